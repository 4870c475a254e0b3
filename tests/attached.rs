//! What can be attached to events, people and places: on cards, as links of the terminal, as a filter, printed and exported.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use std::sync::Arc;

use annals::app::{App, parse_keys};
use annals::card::{Markup, Reader, Subject, card};
use annals::chronicle::{Chronicle, Ref};
use annals::cli::frame_after;
use annals::export::{Target, export};
use annals::format;
use annals::format::import::{Options, import};
use annals::messages::Interface;
use annals::names::Choice;
use annals::print::{Part, print};
use annals::ui::{Picture, Theme, picture};

const FILE: &str = include_str!("files/valid/attached.ron");

fn chronicle() -> Chronicle {
    format::load(FILE.as_bytes()).unwrap().chronicle
}

fn reader<'a>(chronicle: &'a Chronicle, language: &str) -> Reader<'a> {
    let main = chronicle.languages.find(language).unwrap();
    Reader::new(chronicle, Choice { main, gloss: None })
}

fn app() -> App {
    App::new(Arc::new(chronicle()), &["en".to_owned()])
}

fn press(app: &mut App, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        app.press(key);
    }
    while app.busy() {
        app.work();
    }
}

/// The second of two frames, which includes what the first one found out.
fn screen(app: &mut App) -> String {
    frame_after(app, Theme::default(), (100, 40), &[]);
    picture(
        &frame_after(app, Theme::default(), (100, 40), &[]),
        Picture::Text,
    )
}

#[test]
fn a_card_has_them_in_each_markup() {
    let chronicle = chronicle();
    let subject = Subject::Thing(chronicle.find("siege").unwrap());
    let text_in =
        |language, markup| card(reader(&chronicle, language), subject).text(markup, Interface::En);
    let plain = text_in("en", Markup::Plain);
    for line in [
        "Tags: Naval · hard winter",
        "- The siege of Bianjing, day by day: https://example.org/siege_1",
        "- The walls · photograph of 1907: pictures/walls.jpg",
        "- https://example.org/drum.ogg",
    ] {
        assert!(plain.lines().any(|other| other == line), "{line}\n{plain}");
    }
    let markdown = text_in("ko", Markup::Markdown);
    for line in [
        "**Tags:** 해전 · hard winter",
        "- [The siege of Bianjing, day by day](<https://example.org/siege_1>)",
        "- [성벽 · photograph of 1907](<pictures/walls.jpg>)",
        "- <https://example.org/drum.ogg>",
    ] {
        assert!(
            markdown.lines().any(|other| other == line),
            "{line}\n{markdown}"
        );
    }
}

#[test]
fn a_kind_is_printed_apart_from_the_tags() {
    let text = r#"Chronicle(format: 1, title: "Kinds", kinds: {"comet": (name: "Comet", mark: "☆")}, events: [
        (id: "a", when: "1126", name: "A", kind: "comet", tags: ["sky", "omen"]),
    ])"#;
    let chronicle = format::load(text.as_bytes()).unwrap().chronicle;
    let main = chronicle.languages.first();
    let reader = Reader::new(&chronicle, Choice { main, gloss: None });
    let mut out = Vec::new();
    print(reader, Part::Whole, &mut out).unwrap();
    let printed = String::from_utf8(out).unwrap();
    for line in ["- Kinds: 1", "- Tags: 2", "Tags: sky · omen"] {
        assert!(
            printed.lines().any(|other| other == line),
            "{line}\n{printed}"
        );
    }
}

#[test]
fn a_tag_has_a_card_of_what_it_is_given_to() {
    let chronicle = chronicle();
    for (tag, lines) in [
        ("naval", &["On rivers, too.", "- Bianjing", "The siege"][..]),
        ("hard winter", &["The siege", "The fall"]),
        ("magician", &["- Guo Jing"]),
    ] {
        let subject = Subject::Thing(Ref::Tag(chronicle.tag(tag).unwrap()));
        let text = card(reader(&chronicle, "en"), subject).text(Markup::Plain, Interface::En);
        for line in lines {
            assert!(text.contains(line), "{tag}: {line}\n{text}");
        }
    }
}

#[test]
fn the_frame_has_the_addresses_of_its_links() {
    let mut app = app();
    press(&mut app, "<enter>");
    let screen = screen(&mut app);
    let addresses = &app.seen().card.addresses;
    let met: Vec<&str> = addresses
        .iter()
        .map(|(_, address)| address.as_str())
        .collect();
    for address in [
        "https://example.org/siege_1",
        "pictures/walls.jpg",
        "https://example.org/drum.ogg",
    ] {
        assert!(met.contains(&address), "{address}: {met:?}\n{screen}");
    }
    assert!(screen.contains(" hard winter"), "{screen}");
}

#[test]
fn a_tag_is_found_and_filters() {
    let mut app = app();
    press(&mut app, "/hard<enter>");
    let subject = app.trail().page().subject;
    let tag = app.chronicle().tag("hard winter").unwrap();
    assert_eq!(subject, Subject::Thing(Ref::Tag(tag)));
    press(&mut app, "O");
    assert_eq!(app.shown_count(), 2, "only what the card is about");
}

