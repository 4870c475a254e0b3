//! The page is consistent: elements are closed, ids are unique, and every link has a target.

use std::collections::HashSet;

use quick_xml::events::Event;

use super::super::{Target, export};
use super::spoken::writes_han;
use crate::card::Reader;
use crate::format::{self, EMBEDDED, STARTER};
use crate::names::Choice;

const ACCOUNTS: &str = include_str!("../../../tests/files/valid/accounts.ron");

/// Three lanes, of which the first and the last form a group.
const GROUPS: &str = r#"Chronicle(
    format: 1,
    title: "Groups",
    lanes: [(id: "a", name: "A"), (id: "b", name: "B"), (id: "c", name: "C")],
    groups: [(id: "east", name: "East", lanes: ["a", "c"])],
    events: [
        (id: "one", when: "1001", name: "One", lanes: ["a"]),
        (id: "two", when: "1002", name: "Two", lanes: ["b"]),
        (id: "three", when: "1003", name: "Three", lanes: ["c"]),
    ],
)"#;

fn page(text: &str) -> String {
    let loaded = format::load(text.as_bytes()).unwrap();
    let choice = Choice {
        main: loaded.chronicle.languages.first(),
        gloss: None,
    };
    export(Reader::new(&loaded.chronicle, choice), Target::Html)
        .unwrap()
        .text
}

fn attributes<'a>(page: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mark = format!(" {name}=\"");
    let found: Vec<&str> = page
        .match_indices(&mark)
        .map(|(at, _)| &page[at + mark.len()..])
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    found.into_iter()
}

/// Elements that contain text and no blocks.
const OF_WORDS: [&str; 9] = ["p", "i", "a", "small", "strong", "h4", "h5", "span", "dt"];

/// Elements that may not occur in any of those.
const BLOCKS: [&str; 7] = ["p", "div", "ul", "dl", "h4", "section", "article"];

