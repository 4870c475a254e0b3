//! The searchable texts of each thing in a chronicle.

use crate::card::{Reader, Subject};
use crate::chronicle::{
    Bound, Chronicle, Citation, Details, Entity, Event, EventId, Figure, FigureValue, Infobox,
    Number, OtherName, Ref, Span, Table, Text,
};
use crate::names::{Choice, LanguageId, Name, Names};
use crate::text::{Excerpt, decimal};

/// The part of a thing that matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A name.
    Name,
    /// Another name: a temple name, a personal name.
    Also,
    /// The date as written in the source.
    AsWritten,
    /// The kind of an event, a place or a work; the role of a person.
    Kind,
    /// The date.
    Date,
    /// A number with what is counted.
    Figure,
    /// A position in a source.
    Citation,
    /// The summary, the account, the notes, the infobox.
    Text,
}

impl Field {
    /// Whether it is a name, the main one or another.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Also)
    }
}

/// How things of a kind are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// With a proper name.
    Proper,
    /// With other words.
    Descriptive,
}

/// A visitor of the parts of a thing: receives the field, its language and its text.
pub(super) trait Visit: FnMut(Field, LanguageId, &str) {}

impl<T: FnMut(Field, LanguageId, &str)> Visit for T {}

/// The thing with the given number; `None` past the last one. Everything searchable is numbered, the small tables before the many
/// events.
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

/// The entry with the given number in a table. Subtracts the length of the table from `number` for the tables that follow.
fn reference<T: Entity>(table: &Table<T>, number: &mut usize) -> Option<Ref> {
    let id = table.id_at(*number);
    *number = number.saturating_sub(table.len());
    id.map(Ref::from)
}

/// The names of a subject.
pub(super) fn names(chronicle: &Chronicle, of: Subject) -> Option<&Names> {
    match of {
        Subject::Thing(of) => Some(chronicle.names(of)),
        Subject::Chronicle => Some(&chronicle.title),
        Subject::Chapter(place) => chronicle.chapters.get(place).map(|chapter| &chapter.name),
    }
}

/// The alternative names of a subject.
fn other_names(chronicle: &Chronicle, of: Subject) -> &[OtherName] {
    match of {
        Subject::Thing(of) => chronicle.also(of),
        Subject::Chronicle => chronicle.infobox.as_ref().map_or(&[], |facts| &facts.also),
        Subject::Chapter(_) => &[],
    }
}

/// The event of a subject, if it is one.
pub(super) fn event(of: Subject) -> Option<EventId> {
    match of {
        Subject::Thing(of) => EventId::of(of),
        Subject::Chronicle | Subject::Chapter(_) => None,
    }
}

/// The spans that an event describes. They are drawn as that event, and found as it.
fn spans(chronicle: &Chronicle, of: Subject) -> impl Iterator<Item = &Span> {
    let spans = event(of).map(|event| chronicle.referring::<Span>(event));
    spans.into_iter().flatten().map(|span| &chronicle[span])
}

/// A number in English notation.
fn english(number: Number) -> String {
    let (whole, fraction) = number.parts();
    decimal(number.is_negative(), whole, &fraction, (",", "."))
}

/// The names of an event that stand in the chart and in the list: the full ones and the short ones.
pub(super) fn names_of(event: &Event) -> impl Iterator<Item = &Name> {
    event.name.iter().chain(event.details.short.iter())
}

/// Visits all short texts by which a thing can be found.
pub(super) fn visit_names(chronicle: &Chronicle, of: Subject, visit: &mut impl Visit) {
    if let Some(names) = names(chronicle, of) {
        visit_all(Field::Name, names, visit);
    }
    if let Subject::Thing(thing) = of
        && let Some(short) = chronicle.short_names(thing)
    {
        visit_all(Field::Also, short, visit);
    }
    for other in other_names(chronicle, of) {
        visit_all(Field::Also, &other.name, visit);
    }
    for span in spans(chronicle, of) {
        visit_all(Field::Also, &span.name, visit);
        visit_all(Field::Also, &span.short, visit);
    }
    if let Some(event) = event(of) {
        if let Some(kind) = chronicle[event].kind.tag() {
            visit_all(Field::Kind, &chronicle[kind].name, visit);
        }
    } else if let Some(kind) = kind(chronicle, of) {
        visit_text(chronicle, Field::Kind, kind, visit);
    }
    for date in as_written(chronicle, of) {
        visit(Field::AsWritten, chronicle.languages.first(), date);
    }
}

/// The dates of a thing as its sources write them.
fn as_written(chronicle: &Chronicle, of: Subject) -> impl Iterator<Item = &Excerpt> {
    let (own, claims) = match of {
        Subject::Thing(Ref::Event(id)) => {
            let details = &chronicle[id].details;
            (&details.as_written, &details.claims[..])
        }
        Subject::Thing(Ref::Era(id)) => (&chronicle[id].as_written, &[][..]),
        Subject::Thing(Ref::Span(id)) => (&chronicle[id].as_written, &[][..]),
        Subject::Thing(_) | Subject::Chronicle | Subject::Chapter(_) => (&None, &[][..]),
    };
    let of_spans = spans(chronicle, of).filter_map(|span| span.as_written.as_ref());
    own.iter()
        .chain(claims.iter().filter_map(|claim| claim.as_written.as_ref()))
        .chain(of_spans)
}

