//! The card of an era name.

use super::parts::{events, field, head, joined, nothing, other_names, paragraphs, sources};
use super::{Block, Reader, dates};
use crate::chronicle::{Era, EraId};
use crate::messages::Message;

/// What it means, who counted by it, and what happened in it.
pub(super) fn blocks(reader: Reader<'_>, id: EraId, era: &Era) -> Vec<Block> {
    let mut blocks = head(reader, &era.name);
    blocks.extend(dates::lines(reader, &era.when, era.as_written.as_deref()));
    paragraphs(&mut blocks, reader.words(&era.note));
    field(
        &mut blocks,
        reader,
        Message::Meaning,
        reader.words(&era.meaning),
    );
    field(
        &mut blocks,
        reader,
        Message::Ruler,
        joined(reader, era.ruler),
    );
    field(
        &mut blocks,
        reader,
        Message::Under,
        joined(reader, era.lane),
    );
    field(
        &mut blocks,
        reader,
        Message::Sources,
        sources(reader, &era.sources),
    );
    events(
        &mut blocks,
        reader,
        Message::Events,
        reader.chronicle.appearances(id),
        nothing,
    );
    other_names(&mut blocks, reader, &era.name, &[]);
    blocks
}
