//! Resolving the parts of an East Asian date in a given era to days.

use super::months::{MonthOfYear, matching, months, name, no_such_month};
use super::part::parted;
use super::undivided::{in_season, some_year, unknown_months, whole};
use super::years::{counted_until, within_era};
use super::{At, Candidate, Eastern, Part, Said, Year};
use crate::time::calendar::{Era, Kept, store};
use crate::time::error::DateError;
use crate::time::moment::Day;
use crate::time::sexagenary::Sexagenary;
use crate::time::write::named_day;

/// The range of days within which a date falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: Day,
    pub(crate) last: Day,
    /// The range without the limits of the era within the year.
    pub(crate) whole: (Day, Day),
    /// Whether the wording is approximate: 初, 末.
    pub(crate) is_about: bool,
    /// Whether its month is only computed.
    pub(crate) is_computed: bool,
    /// Whether it is before the proclamation of the era, or after its end.
    pub(crate) beyond: Option<Beyond>,
}

impl Span {
    /// The days without what is said about them.
    pub(super) const fn days(&self) -> (Day, Day, (Day, Day)) {
        (self.first, self.last, self.whole)
    }

    /// Extends this range by another one of the same year, or by one that follows it.
    pub(super) fn unite(&mut self, other: &Self) {
        if self.whole == other.whole {
            self.first = self.first.min(other.first);
            self.last = self.last.max(other.last);
        } else if other.first == self.last.plus(1) {
            (self.last, self.whole.1) = (other.last, other.whole.1);
        }
    }
}

/// On which side of its era a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// Before the era was proclaimed.
    Before,
    /// After the era ended.
    After,
}

/// The ranges of days that a date in this era may refer to; more than one if its month occurred twice in the year.
///
/// # Errors
///
/// If the era does not have the year, the year the month, or the month the day. The error has the column of that part and names what
/// exists instead.
pub(super) fn resolve(date: &Eastern, found: Candidate) -> Result<Vec<Span>, DateError> {
    let Some(year) = date.year else {
        return Err(DateError::new(
            date.first_column(),
            "an era and its year are missing",
        ));
    };
    if let Some(part) = date.part
        && let Part::TenDays(_) = part.value
        && date.month.is_none()
    {
        return Err(DateError::new(part.column, "ten days need their month"));
    }
    if let Some(hours) = date.hours.filter(|_| !date.has_day()) {
        return Err(DateError::new(hours.column, "an hour needs its day"));
    }
    let era = found.era;
    match year.value {
        Year::Number(number) => in_year(date, found, At::new(number, year.column)),
        Year::Named(pair) => in_years_called(date, found, At::new(pair, year.column)),
        Year::Some => some_year(date, era, year.column).map(|span| vec![span]),
    }
}

