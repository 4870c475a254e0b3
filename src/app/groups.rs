//! Groups of lanes, either folded into one row or with one row per lane.

use std::collections::{BTreeSet, HashMap};

use super::App;
use super::lanes::LaneRow;
use crate::chronicle::{Group, LaneId};
use crate::messages::Message;

/// The ids of the folded groups. Ids survive a reload of the file.
pub(super) type Folded = BTreeSet<String>;

impl App {
    /// The index of the group that a lane belongs to.
    pub fn group_of(&self, lane: LaneRow) -> Option<usize> {
        let lane = lane?;
        let groups = &self.chronicle.groups;
        groups.iter().position(|group| group.lanes.contains(&lane))
    }

    /// True if a group is folded, so that its lanes share one row.
    pub fn is_folded(&self, group: usize) -> bool {
        let group = self.chronicle.groups.get(group);
        group.is_some_and(|group| self.folded.contains(&*group.id))
    }

    /// The name of a group in the language of names.
    pub fn group_name(&self, group: usize) -> &str {
        let group = self.chronicle.groups.get(group);
        let languages = &self.chronicle.languages;
        group.map_or("", |group| {
            group.name.shown(self.choice.main, languages).text
        })
    }

    /// Maps the visible lanes of each folded group to the lane whose row they share.
    pub(super) fn shared_rows(&self) -> HashMap<LaneId, LaneId> {
        let folded = |group: &&Group| self.folded.contains(&*group.id);
        let groups = self.chronicle.groups.iter().filter(folded);
        let is_shown = |lane: &LaneId| !self.filter.hides(Some(*lane));
        let rows = self.lanes();
        let mut shared = HashMap::new();
        for group in groups {
            let mut shown = rows.iter().flatten().copied();
            let first = shown.find(|lane| group.lanes.contains(lane) && is_shown(lane));
            let others = group.lanes.iter().filter(|lane| is_shown(lane));
            shared.extend(others.filter_map(|lane| Some((*lane, first?))));
        }
        shared
    }

    /// Sorts lanes so that those of a group are adjacent, at the position of the first of them.
    pub(super) fn together(&self, lanes: Vec<LaneRow>) -> Vec<LaneRow> {
        if self.chronicle.groups.is_empty() {
            return lanes;
        }
        let groups: Vec<Option<usize>> = lanes.iter().map(|lane| self.group_of(*lane)).collect();
        let first = |place: usize| {
            let group = groups[place];
            let met = groups.iter().position(|other| *other == group);
            group.and(met).unwrap_or(place)
        };
        let mut order: Vec<usize> = (0..lanes.len()).collect();
        order.sort_by_key(|place| first(*place));
        order.into_iter().map(|place| lanes[place]).collect()
    }

    /// Folds or unfolds a group.
    pub(super) fn toggle_fold(&mut self, group: usize) {
        let Some(id) = self.chronicle.groups.get(group).map(|group| &group.id) else {
            return;
        };
        if !self.folded.remove(&**id) {
            self.folded.insert(id.to_string());
        }
        self.sift();
    }

    /// Folds or unfolds the group of the selected event's lane.
    pub(super) fn toggle_selected_fold(&mut self) {
        if let Some(group) = self.selected_group() {
            self.toggle_fold(group);
            let words = if self.is_folded(group) {
                Message::GroupFolded
            } else {
                Message::GroupUnfolded
            };
            self.notice = Some(self.tell(words, &[("group", self.group_name(group))]));
        }
    }

    /// Folds all groups, or unfolds them if all are folded already.
    pub(super) fn toggle_all_folds(&mut self) {
        let ids = self
            .chronicle
            .groups
            .iter()
            .map(|group| group.id.to_string());
        let all: Folded = ids.collect();
        self.folded = if all.is_subset(&self.folded) {
            Folded::new()
        } else {
            all
        };
        self.sift();
    }

    /// The group of the selected event's lane.
    pub(super) fn selected_group(&self) -> Option<usize> {
        self.group_of(self.selected_lane()?)
    }
}
