//! `annals check`.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use super::{DATA, USAGE};
use crate::format::export::from_json;
use crate::format::import::{self, Options};
use crate::format::{self, Report};
use crate::opening;
use crate::settings::no_colour;
use crate::text;

/// How files are checked and reported on.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    /// Whether notes are told as well.
    pub(super) strict: bool,
    /// One line a problem.
    pub(super) short: bool,
}

/// Reads every file over and reports what is wrong with it.
pub(super) fn check(files: &[PathBuf], options: &Options, how: How) -> Result<ExitCode> {
    let mut worst = 0;
    for file in files {
        worst = worst.max(match opening::read(file, options) {
            Ok((name, bytes)) => check_one(file, &name, bytes, options, how)?,
            Err(error) => {
                writeln!(io::stderr(), "annals: {}", text::clean(&error.to_string()))?;
                USAGE
            }
        });
    }
    Ok(ExitCode::from(worst))
}

/// Gives the exit code.
fn check_one(file: &Path, name: &str, bytes: Vec<u8>, options: &Options, how: How) -> Result<u8> {
    let bytes = match from_json(&bytes).filter(|_| options.from.is_none()) {
        Some(ron) => ron.into_bytes(),
        None => bytes,
    };
    if import::is_foreign(&bytes, &file.to_string_lossy(), options) {
        return check_foreign(file, name, &bytes, options, how);
    }
    let whole = match format::whole(bytes) {
        Ok(whole) => whole,
        Err((problems, bytes)) => {
            report(name, &bytes, &problems, how.short)?;
            return Ok(DATA);
        }
    };
    let bytes = whole.as_bytes();
    match format::check(&whole) {
        Ok(loaded) => {
            let warnings = loaded.warnings.clone();
            let warnings = if how.strict {
                warnings.with_notes()
            } else {
                warnings
            };
            report(name, bytes, &warnings, how.short)?;
            if let Some(problem) = loaded
                .map
                .as_ref()
                .and_then(|map| opening::own_map(Some(file), map).err())
            {
                let (name, bytes) = problem
                    .file
                    .as_ref()
                    .map_or((name, bytes), |(name, bytes)| (name, bytes));
                report(name, bytes, &problem.report, how.short)?;
                return Ok(DATA);
            }
            let chronicle = &loaded.chronicle;
            writeln!(
                io::stdout(),
                "{}: fine; {}, {}, {}, {}",
                text::clean(name),
                counted(chronicle.events.len(), "event", "events"),
                counted(chronicle.people.len(), "person", "people"),
                counted(chronicle.places.len(), "place", "places"),
                counted(chronicle.languages.len(), "language", "languages"),
            )?;
            Ok(0)
        }
        Err(problems) => {
            report(name, bytes, &problems, how.short)?;
            Ok(DATA)
        }
    }
}

/// The same for a file of another program.
fn check_foreign(file: &Path, name: &str, bytes: &[u8], options: &Options, how: How) -> Result<u8> {
    let import = match opening::read_foreign(file, name, bytes, options) {
        Ok(import) => import,
        Err(error) => {
            writeln!(io::stderr(), "{}", error.report().trim_end())?;
            return Ok(DATA);
        }
    };
    report(name, import.text.as_bytes(), &import.report, how.short)?;
    let loaded = match format::load(import.ron.as_bytes()) {
        Ok(loaded) => loaded,
        Err(problems) => {
            report(name, import.ron.as_bytes(), &problems, how.short)?;
            return Ok(DATA);
        }
    };
    let left = match import.left.lost() {
        left if left.is_empty() => "nothing left out".to_owned(),
        left => format!("left out: {left}"),
    };
    writeln!(
        io::stdout(),
        "{}: {}; {}, {}, {}; {left}",
        text::clean(name),
        import.format,
        counted(loaded.chronicle.events.len(), "event", "events"),
        counted(loaded.chronicle.spans.len(), "span", "spans"),
        counted(loaded.chronicle.lanes.len(), "lane", "lanes"),
    )?;
    Ok(if import.report.errors() > 0 { DATA } else { 0 })
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn report(name: &str, bytes: &[u8], report: &Report, short: bool) -> Result<()> {
    if short {
        let lines = report.short(name, &String::from_utf8_lossy(bytes));
        write!(io::stderr(), "{lines}")?;
        return Ok(());
    }
    if !report.problems.is_empty() {
        let coloured = io::stderr().is_terminal() && !no_colour();
        let rendered = report.render(name, &String::from_utf8_lossy(bytes), coloured);
        writeln!(io::stderr(), "{}", rendered.trim_end())?;
    }
    Ok(())
}
