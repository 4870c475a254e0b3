//! The user's keymap: changes to the default bindings, by context and action.

use std::collections::HashMap;
use std::fmt::Write;

use super::bindings::{BINDINGS, Binding};
use super::context::Context;
use super::key::Key;
use super::keymap::Keymap;
use crate::messages::Interface;
use crate::text::{Widths, nearest};

/// A word in the settings and its byte offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The word.
    pub text: String,
    /// Its byte offset.
    pub at: usize,
}

/// New keys for an action, in place of its default keys. An empty list removes the binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The name of the context.
    pub context: Written,
    /// The name of the action.
    pub action: Written,
    /// The keys.
    pub keys: Vec<Written>,
}

/// An error in the rebindings, and its byte offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misbinding {
    /// The byte offset.
    pub at: usize,
    /// A message, with a suggestion if there is one.
    pub message: String,
}

/// The rebindings that were understood, and the errors in the others.
#[derive(Default)]
struct Changes {
    /// The new keys by the index of their binding, each with its byte offset.
    keys: HashMap<usize, Vec<(Key, usize)>>,
    errors: Vec<Misbinding>,
}

impl Keymap {
    /// The default keymap with some rebindings.
    ///
    /// # Errors
    ///
    /// Returns all errors in the rebindings, in the order of the settings.
    pub fn changed(rebindings: &[Rebinding]) -> Result<Self, Vec<Misbinding>> {
        let mut changes = Changes::default();
        for rebinding in rebindings {
            changes.take(rebinding);
        }
        let standard = Self::standard();
        let keys: Vec<Vec<(Key, Option<usize>)>> = standard
            .lines()
            .enumerate()
            .map(|(line, (_, keys))| match changes.keys.remove(&line) {
                Some(keys) => keys.into_iter().map(|(key, at)| (key, Some(at))).collect(),
                None => keys.iter().map(|key| (*key, None)).collect(),
            })
            .collect();
        changes.find_double(&keys);
        if changes.errors.is_empty() {
            let keys = keys.into_iter();
            let keys = keys.map(|keys| keys.into_iter().map(|(key, _)| key).collect());
            return Ok(Self::new(keys.collect()));
        }
        changes.errors.sort_by_key(|error| error.at);
        Err(changes.errors)
    }

    /// All bindings as settings in RON, as a template. Reading them back gives the same keymap.
    pub fn ron(&self) -> String {
        let mut ron = String::from("(\n    keys: {\n");
        for context in Context::ALL {
            // Writing to a string never fails.
            let _ = writeln!(ron, "        \"{}\": {{", context.name());
            for (binding, keys) in self.of(context) {
                let keys: Vec<String> = keys.iter().map(|key| quoted(&key.to_string())).collect();
                let words = Interface::En.say(binding.description);
                let (name, keys) = (binding.name(), keys.join(", "));
                let _ = writeln!(ron, "            \"{name}\": [{keys}], // {words}");
            }
            ron.push_str("        },\n");
        }
        ron + "    },\n)\n"
    }

    /// All bindings as a list: the name of each action, its keys and its description.
    pub fn list(&self) -> String {
        let keys = |keys: &[Key]| {
            let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
            keys.join(" ")
        };
        let name = BINDINGS
            .iter()
            .map(|line| line.name().len())
            .max()
            .unwrap_or(0);
        // A key may be a character that is two columns wide.
        let widths = Widths::default();
        let width = self.lines().map(|(_, of)| widths.columns(&keys(of))).max();
        let width = width.unwrap_or(0);
        let mut list = String::new();
        for context in Context::ALL {
            let _ = writeln!(list, "{}", context.name());
            for (binding, of) in self.of(context) {
                let words = Interface::En.say(binding.description);
                let (called, keys) = (binding.name(), widths.pad(&keys(of), width));
                let _ = writeln!(list, "  {called:name$}  {keys}  {words}");
            }
        }
        list
    }
}

