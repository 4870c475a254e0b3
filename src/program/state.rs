//! State kept between sessions: the languages of names and of the interface that the user has chosen, and the background that each terminal
//! has reported.
//!
//! Two small files under `$XDG_STATE_HOME`: one of three lines, and one with a line for each terminal (`positions` has a third). If the
//! home directory is missing or not writable, nothing is remembered.

use std::env;
use std::path::PathBuf;

use crate::app::App;
use crate::messages::Interface;
use crate::opening::Remembered;
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

    fn line(&self, number: usize) -> Option<&str> {
        let line = self.kept.lines().nth(number);
        line.filter(|tag| !tag.is_empty())
    }

    /// The remembered languages of names.
    pub(super) fn names(&self) -> Remembered {
        Remembered {
            main: self.line(0).map(str::to_owned),
            gloss: self.line(1).map(str::to_owned),
        }
    }

    /// Applies the remembered language of the interface.
    pub(super) fn recall_interface(&self, app: &mut App) {
        let tag = self.line(2);
        app.set_interface(tag.and_then(Interface::nearest).unwrap_or(app.interface()));
    }

    /// Remembers the languages that were chosen. The others stay as another session may have left them meanwhile.
    pub(super) fn keep(&self, chosen: &Chosen) {
        if chosen.lines().any(|line| line.is_some()) {
            let kept = settings::small(&self.file).unwrap_or_default();
            settings::keep(&self.file, &write(&kept, chosen));
        }
    }
}

/// Three lines: the tags of the language of names, of the gloss and of the interface. A line is empty until that language is chosen.
fn write(kept: &str, chosen: &Chosen) -> String {
    let mut kept = kept.lines();
    let lines = chosen.lines().map(|line| {
        let before = kept.next().unwrap_or_default();
        format!("{}\n", line.unwrap_or(before))
    });
    lines.collect()
}

/// The tags of the languages on display: of names, of the gloss and of the interface.
pub(super) fn languages(app: &App) -> [String; 3] {
    let languages = &app.chronicle().languages;
    let gloss = app
        .choice()
        .gloss
        .map_or(NONE, |gloss| languages.tag(gloss));
    [
        languages.tag(app.choice().main),
        gloss,
        app.interface().tag(),
    ]
    .map(str::to_owned)
}

/// The languages that the reader has chosen with keys or the mouse: for each of the three, what it was before and what it is since then.
/// Other changes are not choices: an argument is fulfilled, or the file is read again and lacks a language.
#[derive(Debug, Default)]
pub(super) struct Chosen([Option<(String, String)>; 3]);

impl Chosen {
    /// Compares the languages before and after a key.
    pub(super) fn note(&mut self, before: [String; 3], now: [String; 3]) {
        let changes = before.into_iter().zip(now);
        for (chosen, (before, now)) in self.0.iter_mut().zip(changes) {
            if before != now {
                let first = chosen.take().map_or(before, |(first, _)| first);
                *chosen = Some((first, now));
            }
        }
    }

    /// The new tag of each that is not as it was.
    fn lines(&self) -> impl Iterator<Item = Option<&str>> {
        self.0.iter().map(|chosen| {
            let (before, now) = chosen.as_ref()?;
            (before != now).then_some(&**now)
        })
    }

    /// Whether a language of names has been chosen.
    pub(super) fn has_names(&self) -> bool {
        self.lines().take(2).any(|line| line.is_some())
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

    fn three(tags: &str) -> [String; 3] {
        let mut tags = tags.split(' ').map(str::to_owned);
        std::array::from_fn(|_| tags.next().unwrap())
    }

    #[test]
    fn only_what_was_chosen_is_written() {
        for (name, kept, changes, expected) in [
            (
                "the first time",
                "",
                &[("en none en", "en none ja")][..],
                "\n\nja\n",
            ),
            (
                "a file in one language",
                "ja\nko\nen\n",
                &[("und none en", "und none ko")],
                "ja\nko\nko\n",
            ),
            (
                "the gloss",
                "ja\nko\nen\n",
                &[("ja ko en", "ja none en")],
                "ja\nnone\nen\n",
            ),
            (
                "two steps",
                "ja",
                &[("ja ko en", "ko ko en"), ("ko ko en", "vi ko en")],
                "vi\n\n\n",
            ),
            (
                "there and back",
                "vi\n\n\n",
                &[("ja ko en", "ko ko en"), ("ko ko en", "ja ko en")],
                "vi\n\n\n",
            ),
            (
                "what another change takes away",
                "",
                &[("en ko en", "ja ko en"), ("en ko en", "en none en")],
                "ja\nnone\n\n",
            ),
        ] {
            let mut chosen = Chosen::default();
            for (before, now) in changes {
                chosen.note(three(before), three(now));
            }
            assert_eq!(write(kept, &chosen), expected, "{name}");
        }
    }

    #[test]
    fn empty_lines_are_not_remembered() {
        let memory = |kept: &str| Memory {
            kept: kept.to_owned(),
            file: PathBuf::new(),
        };
        let main = Some("ja".to_owned());
        assert_eq!(memory("").names(), Remembered::default());
        assert_eq!(memory("\n\nko\n").names(), Remembered::default());
        let expected = Remembered {
            main,
            gloss: Some(NONE.to_owned()),
        };
        assert_eq!(memory("ja\nnone\n").names(), expected);
    }
}
