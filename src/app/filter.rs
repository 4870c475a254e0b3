//! Filtering events by lane, kind, weight, mentioned subject and search results.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::lanes::{LaneRow, renumbered};
use super::loading::Moved;
use super::{App, FilterAction, Overlay};
use crate::card::Subject;
use crate::chronicle::{
    Chronicle, Event, EventId, EventKind, LaneId, Ref, TagId, Timeline, TimelineBuilder,
};
use crate::layout::Pane;
use crate::messages::Message;
use crate::time::Moment;

/// The conditions that events must meet to be shown. A field with its default value lets every event through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Lanes that are hidden. An event with several lanes is shown on the first visible one.
    pub hidden_lanes: BTreeSet<LaneRow>,
    /// Kinds that are hidden.
    pub hidden_kinds: BTreeSet<EventKind>,
    /// The minimum weight; 0 and 1 let every event through.
    pub least_weight: u8,
    /// A subject that the events must mention.
    pub about: Option<Ref>,
    /// Whether only events found by the last search are shown.
    pub found: bool,
    /// Whether the whole filter is temporarily disabled.
    pub aside: bool,
}

impl Filter {
    /// True if the filter is enabled and has a condition.
    pub fn is_on(&self) -> bool {
        !self.aside && !self.is_open()
    }

    /// Whether a lane is currently hidden.
    pub fn hides(&self, lane: LaneRow) -> bool {
        !self.aside && self.hidden_lanes.contains(&lane)
    }

    /// True if the filter has no condition.
    pub fn is_open(&self) -> bool {
        *self
            == Self {
                aside: self.aside,
                least_weight: self.least_weight.min(1),
                ..Self::default()
            }
    }

    /// Translates its lanes, kinds and subject to the ids of another chronicle.
    pub(super) fn renumber(&mut self, moved: &Moved<'_>) {
        self.hidden_lanes = self
            .hidden_lanes
            .iter()
            .filter_map(|lane| renumbered(*lane, moved))
            .collect();
        let kinds = self.hidden_kinds.iter();
        self.hidden_kinds = kinds.filter_map(|kind| moved_kind(*kind, moved)).collect();
        self.about = self.about.and_then(|of| moved.thing(of));
    }

    /// The filter to start from when a condition is added: a disabled filter is discarded.
    pub(super) fn taken_up(&self) -> Self {
        if self.aside {
            Self::default()
        } else {
            self.clone()
        }
    }
}

/// The counterpart of a kind of event in another chronicle.
pub(super) fn moved_kind(kind: EventKind, moved: &Moved<'_>) -> Option<EventKind> {
    match kind.tag() {
        Some(tag) => TagId::of(moved.thing(tag.into())?).map(EventKind::own),
        None => Some(kind),
    }
}

/// The events that passed a filter.
#[derive(Debug, Clone)]
pub(super) struct Sifted {
    timeline: Timeline,
    /// In chronological order.
    events: Vec<EventId>,
    /// The hidden kinds that at least one event has.
    kinds: BTreeSet<EventKind>,
}

/// A filter that is being evaluated in steps.
#[derive(Debug, Clone)]
pub(super) struct Sifting {
    builder: TimelineBuilder,
    events: Vec<EventId>,
    hidden: BTreeSet<EventKind>,
    /// The hidden kinds met so far.
    kinds: BTreeSet<EventKind>,
    next: usize,
}

/// The number of events filtered in one step, small enough that keys stay responsive.
const STEP: usize = 2_000;

impl Sifting {
    /// Filters the next batch of events. Returns true once the last one is done.
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

/// A snapshot of the shown events. Two are equal as long as neither the chronicle nor the filter changes.
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
    /// A snapshot of the events that the chart shows.
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

    /// The number of shown events.
    pub fn shown_count(&self) -> usize {
        self.sifted
            .as_ref()
            .map_or(self.chronicle.events.len(), |sifted| sifted.events.len())
    }

    /// The number of hidden kinds that occur in the chronicle.
    pub fn hidden_kinds(&self) -> usize {
        let sifted = self.sifted.as_ref().filter(|_| self.filter.is_on());
        sifted.map_or(0, |sifted| sifted.kinds.len())
    }

    /// The number of events that are filtered out.
    pub fn filtered_out(&self) -> usize {
        self.chronicle.events.len() - self.shown_count()
    }

    /// The event at an index among the shown ones.
    pub fn shown_at(&self, place: usize) -> Option<EventId> {
        match &self.sifted {
            Some(sifted) => sifted.events.get(place).copied(),
            None => self.chronicle.events.id_at(place),
        }
    }

    /// The number of shown events before `event`.
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

    /// The shown event at an index, or the last one if the index is past the end.
    pub(super) fn shown_or_last(&self, place: usize) -> Option<EventId> {
        self.shown_at(place.min(self.shown_count().checked_sub(1)?))
    }

    /// The first shown event that begins at a moment or later, or else the last one.
    pub(super) fn shown_from(&self, moment: Moment) -> Option<EventId> {
        self.shown_or_last(self.timeline().started_before(moment))
    }

    /// Whether an event meets the filter's conditions, lanes not considered. Always true while the filter is off.
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
                .is_none_or(|of| self.chronicle.mentions(id, of))
            && (!filter.found || found())
    }

    /// Whether an event has a visible lane.
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

    /// Recomputes which events are shown. To be called after any change of the filter, of the search results it uses, or of the chronicle.
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
            // Filtering restarts once the search is complete.
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
        // A small chronicle is done in the first step.
        self.sift_some();
    }

    /// Recomputes the filter for another chronicle. The previous result is dropped, as its event ids are not valid in the new chronicle.
    pub(super) fn sift_anew(&mut self) {
        self.sifted = None;
        self.sift();
    }

    /// Does one more step of filtering. The previous result stays in effect until the last step.
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

    /// Selects a shown event if the selected one is hidden. While the filter menu is open, the selection stays; while the events are being
    /// filtered, it is not known yet which are hidden.
    pub(super) fn rest_on_what_is_shown(&mut self) {
        let is_known = self.sifting.is_none();
        if is_known && !matches!(self.overlay(), Some(Overlay::Filter(_))) {
            self.select_nearest_shown();
        }
    }

    /// Selects the shown event nearest to the selected one. The card follows if it showed the selected event.
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

    /// Disables the filter if it hides an event that must be shown, and reports that in the footer.
    pub(super) fn make_way(&mut self, event: EventId) {
        let hidden = self.filter.is_on() && {
            let found = &self.chronicle[event];
            !self.passes(event, found) || !self.has_shown_lane(found)
        };
        if hidden {
            self.filter.aside = true;
            self.sift();
            self.notice = Some(self.fill(Message::FilterMadeWay, &[]));
        }
    }

    /// Changes the filter.
    pub(super) fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.sift();
        self.select_nearest_shown();
    }

    /// Changes the filter by a key outside its menu.
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

    /// A filter for events that mention the card's subject or its focused link. If that condition is already set, the filter without it.
    /// `None` for the card of the chronicle, of a chapter or of an event.
    pub(super) fn filter_of_card(&self) -> Option<Filter> {
        let page = self.trail.page();
        let of = match (
            page.link().filter(|_| self.focus == Pane::Card),
            page.subject,
        ) {
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

    /// Drops the search results, and the filter condition that depends on them.
    pub(super) fn forget_found(&mut self) {
        self.found = None;
        if self.filter.found {
            self.filter.found = false;
            self.sift();
        }
    }
}
