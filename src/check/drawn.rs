//! Rendering a report: file, line, column, the source text, what was expected, and help.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::lines::Position;
use super::sheets::{Sheet, Sheets};
use super::{Problem, Report, Severity, boundary};
use crate::text::{Widths, clean};

/// The maximum number of problems to render; the others are only counted.
const SHOWN: usize = 100;
/// The maximum width of a source line in columns. Of a longer line, only the part around the place is shown.
const WIDTH: usize = 110;
/// The number of columns shown before the place in a shortened line.
const BEFORE: usize = 40;

/// Options for rendering a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct How {
    /// Whether to use colours, as escape sequences.
    pub colour: bool,
    /// Whether to show all recorded problems instead of the first hundred.
    pub all: bool,
}

impl Report {
    /// Renders the report; `text` is the text that was loaded and `name` the name of its file.
    ///
    /// The result contains no characters from the text that a terminal would act on, and source lines are shortened to fit.
    pub fn render(&self, name: &str, text: &str, color: bool) -> String {
        let how = How {
            colour: color,
            all: false,
        };
        let mut drawn = self.draw(name, text, how);
        if !self.is_empty() {
            let _ = writeln!(drawn, "{}: {}", clean(name), self.sum());
            drawn.push_str(&self.rest(how));
        }
        drawn
    }

    /// Renders the problems, without the summary at the end.
    pub fn draw(&self, name: &str, text: &str, how: How) -> String {
        let renderer = if how.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        }
        .term_width(WIDTH * 2);
        let shown = self.shown(how);
        let sheets = Sheets::of(self, shown, (name, text));
        let mut drawn = String::new();
        for problem in shown {
            drawn.push_str(&draw(problem, &sheets, &renderer));
            drawn.push_str("\n\n");
        }
        drawn
    }

    fn shown(&self, how: How) -> &[Problem] {
        let first = self.problems.get(..SHOWN).filter(|_| !how.all);
        first.unwrap_or(&self.problems)
    }

    /// The number of problems in words: `2 errors, 1 warning`. Empty if there are none.
    fn sum(&self) -> String {
        let counted = |count: usize, word: &str| match count {
            0 => None,
            1 => Some(format!("1 {word}")),
            _ => Some(format!("{count} {word}s")),
        };
        let parts = [
            counted(self.errors(), "error"),
            counted(self.warnings(), "warning"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// A line that says how to see the problems that were not rendered. Empty if all were.
    pub fn rest(&self, how: How) -> String {
        let (shown, all) = (self.shown(how).len(), self.errors() + self.warnings());
        if shown >= all {
            String::new()
        } else if how.all {
            format!("the first {shown} are shown; fix them to see the others\n")
        } else {
            format!("the first {shown} are shown; `annals check --all` shows the others\n")
        }
    }
}

fn draw(problem: &Problem, sheets: &Sheets<'_>, renderer: &Renderer) -> String {
    let excerpt = |place: &Range<usize>| {
        let sheet = sheets.at(place.start)?;
        Some(Excerpt::of(sheet, place))
    };
    let place = problem.place.as_ref().and_then(excerpt);
    let related = problem.related.as_ref();
    let related = related.and_then(|(place, _)| excerpt(place));
    let name = sheets.first().map_or("", |sheet| &sheet.name);
    let help = sheets.help(problem);
    let group = group(problem, name, place.as_ref(), related.as_ref());
    let mut drawn = renderer.render(&[with_help(group, help.as_deref())]);
    for excerpt in place.iter().chain(&related) {
        drawn = excerpt.with_true_column(drawn);
    }
    drawn
}

fn group<'a>(
    problem: &'a Problem,
    name: &'a str,
    place: Option<&'a Excerpt<'_>>,
    related: Option<&'a Excerpt<'_>>,
) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(clean(&problem.message)));
    let related = related
        .zip(problem.related.as_ref())
        .map(|(excerpt, (_, how))| (excerpt, how.as_str()));
    let Some(place) = place else {
        return group.element(Element::from(Origin::path(name)));
    };
    let mut snippet = place
        .snippet()
        .annotation(place.mark(AnnotationKind::Primary, problem.expected.as_deref()));
    match related {
        Some((excerpt, how)) if excerpt.same_as(place) => {
            snippet = snippet.annotation(excerpt.mark(AnnotationKind::Context, Some(how)));
            group = group.element(snippet);
        }
        Some((excerpt, how)) => {
            let other = excerpt
                .snippet()
                .annotation(excerpt.mark(AnnotationKind::Context, Some(how)));
            group = group.element(snippet).element(other);
        }
        None => group = group.element(snippet),
    }
    group
}

