//! The axis: as many ticks as there is room for, none overlapping.

use super::window::Columns;
use crate::text;
use crate::time::{CalendarView, DateStyle, ticks_in};

/// The labels of one row of the axis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AxisRow {
    /// From left to right.
    pub labels: Vec<AxisLabel>,
}

/// A label that begins in the column of its tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisLabel {
    /// The column.
    pub column: u16,
    /// The words.
    pub text: String,
}

/// How many columns apart ticks are tried, from close to far.
const SPACINGS: [i64; 7] = [5, 6, 8, 10, 13, 18, 26];

/// The densest row of ticks of a calendar whose labels all fit with a column between them.
pub fn axis_row(calendar: CalendarView, style: DateStyle, columns: Columns) -> AxisRow {
    let mut row = AxisRow::default();
    for spacing in SPACINGS {
        let step = columns.seconds_each().saturating_mul(spacing);
        let (fitting, all) = labels(calendar, style, columns, step);
        row = fitting;
        if all {
            break;
        }
    }
    row
}

/// The labels that fit, and whether none was left out in the middle.
fn labels(calendar: CalendarView, style: DateStyle, columns: Columns, step: i64) -> (AxisRow, bool) {
    let window = columns.window();
    let mut row = AxisRow::default();
    let (mut free, mut all) = (0, true);
    for tick in ticks_in(calendar, style, window.from(), window.to(), step, usize::from(columns.count())) {
        let Ok(column) = u16::try_from(columns.of(tick.at)) else { continue };
        // What the tick before it says already need not be said again: `1126`, `Feb`, `Mar`.
        let label = if row.labels.is_empty() || tick.major { tick.label } else { tick.short };
        let end = usize::from(column) + text::columns(&label);
        if end > usize::from(columns.count()) {
            // The last label may stand over the edge: the tick before it says enough.
            break;
        }
        if usize::from(column) < free {
            all = false;
            continue;
        }
        free = end + 1;
        row.labels.push(AxisLabel { column, text: label });
    }
    (row, all)
}
