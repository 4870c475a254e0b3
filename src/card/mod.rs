//! Cards: the text about one subject, in blocks that a panel or a page can lay out.

mod attached;
mod chapter;
mod dates;
mod event;
mod figures;
mod infobox;
mod lane;
mod lives;
mod named;
mod parts;
mod person;
mod place;
mod rivals;
mod sections;
mod source;
mod span;
mod tag;
mod text;
mod words;

pub use figures::{Bar, Claim, FigureGroup};
pub use lives::Life;
pub use sections::{Section, sections};
pub use text::Markup;
pub use words::{OfSide, Reader, Role, Word};

use std::collections::HashSet;

use crate::chronicle::{Address, Chronicle, EventId, EventKind, Ref};
use crate::messages::Message;

/// The separator between adjacent items on a line.
pub const BETWEEN: &str = " · ";

/// The subject of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Subject {
    /// The chronicle itself.
    #[default]
    Chronicle,
    /// Something in it.
    Thing(Ref),
    /// One of its chapters, by index.
    Chapter(usize),
}

/// The text about one subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The blocks from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a card with a layout of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The name of the card.
    Title(Vec<Word>),
    /// The name in the gloss language.
    Gloss(Vec<Word>),
    /// The kind of thing and its owner: for an event, its kind and its lanes.
    Kind(Option<EventKind>, Vec<Word>),
    /// The main date.
    When(Vec<Word>),
    /// A line below the name, such as a date as written in the source, or a place.
    Line(Vec<Word>),
    /// A one-sentence summary.
    Lead(Vec<Word>),
    /// A paragraph of running text.
    Paragraph(Vec<Word>),
    /// The heading of a section.
    Heading(&'static str),
    /// A label with its value.
    Field(&'static str, Vec<Word>),
    /// A label with a value for each side.
    Sides(&'static str, Vec<OfSide>),
    /// A list entry.
    Item(Vec<Word>),
    /// A list entry with an external link: its caption, which may be empty, and its address.
    Link(Vec<Word>, Address),
    /// Words drawn as chips, each with its own background.
    Chips(Vec<Word>),
    /// A list entry with its date.
    Dated(String, Vec<Word>),
    /// Figures with who claims them.
    Figures(Vec<FigureGroup>),
    /// The lifelines of the people involved.
    Lives(Vec<Life>),
    /// A small map.
    Map(Subject),
}

impl Subject {
    /// The kind of subject, as a message.
    pub fn sort(self, chronicle: &Chronicle) -> Message {
        match self {
            Self::Chronicle => Message::SubjectChronicle,
            Self::Chapter(_) => Message::SubjectChapter,
            Self::Thing(Ref::Event(_)) => Message::SubjectEvent,
            Self::Thing(Ref::Person(_)) => Message::SubjectPerson,
            Self::Thing(Ref::Place(_)) => Message::SubjectPlace,
            Self::Thing(Ref::Lane(_)) => Message::SubjectLane,
            Self::Thing(Ref::Era(_)) => Message::SubjectEra,
            Self::Thing(Ref::Span(id)) => chronicle[id].kind.into(),
            Self::Thing(Ref::Source(_)) => Message::SubjectSource,
            Self::Thing(Ref::Tag(_)) => Message::SubjectTag,
        }
    }
}

impl Block {
    /// Its words in reading order.
    pub fn words(&self) -> Box<dyn Iterator<Item = &Word> + '_> {
        match self {
            Self::Title(words)
            | Self::Gloss(words)
            | Self::Kind(_, words)
            | Self::When(words)
            | Self::Line(words)
            | Self::Lead(words)
            | Self::Paragraph(words)
            | Self::Field(_, words)
            | Self::Item(words)
            | Self::Link(words, _)
            | Self::Chips(words)
            | Self::Dated(_, words) => Box::new(words.iter()),
            Self::Sides(_, sides) => Box::new(sides.iter().flat_map(|side| &side.words)),
            Self::Heading(_) | Self::Map(_) => Box::new(std::iter::empty()),
            Self::Lives(lives) => Box::new(lives.iter().map(|life| &life.name)),
            Self::Figures(groups) => Box::new(groups.iter().flat_map(FigureGroup::words)),
        }
    }
}

impl Card {
    /// The things that its words name, each once, in reading order.
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

/// The card of an event in story mode: its name, its date and what happened, without the reference parts.
pub fn story(reader: Reader<'_>, event: EventId) -> Card {
    let reader = Reader {
        about: Some(event.into()),
        ..reader
    };
    Card {
        blocks: event::story(reader, event, &reader.chronicle[event]),
    }
}

/// The title page of the story: the title, the summary and the chapters.
pub fn opening(reader: Reader<'_>) -> Card {
    Card {
        blocks: chapter::opening(reader),
    }
}

/// The card of a subject.
pub fn card(reader: Reader<'_>, subject: Subject) -> Card {
    let blocks = match subject {
        Subject::Chronicle => infobox::blocks(reader),
        Subject::Chapter(place) => chapter::blocks(reader, place),
        Subject::Thing(of) => {
            let about = Some(of);
            thing(Reader { about, ..reader }, of)
        }
    };
    Card { blocks }
}

fn thing(reader: Reader<'_>, of: Ref) -> Vec<Block> {
    let chronicle = reader.chronicle;
    match of {
        Ref::Event(id) => event::blocks(reader, id, &chronicle[id]),
        Ref::Person(id) => person::blocks(reader, id, &chronicle[id]),
        Ref::Place(id) => place::blocks(reader, id, &chronicle[id]),
        Ref::Lane(id) => lane::blocks(reader, id, &chronicle[id]),
        Ref::Era(id) => span::of_era(reader, id, &chronicle[id]),
        Ref::Span(id) => span::of_span(reader, id, &chronicle[id]),
        Ref::Source(id) => source::blocks(reader, id, &chronicle[id]),
        Ref::Tag(id) => tag::blocks(reader, id, &chronicle[id]),
    }
}
