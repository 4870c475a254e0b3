//! Other names, and the ids that texts use for them: `hangzhou` in `[[linan.hangzhou]]`.

use std::collections::HashMap;

use super::Builder;
use super::ids::is_id;
use crate::check::{Place, Problem};
use crate::chronicle::OtherName;
use crate::format::schema;
use crate::format::word::Word;
use crate::text::nearest;

/// The other names of everything except events, by the id of the thing.
#[derive(Debug, Default)]
pub(super) struct Aliases<'s> {
    others: HashMap<&'s str, Vec<&'s str>>,
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
            self.others.insert(&of.text, ids);
        }
    }
}

impl Builder<'_> {
    /// The other names of one thing. Reports malformed and duplicate ids.
    pub(super) fn others(&mut self, read: Option<&Vec<schema::Other<'_>>>) -> Vec<OtherName> {
        let mut others = Vec::new();
        let mut seen: Vec<&Word<'_>> = Vec::new();
        for other in read.into_iter().flatten() {
            if let Some(id) = &other.id {
                self.check_new(id, &seen);
                seen.push(id);
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

    fn check_new(&mut self, id: &Word<'_>, seen: &[&Word<'_>]) {
        if !is_id(&id.text, id.place, self.report) {
            return;
        }
        if let Some(first) = seen.iter().find(|first| first.text == id.text) {
            let problem = Problem::error(id.place, format!("duplicate id `{}`", id.text));
            self.report.add(
                problem
                    .expected("choose another id")
                    .related(first.place, "first given here")
                    .help("each of the other names of one thing has an id of its own"),
            );
        }
    }

    /// True if a thing has another name with the given id. Reports an unknown one.
    pub(super) fn check_alias(&mut self, of: &str, alias: &str, place: Place) -> bool {
        let known = self.aliases_of(of);
        if known.contains(&alias) {
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
        let mut problem = Problem::error(place, message);
        if let Some(near) = nearest(alias, known.iter().copied()) {
            problem = problem.expected(format!("did you mean `{near}`?"));
        } else if known.is_empty() {
            problem = problem.help("a name in `also` needs an `id` to be referred to");
        } else {
            problem = problem.help(format!("those with an `id` are `{}`", known.join("`, `")));
        }
        self.report.add(problem);
        false
    }

    fn aliases_of(&self, of: &str) -> Vec<&str> {
        if let Some(known) = self.context.aliases.others.get(of) {
            return known.clone();
        }
        let event = self.events.and_then(|events| events.event(of));
        let also = event.map_or(&[][..], |event| &event.details.also);
        let ids = also.iter().map(|other| &*other.id);
        ids.filter(|id| !id.is_empty()).collect()
    }
}
