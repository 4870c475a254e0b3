//! What an account says against the date or the place of an event.

use super::{Citation, PlaceId, Text};
use crate::text::Excerpt;
use crate::time::When;

/// Another date or place, as one account gives it.
#[derive(Debug)]
pub struct Rival {
    /// When it was.
    pub when: Option<When>,
    /// The date in the words of the source.
    pub as_written: Option<Excerpt>,
    /// Where it was.
    pub place: Option<PlaceId>,
    /// Who says so.
    pub claimed_by: Text,
    /// What to know.
    pub note: Text,
    /// What the claim rests on.
    pub sources: Vec<Citation>,
}
