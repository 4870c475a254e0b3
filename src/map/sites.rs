//! The places of a chronicle that have coordinates, and their ranks.

use super::Spot;
use crate::chronicle::{Chronicle, PlaceId};

/// How prominent a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// No important event happened there.
    Small,
    /// An important event happened there.
    Great,
    /// The selected event passes through it.
    Passed,
    /// It is the selected place.
    Selected,
}

/// The coordinates of a place, if it has any.
pub fn spot(chronicle: &Chronicle, place: PlaceId) -> Option<Spot> {
    let (latitude, longitude) = chronicle[place].at?;
    Some(Spot {
        latitude: f64::from(latitude),
        longitude: f64::from(longitude),
    })
}
