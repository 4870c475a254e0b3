//! The command palette: finds actions by their descriptions.

use std::ops::Range;

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Matcher, Utf32Str};

use super::Line;
use crate::app::{Action, App, Binding, OverlayAction, Step};
use crate::messages::Interface;
use crate::search::fold;
use crate::text::{is_ideograph, step_on};

/// The command palette. Actions are matched by their descriptions in the language of the interface.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// The text typed so far.
    pub line: Line,
    /// The actions that were possible when the palette was opened.
    possible: Vec<&'static Binding>,
    /// The matching actions, best first.
    offered: Vec<Offered>,
    /// True if the text has changed since it was matched. After a burst of keys, only the final text is matched.
    fresh: bool,
    chosen: usize,
    /// True if the user has moved the cursor since the text last changed.
    moved: bool,
}

/// An action that matches the text typed.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The action with its keys.
    pub binding: &'static Binding,
    /// The byte ranges of its description that match.
    pub marks: Vec<Range<usize>>,
}

impl Palette {
    fn new(possible: Vec<&'static Binding>) -> Self {
        Self {
            possible,
            fresh: true,
            ..Self::default()
        }
    }

    /// The matching actions, from top to bottom.
    pub fn offered(&self) -> &[Offered] {
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
        Some(self.offered.get(self.chosen)?.binding)
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

    /// Edits the text. If it has changed, the actions are matched by [`look`](Self::look).
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Line)) {
        if self.line.change(change) {
            (self.fresh, self.chosen, self.moved) = (true, 0, false);
        }
    }

    /// Looks for the actions that match the text, unless already done.
    pub(in crate::app) fn look(&mut self, interface: Interface) {
        if !std::mem::take(&mut self.fresh) {
            return;
        }
        let (wanted, mut matcher) = (parts(self.line.text()), Matcher::default());
        // Signs alone match nothing, not everything.
        let may_match = !wanted.is_empty() || self.line.text().trim().is_empty();
        let mut scored: Vec<(u32, Offered)> = Vec::new();
        for binding in self.possible.iter().filter(|_| may_match) {
            let found = found_in(interface.say(binding.description), &wanted, &mut matcher);
            scored.extend(found.map(|(score, marks)| (score, Offered { binding, marks })));
        }
        // The sort is stable, so equal scores keep the order of the table.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.offered = scored.into_iter().map(|(_, offered)| offered).collect();
    }
}

/// The parts of a typed text, without case, tone marks and diacritics.
fn parts(typed: &str) -> Vec<Atom> {
    let (case, marks) = (CaseMatching::Respect, Normalization::Never);
    Pattern::new(&fold(typed), case, marks, AtomKind::Fuzzy).atoms
}

/// How well words match all wanted parts, and the byte ranges of the matching graphemes. `None` if they do not.
fn found_in(
    words: &str,
    wanted: &[Atom],
    matcher: &mut Matcher,
) -> Option<(u32, Vec<Range<usize>>)> {
    let graphemes: Vec<Range<usize>> = graphemes(words).collect();
    // One letter for each grapheme, so that the places of the matching letters are those of the graphemes.
    let letters = graphemes.iter().map(|at| fold(&words[at.clone()]));
    let letters: Vec<char> = letters
        .map(|letter| letter.chars().next().unwrap_or(' '))
        .collect();
    let (mut score, mut marks) = (0, Vec::new());
    for part in wanted {
        let mut met = Vec::new();
        score += u32::from(part.indices(Utf32Str::Unicode(&letters), matcher, &mut met)?);
        let met: Vec<usize> = met
            .into_iter()
            .filter_map(|place| usize::try_from(place).ok())
            .collect();
        if !is_meant(&letters, &met) {
            return None;
        }
        marks.extend(
            met.iter()
                .filter_map(|place| graphemes.get(*place).cloned()),
        );
    }
    Some((score, marks))
}

/// The byte ranges of the graphemes of a text.
fn graphemes(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = step_on(text, start);
        let at = start..end;
        start = end;
        (!at.is_empty()).then_some(at)
    })
}

/// Whether the matching letters are next to each other, or each piece of them begins a word and goes on within it. Letters scattered over
/// long words match nearly everything.
fn is_meant(letters: &[char], places: &[usize]) -> bool {
    let is_word = |place: usize| {
        letters
            .get(place)
            .is_some_and(|letter| letter.is_alphanumeric())
    };
    let begins = |place: usize| {
        let before = place.checked_sub(1).filter(|before| is_word(*before));
        before.is_none() || letters.get(place).copied().is_some_and(is_ideograph)
    };
    let is_run = places.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let goes_on = |pair: &[usize]| begins(pair[1]) || (pair[0]..pair[1]).all(is_word);
    is_run || (places.first().copied().is_none_or(begins) && places.windows(2).all(goes_on))
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
        app.prepare();
        app
    }

    fn offered(app: &App) -> Vec<Message> {
        let Some(Overlay::Palette(palette)) = app.overlay() else {
            panic!("the palette is closed")
        };
        let offered = palette.offered().iter();
        offered.map(|offered| offered.binding.description).collect()
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
    fn signs_alone_match_nothing() {
        let all = offered(&app("j<ctrl-p>")).len();
        for (typed, expected) in [("?", 0), ("--", 0), ("<space>", all)] {
            let found = offered(&app(&format!("j<ctrl-p>{typed}"))).len();
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[test]
    fn moving_in_the_text_keeps_the_chosen_action() {
        let mut app = app("j<ctrl-p>the<down><down><left><home><ctrl-a>");
        let chosen = |app: &App| {
            let Some(Overlay::Palette(palette)) = app.overlay() else {
                panic!("the palette is closed")
            };
            palette.chosen_place()
        };
        assert_eq!(chosen(&app), 2);
        for key in parse_keys("x").unwrap() {
            app.press(key);
        }
        assert_eq!(chosen(&app), 0);
    }

    #[test]
    fn letters_match_at_the_starts_of_words_or_in_a_run() {
        for (words, typed, expected) in [
            (
                "map of the places",
                "mp plcs",
                vec!["m", "p", "p", "l", "c", "s"],
            ),
            ("map of the places", "motp", vec!["m", "o", "t", "p"]),
            ("map of the places", "lace", vec!["l", "a", "c", "e"]),
            ("map of the places", "aoes", vec![]),
            ("map of the places", "mace", vec![]),
            ("場所の地図を開く", "地図", vec!["地", "図"]),
            ("場所の地図を開く", "地開", vec!["地", "開"]),
            ("bản đồ", "bản", vec!["b", "ả", "n"]),
            ("bản đồ", "ban do", vec!["b", "ả", "n", "đ", "ồ"]),
            ("場所の地図を開く", "地图", vec!["地", "図"]),
        ] {
            let mut matcher = Matcher::default();
            let found = found_in(words, &parts(typed), &mut matcher);
            let marks = found.map_or_else(Vec::new, |(_, marks)| marks).into_iter();
            let marks: Vec<&str> = marks.map(|range| &words[range]).collect();
            assert_eq!(marks, expected, "{typed}");
        }
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
        app.prepare();
        assert_eq!(offered(&app).first(), Some(&Message::Map));
    }
}
