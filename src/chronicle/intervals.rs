//! Things that last, in order of their starts: what began when, and what still lasted.

use crate::time::Moment;

/// How many things, and how many blocks, make one larger block.
const FACTOR: usize = 16;

/// Things with a start and an end (exclusive), in order of their starts.
///
/// Takes about 21 bytes for each. Every question is answered without walking through all of them.
#[derive(Debug, Clone, Default)]
pub struct Intervals {
    of: Vec<u32>,
    starts: Vec<Moment>,
    ends: Vec<Moment>,
    /// The latest end in every block of 16, of 256, and so on; a level comes with its second block.
    latest: Vec<Vec<Moment>>,
}

impl Intervals {
    /// Adds what starts at or after everything that was added before.
    pub(super) fn push(&mut self, of: u32, start: Moment, end: Moment) {
        let place = self.of.len();
        let mut size = FACTOR;
        for level in 0.. {
            if place < size {
                break;
            }
            if self.latest.len() == level {
                self.latest.push(self.ends[..size].iter().max().copied().into_iter().collect());
            }
            let blocks = &mut self.latest[level];
            match blocks.get_mut(place / size) {
                Some(latest) => *latest = end.max(*latest),
                None => blocks.push(end),
            }
            size *= FACTOR;
        }
        self.of.push(of);
        self.starts.push(start);
        self.ends.push(end);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// What stands at a place, with its start and its end.
    pub fn get(&self, place: usize) -> Option<(u32, Moment, Moment)> {
        Some((*self.of.get(place)?, *self.starts.get(place)?, *self.ends.get(place)?))
    }

    /// What they stand for, in order of their starts.
    pub fn all(&self) -> &[u32] {
        &self.of
    }

    /// How many start before a moment.
    pub fn started_before(&self, moment: Moment) -> usize {
        self.starts.partition_point(|start| *start < moment)
    }

    /// How many start before a moment, where that is known to be no fewer than `least`, and likely not many more.
    pub fn started_before_from(&self, moment: Moment, least: usize) -> usize {
        let after = self.starts.get(least..).unwrap_or_default();
        let mut reach = 1;
        while after.get(reach - 1).is_some_and(|start| *start < moment) {
            reach *= 2;
        }
        let (low, high) = (reach / 2, reach.min(after.len()));
        least + low + after[low.min(high)..high].partition_point(|start| *start < moment)
    }

    /// The last place before `before` of something that ends after a moment.
    pub fn last_ending_after(&self, moment: Moment, before: usize) -> Option<usize> {
        let mut place = before.min(self.len());
        while place > 0 {
            let skipped = self.block_over_by(moment, place);
            if skipped > 0 {
                place -= skipped;
                continue;
            }
            place -= 1;
            if self.ends[place] > moment {
                return Some(place);
            }
        }
        None
    }

    /// The size of the largest block right before `place` in which everything is over by a moment, or 0.
    fn block_over_by(&self, moment: Moment, place: usize) -> usize {
        let (mut size, mut over) = (FACTOR, 0);
        for latest in &self.latest {
            if !place.is_multiple_of(size) || latest[place / size - 1] > moment {
                break;
            }
            over = size;
            size *= FACTOR;
        }
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn intervals(of: &[(i64, i64)]) -> Intervals {
        let mut intervals = Intervals::default();
        for (index, (start, length)) in (0u32..).zip(of) {
            intervals.push(index, Moment(*start), Moment(start + length));
        }
        intervals
    }

    proptest! {
        #[test]
        fn finds_what_a_walk_would_find(
            mut of in proptest::collection::vec((0i64..2_000, 1i64..40), 0..900),
            moment in 0i64..2_100,
            least in 0usize..900,
            before in 0usize..1_000,
        ) {
            of.sort_unstable();
            let known = intervals(&of);
            let moment = Moment(moment);
            let started = of.iter().filter(|(start, _)| Moment(*start) < moment).count();
            prop_assert_eq!(known.started_before(moment), started);
            prop_assert_eq!(known.started_before_from(moment, least.min(started)), started);
            let walked = of.iter().take(before).rposition(|(start, length)| Moment(start + length) > moment);
            prop_assert_eq!(known.last_ending_after(moment, before), walked);
        }
    }
}
