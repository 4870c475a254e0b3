//! The steps of an axis and their positions.

use std::ops::Range;

use crate::time::calendar::{CalendarDate, CalendarView};
use crate::time::moment::{Day, Moment, SECONDS_PER_DAY};
use crate::time::reckoning::Reckoning;

/// The distance between two ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Seconds, minutes and hours.
    Seconds(i64),
    /// Days, restarting on the first of each month.
    Days(i64),
    /// Months, restarting on the first of each year.
    Months(i64),
    /// Years.
    Years(i64),
}

/// The steps shorter than a year.
const FINE: [Step; 21] = [
    Step::Seconds(1),
    Step::Seconds(2),
    Step::Seconds(5),
    Step::Seconds(10),
    Step::Seconds(15),
    Step::Seconds(30),
    Step::Seconds(60),
    Step::Seconds(300),
    Step::Seconds(600),
    Step::Seconds(900),
    Step::Seconds(1_800),
    Step::Seconds(3_600),
    Step::Seconds(10_800),
    Step::Seconds(21_600),
    Step::Seconds(43_200),
    Step::Days(1),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
];

impl Step {
    /// All steps, from fine to coarse.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        FINE.into_iter().chain(year_steps())
    }

    /// The minimum distance between two ticks. Only the first step of years after 1 CE is one year shorter. With steps of five days, 26
    /// February is skipped, so that ticks are at least four days apart.
    pub(super) const fn least_seconds(self) -> i64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::Days(1) => SECONDS_PER_DAY,
            Self::Days(5) => 4 * SECONDS_PER_DAY,
            Self::Days(_) => 8 * SECONDS_PER_DAY,
            Self::Months(1) => 28 * SECONDS_PER_DAY,
            Self::Months(months) => months * 30 * SECONDS_PER_DAY - SECONDS_PER_DAY,
            Self::Years(1) => 354 * SECONDS_PER_DAY,
            Self::Years(years) => years * 365 * SECONDS_PER_DAY,
        }
    }

    /// The first tick after a moment; `None` at the end of the calendar. `dated` is the date of its day, and the days of that month.
    pub(super) fn next(
        self,
        calendar: CalendarView,
        after: Moment,
        dated: Option<&(CalendarDate, Range<Day>)>,
    ) -> Option<Moment> {
        let day = after.day();
        if let Some(reach) = calendar.reach() {
            if day >= reach.end.plus(-1) {
                return None;
            }
            if day < reach.start {
                return Some(reach.start.start());
            }
            if dated.is_none() {
                return calendar.next_reached(day).map(Day::start);
            }
        }
        match self {
            Self::Seconds(seconds) => Some(after.plus(seconds - after.second_of_day() % seconds)),
            Self::Days(days) => Some(next_day(&dated?.1, day, days).start()),
            Self::Months(months) => Some(next_month(calendar, &dated?.1, months)?.start()),
            Self::Years(years) => Some(next_year(calendar, day, years)?.start()),
        }
    }
}

/// 1, 2 and 5 times the powers of ten.
fn year_steps() -> impl Iterator<Item = Step> {
    (0..11).flat_map(|power| [1, 2, 5].map(|times| Step::Years(times * 10_i64.pow(power))))
}

fn next_day(month: &Range<Day>, day: Day, step: i64) -> Day {
    let gone = day.0 - month.start.0;
    let next = month.start.plus((gone / step + 1) * step);
    // The 31st, and the 26th of a short February, are too close to the next month.
    let too_close = match step {
        1 => 1,
        5 => 4,
        _ => 8,
    };
    if month.end.0 - next.0 < too_close {
        month.end
    } else {
        next
    }
}

fn next_month(calendar: CalendarView, month: &Range<Day>, step: i64) -> Option<Day> {
    let mut next = month.end;
    // Six months can take seven if one is intercalary.
    for _ in 0..8 {
        let Some((date, month)) = calendar.dated(next) else {
            return calendar.next_reached(next);
        };
        match date {
            CalendarDate::Civil(date) if (i64::from(date.month) - 1) % step == 0 => {
                return Some(next);
            }
            CalendarDate::Lunar(date)
                if step == 1 || (!date.intercalary && (i64::from(date.month) - 1) % step == 0) =>
            {
                return Some(next);
            }
            _ => next = month.end,
        }
    }
    Some(next)
}

fn next_year(calendar: CalendarView, day: Day, step: i64) -> Option<Day> {
    if let Some(reckoning) = calendar.reckoning() {
        return Some(reckoning.year_start(next_year_number(reckoning, day, step)));
    }
    calendar.next_era_year(day, step)
}

/// Ticks are at round years in common notation: 100 BCE, 1 CE, 100 CE.
fn next_year_number(reckoning: Reckoning, day: Day, step: i64) -> i64 {
    let year = reckoning.date(day).year;
    if year > 0 {
        return (year / step + 1) * step;
    }
    let before = 1 - year;
    let next = (before - 1) / step * step;
    if next <= 0 { 1 } else { 1 - next }
}
