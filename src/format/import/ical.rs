//! iCalendar (RFC 5545): imports events; to-dos and journal entries are only counted.

use std::ops::Range;

use super::attached::Linked;
use super::dates::Stamp;
use super::draft::{Draft, Entry, Spot};
use super::ical_dates::{basic, day_before, later, length};
use super::ical_lines::{Property, properties};
use super::tally::Extra;
use super::zones::{self, Zones, on_clocks};
use super::{Importer, Input, markup};

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
        // A fragment of a calendar is accepted too.
        let begins = ["BEGIN:VCALENDAR", "BEGIN:VEVENT"];
        begins.iter().any(|begin| {
            let head = input.text.trim_start().get(..begin.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(begin))
        })
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

#[derive(Default)]
struct Reader {
    /// The open components.
    open: Vec<String>,
    event: Vec<Property>,
    zones: Zones,
    /// The zone in which the calendar is shown; empty if it names none.
    zone: String,
    begins: Range<usize>,
}

impl Reader {
    fn take(&mut self, property: Property, draft: &mut Draft) {
        match property.name.as_str() {
            "BEGIN" => self.begin(&property, draft),
            "END" => self.end(&property, draft),
            _ => match self.open.last().map(String::as_str) {
                Some("VCALENDAR") if property.name == "X-WR-TIMEZONE" => {
                    property.value.trim().clone_into(&mut self.zone);
                    if zones::named(&self.zone).is_none() {
                        draft.zone_left_out(&self.zone, property.at.clone());
                    }
                }
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
                self.event.push(Property::named("VALARM"));
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
                None => format!("END:{name} without BEGIN:{name}"),
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
        let ends = (get("DTEND"), get("DURATION"));
        if let Err((at, message)) = self.when(start, ends, &mut entry, draft) {
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
        (end, duration): (Option<&Property>, Option<&Property>),
        entry: &mut Entry,
        draft: &mut Draft,
    ) -> Result<(), (Range<usize>, String)> {
        let first = self.stamp(start, draft)?;
        let last = match (end, duration) {
            (Some(end), _) => {
                let stamp = self.stamp(end, draft)?;
                Some(if stamp.time.is_none() {
                    day_before(stamp, first)
                } else {
                    stamp
                })
            }
            (None, Some(duration)) => {
                let seconds = length(&duration.value)
                    .ok_or_else(|| (duration.value_place(), "not a duration".to_owned()))?;
                Some(later(first, seconds))
            }
            (None, None) => None,
        };
        // What is no whole day says so: midnight is a time here.
        let last = last.map(Stamp::edtf_of_time).unwrap_or_default();
        let at = end.or(duration).unwrap_or(start);
        entry
            .date(&first.edtf_of_time(), &last)
            .map_err(|message| (at.value_place(), message))
    }

    /// A day or an instant: `20240612`, `20240612T193000`, `20240612T193000Z`.
    fn stamp(
        &self,
        property: &Property,
        draft: &mut Draft,
    ) -> Result<Stamp, (Range<usize>, String)> {
        let value = property.value.trim();
        let wrong = |message: String| (property.value_place(), message);
        let stamp = basic(value).ok_or_else(|| wrong(format!("not a date: \"{value}\"")))?;
        let mut stamp = stamp.check().map_err(wrong)?;
        draft.cut(value, property.value_place());
        if stamp.offset == Some(0) {
            return Ok(on_clocks(&self.zone, stamp).unwrap_or(stamp));
        }
        let local = stamp.time.is_some() && stamp.offset.is_none();
        if let Some(zone) = property.parameter("TZID").filter(|_| local) {
            stamp.offset = self.zones.offset(zone, stamp);
            if stamp.offset.is_none() {
                draft.zone_left_out(zone, property.at.clone());
            }
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

/// Adds a participant by name, or by address if there is no name.
fn participant(property: &Property, entry: &mut Entry, draft: &mut Draft) {
    let address = property.value.rsplit(':').next().unwrap_or_default();
    let name = property.parameter("CN").unwrap_or(address);
    let name = markup::one_line(name.trim_matches('"'));
    entry.left.keep_if(Extra::Participant, !name.is_empty());
    if !name.is_empty() {
        let role = match property.name.as_str() {
            "ORGANIZER" => "organizer",
            _ => match property.parameter("ROLE") {
                Some("CHAIR") => "chair",
                _ => "",
            },
        };
        let person = draft.person(&name);
        entry.role(person, role);
    }
}

/// Reads a property of an event other than its dates and place.
fn take_property(property: &Property, entry: &mut Entry, draft: &mut Draft) {
    let mut count = |extra| entry.left.add(extra, 1);
    match property.name.as_str() {
        "SUMMARY" => entry.name = markup::one_line(&property.text()),
        "DESCRIPTION" => entry.text = markup::tidy(&property.text(), false),
        "CATEGORIES" => {
            for category in property.list() {
                let further = entry.lane.is_some();
                entry.also_on(draft.lane(&category));
                if further {
                    entry.left.keep_if(Extra::FurtherLane, true);
                }
            }
        }
        // The id that annals wrote.
        "UID" => entry.identify(property.value.strip_suffix("@annals").unwrap_or_default()),
        "URL" => entry.link(&property.value),
        "RRULE" | "EXRULE" => count(Extra::Recurrence),
        "RDATE" => entry.left.add(
            Extra::RepeatDate,
            u32::try_from(property.value.split(',').count()).unwrap_or(1),
        ),
        "COLOR" => count(Extra::Colour),
        "IMAGE" | "ATTACH" => entry.medium(Linked::to(&property.value)),
        "ATTENDEE" | "ORGANIZER" => participant(property, entry, draft),
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
        super::rows::on_earth(&pair).then_some(pair)
    });
    (!name.is_empty() || at.is_some()).then_some(Spot { name, at })
}
