//! Cuts a long list of events into chunks, which can be read one at a time and on several threads.
//!
//! The cuts are found by scanning only brackets, strings and comments, as the reader does when it skips a value. A
//! chunk ends after a comma between two events. Nothing is cut after mismatched brackets: the main reader reaches that
//! place itself and reports the problem.

use std::ops::Range;

use super::lexical::{
    DEEPEST, after_bom, begins_raw_string, block_comment_end, closing, continues_bare, raw_string,
    string_end,
};
use crate::check::Place;

/// Minimum size of a chunk in bytes. A shorter list is not cut.
pub(super) const LEAST: usize = 512 * 1024;

/// A part of a list, from after one comma to after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) place: Place,
    /// Number of items.
    pub(super) items: usize,
}

/// A part of the list of events, to be read separately.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub(super) place: Place,
    /// Number of events.
    pub(super) items: usize,
    /// The positions of the brackets around it.
    pub(super) within: Vec<usize>,
}

/// Cuts the list whose first item begins at `from` into parts of at least `least` bytes. Empty if the text is shorter
/// than that.
pub(super) fn cuts(text: &str, from: usize, least: usize) -> Vec<Cut> {
    if text.len() - from < least {
        return Vec::new();
    }
    let mut walk = Walk::new(text, from);
    let (mut start, mut items, mut cuts) = (from, 0, Vec::new());
    while walk.next().is_some() {
        if walk.depth() > 0 || !walk.at_comma() {
            continue;
        }
        items += 1;
        if walk.at - start >= least {
            cuts.push(Cut {
                place: Place::new(start, walk.at),
                items,
            });
            (start, items) = (walk.at, 0);
        }
    }
    cuts
}

/// The beginning of a file as a complete text: up to the last comma between two items of the chronicle or of a list in
/// it, with all open brackets closed. `None` if there is no such comma.
pub(super) fn beginning(text: &str) -> Option<String> {
    let mut walk = Walk::new(text, after_bom(text.as_bytes()));
    let mut last = None;
    while walk.next().is_some() {
        if (1..=2).contains(&walk.depth()) && walk.at_comma() {
            last = Some((walk.at, walk.open.clone()));
        }
    }
    let (end, open) = last?;
    let mut whole = text.get(..end)?.to_owned();
    whole.extend(open.iter().rev().map(|closing| char::from(*closing)));
    Some(whole)
}

/// The byte ranges of the entries of a chronicle, each with the comma after it. Entries are the records in its lists
/// and maps.
pub(super) fn entries(text: &str) -> Vec<Range<usize>> {
    let mut walk = Walk::new(text, after_bom(text.as_bytes()));
    let (mut start, mut entries) = (None, Vec::new());
    let is_entry = |place: &Range<usize>| {
        let item = text.get(place.clone()).unwrap_or_default();
        item.contains('(') && item.contains(':')
    };
    loop {
        let before = walk.depth();
        if walk.next().is_none() {
            return entries;
        }
        let place = start.map(|start| start..walk.at);
        match (before, walk.depth()) {
            // A single record (`infobox`) has fields, not entries.
            (1, 2) => start = (walk.byte(walk.at - 1) != b'(').then_some(walk.at),
            (2, 2) => {
                entries.extend(place.filter(is_entry));
                start = start.map(|_| walk.at);
            }
            (2, 1) => {
                let place = place.map(|place| place.start..place.end - 1);
                entries.extend(place.filter(is_entry));
                start = None;
            }
            _ => {}
        }
    }
}

