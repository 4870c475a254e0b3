//! Lexical rules shared by the reader and the bracket scanners.

use std::borrow::Cow;
use std::ops::Range;

/// Maximum nesting depth of brackets. The format itself needs ten.
pub(super) const DEEPEST: usize = 64;

/// True for a character that can be part of a number, a date or an unquoted word.
pub(super) fn continues_bare(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '+' | '-')
}

/// True if a record, which may be named, comes first in a text.
pub(super) fn begins_record(text: &str) -> bool {
    let unnamed = text.trim_start().trim_start_matches(continues_bare);
    unnamed.trim_start().starts_with('(')
}

/// Where a text begins after a byte order mark.
pub(super) fn after_bom(text: &[u8]) -> usize {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    if text.starts_with(MARK) {
        MARK.len()
    } else {
        0
    }
}

/// The bracket that closes an opening one.
pub(super) fn closing<T: From<u8> + PartialEq + Copy>(opening: T) -> T {
    if opening == T::from(b'(') {
        T::from(b')')
    } else if opening == T::from(b'[') {
        T::from(b']')
    } else {
        T::from(b'}')
    }
}

/// The end of the block comment that begins at a byte; `None` if it is not closed. Block comments are nested.
pub(crate) fn block_comment_end(text: &[u8], start: usize) -> Option<usize> {
    let (mut open, mut at) = (0usize, start);
    loop {
        at += memchr::memchr2(b'/', b'*', text.get(at..)?)?;
        match (text.get(at)?, text.get(at + 1)?) {
            (b'/', b'*') => (open, at) = (open + 1, at + 2),
            (b'*', b'/') => (open, at) = (open - 1, at + 2),
            _ => at += 1,
        }
        if open == 0 {
            return Some(at);
        }
    }
}

/// The end of the string whose content begins at a byte; `None` if it is not closed.
pub(crate) fn string_end(text: &[u8], inner: usize) -> Option<usize> {
    let mut at = inner;
    loop {
        at += memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        if text.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// True if a raw string begins at a byte: `r"…"`, `r#"…"#`.
pub(super) fn begins_raw_string(text: &str, at: usize) -> bool {
    hashes(text, at).is_some()
}

/// The content of the raw string that begins at a byte, and its end; `None` if it is not closed.
pub(crate) fn raw_string(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let hashes = hashes(text, at)?;
    let inner = at + 1 + hashes + 1;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = text.get(inner..)?.find(&end)?;
    Some((inner..inner + length, inner + length + end.len()))
}

/// Number of hashes of the raw string that begins at a byte.
fn hashes(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?.strip_prefix(b"r")?;
    let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
    (rest.get(hashes) == Some(&b'"')).then_some(hashes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_comments_are_nested() {
        for (text, expected) in [
            ("/**/", Some(4)),
            ("/* a /* b */ c */ d", Some(17)),
            ("/* a /* b */", None),
            ("/*/", None),
            ("/*/**/*/", Some(8)),
            ("/* * / **/", Some(10)),
            ("/*", None),
        ] {
            assert_eq!(block_comment_end(text.as_bytes(), 0), expected, "{text}");
        }
    }

    #[test]
    fn strings_end_at_a_quotation_mark_that_belongs_to_them() {
        for (text, expected) in [
            (r#"a" b"#, Some(2)),
            (r#"\\" b"#, Some(3)),
            (r#"\" b"#, None),
            (r#"\"" b"#, Some(3)),
            (r"a", None),
            (r"\", None),
        ] {
            assert_eq!(string_end(text.as_bytes(), 0), expected, "{text}");
        }
        for (text, expected) in [
            (r#"r"\" b"#, Some((2..3, 4))),
            (r##"r#"a"b"# c"##, Some((3..6, 8))),
            (r#"r#"a"#, None),
            ("r#a", None),
            ("a", None),
        ] {
            assert_eq!(raw_string(text, 0), expected, "{text}");
        }
    }
}
