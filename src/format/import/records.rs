//! Records in JSON: an array of objects, an object that contains one, or JSON Lines.

use std::borrow::Cow;
use std::ops::Range;

use super::dates::{Habits, Stamp, are_serial, is_open, read};
use super::draft::Draft;
use super::fields::{Role, is_second_lane, name_language, role};
use super::json::{Document, Node, Slip, Value, read_line};
use super::markup;
use super::rows::{self, Cells};
use super::tally::Extra;
use super::{Importer, Input};
use crate::time::Reckoning;

/// Number of records that are checked for dates.
const SAMPLE: usize = 40;

/// Records of any shape with names and dates.
pub(super) struct Records;

impl Importer for Records {
    fn name(&self) -> &'static str {
        "records"
    }

    fn title(&self) -> &'static str {
        "JSON records"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        if is_lines(input.text) {
            let mut documents = lines(input.text).take(SAMPLE);
            return documents.any(|document| has_date(&document.root));
        }
        input
            .root()
            .and_then(list)
            .is_some_and(|list| list.items().iter().take(SAMPLE).any(has_date))
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        if is_lines(input.text) {
            let first: Vec<_> = lines(input.text).take(SAMPLE).collect();
            let habits = habits(first.iter().map(|document| &document.root));
            draft.calendar = habits.edtf;
            for document in lines(input.text) {
                take_line(&document, habits, &mut draft);
            }
            return draft;
        }
        let Some(root) = root(input, false, &mut draft) else {
            return draft;
        };
        if let Some(title) = root.any(&["title", "name", "label"]).and_then(Node::text) {
            draft.title = markup::words_of_line(title);
        }
        let records = list(root).map(Node::items).unwrap_or_default();
        let habits = habits(records.iter().take(SAMPLE));
        draft.calendar = habits.edtf;
        for record in records {
            take(record, habits, &mut draft);
        }
        draft
    }
}

/// The root of a complete JSON document. Deviations from JSON are reported unless `loose` is true.
pub(super) fn root<'a, 't>(
    input: &'a Input<'t>,
    loose: bool,
    draft: &mut Draft,
) -> Option<&'a Node<'t>> {
    let Some(document) = input.json() else {
        draft.error(0..1, "this is not JSON");
        return None;
    };
    for Slip { at, message, .. } in document.slips.iter().filter(|_| !loose) {
        draft.warn(*at..*at + 1, message.clone());
    }
    if let Some(Slip { at, message, from }) = &document.broken {
        draft.error_since(*at..*at, message.clone(), *from);
        return None;
    }
    Some(&document.root)
}

/// True if the text is JSON Lines, as far as its first two lines show.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let begins = |line: &str| line.starts_with('{') && line.ends_with('}');
    let first = lines.next().is_some_and(begins);
    first && lines.next().is_some_and(|line| line.starts_with('{'))
}

/// The values of all non-empty lines.
fn lines(text: &str) -> impl Iterator<Item = Document<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let end = start + line.trim_end().len();
        (!line.trim().is_empty()).then(|| read_line(text, start..end))
    })
}

/// The conventions of dates that the first records show.
fn habits<'a, 't: 'a>(records: impl Iterator<Item = &'a Node<'t>>) -> Habits {
    let (mut texts, mut calendars) = (Vec::new(), Vec::new());
    for record in records {
        let mut cells = Flat::of(record).cells;
        let mut take = |role: Role| Some(cells[role as usize].take()?.0);
        texts.extend([Role::Start, Role::End].into_iter().filter_map(&mut take));
        calendars.extend(take(Role::Calendar));
    }
    Habits {
        serial: are_serial(texts.iter().map(AsRef::as_ref)),
        edtf: calendars.first().and_then(|name| Reckoning::named(name)),
        ..Habits::default()
    }
}

fn take_line(document: &Document<'_>, habits: Habits, draft: &mut Draft) {
    if let Some(slip) = document.broken.as_ref().or(document.slips.first()) {
        draft.error(slip.at..slip.at + 1, slip.message.clone());
        return;
    }
    take(&document.root, habits, draft);
}

