//! From keys to actions, and from the table to words about them.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::OnceLock;

use super::action::{Action, BINDINGS, Binding, Group};
use super::key::Key;
use super::map::ON_THE_MAP;
use crate::messages::{Interface, Message};

/// What a key asks for.
pub fn action_for(key: Key) -> Option<Action> {
    static KEYMAP: OnceLock<HashMap<Key, Action>> = OnceLock::new();
    let keymap = KEYMAP.get_or_init(|| {
        let keys = |binding: &'static Binding| {
            binding
                .keys
                .iter()
                .map(|key| (Key::parse(key), binding.action))
        };
        BINDINGS
            .iter()
            .flat_map(keys)
            .filter_map(|(key, action)| Some((key.ok()?, action)))
            .collect()
    });
    keymap.get(&key).copied()
}

/// What the footer says of the actions that are of use now: keys and a word, a pair of opposite actions as one
/// (`j/k event`).
pub fn hints(useful: impl Fn(Action) -> bool) -> Vec<(String, Message)> {
    let hinted = BINDINGS.iter().filter(|binding| useful(binding.action));
    joined(hinted.filter_map(|binding| Some((first_key(binding), binding.hint?))))
}

/// What the footer says while the map is open.
pub fn map_hints() -> Vec<(String, Message)> {
    joined(
        ON_THE_MAP
            .iter()
            .filter_map(|meaning| Some((first_key(binding(meaning.action)?), meaning.hint?))),
    )
}

/// The line of the table for an action.
pub fn binding(action: Action) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.action == action)
}

fn first_key(binding: &Binding) -> &'static str {
    binding.keys.first().copied().unwrap_or_default()
}

/// Keys that stand for one word in a row as one hint.
fn joined(words: impl Iterator<Item = (&'static str, Message)>) -> Vec<(String, Message)> {
    let mut hints: Vec<(String, Message)> = Vec::new();
    for (key, hint) in words {
        match hints.last_mut().filter(|(_, word)| *word == hint) {
            Some((keys, _)) => {
                keys.push('/');
                keys.push_str(key);
            }
            None => hints.push((key.to_owned(), hint)),
        }
    }
    hints
}

/// The key table of the README, in Markdown.
pub fn bindings_markdown() -> String {
    let mut table = String::from("| key | what it does |\n| --- | --- |\n");
    let mut row = |keys: &[&str], words: &str| {
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {} | {words} |", keys.join(" "));
    };
    for group in Group::ALL {
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            row(binding.keys, Interface::En.say(binding.description));
        }
    }
    for (meaning, description) in ON_THE_MAP
        .iter()
        .filter_map(|meaning| Some((meaning, meaning.description?)))
    {
        let keys = binding(meaning.action).map_or(&[][..], |binding| binding.keys);
        row(
            keys,
            &format!("on the map: {}", Interface::En.say(description)),
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key_and_does_one_thing() {
        let mut seen: HashMap<&str, Action> = HashMap::new();
        for binding in BINDINGS {
            for name in binding.keys {
                let key = Key::parse(name).unwrap();
                assert_eq!(action_for(key), Some(binding.action), "{name}");
                assert_eq!(
                    seen.insert(name, binding.action),
                    None,
                    "{name} is bound twice"
                );
            }
        }
    }

    #[test]
    fn opposite_actions_share_a_hint() {
        assert_eq!(
            hints(|_| true).first(),
            Some(&(String::from("j/k"), Message::HintEvent))
        );
    }
}