fn is_well_formed(page: &str) {
    let mut reader = quick_xml::Reader::from_str(page);
    let mut open: Vec<String> = Vec::new();
    loop {
        let name = |name: quick_xml::name::QName<'_>| String::from(name.into_inner());
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = name(start.name());
                assert!(
                    start.attributes().all(|attribute| attribute.is_ok()),
                    "{name}"
                );
                let in_words = open.iter().any(|outer| OF_WORDS.contains(&&**outer));
                assert!(
                    !(in_words && BLOCKS.contains(&&*name)),
                    "<{name}> in {open:?}"
                );
                let linked = open.iter().any(|outer| outer == "a");
                assert!(!(linked && name == "a"), "a link in a link: {open:?}");
                open.push(name);
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn lives_and_what_others_claim_are_drawn() {
    let page = page(ACCOUNTS);
    for part in ["<svg class=\"life\"", "aged 26", "class=\"claim\""] {
        assert!(page.contains(part), "{part}");
    }
}

fn leads_somewhere(page: &str) {
    let mut ids = HashSet::new();
    for id in attributes(page, "id") {
        assert!(ids.insert(id), "{id} stands twice");
    }
    for link in attributes(page, "href").filter_map(|link| link.strip_prefix('#')) {
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
    for name in ["aria-labelledby", "for"] {
        assert!(attributes(page, name).all(|id| ids.contains(id)), "{name}");
    }
}

fn fetches_nothing(page: &str) {
    for word in ["<script", "src=", "@import", "url(", "<link", "onclick"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn the_page_holds_together() {
    for text in [STARTER, ACCOUNTS] {
        let page = page(text);
        is_well_formed(&page);
        leads_somewhere(&page);
        fetches_nothing(&page);
    }
}

#[test]
fn the_page_of_the_embedded_chronicle_has_what_languages_share_once() {
    let page = page(EMBEDDED);
    is_well_formed(&page);
    leads_somewhere(&page);
    fetches_nothing(&page);
    says_its_languages(&page);
    has_headings_in_order(&page);
    names_entries_and_pictures(&page);
    assert!(page.len() < 6_500_000, "{}", page.len());
    for name in ["郭京", "Guo Jing", "곽경", "Quách Kinh", "Guō Jīng"] {
        assert!(page.contains(&format!(">{name}<")), "{name}");
    }
}

/// Ids of things that are words of the page, too.
const NAMESAKES: &str = r#"Chronicle(
    format: 1, title: {"en": "Namesakes", "de": "Gleichnamige"}, lanes: [(id: "part-lanes", name: "A")],
    people: {"l0": (name: "B"), "annals-heading": (name: "C")}, places: {"chart-title": (name: "D")},
    events: [
        (id: "annals", when: "1001", name: "One", lanes: ["part-lanes"], tags: ["x"]),
        (id: "chart", when: "1002", name: "Two", people: ["l0"], place: "chart-title"),
        (id: "about", when: "1003", name: "Three", people: ["annals-heading"]),
        (id: "chapter", when: "1004", name: "Four"), (id: "page", when: "1005", name: "Five"),
    ],
    chapters: [(from: "annals", to: "chart", name: "A chapter")],
)"#;

#[test]
fn ids_of_things_are_none_of_the_page() {
    leads_somewhere(&page(NAMESAKES));
}

#[test]
fn a_file_is_linked_by_its_url() {
    let page = page(
        r#"Chronicle(format: 1, title: "Files", events: [
            (id: "a", when: "1001", name: "A", links: [(file: "a b#c.txt")], media: [(file: "100%.png", caption: "B")]),
        ])"#,
    );
    for part in [
        "<a href=\"a%20b#c.txt\">a b#c.txt</a>",
        "<a href=\"100%25.png\">B</a>",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

/// With `:has()` on the root, Chromium took minutes to print a page.
#[test]
fn no_rule_asks_the_root_for_what_stands_far_below() {
    let page = page(ACCOUNTS);
    assert!(page.contains("header:has(#l_1:checked)"));
    for rule in ["html:has(", ":root:has(", "body:has("] {
        assert!(!page.contains(rule), "{rule}");
    }
}

/// Text in Han characters, kana or hangul must be in an element with its language, because screen readers choose the voice by it.
fn says_its_languages(page: &str) {
    let is_asian = |letter| matches!(letter, '\u{3041}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let mut reader = quick_xml::Reader::from_str(page);
    let (mut depth, mut languages) = (0, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                if let Some(lang) = start.try_get_attribute("lang").unwrap() {
                    languages.push((depth, lang.value.into_owned()));
                }
            }
            Event::End(_) => {
                languages.pop_if(|(from, _)| *from == depth);
                depth -= 1;
            }
            Event::Text(text) => {
                let language = languages.last().map_or("", |(_, language)| &**language);
                let is_right = writes_han(language) || !text.contains(is_asian);
                assert!(is_right, "{} is read as {language}", &*text);
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

fn has_headings_in_order(page: &str) {
    let mut before = 0;
    for (at, _) in page.match_indices("<h") {
        let heading: String = page[at + 2..].chars().take(60).collect();
        if let Some(level) = heading.chars().next().and_then(|level| level.to_digit(10)) {
            assert!(level <= before + 1, "<h{before}> before <h{heading}");
            before = level;
        }
    }
    assert_eq!(page.matches("<h1").count(), 1);
}

fn names_entries_and_pictures(page: &str) {
    let tags = |name: &'static str| {
        let found = page.match_indices(name);
        found.map(|(at, _)| page[at..].split('>').next().unwrap())
    };
    for tag in tags("<article") {
        assert!(tag.contains("aria-labelledby="), "{tag}");
    }
    for tag in tags("<svg") {
        let is_told = tag.contains("aria-labelledby=") || tag.contains("aria-hidden=\"true\"");
        assert!(is_told, "{tag}");
    }
}

/// With a screen reader: the right voice, headings for navigation, and a name for every element.
#[test]
fn the_page_works_with_a_screen_reader() {
    for text in [STARTER, ACCOUNTS] {
        let page = page(text);
        says_its_languages(&page);
        has_headings_in_order(&page);
        names_entries_and_pictures(&page);
    }
}

#[test]
fn spans_are_drawn_or_counted() {
    let page = page(
        r#"Chronicle(format: 1, title: "Spans", focus: "1000/1100", lanes: [(id: "a", name: "A")],
        spans: [
            (id: "winter", when: "1010/1060", name: "Winter"),
            (id: "reign", when: "1020/1050", name: "Reign", lane: "a"),
            (id: "late", when: "1120/1130", name: "Late"),
            (id: "later", when: "1130/1140", name: "Later", lane: "a"),
        ],
        events: [(id: "one", when: "1030", name: "One", lanes: ["a"]), (id: "two", when: "1200", name: "Two", lanes: ["a"])],
    )"#,
    );
    is_well_formed(&page);
    leads_somewhere(&page);
    let chart = page.split("</svg>").next().unwrap();
    for name in ["Winter", "Reign"] {
        assert!(
            chart.contains(&format!(">{name}</text>")),
            "{name}: {chart}"
        );
    }
    // One is in the band of its lane, the other behind the whole lane.
    assert_eq!(chart.matches("class=\"span\"").count(), 2, "{chart}");
    let [lane, behind] = ["class=\"lane\"", "class=\"span\""].map(|class| {
        let rect = chart
            .split(class)
            .nth(1)
            .unwrap()
            .split("/>")
            .next()
            .unwrap();
        let number = |name: &str| {
            attributes(rect, name)
                .next()
                .unwrap()
                .parse::<f64>()
                .unwrap()
        };
        number("y")..number("y") + number("height")
    });
    assert!(
        behind.start < lane.start && behind.end >= lane.end,
        "{chart}"
    );
    assert!(
        page.contains("1 event and 2 spans are outside the years shown."),
        "{page}"
    );
}

#[test]
fn groups_of_lanes_have_a_heading_in_the_chart_and_a_list() {
    let page = page(GROUPS);
    for part in [
        "<text class=\"group\" x=\"6\" y=\"49.0\">East</text>",
        "<li>East: <a href=\"#a\">A</a> · <a href=\"#c\">C</a></li>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let order = ["A", "C", "B"].map(|lane| {
        let head = page
            .split("class=\"head\"")
            .position(|text| text.contains(&format!(">{lane}</text>")));
        head.unwrap()
    });
    assert!(order.is_sorted(), "{order:?}");
}
