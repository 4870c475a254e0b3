//! The columns of a window, each with the moment it starts at.

use super::window::Columns;
use crate::time::Moment;

/// Where every column starts: to find a moment among them is cheaper than to reckon its column.
#[derive(Debug)]
pub(super) struct Grid {
    /// The first moment of each column, and the one after the last column.
    starts: Vec<Moment>,
}

impl Grid {
    /// The columns of a window.
    pub(super) fn new(columns: Columns<'_>) -> Self {
        let starts = (0..i64::from(columns.count())).map(|column| columns.start_of(column));
        Self {
            starts: starts.chain([columns.window().to()]).collect(),
        }
    }

    /// How many columns there are.
    pub(super) fn count(&self) -> u16 {
        u16::try_from(self.starts.len() - 1).unwrap_or(u16::MAX)
    }

    /// The first moment on screen.
    pub(super) fn from(&self) -> Moment {
        self.starts.first().copied().unwrap_or_default()
    }

    /// The moment after the last on screen.
    pub(super) fn to(&self) -> Moment {
        self.starts.last().copied().unwrap_or_default()
    }

    /// The column of a moment; the first or the last for one off the screen.
    pub(super) fn of(&self, moment: Moment) -> u16 {
        let column = self
            .starts
            .partition_point(|start| *start <= moment)
            .saturating_sub(1);
        u16::try_from(column)
            .unwrap_or(u16::MAX)
            .min(self.count().saturating_sub(1))
    }

    /// The first moment of a column.
    pub(super) fn start_of(&self, column: u16) -> Moment {
        self.starts
            .get(usize::from(column))
            .copied()
            .unwrap_or(self.to())
    }

    /// The moment after the last of a column.
    pub(super) fn end_of(&self, column: u16) -> Moment {
        self.starts
            .get(usize::from(column) + 1)
            .copied()
            .unwrap_or(self.to())
    }

    /// How long a column is, in seconds.
    pub(super) fn seconds_of(&self, column: u16) -> i64 {
        self.end_of(column).since(self.start_of(column))
    }

    /// The first moment of each column, and the one after the last.
    pub(super) fn bounds(&self) -> impl Iterator<Item = Moment> {
        self.starts.iter().copied()
    }

    /// The columns that a stretch of time covers, cut to the screen; at least one if it touches it.
    pub(super) fn covering(&self, from: Moment, to: Moment) -> Option<(u16, u16)> {
        if to <= self.from() || from >= self.to() {
            return None;
        }
        let first = self.of(from);
        Some((first, self.of(to.plus(-1)).max(first)))
    }
}
