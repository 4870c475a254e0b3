//! Problems of a file.

use std::ops::Range;

use super::{Edit, Place};
use crate::text::Unseen;

/// Whether a file with this problem can still be loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be loaded.
    Error,
    /// The file can be loaded, but its author should know.
    Warning,
    /// Not a mistake: something could not be checked.
    Note,
}

/// A problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How severe the problem is.
    pub severity: Severity,
    /// The byte range in the text, or `None` if the problem concerns the file as a whole.
    pub place: Option<Range<usize>>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What is expected at that place, in a few words.
    pub expected: Option<String>,
    /// A related place, with a few words on the relation.
    pub related: Option<(Range<usize>, String)>,
    /// What the author can do about it.
    pub help: Option<String>,
    /// The edits that fix the problem if there is only one way to do so, otherwise none.
    pub fix: Vec<Edit>,
    /// Further places of the same problem.
    pub(super) again: Again,
    /// True if the only problem is a missing target of a reference.
    soft: bool,
}

/// Further places of a problem that is reported only once: their number, and the byte ranges of the first ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Again {
    pub(super) count: usize,
    pub(super) first: Vec<Range<usize>>,
}

/// Maximum number of further places that are listed.
const LISTED: usize = 8;

impl Again {
    pub(super) fn add(&mut self, at: Range<usize>) {
        self.count += 1;
        let place = self.first.partition_point(|known| known.start < at.start);
        self.first.insert(place, at);
        self.first.truncate(LISTED);
    }

    /// Removes the listed places that are excluded.
    fn leave_out(&mut self, is_excluded: impl Fn(usize) -> bool) {
        let listed = self.first.len();
        self.first.retain(|place| !is_excluded(place.start));
        self.count -= listed - self.first.len();
    }
}

impl Problem {
    /// A problem that prevents the file from being loaded.
    pub(crate) fn error(place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: Some(place.range()),
            message: message.into(),
            expected: None,
            related: None,
            help: None,
            fix: Vec::new(),
            again: Again::default(),
            soft: false,
        }
    }

    /// A problem that the author should know about.
    pub(crate) fn warning(place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(place, message)
        }
    }

    /// A character that is not displayed as it is.
    pub(crate) fn unseen(place: Place, letter: char, unseen: Unseen) -> Self {
        let code = u32::from(letter);
        let problem = Self::warning(
            place,
            format!("the character U+{code:04X} is not displayed as it is"),
        );
        match unseen {
            Unseen::WrittenOut => problem
                .expected(format!("shown as `\\u{{{code:X}}}`"))
                .help("it could control the terminal, change the text direction, or be invisible"),
            Unseen::LeftOut => problem
                .expected("removed")
                .help("it is invisible, and its width differs between terminals"),
        }
    }

    /// Something that could not be checked.
    pub(crate) fn note(place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(place, message)
        }
    }

    /// An error that concerns the file as a whole.
    pub(crate) fn whole(message: impl Into<String>) -> Self {
        Self {
            place: None,
            ..Self::error(Place::default(), message)
        }
    }

    /// Adds what is expected at the place, in a few words.
    pub(crate) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Adds a related place.
    pub(crate) fn related(mut self, place: Place, how: impl Into<String>) -> Self {
        self.related = Some((place.range(), how.into()));
        self
    }

    /// Marks the problem as merely a missing target of a reference.
    pub(crate) fn soft(mut self) -> Self {
        self.soft = true;
        self
    }

    /// True if the only problem is a missing target of a reference.
    pub(crate) fn is_soft(&self) -> bool {
        self.soft
    }

    /// Adds the only possible fix.
    pub(crate) fn fix(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix = edits.into_iter().collect();
        self
    }

    /// Adds further places of the same problem.
    pub(crate) fn again(mut self, places: impl IntoIterator<Item = Range<usize>>) -> Self {
        places.into_iter().for_each(|at| self.add_again(at));
        self
    }

    /// Adds a further place of the same problem.
    pub(crate) fn add_again(&mut self, at: Range<usize>) {
        self.again.add(at);
    }

    /// Adds the only possible fix: replacing the text at the place.
    pub(crate) fn rewritten(self, with: impl Into<String>) -> Self {
        let place = self.place.clone().unwrap_or_default();
        self.fix([Edit::new(place, with)])
    }

    /// Adds what the author can do about it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Moves the problem to its first place that is not excluded. Returns false if all are excluded. If that is not known, because not all
    /// are listed, the problem stays where it is.
    pub(super) fn move_out(&mut self, is_excluded: impl Fn(usize) -> bool) -> bool {
        self.again.leave_out(&is_excluded);
        let Some(place) = self.place.as_mut().filter(|place| is_excluded(place.start)) else {
            return true;
        };
        if self.again.first.is_empty() {
            return self.again.count > 0;
        }
        let to = self.again.first.remove(0);
        self.again.count -= 1;
        let from = std::mem::replace(place, to.clone());
        // A part of a fix would fix nothing.
        let is_inside = |edit: &Edit| from.start <= edit.at.start && edit.at.end <= from.end;
        if from.len() == to.len() && self.fix.iter().all(is_inside) {
            let moved = |at: usize| at - from.start + to.start;
            for Edit { at, .. } in &mut self.fix {
                *at = moved(at.start)..moved(at.end);
            }
        } else {
            self.fix.clear();
        }
        let related = self.related.take();
        self.related = related.filter(|(place, _)| !is_excluded(place.start));
        true
    }
}
