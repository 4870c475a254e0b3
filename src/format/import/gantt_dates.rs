//! Dates, durations and days off in Mermaid's `gantt`.

use std::collections::HashSet;

use super::dates::Stamp;
use crate::time::{Day, SECONDS_PER_DAY};

/// Maximum number of days that are visited when counting working days.
const MOST: i64 = 400_000;

/// The weekdays as the chart names them. Julian Day Number 0 was a Monday.
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The days that a chart does not count.
pub(super) struct DaysOff {
    /// The weekdays that count, Monday first.
    works: [bool; 7],
    /// Days that do not count although their weekday does, in order.
    off: Vec<i64>,
    /// Days that count although their weekday does not, in order.
    on: Vec<i64>,
}

/// What a list of days names.
struct Named {
    weekdays: [bool; 7],
    days: HashSet<i64>,
}

impl Named {
    fn of(words: &[String], format: &str) -> Self {
        let has = |word: &str| words.iter().any(|known| known == word);
        let mut weekdays = WEEKDAYS.map(has);
        if has("weekends") {
            (weekdays[5], weekdays[6]) = (true, true);
        }
        let seconds = words.iter().filter_map(|word| by_format(word, format));
        let midnights = seconds.filter(|seconds| seconds % SECONDS_PER_DAY == 0);
        let days = midnights.map(|seconds| seconds / SECONDS_PER_DAY).collect();
        Self { weekdays, days }
    }

    fn has_weekday(&self, day: i64) -> bool {
        self.weekdays[weekday(day)]
    }
}

fn weekday(day: i64) -> usize {
    usize::try_from(day.rem_euclid(7)).unwrap_or(0)
}

impl DaysOff {
    /// The days off of a chart, whose dates have the given format.
    pub(super) fn of(excluded: &[String], included: &[String], format: &str) -> Self {
        let [excluded, included] = [excluded, included].map(|words| Named::of(words, format));
        let works = std::array::from_fn(|day| !excluded.weekdays[day] || included.weekdays[day]);
        let mut days = Self {
            works,
            off: Vec::new(),
            on: Vec::new(),
        };
        let off = excluded.days.difference(&included.days);
        let off = off.filter(|day| days.works[weekday(**day)] && !included.has_weekday(**day));
        let on = included.days.iter();
        let on = on.filter(|day| !days.works[weekday(**day)]);
        let (mut off, mut on): (Vec<i64>, Vec<i64>) =
            (off.copied().collect(), on.copied().collect());
        off.sort_unstable();
        on.sort_unstable();
        (days.off, days.on) = (off, on);
        days
    }

    /// The number of working days before a day, counted from Julian Day Number 0.
    fn working_before(&self, day: i64) -> i64 {
        let count = |weekdays: &[bool]| weekdays.iter().filter(|works| **works).count();
        let before = |days: &[i64]| days.partition_point(|known| *known < day);
        let narrow = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        day.div_euclid(7) * narrow(count(&self.works))
            + narrow(count(&self.works[..weekday(day)]))
            + narrow(before(&self.on))
            - narrow(before(&self.off))
    }

