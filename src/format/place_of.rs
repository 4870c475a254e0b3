//! Finds the definition of an id in the text of a file.

use super::chunks::Walk;
use super::lexical::{after_bom, begins_record, continues_bare};
use crate::check::Lines;

/// The number of brackets around a key of a map of the chronicle, such as `people`.
const KEY: usize = 2;

/// The number of brackets around a field of a record in a list of the chronicle, such as `events`.
const FIELD: usize = 3;

/// The line and column, both from 1, where the id is defined, in RON or JSON; `None` if nothing in the text has it.
pub fn place_of(text: &str, id: &str) -> Option<(usize, usize)> {
    let quoted = format!("\"{id}\"");
    let mut found = text.match_indices(&quoted).map(|(at, _)| at);
    let mut walk = Walk::new(text, after_bom(text.as_bytes()));
    let mut is_matched = true;
    // Other names have ids of their own, deeper in the file.
    let defined = found.clone().find(|at| match walk.depth_at(*at) {
        Some(KEY) => is_key(text, at + quoted.len()),
        Some(FIELD) => is_value_of_id(text, *at),
        Some(_) => false,
        None => {
            is_matched = false;
            false
        }
    });
    let is_likely = |at: &usize| is_value_of_id(text, *at) || is_key(text, at + quoted.len());
    // In a file with mismatched brackets.
    let at = match defined {
        None if !is_matched => found.find(is_likely),
        _ => defined,
    }?;
    let position = Lines::of(text, std::iter::once(at)).position(at);
    Some((position.line, position.column))
}

/// True if the string at a byte is the value of a field `id`.
fn is_value_of_id(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let name = before.strip_suffix(':').map(str::trim_end);
    let name = name.map(|name| name.strip_suffix('"').unwrap_or(name));
    name.and_then(|name| name.strip_suffix("id"))
        .is_some_and(|before| !before.ends_with(continues_bare))
}

/// True if the string that ends at a byte is the key of a record.
fn is_key(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start();
    after
        .strip_prefix(':')
        .is_some_and(|value| begins_record(value) || value.trim_start().starts_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_where_they_are_given() {
        let text = "people: {\n    \"a\": (name: \"b\"),\n},\nevents: [\n    (id: \"c\", people: [\"a\"]),\n]";
        for (id, expected) in [("a", Some((2, 5))), ("c", Some((5, 10))), ("b", None)] {
            for text in [format!("]{text}"), format!("({text})")] {
                let place = place_of(&text, id);
                assert_eq!(place, expected, "{id}: {text}");
            }
        }
    }

    #[test]
    fn ids_of_named_records_are_found() {
        let text =
            "Chronicle(people: {\n\"a\": Person(name: \"A\"), \"b\" : Person (name: \"B\")})";
        for (id, expected) in [("a", Some((2, 1))), ("b", Some((2, 25))), ("A", None)] {
            assert_eq!(place_of(text, id), expected, "{id}");
        }
    }

    #[test]
    fn ids_are_found_in_json() {
        let text = "{\"people\": {\n\"a\": {\"name\": \"A\"}},\n\"events\": [\n{\"id\" : \"c\", \"name\": {\"en\": \"C\"}, \"people\": [\"a\"]},\n{\"grid\": \"d\"}]}";
        for (id, expected) in [("a", Some((2, 1))), ("c", Some((4, 9))), ("d", None)] {
            assert_eq!(place_of(text, id), expected, "{id}");
        }
    }

    #[test]
    fn ids_of_other_names_are_not_taken_for_those_of_things() {
        let text = "Chronicle(places: {\n\"linan\": (also: [(id: \"capital\", name: \"C\")])},\nlanes: [\n(id: \"capital\")])";
        assert_eq!(place_of(text, "capital"), Some((4, 6)));
        let elsewhere = text.replace("lanes: [\n(id: \"capital\")]", "");
        assert_eq!(place_of(&elsewhere, "capital"), None);
    }
}
