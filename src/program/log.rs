//! A log of what the program does, for diagnosing problems: `--log FILE`.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;

use super::loading::Polled;
use crate::app::App;
use crate::settings::UsageError;
use crate::terminal::Input;
use crate::text::clean;

/// The log; `None` if nothing is logged.
pub(super) struct Log(Option<Written>);

struct Written {
    file: File,
    began: Instant,
}

impl Log {
    /// Opens the log for appending. Without a path nothing is logged.
    ///
    /// # Errors
    /// Returns an error if the file cannot be written.
    pub(super) fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else {
            return Ok(Self(None));
        };
        let file = OpenOptions::new().create(true).append(true).open(path);
        let file =
            file.map_err(|error| UsageError(format!("cannot write {}: {error}", path.display())))?;
        let mut log = Self(Some(Written {
            file,
            began: Instant::now(),
        }));
        log.note(beginning);
        Ok(log)
    }

    /// Writes a line with the milliseconds since the start. The text is only computed if there is a log. Errors of writing are ignored.
    pub(super) fn note(&mut self, words: impl FnOnce() -> String) {
        let Some(written) = &mut self.0 else {
            return;
        };
        let milliseconds = written.began.elapsed().as_secs_f64() * 1000.0;
        let words = words();
        let line = format!("{milliseconds:10.1} ms  {}\n", clean(&words));
        let _ = written.file.write_all(line.as_bytes());
    }

    /// Logs what is shown at the start.
    pub(super) fn opened(&mut self, app: &App, file: Option<&Path>) {
        self.note(|| {
            let name = file.map_or_else(
                || "the embedded chronicle".to_owned(),
                |file| file.display().to_string(),
            );
            let part = if app.loading().is_some() {
                "the beginning of "
            } else {
                ""
            };
            format!("opened {part}{name}: {}", contents(app))
        });
    }

    /// Logs the result of reading a file.
    pub(super) fn polled(&mut self, polled: &Polled, app: &App) {
        match polled {
            Polled::Progress => {}
            Polled::More => self.note(|| format!("loaded more: {}", contents(app))),
            Polled::All { .. } => self.note(|| format!("loaded all: {}", contents(app))),
            Polled::Stopped => self.note(|| "loading was stopped".to_owned()),
        }
    }

    /// Logs replies and changes of the terminal, but for privacy no keys or text input.
    pub(super) fn input(&mut self, input: &Input) {
        match input {
            Input::Ambiguous(width) => {
                self.note(|| format!("terminal response: ambiguous characters are {width:?}"));
            }
            Input::Background([red, green, blue]) => self
                .note(|| format!("terminal response: background #{red:02x}{green:02x}{blue:02x}")),
            Input::Resize(columns, rows) => {
                self.note(|| format!("terminal size: {columns}x{rows}"));
            }
            Input::Returned(ran) => self.note(|| format!("editor exited: {ran:?}")),
            Input::Key(_) | Input::Mouse(_) | Input::Paste(_) | Input::News => {}
        }
    }
}

/// The first line: version, start time, and environment.
fn beginning() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = now.map_or(0, |now| now.as_secs());
    let names = [
        "TERM",
        "COLORTERM",
        "TERM_PROGRAM",
        "LANG",
        "LC_ALL",
        "NO_COLOR",
    ];
    let environment = names.into_iter().filter_map(|name| {
        let value = std::env::var_os(name)?;
        Some(format!(" {name}={}", value.display()))
    });
    let version = env!("CARGO_PKG_VERSION");
    let system = std::env::consts::OS;
    format!(
        "annals {version} on {system}, Unix time {seconds}{}",
        environment.collect::<String>()
    )
}

fn contents(app: &App) -> String {
    let chronicle = app.chronicle();
    format!(
        "{} events, {} people, {} places, {} languages",
        chronicle.events.len(),
        chronicle.people.len(),
        chronicle.places.len(),
        chronicle.languages.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_file_no_message_is_computed() {
        let mut log = Log::open(None).unwrap();
        log.note(|| panic!("nobody reads this"));
    }
}
