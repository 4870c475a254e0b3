//! Message catalogues: lines of `key = words`, and templates with placeholders.

use std::fmt::{Display, Write as _};

use memchr::memchr;

/// The key and the words of each line of a catalogue. Lines that begin with `#` are comments.
///
/// ```
/// let catalogue = "# Dates\nabout = c. {date}\n";
/// let entries: Vec<_> = annals::text::entries(catalogue).collect();
/// assert_eq!(entries, [("about", "c. {date}")]);
/// ```
pub fn entries(catalogue: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| parted(line, b'='))
        .map(|(key, words)| (key.trim_end(), words.trim()))
}

/// The words for each key, empty if a key is missing. Fastest if the keys come in the order of the entries.
///
/// ```
/// let entries = [("about", "c. {date}"), ("before", "before {date}")];
/// let found: Vec<_> = annals::text::words_of(&entries, ["before", "after"]).collect();
/// assert_eq!(found, ["before {date}", ""]);
/// ```
pub fn words_of<'e>(
    entries: &[(&str, &'e str)],
    keys: impl IntoIterator<Item = &'static str>,
) -> impl Iterator<Item = &'e str> {
    let mut next = 0;
    keys.into_iter().map(move |key| {
        let (before, rest) = entries.split_at(next);
        let mut from_next = rest.iter().chain(before);
        let Some(passed) = from_next.position(|(known, _)| *known == key) else {
            return "";
        };
        let found = (next + passed) % entries.len();
        next = found + 1;
        entries[found].1
    })
}

/// Fills the placeholders of a template from left to right, so that a `{…}` in a value is not expanded again. A placeholder without a
/// matching part is left empty.
///
/// ```
/// use annals::text::filled;
///
/// assert_eq!(filled("{day} {month}", &[("day", "9"), ("month", "January")]), "9 January");
/// assert_eq!(filled("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
/// ```
pub fn filled<D: Display + ?Sized>(template: &str, parts: &[(&str, &D)]) -> String {
    let mut words = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, (name, after))) =
        parted(rest, b'{').and_then(|(before, inner)| Some((before, parted(inner, b'}')?)))
    {
        words.push_str(before);
        if let Some((_, part)) = parts.iter().find(|(part, _)| *part == name) {
            // Writing to a `String` cannot fail.
            let _ = write!(words, "{part}");
        }
        rest = after;
    }
    words.push_str(rest);
    words
}

/// The text before the first of an ASCII sign, and the text after it. Several times as fast as `split_once` on the short lines of a
/// catalogue.
fn parted(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = memchr(sign, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}
