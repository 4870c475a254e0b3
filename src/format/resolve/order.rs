//! Checks for cycles, and for effects before their causes.

use hashbrown::HashMap;

use super::Builder;
use super::finish::Resolved;
use crate::check::{Place, Problem};
use crate::chronicle::{Event, EventId, Id, Lane};
use crate::format::schema;
use crate::format::word::Word;

/// Maximum number of members of a cycle that are listed.
const MOST_LISTED: usize = 12;

/// Maximum number of lanes that a lane lies within. What is on a lane is also on all of those.
const DEEPEST: usize = 64;

impl Builder<'_> {
    /// Reports events that are directly or indirectly part of themselves.
    pub(super) fn check_parts(
        &mut self,
        wholes: &Resolved<Option<EventId>>,
        words: &Resolved<Word<'_>>,
        events: &[Event],
    ) {
        if wholes.is_empty() {
            return;
        }
        let mut next = vec![None; events.len()];
        for (part, whole) in wholes {
            if let Some(next) = part.and_then(|part| next.get_mut(part.index())) {
                *next = whole.map(Id::index);
            }
        }
        let words: HashMap<usize, &Word<'_>> = words
            .iter()
            .filter_map(|(id, word)| Some((id.as_ref()?.index(), word)))
            .collect();
        for cycle in cycles(&next) {
            if cycle.iter().any(|at| self.is_twice(&events[*at].id)) {
                continue;
            }
            self.cycle("part_of", &cycle, |at| {
                (words.get(&at).copied(), &events[at].id)
            });
        }
    }

    /// True for an id that two events have, so that it is not known which of them is meant.
    fn is_twice(&self, id: &str) -> bool {
        self.events.is_some_and(|events| events.twice.contains(id))
    }

    /// Reports lanes that are directly or indirectly within themselves, or within too many others.
    pub(super) fn check_lanes(&mut self, lanes: &[Lane], read: &[schema::Lane<'_>]) {
        let mut outer: Vec<Option<usize>> = lanes
            .iter()
            .map(|lane| lane.within.map(Id::index))
            .collect();
        for cycle in cycles(&outer) {
            self.cycle("within", &cycle, |at| {
                (
                    read.get(at).and_then(|read| read.within.as_ref()),
                    &lanes[at].id,
                )
            });
            // A long cycle is not too deep as well.
            for at in cycle {
                outer[at] = None;
            }
        }
        for at in too_deep(&outer, DEEPEST) {
            let word = read.get(at).and_then(|read| read.within.as_ref());
            let place = word.map_or(Place::default(), |word| word.place);
            let message = format!("`{}` is within more than {DEEPEST} lanes", lanes[at].id);
            let problem = Problem::error(place, message);
            self.report
                .add(problem.expected("use the id of an outer lane, or remove it"));
        }
    }

    fn cycle<'a>(
        &mut self,
        field: &str,
        cycle: &[usize],
        field_and_id: impl Fn(usize) -> (Option<&'a Word<'a>>, &'a str),
    ) {
        let Some(first) = cycle.first() else { return };
        let id = |at: &usize| format!("`{}`", field_and_id(*at).1);
        let left_out = (cycle.len() > MOST_LISTED).then(|| "…".to_owned());
        let ids = cycle
            .iter()
            .take(MOST_LISTED)
            .map(id)
            .chain(left_out)
            .chain([id(first)]);
        let place = field_and_id(*first)
            .0
            .map_or(Place::default(), |word| word.place);
        let problem = Problem::error(place, format!("`{field}` forms a cycle"));
        self.report.add(problem.expected(format!(
            "remove one of these: {}",
            ids.collect::<Vec<_>>().join(" → ")
        )));
    }

    /// Warns about events that began before their stated cause.
    pub(super) fn check_causes(&mut self, effects: &Resolved<Vec<Word<'_>>>, events: &[Event]) {
        for (id, words) in effects {
            let Some(cause) = id.and_then(|id| events.get(id.index())) else {
                continue;
            };
            for word in words {
                let effect = self.find_event(word);
                if let Some(effect) = effect.and_then(|effect| events.get(effect.index())) {
                    self.check_cause(cause, effect, word);
                }
            }
        }
    }

    fn check_cause(&mut self, cause: &Event, effect: &Event, word: &Word<'_>) {
        if self.is_twice(&cause.id) || self.is_twice(&effect.id) {
            // Which of the two is meant is not known, and the duplicate has been reported.
        } else if cause.id == effect.id {
            let message = format!("`{}` leads to itself", cause.id);
            self.report
                .add(Problem::error(word.place, message).expected("remove it"));
        } else if effect.when.extent().start() < cause.when.extent().start() {
            let message = format!("`{}` begins before its cause `{}`", effect.id, cause.id);
            let problem = Problem::warning(word.place, message);
            self.report.add(problem.expected(format!(
                "check both dates, or remove it: `{}` is {}, `{}` is {}",
                effect.id, effect.when, cause.id, cause.when
            )));
        }
    }
}

