//! Resolving years, seasons and eras of which no month is named.

use super::months::MonthOfYear;
use super::part::parted;
use super::resolve::{Span, beyond, needs_no_month, plain};
use super::years::counted_until;
use super::{At, Eastern};
use crate::time::calendar::{Era, MonthNames};
use crate::time::error::DateError;
use crate::time::reckoning::Reckoning;

/// An unspecified time in an era, or in a part of it: 靖康年間, 紹興初.
pub(super) fn some_year(date: &Eastern, era: &Era, column: usize) -> Result<Span, DateError> {
    let of_a_year = [
        date.year_pair.map(|at| at.column),
        date.year_branch.map(|at| at.column),
        date.season.map(|at| at.column),
        date.month.map(|at| at.column),
    ];
    if let Some(column) = of_a_year.into_iter().flatten().min() {
        let reason = "this needs the number of the year: 元年, 二年";
        return Err(DateError::new(column, reason));
    }
    needs_no_month(date)?;
    let Some(end) = era.end else {
        return Err(DateError::new(column, "this era has not ended"));
    };
    let (first, last) = (era.first, end.plus(-1));
    Ok(parted(date.part, plain(first, last)))
}

/// A year whose months are not in the tables: approximately the Julian (Gregorian after 1582) year of the same number.
pub(super) fn unknown_months(
    date: &Eastern,
    era: &Era,
    year: i64,
    column: usize,
) -> Result<Span, DateError> {
    if date.month.is_some() || date.season.is_some() || date.pair.is_some() {
        let reason = format!(
            "the months of {} in this year are not known",
            era.polity().names.han
        );
        return Err(DateError::new(column, reason));
    }
    needs_no_month(date)?;
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
        ..parted(date.part, plain(first, last))
    })
}

/// A whole year, or a season of it; a year that begins in winter ends in winter too.
pub(super) fn whole(
    date: &Eastern,
    era: &Era,
    year: i64,
    months: &[MonthOfYear],
) -> Result<Vec<Span>, DateError> {
    needs_no_month(date)?;
    let chosen: Vec<Span> = match (date.season, months) {
        (Some(season), _) => of_season(season.value, year, months),
        (None, [first, .., last]) => vec![from_to(first, last)],
        (None, all) => joined(all.iter()),
    };
    if chosen.is_empty() {
        let column = date.season.map_or(1, |season| season.column);
        return Err(DateError::new(column, "this year has no such season"));
    }
    let mut spans = Vec::new();
    for mut span in chosen {
        clip(&mut span, era);
        span.beyond = beyond(era, &span);
        spans.push(parted(date.part, span));
    }
    Ok(spans)
}

/// The months of a season, and those that follow them without a gap. A winter of the Gregorian calendar begins in December.
fn of_season(season: u8, year: i64, months: &[MonthOfYear]) -> Vec<Span> {
    let is_meant = |month: &&MonthOfYear| month.season() == season;
    let mut spans = joined(months.iter().filter(is_meant));
    let december = Reckoning::Gregorian.month_start(year, 12);
    let ends_solar = months
        .last()
        .is_some_and(|month| month.is_solar && month.first == december);
    if ends_solar && season == 3 {
        let last = Reckoning::Gregorian.month_start(year + 1, 3).plus(-1);
        spans = vec![plain(december, last)];
    }
    spans
}

/// Months as ranges without a gap.
fn joined<'a>(months: impl Iterator<Item = &'a MonthOfYear>) -> Vec<Span> {
    let mut runs: Vec<(&MonthOfYear, &MonthOfYear)> = Vec::new();
    for month in months {
        match runs.last_mut() {
            Some((_, last)) if last.last.plus(1) == month.first => *last = month,
            _ => runs.push((month, month)),
        }
    }
    let span = |(first, last)| from_to(first, last);
    runs.into_iter().map(span).collect()
}

fn from_to(first: &MonthOfYear, last: &MonthOfYear) -> Span {
    Span {
        is_computed: first.computed && last.computed,
        ..plain(first.first, last.last)
    }
}

/// Limits a range to the era if the era begins or ends within it.
fn clip(span: &mut Span, era: &Era) {
    let (from, until) = (era.dated_from(), counted_until(era));
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

/// Fails if none of the months is in a season.
pub(super) fn in_season(season: At<u8>, chosen: &[&MonthOfYear]) -> Result<(), DateError> {
    let fits =
        |month: &&MonthOfYear| month.names != MonthNames::Usual || month.season() == season.value;
    if chosen.iter().any(fits) {
        return Ok(());
    }
    let name = ["spring", "summer", "autumn", "winter"][usize::from(season.value.min(3))];
    let reason = format!("this month is not in {name}");
    Err(DateError::new(season.column, reason))
}
