//! From the schema to the model: ids become references, dates become moments, texts are cut at the names in them.
//!
//! Events come by the million. So they are built as they are read, chunk by chunk ([`merge`]), on what is known of the rest
//! of the file already ([`Context`]); what they say of each other is looked up at the end ([`Pending`]).

mod advice;
mod aliases;
mod attached;
mod chapters;
mod dated;
mod dates;
mod entities;
mod finish;
mod groups;
mod ids;
mod kinds;
mod languages;
mod merge;
mod order;
mod own_eras;
mod parts;
mod texts;

use hashbrown::{HashMap, HashSet};

use self::aliases::Aliases;
use self::ids::{Entities, EventIds, Kind};
use self::languages::LanguageIds;
use self::merge::Merged;
use super::built::Reading;
use super::chunks::Chunk;
use super::include::Gathered;
use super::scan::Reader;
use super::schema;
use super::tags::{Tag, Tags};
use super::word::Word;
use crate::check::{Problem, Report};
use crate::chronicle::{Chronicle, EventId, TagId};
use crate::names::LanguageId;
use crate::text::Whole;
use crate::time::{CalendarView, EraName, OwnEra, Reckoning};

/// What is known of a file beside its records.
pub(super) struct Given<'s, 't> {
    /// Its text with those of the files that it includes, which the model keeps.
    pub(super) all: &'s Gathered,
    /// Its own, as it is read.
    pub(super) text: &'t str,
    pub(super) reading: &'s Reading<'s>,
    /// The languages it names outside of its chunks.
    pub(super) tags: Tags<'t>,
    /// The events that are still to be read.
    pub(super) chunks: Vec<Chunk>,
    /// True if ids may be missing because of other mistakes.
    pub(super) lost: bool,
}

/// What events are built on: everything that is known before they are read.
struct Context<'s> {
    whole: &'s Whole,
    all: &'s Gathered,
    /// True if the author is warned of what is probably not meant.
    advise: bool,
    /// What has an id and is no event.
    entities: Entities<'s>,
    /// The other names of those.
    aliases: Aliases<'s>,
    languages: LanguageIds,
    reckoning: Reckoning,
    /// The kinds of events that the file names.
    kinds: HashMap<&'s str, TagId>,
    /// The calendars that the file lists as its own.
    calendars: Vec<CalendarView>,
    /// How many minutes its clocks are ahead of UTC.
    zone: i16,
    /// The eras that it describes, to date by.
    own_eras: Vec<OwnEra>,
    /// Those of them that it lists among its calendars.
    listed_eras: HashSet<String>,
    /// False if the sources' dates are known to be right, or nothing can be said of days, since the file names a
    /// calendar that does not exist.
    check_dates: bool,
}

/// What can only be looked up when all events are known.
#[derive(Debug, Default)]
struct Pending {
    /// Events, and what they say they are part of; none for an event without a date, which is not built.
    wholes: Vec<(Option<EventId>, Word<'static>)>,
    /// Events, and what they say they led to.
    effects: Vec<(Option<EventId>, Vec<Word<'static>>)>,
    /// What nothing but an event can have for an id, if anything has, and what should have it.
    unknown: Vec<(Word<'static>, Kind)>,
    /// Events and their tags.
    tagged: Vec<(Option<EventId>, Vec<Word<'static>>)>,
    /// The eras that dates are written in, with how many.
    eras: HashMap<EraName, usize>,
    /// The ids of the file's own eras that dates are written in.
    own_eras: HashSet<String>,
    /// Texts that name what is no more than that.
    texts: Vec<Word<'static>>,
    /// The ids of events without a date, which are not built; some may have none.
    undated: Vec<Option<Word<'static>>>,
}

/// Builds parts of the model.
struct Builder<'s> {
    context: &'s Context<'s>,
    tags: &'s Tags<'s>,
    languages: &'s [LanguageId],
    /// All events, once they are known; before that, what should be one is pending.
    events: Option<&'s EventIds<'s>>,
    pending: &'s mut Pending,
    report: &'s mut Report,
    /// True if ids may be missing because of other mistakes.
    lost: bool,
}

/// Builds the model; none if the file could not be read to its end or its parts do not fit together, which has been
/// reported, or if that was stopped.
pub(super) fn build(
    read: Option<&schema::Chronicle<'_>>,
    given: &Given<'_, '_>,
    report: &mut Report,
) -> Option<Chronicle> {
    let declared = read
        .map(|read| declared(read, &given.tags, report))
        .unwrap_or_default();
    let context = read.map(|read| Context::of(read, given, &declared, report));
    let rest = read
        .and_then(|read| read.events.as_ref())
        .map_or(&[][..], |events| &events.0);
    let count = given.chunks.iter().map(|chunk| chunk.items).sum::<usize>() + rest.len();
    let mut merged = Merged::new(given.tags.clone(), count);
    merged.lost = given.lost;
    merged.read(given, context.as_ref(), report);
    let (read, context) = read.zip(context.as_ref())?;
    if merged.stopped || given.reading.progress.is_stopped() {
        return None;
    }
    merged.take_events(rest, context, report);
    Some(finish::finish(read, context, merged, &declared, report))
}

/// The languages of the menu; reports those that stand there twice.
fn declared(read: &schema::Chronicle<'_>, tags: &Tags<'_>, report: &mut Report) -> Vec<Tag> {
    let mut declared: Vec<Tag> = Vec::new();
    for (tag, place) in read.languages.iter().flatten() {
        if declared.contains(tag) {
            let message = format!("duplicate language `{}` in the menu", tags.text(*tag));
            report.add(Problem::warning(*place, message).expected("once is enough"));
        } else {
            declared.push(*tag);
        }
    }
    declared
}

impl<'s> Context<'s> {
    fn of<'t: 's>(
        read: &'s schema::Chronicle<'t>,
        given: &Given<'s, 't>,
        declared: &[Tag],
        report: &mut Report,
    ) -> Self {
        let calendar = read
            .calendar
            .as_ref()
            .map_or(Some(Reckoning::default()), |calendar| calendar.0);
        Self {
            whole: &given.all.whole,
            all: given.all,
            advise: given.reading.advise && !Reader::is_shared(given.text),
            entities: Entities::of(read, report),
            aliases: Aliases::of(read),
            languages: LanguageIds::of(given, declared),
            // Every Gregorian date is a Julian one too, so an unknown calendar raises no false alarm.
            reckoning: calendar.unwrap_or(Reckoning::Julian),
            kinds: kinds::kinds(read),
            calendars: dates::calendars(read, report),
            zone: dates::zone(read, report),
            own_eras: own_eras::all(read, calendar.unwrap_or(Reckoning::Julian)),
            listed_eras: dates::listed_eras(read),
            check_dates: calendar.is_some(),
        }
    }
}
