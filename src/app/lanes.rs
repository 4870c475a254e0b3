//! The arrangement of lanes in the chart: their order, heights and scroll position.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::loading::Moved;
use super::{App, LaneAction, Step};
use crate::chronicle::LaneId;
use crate::layout::{Height, RowView};
use crate::messages::Message;

/// A row of the chart, identified by its lane; `None` is the row of events without a lane.
pub type LaneRow = Option<LaneId>;

/// The user's changes to the lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// The order of rows; empty until the user changes it.
    order: Vec<LaneRow>,
    low: BTreeSet<LaneRow>,
    whole: Option<LaneRow>,
    /// The scrolled lane, and the number of pages of names above the visible one.
    scrolled: Option<(LaneRow, u16)>,
}

impl Arrangement {
    /// The height of a lane.
    pub fn height(&self, lane: LaneRow) -> Height {
        match lane {
            _ if self.whole == Some(lane) => Height::Whole,
            _ if self.low.contains(&lane) => Height::Low,
            _ => Height::Fitting,
        }
    }

    /// Sets the height of a lane. Only one lane can be [`Height::Whole`].
    pub(super) fn set_height(&mut self, lane: LaneRow, height: Height) {
        self.low.remove(&lane);
        self.whole = self.whole.filter(|whole| *whole != lane);
        match height {
            Height::Low => _ = self.low.insert(lane),
            Height::Whole => self.whole = Some(lane),
            Height::Fitting => {}
        }
    }

    /// Sorts lanes as the user has arranged them; lanes without a position come last.
    fn ordered(&self, lanes: &[LaneRow]) -> Vec<LaneRow> {
        if self.order.is_empty() {
            return lanes.to_vec();
        }
        let [here, moved] = [lanes, &self.order].map(|lanes| lanes.iter().collect::<HashSet<_>>());
        let known = self.order.iter().filter(|lane| here.contains(lane));
        let others = lanes.iter().filter(|lane| !moved.contains(lane));
        known.chain(others).copied().collect()
    }

    /// Translates its lanes to the ids of another chronicle.
    pub(super) fn renumber(&mut self, moved: &Moved<'_>) {
        let renumbered = |lane: LaneRow| renumbered(lane, moved);
        self.order = self
            .order
            .iter()
            .filter_map(|lane| renumbered(*lane))
            .collect();
        self.low = self
            .low
            .iter()
            .filter_map(|lane| renumbered(*lane))
            .collect();
        self.whole = self.whole.and_then(renumbered);
        self.scrolled = self
            .scrolled
            .and_then(|(lane, rows)| Some((renumbered(lane)?, rows)));
    }

    fn scroll(&self, lane: LaneRow) -> u16 {
        self.scrolled
            .filter(|(scrolled, _)| *scrolled == lane)
            .map_or(0, |(_, pages)| pages)
    }
}

/// The same row in another chronicle, or `None` if the lane does not exist there.
pub(super) fn renumbered(lane: LaneRow, moved: &Moved<'_>) -> Option<LaneRow> {
    lane.map_or(Some(None), |lane| {
        LaneId::of(moved.thing(lane.into())?).map(Some)
    })
}

impl App {
    /// Every lane that has a row, hidden or not, in the order of the chart.
    pub fn lanes(&self) -> Vec<LaneRow> {
        let rows = &self.chronicle.relations.timeline.rows;
        let rows: Vec<LaneRow> = rows.iter().map(|row| row.lane).collect();
        self.chronicle.grouped(self.arrangement.ordered(&rows))
    }

    /// The visible rows of the chart, from top to bottom.
    pub fn rows_shown(&self) -> Vec<RowView> {
        let rows: Vec<LaneRow> = self.timeline().rows.iter().map(|row| row.lane).collect();
        let places: HashMap<LaneRow, usize> = rows.iter().copied().zip(0..).collect();
        let mut above = None;
        let view = |lane: LaneRow| {
            let group = self.group_of(lane);
            let folded = group.filter(|group| self.is_folded(*group));
            let begins = group != above && folded.is_none();
            above = group;
            Some(RowView {
                row: *places.get(&lane)?,
                height: self.arrangement.height(lane),
                scroll: self.arrangement.scroll(lane),
                folded,
                heading: group.filter(|_| begins),
            })
        };
        let lanes = self.chronicle.grouped(self.arrangement.ordered(&rows));
        lanes.into_iter().filter_map(view).collect()
    }

