//! Opening a chronicle, in the terminal or as plain text.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;

use super::interactive::{Interactive, Reading};
use super::log::Log;
use super::positions::Positions;
use super::state::{Grounds, Memory};
use crate::app::App;
use crate::chronicle::Ref;
use crate::opening::{self, Wishes};
use crate::print::{self, ListForm, Part};
use crate::settings::{Config, ViewArguments};
use crate::terminal;

/// How a chronicle is opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct How<'a> {
    /// Print as plain text.
    pub(crate) print: bool,
    /// Ignore and do not keep remembered state.
    pub(crate) no_state: bool,
    /// Read the file again when it changes.
    pub(crate) follow: bool,
    /// Where the log is written.
    pub(crate) log: Option<&'a Path>,
}

/// Opens a chronicle, or prints it if there is no suitable terminal.
pub(crate) fn open(arguments: &ViewArguments, how: How<'_>) -> Result<ExitCode> {
    let mut log = Log::open(how.log)?;
    let ended = open_logged(arguments, how, &mut log);
    match &ended {
        Ok(_) => log.note(|| "ended".to_owned()),
        Err(error) => log.note(|| format!("ended by an error: {error:#}")),
    }
    ended
}

fn open_logged(arguments: &ViewArguments, how: How<'_>, log: &mut Log) -> Result<ExitCode> {
    let How {
        print,
        no_state,
        follow,
        ..
    } = how;
    let config = Config::read(arguments.config.as_deref())?;
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if print || dumb || !io::stdout().is_terminal() {
        return print_logged(arguments, &config, log);
    }
    let memory = if no_state { None } else { Memory::of_user() };
    let names = memory.as_ref().map(Memory::names).unwrap_or_default();
    let wishes = Wishes::of(arguments, &config).remembering(names);
    let mut program = Interactive::begin(wishes, follow, log)?;
    program.log.opened(&program.app, arguments.file.as_deref());
    // A language named by the user takes precedence over the remembered one.
    if let Some(memory) = &memory
        && arguments.ui.is_none()
        && config.ui.is_none()
    {
        memory.recall_interface(&mut program.app);
    }
    let positions = if no_state {
        None
    } else {
        Positions::of_user(arguments.file.as_deref())
    };
    // A place named by the user takes precedence over the remembered one.
    if arguments.at.is_none() {
        program.recall(positions.as_ref());
    }
    let grounds = if no_state { None } else { Grounds::of_user() };
    program
        .looks
        .recall(grounds.as_ref().and_then(Grounds::recall));
    program.theme = program.looks.theme()?;
    let status = terminal::run(&mut program)?;
    if let (Some(grounds), Some(background)) = (grounds, program.looks.news()) {
        grounds.keep(background);
    }
    // Freeing a million events takes longer than exiting.
    std::mem::forget(Arc::clone(program.app.chronicle()));
    if let Reading::Failed(error) = program.reading {
        return Err(error);
    }
    if let Some(memory) = memory {
        memory.keep(&program.chosen);
    }
    if let Some(positions) = positions.filter(|_| program.has_position()) {
        positions.keep(&program.app);
    }
    Ok(ExitCode::from(status))
}

/// Prints the chronicle, or the requested part of it.
fn print_logged(arguments: &ViewArguments, config: &Config, log: &mut Log) -> Result<ExitCode> {
    let app = opening::app(&Wishes::of(arguments, config))?;
    log.opened(&app, arguments.file.as_deref());
    let mut out = BufWriter::new(io::stdout().lock());
    print::print(app.reader(), part(&app, arguments.at.as_deref()), &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Lists the events of a chronicle.
pub(crate) fn list(arguments: &ViewArguments, form: ListForm) -> Result<ExitCode> {
    let config = Config::read(arguments.config.as_deref())?;
    let app = opening::app(&Wishes::of(arguments, &config))?;
    let mut out = BufWriter::new(io::stdout().lock());
    print::list(app.reader(), form, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The part of a chronicle to print, given the place to start at.
fn part(app: &App, at: Option<&str>) -> Part {
    match at.and_then(|at| app.chronicle().find(at)) {
        Some(thing) if !matches!(thing, Ref::Event(_)) => Part::Card(thing),
        _ => match at.and(app.selected()) {
            Some(event) => Part::From(event),
            None => Part::Whole,
        },
    }
}
