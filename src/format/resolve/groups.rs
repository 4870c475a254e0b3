//! Groups of lanes. A lane belongs to at most one group.

use std::collections::HashMap;

use super::Builder;
use crate::check::{Place, Problem};
use crate::chronicle::{Group, LaneId};
use crate::format::schema;
use crate::format::word::Word;

impl Builder<'_> {
    /// The groups. Reports lanes that are in two groups, or are within another lane and so have no row.
    pub(super) fn groups(&mut self, read: &schema::Chronicle<'_>) -> Vec<Group> {
        let lanes = read.lanes.as_deref().unwrap_or_default();
        let mut taken = HashMap::new();
        let group = |read: &schema::Group<'_>| Group {
            id: self.id(read.id.as_ref()),
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            lanes: self.grouped(read, lanes, &mut taken),
        };
        read.groups.iter().flatten().map(group).collect()
    }

    fn grouped(
        &mut self,
        read: &schema::Group<'_>,
        lanes: &[schema::Lane<'_>],
        taken: &mut HashMap<LaneId, Place>,
    ) -> Vec<LaneId> {
        let words = read.lanes.iter().flatten();
        let mut own = Vec::new();
        for word in words {
            let Some(lane) = self.refer::<crate::chronicle::Lane>(Some(word)) else {
                continue;
            };
            let within = lanes
                .get(lane.index())
                .and_then(|lane| lane.within.as_ref());
            if own.contains(&lane) {
                let message = format!("duplicate `{}` in this list", word.text);
                let problem = Problem::warning(word.place, message);
                self.report.add(problem.expected("list it once"));
            } else if let Some(first) = taken.get(&lane) {
                let message = format!("lane `{}` is in two groups", word.text);
                let problem = Problem::error(word.place, message);
                self.report.add(
                    problem
                        .expected("remove it from one of them")
                        .related(*first, "first here"),
                );
            } else if let Some(outer) = within {
                self.report.add(without_row(word, outer));
            } else {
                own.push(lane);
            }
        }
        for word in read.lanes.iter().flatten() {
            let lane = self.find(&word.text).and_then(super::ids::Known::thing);
            if let Some(lane) = lane.and_then(LaneId::of) {
                taken.entry(lane).or_insert(word.place);
            }
        }
        own
    }
}

fn without_row(word: &Word<'_>, outer: &Word<'_>) -> Problem {
    let message = format!(
        "lane `{}` is drawn on the row of `{}`",
        word.text, outer.text
    );
    let problem = Problem::error(word.place, message);
    problem.expected(format!("use `{}` instead", outer.text))
}
