//! Dates below a heading that says the rest of them.

use super::short::{season_alone, year};
use super::{DateStyle, Word, phrase, write, write_short};
use crate::time::calendar::CalendarView;
use crate::time::edtf::{Date, Parts, SetKind, When};
use crate::time::extent::Edge;
use crate::time::moment::{Moment, SECONDS_PER_DAY};
use crate::time::precision::Precision;
use crate::time::reckoning::{CivilDate, Reckoning};

/// What a list of dates is parted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day; below it stand times of day.
    Day,
    /// A month.
    Month,
    /// A year; below it stand days.
    Year,
    /// As many years; below them stand whole dates.
    Years(i64),
}

/// Seconds in a year, more or less.
const YEAR: i64 = 31_556_952;

impl Period {
    /// The shortest one of at least so many seconds.
    pub fn of_at_least(seconds: i64) -> Self {
        if seconds <= SECONDS_PER_DAY {
            return Self::Day;
        }
        if seconds <= YEAR {
            return if seconds <= YEAR / 12 {
                Self::Month
            } else {
                Self::Year
            };
        }
        let mut years = 10;
        while years < 1_000_000_000 && years * YEAR < seconds {
            years *= 10;
        }
        Self::Years(years)
    }

    /// Which one a moment falls into, counted from some beginning.
    pub fn place(self, moment: Moment, reckoning: Reckoning) -> i64 {
        let day = moment.day();
        if self == Self::Day {
            return day.0;
        }
        let date = reckoning.date(day);
        match self {
            Self::Day | Self::Year => date.year,
            Self::Month => date.year * 12 + i64::from(date.month),
            Self::Years(years) => date.year.div_euclid(years),
        }
    }

    /// The words for the one that a moment falls into: "1127", "January 1127", "1120s".
    pub fn heading(self, moment: Moment, reckoning: Reckoning, style: DateStyle) -> String {
        let day = moment.day();
        let date = reckoning.date(day);
        let written = |when: &When| {
            write(when, CalendarView::of_reckoning(reckoning), style).unwrap_or_default()
        };
        match self {
            Self::Day => written(&When::of_day(day, reckoning)),
            Self::Month => When::of_month(date.year, date.month, reckoning)
                .map_or_else(String::new, |month| written(&month)),
            Self::Year => year(style, date.year),
            Self::Years(years) => {
                let first = date.year.div_euclid(years) * years;
                let decade = (years == 10)
                    .then(|| phrase::decade(style, first))
                    .flatten();
                decade.unwrap_or_else(|| {
                    if first.abs() >= 1_000_000 {
                        format!("{} –", year(style, first))
                    } else {
                        phrase::years(style, first, first + years - 1)
                    }
                })
            }
        }
    }
}

/// How a date goes on after its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It does not.
    Point,
    /// It ends, on a day that is known.
    Range,
    /// It is one of several.
    Choice,
    /// It is all of several.
    Several,
    /// It went on.
    Open,
    /// It ended, nobody knows when.
    Unknown,
}

/// A date without what a heading of its period says, in few columns ("9 Jan", 1月9日, "14:05"), and how it goes on.
///
/// Below a heading of many years it is written as [`write_short`] does.
pub fn write_within(
    when: &When,
    period: Period,
    reckoning: Reckoning,
    style: DateStyle,
) -> (String, Course) {
    let whole = || {
        let text = write_short(when, CalendarView::of_reckoning(reckoning), style);
        text.trim_end_matches('–').to_owned()
    };
    let written = |date: &Date| match period {
        Period::Years(_) => whole(),
        Period::Day | Period::Month | Period::Year => {
            marked(date, &one(date, period, reckoning, style))
        }
    };
    match when.parts() {
        Parts::One(date) => (written(&date), Course::Point),
        Parts::Interval(Ok(start), end) => (written(&start), course(end)),
        Parts::Interval(Err(_), _) => (whole(), Course::Point),
        Parts::Set(kind, members) if members.len() > 1 => {
            let first = reckoning.date(when.extent().start().day());
            let day = match period {
                Period::Years(_) => whole(),
                Period::Day | Period::Month | Period::Year => day(style, first),
            };
            let course = match kind {
                SetKind::OneOf => Course::Choice,
                SetKind::AllOf => Course::Several,
            };
            (day, course)
        }
        Parts::Set(..) => (whole(), Course::Choice),
    }
}

