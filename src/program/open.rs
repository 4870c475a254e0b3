//! Opening a chronicle, in the terminal or as plain text.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::Result;

use super::interactive::{Interactive, Reading};
use super::log::Log;
use super::positions::Positions;
use super::state::{Grounds, Memory};
use crate::app::App;
use crate::chronicle::Ref;
use crate::messages::Interface;
use crate::opening;
use crate::print::{self, ListForm, Part};
use crate::settings::{Config, ViewArguments};
use crate::terminal;
use crate::time::Day;

/// The current day in UTC.
fn today() -> Day {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs() / 86_400);
    Day::UNIX_EPOCH.plus(i64::try_from(since).unwrap_or(0))
}

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
    // Languages named by the user take precedence over remembered ones.
    let named = [
        &arguments.lang,
        &arguments.gloss,
        &config.lang,
        &config.gloss,
    ];
    let recalls_names = named.into_iter().all(Option::is_none);
    let mut program = Interactive::begin(arguments, &config, follow, log)?;
    program.log.opened(&program.app, arguments.file.as_deref());
    program.app.set_today(today());
    if let Some(memory) = &memory {
        if recalls_names {
            memory.recall_names(&mut program.app);
        }
        if arguments.ui.is_none() && config.ui.is_none() {
            memory.recall_interface(&mut program.app);
        }
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
    let before = languages(&program.app);
    let status = terminal::run(&mut program)?;
    if let (Some(grounds), Some(background)) = (grounds, program.looks.news()) {
        grounds.keep(background);
    }
    // Freeing a million events takes longer than exiting.
    std::mem::forget(Arc::clone(program.app.chronicle()));
    if let Reading::Failed(error) = program.reading {
        return Err(error);
    }
    if let Some(memory) = memory.filter(|_| languages(&program.app) != before) {
        memory.keep(&program.app);
    }
    if let Some(positions) = positions.filter(|_| program.has_position()) {
        positions.keep(&program.app);
    }
    Ok(ExitCode::from(status))
}

/// Prints the chronicle, or the requested part of it.
fn print_logged(arguments: &ViewArguments, config: &Config, log: &mut Log) -> Result<ExitCode> {
    let app = opening::app(arguments, config)?;
    log.opened(&app, arguments.file.as_deref());
    let mut out = BufWriter::new(io::stdout().lock());
    print::print(app.reader(), part(&app, arguments.at.as_deref()), &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Lists the events of a chronicle.
pub(crate) fn list(arguments: &ViewArguments, form: ListForm) -> Result<ExitCode> {
    let config = Config::read(arguments.config.as_deref())?;
    let app = opening::app(arguments, &config)?;
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

/// The languages that the user can choose, by tags that are valid for the whole file as well as its beginning.
fn languages(app: &App) -> (String, Option<String>, Interface) {
    let tag = |language| app.chronicle().languages.tag(language).to_owned();
    (
        tag(app.choice().main),
        app.choice().gloss.map(tag),
        app.interface(),
    )
}