    /// The end of a task that begins at a second and takes a number of working days.
    pub(super) fn worked(&self, start: i64, days: i64) -> i64 {
        let first = start.div_euclid(SECONDS_PER_DAY);
        let done = |passed: i64| self.working_before(first + passed) - self.working_before(first);
        let (mut low, mut high) = (0, MOST);
        while low < high {
            let middle = i64::midpoint(low, high);
            if done(middle) < days {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        start.saturating_add(low * SECONDS_PER_DAY)
    }
}

/// The duration of a task.
pub(super) enum Length {
    Seconds(i64),
    Months(i64),
}

/// A duration such as `30d`, `3w`, `36h`, `2M`.
pub(super) fn duration(text: &str) -> Option<Length> {
    let digits = text.len()
        - text
            .trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.')
            .len();
    let number: f64 = text
        .get(..digits)?
        .parse()
        .ok()
        .filter(|number: &f64| *number < 1e6)?;
    let unit = match text.get(digits..)?.trim() {
        "ms" => 0.001,
        "m" => 60.0,
        "h" => 3600.0,
        "d" => 86_400.0,
        "w" => 604_800.0,
        "s" | "M" => 1.0,
        "y" => 12.0,
        _ => return None,
    };
    #[expect(clippy::cast_possible_truncation, reason = "the number is small")]
    let amount = (number * unit).round() as i64;
    Some(if text.ends_with(['M', 'y']) {
        Length::Months(amount)
    } else {
        Length::Seconds(amount)
    })
}

/// Parses a date with a pattern of `YYYY`, `MM`, `DD`, `HH`, `mm`, `ss`, or `X` and `x` for seconds and milliseconds
/// since 1970. The result is in seconds since midnight of Julian Day Number 0.
pub(super) fn by_format(text: &str, format: &str) -> Option<i64> {
    if matches!(format, "X" | "x") {
        let number: i64 = text.parse().ok()?;
        let seconds = if format == "x" {
            number.div_euclid(1000)
        } else {
            number
        };
        return seconds.checked_add(Day::UNIX_EPOCH.0 * SECONDS_PER_DAY);
    }
    let mut parts = [0_i64, 1, 1, 0, 0, 0];
    let mut rest = text;
    let mut pattern = format;
    while let Some(letter) = pattern.chars().next() {
        let length = pattern.len() - pattern.trim_start_matches(letter).len();
        let part = match letter {
            'Y' => Some(0),
            'M' => Some(1),
            'D' => Some(2),
            'H' => Some(3),
            'm' => Some(4),
            's' => Some(5),
            _ => None,
        };
        pattern = &pattern[length.max(letter.len_utf8())..];
        let Some(part) = part else {
            for _ in 0..(length / letter.len_utf8()).max(1) {
                rest = rest.strip_prefix(letter)?;
            }
            continue;
        };
        let most = if length == 1 { 2 } else { length };
        let digits = rest
            .bytes()
            .take(most)
            .take_while(u8::is_ascii_digit)
            .count();
        let number = rest.get(..digits)?.parse().ok()?;
        parts[part] = match (part, length) {
            (0, 4) if digits < 4 => return None,
            // Day.js, which reads these dates, has 1969 to 2068.
            (0, 2) if number > 68 => number + 1900,
            (0, 2) => number + 2000,
            _ => number,
        };
        rest = &rest[digits..];
    }
    if !rest.is_empty() {
        return None;
    }
    let stamp = Stamp::of_numbers(parts[0], Some(parts[1]), Some(parts[2]));
    let day = stamp.ok()?.to_day()?;
    let [.., hours, minutes, seconds] = parts;
    let time = hours
        .checked_mul(3600)?
        .checked_add(minutes.checked_mul(60)?)?;
    let time = time.checked_add(seconds)?;
    (time < SECONDS_PER_DAY).then(|| day.0 * SECONDS_PER_DAY + time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_are_counted_without_days_off() {
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let second = |text: &str| by_format(text, "YYYY-MM-DD").unwrap();
        for (excluded, included, start, days, end) in [
            ("weekends", "", "2024-05-10", 1, "2024-05-11"),
            ("weekends", "", "2024-05-10", 2, "2024-05-14"),
            ("weekends", "2024-05-11", "2024-05-10", 2, "2024-05-12"),
            ("weekends 2024-05-13", "", "2024-05-10", 2, "2024-05-15"),
            (
                "2024-05-11 2024-05-10",
                "2024-05-11",
                "2024-05-10",
                1,
                "2024-05-12",
            ),
            ("2024-05-11", "saturday", "2024-05-10", 2, "2024-05-12"),
            ("weekends", "", "2024-05-11", 0, "2024-05-11"),
            ("friday", "", "0001-01-01", 60_000, "0192-08-27"),
        ] {
            let off = DaysOff::of(&words(excluded), &words(included), "YYYY-MM-DD");
            let found = Stamp::of_seconds(off.worked(second(start), days)).edtf();
            assert_eq!(found, end, "{excluded}, {included}, {start}");
        }
        let never = DaysOff::of(&WEEKDAYS.map(str::to_owned), &[], "YYYY-MM-DD");
        assert_eq!(never.worked(0, 1), MOST * SECONDS_PER_DAY);
    }

    #[test]
    fn times_of_too_many_digits_are_no_times() {
        for (text, format) in [
            ("2024 9223372036854775807", "YYYY HHHHHHHHHHHHHHHHHHH"),
            ("2024 0 9223372036854775807", "YYYY H mmmmmmmmmmmmmmmmmmm"),
            ("2024 1 9223372036854775807", "YYYY H sssssssssssssssssss"),
            ("9223372036854775807", "X"),
        ] {
            assert_eq!(by_format(text, format), None, "{text}");
        }
    }
}
