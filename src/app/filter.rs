//! Which events are shown: by lane, kind, weight, what they mention, what was found.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::lanes::{LaneRow, renumbered};
use super::{App, FilterAction, Overlay};
use crate::card::Subject;
use crate::chronicle::{
    Chronicle, Event, EventId, EventKind, LaneId, Ref, TagId, Timeline, TimelineBuilder,
};
use crate::layout::Pane;
use crate::messages::Message;
use crate::time::Moment;

/// What the events that are shown have in common. Whatever is left at its default lets every event through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Lanes that are not shown. An event of several lanes stands on the first of those that are.
    pub hidden_lanes: BTreeSet<LaneRow>,
    /// Kinds that are not shown.
    pub hidden_kinds: BTreeSet<EventKind>,
    /// The least weight, if it is more than 1.
    pub least_weight: u8,
    /// What the events mention.
    pub about: Option<Ref>,
    /// Whether only what the last search found is shown.
    pub found: bool,
    /// Whether all of this is left aside for now.
    pub aside: bool,
}

impl Filter {
    /// True if it may hold anything back.
    pub fn is_on(&self) -> bool {
        !self.aside && !self.is_open()
    }

    /// Whether a lane is not shown now.
    pub(super) fn hides(&self, lane: LaneRow) -> bool {
        !self.aside && self.hidden_lanes.contains(&lane)
    }

    /// True if it asks for nothing.
    pub fn is_open(&self) -> bool {
        *self
            == Self {
                aside: self.aside,
                least_weight: self.least_weight.min(1),
                ..Self::default()
            }
    }

    /// Numbers its lanes and what it is about as another chronicle does.
    pub(super) fn renumber(&mut self, moved: impl Fn(Ref) -> Option<Ref>) {
        self.hidden_lanes = self
            .hidden_lanes
            .iter()
            .filter_map(|lane| renumbered(*lane, &moved))
            .collect();
        let kinds = self.hidden_kinds.iter();
        self.hidden_kinds = kinds.filter_map(|kind| moved_kind(*kind, &moved)).collect();
        self.about = self.about.and_then(&moved);
    }

    /// What to begin from when something is added: a disabled filter is dropped then.
    pub(super) fn taken_up(&self) -> Self {
        if self.aside {
            Self::default()
        } else {
            self.clone()
        }
    }
}

/// What a kind of events is in another chronicle.
pub(super) fn moved_kind(kind: EventKind, moved: impl Fn(Ref) -> Option<Ref>) -> Option<EventKind> {
    match kind.tag() {
        Some(tag) => TagId::of(moved(tag.into())?).map(EventKind::own),
        None => Some(kind),
    }
}

/// The events that pass a filter.
#[derive(Debug, Clone)]
pub(super) struct Sifted {
    timeline: Timeline,
    /// In order.
    events: Vec<EventId>,
    /// The kinds of events that are not shown, of which there are some.
    kinds: BTreeSet<EventKind>,
}

/// A filter on its way through the events.
#[derive(Debug, Clone)]
pub(super) struct Sifting {
    builder: TimelineBuilder,
    events: Vec<EventId>,
    hidden: BTreeSet<EventKind>,
    /// Those of the hidden kinds that were met.
    kinds: BTreeSet<EventKind>,
    next: usize,
}

/// How many events are sifted in one step: few enough that a key never waits for long.
const STEP: usize = 2_000;

impl Sifting {
    /// Sifts some more events; true once it has come to the last.
    fn step(&mut self, chronicle: &Chronicle, passes: impl Fn(EventId, &Event) -> bool) -> bool {
        let events = chronicle.events.entries().skip(self.next).take(STEP);
        for (id, event) in events {
            if passes(id, event) && self.builder.add(id, event) {
                self.events.push(id);
            }
            if self.hidden.contains(&event.kind) {
                self.kinds.insert(event.kind);
            }
        }
        self.next += STEP;
        self.next >= chronicle.events.len()
    }
}

/// Which events of which chronicle are shown; equal as long as neither the chronicle nor the filter changes.
#[derive(Debug, Clone)]
pub struct Shows {
    chronicle: Arc<Chronicle>,
    sifted: Option<Arc<Sifted>>,
}

impl PartialEq for Shows {
    fn eq(&self, other: &Self) -> bool {
        let same_filter = match (&self.sifted, &other.sifted) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        same_filter && Arc::ptr_eq(&self.chronicle, &other.chronicle)
    }
}

