//! Reads a theme from its RON file.

use std::sync::OnceLock;

use ron::extensions::Extensions;

use super::Theme;
use super::mistakes::{says_nothing, told_mistake};
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
        self.palette.get_or_init(|| self.read().unwrap_or_default())
    }

    fn read(&self) -> Result<Palette, String> {
        let file = parse(self.source)?;
        let base = file.from.as_deref().and_then(built_in);
        let base = base.map(|theme| theme.palette().clone());
        Ok(file.over(&base.unwrap_or_default()))
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

/// Why a user's theme cannot be used. Each error names the file, which may be one that the theme is based on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// A mistake, preceded by its line and column.
    #[error("themes/{theme}.ron:{mistake}")]
    Mistake {
        /// The theme with the mistake.
        theme: String,
        /// Line, column and message.
        mistake: String,
    },
    /// It is based on a theme that does not exist.
    #[error("themes/{theme}.ron: it is based on `{from}`, which is not a theme")]
    Unknown {
        /// The theme with the mistake.
        theme: String,
        /// The name that no theme has.
        from: String,
    },
    /// It is based on itself, directly or through other themes, or the chain of themes is too long.
    #[error("themes/{theme}.ron: it is based on itself")]
    Circle {
        /// The theme whose base is already part of the chain.
        theme: String,
    },
    /// Its file cannot be read.
    #[error("cannot read themes/{theme}.ron: {error}")]
    Unreadable {
        /// The theme that was looked for.
        theme: String,
        /// The reason.
        error: String,
    },
}

/// The text of a user's theme by its name, or why it cannot be read; `None` if there is no such file.
pub type FindTheme<'a> = &'a dyn Fn(&str) -> Option<Result<String, String>>;

/// Maximum length of a chain of themes that are based on each other.
const DEEPEST: usize = 8;

/// Reads a user's theme for a terminal with the given colours; `None` if `find` does not find it. A theme that it is based on is looked up
/// with `find` too, and then among the built-in themes. So a theme may adjust the built-in one of the same name.
pub fn read(name: &str, find: FindTheme<'_>, depth: Depth) -> Option<Result<Theme, ThemeError>> {
    let palette = palette(name, &mut Vec::new(), find)?;
    Some(palette.map(|palette| Theme::of(palette.in_depth(depth))))
}

/// The colours of a theme that the themes of `chain` are based on; `None` if there is no theme of that name.
fn palette(
    name: &str,
    chain: &mut Vec<String>,
    find: FindTheme<'_>,
) -> Option<Result<Palette, ThemeError>> {
    let is_repeated = chain.iter().any(|theme| theme == name);
    let text = if is_repeated { None } else { find(name) };
    let theme = || name.to_owned();
    match text {
        None => match built_in(name) {
            Some(theme) => Some(Ok(theme.palette().clone())),
            None => is_repeated.then(|| Err(ThemeError::Circle { theme: theme() })),
        },
        Some(Ok(_)) if chain.len() > DEEPEST => Some(Err(ThemeError::Circle { theme: theme() })),
        Some(Ok(text)) => {
            chain.push(theme());
            Some(own(name, &text, chain, find))
        }
        Some(Err(error)) => Some(Err(ThemeError::Unreadable {
            theme: theme(),
            error,
        })),
    }
}

fn own(
    name: &str,
    text: &str,
    chain: &mut Vec<String>,
    find: FindTheme<'_>,
) -> Result<Palette, ThemeError> {
    let theme = name.to_owned();
    let file = match parse(text) {
        Ok(file) => file,
        Err(mistake) => return Err(ThemeError::Mistake { theme, mistake }),
    };
    // What a theme leaves out is as in the first built-in theme.
    let from = file.from.clone();
    let from = from.unwrap_or_else(|| NIGHT.name.to_owned());
    match palette(&from, chain, find) {
        Some(base) => Ok(file.over(&base?)),
        None => Err(ThemeError::Unknown { theme, from }),
    }
}

/// A whole theme, for messages.
const EXAMPLE: &str = "(from: \"paper\")";

