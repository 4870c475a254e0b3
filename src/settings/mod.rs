//! The user's wishes: the arguments of a view, the settings file, and the resulting keys and theme.

mod arguments;
mod config;
mod folder;
mod keys;
mod replace;
mod small;
mod suggested;
mod theme;

pub(crate) use arguments::{AmbiguousChoice, ImportArguments, ViewArguments, interface_in};
pub(crate) use config::Config;
pub(crate) use folder::state_folder;
pub(crate) use replace::replace;
pub(crate) use small::{file_of, keep, small};
pub(crate) use theme::{Background, Looks, all_themes, no_colour};

/// The word for no gloss.
pub(crate) const NONE: &str = "none";

/// A mistake on the command line or in the settings, as opposed to one in the data.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct UsageError(pub(crate) String);
