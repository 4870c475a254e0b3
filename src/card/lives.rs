//! Lifespans on the card of an event: ages, and lifelines of the people involved.

use super::{Block, Reader, Word};
use crate::chronicle::{Age, Event, Person, PersonId};
use crate::messages::Message;
use crate::time::{Moment, When};

/// A lifeline, in thousandths of the scale shared by all lifelines of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// The person's name.
    pub name: Word,
    /// The birth, or `None` if unknown.
    pub from: Option<u16>,
    /// The death, or `None` if unknown.
    pub to: Option<u16>,
    /// The position of the event.
    pub at: u16,
    /// The person's age at the event; empty if unknown.
    pub age: String,
}

/// `aged 24`, or `None` if the age is unknown.
pub(super) fn aged(reader: Reader<'_>, person: &Person, event: &Event) -> Option<String> {
    let age = written(reader.chronicle.age(person, &event.when)?);
    Some(reader.interface.fill(Message::Aged, &[("age", &age)]))
}

fn written(age: Age) -> String {
    if age.least == age.most {
        age.most.to_string()
    } else {
        format!("{}–{}", age.least, age.most)
    }
}

/// The dates of birth and death, or `None` if both are unknown.
pub(super) fn years(reader: Reader<'_>, person: &Person) -> Option<String> {
    let (born, died) = (person.born.as_ref(), person.died.as_ref());
    let date = |when: &When| Some(reader.dating.long(when).into_iter().next()?.text);
    (born.is_some() || died.is_some()).then(|| {
        let [born, died] = [born, died].map(|when| when.and_then(date).unwrap_or_default());
        format!("{born} – {died}").trim().to_owned()
    })
}

/// The lifelines of the people involved, or `None` if no birth and no death or not even the event has a time.
pub(super) fn lines(reader: Reader<'_>, event: &Event) -> Option<Block> {
    let at = closed(event.when.extent().start())?;
    let people = event.details.people.iter();
    let known: Vec<Known> = people.filter_map(|person| known(reader, *person)).collect();
    let ends = known.iter().flat_map(|known| [known.born, known.died]);
    let moments = || ends.clone().flatten().chain([at]);
    let (first, last) = (moments().min()?, moments().max()?);
    let share = |moment: Moment| {
        let all = i128::from(last.0) - i128::from(first.0);
        let part = i128::from(moment.0) - i128::from(first.0);
        u16::try_from(part * 1_000 / all.max(1)).unwrap_or(1_000)
    };
    let life = |known: &Known| {
        let age = reader
            .chronicle
            .age(&reader.chronicle[known.person], &event.when);
        Life {
            name: reader.short(known.person),
            from: known.born.map(share),
            to: known.died.map(share),
            at: share(at),
            age: age.map(written).unwrap_or_default(),
        }
    };
    (!known.is_empty()).then(|| Block::Lives(known.iter().map(life).collect()))
}

/// A person whose birth or death is known.
struct Known {
    person: PersonId,
    born: Option<Moment>,
    died: Option<Moment>,
}

fn known(reader: Reader<'_>, person: PersonId) -> Option<Known> {
    let read = &reader.chronicle[person];
    let born = read.born.as_ref().map(|born| born.extent().start());
    let died = read.died.as_ref().map(|died| died.extent().end());
    let (born, died) = (born.and_then(closed), died.and_then(closed));
    (born.is_some() || died.is_some()).then_some(Known { person, born, died })
}

/// An end of a date, or `None` if the date is open there.
fn closed(end: Moment) -> Option<Moment> {
    (end != Moment::MIN && end != Moment::MAX).then_some(end)
}
