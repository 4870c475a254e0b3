//! Dates in GEDCOM 5.5.1 and 7, with their qualifiers and calendars.

use super::dates::{Calendar, SHORT_YEAR, Stamp, between};
use crate::time::{CommonEra, year_of};

/// A date that has been read.
pub(super) struct Dated {
    /// In EDTF; empty if unknown.
    pub(super) start: String,
    /// The end of a period.
    pub(super) end: String,
}

/// Reads a date. `None` if it is only a phrase. The error says why it is not a date.
pub(super) fn read(text: &str) -> Result<Option<Dated>, String> {
    let text = text.trim();
    if text.is_empty() || text.starts_with('(') {
        return Ok(None);
    }
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let one = |text: &str| Simple::read(text).map(|date| date.edtf());
    let start = |start: String| {
        Ok(Some(Dated {
            start,
            end: String::new(),
        }))
    };
    match word.to_ascii_uppercase().trim_end_matches('.') {
        "ABT" | "CAL" | "EST" => start(marked(one(rest)?, '~')),
        "BEF" => start(format!("[..{}]", Simple::read(rest)?.bound(false))),
        "AFT" => start(format!("[{}..]", Simple::read(rest)?.bound(true))),
        "INT" => {
            let date = rest.split('(').next().unwrap_or_default();
            start(marked(one(date)?, '?'))
        }
        "BET" => {
            let (first, last) = parted(rest, " AND ").ok_or("BET without AND")?;
            let (first, last) = (Simple::read(first)?, Simple::read(last)?);
            start(between(&first.bound(true), &last.bound(false))?)
        }
        "FROM" => {
            let (first, last) = match parted(rest, " TO ") {
                Some((first, last)) => (first, one(last)?),
                None => (rest, "..".to_owned()),
            };
            Ok(Some(Dated {
                start: one(first)?,
                end: last,
            }))
        }
        "TO" => Ok(Some(Dated {
            start: "..".to_owned(),
            end: one(rest)?,
        })),
        _ => start(one(text)?),
    }
}

/// Splits at a word, ignoring case.
fn parted<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let at = text.to_ascii_uppercase().find(word)?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

fn marked(when: String, mark: char) -> String {
    if when.starts_with('[') {
        when
    } else {
        format!("{when}{mark}")
    }
}

/// A date in one calendar. Dates of other calendars than the Gregorian have a first and a last day.
enum Simple {
    Stamp(Stamp),
    Days(Stamp, Stamp),
}

impl Simple {
    fn read(text: &str) -> Result<Self, String> {
        let (calendar, rest) = calendar(text.trim())?;
        let wrong = || format!("not a date of GEDCOM: \"{}\"", text.trim());
        let upper = rest.to_ascii_uppercase();
        let (upper, era) = ["BCE", "B.C.", "BC"]
            .iter()
            .find_map(|era| upper.strip_suffix(era))
            .map_or((upper.as_str(), None), |rest| {
                (rest, Some(CommonEra::Before))
            });
        let parts: Vec<&str> = upper.split_whitespace().collect();
        if let [years] = parts.as_slice()
            && let Some((first, last)) = either_year(years)
        {
            let year = |year: i64| Stamp::year(year_of(year, era)?).check();
            return Ok(Self::Days(year(first)?, year(last)?));
        }
        let (day, month, year) = match parts.as_slice() {
            [year] => (None, None, *year),
            [month, year] => (None, Some(month), *year),
            [day, month, year] => {
                let day = day.parse().map_err(|_| wrong())?;
                (Some(day), Some(month), *year)
            }
            _ => return Err(wrong()),
        };
        let month = month.map(|month| calendar.month(month).ok_or_else(wrong));
        let month = month.transpose()?;
        let number = dual(year).ok_or_else(wrong)?;
        let is_common = matches!(calendar, Calendar::Gregorian | Calendar::Julian);
        if is_common && year.len() < 3 && era.is_none() {
            return Err(SHORT_YEAR.to_owned());
        }
        let year = year_of(number, era)?;
        let stamp = Stamp {
            year,
            month,
            day,
            ..Stamp::default()
        };
        if calendar == Calendar::Gregorian {
            return stamp.check().map(Self::Stamp);
        }
        let (first, last) = calendar
            .days(year, month, day)
            .ok_or_else(|| format!("there is no such day: {}", text.trim()))?;
        Ok(Self::Days(Stamp::of_day(first), Stamp::of_day(last)))
    }

