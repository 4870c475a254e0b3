//! The card of a stretch of time: a reign, a war, a siege, an era.

use super::parts::{events, field, head, joined, nothing, other_names, paragraphs, sources};
use super::{Block, Reader, Word, dates};
use crate::chronicle::{Citation, Era, EraId, Ref, Span, SpanId, Text};
use crate::messages::Message;
use crate::names::Names;
use crate::time::When;

/// What the card of any stretch of time has, and its specific fields.
struct Stretch<'a> {
    id: Ref,
    name: &'a Names,
    when: &'a When,
    as_written: Option<&'a str>,
    note: &'a Text,
    fields: Vec<(Message, Vec<Word>)>,
    sources: &'a [Citation],
}

/// The card of a span: its date, its person, and what happened in it.
pub(super) fn of_span(reader: Reader<'_>, id: SpanId, span: &Span) -> Vec<Block> {
    let stretch = Stretch {
        id: id.into(),
        name: &span.name,
        when: &span.when,
        as_written: span.as_written.as_deref(),
        note: &span.note,
        fields: vec![
            (Message::Ruler, joined(reader, span.person)),
            (Message::ToldIn, joined(reader, span.event)),
            (Message::Under, joined(reader, span.lane)),
        ],
        sources: &span.sources,
    };
    stretch.blocks(reader)
}

/// The card of an era: what the name means, who counted by it, and what happened in it.
pub(super) fn of_era(reader: Reader<'_>, id: EraId, era: &Era) -> Vec<Block> {
    let stretch = Stretch {
        id: id.into(),
        name: &era.name,
        when: &era.when,
        as_written: era.as_written.as_deref(),
        note: &era.note,
        fields: vec![
            (Message::Meaning, reader.words(&era.meaning)),
            (Message::Ruler, joined(reader, era.ruler)),
            (Message::Under, joined(reader, era.lane)),
        ],
        sources: &era.sources,
    };
    stretch.blocks(reader)
}

impl Stretch<'_> {
    fn blocks(self, reader: Reader<'_>) -> Vec<Block> {
        let mut blocks = head(reader, self.name);
        blocks.extend(dates::lines(reader, self.when, self.as_written));
        paragraphs(&mut blocks, reader.words(self.note));
        let cited = (Message::Sources, sources(reader, self.sources));
        for (label, words) in self.fields.into_iter().chain([cited]) {
            field(&mut blocks, reader, label, words);
        }
        let within = reader.chronicle.appearances(self.id);
        events(&mut blocks, reader, Message::Events, within, nothing);
        other_names(&mut blocks, reader, self.name, &[]);
        blocks
    }
}
