//! From the schema to the model: ids become references, dates become moments, texts are cut at the names in them.

mod dated;
mod dates;
mod ids;
mod order;
mod texts;
mod things;

use std::cmp::Reverse;

use self::ids::Ids;
use super::Trust;
use super::problem::{Problem, Report};
use super::schema;
use super::strings::Word;
use super::tags::{Tag, Tags};
use crate::chronicle::{Chronicle, Event, Ref, Relations};
use crate::names::{LanguageId, Languages};
use crate::text::Whole;
use crate::time::{Reckoning, When};

/// What is needed to build any part of the model.
struct Builder<'s> {
    ids: Ids<'s>,
    tags: &'s Tags<'s>,
    /// The text of the file, of which the model keeps excerpts.
    whole: &'s Whole,
    trust: Trust,
    /// The language of each tag.
    languages: Vec<LanguageId>,
    first_language: LanguageId,
    reckoning: Reckoning,
    /// False if the sources' dates are known to be right, or nothing can be said of days, since the file names a
    /// calendar that does not exist.
    check_dates: bool,
    report: &'s mut Report,
    /// True if ids may be missing because of other mistakes.
    lost: bool,
}

/// What is known of a file beside its records.
pub(super) struct Given<'s> {
    /// Its text.
    pub(super) whole: &'s Whole,
    /// The languages it names.
    pub(super) tags: &'s Tags<'s>,
    /// True if ids may be missing because of other mistakes.
    pub(super) lost: bool,
    /// What need not be checked.
    pub(super) trust: Trust,
}

/// Builds the model; none if its parts do not fit together, which has been reported.
pub(super) fn build(read: &schema::Chronicle<'_>, given: &Given<'_>, report: &mut Report) -> Option<Chronicle> {
    let languages = languages(read, given.tags, report);
    let ids: Vec<LanguageId> = languages.0.iter().collect();
    let calendar = read.calendar.as_ref().map_or(Some(Reckoning::Gregorian), |calendar| calendar.0);
    let mut builder = Builder {
        ids: Ids::default(),
        tags: given.tags,
        whole: given.whole,
        trust: given.trust,
        first_language: *ids.first()?,
        languages: languages.1.iter().filter_map(|place| ids.get(*place).copied()).collect(),
        // Every Gregorian date is a Julian one too, so an unknown calendar raises no false alarm.
        reckoning: calendar.unwrap_or(Reckoning::Julian),
        check_dates: calendar.is_some() && given.trust == Trust::Nothing,
        report,
        lost: given.lost,
    };
    let (events, whens) = builder.order_events(read.events.as_deref().unwrap_or_default());
    builder.take_ids(read, &events);
    let mut chronicle = builder.chronicle(read, languages.0);
    chronicle.events = builder.events(&events, whens);
    if chronicle.events.len() == events.len() {
        builder.check_parts(&chronicle.events, &events);
        builder.check_causes(&chronicle.events, &events);
    }
    chronicle.ids = builder.ids.into_references(given.whole);
    chronicle.relations = Relations::of(&chronicle);
    Some(chronicle)
}

/// The languages in menu order, and the place of each tag among them.
fn languages(read: &schema::Chronicle<'_>, tags: &Tags<'_>, report: &mut Report) -> (Languages, Vec<usize>) {
    let mut declared: Vec<Tag> = Vec::new();
    for (tag, place) in read.languages.iter().flatten() {
        if declared.contains(tag) {
            let message = format!("the language `{}` stands twice in the menu", tags.text(*tag));
            report.add(Problem::warning(*place, message).expected("once is enough"));
        } else {
            declared.push(*tag);
        }
    }
    let (mut order, places) = tags.order(&declared);
    if order.is_empty() {
        // BCP 47 for a language nobody has said.
        order.push("und".to_owned());
    }
    (Languages::new(order), places)
}

