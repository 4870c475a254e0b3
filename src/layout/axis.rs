//! The time axis: as many ticks as fit without overlapping labels.

use super::own_axis;
use super::window::{Columns, Window};
use crate::chronicle::OwnYears;
use crate::text::Widths;
use crate::time::{CalendarView, DateStyle, Dating, SECONDS_PER_DAY, Tick, TickPlaces, Within};

/// The labels of one row of the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisRow {
    /// The calendar of the labels.
    pub calendar: CalendarView,
    /// Whether the row shows the chronicle's own eras instead of a calendar.
    pub is_own: bool,
    /// The labels from left to right.
    pub labels: Vec<AxisLabel>,
    /// The columns of ticks without a label: those that had no room for one, and finer ticks at least three columns apart.
    pub dots: Vec<u16>,
    /// The column where each step begins, and whether the step is odd.
    pub steps: Vec<(u16, bool)>,
}

impl AxisRow {
    /// Whether a column lies in an odd step. Odd and even steps alternate between two backgrounds.
    pub fn is_odd(&self, column: u16) -> bool {
        let after = self.steps.partition_point(|(first, _)| *first <= column);
        match after.checked_sub(1).and_then(|step| self.steps.get(step)) {
            Some((_, odd)) => *odd,
            None => self.steps.first().is_some_and(|(_, odd)| !odd),
        }
    }
}

/// A label that begins in the column of its tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisLabel {
    /// The first column of the text.
    pub column: u16,
    /// The text that is drawn.
    pub text: String,
    /// The full text, for when no earlier label is visible.
    pub whole: String,
    /// The era, year, month and day of the tick, as numbers.
    pub within: Within,
    /// How many leading parts of `within` the text leaves out. The label before it must agree in all of them.
    pub needs: u8,
}

impl AxisLabel {
    /// Whether the text is unambiguous after a label that lies within `before`.
    pub fn goes_on_from(&self, before: Option<Within>) -> bool {
        goes_on(before, self.within, self.needs)
    }
}

/// Whether two labels agree in the first `needs` parts, which the second one leaves out.
fn goes_on(before: Option<Within>, within: Within, needs: u8) -> bool {
    let needs = usize::from(needs);
    needs == 0
        || before.is_some_and(|before| before.iter().take(needs).eq(within.iter().take(needs)))
}

/// Distances between ticks to try, in columns, from dense to sparse.
pub(super) const SPACINGS: [i64; 7] = [5, 6, 8, 10, 13, 18, 26];

/// The rows of an axis, at most `room`: one for each chosen calendar that reaches into the window, then the chronicle's own eras if any are
/// shown. If every chosen calendar covers less than half of the window, a row of `own`, which covers all time, comes first.
pub fn axis_rows(
    dating: Dating,
    own: CalendarView,
    eras: &[OwnYears],
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
    // Hours are the same in every calendar, so only the first row has steps shorter than a day.
    let row = |(place, calendar)| {
        row_of_steps(
            calendar,
            dating.style_of(calendar),
            columns,
            widths,
            if place == 0 { 0 } else { SECONDS_PER_DAY },
        )
    };
    let mut rows: Vec<AxisRow> = rows.into_iter().take(room).enumerate().map(row).collect();
    if rows.len() < room
        && let Some(reckoning) = own.reckoning().filter(|_| !eras.is_empty())
    {
        rows.push(own_axis::row(eras, reckoning, columns, widths));
    }
    rows
}

/// How many seconds of a window a calendar covers.
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

