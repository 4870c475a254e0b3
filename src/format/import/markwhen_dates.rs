//! Dates of Markwhen: in free form, and relative to previous events.

use std::collections::HashMap;

use super::dates::{self, Habits, Minus, Stamp};
use super::markwhen::is_now;
use crate::time::{Reckoning, SECONDS_PER_DAY, When};

/// A date that has been read.
#[derive(Debug)]
pub(super) struct Known {
    /// In EDTF.
    pub(super) start: String,
    /// In EDTF; empty if it is a single date.
    pub(super) end: String,
    /// The first second, and in `to` the second after the last; `None` if unknown.
    pub(super) from: Option<i64>,
    pub(super) to: Option<i64>,
    /// True if it recurs.
    pub(super) recurs: bool,
}

/// Why a date is invalid, and the part of it that is wrong.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) part: String,
    pub(super) message: String,
}

/// The events that relative dates refer to.
#[derive(Default)]
pub(super) struct Clock {
    pub(super) day_first: bool,
    /// Start and end of the last event.
    last: Option<(Option<i64>, Option<i64>)>,
    named: HashMap<String, (Option<i64>, Option<i64>)>,
}

/// The start of an interval.
struct Side {
    /// In EDTF, if it is an absolute date.
    written: Option<String>,
    from: Option<i64>,
}

impl Clock {
    /// Records the start and end of an event.
    pub(super) fn passed(&mut self, from: Option<i64>, to: Option<i64>) {
        self.last = Some((from, to));
    }

    /// Gives the last event a name.
    pub(super) fn name(&mut self, name: &str) {
        if let Some(last) = self.last {
            self.named.insert(name.to_owned(), last);
        }
    }

    /// Reads the text before the colon; `None` if it is not a date at all.
    pub(super) fn read(&self, text: &str) -> Option<Result<Known, Wrong>> {
        if text.is_empty() || text.len() > 120 {
            return None;
        }
        let (text, recurs) = match text.find(" every ") {
            Some(at) => (text[..at].trim(), true),
            None => (text, false),
        };
        let read = self.stretch(text)?;
        Some(read.map(|known| Known { recurs, ..known }))
    }

    fn stretch(&self, text: &str) -> Option<Result<Known, Wrong>> {
        if is_now(text) || self.begins_now(text) {
            return Some(Err(Wrong {
                part: text.to_owned(),
                message: format!("`{text}` depends on the day it is read"),
            }));
        }
        if let Some(read) = self.relative(text) {
            return Some(read);
        }
        // The dates in "9/20/1519 - 9/6/1522" contain slashes themselves.
        let marks = [" - ", " – ", " / ", "/", " to "];
        for mark in marks {
            for (at, _) in text.match_indices(mark) {
                let (first, last) = (text[..at].trim(), text[at + mark.len()..].trim());
                if let Some(read) = self.two_ends(first, last) {
                    return Some(read);
                }
            }
            if self.date(text).is_some() {
                break;
            }
        }
        if let Some(message) = self.impossible(text) {
            let part = text.to_owned();
            return Some(Err(Wrong { part, message }));
        }
        let (start, from, to) = self.date(text)?;
        let known = |start, end| Known {
            start,
            end,
            from,
            to,
            recurs: false,
        };
        Some(Ok(match start.split_once('/') {
            Some((first, last)) => known(first.to_owned(), last.to_owned()),
            None => known(start, String::new()),
        }))
    }

    /// Whether the text is `now` with a duration or a second date: `now - 10 days`, `now / 2030`.
    fn begins_now(&self, text: &str) -> bool {
        let Some((now, rest)) = text.split_once([' ', '-', '+', '/']) else {
            return false;
        };
        let last = rest.trim_start_matches([' ', '-', '–', '+', '/']);
        now.eq_ignore_ascii_case("now")
            && (Length::read(last).is_some() || self.date(last).is_some())
    }