fn with_help<'a>(group: Group<'a>, help: Option<&'a str>) -> Group<'a> {
    match help {
        Some(help) => group.element(Level::HELP.message(clean(help))),
        None => group,
    }
}

/// A line of the text, or the part of it around a place, made safe to print.
struct Excerpt<'a> {
    /// The name of its file.
    name: &'a str,
    position: Position,
    shown: String,
    /// The byte range to mark, within the text shown.
    marked: Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn of(sheet: &'a Sheet<'_>, place: &Range<usize>) -> Self {
        let (text, position) = (sheet.text, sheet.position(place.start));
        let place = sheet.place(place);
        let start = boundary(text, place.start);
        let line_start = position.line_start.min(start);
        let from = back(text, line_start, start);
        let to = forward(text, from);
        let mut excerpt = Self {
            name: &sheet.name,
            position,
            shown: String::new(),
            marked: 0..0,
        };
        if from > line_start {
            excerpt.shown.push('…');
        }
        excerpt.fill(text, from, to, start..place.end.max(start));
        if text
            .get(to..)
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['\n', '\r']))
        {
            excerpt.shown.push('…');
        }
        excerpt
    }

    /// The excerpt as a snippet of a report.
    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        Snippet::source(self.shown.clone())
            .path(self.name)
            .line_start(self.position.line)
            .fold(false)
    }

    /// The mark under the place, with an optional label.
    fn mark<'s>(&self, kind: AnnotationKind, label: Option<&'s str>) -> Annotation<'s> {
        kind.span(self.marked.clone()).label(label.map(clean))
    }

    /// True if the two show the same part of the text.
    fn same_as(&self, other: &Self) -> bool {
        self.name == other.name
            && self.position.line == other.position.line
            && self.shown == other.shown
    }

    /// Replaces the column within the excerpt, which is all the renderer knows, by the column in the file.
    fn with_true_column(&self, drawn: String) -> String {
        let (name, Position { line, column, .. }) = (self.name, self.position);
        let before = self.shown.get(..self.marked.start).unwrap_or_default();
        let shown = before.chars().count() + 1;
        if shown == column {
            return drawn;
        }
        drawn.replacen(
            &format!("{name}:{line}:{shown}"),
            &format!("{name}:{line}:{column}"),
            1,
        )
    }

    fn fill(&mut self, text: &str, from: usize, to: usize, place: Range<usize>) {
        let line = text.get(from..to).unwrap_or_default();
        let (mut start, mut end) = (None, None);
        for (at, letter) in line.char_indices() {
            let at = from + at;
            if at >= place.start {
                start.get_or_insert(self.shown.len());
            }
            if at >= place.end {
                end.get_or_insert(self.shown.len());
            }
            push_visible(&mut self.shown, letter);
        }
        let start = start.unwrap_or(self.shown.len());
        self.marked = start..end.unwrap_or(self.shown.len()).max(start);
    }
}

/// The offset at which to start showing a line so that a place in it is visible.
fn back(text: &str, line_start: usize, place: usize) -> usize {
    let before = text.get(line_start..place).unwrap_or_default();
    let mut width = 0;
    let mut from = place;
    for (at, letter) in before.char_indices().rev() {
        width += Widths::default()
            .columns(letter.encode_utf8(&mut [0; 4]))
            .max(1);
        if width > WIDTH {
            break;
        }
        from = line_start + at;
    }
    if from == line_start && width <= WIDTH - BEFORE {
        return from;
    }
    width = 0;
    let head = before.char_indices().rev().find(|(_, letter)| {
        width += Widths::default()
            .columns(letter.encode_utf8(&mut [0; 4]))
            .max(1);
        width >= BEFORE
    });
    head.map_or(line_start, |(at, _)| line_start + at)
}

/// The offset at which to stop showing a line.
fn forward(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let mut width = 0;
    let end = rest.char_indices().find(|(_, letter)| {
        width += Widths::default()
            .columns(letter.encode_utf8(&mut [0; 4]))
            .max(1);
        matches!(letter, '\n' | '\r') || width > WIDTH
    });
    end.map_or(text.len(), |(at, _)| from + at)
}

/// Appends a character in printable form: characters that a terminal would act on are escaped.
fn push_visible(shown: &mut String, letter: char) {
    if letter == '\t' {
        shown.push_str("    ");
        return;
    }
    if is_written_out(letter) {
        shown.push_str(&clean(letter.encode_utf8(&mut [0; 4])));
    } else {
        shown.push(letter);
    }
}

/// True for a character that `text` escapes, as `\u{1B}`.
fn is_written_out(letter: char) -> bool {
    // After a letter, because a combining mark on its own would be escaped too.
    clean(&format!("a{letter}")).starts_with("a\\u")
}
