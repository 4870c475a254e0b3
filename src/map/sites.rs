//! The places of a chronicle that have coordinates, and how they stand out.

use super::Spot;
use crate::chronicle::Chronicle;

/// How a place stands out among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Nothing of weight happened there.
    Small,
    /// Something of weight did.
    Great,
    /// The selected event passes there.
    Passed,
    /// It is the selected place.
    Selected,
}

/// Where a place is.
pub fn spot(chronicle: &Chronicle, place: u32) -> Option<Spot> {
    let (latitude, longitude) = chronicle.places.get(place as usize)?.at?;
    Some(Spot {
        latitude: f64::from(latitude),
        longitude: f64::from(longitude),
    })
}