impl App {
    /// What the chart shows.
    pub fn shows(&self) -> Shows {
        Shows {
            chronicle: Arc::clone(&self.chronicle),
            sifted: self.sifted.clone(),
        }
    }

    /// The events that the chart shows, by row, weight and time.
    pub fn timeline(&self) -> &Timeline {
        self.sifted
            .as_deref()
            .map_or(&self.chronicle.relations.timeline, |sifted| {
                &sifted.timeline
            })
    }

    /// How many events are shown.
    pub fn shown_count(&self) -> usize {
        self.sifted
            .as_ref()
            .map_or(self.chronicle.events.len(), |sifted| sifted.events.len())
    }

    /// How many kinds of events are not shown, of those that the chronicle has.
    pub fn hidden_kinds(&self) -> usize {
        let sifted = self.sifted.as_ref().filter(|_| self.filter.is_on());
        sifted.map_or(0, |sifted| sifted.kinds.len())
    }

    /// How many events are filtered out.
    pub fn filtered_out(&self) -> usize {
        self.chronicle.events.len() - self.shown_count()
    }

    /// The event at a place among those that are shown.
    pub fn shown_at(&self, place: usize) -> Option<EventId> {
        match &self.sifted {
            Some(sifted) => sifted.events.get(place).copied(),
            None => self.chronicle.events.id_at(place),
        }
    }

    /// How many of the events that are shown come before one.
    pub fn shown_before(&self, event: EventId) -> usize {
        match &self.sifted {
            Some(sifted) => sifted.events.partition_point(|shown| *shown < event),
            None => event.index(),
        }
    }

    /// True if an event is shown.
    pub fn is_shown(&self, event: EventId) -> bool {
        self.shown_at(self.shown_before(event)) == Some(event)
    }

    /// The event that is shown at a place, or the last one.
    pub(super) fn shown_or_last(&self, place: usize) -> Option<EventId> {
        self.shown_at(place.min(self.shown_count().checked_sub(1)?))
    }

    /// The first event shown that begins at a moment or after it, or the last one.
    pub(super) fn shown_from(&self, moment: Moment) -> Option<EventId> {
        self.shown_or_last(self.timeline().started_before(moment))
    }

    /// Whether the filter as it is set lets an event through, its lanes apart.
    fn passes(&self, id: EventId, event: &Event) -> bool {
        let filter = &self.filter;
        if !filter.is_on() {
            return true;
        }
        let found = || {
            self.found
                .as_ref()
                .is_some_and(|found| found.events().contains(id))
        };
        event.weight >= filter.least_weight
            && !filter.hidden_kinds.contains(&event.kind)
            && filter
                .about
                .is_none_or(|of| self.chronicle.tells_of(id, of))
            && (!filter.found || found())
    }

    /// Whether an event has a lane that is shown.
    fn has_shown_lane(&self, event: &Event) -> bool {
        let hidden = &self.filter.hidden_lanes;
        let row = |lane: &LaneId| self.chronicle.row_lane(*lane);
        let shown = |lane: LaneId| {
            self.chronicle.relations.rows.binary_search(&lane).is_ok()
                && !hidden.contains(&Some(lane))
        };
        if event.lanes.is_empty() {
            !hidden.contains(&None)
        } else {
            event.lanes.iter().map(row).any(shown)
        }
    }

    /// Computes again which events are shown: after any change of the filter, of what it rests on, or of the chronicle.
    pub(super) fn sift(&mut self) {
        if !self.filter.is_on() && self.folded.is_empty() {
            (self.sifted, self.sifting) = (None, None);
            return;
        }
        if self.filter.found
            && self
                .found
                .as_ref()
                .is_some_and(|found| !found.is_complete())
        {
            // Once everything is found, it begins anew.
            self.sifting = None;
            return;
        }
        let rows = self
            .chronicle
            .relations
            .timeline
            .rows
            .iter()
            .map(|row| row.lane);
        let rows: Vec<LaneRow> = rows.filter(|lane| !self.filter.hides(*lane)).collect();
        let shared = self.shared_rows();
        let row_of = |lane: LaneId| shared.get(&lane).copied().unwrap_or(lane);
        let is_row = |lane: &LaneRow| lane.is_none_or(|lane| row_of(lane) == lane);
        let rows: Vec<LaneRow> = rows.into_iter().filter(is_row).collect();
        let builder = TimelineBuilder::folded(&self.chronicle, &rows, row_of);
        self.sifting = Some(Sifting {
            builder,
            events: Vec::new(),
            hidden: self.filter.hidden_kinds.clone(),
            kinds: BTreeSet::new(),
            next: 0,
        });
        // What is soon done is there at once.
        self.sift_some();
    }

