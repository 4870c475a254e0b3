//! Which of the eras that a name may mean is meant.

use super::resolve::{Beyond, Span, resolve, said};
use super::{Candidate, Eastern};
use crate::time::calendar::{CalendarView, Claim, Era};
use crate::time::error::DateError;
use crate::time::moment::Day;
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

impl Taken {
    /// The less, the nearer at hand.
    fn rank(&self, around: Surroundings<'_>) -> (bool, usize, bool, i64) {
        let era = self.found.era;
        let own = around.calendars.iter().any(|view| counts(*view, era));
        let far = around
            .near
            .map_or(0, |near| (self.span.first.0 - near.0).abs());
        (!own, self.group(), self.span.beyond.is_some(), far)
    }

    /// 0 for the courts first thought of, 2 for claimants.
    fn group(&self) -> usize {
        let era = self.found.era;
        let thought_of = FIRST_THOUGHT_OF.contains(&era.polity().id);
        let group = match era.claim {
            Claim::None | Claim::KeptUp if thought_of => 0,
            Claim::None | Claim::KeptUp => 1,
            Claim::Rebel | Claim::Disputed => 2,
        };
        group + usize::from(!self.found.is_first)
    }

    /// What must be said of it.
    pub(crate) fn notes(&self) -> Vec<String> {
        let era = self.found.era;
        let mut notes = Vec::new();
        match (self.span.beyond, era.end) {
            (Some(Beyond::Before), _) => notes.push(format!(
                "before {} was proclaimed on {}",
                era.han,
                said(era.first)
            )),
            (Some(Beyond::After), Some(end)) => notes.push(format!(
                "after the end of {}, {}",
                era.han,
                said(end.plus(-1))
            )),
            _ => {}
        }
        if self.span.is_computed {
            notes.push("the month is known by computation only".to_owned());
        }
        if self.found.by_ruler {
            notes.push(format!(
                "counted from {}, the first era of {}",
                era.han,
                if era.ruler.is_empty() {
                    era.ruler_latin
                } else {
                    &era.ruler
                }
            ));
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
/// The reason why the most likely reading cannot be, if none can.
pub(crate) fn taken(date: &Eastern, around: Surroundings<'_>) -> Result<Vec<Taken>, DateError> {
    let Some(eras) = &date.eras else {
        return Err(DateError::new(
            date.first_column(),
            "an era and its year are missing",
        ));
    };
    let mut all: Vec<Taken> = Vec::new();
    let mut refused: Option<(usize, DateError)> = None;
    for found in &eras.value {
        match resolve(date, *found) {
            Ok(spans) => all.extend(spans.into_iter().map(|span| Taken {
                found: *found,
                span,
            })),
            Err(error) => {
                let group = usize::from(!FIRST_THOUGHT_OF.contains(&found.era.polity().id));
                if refused.as_ref().is_none_or(|(other, _)| group < *other) {
                    refused = Some((group, error));
                }
            }
        }
    }
    keep(&mut all, |taken| {
        around
            .calendars
            .iter()
            .any(|view| counts(*view, taken.found.era))
    });
    let within: Vec<Taken> = all
        .iter()
        .copied()
        .filter(|taken| taken.span.beyond.is_none())
        .collect();
    let gives_way = |taken: &Taken| {
        within
            .iter()
            .any(|other| other.found.era.id != taken.found.era.id && other.group() <= taken.group())
    };
    all.retain(|taken| around.beyond || taken.span.beyond.is_none() || !gives_way(taken));
    all.sort_by_key(|taken| taken.rank(around));
    all.dedup_by_key(|taken| taken.span);
    match refused {
        Some((_, error)) if all.is_empty() => Err(error.that_cannot_be()),
        _ if all.is_empty() => Err(DateError::new(eras.column, "no era of this name is known")),
        _ => Ok(all),
    }
}

/// Keeps those of a kind, if there are any.
fn keep(all: &mut Vec<Taken>, of_kind: impl Fn(&Taken) -> bool) {
    if all.iter().any(&of_kind) {
        all.retain(of_kind);
    }
}