    fn edtf(&self) -> String {
        match self {
            Self::Stamp(stamp) => stamp.edtf(),
            Self::Days(first, last) if first == last => first.edtf(),
            Self::Days(first, last) => format!("[{}..{}]", first.edtf(), last.edtf()),
        }
    }

    /// The first day if `first` is true, otherwise the last.
    fn bound(&self, first: bool) -> String {
        match self {
            Self::Stamp(stamp) => stamp.edtf(),
            Self::Days(day, _) if first => day.edtf(),
            Self::Days(_, day) => day.edtf(),
        }
    }
}

/// The calendar named before a date, and the rest.
fn calendar(text: &str) -> Result<(Calendar, &str), String> {
    if let Some((name, rest)) = text
        .strip_prefix("@#D")
        .and_then(|rest| rest.split_once('@'))
    {
        let calendar = match name.trim() {
            "GREGORIAN" => Calendar::Gregorian,
            "JULIAN" => Calendar::Julian,
            "HEBREW" => Calendar::Hebrew,
            "FRENCH R" => Calendar::French,
            other => return Err(format!("the calendar {other} is not known")),
        };
        return Ok((calendar, rest.trim()));
    }
    let known = [
        ("GREGORIAN ", Calendar::Gregorian),
        ("JULIAN ", Calendar::Julian),
        ("HEBREW ", Calendar::Hebrew),
        ("FRENCH_R ", Calendar::French),
    ];
    let named = known
        .iter()
        .find_map(|(name, calendar)| Some((*calendar, text.strip_prefix(name)?.trim())));
    Ok(named.unwrap_or((Calendar::Gregorian, text)))
}

/// `1815/1816`: a year between the two, inclusive.
fn either_year(text: &str) -> Option<(i64, i64)> {
    let (first, last) = text.split_once('/')?;
    let years: (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
    (last.len() >= 3 && years.0 < years.1).then_some(years)
}

/// A year. `1731/32` and `1731/1732` are dual dates for the year that began on 1 January 1732.
fn dual(text: &str) -> Option<i64> {
    let digits = |text: &str| {
        !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once('/') {
        Some((year, next)) if digits(year) && digits(next) => {
            let year: i64 = year.parse().ok()?;
            let next: i64 = next.parse().ok()?;
            (next == year + 1 || next == (year + 1) % 100).then_some(year + 1)
        }
        None if digits(text) => text.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_two_digits_is_asked_about() {
        for text in [
            "14 MAY 24",
            "MAY 14",
            "24",
            "@#DJULIAN@ 24",
            "ABT 24",
            "BEF MAY 24",
        ] {
            let error = read(text).err().expect(text);
            assert_eq!(error, SHORT_YEAR, "{text}");
        }
        for (text, expected) in [
            ("@#DFRENCH R@ 12 VEND 8", "1799-10-04"),
            ("0024", "0024"),
            ("44 BC", "-0043"),
            ("980", "0980"),
        ] {
            let read = read(text).unwrap().unwrap();
            assert_eq!(read.start, expected, "{text}");
        }
    }

    #[test]
    fn a_qualifier_may_end_in_a_full_stop() {
        for (text, expected) in [
            ("ABT. 1890", "1890~"),
            ("abt. MAY 1890", "1890-05~"),
            ("BEF. 1890", "[..1890]"),
            ("AFT. 14 MAY 1890", "[1890-05-14..]"),
            ("BET. 1890 AND 1892", "[1890..1892]"),
        ] {
            let read = read(text).unwrap().unwrap();
            assert_eq!(read.start, expected, "{text}");
        }
    }

    #[test]
    fn there_is_no_year_0_before_christ() {
        for text in ["0 BC", "15 MAR 0 BCE", "BEF 0 B.C.", "0/100 BC"] {
            let error = read(text).err().expect(text);
            assert!(error.contains("there is no year 0 BC"), "{text}: {error}");
        }
        for years in ["-9223372036854775808/100 BC", "1/9223372036854775807"] {
            assert!(read(years).is_err(), "{years}");
        }
        let read = read("44 BC").unwrap().unwrap();
        assert_eq!(read.start, "-0043");
    }
}
