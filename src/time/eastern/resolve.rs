//! From the parts of an east Asian date and one era that its name may mean to days.

use super::{At, Candidate, Eastern, Month, Part, Said, Year};
use crate::time::calendar::{Era, Kept, MonthNames, store};
use crate::time::error::DateError;
use crate::time::moment::Day;
use crate::time::reckoning::Reckoning;
use crate::time::sexagenary::Sexagenary;

/// The days from the first to the last, on one of which a date falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: Day,
    pub(crate) last: Day,
    /// The same without regard to when its era began and ended within the year.
    pub(crate) whole: (Day, Day),
    /// Whether its words hedge: 初, 末.
    pub(crate) is_about: bool,
    /// Whether its month rests on computation alone.
    pub(crate) is_computed: bool,
    /// Whether it lies before the era was proclaimed, or after it ended.
    pub(crate) beyond: Option<Beyond>,
}

/// On which side of its era a date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// Before it was proclaimed.
    Before,
    /// After it ended.
    After,
}

/// A month of the year that is meant.
#[derive(Debug, Clone, Copy)]
struct Candidates {
    number: u8,
    intercalary: bool,
    place: usize,
    first: Day,
    last: Day,
    names: MonthNames,
    computed: bool,
}

/// The days that a date by this era may mean: more than one span where its month came twice in the year.
///
/// # Errors
///
/// A year that the era did not have, a month that the year did not have, a day that the month did not have, each at its column and with
/// what there is instead.
pub(super) fn resolve(date: &Eastern, found: Candidate) -> Result<Vec<Span>, DateError> {
    let Some(year) = date.year else {
        return Err(DateError::new(
            date.first_column(),
            "an era and its year are missing",
        ));
    };
    let era = found.era;
    let Year::Number(number) = year.value else {
        return some_year(date, era, year.column).map(|span| vec![span]);
    };
    let lunar_year = era.first_year + i64::from(number) - 1;
    within_era(found, At::new(number, year.column), lunar_year)?;
    if let Some(pair) = date.year_pair {
        let own = Sexagenary::of_year(lunar_year);
        if own != pair.value {
            let reason = format!("this year is {own}, not {}", pair.value);
            return Err(DateError::new(pair.column, reason));
        }
    }
    let months = months(era, lunar_year);
    if months.is_empty() {
        return unknown_months(date, era, lunar_year, year.column).map(|span| vec![span]);
    }
    let mut spans = if date.month.is_some() {
        in_months(date, era, lunar_year, &months)?
    } else {
        vec![whole(date, era, &months)?]
    };
    if found.by_ruler {
        for span in &mut spans {
            span.beyond = None;
        }
    }
    Ok(spans)
}

/// An era that is still counted, or that another followed in the next year at the latest, has no more years than it had; what was
/// dated by an era after its house had fallen is read.
fn within_era(found: Candidate, number: At<u32>, lunar_year: i64) -> Result<(), DateError> {
    let era = found.era;
    let (first, last) = if found.by_ruler {
        years_of_ruler(era)
    } else {
        era.years()
    };
    let is_accession = number.value == 0 && era.is_reign;
    let is_of_era = number.value > 0 && lunar_year <= last;
    if is_accession || is_of_era {
        return Ok(());
    }
    let next = following_year(era, last).unwrap_or(last + 60);
    if number.value > 0 && lunar_year <= next {
        return Ok(());
    }
    let count = last - first + 1;
    let counted = if count == 1 {
        "one year only".to_owned()
    } else {
        format!("{count} years")
    };
    let reason = format!(
        "{} ({}) has {counted}, {}",
        era.han,
        era.romanised(),
        said_years(first, last)
    );
    Err(DateError::new(number.column, reason))
}

fn years_of_ruler(era: &Era) -> (i64, i64) {
    let all = &store().eras[era.polity().eras.clone()];
    let own = all.iter().filter(|other| other.ruler == era.ruler);
    let last = own.map(|other| other.years().1).max();
    (era.first_year, last.unwrap_or(era.first_year))
}

