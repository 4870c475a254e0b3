//! Problems of the file that is shown: counted in the header, listed over the screen.

use super::action::MenuAction;
use super::{App, Outcome, Overlay};
use crate::card::Subject;
use crate::chronicle::Ref;
use crate::messages::Message;

/// What is wrong with the file that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    /// Each of them, in the order of the file.
    pub list: Vec<Trouble>,
    /// How many entries have problems.
    pub wrong: usize,
    /// How many entries there are.
    pub entries: usize,
    /// True if what is shown is what the file said before them.
    pub before: bool,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// File, line and column, as `my.ron:107:9`.
    pub place: String,
    /// The file, if it is one that is included.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What it is, in a line.
    pub words: String,
}

/// The list of problems while it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProblemsMenu {
    chosen: usize,
}

/// What of a file is to be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A line and a column, from 1, of the file itself or of one that it includes.
    Line(Option<String>, usize, usize),
    /// Where something has its id.
    Id(String),
    /// The file as a whole.
    Whole,
}

impl ProblemsMenu {
    /// The place of what is chosen among so many.
    pub fn chosen(self, all: usize) -> usize {
        self.chosen.min(all.saturating_sub(1))
    }

    /// Chooses by the place.
    pub(super) fn choose(&mut self, place: usize) {
        self.chosen = place;
    }
}

impl App {
    /// What is wrong with the file, if anything is.
    pub fn problems(&self) -> Option<&Problems> {
        self.problems.as_ref()
    }

    /// Takes the name of the file, which can be read again and edited.
    pub fn set_file(&mut self, name: Option<String>) {
        self.file = name;
    }

    /// Takes what is wrong with the file now; the list closes where that is nothing.
    pub fn set_problems(&mut self, problems: Option<Problems>) {
        if problems.is_none() && matches!(self.overlay(), Some(Overlay::Problems(_))) {
            self.top.close();
        }
        self.problems = problems;
    }

    /// What the header has to say of the file before anything else: its problems, or what could not be imported.
    pub fn news_of_file(&self) -> Option<String> {
        let Some(problems) = &self.problems else {
            return self.left_out.as_ref()?.line(self.interface);
        };
        let first = problems
            .list
            .first()
            .filter(|_| problems.before || problems.wrong == 0);
        if let Some(trouble) = first {
            return Some(format!("{} {}", trouble.place, trouble.words));
        }
        let (wrong, all) = (
            self.interface.total(problems.wrong),
            self.interface.total(problems.entries),
        );
        Some(self.tell(Message::HeaderProblems, &[("n", &wrong), ("all", &all)]))
    }

    /// Answers an action in the list of problems.
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
        let trouble = self
            .problems
            .as_ref()
            .and_then(|problems| problems.list.get(chosen));
        trouble.map_or(Outcome::Unchanged, |trouble| {
            let file = trouble.file.clone();
            Outcome::Edit(Spot::Line(file, trouble.line, trouble.column))
        })
    }

    /// What the card shows, to be edited.
    pub(super) fn edit_card(&self) -> Outcome {
        Outcome::Edit(match self.trail.page().subject {
            // A tag stands wherever it is given.
            Subject::Thing(Ref::Tag(_)) | Subject::Chronicle | Subject::Chapter(_) => Spot::Whole,
            Subject::Thing(of) => Spot::Id(self.chronicle.id(of).to_owned()),
        })
    }

    /// Says something in the footer until the next key.
    pub fn notify(&mut self, words: String) {
        self.notice = Some(words);
    }
}
