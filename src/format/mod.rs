//! Event files: from text to a [`Chronicle`], with every problem reported at once.
//!
//! Reading has three steps: the text is parsed into the records of the schema (`scan`, `strings`, `values`, `record`,
//! `scalars`, `schema`), which keep the place of every word; the records are built into the model (`resolve`), where
//! ids and dates are resolved; and all problems are collected in a [`Report`], which can render itself.
//!
//! The file format is described in `docs/format.md`.

mod built;
mod calendar;
mod chunks;
mod coordinates;
mod described;
mod document;
mod event_kind;
pub mod export;
mod fixed;
mod hue;
pub mod import;
mod include;
mod lexical;
mod map;
mod mend;
mod packed;
mod part;
mod place_of;
mod progress;
mod record;
mod resolve;
mod rest;
mod scalars;
mod scan;
mod schema;
mod shape;
mod sniff;
mod strings;
mod tags;
mod values;
mod word;

#[cfg(test)]
mod tests;

pub use fixed::{Change, Fixed, fix};
pub use include::{Found, SharedText, Shelf};
pub(crate) use lexical::{block_comment_end, raw_string, string_end};
pub use map::{EMBEDDED_MAPS, MapFile, embedded_map, load_map};
pub use packed::pack;
pub use place_of::place_of;
pub use progress::Progress;
pub use rest::{Rest, load_rest};

pub use crate::check::Report;

use std::sync::Arc;

use self::built::{Built, ReadOptions};
use self::chunks::{LEAST, beginning};
use self::include::Others;
use self::packed::unpack;
use crate::check::{Place, Problem};
use crate::chronicle::Chronicle;
use crate::text::Whole;

/// The supported version of the format.
const VERSION: i64 = 1;

/// A small commented chronicle as a starting point for a new file. It has no problems.
pub const STARTER: &str = include_str!("../../assets/starter.ron");

/// The chronicle of the Jingkang Incident, as a file.
pub const EMBEDDED: &str = include_str!("../../assets/jingkang.ron");

/// The embedded chronicle in resolved form, packed by [`pack`].
const PACKED: &[u8] = include_bytes!("../../assets/jingkang.bin");

/// A file that has been read.
#[derive(Debug)]
pub struct Loaded {
    /// The chronicle.
    pub chronicle: Chronicle,
    /// The base map that it names.
    pub map: Option<MapFile>,
    /// The content of the files that it includes.
    pub shared: Vec<SharedText>,
    /// Warnings for its author; contains no errors.
    pub warnings: Report,
}

/// Reads an event file.
///
/// # Errors
/// Reports all problems at once. Places are byte offsets in the text returned by [`String::from_utf8_lossy`], which is
/// also the text to pass to [`Report::render`].
pub fn load(bytes: &[u8]) -> Result<Loaded, Report> {
    load_whole(&Arc::new(text_of(bytes)?.to_owned().into()))
}

/// Converts the bytes of a file to text, for [`load_whole`].
///
/// # Errors
/// Reports bytes that are not text, and returns them.
pub fn whole(bytes: Vec<u8>) -> Result<Whole, (Report, Vec<u8>)> {
    if let Err(report) = text_of(&bytes) {
        return Err((report, bytes));
    }
    let text = String::from_utf8(bytes).map_err(|error| (Report::default(), error.into_bytes()))?;
    Ok(Arc::new(text.into()))
}

/// Like [`load`], without a second copy of the text.
///
/// # Errors
/// Reports all problems at once.
pub fn load_whole(whole: &Whole) -> Result<Loaded, Report> {
    load_with(whole, &ReadOptions::of(&Progress::default()))
}

