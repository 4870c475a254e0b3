//! The menu that chooses the languages of names.

use super::Line;
use crate::app::{App, MenuAction, NamesMenuAction, Overlay, Step};
use crate::messages::Message;
use crate::names::{Choice, LanguageId, english_name, own_name};
use crate::search::fold;

/// The menu of languages. A choice takes effect at once; cancelling restores the previous one.
#[derive(Debug, Clone)]
pub struct NamesMenu {
    /// Which of the two languages is being chosen.
    pub choosing: Choosing,
    /// The text typed to find a row, or `None` while not typing.
    typed: Option<Line>,
    before: Choice,
}

/// Which of the two languages is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// The main language of names.
    Main,
    /// The gloss, a second language shown beside the main one.
    Gloss,
}

impl NamesMenu {
    /// A new menu; cancelling it restores `before`.
    pub fn new(before: Choice) -> Self {
        Self {
            choosing: Choosing::Main,
            typed: None,
            before,
        }
    }

    /// The text typed to find a row, or `None` while letters act as keys.
    pub fn typed(&self) -> Option<&Line> {
        self.typed.as_ref()
    }

    /// Edits the typed text. Returns true if it has changed.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Line)) -> bool {
        self.typed.as_mut().is_some_and(|line| line.change(change))
    }

    /// Ends typing, so that letters act as keys again. The row found stays chosen.
    pub(super) fn end_typing(&mut self) {
        self.typed = None;
    }

    /// Carries the menu over to another chronicle.
    pub(in crate::app) fn renew(&mut self, moved: impl Fn(Choice) -> Choice) {
        self.before = moved(self.before);
    }
}

impl App {
    /// The row of the cursor: a language, or the row after all languages, which means no gloss.
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
        match asked {
            MenuAction::Next => self.step_in_names(menu, Step::On, 1),
            MenuAction::Previous => self.step_in_names(menu, Step::Back, 1),
            MenuAction::First => self.choose(menu, 0),
            MenuAction::Last => self.choose(menu, usize::MAX),
            MenuAction::Accept => _ = self.top.close(),
            MenuAction::Cancel => {
                self.choice = menu.before;
                self.top.close();
            }
        }
    }

    /// Moves the choice by a number of rows.
    pub(super) fn step_in_names(&mut self, menu: &NamesMenu, step: Step, steps: usize) {
        self.choose(menu, step.along(self.menu_row(menu), steps, usize::MAX));
    }

    /// Switches between the two languages, or starts typing to find one.
    pub(in crate::app) fn change_names_menu(&mut self, asked: NamesMenuAction) {
        let Some(Overlay::Names(menu)) = self.top.overlay_mut() else {
            return;
        };
        match (asked, menu.choosing) {
            (NamesMenuAction::Switch, Choosing::Main) => menu.choosing = Choosing::Gloss,
            (NamesMenuAction::Switch, Choosing::Gloss) => menu.choosing = Choosing::Main,
            (NamesMenuAction::Find, _) => menu.typed = Some(Line::default()),
        }
    }

    /// The row that matches the typed text. A name or tag that starts with it is preferred to one that contains it.
    pub fn typed_row(&self, menu: &NamesMenu) -> Option<usize> {
        let typed = fold(menu.typed.as_ref()?.text());
        let tags = self.chronicle.languages.iter();
        let tags = tags.map(|language| self.chronicle.languages.tag(language));
        let languages = tags.map(|tag| vec![own_name(tag), english_name(tag).unwrap_or(""), tag]);
        let no_gloss = vec![self.say(Message::MenuNoGloss)];
        let rows = languages.chain((menu.choosing == Choosing::Gloss).then_some(no_gloss));
        let rank = |names: Vec<&str>| {
            let ranks = names.into_iter().filter_map(|name| {
                let at = fold(name).find(&typed)?;
                Some(usize::from(at > 0))
            });
            ranks.min()
        };
        let ranked = rows.map(rank).enumerate();
        let found = ranked.filter_map(|(row, rank)| Some((rank?, row)));
        let (_, row) = found.min().filter(|_| !typed.is_empty())?;
        Some(row)
    }

    /// Moves the cursor to the row that matches the typed text, if there is one.
    pub(super) fn choose_typed(&mut self) {
        let Some(Overlay::Names(menu)) = self.overlay() else {
            return;
        };
        let menu = menu.clone();
        if let Some(row) = self.typed_row(&menu) {
            self.choose(&menu, row);
        }
    }

    /// Chooses a row of the menu; a row past the end means the last one.
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::app::{App, Overlay, parse_keys};

    /// The languages chosen after some keys, and whether the menu is still open.
    fn chosen(keys: &str) -> (String, bool) {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let mut app = App::new(chronicle, &[String::from("en")]);
        for key in parse_keys(keys).unwrap() {
            app.press(key);
        }
        let tag = |language| app.chronicle.languages.tag(language);
        let gloss = app.choice.gloss.map_or("none", tag);
        let open = matches!(app.overlay(), Some(Overlay::Names(_)));
        (format!("{} {gloss}", tag(app.choice.main)), open)
    }

    #[test]
    fn a_language_is_found_by_typing() {
        for (name, keys, expected, open) in [
            ("by its own name", "M/tieng", "vi zh-Hant", true),
            (
                "without /, by a letter that is no key",
                "Mv",
                "vi zh-Hant",
                true,
            ),
            ("by its tag", "M/zh-hans", "zh-Hans zh-Hant", true),
            ("by its name in English", "M/japanese", "ja zh-Hant", true),
            ("in its own script", "M/한국", "ko zh-Hant", true),
            (
                "what begins so before what has it in it",
                "M/ko",
                "ko zh-Hant",
                true,
            ),
            ("nothing found changes nothing", "M/qq", "en zh-Hant", true),
            (
                "j is a letter, arrows move",
                "M/en<down>j",
                "zh-Hant zh-Hant",
                true,
            ),
            (
                "moving in the text keeps the row",
                "M/en<down><left>",
                "zh-Hant zh-Hant",
                true,
            ),
            ("enter keeps it", "M/ko<enter>", "ko zh-Hant", false),
            ("esc ends the typing only", "M/ko<esc>", "ko zh-Hant", true),
            (
                "then j is a key again",
                "M/en<esc>j",
                "zh-Hant zh-Hant",
                true,
            ),
            ("and esc restores", "M/ko<esc><esc>", "en zh-Hant", false),
            ("the gloss", "M<tab>/indo", "en id", true),
            ("no gloss", "M<tab>/no g", "en none", true),
        ] {
            assert_eq!(chosen(keys), (expected.to_owned(), open), "{name}: {keys}");
        }
    }
}
