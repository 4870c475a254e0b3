//! Everything that can be said of one date.

use crate::time::{
    CalendarView, DateStyle, Day, LunarDate, Moment, Reading, Reckoning, When, eras_on, write,
};

/// A date and what follows from it.
pub(super) struct Described<'a> {
    pub(super) when: &'a When,
    /// The day, if it is one.
    pub(super) day: Option<Day>,
    /// The day by every era that was counted on it, and whether it had been proclaimed by then.
    pub(super) eras: Vec<(LunarDate, bool)>,
}

/// The sides of a date, as JSON and the table name them.
const BOUNDS: [(&str, &str); 4] = [
    ("earliest_start", "Earliest start"),
    ("latest_start", "Latest start"),
    ("earliest_end", "Earliest end"),
    ("latest_end", "Latest end"),
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl<'a> Described<'a> {
    /// What follows from a reading.
    pub(super) fn of(reading: &'a Reading) -> Self {
        let when = &reading.when;
        let day = when.single_day();
        Self {
            when,
            day,
            eras: day.map(eras_on).unwrap_or_default(),
        }
    }

    /// Names and values as aligned text, each row ended by a line feed; `among` says which reading of how many it is.
    pub(super) fn table(&self, reading: &Reading, among: Option<(usize, usize)>) -> String {
        use std::fmt::Write;
        let mut table = String::new();
        let mut rows = Vec::new();
        if let Some((place, count)) = among {
            rows.push(("Reading".to_owned(), format!("{place} of {count}")));
        }
        for era in &reading.eras {
            rows.push((
                "Read as".to_owned(),
                format!("{} of {}", era.han(), era.state()),
            ));
        }
        rows.extend(self.rows());
        for note in &reading.notes {
            rows.push(("Note".to_owned(), note.clone()));
        }
        let longest = rows.iter().map(|(name, _)| name.chars().count()).max();
        let width = longest.unwrap_or(0).max(14);
        for (name, value) in rows {
            // The names are English; writing to a string cannot fail.
            let _ = writeln!(table, "{name:<width$}  {value}");
        }
        table
    }

    fn rows(&self) -> Vec<(String, String)> {
        let mut rows = vec![
            ("EDTF".to_owned(), self.when.to_string()),
            (
                "Precision".to_owned(),
                self.when.precision().name().to_owned(),
            ),
        ];
        match self.day {
            Some(day) => rows.extend(self.day_rows(day)),
            None => rows.extend(self.other_rows()),
        }
        rows
    }

    fn day_rows(&self, day: Day) -> Vec<(String, String)> {
        let sexagenary = day.sexagenary();
        let mut rows = vec![
            ("JDN".to_owned(), day.0.to_string()),
            ("Weekday".to_owned(), weekday(day).to_owned()),
            (
                "Sexagenary".to_owned(),
                format!("{sexagenary} ({})", sexagenary.romanised()),
            ),
        ];
        rows.extend(self.civil_rows());
        let proclaimed = self.eras.iter().filter(|(_, proclaimed)| *proclaimed);
        rows.extend(proclaimed.map(|(date, _)| {
            let mut value = format!("{}  {}", date.han(), date.romanised());
            if !date.attested {
                value.push_str("  (computed)");
            }
            (date.era.state().to_owned(), value)
        }));
        rows
    }

    fn civil_rows(&self) -> impl Iterator<Item = (String, String)> {
        [CalendarView::Julian, CalendarView::Gregorian]
            .into_iter()
            .filter_map(|view| {
                Some((
                    view.name().to_owned(),
                    write(self.when, view, DateStyle::english())?,
                ))
            })
    }

    fn other_rows(&self) -> Vec<(String, String)> {
        let bounds = self.bounds().into_iter().zip(BOUNDS);
        let mut rows: Vec<(String, String)> = bounds
            .map(|((_, day), (_, label))| {
                let day = day.unwrap_or_else(|| "open or unknown".to_owned());
                (label.to_owned(), day)
            })
            .collect();
        rows.extend(self.civil_rows());
        rows
    }

    /// The bounds as ISO dates in the calendar of the digits, ends inclusive, by their names in JSON.
    pub(super) fn bounds(&self) -> [(&'static str, Option<String>); 4] {
        let extent = self.when.extent();
        let reckoning = self.when.reckoning();
        let day = |moment: Option<Moment>, back: i64| {
            moment.map(|moment| iso(moment.plus(back).day(), reckoning))
        };
        // A time with a zone is of the day as written.
        let written = self.day.map(|day| iso(day, reckoning));
        let or_written = |day: Option<String>| written.clone().or(day);
        [
            (BOUNDS[0].0, or_written(day(extent.earliest_start, 0))),
            (BOUNDS[1].0, or_written(day(extent.latest_start, 0))),
            (BOUNDS[2].0, or_written(day(extent.earliest_end, -1))),
            (BOUNDS[3].0, or_written(day(extent.latest_end, -1))),
        ]
    }
}

/// A day in ISO's digits.
pub(super) fn iso(day: Day, reckoning: Reckoning) -> String {
    When::of_day(day, reckoning).to_string()
}

/// The day of the week; Julian Day Number 0 was a Monday.
pub(super) fn weekday(day: Day) -> &'static str {
    let place = usize::try_from(day.0.rem_euclid(7)).unwrap_or_default();
    WEEKDAYS[place % 7]
}
