//! Imports timelines of other programs: converts their bytes to an event file in RON, and reports what was left out and
//! what was wrong.
//!
//! Each format is an `Importer` in its own module and one line of `FORMATS`. It makes a `Draft` of the text, which
//! `outline` writes as RON. The ordinary loader reads that, so everything after it is the same.

mod ansel;
mod attached;
mod chronos;
mod dates;
mod decode;
mod draft;
mod fields;
mod gantt;
mod gantt_dates;
mod gedcom;
mod gedcom_dates;
mod gedcom_lives;
mod gedcom_nodes;
mod gedcom_people;
mod grid;
mod ical;
mod ical_dates;
mod ical_lines;
pub(in crate::format) mod json;
mod json_values;
mod lines;
mod lists;
mod markup;
mod markwhen;
mod markwhen_dates;
mod mermaid;
mod outline;
mod outline_parts;
mod records;
mod records_flat;
mod rows;
mod simile;
mod table;
mod tally;
mod thetimelineproj;
mod timelinejs;
mod timelinejs_sheet;
mod vis;
mod wikidata;
mod wikidata_dates;
mod xml;
mod zones;

#[cfg(test)]
mod tests;

pub use tally::{Extra, Tally};

use std::cell::OnceCell;
use std::path::Path;

use self::draft::Draft;
use super::lexical::{after_bom, block_comment_end};
use crate::check::{Place, Problem, Report};

/// Options given by the user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The format, one of [`names`]; detected if `None`.
    pub from: Option<String>,
    /// Pairs of roles and column headings, such as `when` and `Datum`.
    pub columns: Vec<(String, String)>,
}

/// An imported file, as an event file.
#[derive(Debug)]
pub struct Import {
    /// The event file in RON.
    pub ron: String,
    /// The name of the original format.
    pub format: &'static str,
    /// What has no direct equivalent in a chronicle.
    pub left: Tally,
    /// Problems of the file. Entries without errors are in the event file.
    pub report: Report,
    /// The text to which the report refers.
    pub text: String,
}

/// A file that cannot be imported.
#[derive(Debug)]
pub struct Refusal {
    /// The reasons.
    pub report: Report,
    /// The text to which the report refers.
    pub text: String,
}

/// A format that can be imported.
trait Importer: Sync {
    /// Its name for `--from`.
    fn name(&self) -> &'static str;

    /// Its title.
    fn title(&self) -> &'static str;

    /// True if the content of a text has this format.
    fn fits(&self, input: &Input<'_>) -> bool;

    /// Reads the text.
    fn read(&self, input: &Input<'_>) -> Draft;

    /// True if `--columns` can name its columns or fields.
    fn has_columns(&self) -> bool {
        false
    }
}

/// The formats, in the order in which they are tried.
static FORMATS: [&dyn Importer; 15] = [
    &simile::Xml,
    &thetimelineproj::TheTimelineProj,
    &timelinejs::TimelineJs,
    &wikidata::Json,
    &simile::Json,
    &vis::Vis,
    &records::Records,
    &ical::Calendar,
    &gedcom::Gedcom,
    &mermaid::Mermaid,
    &chronos::Chronos,
    &timelinejs_sheet::Sheet,
    &wikidata::Csv,
    &table::Table,
    &markwhen::Markwhen,
];

/// A text to import.
struct Input<'t> {
    text: &'t str,
    options: &'t Options,
    json: OnceCell<Option<json::Document<'t>>>,
}

impl<'t> Input<'t> {
    fn new(text: &'t str, options: &'t Options) -> Self {
        Self {
            text,
            options,
            json: OnceCell::new(),
        }
    }

    /// The text as JSON; `None` if it does not begin with an object or a list.
    fn json(&self) -> Option<&json::Document<'t>> {
        self.json.get_or_init(|| json::read(self.text)).as_ref()
    }

    /// The root of the JSON.
    fn root(&self) -> Option<&json::Node<'t>> {
        self.json().map(|document| &document.root)
    }
}

/// The names of the formats, for `--from`.
pub fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name())
}

/// True if a file must be imported, because it is not an event file.
pub fn is_foreign(bytes: &[u8], name: &str, options: &Options) -> bool {
    if options.from.is_some() {
        return options.from.as_deref() != Some("ron");
    }
    let ending = Path::new(name).extension();
    let is_named_ron = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    !is_named_ron && !begins_like_ron(bytes)
}

/// True if the beginning of a stream may belong to a chronicle or a timeline. Other streams need not be read to the
/// end, which they may not have.
pub fn is_promising(beginning: &[u8], name: &str, options: &Options) -> bool {
    if !is_foreign(beginning, name, options) {
        // The last character may be incomplete.
        let text = std::str::from_utf8(beginning);
        let is_text = text.map_or_else(|error| error.error_len().is_none(), |_| true);
        return is_text && begins_like_ron(beginning);
    }
    // Use whole lines, because the last character may be incomplete.
    let whole = memchr::memrchr(b'\n', beginning).unwrap_or(beginning.len());
    let Ok(text) = decode::decode(&beginning[..whole]) else {
        return false;
    };
    if text.contains('\0') {
        return false;
    }
    // These can only be recognised when they are complete.
    text.trim_start().starts_with(['{', '[', '<'])
        || chosen(&Input::new(&text, options), options).is_ok()
}

