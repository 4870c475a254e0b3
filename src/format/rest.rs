//! Reads a file with mistakes by leaving out the entries that have errors.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::built::{Built, ReadOptions, shape};
use super::chunks::{beginning, entries};
use super::include::{Found, Others, Shelf};
use super::map::MapFile;
use super::mend::mend;
use super::progress::Progress;
use super::schema;
use super::shape::Shape;
use super::values::Value;
use crate::check::{Edited, Problem, Report, Severity};
use crate::chronicle::Chronicle;
use crate::text::Whole;

/// The chronicle without the entries that have errors.
#[derive(Debug)]
pub struct Rest {
    /// The chronicle.
    pub chronicle: Chronicle,
    /// The base map that it names.
    pub map: Option<MapFile>,
    /// Number of entries with problems. Some of them are only missing something that they refer to.
    pub invalid: usize,
    /// Number of all entries.
    pub entries: usize,
}

/// Reads a file without the entries for which `report` has errors, which may be in files that it includes. `None` if
/// nothing is left.
pub fn load_rest(whole: &Whole, report: &Report, shelf: &dyn Shelf) -> Option<Rest> {
    let marks = marks(report);
    let mut left = Left {
        shelf,
        others: HashMap::new(),
    };
    let main = Blanked::of(whole, shape(whole), &marks, 0)?;
    let (mut invalid, mut entries) = (main.invalid, main.entries);
    for included in report.included() {
        let blanked = Blanked::of(
            &included.text,
            schema::Shared::SHAPE,
            &marks,
            included.start,
        )?;
        invalid += blanked.invalid;
        entries += blanked.entries;
        let text = Arc::new(blanked.text.into_bytes());
        left.others.insert(included.number, text);
    }
    let built = build(&main.text, &left).or_else(|| build(&beginning(&main.text)?, &left))?;
    Some(Rest {
        chronicle: built.chronicle?,
        map: built.map,
        invalid: invalid.max(1),
        entries,
    })
}

/// A text whose entries with errors are replaced by blanks.
struct Blanked {
    text: String,
    invalid: usize,
    entries: usize,
}

impl Blanked {
    /// Blanks out the entries with problems. `start` is the position of the text in the report; problems elsewhere are
    /// ignored.
    fn of(text: &str, shape: &'static Shape, marks: &[Mark], start: usize) -> Option<Self> {
        let mended = mend(text, shape);
        let edited = mended.map_or_else(|| Edited::of(text, &[]), |mended| mended.edited);
        let found = entries(&edited.text);
        let mut left = edited.text.clone().into_bytes();
        let mut invalid = 0;
        for entry in &found {
            let place = start + edited.before(entry.start)..start + edited.before(entry.end);
            let here = within(marks, &place);
            invalid += usize::from(!here.is_empty());
            if here.iter().any(|mark| !mark.is_soft) {
                left.get_mut(entry.clone())?.fill(b' ');
            }
        }
        Some(Self {
            text: String::from_utf8(left).ok()?,
            invalid,
            entries: found.len(),
        })
    }
}

/// The files of another shelf, without their entries that have errors.
struct Left<'s> {
    shelf: &'s dyn Shelf,
    others: HashMap<usize, Arc<Vec<u8>>>,
}

impl Shelf for Left<'_> {
    fn find(&self, from: usize, name: &str) -> Result<Found, String> {
        let mut found = self.shelf.find(from, name)?;
        if let Some(bytes) = self.others.get(&found.number) {
            found.bytes = Arc::clone(bytes);
        }
        Ok(found)
    }
}

fn build(text: &str, shelf: &dyn Shelf) -> Option<Built> {
    let whole: Whole = Arc::new(text.to_owned().into());
    let progress = Progress::default();
    let options = ReadOptions {
        others: Others::Found(shelf),
        ..ReadOptions::of(&progress)
    };
    let built = Built::of(&whole, &options);
    built.chronicle.is_some().then_some(built)
}

/// Where an error begins.
struct Mark {
    at: usize,
    is_soft: bool,
}

/// The beginnings of all errors, in order.
fn marks(report: &Report) -> Vec<Mark> {
    let problems = report.problems.iter();
    let errors = problems.filter(|problem| problem.severity == Severity::Error);
    let mark = |problem: &Problem| {
        let at = problem.place.as_ref()?.start;
        let is_soft = problem.is_soft();
        Some(Mark { at, is_soft })
    };
    let mut marks: Vec<Mark> = errors.filter_map(mark).collect();
    marks.sort_unstable_by_key(|mark| mark.at);
    marks
}

/// The marks in a part of a text.
fn within<'m>(marks: &'m [Mark], place: &Range<usize>) -> &'m [Mark] {
    let [from, to] =
        [place.start, place.end].map(|end| marks.partition_point(|mark| mark.at < end));
    marks.get(from..to).unwrap_or_default()
}
