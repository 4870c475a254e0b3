//! East Asian dates as written in sources: 靖康元年閏十一月丙辰, 고려 인종 4년, "Tenshō 10.6.2".
//!
//! A text is parsed into its parts ([`han`], [`latin`]), with all eras that its name may refer to. [`resolve`] finds the days for each
//! era, and [`choose`] selects the likely ones.

mod choose;
mod dated;
mod fold;
mod han;
mod hour;
mod kept_up;
mod latin;
mod latin_names;
mod months;
mod named_day;
mod names;
mod near;
mod numeral;
mod order;
mod part;
mod refused;
mod resolve;
mod resumed;
#[cfg(test)]
mod tests;
mod undivided;
mod vietnamese;
mod wade_giles;
mod years;

pub(crate) use choose::{Readings, Surroundings, Taken, taken};
pub(crate) use hour::Hours;
pub(crate) use near::near;
pub(crate) use numeral::in_digits;
pub(crate) use resolve::Beyond;

use super::calendar::Era;
use super::edtf::When;
use super::error::DateError;
use super::han::{is_han, is_hangul};
use super::moment::Day;
use super::reckoning::Reckoning;
use super::sexagenary::Sexagenary;

/// Parses the parts of an era date; `None` if the text is not one.
pub(crate) fn read(text: &str) -> Option<Result<Eastern, DateError>> {
    if is_too_long(text) {
        return None;
    }
    let is_kana = |c: char| ('\u{3041}'..='\u{30ff}').contains(&c);
    if text
        .chars()
        .any(|c| is_han(c) || is_hangul(c) || is_kana(c))
    {
        let read = han::read(numeral::Characters::new(text));
        return Some(read.map(|mut date| {
            date.prefer_japanese(text);
            date.in_hangul = text.contains(is_hangul);
            date
        }));
    }
    latin::read(text)
}

/// Whether a text is longer than any date in an era.
pub(crate) fn is_too_long(text: &str) -> bool {
    const LONGEST: usize = 400;
    text.chars().nth(LONGEST).is_some()
}

/// Parses what follows an era given by another date, in Latin letters: "month 11, day 3".
pub(crate) fn read_rest(text: &str) -> Option<Result<Eastern, DateError>> {
    latin::read_rest(text)
}

/// The parts of an East Asian date, with their columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Eastern {
    /// All eras that the name may refer to, limited by the state or ruler before it.
    pub(crate) eras: Option<At<Vec<Candidate>>>,
    /// The year of the era.
    pub(crate) year: Option<At<Year>>,
    /// The sexagenary name of the year.
    pub(crate) year_pair: Option<At<Sexagenary>>,
    /// The branch of that name by itself, 0 for 子: 寛政二年戌五月.
    pub(crate) year_branch: Option<At<u8>>,
    /// The season, from 0 (spring) to 3 (winter).
    pub(crate) season: Option<At<u8>>,
    pub(crate) month: Option<At<Month>>,
    /// Whether the month is said to be lunar: 음력.
    pub(crate) lunar: Option<At<()>>,
    /// Whether a day is named that only Japan moved to the Gregorian calendar: 端午.
    pub(crate) lunar_abroad: Option<At<()>>,
    /// Whether the month is said to be of the Gregorian calendar: 양력.
    pub(crate) solar: Option<At<()>>,
    /// The sexagenary name of the first day of the month, if another day is meant: 庚寅朔，辛卯.
    pub(crate) new_moon: Option<At<Sexagenary>>,
    /// The number of the day.
    pub(crate) day: Option<At<u8>>,
    /// The last day of the month (晦).
    pub(crate) last_day: Option<At<()>>,
    /// The sexagenary name of the day.
    pub(crate) pair: Option<At<Sexagenary>>,
    /// The hours of the day.
    pub(crate) hours: Option<At<Hours>>,
    /// A part of the month, year or era: its beginning, middle or end.
    pub(crate) part: Option<At<Part>>,
    /// Whether it is written in hangul, so that a Korean era is most likely meant.
    pub(crate) in_hangul: bool,
}

/// An era that a name may refer to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) era: &'static Era,
    /// Whether its primary name was used, not an alternative one or one that is easily confused with it.
    pub(crate) is_first: bool,
    /// Whether only the ruler was named, whose years are counted from this era.
    pub(crate) by_ruler: bool,
}

/// A year of an era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// A number; 元年 is 1, 即位年 is 0.
    Number(u32),
    /// A sexagenary name: 萬曆壬辰.
    Named(Sexagenary),
    /// An unspecified year: 年間.
    Some,
}

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Month {
    /// The number, 1 to 12; 0 for 閏月 without a number.
    pub(crate) number: u8,
    pub(crate) intercalary: bool,
    pub(crate) said: Said,
}

/// How a month was named; the meaning depends on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// By a number.
    Number,
    /// 正月
    First,
    /// 臘月
    Twelfth,
    /// 建子月: 0 for 子.
    Branch(u8),
    /// The last of the year, by its last day: 除夕.
    Last,
}

/// A part of a month, a year or an era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// 初
    Early,
    /// 中葉
    Middle,
    /// 末
    Late,
    /// Ten days of a month, 上旬, 中旬 or 下旬, by their place from 0. The last are those from the 21st on.
    TenDays(u8),
}

/// A value and its 1-based column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) column: usize,
}

impl<T> At<T> {
    pub(crate) const fn new(value: T, column: usize) -> Self {
        Self { value, column }
    }
}

impl Eastern {
    /// Takes missing parts from the date before it: 靖康元年正月戊辰 / 己巳.
    #[must_use]
    pub(crate) fn after(mut self, before: &Self) -> Self {
        if self.eras.is_some() {
            return self;
        }
        self.eras.clone_from(&before.eras);
        if self.year.is_none() {
            self.year = before.year;
            if self.month.is_none() && self.season.is_none() {
                self.month = before.month;
            }
        }
        self
    }

    /// Makes the eras of other states less likely if the text writes the name of a Japanese one in a form that only Japan has: 貞観.
    fn prefer_japanese(&mut self, text: &str) {
        let Some(eras) = &mut self.eras else { return };
        let is_new_form = |found: &Candidate| {
            let (era, name) = (found.era, found.era.japanese());
            !era.kana().is_empty()
                && *name != *era.han
                && *name != *era.hans()
                && text.contains(&*name)
        };
        if eras.value.iter().any(is_new_form) {
            for found in &mut eras.value {
                found.is_first &= !found.era.kana().is_empty();
            }
        }
    }

    /// The day, or the hours of it that are named.
    pub(crate) fn on(&self, day: Day, reckoning: Reckoning) -> When {
        match self.hours {
            Some(hours) => hours.value.on(day, reckoning),
            None => When::of_day(day, reckoning),
        }
    }

    fn has_day(&self) -> bool {
        self.day.is_some() || self.last_day.is_some() || self.pair.is_some()
    }

    fn is_empty(&self) -> bool {
        self.eras.is_none()
            && self.year.is_none()
            && self.year_pair.is_none()
            && self.month.is_none()
            && self.season.is_none()
            && !self.has_day()
    }

    fn first_column(&self) -> usize {
        let columns = [
            self.year.map(|at| at.column),
            self.month.map(|at| at.column),
            self.season.map(|at| at.column),
            self.day.map(|at| at.column),
            self.pair.map(|at| at.column),
        ];
        columns.into_iter().flatten().min().unwrap_or(1)
    }
}
