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
use crate::chronicle::Event;

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

/// The number of things per event beyond the first, summed over all events.
fn further(reader: Reader<'_>, count: impl Fn(&Event) -> usize) -> usize {
    let events = reader.chronicle.events.iter();
    events.map(|event| count(event).saturating_sub(1)).sum()
}

/// What formats that contain only events cannot represent.
fn beside(reader: Reader<'_>) -> [Option<String>; 6] {
    let chronicle = reader.chronicle;
    [
        counted(
            further(reader, |event| event.lanes.len()),
            "further lane of an event",
            "further lanes of events",
        ),
        counted(chronicle.chapters.len(), "chapter", "chapters"),
        counted(chronicle.eras.len(), "era", "eras"),
        counted(chronicle.tags.len(), "tag", "tags"),
        counted(chronicle.people.len(), "person", "people"),
        counted(chronicle.sources.len(), "source", "sources"),
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
