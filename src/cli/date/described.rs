//! The full description of a date.

use crate::text::Widths;
use crate::time::{
    CalendarView, DateStyle, Day, ENGLISH_WEEKDAYS, LunarDate, Moment, Reading, Reckoning, When,
    eras_on, write,
};

/// A date with derived information.
pub(super) struct Described<'a> {
    pub(super) when: &'a When,
    /// The day, if the date is a single one.
    pub(super) day: Option<Day>,
    /// The day in every era in use on it, and whether that era had already been proclaimed.
    pub(super) eras: Vec<(LunarDate, bool)>,
}

/// The names of a date's bounds in JSON and in the table.
const BOUNDS: [(&str, &str); 4] = [
    ("earliest_start", "Earliest start"),
    ("latest_start", "Latest start"),
    ("earliest_end", "Earliest end"),
    ("latest_end", "Latest end"),
];

impl<'a> Described<'a> {
    /// The description of a reading.
    pub(super) fn of(reading: &'a Reading) -> Self {
        let when = &reading.when;
        let day = when.single_day();
        Self {
            when,
            day,
            eras: day.map(eras_on).unwrap_or_default(),
        }
    }

    /// Names and values as aligned text, one row per line. `among` is the number of this reading and the number of all, if there are
    /// several.
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
            rows.push(("Note".to_owned(), note.to_string()));
        }
        let widths = Widths::default();
        let longest = rows.iter().map(|(name, _)| widths.columns(name)).max();
        let width = longest.unwrap_or(0).max(14);
        for (name, value) in rows {
            // Writing to a string never fails.
            let _ = writeln!(table, "{}  {value}", widths.pad(&name, width));
        }
        table
    }

    fn rows(&self) -> Vec<(String, String)> {
        let mut rows = vec![
            ("EDTF".to_owned(), self.when.to_string()),
            ("Calendar".to_owned(), self.calendar()),
            (
                "Precision".to_owned(),
                self.when.precision().name().to_owned(),
            ),
        ];
        rows.extend(self.utc().map(|utc| ("UTC".to_owned(), utc)));
        match self.day {
            Some(day) => rows.extend(self.day_rows(day)),
            None => rows.extend(self.other_rows()),
        }
        rows
    }

    /// The calendar of the date's digits. If it depends on the date, also the day of the change to the Gregorian calendar.
    fn calendar(&self) -> String {
        let name = calendar_name(self.when);
        let Reckoning::JulianUntil(first) = self.when.reckoning() else {
            return name.to_owned();
        };
        let day = When::of_day(first.day(), Reckoning::Gregorian);
        let day = write(&day, CalendarView::Gregorian, DateStyle::english()).unwrap_or_default();
        match name {
            "Julian" => format!("Julian (Gregorian from {day})"),
            "Gregorian" => format!("Gregorian (Julian before {day})"),
            _ => format!("Julian, then Gregorian from {day}"),
        }
    }

    /// The same moment in UTC, if the date has a time in another zone.
    pub(super) fn utc(&self) -> Option<String> {
        let moved = self.when.is_of_other_clocks(0);
        moved.then(|| self.when.clone().on_clocks(0).to_string())
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

    /// The date in the Julian and the Gregorian calendar, unless that only repeats its digits. If its own calendar changes within the date,
    /// also the date in words.
    fn civil_rows(&self) -> Vec<(String, String)> {
        let style = DateStyle::english();
        let own = calendar_of(self.when);
        let changing = Some(own).filter(|own| matches!(own, CalendarView::Changing(_)));
        let whole = changing
            .and_then(|own| write(self.when, own, style))
            .map(|text| ("In words".to_owned(), text));
        let each = [CalendarView::Julian, CalendarView::Gregorian];
        let each = each.into_iter().filter_map(|view| {
            let text = write(self.when, view, style)?;
            let repeats = ["(Julian)", "(Gregorian)"]
                .iter()
                .any(|name| text.contains(name));
            (!repeats || view == own).then(|| (view.name().to_owned(), text))
        });
        whole.into_iter().chain(each).collect()
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

    /// The bounds as ISO dates in the calendar of the digits, with inclusive ends, by their names in JSON. `None` for an open or unknown
    /// bound.
    pub(super) fn bounds(&self) -> [(&'static str, Option<String>); 4] {
        let extent = self.when.extent();
        let reckoning = self.when.reckoning();
        let day = |moment: Option<Moment>, back: i64| {
            moment.map(|moment| iso(moment.plus(back).day(), reckoning))
        };
        // A time with a zone belongs to the day as written.
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

/// The calendar that a date's digits are in.
fn calendar_of(when: &When) -> CalendarView {
    let extent = when.extent();
    let (first, last) = (extent.start().day(), extent.end().plus(-1).day());
    CalendarView::of_reckoning(when.reckoning()).on(first, last)
}

/// The name of the calendar that a date's digits are in.
pub(super) fn calendar_name(when: &When) -> &'static str {
    calendar_of(when).name()
}

/// A day as an ISO date.
pub(super) fn iso(day: Day, reckoning: Reckoning) -> String {
    When::of_day(day, reckoning).to_string()
}

/// The day of the week. Julian Day Number 0 was a Monday.
pub(super) fn weekday(day: Day) -> &'static str {
    let place = usize::try_from(day.0.rem_euclid(7)).unwrap_or_default();
    ENGLISH_WEEKDAYS[place % 7]
}