#[test]
fn another_load_of_the_file_keeps_the_card_of_a_tag() {
    let mut app = app();
    press(&mut app, "/hard<enter>");
    let other = FILE.replace("tags: {\"naval\"", "tags: {\"a\": (name: \"A\"), \"naval\"");
    let loaded = format::load(other.as_bytes()).unwrap();
    app.take_chronicle(Arc::new(loaded.chronicle));
    let tag = app.chronicle().tag("hard winter").unwrap();
    assert_eq!(app.trail().page().subject, Subject::Thing(Ref::Tag(tag)));
}

#[test]
fn a_page_leads_to_them_without_one_link_in_another() {
    let chronicle = chronicle();
    let page = export(reader(&chronicle, "en"), Target::Html).unwrap().text;
    for part in [
        "<a href=\"https://example.org/siege_1\">The siege of Bianjing, day by day</a>",
        "<a href=\"pictures/walls.jpg\">",
        "<a href=\"#tag_2\">hard winter</a>",
        "<article id=\"tag_2\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
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
    const URL: &str = "url: \"https://example.org/drum.ogg\"";
    const TAGS: &str = "[\"naval\", \"hard winter\"]";
    let cases = [
        (URL, ""),
        (URL, "url: \"example.org\""),
        (URL, "file: \"../drum.ogg\""),
        (URL, "url: \"https://example.org\", file: \"drum.ogg\""),
        (URL, "link: \"https://example.org\""),
        ("credit:", "author:"),
        ("links: [(url", "url: [(url"),
        (TAGS, "[\"naval\", \"\"]"),
        (TAGS, "[\"naval\", \"naval\"]"),
        (TAGS, "\"naval\""),
        ("tags: {", "tags: {\"naval\": (name: \"Ships\"), "),
    ];
    let reports = cases.map(|(from, to)| format!("{to}\n{}", report_of(from, to)));
    insta::assert_snapshot!(reports.concat());
}

#[test]
fn what_other_programs_have_is_kept() {
    for (name, text, parts, left) in [
        (
            "slides.json",
            r#"{"events": [{"start_date": {"year": "1826"}, "text": {"headline": "View"},
                "media": {"url": "https://example.org/view.jpg", "caption": "A <b>view</b>", "credit": "Niépce"}},
                {"start_date": {"year": "1827"}, "text": {"headline": "Frame"}, "media": {"url": "<iframe src='x'>"}}]}"#,
            &[
                "media: [(url: \"https://example.org/view.jpg\", caption: \"A view\", credit: \"Niépce\")]",
            ][..],
            "1 media",
        ),
        (
            "notes.mw",
            "title: Notes\n\n2020-01-02: Start #work #plan\n![chart](https://example.org/c.png)\nsee [more](https://example.org)\n",
            &[
                "links: [(url: \"https://example.org\")]",
                "media: [(url: \"https://example.org/c.png\")]",
                "tags: [\"work\", \"plan\"]",
            ],
            "",
        ),
        (
            "meeting.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20200102\r\nSUMMARY:Council\r\nORGANIZER;CN=Ann:mailto:ann@example.org\r\nATTENDEE;CN=Bo:mailto:bo@example.org\r\nATTACH:https://example.org/agenda.pdf\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            &[
                "people: [(\"ann\", \"organizer\"), \"bo\"]",
                "media: [(url: \"https://example.org/agenda.pdf\")]",
            ],
            "",
        ),
        (
            "family.ged",
            "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n1 NAME Ada /Lovelace/\n1 BIRT\n2 DATE 10 DEC 1815\n1 DEAT\n2 DATE 27 NOV 1852\n0 TRLR\n",
            &["born: \"1815-12-10\", died: \"1852-11-27\""],
            "",
        ),
        (
            "rows.csv",
            "title,date,link,image\nOne,1900,https://example.org/1,pictures/1.jpg\nTwo,1901,example,\n",
            &["links: [(url: \"https://example.org/1\")], media: [(file: \"pictures/1.jpg\")]"],
            "1 link",
        ),
    ] {
        let read = import(text.as_bytes(), name, &Options::default()).unwrap();
        for part in parts {
            assert!(read.ron.contains(part), "{name}: {part}\n{}", read.ron);
        }
        assert_eq!(read.left.lost_in_words(), left, "{name}");
        let loaded = format::load(read.ron.as_bytes());
        assert!(
            loaded.is_ok_and(|loaded| loaded.warnings.is_empty()),
            "{name}:\n{}",
            read.ron
        );
    }
}

#[test]
fn exports_carry_what_they_have_room_for() {
    let chronicle = chronicle();
    for (target, parts, left) in [
        (
            Target::TimelineJs,
            &[
                "\"url\": \"pictures/walls.jpg\"",
                "\"credit\": \"photograph of 1907\"",
            ][..],
            &["1 additional media item", "1 link", "3 tags"][..],
        ),
        (
            Target::ICalendar,
            &[
                "URL:https://example.org/siege_1",
                "ATTACH:https://example.org/drum.ogg",
            ],
            &["3 tags"],
        ),
        (
            Target::Csv,
            &[
                "link,image",
                "https://example.org/siege_1,pictures/walls.jpg",
            ],
            &["1 additional media item", "1 card of a person or a source"],
        ),
    ] {
        let exported = export(reader(&chronicle, "en"), target).unwrap();
        for part in parts {
            assert!(
                exported.text.contains(part),
                "{target:?}: {part}\n{}",
                exported.text
            );
        }
        for part in left {
            assert!(
                exported.left_out.iter().any(|other| other == part),
                "{:?}",
                exported.left_out
            );
        }
    }
}
