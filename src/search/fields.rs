//! What can be searched in each thing of a chronicle.

use crate::card::{Reader, Subject};
use crate::chronicle::{
    Bound, Chronicle, Citation, Entity, EventId, Figure, FigureValue, Infobox, Number, OtherName,
    Ref, Table, Text,
};
use crate::names::{Choice, LanguageId, Names};
use crate::text::decimal;

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
    /// A number and what is counted.
    Figure,
    /// Where it stands in a source.
    Citation,
    /// The summary, the account, the notes, the box of facts.
    Text,
}

/// Shows a visitor a part of a thing: what part it is, in which language, and its words.
pub(super) trait Visit: FnMut(Field, LanguageId, &str) {}

impl<T: FnMut(Field, LanguageId, &str)> Visit for T {}

/// Everything that can be found has a number: the few of each kind come before the many events. None has one past the last.
pub(super) fn thing(chronicle: &Chronicle, number: usize) -> Option<Subject> {
    let mut number = number;
    let found = reference(&chronicle.people, &mut number)
        .or_else(|| reference(&chronicle.places, &mut number))
        .or_else(|| reference(&chronicle.lanes, &mut number))
        .or_else(|| reference(&chronicle.eras, &mut number))
        .or_else(|| reference(&chronicle.spans, &mut number))
        .or_else(|| reference(&chronicle.sources, &mut number))
        .or_else(|| reference(&chronicle.tags, &mut number));
    let chapters = chronicle.chapters.len();
    match (found, number) {
        (Some(of), _) => Some(Subject::Thing(of)),
        (None, 0) => Some(Subject::Chronicle),
        (None, _) if number <= chapters => Some(Subject::Chapter(number - 1)),
        (None, _) => chronicle
            .events
            .id_at(number - chapters - 1)
            .map(|event| Subject::Thing(event.into())),
    }
}

/// What has a number in a table; a number beyond its end is counted from there on.
fn reference<T: Entity>(table: &Table<T>, number: &mut usize) -> Option<Ref> {
    let id = table.id_at(*number);
    *number = number.saturating_sub(table.len());
    id.map(Ref::from)
}

/// The names of something.
pub(super) fn names(chronicle: &Chronicle, of: Subject) -> Option<&Names> {
    match of {
        Subject::Thing(of) => Some(chronicle.names(of)),
        Subject::Chronicle => Some(&chronicle.title),
        Subject::Chapter(place) => chronicle.chapters.get(place).map(|chapter| &chapter.name),
    }
}

/// Its other names.
fn other_names(chronicle: &Chronicle, of: Subject) -> &[OtherName] {
    match of {
        Subject::Thing(of) => chronicle.also(of),
        Subject::Chronicle => chronicle.infobox.as_ref().map_or(&[], |facts| &facts.also),
        Subject::Chapter(_) => &[],
    }
}

/// The event that a subject is.
pub(super) fn event(of: Subject) -> Option<EventId> {
    match of {
        Subject::Thing(of) => EventId::of(of),
        Subject::Chronicle | Subject::Chapter(_) => None,
    }
}

/// A number as it is written in English.
fn english(number: Number) -> String {
    let (whole, behind) = number.parts();
    decimal(number.is_negative(), whole, &behind, (",", "."))
}

/// Shows a visitor everything short that a thing can be found by.
pub(super) fn visit_names(chronicle: &Chronicle, of: Subject, visit: &mut impl Visit) {
    if let Some(names) = names(chronicle, of) {
        visit_all(Field::Name, names, visit);
    }
    for other in other_names(chronicle, of) {
        visit_all(Field::Also, &other.name, visit);
    }
    if let Some(event) = event(of) {
        if let Some(kind) = chronicle[event].kind.tag() {
            visit_all(Field::Kind, &chronicle[kind].name, visit);
        }
        if let Some(date) = &chronicle[event].details.as_written {
            visit(Field::AsWritten, chronicle.languages.first(), date);
        }
    } else if let Some(kind) = kind(chronicle, of) {
        visit_text(chronicle, Field::Kind, kind, visit);
    }
}

fn visit_all(field: Field, names: &Names, visit: &mut impl Visit) {
    for name in names.iter() {
        visit(field, name.language, &name.text);
    }
}

/// Shows a visitor the running texts of a thing, each in its own language, its figures, and where it stands in its sources.
pub(super) fn visit_prose(chronicle: &Chronicle, of: Subject, visit: &mut impl Visit) {
    for text in texts(chronicle, of) {
        visit_text(chronicle, Field::Text, text, visit);
    }
    let facts = chronicle.infobox.as_ref();
    match of {
        Subject::Chronicle => {
            for side in facts.map_or(&[][..], |facts| &facts.sides) {
                visit_figures(chronicle, &side.strength, visit);
            }
            visit_citations(chronicle, facts.map_or(&[], |facts| &facts.sources), visit);
        }
        Subject::Thing(Ref::Event(id)) => {
            let told = &chronicle[id].details;
            visit_figures(chronicle, &told.figures, visit);
            visit_citations(chronicle, &told.sources, visit);
        }
        Subject::Thing(_) | Subject::Chapter(_) => {}
    }
}

