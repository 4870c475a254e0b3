//! `annals keys`: prints the current key bindings.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::arguments::KeysArguments;
use crate::settings::Config;

/// Prints the keymap as a list, or as settings to start from.
pub(super) fn keys(arguments: &KeysArguments) -> Result<ExitCode> {
    let keymap = Config::read(arguments.config.as_deref())?.keymap();
    let printed = if arguments.ron {
        keymap.ron()
    } else {
        keymap.list()
    };
    io::stdout().write_all(printed.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
