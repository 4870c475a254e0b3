//! `annals themes`: lists all themes, or prints one to start from.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::arguments::ThemesArguments;
use crate::settings::{UsageError, all_themes, no_colour};
use crate::{text, ui};

/// Lists the themes, or prints the file of a built-in one.
pub(super) fn themes(arguments: &ThemesArguments) -> Result<ExitCode> {
    let Some(name) = &arguments.ron else {
        return list();
    };
    let source = ui::theme_source(name).ok_or_else(|| {
        UsageError(format!(
            "no built-in theme `{}`; available: {}",
            text::clean(name),
            ui::BUILT_IN.join(", ")
        ))
    })?;
    io::stdout().write_all(source.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Lists every theme, with a sample if standard output supports colours.
fn list() -> Result<ExitCode> {
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
