//! The model as bytes. A missing field is a compile error.

use super::bytes::{Packed, Packer, Unpacker};
use crate::chronicle::{
    Address, Attached, Bound, BoxedAttached, BoxedDetails, Chapter, Chronicle, Citation,
    CoordinatePrecision, Details, Era, Event, EventKind, Figure, FigureValue, Group, Id, Ids,
    Infobox, Lane, Link, Number, OtherName, Person, Place, Prose, Relations, Rival, River, Route,
    Side, Source, Span, SpanKind, Table, Tag, Text,
};
use crate::names::{LanguageId, Languages, Name, Names};
use crate::time::{CalendarView, Day, FirstGregorian, Moment, Reckoning, When};

/// Packs structs by their fields, in the given order.
macro_rules! fields {
    ($($of:ident { $($field:ident),* })*) => {$(
        impl Packed for $of {
            fn pack(&self, to: &mut Packer<'_>) {
                let Self { $($field),* } = self;
                $($field.pack(to);)*
            }

            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                $(let $field = Packed::unpack(from)?;)*
                Some(Self { $($field),* })
            }
        }
    )*};
}

/// Packs enums without fields, by the index of the variant.
macro_rules! variants {
    ($($of:ident { $($variant:ident),* })*) => {$(
        impl Packed for $of {
            fn pack(&self, to: &mut Packer<'_>) {
                let name = match self {
                    $(Self::$variant => stringify!($variant),)*
                };
                let names = [$(stringify!($variant)),*];
                names.iter().position(|known| *known == name).unwrap_or_default().pack(to);
            }

            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                [$(Self::$variant),*].get(usize::unpack(from)?).copied()
            }
        }
    )*};
}

fields! {
    Infobox { also, part_of, caption, place, date, location, result, sides, notes, sources }
    Side { lane, name, commanders, strength, losses }
    OtherName { id, name, kind }
    Source { id, title, short, also, by, date, kind, note, url }
    Citation { source, at }
    Lane { id, name, short, also, kind, years, note, within, hue }
    Group { id, name, lanes }
    Person { id, name, short, also, lane, role, life, born, died, life_source, note, attached }
    Place { id, name, also, kind, lane, at, at_precision, today, province, note, attached }
    River { name, when, course }
    Era { id, name, lane, ruler, meaning, when, as_written, note, sources }
    Span { id, kind, lane, person, event, name, short, when, as_written, note, sources }
    Chapter { name, from, to, text }
    Figure { what, value, unit, side, claimed_by, note }
    Event { id, when, name, lanes, kind, weight, details }
    Details {
        as_written, short, also, people, roles, place, route, routes, part_of, leads_to, figures,
        claims, summary, text, notes, sources, attached
    }
    Route { name, person, places }
    Rival { when, as_written, place, claimed_by, note, sources }
    Attached { links, media, tags }
    Link { to, caption, credit }
    Tag { id, name, mark, note }
    Name { language, derived, text }
}

variants! {
    SpanKind { Period, Reign, Regime, War, Siege }
    CoordinatePrecision { City, Site, Approximate, Line, Region }
}

impl Packed for Chronicle {
    fn pack(&self, to: &mut Packer<'_>) {
        let Self {
            title,
            languages,
            reckoning,
            zone,
            calendars,
            // Its dates only use the eras of the tables.
            own_calendars: _,
            focus,
            summary,
            infobox,
            sources,
            lanes,
            groups,
            people,
            places,
            rivers,
            eras,
            spans,
            tags,
            chapters,
            events,
            // These two are derived from the others.
            ids: _,
            relations: _,
        } = self;
        languages.pack(to);
        title.pack(to);
        reckoning.pack(to);
        i64::from(*zone).pack(to);
        calendars.pack(to);
        focus.pack(to);
        summary.pack(to);
        infobox.pack(to);
        sources.pack(to);
        lanes.pack(to);
        groups.pack(to);
        people.pack(to);
        places.pack(to);
        rivers.pack(to);
        eras.pack(to);
        spans.pack(to);
        tags.pack(to);
        chapters.pack(to);
        events.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let languages = Packed::unpack(from)?;
        let mut chronicle = Self {
            title: Packed::unpack(from)?,
            languages,
            reckoning: Packed::unpack(from)?,
            zone: i16::try_from(i64::unpack(from)?).ok()?,
            calendars: Packed::unpack(from)?,
            own_calendars: Vec::new(),
            focus: Packed::unpack(from)?,
            summary: Packed::unpack(from)?,
            infobox: Packed::unpack(from)?,
            sources: Packed::unpack(from)?,
            lanes: Packed::unpack(from)?,
            groups: Packed::unpack(from)?,
            people: Packed::unpack(from)?,
            places: Packed::unpack(from)?,
            rivers: Packed::unpack(from)?,
            eras: Packed::unpack(from)?,
            spans: Packed::unpack(from)?,
            tags: Packed::unpack(from)?,
            chapters: Packed::unpack(from)?,
            events: Packed::unpack(from)?,
            ids: Ids::default(),
            relations: Relations::default(),
        };
        chronicle.derive();
        Some(chronicle)
    }
}

impl Packed for Languages {
    fn pack(&self, to: &mut Packer<'_>) {
        let tags: Vec<String> = (0..self.len())
            .map(|index| self.tag(LanguageId::at(index)).to_owned())
            .collect();
        tags.pack(to);
        self.iter().collect::<Vec<_>>().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self::ordered(Packed::unpack(from)?, Packed::unpack(from)?))
    }
}

