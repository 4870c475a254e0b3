//! What ticks say.

use super::Tick;
use super::step::Step;
use crate::time::calendar::{CalendarDate, CalendarView, LunarDate};
use crate::time::moment::{Day, Moment};
use crate::time::reckoning::CivilDate;
use crate::time::write::{DateStyle, month_abbreviation, short_year, year};

/// The labels of an axis.
pub(super) struct Labels {
    pub(super) calendar: CalendarView,
    pub(super) style: DateStyle,
    pub(super) step: Step,
    /// The unit of years that are counted back from today, for an axis that says so.
    pub(super) ago: Option<Ago>,
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
        let tick = Tick {
            at,
            whole,
            label,
            short,
            major,
            new_year,
            bare: self.ago.is_some() || matches!(self.step, Step::Days(_) | Step::Seconds(_)),
            ordinal: self.ordinal(at),
        };
        Some(if at.second_of_day() == 0 {
            tick
        } else {
            self.timed(tick)
        })
    }

    /// A tick within a day.
    fn timed(&self, mut tick: Tick) -> Tick {
        let second = tick.at.second_of_day();
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        tick.label = if self.step.least_seconds() < 60 {
            format!("{hour:02}:{minute:02}:{second:02}")
        } else {
            format!("{hour:02}:{minute:02}")
        };
        tick.whole = format!("{} {}", tick.whole, tick.label);
        tick.short.clone_from(&tick.label);
        (tick.major, tick.new_year) = (false, false);
        tick
    }

    /// The number of the step that begins at a moment.
    fn ordinal(&self, at: Moment) -> i64 {
        let day = at.day();
        let date = self.calendar.date(day);
        match (self.step, date) {
            (Step::Seconds(seconds), _) => at.0.div_euclid(seconds),
            (Step::Days(1), _) | (_, None) => day.0,
            (Step::Days(days), Some(CalendarDate::Civil(date))) => {
                let in_month = if days == 5 { 6 } else { 3 };
                let month = date.year * 12 + i64::from(date.month);
                month * in_month + (i64::from(date.day) - 1) / days
            }
            (Step::Days(days), Some(CalendarDate::Lunar(date))) => {
                lunation(day) * (30 / days) + (i64::from(date.day) - 1) / days
            }
            (Step::Months(months), Some(CalendarDate::Civil(date))) => {
                (date.year * 12 + i64::from(date.month) - 1).div_euclid(months)
            }
            (Step::Months(months), Some(CalendarDate::Lunar(_))) => lunation(day) / months,
            (Step::Years(years), Some(CalendarDate::Civil(date))) => date.year.div_euclid(years),
            (Step::Years(years), Some(CalendarDate::Lunar(_))) => day.0 * 4 / 1_461 / years,
        }
    }

    fn civil(&self, date: CivilDate) -> Says {
        let short_year = short_year(self.style, date.year);
        match self.step {
            Step::Years(step) => self.years(date.year, is_round(date.year, step)),
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

    /// A year in the one notation of its axis.
    fn years(&self, number: i64, round: bool) -> Says {
        if let Some(ago) = self.ago {
            let count = ago.count(number);
            return Says {
                whole: ago.words(self.style, &count),
                label: count.clone(),
                short: count,
                major: false,
                new_year: false,
            };
        }
        let year = match self.style {
            DateStyle::En => self.year(number),
            style => short_year(style, number),
        };
        Says::same(year.clone(), year, round)
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
        match self.style {
            DateStyle::En | DateStyle::Ko | DateStyle::Vi => " ",
            DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => "",
        }
    }

    fn lunar_year_number(&self, date: &LunarDate) -> String {
        match self.style {
            DateStyle::En | DateStyle::Vi => date.year.to_string(),
            DateStyle::Ko => format!("{}년", date.year),
            DateStyle::ZhHant | DateStyle::ZhHans | DateStyle::Ja => {
                format!("{}年", date.year_number())
            }
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

/// A unit of years before today: what deep time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ago(i64);

impl Ago {
    /// The unit of so many years.
    fn unit(style: DateStyle, years: i64) -> Option<Self> {
        let units = match style {
            DateStyle::En | DateStyle::Vi => [1_000_000_000, 1_000_000],
            _ => [100_000_000, 10_000],
        };
        let unit = units.into_iter().find(|unit| years >= *unit);
        unit.filter(|_| years >= 1_000_000).map(Self)
    }

    /// The unit of an axis from a moment on, if it reaches back a million years and its steps are not too small to be told so.
    pub(super) fn of(
        calendar: CalendarView,
        style: DateStyle,
        step: Step,
        from: Moment,
    ) -> Option<Self> {
        let Step::Years(1_000..) = step else {
            return None;
        };
        Self::unit(style, TODAY - calendar.reckoning()?.date(from.day()).year)
    }

    /// How many of the unit a year lies back. Steps are of the years as they are called, and two thousand years make no difference.
    fn count(self, year: i64) -> String {
        let years = if year > 0 { 0 } else { 1 - year };
        let rest = format!("{:09}", years % self.0 * (1_000_000_000 / self.0));
        match rest.trim_end_matches('0') {
            "" => (years / self.0).to_string(),
            rest => format!("{}.{rest}", years / self.0),
        }
    }

    fn words(self, style: DateStyle, count: &str) -> String {
        let large = self.0 >= 100_000_000;
        match style {
            DateStyle::En if large => format!("{count} billion years ago"),
            DateStyle::En => format!("{count} million years ago"),
            DateStyle::Vi if large => format!("{count} tỷ năm trước"),
            DateStyle::Vi => format!("{count} triệu năm trước"),
            DateStyle::ZhHans if large => format!("{count}亿年前"),
            DateStyle::ZhHant | DateStyle::Ja if large => format!("{count}億年前"),
            DateStyle::ZhHant => format!("{count}萬年前"),
            DateStyle::ZhHans | DateStyle::Ja => format!("{count}万年前"),
            DateStyle::Ko if large => format!("{count}억 년 전"),
            DateStyle::Ko => format!("{count}만 년 전"),
        }
    }
}

/// The year from which years are counted back.
const TODAY: i64 = 2_000;

/// The number of a month of the moon that begins on a day; the new moon never falls where two numbers part.
const fn lunation(day: Day) -> i64 {
    day.0 * 1_000_000 / 29_530_588
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
