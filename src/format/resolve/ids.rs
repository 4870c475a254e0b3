//! Ids: what has one, and what refers to it.

use hashbrown::HashMap;

use super::Builder;
use crate::chronicle::{Event, Ids, Ref};
use crate::format::near::nearest;
use crate::format::place::Place;
use crate::format::problem::{Problem, Report};
use crate::format::schema;
use crate::format::strings::Word;

/// What sort of thing an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Event,
    Person,
    Place,
    Lane,
    Era,
    Span,
    Source,
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

/// Everything that has an id and is no event.
#[derive(Debug, Default)]
pub(super) struct Things<'s> {
    things: HashMap<&'s str, (Ref, Place)>,
}

/// Every event that has an id.
pub(super) struct EventIds<'s> {
    ids: Ids,
    events: &'s [Event],
    /// Where the id of each of them stands.
    places: &'s [Place],
    /// Those without a date, which are not built.
    undated: HashMap<&'s str, Place>,
}

impl<'s> Things<'s> {
    /// Takes in every id outside of the events.
    pub(super) fn of(read: &'s schema::Chronicle<'_>, report: &mut Report) -> Self {
        let mut things = Self::default();
        let mut take = |index: u32, id: &'s Word<'_>, kind: fn(u32) -> Ref| {
            things.add(id, kind(index), report);
        };
        let keyed = read
            .sources
            .iter()
            .flat_map(|keyed| &keyed.0)
            .map(|(id, _)| id);
        (0..)
            .zip(keyed)
            .for_each(|(index, id)| take(index, id, Ref::Source));
        let listed = read.lanes.iter().flatten().map(|lane| lane.id.as_ref());
        (0..)
            .zip(listed)
            .for_each(|(index, id)| id.into_iter().for_each(|id| take(index, id, Ref::Lane)));
        let keyed = read
            .people
            .iter()
            .flat_map(|keyed| &keyed.0)
            .map(|(id, _)| id);
        (0..)
            .zip(keyed)
            .for_each(|(index, id)| take(index, id, Ref::Person));
        let keyed = read
            .places
            .iter()
            .flat_map(|keyed| &keyed.0)
            .map(|(id, _)| id);
        (0..)
            .zip(keyed)
            .for_each(|(index, id)| take(index, id, Ref::Place));
        let keyed = read
            .eras
            .iter()
            .flat_map(|keyed| &keyed.0)
            .map(|(id, _)| id);
        (0..)
            .zip(keyed)
            .for_each(|(index, id)| take(index, id, Ref::Era));
        let listed = read.spans.iter().flatten().map(|span| span.id.as_ref());
        (0..)
            .zip(listed)
            .for_each(|(index, id)| id.into_iter().for_each(|id| take(index, id, Ref::Span)));
        things
    }

    /// Takes an id in; reports one that is malformed or taken.
    fn add(&mut self, id: &'s Word<'_>, thing: Ref, report: &mut Report) {
        if self.is_free(&id.text, id.place, report) {
            self.things.insert(&id.text, (thing, id.place));
        }
    }

    /// True if an id is well formed and none of these; reports one that is not.
    fn is_free(&self, id: &str, place: Place, report: &mut Report) -> bool {
        let first = if is_id(id, place, report) {
            self.things.get(id)
        } else {
            return false;
        };
        if let Some(first) = first {
            given_twice(id, place, *first, report);
        }
        first.is_none()
    }

    /// Every id, and what has it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'s str, Ref)> {
        self.things.iter().map(|(id, (thing, _))| (*id, *thing))
    }
}

impl<'s> EventIds<'s> {
    /// Takes in the ids of the events; reports those that are malformed or taken.
    pub(super) fn of(
        things: &Things<'_>,
        events: &'s [Event],
        places: &'s [Place],
        undated: &'s [Option<Word<'_>>],
        report: &mut Report,
    ) -> Self {
        let ids = Ids::with_capacity(events.len() + things.things.len());
        let mut known = Self {
            ids,
            events,
            places,
            undated: HashMap::new(),
        };
        for word in undated.iter().flatten() {
            if !things.is_free(&word.text, word.place, report) {
                continue;
            }
            match known.undated.get(&*word.text) {
                Some(first) => given_twice(&word.text, word.place, (NO_EVENT, *first), report),
                None => drop(known.undated.insert(&word.text, word.place)),
            }
        }
        for ((index, event), place) in (0..).zip(events).zip(places) {
            // Where there is no id, that has been reported.
            if *place != Place::default() && things.is_free(&event.id, *place, report) {
                known.add(Ref::Event(index), &event.id, *place, report);
            }
        }
        known
    }

    fn add(&mut self, of: Ref, id: &str, place: Place, report: &mut Report) {
        let undated = if self.undated.is_empty() {
            None
        } else {
            self.undated.get(id)
        };
        if let Some(first) = undated {
            return given_twice(id, place, (NO_EVENT, *first), report);
        }
        let events = self.events;
        if let Some(first) = self.ids.add(id, of, |of| id_of(events, of)) {
            given_twice(id, place, (first, self.place(first)), report);
        }
    }

    fn place(&self, of: Ref) -> Place {
        let Ref::Event(index) = of else {
            return Place::default();
        };
        self.places.get(index as usize).copied().unwrap_or_default()
    }

    fn find(&self, id: &str) -> Option<(Ref, Place)> {
        let known = self
            .ids
            .find(id, |of| id_of(self.events, of))
            .map(|of| (of, self.place(of)));
        known.or_else(|| self.undated.get(id).map(|place| (NO_EVENT, *place)))
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids
            .iter()
            .map(|of| id_of(self.events, of))
            .chain(self.undated.keys().copied())
    }

    /// The ids by themselves, without those of events that are not built.
    pub(super) fn into_ids(self) -> Ids {
        self.ids
    }
}

