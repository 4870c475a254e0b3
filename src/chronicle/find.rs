//! Looking things up in a chronicle, and relations between them.

use hashbrown::HashMap;

use super::{
    Attached, Chronicle, Event, EventId, EventKind, LaneId, OtherName, Ref, SpanId, SpanKind, TagId,
};
use crate::names::{LanguageId, Names};
use crate::time::{Context, When};

impl Chronicle {
    /// The context for parsing a date: the chronicle's calendars and time zone.
    pub fn dates_among(&self) -> Context<'_> {
        Context {
            calendars: &self.calendars,
            zone: Some(self.zone),
            ..Context::of(self.reckoning)
        }
    }

    /// The thing with an id.
    pub fn find(&self, id: &str) -> Option<Ref> {
        self.ids.find(id, |of| self.id(of))
    }

    /// The names of something.
    pub fn names(&self, of: impl Into<Ref>) -> &Names {
        match of.into() {
            Ref::Event(id) => &self[id].name,
            Ref::Person(id) => &self[id].name,
            Ref::Place(id) => &self[id].name,
            Ref::Lane(id) => &self[id].name,
            Ref::Era(id) => &self[id].name,
            Ref::Span(id) => &self[id].name,
            Ref::Source(id) => &self[id].title,
            Ref::Tag(id) => &self[id].name,
        }
    }

    /// The other names of something.
    pub fn also(&self, of: impl Into<Ref>) -> &[OtherName] {
        match of.into() {
            Ref::Event(id) => &self[id].details.also,
            Ref::Person(id) => &self[id].also,
            Ref::Place(id) => &self[id].also,
            Ref::Lane(id) => &self[id].also,
            Ref::Source(id) => &self[id].also,
            Ref::Era(_) | Ref::Span(_) | Ref::Tag(_) => &[],
        }
    }

    /// An alias of something by its id, in every language. `None` if there is no such alias.
    pub fn alias(&self, of: impl Into<Ref>, alias: &str) -> Option<&Names> {
        let mut others = self.also(of).iter();
        others
            .find(|other| &*other.id == alias)
            .map(|other| &other.name)
    }

    /// The name of something for where space is limited: its short name in that very language, or else its full name.
    pub fn short_name(&self, of: impl Into<Ref>, language: LanguageId) -> &str {
        let of = of.into();
        self.short_form(of, language)
            .unwrap_or_else(|| self.names(of).shown(language, &self.languages).text)
    }

    /// What a band or a bar is named after: for a reign, its ruler.
    pub fn named_after(&self, of: Ref) -> Ref {
        let span = SpanId::of(of).map(|span| &self[span]);
        let person = span.and_then(|span| span.person.filter(|_| span.kind == SpanKind::Reign));
        person.map_or(of, Ref::from)
    }

    /// The short name of something in that very language, or `None` if it has none.
    pub fn short_form(&self, of: Ref, language: LanguageId) -> Option<&str> {
        let short = self.short_names(of)?.get(language);
        short.map(|short| &*short.text)
    }

    /// The short names of something, or `None` for kinds of things that have none.
    pub fn short_names(&self, of: Ref) -> Option<&Names> {
        match of {
            Ref::Person(id) => Some(&self[id].short),
            Ref::Lane(id) => Some(&self[id].short),
            Ref::Event(id) => Some(&self[id].details.short),
            Ref::Span(id) => Some(&self[id].short),
            Ref::Source(id) => Some(&self[id].short),
            Ref::Place(_) | Ref::Era(_) | Ref::Tag(_) => None,
        }
    }

    /// The lane on whose row a lane is drawn: the outermost one that it lies within, or itself.
    pub fn row_lane(&self, lane: LaneId) -> LaneId {
        self.relations.row_lane(lane)
    }

    /// The index of the group that a lane belongs to.
    pub fn group_of(&self, lane: LaneId) -> Option<usize> {
        self.relations.group_of(lane)
    }

    /// Sorts lanes so that those of a group are adjacent, at the position of the first of them.
    pub fn grouped(&self, lanes: Vec<Option<LaneId>>) -> Vec<Option<LaneId>> {
        if self.groups.is_empty() {
            return lanes;
        }
        let mut first = HashMap::new();
        let place = |(at, lane): (usize, Option<LaneId>)| {
            let group = lane.and_then(|lane| self.group_of(lane));
            let place = group.map_or(at, |group| *first.entry(group).or_insert(at));
            (place, lane)
        };
        let mut placed: Vec<(usize, Option<LaneId>)> =
            lanes.into_iter().enumerate().map(place).collect();
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, lane)| lane).collect()
    }

    /// True if a lane is another one, or lies within it at any depth.
    pub fn lies_within(&self, lane: LaneId, outer: LaneId) -> bool {
        self.outward(lane).any(|lane| lane == outer)
    }

    /// The lane, the one it lies within, and so on outwards.
    pub(super) fn outward(&self, lane: LaneId) -> impl Iterator<Item = LaneId> {
        // A chain longer than the number of lanes is a cycle.
        std::iter::successors(Some(lane), |lane| self[*lane].within).take(self.lanes.len())
    }

    /// The links, media and tags of something, or `None` for kinds of things that have none.
    pub fn attached(&self, of: impl Into<Ref>) -> Option<&Attached> {
        match of.into() {
            Ref::Event(id) => Some(&self[id].details.attached),
            Ref::Person(id) => Some(&self[id].attached),
            Ref::Place(id) => Some(&self[id].attached),
            Ref::Lane(_) | Ref::Era(_) | Ref::Span(_) | Ref::Source(_) | Ref::Tag(_) => None,
        }
    }

    /// The kinds of events: the built-in ones, then those of the chronicle.
    pub fn kinds(&self) -> impl Iterator<Item = EventKind> {
        let own = self.tags.entries().filter(|(_, tag)| tag.mark.is_some());
        EventKind::ALL
            .into_iter()
            .chain(own.map(|(id, _)| EventKind::own(id)))
    }

    /// The tag with a given word.
    pub fn tag(&self, word: &str) -> Option<TagId> {
        let mut tags = self.tags.entries();
        tags.find(|(_, tag)| &*tag.id == word).map(|(id, _)| id)
    }

    /// The counterpart in this chronicle of something in another one, by its id.
    pub fn same(&self, other: &Self, of: Ref) -> Option<Ref> {
        match of {
            Ref::Tag(id) => self.tag(&other[id].id).map(Ref::Tag),
            _ => self.find(other.id(of)),
        }
    }

    /// The events that refer to a person, place, lane, source or tag, in chronological order; for a lane, also those on lanes within it.
    /// For an era or another stretch of time, the events on its row that begin within it.
    pub fn appearances(&self, of: impl Into<Ref>) -> &[EventId] {
        let of = of.into();
        match of {
            Ref::Era(id) => self.begun_within(self[id].lane, &self[id].when),
            Ref::Span(id) => self.begun_within(self[id].lane, &self[id].when),
            Ref::Event(_)
            | Ref::Person(_)
            | Ref::Place(_)
            | Ref::Lane(_)
            | Ref::Source(_)
            | Ref::Tag(_) => self.relations.appearances(self, of),
        }
    }

    fn begun_within(&self, lane: Option<LaneId>, when: &When) -> &[EventId] {
        let Some(lane) = lane else { return &[] };
        let on_row = self.relations.appearances(self, self.row_lane(lane).into());
        let start = |event: EventId| self[event].when.extent().start();
        let extent = when.extent();
        let from = on_row.partition_point(|event| start(*event) < extent.start());
        let within = on_row[from..].partition_point(|event| start(*event) < extent.end());
        &on_row[from..from + within]
    }

    /// True if an event refers to a person, place, lane, source or tag, or begins within an era or another stretch of time on its row.
    pub fn mentions(&self, event: EventId, of: Ref) -> bool {
        let event = &self[event];
        let details = &event.details;
        match of {
            Ref::Person(id) => details.people.contains(&id),
            Ref::Place(id) => {
                details.place == Some(id) || details.passed().any(|place| place == id)
            }
            Ref::Lane(id) => event.lanes.iter().any(|lane| self.lies_within(*lane, id)),
            Ref::Source(id) => self.rests_on(event).any(|source| source == id),
            Ref::Tag(id) => details.attached.tags.contains(&id) || event.kind == EventKind::own(id),
            Ref::Era(id) => self.falls(event, self[id].lane, &self[id].when),
            Ref::Span(id) => self.falls(event, self[id].lane, &self[id].when),
            Ref::Event(_) => false,
        }
    }

    /// True if an event is on the row of a lane and begins within a stretch of time.
    fn falls(&self, event: &Event, lane: Option<LaneId>, when: &When) -> bool {
        let Some(lane) = lane else { return false };
        let extent = when.extent();
        let row = self.row_lane(lane);
        (extent.start()..extent.end()).contains(&event.when.extent().start())
            && event.lanes.iter().any(|lane| self.row_lane(*lane) == row)
    }

    /// The id of something, as written in the file; for a tag, its word.
    pub fn id(&self, of: impl Into<Ref>) -> &str {
        match of.into() {
            Ref::Event(id) => &self[id].id,
            Ref::Person(id) => &self[id].id,
            Ref::Place(id) => &self[id].id,
            Ref::Lane(id) => &self[id].id,
            Ref::Era(id) => &self[id].id,
            Ref::Span(id) => &self[id].id,
            Ref::Source(id) => &self[id].id,
            Ref::Tag(id) => &self[id].id,
        }
    }

    /// The event selected at first: the first one that starts within or after the focus, or else the first of all. `None` if there are no
    /// events.
    pub fn opening_event(&self) -> Option<EventId> {
        let first = self.focus.and_then(|(from, _)| {
            let before = |event: &Event| event.when.extent().start() < from;
            self.events.id_at(self.events.partition_point(before))
        });
        first.or_else(|| self.events.id_at(0))
    }
}
