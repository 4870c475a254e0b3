//! The labels of ticks.

use std::fmt::Display;

use super::step::Step;
use super::{Tick, Within};
use crate::time::calendar::{CalendarDate, CalendarView, LunarDate};
use crate::time::moment::{Day, Moment};
use crate::time::reckoning::CivilDate;
use crate::time::write::{DateStyle, Word, short_year, year};

/// The labelling of an axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labels {
    pub(super) calendar: CalendarView,
    style: DateStyle,
    pub(super) step: Step,
    /// The unit in which years are counted back from today, if the axis does so.
    ago: Option<Ago>,
}

impl Labels {
    /// The labelling for a step on an axis that starts at `from`.
    pub(super) fn of(calendar: CalendarView, style: DateStyle, step: Step, from: Moment) -> Self {
        Self {
            calendar,
            style,
            step,
            ago: Ago::of(calendar, style, step, from),
        }
    }

    /// Whether the tick at a moment with this date begins a unit larger than its step.
    pub(super) fn is_major(&self, at: Moment, date: CalendarDate) -> bool {
        match (self.step, date) {
            (Step::Years(step), CalendarDate::Civil(date)) => {
                self.ago.is_none() && is_round(date.year, step)
            }
            (Step::Years(_), CalendarDate::Lunar(date)) => date.year == 1,
            (Step::Months(_), CalendarDate::Civil(date)) => date.month == 1,
            (Step::Months(_), CalendarDate::Lunar(date)) => date.month == 1,
            (Step::Days(_), CalendarDate::Civil(date)) => date.day == 1,
            (Step::Days(_), CalendarDate::Lunar(date)) => date.day == 1,
            (Step::Seconds(_), _) => at.second_of_day() == 0,
        }
    }

    /// The tick at a moment with this date.
    pub(super) fn tick(&self, at: Moment, date: &CalendarDate) -> Tick {
        let ordinal = self.ordinal(at, date);
        let (says, within) = match date {
            CalendarDate::Civil(date) => (self.civil(*date), of_civil(*date)),
            CalendarDate::Lunar(date) => (self.lunar(date), of_lunar(date)),
        };
        let Says {
            whole,
            label,
            short,
            needs: (label_needs, short_needs),
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
            ordinal,
            within,
            label_needs,
            short_needs,
        };
        if at.second_of_day() == 0 {
            tick
        } else {
            self.timed(tick)
        }
    }

