//! Parsing dates in digits with separators, and day numbers: "9.1.1127", "1127/1/9", "JDN 2132703".

use super::plain::Read;
use super::{Context, Note, style, units};
use crate::time::edtf::When;
use crate::time::moment::Day;
use crate::time::reckoning::Reckoning;

/// Parses a lower-case text; `None` if it has none of these forms.
pub(super) fn read(text: &str, context: Context<'_>) -> Read {
    if matches!(text, "today" | "now" | "今日" | "今天" | "오늘" | "hôm nay") {
        let today = context.today?;
        return Some(Ok((When::of_day(today, context.reckoning), Vec::new())));
    }
    day_number(text, context)
        .or_else(|| style::read(text, context.reckoning))
        .or_else(|| eight_digits(text, context.reckoning))
        .or_else(|| parted(text, context.reckoning))
        .or_else(|| with_roman_month(text, context.reckoning))
}

/// Parses "JDN 2132703", "jd2132703", or seven digits by themselves.
fn day_number(text: &str, context: Context<'_>) -> Read {
    let said = ["jdn", "jd"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    let digits = said.unwrap_or(text).trim();
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty();
    if !is_number || digits.len() > 8 || (said.is_none() && digits.len() != 7) {
        return None;
    }
    let day = Day(digits.parse().ok()?);
    let notes = if said.is_none() {
        vec![Note::DayNumber]
    } else {
        Vec::new()
    };
    Some(Ok((When::of_day(day, context.reckoning), notes)))
}

/// Parses `11270109`.
fn eight_digits(text: &str, reckoning: Reckoning) -> Read {
    let is_date = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_date {
        return None;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let read = units::assembled(year, Some(month), Some(day), reckoning, 5);
    Some(read.map(|when| (when, Vec::new())))
}

/// "9.I.1127": the month as a Roman number.
fn with_roman_month(text: &str, reckoning: Reckoning) -> Read {
    const MONTHS: [&str; 12] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    let mut parts = text
        .split(['.', '/', '-', ' '])
        .filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|roman| *roman == month)? + 1;
    let (day, year) = (day.parse().ok()?, year.parse().ok()?);
    if parts.next().is_some() {
        return None;
    }
    let read = units::assembled(year, i64::try_from(month).ok(), Some(day), reckoning, 1);
    Some(read.map(|when| (when, Vec::new())))
}

/// "9.1.1127", "1127/1/9", "1127-1-9": the year is the number of three digits or more; if it is last, the day is first if
/// it can.
pub(super) fn parted(text: &str, reckoning: Reckoning) -> Read {
    let (direction, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let sign = ['.', '/', '-', ' ']
        .into_iter()
        .find(|sign| rest.contains(*sign))?;
    let parts: Vec<&str> = rest.split(sign).map(str::trim).collect();
    let is_number = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !parts.iter().all(is_number) {
        return None;
    }
    let number = |part: &str| part.parse::<i64>().unwrap_or_default();
    let date = |year: i64, month: i64, day: Option<i64>| {
        units::assembled(direction * year, Some(month), day, reckoning, 1)
    };
    let is_year = |part: &str| part.len() > if direction < 0 { 3 } else { 2 };
    let (one, two, three) = match *parts.as_slice() {
        // "1914-18" is an interval.
        [year, month] if is_year(year) && matches!(sign, '-' | '.') => {
            let month = Some(number(month)).filter(|month| (1..=12).contains(month))?;
            return Some(date(number(year), month, None).map(|when| (when, Vec::new())));
        }
        [year, month, day] if is_year(year) => {
            let read = date(number(year), number(month), Some(number(day)));
            return Some(read.map(|when| (when, Vec::new())));
        }
        [one, two, year] if direction > 0 && year.len() > 2 => {
            (number(one), number(two), number(year))
        }
        _ => return None,
    };
    let date = |year, month, day| date(year, month, Some(day));
    let read = match (date(three, two, one), date(three, one, two)) {
        (Ok(when), Ok(other)) if when != other => Ok((when, vec![Note::DayFirst(other)])),
        (Ok(when), _) => Ok((when, Vec::new())),
        (Err(_), Ok(when)) => Ok((when, vec![Note::MonthFirst])),
        (Err(error), Err(_)) => Err(error),
    };
    Some(read)
}