impl Changes {
    fn take(&mut self, rebinding: &Rebinding) {
        let Rebinding {
            context,
            action,
            keys,
        } = rebinding;
        let Some(known) = Context::named(&context.text) else {
            let names = Context::ALL.map(Context::name);
            return self.unknown("context", context, &names);
        };
        let of = BINDINGS.iter().enumerate();
        let of: Vec<(usize, &Binding)> = of.filter(|(_, line)| line.context == known).collect();
        let Some((line, _)) = of.iter().find(|(_, line)| line.name() == action.text) else {
            let names: Vec<&str> = of.iter().map(|(_, line)| line.name()).collect();
            return self.unknown("action", action, &names);
        };
        let keys: Vec<(Key, usize)> = keys
            .iter()
            .filter_map(|key| Some((self.key(known, key)?, key.at)))
            .collect();
        if self.keys.insert(*line, keys).is_some() {
            let message = format!("`{}` already has keys above", action.text);
            self.report(action.at, message);
        }
    }

    fn key(&mut self, context: Context, written: &Written) -> Option<Key> {
        match Key::parse(&written.text) {
            Ok(key) if context.takes_text() && key.letter().is_some() => {
                let message = format!(
                    "`{}` types a character in a prompt and cannot be bound there; add ctrl- or alt-",
                    written.text
                );
                self.report(written.at, message);
                None
            }
            Ok(key) => Some(key),
            Err(error) => {
                let meant = nearest(&written.text, Key::names());
                self.report(written.at, format!("{error}{}", suggestion(meant)));
                None
            }
        }
    }

    /// Reports keys that are bound twice in one context, at an offset in the settings.
    fn find_double(&mut self, keys: &[Vec<(Key, Option<usize>)>]) {
        let mut seen: HashMap<(Context, Key), (&Binding, Option<usize>)> = HashMap::new();
        for (binding, keys) in BINDINGS.iter().zip(keys) {
            for (key, at) in keys {
                let Some((other, before)) = seen.insert((binding.context, *key), (binding, *at))
                else {
                    continue;
                };
                // Prefer the later offset; a default key has none.
                let (at, other) = if *at >= before {
                    (*at, other)
                } else {
                    (before, binding)
                };
                let (context, name) = (binding.context.name(), other.name());
                let message = format!(
                    "`{key}` is already bound to `{name}` in `{context}`; give that other keys, or none: \"{name}\": []"
                );
                self.report(at.unwrap_or(0), message);
            }
        }
    }

    fn unknown(&mut self, what: &str, written: &Written, names: &[&str]) {
        let meant = suggestion(nearest(&written.text, names.iter().copied()));
        self.report(
            written.at,
            format!("unknown {what} `{}`{meant}", written.text),
        );
    }

    fn report(&mut self, at: usize, message: String) {
        self.errors.push(Misbinding { at, message });
    }
}

fn suggestion(meant: Option<&str>) -> String {
    meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

/// A string literal in RON.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_line_whatever_keys_it_has() {
        let written = |text: &str| Written {
            text: text.to_owned(),
            at: 0,
        };
        let rebinding = Rebinding {
            context: written("panes"),
            action: written("next-event"),
            keys: vec![written("年"), written("ё"), written("ctrl-n")],
        };
        let keymap = Keymap::changed(&[rebinding]).unwrap();
        let list = keymap.list();
        assert!(list.contains("年 ё ctrl-n"));
        let words = keymap
            .lines()
            .map(|(line, _)| Interface::En.say(line.description));
        let before = words.filter_map(|words| {
            let line = list
                .lines()
                .find(|line| line.ends_with(&format!("  {words}")))?;
            Some(Widths::default().columns(line.strip_suffix(words)?))
        });
        let before: std::collections::BTreeSet<usize> = before.collect();
        assert_eq!(before.len(), 1, "{list}");
    }
}
