//! The parts of a date below a heading: a month, days, a time of day.

use super::short::season_alone;
use super::{DateStyle, Period, Word};
use crate::time::edtf::Date;
use crate::time::precision::Precision;
use crate::time::reckoning::{CivilDate, Reckoning};

/// A date below the heading of a day, a month or a year.
pub(super) fn one(date: &Date, period: Period, reckoning: Reckoning, style: DateStyle) -> String {
    if let (Period::Day, Some(second)) = (period, date.second_of_day()) {
        let (hour, minute) = (second / 3_600, second / 60 % 60);
        return match date.precision() {
            Precision::Second => format!("{hour:02}:{minute:02}:{:02}", second % 60),
            _ => format!("{hour:02}:{minute:02}"),
        };
    }
    let (first, last) = date.days();
    let (from, to) = (reckoning.date(first), reckoning.date(last));
    match date.precision() {
        Precision::Season => season_alone(style, date),
        precision if precision < Precision::Season => String::new(),
        _ if from == to => day(style, from),
        _ if (from.year, from.month) != (to.year, to.month) => months(style, from.month, to.month),
        _ if date.is_of_ten_days() => days(style, Word::WithinDays, from, to),
        _ => month(style, from.month),
    }
}

pub(super) fn marked(date: &Date, text: &str) -> String {
    // The heading already contains the date.
    if text.is_empty() {
        return String::new();
    }
    let before = if date.approximate() { "c." } else { "" };
    let after = if date.uncertain() { "?" } else { "" };
    format!("{before}{text}{after}")
}

pub(super) fn day(style: DateStyle, date: CivilDate) -> String {
    let name = style.short_month(date.month);
    style.fill(
        Word::WithinDay,
        &[("name", &name), ("month", &date.month), ("day", &date.day)],
    )
}

/// Two days of a month, formatted with a given template.
pub(super) fn days(style: DateStyle, word: Word, first: CivilDate, last: CivilDate) -> String {
    let name = style.short_month(first.month);
    style.fill(
        word,
        &[
            ("from", &first.day),
            ("to", &last.day),
            ("month", &first.month),
            ("name", &name),
        ],
    )
}

fn month(style: DateStyle, month: u8) -> String {
    let name = style.short_month(month);
    style.fill(Word::WithinMonth, &[("name", &name), ("month", &month)])
}

/// One of two months: "Jan/Feb", 1/2月, 12月/翌年1月.
pub(super) fn months(style: DateStyle, from: u8, to: u8) -> String {
    let (first, last) = (style.short_month(from), style.short_month(to));
    let word = if from > to {
        Word::WithinMonthsOver
    } else {
        Word::WithinMonths
    };
    style.fill(
        word,
        &[
            ("from", &from),
            ("to", &to),
            ("first", &first),
            ("last", &last),
        ],
    )
}
