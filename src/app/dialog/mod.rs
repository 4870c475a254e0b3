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

use super::{App, Context, Key, KeyCode, Outcome, Overlay};

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
        if let Some(action) = self.keymap.action(Context::Anywhere, key) {
            return self.act(action);
        }
        match self.top.close() {
            Some(Overlay::Names(menu)) => self.press_in_names(menu, key),
            Some(Overlay::Filter(menu)) => self.press_in_filter(menu, key),
            Some(_) if key == ESC => Outcome::Redraw,
            Some(Overlay::Date(dialog)) => self.press_in_date(dialog, key),
            Some(Overlay::Search(dialog)) => self.press_in_search(dialog, key),
            Some(Overlay::Help(_)) | None => Outcome::Unchanged,
        }
    }

    /// Takes text from the clipboard; only an open line has a place for it.
    pub fn paste(&mut self, text: &str) -> Outcome {
        match self.top.overlay_mut() {
            Some(Overlay::Date(dialog)) => dialog.line.insert(text),
            Some(Overlay::Search(dialog)) => {
                dialog.line.insert(text);
                dialog.begin(&self.chronicle);
            }
            Some(Overlay::Help(_) | Overlay::Names(_) | Overlay::Filter(_)) | None => {
                return Outcome::Unchanged;
            }
        }
        Outcome::Redraw
    }
}
