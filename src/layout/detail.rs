//! Level of detail: chooses, of perhaps a million items, the few that a screen has columns for.

use std::cmp::Reverse;
use std::ops::Range;

use super::grid::Grid;
use crate::chronicle::Intervals;

/// Finds the places of items that touch the grid, and the columns they start in, in no particular order: up to `room` for each column, and
/// up to twice `room(0)` that started before the first column.
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

/// Like [`candidates`], without items that started before the first column.
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

/// Calls `take` for each open column in which anything begins, with the places of the items that begin in it.
pub(super) fn by_column(
    of: &Intervals<impl Copy + Ord>,
    grid: &Grid,
    is_open: impl Fn(u16) -> bool,
    mut take: impl FnMut(u16, Range<usize>),
) {
    // If weightier items have filled the chart, there is nothing to look for.
    let Some(first_open) = (0..grid.count()).find(|column| is_open(*column)) else {
        return;
    };
    let first = of.started_before(grid.from());
    // Neighbouring columns have similar counts: the last one is a guess for the next.
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

/// The order of places of equal weight: multiples of greater powers of two come first. This way the items that stand out among their
/// neighbours do not depend on where the window begins, and zooming in only adds to them.
pub(super) fn rank(place: usize) -> (Reverse<u32>, usize) {
    (Reverse(place.trailing_zeros()), place)
}

/// Takes the foremost places of a range by [`rank`], at most `most`.
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
    // The highest bit in which the two differ is the greatest power of two with a multiple in the range.
    let before = range.start.max(1) - 1;
    let mut power = (before ^ (range.end - 1)).checked_ilog2();
    while let Some(two) = power.filter(|_| left > 0) {
        // Only the odd multiples: the even ones were taken with a greater power.
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
