//! The model: what a chronicle says, with every reference resolved.
//!
//! Built once by `format`, never changed. Everything that can be worked out from it (who appears where,
//! what stands on which lane) is derived in [`Relations`], not stored in the file.

mod attached;
mod chapters;
mod ends;
mod event;
mod find;
mod id;
mod ids;
mod intervals;
mod kinds;
mod lives;
mod number;
mod own_calendar;
mod prose;
mod relations;
mod resting;
mod rival;
mod timeline;

pub use attached::{Address, Attached, BoxedAttached, Link, Tag};
pub use event::{BoxedDetails, Details, Event, Route};
pub use id::{
    Entity, EraId, EventId, Id, LaneId, PersonId, PlaceId, Ref, SourceId, SpanId, Table, TagId,
};
pub use ids::Ids;
pub use intervals::Intervals;
pub use kinds::{CoordinatePrecision, EventKind, HueName, SpanKind};
pub use lives::Age;
pub use number::Number;
pub use own_calendar::OwnYears;
pub(crate) use prose::cut;
pub use prose::{Piece, Prose, Text};
pub use relations::Relations;
pub use rival::Rival;
pub use timeline::{Row, Timeline, TimelineBuilder};

use crate::names::{Languages, Names};
use crate::text::Excerpt;
use crate::time::{CalendarView, Moment, Reckoning, When};

/// A whole chronicle.
#[derive(Debug)]
pub struct Chronicle {
    /// What the chronicle is called.
    pub title: Names,
    /// Every language used in it, in menu order.
    pub languages: Languages,
    /// The calendar that the digits of its dates mean.
    pub reckoning: Reckoning,
    /// How many minutes its clocks are ahead of UTC.
    pub zone: i16,
    /// The other calendars of its dates: those it lists, or else those its dates are written in.
    pub calendars: Vec<CalendarView>,
    /// The calendars that its own eras make, each of eras one after the other: of those it lists, or else of those its dates use.
    pub own_calendars: Vec<Vec<EraId>>,
    /// What the chart opens on: a start and an end (exclusive).
    pub focus: Option<(Moment, Moment)>,
    /// The chronicle in a paragraph or two.
    pub summary: Text,
    /// The box of facts about the whole.
    pub infobox: Option<Infobox>,
    /// Works that its statements rest on.
    pub sources: Table<Source>,
    /// Rows of the chart, and the parts of them, in the order of the file.
    pub lanes: Table<Lane>,
    /// Lanes that belong together, in the order of the file; none belongs to two.
    pub groups: Vec<Group>,
    /// People, in the order of the file.
    pub people: Table<Person>,
    /// Places, in the order of the file.
    pub places: Table<Place>,
    /// Rivers that the base map has not, or not where they ran.
    pub rivers: Vec<River>,
    /// Era names.
    pub eras: Table<Era>,
    /// Reigns, wars, sieges and other stretches of time behind the events.
    pub spans: Table<Span>,
    /// Tags: those that the file names, then the others in the order of their first use.
    pub tags: Table<Tag>,
    /// The parts of the story, in its order; none of them reaches into the next.
    pub chapters: Vec<Chapter>,
    /// The events, by earliest start, then by latest; of those, the longer first, then by the order of the file.
    pub events: Table<Event>,
    /// Everything with an id; [`Chronicle::find`] asks it.
    pub ids: Ids,
    /// What follows from all of the above.
    pub relations: Relations,
}

/// The box of facts about the whole chronicle, in the order in which it is shown.
#[derive(Debug, Default)]
pub struct Infobox {
    /// Other names of the whole.
    pub also: Vec<OtherName>,
    /// What it belongs to.
    pub part_of: Text,
    /// Words for the place as marked on a map.
    pub caption: Text,
    /// The place that is marked.
    pub place: Option<PlaceId>,
    /// When, in words.
    pub date: Text,
    /// Where, in words.
    pub location: Text,
    /// How it ended.
    pub result: Vec<Text>,
    /// Who stood against whom.
    pub sides: Vec<Side>,
    /// What the accounts say against it.
    pub notes: Vec<Text>,
    /// What it rests on.
    pub sources: Vec<Citation>,
}

/// One side of a conflict.
#[derive(Debug, Default)]
pub struct Side {
    /// The lane of that side.
    pub lane: Option<LaneId>,
    /// Its name as the infobox gives it.
    pub name: Text,
    /// Who led it.
    pub commanders: Vec<Text>,
    /// How strong it was, claim by claim.
    pub strength: Vec<Figure>,
    /// What it lost.
    pub losses: Text,
}

/// Another name of something, and what sort of name that is.
#[derive(Debug)]
pub struct OtherName {
    /// The id by which texts name it, after that of the thing: `hangzhou` of `[[linan.hangzhou]]`; empty if it has none.
    pub id: Excerpt,
    /// The name itself.
    pub name: Names,
    /// "temple name", "Jurchen name" and the like.
    pub kind: Text,
}

/// Lanes that belong together, with a heading of their own.
#[derive(Debug)]
pub struct Group {
    /// Its id in the file.
    pub id: Excerpt,
    /// What stands over them.
    pub name: Names,
    /// Its lanes, each with a row of its own.
    pub lanes: Vec<LaneId>,
}