/// Like [`load_whole`], for a file that may include others, which are looked up on `shelf`, and with progress reported to
/// `progress`. `None` if it was stopped.
///
/// # Errors
/// Reports all problems of the file and of the files that it includes, at once.
pub fn load_from(
    whole: &Whole,
    shelf: &dyn Shelf,
    progress: &Progress,
) -> Option<Result<Loaded, Report>> {
    let options = ReadOptions {
        others: Others::Found(shelf),
        ..ReadOptions::of(progress)
    };
    progress.begin(whole.len());
    let loaded = load_with(whole, &options);
    (!progress.is_stopped()).then_some(loaded)
}

/// Reads the complete entries at the beginning of an event file. Problems are not reported, and things that it refers
/// to may be missing. `None` if there are no complete entries.
pub fn load_beginning(bytes: &[u8]) -> Option<Loaded> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // The last character may be incomplete.
        Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    let whole: Whole = Arc::new(beginning(text)?.into());
    let progress = Progress::default();
    let options = ReadOptions {
        least_chunk: LEAST / 8,
        others: Others::Unknown,
        ..ReadOptions::of(&progress)
    };
    let built = Built::of(&whole, &options);
    Some(Loaded {
        chronicle: built.chronicle?,
        map: built.map,
        shared: Vec::new(),
        warnings: Report::default(),
    })
}

/// The chronicle of the Jingkang Incident, unpacked. It is read from its text if the packed form is out of date.
///
/// # Errors
/// Never fails for the embedded text; the tests check it.
pub fn embedded() -> Result<Loaded, Report> {
    let text: Whole = Arc::new(EMBEDDED.into());
    match unpack(PACKED, &text) {
        Some(chronicle) => Ok(Loaded {
            chronicle,
            map: None,
            shared: Vec::new(),
            warnings: Report::default(),
        }),
        None => load_whole(&text),
    }
}

/// Reads an event file for its author. The warnings also include things that are probably not intended, such as a part
/// that lies outside its whole.
///
/// # Errors
/// Reports all problems at once.
pub fn check(whole: &Whole) -> Result<Loaded, Report> {
    let progress = Progress::default();
    let options = ReadOptions {
        advise: true,
        ..ReadOptions::of(&progress)
    };
    load_with(whole, &options)
}

/// Like [`check`], for a file that may include others or be included itself. Included files are looked up on `shelf`.
///
/// # Errors
/// Reports all problems of the file and of the files that it includes, at once.
pub fn check_from(whole: &Whole, shelf: &dyn Shelf) -> Result<Loaded, Report> {
    let progress = Progress::default();
    let options = ReadOptions {
        advise: true,
        others: Others::Found(shelf),
        ..ReadOptions::of(&progress)
    };
    load_with(whole, &options)
}

fn load_with(whole: &Whole, options: &ReadOptions<'_>) -> Result<Loaded, Report> {
    if !options.advise && !options.mending && is_shared(whole) {
        let problem = Problem::whole("this is a shared file; it has no events");
        let help = "open a chronicle that includes it; `annals check` can check it separately";
        return Err(Report::of(problem.help(help)));
    }
    let mut built = Built::of(whole, options);
    if built.report.errors() > 0 && !options.progress.is_stopped() {
        built = built.mended(whole, options);
    }
    match built {
        Built {
            chronicle: Some(chronicle),
            map,
            shared,
            report,
            ..
        } if report.errors() == 0 => Ok(Loaded {
            chronicle,
            map,
            shared,
            warnings: report,
        }),
        Built { report, .. } => Err(report),
    }
}

/// True for a shared file, which chronicles can include.
pub fn is_shared(text: &str) -> bool {
    scan::Reader::is_shared(text)
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
        if error.error_len().is_none() {
            let place = Place::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
            let problem = Problem::error(place, "the file ends in the middle of a character");
            return Report::of(problem.help("is the file complete?"));
        }
        let bad = bytes.get(start).copied().unwrap_or_default();
        let place = Place::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
        let problem = Problem::error(
            place,
            format!("the file is not UTF-8 from here on (byte 0x{bad:02X})"),
        );
        Report::of(problem.help("save it as UTF-8"))
    })
}
