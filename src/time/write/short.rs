//! Dates for a narrow column.

use super::phrase::month_abbreviation;
use super::{DateStyle, phrase};
use crate::time::calendar::{CalendarView, LunarDate, lunar_day};
use crate::time::edtf::{Date, Member, Parts, When};
use crate::time::extent::Edge;
use crate::time::moment::Day;
use crate::time::precision::Precision;
use crate::time::reckoning::{CivilDate, Reckoning};

/// A date in few columns: "1127-01-09", "1123-12", "c.1120", "1126-01-31–", at most 12 of them; 靖康元年閏十一月廿五 in a
/// lunisolar calendar.
///
/// What may have been on several days is written as the part that they share; an interval as its start. A lunisolar calendar that does
/// not reach gives way to the base calendar of the date. In lunisolar calendars English reads year, month and day of the era as numbers,
/// an intercalary month with an "i": "Jingkang 1.i11.25".
pub fn write_short(when: &When, calendar: CalendarView, style: DateStyle) -> String {
    let writer = Short { calendar, style };
    match when.parts() {
        Parts::One(date) => writer.marked(&date),
        Parts::Interval(Ok(start), _) => writer.marked(&start) + "–",
        Parts::Interval(Err(edge), Ok(end)) => {
            format!(
                "{}{}",
                if edge == Edge::Open { "–" } else { "?–" },
                writer.date(&end)
            )
        }
        Parts::Interval(..) => "?".to_owned(),
        Parts::Set(_, members) => writer.set(when, &members),
    }
}

struct Short {
    calendar: CalendarView,
    style: DateStyle,
}

