//! Problems of the open file: counted in the header, listed in an overlay.

use super::action::MenuAction;
use super::{App, Outcome, Overlay};
use crate::card::Subject;
use crate::chronicle::Ref;
use crate::messages::Message;

/// The problems of the open file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    /// The problems, in the order of the file.
    pub list: Vec<Diagnostic>,
    /// The number of entries with problems.
    pub invalid: usize,
    /// The number of all entries.
    pub entries: usize,
    /// True if the chronicle on display is from before the problems appeared.
    pub before: bool,
}

/// A single problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// File, line and column, such as `my.ron:107:9`.
    pub position: String,
    /// The file, if it is not the chronicle itself: an included one, or the map.
    pub file: Option<String>,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// A description in one line.
    pub message: String,
}

/// The open list of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProblemsMenu {
    chosen: usize,
}

/// The position in a file at which to start editing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A line and column, counted from 1, in an included file or in the main one if `None`.
    Line(Option<String>, usize, usize),
    /// The position where an id is defined.
    Id(String),
    /// No particular position.
    Whole,
}

impl ProblemsMenu {
    /// The index of the chosen problem, clamped to the number of problems.
    pub fn chosen(self, all: usize) -> usize {
        self.chosen.min(all.saturating_sub(1))
    }

    /// Chooses the problem at an index.
    pub(super) fn choose(&mut self, place: usize) {
        self.chosen = place;
    }
}

impl App {
    /// The problems of the file, or `None` if it has none.
    pub fn problems(&self) -> Option<&Problems> {
        self.problems.as_ref()
    }

    /// Sets the name of the file, or `None` if it cannot be reloaded and edited.
    pub fn set_file(&mut self, name: Option<String>) {
        self.file = name;
    }

    /// Sets the problems of the file. If there are none, the list of problems is closed.
    pub fn set_problems(&mut self, problems: Option<Problems>) {
        if problems.is_none() && matches!(self.overlay(), Some(Overlay::Problems(_))) {
            self.top.close();
        }
        self.problems = problems;
    }

    /// The most urgent news about the file, for the header: its problems, or else what an import left out.
    pub fn news_of_file(&self) -> Option<String> {
        let Some(problems) = &self.problems else {
            return self.left_out.as_ref()?.line(self.interface);
        };
        let first = problems
            .list
            .first()
            .filter(|_| problems.before || problems.invalid == 0);
        if let Some(diagnostic) = first {
            return Some(format!("{} {}", diagnostic.position, diagnostic.message));
        }
        let (invalid, all) = (
            self.interface.total(problems.invalid),
            self.interface.total(problems.entries),
        );
        Some(self.fill(Message::HeaderProblems, &[("n", &invalid), ("all", &all)]))
    }

    /// Handles an action in the list of problems.
    pub(super) fn act_on_problems(&mut self, asked: MenuAction) -> Outcome {
        let all = self
            .problems
            .as_ref()
            .map_or(0, |problems| problems.list.len());
        let Some(Overlay::Problems(menu)) = self.top.overlay_mut() else {
            return Outcome::Unchanged;
        };
        let now = menu.chosen(all);
        menu.chosen = match asked {
            MenuAction::Next => now + 1,
            MenuAction::Previous => now.saturating_sub(1),
            MenuAction::First => 0,
            MenuAction::Last => usize::MAX,
            MenuAction::Accept => return self.edit_problem(now),
            MenuAction::Cancel => {
                self.top.close();
                return Outcome::Redraw;
            }
        };
        menu.chosen = menu.chosen(all);
        Outcome::Redraw
    }

    fn edit_problem(&self, chosen: usize) -> Outcome {
        let diagnostic = self
            .problems
            .as_ref()
            .and_then(|problems| problems.list.get(chosen));
        diagnostic.map_or(Outcome::Unchanged, |diagnostic| {
            let file = diagnostic.file.clone();
            Outcome::Edit(Spot::Line(file, diagnostic.line, diagnostic.column))
        })
    }

    /// Asks to edit the definition of the card's subject.
    pub(super) fn edit_card(&self) -> Outcome {
        Outcome::Edit(match self.trail.page().subject {
            // A tag has no definition of its own: it may occur in many places.
            Subject::Thing(Ref::Tag(_)) | Subject::Chronicle | Subject::Chapter(_) => Spot::Whole,
            Subject::Thing(of) => Spot::Id(self.chronicle.id(of).to_owned()),
        })
    }

    /// Shows a message in the footer until the next key.
    pub fn notify(&mut self, words: String) {
        self.notice = Some(words);
    }
}
