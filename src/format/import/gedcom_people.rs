//! The persons of a genealogy: their names, relatives, pictures, and what is known of them without a date.

use std::collections::{HashMap, HashSet};

use super::attached::Linked;
use super::draft::{Draft, Person};
use super::gedcom::{Tree, leave, name, written_name};
use super::gedcom_lives;
use super::gedcom_nodes::Node;
use super::markup;
use super::tally::Extra;

/// Maximum number of partners in a family.
const PARTNERS: usize = 8;

/// Maximum number of further names of a person.
const NAMES: usize = 100;

/// Maximum number of characters of the title of a source in a note.
const TITLE: usize = 120;

/// What is read of an event without a date.
const UNDATED: [&str; 8] = [
    "DATE", "TYPE", "PLAC", "NOTE", "SNOTE", "FAMC", "SOUR", "OBJE",
];

/// The relatives of a person, by index.
#[derive(Default)]
struct Kin {
    parents: Vec<usize>,
    partners: Vec<usize>,
    children: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// The persons, each with its index among the people of the draft.
    pub(super) fn persons(&self, draft: &mut Draft) -> HashMap<&'a str, usize> {
        let mut persons = HashMap::new();
        for record in self.records.iter().filter(|record| record.tag == "INDI") {
            persons.insert(record.id.as_str(), draft.people.len());
            let [birth, death] = ["BIRT", "DEAT"].map(|tag| record.date_of(tag));
            let media = self.media(record);
            let note = self.notes(record, draft);
            for medium in &media {
                draft.left.keep_if(Extra::Media, medium.has_room());
            }
            let also = other_names(record, draft);
            draft.people.push(Person {
                name: name(record),
                life: gedcom_lives::life(birth, death),
                born: gedcom_lives::day(birth),
                died: gedcom_lives::death(birth, death),
                note,
                also,
                kin: Vec::new(),
                media: media.into_iter().filter(Linked::has_room).collect(),
            });
        }
        for family in self.records.iter().filter(|record| record.tag == "FAM") {
            for further in self.partners(family).skip(PARTNERS) {
                draft.left.add(Extra::ExtraField, 1);
                let message = format!(
                    "only the first {PARTNERS} partners of a family are relatives: {} is none",
                    name(further)
                );
                draft.warn(family.value_at.clone(), message);
            }
        }
        for (person, kin) in self.relatives(&persons) {
            if let Some(person) = draft.people.get_mut(person) {
                person.kin = kin.in_words();
            }
        }
        persons
    }

    /// The relatives of each person, by index.
    fn relatives(&self, persons: &HashMap<&str, usize>) -> HashMap<usize, Kin> {
        let person = |record: &Node| persons.get(record.id.as_str()).copied();
        let mut children: HashMap<&str, Vec<usize>> = HashMap::new();
        for record in self.records {
            for family in record.all("FAMC").filter_map(|node| self.pointed(node)) {
                let known = children.entry(&family.id).or_default();
                known.extend(person(record));
            }
        }
        let mut kin = AllKin::default();
        for family in self.records.iter().filter(|record| record.tag == "FAM") {
            let partners = self.partners(family).filter_map(person);
            let partners: Vec<usize> = partners.take(PARTNERS).collect();
            let listed = family.all("CHIL").filter_map(|child| self.pointed(child));
            let pointing = children.remove(family.id.as_str()).unwrap_or_default();
            let children: Vec<usize> = listed.filter_map(person).chain(pointing).collect();
            for partner in &partners {
                for other in partners.iter().filter(|other| *other != partner) {
                    kin.add(*partner, *other, |kin| &mut kin.partners);
                }
                for child in &children {
                    kin.add(*child, *partner, |kin| &mut kin.parents);
                    kin.add(*partner, *child, |kin| &mut kin.children);
                }
            }
        }
        kin.of
    }

    /// The pictures and other files of a record or an event; without an address if they are embedded.
    pub(super) fn media(&self, node: &Node) -> Vec<Linked> {
        let mut media = Vec::new();
        for object in node.all("OBJE") {
            let shared = self.pointed(object);
            let object = shared.unwrap_or(object);
            let before = media.len();
            if shared.is_some() && !self.has_room(|| object.children.iter().map(Node::length).sum())
            {
                media.push(Linked::default());
                continue;
            }
            for file in object.all("FILE") {
                let title = object.child("TITL").or_else(|| file.child("TITL"));
                media.push(Linked {
                    caption: markup::one_line(&title.map(Node::text).unwrap_or_default()),
                    ..Linked::to(&file.text().replace('\\', "/"))
                });
            }
            if media.len() == before {
                media.push(Linked::default());
            }
        }
        media
    }

    /// A citation in words: the beginning of the title of the source, and the page.
    fn cited(&self, cited: &Node) -> String {
        let whole = self.title(cited);
        let mut title: String = whole.chars().take(TITLE).collect();
        if title.len() < whole.len() {
            title.push('…');
        }
        let page = cited.child("PAGE").map(Node::text);
        let parts = [Some(title), page].into_iter().flatten();
        let parts: Vec<String> = parts
            .map(|part| markup::one_line(&part))
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    }

    /// Adds an event or a fact without a date to the notes of its persons.
    pub(super) fn undated(&self, node: &Node, word: &str, people: &[usize], draft: &mut Draft) {
        if node.spoiled {
            return;
        }
        draft.left.keep_if(Extra::UndatedRecord, !people.is_empty());
        let value = Some(node.text()).filter(|value| value.trim() != "Y");
        let of = |tag: &str| node.child(tag).map(Node::text);
        let date = of("DATE").map(|date| date.trim_matches(['(', ')']).to_owned());
        let parts = [value, date, of("PLAC"), Some(self.notes(node, draft))];
        let parts = parts.into_iter().flatten();
        let parts: Vec<String> = parts
            .map(|part| markup::one_line(&part))
            .filter(|part| !part.is_empty())
            .collect();
        let mut parts = if parts.is_empty() {
            "date unknown".to_owned()
        } else {
            parts.join(", ")
        };
        let sources = node.all("SOUR").map(|cited| self.cited(cited));
        let sources: Vec<String> = sources.filter(|cited| !cited.is_empty()).collect();
        if !sources.is_empty() {
            parts = format!("{parts} ({})", sources.join("; "));
        }
        for cited in node.all("SOUR") {
            leave(cited, &["PAGE"], draft);
        }
        let media = self.media(node);
        for medium in &media {
            let is_kept = medium.has_room() && !people.is_empty();
            draft.left.keep_if(Extra::Media, is_kept);
        }
        for person in people.iter().take(PARTNERS) {
            if let Some(person) = draft.people.get_mut(*person) {
                let kept = media.iter().filter(|medium| medium.has_room());
                person.media.extend(kept.cloned());
                let apart = if person.note.is_empty() { "" } else { "\n" };
                for part in [apart, word, ": ", &parts] {
                    person.note.push_str(part);
                }
            }
        }
        leave(node, &UNDATED, draft);
    }
}

