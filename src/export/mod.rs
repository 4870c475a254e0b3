//! Export to formats for other programs and the web: CSV, TimelineJS, iCalendar, Markdown and HTML.
//!
//! The lossless formats, RON and JSON, are in `format/export`.

mod csv;
mod ends;
mod html;
mod ical;
mod ical_times;
mod markdown;
mod timelinejs;

#[cfg(test)]
mod tests;

use std::io;

use crate::card::Reader;
use crate::chronicle::{Address, Event, EventKind, Link, Text};
use crate::names::Names;

/// A format to export to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// CSV with a heading row.
    Csv,
    /// TimelineJS JSON.
    TimelineJs,
    /// Markdown.
    Markdown,
    /// iCalendar.
    ICalendar,
    /// A self-contained HTML page.
    Html,
}

/// An exported chronicle, and what could not be represented.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    /// The content of the file.
    pub text: String,
    /// What was left out, in words with numbers.
    pub left_out: Vec<String>,
}

/// Writes a chronicle in the languages of a reader.
///
/// # Errors
/// Returns the error of the CSV writer.
pub fn export(reader: Reader<'_>, target: Target) -> io::Result<Exported> {
    Ok(match target {
        Target::Csv => csv::write(reader)?,
        Target::TimelineJs => timelinejs::write(reader),
        Target::Markdown => markdown::write(reader),
        Target::ICalendar => ical::write(reader),
        Target::Html => html::write(reader),
    })
}

/// The summary and the account of an event.
fn summary_and_text(reader: Reader<'_>, event: &Event) -> String {
    let parts = [&event.details.summary, &event.details.text].map(|text| reader.plain(text));
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

/// The name of the lane that an event is drawn on; empty if it has no lane.
fn lane(reader: Reader<'_>, event: &Event) -> String {
    let lane = event.lanes.first();
    lane.map(|lane| reader.name(*lane).text).unwrap_or_default()
}

/// The number of links of all events.
fn links(reader: Reader<'_>) -> usize {
    let events = reader.chronicle.events.iter();
    events.map(|event| event.details.attached.links.len()).sum()
}

/// The first link to a web page.
fn web_link(event: &Event) -> Option<&Link> {
    let mut links = event.details.attached.links.iter();
    links.find(|link| is_web(link))
}

/// True for a link to a web page.
const fn is_web(link: &Link) -> bool {
    matches!(link.to, Address::Web(_))
}

/// The links of events other than the one to a web page that a format has a field for.
fn other_links(reader: Reader<'_>) -> [Option<String>; 2] {
    let sum = |count: fn(&Event) -> usize| reader.chronicle.events.iter().map(count).sum::<usize>();
    let further = |event: &Event| {
        let links = event.details.attached.links.iter();
        links.filter(|link| is_web(link)).count().saturating_sub(1)
    };
    let files = |event: &Event| {
        let links = event.details.attached.links.iter();
        links.filter(|link| !is_web(link)).count()
    };
    [
        counted(sum(further), "additional link", "additional links"),
        counted(sum(files), "link to a file", "links to files"),
    ]
}

/// The captions and credits of links and media that are written without them.
fn captions<'a>(written: impl Iterator<Item = &'a Link>) -> Option<String> {
    let texts = written.flat_map(|link| [&link.caption, &link.credit]);
    let count = texts.filter(|text| !text.is_empty()).count();
    counted(count, "caption or credit", "captions and credits")
}

/// The names and texts in further languages that are written in only one. Readings are not counted.
fn further_languages<'a>(
    names: impl Iterator<Item = &'a Names>,
    texts: impl Iterator<Item = &'a Text>,
) -> [Option<String>; 2] {
    let own = |names: &Names| names.iter().filter(|name| !name.derived).count();
    let names = names.map(|names| own(names).saturating_sub(1)).sum();
    let texts = texts.map(|text| text.versions().len().saturating_sub(1));
    [
        counted(
            names,
            "name in a further language",
            "names in further languages",
        ),
        counted(
            texts.sum(),
            "text in a further language",
            "texts in further languages",
        ),
    ]
}

