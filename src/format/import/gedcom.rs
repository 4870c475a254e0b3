//! Genealogies in GEDCOM 5.5.1 and 7: the events of persons and families.

use std::collections::HashMap;
use std::ops::Range;

use super::draft::{Draft, Entry, Extra, Person, Spot};
use super::lines::lines;
use super::{Importer, Input, dates, markup};
use super::{gedcom_dates, gedcom_lives};
use crate::chronicle::EventKind;

/// Genealogies.
pub(super) struct Gedcom;

/// Maximum nesting depth of levels.
const DEEPEST: usize = 99;

/// Events and attributes of persons and families, each with a word for it.
const EVENTS: [(&str, &str); 49] = [
    ("BIRT", "Birth"),
    ("CHR", "Christening"),
    ("DEAT", "Death"),
    ("BURI", "Burial"),
    ("CREM", "Cremation"),
    ("ADOP", "Adoption"),
    ("BAPM", "Baptism"),
    ("BARM", "Bar mitzvah"),
    ("BASM", "Bas mitzvah"),
    ("BLES", "Blessing"),
    ("CHRA", "Christening"),
    ("CONF", "Confirmation"),
    ("FCOM", "First communion"),
    ("ORDN", "Ordination"),
    ("NATU", "Naturalization"),
    ("EMIG", "Emigration"),
    ("IMMI", "Immigration"),
    ("CENS", "Census"),
    ("PROB", "Probate"),
    ("WILL", "Will"),
    ("GRAD", "Graduation"),
    ("RETI", "Retirement"),
    ("EVEN", "Event"),
    ("CAST", "Caste"),
    ("DSCR", "Description"),
    ("EDUC", "Education"),
    ("IDNO", "Identity number"),
    ("NATI", "Nationality"),
    ("NCHI", "Number of children"),
    ("NMR", "Number of marriages"),
    ("OCCU", "Occupation"),
    ("PROP", "Property"),
    ("RELI", "Religion"),
    ("RESI", "Residence"),
    ("TITL", "Title"),
    ("FACT", "Fact"),
    ("MARR", "Marriage"),
    ("MARB", "Banns"),
    ("MARC", "Marriage contract"),
    ("MARL", "Marriage licence"),
    ("MARS", "Marriage settlement"),
    ("ENGA", "Engagement"),
    ("DIV", "Divorce"),
    ("DIVF", "Filing for divorce"),
    ("ANUL", "Annulment"),
    ("SEP", "Separation"),
    ("BAPL", "Baptism"),
    ("ENDL", "Endowment"),
    ("SLGS", "Sealing"),
];

impl Importer for Gedcom {
    fn name(&self) -> &'static str {
        "gedcom"
    }

    fn title(&self) -> &'static str {
        "GEDCOM"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let first = input.text.trim_start().lines().next().unwrap_or_default();
        first.trim_end() == "0 HEAD"
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let records = records(input.text, &mut draft);
        let tree = Tree::of(&records);
        tree.check(&mut draft);
        let persons = tree.persons(&mut draft);
        for record in &records {
            tree.take(record, &persons, &mut draft);
        }
        draft
    }
}

/// A line with those below it.
#[derive(Debug, Default)]
struct Node {
    id: String,
    tag: String,
    value: String,
    value_at: Range<usize>,
    children: Vec<Node>,
    /// True if a line below it has an impossible level.
    spoiled: bool,
}

impl Node {
    /// The date of an event as written; empty if there is none.
    fn date_of(&self, event: &str) -> &str {
        let date = self.child(event).and_then(|event| event.child("DATE"));
        date.map_or("", |date| date.value.trim())
    }

    fn child(&self, tag: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.tag == tag)
    }

    fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.tag == tag)
    }

    /// Its value with the lines that continue it.
    fn text(&self) -> String {
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

    fn is_pointer(&self) -> bool {
        self.value.len() > 2
            && self.value.starts_with('@')
            && self.value.ends_with('@')
            && !self.value.starts_with("@@")
            && !self.value.starts_with("@#")
    }
}

