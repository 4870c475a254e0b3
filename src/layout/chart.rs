//! The chart as a whole: lanes and their rows.

use super::allot::{allot, allot_high};
use super::bands::{self, Band};
use super::events::{self, Placing};
use super::grid::Grid;
use super::marks::{Label, Mark};
use super::scale::Scale;
use super::window::{Columns, Window};
use crate::chronicle::{Chronicle, EventId, LaneId, Row, Timeline};
use crate::names::Choice;
use crate::text::Widths;

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
    pub selected: Option<EventId>,
    /// The language of names.
    pub choice: Choice,
    /// How their columns are counted.
    pub widths: Widths,
    /// The rows of the timeline that are shown, from top to bottom.
    pub rows_shown: &'a [RowView],
    /// How names stand.
    pub stand: Stand,
    /// How time is spread.
    pub scale: &'a Scale,
}

/// How a row of the timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowView {
    /// Its place in the timeline.
    pub row: usize,
    /// How high it is.
    pub height: Height,
    /// How many rows of it are scrolled away above.
    pub scroll: u16,
}

impl RowView {
    /// The rows of a timeline as they come.
    pub fn all(timeline: &Timeline) -> Vec<Self> {
        (0..timeline.rows.len())
            .map(|row| Self {
                row,
                height: Height::Fitting,
                scroll: 0,
            })
            .collect()
    }
}

/// How high a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Height {
    /// One row.
    Low,
    /// As its events need, in fair shares.
    #[default]
    Fitting,
    /// All the room there is; the others have one row.
    Whole,
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
    /// How many events of the window are drawn nowhere.
    pub hidden: usize,
    /// How many events touch the window.
    pub visible: usize,
}

/// One lane of the chart.
#[derive(Debug)]
pub struct LaneRows {
    /// The lane; absent for events that belong to none.
    pub lane: Option<LaneId>,
    /// Rows taken by bands.
    pub band_rows: u16,
    /// Rows taken by events, below the bands.
    pub event_rows: u16,
    /// Reigns, eras and other stretches.
    pub bands: Vec<Band>,
    /// The events, guests among them.
    pub marks: Vec<Mark>,
    /// How many of its own events in the window are not drawn here.
    pub hidden: usize,
    /// How many rows are scrolled away above.
    pub scroll: u16,
}

/// The most event rows that are of use to a lane.
const ENOUGH_ROWS: usize = 12;

/// Lays a chart out. Costs what there are columns and rows for, whatever there are events.
pub fn chart(request: ChartRequest<'_>) -> Chart<'_> {
    let columns = request.window.spread(request.columns, request.scale);
    let grid = Grid::new(columns);
    let shown = request
        .rows_shown
        .iter()
        .filter_map(|view| Some((request.timeline.rows.get(view.row)?, *view)));
    let rows: Vec<(&Row, RowView)> = shown.collect();
    let shares = share(&rows, request);
    let task = |((row, view), rows)| Task {
        row,
        view,
        rows,
        touching: row.touching(grid.from(), grid.to()),
    };
    let tasks: Vec<Task<'_>> = rows.into_iter().zip(shares).map(task).collect();
    let lay = |upright: bool| {
        tasks
            .iter()
            .map(|task| lane(request, &grid, task, upright))
            .collect()
    };
    let lanes = match request.stand {
        Stand::Lying => lay(false),
        Stand::Upright => lay(true),
        Stand::Either => more_names(lay(false), || lay(true), request),
    };
    Chart {
        hidden: lanes.iter().map(|lane| lane.hidden).sum::<usize>() - only_guests(&lanes),
        visible: tasks.iter().map(|task| task.touching).sum(),
        columns,
        lanes,
    }
}

/// How many events have no mark on their own lane but one on another.
fn only_guests(lanes: &[LaneRows]) -> usize {
    let marks = |guest: bool| {
        let marks = lanes
            .iter()
            .flat_map(|lane| &lane.marks)
            .filter(move |mark| mark.guest == guest);
        let mut events: Vec<EventId> = marks.map(|mark| mark.event).collect();
        events.sort_unstable();
        events.dedup();
        events
    };
    let own = marks(false);
    marks(true)
        .into_iter()
        .filter(|guest| own.binary_search(guest).is_err())
        .count()
}

/// The lanes with lying names, or those with upright ones if more names are whole then.
fn more_names(
    lying: Vec<LaneRows>,
    upright: impl Fn() -> Vec<LaneRows>,
    request: ChartRequest<'_>,
) -> Vec<LaneRows> {
    let tag = request.chronicle.languages.tag(request.choice.main);
    let high_enough = lying.iter().any(|lane| lane.event_rows > UPRIGHT_ROWS);
    if !high_enough || !written_upright(tag) {
        return lying;
    }
    let whole = |label: &Option<Label>| label.as_ref().is_some_and(|label| label.whole);
    let names = |lanes: &[LaneRows]| {
        lanes
            .iter()
            .flat_map(|lane| &lane.marks)
            .filter(|mark| whole(&mark.label))
            .count()
    };
    let upright = upright();
    if names(&upright) > names(&lying) {
        upright
    } else {
        lying
    }
}

/// The rows of a common name of four characters.
const UPRIGHT_ROWS: u16 = 4;

/// True of languages whose names can stand upright.
fn written_upright(tag: &str) -> bool {
    !tag.contains("Latn")
        && matches!(
            tag.split('-').next(),
            Some("zh" | "lzh" | "yue" | "ja" | "ko")
        )
}

/// A lane that is to be laid out.
struct Task<'a> {
    row: &'a Row,
    view: RowView,
    /// Its share of the rows: of bands, and of events.
    rows: (u16, u16),
    /// How many of its own events touch the window.
    touching: usize,
}

