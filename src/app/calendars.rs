//! The calendars that a chronicle's dates can be shown in, and cycling through them.

use crate::chronicle::{Chronicle, EraId};
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
    let renumbered = match chosen.own {
        Some(place) => same_own(old, new, place).map(|place| Calendars {
            own: Some(place),
            ..chosen
        }),
        None => Some(chosen),
    };
    renumbered
        .filter(|calendars| chosen != opening(old) && choices.contains(calendars))
        .unwrap_or_else(|| opening(new))
}

/// The place of one of a chronicle's own calendars in a later version: that of its first era that still exists.
fn same_own(old: &Chronicle, new: &Chronicle, place: u8) -> Option<u8> {
    let mut eras = old.own_calendars.get(usize::from(place))?.iter();
    let era = eras.find_map(|era| EraId::of(new.same(old, (*era).into())?))?;
    let mut calendars = new.own_calendars.iter();
    u8::try_from(calendars.position(|eras| eras.contains(&era))?).ok()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Choice;

    /// A chronicle with dates in each of the eras, which overlap, so that each is a calendar.
    fn with(eras: &[(&str, &str)]) -> Chronicle {
        let all = eras
            .iter()
            .map(|(name, start)| format!("\"{name}\": (name: \"{name}\", when: \"{start}/..\")"));
        let events = eras
            .iter()
            .map(|(name, _)| format!("(id: \"in-{name}\", when: \"{name} 700\", name: \"A\")"));
        let [all, events] =
            [all.collect(), events.collect()].map(|all: Vec<String>| all.join(", "));
        let text =
            format!("Chronicle(format: 1, title: \"T\", eras: {{{all}}}, events: [{events}])");
        crate::format::load(text.as_bytes()).unwrap().chronicle
    }

    #[test]
    fn an_own_calendar_stays_chosen_when_others_come_before_it() {
        let (alpha, beta, gamma) = (("alpha", "-0752"), ("beta", "-0037"), ("gamma", "0622"));
        let old = with(&[alpha, gamma]);
        let chosen = step(&old, opening(&old), 1);
        let name = |chronicle: &Chronicle, calendars: Calendars| {
            let main = chronicle.languages.first();
            let place = usize::from(calendars.own?);
            let name = chronicle.own_calendar_name(place, Choice { main, gloss: None });
            Some(name.to_owned())
        };
        assert_eq!(name(&old, chosen).as_deref(), Some("gamma"));
        for (eras, expected) in [
            (&[alpha, beta, gamma][..], "gamma"),
            (&[beta, gamma], "gamma"),
            (&[alpha, beta], "alpha"),
        ] {
            let new = with(eras);
            let calendars = taken_over(&old, &new, chosen);
            assert_eq!(name(&new, calendars).as_deref(), Some(expected), "{eras:?}");
        }
    }
}
