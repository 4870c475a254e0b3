//! The key bindings in words, for the footer, the help and the README.

use std::fmt::Write;

use ratatui::layout::Rect;

use super::bindings::Binding;
use super::context::{Context, Group};
use super::key::Key;
use super::{
    Action, App, CardAction, FilterAction, FilterMenuAction, FilterRow, Keymap, NameAction,
    Overlay, OverlayAction, ProgramAction, Screen, ScreenAction, SelectionAction, Stepped,
    WindowAction,
};
use crate::layout::{Pane, Panes, Shape};
use crate::messages::{Interface, Message};

/// Keys with a short label for the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The keys with their actions. Keys of opposite actions are listed together.
    pub keys: Vec<(String, Action)>,
    /// The label.
    pub word: Message,
}

impl Hint {
    /// The keys as they are displayed: `j/k`.
    pub fn written(&self) -> String {
        let keys: Vec<&str> = self.keys.iter().map(|(key, _)| key.as_str()).collect();
        keys.join("/")
    }
}

/// The lines of the help under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpGroup {
    /// The group of actions that they describe.
    pub group: Group,
    /// The keys of each line and what they do.
    pub lines: Vec<(String, Message)>,
}

impl App {
    /// The hints for the footer: what is useful in the current state, most important first, with opposite actions joined. While an overlay
    /// is open, the keys of the overlay.
    pub fn hints(&self, screen: Rect) -> Vec<Hint> {
        let panes = self.panes_on(screen);
        let mut hints: Vec<Hint> = Vec::new();
        let lines = self.keymap.reach(self.context());
        for (binding, key) in lines.filter(|(binding, _)| self.is_of_use(&panes, binding)) {
            let Some(word) = self.word_on_row(binding).or(binding.hint) else {
                continue;
            };
            let said = hints.iter().any(|hint| hint.word == word);
            match hints.last_mut().filter(|hint| hint.word == word) {
                Some(hint) => hint.keys.push((key.to_string(), binding.action)),
                // An outer context binds other keys to the same action.
                None if said => {}
                None => hints.push(Hint {
                    keys: vec![(key.to_string(), binding.action)],
                    word,
                }),
            }
        }
        hints
    }

    /// Hints while the user steps through languages: the keys for that, and the key for the interface language, which those keys do not
    /// change. Empty otherwise.
    pub fn step_hints(&self) -> Vec<Hint> {
        let (next, previous, word) = match self.stepped {
            Some(Stepped::Names) => (
                NameAction::NextLanguage,
                NameAction::PreviousLanguage,
                Message::HintLanguage,
            ),
            Some(Stepped::Gloss) => (
                NameAction::NextGloss,
                NameAction::PreviousGloss,
                Message::HintGloss,
            ),
            None => return Vec::new(),
        };
        let key = |of: NameAction| {
            let action = Action::Names(of);
            let key = self.key_in(self.context(), action)?;
            Some((key.to_string(), action))
        };
        let hint = |of: &[NameAction], word| Hint {
            keys: of.iter().copied().filter_map(key).collect(),
            word,
        };
        let mut hints = vec![
            hint(&[next, previous], word),
            hint(&[NameAction::NextInterface], Message::HintInterface),
        ];
        hints.retain(|hint| !hint.keys.is_empty());
        hints
    }

    /// A message of the interface with its parts filled in. Placeholders like `{panes.help}` become the key for that action.
    pub fn fill(&self, message: Message, parts: &[(&str, &str)]) -> String {
        let named: Vec<(&str, String)> = Interface::places(self.say(message))
            .filter_map(|place| Some((place, self.keymap.first_named(place)?.to_string())))
            .collect();
        let keys = named.iter().map(|(place, key)| (*place, key.as_str()));
        let all: Vec<(&str, &str)> = parts.iter().copied().chain(keys).collect();
        self.interface.fill(message, &all)
    }

    /// The first key that triggers an action on the current screen, whatever is open over it.
    pub fn key_of(&self, action: Action) -> Option<Key> {
        self.key_in(self.screen_context(), action)
    }

    fn key_in(&self, context: Context, action: Action) -> Option<Key> {
        let mut lines = self.keymap.reach(context);
        let (_, key) = lines.find(|(binding, _)| binding.action == action)?;
        Some(key)
    }

    /// The keys of a binding, as listed in the help.
    pub fn keys_of(&self, binding: &Binding) -> String {
        let mut lines = self.keymap.lines();
        let line = lines.find(|(line, _)| *line == binding);
        line.map_or_else(String::new, |(_, keys)| listed(keys))
    }

    /// The groups of the help. Without a map in the chronicle, keys for the map are left out.
    pub fn help_groups(&self) -> Vec<HelpGroup> {
        let has_map = self.has_map();
        let to_map = Action::Screen(ScreenAction::Map);
        let groups = Group::ALL.into_iter();
        let groups = groups.filter(|group| has_map || *group != Group::Map);
        let lines = |group| {
            let lines = self.keymap.lines();
            let lines = lines.filter(move |(binding, keys)| {
                binding.group == group && !keys.is_empty() && (has_map || binding.action != to_map)
            });
            lines.map(|(binding, keys)| (listed(keys), binding.description))
        };
        let groups = groups.map(|group| HelpGroup {
            group,
            lines: lines(group).collect(),
        });
        groups.filter(|group| !group.lines.is_empty()).collect()
    }

    /// The label of an action that does something else on the chosen row of the filter menu than on most.
    fn word_on_row(&self, binding: &Binding) -> Option<Message> {
        let Some(Overlay::Filter(menu)) = self.overlay() else {
            return None;
        };
        let Action::FilterMenu(action) = binding.action else {
            return None;
        };
        let turns = matches!(action, FilterMenuAction::Lower | FilterMenuAction::Higher);
        let toggles = action == FilterMenuAction::Toggle;
        if menu.at == FilterRow::Weight && (turns || toggles) {
            return Some(Message::HintWeight);
        }
        let is_group = matches!(menu.at, FilterRow::Group(_));
        (is_group && turns).then_some(Message::HintFold)
    }

