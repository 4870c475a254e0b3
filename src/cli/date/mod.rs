//! `annals date`: shows a date in every calendar.

mod described;
mod json;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};

use self::described::Described;
use super::DATA;
use super::arguments::DateArguments;
use crate::messages::Interface;
use crate::time::{Context, Reckoning, readings};

/// The maximum length of a line of standard input, in bytes.
const LONGEST: usize = 64 * 1024;

/// Describes every date given as an argument, or one per line from standard input.
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

/// Calls `take` for every line. A line longer than [`LONGEST`] is an error.
fn each_line(mut input: impl BufRead, mut take: impl FnMut(&str) -> Result<()>) -> Result<()> {
    loop {
        let mut line = Vec::new();
        // The line, and a line break of two bytes.
        let longest = LONGEST as u64 + 2;
        if input.by_ref().take(longest).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let line = line.strip_suffix(b"\n").unwrap_or(&line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() > LONGEST {
            bail!(
                "a line of standard input is longer than {} KB",
                LONGEST >> 10
            );
        }
        take(std::str::from_utf8(line)?)?;
    }
}

/// Protects dates before the year 0 from being parsed as options, so that `annals date -0043-03-15` works without `--`.
pub(super) fn with_years_before(
    arguments: impl Iterator<Item = OsString>,
) -> impl Iterator<Item = OsString> {
    let mut of_dates = false;
    arguments.enumerate().map(move |(place, argument)| {
        of_dates |= place == 1 && argument == "date";
        match argument.to_str().and_then(|text| text.strip_prefix('-')) {
            Some(rest)
                if of_dates && rest.starts_with(|c: char| c.is_ascii_digit() || c == 'X') =>
            {
                format!("{MINUS}{rest}").into()
            }
            _ => argument,
        }
    })
}

/// The character that replaces the minus sign of a year in the arguments.
const MINUS: char = '\u{2212}';

fn describe_one(arguments: &DateArguments, text: &str) -> Result<bool> {
    let text = &text.replace(MINUS, "-");
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
                // The text is untrusted, so it must be cleaned before it is printed.
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
