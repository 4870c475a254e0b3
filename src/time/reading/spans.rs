//! Parsing decades, seasons and deep time: "the 1120s", "winter of 1126-1127", "228 million years ago"; centuries are parsed in
//! [`century`], parts of a year in [`part`].

use super::plain::Read;
use super::units::dated;
use super::{Context, century, part};
use crate::time::common_era::{CommonEra, year_of};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::moment::YEAR_LIMIT;
use crate::time::reckoning::Reckoning;

/// Parses a lower-case text; `None` if it has none of these forms.
pub(super) fn read(text: &str, context: Context<'_>) -> Read {
    let reckoning = context.reckoning;
    let text = text.strip_prefix("the ").unwrap_or(text);
    let (era, rest) = CommonEra::split(text);
    let found = read_span(text, reckoning)
        .or_else(|| ago(text, context))
        .or_else(|| grouped(rest, era, reckoning))?;
    Some(found.map(|when| (when, Vec::new())))
}

/// Reads a century, a millennium, a decade, a season, or a part of a century or a year; `None` for anything else. The text is in lower
/// case.
pub(crate) fn read_span(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let (era, rest) = CommonEra::split(text);
    century::read(text, reckoning)
        .or_else(|| part::of_year(text, reckoning))
        .or_else(|| decade(decade_in_words(rest)?, era, reckoning).map(Ok))
        .or_else(|| season_of(rest, era, reckoning))
}

/// The first year of a decade: "1960s", "1960er Jahre", "années 1960", 1960年代.
fn decade_in_words(text: &str) -> Option<i64> {
    const AHEAD: [&str; 7] = [
        "the ",
        "les années ",
        "années ",
        "los años ",
        "años ",
        "gli anni ",
        "anni ",
    ];
    const BEHIND: [&str; 8] = [
        "'s", "’s", "s", "er jahre", "er-jahre", "er", " 年代", "年代",
    ];
    let ahead = AHEAD.iter().find_map(|word| text.strip_prefix(word));
    let rest = ahead.unwrap_or(text);
    let behind = BEHIND.iter().find_map(|word| rest.strip_suffix(word));
    behind.or(ahead)?.parse().ok()
}

/// The ten years from one on, "1120s", or back from it, "40s BC".
pub(super) fn decade(first: i64, era: Option<CommonEra>, reckoning: Reckoning) -> Option<When> {
    let is_decade = first % 10 == 0 && (10..10_000).contains(&first);
    let text = if era == Some(CommonEra::Before) {
        let year = |year| When::of_year(year, reckoning);
        format!("[{}..{}]", year(1 - (first + 9)), year(1 - first))
    } else {
        format!("{:03}X", first / 10)
    };
    is_decade
        .then(|| When::parse(&text, reckoning).ok())
        .flatten()
}

/// Parses "winter of 1126-1127", "winter 1126/27", "autumn of 1125": a season of the year in which it begins.
fn season_of(
    text: &str,
    era: Option<CommonEra>,
    reckoning: Reckoning,
) -> Option<Result<When, DateError>> {
    const SEASONS: [(&str, u8); 5] = [
        ("spring ", 21),
        ("summer ", 22),
        ("autumn ", 23),
        ("fall ", 23),
        (WINTER, 24),
    ];
    const WINTER: &str = "winter ";
    let (years, season, code) = SEASONS
        .iter()
        .find_map(|(word, code)| Some((text.strip_prefix(word)?, *word, *code)))?;
    let years = years.strip_prefix("of ").unwrap_or(years);
    let column = text.chars().count() - years.chars().count() + 1;
    let (year, next) = match years.split_once(['-', '–', '/']) {
        Some((year, next)) => (year.trim(), Some(next.trim())),
        None => (years.trim(), None),
    };
    let number: i64 = year.parse().ok()?;
    if let Some(next) = next {
        let step = if era == Some(CommonEra::Before) {
            -1
        } else {
            1
        };
        let expected = number.checked_add(step)?.to_string();
        // Other years are those of an interval.
        if season != WINTER || next.is_empty() || !expected.ends_with(next) {
            return None;
        }
    }
    Some(dated(year_of(number, era), column, |year| {
        When::of_month(year, code, reckoning)
            .ok_or_else(|| DateError::new(column, DateError::year_beyond()))
    }))
}

