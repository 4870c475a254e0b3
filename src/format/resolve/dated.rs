//! Everything with a date: eras, spans, events.

use super::Builder;
use crate::check::{Place, Problem, dates};
use crate::chronicle::{Details, Era, Event, PlaceId, Route, Span};
use crate::format::schema;
use crate::format::word::Word;
use crate::time::When;

impl Builder<'_> {
    /// An era; `None` if it has no valid date, which has been reported.
    pub(super) fn era(&mut self, (id, read): &(Word<'_>, schema::Era<'_>)) -> Option<Era> {
        let when = self.when(read.when.as_ref(), read.calendar);
        let era = Era {
            id: self.keep(id),
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            lane: self.refer(read.lane.as_ref()),
            ruler: self.refer(read.ruler.as_ref()),
            meaning: self.text(read.meaning.as_ref()),
            as_written: self.as_written(
                read.as_written.as_ref(),
                when.as_ref(),
                read.when.as_ref(),
                read.calendar,
            ),
            note: self.text(read.note.as_ref()),
            sources: self.citations(read.sources.as_ref()),
            when: when?,
        };
        Some(era)
    }

    /// A span; `None` if it has no valid date, which has been reported.
    pub(super) fn span(&mut self, read: &schema::Span<'_>) -> Option<Span> {
        let when = self.when(read.when.as_ref(), read.calendar);
        let span = Span {
            id: self.id(read.id.as_ref()),
            kind: read.kind.as_ref().map(|kind| kind.0).unwrap_or_default(),
            lane: self.refer(read.lane.as_ref()),
            person: self.refer(read.person.as_ref()),
            event: self.refer(read.event.as_ref()),
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            short: self.names(read.short.as_ref(), None),
            as_written: self.as_written(
                read.as_written.as_ref(),
                when.as_ref(),
                read.when.as_ref(),
                read.calendar,
            ),
            note: self.text(read.note.as_ref()),
            sources: self.citations(read.sources.as_ref()),
            when: when?,
        };
        Some(span)
    }

    /// An event; `None` if it has no valid date, which has been reported.
    pub(super) fn event(&mut self, read: &schema::Event<'_>) -> Option<Event> {
        let when = self.when(read.when.as_ref(), read.calendar);
        self.ask_about_year(read);
        let event = Event {
            id: self.id(read.id.as_ref()),
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            lanes: self.refer_all(read.lanes.as_ref()).into(),
            kind: read
                .kind
                .as_ref()
                .map(|kind| self.kind(kind))
                .unwrap_or_default(),
            weight: self.weight(read.weight),
            details: self.details(read, when.as_ref()).into(),
            when: when?,
        };
        Some(event)
    }

    /// Warns if the event's own texts give the negative year as the same number BC: they differ by one because there is
    /// a year 0.
    fn ask_about_year(&mut self, read: &schema::Event<'_>) {
        let Some(when) = read.when.as_ref().filter(|when| when.text.starts_with('-')) else {
            return;
        };
        let digits = when.text.get(1..5).unwrap_or_default();
        let Some(year) = digits.parse::<u16>().ok() else {
            return;
        };
        let names = read.name.iter().flat_map(|name| &name.entries);
        let summary = read.summary.iter().flat_map(|summary| &summary.entries);
        let texts = names.chain(summary).map(|(_, word)| word);
        if texts
            .chain(&read.as_written)
            .any(|word| says_before_christ(&word.text, year))
        {
            self.report
                .add(dates::before_christ(when.place, digits, year));
        }
    }

    /// The details of an event. `part_of` and `leads_to` are resolved when all events are known.
    fn details(&mut self, read: &schema::Event<'_>, when: Option<&When>) -> Details {
        let place = self.refer(read.place.as_ref());
        Details {
            as_written: self.as_written(
                read.as_written.as_ref(),
                when,
                read.when.as_ref(),
                read.calendar,
            ),
            short: self.names(read.short.as_ref(), None),
            also: self.others(read.also.as_ref()),
            people: self.people(read.people.as_ref()),
            roles: self.roles(read.people.as_ref()),
            place,
            route: self.route(read.route.as_ref()),
            routes: self.routes(read.routes.as_ref()),
            part_of: None,
            leads_to: Box::default(),
            figures: self.figures(read.figures.as_ref()),
            claims: self.claims(read, when, place),
            summary: self.text(read.summary.as_ref()),
            text: self.text(read.text.as_ref()),
            notes: self.texts(read.notes.as_ref()),
            sources: self.citations(read.sources.as_ref()),
            attached: self.attached((read.links.as_ref(), read.media.as_ref(), read.tags.as_ref())),
        }
    }

    /// The routes of one event.
    fn routes(&mut self, read: Option<&Vec<schema::Route<'_>>>) -> Vec<Route> {
        let route = |route: &schema::Route<'_>| Route {
            name: self.text(route.name.as_ref()),
            person: self.refer(route.person.as_ref()),
            places: self.route(route.places.as_ref()),
        };
        read.into_iter().flatten().map(route).collect()
    }

    /// The places of a route. A place may occur again, but not twice in a row.
    fn route(&mut self, read: Option<&Vec<Word<'_>>>) -> Box<[PlaceId]> {
        let mut route: Vec<PlaceId> = Vec::new();
        for id in read.into_iter().flatten() {
            let place = self.refer(Some(id));
            if place.is_some() && place == route.last().copied() {
                let problem =
                    Problem::warning(id.place, format!("`{}` is repeated in this route", id.text));
                self.report.add(problem.expected("list it once"));
            } else {
                route.extend(place);
            }
        }
        route.into()
    }

    fn weight(&mut self, read: Option<(i64, Place)>) -> u8 {
        let Some((weight, place)) = read else {
            return USUAL_WEIGHT;
        };
        if let Ok(weight @ 1..=5) = u8::try_from(weight) {
            return weight;
        }
        let problem = Problem::error(place, format!("invalid weight {weight}"))
            .expected("expected 1, 2, 3, 4 or 5");
        let scale = "5 is for the most important events, 1 for the least";
        self.report.add(problem.help(scale));
        USUAL_WEIGHT
    }
}

/// The default weight of an event.
const USUAL_WEIGHT: u8 = 3;

/// True for a text that contains the given year BC.
fn says_before_christ(text: &str, year: u16) -> bool {
    let number = year.to_string();
    text.match_indices(&number).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text
            .get(at + number.len()..)
            .unwrap_or_default()
            .trim_start();
        let marks = ["BC", "B.C.", "v. Chr", "a.C.", "av. J.-C.", "до н"];
        let alone = !before.ends_with(|letter: char| letter.is_ascii_digit());
        alone
            && (marks.iter().any(|mark| after.starts_with(mark)) || before.ends_with(['前', '전']))
    })
}
