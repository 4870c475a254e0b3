//! Builds the chronicle from a file's text, either as written or after its mistakes are fixed.

use std::ops::Range;
use std::sync::Arc;

use super::chunks::LEAST;
use super::include::{Gathered, Others, SharedText};
use super::map::MapFile;
use super::mend::{LeftOut, mend};
use super::progress::Progress;
use super::scan::Reader;
use super::shape::Shape;
use super::values::Value;
use super::{VERSION, resolve, schema, sniff};
use crate::check::{Edited, Place, Problem, Report, Severity};
use crate::chronicle::Chronicle;
use crate::text::Whole;

/// Maximum number of left-out entries that are re-read for a more specific message.
const MOST_REREAD: usize = 20;

/// Maximum length in bytes of a file for which this is done, because each entry requires reading the file again.
const LONGEST_REREAD: usize = 1 << 20;

/// The result of reading a file.
#[derive(Debug)]
pub(super) struct Built {
    /// The chronicle, as far as the file could be read.
    pub(super) chronicle: Option<Chronicle>,
    /// The base map named by the file.
    pub(super) map: Option<MapFile>,
    /// The files that it includes.
    pub(super) shared: Vec<SharedText>,
    /// The problems that were found.
    pub(super) report: Report,
    /// How far the reader got.
    pub(super) reached: Reached,
}

/// How far a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// Not at all: the file is not an event file.
    Nothing,
    /// Up to a mistake after which reading could not continue.
    Part,
    /// To the end of the file.
    End,
}

/// Options for reading a file.
#[derive(Clone, Copy)]
pub(super) struct ReadOptions<'s> {
    /// Minimum size in bytes of the chunks into which a list of events is cut.
    pub(super) least_chunk: usize,
    pub(super) progress: &'s Progress,
    /// True to also warn about things that are valid but probably not intended.
    pub(super) advise: bool,
    /// True if the report is used to fix the file.
    pub(super) mending: bool,
    /// True if something was left out that the rest may refer to.
    pub(super) lost: bool,
    /// Where included files are looked up.
    pub(super) others: Others<'s>,
}

impl<'s> ReadOptions<'s> {
    /// The default options, with progress reported to `progress`.
    pub(super) fn of(progress: &'s Progress) -> Self {
        Self {
            least_chunk: LEAST,
            progress,
            advise: false,
            mending: false,
            lost: false,
            others: Others::Nowhere,
        }
    }
}

impl Built {
    /// Reads a file as it is written, with the files that it includes.
    pub(super) fn of(whole: &Whole, options: &ReadOptions<'_>) -> Self {
        if let Some(problem) = sniff::foreign(whole) {
            return Self::not_ours(problem);
        }
        let alone = Gathered::alone(whole);
        let (reader, read) = chronicle(&alone, options);
        let include = read.as_ref().and_then(|read| read.include.as_ref());
        let Some(include) = include.filter(|include| !include.is_empty()) else {
            return Self::resolved(reader, read.as_ref(), &alone, options);
        };
        let all = Gathered::of(whole, include, options.others);
        drop((reader, read));
        let (mut reader, mut read) = chronicle(&all, options);
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
        Self::resolved(reader, read.as_ref(), &all, options)
    }

