//! Searching: what is being looked for, and which answer is chosen.

use super::{Dialog, Line};
use crate::app::{App, Found, Key, KeyCode, Outcome};
use crate::chronicle::{Chronicle, Ref};
use crate::search::Search;
use crate::time::When;

/// The dialog that searches while its line is being written.
#[derive(Debug, Clone)]
pub struct SearchDialog {
    /// What was written so far.
    pub line: Line,
    /// The search for it.
    pub search: Search,
    /// Which of the answers is chosen, from 0.
    pub chosen: usize,
}

/// One answer.
#[derive(Debug, Clone, Copy)]
pub enum Answer<'a> {
    /// The text is a date.
    Date(&'a When),
    /// Something of the chronicle.
    Thing(Ref),
}

impl SearchDialog {
    /// A dialog with nothing written yet.
    pub fn new(chronicle: &Chronicle) -> Self {
        Self { line: Line::default(), search: Search::new("", chronicle), chosen: 0 }
    }

    /// The answers in their order: the date that the text is, then what was found.
    pub fn answers(&self) -> impl Iterator<Item = Answer<'_>> {
        self.search
            .when()
            .map(Answer::Date)
            .into_iter()
            .chain(self.search.hits().iter().map(|hit| Answer::Thing(hit.of)))
    }

    pub(super) fn begin(&mut self, chronicle: &Chronicle) {
        self.search = Search::new(self.line.text(), chronicle);
        self.search.step(chronicle, AT_ONCE);
        self.chosen = 0;
    }

    /// Begins anew in another chronicle.
    pub(in crate::app) fn renew(&mut self, chronicle: &Chronicle) {
        let chosen = self.chosen;
        self.begin(chronicle);
        self.chosen = chosen.min(self.answers().count().saturating_sub(1));
    }

    fn choose(&mut self, key: Key) -> bool {
        let last = self.answers().count().saturating_sub(1);
        self.chosen = match (key.control, key.code) {
            (false, KeyCode::Down | KeyCode::Tab) | (true, KeyCode::Char('n')) if !key.shift => self.chosen + 1,
            (false, KeyCode::Up | KeyCode::Tab) | (true, KeyCode::Char('p')) => self.chosen.saturating_sub(1),
            (false, KeyCode::PageDown) => self.chosen + PAGE,
            (false, KeyCode::PageUp) => self.chosen.saturating_sub(PAGE),
            _ => return false,
        }
        .min(last);
        true
    }
}

/// How many things are looked at before the first answers are shown: a key is to be answered at once, and of a chronicle like the
/// embedded one all names are to be among them.
const AT_ONCE: usize = 300;

/// How many answers a page has.
const PAGE: usize = 8;

impl App {
    pub(super) fn press_in_search(&mut self, mut dialog: Box<SearchDialog>, key: Key) -> Outcome {
        if key == super::ENTER {
            self.go_to_answer(dialog);
            return Outcome::Redraw;
        }
        let written = dialog.line.text().len();
        let changed = dialog.choose(key) || dialog.line.press(key);
        if dialog.line.text().len() != written {
            dialog.begin(&self.chronicle);
        }
        self.dialog = Some(Dialog::Search(dialog));
        if changed { Outcome::Redraw } else { Outcome::Unchanged }
    }

    /// Goes to the chosen answer and keeps the others for the keys that step through them.
    fn go_to_answer(&mut self, mut dialog: Box<SearchDialog>) {
        // Who is quicker than the search gets the best answer that there is.
        while dialog.search.unfinished() && dialog.answers().next().is_none() {
            dialog.search.step(&self.chronicle, AT_ONCE);
        }
        let chosen = dialog.answers().nth(dialog.chosen);
        match chosen {
            Some(Answer::Date(when)) => {
                let when = when.clone();
                self.go_to(&when);
            }
            Some(Answer::Thing(of)) => {
                self.forget_found();
                self.found = Some(Found::new(dialog.line.text(), dialog.search, of));
                self.go_to_thing(of);
            }
            None => {}
        }
    }
}