fn parse(text: &str) -> Result<File, String> {
    if says_nothing(text) {
        return Ok(File::default());
    }
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options
        .from_str(text)
        .map_err(|error| told_mistake(&error, text, EXAMPLE))
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
                theme.read().is_ok_and(|palette| !palette.lanes.is_empty()),
                "{name}"
            );
        }
    }

    /// Finds the given files, and one that cannot be read.
    fn finder<'a>(
        files: &'a [(&str, &str)],
    ) -> impl Fn(&str) -> Option<Result<String, String>> + 'a {
        |name| {
            if name == "locked" {
                return Some(Err("permission denied".to_owned()));
            }
            let file = files.iter().find(|(known, _)| *known == name);
            file.map(|(_, text)| Ok((*text).to_owned()))
        }
    }

    #[test]
    fn a_readers_own_theme_starts_from_another() {
        let files = finder(&[
            ("dusk", r##"(from: "paper", text: "#101010")"##),
            ("late", r##"(from: "dusk", dim: "#202020")"##),
            ("empty", "\n"),
            ("comments", "// (from: \"paper\")\n/* later */"),
            ("paper", r##"(from: "paper", text: "#303030")"##),
        ]);
        let theme = |name: &str| read(name, &files, Depth::Full).unwrap().unwrap();
        let grey = |grey| Some(ratatui::style::Color::Rgb(grey, grey, grey));
        assert_eq!(theme("late").text().fg, grey(16));
        assert_eq!(theme("late").dim().fg, grey(32));
        assert_eq!(theme("late").ground(), Theme::paper().ground());
        for nothing in ["empty", "comments"] {
            assert_eq!(theme(nothing).ground(), Theme::night().ground());
        }
        // A theme adjusts the built-in one of the same name.
        assert_eq!(theme("paper").text().fg, grey(48));
        assert_eq!(theme("paper").ground(), Theme::paper().ground());
        assert!(read("dawn", &files, Depth::Full).is_none());
    }

    #[test]
    fn an_error_names_the_file_with_the_mistake() {
        let based = |name| ("mine", format!("(from: \"{name}\")"));
        for (name, (theme, text), expected) in [
            (
                "unknown role",
                ("mine", "(\n  txt: \"red\",\n)".to_owned()),
                "themes/mine.ron:2:3: unknown field `txt`; did you mean `text`?",
            ),
            (
                "no colour",
                ("mine", "(\n  text: \"gold\",\n)".to_owned()),
                "themes/mine.ron:2:10: `gold` is not a colour",
            ),
            (
                "not a string",
                ("mine", "(text: red)".to_owned()),
                "themes/mine.ron:1:8: text must be in quotes: write `text: \"red\"`",
            ),
            (
                "not a list",
                ("mine", "(lanes: \"red\")".to_owned()),
                "themes/mine.ron:1:9: expected a list of lanes: write `lanes: [(mark: \"red\", band:",
            ),
            (
                "not a lane",
                ("mine", "(lanes: [\"red\"])".to_owned()),
                "themes/mine.ron:1:10: expected fields in parentheses, such as `(mark: \"red\", band:",
            ),
            (
                "no fields",
                ("mine", "x".to_owned()),
                "themes/mine.ron:1:1: expected fields in parentheses, such as `(from: \"paper\")`",
            ),
            (
                "a lane without colours",
                ("mine", "(lanes: [(mark: \"red\")])".to_owned()),
                "themes/mine.ron:1:22: `band` is missing",
            ),
            (
                "unknown theme",
                based("dawn"),
                "themes/mine.ron: it is based on `dawn`, which is not a theme",
            ),
            (
                "a circle",
                based("mine"),
                "themes/mine.ron: it is based on itself",
            ),
            (
                "a mistake in the base",
                based("broken"),
                "themes/broken.ron:1:2: unknown field `txt`",
            ),
            (
                "a base that cannot be read",
                based("locked"),
                "cannot read themes/locked.ron: permission denied",
            ),
        ] {
            let files = [(theme, text.as_str()), ("broken", "(txt: \"red\")")];
            let wrong = read("mine", &finder(&files), Depth::Full).unwrap();
            let wrong = wrong.unwrap_err().to_string();
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
