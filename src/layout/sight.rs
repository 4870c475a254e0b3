//! What of time is in sight, and on which columns it is laid out.

use super::bars::{Page, View};
use super::grid::Grid;
use super::window::{Columns, Window};
use crate::chronicle::Row;
use crate::time::Moment;

/// The columns that are in sight, and the pages that they are parts of.
///
/// Names are put on pages as wide as the window, each for itself. So what is in sight of a page keeps its place while the window moves.
pub(super) struct Sight {
    pub(super) columns: u16,
    pub(super) from: Moment,
    pub(super) to: Moment,
    /// The columns of the pages in sight.
    pub(super) pages: Grid,
    /// Where on that grid each page lies.
    pub(super) ranges: Vec<std::ops::Range<u16>>,
    /// The columns of every page that panning reaches from the one that was settled on, for what lasts.
    pub(super) wide: Grid,
    pub(super) page: Page,
    /// The columns of the page that the heights of the lanes go by, on the screen.
    pub(super) settled: (i64, i64),
    pub(super) settled_grid: Grid,
}

impl Sight {
    pub(super) fn new(columns: Columns<'_>, settled: Window) -> Self {
        let count = i64::from(columns.count());
        // Far from the page that was settled on, the window is a page of its own.
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
        let ranges = (0..=to - from).map(|page| small(page * count)..small((page + 1) * count));
        Self {
            columns: columns.count(),
            from: columns.start_of(0),
            to: columns.start_of(count),
            pages: Grid::over(columns, start, first + (to + 1) * count),
            ranges: ranges.collect(),
            wide: Grid::over(columns, first - FAR * count, first + (FAR + 1) * count),
            page,
            settled: (first, first + count),
            settled_grid: Grid::over(columns, first, first + count),
        }
    }

    /// The columns that what lasts is placed on. Among very many events it is enough that it is right for each window by itself.
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

/// So many windows away from where the heights of the lanes were settled, they no longer count.
const FAR: i64 = 2;

/// A lane with more events than this is laid out for each window by itself.
pub(super) const MANY: usize = 50_000;
