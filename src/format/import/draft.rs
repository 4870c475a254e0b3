//! The result of an importer: a draft of a chronicle, what was left out, and the problems.

use std::collections::{BTreeMap, HashMap};

use super::attached::{Attached, Linked, is_web};
use super::dates::{self, Habits, Minus};
use super::tally::{Extra, Tally};
use crate::check::{Place, Problem, Report};
use crate::chronicle::EventKind;
use crate::time::{Reckoning, When};

/// Maximum number of fields without a counterpart that are named; further ones are only counted.
const MOST_FIELDS: usize = 1000;

/// A row of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) name: String,
    /// The group that contains it.
    pub(super) within: Option<usize>,
}

/// A place with a name or coordinates.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Spot {
    pub(super) name: String,
    pub(super) at: Option<(f64, f64)>,
}

/// A participant in events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Person {
    pub(super) name: String,
    /// The years of birth and death, as text.
    pub(super) life: String,
    /// In EDTF; empty if unknown.
    pub(super) born: String,
    pub(super) died: String,
    pub(super) note: String,
    /// Other names, each with its kind, which may be empty.
    pub(super) also: Vec<(String, String)>,
    /// Relatives by index, with the word for them.
    pub(super) kin: Vec<(&'static str, Vec<usize>)>,
    pub(super) media: Vec<Linked>,
}

/// A work that is cited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Source {
    pub(super) title: String,
    /// The author.
    pub(super) by: String,
    /// Its address, if it is on the web.
    pub(super) url: String,
}

/// An event or a span.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The id in the file; empty if it has none that is valid.
    pub(super) id: String,
    pub(super) name: String,
    /// The names by language, if the file has them.
    pub(super) names: Vec<(String, String)>,
    /// In EDTF, in its calendar.
    pub(super) when: String,
    /// Its calendar, if it is not that of the file.
    pub(super) calendar: Option<Reckoning>,
    /// The first lane; others are attached.
    pub(super) lane: Option<usize>,
    pub(super) spot: Option<Box<Spot>>,
    pub(super) text: String,
    pub(super) links: Vec<String>,
    pub(super) attached: Option<Box<Attached>>,
    /// Sources by index, with the passage in them.
    pub(super) cited: Vec<(usize, String)>,
    /// People by index.
    pub(super) people: Vec<usize>,
    /// The larger event it belongs to, as an index among the events.
    pub(super) part_of: Option<usize>,
    pub(super) kind: Option<EventKind>,
    pub(super) left: Tally,
}

/// A draft of a chronicle.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) summary: String,
    /// The calendar of its dates, if it is not the Gregorian one.
    pub(super) calendar: Option<Reckoning>,
    /// The period that is shown first, in EDTF.
    pub(super) focus: String,
    pub(super) lanes: Vec<Row>,
    pub(super) people: Vec<Person>,
    pub(super) sources: Vec<Source>,
    pub(super) spans: Vec<Entry>,
    pub(super) events: Vec<Entry>,
    /// Extras of the whole file.
    pub(super) left: Tally,
    pub(super) report: Report,
    /// The problems of fields without a counterpart, by field name.
    fields_left: BTreeMap<String, Problem>,
    /// What a minus sign means in the first date with one, that date, and the date in EDTF.
    minus: Option<(Minus, String, String)>,
    people_numbers: HashMap<String, usize>,
    source_numbers: HashMap<String, usize>,
    lane_numbers: HashMap<(Option<usize>, String), usize>,
}

impl Entry {
    /// Sets the dates, and counts their times of day.
    ///
    /// # Errors
    /// A message that says why the dates are impossible.
    pub(super) fn date(&mut self, start: &str, end: &str) -> Result<(), String> {
        self.when = dates::join(start, end)?;
        self.left.add(Extra::TimeOfDay, dates::times_in(&self.when));
        Ok(())
    }

    /// Uses the date as the name of an entry without one.
    pub(super) fn name_by_date(&mut self) {
        if self.name.trim().is_empty() {
            self.name.clone_from(&self.when);
        }
    }
}

impl Draft {
    /// The index of the top-level row with a name, which is added if it is new. `None` for an empty name.
    pub(super) fn lane(&mut self, name: &str) -> Option<usize> {
        self.lane_in(None, name)
    }

