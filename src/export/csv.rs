//! CSV: a heading row, then one row per event. Dates are EDTF in the chronicle's calendar, which has its own column.

use std::io;

use csv::{IntoInnerError, Terminator, WriterBuilder};

use super::{
    Beside, DEFAULT_WEIGHT, Exported, accounts, beside, captions, counted, further_languages, more,
    name, other_links, summary_and_text, web_link,
};
use crate::card::Reader;
use crate::chronicle::{Event, Link};
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

/// The text of a cell.
type Cell = fn(Reader<'_>, &Event) -> String;

/// The columns that a table has if an event has something for them.
const FURTHER: [(&str, Cell); 7] = [
    ("link", |_, event| address(web_link(event))),
    ("image", |_, event| {
        guarded(address(event.details.attached.media.first()))
    }),
    ("tags", tags),
    ("people", people),
    ("source", sources),
    ("weight", weight),
    ("id", |_, event| event.id.to_string()),
];

/// What a table keeps of what [`beside`] counts.
const KEPT: [Beside; 4] = [Beside::Lanes, Beside::Tags, Beside::Weights, Beside::Named];

/// Exports the events with their names in every language.
pub(super) fn write(reader: Reader<'_>) -> io::Result<Exported> {
    let chronicle = reader.chronicle;
    // With a single language, the title column has its names.
    let languages: Vec<LanguageId> = match chronicle.languages.len() {
        0 | 1 => Vec::new(),
        _ => chronicle.languages.iter().collect(),
    };
    let filled = |(_, cell): &&(&str, Cell)| {
        let mut events = chronicle.events.iter();
        events.any(|event| !cell(reader, event).is_empty())
    };
    let further: Vec<&(&str, Cell)> = FURTHER.iter().filter(filled).collect();
    let tags = languages
        .iter()
        .map(|language| chronicle.languages.tag(*language));
    let by_language = tags.map(|tag| format!("title ({tag})"));
    let headings: Vec<String> = HEADINGS
        .map(str::to_owned)
        .into_iter()
        .chain(by_language)
        .chain(further.iter().map(|(heading, _)| (*heading).to_owned()))
        .collect();
    let events = chronicle.events.entries().map(|(_, event)| {
        let own = |language: &LanguageId| event.name.get(*language).map(|name| text(&name.text));
        let names = languages
            .iter()
            .map(|language| own(language).unwrap_or_default());
        let fields = fields(reader, event).into_iter().chain(names);
        let further = further.iter().map(|(_, cell)| cell(reader, event));
        fields.chain(further).collect()
    });
    Ok(Exported {
        text: written(std::iter::once(headings).chain(events))?,
        left_out: left_out(reader),
    })
}

fn left_out(reader: Reader<'_>) -> Vec<String> {
    let chronicle = reader.chronicle;
    let written = chronicle.events.iter().flat_map(|event| {
        let medium = event.details.attached.media.first();
        web_link(event).into_iter().chain(medium)
    });
    let left_out = [
        counted(
            more(reader, |event| event.details.attached.media.len()),
            "additional media item",
            "additional media items",
        ),
        captions(written),
        counted(chronicle.spans.len(), "span", "spans"),
        counted(
            chronicle.people.len() + chronicle.sources.len(),
            "card of a person or a source",
            "cards of people and sources",
        ),
    ];
    let left_out = other_links(reader).into_iter().chain(left_out).flatten();
    let further = further(reader).into_iter().flatten();
    left_out
        .chain(beside(reader, &KEPT))
        .chain(further)
        .collect()
}

/// The names and texts in further languages. Those of events have columns of their own.
fn further(reader: Reader<'_>) -> [Option<String>; 2] {
    let chronicle = reader.chronicle;
    let lanes = chronicle.lanes.iter().map(|lane| &lane.name);
    let places = chronicle.places.iter().map(|place| &place.name);
    let people = chronicle.people.iter().map(|person| &person.name);
    let sources = chronicle.sources.iter().map(|source| &source.title);
    let names = lanes.chain(places).chain(people).chain(sources);
    further_languages(names, accounts(reader))
}

/// The URL of a link.
fn address(link: Option<&Link>) -> String {
    link.map_or_else(String::new, |link| link.to.url().into_owned())
}

fn tags(reader: Reader<'_>, event: &Event) -> String {
    let tags = event.details.attached.tags.iter();
    guarded(list(tags.map(|tag| reader.chronicle[*tag].id.to_string())))
}

fn people(reader: Reader<'_>, event: &Event) -> String {
    let people = event.details.people.iter();
    let names = people.map(|person| reader.shown(&reader.chronicle[*person].name).text);
    text(&list(names.map(str::to_owned)))
}

/// The citations, each with its passage in brackets.
fn sources(reader: Reader<'_>, event: &Event) -> String {
    let citations = event.details.sources.iter().map(|citation| {
        let title = reader.shown(&reader.chronicle[citation.source].title).text;
        match &*citation.at {
            // Brackets at the end of a title are no passage.
            "" if title.ends_with(']') => format!("{title} []"),
            "" => title.to_owned(),
            at => format!("{title} [{at}]"),
        }
    });
    text(&list(citations))
}

/// The weight, unless it is the default.
fn weight(_: Reader<'_>, event: &Event) -> String {
    match event.weight {
        DEFAULT_WEIGHT => String::new(),
        weight => weight.to_string(),
    }
}

/// A list in one cell, separated by semicolons. One of a single entry with a comma ends with one, because a list without
/// semicolons is separated by commas. An entry with a semicolon is in quotes.
fn list(parts: impl Iterator<Item = String>) -> String {
    let quoted = |part: String| {
        if part.contains([';', '|']) || part.starts_with('"') {
            format!("\"{}\"", part.replace('"', "\"\""))
        } else {
            part
        }
    };
    let parts: Vec<String> = parts.map(quoted).collect();
    match parts.as_slice() {
        [one] if one.contains([',', '、', '，']) => format!("{one};"),
        parts => parts.join("; "),
    }
}

/// A cell with a text, which programs may read as HTML or as a formula.
fn text(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        match letter {
            '&' if begins_entity(rest) => cell.push_str("&amp;"),
            '<' if begins_tag(rest) => cell.push_str("&lt;"),
            _ => cell.push(letter),
        }
    }
    guarded(cell)
}

