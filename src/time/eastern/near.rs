//! Dates without a year, read near a day: 丙辰, 丙午年, 五月十六日.

use super::months::lunar_months;
use super::resolve::resolve;
use super::{At, Candidate, Eastern, Surroundings, Year};
use crate::time::calendar::{CalendarView, Kept, lunar_day};
use crate::time::edtf::{SetKind, When};
use crate::time::error::DateError;
use crate::time::moment::Day;

/// The days after which another year of a lunar calendar is current.
const YEAR: i64 = 354;

/// The day or year with a sexagenary name that is nearest to the context; without context, all years with that name. `None` if the date
/// has other parts. A month without a year is that of the nearest year in the calendars of the context.
///
/// # Errors
///
/// If it is a day and there is no context.
pub(crate) fn near(date: &Eastern, around: Surroundings<'_>) -> Result<Option<When>, DateError> {
    if let Some(found) = in_near_year(date, around) {
        return found.map(Some);
    }
    let alone = date.eras.is_none()
        && date.year.is_none()
        && date.month.is_none()
        && date.season.is_none()
        && date.day.is_none()
        && date.last_day.is_none();
    match (date.pair, date.year_pair) {
        (Some(pair), None) if alone => {
            let Some(near) = around.near else {
                let reason = format!(
                    "{} comes every sixty days: an era, a year and a month are missing",
                    pair.value
                );
                return Err(DateError::new(pair.column, reason));
            };
            let day = Day(nearest(near.0, i64::from(pair.value.index()) + 11));
            Ok(Some(date.on(day, around.reckoning)))
        }
        (None, Some(pair)) if alone => {
            let index = i64::from(pair.value.index()) + 4;
            let year = around
                .near
                .map(|near| nearest(around.reckoning.date(near).year, index));
            Ok(match year {
                Some(year) => year_called(year, around),
                None => every_year(index, around),
            })
        }
        _ => Ok(None),
    }
}

/// The number nearest to `to` that is congruent to `index` modulo 60.
fn nearest(to: i64, index: i64) -> i64 {
    let behind = (to - index).rem_euclid(60);
    if behind > 30 {
        to + 60 - behind
    } else {
        to - behind
    }
}

/// The days of a year in the Chinese calendar.
fn year_called(year: i64, around: Surroundings<'_>) -> Option<When> {
    let view = CalendarView::named("china")?;
    let middle = around.reckoning.month_start(year, 7);
    let of_series = || {
        let era = lunar_day(view, middle)?.era.era();
        let Kept::Lunar(series) = era.polity().kept(middle) else {
            return None;
        };
        let months = lunar_months(series, year);
        Some(months.first()?.first..months.last()?.last.plus(1))
    };
    let days = of_series()
        .unwrap_or(around.reckoning.year_start(year)..around.reckoning.year_start(year + 1));
    Some(When::within_days(
        days.start,
        days.end.plus(-1),
        around.reckoning,
    ))
}

/// All years with a sexagenary name since the Qin.
fn every_year(index: i64, around: Surroundings<'_>) -> Option<When> {
    let first = -221 + (index + 221).rem_euclid(60);
    let years = (first..1912).step_by(60);
    years
        .map(|year| When::of_year(year, around.reckoning))
        .reduce(|all, year| When::union(SetKind::OneOf, &all, &year).unwrap_or(all))
}

/// A month, and a day of it if there is one, in the year in which it is nearest; `None` if it has a year, or no calendar of eras has the
/// day of the context.
fn in_near_year(date: &Eastern, around: Surroundings<'_>) -> Option<Result<When, DateError>> {
    let is_yearless = date.eras.is_none() && date.year.is_none() && date.year_pair.is_none();
    let near = around
        .near
        .filter(|_| is_yearless && date.month.is_some())?;
    let mut views = around.calendars.iter().copied();
    let view = views.find(|view| lunar_day(*view, near).is_some())?;
    let (mut spans, mut refused) = (Vec::new(), None);
    for days in [0, -YEAR, YEAR] {
        let Some(of) = lunar_day(view, near.plus(days)) else {
            continue;
        };
        let found = Candidate {
            era: of.era.era(),
            is_first: true,
            by_ruler: false,
        };
        let whole = Eastern {
            year: Some(At::new(Year::Number(of.year.into()), 1)),
            ..date.clone()
        };
        match resolve(&whole, found) {
            Ok(all) => spans.extend(all),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    let nearest = spans
        .into_iter()
        .min_by_key(|span| (span.first.0 - near.0).abs());
    match (nearest, refused) {
        (Some(span), _) if span.first == span.last => {
            Some(Ok(date.on(span.first, around.reckoning)))
        }
        (Some(span), _) => Some(Ok(When::within_days(
            span.first,
            span.last,
            around.reckoning,
        ))),
        (None, refused) => refused.map(Err),
    }
}
