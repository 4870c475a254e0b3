//! Problems with dates: those that cannot be read, and those that differ from the source's own date.
//!
//! The message for an impossible date comes from its parser: `time/edtf/parse.rs` for EDTF, `time/eastern` for dates in
//! an era. Notations of people who do not know EDTF are parsed in `time/reading/loose.rs`.

use super::fields::list;
use super::{Place, Problem};
use crate::text::{nearest, nearest_of_all};
use crate::time::{
    CalendarView, DateError, EraName, Note, Reading, Suggestion, calendars, is_hangul,
};

pub(crate) use super::loose_dates::{before_christ_or_zero, either, one_of, other_way_round};
use super::loose_dates::{decade_or_century, is_unknown};

/// Examples of valid dates.
const AS: &str = "\"1127\", \"1127-01-09\" or \"1120/1127\"";

/// An example of a date in an era.
const IN_ERA: &str = "\"靖康元年閏十一月丙辰\"";

/// How to write an unknown date.
const UNKNOWN: &str = "for an unknown date, write what is known: \"11XX\", \"[1120..1127]\", \"[..1127]\", \"1120/\"; \"XXXX\" if nothing is";

/// A date in an invalid notation, with the valid one.
pub(crate) fn written_otherwise(place: Place, text: &str, suggestion: &Suggestion) -> Problem {
    let problem = Problem::error(place, invalid(text));
    if let Some(expected) = decade_or_century(text, &suggestion.written) {
        return problem.expected(expected);
    }
    let written = format!("\"{}\"", suggestion.written);
    let problem = problem.expected(format!("write {written}"));
    if suggestion.sure {
        problem.rewritten(written)
    } else {
        problem
    }
}

/// An impossible date; `at` is the character at which it becomes invalid.
pub(crate) fn impossible(at: Place, text: &str, error: DateError) -> Problem {
    let problem = Problem::error(at, invalid(text));
    if is_unknown(text) {
        return problem
            .expected(format!("write a date, as {AS}"))
            .help(UNKNOWN);
    }
    let is_latin = |c: char| c < '\u{1100}' || ('\u{1e00}'..'\u{2e80}').contains(&c);
    let help = if text.chars().all(is_latin) {
        format!("a date is written as {AS}")
    } else {
        format!("a date in an era is written as {IN_ERA}")
    };
    problem.expected(error.reason).help(help)
}

/// A date in which day and month may be swapped.
pub(crate) fn day_or_month(place: Place, text: &str, [one, other]: &[String; 2]) -> Problem {
    Problem::error(place, invalid(text)).expected(format!("write \"{one}\" or \"{other}\""))
}

/// A year before Christ with fewer than four digits, which may or may not count a year 0; `expected` names both dates.
pub(crate) fn before_christ_asked(place: Place, text: &str, expected: String) -> Problem {
    Problem::error(place, invalid(text)).expected(expected)
}

/// A stretch of time that ends before it begins.
pub(crate) fn turned_round(place: Place, text: &str, turned: &str) -> Problem {
    let message = format!("{}: it ends before it begins", invalid(text));
    Problem::error(place, message).expected(format!("did you mean \"{turned}\"?"))
}

fn invalid(text: &str) -> String {
    format!("invalid date \"{text}\"")
}

/// An era name used by several states, or by one state more than once. `are_listed`: whether the chronicle lists its calendars.
pub(crate) fn whose_era(read: &[Reading], text: &str, are_listed: bool) -> String {
    let eras: Vec<EraName> = read
        .iter()
        .filter_map(|reading| reading.eras.first().copied())
        .collect();
    let in_hangul = text.contains(is_hangul);
    let named = |reading: &Reading| {
        let named = reading.eras.first()?.told_apart(&eras, in_hangul);
        let year = reading.when.extent().start().day();
        let year = reading.when.reckoning().date(year).year;
        Some(format!("{named} ({year})"))
    };
    let each: Vec<String> = read.iter().filter_map(named).collect();
    let each = each.join(" or ");
    let is_one_state = eras
        .windows(2)
        .all(|two| two[0].polity() == two[1].polity());
    if is_one_state {
        format!("one state used this name more than once: write {each}")
    } else if are_listed {
        format!("several states in the chronicle's `calendars` used this name: write {each}")
    } else {
        format!("several states used this name: write {each}, or list the chronicle's `calendars`")
    }
}

/// A year of an era after its last one.
pub(crate) fn past_its_era(place: Place, text: &str, note: &Note) -> Problem {
    Problem::warning(place, format!("\"{text}\" is {note}"))
        .expected("write the year of the next era, if the source does")
}

/// An `as_written` that denotes another day than `when`; `at` is the character at which that shows.
pub(crate) fn another_day(at: Place, error: DateError, when: Place) -> Problem {
    Problem::error(at, "`as_written` does not match `when`")
        .expected(error.reason)
        .related(when, "`when` is here")
}

/// An `as_written` that cannot be parsed.
pub(crate) fn kept_as_written(at: Place, error: DateError) -> Problem {
    let message = "`as_written` cannot be parsed and is shown as written";
    Problem::note(at, message).expected(error.reason)
}

/// A year written as if it were a number of years BCE, although there is a year 0 in between.
pub(crate) fn before_christ(place: Place, digits: &str, year: u16) -> Problem {
    let expected = format!("{year} BCE is -{:04}", year.saturating_sub(1));
    Problem::warning(place, format!("-{digits} is {} BCE", year + 1)).expected(expected)
}

/// An invalid time zone.
pub(crate) fn no_zone(place: Place, text: &str, error: DateError) -> Problem {
    Problem::error(place, format!("invalid zone \"{text}\"")).expected(error.reason)
}

/// An unknown calendar for numeric dates; `known` lists the valid ones.
pub(crate) fn unknown_digits(place: Place, word: &str, known: &[&'static str]) -> Problem {
    let mut problem = Problem::error(place, format!("unknown calendar `{word}`"));
    if let Some(meant) = nearest(word, known.iter().copied()) {
        problem = problem.expected(format!("did you mean `{meant}`?"));
    }
    if let Some(meant) = nearest_of_all(word, known.iter().copied()) {
        problem = problem.rewritten(meant);
    }
    problem.help(format!("expected one of {}", list(known)))
}

/// A day that cannot be the first one of the Gregorian calendar.
pub(crate) fn no_first_gregorian(place: Place, text: &str) -> Problem {
    Problem::error(place, format!("invalid day \"{text}\""))
        .expected("expected the first day of the Gregorian calendar, 1582-10-15 or later")
}

/// An unknown calendar in the chronicle's list.
pub(crate) fn unknown_calendar(place: Place, name: &str) -> Problem {
    let mut problem = Problem::error(place, format!("unknown calendar `{name}`"));
    let known: Vec<_> = calendars().map(CalendarView::id).collect();
    // Qing is also written Ching, and Xia Hsia.
    let in_pinyin = name.to_lowercase().replace("ch", "q").replace("hs", "x");
    let is_id = known.iter().find(|id| **id == in_pinyin).copied();
    let near = nearest(name, known);
    let mut meant: Vec<String> = is_id.into_iter().chain(near).map(in_quotes).collect();
    meant.dedup();
    if !meant.is_empty() {
        problem = problem.expected(format!("did you mean {}?", meant.join(" or ")));
    }
    problem.help("known calendars: julian, gregorian, china, japan, korea, vietnam, and the states listed in docs/format.md")
}

fn in_quotes(id: &str) -> String {
    format!("`{id}`")
}
