//! The eras that a file defines, for reading dates and as calendars for showing them.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::super::schema;
use crate::chronicle::{Chronicle, EraId, LaneId};
use crate::time::{Moment, OwnEra, OwnEras, Reckoning, When};

/// The eras of a file whose `when` is EDTF.
pub(super) fn all(read: &schema::Chronicle<'_>, reckoning: Reckoning) -> OwnEras {
    let eras = read.eras.iter().flat_map(|keyed| &keyed.0);
    let eras = eras.filter_map(|(key, era)| {
        let own = era.calendar.and_then(|calendar| calendar.0);
        let when = When::parse(&era.when.as_ref()?.text, own.unwrap_or(reckoning)).ok()?;
        let names = era.name.iter().flat_map(|name| &name.entries);
        Some(OwnEra {
            id: key.text.to_string(),
            names: names.map(|(_, word)| word.text.to_string()).collect(),
            when,
        })
    });
    OwnEras::new(eras.collect())
}

/// The calendars formed by the used eras and others beside them. Each consists of eras of one lane that do not overlap.
pub(super) fn calendars(chronicle: &Chronicle, used: &HashSet<String>) -> Vec<Vec<EraId>> {
    let is_used = |era: EraId| used.contains(&*chronicle[era].id);
    let mut eras: Vec<EraId> = chronicle.eras.ids().collect();
    eras.sort_by_key(|era| (!is_used(*era), chronicle[*era].when.extent().start()));
    // Each with the starts of its eras, and their ends.
    let mut all: Vec<BTreeMap<Moment, (Moment, EraId)>> = Vec::new();
    let mut of_lanes: HashMap<Option<LaneId>, Vec<usize>> = HashMap::new();
    for era in eras {
        let extent = chronicle[era].when.extent();
        let of_lane = of_lanes.entry(chronicle[era].lane).or_default();
        let has_room = |calendar: &usize| {
            let before = all[*calendar].range(..extent.end()).next_back();
            before.is_none_or(|(_, (end, _))| *end <= extent.start())
        };
        let calendar = match of_lane.iter().copied().find(has_room) {
            Some(calendar) => calendar,
            None if is_used(era) => {
                of_lane.push(all.len());
                all.push(BTreeMap::new());
                all.len() - 1
            }
            None => continue,
        };
        all[calendar].insert(extent.start(), (extent.end(), era));
    }
    let eras = |calendar: BTreeMap<_, (_, EraId)>| calendar.into_values().map(|(_, era)| era);
    let calendars = all.into_iter().map(|calendar| eras(calendar).collect());
    calendars.collect()
}