/// All cycles in a graph in which each node has at most one outgoing edge.
fn cycles(next: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![None; next.len()];
    let mut cycles = Vec::new();
    for start in 0..next.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| seen.get(*here) == Some(&None)) {
            seen[here] = Some(start);
            path.push(here);
            at = next[here];
        }
        if let Some(begin) = at.and_then(|here| path.iter().position(|passed| *passed == here)) {
            cycles.push(path.split_off(begin));
        }
    }
    cycles
}

/// The nodes with more than `most` others along their outgoing edges, each counted as if those found before it had no edge.
fn too_deep(next: &[Option<usize>], most: usize) -> Vec<usize> {
    let mut depths: Vec<Option<usize>> = vec![None; next.len()];
    let mut found = Vec::new();
    for start in 0..next.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| depths.get(*here) == Some(&None)) {
            // A cycle ends where it began.
            depths[here] = Some(0);
            path.push(here);
            at = next[here];
        }
        let known = at.and_then(|at| *depths.get(at)?);
        let mut depth = known.map_or(0, |known| known + 1);
        for here in path.into_iter().rev() {
            if depth > most {
                found.push(here);
                depth = 0;
            }
            depths[here] = Some(depth);
            depth += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{cycles, too_deep};

    #[test]
    fn cycles_are_found_once() {
        assert_eq!(
            cycles(&[Some(1), Some(2), Some(1), None, Some(4), Some(3)]),
            [vec![1, 2], vec![4]]
        );
        assert!(cycles(&[Some(1), None, Some(9)]).is_empty());
    }

    #[test]
    fn what_is_too_deep_is_found_again_only_as_far_from_there() {
        let chain = [None, Some(0), Some(1), Some(2), Some(3), Some(4), Some(5)];
        assert_eq!(too_deep(&chain, 2), [3, 6]);
        assert_eq!(too_deep(&chain, 6), [0; 0]);
        let backward = [Some(1), Some(2), Some(3), None, Some(0)];
        assert_eq!(too_deep(&backward, 2), [0]);
        assert!(too_deep(&[Some(1), Some(0), Some(9)], 2).is_empty());
    }

    /// The problems of a chronicle with a lane within `most` others; the outermost has a further field.
    fn problems(most: usize, field: &str) -> Vec<String> {
        let lane = |at: usize| match at.checked_sub(1) {
            None => format!("(id: \"l0\", name: \"L\"{field}), "),
            Some(outer) => format!("(id: \"l{at}\", name: \"L\", within: \"l{outer}\"), "),
        };
        let lanes: String = (0..=most).map(lane).collect();
        let text = format!(
            "Chronicle(format: 1, title: \"T\", lanes: [{lanes}], events: [(id: \"e\", when: \"1127\", name: \"E\")])"
        );
        let report = crate::format::load(text.as_bytes()).err();
        let problems = report.into_iter().flat_map(|report| report.problems);
        problems.map(|problem| problem.message).collect()
    }

    #[test]
    fn only_so_many_lanes_are_within_each_other() {
        assert!(problems(64, "").is_empty());
        assert_eq!(problems(66, ""), ["`l65` is within more than 64 lanes"]);
        assert_eq!(
            problems(100, ", within: \"l100\""),
            ["`within` forms a cycle"]
        );
    }
}
