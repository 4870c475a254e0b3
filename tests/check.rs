//! Every event file in `tests/files`: the valid ones load, the invalid ones are refused with the report kept beside them.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annals::format::{self, Report};

/// The event files of one folder, by name.
fn files(folder: &str) -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                path,
            )
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

fn drawn(report: &Report, name: &str, bytes: &[u8]) -> String {
    report.render(
        &format!("{name}.ron"),
        &String::from_utf8_lossy(bytes),
        false,
    )
}

#[test]
fn valid_files_load() {
    for (name, path) in files("valid") {
        let bytes = fs::read(path).unwrap();
        match format::load(&bytes) {
            Ok(loaded) if loaded.warnings.is_empty() => {}
            Ok(loaded) => insta::assert_snapshot!(
                format!("valid-{name}"),
                drawn(&loaded.warnings, &name, &bytes)
            ),
            Err(report) => panic!("{}", drawn(&report, &name, &bytes)),
        }
    }
}

#[test]
fn invalid_files_are_refused_with_a_report() {
    for (name, path) in files("invalid") {
        let bytes = fs::read(path).unwrap();
        let Err(report) = format::load(&bytes) else {
            panic!("{name} was accepted")
        };
        let drawn = drawn(&report, &name, &bytes);
        assert!(
            drawn
                .chars()
                .all(|letter| letter == '\n' || !letter.is_control()),
            "{name}: {drawn:?}"
        );
        insta::assert_snapshot!(format!("invalid-{name}"), drawn);
    }
}

#[test]
fn the_program_exits_with_0_for_valid_files_and_1_for_invalid_ones() {
    for (folder, code) in [("valid", 0), ("invalid", 1)] {
        for (name, path) in files(folder) {
            let output = Command::new(env!("CARGO_BIN_EXE_annals"))
                .arg("check")
                .arg(&path)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(code), "{name}: {said}");
            assert!(
                code == 0 || said.contains(&format!("{name}.ron")),
                "{name}: {said}"
            );
        }
    }
}
