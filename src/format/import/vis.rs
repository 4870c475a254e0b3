//! Items and groups of vis-timeline.

use std::collections::{HashMap, HashSet};

use super::dates::{self, Habits, Minus, Stamp};
use super::draft::{Draft, Entry};
use super::json::{Node, Value};
use super::tally::Extra;
use super::{Importer, Input, markup, records};

/// Items, alone or with groups.
pub(super) struct Vis;

/// This format has a year 0.
const HABITS: Habits = Habits {
    day_first: false,
    minus: Minus::Astronomical,
    edtf: None,
    serial: false,
};

impl Importer for Vis {
    fn name(&self) -> &'static str {
        "vis"
    }

    fn title(&self) -> &'static str {
        "vis-timeline JSON"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let items = input
            .root()
            .and_then(items)
            .map(Node::items)
            .unwrap_or_default();
        items
            .iter()
            .take(20)
            .any(|item| item.get("content").is_some() && item.get("start").is_some())
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let Some(root) = records::root(input, false, &mut draft) else {
            return draft;
        };
        let groups = Groups::of(root.get("groups"), &mut draft);
        options(root.get("options"), &mut draft);
        let mut ids = HashSet::new();
        for item in items(root).map(Node::items).unwrap_or_default() {
            take(item, &groups, &mut ids, &mut draft);
        }
        draft
    }
}

fn items<'a, 't>(root: &'a Node<'t>) -> Option<&'a Node<'t>> {
    if matches!(root.value, Value::List(_)) {
        return Some(root);
    }
    root.get("items")
        .or_else(|| root.get("data"))
        .filter(|items| matches!(items.value, Value::List(_)))
}

/// The groups by id, each with its lane.
struct Groups(HashMap<String, usize>);

impl Groups {
    fn of(groups: Option<&Node<'_>>, draft: &mut Draft) -> Self {
        let mut all: Vec<&Node<'_>> = groups.map(Node::items).unwrap_or_default().iter().collect();
        all.sort_by(|one, other| {
            let order = |node: &Node<'_>| node.get("order").and_then(Node::number).unwrap_or(0.0);
            order(one).total_cmp(&order(other))
        });
        let mut parents: HashMap<&str, &Node<'_>> = HashMap::new();
        for group in &all {
            let nested = group.get("nestedGroups").map(Node::items);
            for id in nested.into_iter().flatten().filter_map(Node::text) {
                parents.entry(id).or_insert(group);
            }
        }
        let mut known = Self(HashMap::new());
        for group in &all {
            known.take(group, &parents, draft, 0);
            let hidden = group.get("visible").is_some_and(Node::is_false);
            draft.left.add_if(Extra::HiddenLane, hidden);
            for key in ["className", "style"] {
                draft
                    .left
                    .add_if(Extra::Style, !group.string(key).is_empty());
            }
        }
        known
    }

    /// Adds the lane of a group, within that of its parent.
    fn take(
        &mut self,
        group: &Node<'_>,
        parents: &HashMap<&str, &Node<'_>>,
        draft: &mut Draft,
        depth: usize,
    ) -> Option<usize> {
        let id = id(group)?;
        if let Some(lane) = self.find(&id) {
            return Some(lane);
        }
        let parent = parents.get(id.as_str()).filter(|_| depth < 8);
        let within = parent.and_then(|parent| self.take(parent, parents, draft, depth + 1));
        let name = markup::html_name(group.string("content"));
        let name = if name.is_empty() { id.clone() } else { name };
        let lane = draft.lane_in(within, &name)?;
        self.0.insert(id, lane);
        Some(lane)
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }
}

fn id(node: &Node<'_>) -> Option<String> {
    node.get("id").and_then(Node::text).map(str::to_owned)
}

/// Keeps the displayed period; counts the other settings as left out.
fn options(options: Option<&Node<'_>>, draft: &mut Draft) {
    let Some(options) = options else {
        return;
    };
    let end = |key: &str| date(options.get(key)?).ok();
    if let Some((start, end)) = end("start").zip(end("end")) {
        draft.focus = dates::join(&start, &end).unwrap_or_default();
    }
    let others = options
        .fields()
        .iter()
        .filter(|(key, node)| !matches!(&**key, "start" | "end") && node.value != Value::Null);
    draft
        .left
        .add(Extra::Option, u32::try_from(others.count()).unwrap_or(0));
}

