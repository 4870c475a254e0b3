//! Typical mistakes of authors: each is reported in one line, from which the author can fix it.
//!
//! `tests/files/mistakes` has them, each as a change to `right.ron` there:
//!
//! ```text
//! # what is wrong
//! - the text in the correct file
//! + the text in the one with the mistake
//! ! 3:5: error: its message
//! ~ hint, fix
//! = what its author writes then
//! ```
//!
//! The line with `~` lists the ways to fix it mechanically: by writing what the message says (`hint`), or with
//! `check --fix` (`fix`). If neither works, the line with `=` is what an author would write instead after reading the
//! message.

use std::fmt::Write as _;
use std::path::Path;

use super::*;
use crate::check::Problem;

/// A mistake.
#[derive(Debug, Default, Clone)]
struct Case {
    name: String,
    right: Vec<String>,
    wrong: Vec<String>,
    messages: Vec<String>,
    how: String,
    cure: Vec<String>,
}

impl Case {
    fn with(&self, right: &str, part: &[String]) -> String {
        let found = self.right.join("\n");
        assert!(right.contains(&found), "{}: {found}", self.name);
        right.replacen(&found, &part.join("\n"), 1)
    }
}

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/mistakes");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// The mistakes of one file.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (sign, rest) = line.split_at(1);
        let rest = rest.strip_prefix(' ').unwrap_or(rest).to_owned();
        if sign == "#" {
            cases.push(Case {
                name: rest,
                ..Case::default()
            });
            continue;
        }
        let case = cases.last_mut().unwrap();
        match sign {
            "-" => case.right.push(rest),
            "+" => case.wrong.push(rest),
            "!" => case.messages.push(rest),
            "~" => case.how = rest,
            "=" => case.cure.push(rest),
            _ => panic!("{line}"),
        }
    }
    cases
}

fn report(text: &str) -> Report {
    match check(&Arc::new(text.to_owned().into())) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    }
}

/// The problems of a text, one per line.
fn messages(text: &str) -> Vec<String> {
    let short = report(text).short("my.ron", text);
    let lines = short.lines();
    lines
        .map(|line| line.trim_start_matches("my.ron:").to_owned())
        .collect()
}

/// The text after the author has literally followed the messages; `None` if one of them does not say what to write.
fn by_hint(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..5 {
        let report = report(&text);
        if report.is_empty() {
            return Some(text);
        }
        let problem = report.problems.first()?;
        let place = problem.place.clone()?;
        let (at, with) = hint(&text, problem)?;
        assert!(place.start <= at.start && at.end <= place.end);
        text.replace_range(at, &with);
    }
    None
}

/// The text that a message says to write, and the place for it.
fn hint(text: &str, problem: &Problem) -> Option<(std::ops::Range<usize>, String)> {
    let expected = problem.expected.as_deref()?;
    let place = problem.place.clone()?;
    let quoted = |words: &str| {
        let inner = words
            .strip_prefix('`')
            .and_then(|words| words.strip_suffix('`'));
        inner
            .or(Some(words).filter(|words| words.starts_with('"') && words.ends_with('"')))
            .map(str::to_owned)
    };
    if expected == "expected nothing here" {
        return Some((place, String::new()));
    }
    if let Some((_, meant)) = expected.split_once("did you mean ") {
        let meant = quoted(meant.strip_suffix('?')?)?;
        let is_string = text[place.clone()].starts_with('"') && !meant.starts_with('"');
        let meant = if is_string {
            format!("\"{meant}\"")
        } else {
            meant
        };
        return Some((place, meant));
    }
    if let Some(written) = expected.strip_prefix("write ") {
        return Some((place, quoted(written)?));
    }
    let sign = expected.strip_prefix("expected ")?;
    if let Some(sign) = sign.strip_suffix(" after this") {
        return Some((place.end..place.end, quoted(sign)?));
    }
    if let Some(sign) = sign.strip_suffix(" before this") {
        return Some((place.start..place.start, quoted(sign)?));
    }
    Some((place, quoted(sign)?))
}

