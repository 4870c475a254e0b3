//! Every event file in `tests/files`: valid files load, and invalid ones are refused with the report stored beside them.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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

/// A temporary folder with files, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("annals-{name}-{}", std::process::id()));
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The result of `annals check` in a folder: exit code, standard output, standard error.
fn said(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_annals"))
        .arg("check")
        .args(arguments)
        .current_dir(&folder.0)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

const FINE: &str = r#"// A war.
Chronicle(
    format: 1,
    title: "A War", // in two years
    events: [
        (id: "siege", when: "1126", name: "The siege"),
    ],
)
"#;

fn with(wrong: &str) -> String {
    FINE.replace("when: \"1126\"", wrong)
}

#[test]
fn reports_go_to_standard_error_and_the_verdict_to_standard_output() {
    let folder = Folder::new(
        "verdict",
        &[("a.ron", FINE), ("b.ron", &with("wen: \"1126\""))],
    );
    let (code, out, err) = said(&folder, &["a.ron"]);
    assert_eq!(
        (code, &*out, &*err),
        (
            0,
            "a.ron: ok; 1 event, 0 people, 0 places, 1 language\n",
            ""
        )
    );
    let (code, out, err) = said(&folder, &["b.ron"]);
    assert_eq!((code, &*out), (1, "b.ron: failed; 1 error\n"));
    assert!(err.contains("did you mean `when`?"), "{err}");
}

#[test]
fn several_files_and_folders_are_checked() {
    let folder = Folder::new(
        "folders",
        &[
            ("in/a.ron", FINE),
            ("in/deep/b.ron", &with("wen: \"1126\"")),
            ("in/deep/notes.txt", "no chronicle"),
            ("in/.hidden/c.ron", "no chronicle"),
            ("d.ron", FINE),
        ],
    );
    let (code, out, err) = said(&folder, &["in", "d.ron", "gone.ron"]);
    assert_eq!(code, 2);
    assert_eq!(
        out,
        "in/a.ron: ok; 1 event, 0 people, 0 places, 1 language\n\
         in/deep/b.ron: failed; 1 error\n\
         d.ron: ok; 1 event, 0 people, 0 places, 1 language\n\
         4 files: 2 ok, 1 failed, 1 not read\n"
    );
    assert!(err.contains("cannot read gone.ron"), "{err}");
    let (code, _, err) = said(&folder, &["in/.hidden/..", "--short"]);
    assert_eq!((code, &*err), (1, ""));
    fs::create_dir(folder.0.join("empty")).unwrap();
    let (code, _, err) = said(&folder, &["empty"]);
    assert_eq!((code, &*err), (2, "annals: no *.ron files in empty\n"));
}

#[test]
fn lines_for_editors_go_to_standard_output() {
    let folder = Folder::new("short", &[("my.ron", &with("wen: \"1126\""))]);
    let (code, out, err) = said(&folder, &["--short", "my.ron"]);
    let line = "my.ron:6:23: error: unknown field `wen` in an event; did you mean `when`?\n";
    assert_eq!((code, &*out, &*err), (1, line, ""));
}

#[test]
fn json_has_an_object_for_each_problem_and_a_verdict() {
    let folder = Folder::new("json", &[("my.ron", &with("wen: \"1126\""))]);
    let (code, out, err) = said(&folder, &["--json", "my.ron"]);
    assert_eq!((code, &*err), (1, ""));
    let lines: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let at = |column: usize| serde_json::json!({"line": 6, "column": column});
    assert_eq!(lines.len(), 2, "{out}");
    for (field, value) in [
        ("type", "problem".into()),
        ("file", "my.ron".into()),
        ("severity", "error".into()),
        ("message", "unknown field `wen` in an event".into()),
        ("expected", "did you mean `when`?".into()),
        ("start", at(23)),
        ("end", at(26)),
        ("related", serde_json::Value::Null),
        (
            "fix",
            serde_json::json!([{"start": at(23), "end": at(26), "text": "when"}]),
        ),
    ] {
        assert_eq!(lines[0][field], value, "{field}");
    }
    let verdict = serde_json::json!({
        "type": "verdict", "file": "my.ron", "fine": false, "errors": 1, "warnings": 0, "contents": "",
    });
    assert_eq!(lines[1], verdict);
}

#[test]
fn problems_of_a_file_in_json_have_its_own_lines() {
    let wrong = "{\n  \"format\": 1,\n  \"title\": \"A\",\n  \"events\": [\n    {\"id\": \"a\", \"when\": \"1126-13\", \"name\": \"A\"}\n  ]\n}\n";
    let folder = Folder::new(
        "own-lines",
        &[
            ("my.json", wrong),
            ("comma.json", &wrong.replace("1,\n", "1\n")),
        ],
    );
    let (code, out, _) = said(&folder, &["--short", "my.json"]);
    assert_eq!(code, 1);
    assert!(
        out.starts_with("my.json:5:31: error: invalid date"),
        "{out}"
    );
    let (_, out, _) = said(&folder, &["--json", "my.json"]);
    let problem: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&problem["start"], &problem["end"]),
        (
            &serde_json::json!({"line": 5, "column": 31}),
            &serde_json::json!({"line": 5, "column": 32})
        )
    );
    let (_, _, err) = said(&folder, &["my.json"]);
    assert!(
        err.contains("{\"id\": \"a\", \"when\": \"1126-13\""),
        "{err}"
    );
    let (code, out, _) = said(&folder, &["--short", "comma.json"]);
    assert_eq!(code, 1);
    let expected = "comma.json:3:3: error: expected a comma or a closing bracket\n";
    assert_eq!(out, expected);
}

