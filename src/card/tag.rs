//! The card of a tag.

use super::parts::{events, head, joined, list, nothing, other_names, paragraphs};
use super::{Block, Reader};
use crate::chronicle::{Person, Place, Tag, TagId};
use crate::messages::Message;

/// The full card: everything with the tag.
pub(super) fn blocks(reader: Reader<'_>, id: TagId, tag: &Tag) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &tag.name);
    paragraphs(&mut blocks, reader.words(&tag.note));
    for (heading, names) in [
        (
            Message::People,
            joined(reader, chronicle.referring::<Person>(id)),
        ),
        (
            Message::Places,
            joined(reader, chronicle.referring::<Place>(id)),
        ),
    ] {
        let names = Some(names).filter(|names| !names.is_empty());
        list(&mut blocks, reader, heading, names.into_iter());
    }
    events(
        &mut blocks,
        reader,
        Message::Events,
        chronicle.appearances(id),
        nothing,
    );
    other_names(&mut blocks, reader, &tag.name, &[]);
    blocks
}