/// Whether the text after an ampersand is the name or the number of a character.
fn begins_entity(rest: &str) -> bool {
    let is_part = |letter: char| letter == '#' || letter.is_ascii_alphanumeric();
    let behind = rest.trim_start_matches(is_part);
    behind.len() < rest.len() && behind.starts_with(';')
}

/// Whether the text after a less-than sign may be an element of HTML.
fn begins_tag(rest: &str) -> bool {
    let is_name = |letter: char| letter == '/' || letter.is_ascii_alphabetic();
    rest.starts_with(is_name)
}

/// A cell that spreadsheets do not run as a formula: after an apostrophe, it is a text.
fn guarded(cell: String) -> String {
    let begin = cell.trim_start_matches('\'');
    if begin.starts_with(['=', '+', '-', '@']) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// The cells of an event for [`HEADINGS`].
fn fields(reader: Reader<'_>, event: &Event) -> [String; 9] {
    let place = event.details.place.map(|place| &reader.chronicle[place]);
    let at = place.and_then(|place| place.at);
    let place = place.map(|place| text(reader.shown(&place.name).text));
    let (start, end) = cells(&zoned(reader, &event.when));
    [
        guarded(start),
        guarded(end),
        text(&name(reader, event)),
        text(&list(
            event.lanes.iter().map(|lane| reader.name(*lane).text),
        )),
        place.unwrap_or_default(),
        at.map(|(latitude, _)| latitude.to_string())
            .unwrap_or_default(),
        at.map(|(_, longitude)| longitude.to_string())
            .unwrap_or_default(),
        text(&summary_and_text(reader, event)),
        event.when.reckoning().to_string(),
    ]
}

/// A date whose times name their zone, if the chronicle has one, since a table has none of its own.
fn zoned(reader: Reader<'_>, when: &When) -> When {
    let when = when.clone();
    match reader.chronicle.zone {
        0 => when,
        zone => when.with_zone(zone),
    }
}

/// The start and end cells of a date. A set stays in the first cell, as does an interval that cannot be joined again: an empty end would
/// be none, and a choice of days would be a date by itself.
fn cells(when: &When) -> (String, String) {
    let text = when.to_string();
    match text.split_once('/') {
        Some((start, end)) if !end.is_empty() && !text.contains('[') => {
            (start.to_owned(), end.to_owned())
        }
        _ => (text, String::new()),
    }
}

/// Rows as CSV according to RFC 4180.
fn written(rows: impl Iterator<Item = Vec<String>>) -> io::Result<String> {
    // Some spreadsheets split fields at semicolons, so a field that contains one is quoted.
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .comment(Some(b';'))
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_a_program_may_cut_them() {
        for (field, expected) in [
            ("plain", "plain,x\r\n"),
            ("靖康", "靖康,x\r\n"),
            ("", ",x\r\n"),
            ("a, b", "\"a, b\",x\r\n"),
            ("a; b", "\"a; b\",x\r\n"),
            ("\"a\"", "\"\"\"a\"\"\",x\r\n"),
            ("a\nb", "\"a\nb\",x\r\n"),
            ("a\r", "\"a\r\",x\r\n"),
        ] {
            let row = vec![field.to_owned(), "x".to_owned()];
            assert_eq!(written(std::iter::once(row)).unwrap(), expected, "{field}");
        }
    }
}
