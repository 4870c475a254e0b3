//! Eras and reigns that a state counted twice from a first year: 忠肅王後四年, 忠肅王復位四年, 後至元三年.

use super::names;
use super::numeral::Characters;
use crate::time::calendar::{Era, store};

/// Words for the second of them.
const LATER: [&str; 4] = ["復位", "後", "복위", "후"];

/// Words for the first of them.
const EARLIER: [&str; 2] = ["前", "전"];

/// The position after a word after a name that says which of the two is meant, if it is this one.
pub(super) fn behind(here: &Characters, name: usize, era: &Era) -> Option<usize> {
    let mut ahead = here.clone();
    ahead.at += name;
    ahead.skip_spaces();
    is_meant(&mut ahead, era).then(|| {
        ahead.skip_spaces();
        ahead.at
    })
}

/// The eras named after such a word, whether by their primary name, and the position after it.
pub(super) fn ahead(here: &Characters) -> Vec<(&'static Era, bool, usize)> {
    let mut behind = here.clone();
    let is_said = behind.take_one_of(&LATER).is_some() || behind.take_one_of(&EARLIER).is_some();
    if !is_said {
        return Vec::new();
    }
    behind.skip_spaces();
    let mut eras = names::eras(&behind);
    eras.retain(|(era, ..)| is_meant(&mut here.clone(), era));
    let end = |length| behind.at + length;
    eras.into_iter()
        .map(|(era, is_first, length)| (era, is_first, end(length)))
        .collect()
}

/// Takes a word for the first or the second of two; whether it is right for this era.
fn is_meant(reader: &mut Characters, era: &Era) -> bool {
    let mut others = store().eras_of(era.polity).iter();
    if reader.take_one_of(&LATER).is_some() {
        is_later(era)
    } else {
        reader.take_one_of(&EARLIER).is_some()
            && others.any(|other| other.han == era.han && other.first_year > era.first_year)
    }
}

/// Whether the same state had an earlier era of this name.
fn is_later(era: &Era) -> bool {
    let mut others = store().eras_of(era.polity).iter();
    others.any(|other| other.han == era.han && other.first_year < era.first_year)
}
