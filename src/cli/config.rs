//! What a reader has settled once and for all: one small RON file under `$XDG_CONFIG_HOME`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Result;
use ron::extensions::Extensions;
use serde::Deserialize;

use super::UsageError;
use super::arguments::{AmbiguousChoice, ColourChoice};

/// The settings; what is left out is as if there were no file.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// The language of names, where a chronicle has it or kin of it.
    pub(crate) lang: Option<String>,
    /// The language beside names, or `none`.
    pub(crate) gloss: Option<String>,
    /// The language of the interface.
    pub(crate) ui: Option<String>,
    /// Whether to use colours.
    pub(crate) color: Option<ColourChoice>,
    /// The theme.
    pub(crate) theme: Option<String>,
    /// How wide ambiguous characters are.
    pub(crate) ambiguous: Option<AmbiguousChoice>,
    /// Whether to draw without shapes.
    pub(crate) ascii: bool,
}

impl Config {
    /// Reads the file named, or else the reader's own, which need not exist.
    pub(crate) fn read(named: Option<&Path>) -> Result<Self> {
        let Some(file) = named.map(Path::to_owned).or_else(own_file) else {
            return Ok(Self::default());
        };
        let name = file.display();
        match std::fs::read_to_string(&file) {
            Ok(text) => parse(&text).map_err(|error| UsageError(format!("{name}:{error}")).into()),
            Err(_) if named.is_none() && !file.exists() => Ok(Self::default()),
            Err(error) => Err(UsageError(format!("cannot read {name}: {error}")).into()),
        }
    }
}

/// Reads settings; a mistake is told with its line and column before it.
fn parse(text: &str) -> Result<Config, String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    if text.trim().is_empty() {
        return Ok(Config::default());
    }
    options
        .from_str(text)
        .map_err(|error| format!("{}: {}", error.span.start, error.code))
}

fn own_file() -> Option<PathBuf> {
    Some(own_folder()?.join("config.ron"))
}

/// The folder of the reader's own configuration.
pub(crate) fn own_folder() -> Option<PathBuf> {
    let absolute = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let config = if cfg!(windows) {
        absolute("APPDATA")
    } else {
        absolute("XDG_CONFIG_HOME").or_else(|| Some(absolute("HOME")?.join(".config")))
    };
    Some(config?.join("annals"))
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
                    ascii: true,
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
        } = config;
        assert!(
            lang.is_some()
                && gloss.is_some()
                && ui.is_some()
                && color.is_some()
                && theme.is_some()
                && ambiguous.is_some()
                && ascii
        );
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        for (text, expected) in [
            (
                "(\n  language: \"ja\",\n)",
                "2:3: Unexpected field named `language`",
            ),
            (
                "(color: sometimes)",
                "1:9: Unexpected variant named `sometimes`",
            ),
            ("(lang: 3)", "1:7: Expected string"),
            ("lang = \"ja\"", "1:1: Expected struct"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
