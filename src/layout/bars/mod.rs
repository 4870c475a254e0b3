//! Bars of long events and spans, below the band of a lane.

mod placing;

pub(super) use placing::{Bars, Paged, place};

use super::grid::Grid;
use super::marks::{Bar, BarLabel, Caps, Side};
use super::naming::{Form, Naming, doubt_columns};
use crate::chronicle::{Chronicle, Ref};
use crate::time::{Extent, Moment, When};

/// A bar with its row, in columns of a grid that may extend beyond the screen.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) of: Ref,
    pub(super) row: u16,
    first: u16,
    last: u16,
    name: Form<'a>,
    side: Side,
}

/// Where pages of names are divided: at column `first`, and at every multiple of `columns` from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) first: i64,
    pub(super) columns: i64,
}

impl Page {
    /// The column after the last one of the page that a column is on.
    fn end(self, column: i64) -> i64 {
        let page = (column - self.first).div_euclid(self.columns);
        self.first + (page + 1) * self.columns
    }
}

impl Placed<'_> {
    /// The visible part of the bar; `None` if it is off screen.
    pub(super) fn seen(&self, naming: Naming<'_>, view: View<'_>) -> Option<Bar> {
        let (first, last) = (
            view.grid.on_screen(self.first),
            view.grid.on_screen(self.last),
        );
        if last < 0 || first >= view.columns {
            return None;
        }
        let extent = extent(naming.chronicle, self.of)?;
        let screen = |column: i64| u16::try_from(column.clamp(0, view.columns - 1)).unwrap_or(0);
        let certain = extent
            .certain()
            .filter(|(from, to)| *from < view.to && *to > view.from)
            .and_then(|(from, to)| view.grid.covering(from, to))
            .map(|(from, to)| {
                (
                    screen(view.grid.on_screen(from)),
                    screen(view.grid.on_screen(to)),
                )
            });
        Some(Bar {
            of: self.of,
            row: self.row,
            first: screen(first),
            last: screen(last),
            certain,
            gaps: self.gaps(naming.chronicle, view),
            caps: Caps::of(&extent, view.from, view.to),
            doubt: naming.doubt(self.of),
            label: self.label(naming, (first, last), view.columns),
        })
    }

    /// The visible columns between its dates, if it has several.
    fn gaps(&self, chronicle: &Chronicle, view: View<'_>) -> Vec<(u16, u16)> {
        let grid = view.grid;
        let whole = |(from, to): (Moment, Moment)| {
            let (first, last) = grid.covering(from, to)?;
            let first = i64::from(first) + i64::from(grid.start_of(first) < from);
            let last = i64::from(last) - i64::from(to < grid.end_of(last));
            let on_screen = |column: i64| Some(grid.on_screen(u16::try_from(column).ok()?));
            let (first, last) = (
                on_screen(first)?.max(0),
                on_screen(last)?.min(view.columns - 1),
            );
            let column = |column: i64| u16::try_from(column).ok();
            (first <= last).then_some((column(first)?, column(last)?))
        };
        let gaps = when(chronicle, self.of).map(When::gaps).unwrap_or_default();
        gaps.into_iter().filter_map(whole).collect()
    }

    /// The name, if all of it is visible.
    fn label(
        &self,
        naming: Naming<'_>,
        (first, last): (i64, i64),
        columns: i64,
    ) -> Option<BarLabel> {
        let width = i64::from(self.name.width + doubt_columns(naming.doubt(self.of)));
        let (side, column) = match self.side {
            Side::Inside => {
                let (from, to) = (first.max(0), last.min(columns - 1));
                (to - from > width).then_some((Side::Inside, from + 1))?
            }
            Side::Right => (Side::Right, last + 2),
            Side::Left => (Side::Left, first - 1 - width),
        };
        (column >= 0 && column + width <= columns).then(|| BarLabel {
            column: u16::try_from(column).unwrap_or(0),
            text: self.name.text.to_owned(),
            width: u16::try_from(width).unwrap_or(u16::MAX),
            side,
        })
    }

    /// The name right beside the visible part of the bar, if no other bar of the row is in the way. For bars whose name would not be
    /// visible in its own place.
    fn label_beside(
        &self,
        naming: Naming<'_>,
        bars: &[Bar],
        at: usize,
        columns: u16,
    ) -> Option<BarLabel> {
        let bar = bars.get(at)?;
        let width = self.name.width + doubt_columns(naming.doubt(self.of));
        let right = Some((Side::Right, bar.last + 2));
        let left = bar
            .first
            .checked_sub(width + 1)
            .map(|column| (Side::Left, column));
        let is_clear = |side: Side, column: u16| {
            let mut others = bars
                .iter()
                .enumerate()
                .filter(|(place, other)| *place != at && other.row == bar.row);
            column + width <= columns
                && others.all(|(_, other)| {
                    let (from, to) = other.columns();
                    column > to + 1 + side.blanks_before() || column + width < from
                })
        };
        let (side, column) = [right, left]
            .into_iter()
            .flatten()
            .find(|(side, column)| is_clear(*side, *column))?;
        Some(BarLabel {
            column,
            text: self.name.text.to_owned(),
            width,
            side,
        })
    }

    /// Whether any part of it lies on the screen columns from `first` to before `end`.
    pub(super) fn touches(&self, first: i64, end: i64, grid: &Grid) -> bool {
        touches((self.first, self.last), first, end, grid)
    }
}

/// Whether any of the given columns of the grid lies on the screen columns from `first` to before `end`.
fn touches(columns: (u16, u16), first: i64, end: i64, grid: &Grid) -> bool {
    grid.on_screen(columns.1) >= first && grid.on_screen(columns.0) < end
}

/// The visible bars, each with its name if there is room.
pub(super) fn seen(placed: &[&Placed<'_>], naming: Naming<'_>, view: View<'_>) -> Vec<Bar> {
    let seen = placed.iter();
    let seen = seen.filter_map(|placed| Some((*placed, placed.seen(naming, view)?)));
    let (placed, mut bars): (Vec<_>, Vec<_>) = seen.unzip();
    let columns = u16::try_from(view.columns).unwrap_or(u16::MAX);
    for (at, placed) in placed.iter().enumerate() {
        if bars[at].label.is_none() {
            bars[at].label = placed.label_beside(naming, &bars, at, columns);
        }
    }
    bars
}

impl Bar {
    /// The first and last column of the bar together with its name, and the blanks before that.
    fn columns(&self) -> (u16, u16) {
        let Some(label) = &self.label else {
            return (self.first, self.last);
        };
        let start = label.column.saturating_sub(label.side.blanks_before());
        let end = (label.column + label.width).saturating_sub(1);
        (self.first.min(start), self.last.max(end))
    }
}

impl Side {
    /// How many columns before a bar and its name are left free, in addition to the blank after the previous bar. A name to the left of its
    /// bar would otherwise be taken for the name of the bar before it.
    const fn blanks_before(self) -> u16 {
        match self {
            Self::Left => 2,
            Self::Inside | Self::Right => 0,
        }
    }
}

/// The visible columns, and the grid that the bars were placed on.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) grid: &'a Grid,
    pub(super) columns: i64,
    pub(super) from: Moment,
    pub(super) to: Moment,
}

fn extent(chronicle: &Chronicle, of: Ref) -> Option<Extent> {
    when(chronicle, of).map(When::extent)
}

fn when(chronicle: &Chronicle, of: Ref) -> Option<&When> {
    match of {
        Ref::Event(id) => Some(&chronicle[id].when),
        Ref::Span(id) => Some(&chronicle[id].when),
        _ => None,
    }
}
