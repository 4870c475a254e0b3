//! From arguments to an app: reading the file, choosing languages, finding the place.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};

use super::UsageError;
use super::arguments::{AmbiguousChoice, ColourChoice, ViewArguments};
use super::config::Config;
use crate::app::App;
use crate::chronicle::{Chronicle, Ref};
use crate::format::{self, MapFile, Report};
use crate::map::BaseMap;
use crate::messages::Interface;
use crate::names::LanguageId;
use crate::text::{self, Ambiguous};
use crate::ui::{Colours, Theme};

/// The name under which standard input is reported.
pub(super) const STANDARD_INPUT: &str = "<standard input>";

/// The word for a gloss that is not wanted.
pub(super) const NONE: &str = "none";

/// A file whose chronicle could not be read, with the report already rendered.
#[derive(Debug, thiserror::Error)]
#[error("{name} has problems\n\n{report}")]
pub(super) struct DataError {
    name: String,
    report: String,
}

/// Opens what was asked for; what is not said follows the settings, then the locale.
pub(super) fn app(arguments: &ViewArguments, config: &Config) -> Result<App> {
    let (chronicle, own_map) = chronicle(arguments.file.as_deref())?;
    let locales: Vec<String> = sys_locale::get_locales().collect();
    let wanted: Vec<String> = config.lang.iter().chain(&locales).cloned().collect();
    let mut app = App::new(Arc::new(chronicle), if arguments.lang.is_some() { &[] } else { &wanted });
    app.own_map = own_map.map(Arc::new);
    app.interface = interface(arguments, config, &locales)?;
    choose_names(&mut app, arguments, config)?;
    if let Some(at) = &arguments.at {
        go_to(&mut app, at)?;
    }
    Ok(app)
}

/// Chooses the languages of names. A chronicle need not have those of the settings, but those of the command line.
fn choose_names(app: &mut App, arguments: &ViewArguments, config: &Config) -> Result<()> {
    if let Some(tag) = &arguments.lang {
        app.choice.main = language(&app.chronicle, tag)?;
        if app.choice.gloss == Some(app.choice.main) {
            app.choice.gloss = app.chronicle.languages.iter().find(|language| *language != app.choice.main);
        }
    }
    match (arguments.gloss.as_deref(), config.gloss.as_deref()) {
        (Some(NONE), _) | (None, Some(NONE)) => app.choice.gloss = None,
        (Some(tag), _) => app.choice.gloss = Some(language(&app.chronicle, tag)?),
        (None, Some(tag)) => app.choice.gloss = app.chronicle.languages.nearest(tag).or(app.choice.gloss),
        (None, None) => {}
    }
    Ok(())
}

/// The language of the interface.
fn interface(arguments: &ViewArguments, config: &Config, locales: &[String]) -> Result<Interface> {
    let Some(tag) = arguments.ui.as_ref().or(config.ui.as_ref()) else {
        return Ok(locales.iter().find_map(|locale| Interface::nearest(locale)).unwrap_or_default());
    };
    Interface::nearest(tag).ok_or_else(|| {
        let known = Interface::ALL.map(Interface::tag).join(", ");
        UsageError(format!("the interface does not speak `{tag}`; it speaks {known}")).into()
    })
}

/// The theme that the arguments, the settings and `NO_COLOR` ask for; from here on strings are as wide as they say.
pub(super) fn theme(arguments: &ViewArguments, config: &Config) -> Theme {
    text::set_ambiguous(match ambiguous(arguments, config) {
        AmbiguousChoice::Wide => Ambiguous::Wide,
        AmbiguousChoice::Auto | AmbiguousChoice::Narrow => Ambiguous::Narrow,
    });
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = Theme::new(match arguments.color.or(config.color).unwrap_or_default() {
        ColourChoice::Never => Colours::None,
        ColourChoice::Auto if no_colour => Colours::None,
        ColourChoice::Auto | ColourChoice::Always => Colours::Sixteen,
    });
    if arguments.ascii || config.ascii { theme.without_shapes() } else { theme }
}

/// How wide ambiguous characters are said to be.
pub(super) fn ambiguous(arguments: &ViewArguments, config: &Config) -> AmbiguousChoice {
    arguments.ambiguous.or(config.ambiguous).unwrap_or_default()
}

/// The chronicle, and the base map it names.
fn chronicle(file: Option<&Path>) -> Result<(Chronicle, Option<BaseMap>)> {
    let Some(path) = file else {
        let refused = |report| data_error("jingkang.ron", format::EMBEDDED.as_bytes(), &report);
        return Ok((format::embedded().map_err(refused)?.chronicle, None));
    };
    let (name, bytes) = read(path)?;
    let whole = format::whole(bytes).map_err(|(report, bytes)| data_error(&name, &bytes, &report))?;
    let loaded = format::load_whole(&whole).map_err(|report| data_error(&name, whole.as_bytes(), &report))?;
    let map = loaded.map.as_ref().map(|map| own_map(file, map).map_err(|wrong| wrong.against(&name, whole.as_bytes())));
    Ok((loaded.chronicle, map.transpose()?))
}

/// What is wrong with a base map, in the file it is wrong in: that of the map itself, or that of the chronicle.
pub(super) struct MapProblem {
    /// What is wrong.
    pub(super) report: Report,
    /// The name and the bytes of the map's file, if it could be read.
    pub(super) file: Option<(String, Vec<u8>)>,
}

impl MapProblem {
    fn against(self, name: &str, bytes: &[u8]) -> DataError {
        match self.file {
            Some((name, bytes)) => data_error(&name, &bytes, &self.report),
            None => data_error(name, bytes, &self.report),
        }
    }
}

/// Reads the base map that a chronicle names.
pub(super) fn own_map(chronicle: Option<&Path>, map: &MapFile) -> Result<BaseMap, MapProblem> {
    let file = chronicle.and_then(Path::parent).unwrap_or_else(|| Path::new("")).join(&*map.name);
    let unreadable = |error: std::io::Error| MapProblem { report: map.unreadable(&error.to_string()), file: None };
    let bytes = std::fs::read(&file).map_err(unreadable)?;
    format::load_map(&bytes).map_err(|report| MapProblem { report, file: Some((file.display().to_string(), bytes)) })
}

fn data_error(name: &str, bytes: &[u8], report: &Report) -> DataError {
    let report = report.render(name, &String::from_utf8_lossy(bytes), false);
    DataError { name: name.to_owned(), report }
}

/// Reads a file, or standard input for `-`; returns the name to report it under.
pub(super) fn read(file: &Path) -> Result<(String, Vec<u8>)> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
        return Ok((STANDARD_INPUT.to_owned(), bytes));
    }
    let name = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|error| UsageError(format!("cannot read {name}: {error}")))?;
    Ok((name, bytes))
}

fn language(chronicle: &Chronicle, tag: &str) -> Result<LanguageId> {
    let languages = &chronicle.languages;
    languages.find(tag).or_else(|| languages.nearest(tag)).ok_or_else(|| {
        let known: Vec<&str> = languages.iter().map(|language| languages.tag(language)).collect();
        UsageError(format!("no names in `{tag}`; this chronicle has {}", known.join(", "))).into()
    })
}

fn go_to(app: &mut App, at: &str) -> Result<()> {
    if let Some(Ref::Event(index)) = app.chronicle.find(at) {
        app.select(index as usize);
        return Ok(());
    }
    let when = crate::time::read(at, app.chronicle.reckoning)
        .map_err(|error| UsageError(format!("`{at}` is neither the id of an event nor a date: {error}")))?;
    app.select_at(when.extent().start());
    Ok(())
}
