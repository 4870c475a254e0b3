//! The page holds together: elements are closed, ids are there once, and every link leads somewhere.

use std::collections::HashSet;

use super::super::{Target, export};
use crate::card::Reader;
use crate::format::{self, EMBEDDED, STARTER};
use crate::names::Choice;

/// Elements without an end.
const EMPTY: [&str; 4] = ["meta", "input", "br", "!DOCTYPE"];

fn page(text: &str) -> String {
    let loaded = format::load(text.as_bytes()).unwrap();
    let choice = Choice {
        main: loaded.chronicle.languages.first(),
        gloss: None,
    };
    export(Reader::new(&loaded.chronicle, choice), Target::Html).text
}

/// The tags of a page, without their brackets.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    let body = page.split_once("</style>").unwrap();
    [body.0.split_once("<style>").unwrap().0, body.1]
        .into_iter()
        .flat_map(|part| part.split('<').skip(1))
        .map(|tag| tag.split_once('>').unwrap().0)
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

#[test]
fn every_element_is_closed_where_it_belongs() {
    for text in [EMBEDDED, STARTER] {
        let page = page(text);
        let mut open = Vec::new();
        for tag in tags(&page) {
            let name = tag.split([' ', '\n', '/']).next().unwrap();
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "<{tag}>");
            } else if !tag.ends_with('/') && !EMPTY.contains(&name) {
                // A paragraph holds no other block.
                let blocks = ["p", "div", "ul", "dl", "h4", "section"];
                let in_line = open.iter().any(|outer| ["p", "span", "h4"].contains(outer));
                assert!(!(in_line && blocks.contains(&name)), "<{name}> in {open:?}");
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn ids_are_there_once_and_links_lead_to_them() {
    for text in [EMBEDDED, STARTER] {
        let page = page(text);
        let mut ids = HashSet::new();
        for id in attributes(&page, "id") {
            assert!(ids.insert(id), "{id} stands twice");
        }
        for link in attributes(&page, "href").filter_map(|link| link.strip_prefix('#')) {
            assert!(ids.contains(link), "#{link} leads nowhere");
        }
        for name in ["aria-labelledby", "for"] {
            assert!(attributes(&page, name).all(|id| ids.contains(id)), "{name}");
        }
    }
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    let page = page(EMBEDDED);
    for word in ["<script", "src=", "@import", "url(", "<link", "onclick"] {
        assert!(!page.contains(word), "{word}");
    }
}
