//! Short dates for a narrow column.

use super::civil::any_year;
use super::lunar::are_months;
use super::{DateStyle, Word};
use crate::time::calendar::{CalendarView, EraName, LunarDate, lunar_day};
use crate::time::edtf::{Date, Member, Parts, SetKind, When};
use crate::time::extent::Edge;
use crate::time::moment::Day;
use crate::time::precision::Precision;
use crate::time::reckoning::{CivilDate, Reckoning};

/// A date in at most 13 columns: "1127-01-09", "1123-12", "c.1120", "1126-01-31–", "1900–1950", "1901–..", "1902–?",
/// "1977/1980", "2024-04-10/19"; 靖康元年閏十一月廿五 in an era calendar.
///
/// If several days are possible, the part they have in common is written. An interval with an end is written with the end if that is as
/// short as the start, otherwise with only a dash. If an era calendar does not cover the date, the calendar of its digits is used.
/// English writes year, month and day of an era as numbers, and an intercalary month with an "i": "Jingkang 1.i11.25".
pub(in crate::time) fn write_short(
    when: &When,
    calendar: CalendarView,
    style: DateStyle,
) -> String {
    let writer = Short {
        calendar,
        style,
        below: None,
    };
    writer.when(when)
}

/// A short date below a heading with the era year of a day: 閏十一月廿五, "i11.25".
pub(in crate::time) fn write_short_below(
    when: &When,
    calendar: CalendarView,
    style: DateStyle,
    heading: Day,
) -> String {
    let below = lunar_day(calendar, heading).map(|date| (date.era, date.year));
    let writer = Short {
        calendar,
        style,
        below,
    };
    writer.when(when)
}

/// A range of years ("1900–1950") or of months of a year ("1126-01–03"); `None` for other ranges, and for more than 12 characters.
pub(super) fn short_range(
    start: &Date,
    end: &Date,
    calendar: CalendarView,
    style: DateStyle,
) -> Option<String> {
    let writer = Short {
        calendar,
        style,
        below: None,
    };
    let (from, to) = (writer.marked(start), writer.marked(end));
    if from == to {
        return Some(from);
    }
    let both = match [start, end].map(Date::precision) {
        [Precision::Year, Precision::Year] => format!("{from}–{to}"),
        [Precision::Month, Precision::Month] => {
            let shared = from.rfind('-').map(|at| &from[..=at])?;
            let last = to.strip_prefix(shared).filter(|_| from.len() == to.len())?;
            format!("{from}–{last}")
        }
        _ => return None,
    };
    Some(both).filter(|both| both.chars().count() <= 12)
}

struct Short {
    calendar: CalendarView,
    style: DateStyle,
    /// The era year in the heading.
    below: Option<(EraName, u16)>,
}

impl Short {
    fn when(&self, when: &When) -> String {
        match when.parts() {
            Parts::One(date) => self.ten_days(&date).unwrap_or_else(|| self.marked(&date)),
            Parts::Interval(Ok(start), Ok(end)) => {
                short_range(&start, &end, self.calendar, self.style)
                    .unwrap_or_else(|| self.marked(&start) + "–")
            }
            Parts::Interval(Ok(start), Err(Edge::Open)) => self.marked(&start) + "–..",
            Parts::Interval(Ok(start), Err(_)) => self.marked(&start) + "–?",
            Parts::Interval(Err(edge), Ok(end)) => {
                format!(
                    "{}{}",
                    if edge == Edge::Open { "..–" } else { "?–" },
                    self.date(&end)
                )
            }
            Parts::Interval(..) => "?".to_owned(),
            Parts::Set(SetKind::OneOf, members) => self.set(when, &members).replace('–', "/"),
            Parts::Set(SetKind::AllOf, members) => self.set(when, &members),
        }
    }

    fn marked(&self, date: &Date) -> String {
        let text = self.date(date);
        let text = if date.is_one_of_several() {
            text.replace('–', "/")
        } else {
            text
        };
        let (before, after) = (
            if date.approximate() { "c." } else { "" },
            if date.uncertain() { "?" } else { "" },
        );
        // A whole day with both marks is one column too wide; the mark for uncertainty is more important.
        if text.chars().count() > 10 {
            text
        } else {
            format!(
                "{}{text}{after}",
                if after.is_empty() || text.len() < 10 {
                    before
                } else {
                    ""
                }
            )
        }
    }

