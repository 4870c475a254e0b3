//! Assembles the model when all events are known.

use super::advice::Written;
use super::ids::EventIds;
use super::merge::Merged;
use super::{Builder, Context, Pending, own_eras};
use crate::check::Report;
use crate::chronicle::{Chronicle, Event, EventId, Ids, Infobox, Lane, Relations, Table, TagId};
use crate::format::schema;
use crate::format::tags::Tag;
use crate::names::Languages;

/// Events, and what one of their fields refers to. `None` for an event that was not built.
pub(super) type Resolved<T> = Vec<(Option<EventId>, T)>;

/// Assembles the chronicle.
pub(super) fn finish(
    read: &schema::Chronicle<'_>,
    context: &Context<'_>,
    mut merged: Merged<'_>,
    declared: &[Tag],
    report: &mut Report,
) -> Chronicle {
    merged.sort();
    let languages = context.languages.languages(&merged.tags, declared);
    let mut of_tags = Vec::new();
    context.languages.extend(&mut of_tags, &merged.tags);
    let Merged {
        mut events,
        places,
        pending,
        tags,
        lost,
        ..
    } = merged;
    let known = EventIds::of(
        &context.entities,
        &events,
        &places,
        &pending.undated,
        report,
    );
    let mut builder = Builder {
        context,
        tags: &tags,
        languages: &of_tags,
        events: Some(&known),
        pending: &mut Pending::default(),
        report,
        lost,
    };
    let mut chronicle = builder.chronicle(read, languages);
    chronicle.calendars = builder.used_calendars(pending.eras.clone());
    let own = builder.used_own_eras(&pending.own_eras);
    chronicle.own_calendars = own_eras::calendars(&chronicle, &own);
    let (wholes, effects) = builder.resolve(&pending);
    if pending.undated.is_empty() {
        builder.check_parts(&wholes, &pending.wholes, &events);
        builder.check_causes(&pending.effects, &events);
    }
    let tagged = builder.number_tags(read, &mut chronicle, &pending);
    let mut ids = known.into_ids();
    connect(&mut events, wholes, effects, tagged);
    chronicle.events = events.into();
    chronicle.add_ids_of_others(&mut ids);
    chronicle.ids = ids;
    chronicle.relate();
    if context.advise && report.errors() == 0 {
        let written = Written {
            read,
            text: context.whole,
            own: context.all.main,
            chronicle: &chronicle,
            places: &places,
            pending: &pending,
        };
        written.advise(report);
    }
    chronicle
}

/// Sets `part_of`, `leads_to` and the tags of events.
fn connect(
    events: &mut [Event],
    wholes: Resolved<Option<EventId>>,
    effects: Resolved<Box<[EventId]>>,
    tagged: Resolved<Vec<TagId>>,
) {
    for (id, tags) in tagged {
        if let Some(event) = id.and_then(|id| events.get_mut(id.index())) {
            event.details.details_mut().attached.set_tags(tags);
        }
    }
    for (id, whole) in wholes {
        if let Some(event) = id.and_then(|id| events.get_mut(id.index())) {
            event.details.details_mut().part_of = whole;
        }
    }
    for (id, effects) in effects {
        if let Some(event) = id.and_then(|id| events.get_mut(id.index())) {
            event.details.details_mut().leads_to = effects;
        }
    }
}

impl Merged<'_> {
    /// Sorts the events by their keys: the earliest start, the latest start, then the longer first. Otherwise the order
    /// of the file is kept.
    fn sort(&mut self) {
        let keys = std::mem::take(&mut self.keys);
        if keys.is_sorted() {
            return;
        }
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by_key(|place| keys.get(*place));
        drop(keys);
        let mut moved = vec![0; order.len()];
        for (to, from) in order.into_iter().enumerate() {
            moved[from] = to;
        }
        let pending = &mut self.pending;
        let wholes = pending.wholes.iter_mut().map(|(id, _)| id);
        let effects = pending.effects.iter_mut().map(|(id, _)| id);
        let tagged = pending.tagged.iter_mut().map(|(id, _)| id);
        for id in wholes.chain(effects).chain(tagged).flatten() {
            *id = EventId::at(moved[id.index()]);
        }
        permute(&mut moved, &mut self.events, &mut self.places);
    }
}

/// Reorders two slices in place by the target indices in `to`.
fn permute<A, B>(to: &mut [usize], one: &mut [A], other: &mut [B]) {
    for place in 0..to.len() {
        while to[place] != place {
            let goal = to[place];
            one.swap(place, goal);
            other.swap(place, goal);
            to.swap(place, goal);
        }
    }
}

impl Builder<'_> {
    /// Resolves what had to wait for all events: `part_of`, `leads_to`, and names in texts.
    fn resolve(
        &mut self,
        pending: &Pending,
    ) -> (Resolved<Option<EventId>>, Resolved<Box<[EventId]>>) {
        for (word, wanted) in &pending.unknown {
            self.find_kind(word, *wanted);
        }
        for text in &pending.texts {
            self.check_names_in(text);
        }
        let wholes = pending
            .wholes
            .iter()
            .map(|(place, whole)| (*place, self.refer(Some(whole))))
            .collect();
        let effects = &pending.effects;
        let effects = effects
            .iter()
            .map(|(place, words)| (*place, self.refer_all(Some(words))))
            .collect();
        (wholes, effects)
    }

    /// The chronicle without its events and what depends on them.
    fn chronicle(&mut self, read: &schema::Chronicle<'_>, languages: Languages) -> Chronicle {
        let lanes = read.lanes.iter().flatten();
        let lanes: Table<Lane> = lanes.map(|lane| self.lane(lane)).collect();
        self.check_lanes(&lanes, read.lanes.as_deref().unwrap_or_default());
        let infobox: Option<Infobox> = read.infobox.as_ref().map(|infobox| self.infobox(infobox));
        Chronicle {
            title: self.names(read.title.as_ref(), read.title_derived.as_ref()),
            languages,
            reckoning: self.context.reckoning,
            zone: self.context.zone,
            calendars: Vec::new(),
            own_calendars: Vec::new(),
            focus: self.focus(read.focus.as_ref()),
            summary: self.text(read.summary.as_ref()),
            infobox,
            sources: read
                .sources
                .iter()
                .flat_map(|keyed| &keyed.0)
                .map(|source| self.source(source))
                .collect(),
            groups: self.groups(read),
            lanes,
            people: read
                .people
                .iter()
                .flat_map(|keyed| &keyed.0)
                .map(|person| self.person(person))
                .collect(),
            places: read
                .places
                .iter()
                .flat_map(|keyed| &keyed.0)
                .map(|place| self.place(place))
                .collect(),
            rivers: read
                .rivers
                .iter()
                .flatten()
                .map(|river| self.river(river))
                .collect(),
            eras: read
                .eras
                .iter()
                .flat_map(|keyed| &keyed.0)
                .filter_map(|era| self.era(era))
                .collect(),
            spans: read
                .spans
                .iter()
                .flatten()
                .filter_map(|span| self.span(span))
                .collect(),
            tags: Table::default(),
            chapters: self.chapters(read.chapters.as_deref().unwrap_or_default()),
            events: Table::default(),
            ids: Ids::default(),
            relations: Relations::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::permute;

    #[test]
    fn lists_are_permuted_together() {
        let (mut one, mut other) = (['a', 'b', 'c', 'd'], [1, 2, 3, 4]);
        permute(&mut [2, 0, 1, 3], &mut one, &mut other);
        assert_eq!((one, other), (['b', 'c', 'a', 'd'], [2, 3, 1, 4]));
    }
}
