//! Converts rows of tables and records of JSON to events.

use std::ops::Range;

use super::attached::Linked;
use super::dates::{self, Habits, Stamp};
use super::draft::{Draft, Entry, Spot};
use super::fields::Role;
use super::lists::{listed, parts};
use super::markup;
use super::tally::Extra;
use crate::time::Reckoning;

/// A row or a record.
pub(super) trait Cells {
    /// The value for a role; empty if there is none.
    fn get(&self, role: Role) -> &str;
    /// The place of that value.
    fn place(&self, role: Role) -> Range<usize>;
    /// The place of the whole row.
    fn whole(&self) -> Range<usize>;
    /// What it is called in a message: "a row".
    fn noun(&self) -> &'static str;
}

/// The roles of the start or the end.
struct End {
    date: Role,
    year: Role,
    month: Role,
    day: Role,
    time: Role,
}

const START: End = End {
    date: Role::Start,
    year: Role::Year,
    month: Role::Month,
    day: Role::Day,
    time: Role::Time,
};

const END: End = End {
    date: Role::End,
    year: Role::EndYear,
    month: Role::EndMonth,
    day: Role::EndDay,
    time: Role::EndTime,
};

/// Converts a row to an event. `None` if it has no date or an invalid one, which is reported.
pub(super) fn entry(cells: &impl Cells, habits: Habits, draft: &mut Draft) -> Option<Entry> {
    let habits = of_row(cells, habits, draft);
    let start = end(cells, &START, habits, draft);
    let end = end(cells, &END, habits, draft);
    let (start, end) = (start.ok()?, end.ok()?);
    if start.is_empty() && end.is_empty() {
        draft.left.add(Extra::UndatedRecord, 1);
        draft.warn(
            cells.whole(),
            format!("{} without a date is left out", cells.noun()),
        );
        return None;
    }
    if start == ".." && end.is_empty() {
        draft.error(cells.place(Role::Start), "not a date");
        return None;
    }
    let mut entry = Entry {
        calendar: habits.edtf,
        ..Entry::default()
    };
    if let Err(error) = entry.date(&start, &end) {
        let place = if end.is_empty() {
            Role::Start
        } else {
            Role::End
        };
        draft.error(cells.place(place), error);
        return None;
    }
    entry.identify(cells.get(Role::Id));
    entry.name = markup::words_of_line(cells.get(Role::Name));
    entry.name_by_date();
    entry.text = markup::words(cells.get(Role::Text));
    entry.spot = spot(cells, draft);
    // Names of lanes often contain a comma.
    for lane in parts(&markup::words_of_line(cells.get(Role::Lane)), &[';', '|']) {
        entry.also_on(draft.lane(&lane));
    }
    for tag in listed(cells.get(Role::Tags)) {
        entry.counted_tag(&tag);
    }
    entry.link(cells.get(Role::Link));
    entry.medium(Linked::to_url(cells.get(Role::Media)));
    involved(cells, &mut entry, draft);
    Some(entry)
}

/// The conventions of a row, which may name its own calendar.
fn of_row(cells: &impl Cells, habits: Habits, draft: &mut Draft) -> Habits {
    let name = cells.get(Role::Calendar).trim();
    let own = calendar(name);
    if own.is_none() && !name.is_empty() {
        draft.no_calendar(name, cells.place(Role::Calendar));
    }
    Habits {
        edtf: own.or(habits.edtf),
        ..habits
    }
}

/// The calendar with a name, in small or capital letters.
pub(super) fn calendar(name: &str) -> Option<Reckoning> {
    let mut known = ["Julian", "Gregorian"].into_iter();
    let known = known.find(|known| known.eq_ignore_ascii_case(name));
    Reckoning::named(known.unwrap_or(name))
}

/// The tag of a name whose language is not known.
const UNDETERMINED: &str = "und";

/// The names by language, after a name whose language is not known, unless it is one of them.
pub(super) fn names(plain: &str, by_language: Vec<(String, String)>) -> Vec<(String, String)> {
    let plain = markup::words_of_line(plain);
    let is_other = |(language, name): &(String, String)| language != UNDETERMINED && *name != plain;
    let is_new = !plain.is_empty() && by_language.iter().all(is_other);
    let undetermined = is_new.then(|| (UNDETERMINED.to_owned(), plain));
    undetermined.into_iter().chain(by_language).collect()
}

