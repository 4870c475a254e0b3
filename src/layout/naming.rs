//! Where the name of a mark can stand on a row.

use super::marks::{Label, Stretch};
use super::occupancy::Occupancy;
use crate::text;

/// The fewest columns that a shortened label is worth.
const SHORTEST_LABEL: usize = 9;

/// A way to place a name of so many columns: where it goes on a row, if there is room.
pub(super) type Way = fn(&Occupancy, Stretch, &str, usize) -> Option<Label>;

/// The name inside the bar of an event that is long enough.
pub(super) fn named_inside(_: &Occupancy, stretch: Stretch, name: &str, width: usize) -> Option<Label> {
    (stretch.end - stretch.first >= width + 2).then(|| label(stretch.first + 1, name, true))
}

/// The whole name right of the mark, or left of it.
pub(super) fn named_beside(row: &Occupancy, stretch: Stretch, name: &str, width: usize) -> Option<Label> {
    let Stretch { first, end } = stretch;
    if row.is_free(end, end + width + 1) {
        return Some(label(end + 1, name, false));
    }
    // One column between mark and name, and two before the name: it must not seem to belong to another mark.
    let before = first.checked_sub(width + 3)?;
    row.is_free(before, first).then(|| label(first - width - 1, name, false))
}

/// As much of the name as there is room for, on the side of the mark that has more.
pub(super) fn named_shortly(row: &Occupancy, stretch: Stretch, name: &str, width: usize) -> Option<Label> {
    let Stretch { first, end } = stretch;
    // Less than three fifths of a name says too little to be worth its columns.
    let least = SHORTEST_LABEL.max(width * 3 / 5).min(width);
    let (right, left) = (row.free_after(end).saturating_sub(2), row.free_before(first).saturating_sub(3));
    if right.max(left) < least {
        return None;
    }
    let short = text::shorten(name, right.max(left));
    let column = if right >= left { end + 1 } else { first.saturating_sub(text::columns(&short) + 1) };
    Some(label(column, &short, false))
}

fn label(column: usize, name: &str, inside: bool) -> Label {
    Label { column: u16::try_from(column).unwrap_or(u16::MAX), text: name.to_owned(), inside }
}
