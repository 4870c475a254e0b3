//! Writes the same event file as RON or as JSON.

mod json;
mod places;
mod ron;
mod tree;

#[cfg(test)]
mod tests;

use self::tree::Tree;
use super::include::SharedText;
use super::lexical::after_bom;
use crate::check::{Place, Problem, Report};
use crate::format::import::json::Slip;
use crate::names::Languages;

pub use places::in_json;

/// The JSON Schema of event files in JSON.
pub const SCHEMA: &str = include_str!("../../../assets/chronicle.schema.json");

/// An event file in RON with a new layout. Of its comments only those at its beginning are kept. `None` if it has errors.
pub fn to_ron(text: &str) -> Option<String> {
    Some(ron::write(&tree::read(text)?, &remarks(text)))
}

/// Merges an event file and the files that it includes into one, in RON. `None` if it includes nothing or has errors. `languages` are those
/// of the whole, in the order of the menu.
pub fn self_contained(text: &str, shared: &[SharedText], languages: &Languages) -> Option<String> {
    if shared.is_empty() {
        return None;
    }
    let mut tree = tree::read(text)?;
    tree.remove("include");
    for shared in shared {
        let mut other = tree::read(&shared.text)?;
        if !shared.folder.is_empty() {
            other.prefix("file", &shared.folder);
        }
        tree.absorb(other);
    }
    // The first tag may now be another one, and it is the language of all texts without a tag.
    if languages.iter().nth(1).is_some() {
        let tags = languages.iter().map(|language| languages.tag(language));
        let tags = tags.map(|tag| Tree::Text(tag.to_owned())).collect();
        tree.add_missing("languages", Tree::List(tags));
    }
    Some(ron::write(&tree, &remarks(text)))
}

/// The comments that an event file begins with.
fn remarks(text: &str) -> Vec<String> {
    let lines = text.trim_start_matches('\u{feff}').lines();
    let remarks = lines.map_while(|line| line.strip_prefix("//"));
    remarks.map(|line| line.trim().to_owned()).collect()
}

/// An event file in JSON. `None` if the file has errors.
pub fn to_json(text: &str) -> Option<String> {
    Some(json::write(&tree::read(text)?))
}

/// Converts an event file from JSON to RON; `None` if it is not an event file in JSON.
///
/// # Errors
/// A report on the JSON, if it has a syntax error.
pub fn from_json(bytes: &[u8]) -> Option<Result<String, Report>> {
    let body = bytes.get(after_bom(bytes)..)?;
    if body.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    Some(match json::read(text)? {
        Ok(tree) => Ok(ron::write(&tree, &[])),
        Err(slip) => Err(Report::of(broken(slip, text))),
    })
}

/// The problem of a text that is not JSON.
fn broken(slip: Slip, text: &str) -> Problem {
    let Slip { at, message, from } = slip;
    let problem = Problem::error(Place::new(at, (at + 1).min(text.len())), message);
    match from {
        Some(from) => problem.related(Place::new(from, from + 1), "which begins here"),
        None => problem,
    }
}
