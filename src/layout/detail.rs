//! Level of detail: of a million things, the few that a screen has columns for.

use std::cmp::Reverse;
use std::ops::Range;

use super::grid::Grid;
use crate::chronicle::Intervals;

/// The places of those that touch a stretch of time, and the columns they start in: for every column as many as there is
/// `room` for, and about as many that started before the first. In no order.
pub(super) fn candidates(
    of: &Intervals<impl Copy + Ord>,
    grid: &Grid,
    room: impl Fn(u16) -> usize,
    found: &mut Vec<(usize, u16)>,
) {
    if room(0) > 0 {
        let first = of.started_before(grid.from());
        let lasting = |place: &usize| of.last_ending_after(grid.from(), 0..*place);
        let lasting = std::iter::successors(lasting(&first), lasting).take(2 * room(0));
        found.extend(lasting.map(|place| (place, 0)));
    }
    beginning(of, grid, room, found);
}

/// The same without those that started before the first column.
pub(super) fn beginning(
    of: &Intervals<impl Copy + Ord>,
    grid: &Grid,
    room: impl Fn(u16) -> usize,
    found: &mut Vec<(usize, u16)>,
) {
    by_column(
        of,
        grid,
        |column| room(column) > 0,
        |column, places| {
            take_foremost(places, room(column), |place| found.push((place, column)));
        },
    );
}

/// Goes through the open columns in which anything begins, each with the places of what does.
pub(super) fn by_column(
    of: &Intervals<impl Copy + Ord>,
    grid: &Grid,
    is_open: impl Fn(u16) -> bool,
    mut take: impl FnMut(u16, Range<usize>),
) {
    // Where the weightier ones have filled the chart, nothing is looked for.
    let Some(first_open) = (0..grid.count()).find(|column| is_open(*column)) else {
        return;
    };
    let first = of.started_before(grid.from());
    // A column has about as many as the one before it.
    let (mut place, mut column, mut likely) = (first, first_open, 0);
    while let Some(open) = (column..grid.count()).find(|column| is_open(*column)) {
        place = of.started_before_near(
            grid.start_of(open),
            place + usize::from(open - column) * likely,
        );
        let Some((_, start, _)) = of.get(place).filter(|(_, start, _)| *start < grid.to()) else {
            break;
        };
        column = grid.of(start);
        if column == open || is_open(column) {
            let end = of.started_before_near(grid.end_of(column), place + likely.max(1));
            take(column, place..end);
            (place, column, likely) = (end, column + 1, end - place);
        }
    }
}

/// How places of equal weight are ranked: by a number that halves go before quarters, and quarters before eighths. So
/// what stands out among its neighbours stays the same wherever the window begins, and zooming in only adds to it.
pub(super) fn rank(place: usize) -> (Reverse<u32>, usize) {
    (Reverse(place.trailing_zeros()), place)
}

/// Takes the foremost places of a range by [`rank`], at most so many.
fn take_foremost(range: Range<usize>, most: usize, mut take: impl FnMut(usize)) {
    if range.len() <= most {
        range.for_each(take);
        return;
    }
    let mut left = most;
    if range.start == 0 && left > 0 {
        take(0);
        left -= 1;
    }
    // The places up to the first and up to the last differ by a multiple of no greater power of two than this.
    let before = range.start.max(1) - 1;
    let mut power = (before ^ (range.end - 1)).checked_ilog2();
    while let Some(two) = power.filter(|_| left > 0) {
        // The odd multiples: the even ones were there before.
        let first = ((before >> two) + 1) | 1;
        let places = (first..)
            .step_by(2)
            .map(|multiple| multiple << two)
            .take_while(|place| *place < range.end);
        for place in places.take(left) {
            take(place);
            left -= 1;
        }
        power = two.checked_sub(1);
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
            take_foremost(start..start + length, most, |place| found.push(place));
            found.sort_by_key(|place| rank(*place));
            let mut all: Vec<usize> = (start..start + length).collect();
            all.sort_by_key(|place| rank(*place));
            all.truncate(most);
            prop_assert_eq!(found, all);
        }
    }
}
