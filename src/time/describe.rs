//! Everything that can be said of one date, as a table and as a line of JSON.

use std::fmt::Write;

use super::calendar::{CalendarView, calendars, lunar_day};
use super::edtf::{Parts, When};
use super::error::DateError;
use super::moment::{Day, Moment};
use super::read::read;
use super::reckoning::Reckoning;
use super::write::{DateStyle, write};

/// A date and all that follows from it.
#[derive(Debug, Clone)]
pub struct Description {
    /// The text that was read.
    pub text: String,
    /// What it was read as.
    pub when: When,
}

/// Reads a date in any form [`read`] knows.
///
/// # Errors
///
/// Text that is not a date, with the column.
pub fn describe(text: &str, reckoning: Reckoning) -> Result<Description, DateError> {
    read(text, reckoning).map(|when| Description {
        text: text.to_owned(),
        when,
    })
}

/// The JSON line of a text that is not a date: `input`, `error` and `column`.
pub fn error_json(text: &str, error: &DateError) -> String {
    let mut line = Line::new();
    line.text("input", text);
    line.text("error", &error.reason);
    line.raw("column", &error.column.to_string());
    line.end()
}

impl Description {
    /// Names and values, one row a pair: EDTF, the bounds, and for a single day its number, its place in the cycle of sixty and its
    /// date in every calendar that reaches it.
    pub fn rows(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![
            ("EDTF", self.when.to_string()),
            ("Precision", self.when.precision().name().to_owned()),
        ];
        match self.when.single_day() {
            Some(day) => rows.extend(self.day_rows(day)),
            None => rows.extend(self.other_rows()),
        }
        rows
    }

    fn day_rows(&self, day: Day) -> Vec<(&'static str, String)> {
        let sexagenary = day.sexagenary();
        let mut rows = vec![
            ("JDN", day.0.to_string()),
            (
                "Sexagenary",
                format!("{sexagenary} ({})", sexagenary.romanised()),
            ),
        ];
        for view in calendars() {
            match lunar_day(*view, day) {
                Some(date) => {
                    rows.push((
                        view.name(),
                        format!("{}  {}", date.han(DateStyle::ZhHant), date.romanised()),
                    ));
                }
                None => rows.extend(
                    write(&self.when, *view, DateStyle::En).map(|text| (view.name(), text)),
                ),
            }
        }
        rows
    }

    fn other_rows(&self) -> Vec<(&'static str, String)> {
        let bounds = self.bounds().map(|(name, day)| {
            (
                label(name),
                day.unwrap_or_else(|| "open or unknown".to_owned()),
            )
        });
        let views = calendars().iter().filter_map(|view| {
            let style = if view.is_lunisolar() {
                DateStyle::ZhHant
            } else {
                DateStyle::En
            };
            write(&self.when, *view, style).map(|text| (view.name(), text))
        });
        bounds.into_iter().chain(views).collect()
    }

    /// The rows as aligned text, each ended by a line feed.
    pub fn table(&self) -> String {
        let mut table = String::new();
        for (name, value) in self.rows() {
            // The names are English; writing to a string cannot fail.
            let _ = writeln!(table, "{name:<14}  {value}");
        }
        table
    }

    /// One JSON object on one line, without a line feed. Bounds are ISO dates in the calendar of the digits, ends inclusive.
    pub fn json(&self) -> String {
        let mut line = Line::new();
        line.text("input", &self.text);
        line.text("edtf", &self.when.to_string());
        line.text("precision", self.when.precision().name());
        line.text(
            "calendar",
            CalendarView::of_reckoning(self.when.reckoning()).name(),
        );
        line.raw(
            "uncertain",
            if self.when.uncertain() {
                "true"
            } else {
                "false"
            },
        );
        line.raw(
            "approximate",
            if self.when.approximate() {
                "true"
            } else {
                "false"
            },
        );
        for (name, day) in self.bounds() {
            match day {
                Some(day) => line.text(name, &day),
                None => line.raw(name, "null"),
            }
        }
        if let Some(day) = self.when.single_day() {
            day_fields(&mut line, day);
        }
        line.end()
    }

