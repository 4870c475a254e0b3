//! The records of an event file, format 1. They are described in `docs/format.md`.

use super::calendar::Calendar;
use super::chunks::cuts;
use super::event_kind::WrittenKind;
use super::hue::Hue;
use super::part::Part;
use super::record::record;
use super::scalars::{Amount, Choice, Cited, Keyed, Line, Name, Prose};
use super::scan::{Read, Reader};
use super::shape::Shape;
use super::tags::Tag;
use super::values::Value;
use super::word::Word;
use crate::check::Place;
use crate::chronicle::{CoordinatePrecision, Number, SpanKind};

record! {
    /// The whole file.
    Chronicle, "a chronicle", requires [format, title, events],
    {
        format: (i64, Place),
        title: Name<'t>,
        title_derived: Vec<(Tag, Place)>,
        calendar: Calendar,
        calendars: Vec<Word<'t>>,
        zone: Word<'t>,
        languages: Vec<(Tag, Place)>,
        focus: Word<'t>,
        map: Word<'t>,
        include: Vec<Word<'t>>,
        summary: Prose<'t>,
        infobox: Infobox<'t>,
        sources: Keyed<'t, Source<'t>>,
        lanes: Vec<Lane<'t>>,
        groups: Vec<Group<'t>>,
        people: Keyed<'t, Person<'t>>,
        places: Keyed<'t, Site<'t>>,
        rivers: Vec<River<'t>>,
        tags: Keyed<'t, Label<'t>>,
        kinds: Keyed<'t, Label<'t>>,
        eras: Keyed<'t, Era<'t>>,
        spans: Vec<Span<'t>>,
        chapters: Vec<Chapter<'t>>,
        events: Events<'t>,
    }
}

record! {
    /// A shared file, which chronicles include.
    Shared, "a shared file", requires [],
    {
        format: (i64, Place),
        include: Vec<Word<'t>>,
        sources: Keyed<'t, Source<'t>>,
        people: Keyed<'t, Person<'t>>,
        places: Keyed<'t, Site<'t>>,
        tags: Keyed<'t, Label<'t>>,
        kinds: Keyed<'t, Label<'t>>,
        eras: Keyed<'t, Era<'t>>,
    }
}

impl<'t> Chronicle<'t> {
    /// Adds the records of an included file.
    pub(super) fn absorb(&mut self, shared: Shared<'t>) {
        append(&mut self.sources, shared.sources);
        append(&mut self.people, shared.people);
        append(&mut self.places, shared.places);
        append(&mut self.tags, shared.tags);
        append(&mut self.kinds, shared.kinds);
        append(&mut self.eras, shared.eras);
    }
}

fn append<'t, R>(to: &mut Option<Keyed<'t, R>>, more: Option<Keyed<'t, R>>) {
    match to {
        Some(to) => to.0.extend(more.into_iter().flat_map(|more| more.0)),
        None => *to = more,
    }
}

record! {
    /// The box of facts about the whole chronicle.
    Infobox, "an infobox", requires [],
    {
        also: Vec<Other<'t>>,
        part_of: Line<'t>,
        caption: Line<'t>,
        place: Word<'t>,
        date: Line<'t>,
        location: Line<'t>,
        result: Vec<Prose<'t>>,
        sides: Vec<Side<'t>>,
        notes: Vec<Prose<'t>>,
        sources: Vec<Cited<'t>>,
    }
}

record! {
    /// One side of a conflict.
    Side, "a side", requires [],
    {
        lane: Word<'t>,
        name: Line<'t>,
        commanders: Vec<Line<'t>>,
        strength: Vec<Figure<'t>>,
        losses: Prose<'t>,
    }
}

record! {
    /// Another name of something.
    Other, "another name", requires [name],
    {
        id: Word<'t>,
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        kind: Line<'t>,
    }
}

record! {
    /// A work cited.
    Source, "a source", requires [title],
    {
        title: Name<'t>,
        derived: Vec<(Tag, Place)>,
        short: Name<'t>,
        also: Vec<Other<'t>>,
        by: Line<'t>,
        date: Line<'t>,
        kind: Line<'t>,
        note: Prose<'t>,
        url: Word<'t>,
    }
}

record! {
    /// A row of the chart, or a part of one.
    Lane, "a lane", requires [id, name],
    {
        id: Word<'t>,
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        short: Name<'t>,
        also: Vec<Other<'t>>,
        kind: Line<'t>,
        years: Line<'t>,
        note: Prose<'t>,
        within: Word<'t>,
        hue: Hue,
    }
    id id
}

record! {
    /// Lanes that belong together.
    Group, "a group", requires [id, name, lanes],
    {
        id: Word<'t>,
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        lanes: Vec<Word<'t>>,
    }
    id id
}

record! {
    /// A person.
    Person, "a person", requires [name],
    {
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        short: Name<'t>,
        also: Vec<Other<'t>>,
        lane: Word<'t>,
        role: Line<'t>,
        life: Line<'t>,
        born: Word<'t>,
        died: Word<'t>,
        life_source: Line<'t>,
        note: Prose<'t>,
        links: Vec<Link<'t>>,
        media: Vec<Link<'t>>,
        tags: Vec<Word<'t>>,
    }
}

