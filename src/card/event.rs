//! The card of an event.

use super::parts::{field, head, joined, list, other_names, paragraphs, push_line, sources};
use super::{Block, Reader, Subject, Word, dates, figures, place};
use crate::chronicle::{Event, EventId, PersonId};
use crate::messages::Message;

/// Everything there is to read about an event.
pub(super) fn blocks(reader: Reader<'_>, id: EventId, event: &Event) -> Vec<Block> {
    let mut blocks = head(reader, &event.name);
    blocks.push(Block::Line(kind_and_lanes(reader, event)));
    blocks.extend(dates::lines(
        reader,
        &event.when,
        event.details.as_written.as_deref(),
    ));
    account(&mut blocks, reader, event);
    let groups = figures::groups(reader, &event.details.figures);
    let differing = figures::differing(&groups);
    blocks.extend((!groups.is_empty()).then_some(Block::Figures(groups)));
    blocks.extend(dates::elsewhere(reader, &event.when));
    connections(&mut blocks, reader, id, event);
    if place::is_on_the_map(
        reader.chronicle,
        event
            .details
            .route
            .iter()
            .copied()
            .chain(event.details.place),
    ) {
        blocks.push(Block::Map(Subject::Thing(id.into())));
    }
    list(
        &mut blocks,
        reader,
        Message::People,
        event
            .details
            .people
            .iter()
            .map(|person| person_words(reader, *person)),
    );
    list(
        &mut blocks,
        reader,
        Message::AccountsDiffer,
        differing.into_iter(),
    );
    list(
        &mut blocks,
        reader,
        Message::Accounts,
        event.details.notes.iter().map(|note| reader.words(note)),
    );
    other_names(&mut blocks, reader, &event.name, &event.details.also);
    blocks
}

/// What happened, without what a reader looks up.
pub(super) fn story(reader: Reader<'_>, event: &Event) -> Vec<Block> {
    let mut blocks = head(reader, &event.name);
    push_line(
        &mut blocks,
        event
            .details
            .place
            .map_or_else(Vec::new, |place| place::in_passing(reader, place)),
    );
    blocks.extend(dates::lines(
        reader,
        &event.when,
        event.details.as_written.as_deref(),
    ));
    account(&mut blocks, reader, event);
    blocks
}

fn account(blocks: &mut Vec<Block>, reader: Reader<'_>, event: &Event) {
    if !event.details.summary.is_empty() {
        blocks.push(Block::Lead(reader.words(&event.details.summary)));
    }
    paragraphs(blocks, reader.words(&event.details.text));
}

fn kind_and_lanes(reader: Reader<'_>, event: &Event) -> Vec<Word> {
    let mut words = vec![Word::dim(reader.say(event.kind.into()))];
    for lane in &event.lanes {
        words.push(Word::dim(" · "));
        words.push(reader.name(*lane));
    }
    words
}

fn connections(blocks: &mut Vec<Block>, reader: Reader<'_>, id: EventId, event: &Event) {
    let relations = &reader.chronicle.relations;
    let events = |events: &[EventId]| joined(reader, events.iter().copied());
    field(
        blocks,
        reader,
        Message::Place,
        event
            .details
            .place
            .map_or_else(Vec::new, |place| place::in_passing(reader, place)),
    );
    field(
        blocks,
        reader,
        Message::Route,
        joined(reader, event.details.route.iter().copied()),
    );
    field(
        blocks,
        reader,
        Message::PartOf,
        joined(reader, event.details.part_of),
    );
    field(blocks, reader, Message::Parts, events(relations.parts(id)));
    field(blocks, reader, Message::After, events(relations.causes(id)));
    field(
        blocks,
        reader,
        Message::LedTo,
        joined(reader, event.details.leads_to.iter().copied()),
    );
    field(
        blocks,
        reader,
        Message::Sources,
        sources(reader, &event.details.sources),
    );
}

fn person_words(reader: Reader<'_>, id: PersonId) -> Vec<Word> {
    let mut words = vec![reader.name(id)];
    let person = &reader.chronicle[id];
    if let Some(gloss) = person
        .name
        .gloss(reader.choice, &reader.chronicle.languages)
    {
        words.push(Word::plain(format!(" {}", gloss.text)));
    }
    let role = reader.plain(&person.role);
    if !role.is_empty() {
        words.push(Word::dim(format!(", {role}")));
    }
    words
}
