//! iCalendar (RFC 5545): one entry per event, with whole days or times of day.

use super::ends::Ends;
use super::ical_times::Times;
use super::{Beside, Exported, beside, counted, more, name, summary_and_text};
use crate::card::Reader;
use crate::chronicle::{Address, Event};
use crate::time::{Date, Moment, Parts, When};

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
            out.line(&format!("DTEND{end}"));
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
    let left_out = [
        counted(
            more(reader, |event| event.details.attached.links.len()),
            "additional link",
            "additional links",
        ),
        counted(chronicle.spans.len(), "span", "spans"),
    ];
    let left_out = left.words().into_iter().chain(left_out).flatten();
    Exported {
        text: out.0,
        left_out: left_out.chain(beside(reader, &[Beside::Lanes])).collect(),
    }
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
        let is_open = when.extent().end() == Moment::MAX;
        let is_vague = when.approximate() || when.uncertain() || when.is_set();
        self.ends += usize::from(is_open);
        self.doubts += usize::from(is_vague);
        self.fractions += fractions(when);
    }

    fn words(&self) -> [Option<String>; 4] {
        [
            counted(
                self.events,
                "event that has no beginning or lies outside of the years 1 to 9999",
                "events that have no beginning or lie outside of the years 1 to 9999",
            ),
            counted(self.ends, "open end", "open ends"),
            counted(self.doubts, "doubt about a date", "doubts about dates"),
            counted(
                self.fractions,
                "fraction of a second",
                "fractions of a second",
            ),
        ]
    }
}

/// The number of times of day with a fraction of a second.
fn fractions(when: &When) -> usize {
    let dates = match when.parts() {
        Parts::One(date) => [Some(date), None],
        Parts::Interval(start, end) => [start.ok(), end.ok()],
        Parts::Set(..) => [None, None],
    };
    let divided = |date: &Date| !date.fraction().is_empty();
    dates.iter().flatten().filter(|date| divided(date)).count()
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

    /// The first link and all media of an event.
    fn addresses(&mut self, event: &Event) {
        let attached = &event.details.attached;
        if let Some(link) = attached.links.first() {
            self.address("URL", &link.to);
        }
        for medium in &attached.media {
            self.address("ATTACH", &medium.to);
        }
    }

    /// A property with an address, if that is a web address.
    fn address(&mut self, name: &str, to: &Address) {
        if let Address::Web(address) = to {
            self.line(&format!("{name}:{address}"));
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
