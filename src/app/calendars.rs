//! The calendars that a chronicle's dates can be shown in, and cycling through them.

use crate::chronicle::Chronicle;
use crate::time::{Calendars, Offered};

/// The calendars of a chronicle: those that it lists, or otherwise those that its dates are written in.
pub(super) fn offered(chronicle: &Chronicle) -> Offered {
    Offered::new(chronicle.calendars.iter().copied())
}

/// The calendars that are selected when a chronicle is opened.
pub(super) fn opening(chronicle: &Chronicle) -> Calendars {
    let own = chronicle.own_calendars.len();
    Calendars::opening(chronicle.reckoning, offered(chronicle), own)
}

/// The calendars to go on with in a later version of a chronicle: the chosen ones if it offers them too.
pub(super) fn taken_over(old: &Chronicle, new: &Chronicle, chosen: Calendars) -> Calendars {
    let own = new.own_calendars.len();
    let choices = Calendars::choices(new.reckoning, offered(new), own);
    if chosen != opening(old) && choices.contains(&chosen) {
        chosen
    } else {
        opening(new)
    }
}

/// The choice `steps` places after `from`, wrapping around at both ends.
pub(super) fn step(chronicle: &Chronicle, from: Calendars, steps: isize) -> Calendars {
    let own = chronicle.own_calendars.len();
    let choices = Calendars::choices(chronicle.reckoning, offered(chronicle), own);
    let at = choices
        .iter()
        .position(|calendars| *calendars == from)
        .unwrap_or(0);
    let count = choices.len().max(1);
    let to = at.wrapping_add_signed(steps.rem_euclid(count.cast_signed())) % count;
    choices.get(to).copied().unwrap_or(from)
}
