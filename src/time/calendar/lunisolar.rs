//! A lunisolar calendar with era names, out of tables.

use std::ops::Range;
use std::sync::OnceLock;

use super::super::moment::Day;
use super::super::sexagenary::Sexagenary;
use super::table::{Era, EraTable, Lunation, Source, lunations};
use super::{Calendar, CalendarDate};

/// A day of a lunisolar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarDate {
    /// The era in traditional characters: 靖康.
    pub era: &'static str,
    /// The era in simplified characters.
    pub era_simplified: &'static str,
    /// The era in Hanyu Pinyin without tones: "Jingkang".
    pub era_romanised: &'static str,
    /// The year of the era, from 1 (元年).
    pub year: u16,
    /// The month, 1 (正月) to 12.
    pub month: u8,
    /// Whether it is the second month of that number (閏).
    pub intercalary: bool,
    /// The day of the month, 1 (朔) to 30.
    pub day: u8,
    /// The sexagenary day.
    pub sexagenary: Sexagenary,
    /// Whether texts fix the month's first day; otherwise it is worked out from the moon.
    pub attested: bool,
}

/// A calendar whose eras are a table.
pub(super) struct LunisolarCalendar {
    text: &'static str,
    table: OnceLock<&'static EraTable>,
}

impl LunisolarCalendar {
    /// A calendar whose era table is the given RON.
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            table: OnceLock::new(),
        }
    }

    fn table(&self) -> &'static EraTable {
        // Read once and kept for as long as the program runs. The tables are part of the program and read whole in its tests.
        self.table
            .get_or_init(|| Box::leak(Box::new(ron::from_str(self.text).unwrap_or_default())))
    }
}

/// The lunar month a day is in.
fn lunation_of(day: Day) -> Option<&'static Lunation> {
    let all = lunations();
    let after = all.partition_point(|lunation| lunation.first() <= day);
    all.get(after.checked_sub(1)?)
        .filter(|lunation| day <= lunation.last())
}

/// The first day of a lunar year, where known.
fn new_year(year: i64) -> Option<Day> {
    lunations()
        .iter()
        .find(|lunation| lunation.year == year)
        .map(Lunation::first)
}

impl EraTable {
    /// The ruling era on a day of a known lunar month.
    fn era_on(&self, day: Day, lunation: &Lunation) -> Option<&Era> {
        if self.last_day.is_some_and(|last| day.0 > last) {
            return None;
        }
        let begun = |era: &&Era| {
            era.from < lunation.year
                || (era.from == lunation.year && era.first_day.is_none_or(|first| first <= day.0))
        };
        self.eras
            .iter()
            .rev()
            .filter(|era| !era.claimant)
            .find(begun)
            .filter(|era| lunation.year <= era.to)
    }

    /// The day after the last of the era year that begins on or before `day`.
    fn year_end(&self, day: Day, year: i64) -> Option<Day> {
        let mid_year = self
            .eras
            .iter()
            .filter(|era| !era.claimant && era.from == year)
            .filter_map(|era| era.first_day)
            .map(Day);
        let end_of_table = lunations().last().map(|lunation| lunation.last().plus(1));
        let last = self.last_day.map(|last| Day(last + 1));
        mid_year
            .filter(|first| *first > day)
            .chain(last)
            .chain(new_year(year + 1))
            .chain(end_of_table)
            .min()
    }

    fn year_start(&self, day: Day, year: i64) -> Option<Day> {
        let mid_year = self
            .eras
            .iter()
            .filter(|era| !era.claimant && era.from == year)
            .filter_map(|era| era.first_day)
            .map(Day);
        mid_year
            .filter(|first| *first <= day)
            .chain(new_year(year))
            .max()
    }
}

impl Calendar for LunisolarCalendar {
    fn name(&self) -> &'static str {
        &self.table().name
    }

    fn han(&self) -> (&'static str, &'static str) {
        (&self.table().han, &self.table().hans)
    }

    fn is_lunisolar(&self) -> bool {
        true
    }

    fn eras(&self) -> Option<&'static EraTable> {
        Some(self.table())
    }

    fn date(&self, day: Day) -> Option<CalendarDate> {
        let lunation = lunation_of(day)?;
        let era = self.table().era_on(day, lunation)?;
        Some(CalendarDate::Lunar(LunarDate {
            era: &era.han,
            era_simplified: era.hans(),
            era_romanised: &era.romanised,
            year: u16::try_from(lunation.year - era.from + 1).ok()?,
            month: lunation.month,
            intercalary: lunation.intercalary,
            day: u8::try_from(day.0 - lunation.first().0 + 1).ok()?,
            sexagenary: day.sexagenary(),
            attested: lunation.source != Source::Computed,
        }))
    }

    fn month_of(&self, day: Day) -> Option<Range<Day>> {
        let lunation = lunation_of(day)?;
        self.table().era_on(day, lunation)?;
        Some(lunation.first()..lunation.last().plus(1))
    }

    fn year_of(&self, day: Day) -> Option<Range<Day>> {
        let lunation = lunation_of(day)?;
        self.table().era_on(day, lunation)?;
        Some(
            self.table().year_start(day, lunation.year)?
                ..self.table().year_end(day, lunation.year)?,
        )
    }

    fn reach(&self) -> Option<Range<Day>> {
        let (first, last) = (lunations().first()?.first(), lunations().last()?.last());
        let last = self.table().last_day.map_or(last, |end| last.min(Day(end)));
        Some(first..last.plus(1))
    }
}
