//! A chronicle for other programs and for the web: tables, TimelineJS, iCalendar, Markdown, and a page of HTML.
//!
//! RON and JSON, which keep everything, are in `format/export`.

mod csv;
mod ends;
mod html;
mod ical;
mod markdown;
mod timelinejs;

#[cfg(test)]
mod tests;

use crate::card::Reader;
use crate::chronicle::Event;

/// What a chronicle can be written as, beside an event file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A table with a heading row.
    Csv,
    /// TimelineJS JSON.
    TimelineJs,
    /// Headings and paragraphs.
    Markdown,
    /// A calendar.
    ICalendar,
    /// A page by itself.
    Html,
}

/// A chronicle in another form, and what had no place there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What was left out, in words, each with its number.
    pub left_out: Vec<String>,
}

/// Writes a chronicle in the languages of a reader.
pub fn export(reader: Reader<'_>, target: Target) -> Exported {
    match target {
        Target::Csv => csv::write(reader),
        Target::TimelineJs => timelinejs::write(reader),
        Target::Markdown => markdown::write(reader),
        Target::ICalendar => ical::write(reader),
        Target::Html => html::write(reader),
    }
}

/// The words of an event: its summary and its account.
fn told(reader: Reader<'_>, event: &Event) -> String {
    let parts = [&event.details.summary, &event.details.text].map(|text| reader.plain(text));
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

/// The name of the lane that draws an event; empty if none does.
fn lane(reader: Reader<'_>, event: &Event) -> String {
    let lane = event.lanes.first();
    lane.map(|lane| reader.name(*lane).text).unwrap_or_default()
}

/// How many links the events have.
fn links(reader: Reader<'_>) -> usize {
    let events = reader.chronicle.events.iter();
    events.map(|event| event.details.attached.links.len()).sum()
}

/// How many there are of something beyond the first of each event.
fn further(reader: Reader<'_>, count: impl Fn(&Event) -> usize) -> usize {
    let events = reader.chronicle.events.iter();
    events.map(|event| count(event).saturating_sub(1)).sum()
}

/// The name in the chosen language.
fn name(reader: Reader<'_>, event: &Event) -> String {
    reader.shown(&event.name).text.to_owned()
}

/// So many of something, if there are any.
fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}