/// A work cited.
#[derive(Debug)]
pub struct Source {
    /// Its id.
    pub id: Excerpt,
    /// Its title.
    pub title: Names,
    /// Its titles where there is little room, in the languages where the full one is long.
    pub short: Names,
    /// Other titles.
    pub also: Vec<OtherName>,
    /// Who wrote it.
    pub by: Text,
    /// When it was written.
    pub date: Text,
    /// What sort of work it is.
    pub kind: Text,
    /// What to know about it.
    pub note: Text,
    /// Where it can be read; http or https only.
    pub url: Option<Excerpt>,
}

/// A place in a source.
#[derive(Debug)]
pub struct Citation {
    /// The work.
    pub source: SourceId,
    /// Chapter, page or entry; may be empty.
    pub at: Excerpt,
}

/// A polity, topic or region: a row of the chart or a part of one.
#[derive(Debug)]
pub struct Lane {
    /// Its id.
    pub id: Excerpt,
    /// Its names.
    pub name: Names,
    /// Its names for the head of a row, in the languages where the full one is long.
    pub short: Names,
    /// Other names: of its people, of its earlier days.
    pub also: Vec<OtherName>,
    /// What it is.
    pub kind: Text,
    /// Its years, in words.
    pub years: Text,
    /// What to know about it.
    pub note: Text,
    /// The lane whose row it shares.
    pub within: Option<LaneId>,
    /// The hue of its own, which a theme fits into its lightness.
    pub hue: Option<[u8; 3]>,
}

/// A person.
#[derive(Debug)]
pub struct Person {
    /// The id.
    pub id: Excerpt,
    /// The names people are known by.
    pub name: Names,
    /// Their names for the band of a reign, in the languages where the full one is long.
    pub short: Names,
    /// Other names: personal, temple, Jurchen.
    pub also: Vec<OtherName>,
    /// Whom they served.
    pub lane: Option<LaneId>,
    /// What they did.
    pub role: Text,
    /// Years of life, in words.
    pub life: Text,
    /// When the person was born.
    pub born: Option<When>,
    /// When the person died.
    pub died: Option<When>,
    /// Who gives those years.
    pub life_source: Text,
    /// What to know.
    pub note: Text,
    /// Addresses, pictures, tags.
    pub attached: BoxedAttached,
}

/// A place.
#[derive(Debug)]
pub struct Place {
    /// The id.
    pub id: Excerpt,
    /// Its names at the time.
    pub name: Names,
    /// Other names.
    pub also: Vec<OtherName>,
    /// What it is.
    pub kind: Text,
    /// Who held it.
    pub lane: Option<LaneId>,
    /// Latitude and longitude in degrees, north and east positive.
    pub at: Option<(f32, f32)>,
    /// How far to trust them.
    pub at_precision: CoordinatePrecision,
    /// What stands there now.
    pub today: Text,
    /// The province it lies in now.
    pub province: Text,
    /// What to know.
    pub note: Text,
    /// Addresses, pictures, tags.
    pub attached: BoxedAttached,
}

/// A river as it ran at some time.
#[derive(Debug)]
pub struct River {
    /// Its names.
    pub name: Names,
    /// When it ran so; always, if nothing is said.
    pub when: Option<When>,
    /// Points of its course in order: latitudes and longitudes in degrees, north and east positive.
    pub course: Box<[(f32, f32)]>,
}

/// An era name.
#[derive(Debug)]
pub struct Era {
    /// The id.
    pub id: Excerpt,
    /// Its names.
    pub name: Names,
    /// The polity that counted by it.
    pub lane: Option<LaneId>,
    /// Whose era it was.
    pub ruler: Option<PersonId>,
    /// What the words mean.
    pub meaning: Text,
    /// From when to when.
    pub when: When,
    /// The sources' own date.
    pub as_written: Option<Excerpt>,
    /// What to know.
    pub note: Text,
    /// What it rests on.
    pub sources: Vec<Citation>,
}

/// A stretch of time behind the events.
#[derive(Debug)]
pub struct Span {
    /// The id.
    pub id: Excerpt,
    /// What sort of stretch.
    pub kind: SpanKind,
    /// The lane it is drawn on.
    pub lane: Option<LaneId>,
    /// Whose reign.
    pub person: Option<PersonId>,
    /// The event that describes it.
    pub event: Option<EventId>,
    /// Its names.
    pub name: Names,
    /// Its names where there is little room, in the languages where the full one is long.
    pub short: Names,
    /// From when to when.
    pub when: When,
    /// The sources' own date.
    pub as_written: Option<Excerpt>,
    /// What to know.
    pub note: Text,
    /// What it rests on.
    pub sources: Vec<Citation>,
}

/// A part of the story: the events from one to another, with what to know before reading them.
#[derive(Debug)]
pub struct Chapter {
    /// Its names.
    pub name: Names,
    /// Its first event.
    pub from: EventId,
    /// Its last event, in the order of the events.
    pub to: EventId,
    /// Its text.
    pub text: Text,
}

/// One number, as one witness gives it.
#[derive(Debug)]
pub struct Figure {
    /// What is counted.
    pub what: Text,
    /// How many.
    pub value: FigureValue,
    /// Of what.
    pub unit: Text,
    /// Whose.
    pub side: Option<LaneId>,
    /// Who says so.
    pub claimed_by: Text,
    /// What to know.
    pub note: Text,
}

/// How many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    /// A number, perhaps a bound.
    Number {
        /// The number.
        value: Number,
        /// Which way it is open.
        bound: Bound,
    },
    /// What the source says where it gives no number.
    Words(Text),
}

/// Whether a number is meant exactly or as a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// That many or more.
    AtLeast,
    /// That many or fewer.
    AtMost,
    /// From that many up to so many.
    UpTo(Number),
}
