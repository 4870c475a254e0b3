//! Dates in words, in the way of each interface language and in any calendar.

mod civil;
mod lunar;
mod phrase;
mod short;
#[cfg(test)]
mod tests;
mod within;

use super::calendar::CalendarView;
use super::edtf::{Date, Member, Parts, SetKind, When};
use super::extent::Edge;
use super::moment::Day;
use super::precision::Precision;
use super::reckoning::Reckoning;

pub(crate) use phrase::{month_abbreviation, month_name};
pub use short::write_short;
pub use within::{Course, Period, write_brief, write_within};

/// The way of writing dates that goes with a language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateStyle {
    /// 9 January 1127
    #[default]
    En,
    /// 1127年1月9日, traditional characters
    ZhHant,
    /// 1127年1月9日, simplified characters
    ZhHans,
    /// 1127年1月9日, Japanese
    Ja,
    /// 1127년 1월 9일
    Ko,
    /// ngày 9 tháng 1 năm 1127
    Vi,
}

impl DateStyle {
    /// The style that goes with a language, by its BCP 47 tag; Latin transcriptions of other languages go with English.
    pub fn of_language(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or_default() {
            _ if tag.contains("Latn") => Self::En,
            "zh" if tag.contains("Hans") => Self::ZhHans,
            "zh" | "lzh" | "yue" => Self::ZhHant,
            "ja" => Self::Ja,
            "ko" => Self::Ko,
            "vi" => Self::Vi,
            _ => Self::En,
        }
    }
}

/// A date in full: "9 January 1127", "c. 1120", "autumn 1125", "before March 1127", "31 January – 4 March 1126".
///
/// In a lunisolar calendar, Han characters, or romanised for [`DateStyle::En`]. A month of one base calendar is written in the other
/// as the days it may be; a year, which differs by a few days, keeps its digits and names its calendar. `None` where the calendar's
/// table does not reach.
pub fn write(when: &When, calendar: CalendarView, style: DateStyle) -> Option<String> {
    let writer = Writer { calendar, style };
    match when.parts() {
        Parts::One(date) => writer.date(&date),
        Parts::Interval(start, end) => writer.interval(start, end),
        Parts::Set(kind, members) => writer.set(kind, &members),
    }
}

/// A day in English, as messages say it.
pub(crate) fn english_day(day: Day, reckoning: Reckoning) -> String {
    phrase::day(DateStyle::En, reckoning.date(day))
}

/// Writes in one calendar and one style.
struct Writer {
    calendar: CalendarView,
    style: DateStyle,
}

impl Writer {
    fn date(&self, date: &Date) -> Option<String> {
        let plain = self.plain(date)?;
        let plain = if date.approximate() {
            phrase::circa(self.style, &plain)
        } else {
            plain
        };
        Some(if date.uncertain() { plain + "?" } else { plain })
    }

    /// Without the marks.
    fn plain(&self, date: &Date) -> Option<String> {
        match self.calendar.reckoning() {
            Some(reckoning) => Some(civil::date(date, reckoning, self.style)),
            None => lunar::date(date, self.calendar, self.style),
        }
    }

    /// Any day from one to the other.
    fn between(&self, first: Day, last: Day) -> Option<String> {
        match self.calendar.reckoning() {
            Some(reckoning) => Some(civil::between(first, last, reckoning, self.style)),
            None => lunar::span(first, last, Precision::Month, self.calendar, self.style),
        }
    }

    fn interval(&self, start: Result<Date, Edge>, end: Result<Date, Edge>) -> Option<String> {
        let (style, joined) = (self.style, phrase::RANGE[self.style as usize]);
        match (start, end) {
            (Ok(from), Ok(to)) => {
                let (from, to) = (self.date(&from)?, self.date(&to)?);
                Some(phrase::joined(style, &from, joined, &to))
            }
            (Ok(from), Err(Edge::Open)) => Some(phrase::from(style, &self.date(&from)?)),
            (Err(Edge::Open), Ok(to)) => Some(phrase::until(style, &self.date(&to)?)),
            (Ok(from), Err(_)) => Some(format!("{}{joined}?", self.date(&from)?)),
            (Err(_), Ok(to)) => Some(format!("?{joined}{}", self.date(&to)?)),
            (Err(_), Err(_)) => None,
        }
    }

    fn set(&self, kind: SetKind, members: &[Member]) -> Option<String> {
        if let [member] = members {
            return self.member(member);
        }
        let word = if kind == SetKind::OneOf {
            phrase::OR
        } else {
            phrase::AND
        }[self.style as usize];
        match members {
            [one, other] => Some([self.member(one)?, self.member(other)?].join(word)),
            _ => Some(phrase::count(self.style, kind, members.len())),
        }
    }

    fn member(&self, member: &Member) -> Option<String> {
        match member {
            Member::One(date) => self.date(date),
            Member::Range(from, to) => self.range(from, to),
            Member::Before(date) => self.beyond(date, true),
            Member::After(date) => self.beyond(date, false),
        }
    }

    /// Whole days that may be anything between are said as days; years stay years.
    fn range(&self, from: &Date, to: &Date) -> Option<String> {
        if let (Some(first), Some(last)) = (from.single_day(), to.single_day()) {
            return self.between(first, last);
        }
        let (from, to) = (self.date(from)?, self.date(to)?);
        Some(phrase::between(self.style, &from, &to))
    }

    /// "On or before February" is "before March", in units of the date.
    fn beyond(&self, date: &Date, before: bool) -> Option<String> {
        let (first, last) = date.days();
        let neighbour = if before { last.plus(1) } else { first.plus(-1) };
        let reckoning = date.reckoning();
        let civil = reckoning.date(neighbour);
        let next = match date.precision() {
            Precision::Day => Some(When::of_day(neighbour, reckoning)),
            Precision::Month => When::of_month(civil.year, civil.month, reckoning),
            Precision::Year => Some(When::of_year(civil.year, reckoning)),
            _ => None,
        };
        match next.map(|when| when.parts()) {
            Some(Parts::One(next)) if before => {
                Some(phrase::before(self.style, &self.plain(&next)?))
            }
            Some(Parts::One(next)) => Some(phrase::after(self.style, &self.plain(&next)?)),
            _ if before => Some(phrase::until(self.style, &self.date(date)?)),
            _ => Some(phrase::from(self.style, &self.date(date)?)),
        }
    }
}

/// A year with its era, as the style writes it: "1127", "221 BCE", 公元前221年.
pub(crate) fn year(style: DateStyle, year: i64) -> String {
    phrase::year(style, year)
}

/// A year in few columns: "1127", "221 BCE", 前221, "13.8 Ga".
pub(crate) fn short_year(style: DateStyle, year: i64) -> String {
    short::year(style, year)
}
