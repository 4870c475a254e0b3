//! Choosing among the eras that a name may refer to.

use super::resolve::{Beyond, Span, resolve};
use super::{Candidate, Eastern};
use crate::time::calendar::{CalendarView, Claim, Era, EraName};
use crate::time::error::DateError;
use crate::time::moment::Day;
use crate::time::reckoning::Reckoning;

/// The context that helps to read a date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    /// The calendar of dates in digits.
    pub(crate) reckoning: Reckoning,
    /// The calendars listed by the chronicle.
    pub(crate) calendars: &'a [CalendarView],
    /// The day near which a date without a year is looked for.
    pub(crate) near: Option<Day>,
    /// Whether dates outside of their era are kept beside others.
    pub(crate) beyond: bool,
}

/// A date in one of the eras that its name may refer to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken {
    pub(crate) found: Candidate,
    pub(crate) span: Span,
}

/// All readings of a date, most likely first.
#[derive(Debug, Clone)]
pub(crate) struct Readings {
    pub(crate) taken: Vec<Taken>,
    /// The error for the most likely era, if a less likely one was used because the date does not exist in it.
    pub(crate) refused: Option<(EraName, DateError)>,
}

impl Candidate {
    /// Whether its era is in one of the chronicle's calendars.
    fn is_own(&self, around: Surroundings<'_>) -> bool {
        let mut own = around.calendars.iter();
        own.any(|view| counts(*view, self.era))
    }

    /// The likelihood group, lower is likelier: prominent courts, other courts, claimants. An alternative name adds
    /// one.
    fn group(&self) -> usize {
        let era = self.era;
        let group = match era.claim {
            Claim::None | Claim::KeptUp if era.polity().is_prominent => 0,
            Claim::None | Claim::KeptUp => 1,
            Claim::Rebel | Claim::Disputed => 2,
        };
        group + usize::from(!self.is_first)
    }
}

impl DateError {
    /// Adds the era and state to the message.
    fn of_era(mut self, era: &Era) -> Self {
        let state = era.id.state();
        self.reason = format!("not a date in {} of {state}: {}", era.han, self.reason);
        self
    }
}

impl Taken {
    /// The sort key, lower is more likely.
    fn rank(&self, around: Surroundings<'_>, in_hangul: bool) -> (bool, usize, bool, bool, i64) {
        let own = self.found.is_own(around);
        let korea = CalendarView::named("korea").filter(|_| in_hangul);
        let is_foreign = korea.is_some_and(|korea| !counts(korea, self.found.era));
        let far = around
            .near
            .map_or(0, |near| (self.span.first.0 - near.0).abs());
        let is_beyond = self.span.beyond.is_some();
        (!own, self.found.group(), is_foreign, is_beyond, far)
    }
}

/// Whether an era belongs to a calendar.
pub(crate) fn counts(view: CalendarView, era: &Era) -> bool {
    match view {
        CalendarView::Eras(id) => id.view().polities.contains(&era.polity),
        CalendarView::Julian | CalendarView::Gregorian | CalendarView::Changing(_) => false,
    }
}

/// All readings of a date, most likely first. If any reading is in a calendar of the chronicle, only such readings are returned.
/// Readings outside of their era are dropped if another era is as likely; those before its proclamation, if another is likelier.
///
/// # Errors
///
/// If no reading exists, or none in the chronicle's own calendars although the name occurs there, the reason for the most likely one.
pub(crate) fn taken(date: &Eastern, around: Surroundings<'_>) -> Result<Readings, DateError> {
    let Some(eras) = &date.eras else {
        return Err(DateError::new(
            date.first_column(),
            "an era and its year are missing",
        ));
    };
    let (mut all, refused) = tried(date, &eras.value);
    let own = |found: &Candidate| found.is_own(around);
    if !all.iter().any(|taken| own(&taken.found))
        && let Some((_, error)) = refused.iter().find(|(found, _)| own(found))
    {
        return Err(error.clone().that_cannot_be());
    }
    keep(&mut all, |taken| own(&taken.found));
    unite(&mut all);
    drop_beyond(&mut all, around);
    all.sort_by_key(|taken| taken.rank(around, date.in_hangul));
    keep_first(&mut all, |one, other| one.span.days() == other.span.days());
    let group = |found: &Candidate| found.group();
    if !around.beyond
        && let Some(error) = nearer(&all, &refused, date)
    {
        return Err(error.that_cannot_be());
    }
    let likeliest = refused.into_iter().min_by_key(|(found, _)| group(found));
    match (all.iter().map(|taken| group(&taken.found)).min(), likeliest) {
        (None, Some((_, error))) => Err(error.that_cannot_be()),
        (None, None) => Err(DateError::new(eras.column, "unknown era name")),
        (Some(least), likeliest) => {
            let year = date.year.map_or(0, |year| year.column);
            // An era that never had that year is not what was meant.
            let likelier = likeliest
                .filter(|(found, error)| group(found) < least && error.column > year)
                .map(|(found, error)| (found.era.id, error.of_era(found.era)));
            Ok(Readings {
                taken: all,
                refused: likelier,
            })
        }
    }
}