/// Sets the people, the sources and the weight.
fn involved(cells: &impl Cells, entry: &mut Entry, draft: &mut Draft) {
    for name in listed(&markup::words_of_line(cells.get(Role::People))) {
        if !name.is_empty() {
            entry.role(draft.person(&name), "");
        }
    }
    for citation in parts(&markup::words_of_line(cells.get(Role::Source)), &[';']) {
        let (title, passage) = citation
            .strip_suffix(']')
            .and_then(|citation| citation.rsplit_once(" ["))
            .unwrap_or((&citation, ""));
        if !title.trim().is_empty() {
            let source = draft.source(title.trim());
            entry.cited.push((source, passage.to_owned()));
        }
    }
    match cells.get(Role::Weight).trim() {
        "" => {}
        weight => match weight.parse() {
            Ok(weight @ 1..=5) => entry.attached.get_or_insert_default().weight = weight,
            _ => draft.warn(
                cells.place(Role::Weight),
                "a weight is a number from 1 to 5",
            ),
        },
    }
}

/// The date of one end; empty if there is none.
fn end(cells: &impl Cells, roles: &End, habits: Habits, draft: &mut Draft) -> Result<String, ()> {
    let date = cells.get(roles.date).trim();
    let role = if is_nothing(date) {
        roles.year
    } else {
        roles.date
    };
    let read = if is_nothing(date) {
        in_parts(cells, roles, habits)
    } else if dates::is_open(date) {
        Ok("..".to_owned())
    } else {
        dates::read(date, habits)
            .inspect(|when| doubts(cells, roles.date, when, habits, draft))
            .map_err(|error| (roles.date, error))
            .and_then(|when| timed(when, cells, roles))
    };
    let place = cells.place(role);
    let told = place.clone();
    read.inspect(|when| draft.minus_seen(cells.get(role), when, habits, told))
        .inspect(|when| draft.calendar_assumed(cells.get(role), when, habits, place))
        .inspect(|_| {
            for role in [role, roles.time] {
                draft.cut(cells.get(role), cells.place(role));
            }
        })
        .map_err(|(role, error)| draft.error(cells.place(role), error))
}

/// Warns of a date that may not be the one that is meant.
fn doubts(cells: &impl Cells, role: Role, when: &str, habits: Habits, draft: &mut Draft) {
    let text = cells.get(role).trim();
    if let Some(message) = dates::wrong_weekday(text, when) {
        draft.warn(cells.place(role), message);
    }
    if habits.serial && dates::serial(text).is_some() {
        draft.days_counted(text, when, cells.place(role));
    }
}

/// True for an empty cell, or a word that stands for one.
fn is_nothing(text: &str) -> bool {
    matches!(
        text,
        "" | "-" | "–" | "—" | "?" | "n/a" | "N/A" | "null" | "NULL" | "NaN" | "None"
    )
}

/// A day with the time from a separate column.
fn timed(when: String, cells: &impl Cells, roles: &End) -> Result<String, (Role, String)> {
    let time = cells.get(roles.time).trim();
    let stamp = dates::iso(&when, dates::Minus::Astronomical).and_then(Result::ok);
    match stamp.filter(|_| !time.is_empty()) {
        Some(stamp) => stamp
            .at_time(time)
            .map(Stamp::edtf)
            .ok_or_else(|| (roles.time, format!("not a time of day: \"{time}\""))),
        None => Ok(when),
    }
}

