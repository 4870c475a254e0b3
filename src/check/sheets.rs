//! The files that a report is about: one, and those that it includes.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::{Lines, Position};
use super::{Problem, Report};
use crate::text::clean;

/// A file, with the lines that are reported.
pub(super) struct Sheet<'a> {
    /// What it is called, fit for a terminal.
    pub(super) name: Cow<'a, str>,
    /// The same as it is.
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    /// The place that stands for its first byte.
    start: usize,
    lines: Lines,
}

/// All of them in the order of their places.
pub(super) struct Sheets<'a>(Vec<Sheet<'a>>);

impl<'a> Sheets<'a> {
    /// The files of a report, with everything that some of its problems point at.
    pub(super) fn of(
        report: &'a Report,
        problems: &[Problem],
        (name, text): (&'a str, &'a str),
    ) -> Self {
        let mut places: Vec<usize> = problems.iter().flat_map(places).collect();
        places.sort_unstable();
        let included = report.included();
        let first = std::iter::once((name, text, 0));
        let others = included
            .iter()
            .map(|file| (&*file.name, &*file.text, file.start));
        let ends = included.iter().map(|file| file.start).chain([usize::MAX]);
        let sheets = first
            .chain(others)
            .zip(ends)
            .map(|((name, text, start), end)| {
                let from = places.partition_point(|place| *place < start);
                let to = places.partition_point(|place| *place < end);
                let here = places.get(from..to).unwrap_or_default();
                Sheet {
                    name: clean(name),
                    file: name,
                    text,
                    start,
                    lines: Lines::of(text, here.iter().map(|place| place - start)),
                }
            });
        Self(sheets.collect())
    }

    /// The file in which a byte is reported.
    pub(super) fn at(&self, byte: usize) -> Option<&Sheet<'a>> {
        self.0.iter().rev().find(|sheet| sheet.start <= byte)
    }

    /// The file that the report is about.
    pub(super) fn first(&self) -> Option<&Sheet<'a>> {
        self.0.first()
    }

    /// The line and the column of a byte in its file.
    pub(super) fn position(&self, byte: usize) -> Position {
        self.at(byte)
            .map_or(Position::FIRST, |sheet| sheet.position(byte))
    }
}

impl Sheet<'_> {
    /// The line and the column of one of its bytes.
    pub(super) fn position(&self, byte: usize) -> Position {
        self.lines.position(self.local(byte))
    }

    /// A byte as its own text counts.
    pub(super) fn local(&self, byte: usize) -> usize {
        byte.saturating_sub(self.start)
    }

    /// A place as its own text counts.
    pub(super) fn place(&self, place: &Range<usize>) -> Range<usize> {
        self.local(place.start)..self.local(place.end)
    }
}

/// Every byte that a problem points at.
fn places(problem: &Problem) -> impl Iterator<Item = usize> {
    let related = problem.related.as_ref().map(|(place, _)| place);
    let edits = problem.fix.iter().map(|edit| &edit.at);
    let all = problem.place.iter().chain(related).chain(edits);
    all.flat_map(|place| [place.start, place.end])
}
