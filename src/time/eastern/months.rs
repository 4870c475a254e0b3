//! The months of a year as counted by the states of East Asia, and which of them a date refers to.

use super::{Month, Said};
use crate::time::calendar::{Era, Kept, MonthNames, store};
use crate::time::han::han;
use crate::time::moment::Day;
use crate::time::reckoning::Reckoning;

/// A month of a year in some calendar.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is another property of the month"
)]
pub(super) struct MonthOfYear {
    pub(super) number: u8,
    pub(super) intercalary: bool,
    pub(super) place: usize,
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) names: MonthNames,
    pub(super) computed: bool,
    /// Whether the state ended within the month, which went on in the reckoning of some: 開國五百四年十一月十七日 is the first day of 1896.
    pub(super) is_cut: bool,
    /// Whether it is a month of the Gregorian calendar.
    pub(super) is_solar: bool,
}

impl MonthOfYear {
    /// The season, from 0 (spring) to 3 (winter). In the Gregorian calendar spring begins with March.
    pub(super) const fn season(&self) -> u8 {
        let first = if self.is_solar { 3 } else { 1 };
        (self.number + 12 - first) % 12 / 3
    }
}

/// The months of an era year, in the calendars that its state used at the time.
pub(super) fn months(era: &Era, year: i64) -> Vec<MonthOfYear> {
    let mut all: Vec<MonthOfYear> = Vec::new();
    for (kept, days) in era.polity().calendars() {
        let of_kept = match kept {
            Kept::Lunar(series) => lunar_months(series, year),
            Kept::Gregorian => solar_months(year),
            Kept::Unknown => Vec::new(),
        };
        let inside = of_kept.into_iter().filter_map(|month| {
            let (first, last) = (
                month.first.max(days.start),
                month.last.min(days.end.plus(-1)),
            );
            let is_cut = last < month.last && ends(era, days.end);
            (first <= last).then_some(MonthOfYear {
                last,
                is_cut,
                ..month
            })
        });
        all.extend(inside);
    }
    all
}

/// Whether the state of an era had no era from a day on.
fn ends(era: &Era, day: Day) -> bool {
    let mut all = store().eras_of(era.polity).iter();
    all.all(|era| era.end.is_some_and(|end| end <= day))
}

pub(super) fn lunar_months(series: usize, year: i64) -> Vec<MonthOfYear> {
    let Some(months) = store().months(series) else {
        return Vec::new();
    };
    months
        .of_year(year)
        .map(|month| MonthOfYear {
            number: month.number,
            intercalary: month.intercalary,
            place: month.place,
            first: month.first,
            last: month.last,
            names: months.names(),
            computed: months.is_computed(month.first),
            is_cut: false,
            is_solar: false,
        })
        .collect()
}

fn solar_months(year: i64) -> Vec<MonthOfYear> {
    let month = |(place, number): (usize, u8)| {
        let first = Reckoning::Gregorian.month_start(year, i64::from(number));
        MonthOfYear {
            number,
            intercalary: false,
            place,
            first,
            last: Reckoning::Gregorian.next_month_start(first).plus(-1),
            names: MonthNames::Usual,
            computed: false,
            is_cut: false,
            is_solar: true,
        }
    };
    (0..12).zip(1_u8..).map(month).collect()
}

/// The months of the year that a named month may refer to.
pub(super) fn matching(month: Month, months: &[MonthOfYear]) -> Vec<&MonthOfYear> {
    if month.said == Said::Last {
        return months.last().into_iter().collect();
    }
    let by_branch = matches!(month.said, Said::Branch(_));
    let has_branches = months.iter().any(|one| one.names == MonthNames::Branches);
    let is_meant = |one: &&MonthOfYear| {
        if one.intercalary != month.intercalary {
            return false;
        }
        match (month.said, one.names) {
            (Said::First, MonthNames::Zhou) => one.number == 11 && one.place == 0,
            (Said::Twelfth, MonthNames::Zhou) => one.number == 12 && one.place == 1,
            // 建子月 in a year that had months of such names, and others.
            _ if by_branch && has_branches => {
                one.names == MonthNames::Branches && one.number == month.number
            }
            _ => month.number == 0 || one.number == month.number,
        }
    };
    let found: Vec<&MonthOfYear> = months.iter().filter(is_meant).collect();
    // Under Wu Zetian, if two months have the number, the later one is meant.
    let numbered: Vec<&MonthOfYear> = found
        .iter()
        .copied()
        .filter(|one| one.names != MonthNames::Zhou || month.said != Said::Number || one.place > 1)
        .collect();
    if numbered.is_empty() { found } else { numbered }
}

/// The error message for a month that the year does not have, with the months it has.
pub(super) fn no_such_month(month: Month, year: i64, months: &[MonthOfYear]) -> String {
    let leaps: Vec<String> = months
        .iter()
        .filter(|one| one.intercalary)
        .map(|one| name(one.number, true))
        .collect();
    let instead = if leaps.is_empty() {
        "no month was intercalary".to_owned()
    } else {
        format!("the intercalary month is {}", leaps.join(", "))
    };
    if month.number == 0 {
        return format!("the year {year} has no intercalary month");
    }
    format!(
        "the year {year} has no month {}: {instead}",
        name(month.number, month.intercalary)
    )
}

/// The Chinese name of a month: 閏十一月.
pub(super) fn name(number: u8, intercalary: bool) -> String {
    let called = if number == 1 {
        "正".to_owned()
    } else {
        han(u32::from(number))
    };
    format!("{}{called}月", if intercalary { "閏" } else { "" })
}
