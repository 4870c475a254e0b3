//! Records in a place where an id is expected: `people: [(name: "Guo Jing")]` in an event.

use super::scan::{Read, Reader};
use crate::check::{Place, ids};

/// Fields that mark a record as a description.
const TELLING: [&str; 3] = ["name", "id", "title"];

impl Reader<'_> {
    /// True if the next value is a record with a description, or a map of such records.
    pub(super) fn at_description(&self) -> bool {
        let inside = self.rest().get(1..).unwrap_or_default().trim_start();
        let tells = |field: &&str| {
            let after = inside.strip_prefix(*field);
            after.is_some_and(|after| after.trim_start().starts_with(':'))
        };
        match self.byte() {
            b'(' => TELLING.iter().any(tells),
            // A key followed by a record.
            b'{' => inside.starts_with('"') && inside.contains('('),
            _ => false,
        }
    }

    /// Reports a description in the place of an id, and skips it.
    pub(super) fn no_description<T>(&mut self) -> Read<T> {
        let place = Place::new(self.at, self.at + 1);
        self.report.add(ids::described(place));
        self.skip_value()?;
        Ok(None)
    }
}