/// The ways in which a wrong text can be fixed mechanically.
fn ways(wrong: &str) -> String {
    let by_fix = messages(&fix(wrong).text).is_empty();
    let ways = [("hint", by_hint(wrong).is_some()), ("fix", by_fix)];
    let ways = ways.into_iter().filter(|(_, can)| *can);
    ways.map(|(way, _)| way).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_correct_file_has_no_problems() {
    assert_eq!(messages(&file("right.ron")), [""; 0]);
}

/// Checks that each mistake of a file is reported in one line and can be fixed as the file says.
fn can_be_mended(name: &str) {
    let right = file("right.ron");
    let (mut failures, mut all) = (String::new(), Vec::new());
    for case in cases(&file(name)) {
        let wrong = case.with(&right, &case.wrong);
        let (now, how) = (messages(&wrong), ways(&wrong));
        if now != case.messages || how != case.how {
            let now = now.join("\n! ");
            let _ = writeln!(failures, "{name}: # {}\n! {now}\n~ {how}", case.name);
        }
        if how.is_empty() || !case.cure.is_empty() {
            let left = messages(&case.with(&right, &case.cure));
            if case.cure.is_empty() || !left.is_empty() {
                let _ = writeln!(failures, "{name}: # {}: not mended: {left:?}", case.name);
            }
        }
        all.push(how);
    }
    let count = |way: &str| all.iter().filter(|how| how.contains(way)).count();
    println!(
        "{} mistakes: {} mended by the words of the message, {} by --fix, {} by neither",
        all.len(),
        count("hint"),
        count("fix"),
        all.iter().filter(|how| how.is_empty()).count()
    );
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn mistakes_in_fields_can_be_mended() {
    can_be_mended("fields.txt");
}

#[test]
fn mistakes_in_values_can_be_mended() {
    can_be_mended("values.txt");
}

#[test]
fn signs_left_out_can_be_mended() {
    can_be_mended("signs.txt");
}

#[test]
fn other_notations_can_be_mended() {
    can_be_mended("notation.txt");
}

#[test]
fn mistakes_in_dates_can_be_mended() {
    can_be_mended("dates.txt");
}

#[test]
fn mistakes_in_ids_can_be_mended() {
    can_be_mended("ids.txt");
}

#[test]
fn what_is_hardly_meant_can_be_mended() {
    can_be_mended("sense.txt");
}

/// Files that are not event files, and their messages.
const OTHERS: &[(&str, &[u8], &str)] = &[
    ("nothing", b"", "the file is empty"),
    (
        "YAML",
        b"title: A War\nevents:\n  - when: 1127\n",
        "this looks like YAML, not like an event file",
    ),
    (
        "YAML with a head",
        b"---\ntitle: A War\n",
        "this looks like YAML or Markdown, not like an event file",
    ),
    (
        "TOML",
        b"[war]\ntitle = \"A War\"\n",
        "this looks like TOML, not like an event file",
    ),
    (
        "TOML without a table",
        b"title = \"A War\"\n",
        "this looks like TOML, not like an event file",
    ),
    (
        "markwhen",
        b"title: A War\n1120/1127: War\n",
        "this looks like markwhen, not like an event file",
    ),
    (
        "Markdown",
        b"# A War\n\n- 1127: it ends\n",
        "this looks like Markdown, not like an event file",
    ),
    (
        "JSON",
        b"{\"title\": \"A War\"}",
        "this looks like JSON, not like an event file",
    ),
    (
        "CSV",
        b"date,title,place\n1127,War,Bianjing\n",
        "this looks like a table (CSV), not like an event file",
    ),
    (
        "a web page",
        b"<!DOCTYPE html><html></html>",
        "this looks like a web page, not like an event file",
    ),
    (
        "Rust",
        b"fn main() {\n}\n",
        "this looks like source code, not like an event file",
    ),
    (
        "Python",
        b"import sys\nprint(1)\n",
        "this looks like source code, not like an event file",
    ),
    (
        "prose",
        b"Dear reader, here is a war.\n",
        "this is not an event file; expected `Chronicle(`",
    ),
    (
        "UTF-16",
        b"\xff\xfeC\0h\0",
        "this is text in UTF-16; save it as UTF-8",
    ),
    (
        "Latin-1",
        b"Chronicle(title: \"Caf\xe9\")",
        "the file is not UTF-8 from here on (byte 0xE9)",
    ),
    (
        "cut inside a character",
        b"Chronicle(title: \"\xe9\x9d",
        "the file ends in the middle of a character",
    ),
    (
        "an archive",
        b"PK\x03\x04\xff",
        "this is a zip archive or an office document",
    ),
];

#[test]
fn what_is_no_event_file_is_named() {
    for (name, bytes, expected) in OTHERS {
        let report = load(bytes).unwrap_err();
        let text = String::from_utf8_lossy(bytes);
        let short = report.short("my.ron", &text);
        assert!(short.contains(expected), "{name}: {short}");
        assert_eq!(report.errors(), 1, "{name}: {short}");
    }
}

#[test]
fn a_chronicle_in_lower_case_on_one_line_is_no_table() {
    let fixed = fix("chronicle(format: 1, title: \"T\", events: [])").text;
    assert_eq!(fixed, "Chronicle(format: 1, title: \"T\", events: [])");
}

/// Each case is a mistake and the help for it.
#[test]
fn the_help_says_what_there_is() {
    let right = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/mistakes/right.ron"),
    );
    let right = right.unwrap();
    for (from, to, help) in [
        (
            "place: \"bianjing\"",
            "place: \"lin-an\"",
            "known ids: `bianjing`",
        ),
        (
            "lanes: [\"jin\"]",
            "lanes: [\"xia\"]",
            "known ids: `song`, `jin`",
        ),
        (
            "kind: Siege",
            "kind: Raid",
            "define a kind in the chronicle's `kinds`",
        ),
        ("hue: Red", "hue: Crimson", "any colour as `\"#rrggbb\"`"),
        ("(34.80,", "(134.80,", "the second east of Greenwich"),
        (
            "people: [\"guo-jing\"",
            "people: [(name: \"G\")",
            "define each once",
        ),
    ] {
        let report = report(&right.replacen(from, to, 1));
        let said = report.problems[0].help.as_deref().unwrap_or_default();
        assert!(said.contains(help), "{to}: {said}");
    }
}

#[test]
fn coordinates_of_two_lines_are_quoted_in_one() {
    let report =
        report(&file("right.ron").replacen("place: \"bianjing\"", "place: (34.8, 114.35\r\n)", 1));
    let problem = &report.problems[0];
    assert!(problem.message.contains("takes the id of a place"));
    let help = problem.help.as_deref().unwrap_or_default();
    assert!(help.contains("at: (34.8, 114.35))"), "{help}");
}

#[test]
fn what_is_said_once_says_where_else() {
    let right = file("right.ron");
    for (from, to, help) in [
        ("weight: 4", "weight: \"4\"", None),
        (
            "lanes: [\"jin\"]",
            "lanes: [jin]",
            Some("the same in 1 more place: line 44"),
        ),
        (
            "(id: \"song\"",
            "(id: \"sung\"",
            Some("the same in 5 more places: lines 17, 23, 30, 35, 45"),
        ),
        (
            "when: \"1125/1127\"",
            "when: ‘1125/1127’",
            Some("the same in 1 more place: line 44"),
        ),
    ] {
        let text = right.replace(from, to);
        let drawn = report(&text).render("my.ron", &text, false);
        let found = drawn.split("the same in").nth(1);
        let found = found.map(|rest| format!("the same in{}", rest.lines().next().unwrap()));
        let found = found
            .as_deref()
            .map(|found| found.split(';').next().unwrap());
        assert_eq!(found, help, "{to}: {drawn}");
    }
}
