//! The chronicle's own card.

use super::parts::{field, head, joined, list, other_names, paragraphs, sources, text_language};
use super::{Block, OfSide, Reader, Subject, Word, figures, place};
use crate::chronicle::{Infobox, Side, Text};
use crate::messages::Message;

/// The full card: the title, the facts of the infobox, the summary, the map, and links to everything else.
pub(super) fn blocks(reader: Reader<'_>) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &chronicle.title);
    let infobox = chronicle.infobox.as_ref();
    if let Some(infobox) = infobox {
        facts(&mut blocks, reader, infobox);
    }
    text_language(&mut blocks, reader, &chronicle.summary);
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

/// The date, the place, the result and the sides.
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

/// The larger whole, the map, other names, remarks and sources.
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

/// The belligerents, commanders, strengths and losses of every side.
fn sides(blocks: &mut Vec<Block>, reader: Reader<'_>, sides: &[Side]) {
    let texts = |texts: &[Text]| lines(texts.iter().map(|text| reader.words(text)));
    let named = sides.iter().map(|side| OfSide::saying(name(reader, side)));
    let led = sides.iter().map(|side| OfSide {
        name: before(reader, side),
        words: texts(&side.commanders),
    });
    by_side(blocks, reader.say(Message::Belligerents), named.collect());
    by_side(blocks, reader.say(Message::Commanders), led.collect());
    let mut strength = figures::by_side(reader, sides);
    let grounds = figures::grounds(reader, &mut strength);
    if !strength.is_empty() {
        blocks.push(Block::Heading(reader.say(Message::Strength)));
        blocks.push(Block::Figures(strength));
    }
    let lost = sides.iter().map(|side| losses(reader, side));
    by_side(blocks, reader.say(Message::Losses), lost.collect());
    list(blocks, reader, Message::StrengthBy, grounds.into_iter());
}

/// A block of all sides, unless there is nothing to say about any of them.
fn by_side(blocks: &mut Vec<Block>, label: &'static str, sides: Vec<OfSide>) {
    if sides.iter().any(|side| !side.words.is_empty()) {
        blocks.push(Block::Sides(label, sides));
    }
}

/// The losses of a side. They are always preceded by its name, because the belligerents are listed far above.
fn losses(reader: Reader<'_>, side: &Side) -> OfSide {
    if side.losses.is_empty() {
        return OfSide::saying(Vec::new());
    }
    let mut words = before(reader, side);
    words.extend(reader.words(&side.losses));
    OfSide::saying(words)
}

/// The name of a side with a colon.
fn before(reader: Reader<'_>, side: &Side) -> Vec<Word> {
    let mut words = name(reader, side);
    if !words.is_empty() {
        words.push(Word::dim(reader.sign(Message::Colon)));
    }
    words
}

/// The name of a side, or of its lane if it has none.
fn name(reader: Reader<'_>, side: &Side) -> Vec<Word> {
    let words = reader.words(&side.name);
    match side.lane {
        Some(lane) if words.is_empty() => vec![reader.name(lane)],
        _ => words,
    }
}

/// Several texts, one per line.
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
