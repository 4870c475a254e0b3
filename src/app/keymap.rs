//! The keymap: looks up actions by key and keys by action, with the default keys or those of the settings.

use hashbrown::HashMap;
use std::sync::{Arc, OnceLock};

use super::action::Action;
use super::bindings::{BINDINGS, Binding};
use super::context::Context;
use super::key::Key;

/// The key bindings of every context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// The keys of each entry of [`BINDINGS`], in the same order.
    keys: Vec<Vec<Key>>,
    actions: HashMap<(Context, Key), Action>,
}

impl Keymap {
    /// The default keymap.
    pub fn standard() -> Arc<Self> {
        static STANDARD: OnceLock<Arc<Keymap>> = OnceLock::new();
        Arc::clone(STANDARD.get_or_init(|| {
            let keys = |binding: &Binding| {
                let keys = binding.keys.iter();
                keys.filter_map(|key| Key::parse(key).ok()).collect()
            };
            Arc::new(Self::new(BINDINGS.iter().map(keys).collect()))
        }))
    }

    pub(super) fn new(keys: Vec<Vec<Key>>) -> Self {
        let bound = BINDINGS.iter().zip(&keys).flat_map(|(binding, keys)| {
            keys.iter()
                .map(|key| ((binding.context, *key), binding.action))
        });
        Self {
            actions: bound.collect(),
            keys,
        }
    }

    /// The action bound to a key in a context, or else in the nearest enclosing context.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        context
            .chain()
            .find_map(|context| self.actions.get(&(context, key)).copied())
    }

    /// The first key of the binding with a qualified name such as `panes.help`.
    pub(super) fn first_named(&self, name: &str) -> Option<Key> {
        let (context, name) = name.split_once('.')?;
        let mut lines = self.of(Context::named(context)?);
        let (_, keys) = lines.find(|(binding, _)| binding.name() == name)?;
        keys.first().copied()
    }

    /// The bindings available in a context, with or without a key. If an enclosing context binds the same action again, only the nearer
    /// one.
    pub(super) fn actions(&self, context: Context) -> impl Iterator<Item = &'static Binding> {
        let lines = context.chain().flat_map(|outer| self.of(outer));
        lines
            .map(|(binding, _)| binding)
            .filter(move |binding| !self.has_nearer(context, binding))
    }

    /// Whether a context nearer than the binding's own has a binding for the same action.
    fn has_nearer(&self, context: Context, binding: &Binding) -> bool {
        let mut inner = context
            .chain()
            .take_while(|inner| *inner != binding.context);
        inner.any(|inner| self.of(inner).any(|(own, _)| own.action == binding.action))
    }

    /// The bindings of a context itself, with their keys.
    pub fn of(&self, context: Context) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        self.lines()
            .filter(move |(binding, _)| binding.context == context)
    }

    /// All bindings with their keys.
    pub fn lines(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        BINDINGS.iter().zip(self.keys.iter().map(Vec::as_slice))
    }

    /// The actions reachable by key in a context, each with the first key that triggers it there. The context's own bindings come first,
    /// then those of enclosing contexts for other actions.
    pub fn reach(&self, context: Context) -> impl Iterator<Item = (&'static Binding, Key)> {
        let first = move |binding: &Binding, keys: &[Key]| {
            let mut keys = keys.iter().copied();
            keys.find(|key| self.action(context, *key) == Some(binding.action))
        };
        let lines = context.chain().flat_map(|outer| self.of(outer));
        lines
            .filter(move |(binding, _)| !self.has_nearer(context, binding))
            .filter_map(move |(binding, keys)| Some((binding, first(binding, keys)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key_and_does_one_thing() {
        let mut seen: HashMap<(Context, &str), Action> = HashMap::new();
        let keymap = Keymap::standard();
        for binding in BINDINGS {
            for name in binding.keys {
                let key = Key::parse(name).unwrap();
                let action = keymap.action(binding.context, key);
                assert_eq!(action, Some(binding.action), "{name}");
                let before = seen.insert((binding.context, name), binding.action);
                assert_eq!(before, None, "{name} is bound twice");
            }
        }
    }

    #[test]
    fn no_two_lines_of_a_context_have_the_same_name_or_action() {
        let mut names = HashMap::new();
        let mut actions = HashMap::new();
        for binding in BINDINGS {
            let before = names.insert((binding.context, binding.name()), binding);
            assert_eq!(before, None, "{}", binding.name());
            let before = actions.insert((binding.context, binding.action), binding);
            assert_eq!(before, None, "{}", binding.name());
        }
    }
}
