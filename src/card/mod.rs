//! Cards: what there is to read about one thing, in blocks that a panel or a page can lay out.

mod dates;
mod era;
mod event;
mod figures;
mod infobox;
mod lane;
mod parts;
mod person;
mod place;
mod source;
mod span;
mod text;
mod words;

pub use figures::{Bar, Claim, FigureGroup};
pub use text::Markup;
pub use words::{Reader, Role, Word};

use std::collections::HashSet;

use crate::chronicle::{Chronicle, Ref, SpanKind};
use crate::messages::Message;

/// What a card tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Subject {
    /// The chronicle itself.
    #[default]
    Chronicle,
    /// Something in it.
    Thing(Ref),
}

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
    /// An entry of a list with its date.
    Dated(String, Vec<Word>),
    /// Numbers with who claims them.
    Figures(Vec<FigureGroup>),
    /// A small map of where something is.
    Map(Subject),
}

impl Subject {
    /// The sort of thing it is.
    pub fn sort(self, chronicle: &Chronicle) -> Message {
        match self {
            Self::Chronicle => Message::SubjectChronicle,
            Self::Thing(Ref::Event(_)) => Message::SubjectEvent,
            Self::Thing(Ref::Person(_)) => Message::SubjectPerson,
            Self::Thing(Ref::Place(_)) => Message::SubjectPlace,
            Self::Thing(Ref::Lane(_)) => Message::SubjectLane,
            Self::Thing(Ref::Era(_)) => Message::SubjectEra,
            Self::Thing(Ref::Span(index)) => chronicle
                .spans
                .get(index as usize)
                .map_or(SpanKind::default(), |span| span.kind)
                .into(),
            Self::Thing(Ref::Source(_)) => Message::SubjectSource,
        }
    }
}

impl Block {
    /// Its words, in the order in which they are read.
    pub fn words(&self) -> Box<dyn Iterator<Item = &Word> + '_> {
        match self {
            Self::Title(words)
            | Self::Line(words)
            | Self::Lead(words)
            | Self::Paragraph(words)
            | Self::Field(_, words)
            | Self::Item(words)
            | Self::Dated(_, words) => Box::new(words.iter()),
            Self::Heading(_) | Self::Map(_) => Box::new(std::iter::empty()),
            Self::Figures(groups) => Box::new(groups.iter().flat_map(FigureGroup::words)),
        }
    }
}

impl Card {
    /// What its words name, each thing once, in the order of reading.
    pub fn links(&self) -> Vec<Ref> {
        let mut met = HashSet::new();
        let named = self
            .blocks
            .iter()
            .flat_map(Block::words)
            .filter_map(|word| word.of);
        named.filter(|of| met.insert(*of)).collect()
    }
}

/// What there is to tell of an event to those who listen: its name, its date, what happened.
pub fn story(reader: Reader<'_>, event: u32) -> Card {
    let reader = Reader {
        about: Some(Ref::Event(event)),
        ..reader
    };
    let found = reader.chronicle.event(event as usize);
    Card {
        blocks: found.map_or_else(Vec::new, |event| event::story(reader, event)),
    }
}

/// The card of the chronicle or of something in it; empty if there is no such thing.
pub fn card(reader: Reader<'_>, subject: Subject) -> Card {
    let about = match subject {
        Subject::Chronicle => None,
        Subject::Thing(of) => Some(of),
    };
    let reader = Reader { about, ..reader };
    let blocks = about.map_or_else(|| Some(infobox::blocks(reader)), |of| thing(reader, of));
    Card {
        blocks: blocks.unwrap_or_default(),
    }
}

fn thing(reader: Reader<'_>, of: Ref) -> Option<Vec<Block>> {
    let chronicle = reader.chronicle;
    Some(match of {
        Ref::Event(index) => event::blocks(reader, index, chronicle.events.get(index as usize)?),
        Ref::Person(index) => person::blocks(reader, of, chronicle.people.get(index as usize)?),
        Ref::Place(index) => place::blocks(reader, of, chronicle.places.get(index as usize)?),
        Ref::Lane(index) => lane::blocks(reader, of, chronicle.lanes.get(index as usize)?),
        Ref::Era(index) => era::blocks(reader, of, chronicle.eras.get(index as usize)?),
        Ref::Span(index) => span::blocks(reader, of, chronicle.spans.get(index as usize)?),
        Ref::Source(index) => source::blocks(reader, of, chronicle.sources.get(index as usize)?),
    })
}
