//! Calendars formed by eras that the chronicle itself describes, such as consuls, popes, or years from the founding of a city.

use super::{Chronicle, Era, EraId};
use crate::names::Choice;
use crate::time::{Context, DateError, Day, Moment, OwnEra, OwnEras, Reading, read_in};

/// The years of one of the chronicle's own eras, with its name in the chosen language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnYears {
    /// The start.
    pub from: Moment,
    /// The end (exclusive).
    pub until: Moment,
    /// The year in the chronicle's calendar that is the era's first.
    pub first_year: i64,
    /// The name.
    pub name: String,
    /// Whether the whole era lies within one year, so that it needs no number.
    pub is_single: bool,
}

impl OwnYears {
    /// The era's number for a year of the chronicle's calendar.
    pub const fn number(&self, year: i64) -> i64 {
        year - self.first_year + 1
    }

    /// A year of the era in words: "AUC 710", 建福元年, "Caesar V and Antonius".
    pub fn year_text(&self, number: i64) -> String {
        let is_east_asian = |c: char| ('\u{3041}'..='\u{9fff}').contains(&c);
        if self.is_single {
            self.name.clone()
        } else if self.name.ends_with(is_east_asian) {
            format!("{}{number}年", self.name)
        } else {
            format!("{} {number}", self.name)
        }
    }
}

impl Chronicle {
    /// The eras of one of the chronicle's own calendars in order, with their names in the chosen language.
    pub fn own_years(&self, calendar: usize, choice: Choice) -> Vec<OwnYears> {
        let eras = self.own_calendars.get(calendar).into_iter().flatten();
        eras.filter_map(|era| self.years_of(*era, choice)).collect()
    }

    /// The name of one of the chronicle's own calendars: that of its only era, or of the lane that used its eras.
    pub fn own_calendar_name(&self, calendar: usize, choice: Choice) -> &str {
        let eras = self.own_calendars.get(calendar);
        let Some(first) = eras.and_then(|eras| eras.first()) else {
            return "";
        };
        let many = eras.is_some_and(|eras| eras.len() > 1);
        let names = match self[*first].lane.filter(|_| many) {
            Some(lane) => &self[lane].name,
            None => &self[*first].name,
        };
        names.shown(choice.main, &self.languages).text
    }

    /// The year of a day in one of the chronicle's own calendars. `None` if no era covers the day.
    pub fn own_year_text(&self, calendar: usize, day: Day, choice: Choice) -> Option<String> {
        let at = day.start();
        let eras = self.own_calendars.get(calendar)?;
        // The eras are in order and do not overlap.
        let begun = eras.partition_point(|era| self[*era].when.extent().start() <= at);
        let era = self.years_of(*eras.get(begun.checked_sub(1)?)?, choice)?;
        let year = era.number(self.reckoning.date(day).year);
        (at < era.until).then(|| era.year_text(year))
    }

    /// Reads a date, also one in the chronicle's own eras.
    ///
    /// # Errors
    /// As for [`read_in`] and [`OwnEras::read`].
    pub fn read_date(&self, text: &str, context: Context<'_>) -> Result<Reading, DateError> {
        read_in(text, context).or_else(|error| {
            let own = self.relations.own_eras(self).read(text, context);
            own.map_or(Err(error), |read| read.map(|(_, when)| Reading::of(when)))
        })
    }

    /// The chronicle's own eras, for reading dates.
    pub(super) fn own_eras(&self) -> OwnEras {
        let names = |era: &Era| era.name.iter().map(|name| name.text.to_string()).collect();
        let eras = self.eras.iter().map(|era| OwnEra {
            id: era.id.to_string(),
            names: names(era),
            when: era.when.clone(),
        });
        OwnEras::new(eras.collect())
    }

    fn years_of(&self, era: EraId, choice: Choice) -> Option<OwnYears> {
        let era = &self[era];
        let (from, until) = (era.when.extent().start(), era.when.extent().end());
        if from == Moment::MIN {
            return None;
        }
        let year = |at: Moment| self.reckoning.date(at.day()).year;
        let first_year = year(from);
        Some(OwnYears {
            from,
            until,
            first_year,
            name: era.name.shown(choice.main, &self.languages).text.to_owned(),
            is_single: until != Moment::MAX && year(until.plus(-1)) == first_year,
        })
    }
}
