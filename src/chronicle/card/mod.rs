//! Cards: what there is to read about one thing, in blocks that a panel or a page can lay out.

mod dates;
mod event;
mod figures;
mod infobox;
mod words;

pub use figures::FigureRow;
pub use words::{Reader, Role, Word};

use super::Ref;

/// What there is to read about one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The blocks from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a card that is laid out in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The name of the card.
    Title(Vec<Word>),
    /// A line below the name: the gloss, a date.
    Line(Vec<Word>),
    /// The one sentence that says it.
    Lead(Vec<Word>),
    /// A paragraph to read.
    Paragraph(Vec<Word>),
    /// The heading of a part.
    Heading(&'static str),
    /// A label with something beside it.
    Field(&'static str, Vec<Word>),
    /// An entry of a list.
    Item(Vec<Word>),
    /// Numbers that can be compared, on one scale.
    Figures(Vec<FigureRow>),
}

/// The card of an event.
pub fn event_card(reader: Reader<'_>, event: u32) -> Card {
    Card {
        blocks: reader
            .chronicle
            .event(event as usize)
            .map_or_else(Vec::new, |found| event::blocks(reader, event, found)),
    }
}

/// The chronicle's own card: what it is about, and its infobox.
pub fn chronicle_card(reader: Reader<'_>) -> Card {
    Card { blocks: infobox::blocks(reader) }
}

/// A list of names as one line of words.
fn joined(reader: Reader<'_>, of: impl IntoIterator<Item = Ref>) -> Vec<Word> {
    let mut words = Vec::new();
    for of in of {
        if !words.is_empty() {
            words.push(Word::dim(" · "));
        }
        words.push(reader.name(of));
    }
    words
}
