//! Numeric dates with points, slashes or hyphens, whose order depends on the file.

use std::cmp::Ordering;

use super::Habits;
use super::iso::clock;
use super::stamp::Stamp;

/// A date of two or three numbers: `10.01.1356`, `3/4/1865`, `7/1858`, `1356/1/10`, or one followed by a time, as in spreadsheets:
/// `5/14/2024 2:30 PM`. `None` if the text has another form.
///
/// # Errors
/// A message that says why there is no such date, or that the year has two digits.
pub(super) fn numeric(text: &str, habits: Habits) -> Option<Result<Stamp, String>> {
    let Some((date, time)) = text.split_once([' ', ',']) else {
        return of_date(text, habits);
    };
    let clock = clock(time).filter(|_| time.contains(':'))?;
    let timed = |stamp: Stamp| match stamp.day {
        Some(_) => Ok(stamp.at(clock)),
        None => Err("a time needs a day".to_owned()),
    };
    Some(of_date(date, habits)?.and_then(timed))
}

fn of_date(text: &str, habits: Habits) -> Option<Result<Stamp, String>> {
    let mark = text
        .chars()
        .find(|letter| matches!(letter, '.' | '/' | '-'))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    let whole = |part: &&str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !parts.iter().all(whole) {
        return None;
    }
    if let Some(error) = short(text) {
        return Some(Err(error.to_owned()));
    }
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<i64>().ok());
    let long = |at: usize| parts.get(at).is_some_and(|part| part.len() > 2);
    let (year, month, day) = match parts.len() {
        2 if long(1) && !long(0) => (number(1)?, number(0)?, None),
        3 if long(0) && !long(1) && !long(2) => (number(0)?, number(1)?, number(2)),
        3 if !long(0) && !long(1) && long(2) => {
            let (first, second) = (number(0)?, number(1)?);
            let day_first = mark == '.' || first > 12 || habits.day_first && second <= 12;
            if day_first {
                (number(2)?, second, Some(first))
            } else {
                (number(2)?, first, Some(second))
            }
        }
        _ => return None,
    };
    Some(Stamp::of_numbers(year, Some(month), day))
}

/// The error for `5/14/24`. The century is not guessed.
pub(in super::super) const SHORT_YEAR: &str = "the year has two digits: write all four";

/// The error for `5/14` and "May 14", which is a day, or a month of 1914, 2014 or the year 14.
pub(super) const NO_YEAR: &str =
    "there is no year, or one of two digits: write all four, as in \"2024-05-14\" or \"2024-05\"";

/// The error for a date of numbers with at most two digits each: `5/14/24`, `24-05-14`, `5/14`.
pub(super) fn short(date: &str) -> Option<&'static str> {
    let mark = date.find(['-', '/', '.'])?;
    let parts = date.split(date[mark..].chars().next()?).map(str::trim);
    let is_short =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.clone().count() {
        2 if parts.clone().all(is_short) => Some(NO_YEAR),
        3 if parts.clone().all(is_short) => Some(SHORT_YEAR),
        _ => None,
    }
}

/// What the dates of a file show about the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Order {
    /// Number of dates with the day before the month.
    day_first: usize,
    /// Number of dates with the month before the day.
    month_first: usize,
    /// Number of dates that could be either.
    open: usize,
}

impl Order {
    /// Counts the dates in a text: `3/4/1865`, `25-12-2020 - 3-1-2021`.
    pub(in super::super) fn see(&mut self, text: &str) {
        for (first, second) in text.split([' ', ',', '–', '—', '〜']).filter_map(pair) {
            match (first, second) {
                (13..=31, 1..=12) => self.day_first += 1,
                (1..=12, 13..=31) => self.month_first += 1,
                (1..=12, 1..=12) if first != second => self.open += 1,
                _ => {}
            }
        }
    }

    /// Adds the counts of another one.
    pub(in super::super) fn join(&mut self, other: Self) {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.open += other.open;
    }

    /// Whether the day is before the month in most dates; `otherwise` if they do not show it.
    pub(in super::super) fn is_day_first(self, otherwise: bool) -> bool {
        match self.day_first.cmp(&self.month_first) {
            Ordering::Equal => otherwise,
            more => more.is_gt(),
        }
    }

