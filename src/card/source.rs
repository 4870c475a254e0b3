//! The card of a cited work.

use super::parts::{
    eras, events, field, head, other_names, paragraphs, push_line, spans, stretches,
};
use super::{Block, Reader, Role, Word};
use crate::chronicle::{Citation, Source, SourceId};
use crate::messages::Message;

/// The full card: what the work is, and what cites it.
pub(super) fn blocks(reader: Reader<'_>, id: SourceId, source: &Source) -> Vec<Block> {
    let mut blocks = head(reader, &source.title);
    push_line(&mut blocks, reader.words(&source.kind));
    paragraphs(&mut blocks, reader.words(&source.note));
    field(&mut blocks, reader, Message::By, reader.words(&source.by));
    field(
        &mut blocks,
        reader,
        Message::WorkDate,
        reader.words(&source.date),
    );
    field(
        &mut blocks,
        reader,
        Message::ReadAt,
        source
            .url
            .iter()
            .map(|url| Word::new(&**url, Role::Address))
            .collect(),
    );
    rests_on(&mut blocks, reader, id);
    other_names(&mut blocks, reader, &source.title, &source.also);
    blocks
}

/// The events, stretches of time and eras that cite the work, with the cited passages.
fn rests_on(blocks: &mut Vec<Block>, reader: Reader<'_>, id: SourceId) {
    let chronicle = reader.chronicle;
    let citing = chronicle.appearances(id);
    let heading = blocks.len();
    events(blocks, reader, Message::RestOnIt, citing, |event| {
        cited(reader, &event.details.sources, id)
    });
    if let Some(infobox) = by_infobox(reader, id) {
        if blocks.len() == heading {
            blocks.push(Block::Heading(reader.say(Message::RestOnIt)));
        }
        blocks.insert(heading + 1, Block::Item(infobox));
    }
    let spans = spans(chronicle, id).map(|(of, when, span)| (of, when, &span.sources));
    let eras = eras(chronicle, id).map(|(of, when, era)| (of, when, &era.sources));
    let citing = spans.chain(eras);
    stretches(blocks, reader, Message::StretchesOnIt, citing, |sources| {
        cited(reader, sources, id)
    });
}

/// The chronicle's title with the passages that its infobox cites, or `None` if neither the infobox nor a figure in it refers to the work.
fn by_infobox(reader: Reader<'_>, id: SourceId) -> Option<Vec<Word>> {
    let facts = reader.chronicle.infobox.as_ref()?;
    reader.chronicle.infobox_rests_on(id).then(|| {
        let title = reader
            .chronicle
            .title
            .shown(reader.choice.main, &reader.chronicle.languages);
        let mut words = vec![Word::plain(title.text)];
        words.extend(cited(reader, &facts.sources, id));
        words
    })
}

/// The passages of a work that are cited.
fn cited(reader: Reader<'_>, citations: &[Citation], id: SourceId) -> Vec<Word> {
    let places = citations
        .iter()
        .filter(|citation| citation.source == id && !citation.at.is_empty());
    let places: Vec<String> = places
        .map(|citation| reader.interface.passage(&citation.at))
        .collect();
    if places.is_empty() {
        Vec::new()
    } else {
        vec![Word::dim(format!(
            "  {}",
            places.join(&reader.sign(Message::Comma))
        ))]
    }
}
