//! Where the name of a mark can stand on a row.

use super::marks::{Label, LabelPlace, Stretch};
use super::occupancy::Occupancy;
use crate::text::Widths;

/// The fewest columns that a shortened label is worth.
const SHORTEST_LABEL: usize = 9;

/// A way to place a name of so many columns: where it goes on a row, if there is room.
pub(super) type Way = fn(&Occupancy, Stretch, &str, usize, Widths) -> Option<Label>;

/// The name inside the bar of an event that is long enough.
pub(super) fn named_inside(
    _: &Occupancy,
    stretch: Stretch,
    name: &str,
    width: usize,
    _: Widths,
) -> Option<Label> {
    (stretch.end - stretch.first >= width + 2)
        .then(|| Label::lying(stretch.first + 1, name, LabelPlace::Inside, true))
}

/// The whole name right of the mark, or left of it.
pub(super) fn named_beside(
    row: &Occupancy,
    stretch: Stretch,
    name: &str,
    width: usize,
    _: Widths,
) -> Option<Label> {
    let Stretch { first, end } = stretch;
    if row.is_free(end, end + width + 1) {
        return Some(Label::lying(end + 1, name, LabelPlace::Beside, true));
    }
    // One column between mark and name, and two before the name: it must not seem to belong to another mark.
    let before = first.checked_sub(width + 3)?;
    row.is_free(before, first)
        .then(|| Label::lying(first - width - 1, name, LabelPlace::Beside, true))
}

/// As much of the name as there is room for, on the side of the mark that has more.
pub(super) fn named_shortly(
    row: &Occupancy,
    stretch: Stretch,
    name: &str,
    width: usize,
    widths: Widths,
) -> Option<Label> {
    let Stretch { first, end } = stretch;
    // Less than three fifths of a name says too little to be worth its columns.
    let least = SHORTEST_LABEL.max(width * 3 / 5).min(width);
    let (right, left) = (
        row.free_after(end).saturating_sub(2),
        row.free_before(first).saturating_sub(3),
    );
    if right.max(left) < least {
        return None;
    }
    let short = widths.shorten_middle(name, right.max(left));
    let column = if right >= left {
        end + 1
    } else {
        first.saturating_sub(widths.columns(&short) + 1)
    };
    Some(Label::lying(
        column,
        &short,
        LabelPlace::Beside,
        short == name,
    ))
}

/// Columns of an upright name.
pub(super) const UPRIGHT_COLUMNS: usize = 2;

/// The name upright below the mark, in as many of the rows below as have room. A column is left free on both sides: names
/// side by side would read as one.
pub(super) fn named_below(
    rows: &[Occupancy],
    stretch: Stretch,
    name: &str,
    widths: Widths,
) -> Option<Label> {
    let Stretch { first, end } = stretch;
    let (own, below) = rows.split_first()?;
    if end == first + 1 && !own.is_free(end, end + 1) {
        return None;
    }
    let room = below
        .iter()
        .take_while(|row| row.is_apart(first, first + UPRIGHT_COLUMNS))
        .count();
    let (lines, whole) = widths.upright(name, room)?;
    let lines = lines.into_iter().map(str::to_owned).collect();
    Some(Label {
        column: u16::try_from(first).ok()?,
        lines,
        place: LabelPlace::Below,
        whole,
    })
}