    /// Builds the model from the records that were read.
    fn resolved<'t>(
        reader: Reader<'t>,
        read: Option<&schema::Chronicle<'t>>,
        all: &'t Gathered,
        options: &ReadOptions<'_>,
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
            options,
            tags,
            chunks,
            lost,
        };
        let map = read.and_then(|read| MapFile::of(read.map.as_ref()?, &mut report));
        let chronicle = resolve::build(read, &given, &mut report);
        report.join(all.report.clone());
        report.moved(|at| all.reported_at(at));
        report.leave_out(&all.left_out);
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

    fn of_edited(edited: &Edited, options: &ReadOptions<'_>) -> Self {
        let text: Whole = Arc::new(edited.text.clone().into());
        let mut built = Self::of(&text, options);
        built.report.moved(|at| edited.before(at));
        built
    }

    /// The problem that the reader finds in a left-out entry, which is more specific than an unexpected token. The file has been read with
    /// that entry in place; `None` if the entry has several errors, or the number of errors in the rest is not `others`.
    fn only_problem_in(
        &mut self,
        entries: &[Range<usize>],
        number: usize,
        others: usize,
    ) -> Option<Problem> {
        let entry = entries.get(number)?;
        let is_here = |problem: &&Problem| {
            let start = problem.place.as_ref().map(|place| place.start);
            problem.severity == Severity::Error && start.is_some_and(|start| entry.contains(&start))
        };
        let mut here = self.report.problems.iter().filter(is_here);
        let problem = here
            .next()
            .filter(|_| self.reached == Reached::End)?
            .clone();
        if here.next().is_some() {
            return None;
        }
        self.report.leave_out(entries);
        (self.report.errors() == others).then_some(problem)
    }

    /// Fixes the file's syntax mistakes and reads it again. Returns the new result if its report is better than the
    /// first.
    pub(super) fn mended(self, whole: &Whole, options: &ReadOptions<'_>) -> Self {
        if self.reached == Reached::Nothing {
            return self;
        }
        let Some(mended) = mend(whole, shape(whole)) else {
            return self;
        };
        let lost = options.lost || mended.lost;
        let after_mending = ReadOptions { lost, ..*options };
        let mut built = Self::of_edited(&mended.edited, &after_mending);
        let entries = mended.left_out.iter().map(|left| left.entry.clone());
        let entries: Vec<_> = entries.collect();
        built.report.leave_out(&entries);
        let omitted = |(number, left_out): (usize, &LeftOut)| {
            let may = number < MOST_REREAD && whole.len() <= LONGEST_REREAD;
            let alone = may.then(|| {
                let edited = mended.with(whole, left_out);
                let mut alone = Self::of_edited(&edited, &after_mending);
                alone.only_problem_in(&entries, number, built.report.errors())
            });
            alone.flatten().unwrap_or_else(|| left_out.problem.clone())
        };
        let omitted: Vec<Problem> = mended.left_out.iter().enumerate().map(omitted).collect();
        let problems = mended.problems.into_iter().chain(omitted);
        let to_the_end = mended.whole;
        // Fixing a mistake can reveal another that was hidden by it.
        let no_more = options.mending
            && built.report.errors() <= self.report.errors()
            && built.reached == Reached::End;
        for problem in problems {
            built.report.add(problem);
        }
        built.report.sort();
        let fewer = built.report.errors() <= self.report.errors();
        let farther = self.reached == Reached::Part && built.reached == Reached::End;
        if to_the_end || no_more || fewer || farther {
            built
        } else {
            self
        }
    }
}

/// Reads the main text. A shared file is read into a chronicle that has only the records of the shared file.
fn chronicle<'t>(
    all: &'t Gathered,
    options: &ReadOptions<'_>,
) -> (Reader<'t>, Option<schema::Chronicle<'t>>) {
    let text = all.whole.get(..all.main).unwrap_or_default();
    let mut reader = Reader::new(text);
    reader.least_chunk = options.least_chunk;
    reader.lost = options.lost;
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
    // Its references are resolved in the chronicles that include it.
    reader.lost = true;
    (reader, read)
}

/// The expected shape of a file: a chronicle, or a shared file.
pub(super) fn shape(text: &str) -> &'static Shape {
    if Reader::is_shared(text) {
        schema::Shared::SHAPE
    } else {
        schema::Chronicle::SHAPE
    }
}

/// The problem of a file with another format version. It replaces all others, because most of them would be unknown
/// fields.
fn other_format(format: Option<(i64, Place)>) -> Option<Problem> {
    let (version, place) = format.filter(|(version, _)| *version != VERSION)?;
    let problem = Problem::error(
        place,
        format!("format {version} is not supported by this version of annals"),
    );
    let problem = problem.expected(format!("expected `{VERSION}`"));
    Some(if version > VERSION {
        problem.help("the file was written for a newer annals")
    } else {
        problem
    })
}