/// A scanner that stops at commas and brackets and skips strings and comments.
pub(super) struct Walk<'t> {
    text: &'t str,
    from: usize,
    /// Position after the current comma or bracket.
    at: usize,
    /// The closing bytes of the open brackets.
    open: Vec<u8>,
    /// The number of brackets that were open before the current comma or bracket.
    before: usize,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str, from: usize) -> Self {
        Self {
            text,
            from,
            at: from,
            open: Vec::new(),
            before: 0,
        }
    }

    /// The number of brackets around a position, which is not before that of an earlier call. `None` where the scanner
    /// does not get to.
    pub(super) fn depth_at(&mut self, at: usize) -> Option<usize> {
        while self.at <= at {
            self.before = self.depth();
            self.next()?;
        }
        Some(self.before)
    }

    fn depth(&self) -> usize {
        self.open.len()
    }

    fn at_comma(&self) -> bool {
        self.byte(self.at.wrapping_sub(1)) == b','
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Advances to the next comma or bracket. `None` if the text ends or the brackets close, do not match or are too
    /// deep.
    fn next(&mut self) -> Option<()> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            self.at += rest.iter().position(|byte| MEANING[usize::from(*byte)])?;
            let byte = self.byte(self.at);
            match byte {
                b'"' => self.at = string_end(self.text.as_bytes(), self.at + 1)?,
                b'r' if self.begins_raw_string() => self.at = raw_string(self.text, self.at)?.1,
                b'/' => self.at = self.after_comment()?,
                b',' | b'(' | b'[' | b'{' | b')' | b']' | b'}' => {
                    self.at += 1;
                    return self.bracket(byte);
                }
                _ => self.at += 1,
            }
        }
    }

    fn bracket(&mut self, byte: u8) -> Option<()> {
        match byte {
            b'(' | b'[' | b'{' => self.open.push(closing(byte)),
            b',' => {}
            _ => {
                return self
                    .open
                    .pop()
                    .filter(|closing| *closing == byte)
                    .map(|_| ());
            }
        }
        // The list is already inside two brackets.
        (self.open.len() + 2 <= DEEPEST).then_some(())
    }

    /// True if the `r` here begins a raw string and is not part of a word.
    fn begins_raw_string(&self) -> bool {
        if !begins_raw_string(self.text, self.at) {
            return false;
        }
        let before = self
            .text
            .get(self.from..self.at)
            .and_then(|before| before.chars().next_back());
        !before.is_some_and(continues_bare)
    }

    fn after_comment(&self) -> Option<usize> {
        let rest = self.text.as_bytes().get(self.at..)?;
        match rest.get(1) {
            Some(b'/') => Some(self.at + memchr::memchr(b'\n', rest)?),
            Some(b'*') => block_comment_end(self.text.as_bytes(), self.at),
            _ => Some(self.at + 1),
        }
    }
}

/// The bytes at which the scanner stops.
const MEANING: [bool; 256] = {
    let mut meaning = [false; 256];
    let bytes = b"\"r/,()[]{}";
    let mut at = 0;
    while at < bytes.len() {
        meaning[bytes[at] as usize] = true;
        at += 1;
    }
    meaning
};

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let cuts = cuts(text, 1, 0);
        cuts.iter().map(|cut| &text[cut.place.range()]).collect()
    }

    #[test]
    fn chunks_end_after_commas_between_items() {
        for (text, expected) in [
            ("[]", &[][..]),
            ("[a]", &[]),
            ("[a, b]", &["a,"]),
            (
                "[(a, b), {c, d}, [e, f],]",
                &["(a, b),", " {c, d},", " [e, f],"],
            ),
            (r#"["a,\",", 'b', c]"#, &[r#""a,\",","#, " 'b',"]),
            (
                r##"[r",\", r#" ," "#, far",", c]"##,
                &[r#"r",\","#, r##" r#" ," "#,"##, r#" far",","#],
            ),
            (
                "[a /* , /* , */ , */, b // ,\n, c]",
                &["a /* , /* , */ , */,", " b // ,\n,"],
            ),
            ("[a, (b], c]", &["a,"]),
            ("[a, \"b, c]", &["a,"]),
            ("[a, /* b, c]", &["a,"]),
            ("[a, // b, c]", &["a,"]),
            ("[a, b], c, d]", &["a,"]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn a_beginning_has_every_bracket_closed() {
        let text = "Chronicle(a: 1, b: [(x: \"(\", y: 2), (x: 3, y: 4), (x: 5";
        for (end, expected) in [
            (10, None),
            (15, Some("Chronicle(a: 1,)")),
            (37, Some("Chronicle(a: 1, b: [(x: \"(\", y: 2),])")),
            (
                text.len(),
                Some("Chronicle(a: 1, b: [(x: \"(\", y: 2), (x: 3, y: 4),])"),
            ),
        ] {
            assert_eq!(beginning(&text[..end]).as_deref(), expected, "{end}");
        }
    }
}
