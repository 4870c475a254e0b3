//! Several slips in one file: each is reported as it is alone, and the rest of the file is read.

use std::fmt::Write as _;

use super::*;

/// A slip: its name, what is in the event without the slip, what is in the event with it, and the expected problem. Slips with the same
/// `habit` are reported once per file, so a file has at most one of them.
struct Slip {
    name: &'static str,
    right: &'static str,
    wrong: &'static str,
    message: &'static str,
    habit: &'static str,
}

const fn slip(
    name: &'static str,
    right: &'static str,
    wrong: &'static str,
    message: &'static str,
) -> Slip {
    habit("", name, right, wrong, message)
}

const fn habit(
    habit: &'static str,
    name: &'static str,
    right: &'static str,
    wrong: &'static str,
    message: &'static str,
) -> Slip {
    Slip {
        name,
        right,
        wrong,
        message,
        habit,
    }
}

const SLIPS: &[Slip] = &[
    slip("the end of an event", "]),", "]", "missing `),`"),
    slip("its bracket", "]),", "],", "missing `)`"),
    slip(
        "its bracket and that of its list",
        "\"le\"]),",
        "\"le\",",
        "missing `])`",
    ),
    slip("both and the comma", "\"le\"]),", "\"le\"", "missing `]),`"),
    slip("a comma between events", "]),", "])", "missing comma"),
    slip("the bracket of a list", "\"le\"]", "\"le\"", "missing `]`"),
    slip("a comma", "War, ", "War ", "missing comma"),
    slip(
        "a comma after a string",
        "\", name",
        "\" name",
        "missing comma",
    ),
    slip("a colon", "name: ", "name ", "missing `:` after `name`"),
    slip(
        "the end of a string",
        "9\",",
        "9,",
        "missing `\"` at the end of this string",
    ),
    slip(
        "the beginning of a string",
        "\"The",
        "The",
        "missing `\"` before this string",
    ),
    slip("a bracket too many", "]),", "])),", "unexpected `)`"),
    slip("a comma too many", "War, ", "War,, ", "unexpected `,`"),
    slip(
        "another closing bracket",
        "le\"]",
        "le\")",
        "`)` does not close the open `[`",
    ),
    habit(
        "full",
        "a full-width comma",
        "War, ",
        "War， ",
        "`，` is a full-width character",
    ),
    habit(
        "full",
        "a full-width colon",
        "name: ",
        "name： ",
        "`：` is a full-width character",
    ),
    habit(
        "full",
        "a full-width comma at the end",
        "]),",
        "])，",
        "`，` is a full-width character",
    ),
    habit(
        "curly",
        "curly quotation marks",
        "\"1429\"",
        "“1429”",
        "`“` is not a quotation mark here",
    ),
    habit(
        "single",
        "single quotation marks",
        "\"1429\"",
        "'1429'",
        "strings are not written in `'`",
    ),
    habit(
        "single",
        "typographic ones",
        "\"1429\"",
        "‘1429’",
        "strings are not written in `‘`",
    ),
    habit(
        "equals",
        "an equals sign",
        "name: ",
        "name = ",
        "`=` instead of `:`",
    ),
    habit(
        "semicolon",
        "a semicolon",
        "]),",
        "]);",
        "`;` instead of `,`",
    ),
    habit(
        "bare",
        "a date without quotation marks",
        "\"1429\"",
        "1429",
        "missing quotation marks around `1429`",
    ),
    habit(
        "word",
        "a word in quotation marks",
        "War",
        "\"War\"",
        "`War` is written without quotation marks",
    ),
    habit(
        "curly brackets",
        "curly brackets around an event",
        "(id",
        "{id",
        "`{ }` instead of `( )`",
    ),
    habit(
        "brackets",
        "round brackets around a list",
        "[\"le\"]",
        "(\"le\")",
        "`( )` instead of `[ ]`",
    ),
    habit(
        "lane",
        "an unknown lane",
        "\"le\"",
        "\"lee\"",
        "unknown lane `lee`",
    ),
    slip(
        "an unknown field",
        "weight",
        "wieght",
        "unknown field `wieght` in an event",
    ),
    slip(
        "half a number",
        "4,",
        "4.5,",
        "expected a whole number from 1 to 5, found the number 4.5",
    ),
    slip(
        "a date that is none",
        "1429\"",
        "1429-13\"",
        "invalid date \"1429-13\"",
    ),
    slip(
        "signs without a meaning",
        "War",
        "@@ %% ((",
        "unexpected `@`",
    ),
    slip(
        "words without a meaning",
        "War,",
        "War of all against all,",
        "unexpected `of`",
    ),
];

/// How many events the right file has.
const EVENTS: usize = 7;

fn event(number: usize, slip: Option<&Slip>) -> String {
    let right = format!(
        "(id: \"e{number}\", when: \"1429\", name: \"The event\", kind: War, weight: 4, lanes: [\"le\"]),"
    );
    let Some(slip) = slip else {
        return right;
    };
    assert!(right.contains(slip.right), "{}", slip.name);
    let mut wrong = right.replacen(slip.right, slip.wrong, 1);
    if slip.wrong.starts_with('{') {
        wrong = wrong.replace("]),", "]},");
    }
    wrong
}