    fn bounds(&self) -> [(&'static str, Option<String>); 4] {
        let extent = self.when.extent();
        let day = |moment: Option<Moment>, back: i64| {
            moment.map(|moment| iso(moment.plus(back).day(), self.when.reckoning()))
        };
        let written = match self.when.parts() {
            // A time with a zone is of the day as written.
            Parts::One(date) if date.zone_minutes().is_some() => {
                date.single_day().map(|day| iso(day, self.when.reckoning()))
            }
            _ => None,
        };
        let or_written = |day: Option<String>| written.clone().or(day);
        [
            ("earliest_start", or_written(day(extent.earliest_start, 0))),
            ("latest_start", or_written(day(extent.latest_start, 0))),
            ("earliest_end", or_written(day(extent.earliest_end, -1))),
            ("latest_end", or_written(day(extent.latest_end, -1))),
        ]
    }
}

fn label(name: &'static str) -> &'static str {
    match name {
        "earliest_start" => "Earliest start",
        "latest_start" => "Latest start",
        "earliest_end" => "Earliest end",
        _ => "Latest end",
    }
}

fn day_fields(line: &mut Line, day: Day) {
    line.raw("jdn", &day.0.to_string());
    line.text("julian", &iso(day, Reckoning::Julian));
    line.text("gregorian", &iso(day, Reckoning::Gregorian));
    line.text("sexagenary", &day.sexagenary().to_string());
    for view in calendars().iter().filter(|view| view.is_lunisolar()) {
        let key = view.name().to_lowercase();
        match lunar_day(*view, day) {
            Some(date) => {
                let mut inner = Line::new();
                inner.text("han", &date.han(DateStyle::ZhHant));
                inner.text("romanised", &date.romanised());
                inner.raw("attested", if date.attested { "true" } else { "false" });
                line.raw(&key, &inner.end());
            }
            None => line.raw(&key, "null"),
        }
    }
}

fn iso(day: Day, reckoning: Reckoning) -> String {
    When::of_day(day, reckoning).to_string()
}

/// A JSON object in the making.
struct Line(String);

impl Line {
    fn new() -> Self {
        Self("{".to_owned())
    }

    fn key(&mut self, key: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.quoted(key);
        self.0.push(':');
    }

    fn raw(&mut self, key: &str, value: &str) {
        self.key(key);
        self.0.push_str(value);
    }

    fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.quoted(value);
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                // C1 controls are lawful JSON, and steer terminals all the same.
                control if control.is_control() => {
                    let _ = write!(self.0, "\\u{:04x}", u32::from(control));
                }
                plain => self.0.push(plain),
            }
        }
        self.0.push('"');
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_every_calendar() {
        let found = describe("靖康元年閏十一月丙辰", Reckoning::Julian).unwrap();
        assert_eq!(
            found.json(),
            "{\"input\":\"靖康元年閏十一月丙辰\",\"edtf\":\"1127-01-09\",\"precision\":\"day\",\"calendar\":\"Julian\",\"uncertain\":false,\
             \"approximate\":false,\"earliest_start\":\"1127-01-09\",\"latest_start\":\"1127-01-09\",\"earliest_end\":\"1127-01-09\",\
             \"latest_end\":\"1127-01-09\",\"jdn\":2132703,\"julian\":\"1127-01-09\",\"gregorian\":\"1127-01-16\",\"sexagenary\":\"丙辰\",\
             \"song\":{\"han\":\"靖康元年閏十一月廿五日 丙辰\",\"romanised\":\"Jingkang 1, intercalary month 11, day 25 (bingchen)\",\"attested\":true},\
             \"jin\":{\"han\":\"天會四年閏十一月廿五日 丙辰\",\"romanised\":\"Tianhui 4, intercalary month 11, day 25 (bingchen)\",\"attested\":true},\
             \"liao\":null}"
        );
        let table = found.table();
        for row in [
            "JDN             2132703",
            "Gregorian       16 January 1127",
            "Song            靖康元年",
        ] {
            assert!(table.contains(row), "{table}");
        }
        assert!(!table.contains("Liao"));
    }

    #[test]
    fn what_is_open_is_null() {
        let json = describe("1985-04/..", Reckoning::Gregorian).unwrap().json();
        assert!(
            json.contains(
                "\"latest_start\":\"1985-04-30\",\"earliest_end\":null,\"latest_end\":null}"
            ),
            "{json}"
        );
        let table = describe("1985/..", Reckoning::Gregorian).unwrap().table();
        assert!(table.contains("Latest end      open or unknown"), "{table}");
    }

    #[test]
    fn errors_are_escaped() {
        let text = "a\"\\\u{1b}\u{9b}";
        let error = describe(text, Reckoning::Julian).unwrap_err();
        let json = error_json(text, &error);
        assert!(
            json.starts_with("{\"input\":\"a\\\"\\\\\\u001b\\u009b\",\"error\":\"")
                && json.ends_with("\"column\":1}"),
            "{json}"
        );
        assert!(!json.chars().any(char::is_control));
    }
}
