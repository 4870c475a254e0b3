//! iCalendar (RFC 5545), with events as whole days.

use std::fmt::Write;

use super::ends::Ends;
use super::{Exported, counted, further, lane, name, told};
use crate::card::Reader;
use crate::chronicle::{Address, Event};
use crate::time::{CivilDate, Day, Reckoning};

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
    let mut left = 0;
    for (_, event) in chronicle.events.entries() {
        let Some((first, last)) = days(Ends::of(&event.when)) else {
            left += 1;
            continue;
        };
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}@annals", event.id));
        // A fixed time stamp, because the time of writing is unknown and the output should be reproducible.
        out.line("DTSTAMP:20000101T000000Z");
        out.line(&format!("DTSTART;VALUE=DATE:{first}"));
        out.line(&format!("DTEND;VALUE=DATE:{last}"));
        out.text("SUMMARY", &name(reader, event));
        out.text("DESCRIPTION", &told(reader, event));
        out.text("CATEGORIES", &lane(reader, event));
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
            left,
            "event that is open or lies outside of the years 1 to 9999",
            "events that are open or lie outside of the years 1 to 9999",
        ),
        counted(
            further(reader, |event| event.details.attached.links.len()),
            "further link",
            "further links",
        ),
        counted(
            files(reader),
            "file beside the chronicle",
            "files beside the chronicle",
        ),
        counted(chronicle.tags.len(), "tag", "tags"),
        counted(chronicle.spans.len(), "span", "spans"),
        counted(chronicle.people.len(), "person", "people"),
        counted(chronicle.sources.len(), "source", "sources"),
    ];
    Exported {
        text: out.0,
        left_out: left_out.into_iter().flatten().collect(),
    }
}

/// The first day and the day after the last. `None` if the start is open or a day cannot be represented. If the end is open, the start
/// alone.
fn days(ends: Ends) -> Option<(String, String)> {
    let start = ends.start?;
    let first = start.first_day();
    let last = ends.end.unwrap_or(start).last_day();
    Some((written(first)?, written(last.plus(1))?))
}

/// The number of links to local files, which a calendar cannot represent.
fn files(reader: Reader<'_>) -> usize {
    let attached = reader
        .chronicle
        .events
        .iter()
        .map(|event| &event.details.attached);
    let links = attached.flat_map(|attached| attached.links.iter().take(1).chain(&attached.media));
    links
        .filter(|link| matches!(link.to, Address::File(_)))
        .count()
}

fn written(day: Day) -> Option<String> {
    let CivilDate { year, month, day } = Reckoning::Gregorian.date(day);
    (1..=9999)
        .contains(&year)
        .then(|| format!("{year:04}{month:02}{day:02}"))
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
        if text.is_empty() {
            return;
        }
        let mut line = format!("{name}:");
        for letter in text.chars() {
            match letter {
                '\\' | ',' | ';' => {
                    let _ = write!(line, "\\{letter}");
                }
                '\n' => line.push_str("\\n"),
                _ if letter.is_control() => {}
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }
}
