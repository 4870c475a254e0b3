//! Offsets of time zones from UTC: from the database of IANA, otherwise from the rules in a calendar.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use super::dates::{self, Minus, Stamp};
use crate::time::{CivilDate, Day, Reckoning, SECONDS_PER_DAY};

/// The rules of one zone.
#[derive(Default)]
struct Zone {
    /// The name of the zone in the database, if the file gives it apart.
    place: String,
    rules: Vec<Rule>,
}

/// The days from which an offset applies, until the next day of another rule (RFC 5545, 3.6.5).
#[derive(Default)]
struct Rule {
    /// True for daylight saving time.
    daylight: bool,
    offset: Option<i32>,
    /// The days that are given one by one.
    days: BTreeSet<Day>,
    /// True if there is also a day in each year, from the first to the last of these.
    yearly: bool,
    from: Option<i64>,
    until: Option<i64>,
    /// The month of that day, and its number there if it is not given by the weekday.
    month: u8,
    day: u8,
    /// The weekday (Monday is 0) and its number in the month; negative numbers count from the end.
    weekday: Option<(i64, i64)>,
}

/// The zones of a calendar.
#[derive(Default)]
pub(super) struct Zones {
    zones: Vec<Zone>,
    by_name: HashMap<String, usize>,
}

impl Zones {
    /// Begins a zone.
    pub(super) fn begin(&mut self) {
        self.zones.push(Zone::default());
    }

    /// Begins a rule for daylight saving time or standard time.
    pub(super) fn begin_part(&mut self, daylight: bool) {
        if let Some(zone) = self.zones.last_mut() {
            zone.rules.push(Rule {
                daylight,
                ..Rule::default()
            });
        }
    }

    /// Reads a property of the zone or its rule.
    pub(super) fn take(&mut self, name: &str, value: &str) {
        let number = self.zones.len();
        let Some(zone) = self.zones.last_mut() else {
            return;
        };
        let value = value.trim();
        match (name, zone.rules.last_mut()) {
            ("TZID", _) => {
                self.by_name.entry(value.to_owned()).or_insert(number - 1);
            }
            ("X-LIC-LOCATION", _) => value.clone_into(&mut zone.place),
            ("TZOFFSETTO", Some(rule)) => rule.offset = offset(value),
            ("DTSTART", Some(rule)) => rule.begin(value),
            ("RDATE", Some(rule)) => rule.days.extend(value.split(',').filter_map(day)),
            ("RRULE", Some(rule)) => rule.take(value),
            _ => {}
        }
    }

    /// The offset of a zone at a time on its clocks, in minutes ahead of UTC. The rules of a file may be out of date, so the database has
    /// precedence for the name of a place. `EST` is what the file says.
    pub(super) fn offset(&self, name: &str, stamp: Stamp) -> Option<i32> {
        let known = || offset_of_name(name, stamp);
        let own = || {
            let zone = self.zones.get(*self.by_name.get(name)?)?;
            offset_of_name(&zone.place, stamp).or_else(|| zone.offset(stamp))
        };
        if name.contains('/') || of_windows(name).is_some() {
            known().or_else(own)
        } else {
            own().or_else(known)
        }
    }
}

impl Zone {
    /// The offset on a day by the rules. Before all of them, it is the first standard time.
    fn offset(&self, stamp: Stamp) -> Option<i32> {
        let day = stamp.to_day()?;
        let rules = || self.rules.iter();
        let begun = rules().filter_map(|rule| Some((rule.last(day)?, !rule.daylight, rule)));
        let latest = begun.max_by_key(|(begin, is_standard, _)| (*begin, *is_standard));
        let first = || {
            rules()
                .filter(|rule| !rule.daylight)
                .min_by_key(|it| it.from)
        };
        latest.map(|(.., rule)| rule).or_else(first)?.offset
    }
}

impl Rule {
    /// Reads the first day.
    fn begin(&mut self, start: &str) {
        let date = date(start);
        self.from = date.map(|date| date.year);
        self.days.extend(day(start));
        if let Some(date) = date.filter(|_| self.month == 0) {
            self.month = date.month;
        }
        self.day = date.map_or(0, |date| date.day);
    }

