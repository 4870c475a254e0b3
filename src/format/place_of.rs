//! Finds the definition of an id in the text of a file.

use crate::check::Lines;

/// The line and column, both from 1, where the id is defined; `None` if nothing in the text has it.
pub fn place_of(text: &str, id: &str) -> Option<(usize, usize)> {
    let quoted = format!("\"{id}\"");
    let found = text.match_indices(&quoted).find(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        let after = text
            .get(at + quoted.len()..)
            .unwrap_or_default()
            .trim_start();
        let as_field = before
            .strip_suffix(':')
            .is_some_and(|name| name.trim_end().ends_with("id"));
        let as_key = after
            .strip_prefix(':')
            .is_some_and(|value| value.trim_start().starts_with('('));
        as_field || as_key
    });
    let (at, _) = found?;
    let position = Lines::of(text, std::iter::once(at)).position(at);
    Some((position.line, position.column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_where_they_are_given() {
        let text = "people: {\n    \"a\": (name: \"b\"),\n},\nevents: [\n    (id: \"c\", people: [\"a\"]),\n]";
        for (id, expected) in [("a", Some((2, 5))), ("c", Some((5, 10))), ("b", None)] {
            assert_eq!(place_of(text, id), expected, "{id}");
        }
    }
}
