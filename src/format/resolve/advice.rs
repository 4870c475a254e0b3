//! Warnings about valid but probably unintended things, found after the model is built.

use std::collections::HashSet;

use super::Pending;
use crate::check::{Place, Problem, Report, languages};
use crate::chronicle::{Chronicle, Citation, Event, PersonId, SourceId};
use crate::format::scalars::Keyed;
use crate::format::schema;
use crate::format::word::Word;
use crate::names::{Unregistered, mistaken, unregistered};
use crate::time::Extent;

/// Maximum number of ids listed in one warning.
const LISTED: usize = 8;

/// A chronicle, and the places of its parts in the file.
pub(super) struct Written<'s, 't> {
    pub(super) read: &'s schema::Chronicle<'t>,
    pub(super) text: &'s str,
    /// Where the file ends and the included files begin.
    pub(super) own: usize,
    pub(super) chronicle: &'s Chronicle,
    /// The place of the id of each event.
    pub(super) places: &'s [Place],
    pub(super) pending: &'s Pending,
}

impl Written<'_, '_> {
    /// Adds all warnings to the report.
    pub(super) fn advise(&self, report: &mut Report) {
        self.languages(report);
        self.parts(report);
        self.focus(report);
        self.lanes(report);
        self.places(report);
        self.unused(report);
    }

    /// Language tags that are not registered, and country codes that are the registered tag of another language.
    fn languages(&self, report: &mut Report) {
        let known = &self.chronicle.languages;
        for tag in known.iter().map(|language| known.tag(language)) {
            let Some(place) = self.first_use(tag) else {
                continue;
            };
            let problem = match unregistered(tag) {
                Some(Unregistered::Language(meant)) => {
                    Some(languages::no_language(place, tag, meant))
                }
                Some(Unregistered::Script(script)) => {
                    Some(languages::no_script(place, tag, script))
                }
                Some(Unregistered::Region(region)) => {
                    Some(languages::no_region(place, tag, region))
                }
                None => mistaken(tag)
                    .filter(|_| self.is_korean(tag))
                    .map(|meant| languages::another_language(place, tag, meant)),
            };
            if let Some(problem) = problem {
                report.add(problem);
            }
        }
    }

    /// Where a tag is first written: before a text or, if it has none, anywhere.
    fn first_use(&self, tag: &str) -> Option<Place> {
        let quoted = format!("\"{tag}\"");
        let mut found = self.text.match_indices(&quoted).map(|(at, _)| at);
        let is_key = |at: &usize| {
            let rest = self.text.get(at + quoted.len()..).unwrap_or_default();
            rest.trim_start().starts_with(':')
        };
        let at = found.find(is_key).or_else(|| self.text.find(&quoted))?;
        Some(Place::new(at, at + quoted.len()))
    }

    /// True for a language with texts in hangul.
    fn is_korean(&self, tag: &str) -> bool {
        let key = format!("\"{tag}\"");
        self.text.match_indices(&key).any(|(at, _)| {
            let rest = self.text.get(at + key.len()..).unwrap_or_default();
            let text = rest.trim_start().strip_prefix(':').map(str::trim_start);
            let text = text
                .and_then(|text| text.strip_prefix('"'))
                .unwrap_or_default();
            let mut text = text.chars().take_while(|letter| *letter != '"');
            text.any(|letter| ('가'..='힣').contains(&letter))
        })
    }

    /// Parts that certainly begin before their whole or end after it.
    fn parts(&self, report: &mut Report) {
        let events = &self.chronicle.events;
        for (part, word) in &self.pending.wholes {
            let Some(part) = part.and_then(|part| events.get(part.index())) else {
                continue;
            };
            let Some(whole) = part
                .details
                .part_of
                .and_then(|whole| events.get(whole.index()))
            else {
                continue;
            };
            if sticks_out(part.when.extent(), whole.when.extent()) {
                let problem = Problem::warning(
                    word.place,
                    format!(
                        "`{}` is outside `{}`, which it is part of",
                        part.id, whole.id
                    ),
                );
                let expected = format!(
                    "check both dates: `{}` is {}, `{}` is {}",
                    part.id, part.when, whole.id, whole.when
                );
                report.add(problem.expected(expected));
            }
        }
    }

