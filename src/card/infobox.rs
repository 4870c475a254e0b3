//! The chronicle's own card.

use super::parts::{field, head, joined, list, other_names, paragraphs, sources, told_in};
use super::{Block, Reader, Subject, Word, figures, place};
use crate::chronicle::{Infobox, Side, Text};
use crate::messages::Message;

/// The title, the facts of the infobox, what it is about, the map, and the ways into everything else.
pub(super) fn blocks(reader: Reader<'_>) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &chronicle.title);
    let infobox = chronicle.infobox.as_ref();
    if let Some(infobox) = infobox {
        facts(&mut blocks, reader, infobox);
    }
    told_in(&mut blocks, reader, &chronicle.summary);
    paragraphs(&mut blocks, reader.words(&chronicle.summary));
    if let Some(infobox) = infobox {
        beside_facts(&mut blocks, reader, infobox);
    }
    let lanes = chronicle.lanes.ids();
    field(&mut blocks, reader, Message::Lanes, joined(reader, lanes));
    let works = chronicle.sources.ids();
    field(&mut blocks, reader, Message::Works, joined(reader, works));
    other_names(&mut blocks, reader, &chronicle.title, &[]);
    blocks
}

/// When, where, how it ended, who stood against whom.
fn facts(blocks: &mut Vec<Block>, reader: Reader<'_>, infobox: &Infobox) {
    let result = lines(infobox.result.iter().map(|result| reader.words(result)));
    for (label, words) in [
        (Message::Date, reader.words(&infobox.date)),
        (Message::Location, reader.words(&infobox.location)),
        (Message::Result, result),
    ] {
        field(blocks, reader, label, words);
    }
    sides(blocks, reader, &infobox.sides);
}

/// What belongs to it, the map, the remarks.
fn beside_facts(blocks: &mut Vec<Block>, reader: Reader<'_>, infobox: &Infobox) {
    field(
        blocks,
        reader,
        Message::PartOf,
        reader.words(&infobox.part_of),
    );
    field(
        blocks,
        reader,
        Message::MapLabel,
        reader.words(&infobox.caption),
    );
    if place::is_on_the_map(reader.chronicle, infobox.place.into_iter()) {
        blocks.push(Block::Map(Subject::Chronicle));
    }
    list(
        blocks,
        reader,
        Message::AlsoCalled,
        infobox.also.iter().map(|other| reader.also(other)),
    );
    list(
        blocks,
        reader,
        Message::Accounts,
        infobox.notes.iter().map(|note| reader.words(note)),
    );
    field(
        blocks,
        reader,
        Message::Sources,
        sources(reader, &infobox.sources),
    );
}

/// Belligerents, commanders, strength and losses: each of them with every side below each other.
fn sides(blocks: &mut Vec<Block>, reader: Reader<'_>, sides: &[Side]) {
    let texts = |texts: &[Text]| lines(texts.iter().map(|text| reader.words(text)));
    let named: Vec<Vec<Word>> = sides.iter().map(|side| name(reader, side)).collect();
    let led: Vec<Vec<Word>> = sides.iter().map(|side| texts(&side.commanders)).collect();
    for (label, sides) in [(Message::Belligerents, named), (Message::Commanders, led)] {
        if sides.iter().any(|side| !side.is_empty()) {
            blocks.push(Block::Sides(reader.say(label), sides));
        }
    }
    let mut strength = figures::by_side(reader, sides);
    let grounds = figures::grounds(reader, &mut strength);
    if !strength.is_empty() {
        blocks.push(Block::Heading(reader.say(Message::Strength)));
        blocks.push(Block::Figures(strength));
    }
    losses(blocks, reader, sides);
    list(blocks, reader, Message::StrengthBy, grounds.into_iter());
}

/// What each side lost.
fn losses(blocks: &mut Vec<Block>, reader: Reader<'_>, sides: &[Side]) {
    let of_side = |side: &Side| {
        let mut words = name(reader, side);
        if !words.is_empty() {
            words.push(Word::dim(reader.sign(Message::Colon)));
        }
        words.extend(reader.words(&side.losses));
        words
    };
    let told = sides.iter().filter(|side| !side.losses.is_empty());
    let told: Vec<Vec<Word>> = told.map(of_side).collect();
    if !told.is_empty() {
        blocks.push(Block::Sides(reader.say(Message::Losses), told));
    }
}

/// The name of a side; of one without a name that of its lane.
fn name(reader: Reader<'_>, side: &Side) -> Vec<Word> {
    let words = reader.words(&side.name);
    match side.lane {
        Some(lane) if words.is_empty() => vec![reader.name(lane)],
        _ => words,
    }
}

/// Several texts below each other.
fn lines(texts: impl Iterator<Item = Vec<Word>>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !words.is_empty() {
            words.push(Word::plain("\n"));
        }
        words.extend(text);
    }
    words
}
