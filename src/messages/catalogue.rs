//! A catalogue: lines of `key = words`, with `#` before comments.

use std::sync::OnceLock;

use super::{Interface, Message};
use crate::text::entries;
use crate::time::{DateStyle, DateWords};

/// The words of one language, in the order of [`Message::ALL`].
pub(super) struct Catalogue([&'static str; Message::ALL.len()]);

impl Catalogue {
    /// The catalogue of a language, read when it is first asked for.
    pub(super) fn of(interface: Interface) -> &'static Self {
        static READ: [OnceLock<Catalogue>; Interface::ALL.len()] =
            [const { OnceLock::new() }; Interface::ALL.len()];
        READ[interface as usize].get_or_init(|| Self::read(interface.file()))
    }

    /// The words for a message.
    pub(super) fn words(&self, message: Message) -> &'static str {
        self.0[message as usize]
    }

    fn read(file: &'static str) -> Self {
        let said: Vec<(&str, &str)> = entries(file).collect();
        let mut words = [""; Message::ALL.len()];
        let mut last = 0;
        for (words, message) in words.iter_mut().zip(Message::ALL) {
            // Messages that belong together follow each other in the files too: most are found at the first try.
            let from_last = said.iter().enumerate().cycle().skip(last).take(said.len());
            let found = from_last
                .into_iter()
                .find(|(_, (key, _))| *key == message.key());
            (last, *words) = found.map_or((last, ""), |(at, (_, said))| (at + 1, said));
        }
        Self(words)
    }

    /// The keys of a language's file.
    #[cfg(test)]
    pub(super) fn keys(interface: Interface) -> Vec<&'static str> {
        entries(interface.file()).map(|(key, _)| key).collect()
    }
}

/// The way in which a language writes dates, read from its catalogue when it is first asked for.
pub(super) fn date_style(interface: Interface) -> DateStyle {
    static READ: [OnceLock<DateWords>; Interface::ALL.len()] =
        [const { OnceLock::new() }; Interface::ALL.len()];
    let read = || DateWords::read(interface.tag(), interface.file());
    DateStyle::new(READ[interface as usize].get_or_init(read))
}
