//! Dates as people write them who do not know EDTF: `1914-18`, `c. 1348-1350`, `750`, `1991 - now`, and any single date.

use super::atom::{self, Atom};
use super::grammar::{self, LONGEST};
use super::{Context, Note};
use crate::time::common_era::CommonEra;
use crate::time::edtf::When;
use crate::time::reckoning::Reckoning;

/// How EDTF writes a date that is written otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Suggestion {
    pub(crate) written: String,
    /// False if it could mean something else as well.
    pub(crate) sure: bool,
}

/// Reads a date that is surely one: not `79`, which may be 1979, or a large number.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Option<When> {
    let found = suggestion(text, reckoning)?;
    let is_date = found.sure || leaning(text, reckoning).is_some();
    let is_closed = !found.written.ends_with("..");
    When::parse(&found.written, reckoning)
        .ok()
        .filter(|_| is_date && is_closed)
}

/// How EDTF writes a date that is written in another way; never one that is read as it is.
pub(crate) fn suggestion(text: &str, reckoning: Reckoning) -> Option<Suggestion> {
    let parses = |written: &String| When::parse(written, reckoning).is_ok();
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let unsure = |written| Suggestion {
        written,
        sure: false,
    };
    let asked = long_ago(text).or_else(|| month_of_year(text));
    if let Some(written) = asked.filter(parses) {
        return Some(unsure(written));
    }
    let written = distant(text).or_else(|| one(text, reckoning)).or_else(|| {
        let written = |ends| stretch(ends, reckoning).filter(parses);
        separators(text).find_map(written)
    });
    let written = written.filter(parses);
    let sure = |written: String| Suggestion {
        // `79` may be 1979, and `-44` may be 44 BCE.
        sure: !takes_short_year(text, &written)
            && (text.len() > 3
                || !text
                    .bytes()
                    .all(|byte| byte == b'-' || byte.is_ascii_digit())),
        written,
    };
    let guessed = || {
        let written = leaning(text, reckoning).filter(parses)?;
        let sure = written.len() == "1968-12-21/1968-12-27".len();
        Some(Suggestion { written, sure })
    };
    written.map(sure).or_else(guessed)
}

/// Whether a year of fewer than three digits was taken from a text that does not say its era: `79` may be 1979, or no year at all.
pub(crate) fn takes_short_year(text: &str, written: &str) -> bool {
    let is_short = |end: &str| {
        let year = end.trim_start_matches('-');
        let is_century = year.starts_with("00XX") || written == "[0001..0099]";
        let is_said = year.get(..4).is_some_and(|year| text.contains(year));
        year.starts_with("00") && !is_century && !is_said
    };
    let mut ends = written.split(['/', '[', ']', '{', '}', ',', '.']);
    // "24 August AD 79" says its era within.
    let lower = text.to_lowercase();
    let mut parts = lower.match_indices(' ').map(|(at, _)| &lower[at + 1..]);
    let says_era = |text: &str| CommonEra::split(text).0.is_some();
    ends.any(is_short) && !says_era(&lower) && !parts.any(says_era)
}

/// The month `1/2024`, which is no interval.
fn month_of_year(text: &str) -> Option<String> {
    let (month, year) = text.split_once('/')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = digits(month) && matches!(month.parse(), Ok(1..=12));
    (is_month && year.len() == 4 && digits(year)).then(|| format!("{year}-{month:0>2}"))
}

/// A stretch of time whose end leaves out what the start has said: `1968-12-21/27`, `1968-12-21/12-27`, `1914-18`.
fn leaning(text: &str, reckoning: Reckoning) -> Option<String> {
    let (start, end) = text.rsplit_once(['/', '–']).or_else(|| {
        let (start, end) = text.split_once('-')?;
        (start.len() == 4 && end.len() == 2).then_some((start, end))
    })?;
    let (start, end) = (one(start.trim(), reckoning)?, end.trim());
    let are_parts = end
        .split('-')
        .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let kept = start.get(..start.len().checked_sub(end.len())?)?;
    let is_whole = kept.is_empty() || kept.ends_with('-') || kept.len() == 2;
    (are_parts && is_whole).then(|| format!("{start}/{kept}{end}"))
}

/// A large number by itself: a number of years ago.
fn long_ago(text: &str) -> Option<String> {
    let mut groups = text.split([',', ' ', '\'', '_']);
    let first = groups
        .next()
        .filter(|first| (1..=3).contains(&first.len()))?;
    let rest: Vec<&str> = groups.collect();
    let are_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = are_digits(first)
        && rest.len() > 1
        && rest
            .iter()
            .all(|group| group.len() == 3 && are_digits(group));
    is_number.then(|| format!("Y-{first}{}", rest.concat()))
}

/// A year before Christ of more than four digits, which begins with Y: `-13800000000`.
fn distant(text: &str) -> Option<String> {
    let digits = text.strip_prefix('-')?;
    let is_year = digits.len() > 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_year && !digits.starts_with('0')).then(|| format!("Y{text}"))
}

/// The two sides of what may be a stretch of time.
fn separators(text: &str) -> impl Iterator<Item = (&str, &str)> {
    [
        " to ", " until ", " - ", " – ", " / ", "–", "—", "/", "..", "-",
    ]
    .into_iter()
    .filter_map(|separator| text.split_once(separator))
    .map(|(start, end)| (start.trim(), end.trim()))
}

