//! Parsing both of two dates, one of which may omit what it has in common with the other.

use super::atom::{self, Atom};
use super::grammar::{about, side};
use super::words::Join;
use super::{Context, is_han};
use crate::time::common_era::CommonEra;
use crate::time::eastern::in_digits;
use crate::time::error::DateError;
use crate::time::han::is_hangul;

/// A date, and whether it is approximate.
pub(super) type Sided = (Atom, bool);

/// Parses both sides. In East Asian languages the second may omit parts of the first, elsewhere the first may omit parts of the second.
pub(super) fn both(
    from: &str,
    to: &str,
    passed: usize,
    join: Join,
    context: Context<'_>,
) -> Result<(Sided, Sided), DateError> {
    let (from, to) = (from.trim_end(), to.trim_start());
    let alone = Context {
        near: None,
        ..context
    };
    if context.near.is_none() || ![from, to].into_iter().any(|text| has_year(text, context)) {
        return both_near(from, to, passed, join, context);
    }
    // A year that one of them leaves out is that of the other.
    let (first, last) = both_near(from, to, passed, join, alone)?;
    Ok((ranked(first, context), ranked(last, context)))
}

/// Whether a date is the same without a day nearby.
fn has_year(text: &str, context: Context<'_>) -> bool {
    let alone = Context {
        near: None,
        ..context
    };
    match (side(text, alone), side(text, context)) {
        (Ok((Atom::Civil(one, _), _)), Ok((Atom::Civil(other, _), _))) => one == other,
        (found, _) => found.is_ok(),
    }
}

/// A date with the eras near the day of the context first.
fn ranked((atom, about): Sided, context: Context<'_>) -> Sided {
    let nearby = match &atom {
        Atom::Eastern(parts, _) => atom::resolved((**parts).clone(), context).ok(),
        Atom::Civil(..) => None,
    };
    (nearby.unwrap_or(atom), about)
}

fn both_near(
    from: &str,
    to: &str,
    passed: usize,
    join: Join,
    context: Context<'_>,
) -> Result<(Sided, Sided), DateError> {
    let first = side(from, context);
    let by_era = matches!(&first, Ok((Atom::Eastern(..), _)));
    if by_era || from.contains(|character| is_han(character) || is_hangul(character)) {
        let first = first?;
        let last = second(&first.0, from, to, context).map_err(|error| error.shifted(passed))?;
        return Ok((first, last));
    }
    let last = side(to, context).map_err(|error| error.shifted(passed))?;
    let shares_era = era(from).is_none() && era(to) == Some(CommonEra::Before);
    let (mut ours, mut failed) = (None, None);
    for words in 0..=4 {
        let Some(text) = leaning(from, to, words) else {
            continue;
        };
        match side(&text, context) {
            // In "1120 or 1121 BC" the first year is one before Christ too; in "1127-01-09 or 44 BC" it cannot be.
            Ok(first) if words == 0 && shares_era && may_share(&first.0, join) => {
                ours = Some(first);
            }
            Ok(first) => return Ok((first, last)),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    let incomplete = || DateError::new(1, "the first date is incomplete");
    ours.map(|first| (first, last))
        .ok_or_else(|| failed.unwrap_or_else(incomplete))
}

/// Parses the second of two East Asian dates, which may omit what it has in common with the first.
fn second(first: &Atom, from: &str, to: &str, context: Context<'_>) -> Result<Sided, DateError> {
    let (rest, gone, about) = match about(to) {
        Some((rest, gone)) => (rest, gone, true),
        None => (to, 0, false),
    };
    if let Atom::Eastern(parts, _) = first {
        let read = |text| atom::read_after(text, parts, context);
        return read(rest)
            .or_else(|error| read(without_same(rest).ok_or(error.clone())?).map_err(|_| error))
            .map(|atom| (atom, about))
            .map_err(|error| error.shifted(gone));
    }
    let said = ['年', '년', '月', '월']
        .map(|unit| from.rfind(unit).map(|at| &from[..at + unit.len_utf8()]));
    let mut tried = said.into_iter().flatten();
    let in_era = with_era(from, rest);
    let whole = atom::read(in_era.as_deref().unwrap_or(rest), context);
    match whole {
        Ok(atom) => Ok((atom, about)),
        Err(error) => tried
            .find_map(|said| atom::read(&format!("{said}{rest}"), context).ok())
            .map(|atom| (atom, about))
            .ok_or_else(|| error.shifted(gone)),
    }
}

/// The second year of a pair with the era before the first, which has no unit of its own: 公元前475–221年.
fn with_era(from: &str, rest: &str) -> Option<String> {
    let is_before = era(from) == Some(CommonEra::Before) && era(rest).is_none();
    if !is_before || from.contains(['年', '년']) {
        return None;
    }
    let digits = in_digits(from);
    let said = &digits[..digits.find(|c: char| c.is_ascii_digit())?];
    Some(format!("{said}{rest}"))
}

/// The second year of a year before Christ that began in summer, with all its digits: 431 BC for the second one of "432/1 BC".
pub(super) fn with_all_digits(from: &str, to: &str) -> Option<String> {
    let year = from.rsplit(' ').next()?;
    let digits = to.len() - to.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (last, behind) = to.split_at(digits);
    let next = year.parse::<u32>().ok()?.checked_sub(1)?.to_string();
    let is_short = !last.is_empty() && last.len() < year.len() && next.ends_with(last);
    (is_short && era(to) == Some(CommonEra::Before)).then(|| format!("{next}{behind}"))
}

/// A second date without the word for what it has in common with the first: 同十五年二月, 同年十二月.
fn without_same(text: &str) -> Option<&str> {
    const SAME: [&str; 7] = ["同年", "同月", "同", "仝", "동년 ", "동월 ", "동 "];
    SAME.iter().find_map(|word| text.strip_prefix(word))
}

/// The first date, completed with the last words of the second.
fn leaning(from: &str, to: &str, words: usize) -> Option<String> {
    if words == 0 {
        let digits = from.chars().filter(char::is_ascii_digit).count();
        let is_whole =
            digits > 2 || era(from).is_some() || !from.starts_with(|c: char| c.is_ascii_digit());
        return is_whole.then(|| from.to_owned());
    }
    let all: Vec<_> = to.split(' ').collect();
    let tail = all.get(all.len().checked_sub(words)?..)?.join(" ");
    // In "10 or 12 March 44 BC" the first number is a day, not a year.
    let is_era = CommonEra::split(&format!("1 {}", tail.to_lowercase())).1 == "1";
    let is_day = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let lacks_more = is_era && all.len() > words + 1 && is_day(to);
    let is_short = from.len() <= 2 && is_day(from);
    (!(lacks_more && is_short)).then(|| format!("{from} {tail}"))
}

/// The era that a date says.
fn era(text: &str) -> Option<CommonEra> {
    CommonEra::split(&text.to_lowercase()).0
}

/// Whether a date of our era may as well be one before Christ. Not in "9 January 1127 or 44 BC": of dates in no order, each day has
/// its own era.
fn may_share(date: &Atom, join: Join) -> bool {
    match date {
        Atom::Civil(when, _) => {
            let is_ordered = matches!(join, Join::Interval | Join::Between);
            let first = when.reckoning().year_start(1);
            let is_ours = when.extent().start() >= first.start();
            is_ours && (is_ordered || when.single_day().is_none())
        }
        Atom::Eastern(..) => false,
    }
}
