//! Genealogies in GEDCOM 5.5.1 and 7: the events of persons and families.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::draft::{Draft, Entry, Spot};
use super::gedcom_nodes::{Node, records, unguarded};
use super::tally::Extra;
use super::{Importer, Input, dates, gedcom_dates, markup};
use crate::check::{Place, Problem};
use crate::chronicle::EventKind;

/// Genealogies.
pub(super) struct Gedcom;

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

/// What records are kept for bookkeeping, which is of no use to readers, and the lines that continue a value.
const BOOKKEEPING: [&str; 8] = ["CHAN", "CREA", "RIN", "UID", "_UID", "EXID", "CONC", "CONT"];

/// What is read of a person, besides events.
const PERSON: [&str; 6] = ["NAME", "NOTE", "SNOTE", "FAMC", "FAMS", "OBJE"];

/// What is read of a family, besides events.
const FAMILY: [&str; 3] = ["HUSB", "WIFE", "CHIL"];

/// What is read of an event.
const EVENT: [&str; 8] = [
    "DATE", "TYPE", "PLAC", "NOTE", "SNOTE", "SOUR", "OBJE", "FAMC",
];

/// The size of the copies of shared notes and pictures, as a multiple of that of the file.
const COPIES: usize = 4;

/// What is read of a source.
const SOURCE: [&str; 2] = ["TITL", "AUTH"];

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
        let tree = Tree::of(&records, input.text.len());
        tree.check(&mut draft);
        let persons = tree.persons(&mut draft);
        for record in &records {
            tree.take(record, &persons, &mut draft);
        }
        draft
    }
}

/// The records by their ids.
pub(super) struct Tree<'a> {
    pub(super) records: &'a [Node],
    ids: HashMap<&'a str, &'a Node>,
    /// The titles of the sources, by their ids.
    titles: HashMap<&'a str, String>,
    /// The sources that are in the draft, by their ids.
    cited: RefCell<HashMap<&'a str, usize>>,
    /// The number of bytes for which shared notes and pictures may still be copied.
    room: Cell<usize>,
}

impl<'a> Tree<'a> {
    fn of(records: &'a [Node], size: usize) -> Self {
        let ids = records
            .iter()
            .filter(|record| !record.id.is_empty())
            .map(|record| (record.id.as_str(), record))
            .collect();
        let sources = records.iter().filter(|record| record.tag == "SOUR");
        let titles = sources.map(|source| {
            let title = source.child("TITL").map(Node::text);
            let title = title.map_or_else(|| source.id.clone(), |title| markup::one_line(&title));
            (source.id.as_str(), title)
        });
        Self {
            records,
            ids,
            titles: titles.collect(),
            cited: RefCell::default(),
            room: Cell::new(COPIES * size),
        }
    }

