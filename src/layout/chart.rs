//! The chart as a whole: lanes and their rows.

use super::allot::{allot, allot_high};
use super::bands::{self, Band};
use super::events::{self, Placing};
use super::grid::Grid;
use super::marks::{Label, Mark};
use super::scale::Scale;
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
    /// The row of the timeline that gets all the room there is, each other one row of events.
    pub expanded: Option<usize>,
    /// How names stand.
    pub stand: Stand,
    /// How time is spread.
    pub scale: &'a Scale,
}

/// How the names of a chart stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stand {
    /// Upright where that shows more names.
    #[default]
    Either,
    /// Upright wherever the script is written so.
    Upright,
    /// Lying.
    Lying,
}

impl Stand {
    /// The next way, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Either => Self::Upright,
            Self::Upright => Self::Lying,
            Self::Lying => Self::Either,
        }
    }
}

/// A chart, ready to be drawn.
#[derive(Debug)]
pub struct Chart<'a> {
    /// How time maps to columns.
    pub columns: Columns<'a>,
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
pub fn chart(request: ChartRequest<'_>) -> Chart<'_> {
    let columns = request.window.spread(request.columns, request.scale);
    let grid = Grid::new(columns);
    let rows = &request.timeline.rows;
    let shares = share(rows, request);
    let lay = |upright: bool| -> Vec<LaneRows> {
        rows.iter().zip(&shares).map(|(row, share)| lane(request, &grid, row, *share, upright)).collect()
    };
    let lanes = match request.stand {
        Stand::Lying => lay(false),
        Stand::Upright => lay(true),
        Stand::Either => more_names(lay(false), || lay(true), request),
    };
    Chart {
        hidden: lanes.iter().map(|lane| lane.hidden).sum(),
        visible: rows.iter().map(|row| row.touching(grid.from(), grid.to())).sum(),
        columns,
        lanes,
    }
}

/// The lanes with lying names, or those with upright ones if more names are whole then.
fn more_names(lying: Vec<LaneRows>, upright: impl Fn() -> Vec<LaneRows>, request: ChartRequest<'_>) -> Vec<LaneRows> {
    let tag = request.chronicle.languages.tag(request.choice.main);
    let high_enough = lying.iter().any(|lane| lane.event_rows > UPRIGHT_ROWS);
    if !high_enough || !written_upright(tag) {
        return lying;
    }
    let whole = |label: &Option<Label>| label.as_ref().is_some_and(|label| label.whole);
    let names =
        |lanes: &[LaneRows]| lanes.iter().flat_map(|lane| &lane.marks).filter(|mark| whole(&mark.label)).count();
    let upright = upright();
    if names(&upright) > names(&lying) { upright } else { lying }
}

/// The rows of a common name of four characters.
const UPRIGHT_ROWS: u16 = 4;

/// True of languages whose names can stand upright.
fn written_upright(tag: &str) -> bool {
    !tag.contains("Latn") && matches!(tag.split('-').next(), Some("zh" | "lzh" | "yue" | "ja" | "ko"))
}

fn lane(
    request: ChartRequest<'_>,
    grid: &Grid,
    row: &Row,
    (band_rows, event_rows): (u16, u16),
    upright: bool,
) -> LaneRows {
    let ChartRequest { chronicle, choice, .. } = request;
    let selected = request.selected.filter(|event| row.has(*event));
    let marks = events::place(Placing { chronicle, row, choice, grid, selected, rows: event_rows, upright });
    LaneRows {
        lane: row.lane,
        band_rows,
        event_rows,
        bands: bands::bands(chronicle, row, grid, band_rows),
        hidden: row.touching(grid.from(), grid.to()) - marks.len(),
        marks,
    }
}

/// Shares the rows out: one of bands and one of events to each lane, then more events, then more bands. Where names
/// stand upright, the lanes with most events get enough rows for that before the others.
fn share(rows: &[Row], request: ChartRequest<'_>) -> Vec<(u16, u16)> {
    let (room, upright) = (usize::from(request.rows), request.stand == Stand::Upright);
    let band_wants: Vec<usize> = rows.iter().map(bands::rows_wanted).collect();
    // By all its events, so that panning does not move the lanes.
    let enough = |row: usize| match request.expanded {
        None => ENOUGH_ROWS,
        Some(expanded) if expanded == row => room,
        Some(_) => 1,
    };
    let event_wants: Vec<usize> = rows.iter().enumerate().map(|(place, row)| row.events().min(enough(place))).collect();
    let first_bands: Vec<usize> = band_wants.iter().map(|wanted| (*wanted).min(1)).collect();
    // Eras get rows of their own once the events have three rows for each lane.
    let comfortable = first_bands.iter().sum::<usize>() + 3 * rows.len();
    let spare = if upright || request.expanded.is_some() { 0 } else { room.saturating_sub(comfortable) / 2 };
    let bands = allot(first_bands.iter().sum::<usize>().min(room) + spare, &band_wants);
    let bands: Vec<usize> = if spare == 0 { allot(room, &first_bands) } else { bands };
    let left = room - bands.iter().sum::<usize>().min(room);
    let events = if upright { allot_high(left, &event_wants) } else { allot(left, &event_wants) };
    bands.into_iter().map(small).zip(events.into_iter().map(small)).collect()
}

fn small(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
