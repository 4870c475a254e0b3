//! What can be made of a file: as it is written, or as it is meant.

use std::sync::Arc;

use super::chunks::LEAST;
use super::map::MapFile;
use super::mend::{Mended, mend};
use super::progress::Progress;
use super::scan::Reader;
use super::values::Value;
use super::{VERSION, resolve, schema, sniff};
use crate::check::{Problem, Report};
use crate::chronicle::Chronicle;
use crate::text::Whole;

/// What was made of a file.
#[derive(Debug)]
pub(super) struct Built {
    /// What it says, as far as that can be told.
    pub(super) chronicle: Option<Chronicle>,
    /// The base map it names.
    pub(super) map: Option<MapFile>,
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
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'s> {
    /// A list of events is read in chunks of at least so many bytes.
    pub(super) least_chunk: usize,
    pub(super) progress: &'s Progress,
    /// True if its author is to be told what is hardly meant.
    pub(super) advise: bool,
    /// True if what is told of it is to be mended.
    pub(super) mending: bool,
}

impl<'s> Reading<'s> {
    /// As any file, telling how far it has come.
    pub(super) fn of(progress: &'s Progress) -> Self {
        Self {
            least_chunk: LEAST,
            progress,
            advise: false,
            mending: false,
        }
    }
}

impl Built {
    /// Reads a file as it is written.
    pub(super) fn of(whole: &Whole, reading: &Reading<'_>) -> Self {
        let text: &str = whole;
        if let Some(problem) = sniff::foreign(text) {
            return Self::not_ours(problem);
        }
        let mut reader = Reader::new(text);
        reader.least_chunk = reading.least_chunk;
        let read = reader.document();
        if let Some(problem) = read.as_ref().and_then(too_new) {
            return Self::not_ours(problem);
        }
        let reached = match &read {
            Some(_) => Reached::End,
            None if reader.depth() == 0 => Reached::Nothing,
            None => Reached::Part,
        };
        let Reader {
            mut report,
            tags,
            lost,
            chunks,
            ..
        } = reader;
        let given = resolve::Given {
            whole,
            text,
            reading,
            tags,
            chunks,
            lost,
        };
        let map = read
            .as_ref()
            .and_then(|read| MapFile::of(read.map.as_ref()?, &mut report));
        let chronicle = resolve::build(read.as_ref(), &given, &mut report);
        report.sort();
        Self {
            chronicle,
            map,
            report,
            reached,
        }
    }

    fn not_ours(problem: Problem) -> Self {
        Self {
            chronicle: None,
            map: None,
            report: Report::of(problem),
            reached: Reached::Nothing,
        }
    }

    /// The same file read as it is meant, if that tells of its mistakes better.
    pub(super) fn mended(self, whole: &Whole, reading: &Reading<'_>) -> Self {
        if self.reached == Reached::Nothing {
            return self;
        }
        let Some(mended) = mend(whole, schema::Chronicle::SHAPE) else {
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

/// A file of a later format has fields that are unknown here; only that is worth saying.
fn too_new(read: &schema::Chronicle<'_>) -> Option<Problem> {
    let (version, place) = read.format.filter(|(version, _)| *version != VERSION)?;
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
