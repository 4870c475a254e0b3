//! Numeric dates in ISO 8601, and times of day.

use super::stamp::Stamp;
use super::{Habits, Minus};

/// A numeric date: a year, optionally with month, day and time of day: `-0043-03-15`, `1642-1-1 0:0:0`,
/// `1969-07-20T20:17Z`. `None` if the text has another form. The error says why there is no such date.
pub(in super::super) fn iso(text: &str, minus: Minus) -> Option<Result<Stamp, String>> {
    let (date, time) = split_time(text);
    let mut stamp = match iso_day(date, minus)? {
        Ok(stamp) => stamp,
        Err(error) => return Some(Err(error)),
    };
    if let Some(time) = time {
        stamp.day?;
        stamp = stamp.at(clock(time)?);
    }
    Some(stamp.check())
}

/// Like [`iso`], without a time of day.
pub(in super::super) fn iso_day(date: &str, minus: Minus) -> Option<Result<Stamp, String>> {
    let (sign, digits) = match date.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, date.strip_prefix('+').unwrap_or(date)),
    };
    let mut parts = digits.split('-');
    let mut number = |most: usize| -> Option<Option<i64>> {
        let Some(part) = parts.next() else {
            return Some(None);
        };
        let fit = !part.is_empty()
            && part.len() <= most
            && part.bytes().all(|byte| byte.is_ascii_digit());
        fit.then(|| part.parse().ok()).flatten().map(Some)
    };
    let year = number(12)??;
    let (month, day) = (number(2)?, number(2)?);
    if number(0) != Some(None) {
        return None;
    }
    Some(Stamp::of_numbers(minus.year(sign * year), month, day))
}

/// What a minus sign before a date means; `None` if there is none. A year that is padded to four digits, or has as many before a month, is
/// one of ISO 8601.
pub(in super::super) fn minus(text: &str, habits: Habits) -> Option<Minus> {
    let digits = text.trim().strip_prefix(['-', '−'])?;
    let year = digits.bytes().take_while(u8::is_ascii_digit).count();
    let is_padded = digits.starts_with('0') || digits[year..].starts_with('-');
    let is_edtf = habits.edtf.is_some() && year == 4;
    let is_iso = is_edtf || is_padded && year >= 4;
    (year > 0).then_some(if is_iso {
        Minus::Astronomical
    } else {
        habits.minus
    })
}

/// A date, and the time after a `T` or a space.
pub(super) fn split_time(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['T', 't', ' ']) {
        Some((date, time)) if time.starts_with(|first: char| first.is_ascii_digit()) => {
            (date, Some(time))
        }
        _ => (text, None),
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Seconds since midnight.
    pub(super) seconds: u32,
    /// The fraction of the last second, in thousandths.
    pub(super) thousandths: u16,
    /// Offset in minutes ahead of UTC.
    pub(super) offset: Option<i32>,
}

/// A time of day: `14:00`, `2:00 PM`, `20:17:00.250Z`, `12:00 GMT-0500`.
pub(super) fn clock(text: &str) -> Option<Clock> {
    let lower = text.trim().to_ascii_lowercase();
    let digits = lower
        .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.' | ','))
        .unwrap_or(lower.len());
    let (time, rest) = lower.split_at(digits);
    let mut parts = time.split(':');
    let hours: u32 = parts.next()?.parse().ok()?;
    let minutes: u32 = parts.next().map_or(Ok(0), str::parse).ok()?;
    let seconds = parts.next().unwrap_or("0");
    let (seconds, fraction) = seconds.split_once(['.', ',']).unwrap_or((seconds, ""));
    let seconds: u32 = seconds.parse().ok()?;
    if minutes > 59 || seconds > 60 || hours > 99 || parts.next().is_some() {
        return None;
    }
    let (hours, rest) = half_day(hours, rest.trim())?;
    Some(Clock {
        seconds: hours * 3600 + minutes * 60 + seconds.min(59),
        thousandths: thousandths(fraction)?,
        offset: zone(rest.trim())?,
    })
}

/// The first three decimals of a second, which are those that a date can have.
fn thousandths(decimals: &str) -> Option<u16> {
    let are_digits = decimals.bytes().all(|byte| byte.is_ascii_digit());
    let three: String = decimals.chars().chain("000".chars()).take(3).collect();
    three.parse().ok().filter(|_| are_digits)
}

/// True for a text with a time of day of more decimals than are read.
pub(in super::super) fn is_cut(text: &str) -> bool {
    text.split(':').skip(1).any(|part| {
        // Two digits of seconds; a dot later in the text is that of another date.
        let Some((seconds, rest)) = part.split_at_checked(2) else {
            return false;
        };
        let decimals = rest.strip_prefix(['.', ',']).unwrap_or_default();
        let decimals = decimals.bytes().take_while(u8::is_ascii_digit);
        seconds.bytes().all(|byte| byte.is_ascii_digit())
            && decimals.skip(3).any(|digit| digit != b'0')
    })
}

