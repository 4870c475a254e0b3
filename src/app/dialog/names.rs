//! Choosing the languages of names.

use crate::app::{App, Key, KeyCode, Outcome, Overlay};
use crate::names::{Choice, LanguageId};

/// The menu of languages. What is chosen in it shows at once; leaving it restores what was before.
#[derive(Debug, Clone)]
pub struct NamesMenu {
    /// Which of the two languages is being chosen.
    pub choosing: Choosing,
    before: Choice,
}

/// Which of the two languages is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// The language of names.
    Main,
    /// The language beside them.
    Gloss,
}

impl NamesMenu {
    /// The menu, and the choice that leaving it restores.
    pub fn new(before: Choice) -> Self {
        Self {
            choosing: Choosing::Main,
            before,
        }
    }

    /// Begins anew in another chronicle.
    pub(in crate::app) fn renew(&mut self, moved: impl Fn(Choice) -> Choice) {
        self.before = moved(self.before);
    }
}

impl App {
    /// The row of the menu that the arrow is on: a language, or the one after them all for no gloss.
    pub fn menu_row(&self, menu: &NamesMenu) -> usize {
        match menu.choosing {
            Choosing::Main => self.choice.main.index(),
            Choosing::Gloss => self
                .choice
                .gloss
                .map_or(self.chronicle.languages.len(), LanguageId::index),
        }
    }

    pub(super) fn press_in_names(&mut self, mut menu: NamesMenu, key: Key) -> Outcome {
        let row = self.menu_row(&menu);
        match key.code {
            _ if key == super::ENTER => return Outcome::Redraw,
            KeyCode::Esc => {
                self.choice = menu.before;
                return Outcome::Redraw;
            }
            KeyCode::Down | KeyCode::Char('j' | 'L') => self.choose(&menu, row + 1),
            KeyCode::Up | KeyCode::Char('k') => self.choose(&menu, row.saturating_sub(1)),
            KeyCode::Home | KeyCode::Char('g') => self.choose(&menu, 0),
            KeyCode::End | KeyCode::Char('G') => self.choose(&menu, usize::MAX),
            KeyCode::Tab
            | KeyCode::Left
            | KeyCode::Right
            | KeyCode::Char('h' | 'l' | 't' | ' ') => {
                menu.choosing = if menu.choosing == Choosing::Main {
                    Choosing::Gloss
                } else {
                    Choosing::Main
                };
            }
            _ => {
                self.top.open(Overlay::Names(menu));
                return Outcome::Unchanged;
            }
        }
        self.top.open(Overlay::Names(menu));
        Outcome::Redraw
    }

    fn choose(&mut self, menu: &NamesMenu, row: usize) {
        let languages: Vec<LanguageId> = self.chronicle.languages.iter().collect();
        match menu.choosing {
            Choosing::Main => {
                self.choice.main = languages
                    .get(row)
                    .or(languages.last())
                    .copied()
                    .unwrap_or(self.choice.main);
            }
            Choosing::Gloss => self.choice.gloss = languages.get(row).copied(),
        }
    }
}