/// The list of records: the root, or the first list with dates in it, at most two levels deep.
fn list<'a, 't>(root: &'a Node<'t>) -> Option<&'a Node<'t>> {
    if matches!(root.value, Value::List(_)) {
        return Some(root);
    }
    let fits = |node: &&Node<'_>| node.items().iter().take(SAMPLE).any(has_date);
    let lists = root.fields().iter().map(|(_, node)| node);
    lists.clone().find(fits).or_else(|| {
        lists
            .flat_map(Node::fields)
            .map(|(_, node)| node)
            .find(fits)
    })
}

/// True if a record has a date that can be read.
fn has_date(record: &Node<'_>) -> bool {
    let flat = Flat::of(record);
    let habits = Habits {
        serial: true,
        ..Habits::default()
    };
    [Role::Start, Role::Year, Role::End]
        .into_iter()
        .any(|role| {
            flat.cells[role as usize]
                .as_ref()
                .is_some_and(|(text, _)| read(text, habits).is_ok())
        })
}

/// The reason why an object or a list is not a timeline.
pub(super) fn why_not(root: &Node<'_>) -> String {
    let mut keys: Vec<&str> = Vec::new();
    let first = root.items().first().unwrap_or(root);
    for (key, _) in first.fields().iter().take(8) {
        keys.push(key);
    }
    let keys = if keys.is_empty() {
        String::new()
    } else {
        format!(" (keys: {})", keys.join(", "))
    };
    format!("JSON, but not a list of records with dates or another known timeline format{keys}")
}

/// Converts a record to an event.
fn take(record: &Node<'_>, habits: Habits, draft: &mut Draft) {
    if !matches!(record.value, Value::Object(_)) {
        let message = format!("a record must be an object, found {}", record.what());
        draft.warn(record.at.clone(), message);
        draft.left.add(Extra::ExtraField, 1);
        return;
    }
    let flat = Flat::of(record);
    if let Some((at, message)) = &flat.wrong {
        draft.error(at.clone(), message.clone());
        return;
    }
    if let Some(mut entry) = rows::entry(&flat, habits, draft) {
        for tag in &flat.tags {
            entry.counted_tag(tag);
        }
        for lane in &flat.lanes {
            entry.also_on(draft.lane(&markup::words_of_line(lane)));
        }
        for (key, at) in flat.extra {
            entry.left.add(Extra::ExtraField, 1);
            draft.left_out(key, at.start, || at);
        }
        entry.names = flat.names;
        draft.events.push(entry);
    }
}