/// Converts hours with AM or PM to the 24-hour clock.
fn half_day(hours: u32, rest: &str) -> Option<(u32, &str)> {
    let half = |words: [&str; 3]| words.iter().find_map(|word| rest.strip_prefix(word));
    if let Some(rest) = half(["a.m.", "am", "a.m"]) {
        return (1..=12).contains(&hours).then_some((hours % 12, rest));
    }
    if let Some(rest) = half(["p.m.", "pm", "p.m"]) {
        return (1..=12).contains(&hours).then_some((hours % 12 + 12, rest));
    }
    Some((hours, rest))
}

#[expect(
    clippy::option_option,
    reason = "no zone is not the same as a wrong one"
)]
/// An offset in minutes ahead of UTC: `Z`, `GMT-0500`, `+01:00`. `Some(None)` if the text names no zone, `None` if it
/// is not a zone.
pub(super) fn zone(text: &str) -> Option<Option<i32>> {
    let named = text
        .strip_prefix("gmt")
        .or_else(|| text.strip_prefix("utc"));
    let text = named.unwrap_or(text).trim();
    let (sign, digits) = match text.chars().next() {
        None => return Some(named.map(|_| 0)),
        Some('z') if text == "z" => return Some(Some(0)),
        Some('+') => (1, &text[1..]),
        Some('-') => (-1, &text[1..]),
        Some(_) => return None,
    };
    let digits: String = digits
        .split([' ', '('])
        .next()?
        .chars()
        .filter(|letter| *letter != ':')
        .collect();
    let number: i32 = digits.parse().ok().filter(|_| digits.len() <= 4)?;
    let minutes = if digits.len() <= 2 {
        number * 60
    } else {
        number / 100 * 60 + number % 100
    };
    (minutes <= 16 * 60).then_some(Some(sign * minutes))
}

impl Stamp {
    /// The date with a time of day; `None` if the text is not a time, the time is impossible, or the date has no day.
    pub(in super::super) fn at_time(self, time: &str) -> Option<Self> {
        let timed = self.at(clock(time)?);
        timed.check().ok().filter(|timed| timed.day.is_some())
    }

    pub(super) fn at(self, clock: Clock) -> Self {
        Self {
            time: Some(clock.seconds),
            thousandths: clock.thousandths,
            offset: clock.offset,
            ..self
        }
    }
}

/// Two years joined by a hyphen, the second of which may be short: `1939-45`, `1914-1918`.
pub(super) fn short_span(text: &str) -> Option<(Stamp, Stamp)> {
    let (first, last) = text.trim().split_once('-')?;
    let (first, last) = (first.trim(), last.trim());
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(first) || !digits(last) || first.len() < 3 || first.len() > 4 {
        return None;
    }
    let (from, to): (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
    let to = match last.len() {
        2 if to > 12 && to > from % 100 => from - from % 100 + to,
        3 | 4 if to >= from => to,
        _ => return None,
    };
    Some((Stamp::year(from), Stamp::year(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks() {
        for (text, expected) in [
            ("14:00", Some((50_400, 0, None))),
            ("2:00 PM", Some((50_400, 0, None))),
            ("12:05 am", Some((300, 0, None))),
            ("20:17:00.000Z", Some((73_020, 0, Some(0)))),
            ("20:17:00.25Z", Some((73_020, 250, Some(0)))),
            ("20:17:00,123456", Some((73_020, 123, None))),
            ("12:00:00 GMT-0500", Some((43_200, 0, Some(-300)))),
            ("9", Some((32_400, 0, None))),
            ("13 pm", None),
            ("12:60", None),
            ("12:00:00.1.2", None),
            ("noon", None),
        ] {
            let found = clock(text);
            let found = found.map(|clock| (clock.seconds, clock.thousandths, clock.offset));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn more_than_thousandths_are_cut() {
        for (text, expected) in [
            ("2024-05-14T10:00:00.123456", true),
            ("10:00:00,1234Z", true),
            ("2024-05-14T10:00:00.123000+01:00", false),
            ("2024-05-14T10:00:00.123", false),
            ("14.5.2024", false),
            ("45426.604166", false),
            ("14.5.2024 10:00 - 15.5.2024 12:00", false),
        ] {
            assert_eq!(is_cut(text), expected, "{text}");
        }
    }

    #[test]
    fn digits_of_iso() {
        for (text, minus, expected) in [
            (
                "1066-10-14T00:00:00Z",
                Minus::Astronomical,
                Some("1066-10-14"),
            ),
            ("-0215-08-02", Minus::Astronomical, Some("-0215-08-02")),
            ("-44-03-15", Minus::Historic, Some("-0043-03-15")),
            ("1642-1-1 0:0:0", Minus::Astronomical, Some("1642-01-01")),
            (
                "2024-05-14T00:00:00.250Z",
                Minus::Astronomical,
                Some("2024-05-14T00:00:00.250Z"),
            ),
            ("980", Minus::Historic, Some("0980")),
            ("1939-45", Minus::Historic, None),
            ("15 March", Minus::Historic, None),
        ] {
            let read = iso(text, minus).and_then(Result::ok);
            assert_eq!(read.map(Stamp::edtf).as_deref(), expected, "{text}");
        }
    }
}
