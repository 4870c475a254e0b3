//! Chooses the theme: the one that was requested, or the one that suits the terminal.

use std::env;
use std::fs;
use std::io::{self, ErrorKind};

use anyhow::Result;

use super::UsageError;
use super::arguments::{ColourChoice, ViewArguments};
use super::config::Config;
use super::folder::config_folder;
use super::small::small;
use crate::ui::{self, BUILT_IN, Depth, Theme};

/// The background of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Background {
    /// Dark, for light text.
    #[default]
    Dark,
    /// Light, for dark text.
    Light,
}

impl Background {
    /// The background for a colour, by its perceived brightness.
    pub(crate) fn of([red, green, blue]: [u8; 3]) -> Self {
        let bright = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
        if bright > 500 * 255 {
            Self::Light
        } else {
            Self::Dark
        }
    }
}

/// What the environment shows about the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Environment {
    /// No colours are wanted (no-color.org, bixense.com/clicolors), or the terminal has none.
    no_colour: bool,
    /// How many colours it can show; `None` if that is sixteen or unknown.
    depth: Option<Depth>,
    /// Its background, if known.
    background: Option<Background>,
    /// Whether it does not understand the query for its background, and would print it.
    mute: bool,
    /// Whether it is the Linux console, whose fonts have few shapes.
    console: bool,
}

impl Environment {
    /// The environment of this process.
    pub(crate) fn of_process() -> Self {
        Self::of(|name| env::var(name).ok())
    }

    fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| variable(name).unwrap_or_default();
        let is_set = |name| !matches!(value(name).as_str(), "" | "0");
        let (term, full) = (value("TERM"), value("COLORTERM"));
        Self {
            no_colour: !value("NO_COLOR").is_empty()
                || !is_set("CLICOLOR_FORCE") && (term == "dumb" || value("CLICOLOR") == "0"),
            depth: if matches!(full.as_str(), "truecolor" | "24bit") || term.ends_with("-direct") {
                Some(Depth::Full)
            } else {
                term.contains("256").then_some(Depth::Indexed)
            },
            background: ground_of(&value("COLORFGBG")),
            mute: matches!(term.as_str(), "linux" | "dumb"),
            console: term == "linux",
        }
    }
}

/// The background that `COLORFGBG` gives as an index into the sixteen colours, as in `15;0` or `15;default;0`.
fn ground_of(colours: &str) -> Option<Background> {
    match colours.rsplit(';').next()?.parse().ok()? {
        0..=6 | 8 => Some(Background::Dark),
        7 | 9..=15 => Some(Background::Light),
        _ => None,
    }
}

/// Whether the environment requests no colours.
pub(crate) fn no_colour() -> bool {
    Environment::of_process().no_colour
}

/// Everything that decides the theme.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looks {
    /// The theme of the command line.
    asked: Option<String>,
    /// The theme of the settings.
    settled: Option<String>,
    colour: ColourChoice,
    /// Whether to draw without shapes; if `None`, this depends on the terminal.
    plain: Option<bool>,
    environment: Environment,
    /// The background that the terminal has reported.
    reported: Option<Background>,
    /// The background that it reported in an earlier session.
    remembered: Option<Background>,
}

impl Looks {
    /// Combines the arguments, the settings and the environment.
    pub(crate) fn of(arguments: &ViewArguments, config: &Config) -> Self {
        Self {
            asked: arguments.theme.clone(),
            settled: config.theme.clone(),
            colour: arguments.color.or(config.color).unwrap_or_default(),
            plain: arguments.ascii.then_some(true).or(config.ascii),
            environment: Environment::of_process(),
            ..Self::default()
        }
    }

    /// The same for a picture, which does not depend on a terminal.
    #[must_use]
    pub(crate) fn for_picture(mut self) -> Self {
        self.environment = Environment {
            no_colour: self.environment.no_colour,
            depth: Some(Depth::Full),
            ..Environment::default()
        };
        self
    }

    /// The same without colours, so that nothing is shown by a background alone.
    #[must_use]
    pub(crate) fn for_text(mut self) -> Self {
        self.colour = ColourChoice::Never;
        self
    }

    /// Whether the theme depends on the terminal's background, and the terminal can be asked.
    pub(crate) fn wants_background(&self) -> bool {
        self.name().is_none() && !self.environment.mute
    }

    /// Sets the background that was reported in an earlier session.
    pub(crate) fn recall(&mut self, background: Option<Background>) {
        self.remembered = background;
    }

