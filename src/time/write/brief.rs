//! Formatting short dates with their year.

use super::parts::{marked, one};
use super::ranges::range_of_year;
use super::within::ends;
use super::{Course, DateStyle, Period, Word, write_within};
use crate::time::edtf::{Date, Parts, SetKind, When};
use crate::time::moment::Moment;
use crate::time::precision::Precision;
use crate::time::reckoning::Reckoning;

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

/// A range of days, or of months of one year, with the year: "7–14 Dec 1972", "9 Dec 1125–31 Jan 1126".
fn brief_range(from: &Date, to: &Date, reckoning: Reckoning, style: DateStyle) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::style;
    use crate::time::write::tests::when;

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
}
