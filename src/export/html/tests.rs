//! The page holds together: elements are closed, ids are there once, and every link leads somewhere.

use std::collections::HashSet;

use quick_xml::events::Event;

use super::super::{Target, export};
use crate::card::Reader;
use crate::format::{self, EMBEDDED, STARTER};
use crate::names::Choice;

const ACCOUNTS: &str = include_str!("../../../tests/files/valid/accounts.ron");

fn page(text: &str) -> String {
    let loaded = format::load(text.as_bytes()).unwrap();
    let choice = Choice {
        main: loaded.chronicle.languages.first(),
        gloss: None,
    };
    export(Reader::new(&loaded.chronicle, choice), Target::Html).text
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

/// Elements that hold words and no blocks.
const OF_WORDS: [&str; 9] = ["p", "i", "a", "small", "strong", "h4", "h5", "span", "dt"];

/// Elements that stand in none of those.
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
    assert!(page.len() < 6_000_000, "{}", page.len());
    for name in ["郭京", "Guo Jing", "곽경", "Quách Kinh", "Guō Jīng"] {
        assert!(page.contains(&format!(">{name}<")), "{name}");
    }
}

/// Chromium took minutes to print a page whose root was asked for the chosen language.
#[test]
fn no_rule_asks_the_root_for_what_stands_far_below() {
    let page = page(EMBEDDED);
    for rule in ["html:has(", ":root:has(", "body:has("] {
        assert!(!page.contains(rule), "{rule}");
    }
}
