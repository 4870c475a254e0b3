//! The menu that chooses which lanes and events are shown.

use std::collections::BTreeSet;

use crate::app::filter::moved_kind;
use crate::app::groups::Folded;
use crate::app::lanes::{Arrangement, LaneRow, renumbered};
use crate::app::loading::Moved;
use crate::app::{App, Filter, FilterMenuAction, MenuAction, Overlay, Step};
use crate::chronicle::{Chronicle, EventKind, HEAVIEST, Ref};
use crate::layout::Height;
use crate::messages::Message;

/// The menu of lanes, kinds and weights. Changes take effect at once; cancelling restores the previous state.
#[derive(Debug, Clone)]
pub struct FilterMenu {
    /// The row of the cursor.
    pub at: FilterRow,
    /// The number of events of each kind that have been counted so far.
    kinds: Vec<usize>,
    /// The number of events counted so far.
    counted: usize,
    before: (Filter, Arrangement, Folded),
}

/// A row of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterRow {
    /// A heading over rows that belong together.
    Heading(Message),
    /// A group of lanes, by its index in the chronicle.
    Group(usize),
    /// A lane of the chart.
    Lane(LaneRow),
    /// A kind of event.
    Kind(EventKind),
    /// The minimum weight.
    Weight,
    /// A subject that the events mention.
    About(Ref),
    /// The results of the last search.
    Found,
}

/// The number of events to count in one step.
const STEP: usize = 4_000;

impl FilterMenu {
    /// The number of events of a kind that have been counted so far.
    pub fn count(&self, kind: EventKind) -> usize {
        self.kinds.get(kind.index()).copied().unwrap_or(0)
    }

    /// Carries the menu over to a later version of the chronicle.
    pub(in crate::app) fn renew(&mut self, chronicle: &Chronicle, moved: &Moved<'_>) {
        self.at = match self.at {
            FilterRow::Group(group) => moved
                .group(group)
                .map_or(FilterRow::Weight, FilterRow::Group),
            FilterRow::Lane(lane) => {
                renumbered(lane, moved).map_or(FilterRow::Weight, FilterRow::Lane)
            }
            FilterRow::Kind(kind) => {
                moved_kind(kind, moved).map_or(FilterRow::Weight, FilterRow::Kind)
            }
            FilterRow::About(of) => moved.thing(of).map_or(FilterRow::Weight, FilterRow::About),
            at @ (FilterRow::Heading(_) | FilterRow::Weight | FilterRow::Found) => at,
        };
        self.before.0.renumber(moved);
        self.before.1.renumber(moved);
        (self.kinds, self.counted) = (Vec::new(), 0);
        self.count_some(chronicle);
    }

    fn count_some(&mut self, chronicle: &Chronicle) {
        for event in chronicle.events.iter().skip(self.counted).take(STEP) {
            let kind = event.kind.index();
            if self.kinds.len() <= kind {
                self.kinds.resize(kind + 1, 0);
            }
            self.kinds[kind] += 1;
        }
        self.counted = self.counted.saturating_add(STEP);
    }
}

impl App {
    /// Opens the menu. A disabled filter is enabled again.
    pub(in crate::app) fn filter_menu(&mut self) -> FilterMenu {
        let at = self
            .lanes()
            .first()
            .map_or(FilterRow::Weight, |lane| FilterRow::Lane(*lane));
        let before = (
            self.filter.clone(),
            self.arrangement.clone(),
            self.folded.clone(),
        );
        let mut menu = FilterMenu {
            at,
            kinds: Vec::new(),
            counted: 0,
            before,
        };
        menu.count_some(&self.chronicle);
        if self.filter.aside {
            self.filter.aside = false;
            self.sift();
        }
        menu
    }

