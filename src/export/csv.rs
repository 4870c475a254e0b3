//! A table: a heading row, an event a row. Dates are EDTF with the digits of the chronicle, whose calendar has a column.

use super::{Exported, counted, lane, name, told};
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

/// Writes the events, with their names in every language.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let chronicle = reader.chronicle;
    // One language is that of the title.
    let languages: Vec<LanguageId> = match chronicle.languages.len() {
        0 | 1 => Vec::new(),
        _ => chronicle.languages.iter().collect(),
    };
    let mut text = String::new();
    let tags = languages
        .iter()
        .map(|language| chronicle.languages.tag(*language));
    let by_language = tags.map(|tag| format!("title ({tag})"));
    let headings: Vec<String> = HEADINGS
        .map(str::to_owned)
        .into_iter()
        .chain(by_language)
        .collect();
    row(&mut text, &headings);
    for (_, event) in chronicle.events.entries() {
        let own =
            |language: &LanguageId| event.name.get(*language).map(|name| name.text.to_string());
        let names = languages
            .iter()
            .map(|language| own(language).unwrap_or_default());
        let fields: Vec<String> = fields(reader, event).into_iter().chain(names).collect();
        row(&mut text, &fields);
    }
    let left_out = [
        counted(chronicle.spans.len(), "span", "spans"),
        counted(chronicle.people.len(), "person", "people"),
        counted(chronicle.sources.len(), "source", "sources"),
    ];
    Exported {
        text,
        left_out: left_out.into_iter().flatten().collect(),
    }
}

/// The cells of an event under the headings.
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

/// The date in two cells: a set stays in the first.
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
