//! The card of a lane: a polity, a topic, a region.

use std::collections::BTreeSet;

use super::parts::{
    eras, events, field, head, joined, nothing, other_names, paragraphs, push_line, spans,
    stretches,
};
use super::{Block, Reader, Word};
use crate::chronicle::{EventId, Lane, LaneId, Person, PersonId, Place, SpanKind};
use crate::messages::Message;

/// The full card: what it was, who ruled it, and what happened on it.
pub(super) fn blocks(reader: Reader<'_>, id: LaneId, lane: &Lane) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &lane.name);
    push_line(&mut blocks, kind_and_years(reader, lane));
    paragraphs(&mut blocks, reader.words(&lane.note));
    field(
        &mut blocks,
        reader,
        Message::LaneWithin,
        joined(reader, lane.within),
    );
    field(
        &mut blocks,
        reader,
        Message::LaneParts,
        joined(reader, chronicle.referring::<Lane>(id)),
    );
    time(&mut blocks, reader, id);
    field(
        &mut blocks,
        reader,
        Message::PeopleLabel,
        joined(reader, chronicle.referring::<Person>(id)),
    );
    field(
        &mut blocks,
        reader,
        Message::Places,
        joined(reader, chronicle.referring::<Place>(id)),
    );
    happened(&mut blocks, reader, id);
    other_names(&mut blocks, reader, &lane.name, &lane.also);
    blocks
}

/// The events of a lane. If it has none, the events in which its people took part.
fn happened(blocks: &mut Vec<Block>, reader: Reader<'_>, id: LaneId) {
    let chronicle = reader.chronicle;
    let on_it = chronicle.appearances(id);
    if !on_it.is_empty() {
        return events(blocks, reader, Message::Events, on_it, nothing);
    }
    let people = chronicle.referring::<Person>(id);
    let theirs = people.flat_map(|person| chronicle.appearances(person));
    let theirs: BTreeSet<EventId> = theirs.copied().collect();
    let theirs: Vec<EventId> = theirs.into_iter().collect();
    events(blocks, reader, Message::EventsOfPeople, &theirs, nothing);
}

fn kind_and_years(reader: Reader<'_>, lane: &Lane) -> Vec<Word> {
    let (mut words, years) = (reader.words(&lane.kind), reader.words(&lane.years));
    if !words.is_empty() && !years.is_empty() {
        words.push(Word::dim(" · "));
    }
    words.extend(years);
    words
}

/// Reigns, eras and other stretches of time of a lane and the lanes within it.
fn time(blocks: &mut Vec<Block>, reader: Reader<'_>, id: LaneId) {
    let chronicle = reader.chronicle;
    let wanted = |reign: bool| {
        let spans = spans(chronicle, id);
        let spans = spans.filter(move |(_, _, span)| (span.kind == SpanKind::Reign) == reign);
        spans.map(|(of, when, span)| (of, when, &span.person))
    };
    let ruler = |person: &Option<PersonId>| {
        let named = |person: &PersonId| vec![Word::dim(" · "), reader.name(*person)];
        person.as_ref().map_or_else(Vec::new, named)
    };
    stretches(blocks, reader, Message::Rulers, wanted(true), ruler);
    stretches(blocks, reader, Message::Eras, eras(chronicle, id), nothing);
    stretches(blocks, reader, Message::Stretches, wanted(false), ruler);
}
