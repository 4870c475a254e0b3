//! The axis: as many ticks as there is room for, none overlapping.

use super::window::{Columns, Window};
use crate::text::Widths;
use crate::time::{CalendarView, DateStyle, Dating, SECONDS_PER_DAY, Tick, ticks_in};

/// The labels of one row of the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisRow {
    /// The calendar they are of.
    pub calendar: CalendarView,
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

/// The rows of an axis, at most as many as there is `room` for: of the calendars chosen as far as they reach, and first of
/// `own`, which reaches everywhere, where they reach less than half of the window.
pub fn axis_rows(
    dating: Dating,
    own: CalendarView,
    columns: Columns<'_>,
    widths: Widths,
    room: usize,
) -> Vec<AxisRow> {
    let window = columns.window();
    let mut rows: Vec<CalendarView> = dating
        .calendars
        .iter()
        .filter(|calendar| reach(*calendar, window) > 0)
        .collect();
    if rows
        .iter()
        .all(|calendar| reach(*calendar, window) < window.seconds() / 2)
    {
        rows.insert(0, own);
    }
    // The hours of a day are the same in all of them.
    let row = |(place, calendar)| {
        row_of_steps(
            calendar,
            dating.style_of(calendar),
            columns,
            widths,
            if place == 0 { 0 } else { SECONDS_PER_DAY },
        )
    };
    rows.into_iter().take(room).enumerate().map(row).collect()
}

/// The seconds of a window that a calendar reaches.
fn reach(calendar: CalendarView, window: Window) -> i64 {
    let Some(reach) = calendar.reach() else {
        return window.seconds();
    };
    window
        .to()
        .min(reach.end.start())
        .since(window.from().max(reach.start.start()))
        .max(0)
}

/// The densest row of ticks of a calendar whose labels all fit with a column between them.
pub fn axis_row(
    calendar: CalendarView,
    style: DateStyle,
    columns: Columns<'_>,
    widths: Widths,
) -> AxisRow {
    row_of_steps(calendar, style, columns, widths, 0)
}

/// The same with steps of at least so many seconds.
fn row_of_steps(
    calendar: CalendarView,
    style: DateStyle,
    columns: Columns<'_>,
    widths: Widths,
    least: i64,
) -> AxisRow {
    let mut row = AxisRow {
        calendar,
        labels: Vec::new(),
    };
    for spacing in SPACINGS {
        let step = columns.seconds_each().saturating_mul(spacing).max(least);
        let (labels, all) = labels(calendar, style, columns, widths, step);
        // Where time is spread unevenly, some ticks are always too close: the more labels, the better.
        if columns.is_even() || labels.len() > row.labels.len() {
            row.labels = labels;
        }
        if all {
            break;
        }
    }
    row
}

/// The labels that fit, and whether none was left out in the middle.
fn labels(
    calendar: CalendarView,
    style: DateStyle,
    columns: Columns<'_>,
    widths: Widths,
    step: i64,
) -> (Vec<AxisLabel>, bool) {
    let window = columns.window();
    let ticks = ticks_in(
        calendar,
        style,
        window.from(),
        window.to(),
        step,
        usize::from(columns.count()),
    );
    let column = |tick: &Tick| usize::try_from(columns.of(tick.at)).unwrap_or(0);
    let mut labels: Vec<AxisLabel> = Vec::new();
    let (mut free, mut all, mut left_out) = (0, true, false);
    for (index, tick) in ticks.iter().enumerate() {
        let next = ticks
            .get(index + 1)
            .map_or(usize::from(columns.count()), |next| {
                column(next).saturating_sub(1)
            });
        // What the tick before it says already need not be said again: `1126`, `Feb`, `Mar`.
        let alone = labels.is_empty() || tick.new_year;
        let label = match alone || tick.major {
            _ if left_out => &tick.whole,
            true if alone && column(tick) + widths.columns(&tick.whole) <= next => &tick.whole,
            true => &tick.label,
            false => &tick.short,
        };
        let end = column(tick) + widths.columns(label);
        if end > usize::from(columns.count()) {
            // The last label may stand over the edge: the tick before it says enough.
            break;
        }
        if column(tick) < free {
            (all, left_out) = (false, true);
            continue;
        }
        left_out = false;
        free = end + 1;
        labels.push(AxisLabel {
            column: u16::try_from(column(tick)).unwrap_or(u16::MAX),
            text: label.clone(),
        });
    }
    (labels, all)
}
