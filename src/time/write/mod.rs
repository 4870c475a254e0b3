//! Formatting dates, in any language and calendar.

mod brief;
mod civil;
mod cycle;
mod eras;
mod listed;
mod lunar;
mod parts;
mod period;
mod phrase;
mod ranges;
mod short;
#[cfg(test)]
mod tests;
mod within;
mod words;

use super::calendar::CalendarView;
use super::edtf::{Date, Member, Parts, SetKind, When};
use super::extent::Edge;
use super::moment::Day;
use super::precision::Precision;
use super::reckoning::Reckoning;

pub use brief::{write_brief, write_brief_start};
pub(in crate::time) use listed::write_listed;
pub use period::Period;
pub use ranges::write_range_within;
pub(in crate::time) use short::{write_short, write_short_below};
pub use within::{Course, write_within};
pub(in crate::time) use words::Word;
#[cfg(test)]
pub(in crate::time) use words::tests::style;
pub use words::{DateStyle, DateWords};

/// A date in full: "9 January 1127", "c. 1120", "autumn 1125", "before March 1127", "31 January – 4 March 1126".
///
/// Era calendars use Han characters or romanised names, depending on the style. A month of the Julian calendar is written in the
/// Gregorian one (and vice versa) as the days it may be; a year, which differs by a few days, keeps its digits and names its calendar.
/// `None` if the calendar does not cover the date.
///
/// ```
/// use annals::time::{CalendarView, DateStyle, Reckoning, When, write};
///
/// let when = When::parse("1120~", Reckoning::Julian)?;
/// let written = write(&when, CalendarView::Julian, DateStyle::english());
/// assert_eq!(written.as_deref(), Some("c. 1120"));
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn write(when: &When, calendar: CalendarView, style: DateStyle) -> Option<String> {
    let writer = Writer { calendar, style };
    match when.parts() {
        Parts::One(date) => writer.date(&date),
        Parts::Interval(start, end) => writer.interval(start, end),
        Parts::Set(kind, members) => writer.set(kind, &members),
    }
}

/// The dates of a set with too many members for [`write()`], as a list; `None` for other dates, and for more than 100 members.
///
/// ```
/// use annals::time::{CalendarView, DateStyle, Reckoning, When, write_members};
///
/// let set = When::parse(
///     "[1101,1103,1105,1107,1109,1111,1113,1115,1117]",
///     Reckoning::Julian,
/// )?;
/// let written = write_members(&set, CalendarView::Julian, DateStyle::english());
/// let written = written.expect("nine members");
/// assert!(written.starts_with("1101, 1103, ") && written.ends_with("or 1117"));
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn write_members(when: &When, calendar: CalendarView, style: DateStyle) -> Option<String> {
    const MOST: usize = 100;
    let Parts::Set(kind, members) = when.parts() else {
        return None;
    };
    let writer = Writer { calendar, style };
    let is_long = (MOST_MEMBERS + 1..=MOST).contains(&members.len());
    is_long.then(|| writer.listed(kind, &members)).flatten()
}

/// The English name of a month, 1 to 12, as used in reports; `None` for other numbers.
///
/// ```
/// assert_eq!(annals::time::month_name(9), Some("September"));
/// assert_eq!(annals::time::month_name(13), None);
/// ```
pub fn month_name(month: u8) -> Option<&'static str> {
    (1..=12)
        .contains(&month)
        .then(|| DateStyle::english().month(month))
}

/// A day in English, for messages.
pub(crate) fn english_day(day: Day, reckoning: Reckoning) -> String {
    phrase::day(DateStyle::english(), reckoning.date(day))
}

/// A day by its sexagenary name and its date in English, for messages: "丙辰 (9 January 1127)".
pub(crate) fn named_day(day: Day) -> String {
    let reckoning = Reckoning::default();
    format!("{} ({})", day.sexagenary(), english_day(day, reckoning))
}

/// For sets with more members than this, only their number is written.
const MOST_MEMBERS: usize = 8;

/// Formats in one calendar and one style.
struct Writer {
    calendar: CalendarView,
    style: DateStyle,
}

impl Writer {
    fn date(&self, date: &Date) -> Option<String> {
        Some(self.marked(date, self.plain(date)?))
    }

    /// Adds the words for the marks of a date.
    fn marked(&self, date: &Date, plain: String) -> String {
        self.doubted(date, self.about(date, plain))
    }

    fn about(&self, date: &Date, plain: String) -> String {
        if date.approximate() {
            phrase::around(self.style, Word::About, &plain)
        } else {
            plain
        }
    }

    fn doubted(&self, date: &Date, text: String) -> String {
        if date.uncertain() {
            phrase::around(self.style, Word::Uncertain, &text)
        } else {
            text
        }
    }

    /// From, until, before or after a date; the mark of doubt is at the end of the phrase: 1127年まで？
    fn bound(&self, word: Word, date: &Date, plain: String) -> String {
        let text = phrase::around(self.style, word, &self.about(date, plain));
        self.doubted(date, text)
    }

