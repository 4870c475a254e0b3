//! `annals check`.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use super::{DATA, view};
use crate::format::{self, Report};

/// Reads every file over and reports what is wrong with it.
pub(super) fn check(files: &[PathBuf]) -> Result<ExitCode> {
    let mut sound = true;
    for file in files {
        let (name, bytes) = view::read(file)?;
        sound &= check_one(&name, &bytes)?;
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(DATA) })
}

fn check_one(name: &str, bytes: &[u8]) -> Result<bool> {
    match format::load(bytes) {
        Ok(loaded) => {
            report(name, bytes, &loaded.warnings)?;
            let chronicle = &loaded.chronicle;
            writeln!(
                io::stdout(),
                "{name}: fine; {} events, {} people, {} places, {} languages",
                chronicle.events.len(),
                chronicle.people.len(),
                chronicle.places.len(),
                chronicle.languages.len(),
            )?;
            Ok(true)
        }
        Err(problems) => {
            report(name, bytes, &problems)?;
            Ok(false)
        }
    }
}

fn report(name: &str, bytes: &[u8], report: &Report) -> Result<()> {
    if !report.is_empty() {
        let coloured = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let rendered = report.render(name, &String::from_utf8_lossy(bytes), coloured);
        writeln!(io::stderr(), "{}", rendered.trim_end())?;
    }
    Ok(())
}
