//! What reading the sources can hold.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::collections::BTreeMap;
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
    let sentinels = [
        "NO_EVENT",
        "NOWHERE",
        "UNKNOWN: LanguageId",
        "Tag::FIRST",
        "LanguageId::LAST",
    ];
    for (path, code) in sources() {
        for sentinel in sentinels {
            let found = code.lines().find(|line| line.contains(sentinel));
            assert_eq!(found, None, "{}: use an Option", path.display());
        }
    }
}

/// The modules beside a module of `format` that it uses.
fn siblings(code: &str) -> Vec<String> {
    let paths = code.match_indices("super::").filter(|(at, _)| {
        let before = &code[..*at];
        !before.ends_with("super::") && !code[at + 7..].starts_with("super::")
    });
    let crate_paths = code.match_indices("crate::format::");
    let name = |rest: &str| -> String {
        rest.chars()
            .take_while(|letter| letter.is_lowercase() || *letter == '_')
            .collect()
    };
    paths
        .map(|(at, path)| name(&code[at + path.len()..]))
        .chain(crate_paths.map(|(at, path)| name(&code[at + path.len()..])))
        .collect()
}

#[test]
fn the_files_that_read_event_files_use_each_other_one_way() {
    let mut graph: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, code) in sources() {
        if path.parent() == Some(Path::new("format")) && !path.ends_with("mod.rs") {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let mut used = siblings(&code);
            used.retain(|used| *used != name);
            graph.insert(name, used);
        }
    }
    // Whatever uses only what was taken away is taken away; what is left forms a cycle.
    while let Some(free) = graph
        .iter()
        .find(|(_, used)| !used.iter().any(|used| graph.contains_key(used)))
        .map(|(name, _)| name.clone())
    {
        graph.remove(&free);
    }
    assert!(graph.is_empty(), "a cycle of modules: {graph:?}");
}
