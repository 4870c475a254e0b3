//! Formatting dates below a heading that contains the rest of them.

use super::ranges::brief_range;
use super::short::{season_alone, short_range, year};
use super::{DateStyle, Word, phrase, write, write_short};
use crate::time::calendar::CalendarView;
use crate::time::edtf::{Date, Member, Parts, SetKind, When};
use crate::time::extent::Edge;
use crate::time::moment::{Day, Moment, SECONDS_PER_DAY};
use crate::time::precision::Precision;
use crate::time::reckoning::{CivilDate, Reckoning};

/// The period of a heading in a list of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day, with times of day below it.
    Day,
    /// A month.
    Month,
    /// A year, with days below it.
    Year,
    /// This number of years, with complete dates below it.
    Years(i64),
}

/// The approximate number of seconds in a year.
const YEAR: i64 = 31_556_952;

impl Period {
    /// The shortest period of at least the given number of seconds.
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

    /// The number of the period that contains a moment, from an arbitrary origin.
    pub fn place(self, moment: Moment, reckoning: Reckoning) -> i64 {
        let day = moment.day();
        if self == Self::Day {
            return day.0;
        }
        let date = reckoning.date(day);
        match self {
            Self::Day | Self::Year => date.year,
            Self::Month => date.year * 12 + i64::from(date.month),
            Self::Years(years) => gathered(date.year, years),
        }
    }

    /// The heading of the period that contains a moment: "1127", "January 1127", "1120s".
    ///
    /// ```
    /// use annals::time::{DateStyle, Period, Reckoning, When};
    ///
    /// let at = When::parse("1127-01-09", Reckoning::Julian)?.extent().start();
    /// let heading = |period: Period| period.heading(at, Reckoning::Julian, DateStyle::english());
    /// assert_eq!(heading(Period::Month), "January 1127");
    /// assert_eq!(heading(Period::Years(10)), "1120s");
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
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
                let place = gathered(date.year, years);
                let (first, last) = (place * years, place * years + years - 1);
                if place < 0 {
                    // Years BCE are one more than the astronomical number: the last hundred are 100 BCE to 1 BCE.
                    return years_of(style, first + 1, last + 1);
                }
                let decade = phrase::decade(style, first).filter(|_| years == 10);
                decade.unwrap_or_else(|| years_of(style, first.max(1), last))
            }
        }
    }
}

/// The index of the range of `years` years that contains a year. Ranges do not cross the beginning of our era.
const fn gathered(year: i64, years: i64) -> i64 {
    if year > 0 {
        year.div_euclid(years)
    } else {
        (year - 1).div_euclid(years)
    }
}

/// A range of years by both its ends. One of millions up to our era has only its first.
fn years_of(style: DateStyle, first: i64, last: i64) -> String {
    if last - first < 999_999 {
        return phrase::years(style, first, last);
    }
    let name = |of: i64| {
        if of > 0 {
            phrase::year(style, of)
        } else {
            year(style, of)
        }
    };
    if first > 0 || last.abs() < 999_999 {
        return format!("{} –", name(first));
    }
    phrase::joined(style, Word::Range, &name(first), &name(last))
}

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
                style,
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

