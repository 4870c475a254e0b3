//! What the reader and the walk over brackets agree on.

use std::borrow::Cow;

/// How deep brackets may be nested. The format itself needs ten.
pub(super) const DEEPEST: usize = 64;

/// True for what looks like part of a number, a date or a word without quotes.
pub(super) fn continues_bare(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '+' | '-')
}

/// The whole number that a word without quotation marks is, in any of RON's notations.
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