    /// Sets the background that the terminal has reported. Returns whether this changes the background.
    pub(crate) fn set_reported(&mut self, background: Background) -> bool {
        let before = self.background();
        self.reported = Some(background);
        before != self.background()
    }

    /// The reported background, if it differs from the remembered one.
    pub(crate) fn news(&self) -> Option<Background> {
        self.reported
            .filter(|reported| Some(*reported) != self.remembered)
    }

    fn background(&self) -> Background {
        let known = self.reported.or(self.environment.background);
        known.or(self.remembered).unwrap_or_default()
    }

    /// The name of the requested theme; `None` if it depends on the terminal.
    fn name(&self) -> Option<&str> {
        let no_colour = self.colour == ColourChoice::Auto && self.environment.no_colour;
        match (&self.asked, &self.settled) {
            _ if self.colour == ColourChoice::Never => Some("none"),
            (Some(asked), _) => Some(asked),
            _ if no_colour => Some("none"),
            (None, settled) => settled.as_deref(),
        }
    }

    fn suiting(&self) -> &'static str {
        match (self.environment.depth, self.background()) {
            (Some(_), Background::Dark) => "night",
            (Some(_), Background::Light) => "paper",
            (None, Background::Dark) => "terminal",
            (None, Background::Light) => "terminal-light",
        }
    }

    /// The theme.
    ///
    /// # Errors
    /// Returns an error if there is no theme of that name, or if it has mistakes.
    pub(crate) fn theme(&self) -> Result<Theme> {
        // If it is unknown how many colours the terminal has, assume 256, which most have.
        let depth = self.environment.depth.unwrap_or(Depth::Indexed);
        let theme = named(self.name().unwrap_or_else(|| self.suiting()), depth)?;
        Ok(if self.plain.unwrap_or(self.environment.console) {
            theme.without_shapes()
        } else {
            theme
        })
    }
}

/// Whether a theme may have this name: a file outside of the folder is none, nor is a hidden one.
fn is_name(name: &str) -> bool {
    !name.starts_with('.') && !name.contains(['/', '\\'])
}

/// The text of a user's theme; `None` if there is no such theme.
fn own_source(name: &str) -> Option<Result<String, String>> {
    let folder = config_folder().filter(|_| is_name(name))?;
    let text = small(&folder.join("themes").join(format!("{name}.ron")));
    let is_absent =
        |error: &io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    let text = Some(text).filter(|text| !text.as_ref().is_err_and(is_absent))?;
    Some(text.map_err(|error| error.to_string()))
}

/// A theme by name. User themes take precedence over built-in ones.
fn named(name: &str, depth: Depth) -> Result<Theme> {
    if let Some(own) = ui::read_theme(name, &own_source, depth) {
        return Ok(own.map_err(|error| UsageError(error.to_string()))?);
    }
    Theme::built_in(name, depth).ok_or_else(|| {
        let known = BUILT_IN.join(", ");
        UsageError(format!(
            "unknown theme `{name}`; available: {known}, and custom themes in annals/themes"
        ))
        .into()
    })
}

/// The names of the user's themes, sorted.
fn own_names() -> Vec<String> {
    let folder = config_folder().map(|folder| folder.join("themes"));
    let files = folder.and_then(|folder| fs::read_dir(folder).ok());
    let mut names: Vec<String> = files
        .into_iter()
        .flatten()
        .filter_map(|file| {
            let name = file.ok()?.file_name().into_string().ok()?;
            Some(name.strip_suffix(".ron")?.to_owned())
        })
        .filter(|name| is_name(name))
        .collect();
    names.sort();
    names
}

/// A theme that can be chosen by name.
pub(crate) struct Listed {
    pub(crate) name: String,
    /// Whether it comes from one of the user's own files.
    pub(crate) own: bool,
    /// The theme, or the error in its file.
    pub(crate) theme: Result<Theme>,
}

