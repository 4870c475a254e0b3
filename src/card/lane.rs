//! The card of a lane: a polity, a topic, a region.

use super::parts::{
    events, field, head, joined, nothing, other_names, paragraphs, push_line, stretches,
};
use super::{Block, Reader, Word};
use crate::chronicle::{Lane, Ref, SpanKind};
use crate::messages::Message;

/// What it was, who ruled it, and what happened on it.
pub(super) fn blocks(reader: Reader<'_>, of: Ref, lane: &Lane) -> Vec<Block> {
    let chronicle = reader.chronicle;
    let mut blocks = head(reader, &lane.name);
    push_line(&mut blocks, kind_and_years(reader, lane));
    paragraphs(&mut blocks, reader.words(&lane.note));
    field(
        &mut blocks,
        reader,
        Message::PartOf,
        joined(reader, lane.within),
    );
    let parts = (0u32..)
        .zip(&chronicle.lanes)
        .filter(|(_, part)| part.within == Some(of));
    field(
        &mut blocks,
        reader,
        Message::Parts,
        joined(reader, parts.map(|(index, _)| Ref::Lane(index))),
    );
    time(&mut blocks, reader, of);
    let people = (0u32..)
        .zip(&chronicle.people)
        .filter(|(_, person)| person.lane == Some(of));
    field(
        &mut blocks,
        reader,
        Message::PeopleLabel,
        joined(reader, people.map(|(index, _)| Ref::Person(index))),
    );
    let places = (0u32..)
        .zip(&chronicle.places)
        .filter(|(_, place)| place.lane == Some(of));
    field(
        &mut blocks,
        reader,
        Message::Places,
        joined(reader, places.map(|(index, _)| Ref::Place(index))),
    );
    events(
        &mut blocks,
        reader,
        Message::Events,
        chronicle.appearances(of),
        nothing,
    );
    other_names(&mut blocks, reader, &lane.name, &[]);
    blocks
}

fn kind_and_years(reader: Reader<'_>, lane: &Lane) -> Vec<Word> {
    let (mut words, years) = (reader.words(&lane.kind), reader.words(&lane.years));
    if !words.is_empty() && !years.is_empty() {
        words.push(Word::dim(" · "));
    }
    words.extend(years);
    words
}

/// Rulers, eras and other stretches of the lane itself or of one within it.
fn time(blocks: &mut Vec<Block>, reader: Reader<'_>, of: Ref) {
    let chronicle = reader.chronicle;
    let here = |lane: Option<Ref>| lane.is_some_and(|lane| chronicle.lies_within(lane, of));
    let spans = |reign: bool| {
        let spans = (0u32..).zip(&chronicle.spans);
        let wanted = spans
            .filter(move |(_, span)| here(span.lane) && (span.kind == SpanKind::Reign) == reign);
        wanted.map(|(index, span)| (Ref::Span(index), &span.when, &span.person))
    };
    let ruler = |person: &Option<Ref>| {
        let named = |person: &Ref| vec![Word::dim(" · "), reader.name(*person)];
        person.as_ref().map_or_else(Vec::new, named)
    };
    stretches(blocks, reader, Message::Rulers, spans(true), ruler);
    let eras = (0u32..)
        .zip(&chronicle.eras)
        .filter(|(_, era)| here(era.lane));
    stretches(
        blocks,
        reader,
        Message::Eras,
        eras.map(|(index, era)| (Ref::Era(index), &era.when, era)),
        nothing,
    );
    stretches(blocks, reader, Message::Stretches, spans(false), ruler);
}
