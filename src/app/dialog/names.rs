//! Choosing the languages of names.

use crate::app::{App, MenuAction, NamesMenuAction, Overlay};
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

    /// Starts again in another chronicle.
    pub(in crate::app) fn renew(&mut self, moved: impl Fn(Choice) -> Choice) {
        self.before = moved(self.before);
    }
}

impl App {
    /// The row of the menu that the arrow is on: a language, or the one after them all for no gloss.
    pub fn menu_row(&self, menu: &NamesMenu) -> usize {
        match menu.choosing {
            Choosing::Main => self
                .chronicle
                .languages
                .place(self.choice.main)
                .unwrap_or(0),
            Choosing::Gloss => self
                .choice
                .gloss
                .and_then(|gloss| self.chronicle.languages.place(gloss))
                .unwrap_or(self.chronicle.languages.len()),
        }
    }

    pub(super) fn act_on_names_menu(&mut self, menu: &NamesMenu, asked: MenuAction) {
        let row = self.menu_row(menu);
        match asked {
            MenuAction::Next => self.choose(menu, row + 1),
            MenuAction::Previous => self.choose(menu, row.saturating_sub(1)),
            MenuAction::First => self.choose(menu, 0),
            MenuAction::Last => self.choose(menu, usize::MAX),
            MenuAction::Accept => _ = self.top.close(),
            MenuAction::Cancel => {
                self.choice = menu.before;
                self.top.close();
            }
        }
    }

    /// Changes which of the two languages is being chosen.
    pub(in crate::app) fn change_names_menu(&mut self, asked: NamesMenuAction) {
        let Some(Overlay::Names(menu)) = self.top.overlay_mut() else {
            return;
        };
        menu.choosing = match (asked, menu.choosing) {
            (NamesMenuAction::Switch, Choosing::Main) => Choosing::Gloss,
            (NamesMenuAction::Switch, Choosing::Gloss) => Choosing::Main,
        };
    }

    /// Chooses a row of the menu.
    pub(in crate::app) fn choose(&mut self, menu: &NamesMenu, row: usize) {
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