#[test]
fn warnings_fail_only_where_that_is_wanted() {
    let warned = FINE.replace(
        "events: [",
        "lanes: [(id: \"song\", name: \"Song\")], events: [",
    );
    let folder = Folder::new("strict", &[("my.ron", &warned)]);
    let (code, out, err) = said(&folder, &["my.ron"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("my.ron: ok; 1 warning; 1 event"), "{out}");
    assert!(err.contains("`siege` has no lane"), "{err}");
    let (code, out, _) = said(&folder, &["--strict", "my.ron"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("my.ron: failed; 1 warning"), "{out}");
}

#[test]
fn the_verdict_counts_the_problems_of_the_map_as_well() {
    let warned = FINE.replace(
        "events: [",
        "map: \"coast.geojson\", lanes: [(id: \"song\", name: \"Song\")], events: [",
    );
    let folder = Folder::new("map-verdict", &[("my.ron", &warned)]);
    let (code, out, _) = said(&folder, &["my.ron"]);
    assert_eq!((code, &*out), (1, "my.ron: failed; 1 error, 1 warning\n"));
    let (_, out, _) = said(&folder, &["--json", "my.ron"]);
    let verdict: serde_json::Value = serde_json::from_str(out.lines().last().unwrap()).unwrap();
    assert_eq!(
        (&verdict["errors"], &verdict["warnings"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn a_report_that_is_cut_says_how_the_rest_can_be_seen() {
    let many = with(&format!("when: \"1126\"{}", ", wibble: 1".repeat(120)));
    let folder = Folder::new("all", &[("my.ron", &many)]);
    let (_, out, err) = said(&folder, &["my.ron"]);
    assert_eq!(out, "my.ron: failed; 120 errors\n");
    let rest = "my.ron: the first 100 are shown; `annals check --all` shows the others\n";
    assert!(err.ends_with(rest), "{err}");
    assert_eq!(err.matches("unknown field").count(), 100);
    let (_, _, err) = said(&folder, &["--all", "my.ron"]);
    assert_eq!(err.matches("unknown field").count(), 120);
    assert!(!err.contains("are shown"), "{err}");
}

#[test]
fn certain_fixes_are_applied_and_reported() {
    let wrong = with("date: “44 BCE”, place: \"nowhere\"");
    let folder = Folder::new(
        "fix",
        &[("my.ron", &wrong), ("rows.csv", "when,name\n1126,Siege\n")],
    );
    let (code, out, err) = said(&folder, &["--fix", "my.ron"]);
    assert_eq!(
        folder.read("my.ron"),
        with("when: \"-0043\", place: \"nowhere\"")
    );
    assert_eq!((code, &*out), (1, "my.ron: failed; 1 error\n"));
    for line in [
        "my.ron:6:29: fixed: `“` is not a quotation mark here: replaced `“` with `\"`, replaced `”` with `\"`\n",
        "my.ron:6:23: fixed: unknown field `date` in an event: replaced `date` with `when`\n",
        "my.ron:6:29: fixed: invalid date \"44 BCE\": replaced `\"44 BCE\"` with `\"-0043\"`\n",
    ] {
        assert!(err.contains(line), "{err}");
    }
    assert!(err.contains("unknown place `nowhere`"), "{err}");
    // A file that is not an event file in RON is only checked.
    let (code, _, err) = said(&folder, &["--fix", "rows.csv"]);
    assert_eq!(
        (code, &*folder.read("rows.csv")),
        (0, "when,name\n1126,Siege\n")
    );
    assert!(err.contains("rows.csv is checked but not changed"), "{err}");
    let (code, _, _) = said(&folder, &["--fix", "-"]);
    assert_eq!(code, 2);
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2);
}

#[test]
fn the_starter_goes_to_standard_output_as_well() {
    let output = Command::new(env!("CARGO_BIN_EXE_annals"))
        .args(["new", "-"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format::STARTER);
    assert!(output.status.success() && !Path::new("-").exists());
}

#[test]
fn events_without_a_lane_are_in_a_band_that_says_so() {
    let lanes = r#"lanes: [(id: "song", name: "Song")], events: [
        (id: "war", when: "1125", name: "The war", lanes: ["song"]),"#;
    let lanes = FINE.replace("events: [", lanes);
    let folder = Folder::new("lane", &[("my.ron", &lanes), ("none.ron", FINE)]);
    let frame = |file: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_annals"))
            .args(["frame", "--ui", "en", file])
            .current_dir(&folder.0)
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let drawn = frame("my.ron");
    assert!(drawn.contains("no lane"), "{drawn}");
    assert!(!frame("none.ron").contains("no lane"));
}

#[test]
fn a_watched_file_that_is_gone_is_not_called_saved() {
    let folder = Folder::new("gone", &[("my.ron", FINE)]);
    let mut checking = Command::new(env!("CARGO_BIN_EXE_annals"))
        .args(["check", "--watch", "my.ron"])
        .current_dir(&folder.0)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(checking.stderr.take().unwrap()).lines();
    let mut next = || {
        lines
            .find_map(|line| line.ok().filter(|line| !line.is_empty()))
            .unwrap()
    };
    assert_eq!(next(), "watching; press ctrl-c to stop");
    fs::rename(folder.0.join("my.ron"), folder.0.join("old.txt")).unwrap();
    assert_eq!(next(), "my.ron is gone; waiting until it is saved again");
    fs::write(folder.0.join("my.ron"), FINE).unwrap();
    assert_eq!(next(), "file saved; checking again");
    checking.kill().unwrap();
    checking.wait().unwrap();
}
