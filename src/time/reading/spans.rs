//! Parsing decades, seasons and deep time: "the 1120s", "winter of 1126-1127", "228 million years ago"; centuries are parsed in
//! [`century`].

use super::century;
use super::plain::Read;
use crate::time::edtf::When;
use crate::time::reckoning::Reckoning;

/// Parses a lower-case text; `None` if it has none of these forms.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Read {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let found = century::read(text, reckoning)
        .or_else(|| decade(text, reckoning))
        .or_else(|| winter(text, reckoning))
        .or_else(|| ago(text, reckoning))
        .or_else(|| grouped(text, reckoning))?;
    Some(Ok((found, Vec::new())))
}

/// Parses "1120s".
fn decade(text: &str, reckoning: Reckoning) -> Option<When> {
    let first: i64 = text.strip_suffix('s')?.parse().ok()?;
    let is_decade = first % 10 == 0 && (10..10_000).contains(&first);
    When::parse(&format!("{:03}X", first / 10), reckoning)
        .ok()
        .filter(|_| is_decade)
}

/// Parses "winter of 1126-1127", "autumn of 1125": a season of the year in which it begins.
fn winter(text: &str, reckoning: Reckoning) -> Option<When> {
    const SEASONS: [(&str, u8); 5] = [
        ("spring of ", 21),
        ("summer of ", 22),
        ("autumn of ", 23),
        ("fall of ", 23),
        ("winter of ", 24),
    ];
    let (years, code) = SEASONS
        .iter()
        .find_map(|(word, code)| Some((text.strip_prefix(word)?, *code)))?;
    let year = years.split(['-', '–', '/']).next()?.trim();
    When::of_month(year.parse().ok()?, code, reckoning)
}

/// Parses "228 million years ago", counted from 1950.
fn ago(text: &str, reckoning: Reckoning) -> Option<When> {
    const UNITS: [(&str, i64); 4] = [
        ("thousand million", 1_000_000_000),
        ("billion", 1_000_000_000),
        ("million", 1_000_000),
        ("thousand", 1_000),
    ];
    let body = ["years ago", "year ago"]
        .iter()
        .find_map(|word| text.strip_suffix(word))?
        .trim();
    let unit = UNITS
        .iter()
        .find_map(|(word, unit)| Some((body.strip_suffix(word)?.trim_end(), *unit)));
    let (number, unit) = unit.unwrap_or((body, 1));
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    let whole: i64 = whole.replace(',', "").parse().ok()?;
    let tenth: i64 = tenths.get(..1)?.parse().ok()?;
    let years = whole.checked_mul(unit)?.checked_add(tenth * (unit / 10))?;
    let year = if unit == 1 { 1_950 - years } else { -years };
    When::of_any_year(year, reckoning).map(When::marked_approximate)
}

/// Parses "80,001 bce": a year with thousands separators.
fn grouped(text: &str, reckoning: Reckoning) -> Option<When> {
    let (number, before) = match text
        .strip_suffix(" bce")
        .or_else(|| text.strip_suffix(" bc"))
    {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let groups: Vec<&str> = number.split(',').collect();
    let is_grouped = groups.len() > 1
        && groups
            .iter()
            .all(|group| group.bytes().all(|b| b.is_ascii_digit()))
        && groups[1..].iter().all(|group| group.len() == 3)
        && (1..=3).contains(&groups[0].len());
    if !is_grouped {
        return None;
    }
    let year: i64 = groups.concat().parse().ok()?;
    When::of_any_year(if before { 1 - year } else { year }, reckoning)
}
