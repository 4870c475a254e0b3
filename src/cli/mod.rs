//! The command line: running commands and exit codes.
//!
//! Exit codes: 0 for success, 1 for problems in the data, 2 for errors in the arguments, 128 plus the signal number after a signal.

mod arguments;
mod check;
mod convert;
mod date;
mod frame;
mod json;
mod keys;
mod man;
mod themes;

pub use arguments::{Arguments, command};
pub use frame::frame_after;

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use crate::print::ListForm;
use crate::program::How;
use crate::settings::UsageError;
use crate::{format, program, text};
use arguments::Command;

/// The exit code for problems in the data.
const DATA: u8 = 1;
/// The exit code for errors in the arguments.
const USAGE: u8 = 2;

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let ended = match Arguments::try_parse_from(date::with_years_before(std::env::args_os())) {
        Ok(arguments) => run(arguments),
        Err(error) => print_usage(&error),
    };
    ended
        .and_then(|code| match io::stdout().flush() {
            Err(error) if is_closed(&error) => Ok(code),
            flushed => Ok(flushed.map(|()| code)?),
        })
        .unwrap_or_else(|error| fail(&error))
}

/// Prints help and the version on standard output, errors on standard error. The text may repeat arguments, so it is cleaned.
fn print_usage(error: &clap::Error) -> Result<ExitCode> {
    let words = error.render().to_string();
    let words = text::clean_prose(&words);
    if error.use_stderr() {
        // Nothing can be done if writing to standard error fails.
        let _ = io::stderr().write_all(words.as_bytes());
        return Ok(ExitCode::from(USAGE));
    }
    io::stdout().write_all(words.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn fail(error: &anyhow::Error) -> ExitCode {
    // An error of standard output is passed on as it is. One of a file has a context, which is the first in the chain.
    let first = error.chain().next();
    let first = first.and_then(|first| first.downcast_ref::<io::Error>());
    if first.is_some_and(is_closed) {
        return ExitCode::SUCCESS;
    }
    // Nothing can be done if writing to standard error fails.
    let _ = writeln!(
        io::stderr(),
        "annals: {}",
        text::clean_prose(&without_number(&format!("{error:#}")))
    );
    ExitCode::from(if error.is::<UsageError>() {
        USAGE
    } else {
        DATA
    })
}

/// True if the reading end of the pipe was closed.
fn is_closed(error: &io::Error) -> bool {
    error.kind() == ErrorKind::BrokenPipe
}

/// The message without the operating system's error number, which adds nothing to its text.
fn without_number(message: &str) -> String {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = message.split(" (os error ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |message, part| match part.split_once(')') {
        Some((number, rest)) if is_number(number) => message + rest,
        _ => format!("{message} (os error {part}"),
    })
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        None => view(&arguments),
        Some(Command::Check(arguments)) => check::check(&arguments),
        Some(Command::Date(arguments)) => date::date(&arguments),
        Some(Command::Frame(arguments)) => frame::frame(&arguments),
        Some(Command::Keys(arguments)) => keys::keys(&arguments),
        Some(Command::Themes(arguments)) => themes::themes(&arguments),
        Some(Command::Convert(arguments)) => convert::convert(&arguments),
        Some(Command::Schema) => convert::schema(),
        Some(Command::New { file }) => new(&file),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Man) => man(),
    }
}

/// Opens, prints or lists a chronicle.
fn view(arguments: &Arguments) -> Result<ExitCode> {
    let is_alone = arguments.more.is_empty();
    if let Some(file) = arguments.view.file.as_deref() {
        is_no_command(file, is_alone)?;
    }
    if !is_alone {
        let message = "only one file can be opened at a time; `annals check` accepts several";
        return Err(UsageError(message.to_owned()).into());
    }
    if arguments.list && arguments.view.at.is_some() {
        let message = "--at cannot be used with --list, which lists all events";
        return Err(UsageError(message.to_owned()).into());
    }
    let form = match (arguments.list, arguments.json) {
        (true, true) => Some(ListForm::Json),
        (true, false) => Some(ListForm::Tabs),
        (false, _) => None,
    };
    if let Some(form) = form {
        return program::list(&arguments.view, form);
    }
    let how = How {
        print: arguments.print,
        no_state: arguments.no_state,
        follow: !arguments.no_follow,
        log: arguments.log.as_deref(),
    };
    program::open(&arguments.view, how)
}

/// An error for a word that is not the name of a file: suggests the command or option that may have been meant. For a folder, names the
/// command that accepts folders. A word with files after it, which is not `alone`, was meant as a command.
fn is_no_command(file: &Path, alone: bool) -> Result<(), UsageError> {
    if alone && file.is_dir() {
        let name = file.display().to_string();
        return Err(UsageError(format!(
            "{} is a directory; annals opens one file, `annals check` accepts directories",
            text::clean(&name)
        )));
    }
    let Some(word) = file.to_str().filter(|_| !file.exists()) else {
        return Ok(());
    };
    let command = command();
    let options = command.get_arguments().filter_map(clap::Arg::get_long);
    let option = options.chain(["version"]).find(|option| *option == word);
    let names = command.get_subcommands().map(clap::Command::get_name);
    let meant = match (text::nearest(word, names), option) {
        (_, Some(option)) => format!("`annals --{option}`"),
        (Some(meant), None) => format!("the command `annals {meant}`"),
        (None, None) => return Ok(()),
    };
    let what = if alone { "file" } else { "command" };
    Err(UsageError(format!(
        "there is no {what} `{}`; did you mean {meant}?",
        text::clean(word)
    )))
}

/// Writes the starter file, or prints it for `-`. An existing file is not overwritten; a file that cannot be written completely is removed
/// again.
fn new(file: &Path) -> Result<ExitCode> {
    if file.as_os_str() == "-" {
        io::stdout().write_all(format::STARTER.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let name = file.display().to_string();
    let name = text::clean(&name);
    let created = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file);
    let written = created.and_then(|mut created| {
        let written = created.write_all(format::STARTER.as_bytes());
        if written.is_err() {
            // The first error is the one to report.
            let _ = std::fs::remove_file(file);
        }
        written
    });
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            UsageError(format!("{name} already exists; choose another name")).into()
        }
        _ => anyhow::Error::from(error).context(format!("cannot write {name}")),
    })?;
    writeln!(
        io::stdout(),
        "created {name}; open it with `annals {name}`, check it with `annals check {name}`"
    )?;
    Ok(ExitCode::SUCCESS)
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "annals", &mut script);
    if shell == clap_complete::Shell::Fish {
        script = for_fish(&script);
    }
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// The completions for fish with two corrections: they also work for an option's values before the command, and for the values of a
/// positional argument.
fn for_fish(script: &[u8]) -> Vec<u8> {
    let script = String::from_utf8_lossy(script);
    let mended = script.replacen(
        "2>/dev/null\n    or return\n",
        "2>/dev/null\n    or return 0\n",
        1,
    );
    let shells = clap_complete::Shell::value_variants().iter();
    let shells: Vec<String> = shells.map(ToString::to_string).collect();
    let shells = shells.join(" ");
    let line = format!(
        "complete -c annals -n \"__fish_annals_using_subcommand completions\" -f -a \"{shells}\"\n"
    );
    (mended + &line).into_bytes()
}

fn man() -> Result<ExitCode> {
    let mut page = Vec::new();
    man::page(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(ExitCode::SUCCESS)
}