fn lane(request: ChartRequest<'_>, grid: &Grid, task: &Task<'_>, upright: bool) -> LaneRows {
    let ChartRequest {
        chronicle, choice, ..
    } = request;
    let Task {
        row,
        view,
        rows: (band_rows, event_rows),
        touching,
    } = *task;
    let is_own = |selected: &EventId| row.has(*selected, chronicle[*selected].weight);
    let selected = request.selected.filter(is_own);
    let scroll = view.scroll;
    let placed = events::place(Placing {
        chronicle,
        row,
        choice,
        grid,
        selected,
        rows: event_rows,
        upright,
        widths: request.widths,
        scroll,
    });
    let own = placed.marks.iter().filter(|mark| !mark.guest).count();
    LaneRows {
        lane: row.lane,
        band_rows,
        event_rows,
        bands: bands::bands(chronicle, row, grid, band_rows),
        hidden: touching - own,
        scroll: placed.scroll,
        marks: placed.marks,
    }
}

/// Shares the rows out: one of bands and one of events to each lane, then more events, then more bands. Where names
/// stand upright, the lanes with most events get enough rows for that before the others.
fn share(rows: &[(&Row, RowView)], request: ChartRequest<'_>) -> Vec<(u16, u16)> {
    let (room, upright) = (usize::from(request.rows), request.stand == Stand::Upright);
    let whole = rows.iter().any(|(_, view)| view.height == Height::Whole);
    let wants: Vec<(usize, usize)> = rows.iter().map(|row| wants(*row, room, whole)).collect();
    let (band_wants, event_wants): (Vec<usize>, Vec<usize>) = wants.into_iter().unzip();
    let first_bands: Vec<usize> = band_wants.iter().map(|wanted| (*wanted).min(1)).collect();
    // Eras get rows of their own once the events have three rows for each lane.
    let comfortable = first_bands.iter().sum::<usize>() + 3 * rows.len();
    let spare = if upright || whole {
        0
    } else {
        room.saturating_sub(comfortable) / 2
    };
    let bands = allot(
        first_bands.iter().sum::<usize>().min(room) + spare,
        &band_wants,
    );
    let bands: Vec<usize> = if spare == 0 {
        allot(room, &first_bands)
    } else {
        bands
    };
    let left = room - bands.iter().sum::<usize>().min(room);
    let events = if upright {
        allot_high(left, &event_wants)
    } else {
        allot(left, &event_wants)
    };
    bands
        .into_iter()
        .map(small)
        .zip(events.into_iter().map(small))
        .collect()
}

/// How many rows of bands and of events a lane would like to have: by all its events, so that panning does not move it.
fn wants((row, view): (&Row, RowView), room: usize, whole: bool) -> (usize, usize) {
    let has_guests = row.guests().any(|guests| !guests.is_empty());
    let (bands, events) = (
        bands::rows_wanted(row),
        row.events().max(usize::from(has_guests)),
    );
    match view.height {
        Height::Whole => (bands, events.min(room)),
        Height::Fitting if !whole => (bands, events.min(ENOUGH_ROWS)),
        _ if events > 0 => (0, 1),
        _ => (bands.min(1), 0),
    }
}

fn small(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
