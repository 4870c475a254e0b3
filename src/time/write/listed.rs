//! Formatting dates for lists without year headings.

use super::brief::{below_year, brief_start};
use super::parts::{marked, one};
use super::{Course, DateStyle, Period};
use crate::time::edtf::{Date, Member, Parts, When};
use crate::time::extent::Edge;
use crate::time::precision::Precision;
use crate::time::reckoning::Reckoning;

/// A date with its year, for an interval its start and a dash: "9 Jan 1127", 1126年1月31日–, "..–4 Mar 1126". `None` if only the
/// year is known, or if the year has more than four digits.
pub(in crate::time) fn write_listed(
    when: &When,
    reckoning: Reckoning,
    style: DateStyle,
) -> Option<String> {
    if let Some((sign, date)) = only_bound(when) {
        return bound(&date, reckoning, style).map(|date| format!("{sign}{date}"));
    }
    let (start, course) = brief_start(when, reckoning, style)?;
    Some(start + goes_on(course))
}

/// The sign for the course of a date after its start.
const fn goes_on(course: Course) -> &'static str {
    match course {
        Course::Point => "",
        Course::Range => "–",
        Course::Several => "+",
        Course::Open => "–..",
        Course::Unknown => "–?",
    }
}

/// The only known date of an interval without a start, or of a time before or after a date, with its sign.
fn only_bound(when: &When) -> Option<(&'static str, Date)> {
    match when.parts() {
        Parts::Interval(Err(Edge::Open), Ok(end)) => Some(("..–", end)),
        Parts::Interval(Err(_), Ok(end)) => Some(("?–", end)),
        Parts::Set(_, members) => match &*members {
            [Member::Before(date)] => Some(("≤", *date)),
            [Member::After(date)] => Some(("≥", *date)),
            _ => None,
        },
        Parts::One(_) | Parts::Interval(..) => None,
    }
}

fn bound(date: &Date, reckoning: Reckoning, style: DateStyle) -> Option<String> {
    let start = date.days().0;
    let is_usual = (-9999..=9999).contains(&reckoning.date(start).year);
    (is_usual && date.precision() > Precision::Year).then(|| {
        let day = marked(date, &one(date, Period::Year, reckoning, style));
        below_year(&day, start.start(), reckoning, style)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::style;

    /// Each row: a date, the language, and the expected text.
    #[test]
    fn listed() {
        for (text, language, wanted) in [
            ("1127-01-09", "en", "9 Jan 1127"),
            ("1127-01-09", "zh-Hant", "1127年1月9日"),
            ("1127-01-09", "zh-Hans", "1127年1月9日"),
            ("1127-01-09", "ja", "1127年1月9日"),
            ("1127-01-09", "ko", "1127년 1월 9일"),
            ("1127-01-09", "vi", "9/1/1127"),
            ("1123-11", "en", "Nov 1123"),
            ("1123-11", "vi", "Th11 1123"),
            ("[1005-01-13..1005-02-11]", "vi", "Th1/Th2 1005"),
            ("[1123-12-10..1123-12-19]", "vi", "10/19 Th12 1123"),
            ("[1105-12-09..1106-01-06]/..", "ja", "1105年12月/翌年1月–.."),
            ("1125-23", "en", "aut 1125"),
            ("1127-01-09T14:05", "en", "9 Jan 1127"),
            ("1126-01-31/1126-03-04", "en", "31 Jan 1126–"),
            ("1126-01-31/1126-03-04", "ja", "1126年1月31日–"),
            ("1126-01-31/..", "en", "31 Jan 1126–.."),
            ("1126-01-31/", "en", "31 Jan 1126–?"),
            ("../1126-03-04", "en", "..–4 Mar 1126"),
            ("[..1126-03-04]", "vi", "≤4/3/1126"),
            ("[1126-03-04..]", "ko", "≥1126년 3월 4일"),
            ("[1123-12-10..1123-12-19]", "en", "10/19 Dec 1123"),
            ("1126-01-31~", "en", "c.31 Jan 1126"),
            ("-0043-03-15", "ja", "前44年3月15日"),
            ("1126", "en", ""),
            ("../1126", "en", ""),
            ("112X", "en", ""),
        ] {
            let when = When::parse(text, Reckoning::Julian).unwrap();
            let listed = write_listed(&when, Reckoning::Julian, style(language));
            assert_eq!(listed.unwrap_or_default(), wanted, "{text} {language}");
        }
    }
}
