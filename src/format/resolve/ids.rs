//! Ids: definitions and references.

use hashbrown::{HashMap, HashSet};

use super::Builder;
use super::met::Met;
use crate::check::{Place, Problem, Report, ids};
use crate::chronicle::{
    Entity, Event, EventId, Id, Ids, Lane, LaneId, Person, PersonId, Place as Site, PlaceId, Ref,
    Source, SourceId,
};
use crate::format::scalars::Keyed;
use crate::format::schema;
use crate::format::word::Word;
use crate::text::nearest;

/// Maximum number of ids listed in the message for an unknown id.
pub(super) const NAMED: usize = 6;

/// The kind of thing that an id identifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Event,
    Person,
    Place,
    Lane,
    Era,
    Span,
    Source,
    Tag,
    Group,
}

impl Kind {
    fn of(thing: Ref) -> Self {
        match thing {
            Ref::Event(_) => Self::Event,
            Ref::Person(_) => Self::Person,
            Ref::Place(_) => Self::Place,
            Ref::Lane(_) => Self::Lane,
            Ref::Era(_) => Self::Era,
            Ref::Span(_) => Self::Span,
            Ref::Source(_) => Self::Source,
            Ref::Tag(_) => Self::Tag,
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Person => "person",
            Self::Place => "place",
            Self::Lane => "lane",
            Self::Era => "era",
            Self::Span => "span",
            Self::Source => "source",
            Self::Tag => "tag",
            Self::Group => "group",
        }
    }

    fn with_article(self) -> String {
        let article = if matches!(self, Self::Event | Self::Era) {
            "an"
        } else {
            "a"
        };
        format!("{article} {}", self.noun())
    }
}

/// Something that fields can refer to.
pub(super) trait Field: Entity {
    const KIND: Kind;
}

impl Field for Event {
    const KIND: Kind = Kind::Event;
}

impl Field for Person {
    const KIND: Kind = Kind::Person;
}

impl Field for Site {
    const KIND: Kind = Kind::Place;
}

impl Field for Lane {
    const KIND: Kind = Kind::Lane;
}

impl Field for Source {
    const KIND: Kind = Kind::Source;
}

/// The definition of an id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    kind: Kind,
    /// `None` for things that no field refers to, and for an event without a date, which is not built.
    of: Option<Ref>,
    /// Where the id is defined.
    place: Place,
}

impl Known {
    fn new(of: Ref, place: Place) -> Self {
        Self {
            kind: Kind::of(of),
            of: Some(of),
            place,
        }
    }

    /// A reference to the thing, if it was built.
    pub(super) fn thing(self) -> Option<Ref> {
        self.of
    }

    fn absent(kind: Kind, place: Place) -> Self {
        Self {
            kind,
            of: None,
            place,
        }
    }
}

/// Everything with an id, except events.
#[derive(Debug, Default)]
pub(super) struct Entities<'s> {
    entities: HashMap<&'s str, Known>,
    /// Ids that malformed ids were probably meant to be.
    malformed: HashSet<String>,
}

/// All events with an id.
pub(super) struct EventIds<'s> {
    ids: Ids,
    events: &'s [Event],
    /// The place of the id of each event.
    places: &'s [Place],
    /// The ids of the other names of events.
    aliases: HashSet<(EventId, &'s str)>,
    /// Events without a date, which are not built.
    undated: HashMap<&'s str, Place>,
    /// Ids that malformed ids were probably meant to be.
    malformed: HashSet<String>,
    /// Ids that two events have.
    pub(super) twice: HashSet<&'s str>,
}