    /// Works it out for another chronicle: what passed in the one before means nothing in this one.
    pub(super) fn sift_anew(&mut self) {
        self.sifted = None;
        self.sift();
    }

    /// Goes on sifting; until that is done, what was shown before stays.
    pub(super) fn sift_some(&mut self) {
        let Some(mut sifting) = self.sifting.take() else {
            return;
        };
        if !sifting.step(&self.chronicle, |id, event| self.passes(id, event)) {
            self.sifting = Some(sifting);
            return;
        }
        let Sifting {
            builder,
            events,
            kinds,
            ..
        } = sifting;
        self.sifted = Some(Arc::new(Sifted {
            timeline: builder.finish(&self.chronicle),
            events,
            kinds,
        }));
    }

    /// Selects an event that is shown, if the one selected is not. While a filter is only tried out, it stays.
    pub(super) fn rest_on_what_is_shown(&mut self) {
        if !matches!(self.overlay(), Some(Overlay::Filter(_))) {
            self.select_nearest_shown();
        }
    }

    /// Selects the event nearest to the selected one that is shown. Its card follows if it was on display.
    pub(super) fn select_nearest_shown(&mut self) {
        let before = self
            .selected
            .map_or(0, |selected| self.shown_before(selected));
        let Some(nearest) = self.shown_or_last(before) else {
            return;
        };
        if Some(nearest) == self.selected {
            return;
        }
        let on_display = self.trail.page().subject == self.selected_subject();
        let opening = self.opening;
        self.bring_into_view(nearest);
        self.opening = opening;
        if on_display {
            self.trail.replace(self.selected_subject());
        }
    }

    /// Puts the filter aside if it holds an event back that is to be shown, and says so.
    pub(super) fn make_way(&mut self, event: EventId) {
        let hidden = self.filter.is_on() && {
            let found = &self.chronicle[event];
            !self.passes(event, found) || !self.has_shown_lane(found)
        };
        if hidden {
            self.filter.aside = true;
            self.sift();
            self.notice = Some(self.tell(Message::FilterMadeWay, &[]));
        }
    }

    /// Changes the filter.
    pub(super) fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.sift();
        self.select_nearest_shown();
    }

    /// Changes the filter without its menu.
    pub(super) fn change_filter(&mut self, change: FilterAction) {
        let filter = match change {
            FilterAction::Toggle => Some(Filter {
                aside: !self.filter.aside,
                ..self.filter.clone()
            }),
            FilterAction::OnlyCard => self.filter_of_card(),
            FilterAction::OnlyFound => {
                let filter = self.filter.taken_up();
                Some(Filter {
                    found: !filter.found,
                    ..filter
                })
            }
        };
        if let Some(filter) = filter {
            self.set_filter(filter);
        }
    }

    /// The filter with only what mentions the subject of the card, or of the link of it that has the focus; or without that, if it has it.
    /// Nothing for the card of the chronicle or of an event.
    pub(super) fn filter_of_card(&self) -> Option<Filter> {
        let page = self.trail.page();
        let of = match (page.link.filter(|_| self.focus == Pane::Card), page.subject) {
            (Some(link), _) => Some(link),
            (None, Subject::Thing(of)) => Some(of),
            (None, Subject::Chronicle | Subject::Chapter(_)) => None,
        };
        let of = of.filter(|of| !matches!(of, Ref::Event(_)));
        let filter = self.filter.taken_up();
        let about = match of {
            Some(of) if filter.about != Some(of) => Some(of),
            _ if filter.about.is_some() => None,
            _ => return None,
        };
        Some(Filter { about, ..filter })
    }

    /// Forgets that only what a search found is shown: it is not found any more.
    pub(super) fn forget_found(&mut self) {
        self.found = None;
        if self.filter.found {
            self.filter.found = false;
            self.sift();
        }
    }
}
