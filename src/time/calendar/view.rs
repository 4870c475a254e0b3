//! Era calendars for display: the eras of a state, or of several successive states.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use super::bytes::cells;
use super::era::Era;
use super::lunisolar::{LunarDate, era_year, falls, first_of_year, precedence};
use super::names::CalendarNames;
use super::polity::Polity;
use super::store::store;
use crate::time::moment::Day;

/// An ongoing era is shown until the end of 2199.
const FAR: Day = Day(2_524_594);

/// The id of an era calendar in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ViewId(u16);

impl ViewId {
    /// The calendar with this id.
    pub(crate) fn view(self) -> &'static EraView {
        &store().views[usize::from(self.0)]
    }

    /// All ids.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..store().views.len()).filter_map(|place| u16::try_from(place).ok().map(Self))
    }
}

/// The eras of one or several polities; on each day the first polity that has an era takes precedence.
pub(crate) struct EraView {
    /// Its id in a file: "tang", "japan".
    pub(crate) id: &'static str,
    /// The indices of its polities.
    pub(crate) polities: Vec<usize>,
    /// Its names: 中國, "China".
    pub(crate) names: CalendarNames,
    periods: OnceLock<Vec<Period>>,
}

/// A range of days dated by one era.
struct Period {
    from: Day,
    until: Day,
    era: &'static Era,
}

impl EraView {
    /// The listed calendars, and one for each polity whose id is not taken by them.
    pub(super) fn all(lines: &'static str, polities: &[Polity]) -> Vec<Self> {
        let mut all: Vec<Self> = lines
            .lines()
            .map(|line| Self::read(line, polities))
            .collect();
        let listed = all.len();
        for (place, polity) in polities.iter().enumerate() {
            if all[..listed].iter().all(|view| view.id != polity.id) {
                all.push(Self {
                    id: polity.id,
                    polities: vec![place],
                    names: CalendarNames {
                        // A calendar is named in characters.
                        kana: "",
                        ..polity.names.clone()
                    },
                    periods: OnceLock::new(),
                });
            }
        }
        all
    }

    fn read(line: &'static str, polities: &[Polity]) -> Self {
        let mut cells = cells(line);
        let mut cell = || cells.next().unwrap_or_default();
        let (id, members, han) = (cell(), cell(), cell());
        let named = polities.iter().find(|polity| polity.names.han == han);
        let place = |id: &str| polities.iter().position(|polity| polity.id == id);
        Self {
            id,
            polities: members.split(',').filter_map(place).collect(),
            names: CalendarNames {
                han,
                hans: named.map_or("", |polity| polity.names.hans),
                en: cell(),
                ja: cell(),
                ko: cell(),
                vi: cell(),
                ..CalendarNames::default()
            },
            periods: OnceLock::new(),
        }
    }

    /// The eras of all its polities.
    pub(crate) fn eras(&self) -> impl Iterator<Item = &'static Era> {
        let store = store();
        self.polities
            .iter()
            .flat_map(|polity| store.eras_of(*polity))
    }

    /// The ranges of days dated by each era, in order.
    fn periods(&self) -> &[Period] {
        self.periods.get_or_init(|| {
            let order = |era: &Era| {
                self.polities
                    .iter()
                    .position(|polity| *polity == era.polity)
            };
            let mut eras: Vec<(Day, Day, &'static Era)> = self
                .eras()
                .map(|era| (era.dated_from(), era.dated_until().unwrap_or(FAR), era))
                .collect();
            // Best match first.
            eras.sort_by_key(|(.., era)| (order(era), Reverse(precedence(era))));
            let mut bounds: Vec<Day> = eras
                .iter()
                .flat_map(|(from, until, _)| [*from, *until])
                .collect();
            bounds.sort_unstable();
            bounds.dedup();
            let mut periods: Vec<Period> = Vec::new();
            for pair in bounds.windows(2) {
                let (from, until) = (pair[0], pair[1]);
                let best = eras.iter().find(|era| era.0 <= from && from < era.1);
                let Some((.., era)) = best else { continue };
                match periods.last_mut() {
                    Some(last) if last.era.id == era.id && last.until == from => last.until = until,
                    _ => periods.push(Period { from, until, era }),
                }
            }
            periods
        })
    }

    fn period(&self, day: Day) -> Option<&Period> {
        let periods = self.periods();
        let place = periods
            .partition_point(|period| period.from <= day)
            .checked_sub(1)?;
        periods.get(place).filter(|period| day < period.until)
    }

    fn ruling(&self, day: Day) -> Option<&'static Era> {
        self.period(day).map(|period| period.era)
    }

    /// The first day after `day` that begins an era, or a year of an era whose number is one more than a multiple of `step`.
    pub(super) fn next_year(&self, day: Day, step: i64) -> Option<Day> {
        let mut day = day;
        loop {
            let Some(period) = self.period(day) else {
                return self.next_start(day);
            };
            let year = i64::from(period.era.date(day)?.year);
            let next = (year - 1).div_euclid(step) * step + step + 1;
            let first = first_of_year(period.era, period.era.first_year + next - 1);
            if let Some(first) = first.filter(|first| day < *first && *first < period.until) {
                return Some(first);
            }
            day = period.until;
            let Some(date) = self.date(day) else {
                return self.next_start(day.plus(-1));
            };
            if (i64::from(date.year) - 1).rem_euclid(step) == 0 {
                return Some(day);
            }
        }
    }

    /// The date of a day; `None` if no era was in use.
    pub(super) fn date(&self, day: Day) -> Option<LunarDate> {
        self.ruling(day)?.date(day)
    }

    /// The date of a day, and the days of its month. They are not limited to the era.
    pub(super) fn dated(&self, day: Day) -> Option<(LunarDate, Range<Day>)> {
        self.ruling(day)?.dated(day)
    }

    /// The days of the month that contains a day. They are not limited to the era.
    pub(super) fn month_of(&self, day: Day) -> Option<Range<Day>> {
        let falls = falls(self.ruling(day)?.polity, day)?;
        Some(falls.first..falls.last.plus(1))
    }

    /// The days of the era year that contains a day.
    pub(super) fn year_of(&self, day: Day) -> Option<Range<Day>> {
        era_year(self.ruling(day)?, day)
    }

    /// The days from the start of the first era to the end of the last.
    pub(super) fn reach(&self) -> Range<Day> {
        let periods = self.periods();
        let first = periods.first().map_or(Day(0), |period| period.from);
        first..periods.last().map_or(Day(0), |period| period.until)
    }

    /// The first day of the next era.
    pub(super) fn next_start(&self, day: Day) -> Option<Day> {
        let periods = self.periods();
        let place = periods.partition_point(|period| period.from <= day);
        periods.get(place).map(|period| period.from)
    }
}
