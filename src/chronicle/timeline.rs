//! The events of a chronicle by row, weight and time: what a chart asks for, without walking through all of them.

use std::collections::HashMap;

use super::ends::Ends;
use super::intervals::{Intervals, count_near};
use super::{Chronicle, Event, EventId, LaneId, Ref, SpanKind};
use crate::time::{Extent, Moment};

/// Weights an event can have.
const WEIGHTS: usize = 5;

/// Layers of stretches: reigns, eras, wars and sieges, periods.
const LAYERS: usize = 4;

/// Which events there are, when, and on which rows.
///
/// Takes about 42 bytes for each event. A chart asks for what it has columns, and every question is answered by bisection.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The rows, from top to bottom; events that belong to no lane have a last one of their own.
    pub rows: Vec<Row>,
    /// The start of every event that counts, in order.
    starts: Vec<Moment>,
    /// The spans that belong to no lane.
    pub behind: Intervals<Ref>,
    /// The first start and the last end that are known.
    bounds: Option<(Moment, Moment)>,
}

/// One row of the chart: a lane with those within it.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The lane; absent for events that belong to none.
    pub lane: Option<LaneId>,
    /// Events, the weightiest first.
    weights: [Intervals<EventId>; WEIGHTS],
    /// The ends of its own events.
    ends: Ends,
    /// Reigns and regimes, eras, wars and sieges, periods.
    layers: [Intervals<Ref>; LAYERS],
    /// The first start and the last end that are known.
    bounds: Option<(Moment, Moment)>,
}

impl Timeline {
    /// All events of a chronicle, on the rows of `lanes` and one for those of no lane.
    pub fn of(chronicle: &Chronicle, lanes: &[LaneId]) -> Self {
        let rows: Vec<Option<LaneId>> = lanes.iter().copied().map(Some).chain([None]).collect();
        let mut builder = TimelineBuilder::new(chronicle, &rows);
        for (id, event) in chronicle.events.entries() {
            builder.add(id, event);
        }
        builder.finish(chronicle)
    }

    fn add_stretches(&mut self, chronicle: &Chronicle, places: &[Option<usize>]) {
        // A span with an event of its own is drawn as that event.
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

    /// How many events start before a moment.
    pub fn started_before(&self, moment: Moment) -> usize {
        self.starts.partition_point(|start| *start < moment)
    }

    /// How many events start before a moment, looked for from a guess on.
    pub fn started_before_near(&self, moment: Moment, guess: usize) -> usize {
        count_near(&self.starts, guess, |start| *start < moment)
    }

    /// The start of the last event that starts before a moment, and that of the first that does not.
    pub fn starts_around(&self, moment: Moment) -> (Option<Moment>, Option<Moment>) {
        let after = self.started_before(moment);
        let before = after
            .checked_sub(1)
            .and_then(|before| self.starts.get(before));
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

/// A timeline to which events are added one by one, in order.
#[derive(Debug, Clone)]
pub struct TimelineBuilder {
    timeline: Timeline,
    /// For every lane of the chronicle, the place of its row.
    places: Vec<Option<usize>>,
    /// The place of the row for events of no lane.
    loose: Option<usize>,
}

impl TimelineBuilder {
    /// A timeline without events on the rows of some lanes, from top to bottom; no lane is the row of events that belong to none.
    pub fn new(chronicle: &Chronicle, rows: &[Option<LaneId>]) -> Self {
        Self::folded(chronicle, rows, |lane| lane)
    }

    /// The same with lanes that share the row of another one; `home` gives it for a lane with a row of its own.
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

    /// Adds an event on the row of the first of its lanes that has one. False if there is no row for it.
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

    /// The timeline, with the stretches behind the events.
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

    /// Its events by weight, the weightiest first.
    pub fn by_weight(&self) -> impl DoubleEndedIterator<Item = (u8, &Intervals<EventId>)> {
        [5, 4, 3, 2, 1].into_iter().zip(&self.weights)
    }

    /// What its band is made of: its reigns and regimes, or its periods where it has none.
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

    /// Its other stretches, but for those with an event of their own: wars, sieges, and periods within reigns.
    pub fn wars(&self) -> impl Iterator<Item = &Intervals<Ref>> {
        let periods = (!self.layers[REIGNS].is_empty()).then_some(&self.layers[PERIODS]);
        std::iter::once(&self.layers[WARS]).chain(periods)
    }

    /// How many events it has.
    pub fn events(&self) -> usize {
        self.ends.len()
    }

    /// How many of its events touch the time from one moment to before another.
    pub fn touching(&self, from: Moment, to: Moment) -> usize {
        let started: usize = self
            .weights
            .iter()
            .map(|events| events.started_before(to))
            .sum();
        started - self.ends.up_to(from)
    }

    /// The end of the last of its events and stretches that starts before a moment, and the start of the first that does not.
    pub fn around(&self, moment: Moment) -> (Option<Moment>, Option<Moment>) {
        let events = self.weights.iter().map(|events| events.around(moment));
        let stretches = self.layers.iter().map(|layer| layer.around(moment));
        let all: Vec<_> = events.chain(stretches).collect();
        let before = all.iter().filter_map(|(before, _)| *before).max();
        (before, all.iter().filter_map(|(_, after)| *after).min())
    }

    /// The first start and the last end of its events, open sides left out.
    pub fn bounds(&self) -> Option<(Moment, Moment)> {
        self.bounds
    }

    /// True if an event of some weight is drawn on this row as its own.
    pub fn has(&self, event: EventId, weight: u8) -> bool {
        let events = &self.weights[class(weight)];
        events.at(events.before(event)) == Some(event)
    }

    /// Its first event after one.
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

    /// Its last event before one.
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

/// The place of a weight, the weightiest first.
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