    /// True if there are events whose kinds have not been counted yet.
    pub(in crate::app) fn is_counting(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Filter(menu)) if menu.counted < self.chronicle.events.len())
    }

    /// Counts the kinds of the next batch of events.
    pub(in crate::app) fn count_kinds(&mut self) {
        if let Some(Overlay::Filter(menu)) = self.top.overlay_mut() {
            menu.count_some(&self.chronicle);
        }
    }

    /// The rows of the menu from top to bottom.
    pub fn filter_rows(&self, menu: &FilterMenu) -> Vec<FilterRow> {
        let lanes = self.lane_rows();
        let kinds = self.chronicle.kinds();
        let kinds = kinds.filter(|kind| menu.count(*kind) > 0);
        let kinds: Vec<FilterRow> = kinds.map(FilterRow::Kind).collect();
        let about = self.filter.about.or(menu.before.0.about);
        let about = about
            .filter(|of| !matches!(of, Ref::Tag(tag) if self.chronicle[*tag].mark.is_none()))
            .map(FilterRow::About);
        let tags = self.chronicle.tags.entries();
        let tags = tags.filter(|(_, tag)| tag.mark.is_none());
        let tags = tags.map(|(tag, _)| FilterRow::About(tag.into())).collect();
        let found = self.found.as_ref().map(|_| FilterRow::Found);
        let others: Vec<FilterRow> = about.into_iter().chain(found).collect();
        let under = |heading, rows: Vec<FilterRow>| {
            (!rows.is_empty()).then(|| [vec![FilterRow::Heading(heading)], rows].concat())
        };
        let parts = [
            under(Message::FilterLanes, lanes),
            under(Message::FilterKinds, kinds),
            under(Message::Tags, tags),
            under(
                Message::FilterMore,
                [vec![FilterRow::Weight], others].concat(),
            ),
        ];
        parts.into_iter().flatten().flatten().collect()
    }

    /// The rows of lanes. The heading of a group precedes its lanes.
    fn lane_rows(&self) -> Vec<FilterRow> {
        let (mut rows, mut above) = (Vec::new(), None);
        for lane in self.lanes() {
            let group = self.group_of(lane);
            rows.extend(group.filter(|_| group != above).map(FilterRow::Group));
            rows.push(FilterRow::Lane(lane));
            above = group;
        }
        rows
    }

    /// The lanes of a group that have a row in the chart.
    fn lanes_of(&self, group: usize) -> BTreeSet<LaneRow> {
        let rows = &self.chronicle.relations.rows;
        let group = self.chronicle.groups.get(group);
        let lanes = group.into_iter().flat_map(|group| &group.lanes);
        let lanes = lanes.filter(|lane| rows.binary_search(lane).is_ok());
        lanes.copied().map(Some).collect()
    }

    /// True if a row's lane, group or kind is shown, or if its condition is set.
    pub fn is_chosen(&self, row: FilterRow) -> bool {
        match row {
            FilterRow::Group(group) => !self.lanes_of(group).is_subset(&self.filter.hidden_lanes),
            FilterRow::Lane(lane) => !self.filter.hidden_lanes.contains(&lane),
            FilterRow::Kind(kind) => !self.filter.hidden_kinds.contains(&kind),
            FilterRow::Weight => self.filter.least_weight > 1,
            FilterRow::About(of) => self.filter.about == Some(of),
            FilterRow::Found => self.filter.found,
            FilterRow::Heading(_) => false,
        }
    }

    pub(super) fn act_on_filter_menu(&mut self, asked: MenuAction) {
        match asked {
            MenuAction::Next => self.step_in_menu(|now| now + 1),
            MenuAction::Previous => self.step_in_menu(|now| now.saturating_sub(1)),
            MenuAction::First => self.step_in_menu(|_| 0),
            MenuAction::Last => self.step_in_menu(|_| usize::MAX),
            MenuAction::Accept => {
                self.top.close();
                self.select_nearest_shown();
            }
            MenuAction::Cancel => {
                if let Some(Overlay::Filter(menu)) = self.top.close() {
                    (self.filter, self.arrangement, self.folded) = menu.before;
                    self.sift();
                }
            }
        }
    }

    /// Moves the cursor to the row at an index.
    pub(in crate::app) fn choose_filter_row(&mut self, place: usize) {
        let Some(Overlay::Filter(menu)) = self.overlay() else {
            return;
        };
        let row = self.filter_rows(menu).get(place).copied();
        let row = row.filter(|row| !matches!(row, FilterRow::Heading(_)));
        if let (Some(row), Some(Overlay::Filter(menu))) = (row, self.top.overlay_mut()) {
            menu.at = row;
        }
    }

    /// Moves the cursor to the row that `step` computes from its index.
    fn step_in_menu(&mut self, step: impl FnOnce(usize) -> usize) {
        let Some(Overlay::Filter(menu)) = self.overlay() else {
            return;
        };
        let mut rows = self.filter_rows(menu);
        rows.retain(|row| !matches!(row, FilterRow::Heading(_)));
        let now = rows.iter().position(|row| *row == menu.at).unwrap_or(0);
        let to = rows.get(step(now)).or(rows.last()).copied();
        if let (Some(to), Some(Overlay::Filter(menu))) = (to, self.top.overlay_mut()) {
            menu.at = to;
        }
        self.reveal_heading();
    }

    /// Scrolls the list so that a heading directly above the cursor is visible too. A press does not, so that the row stays under the mouse.
    fn reveal_heading(&mut self) {
        let Some(Overlay::Filter(menu)) = self.overlay() else {
            return;
        };
        let rows = self.filter_rows(menu);
        let at = rows.iter().position(|row| *row == menu.at);
        let above = at.and_then(|at| at.checked_sub(1));
        let heading = above.filter(|above| matches!(rows.get(*above), Some(FilterRow::Heading(_))));
        if let Some(heading) = heading {
            let top = &mut self.seen.places.dialog.top;
            *top = heading.min(*top);
        }
    }

    /// Whether an action applies to the row under the cursor.
    pub(in crate::app) fn row_answers(&self, asked: FilterMenuAction) -> bool {
        let Some(Overlay::Filter(menu)) = self.overlay() else {
            return false;
        };
        match asked {
            FilterMenuAction::Toggle | FilterMenuAction::ShowAll => true,
            FilterMenuAction::Only => menu.at != FilterRow::Weight,
            FilterMenuAction::LaneDown | FilterMenuAction::LaneUp => {
                matches!(menu.at, FilterRow::Lane(_))
            }
            FilterMenuAction::Lower | FilterMenuAction::Higher => {
                matches!(
                    menu.at,
                    FilterRow::Group(_) | FilterRow::Lane(_) | FilterRow::Weight
                )
            }
        }
    }

    /// Changes the row under the cursor.
    pub(in crate::app) fn change_in_menu(&mut self, asked: FilterMenuAction) {
        let Some(Overlay::Filter(menu)) = self.overlay() else {
            return;
        };
        let (at, rows) = (menu.at, self.filter_rows(menu));
        let filter = self.filter.clone();
        match asked {
            FilterMenuAction::Toggle => self.toggle(at),
            FilterMenuAction::Only => self.only(rows, at),
            FilterMenuAction::Lower => self.turn(at, Step::Back),
            FilterMenuAction::Higher => self.turn(at, Step::On),
            FilterMenuAction::LaneDown => self.move_row(at, Step::On),
            FilterMenuAction::LaneUp => self.move_row(at, Step::Back),
            FilterMenuAction::ShowAll => self.filter = Filter::default(),
        }
        if self.filter != filter {
            self.sift();
        }
    }

    fn move_row(&mut self, row: FilterRow, step: Step) {
        if let FilterRow::Lane(lane) = row {
            self.move_lane(lane, step);
            self.reveal_heading();
        }
    }

    /// Toggles a row of the menu.
    fn toggle(&mut self, row: FilterRow) {
        if let FilterRow::Group(group) = row {
            return self.toggle_lanes(group);
        }
        let filter = &mut self.filter;
        match row {
            FilterRow::Lane(lane) if filter.hidden_lanes.remove(&lane) => {}
            FilterRow::Lane(lane) => _ = filter.hidden_lanes.insert(lane),
            FilterRow::Kind(kind) if filter.hidden_kinds.remove(&kind) => {}
            FilterRow::Kind(kind) => _ = filter.hidden_kinds.insert(kind),
            FilterRow::Weight => filter.least_weight = filter.least_weight.max(1) % HEAVIEST + 1,
            FilterRow::About(of) => {
                filter.about = if filter.about == Some(of) {
                    None
                } else {
                    Some(of)
                }
            }
            FilterRow::Found => filter.found = !filter.found,
            FilterRow::Heading(_) | FilterRow::Group(_) => {}
        }
    }

    /// Hides all lanes of a group, or shows them if they are all hidden already.
    fn toggle_lanes(&mut self, group: usize) {
        let lanes = self.lanes_of(group);
        let hidden = &mut self.filter.hidden_lanes;
        if lanes.is_subset(hidden) {
            hidden.retain(|lane| !lanes.contains(lane));
        } else {
            hidden.extend(lanes);
        }
    }

    /// Changes a lane's height or the minimum weight by one step, or folds or unfolds a group.
    fn turn(&mut self, row: FilterRow, step: Step) {
        const HEIGHTS: [Height; 3] = [Height::Low, Height::Fitting, Height::Whole];
        match row {
            FilterRow::Group(group) if self.is_folded(group) == (step == Step::On) => {
                self.toggle_fold(group);
            }
            FilterRow::Lane(lane) => {
                let now = HEIGHTS
                    .iter()
                    .position(|height| *height == self.arrangement.height(lane))
                    .unwrap_or(1);
                let to = step.along(now, 1, HEIGHTS.len() - 1);
                self.arrangement.set_height(lane, HEIGHTS[to]);
            }
            FilterRow::Weight => {
                let now = self.filter.least_weight.max(1);
                self.filter.least_weight = match step {
                    Step::On => (now + 1).min(HEAVIEST),
                    Step::Back => (now - 1).max(1),
                };
            }
            _ => {}
        }
    }

    /// Hides all lanes or kinds but this one. If that is already so, shows them all.
    fn only(&mut self, rows: Vec<FilterRow>, row: FilterRow) {
        let of_group = match row {
            FilterRow::Group(group) => self.lanes_of(group),
            _ => BTreeSet::new(),
        };
        let filter = &mut self.filter;
        match row {
            FilterRow::Lane(_) | FilterRow::Group(_) => {
                let lanes = rows.into_iter().filter_map(|row| {
                    if let FilterRow::Lane(of) = row {
                        Some(of)
                    } else {
                        None
                    }
                });
                let kept =
                    |lane: &LaneRow| row == FilterRow::Lane(*lane) || of_group.contains(lane);
                let others = lanes.filter(|other| !kept(other)).collect();
                filter.hidden_lanes = if filter.hidden_lanes == others {
                    BTreeSet::new()
                } else {
                    others
                };
            }
            FilterRow::Kind(kind) => {
                let others = self
                    .chronicle
                    .kinds()
                    .filter(|other| *other != kind)
                    .collect();
                filter.hidden_kinds = if filter.hidden_kinds == others {
                    BTreeSet::new()
                } else {
                    others
                };
            }
            other => self.toggle(other),
        }
    }
}