/// The first year of the era that the same succession of states counted next.
fn following_year(era: &Era, last: i64) -> Option<i64> {
    let view = store()
        .views
        .iter()
        .find(|view| view.polities.contains(&era.polity))?;
    view.eras()
        .filter(|other| other.is_reign == era.is_reign && other.first > era.first)
        .map(|other| other.first_year)
        .filter(|year| *year >= last)
        .min()
}

/// Years as histories name them: "1126–1127", "140–135 BCE".
pub(super) fn said_years(first: i64, last: i64) -> String {
    let called = |year: i64| if year > 0 { year } else { 1 - year };
    let before = if last <= 0 { " BCE" } else { "" };
    if first == last {
        format!("{}{before}", called(first))
    } else if first <= 0 && last > 0 {
        format!("{} BCE\u{2013}{last} CE", called(first))
    } else {
        format!("{}\u{2013}{}{before}", called(first), called(last))
    }
}

/// 靖康年間, 紹興初: some time of an era, or of the part of it that is named.
fn some_year(date: &Eastern, era: &Era, column: usize) -> Result<Span, DateError> {
    let Some(end) = era.end else {
        return Err(DateError::new(column, "this era has not ended"));
    };
    let (first, last) = (era.first, end.plus(-1));
    Ok(parted(date.part, plain(first, last)))
}

fn plain(first: Day, last: Day) -> Span {
    Span {
        first,
        last,
        whole: (first, last),
        is_about: false,
        is_computed: false,
        beyond: None,
    }
}

/// The third of a span that 初, 中 or 末 name.
fn parted(part: Option<At<Part>>, span: Span) -> Span {
    let Some(part) = part else { return span };
    let third = (span.last.0 - span.first.0 + 1) / 3;
    let (first, last) = match part.value {
        Part::Early => (span.first, span.first.plus((third - 1).max(0))),
        Part::Middle => (span.first.plus(third), span.last.plus(-third)),
        Part::Late => (span.last.plus(1 - third.max(1)), span.last),
    };
    Span {
        first,
        last,
        is_about: true,
        ..span
    }
}

/// The months of a year of an era, in the calendars that its state kept on their days.
fn months(era: &Era, year: i64) -> Vec<Candidates> {
    let mut all: Vec<Candidates> = Vec::new();
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
            (first <= last).then_some(Candidates { last, ..month })
        });
        all.extend(inside);
    }
    all
}

fn lunar_months(series: usize, year: i64) -> Vec<Candidates> {
    let Some(months) = store().months(series) else {
        return Vec::new();
    };
    months
        .of_year(year)
        .map(|month| Candidates {
            number: month.number,
            intercalary: month.intercalary,
            place: month.place,
            first: month.first,
            last: month.last,
            names: months.names(),
            computed: months.is_computed(month.first),
        })
        .collect()
}

fn solar_months(year: i64) -> Vec<Candidates> {
    let month = |(place, number): (usize, u8)| {
        let first = Reckoning::Gregorian.month_start(year, i64::from(number));
        Candidates {
            number,
            intercalary: false,
            place,
            first,
            last: Reckoning::Gregorian.next_month_start(first).plus(-1),
            names: MonthNames::Usual,
            computed: false,
        }
    };
    (0..12).zip(1_u8..).map(month).collect()
}

/// A year whose months the tables do not have: about the Julian year of the same number.
fn unknown_months(date: &Eastern, era: &Era, year: i64, column: usize) -> Result<Span, DateError> {
    if date.month.is_some() || date.season.is_some() || date.pair.is_some() {
        let reason = format!(
            "the months of {} in this year are not known",
            era.polity().han
        );
        return Err(DateError::new(column, reason));
    }
    let reckoning = if year > 1582 {
        Reckoning::Gregorian
    } else {
        Reckoning::Julian
    };
    let (first, last) = (
        reckoning.year_start(year),
        reckoning.year_start(year + 1).plus(-1),
    );
    Ok(Span {
        is_about: true,
        is_computed: true,
        ..plain(first, last)
    })
}

