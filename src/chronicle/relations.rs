//! Data derived from a chronicle: who appears where, what is on which row, what led to what.

use hashbrown::{HashMap, HashSet};
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use super::referring::Referring;
use super::rules::Rules;
use super::{Chronicle, Event, EventId, LaneId, OtherName, PlaceId, Ref, Timeline};
use crate::names::{LanguageId, Names};
use crate::time::{Moment, OwnEras};

/// Data derived from a chronicle, either when it is built or when it is first needed.
#[derive(Debug, Default)]
pub struct Relations {
    /// The lanes that have a row with something on it, in the order of the file, which is that of their ids.
    pub rows: Vec<LaneId>,
    /// All events by row, weight and time.
    pub timeline: Arc<Timeline>,
    /// The row and the group of each lane, indexed by its id.
    lanes: Vec<Placed>,
    rules: Rules,
    /// The events that refer to a person, place, lane, source or tag, in chronological order. Not needed for the first frame.
    appearances: OnceLock<HashMap<Ref, Vec<EventId>>>,
    /// What else refers to something. Only needed for cards.
    referring: OnceLock<Referring>,
    /// The parts of an event.
    parts: HashMap<EventId, Vec<EventId>>,
    /// The causes of an event.
    causes: HashMap<EventId, Vec<EventId>>,
    /// Computed when first needed, which is only for a map.
    places_by_weight: OnceLock<Vec<(PlaceId, u8)>>,
    /// The number of names in each language. Only needed for a menu.
    names: OnceLock<Vec<usize>>,
    /// The chronicle's own eras. Only needed for reading dates.
    own_eras: OnceLock<OwnEras>,
}

/// Where a lane is in the chart.
#[derive(Debug, Clone, Copy)]
struct Placed {
    /// The lane on whose row it is drawn.
    row: LaneId,
    /// The index of its group.
    group: Option<usize>,
}

impl Relations {
    /// The lane on whose row a lane is drawn: the outermost one that it lies within, or itself.
    pub(super) fn row_lane(&self, lane: LaneId) -> LaneId {
        self.lanes
            .get(lane.index())
            .map_or(lane, |placed| placed.row)
    }

    /// The index of the group that a lane belongs to.
    pub(super) fn group_of(&self, lane: LaneId) -> Option<usize> {
        self.lanes.get(lane.index())?.group
    }

    /// True during a reign or regime on the row of a lane, and always if it has none.
    pub fn is_ruled(&self, row: LaneId, at: Moment) -> bool {
        self.rules.is_ruled(row, at)
    }

    /// The chronicle's own eras, for reading dates.
    pub(super) fn own_eras(&self, chronicle: &Chronicle) -> &OwnEras {
        self.own_eras.get_or_init(|| chronicle.own_eras())
    }

    fn add_event(&mut self, id: EventId, event: &Event) {
        if let Some(whole) = event.details.part_of {
            self.parts.entry(whole).or_default().push(id);
        }
        for effect in &event.details.leads_to {
            self.causes.entry(*effect).or_default().push(id);
        }
    }

    /// The events that refer to a person, place, lane, source or tag, in chronological order.
    pub(super) fn appearances(&self, chronicle: &Chronicle, of: Ref) -> &[EventId] {
        self.appearances
            .get_or_init(|| appearances(chronicle))
            .get(&of)
            .map_or(&[], Vec::as_slice)
    }

    /// What refers to something, besides events.
    pub(super) fn referring(&self, chronicle: &Chronicle) -> &Referring {
        self.referring.get_or_init(|| Referring::of(chronicle))
    }

    /// The number of names in a language.
    pub fn names(&self, chronicle: &Chronicle, language: LanguageId) -> usize {
        let counts = self.names.get_or_init(|| names_in(chronicle));
        counts.get(language.index()).copied().unwrap_or(0)
    }

    /// Computes what would otherwise delay the response to a key in a large chronicle.
    pub fn prepare(&self, chronicle: &Chronicle) {
        self.appearances.get_or_init(|| appearances(chronicle));
        self.referring(chronicle);
        self.names.get_or_init(|| names_in(chronicle));
        self.places_by_weight(chronicle);
    }

    /// The places with coordinates, each with the greatest weight of its events. Those with the weightiest events come first.
    pub fn places_by_weight(&self, chronicle: &Chronicle) -> &[(PlaceId, u8)] {
        self.places_by_weight.get_or_init(|| {
            let weights = |place: PlaceId| {
                let events = self.appearances(chronicle, place.into()).iter();
                events.map(|event| chronicle[*event].weight)
            };
            let places = chronicle.places.entries();
            let mut places: Vec<(PlaceId, u8)> = places
                .filter(|(_, place)| place.at.is_some())
                .map(|(id, _)| (id, weights(id).max().unwrap_or(0)))
                .collect();
            places.sort_by_cached_key(|(place, greatest)| {
                (
                    Reverse(*greatest),
                    Reverse(weights(*place).map(u32::from).sum::<u32>()),
                )
            });
            places
        })
    }

