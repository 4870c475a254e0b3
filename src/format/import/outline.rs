//! Writes a draft as an event file in RON, with a layout that can be edited by hand.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::path::Path;

use super::attached::is_web;
use super::dates::plain;
use super::draft::{Draft, Entry, Row, Spot};
use crate::chronicle::EventKind;
use crate::time::Reckoning;

/// Maximum length of an id made from a name.
const ID: usize = 40;

/// Writes the event file. `format` is the original format, `name` the file name.
pub(super) fn write(mut draft: Draft, format: &str, name: &str) -> String {
    let mut out = Outline::default();
    out.reserve(&mut draft.events);
    let events: usize = draft.events.iter().map(Entry::size).sum();
    out.text.reserve(events + 1024);
    let left = draft.all_left().lost_in_words();
    let _ = writeln!(out.text, "// Read from {} ({format}).", comment(name));
    if !left.is_empty() {
        let _ = writeln!(out.text, "// Left out: {left}.");
    }
    let (zone, others) = zone(&draft);
    if others > 0 {
        let clocks = if zone.is_empty() { "UTC" } else { &zone };
        let noun = if others == 1 { "time is" } else { "times are" };
        let _ = writeln!(
            out.text,
            "// A chronicle has one zone, {clocks}: {others} {noun} written in another and shown in this one."
        );
    }
    out.text
        .push_str("#![enable(implicit_some)]\nChronicle(\n    format: 1,\n    title: ");
    out.string(&title(&draft, name));
    out.calendar = draft.calendar.unwrap_or(Reckoning::Gregorian);
    let _ = write!(out.text, ",\n    calendar: {},\n", out.calendar);
    out.field("zone", &zone);
    out.field("focus", &draft.focus);
    out.field("summary", &unlinked(&draft.summary));
    let lanes = out.lanes(&draft);
    out.groups(&draft, &lanes);
    out.sources(&draft);
    out.people(&draft);
    out.places(&draft);
    out.spans(draft.spans, &lanes);
    out.events(draft.events, &lanes);
    out.text.push_str(")\n");
    out.text
}

/// The title, or the file name without its extension.
fn title(draft: &Draft, name: &str) -> String {
    if !draft.title.trim().is_empty() {
        return draft.title.clone();
    }
    let stem = Path::new(name)
        .file_stem()
        .map(|stem| stem.to_string_lossy());
    stem.filter(|stem| !stem.trim().is_empty())
        .map_or_else(|| "Timeline".to_owned(), std::borrow::Cow::into_owned)
}

/// The most frequent offset of the times from UTC; empty if that is UTC or no time has one. With the number of times with another one.
fn zone(draft: &Draft) -> (String, usize) {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let entries = draft.events.iter().chain(&draft.spans);
    for offset in entries.flat_map(|entry| entry.when.split('/').filter_map(offset)) {
        match counts.iter_mut().find(|(known, _)| *known == offset) {
            Some((_, count)) => *count += 1,
            None => counts.push((offset, 1)),
        }
    }
    // Of equally frequent ones, the first.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let (offset, count) = most.copied().unwrap_or_default();
    let offset = if offset == "Z" { "" } else { offset };
    (offset.to_owned(), all - count)
}

/// The offset after a time of day: `Z` or `+02:00`.
fn offset(end: &str) -> Option<&str> {
    let (_, time) = end.split_once('T')?;
    let offset = time.get(time.find(['+', '-', 'Z'])?..)?;
    (offset == "Z" || offset.len() == "+02:00".len()).then_some(offset)
}

fn comment(name: &str) -> String {
    name.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

/// A text without `[[`, which would begin a name.
pub(super) fn unlinked(text: &str) -> String {
    if !text.contains("[[") {
        return text.to_owned();
    }
    let mut apart = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if letter == '[' && apart.ends_with('[') {
            apart.push(' ');
        }
        apart.push(letter);
    }
    apart
}

/// An event file that is being written.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) text: String,
    /// The calendar of the chronicle.
    calendar: Reckoning,
    taken: HashSet<u64, BuildHasherDefault<DefaultHasher>>,
    again: HashMap<u64, u32>,
    places: HashMap<String, String>,
    /// The ids of sources made of links.
    pub(super) links: HashMap<String, String>,
    /// The ids of sources.
    pub(super) sources: Vec<String>,
    /// The ids of people.
    pub(super) people: Vec<String>,
}

impl Entry {
    /// Estimated size in bytes.
    fn size(&self) -> usize {
        90 + self.name.len() * 2 + self.when.len() + self.text.len()
    }
}

