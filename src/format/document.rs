//! A whole file: its header, the chronicle, and nothing after it.

use super::record::Record;
use super::scan::{Reader, Stop};
use super::schema;
use crate::check::{Place, Problem};

impl<'t> Reader<'t> {
    /// Reads the whole file; `None` if it could not be read to the end.
    pub(super) fn document(&mut self) -> Option<schema::Chronicle<'t>> {
        self.header().ok()?;
        self.begins().ok()?;
        let read = self.record(None).ok()?;
        self.nothing_more().ok()?;
        read
    }

    /// Reads a whole shared file; `None` if it could not be read to the end.
    pub(super) fn shared(&mut self) -> Option<schema::Shared<'t>> {
        self.header().ok()?;
        self.begins_shared().ok()?;
        let read = self.record(None).ok()?;
        self.nothing_more().ok()?;
        read
    }

    /// True if the text is a shared file, which is shown by its first word.
    pub(super) fn is_shared(text: &'t str) -> bool {
        let mut reader = Self::new(text);
        reader.header().is_ok() && reader.word() == schema::Shared::NAME
    }

    /// Checks that a shared file begins here.
    fn begins_shared(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let name = self.word();
        let end = self.at;
        self.skip_space()?;
        if self.byte() == b'(' && (name.is_empty() || name == schema::Shared::NAME) {
            self.at = start;
            return Ok(());
        }
        let what = if name == schema::Chronicle::NAME {
            "a chronicle cannot be included"
        } else {
            "this is not a shared file"
        };
        let place = Place::new(start, end.max((start + 1).min(self.text.len())));
        let problem = Problem::error(place, what);
        self.report.add(
            problem
                .expected("expected `Shared(`")
                .help("a shared file has `people`, `places`, `sources`, `eras`, `tags`, `kinds`"),
        );
        Err(Stop)
    }

    /// Skips header attributes such as `#![enable(implicit_some)]`.
    pub(super) fn header(&mut self) -> Result<(), Stop> {
        self.skip_space()?;
        while self.byte() == b'#' {
            let start = self.at;
            let rest = self.rest();
            let end = rest.find([']', '\r', '\n']).unwrap_or(rest.len());
            let end = end + usize::from(self.byte_at(start + end) == b']');
            self.at += end;
            if !is_header(rest.get(..end).unwrap_or_default()) {
                let problem =
                    Problem::error(self.since(start), "only RON attributes are allowed here");
                self.report
                    .add(problem.expected("expected `#![enable(implicit_some)]`"));
            }
            self.skip_space()?;
        }
        Ok(())
    }

    /// Checks that a chronicle begins here.
    fn begins(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let name = self.word();
        if name == schema::Chronicle::NAME || name.is_empty() && self.byte() == b'(' {
            self.at = start;
            return Ok(());
        }
        if name.is_empty() {
            self.at += self.character_at(start).len_utf8();
        }
        let problem = Problem::error(self.since(start), "this is not an event file");
        if name.eq_ignore_ascii_case(schema::Chronicle::NAME) && self.byte() == b'(' {
            // The bracket is enough to read the rest.
            let problem = problem.expected(format!("write `{}`", schema::Chronicle::NAME));
            self.report.add(problem.rewritten(schema::Chronicle::NAME));
            return Ok(());
        }
        let problem = problem.expected("expected `Chronicle(`");
        self.report
            .add(problem.help("`annals new FILE` creates a small one as a starting point"));
        Err(Stop)
    }

    fn nothing_more(&mut self) -> Result<(), Stop> {
        self.skip_space()?;
        if self.at_end() {
            return Ok(());
        }
        let place = Place::new(self.at, self.at + self.character_at(self.at).len_utf8());
        let problem = Problem::error(place, "unexpected text after the chronicle");
        self.report
            .add(problem.expected("remove it, or begin the line with `//`"));
        Err(Stop)
    }
}

/// True for `#![enable(…)]` with RON extensions.
fn is_header(line: &str) -> bool {
    let names = line
        .strip_prefix("#![enable(")
        .and_then(|rest| rest.trim_end().strip_suffix(")]"));
    let known = [
        "implicit_some",
        "unwrap_newtypes",
        "unwrap_variant_newtypes",
        "explicit_struct_names",
    ];
    names.is_some_and(|names| {
        names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .all(|name| known.contains(&name))
    })
}
