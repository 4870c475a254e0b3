//! The card of an event.

use super::parts::{
    below_each_other, field, head, joined, list, other_names, paragraphs, push_line, sources,
    text_language,
};
use super::{
    BETWEEN, Block, FigureGroup, Reader, Subject, Word, attached, dates, figures, lives, place,
    rivals,
};
use crate::chronicle::{Event, EventId, PersonId, Ref, Route};
use crate::messages::Message;

/// The full card of an event.
pub(super) fn blocks(reader: Reader<'_>, id: EventId, event: &Event) -> Vec<Block> {
    let mut blocks = opening(reader, event);
    let groups = figures::groups(reader, &event.details.figures);
    let differing = figures::differing(reader, &groups);
    numbers(&mut blocks, reader, groups);
    people(&mut blocks, reader, event);
    connections(&mut blocks, reader, id, event);
    blocks.extend(map(reader, id, event));
    list(
        &mut blocks,
        reader,
        Message::AccountsDiffer,
        rivals::words(reader, event).into_iter().chain(differing),
    );
    list(
        &mut blocks,
        reader,
        Message::Accounts,
        event.details.notes.iter().map(|note| reader.words(note)),
    );
    let as_written = event.details.as_written.as_deref();
    blocks.extend(dates::elsewhere(reader, &event.when, as_written));
    attached::elsewhere(&mut blocks, reader, &event.details.attached);
    let cited = sources(reader, &event.details.sources);
    if !cited.is_empty() {
        blocks.push(Block::Heading(reader.say(Message::Sources)));
        blocks.push(Block::Item(cited));
    }
    other_names(&mut blocks, reader, &event.name, &event.details.also);
    blocks
}

/// The opening part of a card: name, kind, date, place, one-sentence summary and account.
fn opening(reader: Reader<'_>, event: &Event) -> Vec<Block> {
    let mut blocks = head(reader, &event.name);
    blocks.push(Block::Kind(Some(event.kind), kind_and_lanes(reader, event)));
    let as_written = event.details.as_written.as_deref();
    blocks.extend(dates::lines(reader, &event.when, as_written));
    let place = event.details.place;
    push_line(
        &mut blocks,
        place.map_or_else(Vec::new, |place| place::in_passing(reader, place)),
    );
    account(&mut blocks, reader, event);
    blocks.extend(attached::tags(reader, &event.details.attached));
    blocks
}

/// The figures under a heading, if there are any.
fn numbers(blocks: &mut Vec<Block>, reader: Reader<'_>, groups: Vec<FigureGroup>) {
    if !groups.is_empty() {
        blocks.push(Block::Heading(reader.say(Message::Figures)));
        blocks.push(Block::Figures(groups));
    }
}

/// A map, if a place of the event has coordinates.
fn map(reader: Reader<'_>, id: EventId, event: &Event) -> Option<Block> {
    let places = event.details.passed().chain(event.details.place);
    place::is_on_the_map(reader.chronicle, places)
        .then_some(Block::Map(Subject::Thing(Ref::Event(id))))
}

/// The event in story mode: what happened, where, who took part and the figures, without the reference parts of the card.
pub(super) fn story(reader: Reader<'_>, id: EventId, event: &Event) -> Vec<Block> {
    let mut blocks = opening(reader, event);
    blocks.extend(map(reader, id, event));
    people(&mut blocks, reader, event);
    numbers(
        &mut blocks,
        reader,
        figures::groups(reader, &event.details.figures),
    );
    blocks
}

fn people(blocks: &mut Vec<Block>, reader: Reader<'_>, event: &Event) {
    let people = event.details.people.iter();
    let people = people.map(|person| person_words(reader, *person, event));
    list(blocks, reader, Message::People, people);
    blocks.extend(lives::lines(reader, event));
}

fn account(blocks: &mut Vec<Block>, reader: Reader<'_>, event: &Event) {
    text_language(blocks, reader, &event.details.summary);
    if !event.details.summary.is_empty() {
        blocks.push(Block::Lead(reader.words(&event.details.summary)));
    }
    paragraphs(blocks, reader.words(&event.details.text));
}

fn kind_and_lanes(reader: Reader<'_>, event: &Event) -> Vec<Word> {
    let mut words = vec![reader.kind(event.kind)];
    for lane in &event.lanes {
        words.push(Word::dim(BETWEEN));
        words.push(reader.short(*lane));
    }
    words
}

/// What the event is part of, what led to it and what it led to. The whole and the parts are not repeated as causes or consequences.
fn connections(blocks: &mut Vec<Block>, reader: Reader<'_>, id: EventId, event: &Event) {
    let relations = &reader.chronicle.relations;
    let (whole, parts) = (event.details.part_of, relations.parts(id));
    let events = |events: &[EventId]| below_each_other(reader, events.iter().copied());
    let others = |events: &[EventId]| {
        let events = events.iter().copied();
        // The parts are in order.
        let is_part = |event: &EventId| parts.binary_search(event).is_ok();
        let other = |event: &EventId| whole != Some(*event) && !is_part(event);
        below_each_other(reader, events.filter(other))
    };
    let fields = [
        (
            Message::Route,
            joined(reader, event.details.route.iter().copied()),
        ),
        (Message::PartOf, joined(reader, whole)),
        (Message::Parts, events(parts)),
        (Message::After, others(relations.causes(id))),
        (Message::LedTo, others(&event.details.leads_to)),
    ];
    let routes = event
        .details
        .routes
        .iter()
        .map(|route| (Message::Route, route_words(reader, route)));
    let mut fields = routes
        .chain(fields)
        .filter(|(_, words)| !words.is_empty())
        .peekable();
    if fields.peek().is_some() {
        blocks.push(Block::Heading(reader.say(Message::Connections)));
    }
    for (label, words) in fields {
        field(blocks, reader, label, words);
    }
}

/// The name of a route, or of the person who took it, and its places.
fn route_words(reader: Reader<'_>, route: &Route) -> Vec<Word> {
    let mut words = reader.words(&route.name);
    if words.is_empty() {
        words.extend(route.person.map(|person| reader.name(person)));
    }
    if !words.is_empty() {
        words.push(Word::dim(BETWEEN));
    }
    words.extend(joined(reader, route.places.iter().copied()));
    words
}

/// The person's name, their role in the event, who they were, and their age.
fn person_words(reader: Reader<'_>, id: PersonId, event: &Event) -> Vec<Word> {
    let mut words = vec![reader.name(id)];
    let person = &reader.chronicle[id];
    if let Some(gloss) = person
        .name
        .gloss(reader.choice, &reader.chronicle.languages)
    {
        words.push(Word::plain(format!(" {}", gloss.text)));
    }
    if let Some(role) = event.details.role(id) {
        words.push(Word::dim(BETWEEN));
        words.extend(reader.words(role));
    }
    let role = reader.plain(&person.role);
    if !role.is_empty() {
        words.push(Word::dim(reader.sign(Message::Comma) + &role));
    }
    if let Some(aged) = lives::aged(reader, person, event) {
        words.push(Word::dim(reader.sign(Message::Comma) + &aged));
    }
    words
}
