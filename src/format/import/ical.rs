//! iCalendar (RFC 5545): its events; to-dos and journals are counted.

use std::ops::Range;

use super::dates::{self, Minus, Stamp};
use super::draft::{Draft, Entry, Extra, Spot};
use super::lines::lines;
use super::zones::{Zones, offset_of_name};
use super::{Importer, Input, markup};
use crate::time::Day;

/// Calendars.
pub(super) struct Calendar;

impl Importer for Calendar {
    fn name(&self) -> &'static str {
        "ical"
    }

    fn title(&self) -> &'static str {
        "iCalendar"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let head = input.text.trim_start().get(..15);
        head.is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut reader = Reader::default();
        let mut draft = Draft::default();
        for property in properties(input.text) {
            reader.take(property, &mut draft);
        }
        if !reader.open.is_empty() {
            let end = input.text.trim_end().len();
            let open = reader.open.join(", ");
            draft.error(end..end, format!("the file ends before {open} is closed"));
        }
        draft
    }
}

/// A line of content, its folds undone.
#[derive(Debug, Clone, Default)]
pub(super) struct Property {
    /// In capitals.
    pub(super) name: String,
    parameters: Vec<(String, String)>,
    pub(super) value: String,
    at: Range<usize>,
    /// Where the value begins.
    value_at: usize,
}

impl Property {
    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    fn value_place(&self) -> Range<usize> {
        self.value_at.min(self.at.end)..self.at.end
    }

    /// The value as a text, its escapes resolved.
    fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                _ => text.push(letter),
            }
        }
        text
    }

    /// The value as a list of texts.
    fn list(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match (letter, parts.last_mut()) {
                ('\\', Some(part)) => part.extend(letters.next()),
                (',', _) => parts.push(String::new()),
                (_, Some(part)) => part.push(letter),
                (_, None) => {}
            }
        }
        parts.retain(|part| !part.trim().is_empty());
        parts
    }
}

/// The content lines of a text.
fn properties(text: &str) -> Vec<Property> {
    let mut unfolded: Vec<(String, Range<usize>)> = Vec::new();
    for line in lines(text) {
        let end = line.at + line.text.len();
        match (line.text.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(more), Some((last, at))) => {
                last.push_str(more);
                at.end = end;
            }
            _ if line.text.trim().is_empty() => {}
            _ => unfolded.push((line.text.to_owned(), line.at..end)),
        }
    }
    unfolded
        .into_iter()
        .map(|(line, at)| property(&line, at))
        .collect()
}

fn property(line: &str, at: Range<usize>) -> Property {
    let mut quoted = false;
    let mut marks = Vec::new();
    let mut colon = line.len();
    for (place, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            ';' if !quoted => marks.push(place),
            ':' if !quoted => {
                colon = place;
                break;
            }
            _ => {}
        }
    }
    let head = &line[..colon];
    let mut cuts = marks.iter().copied().chain([colon]);
    let name_end = cuts.next().unwrap_or(colon);
    let mut parameters = Vec::new();
    for (from, to) in marks.iter().zip(cuts) {
        let parameter = head.get(from + 1..to).unwrap_or_default();
        if let Some((name, value)) = parameter.split_once('=') {
            parameters.push((
                name.trim().to_ascii_uppercase(),
                value.trim_matches('"').to_owned(),
            ));
        }
    }
    Property {
        name: head
            .get(..name_end)
            .unwrap_or_default()
            .trim()
            .to_ascii_uppercase(),
        parameters,
        value: line.get(colon + 1..).unwrap_or_default().to_owned(),
        value_at: at.start + colon + 1,
        at,
    }
}

#[derive(Default)]
struct Reader {
    /// The components that are open.
    open: Vec<String>,
    event: Vec<Property>,
    zones: Zones,
    begins: Range<usize>,
}

impl Reader {
    fn take(&mut self, property: Property, draft: &mut Draft) {
        match property.name.as_str() {
            "BEGIN" => self.begin(&property, draft),
            "END" => self.end(&property, draft),
            _ => match self.open.last().map(String::as_str) {
                Some("VCALENDAR") => of_calendar(&property, draft),
                Some("VEVENT") => self.event.push(property),
                Some("STANDARD" | "DAYLIGHT" | "VTIMEZONE") => {
                    self.zones.take(&property.name, &property.value);
                }
                _ => {}
            },
        }
    }