/// The relatives of all persons.
#[derive(Default)]
struct AllKin {
    of: HashMap<usize, Kin>,
    seen: HashSet<(usize, usize)>,
}

impl AllKin {
    /// Adds a relative of a person, once.
    fn add(&mut self, person: usize, relative: usize, to: fn(&mut Kin) -> &mut Vec<usize>) {
        if person != relative && self.seen.insert((person, relative)) {
            to(self.of.entry(person).or_default()).push(relative);
        }
    }
}

impl Kin {
    /// The relatives with the words for them.
    fn in_words(self) -> Vec<(&'static str, Vec<usize>)> {
        let mut words = vec![
            ("Parents", self.parents),
            ("Spouses", self.partners),
            ("Children", self.children),
        ];
        words.retain(|(_, relatives)| !relatives.is_empty());
        words
    }
}

/// The names of a person after the first, and the nicknames.
fn other_names(record: &Node, draft: &mut Draft) -> Vec<(String, String)> {
    let first = name(record);
    let mut names: Vec<(String, String)> = Vec::new();
    let mut add = |name: String, kind: String| {
        let is_new = name != first && names.iter().all(|(known, _)| *known != name);
        if is_new && name.chars().any(char::is_alphanumeric) {
            if names.len() < NAMES {
                names.push((name, kind));
            } else {
                draft.left.add(Extra::ExtraField, 1);
            }
        }
    };
    for (number, node) in record.all("NAME").enumerate() {
        if number > 0 {
            let kind = node.child("TYPE").map(Node::text).unwrap_or_default();
            add(written_name(node), kind_of_name(&kind));
        }
        for nickname in node.all("NICK") {
            add(markup::one_line(&nickname.text()), "nickname".to_owned());
        }
    }
    names
}