    fn take(&mut self, rule: &str) {
        self.yearly = true;
        for part in rule.split(';') {
            match part.split_once('=') {
                Some(("BYMONTH", month)) => self.month = month.parse().unwrap_or(self.month),
                Some(("BYDAY", day)) => self.weekday = weekday(day),
                Some(("UNTIL", day)) => {
                    self.until = day.get(..4).and_then(|year| year.parse().ok());
                }
                _ => {}
            }
        }
    }

    /// The last of its days up to the given one.
    fn last(&self, day: Day) -> Option<Day> {
        let year = Reckoning::Gregorian.date(day).year;
        let year = self.until.map_or(year, |until| until.min(year));
        let years = [year, year - 1].into_iter();
        let years = years.filter(|year| self.yearly && self.from.is_none_or(|from| from <= *year));
        let of_year = years
            .filter_map(|year| self.of_year(year))
            .find(|it| *it <= day);
        of_year.max(self.days.range(..=day).next_back().copied())
    }

    /// Its day in a year.
    fn of_year(&self, year: i64) -> Option<Day> {
        if !(1..=12).contains(&self.month) {
            return None;
        }
        let first = Reckoning::Gregorian.month_start(year, i64::from(self.month));
        let Some((weekday, number)) = self.weekday else {
            return Some(first.plus(i64::from(self.day.max(1)) - 1));
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
        .filter(|number| *number != 0 && (-5..=5).contains(number))?;
    Some((i64::try_from(place).ok()?, number))
}

/// The date at the beginning of a time such as `19451118T020000`.
fn date(text: &str) -> Option<CivilDate> {
    let number = |part: Range<usize>| text.get(part)?.parse().ok();
    let year = text.get(..4)?.parse().ok()?;
    Some(CivilDate::new(year, number(4..6)?, number(6..8)?))
}

fn day(text: &str) -> Option<Day> {
    Reckoning::Gregorian.day(date(text)?)
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

/// The zones of Windows that differ from those of IANA in name, with the place that CLDR gives for each (`windowsZones.xml`).
const WINDOWS: [(&str, &str); 47] = [
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Romance Standard Time", "Europe/Paris"),
    ("W. Central Africa Standard Time", "Africa/Lagos"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("Iran Standard Time", "Asia/Tehran"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Pakistan Standard Time", "Asia/Karachi"),
    ("India Standard Time", "Asia/Calcutta"),
    ("Sri Lanka Standard Time", "Asia/Colombo"),
    ("Nepal Standard Time", "Asia/Katmandu"),
    ("Bangladesh Standard Time", "Asia/Dhaka"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("Taipei Standard Time", "Asia/Taipei"),
    ("W. Australia Standard Time", "Australia/Perth"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("Cen. Australia Standard Time", "Australia/Adelaide"),
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Newfoundland Standard Time", "America/St_Johns"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("SA Pacific Standard Time", "America/Bogota"),
    ("Eastern Standard Time", "America/New_York"),
    ("Central Standard Time", "America/Chicago"),
    ("Mountain Standard Time", "America/Denver"),
    ("US Mountain Standard Time", "America/Phoenix"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Alaskan Standard Time", "America/Anchorage"),
    ("Hawaiian Standard Time", "Pacific/Honolulu"),
];

/// The place of a zone of Windows.
fn of_windows(name: &str) -> Option<&'static str> {
    let known = WINDOWS.iter().find(|(windows, _)| *windows == name);
    known.map(|(_, place)| *place)
}

/// The offset of a zone at a time on its clocks, in minutes ahead of UTC. `None` for an unknown zone, and for the times of a place before it
/// took an offset in whole minutes.
pub(super) fn offset_of_name(name: &str, stamp: Stamp) -> Option<i32> {
    let zone = named(name)?;
    let narrow = |number: u32| i8::try_from(number).ok();
    let time = stamp.time.unwrap_or(0);
    let at = DateTime::new(
        i16::try_from(stamp.year).ok()?,
        narrow(stamp.month?.into())?,
        narrow(stamp.day?.into())?,
        narrow(time / 3600)?,
        narrow(time / 60 % 60)?,
        narrow(time % 60)?,
        0,
    );
    // A time that the clocks skip or repeat is meant as before they were set (RFC 5545, 3.3.5).
    let offset = match zone.to_ambiguous_timestamp(at.ok()?).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset,
        AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => before,
    };
    (offset.seconds() % 60 == 0).then(|| offset.seconds() / 60)
}

/// A time in UTC on the clocks of the zone with a name; `None` for an unknown zone and for a whole day.
pub(super) fn on_clocks(name: &str, utc: Stamp) -> Option<Stamp> {
    let seconds = utc.to_day()?.0 * SECONDS_PER_DAY + i64::from(utc.time?);
    let instant = Timestamp::from_second(seconds - Day::UNIX_EPOCH.0 * SECONDS_PER_DAY).ok()?;
    let offset = named(name)?.to_offset(instant).seconds();
    (offset % 60 == 0).then(|| Stamp {
        thousandths: utc.thousandths,
        offset: Some(offset / 60),
        ..Stamp::of_seconds(seconds + i64::from(offset))
    })
}

/// A time of day without a zone in the zone with a name or an offset: `Europe/Berlin`, `+02:00`, `UTC-5`. Everything else is unchanged.
pub(super) fn in_zone(when: &str, zone: &str) -> String {
    let read = dates::iso(when, Minus::Astronomical).and_then(Result::ok);
    let local = read.filter(|stamp| stamp.time.is_some() && stamp.offset.is_none());
    let known = local.and_then(|stamp| {
        let offset = offset_of_name(zone, stamp).or_else(|| fixed(zone))?;
        let offset = Some(offset);
        Some(Stamp { offset, ..stamp }.edtf())
    });
    known.unwrap_or_else(|| when.to_owned())
}

/// The minutes of an offset in digits, with or without `UTC` before them.
fn fixed(zone: &str) -> Option<i32> {
    let bare = ["UTC", "GMT"]
        .iter()
        .find_map(|word| zone.strip_prefix(word));
    let bare = bare.unwrap_or(zone).trim();
    let digits = bare.strip_prefix(['+', '-'])?.replace(':', "");
    let digits = match digits.len() {
        1 => format!("0{digits}00"),
        2 => format!("{digits}00"),
        _ => digits,
    };
    let minutes = offset(&digits).filter(|_| digits.len() == 4 && digits.is_ascii())?;
    let sign = if bare.starts_with('-') { -1 } else { 1 };
    Some(sign * minutes).filter(|offset| (-12 * 60..=14 * 60).contains(offset))
}

/// The zone with a name of IANA or Windows, or with one of IANA after the name of a registry: `/mozilla.org/20050126_1/Europe/Berlin`.
pub(super) fn named(name: &str) -> Option<TimeZone> {
    // The tables in the program, not those of the system, so that a file is the same everywhere.
    static TABLES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
    let name = of_windows(name).unwrap_or(name);
    let mut names = std::iter::successors(name.strip_prefix('/'), |rest| {
        rest.split_once('/').map(|(_, rest)| rest)
    });
    let find = |name: &str| TABLES.get(name).ok();
    find(name).or_else(|| names.find_map(find))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_their_names() {
        for (name, day, hour, expected) in [
            ("America/Toronto", (2024, 7, 1), 9, Some(-240)),
            ("America/New_York", (2024, 7, 1), 9, Some(-240)),
            ("America/New_York", (2024, 1, 1), 9, Some(-300)),
            // Daylight saving time began on another day then.
            ("America/New_York", (1990, 4, 2), 9, Some(-240)),
            ("Asia/Kolkata", (2024, 7, 1), 9, Some(330)),
            ("Asia/Shanghai", (1988, 7, 1), 9, Some(540)),
            ("Europe/Lisbon", (1993, 1, 1), 9, Some(60)),
            ("Etc/UTC", (1500, 1, 1), 9, Some(0)),
            ("W. Europe Standard Time", (1989, 11, 9), 19, Some(60)),
            ("India Standard Time", (2024, 7, 1), 9, Some(330)),
            (
                "/mozilla.org/20050126_1/Europe/Berlin",
                (2024, 7, 1),
                9,
                Some(120),
            ),
            // The clocks skip this hour and repeat that one.
            ("Europe/Berlin", (2024, 3, 31), 2, Some(60)),
            ("Europe/Berlin", (2024, 10, 27), 2, Some(120)),
            ("Europe/Berlin", (1850, 1, 1), 9, None),
            ("Europe/Atlantis", (2024, 7, 1), 9, None),
            ("", (2024, 7, 1), 9, None),
        ] {
            let (year, month, day) = day;
            let stamp = Stamp {
                year,
                month: Some(month),
                day: Some(day),
                time: Some(hour * 3600),
                ..Stamp::default()
            };
            assert_eq!(offset_of_name(name, stamp), expected, "{name} {year}");
        }
    }

    #[test]
    fn times_in_utc_are_told_by_the_clocks_of_a_zone() {
        for (utc, zone, expected) in [
            (
                "2024-07-01T22:30:00Z",
                "Europe/Berlin",
                Some("2024-07-02T00:30:00+02:00"),
            ),
            (
                "2024-01-01T10:00:00Z",
                "America/New_York",
                Some("2024-01-01T05:00:00-05:00"),
            ),
            (
                "2024-03-31T01:30:00Z",
                "Europe/Berlin",
                Some("2024-03-31T03:30:00+02:00"),
            ),
            ("2024-01-01T10:00:00Z", "Europe/Atlantis", None),
            ("2024-01-01", "Europe/Berlin", None),
        ] {
            let stamp = dates::iso(utc, Minus::Astronomical).unwrap().unwrap();
            let found = on_clocks(zone, stamp).map(Stamp::edtf);
            assert_eq!(found.as_deref(), expected, "{utc} {zone}");
        }
    }

    #[test]
    fn times_without_a_zone_get_one() {
        for (when, zone, expected) in [
            (
                "2024-07-01T10:00:00",
                "Europe/Berlin",
                "2024-07-01T10:00:00+02:00",
            ),
            (
                "2024-01-01T10:00:00",
                "Europe/Berlin",
                "2024-01-01T10:00:00+01:00",
            ),
            ("2024-01-01T10:00:00", "+05:30", "2024-01-01T10:00:00+05:30"),
            ("2024-01-01T10:00:00", "UTC-5", "2024-01-01T10:00:00-05:00"),
            ("2024-01-01T10:00:00", "+99", "2024-01-01T10:00:00"),
            (
                "2024-01-01T10:00:00",
                "Europe/Atlantis",
                "2024-01-01T10:00:00",
            ),
            (
                "2024-01-01T10:00:00Z",
                "Europe/Berlin",
                "2024-01-01T10:00:00Z",
            ),
            ("2024-01-01", "Europe/Berlin", "2024-01-01"),
            ("..", "Europe/Berlin", ".."),
            ("", "Europe/Berlin", ""),
        ] {
            assert_eq!(in_zone(when, zone), expected, "{when} {zone}");
        }
    }

    /// The offset of a zone in a calendar at noon of a day.
    fn in_calendar(lines: &str, zone: &str, (year, month, day): (i64, u8, u8)) -> Option<i32> {
        let mut zones = Zones::default();
        for line in lines.lines() {
            match line.split_once(':').unwrap() {
                ("BEGIN", "VTIMEZONE") => zones.begin(),
                ("BEGIN", part) => zones.begin_part(part == "DAYLIGHT"),
                (name, value) => zones.take(name, value),
            }
        }
        let stamp = Stamp {
            year,
            month: Some(month),
            day: Some(day),
            time: Some(43_200),
            ..Stamp::default()
        };
        zones.offset(zone, stamp)
    }

    #[test]
    fn the_database_knows_more_than_a_calendar() {
        let stale = "BEGIN:VTIMEZONE\nTZID:Europe/Moscow\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0400";
        assert_eq!(in_calendar(stale, "Europe/Moscow", (2024, 7, 1)), Some(180));
        let own = stale.replace(
            "TZID:Europe/Moscow",
            "TZID:ours\nX-LIC-LOCATION:Europe/Moscow",
        );
        assert_eq!(in_calendar(&own, "ours", (2024, 7, 1)), Some(180));
        let own = stale.replace("Europe/Moscow", "ours");
        assert_eq!(in_calendar(&own, "ours", (2024, 7, 1)), Some(240));
    }

    #[test]
    fn the_rule_of_a_year_is_used() {
        let rules = "BEGIN:VTIMEZONE\nTZID:ours\n\
            BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nTZOFFSETTO:-0400\n\
            BEGIN:STANDARD\nDTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nTZOFFSETTO:-0500\n\
            BEGIN:DAYLIGHT\nDTSTART:19870405T020000\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z\nTZOFFSETTO:-0400\n\
            BEGIN:STANDARD\nDTSTART:19671029T020000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z\nTZOFFSETTO:-0500";
        for (date, expected) in [
            ((2024, 3, 20), -240),
            ((2024, 11, 1), -240),
            ((2006, 3, 20), -300),
            ((2006, 7, 1), -240),
            ((2006, 11, 1), -300),
            ((1980, 7, 1), -300),
            ((1900, 7, 1), -300),
        ] {
            assert_eq!(in_calendar(rules, "ours", date), Some(expected), "{date:?}");
        }
        let ended = rules.replace("BYDAY=2SU", "BYDAY=2SU;UNTIL=20100314T070000Z");
        assert_eq!(in_calendar(&ended, "ours", (2024, 7, 1)), Some(-300));
    }

    #[test]
    fn a_zone_that_is_called_like_an_offset_is_that_of_the_file() {
        let rules = "BEGIN:VTIMEZONE\nTZID:EST\n\
            BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nTZOFFSETTO:-0400\n\
            BEGIN:STANDARD\nDTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nTZOFFSETTO:-0500";
        assert_eq!(in_calendar(rules, "EST", (2024, 7, 1)), Some(-240));
        assert_eq!(in_calendar(rules, "EST", (2024, 1, 1)), Some(-300));
        assert_eq!(in_calendar(rules, "MST", (2024, 7, 1)), Some(-420));
        let windows = rules.replace("EST", "Tokyo Standard Time");
        let offset = in_calendar(&windows, "Tokyo Standard Time", (2024, 7, 1));
        assert_eq!(offset, Some(540));
    }

    #[test]
    fn an_offset_lasts_until_another_begins() {
        let rules = "BEGIN:VTIMEZONE\nTZID:ours\n\
            BEGIN:DAYLIGHT\nDTSTART:19450402T020000\nRDATE:19460414T020000,19470406T030000\nTZOFFSETTO:+0200\n\
            BEGIN:STANDARD\nDTSTART:19451118T030000\nRDATE:19461007T030000\nRDATE:19471005T030000\nTZOFFSETTO:+0100\n\
            BEGIN:DAYLIGHT\nDTSTART:19470511T030000\nTZOFFSETTO:+0300\n\
            BEGIN:DAYLIGHT\nDTSTART:19470629T030000\nTZOFFSETTO:+0200";
        for (date, expected) in [
            ((1945, 4, 1), 60),
            ((1945, 4, 2), 120),
            ((1945, 11, 17), 120),
            ((1945, 11, 18), 60),
            ((1946, 7, 1), 120),
            ((1946, 12, 1), 60),
            ((1947, 5, 1), 120),
            ((1947, 6, 1), 180),
            ((1947, 7, 1), 120),
            ((1950, 7, 1), 60),
        ] {
            assert_eq!(in_calendar(rules, "ours", date), Some(expected), "{date:?}");
        }
    }

    #[test]
    fn a_day_of_each_year_may_be_that_of_the_first() {
        let rules = "BEGIN:VTIMEZONE\nTZID:ours\n\
            BEGIN:DAYLIGHT\nDTSTART:20000322T000000\nRRULE:FREQ=YEARLY\nTZOFFSETTO:+0430\n\
            BEGIN:STANDARD\nDTSTART:20000922T000000\nRRULE:FREQ=YEARLY;BYMONTH=9\nTZOFFSETTO:+0330";
        for (date, expected) in [
            ((2010, 3, 21), 210),
            ((2010, 3, 22), 270),
            ((2010, 9, 21), 270),
            ((2010, 9, 22), 210),
        ] {
            assert_eq!(in_calendar(rules, "ours", date), Some(expected), "{date:?}");
        }
    }

    #[test]
    fn weekdays_of_a_rule() {
        for (text, expected) in [
            ("-1SU", Some((6, -1))),
            ("2MO", Some((0, 2))),
            ("MO", None),
            ("6MO", None),
            ("-9223372036854775808MO", None),
        ] {
            assert_eq!(weekday(text), expected, "{text}");
        }
    }

    #[test]
    fn every_zone_of_windows_has_a_place() {
        for (windows, _) in WINDOWS {
            assert!(named(windows).is_some(), "{windows}");
        }
    }
}