/// A whole year, or a season of it.
fn whole(date: &Eastern, era: &Era, months: &[Candidates]) -> Result<Span, DateError> {
    needs_no_month(date)?;
    let chosen: Vec<&Candidates> = match date.season {
        Some(season) => months
            .iter()
            .filter(|month| (month.number - 1) / 3 == season.value)
            .collect(),
        None => months.iter().collect(),
    };
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else {
        let column = date.season.map_or(1, |season| season.column);
        return Err(DateError::new(column, "this year has no such season"));
    };
    let outer = (first.first, last.last);
    let mut span = Span {
        is_computed: first.computed && last.computed,
        ..plain(outer.0, outer.1)
    };
    if date.season.is_none() {
        clip(&mut span, era);
    }
    span.beyond = beyond(era, &span);
    Ok(parted(date.part, span))
}

/// A year begins with its era where that was proclaimed within it, and ends with it.
fn clip(span: &mut Span, era: &Era) {
    let (from, until) = (era.dated_from(), era.dated_until());
    if span.first < from && from <= span.last {
        span.first = from;
    }
    if let Some(until) = until
        && span.first < until
        && until <= span.last
    {
        span.last = until.plus(-1);
    }
}

fn beyond(era: &Era, span: &Span) -> Option<Beyond> {
    if span.last < era.first && era.dated_from() == era.first {
        Some(Beyond::Before)
    } else {
        let until = era.dated_until();
        until
            .is_some_and(|until| span.first >= until)
            .then_some(Beyond::After)
    }
}

/// A day needs a month to be counted in.
fn needs_no_month(date: &Eastern) -> Result<(), DateError> {
    let day = [
        date.day.map(|at| at.column),
        date.pair.map(|at| at.column),
        date.last_day.map(|at| at.column),
    ];
    day.into_iter().flatten().min().map_or(Ok(()), |column| {
        Err(DateError::new(column, "a day needs its month before it"))
    })
}

