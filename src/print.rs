//! A chronicle as linear plain text: for a pipe, a file, a screen reader. No lines are drawn, none are wrapped.

use std::io::{self, Write};

use crate::card::{Markup, Reader, Subject, card};
use crate::chronicle::EventId;

/// Prints the chronicle's own card, and every event, with a page before each chapter; or only the events from one on.
///
/// # Errors
/// Passes on what the writer says.
pub fn print(reader: Reader<'_>, from: Option<EventId>, out: &mut impl Write) -> io::Result<()> {
    let mut page =
        |mark: &str, subject| writeln!(out, "{mark}{}", card(reader, subject).text(Markup::Plain));
    if from.is_none() {
        page("# ", Subject::Chronicle)?;
    }
    let events = reader.chronicle.events.ids();
    for event in events.skip(from.map_or(0, EventId::index)) {
        let mut chapters = reader.chronicle.chapters.iter();
        if let Some(chapter) = chapters.position(|chapter| chapter.from == event) {
            page("# ", Subject::Chapter(chapter))?;
        }
        page("## ", Subject::Thing(event.into()))?;
    }
    Ok(())
}
