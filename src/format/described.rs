//! Records in a place where an id is expected: `people: [(name: "Guo Jing")]` in an event.

use super::lexical::begins_record;
use super::scan::{Read, Reader};
use crate::check::{Place, Problem, ids};

/// Fields that mark a record as a description.
const DESCRIBING: [&str; 3] = ["name", "id", "title"];

impl Reader<'_> {
    /// True if the next value is a record with a description, or a map of such records.
    pub(super) fn at_description(&self) -> bool {
        let inside = self.rest().get(1..).unwrap_or_default().trim_start();
        let describes = |field: &&str| {
            let after = inside.strip_prefix(*field);
            after.is_some_and(|after| after.trim_start().starts_with(':'))
        };
        match self.byte() {
            b'(' => DESCRIBING.iter().any(describes),
            b'{' => begins_with_record(inside),
            _ => false,
        }
    }

    /// The problem of coordinates where the id of a place is expected: two numbers in brackets, alone or after `at:`.
    pub(super) fn coordinates_for_id(&self) -> Option<Problem> {
        if !matches!(self.named, "place" | "route") || !matches!(self.byte(), b'(' | b'[') {
            return None;
        }
        let rest = self.rest();
        let end = rest.find([')', ']', '\n'])?;
        let written = rest.get(..=end)?.trim_end();
        let inner = written.get(1..)?.trim_start();
        let inner = inner.strip_prefix("at").map_or(inner, |rest| {
            rest.trim_start_matches(|letter: char| ": ([".contains(letter))
        });
        let pair = inner.trim_end_matches(|letter: char| ")], ".contains(letter));
        let (latitude, longitude) = pair.split_once(',')?;
        let are_numbers = [latitude, longitude]
            .into_iter()
            .all(|number| number.trim().parse::<f64>().is_ok());
        let place = Place::new(self.at, self.at + written.len());
        are_numbers.then(|| ids::coordinates(place, self.named, pair))
    }

    /// Reports a description in the place of an id, and skips it.
    pub(super) fn no_description<T>(&mut self) -> Read<T> {
        let place = Place::new(self.at, self.at + 1);
        self.report.add(ids::described(place));
        self.skip_value()?;
        Ok(None)
    }
}

/// True if a key and a record come first in the content of a map.
fn begins_with_record(inside: &str) -> bool {
    let key = inside.strip_prefix('"');
    let after = key.and_then(|key| Some(key.split_once('"')?.1.trim_start()));
    let value = after.and_then(|after| after.strip_prefix(':'));
    value.is_some_and(begins_record)
}