    fn begin(&mut self, property: &Property, draft: &mut Draft) {
        let name = property.value.trim().to_ascii_uppercase();
        match name.as_str() {
            "VEVENT" => {
                self.event.clear();
                self.begins = property.at.clone();
            }
            "VTODO" => draft.left.add(Extra::Todo, 1),
            "VJOURNAL" => draft.left.add(Extra::Note, 1),
            "VTIMEZONE" => {
                draft.left.add(Extra::TimeZone, 1);
                self.zones.begin();
            }
            "STANDARD" | "DAYLIGHT" => self.zones.begin_part(name == "DAYLIGHT"),
            "VALARM" if self.open.last().is_some_and(|open| open == "VEVENT") => {
                self.event.push(Property {
                    name: "VALARM".to_owned(),
                    ..Property::default()
                });
            }
            _ => {}
        }
        if self.open.len() < 32 {
            self.open.push(name);
        }
    }

    fn end(&mut self, property: &Property, draft: &mut Draft) {
        let name = property.value.trim().to_ascii_uppercase();
        if self.open.last() == Some(&name) {
            self.open.pop();
            if name == "VEVENT" {
                let event = std::mem::take(&mut self.event);
                self.take_event(&event, draft);
            }
        } else {
            let message = match self.open.last() {
                Some(open) => format!("END:{name} closes BEGIN:{open}"),
                None => format!("END:{name} without its beginning"),
            };
            draft.error(property.at.clone(), message);
        }
    }

    fn take_event(&self, event: &[Property], draft: &mut Draft) {
        let get = |name: &str| event.iter().find(|property| property.name == name);
        let Some(start) = get("DTSTART") else {
            draft.error(self.begins.clone(), "this event has no DTSTART");
            return;
        };
        let mut entry = Entry::default();
        if let Err((at, message)) = self.when(start, get("DTEND"), get("DURATION"), &mut entry) {
            draft.error(at, message);
            return;
        }
        for property in event {
            take_property(property, &mut entry, draft);
        }
        if let Some(spot) = spot(get("LOCATION"), get("GEO")) {
            entry.spot = Some(Box::new(spot));
        }
        entry.name_by_date();
        draft.events.push(entry);
    }

    fn when(
        &self,
        start: &Property,
        end: Option<&Property>,
        duration: Option<&Property>,
        entry: &mut Entry,
    ) -> Result<(), (Range<usize>, String)> {
        let first = self.stamp(start)?;
        let last = match (end, duration) {
            (Some(end), _) => {
                let stamp = self.stamp(end)?;
                Some(if stamp.time.is_none() {
                    day_before(stamp, first)
                } else {
                    stamp
                })
            }
            (None, Some(duration)) => {
                let seconds = length(&duration.value)
                    .ok_or_else(|| (duration.value_place(), "not a length of time".to_owned()))?;
                Some(later(first, seconds))
            }
            (None, None) => None,
        };
        let last = last.map(Stamp::edtf).unwrap_or_default();
        let at = end.or(duration).unwrap_or(start);
        entry
            .date(&first.edtf(), &last)
            .map_err(|message| (at.value_place(), message))
    }

    /// A day or an instant: `20240612`, `20240612T193000`, `20240612T193000Z`.
    fn stamp(&self, property: &Property) -> Result<Stamp, (Range<usize>, String)> {
        let value = property.value.trim();
        let wrong = |message: String| (property.value_place(), message);
        let stamp = basic(value).ok_or_else(|| wrong(format!("not a date: \"{value}\"")))?;
        let mut stamp = stamp.check().map_err(wrong)?;
        let local = stamp.time.is_some() && stamp.offset.is_none();
        if let Some(zone) = property.parameter("TZID").filter(|_| local) {
            stamp.offset = self
                .zones
                .offset(zone, stamp)
                .or_else(|| offset_of_name(zone, stamp));
        }
        Ok(stamp)
    }
}

/// A property of the whole calendar.
fn of_calendar(property: &Property, draft: &mut Draft) {
    match property.name.as_str() {
        "X-WR-CALNAME" | "NAME" => draft.title = markup::one_line(&property.text()),
        "X-WR-CALDESC" | "DESCRIPTION" => draft.summary = property.text(),
        "COLOR" | "X-APPLE-CALENDAR-COLOR" => draft.left.add(Extra::Colour, 1),
        _ => {}
    }
}

