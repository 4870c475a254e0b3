//! State kept between sessions: the languages of names and of the interface that the user has chosen, and the background that each terminal
//! has reported.
//!
//! Two small files under `$XDG_STATE_HOME`: one of three lines, and one with a line for each terminal (`positions` has a third). If the
//! home directory is missing or not writable, nothing is remembered.

use std::env;
use std::path::PathBuf;

use crate::app::App;
use crate::messages::Interface;
use crate::names::{Choice, Languages};
use crate::settings::{self, Background, NONE, state_folder};

/// The file of the languages.
pub(super) struct Memory {
    kept: String,
    file: PathBuf,
}

impl Memory {
    /// The user's file; `None` if the environment names no folder for it.
    pub(super) fn of_user() -> Option<Self> {
        let file = state_folder()?.join("names");
        let kept = settings::small(&file).unwrap_or_default();
        Some(Self { kept, file })
    }

    /// Applies the remembered languages of names, as far as the chronicle has them.
    pub(super) fn recall_names(&self, app: &mut App) {
        app.set_choice(read(&self.kept, &app.chronicle().languages, app.choice()));
    }

    /// Applies the remembered language of the interface.
    pub(super) fn recall_interface(&self, app: &mut App) {
        let tag = self.kept.lines().nth(2);
        app.set_interface(tag.and_then(Interface::nearest).unwrap_or(app.interface()));
    }

    /// Remembers the languages.
    pub(super) fn keep(&self, app: &App) {
        let kept = format!(
            "{}{}\n",
            write(&app.chronicle().languages, app.choice()),
            app.interface().tag()
        );
        settings::keep(&self.file, &kept);
    }
}

/// The file of the backgrounds of terminals.
pub(super) struct Grounds {
    file: PathBuf,
    /// The current terminal.
    terminal: String,
}

impl Grounds {
    /// The user's file; `None` if the environment names no folder for it, or no terminal.
    pub(super) fn of_user() -> Option<Self> {
        let name = ["TERM_PROGRAM", "TERM"]
            .into_iter()
            .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()))?;
        Some(Self {
            file: state_folder()?.join("terminals"),
            terminal: name.split_whitespace().collect(),
        })
    }

    /// The last answer of the terminal.
    pub(super) fn recall(&self) -> Option<Background> {
        read_ground(&settings::small(&self.file).ok()?, &self.terminal)
    }

    /// Remembers the answer.
    pub(super) fn keep(&self, ground: Background) {
        let kept = settings::small(&self.file).unwrap_or_default();
        settings::keep(&self.file, &write_ground(&kept, &self.terminal, ground));
    }
}

/// Maximum number of terminals remembered.
const TERMINALS: usize = 32;

const DARK: &str = "dark";
const LIGHT: &str = "light";

fn read_ground(kept: &str, terminal: &str) -> Option<Background> {
    let mut lines = kept.lines().filter_map(|line| line.split_once(' '));
    let (_, ground) = lines.find(|(name, _)| *name == terminal)?;
    match ground {
        DARK => Some(Background::Dark),
        LIGHT => Some(Background::Light),
        _ => None,
    }
}

/// A line for the terminal, followed by those of others.
fn write_ground(kept: &str, terminal: &str, ground: Background) -> String {
    let word = match ground {
        Background::Dark => DARK,
        Background::Light => LIGHT,
    };
    let others = kept.lines().filter(|line| {
        line.split_once(' ')
            .is_some_and(|(name, _)| name != terminal)
    });
    let mut written = format!("{terminal} {word}\n");
    for line in others.take(TERMINALS - 1) {
        written.push_str(line);
        written.push('\n');
    }
    written
}

/// Two lines: the tag of the language of names, and that of the gloss.
fn write(languages: &Languages, choice: Choice) -> String {
    let gloss = choice.gloss.map_or(NONE, |gloss| languages.tag(gloss));
    format!("{}\n{gloss}\n", languages.tag(choice.main))
}

/// The remembered choice. Languages that the chronicle does not have are left as they are.
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
    fn each_terminal_has_a_line_with_its_background() {
        let kept = write_ground("", "xterm", Background::Light);
        let kept = write_ground(&kept, "kitty", Background::Dark);
        assert_eq!(kept, "kitty dark\nxterm light\n");
        let kept = write_ground(&kept, "xterm", Background::Dark);
        assert_eq!(kept, "xterm dark\nkitty dark\n");
        assert_eq!(read_ground(&kept, "kitty"), Some(Background::Dark));
        for nonsense in ["", "xterm", "xterm \u{0}", "other light"] {
            assert_eq!(read_ground(nonsense, "xterm"), None, "{nonsense}");
        }
    }

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
