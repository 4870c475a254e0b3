//! `annals date`: a date in every calendar.

mod described;
mod json;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use anyhow::Result;

use self::described::Described;
use super::DATA;
use super::arguments::DateArguments;
use crate::time::{Context, Reckoning, readings};

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
    let context = Context::of(Reckoning::from(arguments.calendar));
    match readings(text, context) {
        Ok(readings) if arguments.json => {
            writeln!(io::stdout(), "{}", json::dates(text, &readings)?)?;
        }
        Ok(readings) => {
            for (place, reading) in readings.iter().enumerate() {
                let described = Described::of(reading);
                let among = (readings.len() > 1).then_some((place + 1, readings.len()));
                writeln!(io::stdout(), "{}", described.table(reading, among))?;
            }
        }
        Err(error) => {
            if arguments.json {
                writeln!(io::stdout(), "{}", json::error(text, &error)?)?;
            } else {
                // The text comes from anywhere; what it holds must not reach the terminal as it is.
                let (text, error) = (crate::text::clean(text), error.to_string());
                writeln!(
                    io::stderr(),
                    "annals: `{text}`: {}",
                    crate::text::clean(&error)
                )?;
            }
            return Ok(false);
        }
    }
    Ok(true)
}
