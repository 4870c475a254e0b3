//! Markdown: the card of the chronicle, then the cards of the events under headings of years.

use std::fmt::Write;

use super::Exported;
use crate::card::{Block, Card, Markup, Reader, Subject, card, sections};

/// Exports everything in the reader's languages.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let chronicle = reader.chronicle;
    let page = |subject| card(reader, subject).text(Markup::Markdown, reader.interface);
    // The first heading is that of the document.
    let mut text = page(Subject::Chronicle).replacen("## ", "# ", 1);
    for event in chronicle.events.ids() {
        if let Some(place) = chronicle.chapter_from(event) {
            text.push('\n');
            text.push_str(&without_events(&page(Subject::Chapter(place))));
        }
        text.push('\n');
        text.push_str(&page(Subject::Thing(event.into())));
    }
    for section in sections(chronicle) {
        let _ = writeln!(text, "\n# {}", reader.say(section.heading));
        if section.id == "lanes" && !chronicle.groups.is_empty() {
            text.push('\n');
            text.push_str(&groups(reader));
        }
        for thing in section.things {
            text.push('\n');
            text.push_str(&page(Subject::Thing(thing)));
        }
    }
    Exported {
        text,
        left_out: Vec::new(),
    }
}

/// The page of a chapter with a first-level heading and without its list of events, which follow with their own pages.
fn without_events(page: &str) -> String {
    let lines = page.lines();
    let lines: Vec<&str> = lines.take_while(|line| !line.starts_with("### ")).collect();
    format!("{}\n", lines.join("\n").trim()).replacen("## ", "# ", 1)
}

/// The groups of lanes as a list.
fn groups(reader: Reader<'_>) -> String {
    let blocks = reader.groups().into_iter().map(Block::Item).collect();
    Card { blocks }.text(Markup::Markdown, reader.interface)
}
