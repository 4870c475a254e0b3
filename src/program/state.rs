//! What is remembered from one time to the next: the languages of names and of the interface that a reader has chosen.
//!
//! One small file of three lines under `$XDG_STATE_HOME`. A home that is missing, or that nothing can be written to, is no
//! trouble: then nothing is remembered.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::app::App;
use crate::cli::view::NONE;
use crate::messages::Interface;
use crate::names::{Choice, Languages};

/// Where the languages are kept.
pub(super) struct Memory {
    file: PathBuf,
}

impl Memory {
    /// The memory of whoever runs the program; nothing where the environment names no place for it.
    pub(super) fn of_user() -> Option<Self> {
        let absolute = |name: &str| {
            env::var_os(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        let state = if cfg!(windows) {
            absolute("LOCALAPPDATA")
        } else {
            // The XDG specification has relative paths ignored.
            absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local/state")))
        };
        Some(Self {
            file: state?.join("annals").join("names"),
        })
    }

    /// Takes up the languages that were chosen the last time, those of `names` as far as the chronicle has them.
    pub(super) fn recall(&self, app: &mut App, names: bool, interface: bool) {
        let Ok(kept) = fs::read_to_string(&self.file) else {
            return;
        };
        if names {
            app.choice = read(&kept, &app.chronicle.languages, app.choice);
        }
        if interface {
            app.interface = kept
                .lines()
                .nth(2)
                .and_then(Interface::nearest)
                .unwrap_or(app.interface);
        }
    }

    /// Remembers the languages.
    pub(super) fn keep(&self, app: &App) {
        let kept = format!(
            "{}{}\n",
            write(&app.chronicle.languages, app.choice),
            app.interface.tag()
        );
        // Whoever cannot write there does without.
        let _ = self.file.parent().map(fs::create_dir_all);
        let _ = fs::write(&self.file, kept);
    }
}

/// Two lines: the tag of the language of names, and that of the gloss.
fn write(languages: &Languages, choice: Choice) -> String {
    let gloss = choice.gloss.map_or(NONE, |gloss| languages.tag(gloss));
    format!("{}\n{gloss}\n", languages.tag(choice.main))
}

/// The choice that was kept; what the chronicle does not have stays as it is.
fn read(kept: &str, languages: &Languages, choice: Choice) -> Choice {
    let mut lines = kept.lines();
    let known = |tag: &str| languages.find(tag).or_else(|| languages.nearest(tag));
    let main = lines.next().and_then(known).unwrap_or(choice.main);
    let gloss = match lines.next() {
        Some(NONE) => None,
        Some(tag) => known(tag).or(choice.gloss),
        None => choice.gloss,
    };
    Choice { main, gloss }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_as_it_was_written() {
        let languages = Languages::new(["en", "zh-Hant", "ja"].map(String::from));
        let id = |tag| languages.find(tag).unwrap();
        let now = Choice {
            main: id("en"),
            gloss: Some(id("zh-Hant")),
        };
        for choice in [
            Choice {
                main: id("ja"),
                gloss: Some(id("en")),
            },
            Choice {
                main: id("zh-Hant"),
                gloss: None,
            },
            now,
        ] {
            assert_eq!(read(&write(&languages, choice), &languages, now), choice);
        }
        for (name, kept, expected) in [
            ("empty", "", now),
            ("not in this chronicle", "sw\nla\n", now),
            (
                "kin of one that is",
                "zh-Hans\nja\n",
                Choice {
                    main: id("zh-Hant"),
                    gloss: Some(id("ja")),
                },
            ),
            (
                "one line",
                "ja",
                Choice {
                    main: id("ja"),
                    ..now
                },
            ),
            ("nonsense", "\u{0}\u{1b}[31m\n\n", now),
        ] {
            assert_eq!(read(kept, &languages, now), expected, "{name}");
        }
    }
}
