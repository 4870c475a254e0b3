//! Finding things of a chronicle, and how they stand to each other.

use super::{Chronicle, Event, Ref};
use crate::names::{LanguageId, Names};
use crate::time::When;

impl Chronicle {
    /// What has an id.
    pub fn find(&self, id: &str) -> Option<Ref> {
        self.ids.find(id, |of| self.id(of))
    }

    /// The names of anything that has some.
    pub fn names(&self, of: Ref) -> Option<&Names> {
        match of {
            Ref::Event(index) => self.events.get(index as usize).map(|event| &event.name),
            Ref::Person(index) => self.people.get(index as usize).map(|person| &person.name),
            Ref::Place(index) => self.places.get(index as usize).map(|place| &place.name),
            Ref::Lane(index) => self.lanes.get(index as usize).map(|lane| &lane.name),
            Ref::Era(index) => self.eras.get(index as usize).map(|era| &era.name),
            Ref::Span(index) => self.spans.get(index as usize).map(|span| &span.name),
            Ref::Source(index) => self.sources.get(index as usize).map(|source| &source.title),
        }
    }

    /// The name of something for where there is little room: its short one in that very language, or its name.
    pub fn short_name(&self, of: Ref, language: LanguageId) -> &str {
        let short = match of {
            Ref::Person(index) => self.people.get(index as usize).map(|person| &person.short),
            Ref::Lane(index) => self.lanes.get(index as usize).map(|lane| &lane.short),
            Ref::Event(index) => self.events.get(index as usize).map(|event| &event.told.short),
            Ref::Span(index) => self.spans.get(index as usize).map(|span| &span.short),
            Ref::Place(_) | Ref::Era(_) | Ref::Source(_) => None,
        };
        let short = short
            .and_then(|names| names.get(language))
            .map(|name| &*name.text);
        short
            .or_else(|| Some(self.names(of)?.shown(language, &self.languages).text))
            .unwrap_or_default()
    }

    /// The lane on whose row another one is drawn: itself, or the outermost one it lies within.
    pub fn row_lane(&self, lane: Ref) -> Ref {
        self.outward(lane).last().unwrap_or(lane)
    }

    /// True if a lane is another one, or lies within it at any depth.
    pub fn lies_within(&self, lane: Ref, outer: Ref) -> bool {
        self.outward(lane).any(|lane| lane == outer)
    }

    /// A lane, the one it lies within, and so on.
    pub(super) fn outward(&self, lane: Ref) -> impl Iterator<Item = Ref> {
        let outer = |lane: &Ref| match lane {
            Ref::Lane(index) => self.lanes.get(*index as usize)?.within,
            _ => None,
        };
        // A chain longer than the list of lanes is a circle.
        std::iter::successors(Some(lane), outer).take(self.lanes.len().max(1))
    }

    /// The events that name a person, place, lane or source, in order of time; for a lane, those on one within it too; for an era or
    /// another stretch, those that begin within it on its row.
    pub fn appearances(&self, of: Ref) -> &[u32] {
        match of {
            Ref::Era(index) => self
                .eras
                .get(index as usize)
                .map_or(&[], |era| self.begun_within(era.lane, &era.when)),
            Ref::Span(index) => self
                .spans
                .get(index as usize)
                .map_or(&[], |span| self.begun_within(span.lane, &span.when)),
            _ => self.relations.appearances(self, of),
        }
    }

    fn begun_within(&self, lane: Option<Ref>, when: &When) -> &[u32] {
        let on_row = lane.map_or(&[][..], |lane| {
            self.relations.appearances(self, self.row_lane(lane))
        });
        let start = |event: u32| {
            self.event(event as usize)
                .map(|event| event.when.extent().start())
        };
        let extent = when.extent();
        let from = on_row.partition_point(|event| start(*event) < Some(extent.start()));
        let within = on_row[from..].partition_point(|event| start(*event) < Some(extent.end()));
        &on_row[from..from + within]
    }

    /// True if an event names a person, place, lane or source, or begins within an era or another stretch on its row.
    pub fn tells_of(&self, event: u32, of: Ref) -> bool {
        match of {
            Ref::Era(index) => self
                .eras
                .get(index as usize)
                .is_some_and(|era| self.falls(event, era.lane, &era.when)),
            Ref::Span(index) => self
                .spans
                .get(index as usize)
                .is_some_and(|span| self.falls(event, span.lane, &span.when)),
            _ => self
                .event(event as usize)
                .is_some_and(|event| self.names_thing(event, of)),
        }
    }

    /// True if an event names a person, place, lane or source.
    fn names_thing(&self, event: &Event, of: Ref) -> bool {
        match of {
            Ref::Person(_) => event.told.people.contains(&of),
            Ref::Place(_) => event.told.place == Some(of) || event.told.route.contains(&of),
            Ref::Lane(_) => event.lanes.iter().any(|lane| self.lies_within(*lane, of)),
            Ref::Source(_) => event
                .told
                .sources
                .iter()
                .any(|citation| citation.source == of),
            Ref::Event(_) | Ref::Era(_) | Ref::Span(_) => false,
        }
    }

    /// True if an event stands on the row of a lane and begins within a stretch of time.
    fn falls(&self, event: u32, lane: Option<Ref>, when: &When) -> bool {
        let Some((event, lane)) = self.event(event as usize).zip(lane) else {
            return false;
        };
        let extent = when.extent();
        let row = self.row_lane(lane);
        (extent.start()..extent.end()).contains(&event.when.extent().start())
            && event.lanes.iter().any(|lane| self.row_lane(*lane) == row)
    }

    /// The id of something.
    pub fn id(&self, of: Ref) -> &str {
        let id = match of {
            Ref::Event(index) => self.events.get(index as usize).map(|event| &event.id),
            Ref::Person(index) => self.people.get(index as usize).map(|person| &person.id),
            Ref::Place(index) => self.places.get(index as usize).map(|place| &place.id),
            Ref::Lane(index) => self.lanes.get(index as usize).map(|lane| &lane.id),
            Ref::Era(index) => self.eras.get(index as usize).map(|era| &era.id),
            Ref::Span(index) => self.spans.get(index as usize).map(|span| &span.id),
            Ref::Source(index) => self.sources.get(index as usize).map(|source| &source.id),
        };
        id.map_or("", |id| &**id)
    }

    /// The event at a place in the list.
    pub fn event(&self, index: usize) -> Option<&Event> {
        self.events.get(index)
    }

    /// The first event that starts within or after the focus, which is what a reader sees first.
    pub fn opening_event(&self) -> usize {
        let Some((from, _)) = self.focus else {
            return 0;
        };
        let first = self
            .events
            .partition_point(|event| event.when.extent().start() < from);
        if first == self.events.len() { 0 } else { first }
    }
}
