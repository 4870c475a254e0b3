//! The real program on terminals that answer late, send bursts or hang up, and with signals at bad moments.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod pty;

use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use pty::{Launch, Session, text_of};
use rustix::process::{Pid, Signal, kill_process};

const ANNALS: &str = env!("CARGO_BIN_EXE_annals");

fn opened() -> Session {
    let session = Launch::new(ANNALS, []).start();
    // The second frame follows automatically: it knows how many rows the card has.
    session.wait_for_frame(2);
    session
}

fn quits(mut session: Session, case: &str) {
    session.press("q");
    assert_eq!(session.wait_for_end(), 0, "{case}");
    session.assert_restored();
}

#[test]
fn a_burst_of_keys_is_handled_to_its_end() {
    let mut session = opened();
    session.press(&format!("{}g{}", "j".repeat(4000), "j".repeat(3)));
    session.wait_for_text("4/");
    quits(session, "4,000 keys");
}

#[test]
fn keys_a_new_size_and_a_paste_at_once_do_not_block_it() {
    for _ in 0..5 {
        let mut session = opened();
        session.press("jjjjjjjjjj");
        session.resize(100, 30);
        session.press(&format!("\x1b[200~{}\x1b[201~", "x".repeat(10_000)));
        quits(session, "a paste of 10 kB");
    }
}

#[test]
fn late_responses_are_not_keys_and_swallow_none() {
    for (case, answer) in [
        ("a mode", "\x1b[?2026;2$y"),
        ("the theme", "\x1b[?997;1n"),
        ("the background", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"),
        (
            "the background with a bell",
            "\x1b]11;rgb:ffff/ffff/ffff\x07",
        ),
        ("attributes", "\x1b[?62;22c"),
        ("a version", "\x1bP>|XTerm(390)\x1b\\"),
        ("half an answer", "\x1b]11;rgb:ff"),
    ] {
        let mut session = opened();
        let before = session.text();
        session.press(answer);
        // An incomplete reply is discarded when nothing more has come for a while.
        sleep(Duration::from_millis(400));
        assert_eq!(session.text(), before, "{case}");
        session.press("\x03");
        assert_eq!(session.wait_for_end(), 130, "{case}");
        session.assert_restored();
    }
}

/// Starts a shell that runs `script`, with the process id of the program written to a file.
fn in_a_shell(name: &str, script: &str) -> (Session, PathBuf) {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&file);
    let run = format!(
        "sh -c 'echo $$ > \"{}\"; exec \"{ANNALS}\"'",
        file.display()
    );
    let script = script.replace("ANNALS", &run);
    let session = Launch::new("sh", ["-c", &script]).start();
    session.wait_for_frame(2);
    (session, file)
}

fn process(file: &PathBuf) -> Pid {
    let id = std::fs::read_to_string(file).unwrap();
    Pid::from_raw(id.trim().parse().unwrap()).unwrap()
}

#[test]
fn a_hang_up_signal_on_a_living_terminal_restores_it() {
    let (session, file) = in_a_shell("hang-up", "ANNALS; echo \"ended $?\"; stty -a; read line");
    kill_process(process(&file), Signal::HUP).unwrap();
    session.wait_for_text("ended 129");
    session.wait_for("echo to be on again", |screen| {
        let text = text_of(screen);
        text.contains(" echo ") && text.contains(" icanon ")
    });
    session.assert_restored();
}

#[test]
fn two_signals_at_once_restore_the_terminal() {
    for between in [0, 1, 2, 5] {
        let session = opened();
        session.signal(Signal::TERM);
        sleep(Duration::from_millis(between));
        // It may have ended already.
        let _ = kill_process(session.process(), Signal::INT);
        let status = session.wait_for_end();
        // If two signals are pending, the system may deliver either first.
        assert!(matches!(status, 143 | 130), "{status} after {between} ms");
        session.assert_restored();
    }
}

#[test]
fn a_stop_signal_from_outside_hands_the_terminal_back() {
    let script = "set -m; ANNALS; echo stopped; read line; fg; echo \"ended $?\"";
    let (mut session, file) = in_a_shell("stop", script);
    let shown = session.text();
    kill_process(process(&file), Signal::TSTP).unwrap();
    session.wait_for("the shell", |screen| {
        text_of(screen).contains("stopped") && !screen.alternate_screen()
    });
    session.assert_restored();
    session.press("\n");
    session.wait_for("the same screen", |screen| text_of(screen) == shown);
    session.press("q");
    session.wait_for_text("ended 0");
    session.wait_for_end();
    session.assert_restored();
}

/// Text written on the screen by another program is gone after ctrl-l, and a shell's lines are intact after a stop.
#[test]
fn foreign_text_is_drawn_over() {
    let mut session = opened();
    let before = session.text();
    std::fs::write(session.terminal(), "\x1b[5;5HFOREIGN").unwrap();
    session.wait_for_text("FOREIGN");
    session.press("\x0c");
    session.wait_for("the screen as it was", |screen| text_of(screen) == before);
    quits(session, "foreign text");
}
