//! Catalogues of words: lines of `key = words`, and words with places for others.

use std::fmt::{Display, Write as _};

/// The lines of a catalogue, each a key and its words; a line that begins with `#` is a comment.
///
/// ```
/// let catalogue = "# Dates\nabout = c. {date}\n";
/// let entries: Vec<_> = annals::text::entries(catalogue).collect();
/// assert_eq!(entries, [("about", "c. {date}")]);
/// ```
pub fn entries(catalogue: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, words)| (key, words.trim()))
}

/// The words of each key, empty where there are none. Keys in the order of the entries are found at once.
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

/// A template with its places filled from left to right, so that a value is never taken for a place. A place that no part has the name
/// of is left empty.
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
    while let Some((before, (name, after))) = rest
        .split_once('{')
        .and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
    {
        words.push_str(before);
        if let Some((_, part)) = parts.iter().find(|(part, _)| *part == name) {
            // A string takes whatever is written to it.
            let _ = write!(words, "{part}");
        }
        rest = after;
    }
    words.push_str(rest);
    words
}
