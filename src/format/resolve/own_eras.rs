//! The author's own eras as a way to date: "Caesare V et Antonio cos.", "AUC 705".

use super::super::schema;
use crate::time::{Reckoning, When};

/// An era that a file describes, to date by.
pub(super) struct OwnEra {
    /// Its names in every language.
    names: Vec<String>,
    when: When,
}

impl OwnEra {
    /// Those of a file whose dates are EDTF.
    pub(super) fn all(read: &schema::Chronicle<'_>, reckoning: Reckoning) -> Vec<Self> {
        let eras = read.eras.iter().flat_map(|keyed| &keyed.0);
        eras.filter_map(|(_, era)| {
            let own = era.calendar.and_then(|calendar| calendar.0);
            let when = When::parse(&era.when.as_ref()?.text, own.unwrap_or(reckoning)).ok()?;
            let names = era.name.iter().flat_map(|name| &name.entries);
            Some(Self {
                names: names.map(|(_, word)| word.text.to_string()).collect(),
                when,
            })
        })
        .collect()
    }

    /// What a text means by this era: some time of it, or one of its years, the first of which is that in which it begins.
    fn read(&self, text: &str) -> Option<When> {
        self.names.iter().find_map(|name| {
            if text == name {
                return self.some_time();
            }
            let number = text
                .strip_prefix(&**name)
                .or_else(|| text.strip_suffix(&**name))?;
            self.year(number.trim().trim_end_matches('年'))
        })
    }

    fn some_time(&self) -> Option<When> {
        if !self.when.is_interval() {
            return Some(self.when.clone());
        }
        let (first, last) = self.days()?;
        let days = [first, last].map(|day| When::of_day(day, self.when.reckoning()));
        When::parse(
            &format!("[{}..{}]", days[0], days[1]),
            self.when.reckoning(),
        )
        .ok()
    }

    fn year(&self, number: &str) -> Option<When> {
        let number = match number {
            "元" => 1,
            number => number.parse::<i64>().ok().filter(|number| *number > 0)?,
        };
        let reckoning = self.when.reckoning();
        let (first, last) = self.days()?;
        let year = reckoning.date(first).year.checked_add(number - 1)?;
        let sign = if year < 0 { "-" } else { "" };
        let within = (-9_999..=reckoning.date(last).year).contains(&year) && year <= 9_999;
        let text = format!("{sign}{:04}", year.abs());
        within.then(|| When::parse(&text, reckoning).ok()).flatten()
    }

    fn days(&self) -> Option<(crate::time::Day, crate::time::Day)> {
        let (from, until) = self.when.extent().known_bounds()?;
        Some((from.day(), until.plus(-1).day()))
    }
}

/// What a text means by one of these eras.
pub(super) fn read(text: &str, eras: &[OwnEra]) -> Option<When> {
    let text = text.trim();
    eras.iter().find_map(|era| era.read(text))
}
