//! Two years joined by a dash, the second of which is short: `1911–12`. With a hyphen, ISO 8601 means a month.

use super::stamp::Stamp;
use crate::time::CommonEra;

/// True for a dash between a year and one or two digits that may be the end of another one.
pub(super) fn joins_years(before: &str, after: &str) -> bool {
    let digits = |letters: &str| letters.bytes().take_while(u8::is_ascii_digit).count();
    let (before, after) = (before.trim_end(), after.trim_start());
    let rest = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let in_date = |letter| matches!(letter, '-' | '–' | '—' | '/' | '.' | ':');
    let last = digits(after);
    let is_year = matches!(before.len() - rest.len(), 3 | 4);
    let is_alone = !rest.ends_with(|letter: char| in_date(letter) && letter != '.');
    is_year && is_alone && matches!(last, 1 | 2) && !after[last..].starts_with(in_date)
}

/// The years that a text consists of, in lower case.
///
/// # Errors
/// A message if the second is not after the first, because then it may be a month.
pub(super) fn short_years(lower: &str) -> Option<Result<String, String>> {
    let (era, years) = CommonEra::split(lower);
    if era == Some(CommonEra::Before) {
        return None;
    }
    let (first, last) = years.trim().split_once('–')?;
    let (first, last) = (first.trim(), last.trim());
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(first) || !is_number(last) || !matches!(last.len(), 1 | 2) {
        return None;
    }
    let (from, to): (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
    let unit = if last.len() == 1 { 10 } else { 100 };
    let to = from - from % unit + to;
    Some(if to > from {
        Ok(format!(
            "{}/{}",
            Stamp::year(from).edtf(),
            Stamp::year(to).edtf()
        ))
    } else {
        Err(format!(
            "a dash joins years, and {to} is not after {from}: write both in full, or a hyphen before a month"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Habits, read};

    #[test]
    fn a_dash_joins_years_and_a_hyphen_a_month() {
        for (text, expected) in [
            ("1911–12", "1911/1912"),
            ("1911—12", "1911/1912"),
            ("1911 – 12", "1911/1912"),
            ("1801–05", "1801/1805"),
            ("1701–10", "1701/1710"),
            ("1914–8", "1914/1918"),
            ("980–5", "0980/0985"),
            ("c. 1911–12", "1911~/1912~"),
            ("c.1911–12", "1911~/1912~"),
            ("1911–12?", "1911?/1912?"),
            ("AD 161–80", "0161/0180"),
            ("264–41 BC", "-0263/-0040"),
            ("1911–12 June 1912", "1911/1912-06-12"),
            ("12 May 1911–12 June 1912", "1911-05-12/1912-06-12"),
            ("1939–45", "1939/1945"),
            ("1911–1912", "1911/1912"),
            ("1911-12", "1911-12"),
            ("1801-05", "1801-05"),
            ("2024–05–14", "2024-05-14"),
            ("1911‐12", "1911-12"),
            ("1911−12", "1911-12"),
        ] {
            let read = read(text, Habits::default());
            assert_eq!(read, Ok(expected.to_owned()), "{text}");
        }
        for text in ["1914–08", "1912–12", "1899–01", "1918–4", "c. 1914–08"] {
            let error = read(text, Habits::default()).unwrap_err();
            assert!(error.contains("a hyphen before a month"), "{text}: {error}");
        }
    }
}