fn course(end: Result<Date, Edge>) -> Course {
    match end {
        Ok(_) => Course::Range,
        Err(Edge::Open) => Course::Open,
        Err(_) => Course::Unknown,
    }
}

fn marked(date: &Date, text: &str) -> String {
    let before = if date.approximate() { "c." } else { "" };
    let after = if date.uncertain() { "?" } else { "" };
    format!("{before}{text}{after}")
}

/// A date below a day, a month or a year.
fn one(date: &Date, period: Period, reckoning: Reckoning, style: DateStyle) -> String {
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
        _ if (from.year, from.month) == (to.year, to.month) => month(style, from.month),
        _ => format!("{}–{}", month(style, from.month), month(style, to.month)),
    }
}

fn month(style: DateStyle, month: u8) -> String {
    let name = style.short_month(month);
    style.fill(Word::WithinMonth, &[("name", &name), ("month", &month)])
}

fn day(style: DateStyle, date: CivilDate) -> String {
    let name = style.short_month(date.month);
    style.fill(
        Word::WithinDay,
        &[("name", &name), ("month", &date.month), ("day", &date.day)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::style;

    fn when(text: &str) -> When {
        When::parse(text, Reckoning::Julian).unwrap()
    }

    #[test]
    fn a_date_leaves_out_what_its_heading_says() {
        use Course::{Choice, Open, Point, Range, Unknown};
        for (text, period, style, expected, course) in [
            ("1127-01-09", Period::Year, style("en"), "9 Jan", Point),
            (
                "1127-01-09",
                Period::Year,
                style("zh-Hant"),
                "1月9日",
                Point,
            ),
            ("1127-01-09", Period::Year, style("ko"), "1월 9일", Point),
            ("1127-01-09", Period::Year, style("vi"), "9/1", Point),
            ("1127-01", Period::Year, style("en"), "Jan", Point),
            ("1127-23", Period::Year, style("en"), "aut", Point),
            ("1127-23", Period::Year, style("zh-Hant"), "秋", Point),
            ("1127", Period::Year, style("en"), "", Point),
            ("1127-01-09~", Period::Year, style("en"), "c.9 Jan", Point),
            ("1127-01-09?", Period::Year, style("en"), "9 Jan?", Point),
            (
                "1126-01-31/1126-03-04",
                Period::Year,
                style("en"),
                "31 Jan",
                Range,
            ),
            ("1126-01-31/..", Period::Year, style("en"), "31 Jan", Open),
            ("1126-01-31/", Period::Year, style("en"), "31 Jan", Unknown),
            (
                "[1126-01-31,1126-03-04]",
                Period::Year,
                style("en"),
                "31 Jan",
                Choice,
            ),
            ("1127-01-09T14:05", Period::Day, style("en"), "14:05", Point),
            (
                "1127-01-09",
                Period::Years(10),
                style("en"),
                "1127-01-09",
                Point,
            ),
            (
                "1126-01-31/..",
                Period::Years(10),
                style("en"),
                "1126-01-31",
                Open,
            ),
        ] {
            let written = write_within(&when(text), period, Reckoning::Julian, style);
            assert_eq!(written, (expected.to_owned(), course), "{text} {style:?}");
        }
    }

    #[test]
    fn a_period_holds_what_the_density_asks_for() {
        let at = |text: &str| when(text).extent().start();
        for (seconds, text, style, heading) in [
            (60, "1127-01-09", style("en"), "9 January 1127"),
            (
                SECONDS_PER_DAY * 20,
                "1127-01-09",
                style("en"),
                "January 1127",
            ),
            (SECONDS_PER_DAY * 60, "1127-01-09", style("en"), "1127"),
            (SECONDS_PER_DAY * 60, "-0220", style("en"), "221 BCE"),
            (YEAR * 3, "1127", style("en"), "1120s"),
            (YEAR * 3, "1127", style("zh-Hant"), "1120年代"),
            (YEAR * 80, "1127", style("en"), "1100–1199"),
        ] {
            let period = Period::of_at_least(seconds);
            assert_eq!(period.heading(at(text), Reckoning::Julian, style), heading);
        }
        let (one, other) = (at("1127-12-31"), at("1128-01-01"));
        let place = |period: Period, moment| period.place(moment, Reckoning::Julian);
        assert_ne!(place(Period::Year, one), place(Period::Year, other));
        assert_eq!(
            place(Period::Years(10), one),
            place(Period::Years(10), other)
        );
    }
}
