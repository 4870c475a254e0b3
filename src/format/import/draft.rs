//! What an importer makes of a file: a chronicle in outline, what was left out of it, and what was wrong.

use std::collections::HashMap;

use super::dates;
use crate::check::{Place, Problem, Report};
use crate::chronicle::EventKind;

/// Something that a chronicle has no plain place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extra {
    /// A picture, sound, film or attached file.
    Media,
    /// A picture or colour behind an entry.
    Background,
    /// A colour.
    Colour,
    /// An icon.
    Icon,
    /// Any other way to look.
    Style,
    /// An address of its own; kept as a source.
    Link,
    /// A time of day; kept in the date.
    TimeOfDay,
    /// The zone of the whole file.
    TimeZone,
    /// A rule of repetition.
    Recurrence,
    /// A single further date.
    RepeatDate,
    /// An alarm.
    Alarm,
    /// A participant, or a host.
    Participant,
    /// Done, active, critical, tentative.
    State,
    /// How much is done.
    Progress,
    /// A lock against changes.
    Lock,
    /// A tag.
    Tag,
    /// A second and further category.
    FurtherLane,
    /// A category that is hidden in the file; kept.
    HiddenLane,
    /// A setting of how the whole looks.
    Option,
    /// A value under a heading that is not known.
    ExtraColumn,
    /// A value beyond the last heading.
    ExtraCell,
    /// A value in a field that is not known.
    ExtraField,
    /// A task without a date.
    Todo,
    /// An entry of a journal.
    Note,
    /// A diagram of another kind.
    Diagram,
    /// A record without a date.
    UndatedRecord,
}

impl Extra {
    /// What it is called, in the singular.
    pub fn word(self) -> &'static str {
        match self {
            Self::Media => "media",
            Self::Background => "background",
            Self::Colour => "colour",
            Self::Icon => "icon",
            Self::Style => "style",
            Self::Link => "link",
            Self::TimeOfDay => "time of day",
            Self::TimeZone => "time zone",
            Self::Recurrence => "recurrence",
            Self::RepeatDate => "repeat date",
            Self::Alarm => "alarm",
            Self::Participant => "participant",
            Self::State => "state",
            Self::Progress => "progress",
            Self::Lock => "lock",
            Self::Tag => "tag",
            Self::FurtherLane => "further lane",
            Self::HiddenLane => "hidden lane",
            Self::Option => "option",
            Self::ExtraColumn => "extra column",
            Self::ExtraCell => "extra cell",
            Self::ExtraField => "extra field",
            Self::Todo => "todo",
            Self::Note => "note",
            Self::Diagram => "diagram",
            Self::UndatedRecord => "undated record",
        }
    }

    /// What so many of them are called.
    pub fn counted(self, count: u32) -> String {
        let word = self.word();
        match (self, count) {
            (_, 1) | (Self::Media | Self::Progress, _) => format!("{count} {word}"),
            (Self::TimeOfDay, _) => format!("{count} times of day"),
            _ => format!("{count} {word}s"),
        }
    }

    /// Whether the chronicle keeps it after all: an address as a source, a time in the date, a hidden lane as a lane.
    pub(in crate::format) fn is_kept(self) -> bool {
        matches!(self, Self::Link | Self::TimeOfDay | Self::HiddenLane)
    }
}

/// How many of each are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally(Vec<(Extra, u32)>);

impl Tally {
    /// Counts so many more.
    pub(super) fn add(&mut self, extra: Extra, count: u32) {
        if count == 0 {
            return;
        }
        match self.0.iter_mut().find(|(known, _)| *known == extra) {
            Some((_, number)) => *number = number.saturating_add(count),
            None => self.0.push((extra, count)),
        }
    }

    /// Counts one if that holds.
    pub(super) fn when(&mut self, extra: Extra, holds: bool) {
        self.add(extra, u32::from(holds));
    }

    /// Counts all of another tally.
    pub(super) fn join(&mut self, other: &Self) {
        for (extra, count) in &other.0 {
            self.add(*extra, *count);
        }
    }

