//! What the documents say is true: the key table, the picture, the example.

use std::path::Path;
use std::sync::Arc;

use annals::app::{App, bindings_markdown, parse_keys};
use annals::chronicle::EventId;
use annals::cli::frame_after;
use annals::ui::{Picture, Theme, picture};

const README: &str = include_str!("../README.md");

#[test]
fn the_readme_has_the_table_of_keys() {
    assert!(
        README.contains(&bindings_markdown()),
        "paste this into README.md:\n{}",
        bindings_markdown()
    );
}

#[test]
fn the_pictures_are_the_screen() {
    for (name, theme) in [("night", Theme::night()), ("paper", Theme::paper())] {
        let chronicle = Arc::new(annals::format::embedded().unwrap().chronicle);
        let mut app = App::new(chronicle, &[String::from("zh-Hant")]);
        let falls = app.chronicle.find("bianjing-falls");
        app.select(falls.and_then(EventId::of).unwrap());
        let frame = frame_after(&mut app, theme, (120, 36), &parse_keys("").unwrap());
        let drawn = picture(&frame, Picture::Svg);
        let file = format!("docs/screen-{name}.svg");
        assert!(README.contains(&file), "{file}");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            kept == drawn,
            "{file} is out of date: annals frame --lang zh-Hant --at bianjing-falls --theme {name} --as svg > {file}"
        );
    }
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
        "date",
        "frame",
        "keys",
        "new",
        "completions",
        "man",
    ] {
        assert!(known.contains(&name), "{name}");
        assert!(README.contains(&format!("annals {name}")), "{name}");
    }
}
