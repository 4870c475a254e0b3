//! The model of a chronicle, with every reference resolved.
//!
//! Built once by `format` and never changed. Everything that can be computed from it (who appears where, what is on which lane) is derived
//! in [`Relations`] and not stored in the file.

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
mod referring;
mod relations;
mod resting;
mod rival;
mod rules;
mod timeline;

pub(crate) use attached::file_and_part;
pub use attached::{Address, Attached, BoxedAttached, Link, Tag};
pub use event::{BoxedDetails, Details, Event, GREAT, HEAVIEST, Route};
pub use id::{
    Entity, EraId, EventId, Id, LaneId, PersonId, PlaceId, Ref, SourceId, SpanId, Table, TagId,
};
pub use ids::Ids;
pub use intervals::Intervals;
pub use kinds::{CoordinatePrecision, EventKind, HueName, SpanKind, read_rgb};
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
    /// The title.
    pub title: Names,
    /// Every language used in it, in the order of menus.
    pub languages: Languages,
    /// The calendar of its numeric dates.
    pub reckoning: Reckoning,
    /// The offset of its local time from UTC, in minutes.
    pub zone: i16,
    /// Additional calendars for its dates: those it lists, or otherwise those its dates are written in.
    pub calendars: Vec<CalendarView>,
    /// Calendars formed by the chronicle's own eras, each a sequence of eras: those it lists, or otherwise those its dates use.
    pub own_calendars: Vec<Vec<EraId>>,
    /// The range that the chart opens on: a start and an end (exclusive).
    pub focus: Option<(Moment, Moment)>,
    /// A summary in a paragraph or two.
    pub summary: Text,
    /// The infobox with facts about the whole.
    pub infobox: Option<Infobox>,
    /// The works that its statements are based on.
    pub sources: Table<Source>,
    /// The lanes, which are rows of the chart or parts of rows, in the order of the file.
    pub lanes: Table<Lane>,
    /// The groups of lanes, in the order of the file. A lane belongs to at most one.
    pub groups: Vec<Group>,
    /// People, in the order of the file.
    pub people: Table<Person>,
    /// Places, in the order of the file.
    pub places: Table<Place>,
    /// Rivers that the base map lacks or shows with a different course.
    pub rivers: Vec<River>,
    /// Era names.
    pub eras: Table<Era>,
    /// Reigns, wars, sieges and other stretches of time, drawn behind the events.
    pub spans: Table<Span>,
    /// The tags: those defined in the file, then the others in the order of their first use.
    pub tags: Table<Tag>,
    /// The chapters of the story, in order and without overlaps.
    pub chapters: Vec<Chapter>,
    /// The events, sorted by earliest start, then by latest start, then by length with the longer first, then by the order of the file.
    pub events: Table<Event>,
    /// The index of everything with an id, used by [`Chronicle::find`].
    pub ids: Ids,
    /// What is derived from all of the above.
    pub relations: Relations,
}

/// The infobox with facts about the whole chronicle. The fields are in the order in which they are shown.
#[derive(Debug, Default)]
pub struct Infobox {
    /// Other names of the subject.
    pub also: Vec<OtherName>,
    /// The larger whole it belongs to.
    pub part_of: Text,
    /// A caption for the place marked on the map.
    pub caption: Text,
    /// The place marked on the map.
    pub place: Option<PlaceId>,
    /// The date, in words.
    pub date: Text,
    /// The location, in words.
    pub location: Text,
    /// The outcome.
    pub result: Vec<Text>,
    /// The opposing sides.
    pub sides: Vec<Side>,
    /// Remarks, such as differences between accounts.
    pub notes: Vec<Text>,
    /// The sources it is based on.
    pub sources: Vec<Citation>,
}

/// One side of a conflict.
#[derive(Debug, Default)]
pub struct Side {
    /// The lane of the side.
    pub lane: Option<LaneId>,
    /// Its name, as given in the infobox.
    pub name: Text,
    /// The commanders.
    pub commanders: Vec<Text>,
    /// Its strength, as a list of claims.
    pub strength: Vec<Figure>,
    /// Its losses.
    pub losses: Text,
}

/// Another name of something, and the kind of name.
#[derive(Debug)]
pub struct OtherName {
    /// The id that texts refer to it by, after the id of the thing: `hangzhou` in `[[linan.hangzhou]]`. Empty if it has none.
    pub id: Excerpt,
    /// The name itself.
    pub name: Names,
    /// The kind of name, such as "temple name" or "Jurchen name".
    pub kind: Text,
}

/// A group of lanes with a heading.
#[derive(Debug)]
pub struct Group {
    /// Its id in the file.
    pub id: Excerpt,
    /// The heading.
    pub name: Names,
    /// Its lanes, each of which has its own row.
    pub lanes: Vec<LaneId>,
}

/// A cited work.
#[derive(Debug)]
pub struct Source {
    /// Its id.
    pub id: Excerpt,
    /// Its title.
    pub title: Names,
    /// Short titles for where space is limited, in the languages where the full one is long.
    pub short: Names,
    /// Other titles.
    pub also: Vec<OtherName>,
    /// The author.
    pub by: Text,
    /// The date of writing, in words.
    pub date: Text,
    /// The kind of work.
    pub kind: Text,
    /// A remark.
    pub note: Text,
    /// A web address where it can be read; http or https only.
    pub url: Option<Excerpt>,
}