    /// Turns the tick of a day into that of a time of day.
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
        (tick.label_needs, tick.short_needs) = (DAY, DAY);
        tick
    }

    /// The number of the step that begins at a moment with this date.
    fn ordinal(&self, at: Moment, date: &CalendarDate) -> i64 {
        let day = at.day();
        match (self.step, date) {
            (Step::Seconds(seconds), _) => at.0.div_euclid(seconds),
            (Step::Days(1), _) => day.0,
            (Step::Days(days), CalendarDate::Civil(date)) => {
                let in_month = if days == 5 { 6 } else { 3 };
                let month = date.year * 12 + i64::from(date.month);
                month * in_month + (i64::from(date.day) - 1) / days
            }
            (Step::Days(days), CalendarDate::Lunar(date)) => {
                lunation(day) * (30 / days) + (i64::from(date.day) - 1) / days
            }
            (Step::Months(months), CalendarDate::Civil(date)) => {
                (date.year * 12 + i64::from(date.month) - 1).div_euclid(months)
            }
            (Step::Months(months), CalendarDate::Lunar(_)) => lunation(day) / months,
            (Step::Years(years), CalendarDate::Civil(date)) => date.year.div_euclid(years),
            (Step::Years(years), CalendarDate::Lunar(_)) => day.0 * 4 / 1_461 / years,
        }
    }

    fn civil(&self, date: CivilDate) -> Says {
        let short_year = short_year(self.style, date.year);
        match self.step {
            Step::Years(step) => self.years(date.year, is_round(date.year, step)),
            Step::Months(_) => {
                let month = self.style.short_month(date.month);
                let whole = self.month_of_year(date, month);
                Says::same(
                    whole,
                    if date.month == 1 {
                        (short_year, NOTHING)
                    } else {
                        (month.to_owned(), YEAR)
                    },
                    date.month == 1,
                )
            }
            Step::Days(_) => self.day(date, date.day == 1),
            Step::Seconds(_) => self.day(date, true).of_hours(),
        }
    }

    /// The labels of a year, in the notation of the axis.
    fn years(&self, number: i64, round: bool) -> Says {
        if let Some(ago) = self.ago {
            let count = ago.count(number);
            return Says {
                whole: ago.words(self.style, &count),
                label: count.clone(),
                short: count,
                needs: (ERA, ERA),
                major: false,
                new_year: false,
            };
        }
        let year = self.year_as(Word::AxisYear, number);
        Says::same(year.clone(), (year, NOTHING), round)
    }

    /// The year in the label of a month or a day.
    fn year(&self, number: i64) -> String {
        self.year_as(Word::AxisYearOfDay, number)
    }

    fn year_as(&self, word: Word, number: i64) -> String {
        let (long, short) = (year(self.style, number), short_year(self.style, number));
        self.style.fill(word, &[("long", &long), ("short", &short)])
    }

    fn month_of_year(&self, date: CivilDate, month: &str) -> String {
        let year = self.year(date.year);
        let parts: [(&str, &dyn Display); 2] = [("name", &month), ("year", &year)];
        self.style.fill(Word::AxisMonthOfYear, &parts)
    }

    fn day(&self, date: CivilDate, major: bool) -> Says {
        let (month, year) = (self.style.short_month(date.month), self.year(date.year));
        let parts: [(&str, &dyn Display); 4] = [
            ("day", &date.day),
            ("month", &date.month),
            ("name", &month),
            ("year", &year),
        ];
        let short = self.style.fill(Word::AxisDay, &parts);
        Says {
            whole: self.style.fill(Word::AxisDate, &parts),
            label: self.style.fill(Word::AxisDayOfMonth, &parts),
            short: if major { month.to_owned() } else { short },
            // January after December is understood to be in the next year.
            needs: (ERA, if major { ERA } else { MONTH }),
            major,
            new_year: (date.month, date.day) == (1, 1),
        }
    }

    fn lunar(&self, date: &LunarDate) -> Says {
        let new_era = date.year == 1;
        let (year, month) = (
            date.year_brief(self.style),
            date.month_as(Word::AxisLunarMonth, self.style),
        );
        match self.step {
            Step::Years(_) => {
                let short = if new_era {
                    (year.clone(), NOTHING)
                } else {
                    (date.year_alone(self.style), ERA)
                };
                Says::same(year, short, new_era)
            }
            Step::Months(_) => {
                let new_year = date.month == 1;
                let whole = self.joined(&year, &month);
                let label = if new_year { whole.clone() } else { month };
                Says {
                    whole,
                    label,
                    short: if new_year {
                        date.year_alone(self.style)
                    } else {
                        date.month_as(Word::AxisLunarMonthAlone, self.style)
                    },
                    needs: if new_year {
                        (NOTHING, ERA)
                    } else {
                        (YEAR, YEAR)
                    },
                    major: new_year,
                    new_year,
                }
            }
            Step::Days(_) => self.lunar_day(date, date.day == 1),
            Step::Seconds(_) => self.lunar_day(date, true).of_hours(),
        }
    }

    /// Joins two parts of a date.
    fn joined(&self, before: &str, after: &str) -> String {
        let parts: [(&str, &dyn Display); 2] = [("before", &before), ("after", &after)];
        self.style.fill(Word::AxisLunar, &parts)
    }

    fn lunar_day(&self, date: &LunarDate, major: bool) -> Says {
        let month = date.month_as(Word::AxisLunarMonth, self.style);
        let day = date.day_number(self.style);
        let label = self.joined(&month, &day);
        let whole = self.joined(&date.year_brief(self.style), &label);
        Says {
            whole,
            label,
            short: if major { month } else { day },
            needs: (YEAR, if major { YEAR } else { MONTH }),
            major,
            new_year: (date.month, date.day) == (1, 1),
        }
    }
}