/// Figures as they are read: the number with its unit in each language, what is counted, and what is said of it.
fn visit_figures(chronicle: &Chronicle, figures: &[Figure], visit: &mut impl Visit) {
    for figure in figures {
        if let FigureValue::Words(words) = &figure.value {
            visit_text(chronicle, Field::Figure, words, visit);
        }
        if let FigureValue::Number { value, bound } = figure.value {
            let number = match bound {
                Bound::UpTo(most) => {
                    format!("{} – {}", english(value), english(most))
                }
                Bound::Exact | Bound::AtLeast | Bound::AtMost => english(value),
            };
            if figure.unit.is_empty() {
                visit(Field::Figure, chronicle.languages.first(), &number);
            }
            let mut with_unit = |_, language, unit: &str| {
                visit(Field::Figure, language, &format!("{number} {unit}"));
            };
            visit_text(chronicle, Field::Figure, &figure.unit, &mut with_unit);
        }
        for text in [&figure.what, &figure.claimed_by, &figure.note] {
            visit_text(chronicle, Field::Text, text, visit);
        }
    }
}

fn visit_citations(chronicle: &Chronicle, citations: &[Citation], visit: &mut impl Visit) {
    for cited in citations.iter().filter(|cited| !cited.at.is_empty()) {
        visit(Field::Citation, chronicle.languages.first(), &cited.at);
    }
}

/// Whether a thing has a name of its own, rather than one made of other words as events and reigns have.
pub(super) fn is_named(of: Subject) -> bool {
    match of {
        Subject::Thing(of) => !matches!(of, Ref::Event(_) | Ref::Span(_)),
        Subject::Chronicle | Subject::Chapter(_) => false,
    }
}

/// Whether a thing is a stretch of time that an event describes, and is drawn as that event.
pub(super) fn is_told_as_event(chronicle: &Chronicle, of: Subject) -> bool {
    matches!(of, Subject::Thing(Ref::Span(id)) if chronicle[id].event.is_some())
}

/// Whether there are running texts of a thing.
pub(super) fn is_told_of(chronicle: &Chronicle, of: Subject) -> bool {
    let told = texts(chronicle, of)
        .into_iter()
        .any(|text| !text.is_empty());
    told || event(of).is_some_and(|event| {
        let told = &chronicle[event].details;
        !told.figures.is_empty() || !told.sources.is_empty()
    })
}

fn visit_text(chronicle: &Chronicle, field: Field, text: &Text, visit: &mut impl Visit) {
    for (language, _) in text.versions() {
        let choice = Choice {
            main: *language,
            gloss: None,
        };
        let reader = Reader::new(chronicle, choice);
        visit(field, *language, &reader.plain(text));
    }
}

/// What sort of place or work it is, a person's role.
pub(super) fn kind(chronicle: &Chronicle, of: Subject) -> Option<&Text> {
    match of {
        Subject::Thing(Ref::Person(id)) => Some(&chronicle[id].role),
        Subject::Thing(Ref::Place(id)) => Some(&chronicle[id].kind),
        Subject::Thing(Ref::Lane(id)) => Some(&chronicle[id].kind),
        Subject::Thing(Ref::Source(id)) => Some(&chronicle[id].kind),
        Subject::Thing(Ref::Event(_) | Ref::Era(_) | Ref::Span(_) | Ref::Tag(_))
        | Subject::Chronicle
        | Subject::Chapter(_) => None,
    }
}

fn texts(chronicle: &Chronicle, of: Subject) -> Vec<&Text> {
    match of {
        Subject::Chronicle => {
            let facts = chronicle.infobox.as_ref().map(facts);
            std::iter::once(&chronicle.summary)
                .chain(facts.into_iter().flatten())
                .collect()
        }
        Subject::Chapter(place) => {
            let chapter = chronicle.chapters.get(place);
            chapter.map(|chapter| &chapter.text).into_iter().collect()
        }
        Subject::Thing(of) => texts_of(chronicle, of),
    }
}

fn texts_of(chronicle: &Chronicle, of: Ref) -> Vec<&Text> {
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
        Ref::Source(id) => vec![&chronicle[id].by, &chronicle[id].date, &chronicle[id].note],
        Ref::Span(id) => vec![&chronicle[id].note],
        Ref::Tag(id) => vec![&chronicle[id].note],
    }
}

/// The texts of the box of facts.
fn facts(facts: &Infobox) -> impl Iterator<Item = &Text> {
    let sides = facts.sides.iter().flat_map(|side| {
        [&side.name, &side.losses]
            .into_iter()
            .chain(&side.commanders)
    });
    [&facts.part_of, &facts.caption, &facts.date, &facts.location]
        .into_iter()
        .chain(&facts.result)
        .chain(sides)
        .chain(&facts.notes)
}
