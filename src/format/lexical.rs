//! What the reader and the walk over brackets agree on.

/// How deep brackets may be nested. The format itself needs ten.
pub(super) const DEEPEST: usize = 64;

/// True for what looks like part of a number, a date or a word without quotes.
pub(super) fn continues_bare(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '+' | '-')
}
