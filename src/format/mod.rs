//! Event files: from text to a [`Chronicle`], with every problem reported at once.
//!
//! Three steps: the text is read into the records of the schema (`scan`, `strings`, `values`, `record`, `scalars`,
//! `schema`), which keep the place of every word; the records are built into the model (`resolve`), where ids and
//! dates are resolved; what was found wrong on the way is a [`Report`], which can draw itself.
//!
//! `docs/format.md` describes the files.

mod chunks;
pub mod export;
pub mod import;
mod lexical;
mod lines;
mod map;
mod opening;
mod place;
mod problem;
mod progress;
mod record;
mod render;
mod resolve;
mod scalars;
mod scan;
mod schema;
mod shown;
mod sniff;
mod strings;
mod tags;
mod trust;
mod values;
mod word;

#[cfg(test)]
mod tests;

pub use map::{EMBEDDED_MAPS, MapFile, embedded_map, load_map};
pub use problem::{Problem, Report, Severity};
pub use progress::Progress;

use std::sync::Arc;

use self::chunks::{LEAST, beginning};
use self::place::Place;
use self::record::Record;
use self::scan::{Reader, Stop};
use self::shown::Shown;
use self::trust::Trust;
use crate::chronicle::Chronicle;
use crate::text::Whole;

/// The version of the format that is read.
pub const VERSION: i64 = 1;

/// A small commented chronicle to start a new one from; it is free of problems.
pub const STARTER: &str = include_str!("../../assets/starter.ron");

/// The chronicle of the Jingkang Incident, as a file.
pub const EMBEDDED: &str = include_str!("../../assets/jingkang.ron");

/// A file that has been read.
#[derive(Debug)]
pub struct Loaded {
    /// What it says.
    pub chronicle: Chronicle,
    /// The base map it names.
    pub map: Option<MapFile>,
    /// What its author should know; holds no errors.
    pub warnings: Report,
}

/// Reads an event file.
///
/// # Errors
/// Reports everything that is wrong with it, at once. Places are bytes of the text as [`String::from_utf8_lossy`]
/// gives it, which is also the text that [`Report::render`] wants.
pub fn load(bytes: &[u8]) -> Result<Loaded, Report> {
    load_whole(&Arc::new(text_of(bytes)?.to_owned().into()))
}

/// Takes the bytes of a file for the text they are, to be read by [`load_whole`].
///
/// # Errors
/// Reports bytes that are no text, and gives them back.
pub fn whole(bytes: Vec<u8>) -> Result<Whole, (Report, Vec<u8>)> {
    if let Err(report) = text_of(&bytes) {
        return Err((report, bytes));
    }
    let text = String::from_utf8(bytes).map_err(|error| (Report::default(), error.into_bytes()))?;
    Ok(Arc::new(text.into()))
}

/// Reads an event file without a second copy of its text.
///
/// # Errors
/// Reports everything that is wrong with it, at once.
pub fn load_whole(whole: &Whole) -> Result<Loaded, Report> {
    load_with(whole, How::default(), &Progress::default())
}

/// The same, telling how far it has come; none if it was stopped.
///
/// # Errors
/// Reports everything that is wrong with the file, at once.
pub fn load_watched(whole: &Whole, progress: &Progress) -> Option<Result<Loaded, Report>> {
    let loaded = load_with(whole, How::default(), progress);
    (!progress.is_stopped()).then_some(loaded)
}

/// Makes what can be made of the beginning of an event file: all that stands there whole. What is wrong with it is not
/// told, and what it refers to may be missing. None if it holds nothing.
pub fn load_beginning(bytes: &[u8]) -> Option<Chronicle> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A character may be cut in two.
        Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    let whole: Whole = Arc::new(beginning(text)?.into());
    let how = How {
        least_chunk: LEAST / 8,
        ..How::default()
    };
    build_from(&whole, how, &Progress::default()).0
}

/// Reads the chronicle of the Jingkang Incident, without looking once more whether its text is clean and its
/// sources' dates are those of `when`: half of the time goes into that, and the tests have done it.
///
/// # Errors
/// None, as long as the tests pass.
pub fn embedded() -> Result<Loaded, Report> {
    let how = How {
        trust: Trust::Everything,
        ..How::default()
    };
    load_with(&Arc::new(EMBEDDED.into()), how, &Progress::default())
}

/// The same as far as the opening screen shows it, its texts in one language, the nearest to one of `wanted`.
///
/// # Errors
/// None, as long as the tests pass.
pub fn embedded_opening(wanted: &[String]) -> Result<Loaded, Report> {
    let how = How {
        trust: Trust::Everything,
        // To look for places to cut takes longer than a second thread saves.
        least_chunk: usize::MAX,
        shown: Some(Shown::nearest(wanted)),
    };
    load_with(&Arc::new(EMBEDDED.into()), how, &Progress::default())
}

/// How a file is read.
struct How {
    trust: Trust,
    /// How many bytes a chunk of the list of events has at least.
    least_chunk: usize,
    /// The language of texts, if one is enough.
    shown: Option<Shown>,
}