    /// Like [`Self::lane`], within a group. An empty name is the group itself.
    pub(super) fn lane_in(&mut self, within: Option<usize>, name: &str) -> Option<usize> {
        let name = name.trim();
        if name.is_empty() {
            return within;
        }
        let key = (within, name.to_owned());
        if let Some(number) = self.lane_numbers.get(&key) {
            return Some(*number);
        }
        let number = self.lanes.len();
        self.lanes.push(Row {
            name: key.1.clone(),
            within,
        });
        self.lane_numbers.insert(key, number);
        Some(number)
    }

    /// The outermost row that contains a row, which may be itself.
    pub(super) fn outermost(&self, lane: usize) -> usize {
        let within = |at: &usize| self.lanes.get(*at)?.within;
        let outward = std::iter::successors(Some(lane), within);
        outward.take(16).last().unwrap_or(lane)
    }

    /// The name of a row and its groups, outermost first.
    pub(super) fn lane_path(&self, lane: usize) -> String {
        let mut names = Vec::new();
        let mut at = Some(lane);
        while let Some(row) = at.and_then(|at| self.lanes.get(at)) {
            names.push(row.name.as_str());
            at = row.within.filter(|_| names.len() < 16);
        }
        names.reverse();
        names.join(" / ")
    }

    /// The index of the person with a name, who is added if new.
    pub(super) fn person(&mut self, name: &str) -> usize {
        if let Some(number) = self.people_numbers.get(name) {
            return *number;
        }
        let number = self.people.len();
        self.people.push(Person {
            name: name.to_owned(),
            ..Person::default()
        });
        self.people_numbers.insert(name.to_owned(), number);
        number
    }

    /// The index of the source with a title, which is added if it is new. A web address is its own title.
    pub(super) fn source(&mut self, title: &str) -> usize {
        if let Some(number) = self.source_numbers.get(title) {
            return *number;
        }
        let number = self.sources.len();
        let address = Some(title).filter(|title| is_web(title));
        let bare = address.and_then(|address| address.split_once("://"));
        self.sources.push(Source {
            title: bare.map_or(title, |(_, bare)| bare).to_owned(),
            url: address.unwrap_or_default().to_owned(),
            ..Source::default()
        });
        self.source_numbers.insert(title.to_owned(), number);
        number
    }

    /// Reports an error because of which an entry is left out.
    pub(super) fn error(&mut self, at: std::ops::Range<usize>, message: impl Into<String>) {
        self.report
            .add(Problem::error(Place::new(at.start, at.end), message));
    }

    /// Like [`Self::error`], and also points to where the thing begins.
    pub(super) fn error_since(
        &mut self,
        at: std::ops::Range<usize>,
        message: impl Into<String>,
        from: Option<usize>,
    ) {
        let mut problem = Problem::error(Place::new(at.start, at.end), message);
        if let Some(from) = from {
            problem = problem.related(Place::new(from, from + 1), "which begins here");
        }
        self.report.add(problem);
    }

    /// Reports a warning.
    pub(super) fn warn(&mut self, at: std::ops::Range<usize>, message: impl Into<String>) {
        self.report
            .add(Problem::warning(Place::new(at.start, at.end), message));
    }

    /// Counts a time whose zone is not known, and warns of it, once for each zone.
    pub(super) fn zone_left_out(&mut self, zone: &str, at: std::ops::Range<usize>) {
        self.left.add(Extra::TimeZone, 1);
        let message = format!("the offset of the time zone \"{zone}\" is not known");
        let problem = Problem::warning(Place::new(at.start, at.end), message)
            .help("the time is kept without a zone; a VTIMEZONE in the file can define it");
        self.report.add_once(zone, problem);
    }

    /// Warns, once, of a text with a time of more decimals than a date can have.
    pub(super) fn cut(&mut self, text: &str, at: std::ops::Range<usize>) {
        if dates::is_cut(text) {
            let message = "only the first three decimals of a second are kept";
            let problem = Problem::warning(Place::new(at.start, at.end), message);
            self.report.add_once("decimals", problem);
        }
    }

