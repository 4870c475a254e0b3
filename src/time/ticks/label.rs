//! What ticks say.

use super::Tick;
use super::step::Step;
use crate::time::calendar::{CalendarDate, CalendarView, LunarDate};
use crate::time::moment::Moment;
use crate::time::reckoning::CivilDate;
use crate::time::write::{DateStyle, month_abbreviation, short_year, year};

/// The labels of an axis.
pub(super) struct Labels {
    pub(super) calendar: CalendarView,
    pub(super) style: DateStyle,
    pub(super) step: Step,
}

impl Labels {
    /// The tick at a moment.
    pub(super) fn tick(&self, at: Moment) -> Option<Tick> {
        let says = match self.calendar.date(at.day())? {
            CalendarDate::Civil(date) => self.civil(date),
            CalendarDate::Lunar(date) => self.lunar(&date),
        };
        let Says {
            whole,
            label,
            short,
            major,
            new_year,
        } = says;
        if at.second_of_day() != 0 {
            let label = format!(
                "{:02}:{:02}",
                at.second_of_day() / 3_600,
                at.second_of_day() / 60 % 60
            );
            let whole = format!("{whole} {label}");
            return Some(Tick {
                at,
                whole,
                short: label.clone(),
                label,
                major: false,
                new_year: false,
            });
        }
        Some(Tick {
            at,
            whole,
            label,
            short,
            major,
            new_year,
        })
    }

    fn civil(&self, date: CivilDate) -> Says {
        let short_year = short_year(self.style, date.year);
        match self.step {
            Step::Years(step) => {
                Says::same(self.year(date.year), short_year, is_round(date.year, step))
            }
            Step::Months(_) => {
                let month = self.month(date.month);
                let whole = self.month_of_year(date, &month);
                Says::same(
                    whole,
                    if date.month == 1 { short_year } else { month },
                    date.month == 1,
                )
            }
            Step::Days(_) => self.day(date, date.day == 1),
            Step::Seconds(_) => self.day(date, true),
        }
    }

    fn year(&self, number: i64) -> String {
        match self.style {
            DateStyle::Vi => short_year(self.style, number),
            style => year(style, number),
        }
    }

    fn month(&self, month: u8) -> String {
        match self.style {
            DateStyle::En => month_abbreviation(month).to_owned(),
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

    fn day(&self, date: CivilDate, major: bool) -> Says {
        let (month, day, year) = (self.month(date.month), date.day, self.year(date.year));
        let (whole, label, short) = match self.style {
            DateStyle::En => (
                format!("{day} {month} {year}"),
                format!("{day} {month}"),
                day.to_string(),
            ),
            DateStyle::Ko => (
                format!("{year} {month} {day}일"),
                format!("{month} {day}일"),
                format!("{day}일"),
            ),
            DateStyle::Vi => {
                let numbers = format!("{day}/{}", date.month);
                (format!("{numbers}/{year}"), numbers, day.to_string())
            }
            _ => (
                format!("{year}{month}{day}日"),
                format!("{month}{day}日"),
                format!("{day}日"),
            ),
        };
        Says {
            whole,
            label,
            short: if major { month } else { short },
            major,
            new_year: (date.month, date.day) == (1, 1),
        }
    }

    fn lunar(&self, date: &LunarDate) -> Says {
        let new_era = date.year == 1;
        let (year, month) = (date.year_brief(self.style), self.lunar_month(date));
        match self.step {
            Step::Years(_) => {
                let short = if new_era {
                    year.clone()
                } else {
                    self.lunar_year_number(date)
                };
                Says::same(year, short, new_era)
            }
            Step::Months(_) => {
                let new_year = date.month == 1;
                let whole = format!("{year}{}{month}", self.space());
                let label = if new_year {
                    whole.clone()
                } else {
                    month.clone()
                };
                Says {
                    whole,
                    label,
                    short: if new_year {
                        self.lunar_year_number(date)
                    } else {
                        month
                    },
                    major: new_year,
                    new_year,
                }
            }
            Step::Days(_) => self.lunar_day(date, date.day == 1),
            Step::Seconds(_) => self.lunar_day(date, true),
        }
    }

    fn space(&self) -> &'static str {
        if self.style == DateStyle::En { " " } else { "" }
    }

    fn lunar_year_number(&self, date: &LunarDate) -> String {
        if self.style == DateStyle::En {
            date.year.to_string()
        } else {
            format!("{}年", date.year_number())
        }
    }

    fn lunar_month(&self, date: &LunarDate) -> String {
        match self.style {
            DateStyle::En => format!("{}m{}", if date.intercalary { "i" } else { "" }, date.month),
            style => date.month_number(style),
        }
    }

    fn lunar_day(&self, date: &LunarDate, major: bool) -> Says {
        let (month, day, space) = (
            self.lunar_month(date),
            date.day_number(self.style),
            self.space(),
        );
        let label = format!("{month}{space}{day}");
        let whole = format!("{}{space}{label}", date.year_brief(self.style));
        Says {
            whole,
            label,
            short: if major { month } else { day },
            major,
            new_year: (date.month, date.day) == (1, 1),
        }
    }
}

/// The words of a tick.
struct Says {
    whole: String,
    label: String,
    short: String,
    major: bool,
    new_year: bool,
}

impl Says {
    /// A tick that needs no other to be understood.
    fn same(whole: String, short: String, major: bool) -> Self {
        Self {
            label: whole.clone(),
            whole,
            short,
            major,
            new_year: major,
        }
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