    /// The title of the source that is cited.
    pub(super) fn title(&self, cited: &Node) -> Cow<'_, str> {
        match self.pointed(cited) {
            Some(source) => self
                .titles
                .get(source.id.as_str())
                .map_or(source.id.as_str(), String::as_str)
                .into(),
            None => markup::one_line(&cited.text()).into(),
        }
    }

    /// The index of the source that is cited; `None` if it has no title.
    fn source(&self, cited: &Node, draft: &mut Draft) -> Option<usize> {
        let record = self.pointed(cited);
        let known = record.and_then(|record| self.cited.borrow().get(record.id.as_str()).copied());
        if known.is_some() {
            return known;
        }
        let title = self.title(cited);
        let source = (!title.is_empty()).then(|| draft.source(&title))?;
        if let Some(record) = record {
            self.cited.borrow_mut().insert(&record.id, source);
            if let (Some(author), Some(source)) =
                (record.child("AUTH"), draft.sources.get_mut(source))
            {
                source.by = markup::one_line(&author.text());
            }
        }
        Some(source)
    }

    /// True if something that records share may be copied once more. A copy of the given size is subtracted.
    pub(super) fn has_room(&self, size: impl FnOnce() -> usize) -> bool {
        let room = self.room.get();
        if room > 0 {
            self.room.set(room.saturating_sub(size()));
        }
        room > 0
    }

    pub(super) fn pointed(&self, node: &Node) -> Option<&'a Node> {
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

    /// The partners of a family.
    pub(super) fn partners(&self, family: &'a Node) -> impl Iterator<Item = &'a Node> {
        let partners = ["HUSB", "WIFE"].into_iter().flat_map(|tag| family.all(tag));
        partners.filter_map(|node| self.pointed(node))
    }

    /// The notes of a record or an event. Shared ones are copied as long as there is room.
    pub(super) fn notes(&self, node: &Node, draft: &mut Draft) -> String {
        let mut notes = Vec::new();
        for note in node.all("NOTE").chain(node.all("SNOTE")) {
            let Some(record) = self.pointed(note).filter(|_| note.is_pointer()) else {
                notes.push(note.text());
                continue;
            };
            if self.has_room(|| record.length()) {
                notes.push(record.text());
            } else {
                draft.left.add(Extra::ExtraField, 1);
                let at = note.value_at.clone();
                let message = "this note is shared by too many records and is left out";
                let problem = Problem::warning(Place::new(at.start, at.end), message).help(format!(
                    "shared notes and pictures are copied to each record, up to {COPIES} times the size of the file"
                ));
                draft.report.add_once("shared notes", problem);
            }
        }
        notes.join("\n")
    }

    fn take(&self, record: &'a Node, persons: &HashMap<&str, usize>, draft: &mut Draft) {
        let person = persons.get(record.id.as_str()).copied();
        let (who, people, known) = match record.tag.as_str() {
            "INDI" => (name(record), person.into_iter().collect(), &PERSON[..]),
            "FAM" => {
                let (who, people) = self.couple(record, persons);
                (who, people, &FAMILY[..])
            }
            "SOUR" => return leave(record, &SOURCE, draft),
            _ => return,
        };
        for node in &record.children {
            match node.tag.as_str() {
                "OBJE" if person.is_none() => draft.left.add(Extra::Media, 1),
                "NO" => draft.left.add(Extra::ExtraField, 1),
                tag => {
                    if let Some((_, word)) = EVENTS.iter().find(|(known, _)| *known == tag) {
                        self.event(node, word, &who, &people, draft);
                    } else if !known.contains(&tag) && !BOOKKEEPING.contains(&tag) {
                        leave_node(node, draft);
                    }
                }
            }
        }
    }

    /// The names of a couple, and their indices among the people.
    fn couple(&self, family: &'a Node, persons: &HashMap<&str, usize>) -> (String, Vec<usize>) {
        let partners: Vec<&Node> = self.partners(family).collect();
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
        let kind = node.child("TYPE").map(Node::text);
        let word = match (node.tag.as_str(), &kind) {
            ("EVEN" | "FACT", Some(kind)) => kind.as_str(),
            _ => word,
        };
        match dated(node, &mut entry, draft) {
            Ok(true) => {}
            Ok(false) => return self.undated(node, word, people, draft),
            Err(()) => return,
        }
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
        entry.text = self.notes(node, draft);
        for cited in node.all("SOUR") {
            let page = cited.child("PAGE").map(Node::text).unwrap_or_default();
            if let Some(source) = self.source(cited, draft) {
                entry.cited.push((source, markup::one_line(&page)));
            }
            leave(cited, &["PAGE"], draft);
        }
        leave(node, &EVENT, draft);
        for medium in self.media(node) {
            entry.left.add_if(Extra::Media, medium.address.is_empty());
            entry.medium(medium);
        }
    }
}

/// Leaves out what is below a line, except the known tags.
pub(super) fn leave(node: &Node, known: &[&str], draft: &mut Draft) {
    for child in &node.children {
        let tag = child.tag.as_str();
        if !known.contains(&tag) && !BOOKKEEPING.contains(&tag) {
            leave_node(child, draft);
        }
    }
}

fn leave_node(node: &Node, draft: &mut Draft) {
    draft.left.add(Extra::ExtraField, 1);
    draft.left_out(&node.tag, node.value_at.start, || node.value_at.clone());
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

/// The name of a person, or the id of one without a name.
pub(super) fn name(record: &Node) -> String {
    let name = record.child("NAME").map(written_name).unwrap_or_default();
    if name.is_empty() {
        format!("@{}@", record.id)
    } else {
        name
    }
}

/// A name without the slashes around the surname.
pub(super) fn written_name(node: &Node) -> String {
    markup::one_line(&unguarded(&node.value).replace('/', " "))
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};

    #[test]
    fn what_is_known_of_persons_and_sources_is_kept_or_counted() {
        let text = "0 HEAD\n0 @I1@ INDI\n1 NAME Eva /Frei/\n1 SEX F\n1 BIRT\n2 DATE 3 MAR 1905\n2 SOUR @S1@\n\
            1 NOTE Baker.\n1 FAMC @F1@\n1 _CUSTOM x\n0 @I2@ INDI\n1 NAME Max /Frei/\n0 @I3@ INDI\n1 NAME Ida /Roth/\n\
            0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I3@\n1 CHIL @I1@\n0 @S1@ SOUR\n1 TITL Parish book\n1 AUTH A. Priest\n\
            1 PUBL Basel\n0 TRLR\n";
        let import = import(text.as_bytes(), "a.ged", &Options::default()).unwrap();
        for expected in [
            "(name: \"Eva Frei\", born: \"1905-03-03\", note: \"Baker.\\nParents: [[max-frei]], [[ida-roth]]\")",
            "(title: \"Parish book\", by: \"A. Priest\")",
        ] {
            assert!(import.ron.contains(expected), "{expected}: {}", import.ron);
        }
        assert_eq!(import.left.lost_in_words(), "3 extra fields");
        let said = import.report.render("a.ged", text, false);
        for tag in ["SEX", "_CUSTOM", "PUBL"] {
            assert!(said.contains(&format!("`{tag}` has no place")), "{said}");
        }
    }
}