fn in_months(
    date: &Eastern,
    era: &Era,
    year: i64,
    months: &[Candidates],
) -> Result<Vec<Span>, DateError> {
    let Some(month) = date.month else {
        return Ok(Vec::new());
    };
    let chosen = meant(month.value, months);
    if chosen.is_empty() {
        return Err(DateError::new(
            month.column,
            no_such_month(month.value, year, months),
        ));
    }
    if let Some(season) = date.season {
        in_season(season, &chosen)?;
    }
    let mut spans = Vec::new();
    let mut refused = None;
    for one in chosen {
        match in_month(date, one, months) {
            Ok(span) => {
                let mut span = parted(date.part, span);
                span.is_computed = one.computed;
                span.beyond = beyond(era, &span);
                spans.push(span);
            }
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    match refused {
        Some(error) if spans.is_empty() => Err(error),
        _ => Ok(spans),
    }
}

/// The months of the year that a month as said may be.
fn meant(month: Month, months: &[Candidates]) -> Vec<&Candidates> {
    let is_meant = |one: &&Candidates| {
        if one.intercalary != month.intercalary {
            return false;
        }
        match (month.said, one.names) {
            (Said::First, MonthNames::Zhou) => one.number == 11 && one.place == 0,
            (Said::Twelfth, MonthNames::Zhou) => one.number == 12 && one.place == 1,
            _ => month.number == 0 || one.number == month.number,
        }
    };
    let found: Vec<&Candidates> = months.iter().filter(is_meant).collect();
    // By its number, a month under Wu Zetian is the later one where two have it.
    let numbered: Vec<&Candidates> = found
        .iter()
        .copied()
        .filter(|one| one.names != MonthNames::Zhou || month.said != Said::Number || one.place > 1)
        .collect();
    if numbered.is_empty() { found } else { numbered }
}

/// What there is instead of a month that the year did not have.
fn no_such_month(month: Month, year: i64, months: &[Candidates]) -> String {
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

fn in_season(season: At<u8>, chosen: &[&Candidates]) -> Result<(), DateError> {
    let fits = |month: &&Candidates| {
        month.names != MonthNames::Usual || (month.number - 1) / 3 == season.value
    };
    if chosen.iter().any(fits) {
        return Ok(());
    }
    let name = ["spring", "summer", "autumn", "winter"][usize::from(season.value.min(3))];
    let reason = format!("this month is not in {name}");
    Err(DateError::new(season.column, reason))
}

fn in_month(date: &Eastern, month: &Candidates, all: &[Candidates]) -> Result<Span, DateError> {
    let (first, last) = (month.first, month.last);
    let mut named = None;
    if let Some(day) = date.day {
        let found = first.plus(i64::from(day.value) - 1);
        if found > last {
            let days = last.0 - first.0 + 1;
            let reason = format!(
                "this month has {days} days: {} to {}",
                said(first),
                said(last)
            );
            return Err(DateError::new(day.column, reason));
        }
        named = Some(found);
    }
    if let Some(at) = date.last_day {
        if named.is_some_and(|day| day != last) {
            let reason = format!("晦 is the last day of the month, {}", said(last));
            return Err(DateError::new(at.column, reason));
        }
        named = Some(last);
    }
    if let Some(pair) = date.pair {
        named = Some(sexagenary_day(pair, named, month, all)?);
    }
    let (from, to) = named.map_or((first, last), |day| (day, day));
    Ok(plain(from, to))
}

/// A sexagenary day in a month, which must be the numbered one where a number is given too.
fn sexagenary_day(
    pair: At<Sexagenary>,
    numbered: Option<Day>,
    month: &Candidates,
    all: &[Candidates],
) -> Result<Day, DateError> {
    let wanted = pair.value;
    let (first, last) = (month.first, month.last);
    let Some(day) = day_named(wanted, first, last) else {
        let others: Vec<String> = all
            .iter()
            .filter(|one| day_named(wanted, one.first, one.last).is_some())
            .map(|one| name(one.number, one.intercalary))
            .collect();
        let reason = format!(
            "no {wanted} ({}) falls in this month: it runs from {} to {}; in this year {} have it",
            wanted.romanised(),
            said(first),
            said(last),
            others.join(", ")
        );
        return Err(DateError::new(pair.column, reason));
    };
    match numbered {
        Some(numbered) if numbered != day => Err(DateError::new(
            pair.column,
            format!(
                "the day named before it is {}, and this one is {}",
                said(numbered),
                said(day)
            ),
        )),
        _ => Ok(day),
    }
}

/// The first day of this name from one day to another.
pub(super) fn day_named(pair: Sexagenary, first: Day, last: Day) -> Option<Day> {
    let wait = (i64::from(pair.index()) - i64::from(first.sexagenary().index())).rem_euclid(60);
    let day = first.plus(wait);
    (day <= last).then_some(day)
}

/// A month as Chinese texts call it: 閏十一月.
fn name(number: u8, intercalary: bool) -> String {
    let called = if number == 1 {
        "正".to_owned()
    } else {
        super::han(u32::from(number))
    };
    format!("{}{called}月", if intercalary { "閏" } else { "" })
}

/// A day for a message: "丙辰 (9 January 1127)".
pub(super) fn said(day: Day) -> String {
    let reckoning = if day < Day(2_299_161) {
        Reckoning::Julian
    } else {
        Reckoning::Gregorian
    };
    format!(
        "{} ({})",
        day.sexagenary(),
        crate::time::write::english_day(day, reckoning)
    )
}