    fn date(&self, date: &Date) -> String {
        let (first, last) = date.days();
        if date.single_day().is_none() && date.precision() <= Precision::Decade {
            return self.years(date, first, last);
        }
        if date.precision() == Precision::Season && self.calendar.reckoning().is_some() {
            return season(self.style, date);
        }
        self.days(first, last, date.reckoning())
    }

    /// One of ten days of a month: "2024-04-10/19".
    fn ten_days(&self, date: &Date) -> Option<String> {
        let reckoning = self
            .calendar
            .reckoning()
            .filter(|_| date.is_of_ten_days())?;
        let (first, last) = date.days();
        let (from, to) = (reckoning.date(first), reckoning.date(last));
        let within = (from.year, from.month) == (to.year, to.month) && from.day < to.day;
        (within && (1..10_000).contains(&from.year))
            .then(|| format!("{}/{:02}", day(self.style, from), to.day))
    }

    /// The part of two lunar dates that fits in a column; if the days are not whole months, the years.
    fn lunar(&self, from: &LunarDate, to: &LunarDate, by_months: bool) -> String {
        let style = self.style;
        let same_year = (from.era, from.year) == (to.era, to.year);
        let same_month = same_year && (from.month, from.intercalary) == (to.month, to.intercalary);
        let joined = |before: &str, after: &str| {
            style.fill(Word::LunarShort, &[("before", &before), ("after", &after)])
        };
        let month = |date: &LunarDate| date.month_as(Word::LunarShortMonth, style);
        let is_said = same_year && self.below == Some((from.era, from.year));
        let first = if is_said {
            month(from)
        } else {
            joined(&from.year_brief(style), &month(from))
        };
        match (same_month, same_year) {
            (true, _) if from.day == to.day => joined(&first, &from.day_number(style)),
            (true, _) => first,
            (_, true) if by_months => format!("{first}–{}", month(to)),
            (_, true) => from.year_brief(style),
            _ => format!("{}–{}", from.year_brief(style), to.year_brief(style)),
        }
    }

    fn years(&self, date: &Date, first: Day, last: Day) -> String {
        let (from, to) = (
            date.reckoning().date(first).year,
            date.reckoning().date(last).year,
        );
        if let Some(form) = any_year(from, to) {
            return self.style.form(Word::SomeYear, form, &[]);
        }
        let template = self.style.word(Word::ShortDecade);
        let has_name = from >= 10 && (to < 10_000 || !template.contains("{to}"));
        if date.precision() == Precision::Decade && has_name {
            let (first, last) = (format!("{from:04}"), format!("{to:04}"));
            return self.style.fill(
                Word::ShortDecade,
                &[("decade", &from), ("from", &first), ("to", &last)],
            );
        }
        if (0..10_000).contains(&from) && to < 10_000 {
            return format!("{from:04}–{to:04}");
        }
        if (-9_999..=0).contains(&from) && to <= 0 {
            let years = format!("{}–{}", 1 - from, 1 - to);
            return self.style.fill(Word::ShortYearBefore, &[("year", &years)]);
        }
        year(self.style, date.year())
    }

    fn set(&self, when: &When, members: &[Member]) -> String {
        match members {
            [Member::Before(date)] => format!("≤{}", self.date(date)),
            [Member::After(date)] => format!("≥{}", self.date(date)),
            [Member::Range(from, to)]
                if from.precision() == Precision::Year && to.precision() == Precision::Year =>
            {
                format!("{}–{}", self.marked(from), self.marked(to))
            }
            _ => {
                let extent = when.extent();
                let (first, last) = (extent.start().day(), extent.end().plus(-1).day());
                self.two_months(first, last, when.reckoning())
                    .unwrap_or_else(|| self.days(first, last, when.reckoning()))
            }
        }
    }

    /// One of two consecutive months, such as a lunar month: "1126-01–02".
    fn two_months(&self, first: Day, last: Day, base: Reckoning) -> Option<String> {
        if self.calendar.is_lunisolar() && lunar_day(self.calendar, first).is_some() {
            return None;
        }
        let reckoning = self.calendar.reckoning().unwrap_or(base);
        let (from, to) = (reckoning.date(first), reckoning.date(last));
        let follow = from.year == to.year && from.month + 1 == to.month;
        (follow && (1..10_000).contains(&from.year))
            .then(|| format!("{:04}-{:02}–{:02}", from.year, from.month, to.month))
    }

