//! `annals themes`: lists all themes.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;

use crate::settings::{all_themes, no_colour};
use crate::{text, ui};

/// Lists every theme, with a sample if standard output supports colours.
pub(super) fn list() -> Result<ExitCode> {
    let coloured = io::stdout().is_terminal() && !no_colour();
    let mut out = io::stdout().lock();
    for listed in all_themes() {
        let whose = if listed.own { "custom" } else { "built-in" };
        writeln!(out, "{:<16}{whose}", text::clean(&listed.name))?;
        match listed.theme {
            Ok(theme) if coloured => writeln!(out, "{}", ui::theme_sample(theme))?,
            Ok(_) => {}
            Err(error) => writeln!(out, "    {}", text::clean(&error.to_string()))?,
        }
    }
    Ok(ExitCode::SUCCESS)
}
