//! From the schema to the model: ids become references, dates become moments, and names in texts are resolved.
//!
//! A file can have millions of events. Therefore they are built while they are read, chunk by chunk ([`merge`]), from
//! what is already known of the rest of the file ([`Context`]). References between events are resolved at the end
//! ([`Pending`]).

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
mod met;
mod order;
mod own_eras;
mod parts;
mod texts;

use hashbrown::{HashMap, HashSet};

use self::aliases::Aliases;
use self::ids::{Entities, EventIds, Kind};
use self::languages::LanguageIds;
use self::merge::Merged;
use super::built::ReadOptions;
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
use crate::time::{CalendarView, EraName, OwnEras, Reckoning};

/// What is known about a file apart from its records.
pub(super) struct Given<'s, 't> {
    /// The text with those of included files, which the model keeps.
    pub(super) all: &'s Gathered,
    /// The text of the file itself.
    pub(super) text: &'t str,
    pub(super) options: &'s ReadOptions<'s>,
    /// The language tags used outside its chunks.
    pub(super) tags: Tags<'t>,
    /// The events that are still to be read.
    pub(super) chunks: Vec<Chunk>,
    /// True if ids may be missing because of other mistakes.
    pub(super) lost: bool,
}

/// Everything that is known before the events are read and is needed to build them.
struct Context<'s> {
    whole: &'s Whole,
    all: &'s Gathered,
    /// True to also warn about things that are valid but probably not intended.
    advise: bool,
    /// Everything with an id, except events.
    entities: Entities<'s>,
    /// The other names of those things.
    aliases: Aliases<'s>,
    languages: LanguageIds,
    reckoning: Reckoning,
    /// The kinds of event that the file declares.
    kinds: HashMap<&'s str, TagId>,
    /// The calendars that the file lists.
    calendars: Vec<CalendarView>,
    /// The time zone in minutes ahead of UTC.
    zone: i16,
    /// The file's own eras, which dates can use.
    own_eras: OwnEras,
    /// The ids of those that it lists as calendars.
    listed_eras: HashSet<String>,
    /// False if the file names a calendar that does not exist, so that sources' dates cannot be checked.
    check_dates: bool,
}

/// What can only be resolved when all events are known.
#[derive(Debug, Default)]
struct Pending {
    /// Events with their `part_of`. `None` for an event without a date, which is not built.
    wholes: Vec<(Option<EventId>, Word<'static>)>,
    /// Events with their `leads_to`.
    effects: Vec<(Option<EventId>, Vec<Word<'static>>)>,
    /// References that can only be to an event, if to anything, and the expected kind.
    unknown: Vec<(Word<'static>, Kind)>,
    /// Events and their tags.
    tagged: Vec<(Option<EventId>, Vec<Word<'static>>)>,
    /// The eras used in dates, with the number of dates.
    eras: HashMap<EraName, usize>,
    /// The ids of the file's own eras used in dates.
    own_eras: HashSet<String>,
    /// Texts with a name that may be an event.
    texts: Vec<Word<'static>>,
    /// The ids of events without a date, which are not built; some may have none.
    undated: Vec<Option<Word<'static>>>,
}

/// Builds parts of the model.
struct Builder<'s> {
    context: &'s Context<'s>,
    tags: &'s Tags<'s>,
    languages: &'s [LanguageId],
    /// All events, once they are known. Before that, possible references to events are pending.
    events: Option<&'s EventIds<'s>>,
    pending: &'s mut Pending,
    report: &'s mut Report,
    /// True if ids may be missing because of other mistakes.
    lost: bool,
}

/// Builds the model. `None` if the file could not be read to the end or is inconsistent, which has been reported, or if
/// reading was stopped.
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
    if merged.stopped || given.options.progress.is_stopped() {
        return None;
    }
    merged.take_events(rest, context, report);
    Some(finish::finish(read, context, merged, &declared, report))
}

/// The languages of the menu. Reports duplicates.
fn declared(read: &schema::Chronicle<'_>, tags: &Tags<'_>, report: &mut Report) -> Vec<Tag> {
    let mut declared: Vec<Tag> = Vec::new();
    for (tag, place) in read.languages.iter().flatten() {
        if declared.contains(tag) {
            let message = format!("duplicate language `{}` in the menu", tags.text(*tag));
            report.add(Problem::warning(*place, message).expected("list it once"));
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
            advise: given.options.advise && !Reader::is_shared(given.text),
            entities: Entities::of(read, report),
            aliases: Aliases::of(read),
            languages: LanguageIds::of(given, declared),
            // Every Gregorian date is also a valid Julian one, so an unknown calendar causes no false alarms.
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
