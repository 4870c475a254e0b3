//! The card of a stretch of time: a reign, a war, a siege.

use super::parts::{events, field, head, joined, nothing, other_names, paragraphs, sources};
use super::{Block, Reader, dates};
use crate::chronicle::{Span, SpanId};
use crate::messages::Message;

/// When it was, whose it was, and what happened in it.
pub(super) fn blocks(reader: Reader<'_>, id: SpanId, span: &Span) -> Vec<Block> {
    let mut blocks = head(reader, &span.name);
    blocks.extend(dates::lines(reader, &span.when, span.as_written.as_deref()));
    paragraphs(&mut blocks, reader.words(&span.note));
    field(
        &mut blocks,
        reader,
        Message::Ruler,
        joined(reader, span.person),
    );
    field(
        &mut blocks,
        reader,
        Message::ToldIn,
        joined(reader, span.event),
    );
    field(
        &mut blocks,
        reader,
        Message::Under,
        joined(reader, span.lane),
    );
    field(
        &mut blocks,
        reader,
        Message::Sources,
        sources(reader, &span.sources),
    );
    events(
        &mut blocks,
        reader,
        Message::Events,
        reader.chronicle.appearances(id),
        nothing,
    );
    other_names(&mut blocks, reader, &span.name, &[]);
    blocks
}
