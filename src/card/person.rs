//! The card of a person.

use super::parts::{
    eras, events, field, head, joined, list, nothing, other_names, paragraphs, push_line, spans,
    stretches,
};
use super::{BETWEEN, Block, Reader, Word, attached, lives};
use crate::chronicle::{Event, Person, PersonId, Span, SpanKind};
use crate::messages::Message;

/// The full card: names, life, office, and the events in chronological order.
pub(super) fn blocks(reader: Reader<'_>, id: PersonId, person: &Person) -> Vec<Block> {
    let mut blocks = head(reader, &person.name);
    push_line(&mut blocks, reader.words(&person.role));
    paragraphs(&mut blocks, reader.words(&person.note));
    blocks.extend(attached::tags(reader, &person.attached));
    field(&mut blocks, reader, Message::Life, life(reader, person));
    field(
        &mut blocks,
        reader,
        Message::Under,
        joined(reader, person.lane),
    );
    list(
        &mut blocks,
        reader,
        Message::AlsoCalled,
        person.also.iter().map(|other| reader.also(other)),
    );
    time(&mut blocks, reader, id);
    events(
        &mut blocks,
        reader,
        Message::Events,
        reader.chronicle.appearances(id),
        |event| role(reader, id, event),
    );
    attached::elsewhere(&mut blocks, reader, &person.attached);
    other_names(&mut blocks, reader, &person.name, &[]);
    blocks
}

/// The person's role in an event.
fn role(reader: Reader<'_>, id: PersonId, event: &Event) -> Vec<Word> {
    let role = event.details.role(id).map(|role| reader.plain(role));
    let role = role.filter(|role| !role.is_empty());
    role.map(|role| Word::dim(format!("{BETWEEN}{role}")))
        .into_iter()
        .collect()
}

fn life(reader: Reader<'_>, person: &Person) -> Vec<Word> {
    let mut words = reader.words(&person.life);
    if words.is_empty() {
        words.extend(lives::years(reader, person).map(Word::plain));
    }
    let source = reader.words(&person.life_source);
    if !words.is_empty() && !source.is_empty() {
        let (before, after) = reader
            .say(Message::LifeAfter)
            .split_once("{source}")
            .unwrap_or_default();
        words.push(Word::dim(format!("  {before}")));
        words.extend(source);
        words.extend((!after.is_empty()).then(|| Word::dim(after)));
    }
    words
}

/// The reigns, eras and other stretches of time of the person.
fn time(blocks: &mut Vec<Block>, reader: Reader<'_>, id: PersonId) {
    let chronicle = reader.chronicle;
    let rules = |span: &Span| matches!(span.kind, SpanKind::Reign | SpanKind::Regime);
    let own =
        |of_rule: bool| spans(chronicle, id).filter(move |(_, _, span)| rules(span) == of_rule);
    stretches(blocks, reader, Message::Reigns, own(true), nothing);
    stretches(blocks, reader, Message::Eras, eras(chronicle, id), nothing);
    stretches(blocks, reader, Message::Stretches, own(false), nothing);
}