/// A file whose events have slips, each at the event of a number; in `lines`, each field has a line of its own.
fn chronicle(slips: &[(usize, &Slip)], lines: bool) -> String {
    let mut text = "Chronicle(\n    format: 1,\n    title: \"T\",\n    lanes: [(id: \"le\", name: \"Lê\")],\n    events: [\n".to_owned();
    for number in 0..EVENTS {
        let slip = slips.iter().find(|(at, _)| *at == number);
        let mut event = event(number, slip.map(|(_, slip)| *slip));
        if lines {
            for field in ["when", "name", "kind", "weight", "wieght", "lanes"] {
                event = event.replace(&format!(" {field}"), &format!("\n            {field}"));
            }
        }
        let _ = writeln!(text, "        {event}");
    }
    text + "    ],\n)\n"
}

fn report(text: &str) -> Report {
    match check(&Arc::new(text.to_owned().into())) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    }
}

/// The problems of a text, one per line.
fn messages(text: &str) -> Vec<String> {
    let report = report(text);
    report.short("", text).lines().map(str::to_owned).collect()
}

/// Nothing is included.
struct Empty;

impl Shelf for Empty {
    fn find(&self, _: usize, name: &str) -> Result<Found, String> {
        Err(name.to_owned())
    }
}

/// The ids of the events that are shown.
fn read(text: &str) -> Vec<String> {
    let whole: Whole = Arc::new(text.to_owned().into());
    let chronicle = match load_whole(&whole) {
        Ok(loaded) => Some(loaded.chronicle),
        Err(report) => load_rest(&whole, &report, &Empty).map(|rest| rest.chronicle),
    };
    let Some(chronicle) = chronicle else {
        return Vec::new();
    };
    let events = chronicle.events.iter();
    events.map(|event| event.id.to_string()).collect()
}

#[test]
fn each_slip_has_its_own_message() {
    let mut failures = String::new();
    for lines in [false, true] {
        for slip in SLIPS {
            let text = chronicle(&[(3, slip)], lines);
            let messages = messages(&text);
            if messages.len() != 1 || !messages[0].contains(slip.message) || lost(&text, &[3]) > 0 {
                let _ = writeln!(
                    failures,
                    "{} ({lines}): {messages:#?} {:?}",
                    slip.name,
                    read(&text)
                );
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// How many events are not shown beside those with slips.
fn lost(text: &str, slips: &[usize]) -> usize {
    let read = read(text);
    let others = (0..EVENTS).filter(|event| !slips.contains(event));
    others
        .filter(|event| !read.contains(&format!("e{event}")))
        .count()
}

/// Checks that several slips are reported as each of them is alone. Describes the difference if they are not.
fn differs(slips: &[(usize, &Slip)], lines: bool) -> Option<String> {
    let text = chronicle(slips, lines);
    let mut alone = Vec::new();
    for (at, slip) in slips {
        alone.extend(messages(&chronicle(&[(*at, slip)], lines)));
    }
    let together = messages(&text);
    let places: Vec<usize> = slips.iter().map(|(at, _)| *at).collect();
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    let same = sorted(alone.clone()) == sorted(together.clone()) && lost(&text, &places) == 0;
    let names: Vec<&str> = slips.iter().map(|(_, slip)| slip.name).collect();
    (!same).then(|| format!("{names:?} ({lines}): {together:#?} {:?}\n", read(&text)))
}

fn are_reported_as_alone(some: &[usize], at: [usize; 3], lines: bool) -> Option<String> {
    let slips: Vec<(usize, &Slip)> = at
        .into_iter()
        .zip(some.iter().map(|at| &SLIPS[*at]))
        .collect();
    let habits = slips.iter().map(|(_, slip)| slip.habit);
    let mut habits: Vec<&str> = habits.filter(|habit| !habit.is_empty()).collect();
    let all = habits.len();
    habits.sort_unstable();
    habits.dedup();
    (habits.len() == all)
        .then(|| differs(&slips, lines))
        .flatten()
}

#[test]
fn two_slips_are_reported_as_each_is_alone() {
    let mut failures = Vec::new();
    let all = 0..SLIPS.len();
    for (one, other) in all
        .clone()
        .flat_map(|one| all.clone().map(move |other| (one, other)))
    {
        let lines = (one + other) % 2 == 0;
        let at = [2, if one % 3 == 0 { 4 } else { 3 }, 5];
        failures.extend(are_reported_as_alone(&[one, other], at, lines));
    }
    assert!(
        failures.is_empty(),
        "{}: {}",
        failures.len(),
        failures[..failures.len().min(20)].concat()
    );
}

#[test]
fn three_slips_are_reported_as_each_is_alone() {
    let mut random = fastrand::Rng::with_seed(1428);
    let mut failures = Vec::new();
    for round in 0..400 {
        let some = [(); 3].map(|()| random.usize(..SLIPS.len()));
        failures.extend(are_reported_as_alone(&some, [1, 3, 4], round % 2 == 0));
    }
    assert!(
        failures.is_empty(),
        "{}: {}",
        failures.len(),
        failures[..failures.len().min(20)].concat()
    );
}
