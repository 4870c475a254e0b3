//! Formatting dates below a heading that contains the rest of them.

use super::brief::write_brief;
use super::parts::{day, days, marked, months, one};
use super::short::{short_range, year};
use super::{DateStyle, Period, Word, write_short};
use crate::time::calendar::CalendarView;
use crate::time::edtf::{Date, Member, Parts, SetKind, When};
use crate::time::extent::Edge;
use crate::time::moment::Day;
use crate::time::precision::Precision;
use crate::time::reckoning::{CivilDate, Reckoning};

/// How a date continues after its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It does not continue.
    Point,
    /// It ends on a known day, which is not written.
    Range,
    /// It comprises several dates.
    Several,
    /// It is open.
    Open,
    /// It ended at an unknown time.
    Unknown,
}

/// A date without the parts in the heading of its period, in short form ("9 Jan", 1月9日, "14:05"), and how it continues.
///
/// Below a heading of several years it is written with its year.
///
/// ```
/// use annals::time::{Course, DateStyle, Period, Reckoning, When, write_within};
///
/// let when = When::parse("1126-01-31/1126-03-04", Reckoning::Julian)?;
/// let english = DateStyle::english();
/// let (text, course) = write_within(&when, Period::Year, Reckoning::Julian, english);
/// assert_eq!((text.as_str(), course), ("31 Jan", Course::Range));
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn write_within(
    when: &When,
    period: Period,
    reckoning: Reckoning,
    style: DateStyle,
) -> (String, Course) {
    let whole = || write_short(when, CalendarView::of_reckoning(reckoning), style);
    let written = |date: &Date| match period {
        Period::Years(_) => start_alone(&whole()).to_owned(),
        // The heading of a year would claim more than is known.
        _ if date.precision() < Precision::Year => start_alone(&whole()).to_owned(),
        Period::Day | Period::Month | Period::Year => {
            marked(date, &one(date, period, reckoning, style))
        }
    };
    if matches!(period, Period::Years(_))
        && let Some(brief) = write_brief(when, reckoning, style)
    {
        return brief;
    }
    match when.parts() {
        Parts::One(date) => (written(&date), Course::Point),
        Parts::Interval(Ok(start), Ok(end)) if matches!(period, Period::Years(_)) => {
            let view = CalendarView::of_reckoning(reckoning);
            let last = || marked(&end, &year(style, reckoning.date(end.days().1).year));
            let mixed =
                || Some(format!("{}–{}", written(&start), last())).filter(|both| is_short(both));
            short_range(&start, &end, view, style)
                .or_else(mixed)
                .map_or_else(
                    || (written(&start), Course::Range),
                    |both| (both, Course::Point),
                )
        }
        Parts::Interval(Ok(start), end) => (written(&start), course(end)),
        Parts::Interval(Err(_), _) => (whole(), Course::Point),
        Parts::Set(kind, members) => {
            let Some(ends) = ends(&members) else {
                return (whole(), Course::Point);
            };
            set(
                kind,
                &members,
                ends.map(|day| reckoning.date(day)),
                period,
                (reckoning, style),
            )
            .unwrap_or_else(|| one_of_whole(kind, whole()))
        }
    }
}

/// Whether both ends of an interval leave enough room for names beside them.
fn is_short(both: &str) -> bool {
    both.chars().count() <= 16
}

/// A short date without the sign that it continues.
fn start_alone(text: &str) -> &str {
    let ends = ["–..", "–?", "–"];
    ends.iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text)
}

/// Several dates that a heading does not help to shorten.
fn one_of_whole(kind: SetKind, text: String) -> (String, Course) {
    let course = match kind {
        SetKind::AllOf => Course::Several,
        SetKind::OneOf => Course::Point,
    };
    (text, course)
}

/// The first and last day of several dates, if both are known.
pub(super) fn ends(members: &[Member]) -> Option<[Day; 2]> {
    Some([members.first()?.days().0?, members.last()?.days().1?])
}

/// Several dates below a heading: the first if all are meant, both ends if one is meant. `None` if they are more than a year apart.
fn set(
    kind: SetKind,
    members: &[Member],
    [first, last]: [CivilDate; 2],
    period: Period,
    (reckoning, style): (Reckoning, DateStyle),
) -> Option<(String, Course)> {
    match (period, kind) {
        (Period::Years(_), _) => None,
        (_, SetKind::AllOf) => Some((
            first_of_all(members, first, reckoning, style)?,
            Course::Several,
        )),
        (_, SetKind::OneOf) if last.year - first.year > 1 => None,
        // Two months with the second earlier in the year than the first would be confusing; the heading is sufficient.
        (_, SetKind::OneOf) if is_about_a_year(first, last) => Some((String::new(), Course::Point)),
        (_, SetKind::OneOf) => {
            let two = matches!(members, [Member::One(from), Member::One(to)]
                if from.single_day().is_some() && to.single_day().is_some());
            Some((either(style, first, last, two), Course::Point))
        }
    }
}

