//! The files that a report is about: the main one and those that it includes.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::{Lines, Position};
use super::{Problem, Report};
use crate::text::clean;

/// A file with the positions of its problems.
pub(super) struct Sheet<'a> {
    /// The name, safe to print on a terminal.
    pub(super) name: Cow<'a, str>,
    /// The name as it is.
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    /// The offset that stands for its first byte in the report's places.
    start: usize,
    lines: Lines,
}

/// All files of a report, in the order of their offsets.
pub(super) struct Sheets<'a>(Vec<Sheet<'a>>);

impl<'a> Sheets<'a> {
    /// The files of a report, with every position that some of its problems refer to.
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

    /// The file that contains a byte offset.
    pub(super) fn at(&self, byte: usize) -> Option<&Sheet<'a>> {
        self.0.iter().rev().find(|sheet| sheet.start <= byte)
    }

    /// The main file of the report.
    pub(super) fn first(&self) -> Option<&Sheet<'a>> {
        self.0.first()
    }

    /// The help for a problem, preceded by the lines of its further places.
    pub(super) fn help(&self, problem: &Problem) -> Option<String> {
        let again = &problem.again;
        let more = match again.count {
            0 => return problem.help.clone(),
            1 => "the same in 1 more place".to_owned(),
            count => format!("the same in {count} more places"),
        };
        let home = problem
            .place
            .as_ref()
            .and_then(|place| self.at(place.start));
        let mut lines: Vec<String> = Vec::new();
        for at in &again.first {
            let line = self.position(at.start).line;
            let other = self
                .at(at.start)
                .filter(|sheet| home.is_none_or(|home| home.start != sheet.start));
            lines.push(other.map_or_else(
                || line.to_string(),
                |sheet| format!("{}:{line}", sheet.name),
            ));
        }
        lines.dedup();
        let word = if lines.len() == 1 { "line" } else { "lines" };
        let rest = if again.count > again.first.len() {
            " …"
        } else {
            ""
        };
        let more = if lines.is_empty() {
            more
        } else {
            format!("{more}: {word} {}{rest}", lines.join(", "))
        };
        Some(match &problem.help {
            Some(help) => format!("{more}; {help}"),
            None => more,
        })
    }

    /// The line and column of a byte offset in its file.
    pub(super) fn position(&self, byte: usize) -> Position {
        self.at(byte)
            .map_or(Position::FIRST, |sheet| sheet.position(byte))
    }
}

impl Sheet<'_> {
    /// The line and column of a byte offset in this file.
    pub(super) fn position(&self, byte: usize) -> Position {
        self.lines.position(self.local(byte))
    }

    /// A byte offset relative to this file.
    pub(super) fn local(&self, byte: usize) -> usize {
        byte.saturating_sub(self.start)
    }

    /// A byte range relative to this file.
    pub(super) fn place(&self, place: &Range<usize>) -> Range<usize> {
        self.local(place.start)..self.local(place.end)
    }
}

/// Every byte offset that a problem refers to.
fn places(problem: &Problem) -> impl Iterator<Item = usize> {
    let related = problem.related.as_ref().map(|(place, _)| place);
    let edits = problem.fix.iter().map(|edit| &edit.at);
    let all = problem.place.iter().chain(related).chain(edits);
    let ends = all.flat_map(|place| [place.start, place.end]);
    ends.chain(problem.again.first.iter().map(|place| place.start))
}
