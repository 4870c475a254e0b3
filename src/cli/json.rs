//! JSON on standard output, a value a line.

use std::fmt::Write as _;

use serde::Serialize;

/// A value as one line. C1 controls and marks of direction are lawful JSON, and steer terminals all the same: they are written out.
///
/// # Errors
///
/// None that can be, where the values are texts and numbers.
pub(super) fn line(value: &impl Serialize) -> serde_json::Result<String> {
    let text = serde_json::to_string(value)?;
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || is_mark(character) {
            // Writing to a string cannot fail.
            let _ = write!(safe, "\\u{:04x}", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    Ok(safe)
}

/// True for a mark that cannot be seen and turns the order of letters round, or hides.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}
