//! Reads a theme from its RON file.

use std::sync::OnceLock;

use ron::extensions::Extensions;

use super::Theme;
use super::mistakes::told_mistake;
use super::palette::{Depth, File, Palette};

/// A built-in theme: its name, its file, and the parsed result.
struct BuiltIn {
    name: &'static str,
    source: &'static str,
    palette: OnceLock<Palette>,
}

impl BuiltIn {
    const fn new(name: &'static str, source: &'static str) -> Self {
        Self {
            name,
            source,
            palette: OnceLock::new(),
        }
    }

    /// Parses the file when the theme is first used. Tests check that it is valid.
    fn palette(&'static self) -> &'static Palette {
        self.palette
            .get_or_init(|| palette(self.source, &|_| None, 0).unwrap_or_default())
    }
}

static NIGHT: BuiltIn = BuiltIn::new("night", include_str!("../../../assets/themes/night.ron"));
static PAPER: BuiltIn = BuiltIn::new("paper", include_str!("../../../assets/themes/paper.ron"));
static TERMINAL: BuiltIn = BuiltIn::new(
    "terminal",
    include_str!("../../../assets/themes/terminal.ron"),
);
static TERMINAL_LIGHT: BuiltIn = BuiltIn::new(
    "terminal-light",
    include_str!("../../../assets/themes/terminal-light.ron"),
);
static NONE: BuiltIn = BuiltIn::new("none", include_str!("../../../assets/themes/none.ron"));

static ALL: [&BuiltIn; 5] = [&NIGHT, &PAPER, &TERMINAL, &TERMINAL_LIGHT, &NONE];

/// The names of the built-in themes.
pub const BUILT_IN: [&str; 5] = ["night", "paper", "terminal", "terminal-light", "none"];

/// The file of a built-in theme; `None` if there is no theme of that name.
pub fn source(name: &str) -> Option<&'static str> {
    built_in(name).map(|theme| theme.source)
}

fn built_in(name: &str) -> Option<&'static BuiltIn> {
    ALL.into_iter().find(|theme| theme.name == name)
}

/// Why a file is not a theme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// A mistake, preceded by its line and column.
    #[error("{0}")]
    Mistake(String),
    /// It starts from a theme that does not exist.
    #[error("it is based on `{0}`, which is not a theme")]
    Unknown(String),
    /// It starts from itself, directly or through other themes, or the chain of themes is too long.
    #[error("it is based on itself")]
    Circle,
}

/// Maximum length of a chain of themes that start from each other.
const DEEPEST: usize = 8;

/// Reads a theme file for a terminal with the given colours. The theme that it starts from is looked up with `find`, which returns the text
/// of another file, and then among the built-in themes.
///
/// # Errors
/// Returns what is wrong with the file, or with one it starts from.
pub fn read(
    text: &str,
    find: &dyn Fn(&str) -> Option<String>,
    depth: Depth,
) -> Result<Theme, ThemeError> {
    Ok(Theme::of(palette(text, find, 0)?.in_depth(depth)))
}

fn palette(
    text: &str,
    find: &dyn Fn(&str) -> Option<String>,
    nested: usize,
) -> Result<Palette, ThemeError> {
    if nested > DEEPEST {
        return Err(ThemeError::Circle);
    }
    let file = parse(text)?;
    let Some(from) = &file.from else {
        // Built-in themes define everything; what a user's theme leaves out is as in the first built-in theme.
        let own = ALL.iter().any(|theme| theme.source == text);
        let nothing = Palette::default();
        return Ok(file.over(if own { &nothing } else { NIGHT.palette() }));
    };
    let base = match (find(from), built_in(from)) {
        (Some(text), _) => palette(&text, find, nested + 1)?,
        (None, Some(theme)) => theme.palette().clone(),
        (None, None) => return Err(ThemeError::Unknown(from.clone())),
    };
    Ok(file.over(&base))
}

/// A whole theme, for messages.
const EXAMPLE: &str = "(from: \"paper\")";

fn parse(text: &str) -> Result<File, ThemeError> {
    if text.trim().is_empty() {
        return Ok(File::default());
    }
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options
        .from_str(text)
        .map_err(|error| ThemeError::Mistake(told_mistake(&error, text, EXAMPLE)))
}

