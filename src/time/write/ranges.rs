//! Formatting ranges below a heading.

use super::parts::{day, days, marked, months, one};
use super::short::year;
use super::{DateStyle, Period, Word};
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
pub(super) fn range_of_year(
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::style;
    use crate::time::write::tests::when;

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
}
