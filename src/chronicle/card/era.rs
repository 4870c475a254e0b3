//! The card of an era name.

use super::parts::{events, events_within, field, head, joined, nothing, other_names, paragraphs, sources};
use super::{Block, Reader, dates};
use crate::chronicle::{Era, Ref};

/// What it means, who counted by it, and what happened in it.
pub(super) fn blocks(reader: Reader<'_>, of: Ref, era: &Era) -> Vec<Block> {
    let mut blocks = head(reader, &era.name);
    blocks.extend(dates::lines(reader, &era.when, era.as_written.as_deref()));
    paragraphs(&mut blocks, reader.words(&era.note));
    field(&mut blocks, "Meaning", reader.words(&era.meaning));
    field(&mut blocks, "Ruler", joined(reader, era.ruler));
    field(&mut blocks, "Under", joined(reader, era.lane));
    field(&mut blocks, "Sources", sources(reader, &era.sources));
    events(&mut blocks, reader, "Events", &events_within(reader, of, era.lane), nothing);
    other_names(&mut blocks, reader, &era.name, &[]);
    blocks
}