/// The error for an era that has the year but not the day, or is likelier, if all other readings are after the end of eras that are no
/// likelier.
fn nearer(all: &[Taken], refused: &[(Candidate, DateError)], date: &Eastern) -> Option<DateError> {
    let year = date.year.map_or(0, |year| year.column);
    let least = all.iter().map(|taken| taken.found.group()).min();
    let had_year = refused.iter().filter(|(found, error)| {
        let is_other = |taken: &Taken| taken.found.era.first_year != found.era.first_year;
        let is_likelier = least.is_some_and(|least| found.group() < least);
        error.column > year || is_likelier && all.iter().all(is_other)
    });
    let (found, error) = had_year.min_by_key(|(found, _)| found.group())?;
    let gives_way = |taken: &Taken| {
        taken.span.beyond == Some(Beyond::After) && taken.found.group() >= found.group()
    };
    (!all.is_empty() && all.iter().all(gives_way)).then(|| error.clone().of_era(found.era))
}

/// The date in each of the eras, and the errors for those that do not have it.
fn tried(date: &Eastern, eras: &[Candidate]) -> (Vec<Taken>, Vec<(Candidate, DateError)>) {
    let (mut all, mut refused) = (Vec::new(), Vec::new());
    for found in eras.iter().copied() {
        match resolve(date, found) {
            Ok(spans) => all.extend(spans.into_iter().map(|span| Taken { found, span })),
            Err(error) => refused.push((found, error)),
        }
    }
    (all, refused)
}

/// Makes one reading of those in an era that a state resumed (洪武三十五年) or kept beside another (壽永三年): its years are counted on.
fn unite(all: &mut Vec<Taken>) {
    let is_same = |one: &Taken, other: &Taken| {
        let (era, of) = (one.found.era, other.found.era);
        let is_one_era =
            era.polity == of.polity && era.han == of.han && era.first_year == of.first_year;
        is_one_era && (one.span.whole == other.span.whole || one.found.era.id != other.found.era.id)
    };
    let within: Vec<Taken> = all
        .iter()
        .copied()
        .filter(|taken| taken.span.beyond.is_none())
        .collect();
    all.retain(|taken| {
        taken.span.beyond.is_none() || !within.iter().any(|other| is_same(taken, other))
    });
    // A year in which the era was resumed is whole.
    for taken in &mut *all {
        let own = *taken;
        for other in within.iter().filter(|other| is_same(&own, other)) {
            taken.span.unite(&other.span);
        }
    }
    keep_first(all, is_same);
}

/// Keeps the first of those that are the same.
fn keep_first(all: &mut Vec<Taken>, is_same: impl Fn(&Taken, &Taken) -> bool) {
    let mut kept: Vec<Taken> = Vec::new();
    for taken in all.drain(..) {
        if !kept.iter().any(|one| is_same(one, &taken)) {
            kept.push(taken);
        }
    }
    *all = kept;
}

/// Drops dates after the end of their era if another era is as likely. Dates before its proclamation are in its first year, which many
/// states renamed as a whole: they are dropped only if another era is likelier.
fn drop_beyond(all: &mut Vec<Taken>, around: Surroundings<'_>) {
    let within: Vec<Taken> = all
        .iter()
        .copied()
        .filter(|taken| taken.span.beyond.is_none())
        .collect();
    let gives_way = |taken: &Taken| {
        within.iter().any(|other| {
            let is_another = other.found.era.id != taken.found.era.id;
            let (group, own) = (other.found.group(), taken.found.group());
            is_another && (group < own || group == own && taken.span.beyond == Some(Beyond::After))
        })
    };
    all.retain(|taken| around.beyond || taken.span.beyond.is_none() || !gives_way(taken));
}

/// Keeps only the matching ones, if there are any.
fn keep(all: &mut Vec<Taken>, of_kind: impl Fn(&Taken) -> bool) {
    if all.iter().any(&of_kind) {
        all.retain(of_kind);
    }
}
