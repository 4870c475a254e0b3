//! Offsets of time zones from UTC: from the rules in a calendar, otherwise from a few well-known zones.

use super::dates::Stamp;
use crate::time::{Day, Reckoning};

/// The rules of one zone: standard time and daylight saving time.
#[derive(Default)]
struct Zone {
    name: String,
    standard: Option<Rule>,
    daylight: Option<Rule>,
}

/// The day of each year from which an offset applies.
#[derive(Default, Clone)]
struct Rule {
    offset: Option<i32>,
    month: u8,
    /// The weekday (Monday is 0) and its number in the month; negative numbers count from the end.
    weekday: Option<(i64, i64)>,
}

/// The zones of a calendar.
#[derive(Default)]
pub(super) struct Zones {
    zones: Vec<Zone>,
    in_daylight: bool,
}

impl Zones {
    /// Begins a zone.
    pub(super) fn begin(&mut self) {
        self.zones.push(Zone::default());
    }

    /// Begins a rule for daylight saving time or standard time. The last one of each is used.
    pub(super) fn begin_part(&mut self, daylight: bool) {
        self.in_daylight = daylight;
        if let Some(zone) = self.zones.last_mut() {
            let part = if daylight {
                &mut zone.daylight
            } else {
                &mut zone.standard
            };
            *part = Some(Rule::default());
        }
    }

    /// Reads a property of the zone or its rule.
    pub(super) fn take(&mut self, name: &str, value: &str) {
        let daylight = self.in_daylight;
        let Some(zone) = self.zones.last_mut() else {
            return;
        };
        if name == "TZID" {
            value.trim().clone_into(&mut zone.name);
            return;
        }
        let part = if daylight {
            &mut zone.daylight
        } else {
            &mut zone.standard
        };
        let Some(rule) = part else {
            return;
        };
        match name {
            "TZOFFSETTO" => rule.offset = offset(value.trim()),
            "DTSTART" if rule.month == 0 => {
                rule.month = value
                    .get(4..6)
                    .and_then(|month| month.parse().ok())
                    .unwrap_or(0);
            }
            "RRULE" => rule.take(value),
            _ => {}
        }
    }

    /// The offset of a zone on a day, in minutes ahead of UTC.
    pub(super) fn offset(&self, name: &str, stamp: Stamp) -> Option<i32> {
        let zone = self.zones.iter().find(|zone| zone.name == name)?;
        let standard = zone.standard.as_ref()?;
        let Some(daylight) = &zone.daylight else {
            return standard.offset;
        };
        let (begin, end) = (daylight.day(stamp.year), standard.day(stamp.year));
        if in_summer(stamp.to_day()?, begin?, end?) {
            daylight.offset
        } else {
            standard.offset
        }
    }
}

impl Rule {
    fn take(&mut self, rule: &str) {
        for part in rule.split(';') {
            match part.split_once('=') {
                Some(("BYMONTH", month)) => self.month = month.parse().unwrap_or(self.month),
                Some(("BYDAY", day)) => self.weekday = weekday(day),
                _ => {}
            }
        }
    }

    /// The day of a year from which it applies.
    fn day(&self, year: i64) -> Option<Day> {
        if !(1..=12).contains(&self.month) {
            return None;
        }
        let first = Reckoning::Gregorian.month_start(year, i64::from(self.month));
        let Some((weekday, number)) = self.weekday else {
            return Some(first);
        };
        if number > 0 {
            let ahead = (weekday - first.0).rem_euclid(7);
            return Some(first.plus(ahead + (number - 1) * 7));
        }
        let last = Reckoning::Gregorian.next_month_start(first).plus(-1);
        let back = (last.0 - weekday).rem_euclid(7);
        Some(last.plus(-back + (number + 1) * 7))
    }
}