impl Outline {
    /// Writes a string in quotation marks.
    pub(super) fn string(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => {}
                '\t' => self.text.push(' '),
                _ if letter.is_control() => {
                    let _ = write!(self.text, "\\u{{{:X}}}", u32::from(letter));
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// Writes a field of the chronicle, if it has a value.
    fn field(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let _ = write!(self.text, "    {name}: ");
            self.string(value);
            self.text.push_str(",\n");
        }
    }

    /// Writes a field of an entry, if it has a value.
    pub(super) fn inner(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let _ = write!(self.text, ", {name}: ");
            self.string(value);
        }
    }

    /// A unique id made from the Latin letters and digits of a name, or from `word` if there are none.
    pub(super) fn id(&mut self, name: &str, word: &str) -> String {
        let mut id = String::with_capacity(ID);
        let ascii;
        let plain = if name.is_ascii() {
            name
        } else {
            ascii = plain(name);
            &ascii
        };
        for letter in plain.chars() {
            if id.len() >= ID {
                break;
            }
            if letter.is_ascii_alphanumeric() {
                id.push(letter.to_ascii_lowercase());
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        id.truncate(id.trim_end_matches('-').len());
        let few = !plain.is_ascii() && id.len() < 3;
        if id.is_empty() || few || !id.starts_with(|first: char| first.is_ascii_alphabetic()) {
            id = if id.is_empty() || few {
                word.to_owned()
            } else {
                format!("{word}-{id}")
            };
        }
        self.unique(id)
    }

    /// Takes the ids that events have in the file before others are made. Of duplicates, the first is kept.
    fn reserve(&mut self, events: &mut [Entry]) {
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        for event in events.iter_mut().filter(|event| !event.id.is_empty()) {
            if !self.taken.insert(hasher.hash_one(&event.id)) {
                event.id.clear();
            }
        }
    }

    /// The id of an event.
    fn event_id(&mut self, event: &Entry) -> String {
        if event.id.is_empty() {
            self.id(&event.name, "event")
        } else {
            event.id.clone()
        }
    }

    fn unique(&mut self, id: String) -> String {
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        let hash = hasher.hash_one(&id);
        if self.taken.insert(hash) {
            return id;
        }
        let mut number = self.again.get(&hash).copied().unwrap_or(1);
        loop {
            number += 1;
            let next = format!("{id}-{number}");
            if self.taken.insert(hasher.hash_one(&next)) {
                self.again.insert(hash, number);
                return next;
            }
        }
    }

    /// Writes the lanes and returns their ids.
    fn lanes(&mut self, draft: &Draft) -> Vec<String> {
        let mut ids = Vec::new();
        if draft.lanes.is_empty() {
            return ids;
        }
        self.text.push_str("    lanes: [\n");
        for (at, row) in draft.lanes.iter().enumerate() {
            let path = draft.lane_path(at);
            let id = self.id(&path, "lane");
            let _ = write!(self.text, "        (id: \"{id}\", name: ");
            self.string(&path);
            self.short(row, &path);
            self.text.push_str("),\n");
            ids.push(id);
        }
        self.text.push_str("    ],\n");
        ids
    }

    /// Writes the last part of a path as the short name.
    fn short(&mut self, row: &Row, path: &str) {
        if path != row.name {
            self.inner("short", &row.name);
        }
    }

    /// Writes the sources, which include the links of spans.
    fn sources(&mut self, draft: &Draft) {
        // Events have their own links.
        let links: Vec<&String> = draft.spans.iter().flat_map(|entry| &entry.links).collect();
        if draft.sources.is_empty() && !links.iter().any(|link| is_web(link)) {
            return;
        }
        self.text.push_str("    sources: {\n");
        for source in &draft.sources {
            let id = self.id(&source.title, "source");
            let _ = write!(self.text, "        \"{id}\": (title: ");
            self.string(&source.title);
            self.inner("by", &unlinked(&source.by));
            self.inner("url", &source.url);
            self.text.push_str("),\n");
            self.sources.push(id);
        }
        for link in links {
            if self.links.contains_key(link) || !is_web(link) {
                continue;
            }
            let title = link
                .split_once("://")
                .map_or(link.as_str(), |(_, rest)| rest);
            let id = self.id(title, "link");
            let _ = write!(self.text, "        \"{id}\": (title: ");
            self.string(title);
            self.inner("url", link);
            self.text.push_str("),\n");
            self.links.insert(link.clone(), id);
        }
        self.text.push_str("    },\n");
    }

    fn people(&mut self, draft: &Draft) {
        if draft.people.is_empty() {
            return;
        }
        self.text.push_str("    people: {\n");
        // Notes refer to people that follow.
        for person in &draft.people {
            let id = self.id(&person.name, "person");
            self.people.push(id);
        }
        for (at, person) in draft.people.iter().enumerate() {
            self.person(at, person);
        }
        self.text.push_str("    },\n");
    }

    fn places(&mut self, draft: &Draft) {
        let mut spots = draft
            .events
            .iter()
            .filter_map(|entry| entry.spot.as_deref());
        let Some(first) = spots.next() else {
            return;
        };
        self.text.push_str("    places: {\n");
        for spot in std::iter::once(first).chain(spots) {
            let key = key(spot);
            if self.places.contains_key(&key) {
                continue;
            }
            let name = match spot.at {
                Some((latitude, longitude)) if spot.name.is_empty() => {
                    format!("{latitude}, {longitude}")
                }
                _ => spot.name.clone(),
            };
            let id = self.id(&name, "place");
            let _ = write!(self.text, "        \"{id}\": (name: ");
            self.string(&name);
            if let Some((latitude, longitude)) = spot.at {
                let _ = write!(self.text, ", at: ({latitude:?}, {longitude:?})");
            }
            self.text.push_str("),\n");
            self.places.insert(key, id);
        }
        self.text.push_str("    },\n");
    }

    fn spans(&mut self, spans: Vec<Entry>, lanes: &[String]) {
        if spans.is_empty() {
            return;
        }
        self.text.push_str("    spans: [\n");
        for span in spans {
            let id = self.id(&span.name, "span");
            self.head(&id, &span);
            if let Some(lane) = span.lane.and_then(|lane| lanes.get(lane)) {
                let _ = write!(self.text, ", lane: \"{lane}\"");
            }
            self.inner("note", &unlinked(&span.text));
            self.citations(&span);
            self.text.push_str("),\n");
        }
        self.text.push_str("    ],\n");
    }

    fn head(&mut self, id: &str, entry: &Entry) {
        let _ = write!(
            self.text,
            "        (id: \"{id}\", when: \"{}\", ",
            entry.when
        );
        if let Some(own) = entry.calendar.filter(|own| *own != self.calendar) {
            let _ = write!(self.text, "calendar: {own}, ");
        }
        self.text.push_str("name: ");
        if entry.names.is_empty() {
            self.string(&entry.name);
            return;
        }
        self.text.push('{');
        for (at, (language, name)) in entry.names.iter().enumerate() {
            let _ = write!(
                self.text,
                "{}\"{language}\": ",
                if at > 0 { ", " } else { "" }
            );
            self.string(name);
        }
        self.text.push('}');
    }

    fn events(&mut self, events: Vec<Entry>, lanes: &[String]) {
        let ids: Vec<Option<String>> = self.ids_of_wholes(&events);
        self.text.push_str("    events: [\n");
        for (at, event) in events.into_iter().enumerate() {
            let id = match ids.get(at).cloned().flatten() {
                Some(id) => id,
                None => self.event_id(&event),
            };
            self.head(&id, &event);
            self.lanes_of(&event, lanes);
            if let Some(kind) = event.kind.filter(|kind| *kind != EventKind::Event) {
                let _ = write!(self.text, ", kind: {kind:?}");
            }
            self.weight(&event);
            self.parts(&event);
            if let Some(place) = event
                .spot
                .as_deref()
                .and_then(|spot| self.places.get(&key(spot)))
            {
                let _ = write!(self.text, ", place: \"{place}\"");
            }
            let whole = event.part_of.and_then(|whole| ids.get(whole)?.as_ref());
            if let Some(whole) = whole {
                let _ = write!(self.text, ", part_of: \"{whole}\"");
            }
            self.inner("text", &unlinked(&event.text));
            self.citations(&event);
            self.attached(&event);
            self.text.push_str("),\n");
        }
        self.text.push_str("    ],\n");
    }

    /// The ids of events with parts. The parts may come before them.
    fn ids_of_wholes(&mut self, events: &[Entry]) -> Vec<Option<String>> {
        let wholes: HashSet<usize> = events.iter().filter_map(|event| event.part_of).collect();
        if wholes.is_empty() {
            return Vec::new();
        }
        let named = events.iter().enumerate();
        named
            .map(|(at, event)| wholes.contains(&at).then(|| self.event_id(event)))
            .collect()
    }
}

fn key(spot: &Spot) -> String {
    format!("{}\n{:?}", spot.name, spot.at)
}
