//! The card of a tag.

use super::parts::{events, head, joined, list, nothing, other_names, paragraphs};
use super::{Block, Reader};
use crate::chronicle::{PersonId, PlaceId, Tag, TagId};
use crate::messages::Message;

/// The full card: everything with the tag.
pub(super) fn blocks(reader: Reader<'_>, id: TagId, tag: &Tag) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &tag.name);
    paragraphs(&mut blocks, reader.words(&tag.note));
    let people = chronicle.people.entries();
    let people: Vec<PersonId> = people
        .filter(|(_, person)| person.attached.tags.contains(&id))
        .map(|(id, _)| id)
        .collect();
    let places = chronicle.places.entries();
    let places: Vec<PlaceId> = places
        .filter(|(_, place)| place.attached.tags.contains(&id))
        .map(|(id, _)| id)
        .collect();
    for (heading, names) in [
        (Message::People, joined(reader, people)),
        (Message::Places, joined(reader, places)),
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
