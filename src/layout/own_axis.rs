//! The axis of the chronicle's own eras.

use super::axis::{AxisRow, SPACINGS, labels, steps};
use super::window::Columns;
use crate::chronicle::OwnYears;
use crate::text::Widths;
use crate::time::{CalendarView, Moment, Reckoning, SECONDS_PER_DAY, Tick};

/// The row of an axis whose ticks are the years of the chronicle's own eras, based on the years of `reckoning`.
pub(super) fn row(
    eras: &[OwnYears],
    reckoning: Reckoning,
    columns: Columns<'_>,
    widths: Widths,
) -> AxisRow {
    let mut row = AxisRow {
        calendar: CalendarView::of_reckoning(reckoning),
        is_own: true,
        labels: Vec::new(),
        dots: Vec::new(),
        steps: Vec::new(),
    };
    for spacing in SPACINGS {
        let step = columns.seconds_each().saturating_mul(spacing);
        let ticks = ticks(eras, reckoning, columns, step);
        let (labels, all) = labels(&ticks, columns, widths);
        if all || labels.len() > row.labels.len() {
            row.labels = labels;
            row.steps = steps(&ticks, columns);
        }
        if all {
            break;
        }
    }
    row
}

/// The ticks where the eras and their years begin in the window, at least `least` seconds apart. If two are too close, the first year of an
/// era is kept.
fn ticks(eras: &[OwnYears], reckoning: Reckoning, columns: Columns<'_>, least: i64) -> Vec<Tick> {
    let (from, to) = (
        columns.start_of(0),
        columns.start_of(columns.count().into()),
    );
    let years = step_of(least);
    let mut all: Vec<Tick> = Vec::new();
    let ordinal = |at: Moment| reckoning.date(at.day()).year.div_euclid(years);
    let seen = (1..).zip(eras);
    for (place, era) in seen.filter(|(_, era)| era.from < to && from < era.until) {
        let first = era.first_year.max(reckoning.date(from.day()).year);
        let until = reckoning.date(to.min(era.until).plus(-1).day()).year;
        for number in numbers(era.number(first), era.number(until), years) {
            let begins = reckoning.year_start(era.first_year + number - 1).start();
            let at = if number == 1 { era.from } else { begins };
            if !(from..to).contains(&at) {
                continue;
            }
            let tick = tick((era, place), number, at, ordinal(at));
            while all
                .last()
                .is_some_and(|before| at.since(before.at) < least && tick.major && !before.major)
            {
                all.pop();
            }
            if all.last().is_none_or(|before| at.since(before.at) >= least) {
                all.push(tick);
            }
        }
    }
    all
}

/// The numbers of years that get a tick: 1, and the multiples of `step`. An era may have an open end, so that there may be billions of years.
fn numbers(first: i64, last: i64, step: i64) -> impl Iterator<Item = i64> {
    let multiple = first.saturating_add(first.saturating_neg().rem_euclid(step));
    let multiples = (multiple..=last).step_by(usize::try_from(step).unwrap_or(usize::MAX));
    let one = (first <= 1 && 1 <= last).then_some(1);
    one.into_iter()
        .chain(multiples.filter(|number| *number != 1))
}

/// The smallest step of at least `least` seconds, in years: 1, 2 or 5 times a power of ten.
fn step_of(least: i64) -> i64 {
    let steps = (0..11).flat_map(|power| [1, 2, 5].map(|times| times * 10_i64.pow(power)));
    let mut steps = steps.skip_while(|years| years * 365 * SECONDS_PER_DAY < least);
    steps.next().unwrap_or(i64::MAX)
}

fn tick((era, place): (&OwnYears, i64), number: i64, at: Moment, ordinal: i64) -> Tick {
    let (whole, major) = (era.year_text(number), number == 1);
    let short = if era.is_single {
        whole.clone()
    } else {
        number.to_string()
    };
    Tick {
        at,
        label: if major { whole.clone() } else { short.clone() },
        whole,
        short,
        major,
        new_year: major,
        ordinal,
        within: [place, number, 0, 0],
        label_needs: u8::from(!major),
        short_needs: u8::from(!era.is_single),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_era_without_an_end_has_few_ticks_however_long_it_is() {
        for (name, (first, last, step), expected) in [
            ("each year", (1, 4, 1), vec![1, 2, 3, 4]),
            (
                "the first year and rounder ones",
                (1, 12, 5),
                vec![1, 5, 10],
            ),
            ("from its middle", (7, 21, 5), vec![10, 15, 20]),
            ("none", (7, 9, 5), vec![]),
            (
                "billions of years",
                (1, 30_000_000_000, 10_000_000_000),
                vec![1, 10_000_000_000, 20_000_000_000, 30_000_000_000],
            ),
            (
                "the longest step",
                (1, i64::MAX, i64::MAX),
                vec![1, i64::MAX],
            ),
        ] {
            let found: Vec<i64> = numbers(first, last, step).collect();
            assert_eq!(found, expected, "{name}");
        }
    }
}