    /// The parts of an event, in chronological order.
    pub fn parts(&self, event: EventId) -> &[EventId] {
        self.parts.get(&event).map_or(&[], Vec::as_slice)
    }

    /// The causes of an event, in chronological order.
    pub fn causes(&self, event: EventId) -> &[EventId] {
        self.causes.get(&event).map_or(&[], Vec::as_slice)
    }
}

impl Chronicle {
    /// Derives everything of the relations that is needed at once. The events must be in their final order.
    pub(crate) fn relate(&mut self) {
        let mut relations = Relations {
            lanes: placed(self),
            ..Relations::default()
        };
        for (id, event) in self.events.entries() {
            relations.add_event(id, event);
        }
        // What follows needs the rows of the lanes.
        self.relations = relations;
        self.relations.rows = rows(self);
        self.relations.rules = Rules::of(self);
        self.relations.timeline = Arc::new(Timeline::of(self, &self.relations.rows));
    }
}

/// The row and the group of each lane. Each lane is passed only once, however deep others lie within it.
fn placed(chronicle: &Chronicle) -> Vec<Placed> {
    let mut groups = vec![None; chronicle.lanes.len()];
    for (place, group) in chronicle.groups.iter().enumerate().rev() {
        for lane in &group.lanes {
            groups[lane.index()] = Some(place);
        }
    }
    let mut rows: Vec<Option<LaneId>> = vec![None; groups.len()];
    for lane in chronicle.lanes.ids() {
        let (mut passed, mut outermost) = (Vec::new(), lane);
        for outer in chronicle.outward(lane) {
            passed.push(outer);
            outermost = outer;
            if let Some(row) = rows[outer.index()] {
                outermost = row;
                break;
            }
        }
        for inner in passed {
            rows[inner.index()] = Some(outermost);
        }
    }
    let lanes = chronicle.lanes.ids().zip(rows).zip(groups);
    lanes
        .map(|((lane, row), group)| Placed {
            row: row.unwrap_or(lane),
            group,
        })
        .collect()
}

fn appearances(chronicle: &Chronicle) -> HashMap<Ref, Vec<EventId>> {
    let mut appearances: HashMap<Ref, Vec<EventId>> = HashMap::new();
    for (id, event) in chronicle.events.entries() {
        let lanes = event.lanes.iter().flat_map(|lane| chronicle.outward(*lane));
        let details = &event.details;
        let places = details.place.into_iter().chain(details.passed());
        let named = details
            .people
            .iter()
            .map(|person| Ref::Person(*person))
            .chain(places.map(Ref::Place))
            .chain(lanes.map(Ref::Lane))
            .chain(chronicle.rests_on(event).map(Ref::Source))
            .chain(details.attached.tags.iter().map(|tag| Ref::Tag(*tag)))
            .chain(own_kind(event));
        for of in named {
            let events = appearances.entry(of).or_default();
            if events.last() != Some(&id) {
                events.push(id);
            }
        }
    }
    appearances
}

/// The kind of an event if it is defined by the chronicle.
fn own_kind(event: &Event) -> Option<Ref> {
    event.kind.tag().map(Ref::Tag)
}

/// The number of names in each language, indexed by its id.
fn names_in(chronicle: &Chronicle) -> Vec<usize> {
    let mut counts = vec![0; chronicle.languages.len()];
    let mut count = |names: &Names| {
        for name in names.iter() {
            if let Some(count) = counts.get_mut(name.language.index()) {
                *count += 1;
            }
        }
    };
    let others = |also: &[OtherName], count: &mut dyn FnMut(&Names)| {
        for other in also {
            count(&other.name);
        }
    };
    count(&chronicle.title);
    chronicle
        .chapters
        .iter()
        .for_each(|chapter| count(&chapter.name));
    chronicle.eras.iter().for_each(|era| count(&era.name));
    chronicle.spans.iter().for_each(|span| count(&span.name));
    chronicle.tags.iter().for_each(|tag| count(&tag.name));
    for lane in &chronicle.lanes {
        count(&lane.name);
        others(&lane.also, &mut count);
    }
    for source in &chronicle.sources {
        count(&source.title);
        others(&source.also, &mut count);
    }
    for person in &chronicle.people {
        count(&person.name);
        others(&person.also, &mut count);
    }
    for place in &chronicle.places {
        count(&place.name);
        others(&place.also, &mut count);
    }
    for event in &chronicle.events {
        count(&event.name);
        others(&event.details.also, &mut count);
    }
    counts
}

/// The outermost lanes that have an event, a span or an era.
fn rows(chronicle: &Chronicle) -> Vec<LaneId> {
    let events = chronicle
        .events
        .iter()
        .flat_map(|event| event.lanes.iter().copied());
    let spans = chronicle.spans.iter().filter_map(|span| span.lane);
    let eras = chronicle.eras.iter().filter_map(|era| era.lane);
    let used: HashSet<LaneId> = events
        .chain(spans)
        .chain(eras)
        .map(|lane| chronicle.row_lane(lane))
        .collect();
    let lanes = chronicle.lanes.ids();
    lanes.filter(|lane| used.contains(lane)).collect()
}
