//! Chronos blocks in Markdown, and items within a line. The supported part is described in `docs/import.md`.

use std::ops::Range;

use super::dates::{self, Minus, Stamp};
use super::draft::{Draft, Entry};
use super::lines::{Line, blocks, lines};
use super::tally::Extra;
use super::{Importer, Input};

/// Items in blocks and in lines.
pub(super) struct Chronos;

impl Importer for Chronos {
    fn name(&self) -> &'static str {
        "chronos"
    }

    fn title(&self) -> &'static str {
        "Chronos"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        blocks(input.text)
            .iter()
            .any(|block| block.language.eq_ignore_ascii_case("chronos"))
            || lines(input.text).any(|line| !inline(line).is_empty())
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let blocks = blocks(input.text);
        let of_chronos = || {
            blocks
                .iter()
                .filter(|block| block.language.eq_ignore_ascii_case("chronos"))
        };
        for block in of_chronos() {
            for line in &block.lines {
                item(*line, &mut draft);
            }
        }
        if !input.text.trim_start().starts_with("```") {
            let title = lines(input.text).find_map(|line| line.text.strip_prefix("# "));
            title
                .map(str::trim)
                .unwrap_or_default()
                .clone_into(&mut draft.title);
        }
        if of_chronos().next().is_none() {
            for part in lines(input.text).flat_map(inline) {
                item(part, &mut draft);
            }
        }
        draft
    }
}

/// The items in a line of text, in backquotes after the word "chronos".
fn inline(line: Line<'_>) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    for (number, part) in line.text.split('`').enumerate() {
        let Some(item) = part.strip_prefix("chronos ").filter(|_| number % 2 == 1) else {
            continue;
        };
        let item = item.trim();
        if item.starts_with(['[', '-', '@', '*', '=']) && item.contains('[') {
            let at = line.place(item).start;
            found.push(Line { at, text: item });
        }
    }
    found
}

fn item(line: Line<'_>, draft: &mut Draft) {
    let text = line.text.trim();
    let mut letters = text.chars();
    match letters.next() {
        None | Some('#') => {}
        Some('>') => setting(line, letters.as_str(), draft),
        Some('[') => dated(line, '-', text, draft),
        Some(sign @ ('-' | '@' | '*' | '=')) => dated(line, sign, letters.as_str(), draft),
        Some(_) => draft.error(line.whole(), "unknown kind of line (- @ * = > #)"),
    }
}

/// A setting of the chart.
fn setting(line: Line<'_>, text: &str, draft: &mut Draft) {
    let name = text.split_whitespace().next().unwrap_or_default();
    match name {
        "DEFAULTVIEW" => {
            let ends = text
                .trim()
                .strip_prefix("DEFAULTVIEW")
                .and_then(|ends| ends.trim().split_once('|'));
            let read = |end: &str| date(end.trim()).ok();
            if let Some((start, end)) = ends.and_then(|(start, end)| read(start).zip(read(end))) {
                draft.focus = dates::join(&start, &end).unwrap_or_default();
            }
        }
        "NOTODAY" | "ORDERBY" | "HEIGHT" | "NOSTACK" => draft.left.add(Extra::Option, 1),
        _ => draft.error(line.place(name), format!("unknown flag \"{name}\"")),
    }
}

fn dated(line: Line<'_>, sign: char, rest: &str, draft: &mut Draft) {
    let inner = rest
        .trim_start()
        .strip_prefix('[')
        .and_then(|inner| inner.split_once(']'));
    let Some((written, rest)) = inner else {
        draft.error(line.whole(), "missing date in brackets");
        return;
    };
    let place = {
        let place = line.place(written);
        place.start.saturating_sub(1)..place.end + 1
    };
    let mut entry = Entry::default();
    if let Err((at, message)) = when(&line, written, &mut entry) {
        draft.error(at.unwrap_or(place), message);
        return;
    }
    words(rest, &mut entry, draft);
    entry.name_by_date();
    if sign == '@' {
        draft.spans.push(entry);
    } else {
        draft.events.push(entry);
    }
}

type Wrong = (Option<Range<usize>>, String);

/// Sets the date: one, or two joined by `~`.
fn when(line: &Line<'_>, written: &str, entry: &mut Entry) -> Result<(), Wrong> {
    if written.trim().is_empty() {
        return Err((None, "a date is missing".to_owned()));
    }
    let read = |text: &str| match text.trim() {
        "" => Ok("..".to_owned()),
        text => date(text).map_err(|message| {
            let part = if message == HYPHEN {
                text.find('-')
                    .and_then(|at| text.get(at..=at))
                    .unwrap_or(text)
            } else {
                text
            };
            (Some(line.place(part)), message)
        }),
    };
    let (start, end) = match written.split_once('~') {
        Some((start, end)) => (read(start)?, read(end)?),
        None => (read(written)?, String::new()),
    };
    entry.date(&start, &end).map_err(|message| {
        let place = line.place(written);
        (Some(place), message)
    })
}

/// A date in ISO 8601, except that −44 is 44 BC.
fn date(text: &str) -> Result<String, String> {
    if let Some(read) = dates::iso(text, Minus::Historic) {
        return read.map(Stamp::edtf).map_err(|error| {
            let years = text.matches('-').count() == 1 && !text.starts_with('-');
            if years && error.starts_with("there is no month") {
                HYPHEN.to_owned()
            } else {
                error
            }
        });
    }
    let years = text.split_once('-').is_some_and(|(first, last)| {
        [first, last]
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    Err(if years {
        HYPHEN.to_owned()
    } else {
        format!("not a date: \"{text}\"")
    })
}

/// The message for `[1799-1789]`.
const HYPHEN: &str = "the two dates of a range are joined by \"~\"";

/// Reads the colour, lane, name and text after the date.
fn words(rest: &str, entry: &mut Entry, draft: &mut Draft) {
    let mut rest = rest.trim();
    loop {
        if let Some(colour) = rest.strip_prefix('#') {
            let end = colour.find([' ', '{']).unwrap_or(colour.len());
            entry.left.add(Extra::Colour, 1);
            rest = colour[end..].trim_start();
        } else if let Some((lane, behind)) =
            rest.strip_prefix('{').and_then(|lane| lane.split_once('}'))
        {
            entry.lane = draft.lane(lane);
            rest = behind.trim_start();
        } else {
            break;
        }
    }
    let (name, text) = parted(rest);
    entry.name = unlinked(name, entry);
    entry.text = unlinked(text, entry);
}

/// The name and the text, separated by the first bar outside brackets.
fn parted(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => return (text[..at].trim(), text[at + 1..].trim()),
            _ => {}
        }
    }
    (text.trim(), "")
}

/// Replaces `[[note]]` and `[[note|words]]` by their words, and counts them as links, of which the words alone do not keep the note.
fn unlinked(text: &str, entry: &mut Entry) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once("[[") {
        let Some((target, behind)) = inner.split_once("]]") else {
            break;
        };
        words.push_str(before);
        words.push_str(target.rsplit('|').next().unwrap_or_default());
        entry.left.keep_if(Extra::Link, !target.contains('|'));
        rest = behind;
    }
    words.push_str(rest);
    words
}
