//! Things with a duration, sorted by start: lookups by start, and of what is still going on at a moment.

use std::ops::Range;

use crate::time::Moment;

/// The branching factor: the number of things per block, and of blocks per block of the next level.
const FACTOR: usize = 16;

/// The first list of long intervals has one in this many of all.
const LONG: usize = 16;

/// Each further list has one in this many of the previous one.
const LONGER: usize = 4;

/// The minimum length of a list of long intervals.
const LISTED: usize = 16;

/// Things with a start and an end (exclusive), sorted by start.
///
/// Takes about 25 bytes per thing. No query has to go through all of them.
#[derive(Debug, Clone)]
pub struct Intervals<I> {
    /// The fields of an interval are stored together: with very many intervals, memory access dominates the time.
    all: Vec<Interval<I>>,
    /// The latest end in every block of 16, of 256, and so on. A level is added with its second block.
    latest: Vec<Vec<Moment>>,
    /// The start of every 16th interval, few enough to stay in the cache.
    starts: Vec<Moment>,
    /// The length of the longest interval, in seconds.
    longest: i64,
    /// Lists of the longest intervals, each shorter than the previous list and limited to longer intervals.
    long: Vec<Long>,
}

/// A list of the longest intervals.
#[derive(Debug, Clone)]
struct Long {
    /// Every interval longer than this number of seconds is in the list.
    than: i64,
    /// Their indexes, in ascending order.
    places: Box<[u32]>,
}

/// The longest intervals in a range.
#[derive(Debug)]
pub struct Longest<P> {
    /// Their indexes, in ascending order.
    pub places: P,
    /// Whether all intervals of the requested length are included.
    pub is_complete: bool,
}

/// A thing with its start and end.
#[derive(Debug, Clone, Copy)]
struct Interval<I> {
    start: Moment,
    end: Moment,
    of: I,
}

impl<I> Default for Intervals<I> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            latest: Vec::new(),
            starts: Vec::new(),
            longest: 0,
            long: Vec::new(),
        }
    }
}

impl<I: Copy + Ord> Intervals<I> {
    /// Adds a thing, which must not start before those added earlier.
    pub(super) fn push(&mut self, of: I, start: Moment, end: Moment) {
        let place = self.all.len();
        let mut size = FACTOR;
        for level in 0.. {
            if place < size {
                break;
            }
            if self.latest.len() == level {
                self.latest.push(
                    self.all[..size]
                        .iter()
                        .map(|one| one.end)
                        .max()
                        .into_iter()
                        .collect(),
                );
            }
            let blocks = &mut self.latest[level];
            match blocks.get_mut(place / size) {
                Some(latest) => *latest = end.max(*latest),
                None => blocks.push(end),
            }
            size *= FACTOR;
        }
        if place.is_multiple_of(FACTOR) {
            self.starts.push(start);
        }
        self.longest = self.longest.max(end.since(start));
        self.all.push(Interval { start, end, of });
    }

    /// Builds the lists of long intervals. To be called when all things have been added.
    pub(super) fn finish(&mut self) {
        let length = |place: &u32| {
            let one = &self.all[*place as usize];
            std::cmp::Reverse(one.end.since(one.start))
        };
        let mut count = self.len() / LONG;
        let mut places: Vec<u32> = (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).collect();
        self.long.clear();
        while count >= LISTED {
            let (_, next, _) = places.select_nth_unstable_by_key(count, length);
            let std::cmp::Reverse(than) = length(next);
            places.truncate(count);
            let mut listed = places.clone();
            listed.sort_unstable();
            let places = listed.into();
            self.long.push(Long { than, places });
            count /= LONGER;
        }
    }

    /// The indexes of the longest intervals that start in a range of indexes: all that last longer than `seconds`, perhaps with shorter
    /// ones. If those are more than `most`, only the longest of them. `None` if there is no list, or even the shortest one has more than
    /// `most` in the range.
    pub fn longest_of(
        &self,
        seconds: i64,
        range: Range<usize>,
        most: usize,
    ) -> Option<Longest<impl Iterator<Item = usize>>> {
        let mut found = None;
        for list in self.long.iter().rev() {
            let up_to = |place: usize| list.places.partition_point(|long| (*long as usize) < place);
            let within = list.places.get(up_to(range.start)..up_to(range.end))?;
            if within.len() > most {
                break;
            }
            let is_complete = list.than <= seconds;
            let places = within.iter().map(|place| *place as usize);
            found = Some(Longest {
                places,
                is_complete,
            });
            if is_complete {
                break;
            }
        }
        found
    }

    /// The length of the longest interval, in seconds.
    pub fn longest(&self) -> i64 {
        self.longest
    }

    /// The number of intervals.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True if there are no intervals.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The thing at an index, with its start and end.
    pub fn get(&self, place: usize) -> Option<(I, Moment, Moment)> {
        self.all.get(place).map(|one| (one.of, one.start, one.end))
    }

