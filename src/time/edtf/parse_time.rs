//! Parsing times of day and time zones.

use super::super::error::DateError;
use super::super::precision::Precision;
use super::parse::Reader;
use super::point::{Clock, Marks, Point, Time, Zone};

/// The zones of the world, in minutes ahead of UTC.
const FURTHEST: std::ops::RangeInclusive<i16> = -12 * 60..=14 * 60;

impl Reader<'_> {
    pub(super) fn time_of(&mut self, point: &Point) -> Result<Time, DateError> {
        if point.date().is_none() {
            return Err(self.error("a time of day needs a whole date before it"));
        }
        if point.marks != Marks::default() {
            return Err(self.error("a date with a time of day takes no mark"));
        }
        self.at += 1;
        let hour = self.clock("hour", 23)?;
        let (mut second, mut unit) = (hour * 3_600, Precision::Hour);
        let mut fraction = (0, 0);
        if self.take(b':') {
            second += self.clock("minute", 59)? * 60;
            unit = Precision::Minute;
            if self.take(b':') {
                second += self.clock("second", 59)?;
                unit = Precision::Second;
                fraction = self.fraction()?;
            }
        }
        let (offset, zone) = self.zone()?;
        Ok(Time {
            clock: Clock::new(second, fraction.0, fraction.1),
            offset,
            unit,
            zone,
        })
    }

    fn clock(&mut self, what: &str, most: u32) -> Result<u32, DateError> {
        let start = self.at;
        let (number, unspecified) = self.two_digits(what)?;
        if unspecified != 0 || u32::from(number) > most {
            return Err(self.error_at(start, format!("{what}s are 00\u{2013}{most}")));
        }
        Ok(u32::from(number))
    }

    /// Parses a fraction of a second: milliseconds, and the number of digits written.
    fn fraction(&mut self) -> Result<(u32, u32), DateError> {
        let next = self.text.as_bytes().get(self.at + 1);
        if self.peek() != Some(b'.') || !next.is_some_and(u8::is_ascii_digit) {
            return Ok((0, 0));
        }
        self.at += 1;
        let (mut thousandths, mut digits) = (0, 0);
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            if digits == 3 {
                return Err(self.error("a second has at most three decimals"));
            }
            thousandths = thousandths * 10 + u32::from(digit - b'0');
            digits += 1;
            self.at += 1;
        }
        Ok((thousandths * 10_u32.pow(3 - digits), digits))
    }

    /// Parses a zone by itself, in minutes ahead of UTC.
    pub(super) fn whole_zone(&mut self) -> Result<i16, DateError> {
        let (minutes, zone) = self.zone()?;
        match (zone, self.peek()) {
            (Zone::Local, _) | (_, Some(_)) => {
                Err(self.error("a zone is Z, or hours and minutes: +09:00"))
            }
            _ => Ok(minutes),
        }
    }

    fn zone(&mut self) -> Result<(i16, Zone), DateError> {
        if self.take(b'Z') {
            return Ok((0, Zone::Utc));
        }
        let sign = match self.peek() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Ok((0, Zone::Local)),
        };
        let start = self.at;
        self.at += 1;
        let hours = self.clock("zone hour", 23)? * 60;
        let (minutes, zone) = if self.take(b':') {
            (self.clock("zone minute", 59)?, Zone::HoursMinutes)
        } else {
            (0, Zone::Hours)
        };
        // At most 24 hours of 60 minutes, which fits in 16 bits.
        let offset = sign * i16::try_from(hours + minutes).unwrap_or(0);
        if !FURTHEST.contains(&offset) {
            return Err(self.error_at(start, "zones are -12:00 to +14:00"));
        }
        Ok((offset, zone))
    }
}