/// A short date with its year ("9 Jan 1127", 1127年1月9日, "9 Jan 1127 14:05"), and how it continues. `None` if only the year is
/// known, or if the year has more than four digits.
///
/// ```
/// use annals::time::{Course, DateStyle, Reckoning, When, write_brief};
///
/// let when = When::parse("1126-01-31/1126-03-04", Reckoning::Julian)?;
/// let english = DateStyle::english();
/// let brief = write_brief(&when, Reckoning::Julian, english);
/// assert_eq!(brief, Some((String::from("31 Jan–4 Mar 1126"), Course::Point)));
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn write_brief(
    when: &When,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<(String, Course)> {
    if !has_usual_year(when, reckoning) {
        return None;
    }
    if let Parts::Interval(Ok(from), Ok(to)) = when.parts()
        && let Some(both) = brief_range(&from, &to, reckoning, style)
    {
        return Some((both, Course::Point));
    }
    let (date, course) = brief_start(when, reckoning, style)?;
    let (time, _) = write_within(when, Period::Day, reckoning, style);
    let is_time = time.contains(':');
    Some((
        if is_time {
            format!("{date} {time}")
        } else {
            date
        },
        course,
    ))
}

/// Only the start of what [`write_brief`] writes with both ends, and how it continues; `None` if that has only a start.
///
/// ```
/// use annals::time::{Course, DateStyle, Reckoning, When, write_brief_start};
///
/// let when = When::parse("1126-12-09/1127-01-09", Reckoning::Julian)?;
/// let start = write_brief_start(&when, Reckoning::Julian, DateStyle::english());
/// assert_eq!(start, Some((String::from("9 Dec 1126"), Course::Range)));
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn write_brief_start(
    when: &When,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<(String, Course)> {
    let (_, whole) = write_brief(when, reckoning, style)?;
    brief_start(when, reckoning, style).filter(|(_, course)| *course != whole)
}

fn has_usual_year(when: &When, reckoning: Reckoning) -> bool {
    let start = when.extent().start();
    (-9999..=9999).contains(&reckoning.date(start.day()).year)
}

/// The day or month with which a date begins, with its year, and how it continues. `None` if [`write_brief`] returns `None`.
pub(super) fn brief_start(
    when: &When,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<(String, Course)> {
    let has_start = match when.parts() {
        Parts::One(date) | Parts::Interval(Ok(date), _) => date.precision() > Precision::Year,
        Parts::Interval(Err(_), _) => false,
        Parts::Set(kind, members) => ends(&members).is_some_and(|ends| {
            let years = ends.map(|day| reckoning.date(day).year);
            kind == SetKind::AllOf || years[1] == years[0]
        }),
    };
    if !has_start || !has_usual_year(when, reckoning) {
        return None;
    }
    let (day, course) = write_within(when, Period::Year, reckoning, style);
    let start = when.extent().start();
    (!day.is_empty()).then(|| (below_year(&day, start, reckoning, style), course))
}

/// A date as below the heading of a year, followed by the year.
pub(super) fn below_year(day: &str, at: Moment, reckoning: Reckoning, style: DateStyle) -> String {
    let year = Period::Year.heading(at, reckoning, style);
    // After a slash between day and month the year follows another one; a slash also parts two alternatives.
    let month = day.trim_end_matches('?').rsplit_once('/');
    let is_number = |month: &str| month.bytes().all(|byte| byte.is_ascii_digit());
    let word = if month.is_some_and(|(_, month)| is_number(month)) {
        Word::BriefDay
    } else {
        Word::BriefMonth
    };
    style.fill(word, &[("day", &day), ("month", &day), ("year", &year)])
}

/// The first and last day of several dates, if both are known.
fn ends(members: &[Member]) -> Option<[Day; 2]> {
    Some([members.first()?.days().0?, members.last()?.days().1?])
}

/// Several dates below a heading: the first if all are meant, both ends if one is meant. `None` if they are more than a year apart.
fn set(
    kind: SetKind,
    members: &[Member],
    [first, last]: [CivilDate; 2],
    period: Period,
    style: DateStyle,
) -> Option<(String, Course)> {
    match (period, kind) {
        (Period::Years(_), _) => None,
        (_, SetKind::AllOf) => Some((day(style, first), Course::Several)),
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

fn course(end: Result<Date, Edge>) -> Course {
    match end {
        Ok(_) => Course::Range,
        Err(Edge::Open) => Course::Open,
        Err(_) => Course::Unknown,
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

fn month(style: DateStyle, month: u8) -> String {
    let name = style.short_month(month);
    style.fill(Word::WithinMonth, &[("name", &name), ("month", &month)])
}

pub(super) fn day(style: DateStyle, date: CivilDate) -> String {
    let name = style.short_month(date.month);
    style.fill(
        Word::WithinDay,
        &[("name", &name), ("month", &date.month), ("day", &date.day)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::{style, write_range_within};

    fn when(text: &str) -> When {
        When::parse(text, Reckoning::Julian).unwrap()
    }

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
        ] {
            let written = write_within(&when(text), period, Reckoning::Julian, style);
            assert_eq!(written, (expected.to_owned(), course), "{text} {style:?}");
        }
    }

    #[test]
    fn a_range_below_a_heading_has_both_ends() {
        for (text, period, style, expected) in [
            (
                "1126-01-31/1126-03-04",
                Period::Year,
                style("en"),
                "31 Jan–4 Mar",
            ),
            (
                "1126-03-01/1126-03-04",
                Period::Month,
                style("zh-Hant"),
                "3月1–4日",
            ),
            (
                "1126-01-31/1126-03-04",
                Period::Year,
                style("vi"),
                "31/1–4/3",
            ),
            ("1126-01/1126-03", Period::Year, style("en"), "Jan–Mar"),
            (
                "1127-11-06/1130-01-26",
                Period::Year,
                style("en"),
                "6 Nov–1130",
            ),
            ("1124-08/1132?", Period::Year, style("en"), "Aug–1132?"),
            (
                "1126-03-04~/1126-05",
                Period::Year,
                style("en"),
                "c.4 Mar–May",
            ),
            ("1117/1123-10-06", Period::Year, style("en"), "–1123"),
            ("1126-03/1126", Period::Year, style("en"), "Mar–1126"),
            (
                "2024-03-14T20:50/2024-03-14T21:40",
                Period::Day,
                style("en"),
                "20:50–21:40",
            ),
            (
                "2024-03-14T20:50/2024-03-15T00:40",
                Period::Day,
                style("en"),
                "20:50–15 Mar",
            ),
        ] {
            let written = write_range_within(&when(text), period, Reckoning::Julian, style);
            assert_eq!(written.as_deref(), Some(expected), "{text} {style:?}");
        }
        for text in ["1126-01-31/..", "1126-01-31/", "1126", "[1126..1127]"] {
            let written =
                write_range_within(&when(text), Period::Year, Reckoning::Julian, style("en"));
            assert_eq!(written, None, "{text}");
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

    #[test]
    fn a_brief_date_has_its_year() {
        for (text, style, expected) in [
            ("1127-01-09", style("en"), "9 Jan 1127"),
            ("1127-01-09", style("ja"), "1127年1月9日"),
            ("1127-01-09", style("ko"), "1127년 1월 9일"),
            ("1127-01-09", style("vi"), "9/1/1127"),
            ("1126-01-31/1126-03-04", style("en"), "31 Jan–4 Mar 1126"),
            ("1972-12-07/1972-12-14", style("en"), "7–14 Dec 1972"),
            ("1972-12-07/1972-12-14", style("vi"), "7–14/12/1972"),
            ("1972-01/1972-03", style("ja"), "1972年1–3月"),
            ("1127-01", style("en"), "Jan 1127"),
            ("1127-01-09T14:05", style("en"), "9 Jan 1127 14:05"),
            (
                "1127-01-09T14:05/1127-01-09T16:30",
                style("en"),
                "9 Jan 1127 14:05–16:30",
            ),
            (
                "1127-01-09T14:05/1127-01-10T16:30",
                style("en"),
                "9 Jan 1127–10 Jan 1127",
            ),
            ("1127", style("en"), ""),
            ("-0043-03-15", style("en"), "15 Mar 44 BCE"),
            ("-0043-03-15", style("ja"), "前44年3月15日"),
        ] {
            let brief = write_brief(&when(text), Reckoning::Julian, style);
            assert_eq!(
                brief.map(|(text, _)| text).unwrap_or_default(),
                expected,
                "{text} {style:?}"
            );
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
            (YEAR * 80, "0044", style("en"), "1–99"),
            (YEAR * 80, "0000", style("en"), "100 – 1 BCE"),
            (YEAR * 80, "-0099", style("en"), "100 – 1 BCE"),
            (YEAR * 80, "-0100", style("en"), "200 – 101 BCE"),
            (YEAR * 900_000_000, "1969", style("en"), "1 CE –"),
            (YEAR * 900_000_000, "-3299", style("en"), "1 Ga –"),
            (
                YEAR * 900_000_000,
                "Y-13800000000",
                style("en"),
                "14 – 13 Ga",
            ),
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
