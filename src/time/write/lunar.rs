//! Dates in a lunisolar calendar.

use super::{DateStyle, phrase};
use crate::time::calendar::{CalendarView, LunarDate, MonthNames, lunar_day};
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
    let (first_said, last_said) = (write(&from), write(&to));
    if first_said == last_said {
        return Some(first_said);
    }
    // Two units that follow each other are not a time that lasted: it was in the one or in the other.
    let next = if unit == Precision::Year {
        calendar.year_of(first)
    } else {
        calendar.month_of(first)
    };
    let follow = next.and_then(|days| lunar_day(calendar, days.end));
    let either = follow.is_some_and(|next| write(&next) == last_said);
    if !either {
        return Some([first_said, last_said].join(phrase::RANGE[style as usize]));
    }
    let same_year = (from.era, from.year) == (to.era, to.year);
    let last_said = if same_year && unit != Precision::Year {
        to.month_number(style)
    } else {
        last_said
    };
    Some([first_said, last_said].join(phrase::OR[style as usize]))
}

fn is_whole_year(first: Day, last: Day, calendar: CalendarView) -> bool {
    calendar
        .year_of(first)
        .is_some_and(|year| year == (first..last.plus(1)))
}

impl LunarDate {
    /// In Han characters, with the sexagenary day: 靖康元年閏十一月廿五日 丙辰. Simplified for [`DateStyle::ZhHans`].
    pub fn han(&self, style: DateStyle) -> String {
        let style = match style {
            DateStyle::ZhHans | DateStyle::Ja => style,
            _ => DateStyle::ZhHant,
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

    /// The name of the era in the writing of a style.
    pub fn era_name(&self, style: DateStyle) -> String {
        let era = self.era.era();
        match style {
            DateStyle::En => era.romanised(),
            DateStyle::ZhHant => era.han.clone(),
            DateStyle::ZhHans => era.hans(),
            DateStyle::Ja => era.japanese().to_owned(),
            DateStyle::Ko => era.hangul().unwrap_or_else(|| era.han.clone()),
            DateStyle::Vi => era.viet().unwrap_or_else(|| era.romanised()),
        }
    }

    /// Year, month and day: 靖康元年閏十一月廿五日, "Jingkang 1, intercalary month 11, day 25".
    pub fn day_text(&self, style: DateStyle) -> String {
        let month = self.month_text(style);
        match style {
            DateStyle::En => format!("{month}, day {}", self.day),
            DateStyle::Vi => format!("{month}, ngày {}", self.day),
            DateStyle::Ko => format!("{month} {}일", self.day),
            _ => format!("{month}{}日", self.day_han()),
        }
    }

    /// The year: 靖康元年, "Jingkang 1", 정강 원년, "Tĩnh Khang năm thứ nhất".
    pub fn year_text(&self, style: DateStyle) -> String {
        let era = self.era_name(style);
        if self.era.han() == "元年" && style != DateStyle::En && style != DateStyle::Vi {
            return era;
        }
        match (style, self.year) {
            (DateStyle::En, 0) => format!("{era} accession year"),
            (DateStyle::En, year) => format!("{era} {year}"),
            (DateStyle::Ko, 0) => format!("{era} 즉위년"),
            (DateStyle::Ko, 1) => format!("{era} 원년"),
            (DateStyle::Ko, year) => format!("{era} {year}년"),
            (DateStyle::Vi, 1) => format!("{era} năm thứ nhất"),
            (DateStyle::Vi, year) => format!("{era} năm thứ {year}"),
            _ => format!("{era}{}年", self.year_number()),
        }
    }

    /// The year in few columns: 靖康元年, "Jingkang 1", 정강 원년, "Tĩnh Khang 1".
    pub fn year_brief(&self, style: DateStyle) -> String {
        match style {
            DateStyle::Vi => format!("{} {}", self.era_name(style), self.year),
            _ => self.year_text(style),
        }
    }

    /// The year without its era: 元年, 二年.
    pub fn year_number(&self) -> String {
        match self.year {
            0 => "即位".to_owned(),
            1 => "元".to_owned(),
            year => han(u32::from(year)),
        }
    }

    /// Year and month: 靖康元年閏十一月, "Jingkang 1, intercalary month 11".
    pub fn month_text(&self, style: DateStyle) -> String {
        let year = self.year_text(style);
        let month = self.month_number(style);
        match style {
            DateStyle::En | DateStyle::Vi => format!("{year}, {month}"),
            DateStyle::Ko => format!("{year} {month}"),
            _ => format!("{year}{month}"),
        }
    }

    /// The month alone: 正月, 閏十一月, "intercalary month 11", 윤11월, "tháng 11 nhuận".
    pub fn month_number(&self, style: DateStyle) -> String {
        let month = self.month;
        match (style, self.intercalary) {
            (DateStyle::En, true) => format!("intercalary month {month}"),
            (DateStyle::En, false) => format!("month {month}"),
            (DateStyle::Ko, true) => format!("윤{month}월"),
            (DateStyle::Ko, false) => format!("{month}월"),
            (DateStyle::Vi, true) => format!("tháng {month} nhuận"),
            (DateStyle::Vi, false) => format!("tháng {month}"),
            _ => self.month_han(style),
        }
    }

    /// The month in Han characters, as its calendar calls it.
    fn month_han(&self, style: DateStyle) -> String {
        const BRANCHES: [char; 12] = [
            '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥', '子', '丑',
        ];
        let number = match (self.names, self.month, self.place) {
            (MonthNames::Branches, month, _) => {
                return format!("建{}月", BRANCHES[usize::from(month - 1) % 12]);
            }
            (MonthNames::Zhou, 11, 0) => "正".to_owned(),
            (MonthNames::Zhou, 12, 1) => {
                return if style == DateStyle::ZhHans {
                    "腊月"
                } else {
                    "臘月"
                }
                .to_owned();
            }
            (MonthNames::Usual, 1, _) if !self.solar => "正".to_owned(),
            (_, month, _) => han(u32::from(month)),
        };
        // Before 104 BCE the intercalary month stood behind the ninth, at the end of the year.
        let behind = self.month == 9 && self.place == 12;
        let intercalary = match (self.intercalary, style) {
            (false, _) => "",
            (true, DateStyle::ZhHans) if behind => "后",
            (true, _) if behind => "後",
            (true, DateStyle::ZhHans) => "闰",
            (true, _) => "閏",
        };
        format!("{intercalary}{number}月")
    }

    /// The day alone: 廿五, "25".
    pub fn day_number(&self, style: DateStyle) -> String {
        match style {
            DateStyle::En | DateStyle::Ko | DateStyle::Vi => self.day.to_string(),
            _ => self.day_han(),
        }
    }

    /// The day alone, without 日: 初一, 廿五, 三十.
    pub fn day_han(&self) -> String {
        match self.day {
            day if self.solar => han(u32::from(day)),
            1..=10 => format!("初{}", han(u32::from(self.day))),
            21..=29 => format!("廿{}", han(u32::from(self.day - 20))),
            day => han(u32::from(day)),
        }
    }
}
