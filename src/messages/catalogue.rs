//! A message catalogue: lines of `key = words`, with `#` before comments.

use std::sync::OnceLock;

use super::{Interface, Message};
use crate::text::{entries, words_of};
use crate::time::{DateStyle, DateWords};

/// The messages of one language.
pub(super) struct Catalogue {
    /// In the order of [`Message::ALL`].
    words: [&'static str; Message::ALL.len()],
    dates: DateWords,
}

impl Catalogue {
    /// The catalogue of a language, parsed on first use.
    pub(super) fn of(interface: Interface) -> &'static Self {
        static READ: [OnceLock<Catalogue>; Interface::ALL.len()] =
            [const { OnceLock::new() }; Interface::ALL.len()];
        READ[interface as usize].get_or_init(|| Self::read(interface))
    }

    /// The words for a message, with its placeholders.
    pub(super) fn words(&self, message: Message) -> &'static str {
        self.words[message as usize]
    }

    /// The date style of the language.
    pub(super) fn date_style(&'static self) -> DateStyle {
        DateStyle::new(&self.dates)
    }

    fn read(interface: Interface) -> Self {
        let said: Vec<(&str, &str)> = entries(interface.file()).collect();
        let mut words = [""; Message::ALL.len()];
        let found = words_of(&said, Message::ALL.iter().map(|message| message.key()));
        for (words, found) in words.iter_mut().zip(found) {
            *words = found;
        }
        Self {
            words,
            dates: DateWords::read(interface.tag(), &said),
        }
    }

    /// The keys of a language's file.
    #[cfg(test)]
    pub(super) fn keys(interface: Interface) -> Vec<&'static str> {
        entries(interface.file()).map(|(key, _)| key).collect()
    }
}
