//! What is asked of the reader over the panes: each sort of question in a file of its own.

mod date;
mod filter;
mod line;
mod names;
mod search;

pub use date::DateDialog;
pub use filter::{FilterMenu, FilterRow};
pub use line::Line;
pub use names::{Choosing, NamesMenu};
pub use search::{Answer, SearchDialog};

use super::{Action, App, Key, KeyCode, Outcome, action_for};

/// A question that is open over the panes. Until it is answered, keys go to it.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// Which date to go to.
    Date(DateDialog),
    /// What to look for.
    Search(Box<SearchDialog>),
    /// Which languages names are to be in.
    Names(NamesMenu),
    /// Which lanes and events are to be shown.
    Filter(Box<FilterMenu>),
}

const ENTER: Key = Key {
    code: KeyCode::Enter,
    control: false,
    alt: false,
    shift: false,
};
const ESC: Key = Key {
    code: KeyCode::Esc,
    control: false,
    alt: false,
    shift: false,
};

impl App {
    /// Answers a key while a dialog is open.
    pub(super) fn press_in_dialog(&mut self, key: Key) -> Outcome {
        match action_for(key) {
            Some(Action::Interrupt) => return Outcome::Interrupt,
            Some(Action::Suspend) => return Outcome::Suspend,
            Some(Action::Repaint) => return Outcome::Repaint,
            _ => {}
        }
        match self.dialog.take() {
            Some(Dialog::Names(menu)) => self.press_in_names(menu, key),
            Some(Dialog::Filter(menu)) => self.press_in_filter(menu, key),
            Some(_) if key == ESC => Outcome::Redraw,
            Some(Dialog::Date(dialog)) => self.press_in_date(dialog, key),
            Some(Dialog::Search(dialog)) => self.press_in_search(dialog, key),
            None => Outcome::Unchanged,
        }
    }

    /// Takes text from the clipboard; only an open line has a place for it.
    pub fn paste(&mut self, text: &str) -> Outcome {
        match &mut self.dialog {
            Some(Dialog::Date(dialog)) => dialog.line.insert(text),
            Some(Dialog::Search(dialog)) => {
                dialog.line.insert(text);
                dialog.begin(&self.chronicle);
            }
            Some(Dialog::Names(_) | Dialog::Filter(_)) | None => return Outcome::Unchanged,
        }
        Outcome::Redraw
    }
}
