//! The events of a chronicle by row, weight and time: what a chart asks for, without walking through all of them.

use super::intervals::Intervals;
use super::{Chronicle, Event, Ref, SpanKind};
use crate::time::{Extent, Moment};

/// Weights an event can have.
const WEIGHTS: usize = 5;

/// Layers of stretches behind the events: reigns, eras, the rest.
const LAYERS: usize = 3;

/// Which events there are, when, and on which rows.
///
/// Takes about 37 bytes for each event. A chart asks for what it has columns, and every question is answered by bisection.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The rows, from top to bottom; events that belong to no lane have a last one of their own.
    pub rows: Vec<Row>,
    /// The start of every event that counts, in order.
    starts: Vec<Moment>,
    /// The first start and the last end that are known.
    bounds: Option<(Moment, Moment)>,
}

/// One row of the chart: a lane with those within it.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The lane; absent for events that belong to none.
    pub lane: Option<Ref>,
    /// Events, the weightiest first.
    weights: [Intervals; WEIGHTS],
    /// Every end, in order.
    ends: Vec<Moment>,
    /// Reigns, eras and other stretches.
    layers: [Intervals; LAYERS],
    /// The first start and the last end that are known.
    bounds: Option<(Moment, Moment)>,
}

impl Timeline {
    /// Of the events of a chronicle, those that `counts` lets through, on the rows of `lanes`.
    pub fn of(chronicle: &Chronicle, lanes: &[Ref], counts: impl Fn(u32, &Event) -> bool) -> Self {
        let mut timeline = Self::default();
        timeline.rows.extend(lanes.iter().map(|lane| Row { lane: Some(*lane), ..Row::default() }));
        timeline.rows.push(Row::default());
        let places = row_places(chronicle, lanes);
        for (index, event) in (0u32..).zip(&chronicle.events).filter(|(index, event)| counts(*index, event)) {
            let extent = event.when.extent();
            let row = event.lanes.first().and_then(|lane| place(&places, *lane)).unwrap_or(lanes.len());
            timeline.starts.push(extent.start());
            if let Some(row) = timeline.rows.get_mut(row) {
                row.add_event(index, event.weight, &extent);
            }
        }
        timeline.add_stretches(chronicle, &places);
        timeline.rows.iter_mut().for_each(|row| row.ends.sort_unstable());
        timeline.rows.retain(|row| row.lane.is_some() || row.events() > 0);
        timeline.bounds = timeline.rows.iter().filter_map(|row| row.bounds).reduce(around);
        timeline
    }

    fn add_stretches(&mut self, chronicle: &Chronicle, places: &[Option<usize>]) {
        // A span that an event tells of is drawn as that event.
        let spans = (0u32..).zip(&chronicle.spans).filter(|(_, span)| span.event.is_none());
        let spans = spans.map(|(index, span)| (layer(span.kind), index, span.lane, span.when.extent()));
        let eras = (0u32..).zip(&chronicle.eras).map(|(index, era)| (ERAS, index, era.lane, era.when.extent()));
        let mut stretches: Vec<(usize, u32, Option<Ref>, Extent)> = spans.chain(eras).collect();
        stretches.sort_by_key(|(_, _, _, extent)| extent.start());
        for (layer, index, lane, extent) in stretches {
            let row = lane.and_then(|lane| place(places, lane)).and_then(|row| self.rows.get_mut(row));
            if let Some(layer) = row.and_then(|row| row.layers.get_mut(layer)) {
                layer.push(index, extent.start(), extent.end());
            }
        }
    }

    /// How many events start before a moment.
    pub fn started_before(&self, moment: Moment) -> usize {
        self.starts.partition_point(|start| *start < moment)
    }

    /// The start of the last event that starts before a moment, and that of the first that does not.
    pub fn starts_around(&self, moment: Moment) -> (Option<Moment>, Option<Moment>) {
        let after = self.started_before(moment);
        let before = after.checked_sub(1).and_then(|before| self.starts.get(before));
        (before.copied(), self.starts.get(after).copied())
    }

    /// The start of the event that has so many before it.
    pub fn start(&self, rank: usize) -> Option<Moment> {
        self.starts.get(rank).copied()
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The first start and the last end of its events, open sides left out.
    pub fn bounds(&self) -> Option<(Moment, Moment)> {
        self.bounds
    }
}

impl Row {
    fn add_event(&mut self, index: u32, weight: u8, extent: &Extent) {
        let (start, end) = (extent.start(), extent.end());
        let class = WEIGHTS - usize::from(weight).clamp(1, WEIGHTS);
        self.weights[class].push(index, start, end);
        self.ends.push(end);
        self.bounds = [self.bounds, extent.known_bounds()].into_iter().flatten().reduce(around);
    }

    /// Its events by weight, the weightiest first.
    pub fn by_weight(&self) -> impl DoubleEndedIterator<Item = (u8, &Intervals)> {
        [5, 4, 3, 2, 1].into_iter().zip(&self.weights)
    }

    /// Its stretches by layer: reigns and regimes, eras, the rest; with what they stand for.
    pub fn layers(&self) -> impl Iterator<Item = (fn(u32) -> Ref, &Intervals)> {
        let of: [fn(u32) -> Ref; LAYERS] = [Ref::Span, Ref::Era, Ref::Span];
        of.into_iter().zip(&self.layers)
    }

    /// How many events it has.
    pub fn events(&self) -> usize {
        self.ends.len()
    }

    /// How many of its events touch the time from one moment to before another.
    pub fn touching(&self, from: Moment, to: Moment) -> usize {
        let started: usize = self.weights.iter().map(|events| events.started_before(to)).sum();
        started - self.ends.partition_point(|end| *end <= from)
    }

    /// The first start and the last end of its events, open sides left out.
    pub fn bounds(&self) -> Option<(Moment, Moment)> {
        self.bounds
    }

    /// True if an event is drawn on this row.
    pub fn has(&self, event: u32) -> bool {
        self.weights.iter().any(|events| events.all().binary_search(&event).is_ok())
    }

    /// Its first event after one.
    pub fn next(&self, event: u32) -> Option<u32> {
        let next = |events: &Intervals| {
            let all = events.all();
            all.get(all.partition_point(|of| *of <= event)).copied()
        };
        self.weights.iter().filter_map(next).min()
    }

    /// Its last event before one.
    pub fn previous(&self, event: u32) -> Option<u32> {
        let previous = |events: &Intervals| {
            let all = events.all();
            all.partition_point(|of| *of < event).checked_sub(1).and_then(|before| all.get(before)).copied()
        };
        self.weights.iter().filter_map(previous).max()
    }
}

/// For every lane of a chronicle, the place of its row.
fn row_places(chronicle: &Chronicle, rows: &[Ref]) -> Vec<Option<usize>> {
    let lanes = (0u32..).zip(&chronicle.lanes);
    lanes.map(|(index, _)| rows.iter().position(|row| *row == chronicle.row_lane(Ref::Lane(index)))).collect()
}

fn place(places: &[Option<usize>], lane: Ref) -> Option<usize> {
    let Ref::Lane(index) = lane else { return None };
    places.get(index as usize).copied().flatten()
}

fn around(one: (Moment, Moment), other: (Moment, Moment)) -> (Moment, Moment) {
    (one.0.min(other.0), one.1.max(other.1))
}

/// The layer of eras.
const ERAS: usize = 1;

fn layer(kind: SpanKind) -> usize {
    match kind {
        SpanKind::Reign | SpanKind::Regime => 0,
        SpanKind::Period | SpanKind::War | SpanKind::Siege => 2,
    }
}
