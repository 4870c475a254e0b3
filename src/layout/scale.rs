//! How time is spread over the columns: evenly, or wider where more happened.

use super::window::{Window, scale};
use crate::chronicle::Timeline;
use crate::time::Moment;

/// A way to spread time. A second without events has its true length. The events add a fixed amount in total, which is shared among them.
///
/// The mapping is strictly monotonic: it keeps the order of moments, and every tick is correct.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scale {
    /// How many steps it is away from true time.
    step: u8,
    /// Moments in order, each with the seconds added by the events before it.
    knots: Vec<(i64, i64)>,
}

/// The scale that spreads time evenly.
pub(super) static TRUE_TIME: Scale = Scale {
    step: 0,
    knots: Vec::new(),
};

/// How much the events add in each step, in sixteenths of the whole range.
const STEPS: [i64; 4] = [1, 4, 16, 64];

/// About how many knots suffice to show where much happened.
const KNOTS: usize = 128;

impl Scale {
    /// The scale of a timeline, `step` steps away from true time. After the last step it is true time again.
    pub fn of(timeline: &Timeline, step: u8) -> Self {
        let Some(sixteenths) = usize::from(step)
            .checked_sub(1)
            .and_then(|index| STEPS.get(index))
        else {
            return Self::default();
        };
        let last = timeline.len().saturating_sub(1);
        let count = last.min(KNOTS);
        let ranks = (0..=count).map(|knot| knot * last / count.max(1));
        let starts: Vec<(i64, usize)> = ranks
            .filter_map(|rank| Some((timeline.start(rank)?, rank)))
            .filter(|(start, _)| *start > Moment::MIN)
            .map(|(start, rank)| (start.0, rank))
            .collect();
        let (Some(first), Some(end)) = (starts.first(), starts.last()) else {
            return Self::default();
        };
        let range = end.0 - first.0;
        let most = Window::LONGEST / 2 - range.min(Window::LONGEST / 2);
        let added = (range / 16).saturating_mul(*sixteenths).min(most);
        let mut knots: Vec<(i64, i64)> = starts
            .iter()
            .map(|(start, rank)| (*start, share(added, *rank, last)))
            .collect();
        knots.dedup_by_key(|(start, _)| *start);
        Self { step, knots }
    }

    /// How many steps it is away from true time, and how many steps there are.
    pub fn step(&self) -> (u8, u8) {
        (self.step, u8::try_from(STEPS.len()).unwrap_or(u8::MAX))
    }

    /// The place of a moment on the scale, in seconds.
    pub(super) fn place(&self, moment: i64) -> i64 {
        let after = self.knots.partition_point(|(at, _)| *at <= moment);
        let (from, added) = after
            .checked_sub(1)
            .and_then(|before| self.knots.get(before))
            .copied()
            .unwrap_or((moment, 0));
        let more = match self.knots.get(after).filter(|_| after > 0) {
            Some((to, next)) => scale(moment - from, next - added, to - from),
            None => 0,
        };
        moment.saturating_add(added).saturating_add(more)
    }

    /// The first moment whose place is not before this one.
    pub(super) fn moment(&self, place: i64) -> i64 {
        let after = self
            .knots
            .partition_point(|(at, added)| at + added <= place);
        self.moment_between(place, after)
    }

    /// The moments of places in ascending order; see [`Self::moment`].
    pub(super) fn moments(&self, places: impl Iterator<Item = i64>) -> impl Iterator<Item = i64> {
        let mut after = 0;
        places.map(move |place| {
            let passed = self.knots.iter().skip(after);
            after += passed.take_while(|(at, added)| at + added <= place).count();
            self.moment_between(place, after)
        })
    }

    /// The first moment whose place is not before this one, which lies before the knot `after` and not before the one to its left.
    fn moment_between(&self, place: i64, after: usize) -> i64 {
        let before = after.checked_sub(1);
        let Some((from, added)) = before.and_then(|before| self.knots.get(before)) else {
            return place;
        };
        let beyond = place.saturating_sub(from + added);
        match self.knots.get(after) {
            Some((to, next)) => {
                let (length, more) = (to - from, next - added);
                // A guess by the slope. Rounding makes it at most one second too early.
                let guess = scale(beyond, length, length + more);
                let is_early = guess + scale(guess, more, length) < beyond;
                from + guess + i64::from(is_early)
            }
            None => from.saturating_add(beyond),
        }
    }

    /// Applies a change to a window on the scale: the moments are mapped to places, changed, and mapped back.
    #[must_use]
    pub fn change(&self, window: Window, change: impl Fn(Window) -> Window) -> Window {
        if self.knots.is_empty() {
            return change(window);
        }
        let places = Window::new(self.at(window.from()), self.at(window.to()));
        let changed = change(places);
        Window::new(
            Moment(self.moment(changed.from().0)),
            Moment(self.moment(changed.to().0)),
        )
    }

    /// A window scaled on the scale by `numerator / denominator`, with the moment `about` staying in its column. The window is unchanged if
    /// it cannot be shorter.
    #[must_use]
    pub fn zoomed(
        &self,
        window: Window,
        about: Moment,
        numerator: i64,
        denominator: i64,
    ) -> Window {
        let zoomed = self.change(window, |window| {
            window.zoomed(self.at(about), numerator, denominator)
        });
        // A window that was clamped to the shortest length does not have the moment in the same column.
        if zoomed.is_shortest() && !self.knots.is_empty() {
            window
        } else {
            zoomed
        }
    }

    /// The place of a moment, as used by [`Self::change`].
    pub fn at(&self, moment: Moment) -> Moment {
        Moment(self.place(moment.0))
    }
}

fn share(added: i64, rank: usize, last: usize) -> i64 {
    let (rank, last) = (
        i64::try_from(rank).unwrap_or(0),
        i64::try_from(last).unwrap_or(1),
    );
    scale(added, rank, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale() -> impl Strategy<Value = Scale> {
        proptest::collection::btree_map(
            -2_000_000_000i64..2_000_000_000,
            0i64..5_000_000_000,
            2..30,
        )
        .prop_map(|knots| {
            let mut added = 0;
            let knots = knots.into_iter().map(|(at, more)| {
                let knot = (at, added);
                added += more;
                knot
            });
            Scale {
                step: 1,
                knots: knots.collect(),
            }
        })
    }

    proptest! {
        #[test]
        fn later_is_further_right(scale in scale(), one in -3_000_000_000i64..3_000_000_000, later in 1i64..1_000_000) {
            prop_assert!(scale.place(one) < scale.place(one + later));
        }

        #[test]
        fn a_place_is_found_again(scale in scale(), moment in -3_000_000_000i64..3_000_000_000, beside in 0i64..3) {
            prop_assert_eq!(scale.moment(scale.place(moment)), moment);
            let place = scale.place(moment) + beside;
            let found = scale.moment(place);
            prop_assert!(scale.place(found) >= place && scale.place(found - 1) < place);
        }

        #[test]
        fn moments_are_found_in_one_pass(scale in scale(), mut places in proptest::collection::vec(-3_000_000_000i64..8_000_000_000, 0..20)) {
            places.sort_unstable();
            let each: Vec<i64> = places.iter().map(|place| scale.moment(*place)).collect();
            prop_assert_eq!(scale.moments(places.into_iter()).collect::<Vec<_>>(), each);
        }

        #[test]
        fn true_time_is_as_it_is(moment in -3_000_000_000i64..3_000_000_000) {
            prop_assert_eq!(TRUE_TIME.place(moment), moment);
            prop_assert_eq!(TRUE_TIME.moment(moment), moment);
        }
    }
}
