//! Included files: people, places, sources, eras, tags and kinds that are shared by several chronicles.
//!
//! The included texts are appended to the text of the chronicle, so that a single text contains all places and strings.
//! A problem at a position after the end of the chronicle is reported for the file at that position ([`Included`]).

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use super::mend::{Mended, mend};
use super::scan::Reader;
use super::values::Value;
use super::word::Word;
use super::{schema, sniff, text_of};
use crate::check::{Edited, Included, Place, Problem, Report};
use crate::text::Whole;

/// Maximum number of included files.
const MOST: usize = 1000;

/// An included file that was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Identifies the file: equal for the same file under different names. 0 is the chronicle itself.
    pub number: usize,
    /// Its name in reports.
    pub name: String,
    /// Its content.
    pub bytes: Arc<Vec<u8>>,
}

/// A source of included files.
pub trait Shelf: Sync {
    /// Finds a file by its name, relative to the file with the number `from`.
    ///
    /// # Errors
    /// A message that says why the file cannot be read.
    fn find(&self, from: usize, name: &str) -> Result<Found, String>;
}

/// Where included files come from.
#[derive(Clone, Copy)]
pub(super) enum Others<'s> {
    /// From a shelf.
    Found(&'s dyn Shelf),
    /// They are not looked up, and references to them are not reported as missing.
    Unknown,
    /// They cannot be looked up: the chronicle has no folder.
    Nowhere,
}

/// A chronicle and all the files that it includes.
pub(super) struct Gathered {
    /// The text of the chronicle, followed by the texts of the other files.
    pub(super) whole: Whole,
    /// Where the chronicle ends.
    pub(super) main: usize,
    pub(super) parts: Vec<Part>,
    /// Problems with the included files, at positions in the whole text.
    pub(super) report: Report,
    /// Problems that were fixed in included files, at the positions used for reports.
    pub(super) mended: Report,
    /// The entries from which a part was left out, at the positions used for reports.
    pub(super) left_out: Vec<Range<usize>>,
    /// True if a file could not be included.
    pub(super) lost: bool,
}

/// An included file.
#[derive(Debug)]
pub(super) struct Part {
    /// Its byte range in the whole text.
    pub(super) place: Range<usize>,
    /// Its folder, relative to that of the chronicle: empty, or ending in `/`.
    pub(super) folder: String,
    number: usize,
    name: String,
    /// The part that includes it; `None` for the chronicle.
    from: Option<usize>,
    /// The place of the `include` entry.
    said: Place,
    /// The original text of the file.
    text: String,
    /// The text with its mistakes fixed, if it had any.
    edited: Option<Edited>,
}

/// The content of an included file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedText {
    /// Its folder, relative to that of the chronicle: empty, or ending in `/`.
    pub folder: String,
    /// Its text.
    pub text: String,
}

impl Gathered {
    /// A chronicle that includes nothing.
    pub(super) fn alone(whole: &Whole) -> Self {
        Self {
            whole: Arc::clone(whole),
            main: whole.len(),
            parts: Vec::new(),
            report: Report::default(),
            mended: Report::default(),
            left_out: Vec::new(),
            lost: false,
        }
    }

