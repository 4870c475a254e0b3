//! The real program in a pseudo-terminal.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod pty;

use std::fmt::Write;
use std::process::{Command, Stdio};

use annals::app::{BINDINGS, Context, Key, KeyCode};
use pty::{Launch, Session, text_of};
use rustix::process::{Signal, kill_process};
use vt100::MouseProtocolMode;

const ANNALS: &str = env!("CARGO_BIN_EXE_annals");

/// A text that the first frame shows.
const TITLE: &str = "Jingkang";

fn annals() -> Session {
    let session = Launch::new(ANNALS, []).start();
    wait_for_opening(&session);
    session
}

/// The first frame does not know the number of rows of the card yet; the next one follows automatically.
fn wait_for_opening(session: &Session) {
    session.wait_for("the whole opening screen", |screen| {
        let text = text_of(screen);
        text.contains(TITLE) && !text.contains("▼ more")
    });
}

fn press_and_wait(session: &mut Session, keys: &str) {
    let before = session.text();
    session.press(keys);
    // A frame in which the rows of the card are not counted yet is followed by another.
    session.wait_for(&format!("a change after {keys:?}"), |screen| {
        let text = text_of(screen);
        text != before && !text.contains("▼ more")
    });
}

#[test]
fn a_reader_moves_asks_for_help_and_quits() {
    let mut session = annals();
    press_and_wait(&mut session, "j");
    let moved = session.text();
    press_and_wait(&mut session, "?");
    assert!(session.text().to_lowercase().contains("help"));
    session.press("?");
    session.wait_for("the help to close", |screen| text_of(screen) == moved);
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn the_log_says_why_it_did_not_start() {
    let log = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("not-started.log");
    let _ = std::fs::remove_file(&log);
    let arguments = ["--theme", "nope", "--log", log.to_str().unwrap()];
    let session = Launch::new(ANNALS, arguments).start();
    assert_eq!(session.wait_for_end(), 2);
    let text = std::fs::read_to_string(&log).unwrap();
    assert!(text.contains("ended by an error: "), "{text}");
}

#[test]
fn the_mouse_selects_and_can_be_left_to_the_terminal() {
    let mut session = annals();
    session.wait_for("the mouse to be ours", |screen| {
        screen.mouse_protocol_mode() == MouseProtocolMode::ButtonMotion
    });
    press_and_wait(&mut session, "j");
    // A click on the list, some rows below the selected event.
    let before = card_of(&session.text());
    session.press("\x1b[<0;12;31M\x1b[<0;12;31m");
    session.wait_for("another card", |screen| card_of(&text_of(screen)) != before);
    for mode in [MouseProtocolMode::None, MouseProtocolMode::ButtonMotion] {
        session.press("\x1bm");
        session.wait_for(&format!("{mode:?}"), |screen| {
            screen.mouse_protocol_mode() == mode
        });
    }
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

/// The text of the right half of a screen.
fn card_of(screen: &str) -> String {
    screen
        .lines()
        .map(|line| line.chars().skip(60).collect::<String>())
        .collect()
}

#[test]
fn signals_end_it_with_the_terminal_restored() {
    for (name, signal, status) in [
        ("terminate", Signal::TERM, 143),
        ("interrupt", Signal::INT, 130),
        ("quit", Signal::QUIT, 131),
    ] {
        let session = annals();
        session.signal(signal);
        assert_eq!(session.wait_for_end(), status, "{name}");
        session.assert_restored();
    }
}

#[test]
fn a_vanished_terminal_ends_it() {
    let mut session = annals();
    session.hang_up("j");
    assert_eq!(session.wait_for_end(), 129);
}

#[test]
fn line_modes_are_restored() {
    let mut session = Launch::new(
        "sh",
        [
            "-c",
            &format!("read start; '{ANNALS}'; echo done; read end"),
        ],
    )
    .start();
    let before = session.line_modes();
    session.press("\n");
    session.wait_for_text(TITLE);
    assert_ne!(session.line_modes(), before);
    session.press("q");
    session.wait_for_text("done");
    assert_eq!(session.line_modes(), before);
    session.press("\n");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

/// A shell with job control, which takes the terminal when its job stops and returns it on `fg`.
#[test]
fn it_stops_and_comes_back() {
    let script = format!("set -m; '{ANNALS}'; echo stopped; read line; fg; echo \"ended $?\"");
    let mut session = Launch::new("sh", ["-c", &script]).start();
    wait_for_opening(&session);
    press_and_wait(&mut session, "j");
    let shown = session.text();
    session.press("\x1a");
    session.wait_for("the shell", |screen| {
        text_of(screen).contains("stopped") && !screen.alternate_screen()
    });
    session.assert_restored();
    session.press("\n");
    session.wait_for("the same screen", |screen| text_of(screen) == shown);
    press_and_wait(&mut session, "j");
    session.press("q");
    session.wait_for_text("ended 0");
    session.wait_for_end();
    session.assert_restored();
}

/// A script is of the same job: it stops too, and the shell above it continues both.
#[test]
fn it_stops_and_comes_back_from_a_script() {
    let script = format!("set -m; sh -c \"'{ANNALS}'; echo left\"; echo stopped; read line; fg");
    let mut session = Launch::new("sh", ["-c", &script]).start();
    wait_for_opening(&session);
    let shown = session.text();
    session.press("\x1a");
    session.wait_for("the shell", |screen| {
        text_of(screen).contains("stopped") && !screen.alternate_screen()
    });
    session.assert_restored();
    session.press("\n");
    session.wait_for("the same screen", |screen| text_of(screen) == shown);
    session.press("q");
    session.wait_for_text("left");
    session.wait_for_end();
    session.assert_restored();
}

/// In a terminal of its own nobody could continue the program, so it must not stop.
#[test]
fn it_does_not_stop_without_a_shell() {
    let mut session = annals();
    let shown = session.text();
    session.press("\x1a");
    session.wait_for("the same screen", |screen| {
        text_of(screen) == shown && screen.alternate_screen()
    });
    press_and_wait(&mut session, "j");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn it_comes_back_when_stopped_from_outside() {
    let mut session = annals();
    let frames = session.frames();
    session.signal(Signal::STOP);
    session.signal(Signal::CONT);
    session.wait_for_frame(frames + 1);
    session.wait_for_text(TITLE);
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

/// In line mode, a terminal drops the part of a line that is too long. If that is the end of a paste, what is typed next would be pasted.
#[test]
fn nothing_typed_is_lost_while_it_comes_back() {
    let mut session = annals();
    let process = session.process();
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let continues = std::thread::spawn(move || {
        while stopped.try_recv().is_err() {
            kill_process(process, Signal::CONT).unwrap();
        }
    });
    // Reports of the terminal between the keys, which are dropped: much to read and little to do.
    let among_reports = |key: &str| [key, &"\x1b[?997;1n".repeat(40)].concat().repeat(20);
    let there_and_back = [among_reports("j"), among_reports("k")].concat();
    for _ in 0..30 {
        session.press(&there_and_back);
    }
    session.press("j");
    // The opening shows the second event.
    session.wait_for_text("3/92");
    stop.send(()).unwrap();
    continues.join().unwrap();
}

#[test]
fn a_storm_of_sizes_ends_in_the_right_frame() {
    let calm = Launch::new(ANNALS, []).size(91, 27).start();
    wait_for_opening(&calm);
    let session = annals();
    for step in 0_u16..60 {
        // At one row, the emulator panics on the end of a frame of another size.
        session.resize_anew(20 + step * 7 % 180, 2 + step * 5 % 50);
    }
    session.resize_anew(91, 27);
    let expected = calm.text();
    session.wait_for("the frame of the last size", |screen| {
        text_of(screen) == expected
    });
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_drawn_on() {
    let session = Launch::new(ANNALS, []).size(0, 0).start();
    session.wait_for_text(TITLE);
}

#[test]
fn keys_come_from_the_terminal_when_a_file_is_piped_in() {
    let script = format!("cat assets/jingkang.ron | '{ANNALS}' -");
    let mut session = Launch::new("sh", ["-c", &script]).start();
    session.wait_for_text(TITLE);
    press_and_wait(&mut session, "j");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn a_pipe_gets_plain_text() {
    let output = Command::new(ANNALS).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stdout.clone())
            .unwrap()
            .contains(TITLE)
    );
    assert!(!output.stdout.contains(&0x1b));
}

/// A separate folder for the state of a test.
fn state(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It may be left over from an earlier run.
    let _ = std::fs::remove_dir_all(&folder);
    folder.to_str().unwrap().to_owned()
}

#[test]
fn the_languages_are_remembered() {
    let folder = state("remembered");
    let start = |arguments: &[&str]| {
        let session = Launch::new(ANNALS, arguments.iter().copied())
            .env("XDG_STATE_HOME", &folder)
            .start();
        session.wait_for_text("/92");
        session
    };
    let quit = |mut session: Session| {
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
    };
    let mut first = start(&[]);
    press_and_wait(&mut first, "MG");
    first.press("\r");
    first.wait_for_text("日本語（原音） · 繁體中文");
    quit(first);
    let second = start(&[]);
    second.wait_for_text("日本語（原音） · 繁體中文");
    quit(second);
    for (arguments, expected) in [
        (&["--lang", "ko"][..], "한국어 · 繁體中文"),
        (&["--no-state"][..], "English · 繁體中文"),
    ] {
        let other = start(arguments);
        other.wait_for_text(expected);
        quit(other);
    }
    start(&[]).wait_for_text("日本語（原音） · 繁體中文");
}

#[test]
fn each_language_is_remembered_by_itself() {
    let folder = state("chosen");
    let names = std::path::Path::new(&folder).join("annals/names");
    std::fs::create_dir_all(names.parent().unwrap()).unwrap();
    std::fs::write(&names, "ja\nnone\nen\n").unwrap();
    let rome = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/rome.ron");
    for (arguments, shown, kept) in [
        // A chronicle in one language, and an argument for one session.
        (&[rome][..], "/38", "ja\nnone\nzh-Hant\n"),
        (&["--lang", "ko"], "한국어", "ja\nnone\nzh-Hans\n"),
        (&["--gloss", "ko"], "日本語 · 한국어", "ja\nnone\nja\n"),
    ] {
        let mut session = Launch::new(ANNALS, arguments.iter().copied())
            .env("XDG_STATE_HOME", &folder)
            .start();
        session.wait_for_text(shown);
        session.press("Iq");
        assert_eq!(session.wait_for_end(), 0);
        assert_eq!(std::fs::read_to_string(&names).unwrap(), kept);
    }
}

#[test]
fn the_place_is_remembered_for_each_chronicle() {
    let folder = state("positions");
    let start = |arguments: &[&str], place: &str| {
        let session = Launch::new(ANNALS, arguments.iter().copied())
            .env("XDG_STATE_HOME", &folder)
            .start();
        session.wait_for_text(place);
        session
    };
    let quit = |mut session: Session| {
        session.press("q");
        assert_eq!(session.wait_for_end(), 0);
    };
    let rome = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/rome.ron");
    let mut first = start(&[], "3/92");
    first.press("G");
    first.wait_for_text("92/92");
    quit(first);
    quit(start(&[rome], "7/38"));
    drop(start(&["--no-state"], "3/92"));
    drop(start(&["--at", "bianjing-falls"], "60/92"));
    let mut second = start(&[], "92/92");
    second.wait_for_text("Resumed at the last position");
    second.press("H");
    second.wait_for_text("3/92");
    quit(second);
    quit(start(&[], "3/92"));
}

#[test]
fn nothing_is_remembered_when_nothing_was_chosen() {
    let folder = state("not-remembered");
    let mut session = Launch::new(ANNALS, [])
        .env("XDG_STATE_HOME", &folder)
        .start();
    session.wait_for_text(TITLE);
    press_and_wait(&mut session, "M");
    press_and_wait(&mut session, "j");
    session.press("\x1b");
    session.wait_for("the menu to close", |screen| {
        !text_of(screen).contains("no gloss")
    });
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    assert!(!std::path::Path::new(&folder).exists());
}

/// A card is copied to the terminal's clipboard, the address of a source is a hyperlink, and both are written with the frame.
#[test]
fn a_card_is_copied_and_an_address_is_a_link() {
    let chronicle = "Chronicle(format: 1, title: \"T\", sources: {\"s\": (title: \"Source\", \
                     url: \"https://example.org/a\")}, events: [(id: \"e\", when: \"1127\", name: \"Fall\", \
                     sources: [(\"s\", \"1\")])])";
    let script = format!("printf '%s' '{chronicle}' | '{ANNALS}' -");
    let mut session = Launch::new("sh", ["-c", &script]).start();
    session.wait_for_text("Fall");
    session.press("\t\r");
    session.wait_for_text("https://example.org/a");
    let output = String::from_utf8_lossy(&session.output()).into_owned();
    assert!(
        output.contains("\x1b]8;id=web;https://example.org/a\x1b\\"),
        "{output:?}"
    );
    session.press("y");
    session.wait_for_text("sent to the clipboard");
    let output = String::from_utf8_lossy(&session.output()).into_owned();
    assert!(
        output.contains("\x1b]52;c;U291cmNl"),
        "`Source` in base64: {output:?}"
    );
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn a_terminal_with_wide_ambiguous_characters_is_drawn_for() {
    let mut session = Launch::new(ANNALS, []).start();
    // The reply to the query of the first frame, with a key before it and one after it.
    session.press("j\x1b[1;3Rj");
    session.wait_for_text("* Battle");
    session.wait_for_text("4/92");
    session.press("q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

/// Settings that bind every action to another key: Alt and a letter, or Control for keys that work everywhere.
fn every_action_rebound() -> (String, Vec<(Context, &'static str, Key)>) {
    // ESC and `O` begin other keys.
    let letters = ('a'..='z')
        .chain('A'..='N')
        .chain('P'..='Z')
        .chain('0'..='9')
        .chain("!#$%&*,;=@~".chars());
    let alt: Vec<String> = letters.map(|letter| format!("alt-{letter}")).collect();
    let control: Vec<String> = "otyg"
        .chars()
        .map(|letter| format!("ctrl-{letter}"))
        .collect();
    let (mut settings, mut keys) = (String::from("(keys: {"), Vec::new());
    for context in Context::ALL {
        let mut free: Vec<&String> = match context {
            Context::Anywhere => control.iter().collect(),
            Context::Panes
            | Context::Results
            | Context::NamesMenu
            | Context::FilterMenu
            | Context::ProblemsMenu
            | Context::Help => alt.iter().collect(),
            // Different keys, so that an inner context hides few of the outer ones.
            Context::Map => alt.iter().skip(20).collect(),
            Context::Card | Context::Story | Context::Prompt | Context::Menu => {
                alt.iter().rev().collect()
            }
        };
        write!(settings, "\"{}\": {{", context.name()).unwrap();
        for binding in BINDINGS.iter().filter(|binding| binding.context == context) {
            let other = |key: &&String| !binding.keys.contains(&key.as_str());
            let key = free.remove(free.iter().position(other).unwrap());
            write!(settings, "\"{}\": [\"{key}\"],", binding.name()).unwrap();
            keys.push((context, binding.name(), Key::parse(key).unwrap()));
        }
        settings += "},";
    }
    (settings + "})", keys)
}

/// The bytes that a terminal sends for a key with Alt or Control.
fn sent(key: Key) -> String {
    match key.code {
        KeyCode::Char(letter) if key.control => {
            char::from(u8::try_from(letter).unwrap() & 0x1f).to_string()
        }
        KeyCode::Char(letter) => format!("\x1b{letter}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_keymap_with_every_action_rebound_drives_the_program() {
    let (settings, keys) = every_action_rebound();
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebound.ron");
    std::fs::write(&file, settings).unwrap();
    let key = |context: Context, name: &str| {
        let found = keys
            .iter()
            .find(|(of, known, _)| (*of, *known) == (context, name));
        found.unwrap().2
    };
    let mut session = Launch::new(ANNALS, ["--config", file.to_str().unwrap()]).start();
    wait_for_opening(&session);
    let footer = format!(
        "{}/{} event",
        key(Context::Panes, "next-event"),
        key(Context::Panes, "previous-event")
    );
    assert!(session.text().contains(&footer), "{}", session.text());
    let panes = |name: &str| sent(key(Context::Panes, name));
    // The default keys have no effect any more.
    let before = session.text();
    session.press("jkq?m");
    press_and_wait(&mut session, &(panes("next-event") + &panes("next-event")));
    session.wait_for_text("4/92");
    assert_ne!(session.text(), before);
    let moved = session.text();
    press_and_wait(&mut session, &panes("help"));
    session.wait_for_text(&key(Context::Panes, "next-event").to_string());
    assert!(!session.text().contains("j  down"), "{}", session.text());
    session.press(&sent(key(Context::Help, "close")));
    session.wait_for("the help to close", |screen| text_of(screen) == moved);
    // A prompt, its results, a menu, the map, the palette.
    session.press(&panes("search"));
    session.press("guo jing");
    session.press(&sent(key(Context::Prompt, "accept")));
    session.wait_for_text("Guo Jing");
    session.press(&panes("languages"));
    session.wait_for_text("no gloss");
    session.press(&sent(key(Context::NamesMenu, "switch")));
    session.press(&sent(key(Context::Menu, "last")));
    session.press(&sent(key(Context::Menu, "accept")));
    session.press(&panes("map"));
    session.wait_for("the map", |screen| text_of(screen).contains("°E"));
    session.press(&sent(key(Context::Map, "zoom-in")));
    session.press(&panes("palette"));
    session.press("quit");
    session.press(&sent(key(Context::Prompt, "cancel")));
    session.press(&panes("back"));
    session.press(&panes("quit"));
    assert_eq!(session.wait_for_end(), 0);
    session.assert_restored();
}

#[test]
fn the_hidden_cursor_rests_on_what_is_selected() {
    let mut session = annals();
    press_and_wait(&mut session, "jj");
    session.wait_for("the cursor on the selected row", |screen| {
        let (row, _) = screen.cursor_position();
        let line = screen.rows(0, 120).nth(usize::from(row));
        screen.hide_cursor() && line.is_some_and(|line| line.starts_with('▌'))
    });
    session.press("q");
    session.wait_for_end();
}