impl Theme {
    /// A built-in theme, for a terminal with the given colours; `None` if there is no theme of that name.
    pub fn built_in(name: &str, depth: Depth) -> Option<Self> {
        let palette = built_in(name)?.palette();
        Some(match depth {
            Depth::Full => Self {
                palette,
                plain: false,
            },
            Depth::Indexed => Self::of(palette.clone().in_depth(depth)),
        })
    }

    fn own(theme: &'static BuiltIn) -> Self {
        Self {
            palette: theme.palette(),
            plain: false,
        }
    }

    /// Light on dark, in 24 bits.
    pub fn night() -> Self {
        Self::own(&NIGHT)
    }

    /// Dark on light, in 24 bits.
    pub fn paper() -> Self {
        Self::own(&PAPER)
    }

    /// The terminal's sixteen colours, on a dark background.
    pub fn terminal() -> Self {
        Self::own(&TERMINAL)
    }

    /// No colours.
    pub fn none() -> Self {
        Self::own(&NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_themes_say_everything() {
        for (name, theme) in BUILT_IN.into_iter().zip(ALL) {
            assert_eq!(theme.name, name);
            let file = parse(theme.source).unwrap();
            let missing = if file.from.is_some() {
                vec![]
            } else {
                file.missing()
            };
            assert_eq!(missing, Vec::<&str>::new(), "{name}");
            assert!(
                palette(theme.source, &|_| None, 0).is_ok_and(|palette| !palette.lanes.is_empty()),
                "{name}"
            );
        }
    }

    #[test]
    fn a_readers_own_theme_starts_from_another() {
        let files = |name: &str| match name {
            "dusk" => Some(r##"(from: "paper", text: "#101010")"##.to_owned()),
            "circle" => Some(r#"(from: "circle")"#.to_owned()),
            _ => None,
        };
        let theme = read(r##"(from: "dusk", dim: "#202020")"##, &files, Depth::Full).unwrap();
        assert_eq!(
            theme.text().fg,
            Some(ratatui::style::Color::Rgb(16, 16, 16))
        );
        assert_eq!(theme.dim().fg, Some(ratatui::style::Color::Rgb(32, 32, 32)));
        assert_eq!(theme.ground(), Theme::paper().ground());
        assert_eq!(
            read("", &files, Depth::Full).unwrap().ground(),
            Theme::night().ground()
        );
        for (name, text, expected) in [
            (
                "unknown role",
                "(\n  txt: \"red\",\n)",
                "2:3: unknown field `txt`; did you mean `text`?",
            ),
            (
                "no colour",
                "(\n  text: \"gold\",\n)",
                "2:10: `gold` is not a colour",
            ),
            (
                "not a string",
                "(text: red)",
                "1:8: text must be in quotes: write `text: \"red\"`",
            ),
            (
                "not a list",
                "(lanes: \"red\")",
                "1:9: expected a list of lanes: write `lanes: [(mark: \"red\", band:",
            ),
            (
                "not a lane",
                "(lanes: [\"red\"])",
                "1:10: expected fields in parentheses, such as `(mark: \"red\", band:",
            ),
            (
                "no fields",
                "x",
                "1:1: expected fields in parentheses, such as `(from: \"paper\")`",
            ),
            (
                "a lane without colours",
                "(lanes: [(mark: \"red\")])",
                "1:22: `band` is missing",
            ),
            (
                "unknown theme",
                "(from: \"dawn\")",
                "it is based on `dawn`, which is not a theme",
            ),
            ("a circle", "(from: \"circle\")", "it is based on itself"),
        ] {
            let wrong = read(text, &files, Depth::Full).unwrap_err().to_string();
            assert!(wrong.starts_with(expected), "{name}: {wrong}");
        }
    }

    #[test]
    fn the_readme_says_what_a_theme_is() {
        let readme = include_str!("../../../README.md");
        let start = readme.find("```ron\n(\n    from:").unwrap() + "```ron\n".len();
        let example = &readme[start..start + readme[start..].find("```").unwrap()];
        assert!(parse(example).is_ok_and(|file| file.from.is_some()));
        for field in File::default().missing() {
            assert!(readme.contains(&format!("`{field}`")), "{field}");
        }
    }
}
