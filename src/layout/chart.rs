//! The chart as a whole: lanes, their rows, and the density below them.

use super::allot::allot;
use super::bands::{self, Band};
use super::events::{self, Mark, Placing};
use super::window::{Columns, Window};
use crate::chronicle::{Chronicle, Ref};
use crate::names::Choice;

/// What a chart is asked to show.
#[derive(Debug, Clone, Copy)]
pub struct ChartRequest {
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
    /// For each column, how many events begin in it.
    pub density: Vec<u32>,
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

/// Lays a chart out.
pub fn chart(chronicle: &Chronicle, request: ChartRequest) -> Chart {
    let columns = request.window.on(request.columns);
    let visible = visible(chronicle, request.window);
    let lanes: Vec<Option<Ref>> = rows_of(chronicle);
    let (band_rows, event_rows) = share(chronicle, &lanes, usize::from(request.rows));
    let lane = |((lane, band_rows), event_rows): ((&Option<Ref>, &u16), &u16)| {
        let of_lane: Vec<u32> = visible.iter().copied().filter(|&event| row_of(chronicle, event) == *lane).collect();
        let selected = request.selected;
        let placing = Placing { chronicle, choice: request.choice, columns, selected, rows: *event_rows };
        let placed = events::place(placing, &of_lane);
        LaneRows {
            lane: *lane,
            band_rows: *band_rows,
            event_rows: *event_rows,
            bands: lane.map_or_else(Vec::new, |lane| bands::bands(chronicle, lane, columns, *band_rows)),
            marks: placed.marks,
            hidden: placed.hidden,
        }
    };
    let lanes: Vec<LaneRows> = lanes.iter().zip(&band_rows).zip(&event_rows).map(lane).collect();
    Chart {
        density: density(chronicle, columns, &visible),
        hidden: lanes.iter().map(|lane| lane.hidden).sum(),
        visible: visible.len(),
        columns,
        lanes,
    }
}

/// The lane on whose row an event is drawn.
fn row_of(chronicle: &Chronicle, event: u32) -> Option<Ref> {
    let event = chronicle.event(event as usize)?;
    event.lanes.first().map(|lane| chronicle.row_lane(*lane))
}

fn rows_of(chronicle: &Chronicle) -> Vec<Option<Ref>> {
    let lanes = chronicle.relations.rows.iter().copied().map(Some);
    let homeless = chronicle.events.iter().any(|event| event.lanes.is_empty());
    lanes.chain(homeless.then_some(None)).collect()
}

/// Shares the rows out: one of bands and one of events to each lane, then more events, then more bands.
fn share(chronicle: &Chronicle, lanes: &[Option<Ref>], rows: usize) -> (Vec<u16>, Vec<u16>) {
    let band_wants: Vec<usize> =
        lanes.iter().map(|lane| lane.map_or(0, |lane| bands::rows_wanted(chronicle, lane))).collect();
    let event_wants: Vec<usize> = lanes.iter().map(|lane| event_rows_wanted(chronicle, *lane)).collect();
    let first_bands: Vec<usize> = band_wants.iter().map(|wanted| (*wanted).min(1)).collect();
    // Eras get rows of their own once the events have three rows for each lane.
    let comfortable = first_bands.iter().sum::<usize>() + 3 * lanes.len();
    let spare = rows.saturating_sub(comfortable) / 2;
    let bands = allot(first_bands.iter().sum::<usize>().min(rows) + spare, &band_wants);
    let bands: Vec<usize> = if spare == 0 { allot(rows, &first_bands) } else { bands };
    let events = allot(rows - bands.iter().sum::<usize>().min(rows), &event_wants);
    (bands.into_iter().map(small).collect(), events.into_iter().map(small).collect())
}

/// How many event rows a lane would like: by all its events, so that panning does not move the lanes.
fn event_rows_wanted(chronicle: &Chronicle, lane: Option<Ref>) -> usize {
    let events = match lane {
        Some(lane) => chronicle.relations.drawn_on(lane),
        None => chronicle.events.iter().filter(|event| event.lanes.is_empty()).count(),
    };
    events.min(ENOUGH_ROWS)
}

fn small(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// The events that touch the window, in order of time.
fn visible(chronicle: &Chronicle, window: Window) -> Vec<u32> {
    let (from, to) = (window.from(), window.to());
    let after = chronicle.events.partition_point(|event| event.when.extent().start() < to);
    (0u32..)
        .zip(&chronicle.events[..after])
        .filter(|(_, event)| event.when.extent().end() > from)
        .map(|(index, _)| index)
        .collect()
}

/// An event counts once, in the column where it begins: what a long one fills says nothing of how much happened.
fn density(chronicle: &Chronicle, columns: Columns, visible: &[u32]) -> Vec<u32> {
    let mut density = vec![0; usize::from(columns.count())];
    for event in visible.iter().filter_map(|&event| chronicle.event(event as usize)) {
        let column = columns.of(event.when.extent().start());
        if let Some(count) = usize::try_from(column).ok().and_then(|column| density.get_mut(column)) {
            *count += 1;
        }
    }
    density
}
