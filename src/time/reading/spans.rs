//! Centuries, decades, parts of them, and deep time: "12th century", "early 12th century", 12 世紀, "the 1120s", "228 million years ago".

use super::plain::Read;
use crate::time::edtf::When;
use crate::time::reckoning::Reckoning;

const ORDINALS: [&str; 21] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
];

/// Reads a text in lower case, or `None` if it is nothing of the kind.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Read {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let found = century(text, reckoning)
        .or_else(|| decade(text, reckoning))
        .or_else(|| winter(text, reckoning))
        .or_else(|| ago(text, reckoning))
        .or_else(|| grouped(text, reckoning))?;
    Some(Ok((found, Vec::new())))
}

/// A century, or a third of one.
fn century(text: &str, reckoning: Reckoning) -> Option<When> {
    const PARTS: [(&str, i64, i64); 4] = [
        ("early ", 0, 33),
        ("mid-", 33, 66),
        ("mid ", 33, 66),
        ("late ", 66, 99),
    ];
    let (rest, before) = [" bce", " bc", " tcn"]
        .iter()
        .find_map(|era| text.strip_suffix(era))
        .map_or((text, false), |rest| (rest, true));
    let part = PARTS
        .iter()
        .find_map(|(word, from, to)| Some((rest.strip_prefix(word)?, *from, *to)));
    let body = part.map_or(rest, |(body, ..)| body);
    let number = ["century", "世紀", "世纪", "세기"]
        .iter()
        .find_map(|word| body.strip_suffix(word))?
        .trim_end()
        .trim_end_matches(' ');
    let spelled = ORDINALS.iter().position(|word| *word == number);
    let number = match spelled {
        Some(place) => i64::try_from(place).ok()? + 1,
        None => number
            .trim_end_matches(|c: char| c.is_ascii_lowercase())
            .parse::<i64>()
            .ok()?,
    };
    if !(1..=99).contains(&number) {
        return None;
    }
    let hundreds = number - 1;
    if let Some((_, from, to)) = part.filter(|_| !before) {
        let text = format!(
            "[{:04}~..{:04}~]",
            hundreds * 100 + from,
            hundreds * 100 + to
        );
        return When::parse(&text, reckoning).ok();
    }
    let sign = if before { "-" } else { "" };
    let text = format!("{sign}{hundreds:02}XX");
    When::parse(&text, reckoning).ok()
}

/// "1120s", with "the" before it.
fn decade(text: &str, reckoning: Reckoning) -> Option<When> {
    let first: i64 = text.strip_suffix('s')?.parse().ok()?;
    let is_decade = first % 10 == 0 && (10..10_000).contains(&first);
    When::parse(&format!("{:03}X", first / 10), reckoning)
        .ok()
        .filter(|_| is_decade)
}

/// "winter of 1126-1127", "autumn of 1125": a season of the year that it begins in.
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

/// "228 million years ago", counted from 1950.
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
    (years <= 100_000_000_000).then(|| When::of_year(year, reckoning).marked_approximate())
}

/// "80,001 bce": a year with its thousands set apart.
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
    (year <= 100_000_000_000)
        .then(|| When::of_year(if before { 1 - year } else { year }, reckoning))
}