fn weekday(text: &str) -> Option<(i64, i64)> {
    const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let (number, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let place = NAMES.iter().position(|known| *known == name)?;
    let number = number
        .parse()
        .ok()
        .filter(|number| *number != 0 && i64::abs(*number) < 6)?;
    Some((i64::try_from(place).ok()?, number))
}

fn in_summer(day: Day, begin: Day, end: Day) -> bool {
    if begin < end {
        (begin..end).contains(&day)
    } else {
        day >= begin || day < end
    }
}

/// An offset such as `+0200`, in minutes.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..4)?.parse().ok()?;
    Some(sign * (hours * 60 + minutes))
}

/// The daylight saving rules of a part of the world.
#[derive(Clone, Copy)]
enum Summer {
    None,
    Europe,
    America,
}

/// Well-known zones by their IANA and Windows names, with their standard offset in minutes.
const KNOWN: [(&str, i32, Summer); 40] = [
    ("UTC", 0, Summer::None),
    ("Etc/UTC", 0, Summer::None),
    ("GMT", 0, Summer::None),
    ("Europe/London", 0, Summer::Europe),
    ("GMT Standard Time", 0, Summer::Europe),
    ("Europe/Dublin", 0, Summer::Europe),
    ("Europe/Lisbon", 0, Summer::Europe),
    ("Europe/Berlin", 60, Summer::Europe),
    ("W. Europe Standard Time", 60, Summer::Europe),
    ("Europe/Paris", 60, Summer::Europe),
    ("Romance Standard Time", 60, Summer::Europe),
    ("Europe/Rome", 60, Summer::Europe),
    ("Europe/Madrid", 60, Summer::Europe),
    ("Europe/Vienna", 60, Summer::Europe),
    ("Europe/Zurich", 60, Summer::Europe),
    ("Europe/Amsterdam", 60, Summer::Europe),
    ("Europe/Brussels", 60, Summer::Europe),
    ("Europe/Prague", 60, Summer::Europe),
    ("Europe/Warsaw", 60, Summer::Europe),
    ("Central Europe Standard Time", 60, Summer::Europe),
    ("Central European Standard Time", 60, Summer::Europe),
    ("Europe/Stockholm", 60, Summer::Europe),
    ("Europe/Copenhagen", 60, Summer::Europe),
    ("Europe/Oslo", 60, Summer::Europe),
    ("Europe/Athens", 120, Summer::Europe),
    ("GTB Standard Time", 120, Summer::Europe),
    ("Europe/Helsinki", 120, Summer::Europe),
    ("FLE Standard Time", 120, Summer::Europe),
    ("America/New_York", -300, Summer::America),
    ("Eastern Standard Time", -300, Summer::America),
    ("America/Chicago", -360, Summer::America),
    ("Central Standard Time", -360, Summer::America),
    ("America/Denver", -420, Summer::America),
    ("Mountain Standard Time", -420, Summer::America),
    ("America/Los_Angeles", -480, Summer::America),
    ("Pacific Standard Time", -480, Summer::America),
    ("Asia/Tokyo", 540, Summer::None),
    ("Tokyo Standard Time", 540, Summer::None),
    ("Asia/Shanghai", 480, Summer::None),
    ("China Standard Time", 480, Summer::None),
];

/// The offset of a well-known zone on a day, in minutes ahead of UTC, by today's rules. `None` for dates before these
/// rules on which daylight saving time may have applied.
pub(super) fn offset_of_name(name: &str, stamp: Stamp) -> Option<i32> {
    let (_, winter, summer) = KNOWN.iter().find(|(known, _, _)| *known == name)?;
    let day = stamp.to_day()?;
    let rule = |month, weekday| Rule {
        offset: None,
        month,
        weekday: Some(weekday),
    };
    let (begin, end, since) = match summer {
        Summer::None => return Some(*winter),
        Summer::Europe => (rule(3, (6, -1)), rule(10, (6, -1)), 1996),
        Summer::America => (rule(3, (6, 2)), rule(11, (6, 1)), 2007),
    };
    if stamp.year < since {
        // Daylight saving time had other dates; from November to February there was none.
        return matches!(stamp.month, 11 | 12 | 1 | 2).then_some(*winter);
    }
    let summer = in_summer(day, begin.day(stamp.year)?, end.day(stamp.year)?);
    Some(if summer { winter + 60 } else { *winter })
}
