//! Fixes a file where the fix is certain: applies the edits of its problems, and keeps them only if they improve the
//! file.

use std::collections::HashSet;
use std::sync::Arc;

use super::built::ReadOptions;
use super::include::Others;
use super::load_with;
use super::progress::Progress;
use crate::check::{Edit, Edited, Lines, Problem, Report, Severity, Taken, in_order};
use crate::text::clean;

/// Maximum number of rounds. Fixing one problem can reveal another, which is fixed in the next round.
const ROUNDS: usize = 50;

/// Maximum number of attempts in all rounds, since a large file is read again for each.
const ATTEMPTS: usize = 300;

/// Maximum number of different edits that are described for one problem.
const LISTED: usize = 6;

/// A file after all certain fixes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fixed {
    /// The new text. Comments and layout are unchanged.
    pub text: String,
    /// The changes, in the order in which they were made.
    pub changes: Vec<Change>,
}

/// One fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The problem and what was done about it, in one line that is safe to print on a terminal.
    pub words: String,
}

/// Fixes the mistakes in an event file that can be fixed in only one way.
pub fn fix(text: &str) -> Fixed {
    let mut fixed = Fixed {
        text: text.to_owned(),
        changes: Vec::new(),
    };
    let mut left = ATTEMPTS;
    for _ in 0..ROUNDS {
        let report = errors(&fixed.text);
        let known: Vec<&Problem> = mendable(&report).collect();
        let mut round = Round {
            text: &fixed.text,
            report: &report,
            left,
            kept: Vec::new(),
            mended: None,
        };
        round.keep(&known);
        left = round.left;
        let made = changes(round.text, &round.kept);
        let Some(text) = round.mended else { break };
        fixed.text = text;
        fixed.changes.extend(made);
    }
    // A round may leave an intermediate state that the later rounds could not fix.
    if hard(&errors(&fixed.text)) >= hard(&errors(text)) {
        return Fixed {
            text: text.to_owned(),
            changes: Vec::new(),
        };
    }
    fixed
}

/// One round, in which as many problems as possible are fixed together.
struct Round<'r> {
    text: &'r str,
    report: &'r Report,
    /// Number of attempts that are left.
    left: usize,
    /// The problems that are fixed.
    kept: Vec<&'r Problem>,
    /// The text in which they are; `None` if there are none yet.
    mended: Option<String>,
}

