//! Formatting dates in an era calendar.

use std::fmt::Display;

use super::{DateStyle, Word, phrase};
use crate::time::calendar::{CalendarView, LunarDate, MonthNames, lunar_day};
use crate::time::edtf::Date;
use crate::time::han::han;
use crate::time::moment::Day;
use crate::time::precision::Precision;
use crate::time::writing::Writing;

/// A single date without its marks; `None` if the calendar does not cover it.
pub(super) fn date(date: &Date, calendar: CalendarView, style: DateStyle) -> Option<String> {
    if let Some(day) = date.single_day() {
        let lunar = lunar_day(calendar, day)?;
        return Some(lunar.day_text(style));
    }
    let (first, last) = date.days();
    span(first, last, date.precision(), calendar, style)
}

/// The lunar months spanned by a range of days, if it consists of whole months or is within one. Otherwise, and for years and coarser
/// dates, the years: for a month of another calendar, it is not known in which of two lunar months it was.
pub(super) fn span(
    first: Day,
    last: Day,
    precision: Precision,
    calendar: CalendarView,
    style: DateStyle,
) -> Option<String> {
    let (from, to) = (lunar_day(calendar, first)?, lunar_day(calendar, last)?);
    let says_month = precision > Precision::Year && are_months(first, last, calendar);
    let unit = if !says_month || is_whole_year(first, last, calendar) {
        Precision::Year
    } else {
        precision
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
    // Two consecutive units are written as alternatives, not as a range: the date was in one or the other.
    let next = if unit == Precision::Year {
        calendar.year_of(first)
    } else {
        calendar.month_of(first)
    };
    let follow = next.and_then(|days| lunar_day(calendar, days.end));
    let either = follow.is_some_and(|next| write(&next) == last_said);
    if !either {
        let parts: &[(&str, &dyn Display)] = &[("from", &first_said), ("to", &last_said)];
        return Some(style.fill(Word::Range, parts));
    }
    let same_year = (from.era, from.year) == (to.era, to.year);
    let last_said = if same_year && unit != Precision::Year {
        to.month_number(style)
    } else {
        last_said
    };
    Some(phrase::either(style, Word::Or, &first_said, &last_said))
}

/// Whether a range of days consists of whole months of a calendar, or is within one.
pub(super) fn are_months(first: Day, last: Day, calendar: CalendarView) -> bool {
    let month = |day| calendar.month_of(day);
    month(first)
        .zip(month(last))
        .is_some_and(|(from, to)| from == to || from.start == first && to.end == last.plus(1))
}

fn is_whole_year(first: Day, last: Day, calendar: CalendarView) -> bool {
    calendar
        .year_of(first)
        .is_some_and(|year| year == (first..last.plus(1)))
}

impl LunarDate {
    /// The date in traditional characters, with the sexagenary day: 靖康元年閏十一月廿五日 丙辰.
    ///
    /// ```
    /// use annals::time::{CalendarView, CivilDate, Reckoning, lunar_day};
    ///
    /// let day = Reckoning::Julian.day(CivilDate::new(1127, 1, 9)).expect("a day");
    /// let song = CalendarView::named("song").expect("a calendar");
    /// let date = lunar_day(song, day).expect("the table reaches this day");
    /// assert_eq!(date.han(), "靖康元年閏十一月廿五日 丙辰");
    /// ```
    pub fn han(&self) -> String {
        let (era, month) = (&self.era.era().han, self.month_han(Writing::Traditional));
        let year = if self.era.han() == "元年" {
            era.clone()
        } else {
            let unit = self.own_unit(Writing::Traditional).unwrap_or('年');
            format!("{era}{}{unit}", self.year_number())
        };
        format!(
            "{year}{month}{}日 {}",
            self.day_han(Writing::Traditional),
            self.sexagenary
        )
    }

    /// The romanised date with the sexagenary day: "Jingkang 1, intercalary month 11, day 25 (bingchen)".
    ///
    /// ```
    /// use annals::time::{CalendarView, CivilDate, Reckoning, lunar_day};
    ///
    /// let day = Reckoning::Julian.day(CivilDate::new(1127, 1, 9)).expect("a day");
    /// let song = CalendarView::named("song").expect("a calendar");
    /// let date = lunar_day(song, day).expect("the table reaches this day");
    /// assert_eq!(date.romanised(), "Jingkang 1, intercalary month 11, day 25 (bingchen)");
    /// ```
    pub fn romanised(&self) -> String {
        format!(
            "{} ({})",
            self.day_text(DateStyle::english()),
            self.sexagenary.romanised()
        )
    }

    /// Year, month and day: 靖康元年閏十一月廿五日, "Jingkang 1, intercalary month 11, day 25".
    pub fn day_text(&self, style: DateStyle) -> String {
        let (month, han) = (self.month_text(style), self.day_han(style.writing()));
        style.fill(
            Word::LunarDay,
            &[("month", &month), ("day", &self.day), ("han", &han)],
        )
    }

    /// The year: 靖康元年, "Jingkang 1", 정강 원년, "Tĩnh Khang năm thứ nhất".
    pub fn year_text(&self, style: DateStyle) -> String {
        self.year_as(Word::LunarYear, style)
    }

    /// The year in short form: 靖康元年, "Jingkang 1", 정강 원년, "Tĩnh Khang 1".
    pub(in crate::time) fn year_brief(&self, style: DateStyle) -> String {
        self.year_as(Word::LunarYearShort, style)
    }

    fn year_as(&self, word: Word, style: DateStyle) -> String {
        let era = self.era.name_in(style);
        // Some eras have no name but that of their first year.
        if self.era.han() == "元年" && !style.writing().is_latin() {
            return era;
        }
        let form = usize::from(self.year.min(2));
        let han = self.year_number();
        let text = style.form(
            word,
            form,
            &[("era", &era), ("year", &self.year), ("han", &han)],
        );
        self.with_own_unit(text, style)
    }

    /// The text of a year with the unit that its court used.
    fn with_own_unit(&self, text: String, style: DateStyle) -> String {
        let own = self.own_unit(style.writing());
        match (own, text.strip_suffix('年')) {
            (Some(unit), Some(counted)) => format!("{counted}{unit}"),
            _ => text,
        }
    }

    /// The character for a year in place of 年, by order of a court: 載 from 天寶三載 to 至德三載, 歲 from 天平勝寶七歲 to 九歲.
    fn own_unit(&self, writing: Writing) -> Option<char> {
        let units = match (self.era.polity(), self.era.han(), self.year) {
            ("tang", "天寶", 3..) | ("tang", "至德", _) => ['載', '载', '載'],
            ("jp", "天平勝寶", 7..) => ['歲', '岁', '歳'],
            _ => return None,
        };
        match writing {
            Writing::Traditional => Some(units[0]),
            Writing::Simplified => Some(units[1]),
            Writing::Japanese => Some(units[2]),
            Writing::Romanised | Writing::Kana | Writing::Hangul | Writing::Vietnamese => None,
        }
    }

    /// The year without its era, as on an axis: "2", 二年.
    pub(in crate::time) fn year_alone(&self, style: DateStyle) -> String {
        let (form, han) = (usize::from(self.year.min(2)), self.year_number());
        let text = style.form(
            Word::AxisLunarYear,
            form,
            &[("year", &self.year), ("han", &han)],
        );
        self.with_own_unit(text, style)
    }

    /// The number of the year in Han characters: 即位, 元, 二.
    fn year_number(&self) -> String {
        match self.year {
            0 => "即位".to_owned(),
            1 => "元".to_owned(),
            year => han(u32::from(year)),
        }
    }

    /// Year and month: 靖康元年閏十一月, "Jingkang 1, intercalary month 11".
    pub fn month_text(&self, style: DateStyle) -> String {
        let (year, month) = (self.year_text(style), self.month_number(style));
        style.fill(
            Word::LunarMonthOfYear,
            &[("year", &year), ("month", &month)],
        )
    }

    /// The month alone: 正月, 閏十一月, "intercalary month 11", 윤11월, "tháng 11 nhuận".
    pub fn month_number(&self, style: DateStyle) -> String {
        self.month_as(Word::LunarMonth, style)
    }

    /// The month, formatted with a given template.
    pub(in crate::time) fn month_as(&self, word: Word, style: DateStyle) -> String {
        let (form, han) = (
            usize::from(self.intercalary),
            self.month_han(style.writing()),
        );
        style.form(word, form, &[("month", &self.month), ("han", &han)])
    }

    /// The month in Han characters, as named in its calendar.
    fn month_han(&self, writing: Writing) -> String {
        const BRANCHES: [char; 12] = [
            '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥', '子', '丑',
        ];
        let number = match (self.names, self.month, self.place) {
            (MonthNames::Branches, month, _) => {
                return format!("建{}月", BRANCHES[usize::from(month - 1) % 12]);
            }
            (MonthNames::Zhou, 11, 0) => "正".to_owned(),
            (MonthNames::Zhou, 12, 1) => {
                return if writing == Writing::Simplified {
                    "腊月"
                } else {
                    "臘月"
                }
                .to_owned();
            }
            (MonthNames::Usual, 1, _) if !self.solar => "正".to_owned(),
            (_, month, _) => han(u32::from(month)),
        };
        // Before 104 BCE the intercalary month came after the ninth, at the end of the year.
        let behind = self.month == 9 && self.place == 12;
        let intercalary = match (self.intercalary, writing) {
            (false, _) => "",
            (true, Writing::Simplified) if behind => "后",
            (true, _) if behind => "後",
            (true, Writing::Simplified) => "闰",
            (true, _) => "閏",
        };
        format!("{intercalary}{number}月")
    }

    /// The day alone: 廿五, "25".
    pub fn day_number(&self, style: DateStyle) -> String {
        let han = self.day_han(style.writing());
        style.fill(Word::LunarDayAlone, &[("day", &self.day), ("han", &han)])
    }

    /// The day without 日: 初一, 廿五, 三十; in Japanese 一, 二十五, 三十.
    pub(in crate::time) fn day_han(&self, writing: Writing) -> String {
        match self.day {
            day if self.solar || writing.is_japanese() => han(u32::from(day)),
            1..=10 => format!("初{}", han(u32::from(self.day))),
            21..=29 => format!("廿{}", han(u32::from(self.day - 20))),
            day => han(u32::from(day)),
        }
    }
}
