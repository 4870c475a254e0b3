//! A chronicle as linear plain text: for a pipe, a file, a screen reader. No lines are drawn, none are wrapped.

mod list;

pub use list::{ListForm, list};

use std::io::{self, Write};

use crate::card::{Markup, Reader, Subject, card};
use crate::chronicle::{Chronicle, EventId, Ref};
use crate::messages::Message;

/// What of a chronicle is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The chronicle's own card, its contents, and a card of everything in it.
    Whole,
    /// The events from one on.
    From(EventId),
    /// One card.
    Card(Ref),
}

/// Prints a part of a chronicle. Headings of sections begin with `# `, those of cards with `## `.
///
/// # Errors
/// Passes on what the writer says.
pub fn print(reader: Reader<'_>, part: Part, out: &mut impl Write) -> io::Result<()> {
    match part {
        Part::Whole => whole(reader, out),
        Part::From(first) => {
            let events = reader.chronicle.events.ids().skip(first.index());
            cards(reader, events.map(Ref::from), out)
        }
        Part::Card(thing) => cards(reader, std::iter::once(thing), out),
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
        cards(reader, things.into_iter(), out)?;
    }
    Ok(())
}

/// What there is in a chronicle, by kind; kinds of which there is nothing are left out.
fn sections(chronicle: &Chronicle) -> Vec<(Message, Vec<Ref>)> {
    let sections = [
        (Message::Events, refs(chronicle.events.ids())),
        (Message::Lanes, refs(chronicle.lanes.ids())),
        (Message::Stretches, refs(chronicle.spans.ids())),
        (Message::Eras, refs(chronicle.eras.ids())),
        (Message::People, refs(chronicle.people.ids())),
        (Message::Places, refs(chronicle.places.ids())),
        (Message::Sources, refs(chronicle.sources.ids())),
    ];
    let is_there = |(_, things): &(Message, Vec<Ref>)| !things.is_empty();
    sections.into_iter().filter(is_there).collect()
}

fn refs<T: Into<Ref>>(ids: impl Iterator<Item = T>) -> Vec<Ref> {
    ids.map(Into::into).collect()
}

/// Prints cards with an empty line between them.
fn cards(
    reader: Reader<'_>,
    things: impl Iterator<Item = Ref>,
    out: &mut impl Write,
) -> io::Result<()> {
    for (place, thing) in things.enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        page("## ", reader, Subject::Thing(thing), out)?;
    }
    Ok(())
}

fn page(mark: &str, reader: Reader<'_>, subject: Subject, out: &mut impl Write) -> io::Result<()> {
    let text = card(reader, subject).text(Markup::Plain);
    writeln!(out, "{mark}{}", text.trim_end())
}