    /// The thing at an index.
    pub fn at(&self, place: usize) -> Option<I> {
        self.all.get(place).map(|one| one.of)
    }

    /// The number of things less than `of`. Only meaningful if the order of the things agrees with that of their starts.
    pub fn before(&self, of: I) -> usize {
        self.all.partition_point(|one| one.of < of)
    }

    /// The number of intervals that start before a moment.
    pub fn started_before(&self, moment: Moment) -> usize {
        let blocks = self.starts.partition_point(|start| *start < moment);
        let first = blocks.saturating_sub(1) * FACTOR;
        let last = (blocks * FACTOR).min(self.len());
        first + self.all[first..last].partition_point(|one| one.start < moment)
    }

    /// The end of the last interval that starts before a moment, and the start of the first one that does not.
    pub fn around(&self, moment: Moment) -> (Option<Moment>, Option<Moment>) {
        let after = self.started_before(moment);
        let before = after.checked_sub(1).and_then(|before| self.all.get(before));
        (
            before.map(|one| one.end),
            self.all.get(after).map(|one| one.start),
        )
    }

    /// The number of intervals that start before a moment, searched for from a guess.
    pub fn started_before_near(&self, moment: Moment, guess: usize) -> usize {
        count_near(&self.all, guess, |one| one.start < moment)
    }

    /// The last index in a range whose interval ends after a moment.
    pub fn last_ending_after(&self, moment: Moment, range: Range<usize>) -> Option<usize> {
        let mut place = range.end.min(self.len());
        while place > range.start {
            let skipped = self.block_over_by(moment, place);
            if skipped > 0 {
                place -= skipped;
                continue;
            }
            place -= 1;
            if self.all[place].end > moment {
                return Some(place);
            }
        }
        None
    }

    /// The size of the largest block right before `place` in which everything has ended by a moment, or 0.
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

/// The number of leading elements for which `is_before` holds; it must hold for no later ones. The closer the guess, the fewer elements are
/// examined.
pub(super) fn count_near<T>(all: &[T], guess: usize, is_before: impl Fn(&T) -> bool) -> usize {
    let guess = guess.min(all.len());
    let before = |place: usize| all.get(place).is_some_and(&is_before);
    let (mut low, mut high, mut reach) = (guess, guess, 1);
    while before(high) {
        (low, high) = (high + 1, high + reach);
        reach *= 2;
    }
    while low > 0 && !before(low - 1) {
        (low, high) = (low.saturating_sub(reach), low - 1);
        reach *= 2;
    }
    let (low, high) = (low.min(all.len()), high.min(all.len()));
    low + all[low..high.max(low)].partition_point(is_before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn intervals(of: &[(i64, i64)]) -> Intervals<usize> {
        let mut intervals = Intervals::default();
        for (index, (start, length)) in of.iter().enumerate() {
            intervals.push(index, Moment(*start), Moment(start + length));
        }
        intervals
    }

    proptest! {
        #[test]
        fn finds_what_a_walk_would_find(
            mut of in proptest::collection::vec((0i64..2_000, 1i64..40), 0..900),
            moment in 0i64..2_100,
            guess in 0usize..1_000,
            first in 0usize..100,
            before in 0usize..1_000,
        ) {
            of.sort_unstable();
            let known = intervals(&of);
            let moment = Moment(moment);
            let started = of.iter().filter(|(start, _)| Moment(*start) < moment).count();
            prop_assert_eq!(known.started_before(moment), started);
            prop_assert_eq!(known.started_before_near(moment, guess), started);
            let walked = of.iter().take(before).rposition(|(start, length)| Moment(start + length) > moment);
            let walked = walked.filter(|place| *place >= first);
            prop_assert_eq!(known.last_ending_after(moment, first..before), walked);
        }

        #[test]
        fn lists_the_longest(
            mut of in proptest::collection::vec((0i64..2_000, 1i64..40), 0..900),
            seconds in 0i64..50,
            first in 0usize..500,
            before in 500usize..1_000,
            most in 0usize..200,
        ) {
            of.sort_unstable();
            let mut known = intervals(&of);
            known.finish();
            let longer = |seconds: i64| (first..before.min(of.len())).filter({ let of = &of; move |place: &usize| of[*place].1 > seconds });
            let all: Vec<usize> = longer(seconds).collect();
            let Some(listed) = known.longest_of(seconds, first..before, most) else {
                // The shortest list has at least 16 entries.
                prop_assert!(of.len() < 256 || before - first > most);
                return Ok(());
            };
            let places: Vec<usize> = listed.places.collect();
            prop_assert!(places.len() <= most);
            let shortest = places.iter().map(|place| of[*place].1).min().unwrap_or(40);
            let wanted: Vec<usize> = if listed.is_complete { all } else { longer(shortest).collect() };
            prop_assert!(wanted.iter().all(|place| places.contains(place)));
        }
    }
}
