//! `annals date`: a date in every calendar.

mod described;
mod json;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};

use self::described::Described;
use super::DATA;
use super::arguments::DateArguments;
use crate::messages::Interface;
use crate::time::{Context, Reckoning, readings};

/// The longest line of standard input that is read as a date, in bytes.
const LONGEST: usize = 64 * 1024;

/// Describes every date given, or one a line from standard input.
pub(super) fn date(arguments: &DateArguments) -> Result<ExitCode> {
    let mut sound = true;
    if arguments.dates.is_empty() {
        each_line(io::stdin().lock(), |line| {
            sound &= describe_one(arguments, line)?;
            Ok(())
        })?;
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

/// Takes line after line; one that has no end is no date.
fn each_line(mut input: impl BufRead, mut take: impl FnMut(&str) -> Result<()>) -> Result<()> {
    loop {
        let mut line = Vec::new();
        let longest = LONGEST as u64 + 1;
        if input.by_ref().take(longest).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line.len() > LONGEST {
            bail!(
                "a line of standard input is longer than {} KB",
                LONGEST >> 10
            );
        }
        let line = std::str::from_utf8(&line)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        take(line.strip_suffix('\r').unwrap_or(line))?;
    }
}

fn describe_one(arguments: &DateArguments, text: &str) -> Result<bool> {
    let context = Context {
        styles: Interface::date_styles(),
        ..Context::of(Reckoning::from(arguments.calendar))
    };
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
