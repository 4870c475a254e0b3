//! An event file in its own terms, as RON and as JSON: the same chronicle, whatever it is written in.

mod json;
mod ron;
mod tree;

#[cfg(test)]
mod tests;

use super::include::SharedText;

/// The JSON Schema of an event file in JSON.
pub const SCHEMA: &str = include_str!("../../../assets/chronicle.schema.json");

/// An event file in RON, laid out again; its own comments are lost, the lines of `remarks` stand on top. None if it is not free of errors.
pub fn to_ron(text: &str, remarks: &[String]) -> Option<String> {
    Some(ron::write(&tree::read(text)?, remarks))
}

/// An event file that includes others as one that has all they hold, in RON. None if it includes nothing, or is not free of errors.
pub fn self_contained(text: &str, shared: &[SharedText]) -> Option<String> {
    if shared.is_empty() {
        return None;
    }
    let remarks = text.trim_start_matches('\u{feff}').lines();
    let remarks = remarks.map_while(|line| line.strip_prefix("//"));
    let remarks: Vec<String> = remarks.map(|line| line.trim().to_owned()).collect();
    let mut tree = tree::read(text)?;
    tree.remove("include");
    for shared in shared {
        let mut other = tree::read(&shared.text)?;
        if !shared.folder.is_empty() {
            other.prefix("file", &shared.folder);
        }
        tree.absorb(other);
    }
    Some(ron::write(&tree, &remarks))
}

/// An event file in JSON. None if it is not free of errors.
pub fn to_json(text: &str) -> Option<String> {
    Some(json::write(&tree::read(text)?))
}

/// An event file in RON, from one in JSON; none if it is no such file.
pub fn from_json(bytes: &[u8]) -> Option<String> {
    let start = bytes.trim_ascii_start().first()?;
    if *start != b'{' {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    Some(ron::write(&json::read(text)?, &[]))
}
