//! Links, media and tags on a card.

use super::{BETWEEN, Block, Reader, Word};
use crate::chronicle::{Attached, Link};
use crate::messages::Message;

/// The tags, or `None` if there are none.
pub(super) fn tags(reader: Reader<'_>, attached: &Attached) -> Option<Block> {
    let mut words = Vec::new();
    for tag in &attached.tags {
        if !words.is_empty() {
            words.push(Word::dim(BETWEEN));
        }
        words.push(reader.name(*tag));
    }
    (!words.is_empty()).then_some(Block::Chips(words))
}

/// External links and media, each list under its heading.
pub(super) fn elsewhere(blocks: &mut Vec<Block>, reader: Reader<'_>, attached: &Attached) {
    for (heading, links) in [
        (Message::Links, &attached.links),
        (Message::Media, &attached.media),
    ] {
        if !links.is_empty() {
            blocks.push(Block::Heading(reader.say(heading)));
            blocks.extend(links.iter().map(|link| block(reader, link)));
        }
    }
}

/// An external link: `A plan of the city, by Zhang Zeduan` and its address.
fn block(reader: Reader<'_>, link: &Link) -> Block {
    let mut words = reader.words(&link.caption);
    let credit = reader.words(&link.credit);
    if !words.is_empty() && !credit.is_empty() {
        words.push(Word::dim(BETWEEN));
    }
    words.extend(credit);
    Block::Link(words, link.to.clone())
}