    fn focus(&self, report: &mut Report) {
        let Some(((start, end), word)) = self.chronicle.focus.zip(self.read.focus.as_ref()) else {
            return;
        };
        let in_focus = |event: &Event| {
            let extent = event.when.extent();
            extent.start() < end && start < extent.end()
        };
        let events = &self.chronicle.events;
        if !events.is_empty() && !events.iter().any(in_focus) {
            let problem = Problem::warning(
                word.place,
                "there are no events in these years, where the chart opens",
            );
            report.add(problem.expected("use the years of the events, or remove `focus`"));
        }
    }

    /// Events without a lane, if the chronicle has lanes.
    fn lanes(&self, report: &mut Report) {
        if self.chronicle.lanes.is_empty() {
            return;
        }
        let without = |event: &Event| event.lanes.is_empty();
        for (event, place) in self.chronicle.events.iter().zip(self.places) {
            if without(event) && *place != Place::default() {
                let problem = Problem::warning(*place, format!("`{}` has no lane", event.id));
                report.add_once(
                    "an event without a lane",
                    problem.expected("add `lanes: [\"…\"]`"),
                );
            }
        }
    }

    /// Places that have the precision of their coordinates but no coordinates.
    fn places(&self, report: &mut Report) {
        for (id, site) in self.read.places.iter().flat_map(|places| &places.0) {
            if site.at_precision.is_some() && site.at.is_none() {
                let message = format!("`{}` has `at_precision` but no `at`", id.text);
                let problem = Problem::warning(id.place, message);
                report.add(problem.expected("add `at: (34.80, 114.35)`, or remove it"));
            }
        }
    }

    /// People and sources that are never used.
    fn unused(&self, report: &mut Report) {
        let named = self.ids_in_texts();
        let (people, sources) = (self.people(), self.sources());
        // Shared entries may be used by other chronicles.
        let is_own = |id: &Word<'_>| (id.place.start as usize) < self.own;
        let is_idle = |id: &Word<'_>| is_own(id) && !named.contains(&*id.text);
        let idle_people = ids(self.read.people.as_ref())
            .enumerate()
            .filter(|(at, id)| !people.contains(&PersonId::at(*at)) && is_idle(id));
        warn_unused(
            ["person", "people"],
            (
                "names",
                "list them in `people` of an event, or mention them in a text",
            ),
            idle_people.map(|(_, id)| id),
            report,
        );
        // A source with a note may be listed for the note.
        let speaks = |at: usize| !self.chronicle[SourceId::at(at)].note.is_empty();
        let idle_sources = ids(self.read.sources.as_ref())
            .enumerate()
            .filter(|(at, id)| {
                !sources.contains(&SourceId::at(*at)) && is_idle(id) && !speaks(*at)
            });
        warn_unused(
            ["source", "sources"],
            (
                "cites",
                "cite it in `sources` of an event: `[(\"id\")]`, or explain it in its `note`",
            ),
            idle_sources.map(|(_, id)| id),
            report,
        );
    }

    /// The ids in `[[…]]` in texts.
    fn ids_in_texts(&self) -> HashSet<&str> {
        let id = |at: usize| {
            let rest = self.text.get(at + 2..)?;
            // Another name of a thing follows its id: `[[bianjing.dongjing]]`.
            rest.get(..rest.find(['[', ']', '|', '.', '"', '\n'])?)
        };
        memchr::memmem::find_iter(self.text.as_bytes(), "[[")
            .filter_map(id)
            .collect()
    }