impl<'s> Entities<'s> {
    /// Collects all ids except those of events.
    pub(super) fn of(read: &'s schema::Chronicle<'_>, report: &mut Report) -> Self {
        let mut entities = Self::default();
        let sources = read.sources.iter().flat_map(Keyed::ids);
        for (index, id) in sources.enumerate() {
            entities.add(id, Known::new(SourceId::at(index).into(), id.place), report);
        }
        let lanes = read.lanes.iter().flatten().map(|lane| lane.id.as_ref());
        for (index, id) in lanes.enumerate() {
            if let Some(id) = id {
                entities.add(id, Known::new(LaneId::at(index).into(), id.place), report);
            }
        }
        let people = read.people.iter().flat_map(Keyed::ids);
        for (index, id) in people.enumerate() {
            entities.add(id, Known::new(PersonId::at(index).into(), id.place), report);
        }
        let places = read.places.iter().flat_map(Keyed::ids);
        for (index, id) in places.enumerate() {
            entities.add(id, Known::new(PlaceId::at(index).into(), id.place), report);
        }
        for id in read.eras.iter().flat_map(Keyed::ids) {
            entities.add(id, Known::absent(Kind::Era, id.place), report);
        }
        let groups = read.groups.iter().flatten();
        for id in groups.filter_map(|group| group.id.as_ref()) {
            entities.add(id, Known::absent(Kind::Group, id.place), report);
        }
        for id in read
            .spans
            .iter()
            .flatten()
            .filter_map(|span| span.id.as_ref())
        {
            entities.add(id, Known::absent(Kind::Span, id.place), report);
        }
        entities
    }

    /// Adds an id. Reports a malformed or duplicate id.
    fn add(&mut self, id: &'s Word<'_>, known: Known, report: &mut Report) {
        if self.is_free(&id.text, known, report) {
            self.entities.insert(&id.text, known);
        } else {
            self.malformed.extend(ids::mended(&id.text));
        }
    }

    /// True if an id is well formed and not used yet. Reports it otherwise.
    fn is_free(&self, id: &str, known: Known, report: &mut Report) -> bool {
        if !is_id(id, known.place, report) {
            return false;
        }
        let first = self.entities.get(id);
        if let Some(first) = first {
            given_twice(id, known, *first, report);
        }
        first.is_none()
    }

    /// All ids with their definitions.
    fn iter(&self) -> impl Iterator<Item = (&'s str, &Known)> {
        self.entities.iter().map(|(id, known)| (*id, known))
    }
}

