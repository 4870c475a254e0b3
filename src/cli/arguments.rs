//! The command-line arguments.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::settings::{ImportArguments, ViewArguments};
use crate::time::Reckoning;

/// A terminal timeline viewer for history, with names in many languages.
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

    /// Print the chronicle as plain text (the default when standard output is not a terminal); with `--at`, the events from there, or one card
    #[arg(long)]
    pub(crate) print: bool,

    /// List the events, one per line, as tab-separated date, lanes, name and id
    #[arg(long)]
    pub(crate) list: bool,

    /// With --list: print JSON Lines
    #[arg(long, requires = "list")]
    pub(crate) json: bool,

    /// Do not load or save state (languages, last position)
    #[arg(long)]
    pub(crate) no_state: bool,

    /// Do not reload the file when it changes (press `r` to reload)
    #[arg(long)]
    pub(crate) no_follow: bool,

    /// Append a log to FILE: files opened and read, terminal responses, errors
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,

    /// More files than can be opened.
    #[arg(hide = true)]
    pub(crate) more: Vec<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const AFTER_HELP: &str =
    "Exit codes: 0 success, 1 errors in the data, 2 errors in the command line.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check chronicles and report every problem with its location
    Check(CheckArguments),
    /// Show a date in other calendars, and a day in every era in use
    Date(DateArguments),
    /// Print one frame as the terminal would show it, without saved state
    Frame(FrameArguments),
    /// Convert a timeline to another format
    Convert(ConvertArguments),
    /// Print the JSON Schema for event files in JSON
    Schema,
    /// Print the active key bindings
    Keys(KeysArguments),
    /// Write a small commented chronicle as a starting point
    New {
        /// File to write, `-` for standard output; must not exist yet
        file: PathBuf,
    },
    /// List the themes, with a sample of each
    Themes(ThemesArguments),
    /// Print shell completions
    Completions {
        /// Shell to generate completions for
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
}

/// Files to check.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct CheckArguments {
    /// Files to check, directories (every `*.ron` below them), or `-` for standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) files: Vec<PathBuf>,

    /// Treat warnings as errors, and note every `as_written` date that annals cannot read
    #[arg(long)]
    pub(crate) strict: bool,

    /// Show all problems, not only the first 100 per file
    #[arg(long)]
    pub(crate) all: bool,

    /// Print one problem per line, as `file:line:column: severity: message`
    #[arg(long)]
    pub(crate) short: bool,

    /// Print JSON Lines: each problem, then a summary of the file
    #[arg(long, conflicts_with = "short")]
    pub(crate) json: bool,

    /// Apply fixes that have only one possibility and list them; comments and layout are kept
    #[arg(long)]
    pub(crate) fix: bool,

    /// Check again whenever a file is saved, until ctrl-c
    #[arg(long, conflicts_with = "fix")]
    pub(crate) watch: bool,

    #[command(flatten)]
    pub(crate) import: ImportArguments,
}

/// A file to convert.
#[derive(Debug, Args)]
pub(crate) struct ConvertArguments {
    /// File to read, `-` for standard input
    pub(crate) input: PathBuf,

    /// File to write, `-` for standard output
    pub(crate) output: PathBuf,

    /// Output format [default: from the output file name]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Option<Form>,

    /// Language of names, for formats with only one [default: the first of the chronicle]
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    #[command(flatten)]
    pub(crate) import: ImportArguments,
}

/// The formats a chronicle can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Event file, formatted.
    Ron,
    /// Event file as JSON, lossless.
    Json,
    /// Table of events.
    Csv,
    /// `TimelineJS` JSON.
    Timelinejs,
    /// Markdown text.
    Markdown,
    /// iCalendar.
    Ical,
    /// Self-contained web page.
    Html,
}

/// Keys to print.
#[derive(Debug, Args)]
pub(crate) struct KeysArguments {
    /// Print them as RON for the settings file
    #[arg(long)]
    pub(crate) ron: bool,

    /// Read settings from FILE instead of annals/config.ron in the user's config directory
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// Themes to list.
#[derive(Debug, Args)]
pub(crate) struct ThemesArguments {
    /// Print a built-in theme as RON, as a starting point for a custom theme
    #[arg(long, value_name = "NAME")]
    pub(crate) ron: Option<String>,
}

/// Dates to show.
#[derive(Debug, Args)]
pub(crate) struct DateArguments {
    /// Dates: EDTF, `9 Jan 1127`, `221 BCE`, 靖康元年閏十一月丙辰 … [default: one per line from standard input]
    #[arg(value_name = "TEXT", allow_negative_numbers = true)]
    pub(crate) dates: Vec<String>,

    /// Print JSON Lines
    #[arg(long)]
    pub(crate) json: bool,

    /// Calendar of numeric dates
    #[arg(long, value_name = "NAME", default_value = "historical")]
    pub(crate) calendar: CalendarChoice,
}

/// The calendar of numeric dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CalendarChoice {
    /// Julian calendar.
    Julian,
    /// Gregorian calendar, proleptic before 1582.
    Gregorian,
    /// Julian until 4 October 1582, Gregorian from 15 October.
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

    /// Size in columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x36", value_parser = parse_size)]
    pub(crate) size: (u16, u16),

    /// Keys to press first, such as `jj<enter>` or `<ctrl-l><down>`
    #[arg(
        long,
        value_name = "KEYS",
        default_value = "",
        allow_hyphen_values = true
    )]
    pub(crate) keys: String,

    /// Output format
    #[arg(long = "as", value_name = "KIND", default_value = "text")]
    pub(crate) kind: FrameKind,
}

/// The output format of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FrameKind {
    /// Plain text.
    Text,
    /// Text with ANSI escape sequences.
    Ansi,
    /// SVG image.
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
            "expected COLUMNSxROWS, such as 120x36, each from 1 to {LARGEST}"
        )),
    }
}