    /// A relative date: `2 weeks`, `after !draw 1 month`, `before !draw 10 days`.
    fn relative(&self, text: &str) -> Option<Result<Known, Wrong>> {
        let before = ["before ", "by "];
        if let Some(rest) = before.iter().find_map(|word| text.strip_prefix(word)) {
            let (anchor, length) = anchored(rest)?;
            return Some(self.anchor(anchor).map(|(from, _)| {
                let length = Length::read(length).unwrap_or_default();
                let to = from.unwrap_or(0);
                made(length.back(to), to)
            }));
        }
        if let Some(rest) = text.strip_prefix("after ") {
            let (anchor, length) = anchored(rest)?;
            return Some(self.anchor(anchor).map(|(_, to)| {
                let length = Length::read(length).unwrap_or_default();
                let from = to.unwrap_or(0);
                made(from, length.on(from))
            }));
        }
        let length = Length::read(text)?;
        let start = self.end_of_last();
        Some(match start {
            Some(from) => Ok(made(from, length.on(from))),
            None => Err(Wrong {
                part: text.to_owned(),
                message: "there is no event before this one".to_owned(),
            }),
        })
    }

    fn end_of_last(&self) -> Option<i64> {
        self.last.and_then(|(_, to)| to)
    }

    /// The start and end of a named event.
    fn anchor(&self, anchor: &str) -> Result<(Option<i64>, Option<i64>), Wrong> {
        let name = anchor.trim_start_matches('!');
        let (name, edge) = name.split_once('.').unwrap_or((name, ""));
        let Some((from, to)) = self.named.get(name).copied() else {
            return Err(Wrong {
                part: anchor.to_owned(),
                message: format!("there is no event \"{name}\""),
            });
        };
        Ok(match edge {
            "start" => (from, from),
            "end" => (to, to),
            _ => (from, to),
        })
    }

    /// An interval, each end of which is absolute or relative.
    fn two_ends(&self, first: &str, last: &str) -> Option<Result<Known, Wrong>> {
        let start = match self.start(first)? {
            Ok(start) => start,
            Err(wrong) => return Some(Err(wrong)),
        };
        if is_now(last) {
            let start_text = start.written.unwrap_or_else(|| text_of(start.from));
            return Some(Ok(Known {
                start: start_text,
                end: "..".to_owned(),
                from: start.from,
                to: None,
                recurs: false,
            }));
        }
        if let Some(length) = Length::read(last) {
            let from = start.from?;
            return Some(Ok(made(from, length.on(from))));
        }
        if last.starts_with('!') {
            return Some(
                self.anchor(last)
                    .map(|(_, to)| made(start.from.unwrap_or(0), to.unwrap_or(0))),
            );
        }
        let clock = on_same_day(start.written.as_deref(), last);
        let (end, _, to) = self.date(clock.as_deref().unwrap_or(last))?;
        Some(Ok(Known {
            start: start.written.unwrap_or_else(|| text_of(start.from)),
            end,
            from: start.from,
            to,
            recurs: false,
        }))
    }

    fn start(&self, text: &str) -> Option<Result<Side, Wrong>> {
        if text.starts_with('!') {
            return Some(self.anchor(text).map(|(from, to)| Side {
                written: None,
                from: if text.contains('.') { from } else { to },
            }));
        }
        if let Some(length) = Length::read(text) {
            return Some(match self.end_of_last() {
                Some(last) => Ok(Side {
                    written: None,
                    from: Some(length.on(last)),
                }),
                None => Err(Wrong {
                    part: text.to_owned(),
                    message: "there is no event before this one".to_owned(),
                }),
            });
        }
        let (written, from, _) = self.date(text)?;
        Some(Ok(Side {
            written: Some(written),
            from,
        }))
    }

    fn habits(&self) -> Habits {
        Habits {
            day_first: self.day_first,
            minus: Minus::Historic,
            edtf: None,
            serial: false,
        }
    }

    /// Why a text is no date although it looks like one: it has words, or more digits than a verse or an hour.
    fn impossible(&self, text: &str) -> Option<String> {
        let has_words = text.contains(char::is_alphabetic);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let looks = digits > 0 && (has_words || digits > 4);
        let error = dates::read(text, self.habits()).err().filter(|_| looks)?;
        (!error.starts_with("not a date")).then_some(error)
    }