impl Short {
    fn marked(&self, date: &Date) -> String {
        let text = self.date(date);
        let (before, after) = (
            if date.approximate() { "c." } else { "" },
            if date.uncertain() { "?" } else { "" },
        );
        // A whole day with both marks is a column too wide, and the mark of doubt says more.
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

    fn years(&self, date: &Date, first: Day, last: Day) -> String {
        let (from, to) = (
            date.reckoning().date(first).year,
            date.reckoning().date(last).year,
        );
        let decade = (date.precision() == Precision::Decade)
            .then(|| phrase::decade(DateStyle::En, from))
            .flatten();
        match decade {
            Some(decade) if self.style == DateStyle::En => decade,
            _ if (0..10_000).contains(&from) && to < 10_000 => format!("{from:04}–{to:04}"),
            _ => year(self.style, date.year()),
        }
    }

    fn set(&self, when: &When, members: &[Member]) -> String {
        match members {
            [Member::Before(date)] => format!("≤{}", self.date(date)),
            [Member::After(date)] => format!("≥{}", self.date(date)),
            _ => {
                let extent = when.extent();
                self.days(
                    extent.start().day(),
                    extent.end().plus(-1).day(),
                    when.reckoning(),
                )
            }
        }
    }

    /// What the first and the last day share.
    fn days(&self, first: Day, last: Day, base: Reckoning) -> String {
        if let (Some(from), Some(to)) = (
            lunar_day(self.calendar, first),
            lunar_day(self.calendar, last),
        ) {
            return lunar(&from, &to, self.style);
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

    /// A month or year of the other calendar that lies over the turn of a year.
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

/// A month; before our era in words, since the digits of ISO 8601 count a year less.
fn month(style: DateStyle, date: CivilDate) -> String {
    if date.year > 0 {
        return format!("{:04}-{:02}", date.year, date.month);
    }
    let year = year(style, date.year);
    match style {
        DateStyle::En => format!("{} {year}", month_abbreviation(date.month)),
        DateStyle::Ko => format!("{year}년 {}월", date.month),
        DateStyle::Vi => format!("{}/{year}", date.month),
        _ => format!("{year}年{}月", date.month),
    }
}

fn day(style: DateStyle, date: CivilDate) -> String {
    if date.year.abs() > 9_999 {
        return year(style, date.year);
    }
    let month = month(style, date);
    match style {
        _ if date.year > 0 => format!("{month}-{:02}", date.day),
        DateStyle::En => format!("{} {month}", date.day),
        DateStyle::Ko => format!("{month} {}일", date.day),
        DateStyle::Vi => format!("{}/{month}", date.day),
        _ => format!("{month}{}日", date.day),
    }
}

pub(super) fn year(style: DateStyle, year: i64) -> String {
    if let Some(ago) = long_ago(style, 1 - year) {
        return ago;
    }
    let number = counted(style, if year > 0 { year } else { 1 - year });
    match style {
        _ if year > 0 => number,
        DateStyle::En => number + " BCE",
        DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("前{number}"),
        DateStyle::Ko => format!("전 {number}"),
        DateStyle::Vi => number + " TCN",
    }
}

/// A year a million years ago or more, as geologists write it: "13.8 Ga", "66 Ma"; 138億年前.
fn long_ago(style: DateStyle, years: i64) -> Option<String> {
    if years < 1_000_000 {
        return None;
    }
    let number = counted(style, years);
    Some(match style {
        DateStyle::En | DateStyle::Vi => {
            let (number, unit) = number.split_at(number.len() - 1);
            format!("{number} {unit}a")
        }
        DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("{number}年前"),
        DateStyle::Ko => format!("{number} 년 전"),
    })
}

/// Years in large units from a million on, as a language counts: thousands of millions (`G`) and millions, or 億 and 萬.
fn counted(style: DateStyle, years: i64) -> String {
    let (large, small) = match style {
        DateStyle::En | DateStyle::Vi => ((1_000_000_000, "G"), (1_000_000, "M")),
        DateStyle::ZhHant => ((100_000_000, "億"), (10_000, "萬")),
        DateStyle::ZhHans => ((100_000_000, "亿"), (10_000, "万")),
        DateStyle::Ja => ((100_000_000, "億"), (10_000, "万")),
        DateStyle::Ko => ((100_000_000, "억"), (10_000, "만")),
    };
    let (unit, sign) = if years >= large.0 { large } else { small };
    if years < 1_000_000 {
        years.to_string()
    } else {
        tenths(years, unit) + sign
    }
}

/// A quotient to one digit behind the point.
fn tenths(number: i64, unit: i64) -> String {
    let tenths = (number + unit / 20) / (unit / 10);
    if tenths % 10 == 0 {
        format!("{}", tenths / 10)
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

pub(super) fn season(style: DateStyle, date: &Date) -> String {
    let code = date.month().unwrap_or(21);
    let year = year(style, date.year());
    match (code, style) {
        (21..=32, DateStyle::En | DateStyle::Vi) => {
            format!(
                "{} {year}",
                ["spr", "sum", "aut", "win"][usize::from((code - 21) % 4)]
            )
        }
        (21..=32, DateStyle::Ko) => format!(
            "{year} {}",
            ["봄", "여름", "가을", "겨울"][usize::from((code - 21) % 4)]
        ),
        (21..=32, _) => format!(
            "{year}年{}",
            ["春", "夏", "秋", "冬"][usize::from((code - 21) % 4)]
        ),
        (33..=36, _) => format!("{year} Q{}", code - 32),
        (37..=39, _) => format!("{year} {}/3", code - 36),
        _ => format!("{year} {}/2", code - 39),
    }
}

fn lunar(from: &LunarDate, to: &LunarDate, style: DateStyle) -> String {
    let same_year = (from.era, from.year) == (to.era, to.year);
    let same_month = same_year && (from.month, from.intercalary) == (to.month, to.intercalary);
    let year = from.year_brief(style);
    let english = style == DateStyle::En;
    let month = |date: &LunarDate| {
        let intercalary = if date.intercalary { "i" } else { "" };
        if english {
            format!("{intercalary}{}", date.month)
        } else {
            date.month_number(style)
        }
    };
    let point = if english { "." } else { "" };
    match (same_month, same_year) {
        (true, _) if from.day == to.day => format!(
            "{year}{point}{}{point}{}",
            month(from),
            from.day_number(style)
        ),
        (true, _) => format!("{year}{point}{}", month(from)),
        (_, true) => format!("{year}{point}{}–{}", month(from), month(to)),
        _ => format!("{year}–{}", to.year_brief(style)),
    }
}