impl<'r> Round<'r> {
    /// Fixes the given problems too, or else as many of them as possible.
    fn keep(&mut self, problems: &[&'r Problem]) {
        if problems.is_empty() || self.left == 0 {
            return;
        }
        self.left -= 1;
        // A problem whose edits overlap those of another is left for the next round.
        let mut taken = Taken::default();
        let all = self.kept.iter().chain(problems).copied();
        let tried: Vec<&Problem> = all.filter(|problem| taken.take(&problem.fix)).collect();
        let harmful = match mended(self.text, self.report, &tried) {
            Ok(text) => {
                self.mended = Some(text);
                self.kept = tried;
                return;
            }
            Err(harmful) => harmful,
        };
        let others = problems.iter().copied();
        let others: Vec<_> = others
            .filter(|problem| !harmful.contains(&start(problem)))
            .collect();
        if others.len() < problems.len() {
            self.keep(&others);
            // The rest is tried in the next round, beside what that reveals.
            if !self.kept.is_empty() {
                return;
            }
        }
        if problems.len() > 1 {
            let (first, last) = problems.split_at(problems.len().div_ceil(2));
            self.keep(first);
            self.keep(last);
        }
    }
}

/// Where a problem is; 0 for the whole file.
fn start(problem: &Problem) -> usize {
    problem.place.as_ref().map_or(0, |place| place.start)
}

fn errors(text: &str) -> Report {
    let progress = Progress::default();
    let options = ReadOptions {
        mending: true,
        others: Others::Unknown,
        ..ReadOptions::of(&progress)
    };
    let loaded = load_with(&Arc::new(text.to_owned().into()), &options);
    loaded.map_or_else(|report| report, |_| Report::default())
}

fn mendable(report: &Report) -> impl Iterator<Item = &Problem> {
    let errors = report.problems.iter();
    errors.filter(|problem| problem.severity == Severity::Error && !problem.fix.is_empty())
}

/// The text with the given problems fixed. If that would cause others, the places of those fixes that seem to.
fn mended(text: &str, report: &Report, problems: &[&Problem]) -> Result<String, HashSet<usize>> {
    let edits = problems.iter().flat_map(|problem| problem.fix.clone());
    let edits = in_order(edits.collect());
    let edited = Edited::of(text, &edits);
    let after = errors(&edited.text);
    let line = line_numbers(text);
    let edited_lines: HashSet<usize> = edits
        .iter()
        .filter(|edit| line(edit.at.start) == line(edit.at.end))
        .map(|edit| line(edit.at.start))
        .collect();
    let is_near = |at: usize| edited_lines.contains(&line(at));
    // Problems that can be fixed in the next round do not count.
    let before = unfixed(report, |at| at);
    let now = unfixed(&after, |at| edited.before(at));
    let near = |found: &[Found]| found.iter().filter(|(at, _)| is_near(*at)).count();
    let next = mendable(&after).count() > 0;
    let better = stuck_in(&after) <= stuck_in(report) && (next || hard(&after) < hard(report));
    if better && near(&now) <= near(&before) {
        return Ok(edited.text);
    }
    let known: HashSet<(usize, &str)> = before.iter().map(|it| (it.0, &*it.1.message)).collect();
    let new = now.iter().filter(|(at, problem)| {
        (is_near(*at) || is_hard(problem)) && !known.contains(&(*at, &problem.message))
    });
    let new: Vec<usize> = new.map(|(at, _)| *at).collect();
    Err(last_before(&new, problems))
}

/// A problem with its place in the text before the edits.
type Found<'p> = (usize, &'p Problem);

/// The problems that have a place and no fix.
fn unfixed(report: &Report, before: impl Fn(usize) -> usize) -> Vec<Found<'_>> {
    let problems = report.problems.iter();
    problems
        .filter(|problem| problem.fix.is_empty() && problem.place.is_some())
        .map(|problem| (before(start(problem)), problem))
        .collect()
}

/// Where the last of the problems before each place is.
fn last_before(places: &[usize], problems: &[&Problem]) -> HashSet<usize> {
    let mut starts: Vec<usize> = problems.iter().map(|problem| start(problem)).collect();
    starts.sort_unstable();
    let last = |at: &usize| {
        let after = starts.partition_point(|start| start <= at);
        starts.get(after.saturating_sub(1)).copied()
    };
    places.iter().filter_map(last).collect()
}

/// Number of errors except unresolved references, which can appear when other errors are fixed.
fn hard(report: &Report) -> usize {
    let soft = report.problems.iter().filter(|problem| problem.is_soft());
    report.errors() - soft.count()
}

/// Number of such errors that have no fix.
fn stuck_in(report: &Report) -> usize {
    let stuck = report
        .problems
        .iter()
        .filter(|problem| problem.fix.is_empty());
    stuck.filter(|problem| is_hard(problem)).count()
}

/// Whether a problem is an error, except an unresolved reference.
fn is_hard(problem: &Problem) -> bool {
    problem.severity == Severity::Error && !problem.is_soft()
}

/// Numbers the lines of a text. The result gives the line of an offset, from 0.
fn line_numbers(text: &str) -> impl Fn(usize) -> usize + use<> {
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    move |at| breaks.partition_point(|end| *end < at)
}