    /// Warns once that numbers are read as days of a spreadsheet.
    pub(super) fn days_counted(&mut self, number: &str, when: &str, at: std::ops::Range<usize>) {
        let message = format!("{number} is read as {when}: spreadsheets count days");
        let problem = Problem::warning(Place::new(at.start, at.end), message)
            .help("a year of five digits is written with a Y before it");
        self.report.add_once("days", problem);
    }

    /// Warns, once, of a day of the Julian calendar's time that is read in the Gregorian one because the file names no calendar. A date
    /// in an era is a day in any calendar.
    pub(super) fn calendar_assumed(
        &mut self,
        text: &str,
        when: &str,
        habits: Habits,
        at: std::ops::Range<usize>,
    ) {
        let days = When::parse(when, Reckoning::Gregorian).ok();
        let days = days.and_then(|when| when.whole_days());
        let is_old = |day| Reckoning::default().on(day) == Reckoning::Julian;
        let in_digits = text.contains(|letter: char| letter.is_ascii_digit());
        if habits.edtf.is_none() && in_digits && days.is_some_and(|(first, _)| is_old(first)) {
            let message = "days before 15 October 1582 are read in the Gregorian calendar";
            let problem = Problem::warning(Place::new(at.start, at.end), message)
                .help("if they are Julian, add a column or field `calendar` with `Julian`");
            self.report.add_once("calendar", problem);
        }
    }

    /// Counts a value that is no calendar, and warns of the first.
    pub(super) fn no_calendar(&mut self, name: &str, at: std::ops::Range<usize>) {
        self.left.add(Extra::ExtraField, 1);
        let message = format!("\"{name}\" is no calendar: write `Julian` or `Gregorian`");
        let problem = Problem::warning(Place::new(at.start, at.end), message);
        self.report.add_once("no calendar", problem);
    }

    /// Warns, once, if years BC are counted in two ways.
    pub(super) fn minus_seen(
        &mut self,
        text: &str,
        when: &str,
        habits: Habits,
        at: std::ops::Range<usize>,
    ) {
        let Some(minus) = dates::minus(text, habits) else {
            return;
        };
        let first = || (minus, text.to_owned(), when.to_owned());
        let (known, other, other_when) = self.minus.get_or_insert_with(first);
        if *known != minus {
            let message = format!(
                "years BC are written in two ways: {text} is read as {when}, {other} as {other_when}"
            );
            let problem = Problem::warning(Place::new(at.start, at.end), message)
                .help("-44 is 44 BC, but -0043 and -0043-03-15 are ISO 8601, which has a year 0");
            self.report.add_once("years BC", problem);
        }
    }

    /// Remembers a field that has no place, by its first place; others are reported by the line of their entry.
    pub(super) fn left_out(
        &mut self,
        name: &str,
        entry: usize,
        at: impl FnOnce() -> std::ops::Range<usize>,
    ) -> bool {
        if let Some(problem) = self.fields_left.get_mut(name) {
            problem.add_again(entry..entry);
            false
        } else if self.fields_left.len() < MOST_FIELDS {
            let at = at();
            let message = format!("`{name}` has no place in a chronicle and is left out");
            let problem = Problem::warning(Place::new(at.start, at.end), message);
            self.fields_left.insert(name.to_owned(), problem);
            true
        } else {
            false
        }
    }

    /// Leaves out a value of a column with an unknown heading. The column is counted once.
    pub(super) fn extra_column(
        &mut self,
        heading: &str,
        row: usize,
        at: impl FnOnce() -> std::ops::Range<usize>,
    ) {
        let is_new = self.left_out(heading, row, at);
        self.left.add_if(Extra::ExtraColumn, is_new);
    }

    /// Warns of the fields that have no place, once for all that are called the same.
    pub(super) fn warn_of_fields(&mut self) {
        for problem in std::mem::take(&mut self.fields_left).into_values() {
            self.report.add(problem);
        }
    }

    /// The extras of the whole file and of all entries.
    pub(super) fn all_left(&self) -> Tally {
        let mut all = self.left.clone();
        for event in &self.events {
            all.join(&event.left);
        }
        for span in &self.spans {
            // Spans cannot have these.
            let left = span.left.clone();
            all.join(&left.without(&[
                Extra::Media,
                Extra::Tag,
                Extra::Participant,
                Extra::FurtherLane,
            ]));
        }
        all
    }
}
