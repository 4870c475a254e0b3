//! A calendar of eras to show dates in: the eras of a state, or of several that followed each other.

use std::ops::Range;

use super::CalendarNames;
use super::era::Era;
use super::lunisolar::{LunarDate, era_year, falls, ruling};
use super::polity::Polity;
use super::store::store;
use crate::time::moment::Day;

/// A calendar of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ViewId(u16);

impl ViewId {
    /// The calendar itself.
    pub(crate) fn view(self) -> &'static EraView {
        &store().views[usize::from(self.0)]
    }

    /// All of them.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..store().views.len()).filter_map(|place| u16::try_from(place).ok().map(Self))
    }
}

/// The eras of one polity or of several, the first of which that has an era on a day names it.
pub(crate) struct EraView {
    /// What a file calls it: "tang", "japan".
    pub(crate) id: &'static str,
    /// Its polities, by place.
    pub(crate) polities: Vec<usize>,
    han: &'static str,
    hans: String,
    en: &'static str,
    ja: &'static str,
    ko: &'static str,
    vi: &'static str,
}

impl EraView {
    /// Those that are listed, and one for each polity whose id is not taken.
    pub(super) fn all(lines: &'static str, polities: &[Polity]) -> Vec<Self> {
        let mut all: Vec<Self> = lines
            .lines()
            .map(|line| Self::read(line, polities))
            .collect();
        for (place, polity) in polities.iter().enumerate() {
            if all.iter().all(|view| view.id != polity.id) {
                all.push(Self {
                    id: polity.id,
                    polities: vec![place],
                    han: polity.han,
                    hans: polity.hans.clone(),
                    en: polity.en,
                    ja: polity.han,
                    ko: polity.ko,
                    vi: polity.vi,
                });
            }
        }
        all
    }

    fn read(line: &'static str, polities: &[Polity]) -> Self {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (id, members, han) = (cell(), cell(), cell());
        let place = |id: &str| polities.iter().position(|polity| polity.id == id);
        let named = polities.iter().find(|polity| polity.han == han);
        Self {
            id,
            polities: members.split(',').filter_map(place).collect(),
            hans: named.map_or_else(|| han.to_owned(), |polity| polity.hans.clone()),
            han,
            en: cell(),
            ja: cell(),
            ko: cell(),
            vi: cell(),
        }
    }

    /// Its names.
    pub(crate) fn names(&'static self) -> CalendarNames {
        CalendarNames {
            en: self.en,
            han: self.han,
            hans: &self.hans,
            ja: self.ja,
            ko: self.ko,
            vi: self.vi,
        }
    }

    /// The eras of its polities.
    pub(crate) fn eras(&self) -> impl Iterator<Item = &'static Era> {
        let store = store();
        self.polities
            .iter()
            .flat_map(|polity| &store.eras[store.polities[*polity].eras.clone()])
    }

    fn ruling(&self, day: Day) -> Option<&'static Era> {
        self.polities.iter().find_map(|polity| ruling(*polity, day))
    }

    /// The date of a day, or `None` where no era was counted.
    pub(super) fn date(&self, day: Day) -> Option<LunarDate> {
        self.ruling(day)?.date(day)
    }

    /// The month of a day, within the era.
    pub(super) fn month_of(&self, day: Day) -> Option<Range<Day>> {
        let falls = falls(self.ruling(day)?.polity, day)?;
        Some(falls.first..falls.last.plus(1))
    }

    /// The days of the era year that a day is in.
    pub(super) fn year_of(&self, day: Day) -> Option<Range<Day>> {
        era_year(self.ruling(day)?, day)
    }

    /// From its first era to the end of its last.
    pub(super) fn reach(&self) -> Range<Day> {
        const FAR: Day = Day(i64::MAX / 4);
        let first = self.eras().map(|era| era.first).min().unwrap_or_default();
        let last = self.eras().map(|era| era.end.unwrap_or(FAR)).max();
        first..last.unwrap_or_default()
    }

    /// The first day of the next era.
    pub(super) fn next_start(&self, day: Day) -> Option<Day> {
        self.eras()
            .map(|era| era.first)
            .filter(|first| *first > day)
            .min()
    }
}
