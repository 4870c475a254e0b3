//! Fields of a chronicle beyond the plain ones: its own kinds, rival claims, roles, lives, decimals, short titles.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use annals::app::{App, parse_keys};
use annals::card::{Markup, Reader, Subject, card};
use annals::chronicle::Chronicle;
use annals::cli::frame_after;
use annals::format;
use annals::messages::Interface;
use annals::names::Choice;
use annals::ui::{Picture, Theme, picture};

const FILE: &str = include_str!("files/valid/accounts.ron");

fn chronicle() -> Chronicle {
    format::load(FILE.as_bytes()).unwrap().chronicle
}

fn text(id: &str, language: &str) -> String {
    let chronicle = chronicle();
    let main = chronicle.languages.find(language).unwrap();
    let reader = Reader::new(&chronicle, Choice { main, gloss: None });
    let of = chronicle
        .find(id)
        .or_else(|| Some(chronicle.tag(id)?.into()));
    card(reader, Subject::Thing(of.unwrap())).text(Markup::Plain, Interface::En)
}

#[test]
fn cards_show_all_of_it() {
    for (id, language, lines) in [
        (
            "fall",
            "en",
            &[
                "- Guo Jing · leads the sortie",
                "- Qinzong, emperor, aged 26",
                "- Zhang Shuye · defends the south wall, aged 61–62",
                "- walls: 12.5–13.25 km",
                "- moat: 0.50 km",
                "- Date: 20 February 1127 · A monk's diary · written later",
                "- Place: Qingcheng · History of Jin 卷3",
                "- Song 卷23 · History of Jin 卷3",
            ][..],
        ),
        ("fall", "zh-Hant", &["- Guo Jing · 出戰"]),
        (
            "qinzong",
            "en",
            &["Life: 23 May 1100 – 14 June 1161", "- 9 Jan 1127  The fall"],
        ),
        (
            "guo-jing",
            "en",
            &["Life: – 1127", "- 9 Jan 1127  The fall · leads the sortie"],
        ),
        ("zhang-shuye", "en", &["Life: 1065–1127"]),
        ("star", "en", &["Comet · Song"]),
        ("star", "zh-Hant", &["彗星 · Song"]),
        (
            "comet",
            "en",
            &[
                "Seen by the court's astronomers.",
                "- Jul 1126  A broom star",
            ],
        ),
        ("flood", "en", &["- Nov 1128  The river leaves its bed"]),
    ] {
        let text = text(id, language);
        for line in lines {
            assert!(
                text.lines().any(|other| other == *line),
                "{id}: {line}\n{text}"
            );
        }
    }
}

fn press(app: &mut App, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        app.press(key);
    }
    while app.busy() {
        app.work();
    }
}

fn screen(app: &mut App, size: (u16, u16)) -> String {
    frame_after(app, Theme::default(), size, &[]);
    picture(
        &frame_after(app, Theme::default(), size, &[]),
        Picture::Text,
    )
}

#[test]
fn the_screen_shows_marks_and_lives() {
    let mut app = App::new(Arc::new(chronicle()), &["en".to_owned()]);
    press(&mut app, "gg");
    press(&mut app, "j");
    insta::assert_snapshot!(screen(&mut app, (120, 44)));
}

#[test]
fn a_kind_is_found_and_filtered_by() {
    let mut app = App::new(Arc::new(chronicle()), &["en".to_owned()]);
    press(&mut app, "/彗星<enter>");
    assert_eq!(app.chronicle().events[0].id.to_string(), "star");
    press(&mut app, "O");
    assert_eq!(app.shown_count(), 1);
    press(&mut app, "Oo");
    assert!(screen(&mut app, (100, 40)).contains("Comet"));
}

/// The report on the file after replacing one part of it.
fn report_of(from: &str, to: &str) -> String {
    assert!(FILE.contains(from), "{from}");
    let text = FILE.replacen(from, to, 1);
    match format::load(text.as_bytes()) {
        Ok(loaded) => loaded.warnings.short("my.ron", &text),
        Err(report) => report.short("my.ron", &text),
    }
}

#[test]
fn invalid_values_are_reported_with_their_position() {
    let cases = [
        ("kind: \"comet\"", "kind: \"comets\""),
        ("kind: \"comet\"", "kind: \"Battle\""),
        ("mark: \"☆\"", "mark: \"☆☆\""),
        ("mark: \"☆\"", "mark: \"彗\""),
        ("\"flood\": (", "\"Flood\": ("),
        ("died: \"1161-06-14\"", "died: \"1099\""),
        ("died: \"1161-06-14\"", "died: \"1161-06-31\""),
        ("(when: \"1127-02-20\", ", "("),
        ("place: \"qingcheng\"", "place: \"qincheng\""),
        ("value: 12.5", "value: 13.5"),
        ("value: 0.50", "value: 0.5.0"),
        ("\"qinzong\", (", "qinzong, ("),
        ("(\"zhang-shuye\", ", "(\"zhang-shuye\", \"a\", "),
        ("(\"zhang-shuye\", ", "(\"zhang-shuyee\", "),
    ];
    let reports = cases.map(|(from, to)| format!("{to}\n{}", report_of(from, to)));
    insta::assert_snapshot!(reports.concat());
}