    /// Finds the files that a chronicle includes, and those that they include in turn.
    pub(super) fn of(whole: &Whole, include: &[Word<'_>], others: Others<'_>) -> Self {
        let mut gathering = Gathering {
            text: String::new(),
            queue: VecDeque::new(),
            all: Self::alone(whole),
        };
        match others {
            Others::Found(shelf) => {
                gathering.text = whole.to_string();
                gathering.queue_all(None, include);
                while let Some(wanted) = gathering.queue.pop_front() {
                    gathering.take(&wanted, shelf);
                }
                gathering.all.whole = Arc::new(gathering.text.into());
            }
            Others::Unknown => gathering.all.lost = true,
            Others::Nowhere => {
                let place = include.first().map(|word| word.place).unwrap_or_default();
                let problem = Problem::error(place, "nothing can be included here");
                gathering.all.lose(problem.help(
                    "included files are relative to the directory of the chronicle, which is unknown",
                ));
            }
        }
        gathering.all
    }

    fn lose(&mut self, problem: Problem) {
        self.lost = true;
        self.report.add(problem);
    }

    /// The folder of the file that contains a place, relative to that of the chronicle.
    pub(super) fn folder(&self, place: Place) -> &str {
        let at = place.start as usize;
        let part = self.parts.iter().find(|part| part.place.contains(&at));
        part.map_or("", |part| &part.folder)
    }

    /// The position at which a byte of the whole text is reported: in the original files, one after the other.
    pub(super) fn reported_at(&self, at: usize) -> usize {
        let Some(index) = self
            .parts
            .iter()
            .rposition(|part| part.place.start <= at)
            .filter(|_| at > self.main)
        else {
            return at;
        };
        let part = &self.parts[index];
        let within = at - part.place.start;
        let edited = part.edited.as_ref();
        self.start(index) + edited.map_or(within, |edited| edited.before(within))
    }

    /// The start of a part, in positions used for reports.
    fn start(&self, index: usize) -> usize {
        let before = self.parts.iter().take(index);
        self.main + 1 + before.map(|part| part.text.len() + 1).sum::<usize>()
    }

    /// The included files, for a report.
    pub(super) fn included(&self) -> Vec<Included> {
        let parts = self.parts.iter().enumerate();
        parts
            .map(|(index, part)| Included {
                name: part.name.clone(),
                number: part.number,
                start: self.start(index),
                text: part.text.clone(),
            })
            .collect()
    }

    /// The included files, for writing everything into one file.
    pub(super) fn shared(&self) -> Vec<SharedText> {
        let parts = self.parts.iter();
        parts
            .map(|part| SharedText {
                folder: part.folder.clone(),
                text: part.text.clone(),
            })
            .collect()
    }
}

/// A file to include.
struct Wanted {
    from: Option<usize>,
    said: Place,
    name: String,
}

struct Gathering {
    text: String,
    queue: VecDeque<Wanted>,
    all: Gathered,
}

impl Gathering {
    fn queue_all(&mut self, from: Option<usize>, include: &[Word<'_>]) {
        let wanted = include.iter().map(|word| Wanted {
            from,
            said: word.place,
            name: word.text.to_string(),
        });
        self.queue.extend(wanted);
    }

    fn take(&mut self, wanted: &Wanted, library: &dyn Shelf) {
        let place = wanted.said;
        if !is_relative(&wanted.name) {
            let message = format!("\"{}\" is not a relative path", wanted.name);
            let problem = Problem::error(place, message);
            let expected =
                "expected a relative path, such as `\"people.ron\"` or `\"../people.ron\"`";
            return self.all.lose(problem.expected(expected));
        }
        let from = wanted.from.and_then(|from| self.all.parts.get(from));
        let found = match library.find(from.map_or(0, |part| part.number), &wanted.name) {
            Ok(found) => found,
            Err(why) => return self.all.lose(unreadable(wanted, &why)),
        };
        if let Some(problem) = self.circle(wanted, &found) {
            return self.all.report.add(problem);
        }
        let known = self.all.parts.iter();
        if let Some(part) = known.into_iter().find(|part| part.number == found.number) {
            if part.from == wanted.from {
                let message = format!("duplicate `{}` in this list", wanted.name);
                let problem = Problem::warning(place, message).expected("list it once");
                self.all
                    .report
                    .add(problem.related(part.said, "first here"));
            }
            return;
        }
        match self.text_of(&found) {
            Ok(text) => self.add(wanted, found, text),
            Err(why) => self.all.lose(unreadable(wanted, &why)),
        }
    }

    /// The text of a found file, or a message that says why it cannot be included.
    fn text_of(&self, found: &Found) -> Result<String, String> {
        let text = text_of(&found.bytes).map_err(|report| {
            let first = report.problems.into_iter().next();
            first.map_or_else(String::new, |problem| problem.message)
        })?;
        let text = text.trim_start_matches('\u{feff}');
        if let Some(problem) = sniff::foreign(text) {
            return Err(problem.message);
        }
        if self.all.parts.len() >= MOST {
            return Err(format!("more than {MOST} files are included"));
        }
        if u32::try_from(self.text.len() + text.len() + 1).is_err() {
            return Err("with its included files it is longer than 4 GB".to_owned());
        }
        Ok(text.to_owned())
    }

    fn add(&mut self, wanted: &Wanted, found: Found, text: String) {
        let index = self.all.parts.len();
        let from = wanted.from.and_then(|from| self.all.parts.get(from));
        let mended = mended(&text);
        let (mut edited, mut problems, mut left_out) = (None, Vec::new(), Vec::new());
        if let Some(mended) = mended {
            self.all.lost |= mended.lost;
            (edited, problems, left_out) = (Some(mended.edited), mended.problems, mended.left_out);
        }
        self.text.push('\n');
        let start = self.text.len();
        let read = edited.as_ref().map_or(&*text, |edited| &edited.text);
        self.text.push_str(read);
        self.all.parts.push(Part {
            place: start..self.text.len(),
            folder: folder(from.map_or("", |part| &part.folder), &wanted.name),
            number: found.number,
            name: found.name,
            from: wanted.from,
            said: wanted.said,
            text,
            edited,
        });
        let offset = self.all.start(index);
        for left_out in left_out {
            let entry = &left_out.entry;
            self.all
                .left_out
                .push(offset + entry.start..offset + entry.end);
            problems.push(left_out.problem);
        }
        for problem in problems {
            let mut report = Report::of(problem);
            report.moved(|at| offset + at);
            self.all.mended.join(report);
        }
        let mut reader = Reader::of_part(&self.text, &(start..self.text.len()));
        let include = reader.shared().and_then(|shared| shared.include);
        let include: Vec<Word<'static>> = include.iter().flatten().map(Word::owned).collect();
        drop(reader);
        self.queue_all(Some(index), &include);
    }

    /// The problem of a file that includes itself, directly or through others.
    fn circle(&self, wanted: &Wanted, found: &Found) -> Option<Problem> {
        let parts = &self.all.parts;
        let mut way = vec![wanted.name.as_str()];
        let (mut at, mut first) = (wanted.from, None);
        while let Some(part) = at.and_then(|at| parts.get(at)) {
            way.push(&part.name);
            first = Some(part.said);
            if part.number == found.number {
                break;
            }
            at = part.from;
        }
        let closed = at.is_some() || found.number == 0;
        closed.then(|| {
            way.reverse();
            let message = match first {
                None => format!("`{}` is this file itself", wanted.name),
                Some(_) => format!("circular include: {}", way.join(" → ")),
            };
            let problem = Problem::error(wanted.said, message).expected("remove it");
            match first {
                Some(first) => problem.related(first, "the cycle begins here"),
                None => problem,
            }
        })
    }
}

fn unreadable(wanted: &Wanted, why: &str) -> Problem {
    let message = format!("cannot include \"{}\": {why}", wanted.name);
    Problem::error(wanted.said, message).help("the path is relative to the file that includes it")
}

/// True for a relative path with `/` between its parts.
fn is_relative(name: &str) -> bool {
    let parts = name.split('/');
    !name.is_empty()
        && !name.ends_with('/')
        && parts
            .into_iter()
            .all(|part| !part.is_empty() && !part.contains(['\\', ':']))
}

/// The folder of a file, relative to that of the chronicle: `name` is resolved against the folder `of`.
fn folder(of: &str, name: &str) -> String {
    let mut parts: Vec<&str> = of.split('/').filter(|part| !part.is_empty()).collect();
    let (before, _) = name.rsplit_once('/').unwrap_or_default();
    for part in before.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let mut folder = parts.join("/");
    folder.extend((!parts.is_empty()).then_some('/'));
    folder
}

/// The fixed text of a shared file with mistakes; `None` if it has no mistakes or the fixed text is not better.
fn mended(text: &str) -> Option<Mended> {
    let alone = |text: &str| {
        let mut reader = Reader::new(text);
        let whole = reader.shared().is_some();
        (whole, reader.report.errors())
    };
    let (was_whole, errors) = alone(text);
    if errors == 0 {
        return None;
    }
    let mended = mend(text, schema::Shared::SHAPE)?;
    let (is_whole, left) = alone(&mended.edited.text);
    let mends = mended.problems.len() + mended.left_out.len();
    let better = mended.whole || is_whole && !was_whole || left + mends <= errors;
    better.then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_from_the_chronicle() {
        for (of, name, expected) in [
            ("", "people.ron", ""),
            ("", "shared/people.ron", "shared/"),
            ("shared/", "more/places.ron", "shared/more/"),
            ("shared/", "../people.ron", ""),
            ("", "../people.ron", "../"),
            ("../", "../people.ron", "../../"),
        ] {
            assert_eq!(folder(of, name), expected, "{name} in {of}");
        }
    }

    #[test]
    fn names_are_relative() {
        for (name, expected) in [
            ("people.ron", true),
            ("../common/people.ron", true),
            ("", false),
            ("/etc/passwd", false),
            ("C:\\people.ron", false),
            ("https://example.org/people.ron", false),
            ("folder/", false),
        ] {
            assert_eq!(is_relative(name), expected, "{name}");
        }
    }
}
