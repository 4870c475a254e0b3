//! The events of a chronicle by row, weight and time, so that a chart can query them without going through all of them.

use std::collections::HashMap;

use super::ends::Ends;
use super::intervals::{Intervals, count_near};
use super::{Chronicle, Event, EventId, LaneId, Ref, SpanKind};
use crate::time::{Extent, Moment};

/// The number of possible weights of an event.
const WEIGHTS: usize = 5;

/// The number of layers of stretches: reigns, eras, wars and sieges, periods.
const LAYERS: usize = 4;

/// The events and stretches of a chronicle by row, weight and time.
///
/// Takes about 42 bytes per event. A chart makes a bounded number of queries per column, and each is answered by binary search.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The rows from top to bottom. Events without a lane have a separate row at the end.
    pub rows: Vec<Row>,
    /// The starts of all events, sorted.
    starts: Vec<Moment>,
    /// The spans without a lane.
    pub behind: Intervals<Ref>,
    /// The first known start and the last known end.
    bounds: Option<(Moment, Moment)>,
}

/// A row of the chart: a lane with the lanes within it.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The lane, or `None` for the row of events without a lane.
    pub lane: Option<LaneId>,
    /// The events by weight, greatest weight first.
    weights: [Intervals<EventId>; WEIGHTS],
    /// The ends of the events on this row.
    ends: Ends,
    /// The layers: reigns and regimes, eras, wars and sieges, periods.
    layers: [Intervals<Ref>; LAYERS],
    /// The first known start and the last known end.
    bounds: Option<(Moment, Moment)>,
}

impl Timeline {
    /// All events of a chronicle, on the rows of `lanes` and a last row for events without a lane.
    pub fn of(chronicle: &Chronicle, lanes: &[LaneId]) -> Self {
        let rows: Vec<Option<LaneId>> = lanes.iter().copied().map(Some).chain([None]).collect();
        let mut builder = TimelineBuilder::new(chronicle, &rows);
        for (id, event) in chronicle.events.entries() {
            builder.add(id, event);
        }
        builder.finish(chronicle)
    }

    fn add_stretches(&mut self, chronicle: &Chronicle, places: &[Option<usize>]) {
        // A span that is described by an event is drawn as that event.
        let spans = chronicle.spans.entries();
        let spans = spans.filter(|(_, span)| span.event.is_none());
        let spans = spans.map(|(id, span)| {
            (
                layer(span.kind),
                Ref::Span(id),
                span.lane,
                span.when.extent(),
            )
        });
        let eras = chronicle.eras.entries();
        let eras = eras.map(|(id, era)| (ERAS, Ref::Era(id), era.lane, era.when.extent()));
        let mut stretches: Vec<(usize, Ref, Option<LaneId>, Extent)> = spans.chain(eras).collect();
        stretches.sort_by_key(|(_, _, _, extent)| extent.start());
        for (layer, of, lane, extent) in stretches {
            if lane.is_none() && layer != ERAS {
                self.behind.push(of, extent.start(), extent.end());
            }
            let row = lane
                .and_then(|lane| place(places, lane))
                .and_then(|row| self.rows.get_mut(row));
            if let Some(layer) = row.and_then(|row| row.layers.get_mut(layer)) {
                layer.push(of, extent.start(), extent.end());
            }
        }
    }

    /// The number of events that start before a moment.
    pub fn started_before(&self, moment: Moment) -> usize {
        self.starts.partition_point(|start| *start < moment)
    }

    /// The number of events that start before a moment, searched for from a guess.
    pub fn started_before_near(&self, moment: Moment, guess: usize) -> usize {
        count_near(&self.starts, guess, |start| *start < moment)
    }

    /// The start of the last event that starts before a moment, and of the first one that does not.
    pub fn starts_around(&self, moment: Moment) -> (Option<Moment>, Option<Moment>) {
        let after = self.started_before(moment);
        let before = after
            .checked_sub(1)
            .and_then(|before| self.starts.get(before));
        (before.copied(), self.starts.get(after).copied())
    }

    /// The start of the event at a rank, counted from 0 in chronological order.
    pub fn start(&self, rank: usize) -> Option<Moment> {
        self.starts.get(rank).copied()
    }

    /// The number of events.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// True if there are no events.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The first known start and the last known end of the events; open sides are ignored.
    pub fn bounds(&self) -> Option<(Moment, Moment)> {
        self.bounds
    }
}

/// Builds a timeline from events that are added in chronological order.
#[derive(Debug, Clone)]
pub struct TimelineBuilder {
    timeline: Timeline,
    /// The row index of every lane of the chronicle.
    places: Vec<Option<usize>>,
    /// The index of the row for events without a lane.
    loose: Option<usize>,
}

impl TimelineBuilder {
    /// An empty timeline with rows for some lanes, from top to bottom; `None` is the row for events without a lane.
    pub fn new(chronicle: &Chronicle, rows: &[Option<LaneId>]) -> Self {
        Self::folded(chronicle, rows, |lane| lane)
    }

    /// Like [`Self::new`], with lanes that share the row of another one; `home` maps an outermost lane to the lane whose row it shares.
    pub fn folded(
        chronicle: &Chronicle,
        rows: &[Option<LaneId>],
        home: impl Fn(LaneId) -> LaneId,
    ) -> Self {
        let by_row: HashMap<Option<LaneId>, usize> = rows.iter().copied().zip(0..).collect();
        let place = |lane: Option<LaneId>| by_row.get(&lane).copied();
        let lanes = chronicle.lanes.ids();
        let places = lanes
            .map(|lane| place(Some(home(chronicle.row_lane(lane)))))
            .collect();
        let rows_of = |lane: &Option<LaneId>| Row {
            lane: *lane,
            ..Row::default()
        };
        let timeline = Timeline {
            rows: rows.iter().map(rows_of).collect(),
            ..Timeline::default()
        };
        Self {
            timeline,
            places,
            loose: place(None),
        }
    }