/// Like [`axis_row`], with steps of at least `least` seconds.
fn row_of_steps(
    calendar: CalendarView,
    style: DateStyle,
    columns: Columns<'_>,
    widths: Widths,
    least: i64,
) -> AxisRow {
    let mut row = AxisRow {
        calendar,
        is_own: false,
        labels: Vec::new(),
        dots: Vec::new(),
        steps: Vec::new(),
    };
    let mut tried: Option<TickPlaces> = None;
    for spacing in SPACINGS {
        let step = columns.seconds_each().saturating_mul(spacing).max(least);
        if tried.as_ref().is_some_and(|tried| tried.suit(step)) {
            continue;
        }
        let ticks = tried.insert(places(calendar, style, columns, step)).ticks();
        let (labels, enough) = if columns.is_even() {
            labels(&ticks, columns, widths)
        } else {
            uneven_labels(&ticks, columns, widths)
        };
        if enough || labels.len() > row.labels.len() {
            row.labels = labels;
            row.steps = steps(&ticks, columns);
        }
        if enough {
            break;
        }
    }
    row.dots = dots(&row, style, columns, widths, least);
    row
}

/// The ticks on the columns, at least `least` seconds apart.
fn places(
    calendar: CalendarView,
    style: DateStyle,
    columns: Columns<'_>,
    least: i64,
) -> TickPlaces {
    let (from, to) = (
        columns.start_of(0),
        columns.start_of(columns.count().into()),
    );
    TickPlaces::of(calendar, style, from, to, least, columns.count().into())
}

/// The column where each step begins, and whether the step is odd.
pub(super) fn steps(ticks: &[Tick], columns: Columns<'_>) -> Vec<(u16, bool)> {
    let step = |tick: &Tick| {
        let column = u16::try_from(columns.of(tick.at)).ok()?;
        Some((column, tick.ordinal.rem_euclid(2) == 1))
    };
    ticks.iter().filter_map(step).collect()
}

/// Minimum distance between ticks in columns, so that they can be distinguished.
const APART: u16 = 3;

/// The columns of ticks without labels: steps that have none, and finer steps at least [`APART`] columns apart.
fn dots(
    row: &AxisRow,
    style: DateStyle,
    columns: Columns<'_>,
    widths: Widths,
    least: i64,
) -> Vec<u16> {
    let finer = columns
        .seconds_each()
        .saturating_mul(APART.into())
        .max(least);
    let finer = places(row.calendar, style, columns, finer);
    let mut all: Vec<u16> = row.steps.iter().map(|(column, _)| *column).collect();
    let (mut before, mut between) = (None, Vec::new());
    for column in finer
        .moments()
        .filter_map(|at| u16::try_from(columns.of(at)).ok())
    {
        if before.is_none_or(|before: u16| column >= before + APART) {
            between.push(column);
            before = Some(column);
        }
    }
    all.extend(between);
    all.sort_unstable();
    all.dedup();
    let words = |label: &AxisLabel| {
        let width = u16::try_from(widths.columns(&label.text)).unwrap_or(u16::MAX);
        label.column.saturating_sub(1)..label.column.saturating_add(width + 1)
    };
    all.retain(|column| !row.labels.iter().any(|label| words(label).contains(column)));
    all
}

/// Extra blank columns after the label of a tick: the last word of three or more would otherwise run into the next label, and a day would
/// be read together with the time of day after it.
fn air_after(label: &str, tick: &Tick, next: Option<&Tick>) -> usize {
    let is_timed = |tick: &Tick| tick.at.second_of_day() != 0;
    if !is_timed(tick) && next.is_some_and(is_timed) {
        return 2;
    }
    usize::from(label.matches(' ').count() >= 2)
}

/// The labels that fit, and whether none was left out in the middle.
pub(super) fn labels(
    ticks: &[Tick],
    columns: Columns<'_>,
    widths: Widths,
) -> (Vec<AxisLabel>, bool) {
    let count = usize::from(columns.count());
    let column = |tick: &Tick| usize::try_from(columns.of(tick.at)).unwrap_or(0);
    let mut labels: Vec<AxisLabel> = Vec::new();
    let (mut free, mut all, mut at_length) = (0, true, false);
    for (index, tick) in ticks.iter().enumerate() {
        let after = ticks.get(index + 1);
        let next = after.map_or(count, |next| column(next).saturating_sub(1));
        let air = |label: &str| air_after(label, tick, after);
        let fits = |label: &str| column(tick) + widths.columns(label) + air(label) <= next;
        let (label, needs) = words(tick, labels.last(), fits);
        let end = column(tick) + widths.columns(label);
        if end > count {
            // A last label that would cross the edge is left out: the one before it is enough.
            break;
        }
        if column(tick) < free {
            // Beside a label that had to be written in full, the next tick may go without one.
            all &= at_length;
            continue;
        }
        if labels.last().is_some_and(|last| last.text == *label) {
            continue;
        }
        free = end + 1 + air(label);
        at_length = needs == 0 && tick.label_needs > 0;
        labels.push(AxisLabel {
            column: u16::try_from(column(tick)).unwrap_or(u16::MAX),
            text: label.to_owned(),
            whole: tick.whole.clone(),
            within: tick.within,
            needs,
        });
    }
    (labels, all)
}

