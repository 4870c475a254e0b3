//! The TimelineJS spreadsheet as CSV, with the column names of version 3 or version 2.

use super::attached::Linked;
use super::dates::{self, Stamp};
use super::draft::{Draft, Entry};
use super::grid::{Grid, Row};
use super::tally::Extra;
use super::timelinejs::{HABITS, old_date, year_of};
use super::{Importer, Input, markup};

/// The spreadsheet of both versions.
pub(super) struct Sheet;

/// The columns of both versions. Others are left out.
const COLUMNS: [&str; 19] = [
    "year",
    "month",
    "day",
    "time",
    "end year",
    "end month",
    "end day",
    "end time",
    "headline",
    "text",
    "media",
    "media credit",
    "media caption",
    "type",
    "group",
    "background",
    "start date",
    "end date",
    "tag",
];

impl Importer for Sheet {
    fn name(&self) -> &'static str {
        "timelinejs-csv"
    }

    fn title(&self) -> &'static str {
        "TimelineJS spreadsheet"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        Grid::new(input.text).is_some_and(|grid| {
            let columns = Columns::of(&grid);
            let has = |name: &str| columns.find(name).is_some();
            has("headline") && (has("year") || has("start date"))
        })
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        if let Some(grid) = Grid::new(input.text) {
            let columns = Columns::of(&grid);
            grid.each(&mut draft, |row, draft| {
                Slide {
                    grid: &grid,
                    columns: &columns,
                    row,
                }
                .take(draft);
            });
        }
        draft
    }
}

struct Columns(Vec<String>);

impl Columns {
    fn of(grid: &Grid<'_>) -> Self {
        let names = grid.headings.iter().map(|heading| heading.to_lowercase());
        Self(names.collect())
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|known| known == name)
    }
}

/// A row of the sheet.
struct Slide<'a> {
    grid: &'a Grid<'a>,
    columns: &'a Columns,
    row: &'a Row<'a>,
}

impl Slide<'_> {
    fn get(&self, name: &str) -> &str {
        self.columns
            .find(name)
            .and_then(|column| self.row.fields.get(column))
            .unwrap_or_default()
            .trim()
    }

    fn place(&self, name: &str) -> std::ops::Range<usize> {
        match self.columns.find(name) {
            Some(column) => self.grid.place(self.row, column),
            None => self.row.at.start..self.row.at.start + 1,
        }
    }

    fn take(&self, draft: &mut Draft) {
        let mut entry = Entry {
            name: markup::html_name(self.get("headline")),
            text: markup::html(self.get("text")),
            ..Entry::default()
        };
        entry.links_in(self.get("headline"));
        entry.links_in(self.get("text"));
        entry.medium(Linked {
            caption: markup::html_name(self.get("media caption")),
            credit: markup::html_name(self.get("media credit")),
            ..Linked::to_url(self.get("media"))
        });
        entry
            .left
            .add_if(Extra::Background, !self.get("background").is_empty());
        self.count_extra(draft);
        let kind = self.get("type").to_lowercase();
        if kind == "title" {
            draft.title = entry.name;
            draft.summary = entry.text;
            draft.left.join(&entry.left);
            return;
        }
        if self.get("year").is_empty() && self.get("start date").is_empty() {
            draft.left.add(Extra::UndatedRecord, 1);
            draft.warn(
                self.row.at.start..self.row.at.start + 1,
                "no year in this row: left out",
            );
            return;
        }
        let Some((start, end)) = self.dates(draft) else {
            return;
        };
        if let Err(error) = entry.date(&start, &end) {
            draft.error(self.place("end year"), error);
            return;
        }
        entry.name_by_date();
        if kind == "era" {
            draft.spans.push(entry);
            return;
        }
        let group = if self.get("group").is_empty() {
            self.get("tag")
        } else {
            self.get("group")
        };
        entry.lane = draft.lane(&markup::html_name(group));
        draft.events.push(entry);
    }

    fn count_extra(&self, draft: &mut Draft) {
        for (column, field) in self.row.fields.iter().enumerate() {
            if field.trim().is_empty() {
                continue;
            }
            match self.columns.0.get(column) {
                Some(name) if COLUMNS.contains(&name.as_str()) => {}
                Some(name) => {
                    let heading = self.grid.headings.get(column).unwrap_or(name);
                    let at = || self.grid.place(self.row, column);
                    draft.extra_column(heading, self.row.at.start, at);
                }
                None => draft.left.add(Extra::ExtraCell, 1),
            }
        }
    }

    /// The start and end. Problems are reported.
    fn dates(&self, draft: &mut Draft) -> Option<(String, String)> {
        if self.columns.find("start date").is_some() && self.get("year").is_empty() {
            let mut read = |name: &str| match self.get(name) {
                "" => Ok(String::new()),
                text => old_date(text).map_err(|error| draft.error(self.place(name), error)),
            };
            let (start, end) = (read("start date"), read("end date"));
            return Some((start.ok()?, end.ok()?));
        }
        let start = self.date(["year", "month", "day", "time"], draft);
        let end = self.date(["end year", "end month", "end day", "end time"], draft);
        Some((start.ok()?, end.ok()?))
    }

    fn date(&self, names: [&str; 4], draft: &mut Draft) -> Result<String, ()> {
        let [year, month, day, time] = names;
        if self.get(year).is_empty() {
            return Ok(String::new());
        }
        let mut number = |name: &str, what: &str, most: i64| match self.get(name) {
            "" => Ok(None),
            text => dates::whole_number(text)
                .filter(|number| (1..=most).contains(number))
                .and_then(|number| u8::try_from(number).ok())
                .map(Some)
                .ok_or_else(|| {
                    draft.error(
                        self.place(name),
                        format!("the {what} must be a number from 1 to {most}"),
                    );
                }),
        };
        let (month, day) = (number(month, "month", 12), number(day, "day", 31));
        let (month, day_number) = (month?, day?);
        let Some(number) = dates::whole_number(self.get(year)) else {
            return dates::read(self.get(year), HABITS)
                .map_err(|error| draft.error(self.place(year), error));
        };
        let stamp = Stamp {
            year: year_of(number),
            month,
            day: day_number,
            ..Stamp::default()
        };
        let stamp = stamp
            .check()
            .map_err(|error| draft.error(self.place(names[2]), error))?;
        match self.get(time) {
            "" => Ok(stamp.edtf()),
            text => stamp
                .at_time(text)
                .inspect(|_| draft.cut(text, self.place(time)))
                .map(Stamp::edtf)
                .ok_or_else(|| {
                    draft.error(self.place(time), format!("not a time of day: \"{text}\""));
                }),
        }
    }
}
