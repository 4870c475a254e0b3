//! Competing accounts of the date or place of an event.

use super::{Citation, PlaceId, Text};
use crate::text::Excerpt;
use crate::time::When;

/// Another date or place, as given by one account.
#[derive(Debug)]
pub struct Rival {
    /// The date according to this account.
    pub when: Option<When>,
    /// The date as written in the source.
    pub as_written: Option<Excerpt>,
    /// The place according to this account.
    pub place: Option<PlaceId>,
    /// Who claims it.
    pub claimed_by: Text,
    /// A remark.
    pub note: Text,
    /// The sources it is based on.
    pub sources: Vec<Citation>,
}
