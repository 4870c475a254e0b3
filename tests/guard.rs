//! What reading the sources can hold.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every source file of the program, with its path below `src`, without its unit tests.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_owned();
            let is_test = name
                .components()
                .any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
            if path.is_dir() {
                folders.push(path);
            } else if !is_test {
                let text = fs::read_to_string(path).unwrap();
                let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
                found.push((name, code.to_owned()));
            }
        }
    }
    found.sort();
    found
}

/// What a number stands for that is an id or an index into a table.
const INDICES: [&str; 16] = [
    "cause", "effect", "era", "event", "id", "index", "lane", "language", "person", "place",
    "selected", "shown", "source", "span", "tag", "whole",
];

/// The names of what a line casts from one type of number to another.
fn casts(line: &str) -> Vec<&str> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let before = line.match_indices(" as ").filter(|(at, _)| {
        let kind = &line[at + 4..];
        ["usize", "isize", "u32", "u16", "u8", "i32", "i64"]
            .iter()
            .any(|known| kind.starts_with(known))
    });
    let before = before.map(|(at, _)| line[..at].rsplit(|letter| !is_name(letter)).next());
    let within = line
        .match_indices("size::try_from(")
        .chain(line.match_indices("u32::try_from("))
        .chain(line.match_indices("u16::try_from("))
        .map(|(at, call)| line[at + call.len()..].split(')').next())
        .map(|argument| argument?.rsplit(|letter| !is_name(letter)).next());
    before.chain(within).flatten().collect()
}

#[test]
fn ids_are_hardly_ever_cast() {
    let sources = sources();
    let found: Vec<String> = sources
        .iter()
        .flat_map(|(path, code)| code.lines().map(move |line| (path, line)))
        .filter(|(_, line)| casts(line).iter().any(|name| INDICES.contains(name)))
        .map(|(path, line)| format!("{}: {}", path.display(), line.trim()))
        .collect();
    assert!(
        found.len() < 20,
        "{} casts between ids and indices; use the ids of `chronicle`:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn nothing_stands_for_what_is_not_there() {
    let sentinels = ["NO_EVENT", "NOWHERE"];
    for (path, code) in sources() {
        for sentinel in sentinels {
            let found = code.lines().find(|line| line.contains(sentinel));
            assert_eq!(found, None, "{}: use an Option", path.display());
        }
    }
}
