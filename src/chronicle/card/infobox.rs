//! The chronicle's own card.

use super::event::{field, list, paragraphs, push_line, sources};
use super::{Block, Reader, Role, Word, figures};
use crate::chronicle::{Infobox, Side, Text};

/// The title, what it is about, and the infobox in its order.
pub(super) fn blocks(reader: Reader<'_>) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = vec![Block::Title(reader.marked(&chronicle.title, Role::Strong))];
    push_line(&mut blocks, reader.gloss(&chronicle.title));
    paragraphs(&mut blocks, reader.words(&chronicle.summary));
    if let Some(infobox) = &chronicle.infobox {
        box_blocks(&mut blocks, reader, infobox);
    }
    list(&mut blocks, "In other languages", reader.other_languages(&chronicle.title).into_iter());
    blocks
}

fn box_blocks(blocks: &mut Vec<Block>, reader: Reader<'_>, infobox: &Infobox) {
    field(blocks, "Part of", reader.words(&infobox.part_of));
    field(blocks, "Map", reader.words(&infobox.caption));
    field(blocks, "Date", reader.words(&infobox.date));
    field(blocks, "Location", reader.words(&infobox.location));
    field(blocks, "Result", lines(infobox.result.iter().map(|result| reader.words(result))));
    sides(blocks, reader, &infobox.sides);
    list(blocks, "Also called", infobox.also.iter().map(|other| reader.also(other)));
    list(blocks, "Accounts and remarks", infobox.notes.iter().map(|note| reader.words(note)));
    field(blocks, "Sources", sources(reader, &infobox.sources));
}

/// Belligerents, commanders, strength and losses: each of them with every side below each other.
fn sides(blocks: &mut Vec<Block>, reader: Reader<'_>, sides: &[Side]) {
    let each = |pick: &dyn Fn(&Side) -> Vec<Word>| lines(sides.iter().map(pick));
    let texts = |texts: &[Text]| lines(texts.iter().map(|text| reader.words(text)));
    field(blocks, "Belligerents", each(&|side| reader.words(&side.name)));
    field(blocks, "Commanders", each(&|side| texts(&side.commanders)));
    let strength = on_one_scale(reader, sides);
    if !strength.is_empty() {
        blocks.push(Block::Heading("Strength"));
        blocks.push(Block::Figures(strength));
    }
    let losses = sides.iter().filter(|side| !side.losses.is_empty()).map(|side| {
        let mut words = reader.words(&side.name);
        words.push(Word::dim("  "));
        words.extend(reader.words(&side.losses));
        words
    });
    list(blocks, "Casualties and losses", losses);
}

/// The strengths of all sides, each named, in the order in which they can be compared.
fn on_one_scale(reader: Reader<'_>, sides: &[Side]) -> Vec<figures::FigureRow> {
    let most = sides.iter().map(|side| side.strength.len()).max().unwrap_or(0);
    let largest = sides.iter().flat_map(|side| &side.strength).filter_map(figures::number).max().unwrap_or(0);
    let mut rows = Vec::new();
    for place in 0..most {
        for side in sides {
            let Some(figure) = side.strength.get(place) else { continue };
            let Some(mut row) = figures::rows(reader, std::slice::from_ref(figure)).pop() else { continue };
            if figure.side.is_none() {
                row.what = format!("{} · {}", row.what, reader.plain(&side.name));
            }
            row.share = figures::number(figure).map(|value| figures::share(value, largest));
            rows.push(row);
        }
    }
    rows
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
