//! Which stretch of time is in sight, and the columns it is laid out on.

use super::bars::{Page, View};
use super::grid::Grid;
use super::window::{Columns, Window};
use crate::chronicle::Row;
use crate::time::Moment;

/// The visible columns, and the pages that they are part of.
///
/// Names are laid out on pages as wide as the window, each page by itself. So the visible part of a page keeps its layout while the window
/// moves.
pub(super) struct Sight {
    pub(super) columns: u16,
    pub(super) from: Moment,
    pub(super) to: Moment,
    /// The columns of the pages in sight.
    pub(super) pages: Grid,
    /// The range of each page on that grid.
    pub(super) ranges: Vec<std::ops::Range<u16>>,
    /// The columns of every page that panning reaches from the settled one, for bands and bars.
    pub(super) wide: Grid,
    pub(super) page: Page,
    /// The screen columns of the page that the heights of lanes are based on.
    pub(super) settled: (i64, i64),
    pub(super) settled_grid: Grid,
}

impl Sight {
    pub(super) fn new(columns: Columns<'_>, settled: Window) -> Self {
        let count = i64::from(columns.count());
        // Far from the settled page, the window is its own page.
        let first = match columns.of(settled.from()) {
            first if first.abs() <= FAR * count => first,
            _ => 0,
        };
        let page = Page {
            first,
            columns: count,
        };
        let number = |column: i64| (column - first).div_euclid(count);
        let (from, to) = (number(0), number(count - 1));
        let start = first + from * count;
        let small = |column: i64| u16::try_from(column).unwrap_or(u16::MAX);
        // The pages in sight are among them, as `first` is at most that far.
        let wide = Grid::over(columns, first - FAR * count, first + (FAR + 1) * count);
        let ranges = (0..=to - from).map(|page| small(page * count)..small((page + 1) * count));
        Self {
            columns: columns.count(),
            from: columns.start_of(0),
            to: columns.start_of(count),
            pages: wide.part(start, first + (to + 1) * count),
            ranges: ranges.collect(),
            page,
            settled: (first, first + count),
            settled_grid: wide.part(first, first + count),
            wide,
        }
    }

    /// Whether the window is the page that the heights of lanes are based on.
    pub(super) fn is_settled(&self) -> bool {
        self.pages == self.settled_grid
    }

    /// The columns that bars are placed on. With very many events it is enough if they are right for each window by itself.
    pub(super) fn bars_of(&self, row: &Row) -> &Grid {
        if row.events() > MANY {
            &self.pages
        } else {
            &self.wide
        }
    }

    pub(super) fn view(&self, row: &Row) -> View<'_> {
        View {
            grid: self.bars_of(row),
            columns: self.columns.into(),
            from: self.from,
            to: self.to,
        }
    }
}

/// Settled heights no longer count more than this many windows away.
const FAR: i64 = 2;

/// A lane with more events than this is laid out for each window by itself.
pub(super) const MANY: usize = 50_000;