/// The interval between two dates.
fn stretch((start, end): (&str, &str), reckoning: Reckoning) -> Option<String> {
    const STILL: [&str; 7] = ["now", "present", "today", "ongoing", "current", "…", "..."];
    let first = one(start, reckoning)?;
    if STILL.contains(&&*end.to_lowercase()) {
        return Some(format!("{first}/.."));
    }
    // In "10 - 19 December 1123" the first is no year.
    let is_of_digits = !end.contains(char::is_alphabetic);
    (is_of_digits || short_year(start).is_none())
        .then(|| Some(format!("{first}/{}", one(end, reckoning)?)))
        .flatten()
}

/// A date by itself, if it can be read in one way only.
fn one(text: &str, reckoning: Reckoning) -> Option<String> {
    let (text, is_uncertain) = match text.strip_prefix('?') {
        Some(text) => (text, true),
        None => (text, false),
    };
    let (text, is_about) = match grammar::about(text) {
        Some((text, _)) => (text, true),
        None => (text, false),
    };
    let when = match short_year(text) {
        Some(year) => When::parse(&year, reckoning).ok()?,
        None => sure(text, reckoning)?,
    };
    let when = grammar::marked(when, is_about);
    let when = if is_uncertain {
        when.marked_uncertain()
    } else {
        when
    };
    // What is suggested is read in the calendar of the file.
    Some(when.in_calendar(reckoning)?.to_string())
}

/// A date that is no interval, in words or digits that have one meaning.
fn sure(text: &str, reckoning: Reckoning) -> Option<When> {
    match atom::read(text, Context::of(reckoning)).ok()? {
        Atom::Civil(when, notes) => {
            let is_known = |note: &Note| matches!(note, Note::MonthFirst | Note::ShortYear);
            let is_sure = notes.iter().all(is_known);
            (is_sure && !when.is_interval()).then_some(when)
        }
        Atom::Eastern(..) => None,
    }
}

/// A year of fewer than four digits.
fn short_year(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let is_short = (1..=3).contains(&digits.len());
    let is_year = is_short && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| format!("{sign}{digits:0>4}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        for (written, expected) in [
            ("44 BCE", Some("-0043")),
            ("44 B.C.", Some("-0043")),
            ("1 BC", Some("0000")),
            ("AD 79", Some("0079")),
            ("79 CE", Some("0079")),
            ("1991/now", Some("1991/..")),
            ("1991 - present", Some("1991/..")),
            ("1127-1-9", Some("1127-01-09")),
            ("1127/01/09", Some("1127-01-09")),
            ("31.12.1127", Some("1127-12-31")),
            ("12/31/1127", Some("1127-12-31")),
            ("09.01.1127", None),
            ("c. 1120", Some("1120~")),
            ("ca. 1120", Some("1120~")),
            ("?1120", Some("1120?")),
            ("10 - 19 December 1123", None),
            ("79 - now", Some("0079/..")),
            ("c. 79", Some("0079~")),
            ("1127-1", Some("1127-01")),
            ("1127 1 9", Some("1127-01-09")),
            ("-0044-3-15", Some("-0044-03-15")),
            ("c. 1120/1127", Some("1120~/1127")),
            ("750-79", None),
            ("750 - 844", Some("0750/0844")),
            ("1120-1127", Some("1120/1127")),
            ("1120–1127", Some("1120/1127")),
            ("1120 to 1127", Some("1120/1127")),
            ("100 BC - 44 BC", Some("-0099/-0043")),
            ("1120s", Some("112X")),
            ("12th century", Some("11XX")),
            ("79", Some("0079")),
            ("-44", Some("-0044")),
            ("1127-13", None),
            ("soon", None),
            ("1957-10-04 19:28", Some("1957-10-04T19:28")),
            ("1957-10-04 19:28:05", Some("1957-10-04T19:28:05")),
            ("1957-10-04 19h28", Some("1957-10-04T19:28")),
            ("1957-10-04 7:28 pm UTC", Some("1957-10-04T19:28Z")),
            ("1957-10-04 19:28+03:00", Some("1957-10-04T19:28+03:00")),
            ("1957-10-04T7:28", Some("1957-10-04T07:28")),
            ("1957-10-04 25:28", None),
            ("1968-12-21/27", Some("1968-12-21/1968-12-27")),
            ("1968-12-21/12-27", Some("1968-12-21/1968-12-27")),
            ("1968-12-21–27", Some("1968-12-21/1968-12-27")),
            ("1914/18", Some("1914/1918")),
            ("1914-18", Some("1914/1918")),
            ("600,000,000", Some("Y-600000000")),
            ("-13800000000", Some("Y-13800000000")),
            ("-0044000", None),
            ("83,6", None),
            ("1/2024", Some("2024-01")),
            ("June 31", None),
            ("May 14", None),
        ] {
            let found = suggestion(written, Reckoning::Julian).map(|found| found.written);
            assert_eq!(found.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn what_may_mean_something_else_is_not_sure() {
        for (written, sure) in [
            ("79", false),
            ("-44", false),
            ("44 BC", true),
            ("1127-1-9", true),
            ("1968-12-21/27", true),
            ("1914/18", false),
            ("600,000,000", false),
            ("1/2024", false),
            ("13/1127", false),
            ("5/14", false),
            ("12-25", false),
            ("12 to 14", false),
            ("79 - now", false),
            ("c. 14", false),
            ("14 May 24", false),
            ("March 44", false),
            ("60s", false),
            ("0079/1127-1", true),
            ("AD 79", true),
            ("24 August AD 79", true),
            ("12th century", true),
            ("1st century", true),
            ("750 - 844", true),
        ] {
            let found = suggestion(written, Reckoning::Julian).map(|found| found.sure);
            assert_eq!(found, Some(sure), "{written}");
        }
    }
}
