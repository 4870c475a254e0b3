//! Dates in a lunisolar calendar.

use super::{DateStyle, phrase};
use crate::time::calendar::{CalendarView, LunarDate, lunar_day};
use crate::time::eastern::han;
use crate::time::edtf::Date;
use crate::time::moment::Day;
use crate::time::precision::Precision;

/// One date without its marks, or `None` where the table does not reach.
pub(super) fn date(date: &Date, calendar: CalendarView, style: DateStyle) -> Option<String> {
    if let Some(day) = date.single_day() {
        let lunar = lunar_day(calendar, day)?;
        return Some(lunar.day_text(style));
    }
    let (first, last) = date.days();
    span(first, last, date.precision(), calendar, style)
}

/// The lunar months (for years and coarser, the years) that the days reach over.
pub(super) fn span(
    first: Day,
    last: Day,
    precision: Precision,
    calendar: CalendarView,
    style: DateStyle,
) -> Option<String> {
    let (from, to) = (lunar_day(calendar, first)?, lunar_day(calendar, last)?);
    let unit = if is_whole_year(first, last, calendar) {
        Precision::Year
    } else {
        precision.max(Precision::Year)
    };
    let write = |date: &LunarDate| {
        if unit == Precision::Year {
            date.year_text(style)
        } else {
            date.month_text(style)
        }
    };
    let (from, to) = (write(&from), write(&to));
    Some(if from == to {
        from
    } else {
        [from, to].join(phrase::RANGE[style as usize])
    })
}

fn is_whole_year(first: Day, last: Day, calendar: CalendarView) -> bool {
    calendar
        .calendar()
        .year_of(first)
        .is_some_and(|year| year == (first..last.plus(1)))
}

impl LunarDate {
    /// In Han characters, with the sexagenary day: 靖康元年閏十一月廿五日 丙辰. Simplified for [`DateStyle::ZhHans`].
    pub fn han(&self, style: DateStyle) -> String {
        let style = if style == DateStyle::En {
            DateStyle::ZhHant
        } else {
            style
        };
        format!("{} {}", self.day_text(style), self.sexagenary)
    }

    /// Romanised, with the sexagenary day: "Jingkang 1, intercalary month 11, day 25 (bingchen)".
    pub fn romanised(&self) -> String {
        format!(
            "{} ({})",
            self.day_text(DateStyle::En),
            self.sexagenary.romanised()
        )
    }

    /// Year, month and day: 靖康元年閏十一月廿五日, "Jingkang 1, intercalary month 11, day 25".
    pub fn day_text(&self, style: DateStyle) -> String {
        match style {
            DateStyle::En => format!("{}, day {}", self.month_text(style), self.day),
            _ => format!("{}{}日", self.month_text(style), self.day_han()),
        }
    }

    /// The year: 靖康元年, "Jingkang 1".
    pub fn year_text(&self, style: DateStyle) -> String {
        match style {
            DateStyle::En => format!("{} {}", self.era_romanised, self.year),
            DateStyle::ZhHans => format!("{}{}年", self.era_simplified, self.year_number()),
            _ => format!("{}{}年", self.era, self.year_number()),
        }
    }

    /// The year without its era: 元年, 二年.
    pub fn year_number(&self) -> String {
        if self.year == 1 {
            "元".to_owned()
        } else {
            han(u32::from(self.year))
        }
    }

    /// Year and month: 靖康元年閏十一月, "Jingkang 1, intercalary month 11".
    pub fn month_text(&self, style: DateStyle) -> String {
        match style {
            DateStyle::En if self.intercalary => format!(
                "{}, intercalary month {}",
                self.year_text(style),
                self.month
            ),
            DateStyle::En => format!("{}, month {}", self.year_text(style), self.month),
            _ => format!("{}{}", self.year_text(style), self.month_number(style)),
        }
    }

    /// The month alone: 正月, 閏十一月.
    pub fn month_number(&self, style: DateStyle) -> String {
        let intercalary = match (self.intercalary, style) {
            (false, _) => "",
            (true, DateStyle::ZhHans) => "闰",
            (true, _) => "閏",
        };
        let number = if self.month == 1 {
            "正".to_owned()
        } else {
            han(u32::from(self.month))
        };
        format!("{intercalary}{number}月")
    }

    /// The day alone: 廿五, "25".
    pub fn day_number(&self, style: DateStyle) -> String {
        if style == DateStyle::En {
            self.day.to_string()
        } else {
            self.day_han()
        }
    }

    /// The day alone, without 日: 初一, 廿五, 三十.
    pub fn day_han(&self) -> String {
        match self.day {
            1..=10 => format!("初{}", han(u32::from(self.day))),
            21..=29 => format!("廿{}", han(u32::from(self.day - 20))),
            day => han(u32::from(day)),
        }
    }
}
