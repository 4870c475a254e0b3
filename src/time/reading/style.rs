//! Parsing old style and new style dates: "20 February 1557/8", "25 October 1917 O.S.", "16 Jan 1127 Gregorian".

use super::plain::{self, Read};
use super::{Note, digits};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::reckoning::Reckoning;

/// Words after a date that name its calendar, longer ones before their suffixes.
const CALENDARS: [(&str, Reckoning); 14] = [
    ("(gregorian)", Reckoning::Gregorian),
    (" gregorian", Reckoning::Gregorian),
    ("(julian)", Reckoning::Julian),
    (" julian", Reckoning::Julian),
    ("(n.s.)", Reckoning::Gregorian),
    (" n.s.", Reckoning::Gregorian),
    ("(new style)", Reckoning::Gregorian),
    (" new style", Reckoning::Gregorian),
    (" ns", Reckoning::Gregorian),
    ("(o.s.)", Reckoning::Julian),
    (" o.s.", Reckoning::Julian),
    ("(old style)", Reckoning::Julian),
    (" old style", Reckoning::Julian),
    (" os", Reckoning::Julian),
];

/// Reads a text in lower case, or `None` if it is nothing of the kind.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Read {
    let named = CALENDARS
        .iter()
        .find_map(|(word, reckoning)| Some((text.strip_suffix(word)?.trim_end(), *reckoning)));
    match named {
        Some((rest, reckoning)) => in_calendar(rest, reckoning),
        None => dual(text).or_else(|| both(text, reckoning)),
    }
}

/// Parses a date whose calendar is named.
fn in_calendar(text: &str, reckoning: Reckoning) -> Read {
    if let Ok(when) = When::parse(&text.to_uppercase(), reckoning) {
        return Some(Ok((when, Vec::new())));
    }
    digits::parted(text, reckoning)
        .or_else(|| plain::plain(text, reckoning).map(|read| read.map(|when| (when, Vec::new()))))
        .or_else(|| dual(text).filter(|_| reckoning == Reckoning::Julian))
}

/// One day in the old style and in the new: "25 October/7 November 1917", "25 October (7 November) 1917", "1/13 March 1881".
fn both(text: &str, reckoning: Reckoning) -> Read {
    let (old, new) = match text.split_once('(') {
        Some((old, rest)) => (old.trim_end(), rest.replacen(')', "", 1)),
        None => text
            .split_once('/')
            .map(|(old, new)| (old.trim_end(), new.to_owned()))?,
    };
    let day = |text: &str, reckoning| plain::plain(text, reckoning)?.ok()?.single_day();
    let in_new = day(&new, Reckoning::Gregorian)?;
    let words: Vec<&str> = new.split_whitespace().collect();
    // The old date leaves its year, or its month and year, to the new one.
    let is_same = |shared: usize| {
        let left = words
            .get(words.len().saturating_sub(shared)..)
            .unwrap_or_default();
        let whole = format!("{old} {}", left.join(" "));
        day(whole.trim_end(), Reckoning::Julian) == Some(in_new)
    };
    (0..3).any(is_same).then(|| {
        let when = When::of_day(in_new, reckoning);
        Ok((when, vec![Note::BothStyles]))
    })
}

/// A date before 25 March with the year that began then and the one that began in January: "20 February 1557/8", "1557/8-02-20".
fn dual(text: &str) -> Read {
    let (head, years, tail) = if let Some((head, years)) = text.rsplit_once(' ') {
        (head, years, "")
    } else {
        let (years, _) = text.split_once('-')?;
        ("", years, &text[years.len()..])
    };
    let (old, new) = years.split_once('/')?;
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(old) || !are_digits(new) || !(3..=4).contains(&old.len()) {
        return None;
    }
    let old: i64 = old.parse().ok()?;
    let year = old + 1;
    let when = if head.is_empty() {
        When::parse(&format!("{year:04}{tail}"), Reckoning::Julian).ok()?
    } else {
        plain::plain(&format!("{head} {year}"), Reckoning::Julian)?.ok()?
    };
    let column = text.chars().position(|c| c == '/').unwrap_or(0) + 2;
    let refused = |reason: &str| Some(Err(DateError::new(column, reason).that_cannot_be()));
    if !year.to_string().ends_with(new) {
        return refused("the second year must follow the first");
    }
    let first = Reckoning::Julian.date(when.extent().start().day());
    if (first.month, first.day) > (3, 24) {
        return refused(
            "a double year needs a date before 25 March, when the year began in the Old Style",
        );
    }
    Some(Ok((when, vec![Note::OldStyle { old, new: year }])))
}
