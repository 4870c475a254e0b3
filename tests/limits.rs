//! Endless and too long inputs, and inputs that would act on the terminal, given to the real program.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

mod pty;

use pty::Launch;

const ANNALS: &str = env!("CARGO_BIN_EXE_annals");

/// A path that does not exist.
fn scratch(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("limits-{name}"));
    let _ = fs::remove_dir_all(&path);
    let _ = fs::remove_file(&path);
    path
}

fn fifo(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

fn annals(arguments: &[&OsStr]) -> Command {
    let mut command = Command::new(ANNALS);
    command
        .args(arguments)
        .env("XDG_CONFIG_HOME", "/dev/null")
        .env("XDG_STATE_HOME", "/dev/null")
        .stdin(Stdio::null());
    command
}

fn ran(arguments: &[&str]) -> Output {
    let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    annals(&arguments).output().unwrap()
}

fn all(output: &Output) -> String {
    String::from_utf8([&*output.stdout, &*output.stderr].concat()).unwrap()
}

/// The result of a shell script, since pipes need a process that writes to them.
fn shell(script: &str) -> (Option<i32>, String) {
    let output = Command::new("sh")
        .args(["-c", script])
        .env("ANNALS", ANNALS)
        .env("XDG_CONFIG_HOME", "/dev/null")
        .env("XDG_STATE_HOME", "/dev/null")
        .output()
        .unwrap();
    (output.status.code(), all(&output))
}

#[test]
fn endless_input_is_recognised_by_its_beginning() {
    for (name, script, expected) in [
        (
            "zeros",
            "\"$ANNALS\" --print /dev/zero",
            "a binary file, not text",
        ),
        ("noise", "\"$ANNALS\" check /dev/urandom", "error"),
        (
            "yes",
            "yes | \"$ANNALS\" --print -",
            "text in an unknown format",
        ),
        (
            "yes, checked",
            "yes | \"$ANNALS\" check -",
            "text in an unknown format",
        ),
        (
            "yes, converted",
            "yes | \"$ANNALS\" convert - - --to csv",
            "text in an unknown format",
        ),
        (
            "dates",
            "yes | tr -d '\\n' | \"$ANNALS\" date",
            "longer than 64 KB",
        ),
        (
            "settings",
            "\"$ANNALS\" keys --config /dev/zero",
            "a pipe or a device, not a file",
        ),
    ] {
        let (code, said) = shell(script);
        assert!(matches!(code, Some(1 | 2)), "{name}: {code:?}");
        assert!(said.contains(expected), "{name}: {said}");
    }
}

#[test]
fn settings_come_from_pipes_that_a_shell_hands_out_and_from_nothing() {
    let (code, said) = shell(
        "echo '(keys: {\"panes\": {\"quit\": [\"ctrl-q\"]}})' | \"$ANNALS\" keys --config /dev/stdin",
    );
    assert!(code == Some(0) && said.contains("ctrl-q"), "{said}");
    assert!(ran(&["keys", "--config", "/dev/null"]).status.success());
}

#[test]
fn a_file_that_is_too_long_is_refused_before_it_is_read() {
    let path = scratch("long.ron");
    File::create(&path).unwrap().set_len(5 << 30).unwrap();
    let output = ran(&["check", path.to_str().unwrap()]);
    fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = all(&output);
    assert!(said.contains("it is 5.0 GB; the limit is 4 GB"), "{said}");
}

#[test]
fn a_pipe_in_the_place_of_a_small_file_is_not_waited_for() {
    let folder = scratch("pipes");
    fs::create_dir_all(folder.join("annals/themes")).unwrap();
    for name in [
        "annals/config.ron",
        "annals/themes/dusk.ron",
        "annals/names",
        "annals/terminals",
        "coast.geojson",
    ] {
        fifo(&folder.join(name));
    }
    let chronicle = folder.join("chronicle.ron");
    let text = r#"Chronicle(format: 1, title: "x", map: "coast.geojson", events: [(id: "a", when: "1127", name: "a")])"#;
    fs::write(&chronicle, text).unwrap();
    let file = chronicle.to_str().unwrap();
    for (name, arguments, own, expected) in [
        (
            "settings",
            &["keys"][..],
            true,
            "config.ron: it is a pipe or a device, not a file",
        ),
        (
            "a theme",
            &["frame", "--theme", "dusk"],
            false,
            "cannot read themes/dusk.ron: it is a pipe or a device, not a file",
        ),
        (
            "a base map",
            &["check", file],
            false,
            "it is a pipe or a device, not a file",
        ),
    ] {
        let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
        let mut command = annals(&arguments);
        command.env("XDG_CONFIG_HOME", &folder);
        if !own {
            let _ = fs::remove_file(folder.join("annals/config.ron"));
        }
        let said = all(&command.output().unwrap());
        assert!(said.contains(expected), "{name}: {said}");
    }
    let mut session = Launch::new(ANNALS, [])
        .env("XDG_STATE_HOME", folder.to_str().unwrap())
        .start();
    session.wait_for_frame(1);
    session.press("Lq");
    assert_eq!(session.wait_for_end(), 0, "what was remembered");
    session.assert_restored();
}

#[test]
fn a_slow_source_is_said_to_be_waited_for() {
    let pipe = scratch("slow.ron");
    fifo(&pipe);
    let session = Launch::new(ANNALS, ["--no-state", pipe.to_str().unwrap()]).start();
    session.wait_for_text("annals: waiting for ");
    drop(session);
    let session = Launch::new(ANNALS, ["check", "-"]).start();
    session.wait_for_text("annals: waiting for standard input");
}

#[test]
fn nothing_raw_of_an_argument_reaches_the_terminal() {
    let evil = "\x1b[31mRED\u{9b}31m\u{202E}";
    let option = format!("--{evil}");
    let file = format!("/nowhere/{evil}");
    for arguments in [
        &[option.as_str()][..],
        &["--lang", evil],
        &["frame", "--theme", evil],
        &["frame", "--ui", evil],
        &["--at", evil],
        &["--from", evil, file.as_str()],
        &["--color", evil],
        &["--config", file.as_str()],
        &["frame", "--size", evil],
        &["date", evil],
        &["date", "--json", evil],
        &["date", "--calendar", evil],
        &["check", file.as_str()],
        &["convert", file.as_str(), "-", "--to", "csv"],
        &["convert", "-", file.as_str(), "--to", "ron"],
        &[
            "convert",
            "assets/starter.ron",
            file.as_str(),
            "--to",
            "csv",
        ],
        &["new", file.as_str()],
        &["completions", evil],
    ] {
        let said = all(&ran(arguments));
        let raw = said
            .chars()
            .find(|c| c.is_control() && *c != '\n' || *c == '\u{202E}');
        assert_eq!(raw, None, "{arguments:?}: {said}");
        assert!(
            said.contains("RED") || said.contains("standard input"),
            "{arguments:?}: {said}"
        );
    }
    let output = annals(&[OsStr::from_bytes(b"--\xff\x1b")])
        .output()
        .unwrap();
    assert!(!output.stderr.contains(&0x1b));
}

#[test]
fn nothing_raw_of_a_name_of_a_file_reaches_the_terminal() {
    let folder = scratch("names");
    fs::create_dir_all(folder.join("annals/themes")).unwrap();
    fs::write(folder.join("annals/themes/\x1b[31m.ron"), "(").unwrap();
    let chronicle = folder.join("\x1b[31m.ron");
    fs::write(&chronicle, "Chronicle(").unwrap();
    let chronicle = chronicle.as_os_str();
    for arguments in [
        &[OsStr::new("check"), chronicle][..],
        &[OsStr::new("--print"), chronicle],
        &[OsStr::new("new"), chronicle],
        &[OsStr::new("themes")],
    ] {
        let output = annals(arguments)
            .env("XDG_CONFIG_HOME", &folder)
            .output()
            .unwrap();
        let said = all(&output);
        assert!(
            !said.contains('\x1b') && said.contains("\\u{1B}"),
            "{arguments:?}: {said}"
        );
    }
    // A frame shows what is valid, and reports nothing.
    let frame = annals(&[OsStr::new("frame"), chronicle][..])
        .output()
        .unwrap();
    assert!(!all(&frame).contains('\x1b'));
}

#[test]
fn what_cannot_be_written_is_no_success() {
    for arguments in [
        "--help",
        "--version",
        "keys",
        "man",
        "date 1127",
        "frame --as svg",
        "--print",
    ] {
        let (code, said) = shell(&format!("\"$ANNALS\" {arguments} >/dev/full"));
        assert_eq!(code, Some(1), "{arguments}: {said}");
        assert!(
            said.contains("No space left on device"),
            "{arguments}: {said}"
        );
    }
}

/// The exit code of a program whose standard output is closed before it writes to it.
fn code_for_nobody(arguments: &[&str]) -> Option<i32> {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    let status = annals(&arguments)
        .stdout(writer)
        .stderr(Stdio::null())
        .status();
    status.unwrap().code()
}

#[test]
fn a_check_that_nobody_reads_still_says_whether_the_file_is_fine() {
    let right = "assets/jingkang.ron";
    let wrong = "tests/files/invalid/bad-date.ron";
    for (arguments, expected) in [
        (&["check", "--json", wrong][..], 1),
        (&["check", "--short", wrong], 1),
        (&["check", wrong], 1),
        (&["check", "--json", wrong, right], 1),
        (&["check", "--json", "--watch", wrong], 1),
        (&["check", "--json", right], 0),
        (&["--print", right], 0),
        (&["convert", right, "-", "--to", "json"], 0),
    ] {
        assert_eq!(code_for_nobody(arguments), Some(expected), "{arguments:?}");
    }
}

#[test]
fn an_output_file_that_nobody_reads_to_its_end_is_an_error() {
    let path = scratch("left.json");
    fifo(&path);
    let reader = std::thread::spawn({
        let path = path.clone();
        move || drop(File::open(path).unwrap())
    });
    let output = ran(&["convert", "assets/jingkang.ron", path.to_str().unwrap()]);
    reader.join().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(all(&output).contains("cannot write"), "{}", all(&output));
}

#[test]
fn a_new_file_that_cannot_be_written_whole_is_not_left_behind() {
    let path = scratch("new.ron");
    // A limit of two blocks of 512 bytes. Writing more fails with an error, since the signal is ignored.
    let (code, said) = shell(&format!(
        "trap '' XFSZ; ulimit -f 2; \"$ANNALS\" new '{}'",
        path.display()
    ));
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("cannot write"), "{said}");
    assert!(!path.exists());
}

#[test]
fn settings_may_begin_with_a_mark_of_their_order() {
    let path = scratch("bom.ron");
    fs::write(&path, "\u{feff}(color: never)").unwrap();
    let output = ran(&["keys", "--config", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", all(&output));
}

/// A drawing is valid XML: no invalid code points, no unescaped markup, and blanks are preserved.
#[test]
fn a_drawing_is_xml_that_keeps_its_blanks() {
    let path = scratch("drawn.ron");
    let text = "Chronicle(format: 1, title: \"a\u{FFFE}b\u{FFFF}c\u{1FFFE}\u{8}\", events: [(id: \"a\", when: \"1127\", name: \"a  &  <b>\")])";
    fs::write(&path, text).unwrap();
    let output = ran(&["frame", "--as", "svg", path.to_str().unwrap()]);
    let drawn = all(&output);
    let banned =
        |c: char| matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\0'..='\u{8}' | '\u{B}'..='\u{1F}');
    assert_eq!(drawn.chars().find(|c| banned(*c)), None);
    assert!(
        drawn.contains("\\u{FFFE}") && drawn.contains("xml:space=\"preserve\""),
        "{drawn}"
    );
    assert!(drawn.contains(">&lt;b&gt;<"), "{drawn}");
}
