//! From arguments to an app: reads the file, chooses languages, finds the place to start.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};

use super::file::{DataError, data_error};
use super::folder::Folder;
use super::import::{EventFile, Imported, Original, event_file};
use super::source;
use crate::app::{App, Problems};
use crate::card::Subject;
use crate::chronicle::{Chronicle, Ref};
use crate::format::import::Options;
use crate::format::{self, Loaded, MapFile, Progress, Report};
use crate::map::BaseMap;
use crate::messages::Interface;
use crate::names::{Choice, LanguageId, Languages, english_name};
use crate::settings::{AmbiguousChoice, Config, NONE, UsageError, ViewArguments, interface_in};
use crate::text::{Ambiguous, Whole, Widths};

/// The tag of names that are in no stated language.
const UNDETERMINED: &str = "und";

/// What was read from a file.
pub(crate) struct Opened {
    pub(crate) chronicle: Chronicle,
    /// The base map it names.
    pub(crate) map: Option<BaseMap>,
    /// The files that it includes, whether they were found or not.
    pub(crate) included: Vec<PathBuf>,
    /// The report of the import, if it was a file of another program.
    pub(crate) imported: Option<Imported>,
    /// Its problems, if only the valid part was read.
    pub(crate) invalid: Option<Invalid>,
}

/// The problems of a file whose valid part can be shown.
pub(crate) struct Invalid {
    pub(crate) error: DataError,
    /// How many entries have problems.
    pub(crate) entries: usize,
    /// How many entries there are.
    pub(crate) of: usize,
}

impl Invalid {
    /// The problems as shown by the app.
    pub(crate) fn problems(&self) -> Problems {
        Problems {
            list: self.error.list().to_vec(),
            invalid: self.entries,
            entries: self.of,
            before: false,
        }
    }
}

/// Opens what the arguments request. What they leave out comes from the settings, then from the locale.
pub(crate) fn app(arguments: &ViewArguments, config: &Config) -> Result<App> {
    app_of(chronicle(arguments)?, arguments, config)
}

fn locales() -> Vec<String> {
    sys_locale::get_locales().collect()
}

/// The languages that a user reads, in order of preference.
fn wanted(config: &Config, locales: &[String]) -> Vec<String> {
    config.lang.iter().chain(locales).cloned().collect()
}

/// Creates an app for a file that was read, as requested by the arguments.
pub(crate) fn app_of(opened: Opened, arguments: &ViewArguments, config: &Config) -> Result<App> {
    let mut app = plain_app(opened.chronicle, arguments, config)?;
    let left_out = opened.imported.map(Imported::left_out);
    app.take_companions(opened.map, left_out);
    app.set_problems(opened.invalid.as_ref().map(Invalid::problems));
    Wishes::of(arguments, config).fulfil(&mut app)?;
    Ok(app)
}

/// Creates an app for the beginning of a file. Also returns the requests that cannot be fulfilled yet.
pub(crate) fn app_of_beginning<'a>(
    chronicle: Chronicle,
    arguments: &'a ViewArguments,
    config: &'a Config,
) -> Result<(App, Wishes<'a>)> {
    let mut app = plain_app(chronicle, arguments, config)?;
    let mut wishes = Wishes::of(arguments, config);
    wishes.fulfil_on_part(&mut app);
    Ok((app, wishes))
}

fn plain_app(chronicle: Chronicle, arguments: &ViewArguments, config: &Config) -> Result<App> {
    let locales = locales();
    let wanted = wanted(config, &locales);
    let mut app = App::new(
        Arc::new(chronicle),
        if arguments.lang.is_some() {
            &[]
        } else {
            &wanted
        },
    );
    app.set_interface(interface(arguments, config, &locales)?);
    app.set_keymap(config.keymap());
    app.set_widths(widths(arguments, config));
    Ok(app)
}

/// Requests that can only be fulfilled once the chronicle has what they name.
pub(crate) struct Wishes<'a> {
    arguments: &'a ViewArguments,
    config: &'a Config,
    /// Whether the languages of names are still to be chosen.
    names: bool,
}

impl<'a> Wishes<'a> {
    fn of(arguments: &'a ViewArguments, config: &'a Config) -> Self {
        Self {
            arguments,
            config,
            names: true,
        }
    }

