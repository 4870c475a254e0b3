//! The command-line arguments.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::settings::{ImportArguments, ViewArguments};
use crate::time::Reckoning;

/// A timeline of history for the terminal, with names in many languages.
///
/// Without a FILE, annals opens on the Jingkang Incident (靖康之變, 1120–1127). Press ? for help, q to quit.
#[derive(Debug, Parser)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
#[command(name = "annals", version, about, args_conflicts_with_subcommands = true, after_help = AFTER_HELP)]
pub struct Arguments {
    #[command(flatten)]
    pub(crate) view: ViewArguments,

    /// Print the chronicle as plain text, one event after the other (also done when the output is no terminal)
    #[arg(long)]
    pub(crate) print: bool,

    /// List the events, one a line: date, lanes, name and id with tabs between them
    #[arg(long)]
    pub(crate) list: bool,

    /// With --list: an object of JSON a line
    #[arg(long, requires = "list")]
    pub(crate) json: bool,

    /// Neither use nor remember the languages chosen and the place left the last time
    #[arg(long)]
    pub(crate) no_state: bool,

    /// Do not read the file again when it changes (`r` does)
    #[arg(long)]
    pub(crate) no_follow: bool,

    /// Append to a file what is opened and read, what the terminal answers, and errors
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,

    /// More files than can be opened.
    #[arg(hide = true)]
    pub(crate) more: Vec<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const AFTER_HELP: &str =
    "Exit codes: 0 fine, 1 the data has problems, 2 the command line has problems.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check chronicles and report every problem with its place
    Check(CheckArguments),
    /// Show a date in every calendar that reaches it
    Date(DateArguments),
    /// Draw exactly one frame, as the terminal would show it
    Frame(FrameArguments),
    /// Write a file, of annals or of another program, in another form
    Convert(ConvertArguments),
    /// Print the JSON Schema of an event file in JSON
    Schema,
    /// Print the keys in force
    Keys(KeysArguments),
    /// Write a small commented chronicle to start from
    New {
        /// The file to write, `-` for standard output; it must not exist
        file: PathBuf,
    },
    /// List the themes, with a sample of each
    Themes,
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Files to check.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct CheckArguments {
    /// The files to read, folders for every `*.ron` below them, `-` for standard input
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub(crate) files: Vec<PathBuf>,

    /// Fail on warnings, too, and report sources' own dates that are in no form annals reads
    #[arg(long)]
    pub(crate) strict: bool,

    /// Show every problem, and not the first hundred of a file alone
    #[arg(long)]
    pub(crate) all: bool,

    /// One line a problem on standard output, as compilers write them: file, line, column, message
    #[arg(long)]
    pub(crate) short: bool,

    /// One object of JSON a line on standard output: each problem, then the verdict on the file
    #[arg(long, conflicts_with = "short")]
    pub(crate) json: bool,

    /// Mend what can be mended in one way only, and say what was changed; comments and layout stay
    #[arg(long)]
    pub(crate) fix: bool,

    /// Check again whenever one of the files is saved, until ctrl-c
    #[arg(long, conflicts_with = "fix")]
    pub(crate) watch: bool,

    #[command(flatten)]
    pub(crate) import: ImportArguments,
}

/// A file in another form.
#[derive(Debug, Args)]
pub(crate) struct ConvertArguments {
    /// The file to read, `-` for standard input
    pub(crate) input: PathBuf,

    /// The file to write, `-` for standard output
    pub(crate) output: PathBuf,

    /// The format to write, if the name of the new file does not say
    #[arg(long, value_name = "FORM")]
    pub(crate) to: Option<Form>,

    /// The language of names, for formats that hold only one; the first of the chronicle if left out
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    #[command(flatten)]
    pub(crate) import: ImportArguments,
}

/// What a chronicle can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// An event file, tidy.
    Ron,
    /// An event file as JSON, without loss.
    Json,
    /// A table of the events.
    Csv,
    /// `TimelineJS` JSON.
    Timelinejs,
    /// Headings and paragraphs.
    Markdown,
    /// iCalendar.
    Ical,
    /// One page for the web, by itself.
    Html,
}

/// Keys to print.
#[derive(Debug, Args)]
pub(crate) struct KeysArguments {
    /// As settings to start from
    #[arg(long)]
    pub(crate) ron: bool,

    /// Settings to read in place of annals/config.ron in the folder of configurations
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// Dates to show.
#[derive(Debug, Args)]
pub(crate) struct DateArguments {
    /// EDTF, `9 Jan 1127`, `221 BCE`, 靖康元年閏十一月丙辰 …; one a line from standard input if left out
    #[arg(value_name = "TEXT", allow_negative_numbers = true)]
    pub(crate) dates: Vec<String>,

    /// One object a line, for scripts
    #[arg(long)]
    pub(crate) json: bool,

    /// The calendar that digits mean
    #[arg(long, value_name = "NAME", default_value = "historical")]
    pub(crate) calendar: CalendarChoice,
}

/// The calendar that digits mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CalendarChoice {
    /// The calendar of Europe until 1582.
    Julian,
    /// The calendar of today, carried back before 1582.
    Gregorian,
    /// Julian to 4 October 1582, Gregorian from the 15th on.
    Historical,
}

impl From<CalendarChoice> for Reckoning {
    fn from(choice: CalendarChoice) -> Self {
        match choice {
            CalendarChoice::Julian => Self::Julian,
            CalendarChoice::Gregorian => Self::Gregorian,
            CalendarChoice::Historical => Self::default(),
        }
    }
}

/// One frame.
#[derive(Debug, Args)]
pub(crate) struct FrameArguments {
    #[command(flatten)]
    pub(crate) view: ViewArguments,

    /// Columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x36", value_parser = parse_size)]
    pub(crate) size: (u16, u16),

    /// Keys to press first: letters as they are, others as <down>, <ctrl-l>, <enter>
    #[arg(
        long,
        value_name = "KEYS",
        default_value = "",
        allow_hyphen_values = true
    )]
    pub(crate) keys: String,

    /// What to draw it as
    #[arg(long = "as", value_name = "KIND", default_value = "text")]
    pub(crate) kind: FrameKind,
}

/// What to draw a frame as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FrameKind {
    /// Characters alone.
    Text,
    /// Characters with escape sequences.
    Ansi,
    /// A drawing.
    Svg,
}

/// The whole command, for completions and the manual page.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// The most columns or rows that are drawn; no terminal has more.
const LARGEST: u16 = 1_000;

fn parse_size(size: &str) -> Result<(u16, u16), String> {
    let sides = size
        .split_once(['x', '×'])
        .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    match sides {
        Some((columns, rows))
            if (1..=LARGEST).contains(&columns) && (1..=LARGEST).contains(&rows) =>
        {
            Ok((columns, rows))
        }
        _ => Err(format!(
            "a size is written as 120x36, each side from 1 to {LARGEST}"
        )),
    }
}
