//! No file can make the loader panic, hang, or fill the memory or the terminal.

use proptest::prelude::*;

use super::problems;
use crate::check::boundary;
use crate::format::{STARTER, load};

/// Loads a file and returns the rendered report.
fn drawn(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    match load(bytes) {
        Ok(loaded) => loaded.warnings.render("any.ron", &text, false),
        Err(report) => {
            assert!(report.errors() > 0);
            report.render("any.ron", &text, true)
        }
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = STARTER.trim_end();
    // Every third byte, so that characters are also cut.
    for end in (0..whole.len()).step_by(3) {
        assert!(load(&whole.as_bytes()[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_line_of_60_megabytes_is_drawn_in_part() {
    let long = "and so on ".repeat(6_000_000);
    let text = format!("Chronicle(format: 1, title: \"{long}\", events: [], evnets: 1)");
    assert!(text.len() > 60_000_000);
    let report = problems(&text);
    assert!(
        report.len() < 2_000 && report.contains("did you mean `events`?"),
        "{}",
        report.len()
    );
}

#[test]
fn a_hundred_thousand_mistakes_are_counted_not_kept() {
    let text = format!(
        "Chronicle(format: 1, title: \"x\", events: [{}])",
        "1,".repeat(100_000)
    );
    let report = load(text.as_bytes()).unwrap_err();
    assert_eq!((report.errors(), report.problems.len()), (100_000, 10_000));
    let drawn = report.render("any.ron", &text, false);
    assert!(
        drawn.ends_with("any.ron: 100000 errors\nthe first 100 are shown; `annals check --all` shows the others\n"),
        "{drawn}"
    );
}

#[test]
fn deep_nesting_is_an_error() {
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("{", "}"),
        ("Some(", ")"),
        ("(a: ", ")"),
        ("/*", "*/"),
    ] {
        for field in ["title", "events", "wibble"] {
            let text = format!(
                "Chronicle({field}: {}{})",
                open.repeat(100_000),
                close.repeat(100_000)
            );
            assert!(load(text.as_bytes()).is_err());
        }
    }
}

#[test]
fn controls_never_reach_the_terminal() {
    let text = "Chronicle(format: 1, title: \"x\", \u{9b}31m\x1b[2J \u{202e}: 1, events: [\"\x07\" \x1b]0;x\x07])";
    let report = load(text.as_bytes())
        .unwrap_err()
        .render("\x1b[31m.ron", text, false);
    let acts =
        |letter: &char| letter.is_control() && *letter != '\n' || matches!(letter, '\u{202e}');
    assert_eq!(report.chars().find(acts), None, "{report}");
}

/// Fragments that have a meaning in an event file.
pub(super) fn chunk() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::from("\"")),
        "[(){}\\[\\],:|/*#\\\\]{1,3}",
        "(Some|None|r#|true|\\[\\[|\\]\\]|when:|\"en\":|0x|-|[0-9]{1,20}|\\u{202e}|\\x1b|\r\n|\u{feff})",
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn any_bytes_give_a_chronicle_or_a_report(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        drawn(&bytes);
    }

    #[test]
    fn any_pieces_give_a_chronicle_or_a_report(chunks in prop::collection::vec(chunk(), 0..40)) {
        drawn(format!("Chronicle({}", chunks.concat()).as_bytes());
    }

    #[test]
    fn a_damaged_file_gives_a_chronicle_or_a_report(edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..30, chunk()), 1..6)) {
        let mut text = STARTER.to_owned();
        for (at, length, chunk) in edits {
            let start = boundary(&text, at.index(text.len()));
            let end = boundary(&text, start + length);
            text.replace_range(start..end, &chunk);
        }
        drawn(text.as_bytes());
    }
}
