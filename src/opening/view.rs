//! From arguments to an app: reads the file, and applies the arguments and the settings.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};

use super::file::{DataError, data_error};
use super::folder::Folder;
use super::import::{EventFile, Imported, Original, event_file};
use super::source;
use super::today::today;
use super::wishes::Wishes;
use crate::app::{App, Problems};
use crate::chronicle::Chronicle;
use crate::format::import::Options;
use crate::format::{self, MapFile, Progress, Report};
use crate::map::BaseMap;
use crate::messages::Interface;
use crate::settings::{AmbiguousChoice, Config, ViewArguments, interface_in};
use crate::text::{Ambiguous, Whole, Widths};

/// What was read from a file.
pub(crate) struct Opened {
    pub(crate) chronicle: Chronicle,
    /// The base map it names.
    pub(crate) map: Option<BaseMap>,
    /// The other files that it is made of, whether they were found or not: those that it includes, and its base map.
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

/// Opens what the arguments request.
pub(crate) fn app(wishes: &Wishes<'_>) -> Result<App> {
    app_of(chronicle(wishes.arguments, Show::Valid)?, wishes)
}

/// Opens what the arguments request, as a terminal shows it: without the invalid entries of a file with mistakes.
pub(crate) fn app_on_screen(wishes: &Wishes<'_>) -> Result<App> {
    let mut app = app_of(chronicle(wishes.arguments, Show::ValidPart)?, wishes)?;
    app.set_today(today());
    let file = lasting(wishes.arguments);
    app.set_file(file.map(|file| file.display().to_string()));
    Ok(app)
}

/// The file, unless it cannot be read again, as a pipe.
pub(crate) fn lasting(arguments: &ViewArguments) -> Option<&Path> {
    let file = arguments.file.as_deref();
    file.filter(|file| file.as_os_str() != "-" && file.is_file())
}

/// Creates an app for a file that was read, as wished.
pub(crate) fn app_of(opened: Opened, wishes: &Wishes<'_>) -> Result<App> {
    let mut app = plain_app(opened.chronicle, wishes)?;
    let left_out = opened.imported.map(Imported::left_out);
    app.take_companions(opened.map, left_out);
    app.set_problems(opened.invalid.as_ref().map(Invalid::problems));
    wishes.fulfil(&mut app)?;
    Ok(app)
}

/// Creates an app for the beginning of a file. What cannot be fulfilled yet is still wished for.
pub(crate) fn app_of_beginning(chronicle: Chronicle, wishes: &Wishes<'_>) -> Result<App> {
    let mut app = plain_app(chronicle, wishes)?;
    wishes.fulfil_on_part(&mut app);
    Ok(app)
}

fn plain_app(chronicle: Chronicle, wishes: &Wishes<'_>) -> Result<App> {
    let (arguments, config) = (wishes.arguments, wishes.config);
    let mut app = App::new(Arc::new(chronicle), &[]);
    app.set_interface(interface(arguments, config, &wishes.locales)?);
    app.set_keymap(config.keymap());
    app.set_widths(widths(arguments, config));
    Ok(app)
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
fn chronicle(arguments: &ViewArguments, show: Show) -> Result<Opened> {
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
    let opened = read(file, &name, bytes, &options, show, &Progress::default())?;
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
    let mut read = match loaded {
        Ok(loaded) => Read {
            chronicle: loaded.chronicle,
            map: loaded.map,
            invalid: None,
        },
        Err(report) => {
            let error = original.error(name, whole, &report);
            if show == Show::Valid {
                return Err(error.into());
            }
            rest(whole, &report, error, &folder)?
        }
    };
    let map_file = read.map.as_ref().map(|map| map_path(file, map));
    let map = match read.map.take().map(|map| own_map(file, &map)).transpose() {
        Ok(map) => map,
        Err(problem) => {
            let error = problem.against(name, whole, original);
            if show == Show::Valid {
                return Err(error.into());
            }
            read.add(error);
            None
        }
    };
    Ok(Some(Opened {
        chronicle: read.chronicle,
        map,
        included: folder.asked().into_iter().chain(map_file).collect(),
        imported: None,
        invalid: read.invalid,
    }))
}

/// An event file, as far as it is valid.
struct Read {
    chronicle: Chronicle,
    map: Option<MapFile>,
    invalid: Option<Invalid>,
}

impl Read {
    /// Adds an error that no entry has.
    fn add(&mut self, error: DataError) {
        self.invalid = Some(match self.invalid.take() {
            Some(invalid) => Invalid {
                error: invalid.error.and(error),
                ..invalid
            },
            None => Invalid {
                error,
                entries: 0,
                of: 0,
            },
        });
    }
}

/// The valid part of a file with mistakes.
fn rest(
    whole: &Whole,
    report: &Report,
    error: DataError,
    folder: &Folder,
) -> Result<Read, DataError> {
    let Some(rest) = format::load_rest(whole, report, folder) else {
        return Err(error);
    };
    Ok(Read {
        chronicle: rest.chronicle,
        map: rest.map,
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

/// The path of the base map that a chronicle names.
pub(crate) fn map_path(chronicle: &Path, map: &MapFile) -> PathBuf {
    let folder = chronicle.parent().unwrap_or_else(|| Path::new(""));
    folder.join(&*map.name)
}

/// Reads the base map that a chronicle names.
pub(crate) fn own_map(chronicle: &Path, map: &MapFile) -> Result<BaseMap, MapProblem> {
    let file = map_path(chronicle, map);
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
