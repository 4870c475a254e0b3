//! `annals date`: a date in every calendar.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::DATA;
use super::arguments::DateArguments;
use crate::time::{Reckoning, describe, error_json};

/// Describes every date given, or one a line from standard input.
pub(super) fn date(arguments: &DateArguments) -> Result<ExitCode> {
    let mut sound = true;
    if arguments.dates.is_empty() {
        for line in io::stdin().lock().lines() {
            sound &= describe_one(arguments, &line?)?;
        }
    }
    for text in &arguments.dates {
        sound &= describe_one(arguments, text)?;
    }
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(DATA)
    })
}

fn describe_one(arguments: &DateArguments, text: &str) -> Result<bool> {
    let reckoning = Reckoning::from(arguments.calendar);
    match describe(text, reckoning) {
        Ok(description) if arguments.json => writeln!(io::stdout(), "{}", description.json())?,
        Ok(description) => writeln!(io::stdout(), "{}", description.table())?,
        Err(error) => {
            if arguments.json {
                writeln!(io::stdout(), "{}", error_json(text, &error))?;
            } else {
                // The text comes from anywhere; what it holds must not reach the terminal as it is.
                writeln!(
                    io::stderr(),
                    "annals: `{}`: {error}",
                    crate::text::clean(text)
                )?;
            }
            return Ok(false);
        }
    }
    Ok(true)
}
