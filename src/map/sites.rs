//! The places of a chronicle that have coordinates, and how they stand out.

use super::Spot;
use crate::chronicle::{Chronicle, PlaceId};

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
pub fn spot(chronicle: &Chronicle, place: PlaceId) -> Option<Spot> {
    let (latitude, longitude) = chronicle[place].at?;
    Some(Spot {
        latitude: f64::from(latitude),
        longitude: f64::from(longitude),
    })
}