/// Unescapes two at signs at the start to one.
fn unguarded(value: &str) -> &str {
    if value.starts_with("@@") {
        &value[1..]
    } else {
        value
    }
}

/// The records of a text; lines that cannot be read are reported.
fn records(text: &str, draft: &mut Draft) -> Vec<Node> {
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

/// The records by their ids.
struct Tree<'a> {
    records: &'a [Node],
    ids: HashMap<&'a str, &'a Node>,
}

impl<'a> Tree<'a> {
    fn of(records: &'a [Node]) -> Self {
        let ids = records
            .iter()
            .filter(|record| !record.id.is_empty())
            .map(|record| (record.id.as_str(), record))
            .collect();
        Self { records, ids }
    }

    fn pointed(&self, node: &Node) -> Option<&'a Node> {
        self.ids.get(node.value.trim_matches('@')).copied()
    }

    /// Reports pointers without a target.
    fn check(&self, draft: &mut Draft) {
        let mut nodes: Vec<&Node> = self.records.iter().collect();
        let mut wrong = Vec::new();
        while let Some(node) = nodes.pop() {
            if node.is_pointer() && node.value != "@VOID@" && self.pointed(node).is_none() {
                wrong.push(node);
            }
            nodes.extend(&node.children);
        }
        for node in wrong {
            draft.error(node.value_at.clone(), format!("there is no {}", node.value));
        }
    }

    /// The persons, each with its index among the people of the draft.
    fn persons(&self, draft: &mut Draft) -> HashMap<&'a str, usize> {
        let mut persons = HashMap::new();
        for record in self.records.iter().filter(|record| record.tag == "INDI") {
            persons.insert(record.id.as_str(), draft.people.len());
            let [birth, death] = ["BIRT", "DEAT"].map(|tag| record.date_of(tag));
            draft.people.push(Person {
                name: name(record),
                life: gedcom_lives::life(birth, death),
                born: gedcom_lives::day(birth),
                died: gedcom_lives::death(birth, death),
            });
        }
        persons
    }

    fn take(&self, record: &Node, persons: &HashMap<&str, usize>, draft: &mut Draft) {
        let (who, people) = match record.tag.as_str() {
            "INDI" => (
                name(record),
                persons
                    .get(record.id.as_str())
                    .copied()
                    .into_iter()
                    .collect(),
            ),
            "FAM" => self.couple(record, persons),
            _ => return,
        };
        for node in &record.children {
            match node.tag.as_str() {
                "OBJE" => draft.left.add(Extra::Media, 1),
                "NO" => draft.left.add(Extra::ExtraField, 1),
                tag => {
                    if let Some((_, word)) = EVENTS.iter().find(|(known, _)| *known == tag) {
                        self.event(node, word, &who, &people, draft);
                    }
                }
            }
        }
    }

    /// The names of a couple, and their indices among the people.
    fn couple(&self, family: &Node, persons: &HashMap<&str, usize>) -> (String, Vec<usize>) {
        let partners = ["HUSB", "WIFE"].into_iter().flat_map(|tag| family.all(tag));
        let partners: Vec<&Node> = partners.filter_map(|node| self.pointed(node)).collect();
        let names: Vec<String> = partners.iter().map(|person| name(person)).collect();
        let people = partners
            .iter()
            .filter_map(|person| persons.get(person.id.as_str()).copied());
        let who = if names.is_empty() {
            "an unknown couple".to_owned()
        } else {
            names.join(" and ")
        };
        (who, people.collect())
    }

    fn event(&self, node: &Node, word: &str, who: &str, people: &[usize], draft: &mut Draft) {
        let mut entry = Entry {
            people: people.to_vec(),
            ..Entry::default()
        };
        match dated(node, &mut entry, draft) {
            Ok(true) => {}
            Ok(false) => {
                draft.left.when(Extra::UndatedRecord, !node.spoiled);
                return;
            }
            Err(()) => return,
        }
        let kind = node.child("TYPE").map(Node::text);
        let word = match (node.tag.as_str(), &kind) {
            ("EVEN" | "FACT", Some(kind)) => kind.as_str(),
            _ => word,
        };
        entry.name = format!("{word} of {who}");
        let value = node.text();
        if !matches!(value.trim(), "" | "Y") {
            entry.name = markup::one_line(&format!("{}: {value}", entry.name));
        }
        entry.kind = match node.tag.as_str() {
            "BIRT" => Some(EventKind::Birth),
            "DEAT" => Some(EventKind::Death),
            _ => None,
        };
        self.describe(node, &mut entry, draft);
        draft.events.push(entry);
    }

    /// Sets the place, notes and sources of an entry.
    fn describe(&self, node: &Node, entry: &mut Entry, draft: &mut Draft) {
        if let Some(place) = node.child("PLAC") {
            let at = place.child("MAP").and_then(|map| {
                let degrees = |tag: &str| super::rows::degrees(&map.child(tag)?.value);
                degrees("LATI").zip(degrees("LONG"))
            });
            let name = markup::one_line(&place.text());
            let at = at.filter(super::rows::on_earth);
            entry.spot = (!name.is_empty() || at.is_some()).then(|| Box::new(Spot { name, at }));
        }
        let notes = node.all("NOTE").chain(node.all("SNOTE")).map(|note| {
            match self.pointed(note).filter(|_| note.is_pointer()) {
                Some(record) => record.text(),
                None => note.text(),
            }
        });
        entry.text = notes.collect::<Vec<_>>().join("\n");
        for cited in node.all("SOUR") {
            let title = match self.pointed(cited) {
                Some(source) => source
                    .child("TITL")
                    .map_or_else(|| source.id.clone(), Node::text),
                None => cited.text(),
            };
            let page = cited.child("PAGE").map(Node::text).unwrap_or_default();
            let title = markup::one_line(&title);
            if !title.is_empty() {
                entry
                    .cited
                    .push((draft.source(&title), markup::one_line(&page)));
            }
        }
        let media = node.all("OBJE").count();
        entry
            .left
            .add(Extra::Media, u32::try_from(media).unwrap_or(0));
    }
}