/// The kind of a name in words.
fn kind_of_name(kind: &str) -> String {
    match kind.trim().to_lowercase().as_str() {
        "aka" => "also known as".to_owned(),
        kind @ ("birth" | "maiden" | "married" | "immigrant" | "professional") => {
            format!("{kind} name")
        }
        "other" => String::new(),
        kind => markup::one_line(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};
    use crate::format;

    #[test]
    fn names_relatives_facts_and_pictures_are_kept() {
        let text = "0 HEAD\n0 @I1@ INDI\n1 NAME Eva /Frei/\n2 NICK Evi\n1 NAME Eva /Roth/\n2 TYPE married\n\
            1 OCCU Baker\n2 SOUR @S1@\n3 PAGE 7\n2 OBJE\n3 FILE shop.jpg\n1 BURI\n2 PLAC Bern\n1 DEAT Y\n1 FAMC @F1@\n1 OBJE\n2 FILE pictures\\eva.jpg\n2 TITL Eva\n\
            1 OBJE\n2 FILE C:\\eva.jpg\n1 BIRT\n2 DATE 1905\n2 OBJE @M1@\n0 @M1@ OBJE\n1 FILE book/p1.png\n0 @S1@ SOUR\n1 TITL Guild rolls\n\
            0 @I2@ INDI\n1 NAME Max /Frei/\n0 @I3@ INDI\n1 NAME Ida /Roth/\n\
            0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I3@\n1 MARR\n2 PLAC Thun\n0 TRLR\n";
        let import = import(text.as_bytes(), "a.ged", &Options::default()).unwrap();
        for expected in [
            "also: [(name: \"Evi\", kind: \"nickname\"), (name: \"Eva Roth\", kind: \"married name\")]",
            "note: \"Occupation: Baker (Guild rolls, 7)\\nBurial: Bern\\nDeath: date unknown\\nParents: [[max-frei]], [[ida-roth]]\"",
            "media: [(file: \"pictures/eva.jpg\", caption: \"Eva\"), (file: \"shop.jpg\")]",
            "media: [(file: \"book/p1.png\")]",
            "(name: \"Max Frei\", note: \"Marriage: Thun\\nSpouses: [[ida-roth]]\\nChildren: [[eva-frei]]\")",
        ] {
            assert!(import.ron.contains(expected), "{expected}: {}", import.ron);
        }
        assert_eq!(import.left.lost_in_words(), "1 media");
        let loaded = format::load(import.ron.as_bytes()).unwrap();
        assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
    }

    #[test]
    fn what_is_beyond_a_limit_is_counted() {
        let names: Vec<String> = (0..103)
            .map(|number| format!("1 NAME N{number}\n"))
            .collect();
        let names = names.concat();
        let persons: Vec<String> = (0..10)
            .map(|number| format!("0 @P{number}@ INDI\n"))
            .collect();
        let partners: Vec<String> = (0..10)
            .map(|number| format!("1 HUSB @P{number}@\n"))
            .collect();
        let text = format!(
            "0 HEAD\n0 @I1@ INDI\n{names}1 BIRT\n2 DATE 1900\n{}0 @F1@ FAM\n{}0 TRLR\n",
            persons.concat(),
            partners.concat()
        );
        let import = import(text.as_bytes(), "a.ged", &Options::default()).unwrap();
        assert_eq!(import.left.lost_in_words(), "4 extra fields");
        let said = import.report.render("a.ged", &text, false);
        assert!(said.contains("@P8@ is none"), "{said}");
    }

    /// A genealogy whose person has facts, each with a shared note and a source.
    fn shared(facts: usize) -> String {
        let facts = "1 OCCU Baker\n2 NOTE @N1@\n2 SOUR @S1@\n2 OBJE @M1@\n".repeat(facts);
        let long = "long ".repeat(2_000);
        format!(
            "0 HEAD\n0 @I1@ INDI\n1 NAME Eva\n1 BIRT\n2 DATE 1900\n2 SOUR @S1@\n{facts}\
            0 @N1@ NOTE {long}\n0 @S1@ SOUR\n1 TITL {long}\n0 @M1@ OBJE\n1 FILE a.jpg\n2 TITL {long}\n0 TRLR\n"
        )
    }

    #[test]
    fn what_facts_share_is_copied_within_bounds() {
        let text = shared(1_000);
        let import = import(text.as_bytes(), "a.ged", &Options::default()).unwrap();
        assert!(import.ron.len() < 8 * text.len(), "{}", import.ron.len());
        let said = import.report.render("a.ged", &text, false);
        assert_eq!(
            said.matches("shared by too many records").count(),
            1,
            "{said}"
        );
        assert!(import.left.lost_in_words().contains("extra fields"));
        let text = shared(2);
        let import = super::super::import(text.as_bytes(), "a.ged", &Options::default()).unwrap();
        assert_eq!(import.left.lost_in_words(), "");
    }
}
