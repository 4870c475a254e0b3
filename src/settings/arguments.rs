//! The arguments that select what is shown and how, shared by every command that shows a chronicle.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use serde::Deserialize;

use super::suggested::Suggested;
use super::{NONE, UsageError};
use crate::format::import::{self, Options};
use crate::messages::Interface;
use crate::ui::BUILT_IN;

/// The tags of the interface languages, which are also likely languages of names.
fn interfaces() -> Vec<&'static str> {
    Interface::ALL.map(Interface::tag).to_vec()
}

/// The interface in a language, or in a related one.
///
/// # Errors
/// Returns an error that lists the languages if there is none.
pub(crate) fn interface_in(tag: &str) -> Result<Interface, UsageError> {
    let unknown = || {
        let known = interfaces().join(", ");
        UsageError(format!("no interface in `{tag}`; available: {known}"))
    };
    Interface::nearest(tag).ok_or_else(unknown)
}

/// The same tags, and `none`.
fn glosses() -> Vec<&'static str> {
    [interfaces(), vec![NONE]].concat()
}

fn formats() -> Vec<&'static str> {
    [vec!["ron"], import::names().collect()].concat()
}

fn themes() -> Vec<&'static str> {
    BUILT_IN.to_vec()
}

/// How to read a file of another program.
#[derive(Debug, Args, Default)]
pub(crate) struct ImportArguments {
    /// Input format: ron, table, records, timelinejs, wikidata … [default: detected from the content]
    #[arg(long, value_name = "FORMAT", value_parser = Suggested(formats), hide_possible_values = true)]
    pub(crate) from: Option<String>,

    /// Map fields to columns of a table: 'when=Datum,name=Titel,lane=Land'
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = parse_column)]
    pub(crate) columns: Vec<(String, String)>,
}

impl ImportArguments {
    /// The options for the importer.
    pub(crate) fn options(&self) -> Options {
        Options {
            from: self.from.clone(),
            columns: self.columns.clone(),
        }
    }
}

fn parse_column(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(role, heading)| (role.trim().to_owned(), heading.trim().to_owned()))
        .ok_or_else(|| "expected FIELD=COLUMN, such as when=Datum".to_owned())
}

/// What to look at, and how.
#[derive(Debug, Args)]
pub(crate) struct ViewArguments {
    /// Chronicle to open, `-` for standard input [default: the Jingkang Incident]
    pub(crate) file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) import: ImportArguments,

    /// Language of names, as a BCP 47 tag: en, zh-Hant, ja, nan-Latn …
    #[arg(long, value_name = "TAG", value_parser = Suggested(interfaces), hide_possible_values = true)]
    pub(crate) lang: Option<String>,

    /// Second language shown beside names, or `none`
    #[arg(long, value_name = "TAG", value_parser = Suggested(glosses), hide_possible_values = true)]
    pub(crate) gloss: Option<String>,

    /// Language of the interface: en, zh-Hant, zh-Hans, ja, ko or vi [default: from the locale]
    #[arg(long, value_name = "TAG", value_parser = Suggested(interfaces), hide_possible_values = true)]
    pub(crate) ui: Option<String>,

    /// Start at a date, or at the event, person, place … with this id
    #[arg(long, value_name = "DATE|ID", allow_hyphen_values = true, value_hint = ValueHint::Other)]
    pub(crate) at: Option<String>,

    /// When to use colours [default: auto]
    #[arg(long, value_name = "WHEN")]
    pub(crate) color: Option<ColourChoice>,

    /// Theme: night, paper, terminal, terminal-light, none, or a file in annals/themes [default: from the terminal]
    #[arg(long, value_name = "NAME", value_parser = Suggested(themes), hide_possible_values = true)]
    pub(crate) theme: Option<String>,

    /// Width of ambiguous characters (· — “ ” é) [default: auto, which asks the terminal]
    #[arg(long, value_name = "WIDTH")]
    pub(crate) ambiguous: Option<AmbiguousChoice>,

    /// Use ASCII instead of line-drawing characters, blocks and symbols
    #[arg(long)]
    pub(crate) ascii: bool,

    /// Read settings from FILE instead of annals/config.ron in the user's config directory
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// How wide ambiguous characters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AmbiguousChoice {
    /// Ask the terminal; one column without a terminal.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

/// Whether to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ColourChoice {
    /// Use colours unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never; bold, dim and reverse remain.
    Never,
}
