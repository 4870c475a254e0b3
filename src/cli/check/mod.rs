//! `annals check`: reads files, reports their problems, and returns an exit code that says whether they are usable.

mod files;
mod mended;
mod printer;
mod watched;

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use self::printer::{How, Printer, Verdict};
use super::arguments::CheckArguments;
use super::{DATA, USAGE};
use crate::format::import::Options;
use crate::format::{self, Loaded, Report};
use crate::opening::{self, Folder, Kind, Original};
use crate::settings::UsageError;
use crate::text;

/// Checks files, either once or whenever they are saved.
pub(super) fn check(arguments: &CheckArguments) -> Result<ExitCode> {
    let checking = Checking {
        arguments,
        options: arguments.import.options(),
        printer: Printer::new(How::of(arguments)),
        others: RefCell::default(),
    };
    if arguments.fix && arguments.files.iter().any(|file| is_input(file)) {
        let message = "--fix requires files, not standard input";
        return Err(UsageError(message.to_owned()).into());
    }
    if arguments.watch {
        return watched::watch(&checking);
    }
    checking.all().map(ExitCode::from)
}

fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// A run of the checks.
struct Checking<'a> {
    arguments: &'a CheckArguments,
    options: Options,
    printer: Printer,
    /// The files that the checked ones are made of: included ones and base maps.
    others: RefCell<Vec<PathBuf>>,
}

impl Checking<'_> {
    /// Checks every file, as long as somebody reads the reports, and returns the exit code.
    fn all(&self) -> Result<u8> {
        self.others.borrow_mut().clear();
        let mut verdicts = Vec::new();
        for found in files::to_check(&self.arguments.files) {
            verdicts.push(match found {
                Ok(file) => self.file(&file)?,
                Err(error) => {
                    self.printer.unreadable(&error.to_string())?;
                    USAGE
                }
            });
            if self.printer.is_closed() {
                break;
            }
        }
        self.printer.sum(&verdicts)?;
        Ok(verdicts.into_iter().max().unwrap_or_default())
    }

    /// Checks one file and returns the exit code.
    fn file(&self, file: &Path) -> Result<u8> {
        let (name, bytes) = match opening::read(file, &self.options) {
            Ok(read) => read,
            Err(error) => {
                self.printer.unreadable(&error.to_string())?;
                return Ok(USAGE);
            }
        };
        let verdict = self.bytes(file, &name, bytes)?;
        self.printer.verdict(&name, &verdict)?;
        Ok(if verdict.fine { 0 } else { DATA })
    }

    fn bytes(&self, file: &Path, name: &str, bytes: Vec<u8>) -> Result<Verdict> {
        let kind = Kind::of(file, &bytes, &self.options);
        let bytes = match (&kind, self.arguments.fix) {
            (_, false) => bytes,
            (Kind::Ron, true) => mended::mend(file, name, bytes, &self.printer)?,
            (Kind::Json(_) | Kind::Foreign, true) => {
                only_checked(name)?;
                bytes
            }
        };
        match kind {
            Kind::Ron => self.event_file(file, name, bytes, &Original::default()),
            Kind::Json(Ok((original, ron))) => {
                self.event_file(file, name, ron.into_bytes(), &original)
            }
            Kind::Json(Err(report)) => {
                let text = String::from_utf8_lossy(&bytes);
                self.printer.report(name, &text, report)
            }
            Kind::Foreign => self.foreign(file, name, &bytes),
        }
    }

    fn event_file(
        &self,
        file: &Path,
        name: &str,
        bytes: Vec<u8>,
        original: &Original,
    ) -> Result<Verdict> {
        let whole = match format::whole(bytes) {
            Ok(whole) => whole,
            Err((problems, bytes)) => {
                return self
                    .printer
                    .report(name, &String::from_utf8_lossy(&bytes), problems);
            }
        };
        let print = |report: Report| {
            let (text, report) = original.report_on(&whole, report);
            self.printer.report(name, text, report)
        };
        let folder = Folder::of(file);
        let checked = format::check_from(&whole, &folder);
        self.others.borrow_mut().extend(folder.asked());
        let loaded = match checked {
            Ok(loaded) => loaded,
            Err(problems) => return print(problems),
        };
        let verdict = print(loaded.warnings.clone())?;
        if let Some(of_map) = self.own_map(file, &loaded, print)? {
            return Ok(verdict.and(of_map));
        }
        Ok(verdict.of(if format::is_shared(&whole) {
            shared_contents(&loaded)
        } else {
            contents(&loaded)
        }))
    }

    /// Reports problems of the base map that belongs to a chronicle.
    fn own_map(
        &self,
        file: &Path,
        loaded: &Loaded,
        print: impl Fn(Report) -> Result<Verdict>,
    ) -> Result<Option<Verdict>> {
        let Some(map) = &loaded.map else {
            return Ok(None);
        };
        let path = opening::map_path(file, map);
        self.others.borrow_mut().push(path);
        let problem = opening::own_map(file, map).err();
        let verdict = problem.map(|problem| match problem.file {
            Some((name, bytes)) => {
                let text = String::from_utf8_lossy(&bytes);
                self.printer.report(&name, &text, problem.report)
            }
            None => print(problem.report),
        });
        verdict.transpose()
    }

    /// Checks a file in another program's format.
    fn foreign(&self, file: &Path, name: &str, bytes: &[u8]) -> Result<Verdict> {
        let import = match opening::import_of(file, bytes, &self.options) {
            Ok(import) => import,
            Err(refusal) => return self.printer.report(name, &refusal.text, refusal.report),
        };
        let verdict = self
            .printer
            .report(name, &import.text, import.report.clone())?;
        let loaded = match format::load(import.ron.as_bytes()) {
            Ok(loaded) => loaded,
            Err(problems) => return self.printer.report(name, &import.ron, problems),
        };
        let left = match import.left.lost_in_words() {
            left if left.is_empty() => "nothing left out".to_owned(),
            left => format!("left out: {left}"),
        };
        let chronicle = &loaded.chronicle;
        Ok(verdict.of(format!(
            "{}; {}, {}, {}; {left}",
            import.format,
            counted(chronicle.events.len(), "event", "events"),
            counted(chronicle.spans.len(), "span", "spans"),
            counted(chronicle.lanes.len(), "lane", "lanes"),
        )))
    }
}

/// Reports that `--fix` does not change a file.
fn only_checked(name: &str) -> io::Result<()> {
    let name = text::clean(name);
    writeln!(
        io::stderr(),
        "annals: --fix only changes event files in RON; {name} is checked but not changed"
    )
}

/// The contents of a chronicle, in words.
fn contents(loaded: &Loaded) -> String {
    let chronicle = &loaded.chronicle;
    [
        counted(chronicle.events.len(), "event", "events"),
        counted(chronicle.people.len(), "person", "people"),
        counted(chronicle.places.len(), "place", "places"),
        counted(chronicle.languages.len(), "language", "languages"),
    ]
    .join(", ")
}

/// The contents of a file that others include, in words.
fn shared_contents(loaded: &Loaded) -> String {
    let chronicle = &loaded.chronicle;
    let parts = [
        counted(chronicle.people.len(), "person", "people"),
        counted(chronicle.places.len(), "place", "places"),
        counted(chronicle.sources.len(), "source", "sources"),
        counted(chronicle.eras.len(), "era", "eras"),
    ];
    format!("shared file; {}", parts.join(", "))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
