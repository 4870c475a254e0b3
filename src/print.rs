//! A chronicle as linear plain text: for a pipe, a file, a screen reader. No lines are drawn, none are wrapped.

use std::io::{self, Write};

use crate::card::{Markup, Reader, Subject, card};
use crate::chronicle::Ref;

/// Prints the chronicle's own card and every event; or only the events from one on.
///
/// # Errors
/// Passes on what the writer says.
pub fn print(reader: Reader<'_>, from: Option<usize>, out: &mut impl Write) -> io::Result<()> {
    let mut page =
        |mark: &str, subject| writeln!(out, "{mark}{}", card(reader, subject).text(Markup::Plain));
    if from.is_none() {
        page("# ", Subject::Chronicle)?;
    }
    for (index, _) in (0u32..)
        .zip(&reader.chronicle.events)
        .skip(from.unwrap_or(0))
    {
        page("## ", Subject::Thing(Ref::Event(index)))?;
    }
    Ok(())
}
