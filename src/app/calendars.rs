//! Which calendars a chronicle's dates can be shown in, and stepping through them.

use std::ops::Range;

use crate::chronicle::{Chronicle, Event};
use crate::time::{Calendars, Day};

/// The days on which the events begin.
fn days(chronicle: &Chronicle) -> Range<Day> {
    let start = |event: &Event| event.when.extent().start().day();
    let first = chronicle.events.first().map_or(Day(0), start);
    let last = chronicle.events.last().map_or(first, start);
    first..last.plus(1)
}

/// What a chronicle opens with: one that names no eras is not one of east Asia.
pub(super) fn opening(chronicle: &Chronicle) -> Calendars {
    Calendars::opening(
        chronicle.reckoning,
        &days(chronicle),
        !chronicle.eras.is_empty(),
    )
}

/// The choice some steps on, around the end to the beginning.
pub(super) fn step(chronicle: &Chronicle, from: Calendars, steps: isize) -> Calendars {
    let choices = Calendars::choices(chronicle.reckoning, &days(chronicle));
    let at = choices
        .iter()
        .position(|calendars| *calendars == from)
        .unwrap_or(0);
    let count = choices.len().max(1);
    let to = at.wrapping_add_signed(steps.rem_euclid(count.cast_signed())) % count;
    choices.get(to).copied().unwrap_or(from)
}
