//! The arguments that say what to look at and how, shared by every command that shows a chronicle.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use serde::Deserialize;

use super::NONE;
use super::suggested::Suggested;
use crate::format::import::{self, Options};
use crate::messages::Interface;
use crate::ui::BUILT_IN;

/// The languages of the interface, which most readers look for among names too.
fn interfaces() -> Vec<&'static str> {
    Interface::ALL.map(Interface::tag).to_vec()
}

/// Those, or none.
fn glosses() -> Vec<&'static str> {
    [interfaces(), vec![NONE]].concat()
}

fn formats() -> Vec<&'static str> {
    [vec!["ron"], import::names().collect()].concat()
}

fn themes() -> Vec<&'static str> {
    BUILT_IN.to_vec()
}

/// What a file of another program is.
#[derive(Debug, Args, Default)]
pub(crate) struct ImportArguments {
    /// The format of the file, if it should not be detected: ron, table, records, timelinejs, wikidata …
    #[arg(long, value_name = "FORMAT", value_parser = Suggested(formats), hide_possible_values = true)]
    pub(crate) from: Option<String>,

    /// Which columns of a table are what: 'when=Datum,name=Titel,lane=Land'
    #[arg(long, value_name = "WHAT=HEADING", value_delimiter = ',', value_parser = parse_column)]
    pub(crate) columns: Vec<(String, String)>,
}

impl ImportArguments {
    /// The same for the reader of the file.
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
        .ok_or_else(|| "a column is written as when=HEADING".to_owned())
}

/// What to look at, and how.
#[derive(Debug, Args)]
pub(crate) struct ViewArguments {
    /// The chronicle to open, `-` for standard input; the Jingkang Incident if left out
    pub(crate) file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) import: ImportArguments,

    /// The language of names, as a BCP 47 tag: en, zh-Hant, ja, nan-Latn …
    #[arg(long, value_name = "TAG", value_parser = Suggested(interfaces), hide_possible_values = true)]
    pub(crate) lang: Option<String>,

    /// The language shown beside names, or `none`
    #[arg(long, value_name = "TAG", value_parser = Suggested(glosses), hide_possible_values = true)]
    pub(crate) gloss: Option<String>,

    /// The language of the interface: en, zh-Hant, zh-Hans, ja, ko or vi; the locale's if left out
    #[arg(long, value_name = "TAG", value_parser = Suggested(interfaces), hide_possible_values = true)]
    pub(crate) ui: Option<String>,

    /// Where to start: a date, or the id of an event, a person, a place …
    #[arg(long, value_name = "DATE|ID", allow_hyphen_values = true, value_hint = ValueHint::Other)]
    pub(crate) at: Option<String>,

    /// Whether to use colours (auto if left out)
    #[arg(long, value_name = "WHEN")]
    pub(crate) color: Option<ColourChoice>,

    /// The theme: night, paper, terminal, none, or one of your own in annals/themes; by the terminal if left out
    #[arg(long, value_name = "NAME", value_parser = Suggested(themes), hide_possible_values = true)]
    pub(crate) theme: Option<String>,

    /// How wide the terminal draws ambiguous characters (· — “ ” é); `auto`, as if left out, asks it
    #[arg(long, value_name = "WIDTH")]
    pub(crate) ambiguous: Option<AmbiguousChoice>,

    /// Draw without lines, blocks and other shapes
    #[arg(long)]
    pub(crate) ascii: bool,

    /// Settings to read in place of annals/config.ron in the folder of configurations
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// How wide ambiguous characters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AmbiguousChoice {
    /// As the terminal says; one column where there is none.
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
    /// Unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// In no case; bold, dim and reverse stay.
    Never,
}