/// The years of an era with a sexagenary name; an era of more than sixty years may have two.
fn in_years_called(
    date: &Eastern,
    found: Candidate,
    pair: At<Sexagenary>,
) -> Result<Vec<Span>, DateError> {
    let (first, last) = found.era.years();
    let wait = i64::from(pair.value.index()) - i64::from(Sexagenary::of_year(first).index());
    let years = (wait.rem_euclid(60)..).step_by(60);
    let (mut all, mut refused) = (Vec::new(), None);
    for place in years.take(2).take_while(|place| first + place <= last) {
        let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
        match in_year(date, found, At::new(number, pair.column)) {
            Ok(spans) => all.extend(spans),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    if let Some(error) = refused.filter(|_| all.is_empty()) {
        return Err(error);
    }
    if all.is_empty() {
        let reason = format!("no year of {} is {}", found.era.han, pair.value);
        return Err(DateError::new(pair.column, reason));
    }
    Ok(all)
}

fn in_year(date: &Eastern, found: Candidate, number: At<u32>) -> Result<Vec<Span>, DateError> {
    let (era, column) = (found.era, number.column);
    let number = number.value;
    let counted = era.first_year + i64::from(number) - 1;
    let lunar_year = if number == 0 && is_counted_from_accession(era) {
        era.first_year
    } else {
        counted
    };
    within_era(found, At::new(number, column), lunar_year)?;
    if let Some(pair) = date.year_pair {
        let own = Sexagenary::of_year(lunar_year);
        if own != pair.value {
            let reason = format!("this year is {own}, not {}", pair.value);
            return Err(DateError::new(pair.column, reason));
        }
    }
    if let Some(branch) = date.year_branch {
        let own = Sexagenary::of_year(lunar_year);
        if own.index() % 12 != branch.value {
            let reason = format!("this year is {own}");
            return Err(DateError::new(branch.column, reason));
        }
    }
    let (era, lunar_year) = called_by_branches(date, era, lunar_year)?;
    let months = months(era, lunar_year);
    if months.is_empty() {
        return unknown_months(date, era, lunar_year, column).map(|span| vec![span]);
    }
    let mut spans = if date.month.is_some() {
        in_months(date, era, lunar_year, &months)?
    } else {
        whole(date, era, lunar_year, &months)?
    };
    if found.by_ruler {
        for span in &mut spans {
            span.beyond = None;
        }
    }
    Ok(spans)
}

/// The era and the year whose months a date in this one names. The first months that Tang named by branches, 建子 and 建丑, are dated by
/// 上元二年, but begin the year after it, which has no era name. The namesake of 上元 never had such months.
fn called_by_branches(
    date: &Eastern,
    era: &'static Era,
    year: i64,
) -> Result<(&'static Era, i64), DateError> {
    let Some((month, branch)) = date.month.and_then(|month| match month.value.said {
        Said::Branch(branch) => Some((month, branch)),
        _ => None,
    }) else {
        return Ok((era, year));
    };
    let all = store().eras_of(era.polity);
    let Some(unnamed) = all.iter().find(|other| other.han == "元年") else {
        return Ok((era, year));
    };
    let is_before = |other: &&Era| other.end == Some(unnamed.first);
    let before = all.iter().find(is_before);
    match before.filter(|before| before.han == era.han) {
        Some(before) if before.id != era.id => Err(DateError::new(
            month.column,
            format!(
                "months were named by branches after {} of {}",
                before.han, before.ruler
            ),
        )),
        Some(_) if branch < 2 && year + 1 == unnamed.first_year => Ok((unnamed, year + 1)),
        _ => Ok((era, year)),
    }
}

/// Whether a ruler came to the throne during the first year of the reign, as founders did; otherwise it begins with the year after.
fn is_counted_from_accession(era: &Era) -> bool {
    let months = months(era, era.first_year);
    months.first().is_some_and(|month| month.first < era.first)
}

pub(super) fn plain(first: Day, last: Day) -> Span {
    Span {
        first,
        last,
        whole: (first, last),
        is_about: false,
        is_computed: false,
        beyond: None,
    }
}

pub(super) fn beyond(era: &Era, span: &Span) -> Option<Beyond> {
    if span.last < era.first && era.dated_from() == era.first {
        Some(Beyond::Before)
    } else {
        let until = counted_until(era);
        until
            .is_some_and(|until| span.first >= until)
            .then_some(Beyond::After)
    }
}

/// Fails if a day is given, as it needs a month.
pub(super) fn needs_no_month(date: &Eastern) -> Result<(), DateError> {
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
    months: &[MonthOfYear],
) -> Result<Vec<Span>, DateError> {
    let Some(month) = date.month else {
        return Ok(Vec::new());
    };
    let chosen = matching(month.value, months);
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
                refuse_other_reckoning(date, era, &span)?;
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

/// Fails if the date is said to be lunar and the state counted the months of the Gregorian calendar, or the other way round.
fn refuse_other_reckoning(date: &Eastern, era: &Era, span: &Span) -> Result<(), DateError> {
    let at_home = date.lunar_abroad.filter(|_| era.kana().is_empty());
    match (
        date.lunar.or(at_home),
        date.solar,
        era.polity().kept(span.first),
    ) {
        (Some(at), _, Kept::Gregorian) => {
            let reason = "the state used the Gregorian calendar then: the lunar date is not known";
            Err(DateError::new(at.column, reason))
        }
        (_, Some(at), Kept::Lunar(_)) => {
            let reason = "the state counted lunar months then";
            Err(DateError::new(at.column, reason))
        }
        _ => Ok(()),
    }
}

fn in_month(date: &Eastern, month: &MonthOfYear, all: &[MonthOfYear]) -> Result<Span, DateError> {
    let (first, last) = (month.first, month.last);
    let mut named = None;
    if let Some(pair) = date
        .new_moon
        .filter(|pair| pair.value != first.sexagenary())
    {
        let reason = format!(
            "this month begins on {}, not on {}",
            named_day(first),
            pair.value
        );
        return Err(DateError::new(pair.column, reason));
    }
    if let Some(day) = date.day {
        let found = first.plus(i64::from(day.value) - 1);
        let is_next = month.is_cut && found == last.plus(1);
        if found > last && !is_next {
            let days = last.0 - first.0 + 1;
            let reason = format!(
                "this month has {days} days: {} to {}",
                named_day(first),
                named_day(last)
            );
            return Err(DateError::new(day.column, reason));
        }
        named = Some(found);
    }
    if let Some(at) = date.last_day {
        if named.is_some_and(|day| day != last) {
            let reason = format!("晦 is the last day of the month, {}", named_day(last));
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

/// The day with a sexagenary name in a month. If a number is given too, it must be the same day.
fn sexagenary_day(
    pair: At<Sexagenary>,
    numbered: Option<Day>,
    month: &MonthOfYear,
    all: &[MonthOfYear],
) -> Result<Day, DateError> {
    let wanted = pair.value;
    let (first, last) = (month.first, month.last);
    let Some(day) = day_named(wanted, first, last) else {
        let others: Vec<String> = all
            .iter()
            .filter(|one| day_named(wanted, one.first, one.last).is_some())
            .map(|one| name(one.number, one.intercalary))
            .collect();
        let elsewhere = if others.is_empty() {
            "no other month of this year has it".to_owned()
        } else {
            format!("in this year {} have it", others.join(", "))
        };
        let reason = format!(
            "no {wanted} ({}) falls in this month: it runs from {} to {}; {elsewhere}",
            wanted.romanised(),
            named_day(first),
            named_day(last),
        );
        return Err(DateError::new(pair.column, reason));
    };
    match numbered {
        Some(numbered) if numbered != day => Err(DateError::new(
            pair.column,
            format!(
                "the day named before it is {}, and this one is {}",
                named_day(numbered),
                named_day(day)
            ),
        )),
        _ => Ok(day),
    }
}

/// The first day with this name in a range of days.
pub(super) fn day_named(pair: Sexagenary, first: Day, last: Day) -> Option<Day> {
    let wait = (i64::from(pair.index()) - i64::from(first.sexagenary().index())).rem_euclid(60);
    let day = first.plus(wait);
    (day <= last).then_some(day)
}
