//! JSON Lines on standard output.

use std::fmt::Write as _;

use serde::Serialize;

/// A value as a line of JSON. C1 controls and directional marks are valid in JSON strings but act on terminals, so they are escaped.
///
/// # Errors
///
/// Never fails for values that consist of strings and numbers.
pub(super) fn line(value: &impl Serialize) -> serde_json::Result<String> {
    let text = serde_json::to_string(value)?;
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || is_mark(character) {
            // Writing to a string never fails.
            let _ = write!(safe, "\\u{:04x}", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    Ok(safe)
}

/// True for an invisible character that changes the direction of text or is otherwise not displayed.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}
