//! Level of detail: of a million things, the few that a screen has columns for.

use std::cmp::Reverse;
use std::ops::Range;

use super::grid::Grid;
use crate::chronicle::Intervals;

/// The places of those that touch the window: for every column about as many that start in it as there is `room`
/// for, and about as many that started before the window. In no order.
pub(super) fn candidates(of: &Intervals, grid: &Grid, room: impl Fn(u16) -> usize) -> Vec<usize> {
    let mut found = Vec::new();
    let first = of.started_before(grid.from());
    let has_room = |column: u16| room(column) > 0;
    if has_room(0) {
        let lasting = |place: &usize| of.last_ending_after(grid.from(), *place);
        found.extend(std::iter::successors(lasting(&first), lasting).take(2 * room(0) + SPARE));
    }
    // A column has about as many as the one before it.
    let (mut place, mut column, mut likely) = (first, 0u16, 0);
    while let Some(open) = (column..grid.count()).find(|column| has_room(*column)) {
        place = of.started_before_near(grid.start_of(open), place + usize::from(open - column) * likely);
        let Some((_, start, _)) = of.get(place).filter(|(_, start, _)| *start < grid.to()) else { break };
        column = grid.of(start);
        if column == open || has_room(column) {
            let end = of.started_before_near(grid.end_of(column), place + likely.max(1));
            take_foremost(place..end, room(column) + SPARE, &mut found);
            (place, column, likely) = (end, column + 1, end - place);
        }
    }
    found
}

/// So many more than there is room for: some last too long to fit in.
const SPARE: usize = 1;

/// How places of equal weight are ranked: by a number that halves go before quarters, and quarters before eighths. So
/// what stands out among its neighbours stays the same wherever the window begins, and zooming in only adds to it.
pub(super) fn rank(place: usize) -> (Reverse<u32>, usize) {
    (Reverse(place.trailing_zeros()), place)
}

/// Adds the foremost places of a range by [`rank`], at most so many.
fn take_foremost(range: Range<usize>, most: usize, found: &mut Vec<usize>) {
    if range.len() <= most {
        found.extend(range);
        return;
    }
    let enough = found.len() + most;
    let mut step = range.end.next_power_of_two();
    if range.start == 0 {
        found.push(0);
    }
    while found.len() < enough && step > 0 {
        // The odd multiples of the step: the even ones were there before.
        let first = range.start.div_ceil(step) | 1;
        let places = (first..).step_by(2).map(|multiple| multiple * step).take_while(|place| *place < range.end);
        found.extend(places.take(enough - found.len()));
        step /= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_foremost_are_those_of_a_sorted_range(start in 0usize..5_000, length in 1usize..600, most in 1usize..20) {
            let mut found = Vec::new();
            take_foremost(start..start + length, most, &mut found);
            found.sort_by_key(|place| rank(*place));
            let mut all: Vec<usize> = (start..start + length).collect();
            all.sort_by_key(|place| rank(*place));
            all.truncate(most);
            prop_assert_eq!(found, all);
        }
    }
}
