//! Adjacent columns, each with the moment it starts at.

use super::window::Columns;
use crate::time::Moment;

/// The start of every column. Looking a moment up here is cheaper than computing its column.
///
/// A grid may extend beyond the screen on both sides. Its columns are counted from its own first column.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid {
    /// The first moment of each column, and the one after the last column.
    starts: Vec<Moment>,
    /// The screen column of its first column.
    offset: i64,
}

impl Grid {
    /// The columns of a window.
    pub(super) fn new(columns: Columns<'_>) -> Self {
        Self::over(columns, 0, i64::from(columns.count()))
    }

    /// The screen columns from `first` to before `end`, which may lie beyond the edges of the screen.
    pub(super) fn over(columns: Columns<'_>, first: i64, end: i64) -> Self {
        Self {
            starts: columns.starts_of(first..=end.max(first + 1)).collect(),
            offset: first,
        }
    }

    /// Those of its columns from the screen column `first` to before `end`.
    pub(super) fn part(&self, first: i64, end: i64) -> Self {
        let place = |column: i64| {
            let place = usize::try_from(column - self.offset).unwrap_or(0);
            place.min(self.starts.len() - 1)
        };
        Self {
            starts: self.starts[place(first)..=place(end)].to_vec(),
            offset: first,
        }
    }

    /// How many columns there are.
    pub(super) fn count(&self) -> u16 {
        u16::try_from(self.starts.len() - 1).unwrap_or(u16::MAX)
    }

    /// The screen column of a column of the grid.
    pub(super) fn on_screen(&self, column: u16) -> i64 {
        self.offset + i64::from(column)
    }

    /// The first moment of the grid.
    pub(super) fn from(&self) -> Moment {
        self.starts.first().copied().unwrap_or_default()
    }

    /// The end of the grid, exclusive.
    pub(super) fn to(&self) -> Moment {
        self.starts.last().copied().unwrap_or_default()
    }

    /// The column of a moment; the first or the last one for a moment outside the grid.
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

    /// The end of a column, exclusive.
    pub(super) fn end_of(&self, column: u16) -> Moment {
        self.starts
            .get(usize::from(column) + 1)
            .copied()
            .unwrap_or(self.to())
    }

    /// The seconds of the narrowest column.
    pub(super) fn narrowest(&self) -> i64 {
        let seconds = self.starts.windows(2).map(|ends| ends[1].since(ends[0]));
        seconds.min().unwrap_or(0)
    }

    /// The first moment of each column, and the one after the last.
    pub(super) fn bounds(&self) -> impl Iterator<Item = Moment> {
        self.starts.iter().copied()
    }

    /// The first and last column that a stretch of time covers, clipped to the grid; `None` if it does not touch the grid.
    pub(super) fn covering(&self, from: Moment, to: Moment) -> Option<(u16, u16)> {
        if to <= self.from() || from >= self.to() {
            return None;
        }
        let first = self.of(from);
        Some((first, self.of(to.plus(-1)).max(first)))
    }
}
