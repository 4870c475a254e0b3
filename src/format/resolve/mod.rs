//! From the schema to the model: ids become references, dates become moments, texts are cut at the names in them.
//!
//! Events come by the million. So they are built as they are read, piece by piece ([`gather`]), on what is known of the rest
//! of the file by then ([`Ground`]); what they say of each other is looked up at the end ([`Pending`]).

mod dated;
mod dates;
mod finish;
mod gather;
mod ids;
mod order;
mod texts;
mod things;

use std::collections::HashMap;

use self::gather::Gathered;
use self::ids::{EventIds, Kind, Things};
use super::Trust;
use super::pieces::Piece;
use super::problem::{Problem, Report};
use super::progress::Progress;
use super::schema;
use super::strings::Word;
use super::tags::{Tag, Tags};
use crate::chronicle::{Chronicle, EventId};
use crate::names::{LanguageId, Languages};
use crate::text::Whole;
use crate::time::{CalendarView, EraName, Reckoning};

/// What is known of a file beside its records.
pub(super) struct Given<'s, 't> {
    /// Its text, which the model keeps.
    pub(super) whole: &'s Whole,
    /// The same, as it is read.
    pub(super) text: &'t str,
    /// What need not be checked.
    pub(super) trust: Trust,
    /// The languages it names outside of its pieces.
    pub(super) tags: Tags<'t>,
    /// The events that are still to be read.
    pub(super) pieces: Vec<Piece>,
    /// True if ids may be missing because of other mistakes.
    pub(super) lost: bool,
    pub(super) progress: &'s Progress,
}

/// What events are built on: everything that is known before they are read.
struct Ground<'s> {
    whole: &'s Whole,
    trust: Trust,
    /// What has an id and is no event.
    things: Things<'s>,
    /// The language of each tag outside of the pieces.
    languages: Vec<LanguageId>,
    /// The language of texts that name none; [`UNKNOWN`] as long as that cannot be told.
    first_language: LanguageId,
    reckoning: Reckoning,
    /// The calendars that the file lists as its own.
    calendars: Vec<CalendarView>,
    /// False if the sources' dates are known to be right, or nothing can be said of days, since the file names a
    /// calendar that does not exist.
    check_dates: bool,
}

/// Stands for the first language where that is not known yet.
const UNKNOWN: LanguageId = LanguageId::LAST;

/// What can only be looked up when all events are known.
#[derive(Debug, Default)]
struct Pending {
    /// Events, and what they say they are part of; none for an event without a date, which is not built.
    wholes: Vec<(Option<EventId>, Word<'static>)>,
    /// Events, and what they say they led to.
    effects: Vec<(Option<EventId>, Vec<Word<'static>>)>,
    /// What nothing but an event can have for an id, if anything has, and what should have it.
    unknown: Vec<(Word<'static>, Kind)>,
    /// The eras that dates are written in, with how many.
    eras: HashMap<EraName, usize>,
    /// Texts that name what is no more than that.
    texts: Vec<Word<'static>>,
    /// The ids of events without a date, which are not built; some may have none.
    undated: Vec<Option<Word<'static>>>,
}

/// Builds parts of the model.
struct Builder<'s> {
    ground: &'s Ground<'s>,
    tags: &'s Tags<'s>,
    languages: &'s [LanguageId],
    first_language: LanguageId,
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
    let ground = read.map(|read| Ground::of(read, given, &declared, report));
    let rest = read
        .and_then(|read| read.events.as_ref())
        .map_or(&[][..], |events| &events.0);
    let count = given.pieces.iter().map(|piece| piece.items).sum::<usize>() + rest.len();
    let mut gathered = Gathered::new(given.tags.clone(), count);
    gathered.lost = given.lost;
    gathered.read(given, ground.as_ref(), report);
    let (read, ground) = read.zip(ground.as_ref())?;
    if gathered.stopped || given.progress.is_stopped() {
        return None;
    }
    gathered.take_events(rest, ground, report);
    Some(finish::finish(read, ground, gathered, &declared, report))
}

/// The languages of the menu; reports those that stand there twice.
fn declared(read: &schema::Chronicle<'_>, tags: &Tags<'_>, report: &mut Report) -> Vec<Tag> {
    let mut declared: Vec<Tag> = Vec::new();
    for (tag, place) in read.languages.iter().flatten() {
        if declared.contains(tag) {
            let message = format!(
                "the language `{}` stands twice in the menu",
                tags.text(*tag)
            );
            report.add(Problem::warning(*place, message).expected("once is enough"));
        } else {
            declared.push(*tag);
        }
    }
    declared
}

/// The languages in menu order, and that of each tag.
fn languages(tags: &Tags<'_>, declared: &[Tag]) -> (Languages, Vec<LanguageId>) {
    let (mut order, places) = tags.order(declared);
    if order.is_empty() {
        // BCP 47 for a language nobody has said.
        order.push("und".to_owned());
    }
    (
        Languages::new(order),
        places.into_iter().map(LanguageId::at).collect(),
    )
}

impl<'s> Ground<'s> {
    fn of<'t: 's>(
        read: &'s schema::Chronicle<'t>,
        given: &Given<'s, 't>,
        declared: &[Tag],
        report: &mut Report,
    ) -> Self {
        let calendar = read
            .calendar
            .as_ref()
            .map_or(Some(Reckoning::Gregorian), |calendar| calendar.0);
        let first_piece = given.pieces.first().map(|piece| piece.place.start);
        // A piece may name a language that comes before all others.
        let first_is_known = !declared.is_empty()
            || first_piece
                .is_none_or(|piece| given.tags.first_use().is_some_and(|first| first < piece));
        Self {
            whole: given.whole,
            trust: given.trust,
            things: Things::of(read, report),
            languages: languages(&given.tags, declared).1,
            first_language: if first_is_known {
                LanguageId::FIRST
            } else {
                UNKNOWN
            },
            // Every Gregorian date is a Julian one too, so an unknown calendar raises no false alarm.
            reckoning: calendar.unwrap_or(Reckoning::Julian),
            calendars: dates::calendars(read, report),
            check_dates: calendar.is_some() && given.trust == Trust::Nothing,
        }
    }
}
