//! Writes the groups, participants, links, media and tags of a draft in RON.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

use super::attached::{Linked, is_web};
use super::draft::{Draft, Entry, Person};
use super::outline::{Outline, unlinked};

impl Outline {
    /// Writes rows that contain others as groups; `lanes` are the ids of all rows.
    pub(super) fn groups(&mut self, draft: &Draft, lanes: &[String]) {
        let mut of_group: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (at, id) in lanes.iter().enumerate() {
            of_group.entry(draft.outermost(at)).or_default().push(id);
        }
        of_group.retain(|_, lanes| lanes.len() > 1);
        if of_group.is_empty() {
            return;
        }
        self.text.push_str("    groups: [\n");
        for (at, lanes) in of_group {
            let name = draft.lanes.get(at).map_or("", |row| &row.name);
            let id = self.id(name, "group");
            let _ = write!(self.text, "        (id: \"{id}\", name: ");
            self.string(name);
            let _ = writeln!(self.text, ", lanes: [\"{}\"]),", lanes.join("\", \""));
        }
        self.text.push_str("    ],\n");
    }

    /// Writes a person; the people have their ids already.
    pub(super) fn person(&mut self, at: usize, person: &Person) {
        let id = self.people.get(at).cloned().unwrap_or_default();
        let _ = write!(self.text, "        \"{id}\": (name: ");
        self.string(&person.name);
        for (number, (name, kind)) in person.also.iter().enumerate() {
            let before = if number == 0 { ", also: [" } else { ", " };
            let _ = write!(self.text, "{before}(name: ");
            self.string(name);
            self.inner("kind", &unlinked(kind));
            self.text.push(')');
        }
        if !person.also.is_empty() {
            self.text.push(']');
        }
        self.inner("life", &person.life);
        self.inner("born", &person.born);
        self.inner("died", &person.died);
        self.inner("note", &self.note(person));
        self.linked("media", &person.media);
        self.text.push_str("),\n");
    }

    /// The note on a person, with links to the relatives.
    fn note(&self, person: &Person) -> String {
        let mut lines = vec![unlinked(&person.note)];
        for (words, relatives) in &person.kin {
            let ids = relatives.iter().filter_map(|at| self.people.get(*at));
            let names: Vec<String> = ids.map(|id| format!("[[{id}]]")).collect();
            lines.push(format!("{words}: {}", names.join(", ")));
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// Writes the lanes of an event; `lanes` are the ids of all.
    pub(super) fn lanes_of(&mut self, event: &Entry, lanes: &[String]) {
        let further = event.attached.iter().flat_map(|attached| &attached.lanes);
        let own = event.lane.iter().chain(further);
        let mut seen = HashSet::new();
        let own: Vec<&str> = own
            .filter(|lane| seen.insert(**lane))
            .filter_map(|lane| lanes.get(*lane).map(String::as_str))
            .collect();
        if !own.is_empty() {
            let _ = write!(self.text, ", lanes: [\"{}\"]", own.join("\", \""));
        }
    }

    /// Writes the weight, if it is given.
    pub(super) fn weight(&mut self, event: &Entry) {
        let weight = event
            .attached
            .as_ref()
            .map_or(0, |attached| attached.weight);
        if weight > 0 {
            let _ = write!(self.text, ", weight: {weight}");
        }
    }

    /// Writes the citations.
    pub(super) fn citations(&mut self, entry: &Entry) {
        let mut cited: Vec<(String, &str)> = Vec::new();
        for (source, at) in &entry.cited {
            cited.extend(
                self.sources
                    .get(*source)
                    .map(|id| (id.clone(), at.as_str())),
            );
        }
        for link in &entry.links {
            cited.extend(self.links.get(link).map(|id| (id.clone(), "")));
        }
        cited.dedup();
        for (number, (id, at)) in cited.iter().enumerate() {
            self.text
                .push_str(if number == 0 { ", sources: [" } else { ", " });
            let _ = write!(self.text, "(\"{id}\"");
            if !at.is_empty() {
                self.text.push_str(", ");
                self.string(at);
            }
            self.text.push(')');
        }
        if !cited.is_empty() {
            self.text.push(']');
        }
    }

    /// Writes the participants and their roles.
    pub(super) fn parts(&mut self, event: &Entry) {
        let attached = event.attached.as_deref();
        let roles = attached.map_or(&[][..], |attached| &attached.roles);
        let mut by_person: HashMap<usize, &str> = HashMap::new();
        for (person, role) in roles {
            by_person.entry(*person).or_insert(role);
        }
        let mut before = ", people: [";
        let mut seen = HashSet::new();
        for person in event.people.iter().filter(|person| seen.insert(**person)) {
            let Some(id) = self.people.get(*person).cloned() else {
                continue;
            };
            self.text.push_str(before);
            before = ", ";
            match by_person.get(person) {
                Some(role) => {
                    let _ = write!(self.text, "(\"{id}\", ");
                    self.string(&unlinked(role));
                    self.text.push(')');
                }
                None => {
                    let _ = write!(self.text, "\"{id}\"");
                }
            }
        }
        if before == ", " {
            self.text.push(']');
        }
    }

    /// Writes the links, media and tags.
    pub(super) fn attached(&mut self, event: &Entry) {
        let links = event.links.iter().filter(|link| is_web(link));
        let links: Vec<Linked> = links.map(|link| Linked::to(link)).collect();
        self.linked("links", &links);
        let Some(attached) = event.attached.as_deref() else {
            return;
        };
        self.linked("media", &attached.media);
        let mut seen = HashSet::new();
        let tags = attached.tags.iter().filter(|tag| seen.insert(*tag));
        for (number, tag) in tags.enumerate() {
            self.text
                .push_str(if number == 0 { ", tags: [" } else { ", " });
            self.string(tag);
        }
        if !attached.tags.is_empty() {
            self.text.push(']');
        }
    }

    fn linked(&mut self, field: &str, links: &[Linked]) {
        for (number, link) in links.iter().enumerate() {
            let field_name = if link.is_file() { "file" } else { "url" };
            match number {
                0 => {
                    let _ = write!(self.text, ", {field}: [({field_name}: ");
                }
                _ => {
                    let _ = write!(self.text, ", ({field_name}: ");
                }
            }
            self.string(&link.target());
            self.inner("caption", &unlinked(&link.caption));
            self.inner("credit", &unlinked(&link.credit));
            self.text.push(')');
        }
        if !links.is_empty() {
            self.text.push(']');
        }
    }
}
