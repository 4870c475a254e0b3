//! The user's settings: one small RON file under `$XDG_CONFIG_HOME`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use ron::extensions::Extensions;
use serde::Deserialize;

use super::arguments::{AmbiguousChoice, ColourChoice, interface_in};
use super::folder::config_folder;
use super::keys::rebindings;
use super::small::small;
use super::{NONE, UsageError};
use crate::app::{Keymap, Misbinding};
use crate::names::check_tag;
use crate::ui::{says_nothing, told_mistake};

/// The settings. What is left out has its default.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// The language of names, if a chronicle has it or a related one.
    pub(crate) lang: Option<String>,
    /// The second language, shown beside names, or `none`.
    pub(crate) gloss: Option<String>,
    /// The language of the interface.
    pub(crate) ui: Option<String>,
    /// Whether to use colours.
    pub(crate) color: Option<ColourChoice>,
    /// The theme.
    pub(crate) theme: Option<String>,
    /// How wide ambiguous characters are.
    pub(crate) ambiguous: Option<AmbiguousChoice>,
    /// Whether to draw without shapes. If left out, only on the Linux console.
    pub(crate) ascii: Option<bool>,
    /// The keys of actions, by context and name of the action.
    keys: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// The resulting keymap.
    #[serde(skip)]
    keymap: Option<Arc<Keymap>>,
}

impl Config {
    /// The keymap with the user's changes.
    pub(crate) fn keymap(&self) -> Arc<Keymap> {
        self.keymap.clone().unwrap_or_else(Keymap::standard)
    }

    /// Reads the named file, or otherwise the user's own, which need not exist.
    pub(crate) fn read(named: Option<&Path>) -> Result<Self> {
        let Some(file) = named.map(Path::to_owned).or_else(own_file) else {
            return Ok(Self::default());
        };
        let name = file.display();
        match small(&file) {
            Ok(text) => parse(&text).map_err(|wrong| {
                let wrong: Vec<String> = wrong
                    .iter()
                    .map(|wrong| format!("{name}:{wrong}"))
                    .collect();
                UsageError(wrong.join("\n")).into()
            }),
            Err(_) if named.is_none() && !file.exists() => Ok(Self::default()),
            Err(error) => Err(UsageError(format!("cannot read {name}: {error}")).into()),
        }
    }
}

/// Whole settings, for messages.
const EXAMPLE: &str = "(theme: \"night\")";

/// Parses settings. Each mistake is reported with its line and column in front.
fn parse(text: &str) -> Result<Config, Vec<String>> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    if says_nothing(text) {
        return Ok(Config::default());
    }
    let read: Result<Config, _> = options.from_str(text);
    let mut config = read.map_err(|error| vec![told_mistake(&error, text, EXAMPLE)])?;
    let mut wrong = invalid_languages(&config, text);
    if !config.keys.is_empty() {
        match Keymap::changed(&rebindings(text)) {
            Ok(keymap) => config.keymap = Some(Arc::new(keymap)),
            Err(errors) => wrong.extend(misbindings_in_words(&errors, text)),
        }
    }
    if wrong.is_empty() {
        Ok(config)
    } else {
        Err(wrong)
    }
}

/// The languages that cannot be, each after its line and column.
fn invalid_languages(config: &Config, text: &str) -> Vec<String> {
    let gloss = config.gloss.as_ref().filter(|gloss| *gloss != NONE);
    let fields = [
        ("lang", config.lang.as_ref()),
        ("gloss", gloss),
        ("ui", config.ui.as_ref()),
    ];
    let wrong = fields.into_iter().filter_map(|(field, tag)| {
        let tag = tag?;
        let error = match check_tag(tag) {
            Err(error) => error.to_string(),
            Ok(()) if field == "ui" => interface_in(tag).err()?.to_string(),
            Ok(()) => return None,
        };
        let (line, column) = place(value_of(field, tag, text), text);
        Some(format!("{line}:{column}: {error}"))
    });
    wrong.collect()
}

/// Where the value of a field is. Another field may have the same value.
fn value_of(field: &str, value: &str, text: &str) -> usize {
    let quoted = format!("\"{value}\"");
    let mut places = text.match_indices(&quoted).map(|(at, _)| at);
    let follows = |at: &usize| {
        let before = text[..*at].trim_end().strip_suffix(':');
        before.is_some_and(|before| before.trim_end().ends_with(field))
    };
    places.find(follows).unwrap_or(0)
}

fn misbindings_in_words(errors: &[Misbinding], text: &str) -> Vec<String> {
    let messages = errors.iter().map(|error| {
        let (line, column) = place(error.at, text);
        format!("{line}:{column}: {}", error.message)
    });
    messages.collect()
}

/// The line and column of a byte offset, both counted from 1.
fn place(at: usize, text: &str) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