/// A record with the values of its roles.
struct Flat<'a> {
    cells: [Option<(Cow<'a, str>, Range<usize>)>; Role::COUNT],
    names: Vec<(String, String)>,
    tags: Vec<&'a str>,
    /// The lanes, if there is a list of them.
    lanes: Vec<&'a str>,
    /// What has no place, by the field that it is in.
    extra: Vec<(&'a str, Range<usize>)>,
    /// The field at hand.
    key: &'a str,
    at: Range<usize>,
    wrong: Option<(Range<usize>, String)>,
}

impl<'a> Flat<'a> {
    fn of(record: &'a Node<'_>) -> Self {
        let mut flat = Self {
            cells: [const { None }; Role::COUNT],
            names: Vec::new(),
            tags: Vec::new(),
            lanes: Vec::new(),
            extra: Vec::new(),
            key: "",
            at: record.at.clone(),
            wrong: None,
        };
        let mut second_lane = None;
        for (key, node) in record.fields() {
            flat.key = key;
            if node.value == Value::Null {
                continue;
            }
            if let (Some(language), Some(name)) = (name_language(key), node.text()) {
                flat.names.push((language, markup::words_of_line(name)));
                flat.set(Role::Name, node);
                continue;
            }
            match role(key) {
                Some(role) => flat.take(role, node),
                None if is_second_lane(key) && second_lane.is_none() => {
                    second_lane = Some((key, node));
                }
                None => flat.leave(node),
            }
        }
        if let Some((key, node)) = second_lane {
            flat.key = key;
            if flat.cells[Role::Lane as usize].is_none() {
                flat.take(Role::Lane, node);
            } else {
                flat.leave(node);
            }
        }
        flat
    }

    /// Leaves a value out, if there is one.
    fn leave(&mut self, node: &Node<'_>) {
        if !node.is_empty() {
            self.extra.push((self.key, node.at.clone()));
        }
    }

    fn set(&mut self, role: Role, node: &'a Node<'_>) {
        let unix = since_1970(node).filter(|_| matches!(role, Role::Start | Role::End));
        if let Some(date) = unix {
            self.put(role, date.into(), node);
        } else if let Some(text) = node.text() {
            self.put(role, text.into(), node);
        }
    }

    fn put(&mut self, role: Role, text: Cow<'a, str>, node: &Node<'_>) {
        let cell = &mut self.cells[role as usize];
        if cell.is_some() {
            self.leave(node);
        } else {
            *cell = Some((text, node.at.clone()));
        }
    }

    fn take(&mut self, role: Role, node: &'a Node<'_>) {
        match (&node.value, role) {
            (Value::Text(_) | Value::Number(_), Role::Start | Role::Year) if is_end_word(node) => {
                self.leave(node);
            }
            (Value::Text(_) | Value::Number(_), _) => self.set(role, node),
            (Value::List(items), Role::Coordinates | Role::Place) if items.len() == 2 => {
                let pair: Vec<_> = items.iter().filter_map(Node::text).collect();
                self.put(Role::Coordinates, pair.join(", ").into(), node);
            }
            (Value::List(items), Role::Start) if items.len() == 2 => {
                self.set(Role::Start, &items[0]);
                self.set(Role::End, &items[1]);
            }
            (Value::Object(_), Role::Coordinates | Role::Place) => self.take_place(node),
            (Value::Object(_), Role::Start | Role::End) => self.take_date(role, node),
            (Value::Object(_), Role::Name | Role::Text | Role::Lane) => self.take_words(role, node),
            (Value::List(items), Role::Tags | Role::Lane) => {
                for item in items {
                    match (item.text(), role) {
                        (Some(tag), Role::Tags) => self.tags.push(tag),
                        (Some(lane), _) => self.lanes.push(lane),
                        (None, _) => self.leave(item),
                    }
                }
            }
            (Value::List(items), Role::People | Role::Source) => self.take_list(role, items, node),
            (Value::List(items), Role::Text | Role::Name) if !items.is_empty() => {
                self.set(role, &items[0]);
                for item in &items[1..] {
                    self.leave(item);
                }
            }
            (
                Value::List(_) | Value::Object(_),
                Role::Start | Role::Year | Role::End | Role::EndYear,
            ) => {
                let what = if matches!(role, Role::Year | Role::EndYear) {
                    "a year"
                } else {
                    "a date"
                };
                let message = format!("{what} must be a number or a text, found {}", node.what());
                self.wrong.get_or_insert((node.at.clone(), message));
            }
            _ => self.leave(node),
        }
    }

    /// Reads a list of names or of objects with a name, as the text of a list.
    fn take_list(&mut self, role: Role, items: &'a [Node<'_>], node: &Node<'_>) {
        let mut list = String::new();
        for item in items {
            match item.text().or_else(|| item.any(&["name", "title"])?.text()) {
                Some(name) => {
                    list.push_str(&name.replace(';', ","));
                    list.push(';');
                }
                None => self.leave(item),
            }
        }
        self.put(role, list.into(), node);
    }

    /// Reads a place with a name and coordinates, which may be GeoJSON.
    fn take_place(&mut self, node: &'a Node<'_>) {
        for (key, value) in node.fields() {
            match role(key) {
                Some(Role::Name | Role::Place) => self.set(Role::Place, value),
                Some(role @ (Role::Latitude | Role::Longitude)) => self.set(role, value),
                Some(Role::Coordinates) => {
                    if let [longitude, latitude] = value.items() {
                        self.set(Role::Longitude, longitude);
                        self.set(Role::Latitude, latitude);
                    }
                }
                _ => {}
            }
        }
    }

    /// Reads a date in parts, or an interval.
    fn take_date(&mut self, role: Role, node: &'a Node<'_>) {
        let ends = [Role::EndYear, Role::EndMonth, Role::EndDay];
        let starts = [Role::Year, Role::Month, Role::Day];
        let parts = if role == Role::End { ends } else { starts };
        for (key, value) in node.fields() {
            match super::fields::role(key) {
                Some(Role::Year) => self.set(parts[0], value),
                Some(Role::Month) => self.set(parts[1], value),
                Some(Role::Day) => self.set(parts[2], value),
                Some(known @ (Role::Start | Role::End)) => self.set(known, value),
                _ => {}
            }
        }
    }

    /// Reads a text by language, or an object with a name or text.
    fn take_words(&mut self, role: Role, node: &'a Node<'_>) {
        for (key, value) in node.fields() {
            let Some(text) = value.text() else { continue };
            if super::fields::role(key).is_some() {
                if self.cells[role as usize].is_none() {
                    self.set(role, value);
                }
            } else if crate::names::check_tag(key).is_ok() {
                if role == Role::Name {
                    self.names
                        .push((key.to_string(), markup::words_of_line(text)));
                }
                if self.cells[role as usize].is_none() {
                    self.set(role, value);
                }
            } else {
                self.leave(value);
            }
        }
    }
}

/// A number too large for a year: seconds or milliseconds since 1970.
fn since_1970(node: &Node<'_>) -> Option<String> {
    let Value::Number(number) = &node.value else {
        return None;
    };
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    let thousandths = match number.len() {
        9 | 10 => number.parse::<i64>().ok()? * 1000,
        12 | 13 => number.parse::<i64>().ok()?,
        _ => return None,
    };
    is_whole.then(|| Stamp::of_unix(thousandths).edtf())
}

/// True for a word such as "present", which is not valid as a start.
fn is_end_word(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::Text(text) if is_open(text))
}

