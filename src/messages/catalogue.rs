//! A catalogue: lines of `key = words`, with `#` before comments.

use std::sync::OnceLock;

use super::{Interface, Message};

/// The words of one language, in the order of [`Message::ALL`].
pub(super) struct Catalogue([&'static str; Message::ALL.len()]);

/// The files, in the order of [`Interface::ALL`].
const FILES: [&str; Interface::ALL.len()] = [
    include_str!("../../assets/messages/en.txt"),
    include_str!("../../assets/messages/zh-Hant.txt"),
    include_str!("../../assets/messages/zh-Hans.txt"),
    include_str!("../../assets/messages/ja.txt"),
    include_str!("../../assets/messages/ko.txt"),
    include_str!("../../assets/messages/vi.txt"),
];

impl Catalogue {
    /// The catalogue of a language, read when it is first asked for.
    pub(super) fn of(interface: Interface) -> &'static Self {
        static READ: [OnceLock<Catalogue>; Interface::ALL.len()] =
            [const { OnceLock::new() }; Interface::ALL.len()];
        READ[interface as usize].get_or_init(|| Self::read(FILES[interface as usize]))
    }

    /// The words for a message.
    pub(super) fn words(&self, message: Message) -> &'static str {
        self.0[message as usize]
    }

    fn read(file: &'static str) -> Self {
        let said: Vec<(&str, &str)> = lines(file).collect();
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
        lines(FILES[interface as usize])
            .map(|(key, _)| key)
            .collect()
    }
}

fn lines(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, words)| (key, words.trim()))
}
