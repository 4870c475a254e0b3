//! iCalendar (RFC 5545): one entry per event, with whole days or times of day.

use super::ends::Ends;
use super::ical_times::Times;
use super::{
    Beside, Exported, accounts, beside, captions, counted, further_languages, is_web, name,
    other_links, summary_and_text, web_link,
};
use crate::card::Reader;
use crate::chronicle::{Event, Link};
use crate::time::{Date, Edge, Moment, Parts, When};

/// The number of octets after which a line is folded.
const FOLD: usize = 73;

/// Exports the events in one language. Events before the year 1 or after 9999 cannot be represented.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let chronicle = reader.chronicle;
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//annals//annals//EN");
    out.line("CALSCALE:GREGORIAN");
    out.text("X-WR-CALNAME", reader.shown(&chronicle.title).text);
    // Times without a zone are in the zone of the chronicle, if that is known.
    let zone = Some(chronicle.zone).filter(|zone| *zone != 0);
    let mut left = Left::default();
    for (_, event) in chronicle.events.entries() {
        let Some(times) = Times::of(Ends::of(&event.when), zone) else {
            left.events += 1;
            continue;
        };
        left.count(&event.when);
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}@annals", event.id));
        // A fixed time stamp, because the time of writing is unknown and the output should be reproducible.
        out.line("DTSTAMP:20000101T000000Z");
        out.line(&format!("DTSTART{}", times.start));
        if let Some(end) = times.end {
            out.line(&end);
        }
        out.text("SUMMARY", &name(reader, event));
        out.text("DESCRIPTION", &summary_and_text(reader, event));
        out.texts(
            "CATEGORIES",
            event.lanes.iter().map(|lane| reader.name(*lane).text),
        );
        out.addresses(event);
        if let Some(place) = event.details.place.map(|place| &chronicle[place]) {
            out.text("LOCATION", reader.shown(&place.name).text);
            if let Some((latitude, longitude)) = place.at {
                out.line(&format!("GEO:{latitude};{longitude}"));
            }
        }
        out.line("END:VEVENT");
    }
    out.line("END:VCALENDAR");
    let mut left_out: Vec<String> = left.words().into_iter().flatten().collect();
    left_out.extend(
        other_links(reader)
            .into_iter()
            .chain(media(reader))
            .flatten(),
    );
    left_out.extend(counted(chronicle.spans.len(), "span", "spans"));
    left_out.extend(beside(reader, &[Beside::Lanes]));
    left_out.extend(further(reader).into_iter().flatten());
    Exported {
        text: out.0,
        left_out,
    }
}

/// The names and texts in further languages of what is written.
fn further(reader: Reader<'_>) -> [Option<String>; 2] {
    let chronicle = reader.chronicle;
    let events = chronicle.events.iter().map(|event| &event.name);
    let lanes = chronicle.lanes.iter().map(|lane| &lane.name);
    let places = chronicle.places.iter().map(|place| &place.name);
    let names = std::iter::once(&chronicle.title);
    let names = names.chain(events).chain(lanes).chain(places);
    further_languages(names, accounts(reader))
}

/// The media in files, and the captions of what is written.
fn media(reader: Reader<'_>) -> [Option<String>; 2] {
    let events = &reader.chronicle.events;
    let all = events
        .iter()
        .flat_map(|event| &event.details.attached.media);
    let files = all.filter(|medium| !is_web(medium)).count();
    [
        counted(files, "media item in a file", "media items in files"),
        captions(events.iter().flat_map(web)),
    ]
}

/// The link and the media of an event that are written.
fn web(event: &Event) -> impl Iterator<Item = &Link> {
    let media = event.details.attached.media.iter();
    web_link(event)
        .into_iter()
        .chain(media.filter(|medium| is_web(medium)))
}

/// Counts of what iCalendar cannot represent in dates.
#[derive(Default)]
struct Left {
    events: usize,
    ends: usize,
    doubts: usize,
    fractions: usize,
}

impl Left {
    /// Counts what is lost of an event that is written.
    fn count(&mut self, when: &When) {
        let ends = dates(when);
        let is_unknown = matches!(when.parts(), Parts::Interval(_, Err(Edge::Unknown)));
        let is_open = when.extent().end() == Moment::MAX || is_unknown;
        let one_of_several = |date: &Date| date.is_one_of_several();
        let is_vague = when.approximate()
            || when.uncertain()
            || when.is_set()
            || ends.iter().flatten().any(one_of_several);
        self.ends += usize::from(is_open);
        self.doubts += usize::from(is_vague);
        let divided = |date: &&Date| !date.fraction().is_empty();
        self.fractions += ends.iter().flatten().filter(divided).count();
    }

    fn words(&self) -> [Option<String>; 4] {
        [
            counted(
                self.events,
                "event that has no beginning or lies outside of the years 1 to 9999",
                "events that have no beginning or lie outside of the years 1 to 9999",
            ),
            counted(self.ends, "open or unknown end", "open or unknown ends"),
            counted(self.doubts, "doubt about a date", "doubts about dates"),
            counted(
                self.fractions,
                "fraction of a second",
                "fractions of a second",
            ),
        ]
    }
}

/// The date, or the dates of an interval.
fn dates(when: &When) -> [Option<Date>; 2] {
    match when.parts() {
        Parts::One(date) => [Some(date), None],
        Parts::Interval(start, end) => [start.ok(), end.ok()],
        Parts::Set(..) => [None, None],
    }
}

/// Lines that are terminated and folded as the standard requires.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > FOLD {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// The first link to a web page and all media on the web.
    fn addresses(&mut self, event: &Event) {
        if let Some(link) = web_link(event) {
            self.line(&format!("URL:{}", &*link.to));
        }
        let media = event.details.attached.media.iter();
        for medium in media.filter(|medium| is_web(medium)) {
            self.line(&format!("ATTACH:{}", &*medium.to));
        }
    }

    /// A property with a text, unless the text is empty.
    fn text(&mut self, name: &str, text: &str) {
        self.texts(name, std::iter::once(text.to_owned()));
    }

    /// A property with a list of texts, unless all are empty.
    fn texts(&mut self, name: &str, texts: impl Iterator<Item = String>) {
        let mut list = String::new();
        for text in texts.filter(|text| !text.is_empty()) {
            if !list.is_empty() {
                list.push(',');
            }
            for letter in text.chars() {
                match letter {
                    '\\' | ',' | ';' => list.extend(['\\', letter]),
                    '\n' => list.push_str("\\n"),
                    _ if letter.is_control() => {}
                    _ => list.push(letter),
                }
            }
        }
        if !list.is_empty() {
            self.line(&format!("{name}:{list}"));
        }
    }
}