/// All themes as shown by the terminal of this process, the built-in ones first.
pub(crate) fn all_themes() -> Vec<Listed> {
    let depth = Environment::of_process().depth.unwrap_or(Depth::Indexed);
    let own = own_names();
    let foreign = own.iter().filter(|name| !BUILT_IN.contains(&name.as_str()));
    let names = BUILT_IN.iter().map(|name| (*name).to_owned());
    names
        .chain(foreign.cloned())
        .map(|name| Listed {
            own: own.contains(&name),
            theme: named(&name, depth),
            name,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(variables: &[(&str, &str)]) -> Looks {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Looks {
            environment: Environment::of(variable),
            ..Looks::default()
        }
    }

    #[test]
    fn the_terminal_decides_unless_a_theme_is_requested() {
        let full = ("COLORTERM", "truecolor");
        for (name, variables, theme, depth) in [
            ("nothing is known", vec![], "terminal", None),
            ("24 bits", vec![full], "night", Some(Depth::Full)),
            (
                "256",
                vec![("TERM", "xterm-256color")],
                "night",
                Some(Depth::Indexed),
            ),
            (
                "a light ground",
                vec![full, ("COLORFGBG", "0;15")],
                "paper",
                Some(Depth::Full),
            ),
            (
                "a light ground of three parts",
                vec![full, ("COLORFGBG", "0;default;15")],
                "paper",
                Some(Depth::Full),
            ),
            (
                "nonsense about the ground",
                vec![full, ("COLORFGBG", "x")],
                "night",
                Some(Depth::Full),
            ),
            (
                "sixteen on light",
                vec![("TERM", "xterm"), ("COLORFGBG", "0;7")],
                "terminal-light",
                None,
            ),
        ] {
            let looks = looks(&variables);
            assert_eq!(looks.name(), None, "{name}");
            assert_eq!(looks.suiting(), theme, "{name}");
            assert_eq!(looks.environment.depth, depth, "{name}");
        }
        for (variables, colours) in [
            (vec![("NO_COLOR", "1")], false),
            (vec![("TERM", "dumb")], false),
            (vec![("CLICOLOR", "0")], false),
            (vec![("CLICOLOR", "1")], true),
            (vec![("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], true),
            (vec![("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], true),
            (vec![("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
        ] {
            assert_eq!(looks(&variables).name().is_none(), colours, "{variables:?}");
        }
    }

    #[test]
    fn the_console_of_linux_is_drawn_with_plain_characters() {
        let asked = |plain: Option<bool>, term: &str| {
            let looks = looks(&[("TERM", term)]);
            let theme = Looks { plain, ..looks }.theme().unwrap();
            theme == theme.without_shapes()
        };
        for (plain, term, expected) in [
            (None, "linux", true),
            (None, "xterm", false),
            (Some(false), "linux", false),
            (Some(true), "xterm", true),
        ] {
            assert_eq!(asked(plain, term), expected, "{plain:?} {term}");
        }
        let picture = looks(&[("TERM", "linux")]).for_picture();
        let theme = picture.theme().unwrap();
        assert_ne!(theme, theme.without_shapes());
    }

    #[test]
    fn a_requested_theme_takes_precedence_over_the_terminal() {
        let no_colour = looks(&[("NO_COLOR", "1")]);
        let some = |name: &str| Some(name.to_owned());
        for (name, looks, expected) in [
            (
                "settings",
                Looks {
                    settled: some("paper"),
                    ..Looks::default()
                },
                Some("paper"),
            ),
            (
                "the command line before settings",
                Looks {
                    asked: some("night"),
                    settled: some("paper"),
                    ..Looks::default()
                },
                Some("night"),
            ),
            (
                "no colours before settings",
                Looks {
                    settled: some("paper"),
                    ..no_colour.clone()
                },
                Some("none"),
            ),
            (
                "the command line before no colours",
                Looks {
                    asked: some("night"),
                    ..no_colour.clone()
                },
                Some("night"),
            ),
            (
                "colours in any case",
                Looks {
                    colour: ColourChoice::Always,
                    ..no_colour
                },
                None,
            ),
            (
                "colours in no case",
                Looks {
                    colour: ColourChoice::Never,
                    asked: some("night"),
                    ..Looks::default()
                },
                Some("none"),
            ),
        ] {
            assert_eq!(looks.name(), expected, "{name}");
        }
    }

    #[test]
    fn the_reported_background_takes_precedence_over_the_remembered_one() {
        let mut looks = looks(&[("COLORTERM", "24bit")]);
        assert_eq!(looks.suiting(), "night");
        looks.recall(Some(Background::Light));
        assert_eq!((looks.suiting(), looks.news()), ("paper", None));
        assert!(!looks.set_reported(Background::Light));
        assert_eq!(looks.news(), None);
        assert!(looks.set_reported(Background::Dark));
        assert_eq!(
            (looks.suiting(), looks.news()),
            ("night", Some(Background::Dark))
        );
    }

    #[test]
    fn an_unknown_theme_is_an_error() {
        for name in ["dusk", "../night"] {
            let error = named(name, Depth::Full).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("unknown theme `{name}`; available: night, paper")),
                "{error}"
            );
        }
    }
}