/// The labels on an uneven scale, where some ticks are always too close together: those from left to right, or those of the widest steps
/// if they cover more columns. They are enough if three quarters of the ticks have labels, or of the columns.
fn uneven_labels(ticks: &[Tick], columns: Columns<'_>, widths: Widths) -> (Vec<AxisLabel>, bool) {
    let in_order = labels(ticks, columns, widths).0;
    let widest = labels(&widest(ticks, columns, widths), columns, widths).0;
    let covered = |labels: &[AxisLabel]| -> i64 {
        let has_label = |column: i64| labels.iter().any(|label| i64::from(label.column) == column);
        let steps = step_widths(ticks, columns);
        let labelled = steps.filter(|(column, _)| has_label(*column));
        labelled.map(|(_, width)| width).sum()
    };
    let labels = if covered(&widest) > covered(&in_order) {
        widest
    } else {
        in_order
    };
    let enough = labels.len() * 4 >= ticks.len() * 3
        || covered(&labels) * 4 >= i64::from(columns.count()) * 3;
    (labels, enough)
}

/// The column of each tick, and how many columns there are until the next one.
fn step_widths<'a>(
    ticks: &'a [Tick],
    columns: Columns<'a>,
) -> impl Iterator<Item = (i64, i64)> + 'a {
    let starts = ticks.iter().map(move |tick| columns.of(tick.at));
    let ends = starts.clone().skip(1).chain([columns.count().into()]);
    starts.zip(ends).map(|(start, end)| (start, end - start))
}

/// The ticks that have room for a label if those of wider steps go first.
fn widest(ticks: &[Tick], columns: Columns<'_>, widths: Widths) -> Vec<Tick> {
    let mut order: Vec<_> = step_widths(ticks, columns).zip(ticks).collect();
    order.sort_by_key(|((_, width), _)| std::cmp::Reverse(*width));
    let mut taken: Vec<(i64, i64, &Tick)> = Vec::new();
    for ((from, _), tick) in order {
        let to = from + i64::try_from(widths.columns(&tick.label)).unwrap_or(from) + 1;
        let is_free = taken
            .iter()
            .all(|(first, end, _)| to <= *first || from >= *end);
        if is_free && to <= i64::from(columns.count()) + 1 {
            taken.push((from, to, tick));
        }
    }
    taken.sort_by_key(|(from, ..)| *from);
    taken.into_iter().map(|(.., tick)| tick.clone()).collect()
}

/// The text of a tick after the label `before`, and how many parts it leaves out. It leaves out only what `before` already shows (`1126`,
/// `Feb`, `Mar`).
fn words<'t>(
    tick: &'t Tick,
    before: Option<&AxisLabel>,
    fits: impl Fn(&str) -> bool,
) -> (&'t str, u8) {
    let within = before.map(|before| before.within);
    let whole = (tick.whole.as_str(), 0);
    let label = (tick.label.as_str(), tick.label_needs);
    let short = (tick.short.as_str(), tick.short_needs);
    let alone = before.is_none() || tick.new_year;
    let forms = if alone && fits(&tick.whole) {
        [whole; 3]
    } else if alone || tick.major {
        [label, whole, whole]
    } else {
        [short, label, whole]
    };
    let says_enough = |(_, needs): &(&str, u8)| goes_on(within, tick.within, *needs);
    forms.into_iter().find(says_enough).unwrap_or(whole)
}
