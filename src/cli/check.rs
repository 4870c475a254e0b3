//! `annals check`.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use super::{DATA, USAGE, theme, view};
use crate::format::{self, Report};
use crate::text;

/// Reads every file over and reports what is wrong with it.
pub(super) fn check(files: &[PathBuf]) -> Result<ExitCode> {
    let mut worst = 0;
    for file in files {
        worst = worst.max(match view::read(file) {
            Ok((name, bytes)) => check_one(file, &name, bytes)?,
            Err(error) => {
                writeln!(io::stderr(), "annals: {}", text::clean(&error.to_string()))?;
                USAGE
            }
        });
    }
    Ok(ExitCode::from(worst))
}

/// Gives the exit code.
fn check_one(file: &Path, name: &str, bytes: Vec<u8>) -> Result<u8> {
    let whole = match format::whole(bytes) {
        Ok(whole) => whole,
        Err((problems, bytes)) => {
            report(name, &bytes, &problems)?;
            return Ok(DATA);
        }
    };
    let bytes = whole.as_bytes();
    match format::load_whole(&whole) {
        Ok(loaded) => {
            report(name, bytes, &loaded.warnings)?;
            if let Some(problem) = loaded
                .map
                .as_ref()
                .and_then(|map| view::own_map(Some(file), map).err())
            {
                let (name, bytes) = problem
                    .file
                    .as_ref()
                    .map_or((name, bytes), |(name, bytes)| (name, bytes));
                report(name, bytes, &problem.report)?;
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
            report(name, bytes, &problems)?;
            Ok(DATA)
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn report(name: &str, bytes: &[u8], report: &Report) -> Result<()> {
    if !report.is_empty() {
        let coloured = io::stderr().is_terminal() && !theme::no_colour();
        let rendered = report.render(name, &String::from_utf8_lossy(bytes), coloured);
        writeln!(io::stderr(), "{}", rendered.trim_end())?;
    }
    Ok(())
}
