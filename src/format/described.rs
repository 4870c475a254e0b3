//! Records that stand where an id belongs: `people: [(name: "Guo Jing")]` in an event.

use super::scan::{Read, Reader};
use crate::check::{Place, ids};

/// Fields by which a record tells what it is.
const TELLING: [&str; 3] = ["name", "id", "title"];

impl Reader<'_> {
    /// True if a record that describes something stands here, or a map of such records.
    pub(super) fn at_description(&self) -> bool {
        let inside = self.rest().get(1..).unwrap_or_default().trim_start();
        let tells = |field: &&str| {
            let after = inside.strip_prefix(*field);
            after.is_some_and(|after| after.trim_start().starts_with(':'))
        };
        match self.byte() {
            b'(' => TELLING.iter().any(tells),
            // A key and a record behind it.
            b'{' => inside.starts_with('"') && inside.contains('('),
            _ => false,
        }
    }

    /// Reports a description where an id belongs, and passes it.
    pub(super) fn no_description<T>(&mut self) -> Read<T> {
        let place = Place::new(self.at, self.at + 1);
        self.report.add(ids::described(place));
        self.skip_value()?;
        Ok(None)
    }
}
