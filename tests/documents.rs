//! Checks that the documents are correct: the key table, the pictures, the example.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::path::Path;
use std::sync::Arc;

use annals::app::{App, bindings_markdown, parse_keys};
use annals::chronicle::{Chronicle, EventId};
use annals::cli::frame_after;
use annals::format::Report;
use annals::ui::{Picture, Theme, picture};
use ratatui::buffer::Buffer;

const README: &str = include_str!("../README.md");

#[test]
fn the_readme_has_the_table_of_keys() {
    assert!(
        README.contains(&bindings_markdown()),
        "paste this into README.md:\n{}",
        bindings_markdown()
    );
}

/// A picture of the README: its name, the chronicle, the language of names, and the selected event.
type Shown<'a> = (&'a str, Chronicle, &'a str, &'a str);

#[test]
fn the_pictures_are_the_screen() {
    let rome = include_bytes!("../examples/rome.ron");
    let rome = annals::format::load(rome).unwrap().chronicle;
    let jingkang = annals::format::embedded().unwrap().chronicle;
    let pictures: [Shown<'_>; 2] = [
        ("screen", jingkang, "zh-Hant", "bianjing-falls"),
        ("rome", rome, "en", "ides"),
    ];
    for (picture, chronicle, language, event) in pictures {
        let chronicle = Arc::new(chronicle);
        for (theme, look) in [("night", Theme::night()), ("paper", Theme::paper())] {
            let mut app = App::new(Arc::clone(&chronicle), &[language.to_owned()]);
            let event = app.chronicle().find(event).and_then(EventId::of);
            app.select(event.unwrap());
            let frame = frame_after(&mut app, look, (120, 36), &parse_keys("").unwrap());
            is_kept(&format!("docs/{picture}-{theme}.svg"), &svg(&frame));
        }
    }
}

fn svg(frame: &Buffer) -> String {
    picture(frame, Picture::Svg)
}

/// Compares a drawing with the file that the README shows, or writes the file if snapshots should be updated.
fn is_kept(file: &str, drawn: &str) {
    assert!(README.contains(file), "{file}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, drawn).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == drawn,
        "{file} is out of date: INSTA_UPDATE=always cargo test --test documents draws it again"
    );
}

#[test]
fn the_examples_are_clean() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "ron") {
            continue;
        }
        let name = path.display().to_string();
        let bytes = std::fs::read(&path).unwrap();
        let drawn = |report: &Report| report.render(&name, &String::from_utf8_lossy(&bytes), false);
        match annals::format::load(&bytes) {
            Ok(loaded) => {
                let warnings = loaded.warnings.with_notes();
                assert!(warnings.is_empty(), "{}", drawn(&warnings));
            }
            Err(report) => panic!("{}", drawn(&report)),
        }
        found += 1;
    }
    assert!(found >= 5, "{found} examples");
}

#[test]
fn the_example_in_the_readme_is_a_chronicle() {
    let start = README.find("```ron\n#!").unwrap() + "```ron\n".len();
    let end = start + README[start..].find("```").unwrap();
    let loaded = annals::format::load(&README.as_bytes()[start..end]);
    assert!(loaded.is_ok_and(|loaded| loaded.warnings.is_empty()));
}

#[test]
fn every_command_of_the_readme_exists() {
    let command = annals::cli::command();
    let known: Vec<&str> = command
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    for name in [
        "check",
        "convert",
        "date",
        "frame",
        "keys",
        "new",
        "schema",
        "themes",
        "completions",
        "man",
    ] {
        assert!(known.contains(&name), "{name}");
        assert!(README.contains(&format!("annals {name}")), "{name}");
    }
}