fn visit_all(field: Field, names: &Names, visit: &mut impl Visit) {
    for name in names.iter() {
        visit(field, name.language, &name.text);
    }
}

/// Visits the running texts of a thing in their languages, its figures, and its citations.
pub(super) fn visit_prose(chronicle: &Chronicle, of: Subject, visit: &mut impl Visit) {
    for text in texts(chronicle, of) {
        visit_text(chronicle, Field::Text, text, visit);
    }
    for figure in figures(chronicle, of) {
        visit_figure(chronicle, figure, visit);
    }
    for cited in citations(chronicle, of).filter(|cited| !cited.at.is_empty()) {
        visit(Field::Citation, chronicle.languages.first(), &cited.at);
    }
}

/// The figures of an event, or the strengths of the sides of the chronicle.
fn figures(chronicle: &Chronicle, of: Subject) -> impl Iterator<Item = &Figure> {
    let sides = chronicle.infobox.as_ref().map(|facts| &facts.sides[..]);
    let (own, sides) = match of {
        Subject::Thing(Ref::Event(id)) => (&chronicle[id].details.figures[..], None),
        Subject::Chronicle => (&[][..], sides),
        Subject::Thing(_) | Subject::Chapter(_) => (&[][..], None),
    };
    let strengths = sides.into_iter().flatten().flat_map(|side| &side.strength);
    own.iter().chain(strengths)
}

/// The works that a thing is based on, with the positions in them.
fn citations(chronicle: &Chronicle, of: Subject) -> impl Iterator<Item = &Citation> {
    let facts = chronicle.infobox.as_ref();
    let (own, claims) = match of {
        Subject::Thing(Ref::Event(id)) => {
            let details = &chronicle[id].details;
            (&details.sources[..], &details.claims[..])
        }
        Subject::Thing(Ref::Era(id)) => (&chronicle[id].sources[..], &[][..]),
        Subject::Thing(Ref::Span(id)) => (&chronicle[id].sources[..], &[][..]),
        Subject::Chronicle => (facts.map_or(&[][..], |facts| &facts.sources), &[][..]),
        Subject::Thing(_) | Subject::Chapter(_) => (&[][..], &[][..]),
    };
    let of_spans = spans(chronicle, of).flat_map(|span| &span.sources);
    own.iter()
        .chain(claims.iter().flat_map(|claim| &claim.sources))
        .chain(of_spans)
}

/// Visits a figure as it is displayed: the number with its unit in each language, what is counted, who claims it, and the note.
fn visit_figure(chronicle: &Chronicle, figure: &Figure, visit: &mut impl Visit) {
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

/// How things of this kind are named.
pub(super) fn naming(of: Subject) -> Naming {
    match of {
        Subject::Thing(Ref::Event(_) | Ref::Span(_)) | Subject::Chronicle | Subject::Chapter(_) => {
            Naming::Descriptive
        }
        Subject::Thing(_) => Naming::Proper,
    }
}

/// Whether the thing is a span that is described by an event and drawn as that event.
pub(super) fn is_drawn_as_event(chronicle: &Chronicle, of: Subject) -> bool {
    matches!(of, Subject::Thing(Ref::Span(id)) if chronicle[id].event.is_some())
}

/// Whether the thing has running texts, figures or citations.
pub(super) fn has_details(chronicle: &Chronicle, of: Subject) -> bool {
    let mut texts = texts(chronicle, of).into_iter();
    texts.any(|text| !text.is_empty())
        || figures(chronicle, of).next().is_some()
        || citations(chronicle, of).next().is_some()
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

/// The kind of a place, lane or source, or the role of a person.
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
    let mut texts = match of {
        Ref::Event(id) => texts_of_event(&chronicle[id].details),
        Ref::Person(id) => {
            let person = &chronicle[id];
            vec![&person.life, &person.life_source, &person.note]
        }
        Ref::Place(id) => {
            let place = &chronicle[id];
            vec![&place.today, &place.province, &place.note]
        }
        Ref::Lane(id) => vec![&chronicle[id].years, &chronicle[id].note],
        Ref::Era(id) => vec![&chronicle[id].meaning, &chronicle[id].note],
        Ref::Source(id) => vec![&chronicle[id].by, &chronicle[id].date, &chronicle[id].note],
        Ref::Span(id) => vec![&chronicle[id].note],
        Ref::Tag(id) => vec![&chronicle[id].note],
    };
    texts.extend(spans(chronicle, Subject::Thing(of)).map(|span| &span.note));
    if let Some(attached) = chronicle.attached(of) {
        let links = attached.links.iter().chain(&attached.media);
        texts.extend(links.flat_map(|link| [&link.caption, &link.credit]));
    }
    texts
}

fn texts_of_event(details: &Details) -> Vec<&Text> {
    let claims = details.claims.iter();
    let claims = claims.flat_map(|claim| [&claim.claimed_by, &claim.note]);
    let roles = details.roles.iter().map(|(_, role)| role);
    let routes = details.routes.iter().map(|route| &route.name);
    let texts = [&details.summary, &details.text].into_iter();
    texts
        .chain(&details.notes)
        .chain(claims)
        .chain(roles)
        .chain(routes)
        .collect()
}

/// The texts of the infobox.
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