    /// The lane of the row that shows the selected event.
    pub(super) fn selected_lane(&self) -> Option<LaneRow> {
        self.selected_row().map(|row| row.lane)
    }

    /// Applies an action to the lane of the selected event.
    pub(super) fn change_lane(&mut self, change: LaneAction) {
        match change {
            LaneAction::Whole => self.toggle_height(Height::Whole),
            LaneAction::Low => self.toggle_height(Height::Low),
            LaneAction::ScrollDown => self.scroll_selected_lane(Step::On),
            LaneAction::ScrollUp => self.scroll_selected_lane(Step::Back),
            LaneAction::Fold => self.toggle_selected_fold(),
            LaneAction::FoldAll => self.toggle_all_folds(),
        }
    }

    /// Toggles a height of the selected event's lane. A lane without visible events looks the same afterwards, so the footer reports the
    /// change.
    fn toggle_height(&mut self, height: Height) {
        let Some(lane) = self.selected_lane() else {
            return;
        };
        let height = if self.arrangement.height(lane) == height {
            Height::Fitting
        } else {
            height
        };
        self.arrangement.set_height(lane, height);
        let words = match height {
            Height::Low => Message::LaneIsLow,
            Height::Fitting => Message::LaneFits,
            Height::Whole => Message::LaneIsWhole,
        };
        let name = lane.map_or("", |lane| self.chronicle.short_name(lane, self.choice.main));
        let said = self.fill(words, &[("lane", name)]);
        self.notice = Some(
            said.trim_start_matches(|c: char| !c.is_alphanumeric())
                .to_owned(),
        );
    }

    /// Moves a lane up or down by one row. The lanes of a group stay together, so at the edge of its group it takes the group along, and
    /// a whole group is passed at once.
    pub(super) fn move_lane(&mut self, lane: LaneRow, step: Step) {
        let mut order = self.lanes();
        let Some(place) = order.iter().position(|known| *known == lane) else {
            return;
        };
        let to = step.along(place, 1, order.len() - 1);
        if to == place {
            return;
        }
        let group = self.group_of(lane);
        if group.is_some() && group == self.group_of(order[to]) {
            order.swap(place, to);
        } else {
            let blocks = [self.block(&order, place), self.block(&order, to)];
            let all = blocks[0].start.min(blocks[1].start)..blocks[0].end.max(blocks[1].end);
            let first = if step == Step::On {
                &blocks[0]
            } else {
                &blocks[1]
            };
            order[all].rotate_left(first.len());
        }
        self.arrangement.order = order;
    }

    /// The places of the lanes that are in the same group as the one at a place; that one alone if it is in none.
    fn block(&self, order: &[LaneRow], place: usize) -> Range<usize> {
        let group = self.group_of(order[place]);
        let is_other = |lane: &LaneRow| group.is_none() || self.group_of(*lane) != group;
        let before = order[..place].iter().rposition(is_other);
        let after = order[place + 1..].iter().position(is_other);
        let start = before.map_or(0, |before| before + 1);
        let end = after.map_or(order.len(), |after| place + 1 + after);
        start..end
    }

    /// Scrolls the lane of the selected event to the next or previous page of names.
    fn scroll_selected_lane(&mut self, step: Step) {
        if let Some(lane) = self.selected_lane() {
            self.scroll_lane(lane, step);
        }
    }

    /// Scrolls a lane to the next or previous page of names, for names that do not fit beside the visible ones.
    pub(super) fn scroll_lane(&mut self, lane: LaneRow, step: Step) {
        let Some(seen) = self.seen.places.lanes.iter().find(|seen| seen.lane == lane) else {
            return;
        };
        let above = match step {
            Step::On => seen.above.saturating_add(seen.more.into()),
            Step::Back => seen.above.saturating_sub(1),
        };
        self.arrangement.scrolled = (above > 0).then_some((lane, above));
    }

    /// Scrolls all lanes back to the first page, which shows the selected event.
    pub(super) fn scroll_lanes_back(&mut self) {
        self.arrangement.scrolled = None;
    }
}