    /// Fulfils what it can on a part of the chronicle.
    pub(crate) fn fulfil_on_part(&mut self, app: &mut App) {
        // What is missing may be in the rest.
        let _ = self.choose_names(app);
        let _ = self.go(app);
    }

    /// Fulfils the requests on the whole chronicle.
    ///
    /// # Errors
    /// Returns what the chronicle does not have.
    pub(crate) fn fulfil(&mut self, app: &mut App) -> Result<()> {
        self.choose_names(app)?;
        self.go(app)
    }

    fn choose_names(&mut self, app: &mut App) -> Result<()> {
        if self.names {
            choose_names(app, self.arguments, self.config)?;
            self.names = false;
        }
        Ok(())
    }

    fn go(&self, app: &mut App) -> Result<()> {
        let at = self.arguments.at.as_ref();
        at.map_or(Ok(()), |at| go_to(app, at))
    }
}

/// Chooses the languages of names. Those on the command line must exist in the chronicle, but those in the settings need not.
fn choose_names(app: &mut App, arguments: &ViewArguments, config: &Config) -> Result<()> {
    if let Some(tag) = &arguments.lang {
        let main = language(app.chronicle(), tag)?;
        let mut gloss = app.choice().gloss;
        if gloss == Some(main) {
            let mut languages = app.chronicle().languages.iter();
            gloss = languages.find(|language| *language != main);
        }
        app.set_choice(Choice { main, gloss });
    }
    let Choice { main, gloss } = app.choice();
    let gloss = match (arguments.gloss.as_deref(), config.gloss.as_deref()) {
        (Some(NONE), _) | (None, Some(NONE)) => None,
        (Some(tag), _) => Some(language(app.chronicle(), tag)?),
        (None, Some(tag)) => app.chronicle().languages.nearest(tag).or(gloss),
        (None, None) => gloss,
    };
    app.set_choice(Choice { main, gloss });
    Ok(())
}

/// The language of the interface.
fn interface(arguments: &ViewArguments, config: &Config, locales: &[String]) -> Result<Interface> {
    let Some(tag) = arguments.ui.as_ref().or(config.ui.as_ref()) else {
        return Ok(locales
            .iter()
            .find_map(|locale| Interface::nearest(locale))
            .unwrap_or_default());
    };
    Ok(interface_in(tag)?)
}

/// How wide characters are drawn according to the arguments and the settings.
fn widths(arguments: &ViewArguments, config: &Config) -> Widths {
    Widths::new(match ambiguous(arguments, config) {
        AmbiguousChoice::Wide => Ambiguous::Wide,
        AmbiguousChoice::Auto | AmbiguousChoice::Narrow => Ambiguous::Narrow,
    })
}

/// The width of ambiguous characters according to the arguments and the settings.
pub(crate) fn ambiguous(arguments: &ViewArguments, config: &Config) -> AmbiguousChoice {
    arguments.ambiguous.or(config.ambiguous).unwrap_or_default()
}

/// Reads the chronicle that the arguments name.
fn chronicle(arguments: &ViewArguments) -> Result<Opened> {
    let Some(file) = arguments.file.as_deref() else {
        let refused = |report| data_error("jingkang.ron", format::EMBEDDED.as_bytes(), &report);
        return Ok(Opened {
            chronicle: format::embedded().map_err(refused)?.chronicle,
            map: None,
            included: Vec::new(),
            imported: None,
            invalid: None,
        });
    };
    let options = arguments.import.options();
    let (name, bytes) = source::read(file, &options)?;
    let opened = read(
        file,
        &name,
        bytes,
        &options,
        Show::Valid,
        &Progress::default(),
    )?;
    opened.ok_or_else(stopped)
}

/// Builds a chronicle from the bytes of a file. If the file has mistakes, only from its valid part.
pub(crate) fn load(file: &Path, name: &str, bytes: Vec<u8>, options: &Options) -> Result<Opened> {
    let opened = load_watched(file, name, bytes, options, &Progress::default())?;
    opened.ok_or_else(stopped)
}

