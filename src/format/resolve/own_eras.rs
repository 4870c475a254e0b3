//! The eras that a file defines, for reading dates and as calendars for showing them.

use hashbrown::HashSet;

use super::super::schema;
use crate::chronicle::{Chronicle, EraId};
use crate::time::{Moment, OwnEra, Reckoning, When};

/// The eras of a file whose `when` is EDTF.
pub(super) fn all(read: &schema::Chronicle<'_>, reckoning: Reckoning) -> Vec<OwnEra> {
    let eras = read.eras.iter().flat_map(|keyed| &keyed.0);
    eras.filter_map(|(key, era)| {
        let own = era.calendar.and_then(|calendar| calendar.0);
        let when = When::parse(&era.when.as_ref()?.text, own.unwrap_or(reckoning)).ok()?;
        let names = era.name.iter().flat_map(|name| &name.entries);
        Some(OwnEra {
            id: key.text.to_string(),
            names: names.map(|(_, word)| word.text.to_string()).collect(),
            when,
        })
    })
    .collect()
}

/// The calendars formed by the used eras and others beside them. Each consists of eras of one lane that do not overlap.
pub(super) fn calendars(chronicle: &Chronicle, used: &HashSet<String>) -> Vec<Vec<EraId>> {
    let mut rest: Vec<EraId> = chronicle.eras.ids().collect();
    let is_used = |era: EraId| used.contains(&*chronicle[era].id);
    rest.sort_by_key(|era| (!is_used(*era), chronicle[*era].when.extent().start()));
    let mut all = Vec::new();
    while let Some(first) = rest.first().copied().filter(|era| is_used(*era)) {
        let mut calendar: Vec<EraId> = Vec::new();
        rest.retain(|era| {
            let fits = chronicle[*era].lane == chronicle[first].lane
                && calendar
                    .iter()
                    .all(|other| !overlap(chronicle, *era, *other));
            if fits {
                calendar.push(*era);
            }
            !fits
        });
        calendar.sort_by_key(|era| chronicle[*era].when.extent().start());
        all.push(calendar);
    }
    all
}

fn overlap(chronicle: &Chronicle, one: EraId, other: EraId) -> bool {
    let days = |era: EraId| -> (Moment, Moment) {
        let extent = chronicle[era].when.extent();
        (extent.start(), extent.end())
    };
    let (one, other) = (days(one), days(other));
    one.0 < other.1 && other.0 < one.1
}
