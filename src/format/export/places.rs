//! Places in an event file in JSON that correspond to those in the RON made of it.

use std::ops::Range;

use super::json::{given, given_fields, tree_of};
use super::ron::{HEAD, flat, quoted};
use super::tree::Tree;
use crate::check::Report;
use crate::format::import::json::{self, Node};

/// Translates a report on the RON that [`from_json`](super::from_json) made of a text to that text. Fixes are dropped, because they
/// are edits in RON.
pub fn in_json(mut report: Report, ron: &str, json: &str) -> Report {
    let Some(document) = json::read(json) else {
        return report;
    };
    let mut pairing = Pairing {
        json,
        ron,
        at: HEAD.len(),
        pairs: Vec::new(),
    };
    pairing.value(&tree_of(&document.root), &document.root);
    report.drop_fixes();
    report.moved(|at| pairing.place(at));
    report
}

/// Pairs of the values and keys of both texts, made by walking through both in the same order.
struct Pairing<'a> {
    json: &'a str,
    ron: &'a str,
    /// The place in the RON.
    at: usize,
    /// Where something begins in the RON, and its range in the JSON; in order.
    pairs: Vec<(usize, Range<usize>)>,
}

impl Pairing<'_> {
    fn value(&mut self, tree: &Tree, node: &Node<'_>) {
        self.pair(node.at.clone());
        match tree {
            Tree::Record(fields) => self.fields(fields, node, str::len),
            Tree::Map(fields) => self.fields(fields, node, |key| quoted(key).len()),
            Tree::List(items) | Tree::Tuple(items) => {
                self.at += 1;
                for (item, node) in items.iter().zip(given(node.items())) {
                    self.value(item, node);
                }
            }
            Tree::Text(_) | Tree::Number(_) | Tree::Word(_) => self.at += flat(tree).len(),
        }
    }

    fn fields(&mut self, fields: &[(String, Tree)], node: &Node<'_>, length: fn(&str) -> usize) {
        self.at += 1;
        for ((key, tree), (_, node)) in fields.iter().zip(given_fields(node.fields())) {
            self.pair(self.key(node.at.start));
            self.at += length(key);
            self.value(tree, node);
        }
    }

    /// Pairs a part of the JSON with what comes next in the RON.
    fn pair(&mut self, json: Range<usize>) {
        let rest = self.ron.as_bytes().get(self.at..).unwrap_or_default();
        let between = |byte: &&u8| b" \n,:)]}".contains(*byte);
        self.at += rest.iter().take_while(between).count();
        self.pairs.push((self.at, json));
    }

    /// The key before a value of the JSON.
    fn key(&self, value: usize) -> Range<usize> {
        let before = self.json.get(..value).unwrap_or_default();
        let before = before.trim_end().trim_end_matches(':').trim_end();
        let start = before
            .strip_suffix('"')
            .and_then(|inside| inside.rfind('"'))
            .unwrap_or(before.len());
        start..before.len()
    }

    /// The place in the JSON for one in the RON. Included files come after the end of the text.
    fn place(&self, at: usize) -> usize {
        if let Some(after) = at.checked_sub(self.ron.len()) {
            return self.json.len() + after;
        }
        let next = self.pairs.partition_point(|(start, _)| *start <= at);
        let pair = next.checked_sub(1).and_then(|last| self.pairs.get(last));
        let Some((start, json)) = pair else {
            return 0;
        };
        let place = (json.start + (at - start)).min(json.end);
        crate::check::boundary(self.json, place)
    }
}
