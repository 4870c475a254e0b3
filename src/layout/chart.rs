//! The chart as a whole: lanes and their rows.

use super::allot::allot;
use super::bands::{self, Band};
use super::events::{self, Placing};
use super::grid::Grid;
use super::marks::Mark;
use super::window::{Columns, Window};
use crate::chronicle::{Chronicle, Ref, Row, Timeline};
use crate::names::Choice;

/// What a chart is asked to show.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest<'a> {
    /// Whose events.
    pub chronicle: &'a Chronicle,
    /// Which of them, and on which rows.
    pub timeline: &'a Timeline,
    /// The stretch of time.
    pub window: Window,
    /// The columns there are for it.
    pub columns: u16,
    /// The rows there are for lanes.
    pub rows: u16,
    /// The selected event.
    pub selected: Option<u32>,
    /// The language of names.
    pub choice: Choice,
}

/// A chart, ready to be drawn.
#[derive(Debug)]
pub struct Chart {
    /// How time maps to columns.
    pub columns: Columns,
    /// The lanes from top to bottom.
    pub lanes: Vec<LaneRows>,
    /// How many events of the window are not drawn.
    pub hidden: usize,
    /// How many events touch the window.
    pub visible: usize,
}

/// One lane of the chart.
#[derive(Debug)]
pub struct LaneRows {
    /// The lane; absent for events that belong to none.
    pub lane: Option<Ref>,
    /// Rows taken by bands.
    pub band_rows: u16,
    /// Rows taken by events, below the bands.
    pub event_rows: u16,
    /// Reigns, eras and other stretches.
    pub bands: Vec<Band>,
    /// The events.
    pub marks: Vec<Mark>,
    /// How many events of the window found no room.
    pub hidden: usize,
}

/// The most event rows that are of use to a lane.
const ENOUGH_ROWS: usize = 12;

/// Lays a chart out. Costs what there are columns and rows for, whatever there are events.
pub fn chart(request: ChartRequest<'_>) -> Chart {
    let columns = request.window.on(request.columns);
    let grid = Grid::new(columns);
    let rows = &request.timeline.rows;
    let shares = share(rows, usize::from(request.rows));
    let lanes: Vec<LaneRows> = rows.iter().zip(shares).map(|(row, share)| lane(request, &grid, row, share)).collect();
    Chart {
        hidden: lanes.iter().map(|lane| lane.hidden).sum(),
        visible: rows.iter().map(|row| row.touching(grid.from(), grid.to())).sum(),
        columns,
        lanes,
    }
}

fn lane(request: ChartRequest<'_>, grid: &Grid, row: &Row, (band_rows, event_rows): (u16, u16)) -> LaneRows {
    let ChartRequest { chronicle, choice, .. } = request;
    let selected = request.selected.filter(|event| row.has(*event));
    let marks = events::place(Placing { chronicle, row, choice, grid, selected, rows: event_rows });
    LaneRows {
        lane: row.lane,
        band_rows,
        event_rows,
        bands: bands::bands(chronicle, row, grid, band_rows),
        hidden: row.touching(grid.from(), grid.to()) - marks.len(),
        marks,
    }
}

/// Shares the rows out: one of bands and one of events to each lane, then more events, then more bands.
fn share(rows: &[Row], room: usize) -> Vec<(u16, u16)> {
    let band_wants: Vec<usize> = rows.iter().map(bands::rows_wanted).collect();
    // By all its events, so that panning does not move the lanes.
    let event_wants: Vec<usize> = rows.iter().map(|row| row.events().min(ENOUGH_ROWS)).collect();
    let first_bands: Vec<usize> = band_wants.iter().map(|wanted| (*wanted).min(1)).collect();
    // Eras get rows of their own once the events have three rows for each lane.
    let comfortable = first_bands.iter().sum::<usize>() + 3 * rows.len();
    let spare = room.saturating_sub(comfortable) / 2;
    let bands = allot(first_bands.iter().sum::<usize>().min(room) + spare, &band_wants);
    let bands: Vec<usize> = if spare == 0 { allot(room, &first_bands) } else { bands };
    let events = allot(room - bands.iter().sum::<usize>().min(room), &event_wants);
    bands.into_iter().map(small).zip(events.into_iter().map(small)).collect()
}

fn small(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
