//! The strip below the chart: how much happened when, over the whole range, and where the window is in it.

use super::grid::Grid;
use super::window::Window;
use crate::chronicle::Timeline;

/// The whole range in columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// For each column, how many events begin in it. Duration does not count, since it does not show how much happened.
    pub counts: Vec<u32>,
    /// The first and last column of the window; the nearest one if it lies outside.
    pub window: (u16, u16),
}

/// The strip of a timeline over the range `whole`, on the given number of columns.
pub fn strip(timeline: &Timeline, whole: Window, window: Window, columns: u16) -> Strip {
    let grid = Grid::new(whole.on(columns));
    let mut counts = Vec::with_capacity(columns.into());
    let (mut before, mut likely) = (timeline.started_before(grid.from()), 0);
    for end in grid.bounds().skip(1) {
        // Neighbouring columns have similar counts: the last one is a guess for the next.
        let after = timeline.started_before_near(end, before + likely);
        likely = after - before;
        counts.push(u32::try_from(likely).unwrap_or(u32::MAX));
        before = after;
    }
    Strip {
        counts,
        window: (grid.of(window.from()), grid.of(window.to().plus(-1))),
    }
}