fn stopped() -> anyhow::Error {
    anyhow!("loading was stopped")
}

/// Like [`load`], with reports of the progress; `None` if it was stopped.
pub(crate) fn load_watched(
    file: &Path,
    name: &str,
    bytes: Vec<u8>,
    options: &Options,
    progress: &Progress,
) -> Result<Option<Opened>> {
    read(file, name, bytes, options, Show::ValidPart, progress)
}

/// Which files can be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    /// Only files without mistakes.
    Valid,
    /// Files with mistakes, without their invalid entries.
    ValidPart,
}

fn read(
    file: &Path,
    name: &str,
    bytes: Vec<u8>,
    options: &Options,
    show: Show,
    progress: &Progress,
) -> Result<Option<Opened>> {
    let EventFile {
        bytes,
        imported,
        original,
    } = event_file(file, name, bytes, options)?;
    let whole = whole(name, bytes)?;
    let opened = opened((file, name), &whole, &original, show, progress)?;
    Ok(opened.map(|opened| Opened { imported, ..opened }))
}

fn whole(name: &str, bytes: Vec<u8>) -> Result<Whole, DataError> {
    format::whole(bytes).map_err(|(report, bytes)| data_error(name, &bytes, &report))
}

fn opened(
    (file, name): (&Path, &str),
    whole: &Whole,
    original: &Original,
    show: Show,
    progress: &Progress,
) -> Result<Option<Opened>> {
    let folder = Folder::of(file);
    let Some(loaded) = format::load_from(whole, &folder, progress) else {
        return Ok(None);
    };
    let loaded: Loaded = match loaded {
        Ok(loaded) => loaded,
        Err(report) => {
            let error = original.error(name, whole, &report);
            if show == Show::Valid {
                return Err(error.into());
            }
            return Ok(Some(rest(whole, &report, error, &folder)?));
        }
    };
    let map = loaded.map.as_ref().map(|map| own_map(Some(file), map));
    let map = map
        .transpose()
        .map_err(|problem| problem.against(name, whole, original))?;
    Ok(Some(Opened {
        chronicle: loaded.chronicle,
        map,
        included: folder.asked(),
        imported: None,
        invalid: None,
    }))
}

/// The valid part of a file with mistakes.
fn rest(
    whole: &Whole,
    report: &Report,
    error: DataError,
    folder: &Folder,
) -> Result<Opened, DataError> {
    let Some(rest) = format::load_rest(whole, report, folder) else {
        return Err(error);
    };
    Ok(Opened {
        chronicle: rest.chronicle,
        map: None,
        included: folder.asked(),
        imported: None,
        invalid: Some(Invalid {
            error,
            entries: rest.invalid,
            of: rest.entries,
        }),
    })
}

/// A problem with a base map, either in the file of the map or in that of the chronicle.
pub(crate) struct MapProblem {
    /// The report.
    pub(crate) report: Report,
    /// The name and the bytes of the map's file, if it could be read.
    pub(crate) file: Option<(String, Vec<u8>)>,
}

impl MapProblem {
    fn against(self, name: &str, text: &str, original: &Original) -> DataError {
        match self.file {
            Some((name, bytes)) => data_error(&name, &bytes, &self.report).in_file(&name),
            None => original.error(name, text, &self.report),
        }
    }
}

/// Reads the base map that a chronicle names.
pub(crate) fn own_map(chronicle: Option<&Path>, map: &MapFile) -> Result<BaseMap, MapProblem> {
    let file = chronicle
        .and_then(Path::parent)
        .unwrap_or_else(|| Path::new(""))
        .join(&*map.name);
    let unreadable = |error: io::Error| MapProblem {
        report: map.unreadable(&error.to_string()),
        file: None,
    };
    let bytes = source::map(&file).map_err(unreadable)?;
    format::load_map(&bytes).map_err(|report| MapProblem {
        report,
        file: Some((file.display().to_string(), bytes)),
    })
}

pub(crate) fn language(chronicle: &Chronicle, tag: &str) -> Result<LanguageId> {
    let languages = &chronicle.languages;
    languages
        .find(tag)
        .or_else(|| languages.nearest(tag))
        .ok_or_else(|| no_names(languages, tag).into())
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