/// Parses "228 million years ago", "228 million years", "228 mya", "300 ka", "20,000 BP"; single years before
/// the present (BP) are counted from 1950, and so are ten thousand and more years ago; fewer are counted from the day of the context.
fn ago(text: &str, context: Context<'_>) -> Option<Result<When, DateError>> {
    const UNITS: [(&str, i64); 4] = [
        ("thousand million", 1_000_000_000),
        ("billion", 1_000_000_000),
        ("million", 1_000_000),
        ("thousand", 1_000),
    ];
    const SHORT: [(&str, i64); 8] = [
        ("ga", 1_000_000_000),
        ("gya", 1_000_000_000),
        ("bya", 1_000_000_000),
        ("ma", 1_000_000),
        ("mya", 1_000_000),
        ("ka", 1_000),
        ("kya", 1_000),
        ("bp", 1),
    ];
    let with_unit = |body: &'_ str, units: &[(&str, i64)]| {
        let mut units = units.iter();
        units.find_map(|(word, unit)| {
            let number = body.strip_suffix(word)?.trim_end();
            Some((number.to_owned(), *unit))
        })
    };
    let whole = |ending| text.strip_suffix(ending).map(str::trim_end);
    let ago = whole("years ago").or_else(|| whole("year ago"));
    let (number, unit) = match (ago, whole("years")) {
        (Some(body), _) => with_unit(body, &UNITS).unwrap_or_else(|| (body.to_owned(), 1)),
        (None, Some(body)) => with_unit(body, &UNITS)?,
        (None, None) => with_unit(text, &SHORT)?,
    };
    let years = of_units(&number, unit)?;
    let reckoning = context.reckoning;
    let year = match (unit, context.today) {
        (1, Some(today)) if ago.is_some() && years < 10_000 => reckoning.date(today).year - years,
        (1, None) if ago.is_some() && years < 10_000 => {
            let reason = "the year from which these years are counted is not known: write the year";
            return Some(Err(DateError::new(1, reason).that_cannot_be()));
        }
        (1, _) => 1_950 - years,
        _ => -years,
    };
    let when = When::of_any_year(year, reckoning)?;
    Some(Ok(if ago.is_some() {
        when.marked_approximate()
    } else {
        when
    }))
}

/// A number of units, in years: "66.04", "66,04", "13,800", "1,234.5". A comma is that of a decimal number if it does not group
/// thousands. `None` if it is no number, or beyond the limit of years.
pub(super) fn of_units(text: &str, unit: i64) -> Option<i64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None if is_grouped(text) && !text.starts_with('0') => (text, None),
        None => match text.split_once(',') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        },
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !(are_digits(whole) || is_grouped(whole)) || !fraction.is_none_or(are_digits) {
        return None;
    }
    let mut years = whole
        .replace(',', "")
        .parse::<i64>()
        .ok()?
        .checked_mul(unit)?;
    let mut place = unit;
    for digit in fraction.unwrap_or_default().chars() {
        place /= 10;
        years = years.checked_add(i64::from(digit.to_digit(10)?) * place)?;
    }
    Some(years).filter(|years| *years <= YEAR_LIMIT)
}

/// Whether commas stand between groups of three digits.
fn is_grouped(number: &str) -> bool {
    let (first, rest) = number.split_once(',').unwrap_or_default();
    let are_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && are_digits(first)
        && rest
            .split(',')
            .all(|group| group.len() == 3 && are_digits(group))
}

/// Parses "80,001 bce": a year with thousands separators.
fn grouped(
    number: &str,
    era: Option<CommonEra>,
    reckoning: Reckoning,
) -> Option<Result<When, DateError>> {
    if !is_grouped(number) {
        return None;
    }
    let year = year_of(number.replace(',', "").parse().ok()?, era);
    Some(dated(year, 1, |year| {
        When::of_any_year(year, reckoning)
            .ok_or_else(|| DateError::new(1, DateError::year_beyond()))
    }))
}
