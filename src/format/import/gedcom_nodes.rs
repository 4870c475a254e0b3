//! The lines of a genealogy as a tree, by their levels.

use std::ops::Range;

use super::draft::Draft;
use super::lines::lines;

/// Maximum nesting depth of levels.
const DEEPEST: usize = 99;

/// A line with those below it.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) id: String,
    pub(super) tag: String,
    pub(super) value: String,
    pub(super) value_at: Range<usize>,
    pub(super) children: Vec<Node>,
    /// True if a line below it has an impossible level.
    pub(super) spoiled: bool,
}

impl Node {
    /// The date of an event as written; empty if there is none.
    pub(super) fn date_of(&self, event: &str) -> &str {
        let date = self.child(event).and_then(|event| event.child("DATE"));
        date.map_or("", |date| date.value.trim())
    }

    pub(super) fn child(&self, tag: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.tag == tag)
    }

    pub(super) fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.tag == tag)
    }

    /// Its value with the lines that continue it.
    pub(super) fn text(&self) -> String {
        let mut text = unguarded(&self.value).to_owned();
        for child in &self.children {
            match child.tag.as_str() {
                "CONC" => text.push_str(&child.value),
                "CONT" => {
                    text.push('\n');
                    text.push_str(unguarded(&child.value));
                }
                _ => {}
            }
        }
        text
    }

    /// The number of bytes of its value with the lines that continue it.
    pub(super) fn length(&self) -> usize {
        let more = self.children.iter().map(|child| child.value.len() + 1);
        self.value.len() + more.sum::<usize>()
    }

    pub(super) fn is_pointer(&self) -> bool {
        self.value.len() > 2
            && self.value.starts_with('@')
            && self.value.ends_with('@')
            && !self.value.starts_with("@@")
            && !self.value.starts_with("@#")
    }
}

/// Unescapes two at signs at the start to one.
pub(super) fn unguarded(value: &str) -> &str {
    if value.starts_with("@@") {
        &value[1..]
    } else {
        value
    }
}

/// The records of a text; lines that cannot be read are reported.
pub(super) fn records(text: &str, draft: &mut Draft) -> Vec<Node> {
    let mut open: Vec<Node> = vec![Node::default()];
    for line in lines(text) {
        if line.text.trim().is_empty() {
            continue;
        }
        let Some((level, node)) = node(line.at, line.text) else {
            draft.error(line.whole(), "a line must begin with its level");
            continue;
        };
        if level + 1 > open.len() || level > DEEPEST {
            let before = open.len().saturating_sub(2);
            draft.error(line.whole(), format!("level {level} after level {before}"));
            if let Some(last) = open.last_mut() {
                last.spoiled = true;
            }
            continue;
        }
        close(&mut open, level + 1);
        open.push(node);
    }
    close(&mut open, 1);
    open.pop().unwrap_or_default().children
}

/// Closes the nodes deeper than `depth` and adds them to their parents.
fn close(open: &mut Vec<Node>, depth: usize) {
    while open.len() > depth {
        if let (Some(node), Some(parent)) = (open.pop(), open.last_mut()) {
            parent.children.push(node);
        }
    }
}

fn node(at: usize, line: &str) -> Option<(usize, Node)> {
    let text = line.trim_start();
    let (level, rest) = text.split_once(' ')?;
    if level.is_empty() || level.len() > 2 || !level.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut node = Node { ..Node::default() };
    let mut rest = rest.trim_start();
    if let Some((id, behind)) = rest.strip_prefix('@').and_then(|id| id.split_once('@')) {
        id.clone_into(&mut node.id);
        rest = behind.trim_start();
    }
    let (tag, value) = rest.split_once(' ').unwrap_or((rest, ""));
    node.tag = tag.trim().to_ascii_uppercase();
    value.clone_into(&mut node.value);
    let end = at + line.len();
    node.value_at = end - value.len()..end;
    Some((level.parse().ok()?, node))
}