impl Cells for Flat<'_> {
    fn get(&self, role: Role) -> &str {
        self.cells[role as usize]
            .as_ref()
            .map(|(text, _)| &**text)
            .unwrap_or_default()
    }

    fn place(&self, role: Role) -> Range<usize> {
        self.cells[role as usize]
            .as_ref()
            .map_or_else(|| self.at.clone(), |(_, at)| at.clone())
    }

    fn whole(&self) -> Range<usize> {
        self.at.clone()
    }

    fn noun(&self) -> &'static str {
        "a record"
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};

    #[test]
    fn numbers_of_days_and_of_thousandths_are_dates() {
        for (text, expected) in [
            ("[{\"date\": 45426, \"name\": \"a\"}]", "2024-05-14"),
            (
                "{\"date\": 45426.5, \"name\": \"a\"}\n{\"date\": 45427, \"name\": \"b\"}\n",
                "2024-05-14T12:00:00",
            ),
            (
                "[{\"date\": 1715680800250, \"name\": \"a\"}]",
                "2024-05-14T10:00:00.250Z",
            ),
        ] {
            let import = import(text.as_bytes(), "a.json", &Options::default()).unwrap();
            assert!(
                import.ron.contains(&format!("when: \"{expected}\"")),
                "{}",
                import.ron
            );
        }
    }

    #[test]
    fn lists_of_lanes_people_and_sources_are_kept() {
        let text = r#"[
            {"id": "may-day", "date": "2024-05-01", "title": "A", "category": ["x", "y, z"], "tags": ["p", "q"],
             "people": ["Ana", {"name": "Smith, John"}], "source": ["The Times [p. 4]", "https://example.org/a"], "weight": 4},
            {"id": 17, "date": "2024-05-02", "title": "B", "category": "x", "weight": 9}
        ]"#;
        let import = import(text.as_bytes(), "a.json", &Options::default()).unwrap();
        for expected in [
            "id: \"may-day\"",
            "lanes: [\"x\", \"y-z\"]",
            "people: [\"ana\", \"smith-john\"]",
            "tags: [\"p\", \"q\"]",
            "\"the-times\": (title: \"The Times\")",
            "(title: \"example.org/a\", url: \"https://example.org/a\")",
            "sources: [(\"the-times\", \"p. 4\"), (\"example-org-a\")]",
            "weight: 4",
            "id: \"b\"",
        ] {
            assert!(import.ron.contains(expected), "{expected}: {}", import.ron);
        }
        let said = import.report.render("a.json", text, false);
        assert!(said.contains("a weight is a number from 1 to 5"), "{said}");
        assert!(!said.contains("left out"), "{said}");
    }
}