    /// What the first and last day have in common.
    fn days(&self, first: Day, last: Day, base: Reckoning) -> String {
        if let (Some(from), Some(to)) = (
            lunar_day(self.calendar, first),
            lunar_day(self.calendar, last),
        ) {
            let by_months = are_months(first, last, self.calendar);
            return self.lunar(&from, &to, by_months);
        }
        let reckoning = self.calendar.reckoning().unwrap_or(base);
        let (from, to) = (reckoning.date(first), reckoning.date(last));
        match (from == to, from.year == to.year) {
            (true, _) => day(self.style, from),
            (_, true) if from.month == to.month => month(self.style, from),
            (_, true) => year(self.style, from.year),
            _ => self.two_years(first, last, base, (from, to)),
        }
    }

    /// A month or year of the other calendar that spans the turn of a year.
    fn two_years(
        &self,
        first: Day,
        last: Day,
        base: Reckoning,
        (from, to): (CivilDate, CivilDate),
    ) -> String {
        let (own_from, own_to) = (base.date(first), base.date(last));
        if own_from.year == own_to.year && self.calendar.reckoning().is_some() {
            return year(self.style, own_from.year);
        }
        if (0..10_000).contains(&from.year) && to.year < 10_000 {
            return format!("{:04}–{:04}", from.year, to.year);
        }
        year(self.style, from.year)
    }
}

/// A month. Before our era it is written in words, as the digits of ISO 8601 count one year less.
fn month(style: DateStyle, date: CivilDate) -> String {
    if date.year > 0 {
        return format!("{:04}-{:02}", date.year, date.month);
    }
    let (name, year) = (style.short_month(date.month), year(style, date.year));
    style.fill(
        Word::ShortMonthBefore,
        &[("name", &name), ("month", &date.month), ("year", &year)],
    )
}

fn day(style: DateStyle, date: CivilDate) -> String {
    if date.year.abs() > 9_999 {
        return year(style, date.year);
    }
    let month = month(style, date);
    if date.year > 0 {
        return format!("{month}-{:02}", date.day);
    }
    style.fill(
        Word::ShortDayBefore,
        &[("month", &month), ("day", &date.day)],
    )
}

pub(super) fn year(style: DateStyle, year: i64) -> String {
    if year > 0 {
        return counted(style, year);
    }
    if year <= -999_999 {
        return long_ago(style, 1 - year);
    }
    let number = counted(style, 1 - year);
    style.fill(Word::ShortYearBefore, &[("year", &number)])
}

/// A year at least a million years ago, in geological notation: "13.8 Ga", "66 Ma"; 138億年前.
fn long_ago(style: DateStyle, years: i64) -> String {
    let (number, unit) = in_large_units(style, years);
    style.fill(Word::ShortAgo, &[("n", &number), ("unit", &unit)])
}

/// Years, in large units from a million on.
fn counted(style: DateStyle, years: i64) -> String {
    if years < 1_000_000 {
        return years.to_string();
    }
    let (number, unit) = in_large_units(style, years);
    number + unit
}

/// A number in the large units of a language: billions (`G`) and millions, or 億 and 萬.
fn in_large_units(style: DateStyle, years: i64) -> (String, &'static str) {
    let [large, small] = style.units();
    let (unit, sign) = if years >= large.0 { large } else { small };
    (tenths(years, unit), sign)
}

/// A quotient, rounded to one decimal.
fn tenths(number: i64, unit: i64) -> String {
    let tenths = (number + unit / 20) / (unit / 10);
    if tenths % 10 == 0 {
        format!("{}", tenths / 10)
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// A season, quarter, third or half of a year.
fn season(style: DateStyle, date: &Date) -> String {
    let (name, year) = (season_alone(style, date), year(style, date.year()));
    match date.month() {
        Some(33..) => format!("{year} {name}"),
        _ => style.fill(Word::ShortSeason, &[("season", &name), ("year", &year)]),
    }
}

/// A season or other part of a year without the year.
pub(super) fn season_alone(style: DateStyle, date: &Date) -> String {
    match date.month().unwrap_or(21) {
        code @ 33..=36 => format!("Q{}", code - 32),
        code @ 37..=39 => format!("T{}", code - 36),
        code @ 40.. => format!("H{}", code - 39),
        code => {
            let place = usize::from(code.saturating_sub(21) % 4);
            style.item(Word::ShortSeasons, place).to_owned()
        }
    }
}
