//! CSV: a heading row, then one row per event. Dates are EDTF in the chronicle's calendar, which has its own column.

use super::{Exported, beside, counted, further, lane, name, told};
use crate::card::Reader;
use crate::chronicle::Event;
use crate::names::LanguageId;
use crate::time::When;

/// The columns that every table has.
const HEADINGS: [&str; 9] = [
    "start",
    "end",
    "title",
    "category",
    "place",
    "latitude",
    "longitude",
    "description",
    "calendar",
];

/// Exports the events with their names in every language.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let chronicle = reader.chronicle;
    // With a single language, the title column has its names.
    let languages: Vec<LanguageId> = match chronicle.languages.len() {
        0 | 1 => Vec::new(),
        _ => chronicle.languages.iter().collect(),
    };
    let linked = linked(reader);
    let mut text = String::new();
    let tags = languages
        .iter()
        .map(|language| chronicle.languages.tag(*language));
    let by_language = tags.map(|tag| format!("title ({tag})"));
    let headings: Vec<String> = HEADINGS
        .map(str::to_owned)
        .into_iter()
        .chain(by_language)
        .chain(linked.iter().map(|heading| (*heading).to_owned()))
        .collect();
    row(&mut text, &headings);
    for (_, event) in chronicle.events.entries() {
        let own =
            |language: &LanguageId| event.name.get(*language).map(|name| name.text.to_string());
        let names = languages
            .iter()
            .map(|language| own(language).unwrap_or_default());
        let fields: Vec<String> = fields(reader, event)
            .into_iter()
            .chain(names)
            .chain(addresses(event).into_iter().take(linked.len()))
            .collect();
        row(&mut text, &fields);
    }
    let left_out = [
        counted(
            further(reader, |event| event.details.attached.links.len()),
            "further link",
            "further links",
        ),
        counted(
            further(reader, |event| event.details.attached.media.len()),
            "further medium",
            "further media",
        ),
        counted(chronicle.spans.len(), "span", "spans"),
    ];
    let left_out = left_out.into_iter().chain(beside(reader));
    Exported {
        text,
        left_out: left_out.flatten().collect(),
    }
}

/// The columns for addresses, if any event has one.
fn linked(reader: Reader<'_>) -> &'static [&'static str] {
    let any = |event: &Event| {
        let attached = &event.details.attached;
        !attached.links.is_empty() || !attached.media.is_empty()
    };
    if reader.chronicle.events.iter().any(any) {
        &["link", "image"]
    } else {
        &[]
    }
}

/// The addresses of an event's first link and first medium.
fn addresses(event: &Event) -> [String; 2] {
    let attached = &event.details.attached;
    [attached.links.first(), attached.media.first()]
        .map(|link| link.map_or_else(String::new, |link| link.to.to_string()))
}

/// The cells of an event for [`HEADINGS`].
fn fields(reader: Reader<'_>, event: &Event) -> [String; 9] {
    let place = event.details.place.map(|place| &reader.chronicle[place]);
    let at = place.and_then(|place| place.at);
    let place = place.map(|place| reader.shown(&place.name).text.to_owned());
    let (start, end) = cells(&event.when);
    [
        start,
        end,
        name(reader, event),
        lane(reader, event),
        place.unwrap_or_default(),
        at.map(|(latitude, _)| latitude.to_string())
            .unwrap_or_default(),
        at.map(|(_, longitude)| longitude.to_string())
            .unwrap_or_default(),
        told(reader, event),
        event.when.reckoning().to_string(),
    ]
}

/// The start and end cells of a date. A set stays in the first cell.
fn cells(when: &When) -> (String, String) {
    let text = when.to_string();
    match text.split_once('/') {
        Some((start, end)) => (
            start.to_owned(),
            if end.is_empty() {
                "..".to_owned()
            } else {
                end.to_owned()
            },
        ),
        None => (text, String::new()),
    }
}

fn row(text: &mut String, fields: &[String]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        if field.contains(['"', ',', '\n', '\r', ';']) || field.starts_with(' ') {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(field);
        }
    }
    text.push_str("\r\n");
}