    fn people(&self) -> HashSet<PersonId> {
        let chronicle = self.chronicle;
        let events = chronicle.events.iter();
        let spans = chronicle.spans.iter().filter_map(|span| span.person);
        let eras = chronicle.eras.iter().filter_map(|era| era.ruler);
        let routes = chronicle
            .events
            .iter()
            .flat_map(|event| &event.details.routes);
        events
            .flat_map(|event| event.details.people.iter().copied())
            .chain(routes.filter_map(|route| route.person))
            .chain(spans)
            .chain(eras)
            .collect()
    }

    fn sources(&self) -> HashSet<SourceId> {
        let chronicle = self.chronicle;
        let of = |cited: &Citation| cited.source;
        let events = chronicle
            .events
            .iter()
            .flat_map(|event| &event.details.sources);
        let spans = chronicle.spans.iter().flat_map(|span| &span.sources);
        let eras = chronicle.eras.iter().flat_map(|era| &era.sources);
        let infobox = chronicle
            .infobox
            .iter()
            .flat_map(|infobox| &infobox.sources);
        let claims = chronicle
            .events
            .iter()
            .flat_map(|event| &event.details.claims)
            .flat_map(|claim| &claim.sources);
        events
            .chain(claims)
            .chain(spans)
            .chain(eras)
            .chain(infobox)
            .map(of)
            .collect()
    }
}

/// The ids of a map.
fn ids<'s, 't, R>(keyed: Option<&'s Keyed<'t, R>>) -> impl Iterator<Item = &'s Word<'t>> {
    keyed.into_iter().flat_map(Keyed::ids)
}

/// Warns about unused entries. If there are many, only the first are listed.
fn warn_unused<'s, 't: 's>(
    [one, many]: [&str; 2],
    (missing, cure): (&str, &str),
    idle: impl Iterator<Item = &'s Word<'t>>,
    report: &mut Report,
) {
    let idle: Vec<&Word<'_>> = idle.collect();
    let Some(first) = idle.first() else { return };
    let mut listed: Vec<String> = idle
        .iter()
        .take(LISTED)
        .map(|id| format!("`{}`", id.text))
        .collect();
    listed.extend((idle.len() > LISTED).then(|| "…".to_owned()));
    let noun = if idle.len() == 1 { one } else { many };
    let listed = listed.join(", ");
    let message = format!("nothing {missing} {} {noun}: {listed}", idle.len());
    report.add(Problem::warning(first.place, message).expected(cure));
}

fn sticks_out(part: Extent, whole: Extent) -> bool {
    let before = part.latest_start.is_some_and(|start| start < whole.start());
    let after = part.earliest_end.is_some_and(|end| end > whole.end());
    before || after
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_named_anywhere_is_used() {
        let named = |events: &str, summary: &str| {
            format!(
                r#"(format: 1, title: "T", summary: "{summary}", languages: ["en"], lanes: [(id: "a", name: "A")],
                people: {{"bob": (name: "Bob")}}, sources: {{"book": (title: "B")}}, places: {{"x": (name: "X"), "y": (name: "Y")}},
                events: [(id: "e", when: "1126", name: "E", lanes: ["a"]{events})])"#
            )
        };
        let cite = r#", claims: [(when: "1127", sources: [("book", "1")])]"#;
        for (name, events, summary) in [
            (
                "the person of a route, the source of a claim",
                format!(r#", routes: [(person: "bob", places: ["x", "y"])]{cite}"#),
                "",
            ),
            ("a text", cite.to_owned(), "[[bob]]"),
            (
                "another name in a text",
                cite.to_owned(),
                "[[bob.bobby|Bobby]]",
            ),
        ] {
            let text = named(&events, summary).replace(
                "(name: \"Bob\")",
                "(name: \"Bob\", also: [(id: \"bobby\", name: \"Bobby\")])",
            );
            let warnings = crate::format::load(text.as_bytes()).unwrap().warnings;
            assert!(
                warnings.is_empty(),
                "{name}: {}",
                warnings.render("t.ron", &text, true)
            );
        }
    }
}