impl<'s> EventIds<'s> {
    /// Collects the ids of the events. Reports malformed and duplicate ids.
    pub(super) fn of(
        entities: &Entities<'_>,
        events: &'s [Event],
        places: &'s [Place],
        undated: &'s [Option<Word<'_>>],
        report: &mut Report,
    ) -> Self {
        let ids = Ids::with_capacity(events.len() + entities.entities.len());
        let mut known = Self {
            ids,
            events,
            places,
            aliases: HashSet::new(),
            undated: HashMap::new(),
            malformed: HashSet::new(),
            twice: HashSet::new(),
        };
        for word in undated.iter().flatten() {
            let this = Known::absent(Kind::Event, word.place);
            if !entities.is_free(&word.text, this, report) {
                continue;
            }
            match known.undated.get(&*word.text) {
                Some(first) => {
                    let first = Known::absent(Kind::Event, *first);
                    given_twice(&word.text, this, first, report);
                }
                None => drop(known.undated.insert(&word.text, word.place)),
            }
        }
        for (index, (event, place)) in events.iter().zip(places).enumerate() {
            let also = event.details.also.iter().map(|other| &*other.id);
            let also = also.filter(|id| !id.is_empty());
            let event_id = EventId::at(index);
            known.aliases.extend(also.map(|alias| (event_id, alias)));
            // A missing id has been reported.
            let this = Known::absent(Kind::Event, *place);
            if *place == Place::default() {
                continue;
            }
            if entities.is_free(&event.id, this, report) {
                known.add(event_id, &event.id, *place, report);
            } else {
                known.malformed.extend(ids::mended(&event.id));
            }
        }
        known
    }

    fn add(&mut self, event: EventId, id: &str, place: Place, report: &mut Report) {
        let undated = if self.undated.is_empty() {
            None
        } else {
            self.undated.get(id)
        };
        if let Some(first) = undated {
            let this = Known::new(event.into(), place);
            return given_twice(id, this, Known::absent(Kind::Event, *first), report);
        }
        let events = self.events;
        if let Some(first) = self.ids.add(id, event.into(), |of| id_of(events, of)) {
            self.twice
                .extend(events.get(event.index()).map(|event| &*event.id));
            let this = Known::new(event.into(), place);
            given_twice(id, this, Known::new(first, self.place(first)), report);
        }
    }

    fn place(&self, of: Ref) -> Place {
        let place = EventId::of(of).and_then(|event| self.places.get(event.index()));
        place.copied().unwrap_or_default()
    }

    fn find(&self, id: &str) -> Option<Known> {
        let known = self.ids.find(id, |of| id_of(self.events, of));
        known
            .map(|of| Known::new(of, self.place(of)))
            .or_else(|| Some(Known::absent(Kind::Event, *self.undated.get(id)?)))
    }

    /// True if an event has another name with the given id.
    pub(super) fn has_alias(&self, of: &str, alias: &str) -> bool {
        let event = self.find(of).and_then(|known| EventId::of(known.of?));
        event.is_some_and(|event| self.aliases.contains(&(event, alias)))
    }

    /// True for the id of an event that was not built.
    pub(super) fn is_undated(&self, id: &str) -> bool {
        self.undated.contains_key(id)
    }

    /// The event with the given id, if there is one.
    pub(super) fn event(&self, id: &str) -> Option<&'s Event> {
        let event = EventId::of(self.find(id)?.of?)?;
        self.events.get(event.index())
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let built = self.ids.iter().map(|of| id_of(self.events, of));
        built.chain(self.undated.keys().copied())
    }

    /// The ids, without those of events that were not built.
    pub(super) fn into_ids(self) -> Ids {
        self.ids
    }
}

/// The id of an event.
fn id_of(events: &[Event], of: Ref) -> &str {
    EventId::of(of)
        .and_then(|event| events.get(event.index()))
        .map_or("", |event| &event.id)
}

/// True if an id is well formed. Reports it otherwise.
pub(super) fn is_id(id: &str, place: Place, report: &mut Report) -> bool {
    let fit = ids::is_well_formed(id);
    if !fit {
        report.add(ids::malformed(place, id));
    }
    fit
}

/// Reports a duplicate id, at the later of its places.
fn given_twice(id: &str, one: Known, other: Known, report: &mut Report) {
    let (first, again) = if one.place.start < other.place.start {
        (one, other)
    } else {
        (other, one)
    };
    let owner = first.kind.with_article();
    report.add(ids::given_twice(again.place, id, first.place, &owner));
}

