//! What the reader wants to see first: the languages of names, and the place to start.

use anyhow::Result;

use super::today::today;
use crate::app::App;
use crate::card::Subject;
use crate::chronicle::{Chronicle, Ref};
use crate::names::{Choice, LanguageId, Languages, english_name};
use crate::settings::{Config, NONE, UsageError, ViewArguments};

/// The tag of names that are in no stated language.
const UNDETERMINED: &str = "und";

/// The languages of names chosen in an earlier session, as tags.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Remembered {
    pub(crate) main: Option<String>,
    /// The gloss, or [`NONE`].
    pub(crate) gloss: Option<String>,
}

/// Requests that can only be fulfilled once the chronicle has what they name.
pub(crate) struct Wishes<'a> {
    pub(crate) arguments: &'a ViewArguments,
    pub(crate) config: &'a Config,
    pub(super) locales: Vec<String>,
    remembered: Remembered,
    /// True until the reader chooses other languages of names.
    names: bool,
    /// True until the reader moves on.
    waits: bool,
}

impl<'a> Wishes<'a> {
    pub(crate) fn of(arguments: &'a ViewArguments, config: &'a Config) -> Self {
        Self {
            arguments,
            config,
            locales: sys_locale::get_locales().collect(),
            remembered: Remembered::default(),
            names: true,
            waits: true,
        }
    }

    /// With the languages of an earlier session, for what neither the arguments nor the settings name.
    pub(crate) fn remembering(self, remembered: Remembered) -> Self {
        Self { remembered, ..self }
    }

    /// The reader has moved on, so the place to start is no longer wanted.
    pub(crate) fn moved_on(&mut self) {
        self.waits = false;
    }

    /// The reader has chosen languages of names.
    pub(crate) fn names_are_chosen(&mut self) {
        self.names = false;
    }

    /// Fulfils what it can on a part of the chronicle.
    pub(crate) fn fulfil_on_part(&self, app: &mut App) {
        // What is missing may be in the rest.
        let _ = self.choose_names(app);
        if self.waits {
            let _ = self.go(app);
        }
    }

    /// Fulfils the requests on the whole chronicle. Languages are chosen anew, since a part may not have had all of them.
    ///
    /// # Errors
    /// Returns what the chronicle does not have, unless the reader has moved on.
    pub(crate) fn fulfil(&self, app: &mut App) -> Result<()> {
        let names = self.choose_names(app);
        if !self.waits {
            return Ok(());
        }
        names?;
        self.go(app)
    }

    fn choose_names(&self, app: &mut App) -> Result<()> {
        if self.names {
            let choice = self.choice(&app.chronicle().languages)?;
            app.set_choice(choice);
        }
        Ok(())
    }

    fn go(&self, app: &mut App) -> Result<()> {
        let Some(at) = &self.arguments.at else {
            return Ok(());
        };
        // Only here, since the zone takes a moment of the first frame.
        app.set_today(today());
        go_to(app, at)
    }

    /// The languages of names. Those on the command line must exist in the chronicle; the others need not.
    fn choice(&self, languages: &Languages) -> Result<Choice> {
        let other_than = |main| languages.iter().find(|language| *language != main);
        let usual = self.usual(languages);
        let main = match self.arguments.lang.as_deref() {
            Some(tag) => named(languages, tag)?,
            None => self.recalled(languages).unwrap_or(usual),
        };
        let usual = other_than(usual).filter(|gloss| *gloss != main);
        let usual = usual.or_else(|| other_than(main));
        let wanted = (self.config.gloss.as_ref()).or(self.remembered.gloss.as_ref());
        let gloss = match (self.arguments.gloss.as_deref(), wanted.map(String::as_str)) {
            (Some(NONE), _) | (None, Some(NONE)) => None,
            (Some(tag), _) => Some(named(languages, tag)?),
            (None, Some(tag)) => {
                let is_free = |gloss: &LanguageId| self.arguments.lang.is_none() || *gloss != main;
                known(languages, tag).filter(is_free).or(usual)
            }
            (None, None) => usual,
        };
        Ok(Choice { main, gloss })
    }

    /// The main language of the last session, unless one is named.
    fn recalled(&self, languages: &Languages) -> Option<LanguageId> {
        let tag = self.remembered.main.as_ref();
        known(languages, tag.filter(|_| self.config.lang.is_none())?)
    }

    /// The main language according to the settings and the locale.
    fn usual(&self, languages: &Languages) -> LanguageId {
        if self.arguments.lang.is_some() {
            return languages.first();
        }
        let wanted = self.config.lang.iter().chain(&self.locales);
        languages.nearest_of(&wanted.cloned().collect::<Vec<String>>())
    }
}

/// The language with a tag, or the closest one to it.
fn known(languages: &Languages, tag: &str) -> Option<LanguageId> {
    languages.find(tag).or_else(|| languages.nearest(tag))
}

fn named(languages: &Languages, tag: &str) -> Result<LanguageId> {
    known(languages, tag).ok_or_else(|| no_names(languages, tag).into())
}

/// The language of a chronicle that is named on the command line.
///
/// # Errors
/// Returns the languages that it has instead.
pub(crate) fn language(chronicle: &Chronicle, tag: &str) -> Result<LanguageId> {
    named(&chronicle.languages, tag)
}

