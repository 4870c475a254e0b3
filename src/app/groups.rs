//! Groups of lanes, either folded into one row or with one row per lane.

use std::collections::{BTreeSet, HashMap};

use super::App;
use super::lanes::LaneRow;
use crate::chronicle::LaneId;
use crate::messages::Message;

/// The ids of the folded groups. Ids survive a reload of the file.
pub(super) type Folded = BTreeSet<String>;

impl App {
    /// The index of the group that a lane belongs to.
    pub fn group_of(&self, lane: LaneRow) -> Option<usize> {
        self.chronicle.group_of(lane?)
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
        let is_shown = |lane: &LaneId| !self.filter.hides(Some(*lane));
        let mut first = HashMap::new();
        for lane in self.lanes().into_iter().flatten().filter(is_shown) {
            if let Some(group) = self.chronicle.group_of(lane) {
                first.entry(group).or_insert(lane);
            }
        }
        let shared = |lane: LaneId| {
            let group = self.chronicle.group_of(lane)?;
            let row = first.get(&group).filter(|_| self.is_folded(group))?;
            Some((lane, *row))
        };
        let lanes = self.chronicle.lanes.ids().filter(is_shown);
        lanes.filter_map(shared).collect()
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
            self.notice = Some(self.fill(words, &[("group", self.group_name(group))]));
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
