//! What can be searched in each thing of a chronicle.

use crate::card::Reader;
use crate::chronicle::{Chronicle, OtherName, Ref, Text};
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
    /// The sort of event, of place, of work; somebody's role.
    Kind,
    /// The date.
    Date,
    /// The summary, the account, the notes.
    Text,
}

type Make = fn(u32) -> Ref;

/// Everything that can be found has a number: the few of each kind come before the many events. None has one past the last.
pub(super) fn thing(chronicle: &Chronicle, number: usize) -> Option<Ref> {
    let Chronicle {
        people,
        places,
        lanes,
        eras,
        spans,
        sources,
        events,
        ..
    } = chronicle;
    let kinds: [(usize, Make); 7] = [
        (people.len(), Ref::Person),
        (places.len(), Ref::Place),
        (lanes.len(), Ref::Lane),
        (eras.len(), Ref::Era),
        (spans.len(), Ref::Span),
        (sources.len(), Ref::Source),
        (events.len(), Ref::Event),
    ];
    let mut number = number;
    for (count, of) in kinds {
        if number < count {
            return u32::try_from(number).ok().map(of);
        }
        number -= count;
    }
    None
}

/// Shows a visitor everything short that a thing can be found by.
pub(super) fn visit_names(
    chronicle: &Chronicle,
    of: Ref,
    visit: &mut impl FnMut(Field, LanguageId, &str),
) {
    if let Some(names) = chronicle.names(of) {
        visit_all(Field::Name, names, visit);
    }
    for other in also(chronicle, of) {
        visit_all(Field::Also, &other.name, visit);
    }
    match of {
        Ref::Event(index) => {
            let Some(event) = chronicle.events.get(index as usize) else {
                return;
            };
            if let Some(date) = &event.told.as_written {
                visit(Field::AsWritten, LanguageId::FIRST, date);
            }
        }
        _ => visit_texts(chronicle, Field::Kind, &kinds(chronicle, of), visit),
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

/// Whether a thing is a stretch of time that an event tells of, and is drawn as that event.
pub(super) fn is_told_as_event(chronicle: &Chronicle, of: Ref) -> bool {
    matches!(of, Ref::Span(index) if chronicle.spans.get(index as usize).is_some_and(|span| span.event.is_some()))
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

fn also(chronicle: &Chronicle, of: Ref) -> &[OtherName] {
    let also = match of {
        Ref::Event(index) => chronicle
            .events
            .get(index as usize)
            .map(|event| &event.told.also),
        Ref::Person(index) => chronicle
            .people
            .get(index as usize)
            .map(|person| &person.also),
        Ref::Place(index) => chronicle
            .places
            .get(index as usize)
            .map(|place| &place.also),
        _ => None,
    };
    also.map_or(&[], Vec::as_slice)
}

fn kinds(chronicle: &Chronicle, of: Ref) -> Vec<&Text> {
    let kind = match of {
        Ref::Person(index) => chronicle
            .people
            .get(index as usize)
            .map(|person| &person.role),
        Ref::Place(index) => chronicle
            .places
            .get(index as usize)
            .map(|place| &place.kind),
        Ref::Lane(index) => chronicle.lanes.get(index as usize).map(|lane| &lane.kind),
        Ref::Source(index) => chronicle
            .sources
            .get(index as usize)
            .map(|source| &source.kind),
        _ => None,
    };
    kind.into_iter().collect()
}

fn texts(chronicle: &Chronicle, of: Ref) -> Vec<&Text> {
    match of {
        Ref::Event(index) => chronicle.events.get(index as usize).map(|event| {
            [&event.told.summary, &event.told.text]
                .into_iter()
                .chain(&event.told.notes)
                .collect()
        }),
        Ref::Person(index) => chronicle
            .people
            .get(index as usize)
            .map(|person| vec![&person.note]),
        Ref::Place(index) => chronicle
            .places
            .get(index as usize)
            .map(|place| vec![&place.today, &place.province, &place.note]),
        Ref::Lane(index) => chronicle
            .lanes
            .get(index as usize)
            .map(|lane| vec![&lane.note]),
        Ref::Era(index) => chronicle
            .eras
            .get(index as usize)
            .map(|era| vec![&era.meaning, &era.note]),
        Ref::Source(index) => chronicle
            .sources
            .get(index as usize)
            .map(|source| vec![&source.by, &source.note]),
        Ref::Span(index) => chronicle
            .spans
            .get(index as usize)
            .map(|span| vec![&span.note]),
    }
    .unwrap_or_default()
}
