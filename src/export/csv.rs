//! A table: a heading row, an event a row. Dates are EDTF with the digits of the chronicle, whose calendar has a column.

use super::{Exported, counted, lane, name, told};
use crate::card::Reader;
use crate::time::When;

/// Writes the events, with their names in every language.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let chronicle = reader.chronicle;
    let languages: Vec<_> = chronicle.languages.iter().collect();
    let mut text = String::new();
    let mut headings: Vec<String> = [
        "start",
        "end",
        "title",
        "category",
        "place",
        "latitude",
        "longitude",
        "description",
        "calendar",
    ]
    .map(str::to_owned)
    .to_vec();
    let by_language = languages.len() > 1;
    if by_language {
        headings.extend(
            languages
                .iter()
                .map(|language| format!("title ({})", chronicle.languages.tag(*language))),
        );
    }
    row(&mut text, &headings);
    for (_, event) in chronicle.events.entries() {
        let place = event.told.place.map(|place| &chronicle[place]);
        let at = place.and_then(|place| place.at);
        let (start, end) = cells(&event.when);
        let mut fields = vec![
            start,
            end,
            name(reader, event),
            lane(reader, event),
            place
                .map(|place| reader.shown(&place.name).text.to_owned())
                .unwrap_or_default(),
            at.map(|(latitude, _)| latitude.to_string())
                .unwrap_or_default(),
            at.map(|(_, longitude)| longitude.to_string())
                .unwrap_or_default(),
            told(reader, event),
            format!("{:?}", chronicle.reckoning),
        ];
        if by_language {
            let own = |language| event.name.get(language).map(|name| name.text.to_string());
            fields.extend(
                languages
                    .iter()
                    .map(|language| own(*language).unwrap_or_default()),
            );
        }
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