/// Sets the date. Returns false if there is none or it is not a date, and an error if it is impossible, which is
/// reported.
fn dated(node: &Node, entry: &mut Entry, draft: &mut Draft) -> Result<bool, ()> {
    let Some(date) = node.child("DATE") else {
        return Ok(false);
    };
    let read = match gedcom_dates::read(&date.value) {
        Ok(Some(read)) => read,
        Ok(None) => return Ok(false),
        Err(error) if error.starts_with("not a date") => {
            draft.warn(date.value_at.clone(), error);
            return Ok(false);
        }
        Err(error) => {
            draft.error(date.value_at.clone(), error);
            return Err(());
        }
    };
    let mut start = read.start;
    if let Some(time) = date.child("TIME") {
        let timed = dates::iso(&start, dates::Minus::Astronomical)
            .and_then(Result::ok)
            .and_then(|stamp| stamp.at_time(&time.value));
        match timed {
            Some(stamp) => start = stamp.edtf(),
            None => draft.warn(time.value_at.clone(), "not a time of day"),
        }
    }
    entry
        .date(&start, &read.end)
        .map_err(|error| draft.error(date.value_at.clone(), error))?;
    Ok(true)
}

/// A name without the slashes around the surname.
fn name(record: &Node) -> String {
    let written = record
        .child("NAME")
        .map(|name| unguarded(&name.value).replace('/', " "));
    let name = markup::one_line(&written.unwrap_or_default());
    if name.is_empty() {
        format!("@{}@", record.id)
    } else {
        name
    }
}
