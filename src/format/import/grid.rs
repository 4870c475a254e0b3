//! The rows and cells of tables: CSV, TSV and their variants.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use super::draft::Draft;
use super::fields::role;
use super::lines::lines;

/// Possible field delimiters.
const DELIMITERS: [u8; 4] = [b'\t', b';', b',', b'|'];

/// Number of lines among which the headings are looked for.
const HEAD: usize = 10;

/// A table whose heading row has been read.
pub(super) struct Grid<'t> {
    text: &'t str,
    /// Where its first row begins.
    pub(super) begin: usize,
    delimiter: u8,
    pub(super) headings: Vec<String>,
    /// False if the first row is already an event.
    pub(super) is_headed: bool,
}

/// A row of a table.
pub(super) struct Row<'r> {
    pub(super) fields: &'r StringRecord,
    /// Its byte range.
    pub(super) at: Range<usize>,
}

impl<'t> Grid<'t> {
    /// Reads the heading row of a text, which is the first. `None` if the text is not a table.
    pub(super) fn new(text: &'t str) -> Option<Self> {
        Self::at(text, starts(text).next()?)
    }

    /// Reads the heading row at a place of a text. `None` if there is no table.
    pub(super) fn at(text: &'t str, begin: usize) -> Option<Self> {
        let line = text.get(begin..)?.lines().next()?;
        if line.len() > 20_000 || line.starts_with(['{', '[', '<']) {
            return None;
        }
        let outside = without_quoted(line);
        let count = |mark: u8| outside.bytes().filter(|byte| *byte == mark).count();
        let delimiter = DELIMITERS.into_iter().max_by_key(|mark| count(*mark))?;
        // Of equally frequent delimiters, the first in [`DELIMITERS`], which is the rarest inside fields.
        let delimiter = DELIMITERS
            .into_iter()
            .find(|mark| count(*mark) == count(delimiter))?;
        let mut grid = Self {
            text,
            begin,
            delimiter: named_delimiter(text).unwrap_or(delimiter),
            headings: Vec::new(),
            is_headed: true,
        };
        let mut reader = grid.reader();
        let mut record = StringRecord::new();
        reader.read_record(&mut record).ok().filter(|read| *read)?;
        grid.headings = record
            .iter()
            .map(|heading| heading.trim().to_owned())
            .collect();
        (count(delimiter) > 0 || grid.headings.len() == 1 && role(&grid.headings[0]).is_some())
            .then_some(grid)
    }

    fn reader(&self) -> csv::Reader<&'t [u8]> {
        ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(self.text.get(self.begin..).unwrap_or_default().as_bytes())
    }

    /// Takes the first row for an event. The columns are numbered instead.
    pub(super) fn without_headings(&mut self) {
        self.is_headed = false;
        for (column, heading) in self.headings.iter_mut().enumerate() {
            *heading = format!("column {}", column + 1);
        }
    }

    /// Calls `take` for each row after the headings, except empty ones. A row with a quote that is never closed is
    /// reported instead: it contains all rows after it.
    pub(super) fn each(&self, draft: &mut Draft, mut take: impl FnMut(&Row<'_>, &mut Draft)) {
        let open = self.each_while(|row| {
            take(row, draft);
            true
        });
        if let Some(at) = open {
            draft.error(at..at + 1, self.never_closed(at));
        }
    }

    /// The message for a quote that is never closed.
    pub(super) fn never_closed(&self, at: usize) -> String {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        format!("quote opened in line {line} is never closed")
    }

    /// Calls `take` for each row after the headings, except empty ones, until it returns false. Returns the place of a
    /// quote that is never closed; its row is not taken.
    pub(super) fn each_while(&self, mut take: impl FnMut(&Row<'_>) -> bool) -> Option<usize> {
        let mut reader = self.reader();
        let mut fields = StringRecord::new();
        let mut is_heading = self.is_headed;
        loop {
            // The text is Unicode and rows may have any length, so reading never fails.
            if !matches!(reader.read_record(&mut fields), Ok(true)) {
                return None;
            }
            let place = |byte: u64| {
                let place = usize::try_from(byte).unwrap_or(usize::MAX);
                place.saturating_add(self.begin)
            };
            let start = place(fields.position().map_or(0, csv::Position::byte));
            let rest = self.text.get(start..).unwrap_or_default();
            let start = start + rest.len() - rest.trim_start_matches(['\n', '\r']).len();
            let row = Row {
                fields: &fields,
                at: start..place(reader.position().byte()).min(self.text.len()),
            };
            // Only the last row can have such a quote.
            if row.at.end == self.text.len()
                && let Some(open) = self.open_quote(&row)
            {
                return Some(open);
            }
            if std::mem::take(&mut is_heading) || fields.iter().all(is_rule) {
                continue;
            }
            if !take(&row) {
                return None;
            }
        }
    }

    /// The place of a quote that is not closed in a row. A quote within a field that does not begin with one is a
    /// character like any other.
    fn open_quote(&self, row: &Row<'_>) -> Option<usize> {
        let bytes = self.text.as_bytes().get(row.at.clone())?;
        let mut at = 0;
        loop {
            if bytes.get(at)? == &b'"' {
                let open = row.at.start + at;
                at += 1;
                loop {
                    let Some(quote) = memchr::memchr(b'"', bytes.get(at..)?) else {
                        return Some(open);
                    };
                    at += quote + 1;
                    // Two quotes are one in the field.
                    if bytes.get(at) != Some(&b'"') {
                        break;
                    }
                    at += 1;
                }
            }
            at += memchr::memchr(self.delimiter, bytes.get(at..)?)? + 1;
        }
    }

    /// The place of a field in a row.
    pub(super) fn place(&self, row: &Row<'_>, column: usize) -> Range<usize> {
        let text = self.text.get(row.at.clone()).unwrap_or_default();
        let text = text.trim_end_matches(['\n', '\r']);
        let (mut start, mut quoted, mut number) = (0, false, 0);
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                _ if byte == self.delimiter && !quoted => {
                    if number == column {
                        return row.at.start + start..row.at.start + at.max(start + 1);
                    }
                    number += 1;
                    start = at + 1;
                }
                _ => {}
            }
        }
        row.at.start + start..row.at.start + text.len().max(start)
    }
}

/// Where the first rows of a text may begin: at its first lines, except empty ones and the line that names the delimiter.
pub(super) fn starts(text: &str) -> impl Iterator<Item = usize> + use<'_> {
    let named = usize::from(named_delimiter(text).is_some());
    let lines = lines(text).skip(named);
    let filled = lines.filter(|line| !line.text.trim().is_empty());
    filled.map(|line| line.at).take(HEAD)
}

/// The delimiter that the first line names for Excel: `sep=;`.
fn named_delimiter(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches('"');
    let (word, mark) = line.split_at_checked("sep=".len())?;
    let mark = mark.bytes().next().filter(|_| mark.len() == 1)?;
    let fits = word.eq_ignore_ascii_case("sep=") && DELIMITERS.contains(&mark);
    fits.then_some(mark)
}

/// True for an empty field, and one of a line that separates the headings in Markdown: `:---:`.
fn is_rule(field: &str) -> bool {
    let field = field.trim().trim_matches(':');
    field.is_empty() || field.len() > 1 && field.bytes().all(|byte| byte == b'-')
}

/// A line without its quoted parts.
fn without_quoted(line: &str) -> String {
    line.split('"').step_by(2).collect()
}