/// True for bytes that begin like an event file: with RON attributes, comments, or the chronicle.
fn begins_like_ron(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(after_bom(bytes)..).unwrap_or_default();
    loop {
        rest = rest.trim_ascii_start();
        if rest.starts_with(b"//") || rest.starts_with(b"#![") {
            match memchr::memchr(b'\n', rest) {
                Some(end) => rest = &rest[end..],
                None => return true,
            }
        } else if rest.starts_with(b"/*") {
            match block_comment_end(rest, 0) {
                Some(end) => rest = &rest[end..],
                None => return true,
            }
        } else {
            return rest.starts_with(b"Chronicle") || rest.starts_with(b"(");
        }
    }
}

/// Reads a file of another program.
///
/// # Errors
/// A report that says why the file is not a timeline, or lists its errors if no entry is left.
pub fn import(bytes: &[u8], name: &str, options: &Options) -> Result<Import, Refusal> {
    let text =
        decode::decode(bytes).map_err(|why| refusal(String::new(), &why, decode::help(bytes)))?;
    let (format, mut draft) = match draft(&text, options) {
        Ok(read) => read,
        Err((why, help)) => return Err(refusal(text.into_owned(), &why, Some(help))),
    };
    let report = std::mem::take(&mut draft.report);
    if draft.events.is_empty() && draft.spans.is_empty() && report.errors() > 0 {
        let text = text.into_owned();
        return Err(Refusal { report, text });
    }
    let left = draft.all_left();
    Ok(Import {
        ron: outline::write(draft, format.title(), name),
        format: format.title(),
        left,
        report,
        text: text.into_owned(),
    })
}

/// Detects the format of a text and reads it.
fn draft(
    text: &str,
    options: &Options,
) -> Result<(&'static dyn Importer, Draft), (String, String)> {
    let input = Input::new(text, options);
    let format = chosen(&input, options)?;
    let mut draft = format.read(&input);
    if !options.columns.is_empty() && !format.has_columns() {
        let message = format!(
            "`--columns` is for tables and records; this is read as {}",
            format.title()
        );
        draft.warn(0..text.len().min(1), message);
    }
    draft.warn_of_fields();
    draft.report.sort();
    Ok((format, draft))
}

fn refusal(text: String, why: &str, help: Option<String>) -> Refusal {
    let mut problem = Problem::error(Place::new(0, usize::from(!text.is_empty())), why);
    if let Some(help) = help {
        problem = problem.help(help);
    }
    let report = Report::of(problem);
    Refusal { report, text }
}

/// The format of a text: as given in the options, otherwise by its content.
fn chosen(input: &Input<'_>, options: &Options) -> Result<&'static dyn Importer, (String, String)> {
    if let Some(from) = &options.from {
        let known = || names().collect::<Vec<_>>().join(", ");
        return FORMATS
            .iter()
            .find(|format| format.name() == from)
            .copied()
            .ok_or_else(|| {
                (
                    format!("unknown format `{from}`"),
                    format!("available: {}", known()),
                )
            });
    }
    FORMATS
        .iter()
        .find(|format| format.fits(input))
        .copied()
        .ok_or_else(|| unknown(input))
}

/// A message and a hint for a text that is not a timeline.
fn unknown(input: &Input<'_>) -> (String, String) {
    let text = input.text.trim_start();
    let starts = |begin: &str| {
        text.get(..begin.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(begin))
    };
    let why = if text.is_empty() {
        "the file is empty".to_owned()
    } else if starts("<!doctype html") || starts("<html") {
        "this is a web page, not a timeline".to_owned()
    } else if let Some(document) = input.json().filter(|json| json.has_begun()) {
        records::why_not(&document.root)
    } else if text.starts_with('<') {
        "XML, but not a known timeline format".to_owned()
    } else if let Some(why) = table::why_not(input.text) {
        let help = "columns are recognised by headings such as name, date, start, end, year, category, description, place \
                    in one of the first ten lines; `--columns 'when=HEADING,name=HEADING'` selects others";
        return (why, help.to_owned());
    } else {
        "text in an unknown format".to_owned()
    };
    let known: Vec<&str> = names().collect();
    let help = format!(
        "save the data itself, for example as CSV or JSON; formats are {}",
        known.join(", ")
    );
    (why, help)
}

/// Imports the beginning of a file in a line-based format, as an event file. `None` if nothing can be read.
pub fn beginning(bytes: &[u8], name: &str, options: &Options) -> Option<String> {
    let end = memchr::memrchr(b'\n', bytes)?;
    let text = decode::decode(bytes.get(..=end)?).ok()?;
    if text.trim_start().starts_with(['<', '[']) {
        return None;
    }
    let (format, mut draft) = draft(&text, options).ok()?;
    draft.report = Report::default();
    (!draft.events.is_empty()).then(|| outline::write(draft, format.title(), name))
}