/// A date from separate columns for year, month and day.
fn in_parts(cells: &impl Cells, roles: &End, habits: Habits) -> Result<String, (Role, String)> {
    let year = cells.get(roles.year).trim();
    if is_nothing(year) {
        return Ok(String::new());
    }
    let (month, day) = (cells.get(roles.month).trim(), cells.get(roles.day).trim());
    let minus = dates::minus(year, habits).unwrap_or(habits.minus);
    if dates::whole_number(year) == Some(0) && year != "0000" {
        return Err((roles.year, dates::NO_YEAR_0.to_owned()));
    }
    if month.is_empty() {
        if dates::whole_number(day).is_some() {
            return Err((roles.day, "a day needs a month".to_owned()));
        }
        if let Some(year) = dates::whole_number(year) {
            return Ok(Stamp::year(minus.year(year)).edtf());
        }
        return dates::read(year, habits).map_err(|error| (roles.year, error));
    }
    let year = dates::whole_number(year)
        .map(|year| minus.year(year))
        .or_else(|| {
            dates::iso_day(&dates::read(year, habits).ok()?, dates::Minus::Astronomical)?
                .ok()
                .map(|stamp| stamp.year)
        })
        .ok_or_else(|| (roles.year, "the year must be a number".to_owned()))?;
    let month = dates::month_number(month).ok_or_else(|| {
        (
            roles.month,
            "the month must be a number from 1 to 12".to_owned(),
        )
    })?;
    let day = match day {
        "" => None,
        day => dates::whole_number(day)
            .and_then(|day| u8::try_from(day).ok())
            .filter(|day| (1..=31).contains(day))
            .map(Some)
            .ok_or_else(|| {
                (
                    roles.day,
                    "the day must be a number from 1 to 31".to_owned(),
                )
            })?,
    };
    let stamp = Stamp {
        year,
        month: Some(month),
        day,
        ..Stamp::default()
    };
    let stamp = stamp.check().map_err(|error| (roles.day, error))?;
    timed(stamp.edtf(), cells, roles)
}

/// The place of an event.
fn spot(cells: &impl Cells, draft: &mut Draft) -> Option<Box<Spot>> {
    let name = markup::words_of_line(cells.get(Role::Place));
    let (latitude, longitude) = (
        cells.get(Role::Latitude).trim(),
        cells.get(Role::Longitude).trim(),
    );
    let pair = cells.get(Role::Coordinates).trim();
    let (at, role) = if !latitude.is_empty() && !longitude.is_empty() {
        (degrees(latitude).zip(degrees(longitude)), Role::Latitude)
    } else if pair.is_empty() {
        (coordinates(&name), Role::Place)
    } else {
        (coordinates(pair), Role::Coordinates)
    };
    let given = !latitude.is_empty() || !pair.is_empty();
    let fits = at.filter(on_earth);
    if given && fits.is_none() {
        draft.warn(cells.place(role), NO_PLACE);
    }
    let name = if role == Role::Place && fits.is_some() {
        String::new()
    } else {
        name
    };
    (!name.is_empty() || fits.is_some()).then(|| Box::new(Spot { name, at: fits }))
}

/// The message for invalid coordinates.
pub(super) const NO_PLACE: &str = "not a latitude and a longitude";

/// True if a latitude and a longitude, in degrees, are in the valid range.
pub(super) const fn on_earth((latitude, longitude): &(f64, f64)) -> bool {
    latitude.abs() <= 90.0 && longitude.abs() <= 180.0
}

/// Degrees with a point or a comma, optionally with the letter of a direction.
pub(super) fn degrees(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".").replace('−', "-");
    let direction = text
        .chars()
        .find(|letter| matches!(letter, 'N' | 'S' | 'E' | 'W' | 'O'));
    let bare =
        text.trim_matches(|letter: char| letter.is_alphabetic() || matches!(letter, '°' | ' '));
    let number: f64 = bare
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())?;
    Some(if matches!(direction, Some('S' | 'W')) {
        -number
    } else {
        number
    })
}

/// Latitude and longitude: `41.9, 12.5`, or `Point(12.5 41.9)` with the longitude first.
pub(super) fn coordinates(text: &str) -> Option<(f64, f64)> {
    let lower = text.trim().to_ascii_lowercase();
    if let Some(inner) = lower.strip_prefix("point") {
        let inner = inner.trim().strip_prefix('(')?.strip_suffix(')')?;
        let (longitude, latitude) = inner.trim().split_once(' ')?;
        return degrees(latitude).zip(degrees(longitude));
    }
    let text = text.trim().trim_matches(['[', ']', '(', ')']);
    if !text.starts_with(|first: char| {
        first.is_ascii_digit() || matches!(first, '-' | '+' | '−' | 'N' | 'S')
    }) {
        return None;
    }
    let (latitude, longitude) = text
        .split_once(';')
        .or_else(|| text.split_once(", "))
        .or_else(|| (text.matches(',').count() == 1).then(|| text.split_once(','))?)
        .or_else(|| text.split_once(' '))?;
    degrees(latitude).zip(degrees(longitude))
}
