//! The things in a chronicle that have cards, besides its events and chapters, by kind.

use crate::chronicle::{Chronicle, Ref, TagId};
use crate::messages::Message;

/// The things of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// A name for the kind in addresses: lower case ASCII.
    pub id: &'static str,
    /// What the kind is called.
    pub heading: Message,
    /// In the order of the file.
    pub things: Vec<Ref>,
}

/// The kinds that are not empty, in the order in which they are written.
pub fn sections(chronicle: &Chronicle) -> Vec<Section> {
    use Message::{Eras, FilterKinds, Lanes, People, Places, Sources, Stretches, Tags};

    // The kinds that a chronicle defines are tags with a mark.
    let (kinds, tags): (Vec<TagId>, Vec<TagId>) = chronicle
        .tags
        .ids()
        .partition(|tag| chronicle[*tag].mark.is_some());
    let all = [
        of("lanes", Lanes, chronicle.lanes.ids()),
        of("spans", Stretches, chronicle.spans.ids()),
        of("eras", Eras, chronicle.eras.ids()),
        of("people", People, chronicle.people.ids()),
        of("places", Places, chronicle.places.ids()),
        of("sources", Sources, chronicle.sources.ids()),
        of("kinds", FilterKinds, kinds.into_iter()),
        of("tags", Tags, tags.into_iter()),
    ];
    let is_there = |section: &Section| !section.things.is_empty();
    all.into_iter().filter(is_there).collect()
}

fn of<T: Into<Ref>>(
    id: &'static str,
    heading: Message,
    things: impl Iterator<Item = T>,
) -> Section {
    Section {
        id,
        heading,
        things: things.map(Into::into).collect(),
    }
}
