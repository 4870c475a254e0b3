//! The chapters of a story: their pages, the keys that step through them, and their names in the list.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use annals::app::{App, parse_keys};
use annals::card::Subject;
use annals::chronicle::{Chronicle, LaneId};
use annals::cli::frame_after;
use annals::messages::Interface;
use annals::ui::{Picture, Theme, picture};

/// Two chapters, with an event before, between and after them.
const SMALL: &str = r#"Chronicle(format: 1, title: "Small", summary: "What it is about.",
    lanes: [(id: "x", name: "X"), (id: "y", name: "Y")],
    events: [
        (id: "a", when: "1120", name: "A", lanes: ["x"]), (id: "b", when: "1121", name: "B", lanes: ["x"]),
        (id: "c", when: "1122", name: "C", lanes: ["y"]), (id: "d", when: "1123", name: "D", lanes: ["x"]),
        (id: "e", when: "1124", name: "E", lanes: ["y"]), (id: "f", when: "1125", name: "F", lanes: ["x"]),
    ],
    chapters: [(name: "One", from: "b", to: "c", text: "The first."), (name: "Two", from: "e", to: "e")])"#;

fn small() -> Arc<Chronicle> {
    Arc::new(annals::format::load(SMALL.as_bytes()).unwrap().chronicle)
}

fn embedded() -> Arc<Chronicle> {
    Arc::new(annals::format::embedded().unwrap().chronicle)
}

/// The page after some keys: the id of an event, the name of a chapter, or the title; and the selected event.
fn page(app: &App) -> String {
    match app.trail().page().subject {
        Subject::Chronicle => "(title)".to_owned(),
        Subject::Chapter(place) => format!("<{}>", app.chapter_name(place)),
        Subject::Thing(of) => app.chronicle().id(of).to_owned(),
    }
}

fn pages(app: &mut App, keys: &str) -> Vec<String> {
    let pressed = |key: &_| {
        frame_after(app, Theme::default(), (80, 24), &[*key]);
        page(app)
    };
    parse_keys(keys).unwrap().iter().map(pressed).collect()
}

#[test]
fn a_story_shows_a_page_before_each_chapter() {
    let mut app = App::new(small(), &[]);
    assert_eq!(
        pages(&mut app, "sjjjjjjjjj"),
        [
            "(title)", "a", "<One>", "b", "c", "d", "<Two>", "e", "f", "f"
        ]
    );
    assert_eq!(
        pages(&mut app, "kkkkkkkkk"),
        ["e", "<Two>", "d", "c", "b", "<One>", "a", "a", "a"]
    );
}

#[test]
fn a_reload_keeps_the_chapter_by_its_first_event() {
    let mut app = App::new(small(), &[]);
    assert_eq!(pages(&mut app, "sj))").last().unwrap(), "<Two>");
    let load = |text: &str| Arc::new(annals::format::load(text.as_bytes()).unwrap().chronicle);
    let more = SMALL.replace(
        "chapters: [",
        "chapters: [(name: \"New\", from: \"a\", to: \"a\"), ",
    );
    app.take_chronicle(load(&more));
    assert_eq!(page(&app), "<Two>");
    app.take_chronicle(load(
        &more.replace("from: \"e\", to: \"e\"", "from: \"f\", to: \"f\""),
    ));
    assert_eq!(page(&app), "(title)", "the chapter no longer has its event");
}

#[test]
fn keys_step_from_chapter_to_chapter() {
    let mut app = App::new(small(), &[]);
    assert_eq!(
        pages(&mut app, "))))"),
        ["b", "e", "e", "e"],
        "in the panes"
    );
    assert_eq!(pages(&mut app, "((("), ["b", "b", "b"]);
    assert_eq!(
        pages(&mut app, "sj)(((s"),
        ["b", "c", "<Two>", "<One>", "<One>", "<One>", "<One>"],
        "in the story"
    );
}

#[test]
fn a_story_without_chapters_has_events_alone() {
    let text = SMALL.split("chapters:").next().unwrap();
    let text = format!("{})", text.trim_end().trim_end_matches(','));
    let chronicle = annals::format::load(text.as_bytes()).unwrap().chronicle;
    let mut app = App::new(Arc::new(chronicle), &[]);
    assert_eq!(pages(&mut app, "sjk)"), ["a", "b", "a", "a"]);
    assert!(app.notice().is_some(), "a key that does nothing says why");
}

/// A filter may hide the first event of a chapter, or all of its events.
#[test]
fn a_chapter_begins_with_its_first_event_that_is_shown() {
    let mut app = App::new(small(), &[]);
    let hidden = app.chronicle().find("x").and_then(LaneId::of);
    let mut filter = app.filter().clone();
    filter.hidden_lanes.insert(hidden);
    app.show_only(filter);
    assert_eq!(
        pages(&mut app, "g)s(jjjj"),
        ["c", "e", "e", "<Two>", "e", "e", "e", "e"]
    );
    assert_eq!(pages(&mut app, "kkkk"), ["<Two>", "c", "<One>", "(title)"]);
}

#[test]
fn every_event_of_the_embedded_chronicle_is_in_a_chapter() {
    let chronicle = embedded();
    let mut outside = chronicle
        .events
        .ids()
        .filter(|event| chronicle.chapter_of(*event).is_none())
        .map(|event| chronicle.id(event));
    assert_eq!(outside.next(), None);
    assert!((5..=7).contains(&chronicle.chapters.len()));
}

/// The first page of the story, that of a chapter, and the list around its beginning.
#[test]
fn chapters_are_read_on_large_and_small_screens() {
    for (language, interface) in [
        ("en", Interface::En),
        ("zh-Hant", Interface::ZhHant),
        ("ja", Interface::Ja),
    ] {
        for (size, name) in [((120, 36), "large"), ((80, 24), "small")] {
            let mut screens = String::new();
            for keys in ["s", "sj", "sjj)", ":1126-03-01<enter>"] {
                let mut app = App::new(embedded(), &[language.to_owned()]);
                app.set_interface(interface);
                let keys = parse_keys(keys).unwrap();
                let frame = frame_after(&mut app, Theme::default(), size, &keys);
                screens.push_str(&picture(&frame, Picture::Text));
                screens.push('\n');
            }
            insta::assert_snapshot!(format!("{name}_in_{language}"), screens);
        }
    }
}

/// The strip shows how much happened when and what is in sight, which does not change as the selection moves.
#[test]
fn the_strip_goes_by_the_window_alone() {
    let strip = |keys: &str| {
        let mut app = App::new(small(), &[]);
        let keys = parse_keys(keys).unwrap();
        let frame = frame_after(&mut app, Theme::default(), (80, 24), &keys);
        let row = app.seen().places.strip;
        row.positions()
            .map(|place| frame[place].clone())
            .collect::<Vec<_>>()
    };
    for keys in ["j", "jj", "jjjj", "jjjji"] {
        assert_eq!(strip(keys), strip(""), "after {keys}");
    }
}
