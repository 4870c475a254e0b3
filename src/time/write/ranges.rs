//! Formatting short ranges, below a heading or with the year.

use super::short::year;
use super::within::{Period, below_year, day, days, marked, months, one};
use super::{DateStyle, Word};
use crate::time::edtf::{Date, Parts, When};
use crate::time::precision::Precision;
use crate::time::reckoning::Reckoning;

/// An interval with known ends, below the heading of the period of its start: "7–14 Dec", "31 Jan–4 Mar", "6 Nov–1130" if it ends
/// in another year. `None` for other dates, and below a heading of several years.
///
/// ```
/// use annals::time::{DateStyle, Period, Reckoning, When, write_range_within};
///
/// let range = |text| {
///     let when = When::parse(text, Reckoning::Julian).ok()?;
///     write_range_within(&when, Period::Year, Reckoning::Julian, DateStyle::english())
/// };
/// assert_eq!(range("1126-01-31/1126-03-04").as_deref(), Some("31 Jan–4 Mar"));
/// assert_eq!(range("1126-01-31/.."), None);
/// ```
pub fn write_range_within(
    when: &When,
    period: Period,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<String> {
    let Parts::Interval(Ok(start), Ok(end)) = when.parts() else {
        return None;
    };
    if matches!(period, Period::Years(_)) {
        return None;
    }
    if let Some(days) = range_of_year(&start, &end, reckoning, style) {
        return Some(days);
    }
    let (first, last) = (start.days().0, end.days().1);
    let from = marked(&start, &one(&start, period, reckoning, style));
    let last_year = reckoning.date(last).year;
    let to = if reckoning.date(first).year != last_year {
        String::new()
    } else if first == last {
        one(&end, period, reckoning, style)
    } else {
        one(&end, Period::Year, reckoning, style)
    };
    let to = if to.is_empty() {
        year(style, last_year)
    } else {
        to
    };
    let to = marked(&end, &to);
    Some(if from == to {
        from
    } else {
        format!("{from}–{to}")
    })
}

/// Two days or two months of one year, below its heading: "7–14 Dec", "31 Jan–4 Mar", "Jan–Mar".
fn range_of_year(
    start: &Date,
    end: &Date,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<String> {
    let plain = |date: &Date| {
        let (first, last) = date.days();
        let (first, last) = (reckoning.date(first), reckoning.date(last));
        let within = (first.year, first.month) == (last.year, last.month);
        (within && !date.approximate() && !date.uncertain()).then_some(first)
    };
    let (from, to) = (plain(start)?, plain(end)?);
    if from.year != to.year || start.precision() != end.precision() {
        return None;
    }
    match start.precision() {
        Precision::Month if from.month < to.month => {
            Some(months(style, from.month, to.month).replace('/', "–"))
        }
        Precision::Day if from.month == to.month && from.day < to.day => {
            Some(days(style, Word::WithinRange, from, to))
        }
        Precision::Day if from.month < to.month => {
            Some(format!("{}–{}", day(style, from), day(style, to)))
        }
        _ => None,
    }
}

/// A range of days, or of months of one year, with the year: "7–14 Dec 1972", "9 Dec 1125–31 Jan 1126".
pub(super) fn brief_range(
    from: &Date,
    to: &Date,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<String> {
    let start = |date: &Date| date.days().0.start();
    if let Some(days) = range_of_year(from, to, reckoning, style) {
        return Some(below_year(&days, start(from), reckoning, style));
    }
    if from.single_day().is_none() || to.single_day().is_none() {
        return None;
    }
    let times = [from, to].map(|date| one(date, Period::Day, reckoning, style));
    if from.single_day() == to.single_day() && times.iter().all(|time| time.contains(':')) {
        let day = one(from, Period::Year, reckoning, style);
        let day = below_year(&day, start(from), reckoning, style);
        return Some(format!("{day} {}", times.join("–")));
    }
    let one = |date: &Date| {
        let day = marked(date, &one(date, Period::Year, reckoning, style));
        below_year(&day, start(date), reckoning, style)
    };
    Some(format!("{}–{}", one(from), one(to)))
}
