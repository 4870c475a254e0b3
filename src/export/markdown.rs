//! Markdown: the chronicle's card and the events with theirs, a heading for each year.

use std::fmt::Write;

use super::Exported;
use crate::card::{Markup, Reader, Subject, card};
use crate::chronicle::Ref;

/// Writes everything in the languages of the reader.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let chronicle = reader.chronicle;
    let page = |subject| card(reader, subject).text(Markup::Markdown, reader.interface);
    // The first heading is that of the whole.
    let mut text = page(Subject::Chronicle).replacen("## ", "# ", 1);
    for event in chronicle.events.ids() {
        text.push('\n');
        text.push_str(&page(Subject::Thing(event.into())));
    }
    for (heading, things) in parts(reader) {
        if things.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n# {heading}");
        for thing in things {
            text.push('\n');
            text.push_str(&page(Subject::Thing(thing)));
        }
    }
    Exported {
        text,
        left_out: Vec::new(),
    }
}

/// What has a card beside the events, under its heading.
fn parts(reader: Reader<'_>) -> [(&'static str, Vec<Ref>); 4] {
    let chronicle = reader.chronicle;
    [
        ("People", chronicle.people.ids().map(Ref::from).collect()),
        ("Places", chronicle.places.ids().map(Ref::from).collect()),
        ("Sources", chronicle.sources.ids().map(Ref::from).collect()),
        ("Tags", chronicle.tags.ids().map(Ref::from).collect()),
    ]
}
