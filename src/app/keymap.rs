//! From keys to actions and back: the table as it is, or as the settings have changed it.

use hashbrown::HashMap;
use std::sync::{Arc, OnceLock};

use super::action::Action;
use super::bindings::{BINDINGS, Binding};
use super::context::Context;
use super::key::Key;

/// Which keys ask for what, in every context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// The keys of each line of [`BINDINGS`].
    keys: Vec<Vec<Key>>,
    actions: HashMap<(Context, Key), Action>,
}

impl Keymap {
    /// The keymap of the table.
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

    /// What a key asks for in a context, or where that means nothing by it, in the one around it.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        context
            .chain()
            .find_map(|context| self.actions.get(&(context, key)).copied())
    }

    /// The first key of a line that is named as in `panes.help`: its context and its own name.
    pub(super) fn first_named(&self, name: &str) -> Option<Key> {
        let (context, name) = name.split_once('.')?;
        let mut lines = self.of(Context::named(context)?);
        let (_, keys) = lines.find(|(binding, _)| binding.name() == name)?;
        keys.first().copied()
    }

    /// What can be asked for in a context, whether it has a key or not; of two lines with the same action the nearer one.
    pub(super) fn actions(&self, context: Context) -> impl Iterator<Item = &'static Binding> {
        let lines = context.chain().flat_map(|outer| self.of(outer));
        lines
            .map(|(binding, _)| binding)
            .filter(move |binding| !self.has_nearer(context, binding))
    }

    /// Whether a context has a line with the same action that is nearer than this one.
    fn has_nearer(&self, context: Context, binding: &Binding) -> bool {
        let mut inner = context
            .chain()
            .take_while(|inner| *inner != binding.context);
        inner.any(|inner| self.of(inner).any(|(own, _)| own.action == binding.action))
    }

    /// The lines of the table that hold in a context itself, with their keys.
    pub fn of(&self, context: Context) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        self.lines()
            .filter(move |(binding, _)| binding.context == context)
    }

    /// All lines of the table with their keys.
    pub fn lines(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        BINDINGS.iter().zip(self.keys.iter().map(Vec::as_slice))
    }

    /// What can be asked for in a context, each with the first key that does it there: the lines of the context itself, then those
    /// around it whose action it does not have itself.
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