/// An error for a language in which a chronicle has no names.
fn no_names(languages: &Languages, tag: &str) -> UsageError {
    let tags = languages.iter().map(|language| languages.tag(language));
    let known: Vec<String> = tags
        .filter(|tag| *tag != UNDETERMINED)
        .map(|tag| match english_name(tag) {
            Some(name) => format!("{name} ({tag})"),
            None => tag.to_owned(),
        })
        .collect();
    let known = if known.is_empty() {
        "its names are in no stated language (`languages: [\"en\"]` would state one)".to_owned()
    } else {
        format!("this chronicle has {}", known.join(", "))
    };
    UsageError(format!("no names in `{tag}`; {known}"))
}

fn go_to(app: &mut App, at: &str) -> Result<()> {
    match app.chronicle().find(at) {
        Some(Ref::Event(event)) => {
            app.select(event);
            return Ok(());
        }
        Some(thing) => {
            app.open(Subject::Thing(thing));
            return Ok(());
        }
        None => {}
    }
    let reading = (app.chronicle().read_date(at, app.dates_among()))
        .map_err(|error| UsageError(format!("`{at}` is neither an id nor a date: {error}")))?;
    app.go_to(&reading.when);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use clap::Parser;

    use super::*;
    use crate::format;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        view: ViewArguments,
    }

    fn arguments(line: &str) -> ViewArguments {
        let words = std::iter::once("annals").chain(line.split_whitespace());
        Line::try_parse_from(words).unwrap().view
    }

    /// A chronicle with an event that has a name in each of some languages.
    fn chronicle(languages: &[&str]) -> Arc<Chronicle> {
        let names: Vec<String> = languages
            .iter()
            .map(|tag| format!("\"{tag}\": \"N\""))
            .collect();
        let names = names.join(", ");
        let text = format!(
            "Chronicle(format: 1, title: \"T\", events: [(id: \"a\", when: \"1127\", name: {{{names}}})])"
        );
        Arc::new(format::load(text.as_bytes()).unwrap().chronicle)
    }

    /// The main language and the gloss on display.
    fn shown(app: &App) -> String {
        let tag = |language| app.chronicle().languages.tag(language);
        let gloss = app.choice().gloss.map_or(NONE, tag);
        format!("{} {gloss}", tag(app.choice().main))
    }

    fn wishes<'a>(
        view: &'a ViewArguments,
        config: &'a Config,
        main: &str,
        gloss: &str,
    ) -> Wishes<'a> {
        let some = |tag: &str| (!tag.is_empty()).then(|| tag.to_owned());
        let remembered = Remembered {
            main: some(main),
            gloss: some(gloss),
        };
        Wishes {
            locales: vec!["en-US".to_owned()],
            ..Wishes::of(view, config).remembering(remembered)
        }
    }

    #[test]
    fn each_of_the_two_languages_has_its_own_order_of_precedence() {
        let all = chronicle(&["en", "zh-Hant", "ja", "ko"]);
        for (line, lang, gloss, remembered, expected) in [
            ("", "", "", ("", ""), "en zh-Hant"),
            ("", "", "", ("ja", "none"), "ja none"),
            ("", "", "", ("zh-Hant", ""), "zh-Hant en"),
            ("", "", "", ("", "ko"), "en ko"),
            ("", "", "", ("vi", "vi"), "en zh-Hant"),
            ("--gloss ko", "", "", ("ja", "none"), "ja ko"),
            ("--lang ko", "", "", ("ja", "none"), "ko none"),
            ("--lang ko", "", "", ("ja", "ko"), "ko zh-Hant"),
            ("", "ko", "", ("ja", "none"), "ko none"),
            ("", "", "ko", ("ja", "none"), "ja ko"),
            (
                "--lang en --gloss none",
                "ko",
                "ko",
                ("ja", "ja"),
                "en none",
            ),
        ] {
            let (view, some) = (arguments(line), |tag: &str| {
                (!tag.is_empty()).then(|| tag.to_owned())
            });
            let mut config = Config::default();
            (config.lang, config.gloss) = (some(lang), some(gloss));
            let wishes = wishes(&view, &config, remembered.0, remembered.1);
            let mut app = App::new(Arc::clone(&all), &[]);
            wishes.fulfil(&mut app).unwrap();
            assert_eq!(
                shown(&app),
                expected,
                "{line}, {lang}, {gloss}, {remembered:?}"
            );
        }
    }

    #[test]
    fn a_language_that_only_the_rest_of_a_file_has_is_chosen_when_it_arrives() {
        let config = Config::default();
        for (line, remembered, expected) in [("", "ja", "ja en"), ("--lang ja", "", "ja en")] {
            let view = arguments(line);
            let wishes = wishes(&view, &config, remembered, "");
            let mut app = App::new(chronicle(&["en"]), &[]);
            wishes.fulfil_on_part(&mut app);
            assert_eq!(shown(&app), "en none", "{line}");
            app.take_chronicle(chronicle(&["en", "ja"]));
            wishes.fulfil(&mut app).unwrap();
            assert_eq!(shown(&app), expected, "{line}");
        }
    }

    #[test]
    fn what_the_reader_chooses_and_where_he_goes_meanwhile_stays() {
        let (view, config) = (arguments("--lang ko --at 1127"), Config::default());
        let mut wishes = wishes(&view, &config, "", "");
        let mut app = App::new(chronicle(&["en", "ja"]), &[]);
        assert!(wishes.fulfil(&mut app).is_err());
        wishes.moved_on();
        wishes.fulfil(&mut app).unwrap();
        assert!(app.date_mark().is_none());
        app.take_chronicle(chronicle(&["en", "ja", "ko"]));
        wishes.names_are_chosen();
        wishes.fulfil(&mut app).unwrap();
        assert_eq!(shown(&app), "en ja");
    }
}