/// The first of several dates that are all meant: a month or a year is not written as its first day.
fn first_of_all(
    members: &[Member],
    first: CivilDate,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<String> {
    match members.first()? {
        Member::One(date) | Member::Range(date, _) if date.single_day().is_none() => {
            Some(one(date, Period::Year, reckoning, style))
        }
        Member::One(_) | Member::Range(..) | Member::Before(_) | Member::After(_) => {
            Some(day(style, first))
        }
    }
}

/// Whether the days are those of a year that begins later than the heading's, such as a lunar year.
fn is_about_a_year(first: CivilDate, last: CivilDate) -> bool {
    let months = |date: CivilDate| date.year * 12 + i64::from(date.month);
    first.year < last.year && months(last) - months(first) > 6
}

/// The first and last of several possible days: "10/19 Dec", "Jan/Feb", for exactly two days "31 Jan/4 Mar".
fn either(style: DateStyle, first: CivilDate, last: CivilDate, two: bool) -> String {
    if first == last {
        return day(style, first);
    }
    if (first.year, first.month) == (last.year, last.month) {
        return days(style, Word::WithinDays, first, last);
    }
    // A slash cannot separate two days that are written with slashes themselves.
    if two && !style.word(Word::WithinDay).contains('/') {
        return format!("{}/{}", day(style, first), day(style, last));
    }
    months(style, first.month, last.month)
}

fn course(end: Result<Date, Edge>) -> Course {
    match end {
        Ok(_) => Course::Range,
        Err(Edge::Open) => Course::Open,
        Err(_) => Course::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::style;
    use crate::time::write::tests::when;

    #[test]
    fn a_date_leaves_out_what_its_heading_says() {
        use Course::{Open, Point, Range, Unknown};
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
            ("1127-01-1X", Period::Year, style("en"), "10/19 Jan", Point),
            ("1127-23", Period::Year, style("en"), "aut", Point),
            ("1127-23", Period::Year, style("zh-Hant"), "秋", Point),
            ("1127", Period::Year, style("en"), "", Point),
            ("112X", Period::Year, style("en"), "1120s", Point),
            ("112X", Period::Day, style("en"), "1120s", Point),
            ("XXXX", Period::Year, style("en"), "some year", Point),
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
            ("1127-01-09T14:05", Period::Day, style("en"), "14:05", Point),
            (
                "1127-01-09",
                Period::Years(10),
                style("en"),
                "9 Jan 1127",
                Point,
            ),
            (
                "1126-01-31/..",
                Period::Years(10),
                style("en"),
                "31 Jan 1126",
                Open,
            ),
            (
                "1900/1950",
                Period::Years(10),
                style("en"),
                "1900–1950",
                Point,
            ),
            (
                "[1977..1980]",
                Period::Years(10),
                style("en"),
                "1977/1980",
                Point,
            ),
            (
                "1972-12-07/1972-12-19",
                Period::Years(10),
                style("en"),
                "7–19 Dec 1972",
                Point,
            ),
            (
                "1972-12-07/1973-01-19",
                Period::Years(10),
                style("en"),
                "7 Dec 1972–19 Jan 1973",
                Point,
            ),
            ("1902/", Period::Years(10), style("en"), "1902", Unknown),
            (
                "1117/1123-10-06",
                Period::Years(10),
                style("en"),
                "1117–1123",
                Point,
            ),
            (
                "1124-08/1132?",
                Period::Years(10),
                style("en"),
                "Aug 1124",
                Range,
            ),
            ("11XX", Period::Years(10), style("en"), "1100–1199", Point),
            ("-02XX", Period::Year, style("en"), "300–201 BCE", Point),
        ] {
            let written = write_within(&when(text), period, Reckoning::Julian, style);
            assert_eq!(written, (expected.to_owned(), course), "{text} {style:?}");
        }
    }

    #[test]
    fn a_choice_of_dates_has_both_ends() {
        use Course::{Point, Several};
        for (text, period, style, expected, course) in [
            (
                "[1126-01-31,1126-03-04]",
                Period::Year,
                style("en"),
                "31 Jan/4 Mar",
                Point,
            ),
            (
                "[1123-12-10..1123-12-19]",
                Period::Year,
                style("en"),
                "10/19 Dec",
                Point,
            ),
            (
                "[1123-12-10..1123-12-19]",
                Period::Year,
                style("ja"),
                "12月10/19日",
                Point,
            ),
            (
                "[1123-12-10..1123-12-19]",
                Period::Year,
                style("vi"),
                "10/19 Th12",
                Point,
            ),
            (
                "[1005-01-13..1005-02-11]",
                Period::Year,
                style("en"),
                "Jan/Feb",
                Point,
            ),
            (
                "[1005-01-13..1005-02-11]",
                Period::Year,
                style("zh-Hant"),
                "1/2月",
                Point,
            ),
            (
                "[1005-01-13..1005-02-11]",
                Period::Year,
                style("vi"),
                "Th1/Th2",
                Point,
            ),
            (
                "[1105-12-09..1106-01-06]",
                Period::Year,
                style("ja"),
                "12月/翌年1月",
                Point,
            ),
            (
                "[1138-02-12..1139-01-31]",
                Period::Year,
                style("en"),
                "",
                Point,
            ),
            (
                "{1126-01-31,1126-03-04}",
                Period::Year,
                style("en"),
                "31 Jan",
                Several,
            ),
            ("{1667,1668}", Period::Year, style("en"), "", Several),
            ("{1667-02,1668}", Period::Year, style("en"), "Feb", Several),
            (
                "[..1126-01-31]",
                Period::Year,
                style("en"),
                "≤1126-01-31",
                Point,
            ),
        ] {
            let written = write_within(&when(text), period, Reckoning::Julian, style);
            assert_eq!(written, (expected.to_owned(), course), "{text} {style:?}");
        }
    }
}
