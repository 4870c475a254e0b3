//! Lexical rules shared by the reader and the bracket scanners.

use std::borrow::Cow;

/// Maximum nesting depth of brackets. The format itself needs ten.
pub(super) const DEEPEST: usize = 64;

/// True for a character that can be part of a number, a date or an unquoted word.
pub(super) fn continues_bare(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '+' | '-')
}

/// Parses an unquoted word as an integer, in any of RON's notations.
pub(super) fn whole_number(bare: &str) -> Option<i64> {
    let digits = if bare.contains('_') {
        Cow::Owned(bare.replace('_', ""))
    } else {
        Cow::Borrowed(bare)
    };
    let radix = |prefix: &str, radix| {
        digits
            .strip_prefix(prefix)
            .and_then(|digits| i64::from_str_radix(digits, radix).ok())
    };
    digits
        .parse()
        .ok()
        .or_else(|| radix("0x", 16))
        .or_else(|| radix("0o", 8))
        .or_else(|| radix("0b", 2))
}