    /// An absolute date: in EDTF, with its first second and the second after its last.
    fn date(&self, text: &str) -> Option<(String, Option<i64>, Option<i64>)> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        // `12:30` in a text is no event of the year 12.
        if digits == 0 || digits < 3 && digits == text.len() {
            return None;
        }
        let when = dates::read(text, self.habits()).ok()?;
        let extent = When::parse(&when, Reckoning::Gregorian).ok()?.extent();
        let bounds = extent.known_bounds();
        let from = bounds.map(|(from, _)| from.0);
        let to = bounds.map(|(_, to)| if when.contains('T') { to.0 - 1 } else { to.0 });
        Some((when, from, to))
    }
}

/// If the end is only a time of day, it is on the day of the start.
fn on_same_day(start: Option<&str>, end: &str) -> Option<String> {
    let (day, _) = start?.split_once('T')?;
    let is_clock = |byte: u8| byte.is_ascii_digit() || byte == b':';
    (end.contains(':') && end.bytes().all(is_clock)).then(|| format!("{day} {end}"))
}

/// An interval given in seconds.
fn made(from: i64, to: i64) -> Known {
    Known {
        start: Stamp::of_seconds(from).edtf(),
        end: Stamp::last_of(from, to).edtf(),
        from: Some(from),
        to: Some(to),
        recurs: false,
    }
}

fn text_of(seconds: Option<i64>) -> String {
    seconds
        .map(|seconds| Stamp::of_seconds(seconds).edtf())
        .unwrap_or_default()
}

/// The name of an event at the start of a text, and the rest.
fn anchored(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with('!') {
        return None;
    }
    Some(text.split_once(' ').unwrap_or((text, "")))
}

/// A duration.
#[derive(Debug, Default, Clone, Copy)]
struct Length {
    seconds: i64,
    months: i64,
    /// Days from Monday to Friday.
    working: i64,
}

impl Length {
    /// Parses a duration: "2 weeks", "1 month", "5 week days", "3d 4h".
    fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let text = text
            .replace("week days", "weekdays")
            .replace("week day", "weekdays")
            .replace("business days", "weekdays");
        // "1900s" is a decade.
        let is_decade = text.len() == 5 && text.ends_with("0s");
        let mut length = Self::default();
        let mut rest = if is_decade { "" } else { text.trim() };
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number: i64 = rest
                .get(..digits)?
                .parse()
                .ok()
                .filter(|number| *number < 100_000)?;
            let behind = rest[digits..].trim_start();
            let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
            length.add(number, behind.get(..letters)?)?;
            rest = behind[letters..].trim_start_matches([' ', ',']);
        }
        Some(length)
    }

    fn add(&mut self, number: i64, unit: &str) -> Option<()> {
        match unit {
            "second" | "seconds" | "sec" | "secs" | "s" => self.seconds += number,
            "minute" | "minutes" | "min" | "mins" => self.seconds += number * 60,
            "hour" | "hours" | "hr" | "hrs" | "h" => self.seconds += number * 3600,
            "day" | "days" | "d" => self.seconds += number * SECONDS_PER_DAY,
            "week" | "weeks" | "w" => self.seconds += number * 7 * SECONDS_PER_DAY,
            "weekday" | "weekdays" | "workday" | "workdays" => self.working += number,
            "month" | "months" | "mo" | "mos" => self.months += number,
            "year" | "years" | "y" | "yr" | "yrs" => self.months += number * 12,
            "decade" | "decades" => self.months += number * 120,
            "century" | "centuries" => self.months += number * 1200,
            _ => return None,
        }
        Some(())
    }

    /// The moment that is this long after another, in seconds.
    fn on(self, from: i64) -> i64 {
        let mut at = Stamp::months_later(from, self.months).saturating_add(self.seconds);
        let mut left = self.working.min(20_000);
        while left > 0 {
            if at.div_euclid(SECONDS_PER_DAY).rem_euclid(7) < 5 {
                left -= 1;
            }
            at = at.saturating_add(SECONDS_PER_DAY);
        }
        at
    }

    /// The moment that is this long before another, in seconds.
    fn back(self, to: i64) -> i64 {
        let mut at = Stamp::months_later(to, -self.months).saturating_sub(self.seconds);
        let mut left = self.working.min(20_000);
        while left > 0 {
            at = at.saturating_sub(SECONDS_PER_DAY);
            if at.div_euclid(SECONDS_PER_DAY).rem_euclid(7) < 5 {
                left -= 1;
            }
        }
        at
    }
}
