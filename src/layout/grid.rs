//! Columns beside each other, each with the moment it starts at.

use super::window::Columns;
use crate::time::Moment;

/// Where every column starts: to find a moment among them is cheaper than to compute its column.
///
/// A grid may reach beyond the screen on both sides. Its columns are counted from its own first one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid {
    /// The first moment of each column, and the one after the last column.
    starts: Vec<Moment>,
    /// The column of the screen that its first one is.
    offset: i64,
}

impl Grid {
    /// The columns of a window.
    pub(super) fn new(columns: Columns<'_>) -> Self {
        Self::over(columns, 0, i64::from(columns.count()))
    }

    /// The columns from one of the screen to before another, which may lie beyond its edges.
    pub(super) fn over(columns: Columns<'_>, first: i64, end: i64) -> Self {
        Self {
            starts: (first..=end.max(first + 1))
                .map(|column| columns.start_of(column))
                .collect(),
            offset: first,
        }
    }

    /// How many columns there are.
    pub(super) fn count(&self) -> u16 {
        u16::try_from(self.starts.len() - 1).unwrap_or(u16::MAX)
    }

    /// The column of the screen that a column is.
    pub(super) fn on_screen(&self, column: u16) -> i64 {
        self.offset + i64::from(column)
    }

    /// The first moment it has.
    pub(super) fn from(&self) -> Moment {
        self.starts.first().copied().unwrap_or_default()
    }

    /// The moment after the last that it has.
    pub(super) fn to(&self) -> Moment {
        self.starts.last().copied().unwrap_or_default()
    }

    /// The column of a moment; the first or the last for one outside.
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

    /// The seconds of its narrowest column.
    pub(super) fn narrowest(&self) -> i64 {
        let seconds = self.starts.windows(2).map(|ends| ends[1].since(ends[0]));
        seconds.min().unwrap_or(0)
    }

    /// The first moment of each column, and the one after the last.
    pub(super) fn bounds(&self) -> impl Iterator<Item = Moment> {
        self.starts.iter().copied()
    }

    /// The columns that a stretch of time covers, cut to the grid; at least one if it touches it.
    pub(super) fn covering(&self, from: Moment, to: Moment) -> Option<(u16, u16)> {
        if to <= self.from() || from >= self.to() {
            return None;
        }
        let first = self.of(from);
        Some((first, self.of(to.plus(-1)).max(first)))
    }
}
