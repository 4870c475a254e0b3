//! The values of a record in JSON by their roles.

use std::borrow::Cow;
use std::ops::Range;

use super::dates::{Stamp, is_open};
use super::fields::{Role, is_second_lane, name_language, role};
use super::json::{Node, Value};
use super::markup;
use super::rows::{self, Cells};

/// A record with the values of its roles.
pub(super) struct Flat<'a> {
    pub(super) cells: [Option<(Cow<'a, str>, Range<usize>)>; Role::COUNT],
    pub(super) names: Vec<(String, String)>,
    /// The first of these, as it is written.
    first_name: Option<(Cow<'a, str>, Range<usize>)>,
    pub(super) tags: Vec<&'a str>,
    /// The lanes, if there is a list of them.
    pub(super) lanes: Vec<&'a str>,
    /// What has no place, by the field that it is in.
    pub(super) extra: Vec<(&'a str, Range<usize>)>,
    /// The field at hand.
    key: &'a str,
    at: Range<usize>,
    /// Why it cannot be read.
    pub(super) wrong: Option<(Range<usize>, String)>,
}

impl<'a> Flat<'a> {
    /// The values of a record. `said` are pairs of roles and the fields that have them.
    pub(super) fn of(record: &'a Node<'_>, said: &[(String, String)]) -> Self {
        let mut flat = Self {
            cells: [const { None }; Role::COUNT],
            names: Vec::new(),
            first_name: None,
            tags: Vec::new(),
            lanes: Vec::new(),
            extra: Vec::new(),
            key: "",
            at: record.at.clone(),
            wrong: None,
        };
        let said_role = |key: &str| {
            let (word, _) = said.iter().find(|(_, field)| field == key)?;
            Role::named(word)
        };
        // Before fields that are recognised by their names.
        for (key, node) in record.fields() {
            if let Some(role) = said_role(key).filter(|_| node.value != Value::Null) {
                flat.key = key;
                flat.take(role, node);
            }
        }
        let mut second_lane = None;
        for (key, node) in record.fields() {
            if node.value == Value::Null || said_role(key).is_some() {
                continue;
            }
            flat.key = key;
            if let (Some(language), Some(name)) = (name_language(key), node.text()) {
                flat.name_in(language, name, node);
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
        flat.settle_names();
        flat
    }

    /// The values of the fields that make a record dated.
    pub(super) fn dates(&self) -> impl Iterator<Item = &str> {
        let roles = [Role::Start, Role::Year, Role::End].into_iter();
        roles.filter_map(|role| Some(&*self.cells[role as usize].as_ref()?.0))
    }

    /// Keeps a name in a language. A second one in it is left out.
    fn name_in(&mut self, language: String, name: &'a str, node: &Node<'_>) {
        if self.names.iter().any(|(known, _)| *known == language) {
            self.leave(node);
            return;
        }
        self.names.push((language, markup::words_of_line(name)));
        self.first_name
            .get_or_insert_with(|| (name.into(), node.at.clone()));
    }

    /// Puts a name without a language among those that have one, or the first of these where a name is needed.
    fn settle_names(&mut self) {
        let cell = &mut self.cells[Role::Name as usize];
        match cell {
            Some((plain, _)) if !self.names.is_empty() => {
                self.names = rows::names(plain, std::mem::take(&mut self.names));
            }
            Some(_) => {}
            None => *cell = self.first_name.take(),
        }
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
        } else {
            self.leave(node);
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
        self.each_of(node, |flat, known, value| match known {
            Some(Role::Name | Role::Place) => flat.set(Role::Place, value),
            Some(role @ (Role::Latitude | Role::Longitude)) => flat.set(role, value),
            Some(Role::Coordinates) if value.items().len() > 1 => {
                flat.set(Role::Longitude, &value.items()[0]);
                flat.set(Role::Latitude, &value.items()[1]);
                value.items()[2..].iter().for_each(|more| flat.leave(more));
            }
            Some(role @ Role::Coordinates)
                if matches!(value.value, Value::Text(_) | Value::Object(_)) =>
            {
                flat.take(role, value);
            }
            // The type of a geometry.
            Some(Role::Lane) if value.text() == Some("Point") => {}
            _ => flat.leave(value),
        });
    }

    /// Reads a date in parts, or an interval.
    fn take_date(&mut self, role: Role, node: &'a Node<'_>) {
        let ends = [Role::EndYear, Role::EndMonth, Role::EndDay, Role::EndTime];
        let starts = [Role::Year, Role::Month, Role::Day, Role::Time];
        let parts = if role == Role::End { ends } else { starts };
        self.each_of(node, |flat, known, value| match known {
            Some(Role::Year) => flat.set(parts[0], value),
            Some(Role::Month) => flat.set(parts[1], value),
            Some(Role::Day) => flat.set(parts[2], value),
            Some(Role::Time) => flat.set(parts[3], value),
            Some(known @ (Role::Start | Role::End | Role::Calendar)) => flat.set(known, value),
            _ => flat.leave(value),
        });
    }

    /// Reads a text by language, or an object with a name or text.
    fn take_words(&mut self, role: Role, node: &'a Node<'_>) {
        self.each_of(node, |flat, known, value| {
            let language = Some(flat.key).filter(|key| crate::names::check_tag(key).is_ok());
            match (value.text(), known, language) {
                (Some(name), None, Some(language)) if role == Role::Name => {
                    flat.name_in(language.to_owned(), name, value);
                }
                // A remark beside names by language is no name.
                (Some(_), Some(Role::Text), _) if role == Role::Name && !flat.names.is_empty() => {
                    flat.leave(value);
                }
                (Some(_), Some(_), _) | (Some(_), None, Some(_)) => flat.set(role, value),
                _ => flat.leave(value),
            }
        });
    }

    /// Calls `take` for each field of an object, with its role and its value.
    fn each_of(
        &mut self,
        node: &'a Node<'_>,
        take: impl Fn(&mut Self, Option<Role>, &'a Node<'_>),
    ) {
        let outer = self.key;
        for (key, value) in node.fields() {
            self.key = key;
            take(self, role(key), value);
        }
        self.key = outer;
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