impl Builder<'_> {
    /// The target of a reference. Reports an id that is unknown or of another kind.
    pub(super) fn refer<T: Field>(&mut self, id: Option<&Word<'_>>) -> Option<Id<T>> {
        Id::of(self.find_kind(id?, T::KIND)?)
    }

    /// The target of an id of the given kind. Reports an id that is unknown or of another kind.
    pub(super) fn find_kind(&mut self, id: &Word<'_>, wanted: Kind) -> Option<Ref> {
        let Some(known) = self.find(&id.text) else {
            match self.events {
                Some(_) => self.unknown_id(&id.text, id.place, Some(wanted)),
                None => self.pending.unknown.push((id.owned(), wanted)),
            }
            return None;
        };
        if known.kind == wanted {
            return known.of;
        }
        let (is, wanted) = (known.kind.with_article(), wanted.with_article());
        let problem = ids::of_another_kind(id.place, &id.text, &is, &wanted, known.place);
        self.report.add(problem);
        None
    }

    /// The event with the given id, if there is one.
    pub(super) fn find_event(&self, id: &Word<'_>) -> Option<EventId> {
        EventId::of(self.find(&id.text)?.of?)
    }

    /// The definition of an id, if it is known.
    pub(super) fn find(&self, id: &str) -> Option<Known> {
        let known = self.context.entities.entities.get(id).copied();
        known.or_else(|| self.events?.find(id))
    }

    /// The targets of a list of ids.
    pub(super) fn refer_all<T: Field>(&mut self, ids: Option<&Vec<Word<'_>>>) -> Box<[Id<T>]> {
        self.refer_each(ids.into_iter().flatten())
    }

    /// The targets of the given ids, without duplicates, which are reported.
    pub(super) fn refer_each<'w, 't: 'w, T: Field>(
        &mut self,
        ids: impl Iterator<Item = &'w Word<'t>>,
    ) -> Box<[Id<T>]> {
        let mut entities = Met::default();
        for id in ids {
            let Some(entity) = self.refer(Some(id)) else {
                continue;
            };
            if !entities.insert(entity) {
                let problem =
                    Problem::warning(id.place, format!("duplicate `{}` in this list", id.text));
                self.report.add(problem.expected("list it once"));
            }
        }
        Vec::from(entities).into()
    }

    /// True if an id in a text can be resolved. Reports an unknown id or a group.
    pub(super) fn check_id(&mut self, id: &str, place: Place) -> bool {
        let known = self.find(id);
        match known {
            None => self.unknown_id(id, place, None),
            Some(known) if known.kind == Kind::Group => {
                let problem = Problem::error(place, format!("`{id}` is a group of lanes"));
                let problem = problem.expected("use one of its lanes");
                self.report
                    .add(problem.related(known.place, "a group with this id"));
            }
            Some(_) => {}
        }
        known.is_some_and(|known| known.kind != Kind::Group)
    }

    fn unknown_id(&mut self, id: &str, place: Place, wanted: Option<Kind>) {
        let meant = ids::mended(id).unwrap_or_else(|| id.to_owned());
        let is_malformed = self.context.entities.malformed.contains(&meant)
            || self
                .events
                .is_some_and(|events| events.malformed.contains(&meant));
        if self.lost || is_malformed {
            return;
        }
        let what = wanted.map_or("id", Kind::noun);
        let known = self.context.entities.entities.len()
            + self.events.map_or(0, |events| events.places.len());
        let may_compare = self.report.may_compare(known);
        let near = may_compare.then(|| self.nearest(id, wanted)).flatten();
        let mut problem = ids::unknown(place, id, what, near);
        if let Some(others) = wanted.filter(|_| may_compare && near.is_none()) {
            let (ids, more) = self.first_of(others);
            if !ids.is_empty() {
                problem = problem.help(ids::there_are(&ids, more));
            }
        }
        self.report.add_once(id, problem.soft());
    }

    /// The first few ids of a kind in the order of the file, and the number of the others.
    fn first_of(&self, wanted: Kind) -> (Vec<&str>, usize) {
        let all = self.context.entities.iter();
        let mut known: Vec<_> = all.filter(|(_, known)| known.kind == wanted).collect();
        known.sort_unstable_by_key(|(_, known)| known.place.start);
        let shown = known.iter().take(NAMED).map(|(id, _)| *id).collect();
        (shown, known.len().saturating_sub(NAMED))
    }

    fn nearest(&self, id: &str, wanted: Option<Kind>) -> Option<&str> {
        let of_kind = |kind: Kind| wanted.is_none_or(|wanted| kind == wanted);
        let entities = self
            .context
            .entities
            .iter()
            .filter(|(_, known)| of_kind(known.kind))
            .map(|(id, _)| id);
        let events = self
            .events
            .filter(|_| of_kind(Kind::Event))
            .into_iter()
            .flat_map(EventIds::iter);
        nearest(id, entities.chain(events))
    }
}
