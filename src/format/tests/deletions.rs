//! After one sign is deleted, one error is reported, on its line or the next.

use std::fmt::Write as _;

use super::*;
use crate::check::{Lines, Severity};
use crate::format::mend::mend;
use crate::format::schema;
use crate::format::values::Value as _;

/// The signs that are deleted.
const SIGNS: &str = ")]}\",:";

/// Number of deletions of each sign in either pair of texts.
const EACH: usize = 45;

/// Number of items of each list and map of the embedded chronicle that are kept: the whole takes too long for a test.
const KEPT: usize = 4;

/// The results of the deletions of one sign.
#[derive(Debug, Default)]
struct Figures {
    tried: usize,
    one: usize,
    near: usize,
    right: usize,
    worst: usize,
}

/// All signs of a text outside strings and comments, with their byte positions.
fn signs(text: &str) -> Vec<(usize, char)> {
    let bytes = text.as_bytes();
    let (mut at, mut found) = (0, Vec::new());
    while at < text.len() {
        match bytes[at] {
            b'"' => {
                let end = at + 1 + memchr::memchr(b'"', &bytes[at + 1..]).unwrap();
                let mut end = end;
                while bytes[end - 1] == b'\\' {
                    end += 1 + memchr::memchr(b'"', &bytes[end + 1..]).unwrap();
                }
                found.extend([(at, '"'), (end, '"')]);
                at = end;
            }
            b'/' | b'#' => at += memchr::memchr(b'\n', &bytes[at..]).unwrap(),
            sign if SIGNS.contains(char::from(sign)) => found.push((at, char::from(sign))),
            _ => {}
        }
        at += 1;
    }
    found
}

/// A chronicle with few items in each of its lists and maps.
fn shortened(text: &str) -> String {
    let (mut short, mut depth, mut items, mut skipped) = (String::new(), 0, 0, 0);
    let mut done = 0;
    for (at, letter) in brackets_and_commas(text) {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 1 && items >= KEPT {
                    short.push_str(&text[done..skipped]);
                    done = at;
                }
            }
            _ if depth == 1 => items = 0,
            _ if depth == 2 => {
                items += 1;
                if items == KEPT {
                    skipped = at + 1;
                }
            }
            _ => {}
        }
    }
    short.push_str(&text[done..]);
    short
}

fn brackets_and_commas(text: &str) -> Vec<(usize, char)> {
    let strings: Vec<usize> = signs(text)
        .into_iter()
        .filter(|(_, sign)| *sign == '"')
        .map(|(at, _)| at)
        .collect();
    let inside = |at: usize| strings.partition_point(|string| *string < at) % 2 == 1;
    let comments = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
        text[line..at]
            .match_indices("//")
            .any(|(found, _)| !inside(line + found))
    };
    text.char_indices()
        .filter(|(_, letter)| "()[]{},".contains(*letter))
        .filter(|(at, _)| !inside(*at) && !comments(*at))
        .collect()
}

/// The line numbers of the errors in a text. A part of a chronicle may refer to things that are not in it.
fn errors(text: &str, is_part: bool) -> Vec<usize> {
    let problems = if is_part {
        let mended =
            mend(text, schema::Chronicle::SHAPE).map_or(Vec::new(), |mended| mended.problems);
        mended
            .into_iter()
            .filter(|problem| problem.severity == Severity::Error)
            .collect()
    } else {
        load(text.as_bytes()).map_or_else(|report| report.problems, |_| Vec::new())
    };
    let places: Vec<usize> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.place.as_ref().map_or(0, |place| place.start))
        .collect();
    let lines = Lines::of(text, places.iter().copied());
    places
        .iter()
        .map(|place| lines.position(*place).line)
        .collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// A text, and whether it is only part of a chronicle.
type Damaged<'t> = (&'t str, bool);

fn in_examples(sign: char) {
    deletions_of(sign, [(AN_LUSHAN, false), (IMJIN, false)]);
}

fn in_what_is_built_in(sign: char) {
    let embedded = shortened(EMBEDDED);
    deletions_of(sign, [(STARTER, false), (&embedded, true)]);
}

fn deletions_of(sign: char, texts: [Damaged<'_>; 2]) {
    let places = texts.map(|(text, _)| signs(text));
    let mut random = fastrand::Rng::with_seed(1127);
    let (mut figures, mut failures) = (Figures::default(), String::new());
    while figures.tried < EACH {
        let from = random.usize(..texts.len());
        let (text, is_part) = texts[from];
        let (at, _) = places[from][random.usize(..places[from].len())];
        if !text[at..].starts_with(sign) {
            continue;
        }
        let damaged = format!("{}{}", &text[..at], &text[at + 1..]);
        let errors = errors(&damaged, is_part);
        if errors.is_empty() {
            // A comma after the last item.
            continue;
        }
        let line = line_of(text, at);
        let near = errors.iter().all(|error| (line..=line + 1).contains(error));
        figures.tried += 1;
        figures.one += usize::from(errors.len() == 1);
        figures.near += usize::from(near);
        figures.right += usize::from(near && errors.len() == 1);
        figures.worst = figures.worst.max(errors.len());
        if !near || errors.len() > 1 {
            let _ = writeln!(
                failures,
                "line {line} of text {from}: errors in lines {errors:?}"
            );
        }
    }
    println!("{sign} {figures:?}\n{failures}");
    assert!(figures.right * 100 >= EACH * 95, "{failures}");
    assert!(figures.worst <= 3, "{failures}");
}

#[test]
fn one_deleted_round_bracket_is_one_error_in_the_examples() {
    in_examples(')');
}

#[test]
fn one_deleted_round_bracket_is_one_error_in_what_is_built_in() {
    in_what_is_built_in(')');
}

#[test]
fn one_deleted_square_bracket_is_one_error_in_the_examples() {
    in_examples(']');
}

#[test]
fn one_deleted_square_bracket_is_one_error_in_what_is_built_in() {
    in_what_is_built_in(']');
}

#[test]
fn one_deleted_curly_bracket_is_one_error_in_the_examples() {
    in_examples('}');
}

#[test]
fn one_deleted_curly_bracket_is_one_error_in_what_is_built_in() {
    in_what_is_built_in('}');
}

#[test]
fn one_deleted_quotation_mark_is_one_error_in_the_examples() {
    in_examples('"');
}

#[test]
fn one_deleted_quotation_mark_is_one_error_in_what_is_built_in() {
    in_what_is_built_in('"');
}

#[test]
fn one_deleted_comma_is_one_error_in_the_examples() {
    in_examples(',');
}

#[test]
fn one_deleted_comma_is_one_error_in_what_is_built_in() {
    in_what_is_built_in(',');
}

#[test]
fn one_deleted_colon_is_one_error_in_the_examples() {
    in_examples(':');
}

#[test]
fn one_deleted_colon_is_one_error_in_what_is_built_in() {
    in_what_is_built_in(':');
}

/// Found by fuzzing: the same token was left out again and again, until the budget of repairs was spent.
#[test]
fn a_token_is_left_out_once() {
    let text = "#![enable(implicit_some)]\nChronicle(\n    format:!1,\n    title: {\"en\": \"Jingkang Incident\", \"zh-Hant\": \"靖康之變\"\
        #![enable(implicit_some)]\n//   sources: {\"sinute. Times of day with UTC.\nChron";
    let mended = mend(text, schema::Chronicle::SHAPE).unwrap();
    assert!(mended.left_out.len() < 10, "{}", mended.left_out.len());
}