    /// A warning if there are dates that could be either, and the others show no order or both.
    pub(in super::super) fn doubt(self, otherwise: bool) -> Option<String> {
        let read = if self.is_day_first(otherwise) {
            "day/month"
        } else {
            "month/day"
        };
        let why = match (self.day_first, self.month_first) {
            (0, 0) => "the order of day and month is ambiguous",
            (0, _) | (_, 0) => return None,
            _ => {
                "some dates begin with the day, others with the month; where it is ambiguous, they are"
            }
        };
        let mark = if self.day_first > 0 { "" } else { ";" };
        (self.open > 0).then(|| format!("{why}{mark} read as {read}"))
    }
}

/// The first two numbers of a date of three with slashes or hyphens that ends with the year.
fn pair(date: &str) -> Option<(u8, u8)> {
    let mark = date
        .bytes()
        .take(3)
        .find(|byte| matches!(byte, b'/' | b'-'))?;
    let mut parts = date.splitn(3, char::from(mark));
    let mut number = || {
        let part = parts.next()?;
        let is_short =
            matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_short.then(|| part.parse().ok())?
    };
    let pair = (number()?, number()?);
    let year = parts.next()?.bytes().take_while(u8::is_ascii_digit);
    matches!(year.count(), 3 | 4).then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_habit_decides_what_numbers_leave_open() {
        for (text, day_first, expected) in [
            ("3/4/1865", false, Some("1865-03-04")),
            ("3/4/1865", true, Some("1865-04-03")),
            ("14/07/1789", false, Some("1789-07-14")),
            ("12/16/1773", true, Some("1773-12-16")),
            ("10.01.1356", false, Some("1356-01-10")),
            ("7/1858", false, Some("1858-07")),
            ("1858/7/2", false, Some("1858-07-02")),
            ("1/2/99", false, None),
            ("1837/1844", false, None),
            ("5/14/2024 2:30 PM", false, Some("2024-05-14T14:30:00")),
            ("05/04/2024 14:30:00", true, Some("2024-04-05T14:30:00")),
            ("14.05.2024, 14:30", false, Some("2024-05-14T14:30:00")),
            ("7/1858 14:30", false, None),
            ("5/14/2024 or so", false, None),
        ] {
            let habits = Habits {
                day_first,
                ..Habits::default()
            };
            let read = numeric(text, habits).and_then(Result::ok);
            assert_eq!(read.map(Stamp::edtf).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn dates_show_the_order_of_day_and_month() {
        for (texts, expected, doubts) in [
            (&["25/12/2020", "3/4/1865"][..], Some(true), false),
            (&["12-25-2020", "05-04-2024"], Some(false), false),
            (&["3/4/1865 - 25/12/1865"], Some(true), false),
            (&["05-04-2024"], None, true),
            (&["5/5/2024", "2024-05-04", "1/2", "5.4.2024"], None, false),
            (
                &["13/1/2024", "1/13/2024", "14/1/2024", "3/4/2024"],
                Some(true),
                true,
            ),
            (&["13/1/2024", "1/13/2024"], None, false),
            (&["13/01/1999-12", "2024/05/04"], Some(true), false),
        ] {
            let mut order = Order::default();
            for text in texts {
                order.see(text);
            }
            let found = [true, false].map(|otherwise| order.is_day_first(otherwise));
            assert_eq!(
                found,
                [expected.unwrap_or(true), expected.unwrap_or(false)],
                "{texts:?}"
            );
            assert_eq!(order.doubt(true).is_some(), doubts, "{texts:?}");
        }
    }

    #[test]
    fn the_century_of_a_year_of_two_digits_is_not_guessed() {
        for (text, error) in [
            ("5/14/24", SHORT_YEAR),
            ("14.5.24", SHORT_YEAR),
            ("1/2/99", SHORT_YEAR),
            ("5/14/24 14:30", SHORT_YEAR),
            ("24-05-14", SHORT_YEAR),
            ("5/14", NO_YEAR),
            ("05-14", NO_YEAR),
        ] {
            let read = numeric(text, Habits::default());
            assert_eq!(read, Some(Err(error.to_owned())), "{text}");
        }
    }
}
