//! Runs the targets of `fuzz/` on their seeds, so that they are compiled and checked without a fuzzer.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

#[path = "../fuzz/src/lib.rs"]
#[allow(
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "another workspace has it as a library, whose failures are panics"
)]
mod fuzz;

use std::fs;
use std::path::Path;

/// The files in a folder and below it, each with the name of its folder.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(path.to_str().unwrap()));
        } else {
            let name = Path::new(folder).file_name().unwrap().to_str().unwrap();
            files.push((name.to_owned(), fs::read(path).unwrap()));
        }
    }
    files
}

fn run(target: &str, input: &[u8]) {
    fuzz::all(&[target.as_bytes(), b"\n", input].concat());
}

#[test]
fn event_files() {
    for folder in ["tests/files/valid", "tests/files/invalid"] {
        for (_, bytes) in files(folder).iter().filter(|(_, it)| it.len() < 20_000) {
            run("load", bytes);
        }
    }
}

#[test]
fn files_of_other_programs() {
    for (format, bytes) in files("tests/files/import") {
        run("import", &[format.as_bytes(), b"\n", &bytes].concat());
    }
}

#[test]
fn base_maps() {
    for (_, bytes) in files("tests/files/maps") {
        run("map", &bytes);
    }
}

#[test]
fn short_inputs() {
    for input in [
        "",
        "靖康元年閏十一月丙辰",
        "1120/1127",
        "Bianjing",
        "\x1b[31m👍🏽กำ",
        "j?kml/bia",
    ] {
        for target in ["dates", "search", "text", "keys", "no such target"] {
            run(target, input.as_bytes());
        }
    }
}
