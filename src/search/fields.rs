//! What can be searched in each thing of a chronicle.

use crate::card::Reader;
use crate::chronicle::{Chronicle, Entity, Ref, Table, Text};
use crate::names::{Choice, LanguageId, Names};

/// What part of a thing matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A name.
    Name,
    /// Another name: a temple name, a personal name.
    Also,
    /// The date in the words of the source.
    AsWritten,
    /// The sort of event, of place, of work; a person's role.
    Kind,
    /// The date.
    Date,
    /// The summary, the account, the notes.
    Text,
}

/// Everything that can be found has a number: the few of each kind come before the many events. None has one past the last.
pub(super) fn thing(chronicle: &Chronicle, number: usize) -> Option<Ref> {
    let mut number = number;
    reference(&chronicle.people, &mut number)
        .or_else(|| reference(&chronicle.places, &mut number))
        .or_else(|| reference(&chronicle.lanes, &mut number))
        .or_else(|| reference(&chronicle.eras, &mut number))
        .or_else(|| reference(&chronicle.spans, &mut number))
        .or_else(|| reference(&chronicle.sources, &mut number))
        .or_else(|| reference(&chronicle.tags, &mut number))
        .or_else(|| reference(&chronicle.events, &mut number))
}

/// What has a number in a table; a number beyond its end is counted from there on.
fn reference<T: Entity>(table: &Table<T>, number: &mut usize) -> Option<Ref> {
    let id = table.id_at(*number);
    *number = number.saturating_sub(table.len());
    id.map(Ref::from)
}

/// Shows a visitor everything short that a thing can be found by.
pub(super) fn visit_names(
    chronicle: &Chronicle,
    of: Ref,
    visit: &mut impl FnMut(Field, LanguageId, &str),
) {
    visit_all(Field::Name, chronicle.names(of), visit);
    for other in chronicle.also(of) {
        visit_all(Field::Also, &other.name, visit);
    }
    match of {
        Ref::Event(id) => {
            if let Some(kind) = chronicle[id].kind.tag() {
                visit_all(Field::Kind, &chronicle[kind].name, visit);
            }
            if let Some(date) = &chronicle[id].details.as_written {
                visit(Field::AsWritten, chronicle.languages.first(), date);
            }
        }
        _ => visit_texts(
            chronicle,
            Field::Kind,
            kind(chronicle, of).as_slice(),
            visit,
        ),
    }
}

fn visit_all(field: Field, names: &Names, visit: &mut impl FnMut(Field, LanguageId, &str)) {
    for name in names.iter() {
        visit(field, name.language, &name.text);
    }
}

/// Shows a visitor the running texts of a thing, each in its own language.
pub(super) fn visit_prose(
    chronicle: &Chronicle,
    of: Ref,
    visit: &mut impl FnMut(Field, LanguageId, &str),
) {
    visit_texts(chronicle, Field::Text, &texts(chronicle, of), visit);
}

/// Whether a thing has a name of its own, rather than one made of other words as events and reigns have.
pub(super) fn is_named(of: Ref) -> bool {
    !matches!(of, Ref::Event(_) | Ref::Span(_))
}

/// Whether a thing is a stretch of time that an event describes, and is drawn as that event.
pub(super) fn is_told_as_event(chronicle: &Chronicle, of: Ref) -> bool {
    matches!(of, Ref::Span(id) if chronicle[id].event.is_some())
}

/// Whether there are running texts of a thing.
pub(super) fn is_told_of(chronicle: &Chronicle, of: Ref) -> bool {
    texts(chronicle, of)
        .into_iter()
        .any(|text| !text.versions().is_empty())
}

fn visit_texts(
    chronicle: &Chronicle,
    field: Field,
    texts: &[&Text],
    visit: &mut impl FnMut(Field, LanguageId, &str),
) {
    for text in texts {
        for (language, _) in text.versions() {
            let reader = Reader::new(
                chronicle,
                Choice {
                    main: *language,
                    gloss: None,
                },
            );
            visit(field, *language, &reader.plain(text));
        }
    }
}

fn kind(chronicle: &Chronicle, of: Ref) -> Option<&Text> {
    match of {
        Ref::Person(id) => Some(&chronicle[id].role),
        Ref::Place(id) => Some(&chronicle[id].kind),
        Ref::Lane(id) => Some(&chronicle[id].kind),
        Ref::Source(id) => Some(&chronicle[id].kind),
        Ref::Event(_) | Ref::Era(_) | Ref::Span(_) | Ref::Tag(_) => None,
    }
}

fn texts(chronicle: &Chronicle, of: Ref) -> Vec<&Text> {
    match of {
        Ref::Event(id) => {
            let told = &chronicle[id].details;
            [&told.summary, &told.text]
                .into_iter()
                .chain(&told.notes)
                .collect()
        }
        Ref::Person(id) => vec![&chronicle[id].note],
        Ref::Place(id) => {
            let place = &chronicle[id];
            vec![&place.today, &place.province, &place.note]
        }
        Ref::Lane(id) => vec![&chronicle[id].note],
        Ref::Era(id) => vec![&chronicle[id].meaning, &chronicle[id].note],
        Ref::Source(id) => vec![&chronicle[id].by, &chronicle[id].note],
        Ref::Span(id) => vec![&chronicle[id].note],
        Ref::Tag(id) => vec![&chronicle[id].note],
    }
}
