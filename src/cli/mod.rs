//! The command line: what was asked for, and how it ends.
//!
//! Exit codes: 0 fine, 1 the data has problems, 2 the command line has; 128 and the signal's number after one.

mod arguments;
mod check;
mod convert;
mod date;
mod frame;
mod keys;
mod man;
mod themes;

pub use arguments::{Arguments, command};
pub use frame::frame_after;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::settings::UsageError;
use crate::{format, program, text};
use arguments::Command;

/// The data has problems.
const DATA: u8 = 1;
/// The command line has problems.
const USAGE: u8 = 2;

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

fn fail(error: &anyhow::Error) -> ExitCode {
    let broken_pipe = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    if broken_pipe
        .into_iter()
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
    {
        // The reader of the pipe has closed it.
        return ExitCode::SUCCESS;
    }
    // Nothing can be done if standard error is gone as well.
    let _ = writeln!(
        io::stderr(),
        "annals: {}",
        text::clean_prose(&format!("{error:#}"))
    );
    ExitCode::from(if error.is::<UsageError>() {
        USAGE
    } else {
        DATA
    })
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        None => program::open(&arguments.view, arguments.print, arguments.no_state),
        Some(Command::Check {
            files,
            strict,
            import,
        }) => check::check(&files, &import.options(), strict),
        Some(Command::Date(arguments)) => date::date(&arguments),
        Some(Command::Frame(arguments)) => frame::frame(&arguments),
        Some(Command::Keys(arguments)) => keys::keys(&arguments),
        Some(Command::Themes) => themes::list(),
        Some(Command::Convert(arguments)) => convert::convert(&arguments),
        Some(Command::Schema) => convert::schema(),
        Some(Command::New { file }) => new(&file),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Man) => man(),
    }
}

/// Writes the starter; a file that is there already is left alone.
fn new(file: &std::path::Path) -> Result<ExitCode> {
    let created = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file);
    let mut created = created.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            UsageError(format!("{} exists; choose another name", file.display())).into()
        }
        _ => anyhow::Error::from(error).context(format!("cannot write {}", file.display())),
    })?;
    created.write_all(format::STARTER.as_bytes())?;
    let name = file.display().to_string();
    let name = text::clean(&name);
    writeln!(
        io::stdout(),
        "{name} is ready: open it with `annals {name}`, check it with `annals check {name}`"
    )?;
    Ok(ExitCode::SUCCESS)
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "annals", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

fn man() -> Result<ExitCode> {
    let mut page = Vec::new();
    man::page(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(ExitCode::SUCCESS)
}
