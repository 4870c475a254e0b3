//! Dates and durations in iCalendar (RFC 5545, 3.3).

use std::ops::Range;

use super::dates::{self, Minus, Stamp};
use crate::time::{Day, SECONDS_PER_DAY};

/// A date in the basic form of ISO 8601.
pub(super) fn basic(value: &str) -> Option<Stamp> {
    let (date, time) = match value.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (value, None),
    };
    if date.len() != 8 || !date.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = date.trim_start_matches('-').split('-').next();
        let is_year = year.is_some_and(|year| year.len() == 4);
        return dates::iso(value, Minus::Astronomical)?
            .ok()
            .filter(|_| is_year);
    }
    let mut stamp = Stamp {
        year: date[..4].parse().ok()?,
        month: Some(date[4..6].parse().ok()?),
        day: Some(date[6..].parse().ok()?),
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

/// The last day of a whole-day event, whose end in the file is exclusive.
pub(super) fn day_before(end: Stamp, start: Stamp) -> Stamp {
    match (end.to_day(), start.to_day()) {
        (Some(end), Some(start)) if end > start => Stamp::of_day(end.plus(-1)),
        _ => end,
    }
}

/// The end of an event with a duration in seconds.
pub(super) fn later(start: Stamp, seconds: i64) -> Stamp {
    let Some(day) = start.to_day() else {
        return start;
    };
    match start.time {
        None => Stamp::of_day(day.plus((seconds / SECONDS_PER_DAY - 1).max(0))),
        Some(time) => {
            let all = i64::from(time).saturating_add(seconds);
            let mut end = Stamp::of_day(Day(day.0.saturating_add(all.div_euclid(SECONDS_PER_DAY))));
            end.time = u32::try_from(all.rem_euclid(SECONDS_PER_DAY)).ok();
            end.offset = start.offset;
            end
        }
    }
}

/// A duration such as `P2D`, `PT3H` or `P1W`, in seconds.
pub(super) fn length(value: &str) -> Option<i64> {
    let (sign, rest) = match value.trim().strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, value.trim().trim_start_matches('+')),
    };
    let mut rest = rest.strip_prefix('P')?;
    let (mut seconds, mut is_time) = (0_i64, false);
    while let Some(letter) = rest.chars().next() {
        if letter == 'T' {
            (rest, is_time) = (&rest[1..], true);
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
            'H' if is_time => 3600,
            'M' if is_time => 60,
            'S' if is_time => 1,
            _ => return None,
        };
        seconds = seconds.saturating_add(number * unit);
        rest = &rest[digits + 1..];
    }
    Some(sign * seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_seconds() {
        for (text, expected) in [
            ("P2D", Some(172_800)),
            ("-PT1H30M", Some(-5400)),
            ("P1W", Some(604_800)),
            ("P1M", None),
            ("2D", None),
            ("P99999999D", None),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
        let long = format!("P{}", "9999999W".repeat(1_600_000));
        assert_eq!(length(&long), Some(i64::MAX));
        let midnight = Stamp::of_seconds(0);
        assert!(later(midnight, i64::MAX).year > 0);
    }
}