fn changes(text: &str, problems: &[&Problem]) -> Vec<Change> {
    let lines = Lines::of(text, problems.iter().map(|problem| start(problem)));
    let change = |problem: &&Problem| {
        let position = lines.position(start(problem));
        let words = format!("{}: {}", problem.message, done(text, &problem.fix));
        Change {
            line: position.line,
            column: position.column,
            words: clean(&words).into_owned(),
        }
    };
    problems.iter().map(change).collect()
}

/// A description of the edits; equal ones are counted.
fn done(text: &str, edits: &[Edit]) -> String {
    let mut done: Vec<(String, usize)> = Vec::new();
    for edit in edits {
        let words = one(text, edit);
        match done.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => done.push((words, 1)),
        }
    }
    let more = done.len().saturating_sub(LISTED);
    let mut parts: Vec<String> = done
        .into_iter()
        .take(LISTED)
        .map(|(words, count)| match count {
            1 => words,
            count => format!("{words} in {count} places"),
        })
        .collect();
    if more > 0 {
        parts.push(format!("and {more} more"));
    }
    parts.join(", ")
}

fn one(text: &str, edit: &Edit) -> String {
    let was = text.get(edit.at.clone()).unwrap_or_default();
    let is = &edit.with;
    match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("added `{is}`"),
        (_, true) => format!("removed `{was}`"),
        _ => format!("replaced `{was}` with `{is}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chronicle(events: &str) -> String {
        format!(
            "// A war.\nChronicle(\n  format: 1, title: \"A War\", // two on a line\n  \
             places: {{\"a\": (name: \"A\")}},\n  events: [{events}],\n)\n"
        )
    }

    #[test]
    fn certain_fixes_are_applied_and_the_rest_is_unchanged() {
        let event = |fields: &str| format!("(id: \"e\", name: \"E\", {fields})");
        for (wrong, right) in [
            ("date: \"1127\"", Some("when: \"1127\"")),
            ("when: “1127”", Some("when: \"1127\"")),
            ("when = \"1127\"", Some("when: \"1127\"")),
            ("when: \"44 BCE\"", Some("when: \"-0043\"")),
            (
                "when: \"1127\", kind: siege",
                Some("when: \"1127\", kind: Siege"),
            ),
            (
                "when: \"1127\" kind: Siege",
                Some("when: \"1127\", kind: Siege"),
            ),
            (
                "when: \"1127\", note: \"x\"",
                Some("when: \"1127\", notes: [\"x\"]"),
            ),
            (
                "when: \"1127\", location: \"a\"",
                Some("when: \"1127\", place: \"a\""),
            ),
            // No place has this id, so `location` is not a misspelt `place`.
            ("when: \"1127\", location: \"b\"", None),
            ("when: \"1127\", place: \"aa\"", None),
            ("when: \"79\"", None),
            ("when: \"1127/1120\"", None),
            ("when: \"1127\", wibble: 1", None),
        ] {
            let fixed = fix(&chronicle(&event(wrong)));
            let expected = right.unwrap_or(wrong);
            assert_eq!(fixed.text, chronicle(&event(expected)), "{wrong}");
            assert_eq!(fixed.changes.is_empty(), right.is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_end_of_a_period_moves_to_a_date_that_is_fixed_too() {
        for (wrong, right) in [
            ("when: \"44 BCE\", end: \"40 BCE\"", "when: \"-0043/-0039\""),
            ("date: \"44 BCE\", end: \"40 BCE\"", "when: \"-0043/-0039\""),
            ("when: \"c. 1120\", end: \"1125\"", "when: \"1120~/1125\""),
            (
                "when: \"1120-1-2\", end: \"1120-1-5\"",
                "when: \"1120-01-02/1120-01-05\"",
            ),
        ] {
            let with = |when: &str| chronicle(&format!("(id: \"e\", name: \"E\", {when})"));
            assert_eq!(fix(&with(wrong)).text, with(right), "{wrong}");
        }
    }

    #[test]
    fn signs_that_say_something_are_not_removed() {
        for fields in [
            "when: ~\"1120\"",
            "when: \"1120\"?",
            "when: \"1120\", figures: [(what: \"men\", value: ~5000)]",
            "when: \"1120\", figures: [(what: \"men\", value: >5000)]",
            "when: \"1120\", figures: [(what: \"men\", value: >=5000)]",
            "when: \"1120\", figures: [(what: \"men\", value: <5000)]",
            "when: \"1120\", figures: [(what: \"men\", value: 5000?)]",
            "when: \"1120\", figures: [(what: \"men\", value: 5000%)]",
            "when: \"1120\", figures: [(what: \"men\", value: $5000)]",
        ] {
            let text = chronicle(&format!("(id: \"e\", name: \"E\", {fields})"));
            assert_eq!(fix(&text).text, text);
        }
    }

    #[test]
    fn each_change_is_described() {
        let fixed = fix(&chronicle(
            "(id: \"e\", nmae: \"E\", date: \"9 January 1127\")",
        ));
        let described: Vec<String> = fixed
            .changes
            .iter()
            .map(|change| format!("{}:{}: {}", change.line, change.column, change.words))
            .collect();
        assert_eq!(
            described,
            [
                "5:22: unknown field `nmae` in an event: replaced `nmae` with `name`",
                "5:33: unknown field `date` in an event: replaced `date` with `when`",
                "5:39: invalid date \"9 January 1127\": replaced `\"9 January 1127\"` with `\"1127-01-09\"`",
            ]
        );
    }

    #[test]
    fn the_edits_of_one_mistake_are_described() {
        let fixed = fix(&chronicle(
            "(id: \"e\", name: “E”, when: \"1127\", note: \"x\", summary: “A”)",
        ));
        let described: Vec<&str> = fixed
            .changes
            .iter()
            .map(|change| change.words.rsplit(": ").next().unwrap())
            .collect();
        assert_eq!(
            described,
            [
                "replaced `“` with `\"` in 2 places, replaced `”` with `\"` in 2 places",
                "replaced `note` with `notes`, added `[`, added `]`",
            ]
        );
    }

    #[test]
    fn one_fix_that_helps_nothing_does_not_keep_out_the_others() {
        let right = |number: usize| format!("(id: \"e{number}\", name: \"E\", when: \"1127\"), ");
        let wrong = right(0).replace("when", "date");
        let stuck = "(id: \"s\", name: \"S\", date: \"1127/1120\"), ";
        let others = |written: &str| -> String {
            let numbered = |number| written.replace("e0", &format!("e{number}"));
            (1..400).map(numbered).collect()
        };
        let fixed = fix(&chronicle(
            &(others(&wrong) + stuck + &others(&wrong).replace("\"e", "\"f")),
        ));
        assert!(fixed.text.contains(&right(1)), "the first half");
        assert!(
            fixed.text.contains(&right(399).replace("\"e", "\"f")),
            "the last one"
        );
    }

    #[test]
    fn all_fixes_that_help_are_made_beside_others_that_do_not() {
        for (count, between) in [(200, " "), (200, "\n"), (600, "\n")] {
            let events: Vec<String> = (0..count)
                .map(|number| {
                    let date = if number % 2 == 0 { "1127" } else { "1127/1120" };
                    format!("(id: \"e{number}\", name: \"E\", date: \"{date}\"),{between}")
                })
                .collect();
            let wrong = chronicle(&events.concat());
            let fixed = fix(&wrong);
            let right = wrong.replace("date: \"1127\"", "when: \"1127\"");
            assert_eq!(fixed.text, right, "{count}");
            assert_eq!(fixed.changes.len(), count / 2);
        }
    }

    #[test]
    fn a_file_that_is_right_is_left_alone() {
        let text = chronicle("(id: \"e\", name: \"E\", when: \"1127\")");
        assert_eq!(fix(&text).text, text);
    }
}
