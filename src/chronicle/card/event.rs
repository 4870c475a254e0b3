//! The card of an event.

use super::{Block, Reader, Role, Word, dates, figures, joined};
use crate::chronicle::{Citation, Event, Place, Ref};

/// Everything there is to read about an event.
pub(super) fn blocks(reader: Reader<'_>, index: u32, event: &Event) -> Vec<Block> {
    let mut blocks = vec![Block::Title(reader.marked(&event.name, Role::Strong))];
    push_line(&mut blocks, reader.gloss(&event.name));
    blocks.push(Block::Line(kind_and_lanes(reader, event)));
    blocks.extend(dates::lines(reader, &event.when, event.as_written.as_deref()));
    if !event.summary.is_empty() {
        blocks.push(Block::Lead(reader.words(&event.summary)));
    }
    paragraphs(&mut blocks, reader.words(&event.text));
    blocks.extend(figures::block(reader, &event.figures));
    blocks.extend(dates::elsewhere(reader, &event.when));
    connections(&mut blocks, reader, index, event);
    list(&mut blocks, "Accounts and remarks", event.notes.iter().map(|note| reader.words(note)));
    list(&mut blocks, "Also called", event.also.iter().map(|other| reader.also(other)));
    list(&mut blocks, "In other languages", reader.other_languages(&event.name).into_iter());
    blocks
}

/// A line, if there is anything on it.
pub(super) fn push_line(blocks: &mut Vec<Block>, words: Vec<Word>) {
    if !words.is_empty() {
        blocks.push(Block::Line(words));
    }
}

/// Paragraphs, cut where the text has an empty line or a new one.
pub(super) fn paragraphs(blocks: &mut Vec<Block>, words: Vec<Word>) {
    let mut paragraph: Vec<Word> = Vec::new();
    for word in words {
        let mut parts = word.text.split('\n').map(str::trim_start).peekable();
        if word.of.is_some() || !word.text.contains('\n') {
            paragraph.push(word);
            continue;
        }
        while let Some(part) = parts.next() {
            if !part.is_empty() {
                paragraph.push(Word { text: part.to_owned(), ..word.clone() });
            }
            if parts.peek().is_some() && !paragraph.is_empty() {
                blocks.push(Block::Paragraph(std::mem::take(&mut paragraph)));
            }
        }
    }
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(paragraph));
    }
}

/// A heading with entries, if there are any.
pub(super) fn list(blocks: &mut Vec<Block>, heading: &'static str, items: impl Iterator<Item = Vec<Word>>) {
    let items: Vec<Block> = items.map(Block::Item).collect();
    if !items.is_empty() {
        blocks.push(Block::Heading(heading));
        blocks.extend(items);
    }
}

/// A label with words, if there are any.
pub(super) fn field(blocks: &mut Vec<Block>, label: &'static str, words: Vec<Word>) {
    if !words.is_empty() {
        blocks.push(Block::Field(label, words));
    }
}

fn kind_and_lanes(reader: Reader<'_>, event: &Event) -> Vec<Word> {
    let mut words = vec![Word::dim(event.kind.word())];
    for lane in &event.lanes {
        words.push(Word::dim(" · "));
        words.push(reader.name(*lane));
    }
    words
}

fn connections(blocks: &mut Vec<Block>, reader: Reader<'_>, index: u32, event: &Event) {
    let relations = &reader.chronicle.relations;
    let events = |events: &[u32]| joined(reader, events.iter().map(|event| Ref::Event(*event)));
    field(blocks, "Place", event.place.map_or_else(Vec::new, |place| place_words(reader, place)));
    field(blocks, "Part of", joined(reader, event.part_of));
    field(blocks, "Parts", events(relations.parts(index)));
    field(blocks, "After", events(relations.causes(index)));
    field(blocks, "Led to", joined(reader, event.leads_to.iter().copied()));
    field(blocks, "Sources", sources(reader, &event.sources));
    list(blocks, "People", event.people.iter().map(|person| person_words(reader, *person)));
}

fn person_words(reader: Reader<'_>, person: Ref) -> Vec<Word> {
    let mut words = vec![reader.name(person)];
    let Ref::Person(index) = person else { return words };
    let Some(person) = reader.chronicle.people.get(index as usize) else { return words };
    if let Some(gloss) = person.name.gloss(reader.choice, &reader.chronicle.languages) {
        words.push(Word::plain(format!(" {}", gloss.text)));
    }
    let role = reader.plain(&person.role);
    if !role.is_empty() {
        words.push(Word::dim(format!(", {role}")));
    }
    words
}

fn place_words(reader: Reader<'_>, place: Ref) -> Vec<Word> {
    let mut words = vec![reader.name(place)];
    let Ref::Place(index) = place else { return words };
    let Some(place) = reader.chronicle.places.get(index as usize) else { return words };
    let today = today(reader, place, reader.shown(&place.name).text);
    if !today.is_empty() {
        words.push(Word::dim(format!(" ({today})")));
    }
    words
}

/// Where a place lies today, without what its name says already (`Bianjing (Kaifeng)`).
fn today(reader: Reader<'_>, place: &Place, name: &str) -> String {
    let said = |text: String| if name.contains(&text) { String::new() } else { text };
    let (today, province) = (said(reader.plain(&place.today)), said(reader.plain(&place.province)));
    if province.is_empty() || today.contains(&province) {
        return today;
    }
    if today.is_empty() { province } else { format!("{today}, {province}") }
}

/// Works with chapters: each work once, its places after it.
pub(super) fn sources(reader: Reader<'_>, citations: &[Citation]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut last = None;
    for citation in citations {
        if last == Some(citation.source) {
            words.push(Word::dim(", "));
        } else {
            if last.is_some() {
                words.push(Word::dim(" · "));
            }
            words.push(reader.name(citation.source));
            words.push(Word::plain(" "));
        }
        last = Some(citation.source);
        words.push(Word::plain(&*citation.at));
    }
    words
}