    /// Adds an event to the row of the first of its lanes that has one. Returns false if no row takes it.
    pub fn add(&mut self, id: EventId, event: &Event) -> bool {
        let mut rows = event
            .lanes
            .iter()
            .filter_map(|lane| place(&self.places, *lane));
        let loose = self.loose.filter(|_| event.lanes.is_empty());
        let row = rows.next().or(loose);
        let Some(row) = row.and_then(|row| self.timeline.rows.get_mut(row)) else {
            return false;
        };
        let extent = event.when.extent();
        row.add_event(id, event.weight, &extent);
        self.timeline.starts.push(extent.start());
        true
    }

    /// Completes the timeline and adds the stretches behind the events.
    pub fn finish(self, chronicle: &Chronicle) -> Timeline {
        let Self {
            mut timeline,
            places,
            ..
        } = self;
        timeline.add_stretches(chronicle, &places);
        for row in &mut timeline.rows {
            row.ends.finish();
            row.weights.iter_mut().for_each(Intervals::finish);
        }
        timeline
            .rows
            .retain(|row| row.lane.is_some() || row.events() > 0);
        timeline.bounds = timeline
            .rows
            .iter()
            .filter_map(|row| row.bounds)
            .reduce(around);
        timeline
    }
}

impl Row {
    fn add_event(&mut self, id: EventId, weight: u8, extent: &Extent) {
        let (start, end) = (extent.start(), extent.end());
        self.weights[class(weight)].push(id, start, end);
        self.ends.push(end);
        self.bounds = [self.bounds, extent.known_bounds()]
            .into_iter()
            .flatten()
            .reduce(around);
    }

    /// The events by weight, greatest weight first.
    pub fn by_weight(&self) -> impl DoubleEndedIterator<Item = (u8, &Intervals<EventId>)> {
        [5, 4, 3, 2, 1].into_iter().zip(&self.weights)
    }

    /// The stretches of the row's band: its reigns and regimes, or its periods if it has neither.
    pub fn reigns(&self) -> &Intervals<Ref> {
        match &self.layers[REIGNS] {
            reigns if reigns.is_empty() => &self.layers[PERIODS],
            reigns => reigns,
        }
    }

    /// Its eras.
    pub fn eras(&self) -> &Intervals<Ref> {
        &self.layers[ERAS]
    }

    /// The other stretches: wars and sieges, and periods if there are reigns. Spans described by an event are not included.
    pub fn wars(&self) -> impl Iterator<Item = &Intervals<Ref>> {
        let periods = (!self.layers[REIGNS].is_empty()).then_some(&self.layers[PERIODS]);
        std::iter::once(&self.layers[WARS]).chain(periods)
    }

    /// The number of events.
    pub fn events(&self) -> usize {
        self.ends.len()
    }

    /// The number of events that overlap the time from `from` to `to` (exclusive).
    pub fn touching(&self, from: Moment, to: Moment) -> usize {
        let started: usize = self
            .weights
            .iter()
            .map(|events| events.started_before(to))
            .sum();
        started - self.ends.up_to(from)
    }

    /// The end of the last event or stretch that starts before a moment, and the start of the first one that does not.
    pub fn around(&self, moment: Moment) -> (Option<Moment>, Option<Moment>) {
        let events = self.weights.iter().map(|events| events.around(moment));
        let stretches = self.layers.iter().map(|layer| layer.around(moment));
        let all: Vec<_> = events.chain(stretches).collect();
        let before = all.iter().filter_map(|(before, _)| *before).max();
        (before, all.iter().filter_map(|(_, after)| *after).min())
    }

    /// The first known start and the last known end of the events; open sides are ignored.
    pub fn bounds(&self) -> Option<(Moment, Moment)> {
        self.bounds
    }

    /// True if an event with this weight is on this row.
    pub fn has(&self, event: EventId, weight: u8) -> bool {
        let events = &self.weights[class(weight)];
        events.at(events.before(event)) == Some(event)
    }

    /// The first event after a given one.
    pub fn next(&self, event: EventId) -> Option<EventId> {
        let next = |events: &Intervals<EventId>| {
            let place = events.before(event);
            events.at(if events.at(place) == Some(event) {
                place + 1
            } else {
                place
            })
        };
        self.weights.iter().filter_map(next).min()
    }

    /// The last event before a given one.
    pub fn previous(&self, event: EventId) -> Option<EventId> {
        let previous = |events: &Intervals<EventId>| {
            events
                .before(event)
                .checked_sub(1)
                .and_then(|before| events.at(before))
        };
        self.weights.iter().filter_map(previous).max()
    }
}

/// The index of a weight, with the greatest first.
fn class(weight: u8) -> usize {
    WEIGHTS - usize::from(weight).clamp(1, WEIGHTS)
}

fn place(places: &[Option<usize>], lane: LaneId) -> Option<usize> {
    places.get(lane.index()).copied().flatten()
}

fn around(one: (Moment, Moment), other: (Moment, Moment)) -> (Moment, Moment) {
    (one.0.min(other.0), one.1.max(other.1))
}

/// The layer of reigns and regimes.
const REIGNS: usize = 0;

/// The layer of eras.
const ERAS: usize = 1;

/// The layer of wars and sieges.
const WARS: usize = 2;

/// The layer of periods.
const PERIODS: usize = 3;

fn layer(kind: SpanKind) -> usize {
    match kind {
        SpanKind::Reign | SpanKind::Regime => REIGNS,
        SpanKind::War | SpanKind::Siege => WARS,
        SpanKind::Period => PERIODS,
    }
}
