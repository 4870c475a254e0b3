//! `annals convert` converts any readable file to any writable form; `annals schema` prints the JSON Schema.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::DATA;
use super::arguments::{ConvertArguments, Form};
use crate::card::Reader;
use crate::chronicle::Chronicle;
use crate::export::{Exported, Target, export};
use crate::format::export::{SCHEMA, self_contained, to_json, to_ron};
use crate::format::{self, Loaded, Progress, Report};
use crate::names::Choice;
use crate::opening::{self, EventFile, Folder, Imported, Original, data_error, event_file};
use crate::settings::{self, UsageError};
use crate::text;

/// Converts a file, and reports on standard error what the new form cannot represent.
pub(super) fn convert(arguments: &ConvertArguments) -> Result<ExitCode> {
    let form = form(arguments)?;
    let options = arguments.import.options();
    let (name, bytes) = opening::read(&arguments.input, &options)?;
    let EventFile {
        bytes,
        imported,
        original,
    } = event_file(&arguments.input, &name, bytes, &options)?;
    let (text, loaded) = read(&arguments.input, &name, bytes, &original)?;
    let exported = written(form, &text, &loaded, arguments.lang.as_deref())?;
    put(&arguments.output, &exported.text)?;
    let read = imported.as_ref().and_then(Imported::line);
    let lost = exported.left_out.join(", ");
    let lost = (!lost.is_empty()).then(|| format!("not written: {lost}"));
    for line in read.into_iter().chain(lost) {
        writeln!(
            io::stderr(),
            "{}: {}",
            text::clean(&name),
            text::clean(&line)
        )?;
    }
    let errors = imported.is_some_and(|imported| imported.errors > 0);
    Ok(if errors {
        ExitCode::from(DATA)
    } else {
        ExitCode::SUCCESS
    })
}

/// Reads a chronicle and everything that it includes, as the text of a single file.
fn read(file: &Path, name: &str, bytes: Vec<u8>, original: &Original) -> Result<(String, Loaded)> {
    let whole =
        format::whole(bytes).map_err(|(report, bytes)| data_error(name, &bytes, &report))?;
    let loaded = format::load_from(&whole, &Folder::of(file), &Progress::default());
    let loaded = loaded.unwrap_or_else(|| Err(Report::default()));
    let loaded = loaded.map_err(|report| original.error(name, &whole, &report))?;
    let text = if loaded.shared.is_empty() {
        whole.to_string()
    } else {
        let languages = &loaded.chronicle.languages;
        taken_apart(self_contained(&whole, &loaded.shared, languages))?
    };
    Ok((text, loaded))
}

/// Prints the JSON Schema.
pub(super) fn schema() -> Result<ExitCode> {
    io::stdout().write_all(SCHEMA.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The form given by the option, or else by the extension of the output file.
fn form(arguments: &ConvertArguments) -> Result<Form> {
    if let Some(form) = arguments.to {
        return Ok(form);
    }
    let ending = arguments
        .output
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("ron") => Ok(Form::Ron),
        Some("json") => Ok(Form::Json),
        Some("csv") => Ok(Form::Csv),
        Some("md" | "markdown") => Ok(Form::Markdown),
        Some("ics" | "ical") => Ok(Form::Ical),
        Some("html" | "htm") => Ok(Form::Html),
        _ => Err(unknown(&arguments.output).into()),
    }
}

/// An error for an output file whose name does not tell its format.
fn unknown(output: &Path) -> UsageError {
    let forms = Form::value_variants().iter();
    let forms = forms.filter_map(ValueEnum::to_possible_value);
    let forms: Vec<String> = forms.map(|form| form.get_name().to_owned()).collect();
    UsageError(format!(
        "cannot tell the output format from the name {}; it may end in .ron, .json, .csv, .md, .ics or .html, or use `--to` with {}",
        text::clean(&output.display().to_string()),
        forms.join(", ")
    ))
}

fn written(form: Form, text: &str, loaded: &Loaded, lang: Option<&str>) -> Result<Exported> {
    let chronicle = &loaded.chronicle;
    let reader = Reader::new(chronicle, choice(chronicle, lang)?);
    let target = match form {
        Form::Ron => return whole(to_ron(text)),
        Form::Json => return whole(to_json(text)),
        Form::Csv => Target::Csv,
        Form::Timelinejs => Target::TimelineJs,
        Form::Markdown => Target::Markdown,
        Form::Ical => Target::ICalendar,
        Form::Html => Target::Html,
    };
    Ok(export(reader, target)?)
}

/// A lossless form. An error, rather than an empty file, if the text could not be parsed.
fn whole(text: Option<String>) -> Result<Exported> {
    Ok(Exported {
        text: taken_apart(text)?,
        left_out: Vec::new(),
    })
}

fn taken_apart(text: Option<String>) -> Result<String> {
    text.context("the chronicle cannot be laid out anew; `annals check` says what is wrong in it")
}

fn choice(chronicle: &Chronicle, lang: Option<&str>) -> Result<Choice> {
    let main = match lang {
        None => chronicle.languages.first(),
        Some(tag) => opening::language(chronicle, tag)?,
    };
    Ok(Choice { main, gloss: None })
}

/// Writes a file, or standard output for `-`.
fn put(file: &Path, text: &str) -> Result<()> {
    if file.as_os_str() == "-" {
        io::stdout().write_all(text.as_bytes())?;
        return Ok(());
    }
    settings::replace(file, text.as_bytes()).map_err(|error| {
        anyhow::Error::from(error).context(format!("cannot write {}", file.display()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_taken_apart_is_not_written_as_an_empty_file() {
        let broken = "Chronicle(";
        assert!(whole(to_ron(broken)).is_err());
        assert!(whole(to_json(broken)).is_err());
        let written = whole(to_ron("// A remark\n(format: 1, title: \"A\")")).unwrap();
        assert!(
            written.text.starts_with("// A remark\n"),
            "{}",
            written.text
        );
    }
}
