//! What can be made of a file: as it is written, or as it is meant.

use std::sync::Arc;

use super::chunks::LEAST;
use super::include::{Gathered, Others, SharedText};
use super::map::MapFile;
use super::mend::{Mended, mend};
use super::progress::Progress;
use super::scan::Reader;
use super::shape::Shape;
use super::values::Value;
use super::{VERSION, resolve, schema, sniff};
use crate::check::{Place, Problem, Report};
use crate::chronicle::Chronicle;
use crate::text::Whole;

/// What was made of a file.
#[derive(Debug)]
pub(super) struct Built {
    /// What it says, as far as it can be read.
    pub(super) chronicle: Option<Chronicle>,
    /// The base map it names.
    pub(super) map: Option<MapFile>,
    /// What it includes.
    pub(super) shared: Vec<SharedText>,
    /// What is wrong with it.
    pub(super) report: Report,
    /// How far it was read.
    pub(super) reached: Reached,
}

/// How far a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// Not at all: it is something else.
    Nothing,
    /// To a place where it could not be read on.
    Part,
    /// To its end.
    End,
}

/// How a file is to be read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'s> {
    /// A list of events is read in chunks of at least so many bytes.
    pub(super) least_chunk: usize,
    pub(super) progress: &'s Progress,
    /// True if its author is warned of what is probably not meant.
    pub(super) advise: bool,
    /// True if its problems are to be fixed.
    pub(super) mending: bool,
    /// Where what it includes comes from.
    pub(super) others: Others<'s>,
}

impl<'s> Reading<'s> {
    /// As any file, telling how far it has come.
    pub(super) fn of(progress: &'s Progress) -> Self {
        Self {
            least_chunk: LEAST,
            progress,
            advise: false,
            mending: false,
            others: Others::Nowhere,
        }
    }
}

impl Built {
    /// Reads a file as it is written.
    pub(super) fn of(whole: &Whole, reading: &Reading<'_>) -> Self {
        if let Some(problem) = sniff::foreign(whole) {
            return Self::not_ours(problem);
        }
        let alone = Gathered::alone(whole);
        let (reader, read) = chronicle(&alone, reading);
        let include = read.as_ref().and_then(|read| read.include.as_ref());
        let Some(include) = include.filter(|include| !include.is_empty()) else {
            return Self::resolved(reader, read.as_ref(), &alone, reading);
        };
        let all = Gathered::of(whole, include, reading.others);
        drop((reader, read));
        let (mut reader, mut read) = chronicle(&all, reading);
        for part in &all.parts {
            let mut other = Reader::of_part(&all.whole, &part.place);
            other.tags = std::mem::take(&mut reader.tags);
            let shared = other.shared();
            reader.tags = other.tags;
            reader.lost |= other.lost || shared.is_none();
            reader.report.join(other.report);
            if let Some((read, shared)) = read.as_mut().zip(shared) {
                if let Some(problem) = other_format(shared.format) {
                    reader.report.add(problem);
                }
                read.absorb(shared);
            }
        }
        reader.lost |= all.lost;
        Self::resolved(reader, read.as_ref(), &all, reading)
    }

    /// Builds what was read.
    fn resolved<'t>(
        reader: Reader<'t>,
        read: Option<&schema::Chronicle<'t>>,
        all: &'t Gathered,
        reading: &Reading<'_>,
    ) -> Self {
        if let Some(problem) = read.and_then(|read| other_format(read.format)) {
            return Self::not_ours(problem);
        }
        let reached = match read {
            Some(_) => Reached::End,
            None if reader.depth() == 0 => Reached::Nothing,
            None => Reached::Part,
        };
        let Reader {
            mut report,
            tags,
            lost,
            chunks,
            text,
            ..
        } = reader;
        let given = resolve::Given {
            all,
            text,
            reading,
            tags,
            chunks,
            lost,
        };
        let map = read.and_then(|read| MapFile::of(read.map.as_ref()?, &mut report));
        let chronicle = resolve::build(read, &given, &mut report);
        report.join(all.report.clone());
        report.moved(|at| all.told(at));
        report.join(all.mended.clone());
        report.include(all.included());
        report.sort();
        Self {
            chronicle,
            map,
            shared: all.shared(),
            report,
            reached,
        }
    }

    fn not_ours(problem: Problem) -> Self {
        Self {
            chronicle: None,
            map: None,
            shared: Vec::new(),
            report: Report::of(problem),
            reached: Reached::Nothing,
        }
    }

    /// The same file read as it is meant, if that reports its mistakes better.
    pub(super) fn mended(self, whole: &Whole, reading: &Reading<'_>) -> Self {
        if self.reached == Reached::Nothing {
            return self;
        }
        let Some(mended) = mend(whole, shape(whole)) else {
            return self;
        };
        let Mended {
            edited, problems, ..
        } = mended;
        let text: Whole = Arc::new(edited.text.clone().into());
        let mut built = Self::of(&text, reading);
        built.report.moved(|at| edited.before(at));
        // Under a mistake that is mended there may be one that could not be seen.
        let no_more = reading.mending
            && built.report.errors() <= self.report.errors()
            && built.reached == Reached::End;
        for problem in problems {
            built.report.add(problem);
        }
        built.report.sort();
        let fewer = built.report.errors() <= self.report.errors();
        let farther = self.reached == Reached::Part && built.reached == Reached::End;
        if no_more || fewer || farther {
            built
        } else {
            self
        }
    }
}

/// What the text of a chronicle says; of a file that others include, a chronicle that has no more than that.
fn chronicle<'t>(
    all: &'t Gathered,
    reading: &Reading<'_>,
) -> (Reader<'t>, Option<schema::Chronicle<'t>>) {
    let text = all.whole.get(..all.main).unwrap_or_default();
    let mut reader = Reader::new(text);
    reader.least_chunk = reading.least_chunk;
    if !Reader::is_shared(text) {
        let read = reader.document();
        return (reader, read);
    }
    let read = reader.shared().map(|mut shared| {
        let mut read = schema::Chronicle {
            format: shared.format,
            include: shared.include.take(),
            ..schema::Chronicle::default()
        };
        read.absorb(shared);
        read
    });
    // What it refers to stands in the chronicles that include it.
    reader.lost = true;
    (reader, read)
}

/// What a text should look like.
pub(super) fn shape(text: &str) -> &'static Shape {
    if Reader::is_shared(text) {
        schema::Shared::SHAPE
    } else {
        schema::Chronicle::SHAPE
    }
}

/// A file of a later format has fields that are unknown here; only that is worth saying.
fn other_format(format: Option<(i64, Place)>) -> Option<Problem> {
    let (version, place) = format.filter(|(version, _)| *version != VERSION)?;
    let problem = Problem::error(
        place,
        format!("format {version} is not known to this version of annals"),
    );
    let problem = problem.expected(format!("expected `{VERSION}`"));
    Some(if version > VERSION {
        problem.help("the file was written for a newer annals")
    } else {
        problem
    })
}
