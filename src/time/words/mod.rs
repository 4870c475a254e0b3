//! Dates in the words of modern languages: "9 January 1127", "221 BCE", 1127年1月9日, 1127년 1월 9일.
//!
//! A text is split at one place into at most two dates, each with at most one word before it and one "about"; nothing here calls itself.

mod plain;
#[cfg(test)]
mod tests;
mod units;

use super::edtf::When;
use super::error::DateError;
use super::extent::Edge;
use super::reckoning::Reckoning;

type Found = Option<Result<When, DateError>>;

/// Reads a date in words, or `None` if it is nothing of the kind.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Found {
    let lower = text.to_lowercase();
    if lower.chars().count() != text.chars().count() {
        return None;
    }
    range(&lower, reckoning).or_else(|| with_prefix(&lower, reckoning))
}

/// How two dates belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// From the one to the other.
    Interval,
    /// At some time between them.
    Between,
    /// One of the two.
    Either,
}

/// What joins two dates, with what may stand before the first.
const JOINS: [(&str, &str, Join); 9] = [
    ("between ", " and ", Join::Between),
    ("from ", " to ", Join::Interval),
    ("from ", " until ", Join::Interval),
    ("", " or ", Join::Either),
    ("", " to ", Join::Interval),
    ("", " – ", Join::Interval),
    ("", " — ", Join::Interval),
    ("", " - ", Join::Interval),
    ("", "–", Join::Interval),
];

/// "31 January – 4 March 1126", "between 10 and 19 December 1123": the first part leans on the second for what it leaves out.
fn range(text: &str, reckoning: Reckoning) -> Found {
    let parted = JOINS.iter().find_map(|(before, word, join)| {
        let (from, to) = text.strip_prefix(before)?.split_once(word)?;
        Some((from, to, *word, *join))
    });
    let (from, to, word, join) = match parted {
        Some(parted) => parted,
        None => two_years(text)?,
    };
    if to.contains(word) {
        return None;
    }
    let end = approximate(to, reckoning)?;
    let start = (0..=2).find_map(|words| approximate(&leaning(from, to, words)?, reckoning))?;
    Some(match (start, end) {
        (Ok(from), Ok(to)) => joined(&from, &to, join, reckoning)
            .ok_or_else(|| DateError::new(1, "the second date lies before the first")),
        (Err(error), _) | (_, Err(error)) => Err(error),
    })
}

/// "1120-1127", which is no month 1127.
fn two_years(text: &str) -> Option<(&str, &str, &'static str, Join)> {
    let (from, to) = text.split_once('-')?;
    let is_year =
        |year: &str| (3..=4).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit());
    (is_year(from) && is_year(to)).then_some((from, to, "-", Join::Interval))
}

fn joined(from: &When, to: &When, join: Join, reckoning: Reckoning) -> Option<When> {
    match (from.single_day(), to.single_day(), join) {
        (Some(first), Some(last), Join::Between) if first <= last => {
            Some(When::within_days(first, last, reckoning))
        }
        (.., Join::Between) => When::parse(&format!("[{from}..{to}]"), reckoning).ok(),
        (.., Join::Either) => When::parse(&format!("[{from},{to}]"), reckoning).ok(),
        (.., Join::Interval) => When::interval(Ok(from), Ok(to)),
    }
}

/// The first date with the last words of the second behind it.
fn leaning(from: &str, to: &str, words: usize) -> Option<String> {
    if words == 0 {
        let digits = from.chars().filter(char::is_ascii_digit).count();
        let says_era = [" bce", " bc", " ce", " ad"]
            .iter()
            .any(|era| from.ends_with(era));
        return (digits > 2 || says_era).then(|| from.to_owned());
    }
    let all: Vec<_> = to.split(' ').collect();
    let year_words = if all.last() == Some(&"bce") {
        words + 1
    } else {
        words
    };
    let tail = all.get(all.len().checked_sub(year_words)?..)?.join(" ");
    Some(format!("{from} {tail}"))
}

/// "before March 1127", "from 1120", "after about 1731".
fn with_prefix(text: &str, reckoning: Reckoning) -> Found {
    let strip = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let shifted = |rest: &str, made: &dyn Fn(When) -> Option<When>| {
        let read = approximate(rest, reckoning)?;
        Some(said_of(text, rest, read, made))
    };
    if let Some(rest) = strip(&["before "]) {
        return shifted(rest, &|when| beyond(&when, true));
    }
    if let Some(rest) = strip(&["after "]) {
        return shifted(rest, &|when| beyond(&when, false));
    }
    if let Some(rest) = strip(&["until "]) {
        return shifted(rest, &|when| When::interval(Err(Edge::Open), Ok(&when)));
    }
    if let Some(rest) = strip(&["from ", "since "]) {
        return shifted(rest, &|when| When::interval(Ok(&when), Err(Edge::Open)));
    }
    approximate(text, reckoning)
}

/// One date, with "about" before it or without.
fn approximate(text: &str, reckoning: Reckoning) -> Found {
    const CIRCA: [&str; 6] = ["circa ", "ca. ", "ca ", "c. ", "c.", "about "];
    let Some(rest) = CIRCA.iter().find_map(|word| text.strip_prefix(word)) else {
        return one(text, reckoning);
    };
    let read = one(rest, reckoning)?;
    Some(said_of(text, rest, read, &|when| {
        Some(when.marked_approximate())
    }))
}

/// What a word before a date makes of it.
fn said_of(
    text: &str,
    rest: &str,
    read: Result<When, DateError>,
    made: &dyn Fn(When) -> Option<When>,
) -> Result<When, DateError> {
    let gone = text.chars().count() - rest.chars().count();
    let refused = || DateError::new(gone + 1, "this cannot be said of an interval or a set");
    read.map_err(|error| error.shifted(gone))
        .and_then(|when| made(when).ok_or_else(refused))
}

/// One date in digits or words.
fn one(text: &str, reckoning: Reckoning) -> Found {
    if let Ok(when) = When::parse(text, reckoning) {
        return Some(Ok(when));
    }
    units::in_east_asian_units(text, reckoning).or_else(|| plain::plain(text, reckoning))
}

/// Any day before the first of a date, or after its last.
fn beyond(when: &When, before: bool) -> Option<When> {
    let extent = when.extent();
    let neighbour = if before {
        extent.earliest_start?.day().plus(-1)
    } else {
        extent.latest_end?.day()
    };
    let date = when.reckoning().date(neighbour);
    let next = match when.precision() {
        super::Precision::Month => When::of_month(date.year, date.month, when.reckoning())?,
        super::Precision::Year => When::of_year(date.year, when.reckoning()),
        _ => When::of_day(neighbour, when.reckoning()),
    };
    let next = if when.approximate() {
        next.marked_approximate()
    } else {
        next
    };
    let text = if before {
        format!("[..{next}]")
    } else {
        format!("[{next}..]")
    };
    When::parse(&text, when.reckoning()).ok()
}