impl Default for How {
    fn default() -> Self {
        Self {
            trust: Trust::Nothing,
            least_chunk: LEAST,
            shown: None,
        }
    }
}

fn load_with(whole: &Whole, how: How, progress: &Progress) -> Result<Loaded, Report> {
    match build_from(whole, how, progress) {
        (Some(chronicle), map, warnings) if warnings.errors() == 0 => Ok(Loaded {
            chronicle,
            map,
            warnings,
        }),
        (_, _, report) => Err(report),
    }
}

/// What can be made of a file, the base map it names, and what is wrong with it.
fn build_from(
    whole: &Whole,
    how: How,
    progress: &Progress,
) -> (Option<Chronicle>, Option<MapFile>, Report) {
    let text: &str = whole;
    if let Some(problem) = sniff::foreign(text) {
        return (None, None, Report::of(problem));
    }
    let trust = how.trust;
    let mut reader = Reader::new(text, trust);
    reader.least_chunk = how.least_chunk;
    reader.shown = how.shown;
    let read = reader.document();
    let Reader {
        mut report,
        tags,
        lost,
        chunks,
        ..
    } = reader;
    let given = resolve::Given {
        whole,
        text,
        trust,
        tags,
        chunks,
        lost,
        progress,
    };
    if let Some(problem) = read.as_ref().and_then(too_new) {
        return (None, None, Report::of(problem));
    }
    let map = read
        .as_ref()
        .and_then(|read| MapFile::of(read.map.as_ref()?, &mut report));
    let chronicle = resolve::build(read.as_ref(), &given, &mut report);
    report.sort();
    (chronicle, map, report)
}

fn text_of(bytes: &[u8]) -> Result<&str, Report> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Report::of(Problem::whole("the file is longer than 4 GB")));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        if let Some(what) = sniff::not_utf8(bytes) {
            return Report::of(Problem::whole(what));
        }
        let start = error.valid_up_to();
        let bad = bytes.get(start).copied().unwrap_or_default();
        let place = Place::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
        let problem = Problem::error(
            place,
            format!("the file is not UTF-8 from here on (byte 0x{bad:02X})"),
        );
        Report::of(problem.help("save it as UTF-8 in the editor it was written in"))
    })
}

/// A file of a later format has fields that are unknown here; only that is worth saying.
fn too_new(read: &schema::Chronicle<'_>) -> Option<Problem> {
    let (version, place) = read.format.filter(|(version, _)| *version != VERSION)?;
    let problem = Problem::error(
        place,
        format!("format {version} is not known to this version of annals"),
    );
    let problem = problem.expected(format!("expected {VERSION}"));
    Some(if version > VERSION {
        problem.help("the file was written for a newer annals")
    } else {
        problem
    })
}

impl<'t> Reader<'t> {
    /// Reads the whole file; none if it could not be read to its end.
    fn document(&mut self) -> Option<schema::Chronicle<'t>> {
        self.header().ok()?;
        self.begins().ok()?;
        let read = self.record(None).ok()?;
        self.nothing_more().ok()?;
        read
    }

    /// Passes `#![enable(implicit_some)]` and the like.
    fn header(&mut self) -> Result<(), Stop> {
        self.skip_space()?;
        while self.byte() == b'#' {
            let start = self.at;
            let line = self.rest().lines().next().unwrap_or_default();
            let end = line.find(']').map_or(line.len(), |end| end + 1);
            self.at += end;
            if !is_header(line.get(..end).unwrap_or_default()) {
                let problem =
                    Problem::error(self.since(start), "only RON's own settings can stand here");
                self.report
                    .add(problem.expected("expected `#![enable(implicit_some)]`"));
            }
            self.skip_space()?;
        }
        Ok(())
    }

    /// Makes sure that a chronicle follows.
    fn begins(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let name = self.word();
        if name == schema::Chronicle::NAME || name.is_empty() && self.byte() == b'(' {
            self.at = start;
            return Ok(());
        }
        let end = if name.is_empty() {
            start + self.character_at(start).len_utf8()
        } else {
            self.at
        };
        let problem = Problem::error(Place::new(start, end), "this is not an event file");
        let problem = problem.expected("expected `Chronicle(`");
        self.report
            .add(problem.help("`annals new FILE` writes a small one to start from"));
        Err(Stop)
    }

    fn nothing_more(&mut self) -> Result<(), Stop> {
        self.skip_space()?;
        if self.at_end() {
            return Ok(());
        }
        let place = Place::new(self.at, self.at + self.character_at(self.at).len_utf8());
        let problem = Problem::error(place, "unexpected text after the chronicle");
        self.report
            .add(problem.expected("expected the end of the file"));
        Err(Stop)
    }
}

/// True for a list of RON's extensions.
fn is_header(line: &str) -> bool {
    let names = line
        .strip_prefix("#![enable(")
        .and_then(|rest| rest.trim_end().strip_suffix(")]"));
    let known = [
        "implicit_some",
        "unwrap_newtypes",
        "unwrap_variant_newtypes",
        "explicit_struct_names",
    ];
    names.is_some_and(|names| {
        names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .all(|name| known.contains(&name))
    })
}
