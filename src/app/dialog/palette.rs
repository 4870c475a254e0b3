//! The command palette: finds actions by their descriptions.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Line;
use crate::app::{Action, App, Binding, OverlayAction, Step};
use crate::messages::Interface;

/// The command palette. Actions are matched by their descriptions in the language of the interface.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// The text typed so far.
    pub line: Line,
    /// The actions that were possible when the palette was opened.
    possible: Vec<&'static Binding>,
    /// The matching actions, best first.
    offered: Vec<&'static Binding>,
    chosen: usize,
    /// True if the user has moved the cursor since the text last changed.
    moved: bool,
}

impl Palette {
    fn new(possible: Vec<&'static Binding>) -> Self {
        Self {
            offered: possible.clone(),
            possible,
            ..Self::default()
        }
    }

    /// The matching actions, from top to bottom.
    pub fn offered(&self) -> &[&'static Binding] {
        &self.offered
    }

    /// The index of the chosen action.
    pub fn chosen_place(&self) -> usize {
        self.chosen
    }

    /// True if the user has moved the cursor since the text last changed.
    pub fn has_moved(&self) -> bool {
        self.moved
    }

    /// The chosen action, or `None` if nothing matches.
    pub(super) fn chosen(&self) -> Option<&'static Binding> {
        self.offered.get(self.chosen).copied()
    }

    /// Chooses the action at an index, clamped to the last one.
    pub(in crate::app) fn choose(&mut self, place: usize) {
        self.chosen = place.min(self.offered.len().saturating_sub(1));
        self.moved = true;
    }

    pub(super) fn step(&mut self, step: Step, steps: usize) {
        let last = self.offered.len().saturating_sub(1);
        self.moved = true;
        self.chosen = step.along(self.chosen, steps, last);
    }

    pub(super) fn change(&mut self, interface: Interface, change: impl FnOnce(&mut Line)) {
        change(&mut self.line);
        let pattern = Pattern::parse(self.line.text(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, &'static Binding)> = Vec::new();
        for binding in &self.possible {
            let words = Utf32Str::new(interface.say(binding.description), &mut buffer);
            let score = pattern.score(words, &mut matcher);
            scored.extend(score.map(|score| (score, *binding)));
        }
        // The sort is stable, so equal scores keep the order of the table.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.offered = scored.into_iter().map(|(_, binding)| binding).collect();
        (self.chosen, self.moved) = (0, false);
    }
}

impl App {
    /// A palette with every action that is possible on the current screen.
    pub(in crate::app) fn palette(&self) -> Palette {
        let itself = Action::Overlay(OverlayAction::Palette);
        let lines = self.keymap.actions(self.screen_context());
        let possible = lines
            .filter(|binding| binding.action != itself && self.obstacle(binding.action).is_none());
        Palette::new(possible.collect())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Overlay, Screen, parse_keys};
    use crate::messages::Message;

    fn app(keys: &str) -> App {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let mut app = App::new(chronicle, &[String::from("en")]);
        for key in parse_keys(keys).unwrap() {
            app.press(key);
        }
        app
    }

    fn offered(app: &App) -> Vec<Message> {
        let Some(Overlay::Palette(palette)) = app.overlay() else {
            panic!("the palette is closed")
        };
        let offered = palette.offered().iter();
        offered.map(|binding| binding.description).collect()
    }

    #[test]
    fn what_is_written_finds_an_action_and_enter_does_it() {
        let app = app("j<ctrl-p>map places");
        assert_eq!(offered(&app).first(), Some(&Message::Map));
        assert!(matches!(
            self::app("j<ctrl-p>mp plcs<enter>").screen(),
            Screen::Map(_)
        ));
    }

    #[test]
    fn what_cannot_be_done_is_not_offered() {
        for (keys, message, expected) in [
            ("j<ctrl-p>", Message::ZoomIn, true),
            ("jm<ctrl-p>", Message::ZoomIn, false),
            ("jm<ctrl-p>", Message::MapZoomIn, true),
            ("j<ctrl-p>", Message::MapZoomIn, false),
            ("j<ctrl-p>", Message::NextFound, false),
            ("j/siege<enter><ctrl-p>", Message::NextFound, true),
            ("j<ctrl-p>", Message::Palette, false),
        ] {
            let found = offered(&app(keys)).contains(&message);
            assert_eq!(found, expected, "{keys} {message:?}");
        }
    }

    #[test]
    fn the_words_are_those_of_the_interface() {
        let mut app = app("j");
        app.interface = Interface::Ja;
        for key in parse_keys("<ctrl-p>地図").unwrap() {
            app.press(key);
        }
        assert_eq!(offered(&app).first(), Some(&Message::Map));
    }
}