/// Stands for an event without a date, which is not built.
const NO_EVENT: Ref = Ref::Event(u32::MAX);

/// The id of an event.
fn id_of(events: &[Event], of: Ref) -> &str {
    match of {
        Ref::Event(index) => events.get(index as usize).map_or("", |event| &event.id),
        _ => "",
    }
}

/// Reports what cannot be an id.
fn is_id(id: &str, place: Place, report: &mut Report) -> bool {
    let belongs = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let fit = !id.is_empty() && id.bytes().all(belongs);
    if !fit {
        let problem = Problem::error(place, format!("\"{id}\" cannot be an id"));
        report.add(problem.expected("expected small letters a–z, digits and `-`"));
    }
    fit
}

fn given_twice(id: &str, place: Place, (other, first): (Ref, Place), report: &mut Report) {
    let problem = Problem::error(place, format!("the id `{id}` is given twice"))
        .expected("given again here")
        .related(
            first,
            format!("first given here, to {}", Kind::of(other).with_article()),
        )
        .help("events, people, places, lanes, eras, spans and sources share one set of ids");
    report.add(problem);
}

impl Builder<'_> {
    /// What a field refers to; reports an id that is unknown or of another kind.
    pub(super) fn refer(&mut self, id: Option<&Word<'_>>, wanted: Kind) -> Option<Ref> {
        let id = id?;
        let Some((thing, defined)) = self.find(&id.text) else {
            match self.events {
                Some(_) => self.unknown_id(&id.text, id.place, Some(wanted)),
                None => self.pending.unknown.push((id.owned(), wanted)),
            }
            return None;
        };
        if Kind::of(thing) == wanted {
            return Some(thing);
        }
        let (is, wanted) = (Kind::of(thing).with_article(), wanted.with_article());
        let problem = Problem::error(id.place, format!("`{}` is {is}, not {wanted}", id.text))
            .expected(format!("expected {wanted}"))
            .related(defined, format!("{is} by this id"));
        self.report.add(problem);
        None
    }

    /// What an id refers to, if anything.
    pub(super) fn refer_quietly(&self, id: &Word<'_>) -> Option<Ref> {
        self.find(&id.text).map(|(thing, _)| thing)
    }

    /// What has an id, and where that is given.
    pub(super) fn find(&self, id: &str) -> Option<(Ref, Place)> {
        self.ground
            .things
            .things
            .get(id)
            .copied()
            .or_else(|| self.events?.find(id))
    }

    /// What each id of a list refers to.
    pub(super) fn refer_all(&mut self, ids: Option<&Vec<Word<'_>>>, wanted: Kind) -> Box<[Ref]> {
        let mut things = Vec::new();
        for id in ids.into_iter().flatten() {
            let Some(thing) = self.refer(Some(id), wanted) else {
                continue;
            };
            if things.contains(&thing) {
                let problem =
                    Problem::warning(id.place, format!("`{}` stands twice in this list", id.text));
                self.report.add(problem.expected("once is enough"));
            } else {
                things.push(thing);
            }
        }
        things.into()
    }

    /// What an id in a text refers to, of whatever kind.
    pub(super) fn refer_any(&mut self, id: &str, place: Place) -> Option<Ref> {
        let thing = self.find(id).map(|(thing, _)| thing);
        if thing.is_none() {
            self.unknown_id(id, place, None);
        }
        thing
    }

    fn unknown_id(&mut self, id: &str, place: Place, wanted: Option<Kind>) {
        if self.lost {
            return;
        }
        let what = wanted.map_or("nothing", Kind::noun);
        let message = if wanted.is_some() {
            format!("there is no {what} `{id}`")
        } else {
            format!("nothing has the id `{id}`")
        };
        let mut problem = Problem::error(place, message);
        let known =
            self.ground.things.things.len() + self.events.map_or(0, |events| events.places.len());
        let near = if self.report.may_compare(known) {
            self.nearest(id, wanted)
        } else {
            None
        };
        if let Some(near) = near {
            problem = problem.expected(format!("did you mean `{near}`?"));
        }
        self.report.add(problem);
    }

    fn nearest(&self, id: &str, wanted: Option<Kind>) -> Option<&str> {
        let of_kind = |kind: Kind| wanted.is_none_or(|wanted| kind == wanted);
        let things = self
            .ground
            .things
            .iter()
            .filter(|(_, thing)| of_kind(Kind::of(*thing)))
            .map(|(id, _)| id);
        let events = self
            .events
            .filter(|_| of_kind(Kind::Event))
            .into_iter()
            .flat_map(EventIds::iter);
        nearest(id, things.chain(events))
    }
}