impl<'s> Builder<'s> {
    /// The events by their earliest start, then by their latest, of those the longer first, then as in the file; with
    /// their dates.
    fn order_events<'e, 't>(
        &mut self,
        read: &'e [schema::Event<'t>],
    ) -> (Vec<&'e schema::Event<'t>>, Vec<Option<When>>) {
        let mut events: Vec<_> = read.iter().map(|event| (event, self.when(event.when.as_ref()))).collect();
        events.sort_by_cached_key(|(_, when)| {
            let extent = when.as_ref().map(When::extent);
            // Of two that may have begun together, the one whose start is certain comes first.
            extent.map(|extent| (extent.start(), extent.latest_start, Reverse(extent.end())))
        });
        events.into_iter().unzip()
    }

    /// Takes in every id of the file.
    fn take_ids<'t>(&mut self, read: &'s schema::Chronicle<'t>, events: &[&'s schema::Event<'t>]) {
        let Self { ids, report, .. } = self;
        let mut take = |index: u32, id: &'s Word<'t>, kind: fn(u32) -> Ref| ids.add(id, kind(index), report);
        let keyed = read.sources.iter().flat_map(|keyed| &keyed.0).map(|(id, _)| id);
        (0..).zip(keyed).for_each(|(index, id)| take(index, id, Ref::Source));
        let listed = read.lanes.iter().flatten().map(|lane| lane.id.as_ref());
        (0..).zip(listed).for_each(|(index, id)| id.into_iter().for_each(|id| take(index, id, Ref::Lane)));
        let keyed = read.people.iter().flat_map(|keyed| &keyed.0).map(|(id, _)| id);
        (0..).zip(keyed).for_each(|(index, id)| take(index, id, Ref::Person));
        let keyed = read.places.iter().flat_map(|keyed| &keyed.0).map(|(id, _)| id);
        (0..).zip(keyed).for_each(|(index, id)| take(index, id, Ref::Place));
        let keyed = read.eras.iter().flat_map(|keyed| &keyed.0).map(|(id, _)| id);
        (0..).zip(keyed).for_each(|(index, id)| take(index, id, Ref::Era));
        let listed = read.spans.iter().flatten().map(|span| span.id.as_ref());
        (0..).zip(listed).for_each(|(index, id)| id.into_iter().for_each(|id| take(index, id, Ref::Span)));
        let listed = events.iter().map(|event| event.id.as_ref());
        (0..).zip(listed).for_each(|(index, id)| id.into_iter().for_each(|id| take(index, id, Ref::Event)));
    }

    /// Everything but the events and what follows from them.
    fn chronicle(&mut self, read: &schema::Chronicle<'_>, languages: Languages) -> Chronicle {
        let lanes: Vec<_> = read.lanes.iter().flatten().map(|lane| self.lane(lane)).collect();
        self.check_lanes(&lanes, read.lanes.as_deref().unwrap_or_default());
        Chronicle {
            title: self.names(read.title.as_ref(), read.title_derived.as_ref()),
            languages,
            reckoning: self.reckoning,
            focus: self.focus(read.focus.as_ref()),
            summary: self.text(read.summary.as_ref()),
            infobox: read.infobox.as_ref().map(|infobox| self.infobox(infobox)),
            sources: read.sources.iter().flat_map(|keyed| &keyed.0).map(|source| self.source(source)).collect(),
            lanes,
            people: read.people.iter().flat_map(|keyed| &keyed.0).map(|person| self.person(person)).collect(),
            places: read.places.iter().flat_map(|keyed| &keyed.0).map(|place| self.place(place)).collect(),
            eras: read.eras.iter().flat_map(|keyed| &keyed.0).filter_map(|era| self.era(era)).collect(),
            spans: read.spans.iter().flatten().filter_map(|span| self.span(span)).collect(),
            events: Vec::new(),
            ids: std::collections::HashMap::default(),
            relations: Relations::default(),
        }
    }

    fn events(&mut self, read: &[&schema::Event<'_>], whens: Vec<Option<When>>) -> Vec<Event> {
        read.iter().zip(whens).filter_map(|(event, when)| self.event(event, when)).collect()
    }
}
