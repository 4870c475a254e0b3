//! Other names, and the ids that texts use for them: `hangzhou` in `[[linan.hangzhou]]`.

use hashbrown::{HashMap, HashSet};

use super::Builder;
use super::ids::{NAMED, is_id};
use crate::check::{Place, Problem, ids};
use crate::chronicle::OtherName;
use crate::format::schema;
use crate::format::word::Word;
use crate::text::nearest;

/// The other names of everything except events, by the id of the thing.
#[derive(Debug, Default)]
pub(super) struct Aliases<'s> {
    others: HashMap<&'s str, Vec<&'s str>>,
    /// The same as pairs.
    pairs: HashSet<(&'s str, &'s str)>,
}

impl<'s> Aliases<'s> {
    /// Collects the ids of all other names, except those of events.
    pub(super) fn of(read: &'s schema::Chronicle<'_>) -> Self {
        let mut aliases = Self::default();
        for lane in read.lanes.iter().flatten() {
            aliases.add(lane.id.as_ref(), lane.also.as_deref());
        }
        for (id, source) in read.sources.iter().flat_map(|keyed| &keyed.0) {
            aliases.add(Some(id), source.also.as_deref());
        }
        for (id, person) in read.people.iter().flat_map(|keyed| &keyed.0) {
            aliases.add(Some(id), person.also.as_deref());
        }
        for (id, place) in read.places.iter().flat_map(|keyed| &keyed.0) {
            aliases.add(Some(id), place.also.as_deref());
        }
        aliases
    }

    fn add(&mut self, of: Option<&'s Word<'_>>, also: Option<&'s [schema::Other<'_>]>) {
        let ids = also.into_iter().flatten();
        let mut ids: Vec<&str> = ids
            .filter_map(|other| Some(&*other.id.as_ref()?.text))
            .collect();
        ids.dedup();
        if let Some(of) = of.filter(|_| !ids.is_empty()) {
            self.pairs.extend(ids.iter().map(|id| (&*of.text, *id)));
            self.others.insert(&of.text, ids);
        }
    }
}

impl<'s> Builder<'s> {
    /// The other names of one thing. Reports malformed and duplicate ids.
    pub(super) fn others(&mut self, read: Option<&Vec<schema::Other<'_>>>) -> Vec<OtherName> {
        let mut others = Vec::new();
        let mut seen: HashMap<&str, Place> = HashMap::new();
        for other in read.into_iter().flatten() {
            if let Some(id) = &other.id {
                self.check_new(id, &seen);
                seen.entry(&id.text).or_insert(id.place);
            }
            let name = self.names(other.name.as_ref(), other.derived.as_ref());
            others.push(OtherName {
                id: self.id(other.id.as_ref()),
                name,
                kind: self.text(other.kind.as_ref()),
            });
        }
        others
    }

    fn check_new(&mut self, id: &Word<'_>, seen: &HashMap<&str, Place>) {
        if !is_id(&id.text, id.place, self.report) {
            return;
        }
        if let Some(first) = seen.get(&*id.text) {
            let problem = Problem::error(id.place, format!("duplicate id `{}`", id.text));
            self.report.add(
                problem
                    .expected("choose another id")
                    .related(*first, "first given here")
                    .help("each of the other names of one thing has an id of its own"),
            );
        }
    }

    /// True if a thing has another name with the given id. Reports an unknown one.
    pub(super) fn check_alias(&mut self, of: &str, alias: &str, place: Place) -> bool {
        let is_known = self.context.aliases.pairs.contains(&(of, alias));
        if is_known
            || self
                .events
                .is_some_and(|events| events.has_alias(of, alias))
        {
            return true;
        }
        if self.lost || self.events.is_some_and(|events| events.is_undated(of)) {
            return false;
        }
        let message = if alias.is_empty() {
            format!("no other name after `{of}.`")
        } else {
            format!("`{of}` has no other name `{alias}`")
        };
        let (others, also) = self.others_of(of);
        let mut problem = Problem::error(place, message);
        if self.report.may_compare(others.len() + also.len()) {
            let of_event = also.iter().map(|other| &*other.id);
            let of_event = of_event.filter(|id| !id.is_empty());
            let known: Vec<&str> = others.iter().copied().chain(of_event).collect();
            problem = match (nearest(alias, known.iter().copied()), &*known) {
                (Some(near), _) => problem.expected(format!("did you mean `{near}`?")),
                (None, []) => problem.help("a name in `also` needs an `id` to be referred to"),
                (None, known) => {
                    let (first, more) = known.split_at(known.len().min(NAMED));
                    let listed = ids::first_ids(first, more.len());
                    problem.help(format!("those with an `id` are {listed}"))
                }
            };
        }
        self.report.add(problem);
        false
    }

    /// The ids of the other names of anything but an event, and the other names of an event.
    fn others_of(&self, of: &str) -> (&'s [&'s str], &'s [OtherName]) {
        let others = self.context.aliases.others.get(of);
        let event = self.events.and_then(|events| events.event(of));
        (
            others.map_or(&[], Vec::as_slice),
            event.map_or(&[], |event| &event.details.also),
        )
    }
}