fn take(item: &Node<'_>, groups: &Groups, ids: &mut HashSet<String>, draft: &mut Draft) {
    if !matches!(item.value, Value::Object(_)) {
        draft.warn(
            item.at.clone(),
            format!("an item must be an object, found {}", item.what()),
        );
        draft.left.add(Extra::ExtraField, 1);
        return;
    }
    let kind = item.string("type");
    let mut sound = true;
    if let Some(id) = id(item) {
        let again = !ids.insert(id.clone());
        if again {
            let at = item
                .get("id")
                .map_or(item.at.clone(), |node| node.at.clone());
            draft.error(at, format!("duplicate id {id}"));
            sound = false;
        }
    }
    if !matches!(kind, "" | "box" | "point" | "range" | "background") {
        let at = item
            .get("type")
            .map_or(item.at.clone(), |node| node.at.clone());
        draft.error(at, "unknown type (box, point, range or background)");
        sound = false;
    }
    let Some(start) = item.get("start") else {
        draft.left.add(Extra::UndatedRecord, 1);
        draft.warn(item.at.clone(), "an item without a start is left out");
        return;
    };
    let mut read = |node: &Node<'_>| told(node, draft);
    let first = read(start);
    let last = item.get("end").map_or(Ok(String::new()), &mut read);
    let (Ok(first), Ok(last), true) = (first, last, sound) else {
        return;
    };
    let mut entry = Entry::default();
    if let Err(error) = entry.date(&first, &last) {
        draft.error(item.get("end").unwrap_or(start).at.clone(), error);
        return;
    }
    words(item, &mut entry);
    if let Some(group) = item.get("group") {
        let name = group.text().unwrap_or_default();
        entry.lane = groups.find(name);
        if entry.lane.is_none() && !groups.0.is_empty() {
            draft.warn(group.at.clone(), format!("there is no group \"{name}\""));
        } else if entry.lane.is_none() {
            entry.lane = draft.lane(name);
        }
    }
    if kind == "background" {
        draft.spans.push(entry);
    } else {
        draft.events.push(entry);
    }
}

/// A date, with what is wrong with it in the report.
fn told(node: &Node<'_>, draft: &mut Draft) -> Result<String, ()> {
    draft.cut(node.text().unwrap_or_default(), node.at.clone());
    date(node).map_err(|error| draft.error(node.at.clone(), error))
}

/// Sets the name and text, and counts styling.
fn words(item: &Node<'_>, entry: &mut Entry) {
    entry.name = markup::html_name(item.string("content"));
    entry.text = markup::html(item.string("title"));
    if entry.name.is_empty() {
        entry.name = markup::one_line(&std::mem::take(&mut entry.text));
    }
    entry.name_by_date();
    for key in ["className", "style"] {
        entry
            .left
            .add_if(Extra::Style, !item.string(key).is_empty());
    }
    entry.left.add_if(
        Extra::Lock,
        item.get("editable").is_some_and(Node::is_false) && item.get("locked").is_some(),
    );
}

/// A text, a number of milliseconds since 1970, or `/Date(…)/`.
fn date(node: &Node<'_>) -> Result<String, String> {
    let milliseconds = |text: &str| {
        let number: f64 = text.parse().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole thousandths of a second are asked for"
        )]
        let thousandths = number.floor() as i64;
        (thousandths.unsigned_abs() < 1 << 53).then(|| Stamp::of_unix(thousandths))
    };
    let wrong = || format!("a start must be a text or a number, found {}", node.what());
    match &node.value {
        Value::Number(number) => milliseconds(number)
            .ok_or_else(|| "not a date".to_owned())?
            .check()
            .map(Stamp::edtf),
        Value::Text(text) => {
            let text = text.trim();
            let old = text
                .strip_prefix("/Date(")
                .and_then(|rest| rest.split([')', '+']).next());
            if let Some(stamp) = old.and_then(milliseconds) {
                return stamp.check().map(Stamp::edtf);
            }
            dates::read(text, HABITS)
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};

    #[test]
    fn numbers_too_large_for_a_time_are_no_dates() {
        for number in ["-1e300", "-9223372036854775808", "9223372036854775807"] {
            let text = format!("[{{\"content\": \"a\", \"start\": {number}}}]");
            let refused = import(text.as_bytes(), "a.json", &Options::default()).unwrap_err();
            let said = refused.report.render("a.json", &text, false);
            assert!(said.contains("not a date"), "{said}");
        }
    }
}
