//! The page at the start of a chapter, and the title page of the story.

use super::parts::{events, head, nothing, paragraphs, text_language};
use super::{Block, Reader, Subject, Word, place};
use crate::chronicle::{Chapter, EventId};
use crate::messages::Message;
use crate::time::write_stretch;

/// A chapter's number, name, years, text and events. Empty if there is no chapter at that index.
pub(super) fn blocks(reader: Reader<'_>, place: usize) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let Some(chapter) = chronicle.chapters.get(place) else {
        return Vec::new();
    };
    let mut blocks = head(reader, &chapter.name);
    let number = (place + 1).to_string();
    let count = chronicle.chapters.len().to_string();
    let parts = [("number", &*number), ("count", &*count)];
    let number = reader.interface.fill(Message::ChapterNumber, &parts);
    blocks.push(Block::Kind(None, vec![Word::dim(number)]));
    blocks.push(Block::When(vec![Word::plain(years(reader, chapter))]));
    text_language(&mut blocks, reader, &chapter.text);
    paragraphs(&mut blocks, reader.words(&chapter.text));
    let within = chapter.from.index()..=chapter.to.index();
    let within: Vec<EventId> = within.map(EventId::at).collect();
    events(&mut blocks, reader, Message::Events, &within, nothing);
    blocks
}

/// The title page: the title, the first paragraph of the summary, and the chapters with their years.
pub(super) fn opening(reader: Reader<'_>) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &chronicle.title);
    text_language(&mut blocks, reader, &chronicle.summary);
    let mut about = Vec::new();
    paragraphs(&mut about, reader.words(&chronicle.summary));
    blocks.extend(about.into_iter().take(1));
    let seat = chronicle.infobox.as_ref().and_then(|infobox| infobox.place);
    if place::is_on_the_map(chronicle, seat.into_iter()) {
        blocks.push(Block::Map(Subject::Chronicle));
    }
    if !chronicle.chapters.is_empty() {
        blocks.push(Block::Heading(reader.say(Message::Chapters)));
    }
    for chapter in &chronicle.chapters {
        let name = Word::plain(reader.shown(&chapter.name).text);
        blocks.push(Block::Dated(years(reader, chapter), vec![name]));
    }
    blocks
}

/// The years from the start of the chapter's first event to the start of its last one.
fn years(reader: Reader<'_>, chapter: &Chapter) -> String {
    let chronicle = reader.chronicle;
    let start = |event: EventId| chronicle[event].when.extent().start();
    let (from, to) = (start(chapter.from), start(chapter.to).plus(1));
    write_stretch(from, to, chronicle.reckoning, reader.interface.date_style())
}