    /// What there is, with its number.
    pub fn iter(&self) -> impl Iterator<Item = (Extra, u32)> + '_ {
        self.0.iter().copied()
    }

    /// What is lost, in words: "7 media, 2 backgrounds". Empty if nothing is.
    pub fn lost(&self) -> String {
        let lost = self.0.iter().filter(|(extra, _)| !extra.is_kept());
        let words: Vec<String> = lost.map(|(extra, count)| extra.counted(*count)).collect();
        words.join(", ")
    }
}

/// A row of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) name: String,
    /// The group it stands in.
    pub(super) within: Option<usize>,
}

/// Where something was.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Spot {
    pub(super) name: String,
    pub(super) at: Option<(f64, f64)>,
}

/// A participant in events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    /// The years of the life, in words.
    pub(super) life: String,
}

/// An event or a span.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) name: String,
    /// The names by language, if the file tells the languages.
    pub(super) names: Vec<(String, String)>,
    /// In EDTF, in the Gregorian calendar.
    pub(super) when: String,
    pub(super) lane: Option<usize>,
    pub(super) spot: Option<Box<Spot>>,
    pub(super) text: String,
    pub(super) links: Vec<String>,
    /// Sources by their place, with the place in them.
    pub(super) cited: Vec<(usize, String)>,
    /// People by their place.
    pub(super) people: Vec<usize>,
    /// The larger event it belongs to, by its place among the events.
    pub(super) part_of: Option<usize>,
    pub(super) kind: Option<EventKind>,
    pub(super) left: Tally,
}

/// A chronicle in outline.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) summary: String,
    /// Whether the digits of its dates are those of the Julian calendar.
    pub(super) julian: bool,
    /// The stretch that is shown first, in EDTF.
    pub(super) focus: String,
    pub(super) lanes: Vec<Row>,
    pub(super) people: Vec<Person>,
    /// The titles of sources.
    pub(super) sources: Vec<String>,
    pub(super) spans: Vec<Entry>,
    pub(super) events: Vec<Entry>,
    /// What belongs to the whole file and has no place.
    pub(super) left: Tally,
    pub(super) report: Report,
    lane_numbers: HashMap<(Option<usize>, String), usize>,
}

impl Entry {
    /// Sets the dates, and counts their times of day.
    ///
    /// # Errors
    /// Says why they cannot be.
    pub(super) fn date(&mut self, start: &str, end: &str) -> Result<(), String> {
        self.when = dates::join(start, end)?;
        self.left.add(Extra::TimeOfDay, dates::times_in(&self.when));
        Ok(())
    }

    /// Keeps an address, if there is one.
    pub(super) fn link(&mut self, address: &str) {
        let address = address.trim();
        if !address.is_empty() {
            self.links.push(address.to_owned());
            self.left.add(Extra::Link, 1);
        }
    }

    /// A name for what has none: its date.
    pub(super) fn name_by_date(&mut self) {
        if self.name.trim().is_empty() {
            self.name.clone_from(&self.when);
        }
    }
}

impl Draft {
    /// The row of a name at the top, which is made if it is new; none for an empty name.
    pub(super) fn lane(&mut self, name: &str) -> Option<usize> {
        self.lane_in(None, name)
    }

    /// The same within a group.
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

    /// The name of a row with those of its groups, from the outside in.
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

    /// The place of a source, which is added if it is new.
    pub(super) fn source(&mut self, title: &str) -> usize {
        let known = self.sources.iter().position(|known| known == title);
        known.unwrap_or_else(|| {
            self.sources.push(title.to_owned());
            self.sources.len() - 1
        })
    }

    /// Reports what keeps an entry from being shown.
    pub(super) fn error(&mut self, at: std::ops::Range<usize>, message: impl Into<String>) {
        self.report
            .add(Problem::error(Place::new(at.start, at.end), message));
    }

    /// The same, also pointing at where it begins.
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

    /// Reports what the author should know.
    pub(super) fn warn(&mut self, at: std::ops::Range<usize>, message: impl Into<String>) {
        self.report
            .add(Problem::warning(Place::new(at.start, at.end), message));
    }

    /// Everything that has no plain place, of the whole file and of its entries.
    pub(super) fn all_left(&self) -> Tally {
        let mut all = self.left.clone();
        for entry in self.events.iter().chain(&self.spans) {
            all.join(&entry.left);
        }
        all
    }
}