    /// Whether the footer should show an action: it is possible now, and useful on this screen.
    fn is_of_use(&self, panes: &Panes, binding: &Binding) -> bool {
        if self.overlay().is_some() {
            return self.obstacle_among(panes, binding.action).is_none();
        }
        let own = binding.context == self.screen_context();
        let worth = match self.screen() {
            Screen::Panes | Screen::Card => {
                self.is_worth_a_word_in_the_panes(panes, binding.action)
            }
            Screen::Map(_) => own || is_worth_a_word_anywhere(binding.action),
            Screen::Story => {
                own || is_worth_a_word_anywhere(binding.action)
                    || matches!(
                        binding.action,
                        Action::Window(WindowAction::ZoomIn | WindowAction::ZoomOut)
                    )
            }
        };
        worth && self.obstacle_among(panes, binding.action).is_none()
    }

    /// Whether an action is worth a hint in the panes: it would have an effect now, or it leads out of a pane that covers the others.
    fn is_worth_a_word_in_the_panes(&self, panes: &Panes, action: Action) -> bool {
        let narrow = panes.shape == Shape::Narrow;
        let covered = narrow && self.is_card_open();
        let in_card = self.focus == Pane::Card || covered;
        let from_map = self.trail.is_from_map();
        match action {
            Action::Card(CardAction::Open) => {
                (narrow && !covered) || (in_card && self.trail.page().link().is_some())
            }
            Action::Card(CardAction::Back) => {
                (in_card || from_map) && self.trail.before().next().is_some()
            }
            Action::Screen(ScreenAction::StepOut) => in_card,
            Action::Screen(ScreenAction::Opening) => !self.is_opening(),
            Action::Selection(SelectionAction::Next | SelectionAction::Previous) => {
                self.focus != Pane::Card
            }
            Action::Selection(SelectionAction::NextFound | SelectionAction::PreviousFound)
            | Action::Filter(FilterAction::OnlyFound) => self.found.is_some(),
            Action::Selection(_)
            | Action::Window(_)
            | Action::Lane(_)
            | Action::Filter(_)
            | Action::Names(_)
            | Action::Dates(_)
            | Action::Card(_)
            | Action::Map(_)
            | Action::Story(_)
            | Action::Focus(_)
            | Action::Screen(_)
            | Action::Overlay(_)
            | Action::Help(_)
            | Action::Prompt(_)
            | Action::Edit(_)
            | Action::Menu(_)
            | Action::NamesMenu(_)
            | Action::FilterMenu(_)
            | Action::Program(_) => true,
        }
    }
}

/// Whether a key of the panes is also worth a hint on the map and in the story.
fn is_worth_a_word_anywhere(action: Action) -> bool {
    matches!(
        action,
        Action::Names(NameAction::NextLanguage)
            | Action::Screen(ScreenAction::StepOut)
            | Action::Overlay(OverlayAction::Help)
            | Action::Program(ProgramAction::Quit)
    )
}

fn listed(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
    keys.join("  ")
}

/// The key tables of the README in Markdown.
pub fn bindings_markdown() -> String {
    let keymap = Keymap::standard();
    let mut tables = String::new();
    for context in Context::ALL {
        let place = Interface::En.say(context.title());
        let mut table = format!("| {place} | what it does |\n| --- | --- |\n");
        for group in Group::ALL {
            let lines = keymap.of(context);
            for (binding, keys) in lines.filter(|(binding, _)| binding.group == group) {
                let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
                let words = Interface::En.say(binding.description);
                // Writing to a string cannot fail.
                let _ = writeln!(table, "| {} | {words} |", keys.join(" "));
            }
        }
        tables.push_str(&table);
        tables.push('\n');
    }
    tables
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn every_key_that_a_message_names_is_in_the_table() {
        let keymap = Keymap::standard();
        for interface in Interface::ALL {
            for message in Message::ALL {
                for place in Interface::places(interface.say(*message)) {
                    let known = !place.contains('.') || keymap.first_named(place).is_some();
                    assert!(known, "{interface:?} {}: {place}", message.key());
                }
            }
        }
    }

    #[test]
    fn the_footer_names_the_keys_of_what_is_on_top() {
        let chronicle = Arc::new(crate::format::embedded().unwrap().chronicle);
        let app = App::new(chronicle, &[]);
        for (open, expected) in [
            ("", "j/k event, / find, tab link"),
            ("?", "j/k scroll, space/u page, esc close"),
            (":", "enter accept, esc cancel"),
            ("/", "down/up choose, enter accept, esc cancel"),
            ("<ctrl-p>", "down/up choose, enter accept, esc cancel"),
            ("M/", "down/up choose, enter accept, esc cancel"),
            (
                "M",
                "tab main/gloss, / find, j/k choose, enter accept, esc cancel",
            ),
            ("o", "space show/hide, tab only this, h/l height"),
        ] {
            let mut app = app.clone();
            for key in crate::app::parse_keys(open).unwrap() {
                app.press(key);
            }
            let hints = app.hints(Rect::new(0, 0, 120, 36)).into_iter();
            let hint = |hint: Hint| format!("{} {}", hint.written(), app.say(hint.word));
            let said: Vec<String> = hints.map(hint).collect();
            let said = said.join(", ");
            assert!(said.starts_with(expected), "{open}: {said}");
            assert_eq!(
                said == expected,
                !open.is_empty() && open != "o",
                "{open}: {said}"
            );
        }
    }
}