/// The summaries and accounts of all events.
fn accounts(reader: Reader<'_>) -> impl Iterator<Item = &Text> {
    let details = reader.chronicle.events.iter().map(|event| &event.details);
    details.flat_map(|details| [&details.summary, &details.text])
}

/// The number of things per event beyond the first, summed over all events.
fn more(reader: Reader<'_>, count: impl Fn(&Event) -> usize) -> usize {
    let events = reader.chronicle.events.iter();
    events.map(|event| count(event).saturating_sub(1)).sum()
}

/// The weight of events that name none.
const DEFAULT_WEIGHT: u8 = 3;

/// Something that most formats of events have no place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Lanes,
    Tags,
    Weights,
    /// People and sources.
    Named,
    Other,
}

/// Something that is left out: what it is, how often, and its noun in the singular and the plural.
type Lost = (Beside, usize, [&'static str; 2]);

/// What the formats of events alone have no place for, except what one of them keeps.
fn beside(reader: Reader<'_>, kept: &[Beside]) -> Vec<String> {
    let chronicle = reader.chronicle;
    // A tag with a mark is a kind of event.
    let tags = chronicle.tags.iter().filter(|tag| tag.mark.is_none());
    let (people, sources) = (chronicle.people.len(), chronicle.sources.len());
    let of_all: [Lost; 5] = [
        (
            Beside::Other,
            chronicle.chapters.len(),
            ["chapter", "chapters"],
        ),
        (Beside::Other, chronicle.eras.len(), ["era", "eras"]),
        (Beside::Tags, tags.count(), ["tag", "tags"]),
        (Beside::Named, people, ["person", "people"]),
        (Beside::Named, sources, ["source", "sources"]),
    ];
    let all = of_events(reader).into_iter().chain(of_all);
    let lost = all.filter(|(what, ..)| !kept.contains(what));
    lost.filter_map(|(_, count, [one, many])| counted(count, one, many))
        .collect()
}

/// What of events most formats have no place for.
fn of_events(reader: Reader<'_>) -> [Lost; 11] {
    let events = &reader.chronicle.events;
    let sum = |count: fn(&Event) -> usize| events.iter().map(count).sum::<usize>();
    let weights = sum(|event| usize::from(event.weight != DEFAULT_WEIGHT));
    let kinds = sum(|event| usize::from(event.kind != EventKind::Event));
    let parts = sum(|event| usize::from(event.details.part_of.is_some()));
    let other = |count, nouns| (Beside::Other, count, nouns);
    [
        (
            Beside::Lanes,
            more(reader, |event| event.lanes.len()),
            ["further lane of an event", "further lanes of events"],
        ),
        (
            Beside::Weights,
            weights,
            ["weight of an event", "weights of events"],
        ),
        other(kinds, ["kind of an event", "kinds of events"]),
        other(
            sum(|event| event.details.figures.len()),
            ["figure", "figures"],
        ),
        other(
            sum(|event| event.details.claims.len()),
            ["claim of another account", "claims of other accounts"],
        ),
        other(sum(|event| event.details.notes.len()), ["note", "notes"]),
        other(
            sum(|event| event.details.leads_to.len()),
            ["consequence", "consequences"],
        ),
        other(parts, ["part of a larger event", "parts of larger events"]),
        other(
            sum(|event| usize::from(event.details.as_written.is_some())),
            [
                "date as its source has it",
                "dates as their sources have them",
            ],
        ),
        other(
            sum(|event| usize::from(event.details.passed().next().is_some())),
            ["route", "routes"],
        ),
        other(
            sum(|event| event.details.also.len()),
            ["other name of an event", "other names of events"],
        ),
    ]
}

/// The name of an event in the chosen language.
fn name(reader: Reader<'_>, event: &Event) -> String {
    reader.shown(&event.name).text.to_owned()
}

/// Text escaped for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A count with its noun, or `None` for 0.
fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}