/// Everything of an event but its dates and its place.
fn take_property(property: &Property, entry: &mut Entry, draft: &mut Draft) {
    let mut count = |extra| entry.left.add(extra, 1);
    match property.name.as_str() {
        "SUMMARY" => entry.name = markup::one_line(&property.text()),
        "DESCRIPTION" => entry.text = markup::tidy(&property.text(), false),
        "CATEGORIES" => {
            let categories = property.list();
            let mut categories = categories.iter();
            if entry.lane.is_none() {
                entry.lane = categories.next().and_then(|first| draft.lane(first));
            }
            entry.left.add(
                Extra::FurtherLane,
                u32::try_from(categories.count()).unwrap_or(0),
            );
        }
        "URL" => entry.link(&property.value),
        "RRULE" | "EXRULE" => count(Extra::Recurrence),
        "RDATE" => entry.left.add(
            Extra::RepeatDate,
            u32::try_from(property.value.split(',').count()).unwrap_or(1),
        ),
        "COLOR" => count(Extra::Colour),
        "IMAGE" | "ATTACH" => count(Extra::Media),
        "ATTENDEE" | "ORGANIZER" => count(Extra::Participant),
        "VALARM" => count(Extra::Alarm),
        "STATUS" if !property.value.eq_ignore_ascii_case("CONFIRMED") => count(Extra::State),
        "PERCENT-COMPLETE" => count(Extra::Progress),
        name if name.starts_with("X-")
            && !name.starts_with("X-MICROSOFT")
            && !name.starts_with("X-APPLE")
            && !name.starts_with("X-MOZ") =>
        {
            count(Extra::ExtraField);
        }
        "COMMENT" | "CONTACT" | "RESOURCES" => count(Extra::ExtraField),
        _ => {}
    }
}

fn spot(location: Option<&Property>, geo: Option<&Property>) -> Option<Spot> {
    let name = location
        .map(|location| markup::one_line(&location.text()))
        .unwrap_or_default();
    let at = geo.and_then(|geo| {
        let (latitude, longitude) = geo.value.split_once(';')?;
        let pair: (f64, f64) = (
            latitude.trim().parse().ok()?,
            longitude.trim().parse().ok()?,
        );
        (pair.0.abs() <= 90.0 && pair.1.abs() <= 180.0).then_some(pair)
    });
    (!name.is_empty() || at.is_some()).then_some(Spot { name, at })
}

/// A date in the basic form of ISO 8601.
fn basic(value: &str) -> Option<Stamp> {
    let (date, time) = match value.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (value, None),
    };
    if date.len() != 8 || !date.bytes().all(|byte| byte.is_ascii_digit()) {
        return dates::iso(value, Minus::Astronomical)?.ok();
    }
    let mut stamp = Stamp {
        year: date[..4].parse().ok()?,
        month: date[4..6].parse().ok()?,
        day: date[6..].parse().ok()?,
        ..Stamp::default()
    };
    if let Some(time) = time {
        let utc = time.ends_with(['Z', 'z']);
        let digits = time.trim_end_matches(['Z', 'z']);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let part = |range: Range<usize>| digits.get(range)?.parse::<u32>().ok();
        stamp.time = Some(part(0..2)? * 3600 + part(2..4)? * 60 + part(4..6)?);
        stamp.offset = utc.then_some(0);
    }
    Some(stamp)
}

/// The end of a whole-day event is the day after its last.
fn day_before(end: Stamp, start: Stamp) -> Stamp {
    match (end.to_day(), start.to_day()) {
        (Some(end), Some(start)) if end > start => Stamp::of_day(end.plus(-1)),
        _ => end,
    }
}

/// The end of something that lasts so many seconds.
fn later(start: Stamp, seconds: i64) -> Stamp {
    const DAY: i64 = 86_400;
    let Some(day) = start.to_day() else {
        return start;
    };
    match start.time {
        None => Stamp::of_day(day.plus((seconds / DAY - 1).max(0))),
        Some(time) => {
            let all = i64::from(time).saturating_add(seconds);
            let mut end = Stamp::of_day(Day(day.0.saturating_add(all.div_euclid(DAY))));
            end.time = u32::try_from(all.rem_euclid(DAY)).ok();
            end.offset = start.offset;
            end
        }
    }
}

/// `P2D`, `PT3H`, `P1W`: in seconds.
fn length(value: &str) -> Option<i64> {
    let (sign, rest) = match value.trim().strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, value.trim().trim_start_matches('+')),
    };
    let mut rest = rest.strip_prefix('P')?;
    let mut seconds = 0_i64;
    while let Some(letter) = rest.chars().next() {
        if letter == 'T' {
            rest = &rest[1..];
            continue;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest
            .get(..digits)?
            .parse()
            .ok()
            .filter(|number| *number < 10_000_000)?;
        let unit = match rest.get(digits..)?.chars().next()? {
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds += number * unit;
        rest = &rest[digits + 1..];
    }
    Some(sign * seconds)
}