/// A reference to a passage in a source.
#[derive(Debug)]
pub struct Citation {
    /// The work.
    pub source: SourceId,
    /// The chapter, page or entry; may be empty.
    pub at: Excerpt,
}

/// A polity, topic or region: a row of the chart or a part of one.
#[derive(Debug)]
pub struct Lane {
    /// Its id.
    pub id: Excerpt,
    /// Its names.
    pub name: Names,
    /// Short names for the head of a row, in the languages where the full one is long.
    pub short: Names,
    /// Other names, such as earlier ones or names of its people.
    pub also: Vec<OtherName>,
    /// The kind of lane, in words.
    pub kind: Text,
    /// Its years, in words.
    pub years: Text,
    /// A remark.
    pub note: Text,
    /// The lane that it lies within and whose row it shares.
    pub within: Option<LaneId>,
    /// Its hue, whose lightness is adapted to the theme.
    pub hue: Option<[u8; 3]>,
}

/// A person.
#[derive(Debug)]
pub struct Person {
    /// The id.
    pub id: Excerpt,
    /// The usual names.
    pub name: Names,
    /// Short names for the band of a reign, in the languages where the full one is long.
    pub short: Names,
    /// Other names, such as personal, temple or Jurchen names.
    pub also: Vec<OtherName>,
    /// The lane that the person served.
    pub lane: Option<LaneId>,
    /// The role or office.
    pub role: Text,
    /// The years of life, in words.
    pub life: Text,
    /// The date of birth.
    pub born: Option<When>,
    /// The date of death.
    pub died: Option<When>,
    /// The source of those dates.
    pub life_source: Text,
    /// A remark.
    pub note: Text,
    /// Links, media and tags.
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
    /// The kind of place, in words.
    pub kind: Text,
    /// The lane that held it.
    pub lane: Option<LaneId>,
    /// Latitude and longitude in degrees, north and east positive.
    pub at: Option<(f32, f32)>,
    /// The precision of the coordinates.
    pub at_precision: CoordinatePrecision,
    /// What is at the place today.
    pub today: Text,
    /// The province that it is in today.
    pub province: Text,
    /// A remark.
    pub note: Text,
    /// Links, media and tags.
    pub attached: BoxedAttached,
}

/// A river with its course at some time.
#[derive(Debug)]
pub struct River {
    /// Its names.
    pub name: Names,
    /// When the river had this course; `None` means always.
    pub when: Option<When>,
    /// The points of its course in order, as latitude and longitude in degrees, north and east positive.
    pub course: Box<[(f32, f32)]>,
}

/// An era name.
#[derive(Debug)]
pub struct Era {
    /// The id.
    pub id: Excerpt,
    /// Its names.
    pub name: Names,
    /// The polity that used it.
    pub lane: Option<LaneId>,
    /// The ruler whose era it was.
    pub ruler: Option<PersonId>,
    /// The meaning of the name.
    pub meaning: Text,
    /// The period in which it was used.
    pub when: When,
    /// The date as written in the source.
    pub as_written: Option<Excerpt>,
    /// A remark.
    pub note: Text,
    /// The sources it is based on.
    pub sources: Vec<Citation>,
}

/// A stretch of time, drawn behind the events.
#[derive(Debug)]
pub struct Span {
    /// The id.
    pub id: Excerpt,
    /// The kind of stretch.
    pub kind: SpanKind,
    /// The lane it is drawn on.
    pub lane: Option<LaneId>,
    /// The ruler, for a reign.
    pub person: Option<PersonId>,
    /// The event that describes it.
    pub event: Option<EventId>,
    /// Its names.
    pub name: Names,
    /// Short names for where space is limited, in the languages where the full one is long.
    pub short: Names,
    /// The period.
    pub when: When,
    /// The date as written in the source.
    pub as_written: Option<Excerpt>,
    /// A remark.
    pub note: Text,
    /// The sources it is based on.
    pub sources: Vec<Citation>,
}

/// A part of the story: a range of events with an introduction.
#[derive(Debug)]
pub struct Chapter {
    /// Its names.
    pub name: Names,
    /// Its first event.
    pub from: EventId,
    /// Its last event, in chronological order.
    pub to: EventId,
    /// The introduction.
    pub text: Text,
}

/// A figure as given by one source.
#[derive(Debug)]
pub struct Figure {
    /// What is counted.
    pub what: Text,
    /// The value.
    pub value: FigureValue,
    /// The unit.
    pub unit: Text,
    /// The side it belongs to.
    pub side: Option<LaneId>,
    /// Who claims it.
    pub claimed_by: Text,
    /// A remark.
    pub note: Text,
}

/// The value of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    /// A number, exact or as a bound.
    Number {
        /// The number.
        value: Number,
        /// Whether it is exact or a bound.
        bound: Bound,
    },
    /// The words of the source, if it gives no number.
    Words(Text),
}

/// Whether a number is exact or a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// Exactly that number.
    #[default]
    Exact,
    /// At least that number.
    AtLeast,
    /// At most that number.
    AtMost,
    /// From that number up to this one.
    UpTo(Number),
}
