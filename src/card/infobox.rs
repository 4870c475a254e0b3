//! The chronicle's own card.

use super::parts::{field, head, joined, list, other_names, paragraphs, sources};
use super::{Block, Reader, Subject, Word, figures, place};
use crate::chronicle::{Infobox, Side, Text};
use crate::messages::Message;

/// The title, what it is about, the infobox in its order, and the ways into everything else.
pub(super) fn blocks(reader: Reader<'_>) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &chronicle.title);
    paragraphs(&mut blocks, reader.words(&chronicle.summary));
    if let Some(infobox) = &chronicle.infobox {
        box_blocks(&mut blocks, reader, infobox);
    }
    let lanes = chronicle.lanes.ids();
    field(&mut blocks, reader, Message::Lanes, joined(reader, lanes));
    let works = chronicle.sources.ids();
    field(&mut blocks, reader, Message::Works, joined(reader, works));
    other_names(&mut blocks, reader, &chronicle.title, &[]);
    blocks
}

fn box_blocks(blocks: &mut Vec<Block>, reader: Reader<'_>, infobox: &Infobox) {
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
    field(blocks, reader, Message::Date, reader.words(&infobox.date));
    field(
        blocks,
        reader,
        Message::Location,
        reader.words(&infobox.location),
    );
    field(
        blocks,
        reader,
        Message::Result,
        lines(infobox.result.iter().map(|result| reader.words(result))),
    );
    sides(blocks, reader, &infobox.sides);
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
    let each = |pick: &dyn Fn(&Side) -> Vec<Word>| lines(sides.iter().map(pick));
    let texts = |texts: &[Text]| lines(texts.iter().map(|text| reader.words(text)));
    field(
        blocks,
        reader,
        Message::Belligerents,
        each(&|side| reader.words(&side.name)),
    );
    field(
        blocks,
        reader,
        Message::Commanders,
        each(&|side| texts(&side.commanders)),
    );
    let mut strength = figures::by_side(reader, sides);
    let grounds = figures::grounds(&mut strength);
    if !strength.is_empty() {
        blocks.push(Block::Heading(reader.say(Message::Strength)));
        blocks.push(Block::Figures(strength));
    }
    let losses = sides
        .iter()
        .filter(|side| !side.losses.is_empty())
        .map(|side| {
            let mut words = reader.words(&side.name);
            words.push(Word::dim("  "));
            words.extend(reader.words(&side.losses));
            words
        });
    list(blocks, reader, Message::Losses, losses);
    list(blocks, reader, Message::StrengthBy, grounds.into_iter());
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