    /// The date without its marks.
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
        let style = self.style;
        let range = |from: &str, to: &str| style.fill(Word::Range, &[("from", &from), ("to", &to)]);
        let unknown = phrase::around(style, Word::Uncertain, "");
        match (start, end) {
            (Ok(from), Ok(to)) => {
                let (from, to) = (self.date(&from)?, self.date(&to)?);
                // The dash of an interval would be ambiguous next to an end that is itself one of several times.
                if phrase::is_choice(style, &from) || phrase::is_choice(style, &to) {
                    return Some(style.fill(Word::VagueRange, &[("from", &from), ("to", &to)]));
                }
                if self.calendar.is_lunisolar() && from == to {
                    return Some(from);
                }
                Some(self.joined(Word::Range, &from, &to))
            }
            (Ok(from), Err(Edge::Open)) => Some(self.bound(Word::From, &from, self.plain(&from)?)),
            (Err(Edge::Open), Ok(to)) => Some(self.bound(Word::Until, &to, self.plain(&to)?)),
            (Ok(from), Err(_)) => Some(range(&self.date(&from)?, &unknown)),
            (Err(_), Ok(to)) => Some(range(&unknown, &self.date(&to)?)),
            (Err(_), Err(_)) => None,
        }
    }

    fn set(&self, kind: SetKind, members: &[Member]) -> Option<String> {
        let count = match kind {
            SetKind::OneOf => Word::OneOf,
            SetKind::AllOf => Word::AllOf,
        };
        if members.len() > MOST_MEMBERS {
            return Some(self.style.fill(count, &[("n", &members.len())]));
        }
        self.listed(kind, members)
    }

    fn listed(&self, kind: SetKind, members: &[Member]) -> Option<String> {
        let pair = match kind {
            SetKind::OneOf => Word::Or,
            SetKind::AllOf => Word::And,
        };
        let mut said = members.iter().map(|member| self.member(kind, member));
        let first = said.next()??;
        let Some(last) = said.next_back() else {
            return Some(first);
        };
        let listed = said.try_fold(first, |all, next| {
            Some(phrase::either(self.style, Word::List, &all, &next?))
        })?;
        Some(phrase::either(self.style, pair, &listed, &last?))
    }

    fn member(&self, kind: SetKind, member: &Member) -> Option<String> {
        match member {
            Member::One(date) => self.date(date),
            Member::Range(from, to) => self.range(kind, from, to),
            Member::Before(date) => self.beyond(Word::Before, date),
            Member::After(date) => self.beyond(Word::After, date),
        }
    }

    /// A range of whole days, one of which is meant, is written in days; years are written as years.
    fn range(&self, kind: SetKind, from: &Date, to: &Date) -> Option<String> {
        if kind == SetKind::AllOf {
            let (from, to) = (self.date(from)?, self.date(to)?);
            return Some(self.joined(Word::Range, &from, &to));
        }
        if let (Some(first), Some(last)) = (from.single_day(), to.single_day()) {
            let has_hours = from.second_of_day().is_some();
            if has_hours && self.calendar.is_lunisolar() && first == last {
                return self.date(from);
            }
            let is_marked = from.approximate() || from.uncertain();
            if !is_marked && !has_hours {
                return self.between(first, last);
            }
            if self.calendar.is_lunisolar() && !has_hours {
                return Some(self.marked(from, self.between(first, last)?));
            }
        }
        let (from, to) = (self.date(from)?, self.date(to)?);
        Some(self.joined(Word::Between, &from, &to))
    }

    /// From one date to another. Years of eras are written twice, as the same number may be of two eras.
    fn joined(&self, word: Word, from: &str, to: &str) -> String {
        if self.calendar.is_lunisolar() {
            return self.style.fill(word, &[("from", &from), ("to", &to)]);
        }
        phrase::joined(self.style, word, from, to)
    }

    /// Writes "on or before February" as "before March", in the unit of the date. `word` is [`Word::Before`] or [`Word::After`].
    fn beyond(&self, word: Word, date: &Date) -> Option<String> {
        let units = if word == Word::Before { 1 } else { -1 };
        if let Some(next) = date.later(units) {
            return Some(self.bound(word, date, self.plain(&next)?));
        }
        let (first, last) = date.days();
        let (neighbour, otherwise) = if word == Word::Before {
            (last.plus(1), Word::Until)
        } else {
            (first.plus(-1), Word::From)
        };
        let reckoning = date.reckoning();
        let civil = reckoning.date(neighbour);
        // The first day of the later of the two.
        let begins = if word == Word::Before {
            neighbour
        } else {
            first
        };
        let later = reckoning.date(begins);
        let is_next = |start: Day| start == begins;
        let next = match date.precision() {
            Precision::Month if is_next(reckoning.month_start(later.year, later.month.into())) => {
                When::of_month(civil.year, civil.month, reckoning)
            }
            Precision::Year if is_next(reckoning.year_start(later.year)) => {
                Some(When::of_year(civil.year, reckoning))
            }
            // The month or year of a day that is not known does not begin next to it.
            Precision::Day | Precision::Month | Precision::Year => {
                Some(When::of_day(neighbour, reckoning))
            }
            _ => None,
        };
        match next.map(|when| when.parts()) {
            Some(Parts::One(next)) => Some(self.bound(word, date, self.plain(&next)?)),
            _ => Some(self.bound(otherwise, date, self.plain(date)?)),
        }
    }
}

/// A year with its era: "1127", "221 BCE", 公元前221年.
pub(crate) fn year(style: DateStyle, year: i64) -> String {
    phrase::year(style, year)
}

/// A year in short form: "1127", "221 BCE", 前221, "13.8 Ga".
pub(crate) fn short_year(style: DateStyle, year: i64) -> String {
    short::year(style, year)
}
