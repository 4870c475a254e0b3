//! What ticks say.

use super::Tick;
use super::step::Step;
use crate::time::calendar::{CalendarDate, CalendarView, LunarDate};
use crate::time::moment::Moment;
use crate::time::reckoning::CivilDate;
use crate::time::write::{DateStyle, month_name, short_year, year};

/// The labels of an axis.
pub(super) struct Labels {
    pub(super) calendar: CalendarView,
    pub(super) style: DateStyle,
    pub(super) step: Step,
}

impl Labels {
    /// The tick at a moment.
    pub(super) fn tick(&self, at: Moment) -> Option<Tick> {
        if at.second_of_day() != 0 {
            let label = format!("{:02}:{:02}", at.second_of_day() / 3_600, at.second_of_day() / 60 % 60);
            return Some(Tick { at, short: label.clone(), label, major: false });
        }
        let (label, short, major) = match self.calendar.calendar().date(at.day())? {
            CalendarDate::Civil(date) => self.civil(date),
            CalendarDate::Lunar(date) => self.lunar(&date),
        };
        Some(Tick { at, label, short, major })
    }

    fn civil(&self, date: CivilDate) -> (String, String, bool) {
        match self.step {
            Step::Years(step) => (self.year(date.year), short_year(date.year), is_round(date.year, step)),
            Step::Months(_) => {
                let month = self.month(date.month);
                let short = if date.month == 1 { short_year(date.year) } else { month.clone() };
                (self.month_of_year(date, &month), short, date.month == 1)
            }
            Step::Days(_) => self.day(date, date.day == 1),
            Step::Seconds(_) => self.day(date, true),
        }
    }

    fn year(&self, number: i64) -> String {
        match self.style {
            DateStyle::Vi => short_year(number),
            style => year(style, number),
        }
    }

    fn month(&self, month: u8) -> String {
        match self.style {
            DateStyle::En => month_name(month)[..3].to_owned(),
            DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => format!("{month}月"),
            DateStyle::Ko => format!("{month}월"),
            DateStyle::Vi => format!("Th{month}"),
        }
    }

    fn month_of_year(&self, date: CivilDate, month: &str) -> String {
        match self.style {
            DateStyle::En | DateStyle::Vi => format!("{month} {}", self.year(date.year)),
            DateStyle::Ko => format!("{} {month}", self.year(date.year)),
            _ => format!("{}{month}", self.year(date.year)),
        }
    }

    fn day(&self, date: CivilDate, major: bool) -> (String, String, bool) {
        let (month, day) = (self.month(date.month), date.day);
        let (label, short) = match self.style {
            DateStyle::En => (format!("{day} {month}"), day.to_string()),
            DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => (format!("{month}{day}日"), format!("{day}日")),
            DateStyle::Ko => (format!("{month} {day}일"), format!("{day}일")),
            DateStyle::Vi => (format!("{day}/{}", date.month), day.to_string()),
        };
        // The first of a month says the month even where there is little room.
        if major { (label, month, true) } else { (label, short, false) }
    }

    fn lunar(&self, date: &LunarDate) -> (String, String, bool) {
        let new_era = date.year == 1;
        match self.step {
            Step::Years(_) => {
                let year = date.year_text(self.style);
                let short = if new_era { year.clone() } else { self.lunar_year_number(date) };
                (year, short, new_era)
            }
            Step::Months(_) => {
                let month = self.lunar_month(date);
                let new_year = date.month == 1;
                let label = if new_year {
                    format!("{}{}{month}", date.year_text(self.style), self.space())
                } else {
                    month.clone()
                };
                (label, if new_year { self.lunar_year_number(date) } else { month }, new_year)
            }
            Step::Days(_) => self.lunar_day(date, date.day == 1),
            Step::Seconds(_) => self.lunar_day(date, true),
        }
    }

    fn space(&self) -> &'static str {
        if self.style == DateStyle::En { " " } else { "" }
    }

    fn lunar_year_number(&self, date: &LunarDate) -> String {
        if self.style == DateStyle::En { date.year.to_string() } else { format!("{}年", date.year_number()) }
    }

    fn lunar_month(&self, date: &LunarDate) -> String {
        match self.style {
            DateStyle::En => format!("{}m{}", if date.intercalary { "i" } else { "" }, date.month),
            style => date.month_number(style),
        }
    }

    fn lunar_day(&self, date: &LunarDate, major: bool) -> (String, String, bool) {
        let (month, day) =
            (self.lunar_month(date), if self.style == DateStyle::En { date.day.to_string() } else { date.day_han() });
        let label = format!("{month}{}{day}", self.space());
        if major { (label, month, true) } else { (label, day, false) }
    }
}

/// Whether a year begins ten steps: a decade of years, a century of decades.
const fn is_round(year: i64, step: i64) -> bool {
    let called = if year > 0 { year } else { 1 - year };
    year == 1 || called % (step * if leads_with_two(step) { 5 } else { 10 }) == 0
}

/// Steps of 2, 20, 200 gather in tens, hundreds, thousands.
const fn leads_with_two(step: i64) -> bool {
    let mut rest = step;
    while rest >= 10 {
        rest /= 10;
    }
    rest == 2
}
