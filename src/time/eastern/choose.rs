//! Which of the eras that a name may mean is meant.

use super::resolve::{Beyond, Span, resolve};
use super::{Candidate, Eastern};
use crate::time::calendar::{CalendarView, Claim, Era, EraName};
use crate::time::error::DateError;
use crate::time::moment::Day;
use crate::time::reading::Note;
use crate::time::reckoning::Reckoning;

/// What stands around a date and helps to read it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    /// The calendar of digits.
    pub(crate) reckoning: Reckoning,
    /// The calendars that a chronicle lists as its own.
    pub(crate) calendars: &'a [CalendarView],
    /// A day near which a date without a year is looked for.
    pub(crate) near: Option<Day>,
    /// Whether dates outside of their era are kept beside others.
    pub(crate) beyond: bool,
}

/// A date by one of the eras that its name may mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken {
    pub(crate) found: Candidate,
    pub(crate) span: Span,
}

/// Every reading of a date, the nearest at hand first.
#[derive(Debug, Clone)]
pub(crate) struct Readings {
    pub(crate) taken: Vec<Taken>,
    /// Why there is no such date by a court that the name is sooner thought of as one of.
    pub(crate) refused: Option<(EraName, DateError)>,
}

/// Courts that a name is first thought of as one of.
const FIRST_THOUGHT_OF: [&str; 31] = [
    "qin",
    "whan",
    "xin",
    "ehan",
    "wei",
    "wjin",
    "ejin",
    "sui",
    "tang",
    "wuzhou",
    "nsong",
    "ssong",
    "liao",
    "jin",
    "yuan",
    "ming",
    "qing",
    "roc",
    "jp",
    "goryeo",
    "joseon",
    "khan",
    "vn-ly",
    "vn-tran",
    "vn-le1",
    "vn-le2",
    "vn-nguyen",
    "xixia",
    "lsong",
    "nwei",
    "sqi",
];

impl Candidate {
    /// Whether it is of the chronicle's own calendars.
    fn is_own(&self, around: Surroundings<'_>) -> bool {
        let mut own = around.calendars.iter();
        own.any(|view| counts(*view, self.era))
    }

    /// 0 for the courts first thought of, 2 for claimants.
    fn group(&self) -> usize {
        let era = self.era;
        let thought_of = FIRST_THOUGHT_OF.contains(&era.polity().id);
        let group = match era.claim {
            Claim::None | Claim::KeptUp if thought_of => 0,
            Claim::None | Claim::KeptUp => 1,
            Claim::Rebel | Claim::Disputed => 2,
        };
        group + usize::from(!self.is_first)
    }
}

impl DateError {
    /// The same with whose era it is that has no such date.
    fn of_era(mut self, era: &Era) -> Self {
        let state = era.id.state();
        self.reason = format!("by {} of {state} it cannot be: {}", era.han, self.reason);
        self
    }
}

impl Taken {
    /// The less, the nearer at hand.
    fn rank(&self, around: Surroundings<'_>) -> (bool, usize, bool, i64) {
        let own = self.found.is_own(around);
        let far = around
            .near
            .map_or(0, |near| (self.span.first.0 - near.0).abs());
        (!own, self.found.group(), self.span.beyond.is_some(), far)
    }

    /// What must be said of it.
    pub(crate) fn notes(&self) -> Vec<Note> {
        let era = self.found.era;
        let mut notes = Vec::new();
        match (self.span.beyond, era.end) {
            (Some(Beyond::Before), _) => notes.push(Note::BeforeEra(era.id, era.first)),
            (Some(Beyond::After), Some(end)) => {
                notes.push(Note::AfterEra(era.id, end.plus(-1)));
            }
            _ => {}
        }
        if self.span.is_computed {
            notes.push(Note::Computed);
        }
        if self.found.by_ruler {
            notes.push(Note::FirstEra(era.id));
        }
        notes
    }
}

/// Whether a calendar counts by an era.
pub(crate) fn counts(view: CalendarView, era: &Era) -> bool {
    match view {
        CalendarView::Eras(id) => id.view().polities.contains(&era.polity),
        CalendarView::Julian | CalendarView::Gregorian | CalendarView::Changing(_) => false,
    }
}

/// Every reading of a date, the nearest at hand first; those outside of their era only where there is no other, and those of the
/// chronicle's own calendars alone where it has any.
///
/// # Errors
///
/// The reason why the most likely reading cannot be, if none can, or none of the chronicle's own calendars.
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
    drop_beyond(&mut all, around);
    all.sort_by_key(|taken| taken.rank(around));
    all.dedup_by_key(|taken| taken.span);
    let group = |found: &Candidate| found.group();
    let likeliest = refused.into_iter().min_by_key(|(found, _)| group(found));
    match (all.iter().map(|taken| group(&taken.found)).min(), likeliest) {
        (None, Some((_, error))) => Err(error.that_cannot_be()),
        (None, None) => Err(DateError::new(eras.column, "no era of this name is known")),
        (Some(least), likeliest) => {
            let year = date.year.map_or(0, |year| year.column);
            // An era that did not have the year is not meant.
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

/// What the date is by each of the eras, and why there is no such date by the others.
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

/// Leaves out what lies outside of its era where another era is as likely.
fn drop_beyond(all: &mut Vec<Taken>, around: Surroundings<'_>) {
    let within: Vec<Taken> = all
        .iter()
        .copied()
        .filter(|taken| taken.span.beyond.is_none())
        .collect();
    let gives_way = |taken: &Taken| {
        within.iter().any(|other| {
            other.found.era.id != taken.found.era.id && other.found.group() <= taken.found.group()
        })
    };
    all.retain(|taken| around.beyond || taken.span.beyond.is_none() || !gives_way(taken));
}

/// Keeps those of a kind, if there are any.
fn keep(all: &mut Vec<Taken>, of_kind: impl Fn(&Taken) -> bool) {
    if all.iter().any(&of_kind) {
        all.retain(of_kind);
    }
}