record! {
    /// A place on the map.
    Site, "a place", requires [name],
    {
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        also: Vec<Other<'t>>,
        kind: Line<'t>,
        lane: Word<'t>,
        at: [(f64, Place); 2],
        at_precision: Choice<CoordinatePrecision>,
        today: Line<'t>,
        province: Line<'t>,
        note: Prose<'t>,
        links: Vec<Link<'t>>,
        media: Vec<Link<'t>>,
        tags: Vec<Word<'t>>,
    }
}

record! {
    /// A river that is missing from the base map or had a different course.
    River, "a river", requires [name, course],
    {
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        when: Word<'t>,
        course: Vec<[(f64, Place); 2]>,
    }
}

record! {
    /// An era name.
    Era, "an era", requires [name, when],
    {
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        lane: Word<'t>,
        ruler: Word<'t>,
        meaning: Line<'t>,
        when: Word<'t>,
        as_written: Word<'t>,
        calendar: Calendar,
        note: Prose<'t>,
        sources: Vec<Cited<'t>>,
    }
}

record! {
    /// A period drawn behind the events.
    Span, "a span", requires [id, name, when],
    {
        id: Word<'t>,
        kind: Choice<SpanKind>,
        lane: Word<'t>,
        person: Word<'t>,
        event: Word<'t>,
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        short: Name<'t>,
        when: Word<'t>,
        as_written: Word<'t>,
        calendar: Calendar,
        note: Prose<'t>,
        sources: Vec<Cited<'t>>,
    }
    id id
}

record! {
    /// A part of the story, from one event to another.
    Chapter, "a chapter", requires [name, from, to],
    {
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        from: Word<'t>,
        to: Word<'t>,
        text: Prose<'t>,
    }
}

record! {
    /// Something that happened.
    Event, "an event", requires [id, when, name],
    {
        id: Word<'t>,
        when: Word<'t>,
        as_written: Word<'t>,
        calendar: Calendar,
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        short: Name<'t>,
        also: Vec<Other<'t>>,
        lanes: Vec<Word<'t>>,
        kind: WrittenKind<'t>,
        weight: (i64, Place),
        people: Vec<Part<'t>>,
        place: Word<'t>,
        route: Vec<Word<'t>>,
        routes: Vec<Route<'t>>,
        part_of: Word<'t>,
        leads_to: Vec<Word<'t>>,
        figures: Vec<Figure<'t>>,
        claims: Vec<Claim<'t>>,
        summary: Prose<'t>,
        text: Prose<'t>,
        notes: Vec<Prose<'t>>,
        sources: Vec<Cited<'t>>,
        links: Vec<Link<'t>>,
        media: Vec<Link<'t>>,
        tags: Vec<Word<'t>>,
    }
    id id
}

record! {
    /// Another date or place, according to one account.
    Claim, "a claim", requires [], either [when, place],
    {
        when: Word<'t>,
        as_written: Word<'t>,
        place: Word<'t>,
        claimed_by: Line<'t>,
        note: Prose<'t>,
        sources: Vec<Cited<'t>>,
    }
}

record! {
    /// A web page or file for more information.
    Link, "a link", requires [], either [url, file],
    {
        url: Word<'t>,
        file: Word<'t>,
        caption: Line<'t>,
        credit: Line<'t>,
    }
}

record! {
    /// The name of a tag or of a kind of event.
    Label, "a tag", requires [name],
    {
        name: Name<'t>,
        derived: Vec<(Tag, Place)>,
        mark: Word<'t>,
        note: Prose<'t>,
    }
}

record! {
    /// One of several routes of an event.
    Route, "a route", requires [places],
    {
        name: Line<'t>,
        person: Word<'t>,
        places: Vec<Word<'t>>,
    }
}

record! {
    /// A number, as given by one source.
    Figure, "a figure", requires [what, value],
    {
        what: Line<'t>,
        value: Amount<'t>,
        at_least: bool,
        at_most: bool,
        up_to: (Number, Place),
        unit: Line<'t>,
        side: Word<'t>,
        claimed_by: Line<'t>,
        note: Prose<'t>,
    }
}

/// The events of a file, except those in [`Reader::chunks`].
#[derive(Debug, Default)]
pub(super) struct Events<'t>(pub(super) Vec<Event<'t>>);

impl<'t> Value<'t> for Events<'t> {
    const SHAPE: &'static Shape = <Vec<Event<'t>>>::SHAPE;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.byte() != b'[' {
            return reader.mismatch("a list `[…]`");
        }
        reader.enter()?;
        reader.leave_out(cuts(reader.text, reader.at, reader.least_chunk));
        let mut events = Vec::new();
        reader.items_left(|reader| {
            events.extend(reader.value()?);
            Ok(())
        })?;
        Ok(Some(Self(events)))
    }
}

impl<'t> Reader<'t> {
    /// Up to `most` more events of a chunk; `None` at its end.
    pub(super) fn some_events(&mut self, most: usize) -> Read<Vec<Event<'t>>> {
        let mut events = Vec::new();
        self.skip_space()?;
        while events.len() < most && !self.at_end() {
            events.extend(self.value()?);
            self.end_item()?;
        }
        Ok(Some(events).filter(|events| !events.is_empty() || !self.at_end()))
    }
}
