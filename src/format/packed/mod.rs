//! The embedded chronicle in resolved and packed form, so that its text need not be parsed.
//!
//! Texts and names are packed as positions in the text. `cargo run --example pack` packs the chronicle, and a test
//! compares the result with the text. Parsing the text takes 30 times as long, more than the rest of the first frame.

mod bytes;
mod model;

use bytes::{Packed, Packer, Unpacker};

use crate::chronicle::Chronicle;
use crate::text::Whole;

/// Packs a chronicle that was read from a text.
///
/// ```
/// use std::sync::Arc;
/// use annals::format::{EMBEDDED, load_whole, pack};
/// use annals::text::Whole;
///
/// let text: Whole = Arc::new(EMBEDDED.into());
/// let chronicle = load_whole(&text).expect("it is free of problems").chronicle;
/// assert!(pack(&chronicle, &text).len() < text.len() / 10);
/// ```
pub fn pack(chronicle: &Chronicle, text: &Whole) -> Vec<u8> {
    let mut packer = Packer::new(text);
    text.len().pack(&mut packer);
    chronicle.pack(&mut packer);
    packer.finish()
}

/// Unpacks the chronicle that was read from a text. `None` if the text has another length than the one used for
/// packing, or the bytes are truncated.
pub(super) fn unpack(packed: &'static [u8], text: &Whole) -> Option<Chronicle> {
    let mut unpacker = Unpacker::new(packed, text);
    let is_of_text = usize::unpack(&mut unpacker)? == text.len();
    let chronicle = is_of_text
        .then(|| Chronicle::unpack(&mut unpacker))
        .flatten()?;
    unpacker.is_at_end().then_some(chronicle)
}