/// A unit of years before today, in which deep time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ago(i64);

impl Ago {
    /// The largest unit that fits into the number of years; `None` below a million years.
    fn unit(style: DateStyle, years: i64) -> Option<Self> {
        let unit = style.units().map(|(unit, _)| unit);
        let unit = unit.into_iter().find(|unit| years >= *unit);
        unit.filter(|_| years >= 1_000_000).map(Self)
    }

    /// The unit for an axis that starts at `from`; `None` if it reaches back less than a million years or its steps are too small.
    fn of(calendar: CalendarView, style: DateStyle, step: Step, from: Moment) -> Option<Self> {
        let Step::Years(1_000..) = step else {
            return None;
        };
        Self::unit(style, TODAY - calendar.reckoning()?.date(from.day()).year)
    }

    /// How many units ago a year was. Ticks are at round years BCE; the 2,000 years since then make no difference.
    fn count(self, year: i64) -> String {
        let years = if year > 0 { 0 } else { 1 - year };
        let rest = format!("{:09}", years % self.0 * (1_000_000_000 / self.0));
        match rest.trim_end_matches('0') {
            "" => (years / self.0).to_string(),
            rest => format!("{}.{rest}", years / self.0),
        }
    }

    fn words(self, style: DateStyle, count: &str) -> String {
        let is_small = self.0 != style.units()[0].0;
        style.form(Word::Ago, usize::from(is_small), &[("n", &count)])
    }
}

/// The year from which years are counted back.
const TODAY: i64 = 2_000;

/// The number of the lunar month that begins on a day. A new moon never falls on a boundary between two numbers.
const fn lunation(day: Day) -> i64 {
    day.0 * 1_000_000 / 29_530_588
}

/// How much of its date must be known to understand a label.
const NOTHING: u8 = 0;
const ERA: u8 = 1;
const YEAR: u8 = 2;
const MONTH: u8 = 3;
const DAY: u8 = 4;

fn of_civil(date: CivilDate) -> Within {
    [0, date.year, date.month.into(), date.day.into()]
}

fn of_lunar(date: &LunarDate) -> Within {
    let month = 2 * i64::from(date.month) + i64::from(date.intercalary);
    [
        1 + date.era.number(),
        date.year.into(),
        month,
        date.day.into(),
    ]
}

/// The labels of a tick.
struct Says {
    whole: String,
    label: String,
    short: String,
    /// What must be known to understand the label and the short form.
    needs: (u8, u8),
    major: bool,
    new_year: bool,
}

impl Says {
    /// A tick whose label is understood without others.
    fn same(whole: String, (short, needs): (String, u8), major: bool) -> Self {
        Self {
            label: whole.clone(),
            whole,
            short,
            needs: (NOTHING, needs),
            major,
            new_year: major,
        }
    }

    /// A day among hours, which is never labelled by its month or number alone.
    fn of_hours(self) -> Self {
        Self {
            short: self.label.clone(),
            needs: (self.needs.0, self.needs.0),
            ..self
        }
    }
}

/// Whether a year begins a group of steps: a decade of years, a century of decades.
const fn is_round(year: i64, step: i64) -> bool {
    let called = if year > 0 { year } else { 1 - year };
    year == 1 || called % (step * if leads_with_two(step) { 5 } else { 10 }) == 0
}

/// Steps of 2, 20, 200 are grouped in tens, hundreds, thousands.
const fn leads_with_two(step: i64) -> bool {
    let mut rest = step;
    while rest >= 10 {
        rest /= 10;
    }
    rest == 2
}