fn own_file() -> Option<PathBuf> {
    Some(config_folder()?.join("config.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_one_by_one() {
        let nothing = Config::default();
        let tag = |tag: &str| Some(tag.to_owned());
        for (name, text, expected) in [
            ("nothing", "", Config::default()),
            ("an empty record", "()", Config::default()),
            (
                "languages",
                r#"(lang: "zh-Hant", gloss: "none", ui: "ja")"#,
                Config {
                    lang: tag("zh-Hant"),
                    gloss: tag("none"),
                    ui: tag("ja"),
                    ..Config::default()
                },
            ),
            (
                "looks",
                "(color: never, theme: \"paper\", ambiguous: wide, ascii: true)",
                Config {
                    color: Some(ColourChoice::Never),
                    theme: tag("paper"),
                    ambiguous: Some(AmbiguousChoice::Wide),
                    ascii: Some(true),
                    ..nothing
                },
            ),
        ] {
            assert_eq!(parse(text), Ok(expected), "{name}");
        }
    }

    #[test]
    fn the_settings_of_the_readme_are_all_there_are() {
        let readme = include_str!("../../README.md");
        let start = readme.find("```ron\n(\n").unwrap() + "```ron\n".len();
        let config = parse(&readme[start..start + readme[start..].find("```").unwrap()]).unwrap();
        let Config {
            lang,
            gloss,
            ui,
            color,
            theme,
            ambiguous,
            ascii,
            keys,
            keymap,
        } = config;
        assert!(!keys.is_empty() && keymap.is_some());
        assert!(
            lang.is_some()
                && gloss.is_some()
                && ui.is_some()
                && color.is_some()
                && theme.is_some()
                && ambiguous.is_some()
                && ascii.is_some()
        );
    }

    #[test]
    fn an_error_is_reported_with_its_position() {
        for (text, expected) in [
            (
                "(\n  language: \"ja\",\n)",
                "2:3: unknown field `language`; ",
            ),
            (
                "(colour: never)",
                "1:2: unknown field `colour`; did you mean `color`?",
            ),
            (
                "(\n    theme: night,\n)",
                "2:12: text must be in quotes: write `theme: \"night\"`",
            ),
            (
                "(keys: {\"panes\": {\"quit\": \"ctrl-q\"}})",
                "1:27: expected a list: write `\"quit\": [\"ctrl-q\"]`",
            ),
            ("(ascii: yes)", "1:9: write `ascii: true` or `ascii: false`"),
            (
                "(color: sometimes)",
                "1:9: unknown value `sometimes`; use auto, always or never",
            ),
            (
                "(color: \"never\")",
                "1:9: `never` must be written without quotes here",
            ),
            (
                "(lang: 3)",
                "1:8: text must be in quotes: write `lang: \"3\"`",
            ),
            ("(\n  lang: \"!!\",\n)", "2:9: `!!` is not a language tag: "),
            (
                "(gloss: \"zh_Hant\")",
                "1:9: `zh_Hant` is not a language tag: ",
            ),
            (
                "(\n  theme: \"zh_Hant\",\n  lang : \"zh_Hant\",\n)",
                "3:10: `zh_Hant` is not a language tag: ",
            ),
            ("(ui: \"fr\")", "1:6: no interface in `fr`; available: en, "),
            (
                "lang = \"ja\"",
                "1:1: expected fields in parentheses, such as `(theme: \"night\")`",
            ),
        ] {
            let errors = parse(text).unwrap_err();
            assert!(
                errors.len() == 1 && errors[0].starts_with(expected),
                "{text}: {errors:?}"
            );
        }
    }

    #[test]
    fn all_errors_in_keys_are_reported_at_once() {
        let text = r#"(
    keys: {
        "panels": {"quit": ["ctrl-q"]},
        "panes": {
            "next-evnt": ["j"],
            "quit": ["ctrl-q", "hyper-q", "pgae-up"],
            "help": ["n"], // taken by the table
            "map": ["ctrl-q"],
        },
        "prompt": {"accept": ["x"]},
    },
)"#;
        let expected = [
            "3:9: unknown context `panels`; did you mean `panes`?",
            "5:13: unknown action `next-evnt`; did you mean `next-event`?",
            "6:32: `hyper-q` is not a key; keys are `j`, `J`, `down`, `ctrl-l`, `page-down` and the like",
            "6:43: `pgae-up` is not a key; keys are `j`, `J`, `down`, `ctrl-l`, `page-down` and the like; did you mean `page-up`?",
            "7:22: `n` is already bound to `next-found` in `panes`; give that other keys, or none: \"next-found\": []",
            "8:21: `ctrl-q` is already bound to `quit` in `panes`; give that other keys, or none: \"quit\": []",
            "10:31: `x` types a character in a prompt and cannot be bound there; add ctrl- or alt-",
        ];
        assert_eq!(parse(text).unwrap_err(), expected);
    }

    #[test]
    fn errors_in_languages_and_keys_are_reported_at_once() {
        let text = r#"(lang: "!!", gloss: "zh_Hant", keys: {"panes": {"quit": ["hyper-q"]}})"#;
        let errors = parse(text).unwrap_err();
        let at: Vec<&str> = errors.iter().map(|error| &error[..5]).collect();
        assert_eq!(at, ["1:8: ", "1:21:", "1:58:"], "{errors:?}");
    }

    #[test]
    fn the_keymap_that_is_printed_reads_back_to_itself() {
        let changed = r#"(keys: {"panes": {"quit": [], "help": ["ctrl-h", "\"", "\\"]}, "map": {"west": ["y"]}})"#;
        for text in ["()", changed] {
            let keymap = parse(text).unwrap().keymap();
            let printed = keymap.ron();
            assert_eq!(parse(&printed).unwrap().keymap(), keymap, "{printed}");
        }
        assert_ne!(parse(changed).unwrap().keymap(), Keymap::standard());
    }
}
