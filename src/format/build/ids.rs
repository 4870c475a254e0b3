//! Ids: what has one, and what refers to it.

use std::collections::HashMap;

use super::Builder;
use crate::chronicle::Ref;
use crate::format::near::nearest;
use crate::format::place::Place;
use crate::format::problem::{Problem, Report};
use crate::format::strings::Word;
use crate::text::{Excerpt, Whole};

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
        let article = if matches!(self, Self::Event | Self::Era) { "an" } else { "a" };
        format!("{article} {}", self.noun())
    }
}

/// Everything that has an id.
#[derive(Debug, Default)]
pub(super) struct Ids<'s> {
    things: HashMap<&'s str, (Ref, &'s Word<'s>)>,
}

impl<'s> Ids<'s> {
    /// Takes an id in; reports one that is malformed or taken.
    pub(super) fn add(&mut self, id: &'s Word<'s>, thing: Ref, report: &mut Report) {
        let belongs = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if id.text.is_empty() || !id.text.bytes().all(belongs) {
            let problem = Problem::error(id.place, format!("\"{}\" cannot be an id", id.text));
            report.add(problem.expected("expected small letters a–z, digits and `-`"));
            return;
        }
        if let Some((other, first)) = self.things.get(&*id.text) {
            let problem = Problem::error(id.place, format!("the id `{}` is given twice", id.text))
                .expected("given again here")
                .related(first.place, format!("first given here, to {}", Kind::of(*other).with_article()))
                .help("events, people, places, lanes, eras, spans and sources share one set of ids");
            report.add(problem);
            return;
        }
        self.things.insert(&id.text, (thing, id));
    }

    /// The ids by themselves.
    pub(super) fn into_references(self, whole: &Whole) -> HashMap<Excerpt, Ref> {
        self.things.into_values().map(|(thing, id)| (id.kept(whole), thing)).collect()
    }

    fn nearest(&self, id: &str, wanted: Option<Kind>) -> Option<&'s str> {
        let of_kind = |thing: Ref| wanted.is_none_or(|wanted| Kind::of(thing) == wanted);
        // In the order of the ids, so that of two that are as near the same one is always offered.
        let mut candidates: Vec<&str> =
            self.things.iter().filter(|(_, (thing, _))| of_kind(*thing)).map(|(id, _)| *id).collect();
        candidates.sort_unstable();
        nearest(id, candidates)
    }
}

impl Builder<'_> {
    /// What a field refers to; reports an id that is unknown or of another kind.
    pub(super) fn refer(&mut self, id: Option<&Word<'_>>, wanted: Kind) -> Option<Ref> {
        let id = id?;
        let Some((thing, defined)) = self.ids.things.get(&*id.text).copied() else {
            self.unknown_id(&id.text, id.place, Some(wanted));
            return None;
        };
        if Kind::of(thing) == wanted {
            return Some(thing);
        }
        let (is, wanted) = (Kind::of(thing).with_article(), wanted.with_article());
        let problem = Problem::error(id.place, format!("`{}` is {is}, not {wanted}", id.text))
            .expected(format!("expected {wanted}"))
            .related(defined.place, format!("{is} by this id"));
        self.report.add(problem);
        None
    }

    /// What an id refers to, if anything.
    pub(super) fn refer_quietly(&self, id: &Word<'_>) -> Option<Ref> {
        self.ids.things.get(&*id.text).map(|(thing, _)| *thing)
    }

    /// What each id of a list refers to.
    pub(super) fn refer_all(&mut self, ids: Option<&Vec<Word<'_>>>, wanted: Kind) -> Box<[Ref]> {
        let mut things = Vec::new();
        for id in ids.into_iter().flatten() {
            let Some(thing) = self.refer(Some(id), wanted) else { continue };
            if things.contains(&thing) {
                let problem = Problem::warning(id.place, format!("`{}` stands twice in this list", id.text));
                self.report.add(problem.expected("once is enough"));
            } else {
                things.push(thing);
            }
        }
        things.into()
    }

    /// What an id in a text refers to, of whatever kind.
    pub(super) fn refer_any(&mut self, id: &str, place: Place) -> Option<Ref> {
        let thing = self.ids.things.get(id).map(|(thing, _)| *thing);
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
        let message =
            if wanted.is_some() { format!("there is no {what} `{id}`") } else { format!("nothing has the id `{id}`") };
        let mut problem = Problem::error(place, message);
        if !self.report.is_full() {
            let near = self.ids.nearest(id, wanted);
            if let Some(near) = near {
                problem = problem.expected(format!("did you mean `{near}`?"));
            }
        }
        self.report.add(problem);
    }
}