impl Packed for LanguageId {
    fn pack(&self, to: &mut Packer<'_>) {
        self.index().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        usize::unpack(from).map(Self::at)
    }
}

impl<T> Packed for Id<T> {
    fn pack(&self, to: &mut Packer<'_>) {
        self.index().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        usize::unpack(from).map(Self::at)
    }
}

impl<T: Packed> Packed for Table<T> {
    fn pack(&self, to: &mut Packer<'_>) {
        to.list(self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Vec::unpack(from).map(Self::from)
    }
}

impl Packed for Names {
    fn pack(&self, to: &mut Packer<'_>) {
        to.list(self.iter());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Vec::unpack(from).map(Self::new)
    }
}

impl Packed for Text {
    fn pack(&self, to: &mut Packer<'_>) {
        to.part(|to| {
            if !self.is_empty() {
                to.list(self.versions().iter());
            }
        });
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let part = from.part()?;
        if part.is_empty() {
            return Some(Self::default());
        }
        let text = from.text();
        Some(Self::later(move || part.read(&text).unwrap_or_default()))
    }
}

impl Packed for Prose {
    fn pack(&self, to: &mut Packer<'_>) {
        self.written().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Packed::unpack(from).map(Self::new)
    }
}

impl Packed for BoxedDetails {
    fn pack(&self, to: &mut Packer<'_>) {
        (**self).pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Details::unpack(from).map(Self::from)
    }
}

impl Packed for BoxedAttached {
    fn pack(&self, to: &mut Packer<'_>) {
        self.is_empty().pack(to);
        if !self.is_empty() {
            (**self).pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        if bool::unpack(from)? {
            return Some(Self::default());
        }
        Attached::unpack(from).map(Self::from)
    }
}

impl Packed for Address {
    fn pack(&self, to: &mut Packer<'_>) {
        let (on_the_web, address) = match self {
            Self::Web(address) => (true, address),
            Self::File(address) => (false, address),
        };
        on_the_web.pack(to);
        address.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let on_the_web = bool::unpack(from)?;
        let address = Packed::unpack(from)?;
        Some(if on_the_web {
            Self::Web(address)
        } else {
            Self::File(address)
        })
    }
}

impl Packed for EventKind {
    fn pack(&self, to: &mut Packer<'_>) {
        self.index().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let number = usize::unpack(from)?;
        let own = |number: usize| Self::own(Id::at(number));
        let known = Self::ALL.get(number).copied();
        known.or_else(|| number.checked_sub(Self::ALL.len()).map(own))
    }
}

impl Packed for Number {
    fn pack(&self, to: &mut Packer<'_>) {
        self.pair().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Packed::unpack(from).map(Self::of_pair)
    }
}

impl Packed for FigureValue {
    fn pack(&self, to: &mut Packer<'_>) {
        match self {
            Self::Words(words) => {
                true.pack(to);
                words.pack(to);
            }
            Self::Number { value, bound } => {
                false.pack(to);
                value.pack(to);
                bound.pack(to);
            }
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let in_words = bool::unpack(from)?;
        Some(if in_words {
            Self::Words(Packed::unpack(from)?)
        } else {
            Self::Number {
                value: Packed::unpack(from)?,
                bound: Packed::unpack(from)?,
            }
        })
    }
}

impl Packed for Bound {
    fn pack(&self, to: &mut Packer<'_>) {
        let (kind, upper): (u8, _) = match self {
            Self::Exact => (0, None),
            Self::AtLeast => (1, None),
            Self::AtMost => (2, None),
            Self::UpTo(upper) => (3, Some(*upper)),
        };
        kind.pack(to);
        upper.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let (kind, upper) = (u8::unpack(from)?, Packed::unpack(from)?);
        match (kind, upper) {
            (0, _) => Some(Self::Exact),
            (1, _) => Some(Self::AtLeast),
            (2, _) => Some(Self::AtMost),
            (3, Some(upper)) => Some(Self::UpTo(upper)),
            _ => None,
        }
    }
}

impl Packed for Moment {
    fn pack(&self, to: &mut Packer<'_>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        i64::unpack(from).map(Self)
    }
}

impl Packed for Reckoning {
    /// 0 or 1 for the Julian or Gregorian calendar, otherwise the first Gregorian day.
    fn pack(&self, to: &mut Packer<'_>) {
        let number = match self {
            Self::Julian => 0,
            Self::Gregorian => 1,
            Self::JulianUntil(first) => first.day().0,
        };
        number.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match i64::unpack(from)? {
            0 => Some(Self::Julian),
            1 => Some(Self::Gregorian),
            day => FirstGregorian::of(Day(day)).map(Self::JulianUntil),
        }
    }
}

impl Packed for When {
    /// The date in normal form, which parses to the same value.
    fn pack(&self, to: &mut Packer<'_>) {
        self.reckoning().pack(to);
        self.to_string().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let reckoning = Packed::unpack(from)?;
        Self::parse(&String::unpack(from)?, reckoning).ok()
    }
}

impl Packed for CalendarView {
    fn pack(&self, to: &mut Packer<'_>) {
        String::from(self.id()).pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Self::named(&String::unpack(from)?)
    }
}
