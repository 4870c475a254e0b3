//! Full-width forms of ASCII, as typed on East Asian keyboards.

/// The character of normal width for a full-width form of ASCII; any other character is returned as it is.
///
/// ```
/// use annals::text::narrow;
///
/// let text: String = "１１２７－０１（a）".chars().map(narrow).collect();
/// assert_eq!(text, "1127-01(a)");
/// ```
pub fn narrow(character: char) -> char {
    match character {
        // They are in the order of ASCII.
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    }
}
