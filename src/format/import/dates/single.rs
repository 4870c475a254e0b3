//! A single date in words: "15 June 1215", "July 20, 1969", "44 BC".

use super::iso::{Clock, clock, zone};
use super::lexicon;
use super::numeric::{NO_YEAR, SHORT_YEAR};
use super::stamp::Stamp;
use crate::time::{CommonEra, year_of};

/// The parts found in the words of a date.
#[derive(Default)]
struct Words {
    month: Option<u8>,
    season: Option<u8>,
    numbers: Vec<Number>,
    time: Option<Clock>,
}

/// A number in the words of a date.
enum Number {
    /// What is said to be a day: "9th".
    Day(u8),
    Digits {
        value: i64,
        count: usize,
    },
}

/// A date in words: "15 June 1215", "July 20, 1969", "1er août 1291", "Fri Oct 24 1861 12:00:00 GMT-0500", "autumn
/// 1125", "44 BC".
pub(super) fn in_words(lower: &str) -> Option<Result<String, String>> {
    // JavaScript writes the name of the zone after its offset.
    let named_zone = lower
        .split_once(" (")
        .filter(|(date, _)| date.contains(" gmt"));
    let lower = named_zone.map_or(lower, |(date, _)| date);
    let (era, rest) = CommonEra::split(lower);
    let of_year = lexicon::season_of_year(rest);
    let rest = of_year.as_deref().unwrap_or(rest);
    let mut words = Words::default();
    for word in rest.split([' ', ',']).filter(|word| !word.is_empty()) {
        words.take(word)?;
    }
    if let Some(error) = words.short().filter(|_| era.is_none()) {
        return Some(Err(error.to_owned()));
    }
    let (year, day) = words.year_and_day()?;
    if day.is_none() && words.time.is_some() {
        return None;
    }
    let year = match year_of(year, era) {
        Ok(year) => year,
        Err(error) => return Some(Err(error)),
    };
    let mut stamp = Stamp {
        year,
        month: words.season.or(words.month),
        day,
        ..Stamp::default()
    };
    if let (Some(clock), Some(_)) = (words.time, day) {
        stamp = stamp.at(clock);
    }
    Some(stamp.check().map(Stamp::edtf))
}

impl Words {
    /// Reads a word; `None` if it cannot be part of a date.
    fn take(&mut self, word: &str) -> Option<()> {
        if word.contains(':') {
            self.time = Some(clock(word)?);
            return Some(());
        }
        if let (Some(clock), Some(offset)) = (&mut self.time, zone(word))
            && clock.offset.is_none()
        {
            clock.offset = offset;
            return Some(());
        }
        if let (Some(clock), "am" | "pm" | "a.m." | "p.m.") = (&mut self.time, word) {
            let late = word.starts_with('p');
            clock.seconds = clock.seconds % 43_200 + if late { 43_200 } else { 0 };
            return Some(());
        }
        if let Some(number) = number(word) {
            self.numbers.push(number);
            return Some(());
        }
        if let Some(month) = lexicon::month(word) {
            return self.month.replace(month).is_none().then_some(());
        }
        if let Some(season) = lexicon::season(word).or_else(|| lexicon::quarter(word)) {
            return self.season.replace(season).is_none().then_some(());
        }
        lexicon::is_filler(word).then_some(())
    }

    /// The error for a month without a number that is surely the year: "May 14", "14 May 24".
    fn short(&self) -> Option<&'static str> {
        let is_short = |number: &Number| match number {
            Number::Day(_) => true,
            Number::Digits { count, .. } => *count <= 2,
        };
        self.month.or(self.season)?;
        match self.numbers.as_slice() {
            [one] if is_short(one) => Some(NO_YEAR),
            [one, other] if is_short(one) && is_short(other) => Some(SHORT_YEAR),
            _ => None,
        }
    }

    /// Finds the year and the day among the numbers.
    fn year_and_day(&self) -> Option<(i64, Option<u8>)> {
        use Number::{Day, Digits};
        match (self.numbers.as_slice(), self.month) {
            ([Digits { value, .. }], _) => Some((*value, None)),
            (
                [Day(day), Digits { value: year, .. }] | [Digits { value: year, .. }, Day(day)],
                Some(_),
            ) => Some((*year, Some(*day))),
            (
                [
                    Digits {
                        value: year,
                        count: 3..,
                    },
                    Digits {
                        value: day,
                        count: ..=2,
                    },
                ]
                | [Digits { value: day, .. }, Digits { value: year, .. }],
                Some(_),
            ) => Some((*year, Some(u8::try_from(*day).ok()?))),
            _ => None,
        }
    }
}

fn number(word: &str) -> Option<Number> {
    let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.len() > 8 {
        return None;
    }
    match &word[digits.len()..] {
        "" => Some(Number::Digits {
            value: digits.parse().ok()?,
            count: digits.len(),
        }),
        "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "°" | "e" | "ª" => {
            digits.parse().ok().map(Number::Day)
        }
        _ => None,
    }
}
