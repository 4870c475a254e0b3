//! Which calendars a chronicle's dates can be shown in, and stepping through them.

use crate::chronicle::Chronicle;
use crate::time::{CalendarView, Calendars, Day};

/// Every choice of calendars, in the order in which a key steps through them.
fn choices(chronicle: &Chronicle) -> Vec<Calendars> {
    let start = |index: usize| chronicle.event(index).map(|event| event.when.extent().start().day());
    let first = start(0).unwrap_or(Day(0));
    let last = start(chronicle.events.len().saturating_sub(1)).unwrap_or(first);
    Calendars::choices(chronicle.reckoning, &(first..last.plus(1)))
}

/// The chronicle's own calendar; beside it a lunisolar one if it names eras.
pub(super) fn opening(chronicle: &Chronicle) -> Calendars {
    let own = Calendars::one(CalendarView::of_reckoning(chronicle.reckoning));
    // A chronicle that names no eras is not one of east Asia.
    let with_eras = |calendars: &Calendars| calendars.beside.is_some_and(CalendarView::is_lunisolar);
    let first = choices(chronicle).into_iter().next().filter(|_| !chronicle.eras.is_empty());
    first.filter(with_eras).unwrap_or(own)
}

/// The choice some steps on, around the end to the beginning.
pub(super) fn step(chronicle: &Chronicle, from: Calendars, steps: isize) -> Calendars {
    let choices = choices(chronicle);
    let at = choices.iter().position(|calendars| *calendars == from).unwrap_or(0);
    let count = choices.len().max(1);
    let to = at.wrapping_add_signed(steps.rem_euclid(count.cast_signed())) % count;
    choices.get(to).copied().unwrap_or(from)
}
