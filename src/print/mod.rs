//! A chronicle as linear plain text for pipes, files and screen readers. No lines are drawn, and text is not wrapped.

mod list;

pub use list::{ListForm, list};

use std::io::{self, Write};

use crate::card::{self, Markup, Reader, Subject};
use crate::chronicle::{Chronicle, EventId, Ref};
use crate::messages::Message;

/// The part of a chronicle to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The chronicle's own card, its contents, and a card for everything in it.
    Whole,
    /// The events from a given one on.
    From(EventId),
    /// One card.
    Card(Ref),
}

/// Prints a part of a chronicle. Headings of sections begin with `# `, those of cards with `## `.
///
/// # Errors
/// Returns the error of the writer.
pub fn print(reader: Reader<'_>, part: Part, out: &mut impl Write) -> io::Result<()> {
    match part {
        Part::Whole => whole(reader, out),
        Part::From(first) => {
            let events = reader.chronicle.events.ids().skip(first.index());
            cards(
                reader,
                events.map(|event| Subject::Thing(event.into())),
                out,
            )
        }
        Part::Card(thing) => cards(reader, std::iter::once(Subject::Thing(thing)), out),
    }
}

fn whole(reader: Reader<'_>, out: &mut impl Write) -> io::Result<()> {
    page("# ", reader, Subject::Chronicle, out)?;
    let sections = sections(reader.chronicle);
    for (heading, things) in &sections {
        writeln!(out, "- {}: {}", reader.say(*heading), things.len())?;
    }
    for (heading, things) in sections {
        writeln!(out, "\n# {}\n", reader.say(heading))?;
        if heading == Message::Lanes {
            groups(reader, out)?;
        }
        cards(reader, things.into_iter(), out)?;
    }
    Ok(())
}

/// Prints the groups of lanes, each with its lanes.
fn groups(reader: Reader<'_>, out: &mut impl Write) -> io::Result<()> {
    let groups = reader.groups();
    for words in &groups {
        let line: String = words.iter().map(|word| &*word.text).collect();
        writeln!(out, "- {line}")?;
    }
    if !groups.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// The contents of a chronicle by kind: the story first, then what it refers to.
fn sections(chronicle: &Chronicle) -> Vec<(Message, Vec<Subject>)> {
    let chapters: Vec<Subject> = (0..chronicle.chapters.len())
        .map(Subject::Chapter)
        .collect();
    let things = |things: Vec<Ref>| things.into_iter().map(Subject::Thing).collect();
    let events = chronicle.events.ids().map(Ref::from).collect();
    let story = [
        (Message::Chapters, chapters),
        (Message::Events, things(events)),
    ];
    let others = card::sections(chronicle).into_iter();
    let others = others.map(|section| (section.heading, things(section.things)));
    let is_there = |(_, things): &(Message, Vec<Subject>)| !things.is_empty();
    story.into_iter().filter(is_there).chain(others).collect()
}

/// Prints cards separated by blank lines.
fn cards(
    reader: Reader<'_>,
    subjects: impl Iterator<Item = Subject>,
    out: &mut impl Write,
) -> io::Result<()> {
    for (place, subject) in subjects.enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        page("## ", reader, subject, out)?;
    }
    Ok(())
}

fn page(mark: &str, reader: Reader<'_>, subject: Subject, out: &mut impl Write) -> io::Result<()> {
    let text = card::card(reader, subject).text(Markup::Plain, reader.interface);
    writeln!(out, "{mark}{}", text.trim_end())
}
