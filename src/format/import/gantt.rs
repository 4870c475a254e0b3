//! Mermaid's `gantt`: tasks whose dates can depend on other tasks.

use std::collections::HashMap;
use std::ops::Range;

use super::dates::Stamp;
use super::draft::{Draft, Entry};
use super::gantt_dates::{DaysOff, Length, by_format, duration};
use super::lines::Line;
use super::mermaid::{behind, words};
use super::tally::Extra;
use crate::time::SECONDS_PER_DAY;

/// Display settings of the chart.
const OPTIONS: [&str; 7] = [
    "axisFormat",
    "todayMarker",
    "tickInterval",
    "weekday",
    "topAxis",
    "displayMode",
    "weekend",
];

/// The first second of a task, and the second after its last.
type Seconds = (i64, i64);

/// The place of a mistake, and a message.
type Wrong = (Range<usize>, String);

/// A chart while it is being read.
pub(super) struct Gantt<'t> {
    format: String,
    inclusive: bool,
    excluded: Vec<String>,
    included: Vec<String>,
    tasks: Vec<Task<'t>>,
    ids: HashMap<String, usize>,
    clicked: Vec<String>,
    description: Option<Description<'t>>,
}

/// A description for screen readers of which more lines are to come.
#[derive(Clone, Copy)]
enum Description<'t> {
    /// Its word alone; the brace may be in the next line.
    Named(Line<'t>),
    /// Inside its braces, with the line of the first.
    Open(Line<'t>),
}

/// A task as written, and its resolved dates.
struct Task<'t> {
    entry: Entry,
    line: Line<'t>,
    start: &'t str,
    end: &'t str,
    is_point: bool,
    span: Option<Seconds>,
    failed: bool,
}

impl<'t> Gantt<'t> {
    /// Reads the lines of a chart.
    pub(super) fn read(lines: &[Line<'t>], draft: &mut Draft) {
        let mut gantt = Self {
            format: "YYYY-MM-DD".to_owned(),
            inclusive: false,
            excluded: Vec::new(),
            included: Vec::new(),
            tasks: Vec::new(),
            ids: HashMap::new(),
            clicked: Vec::new(),
            description: None,
        };
        let mut row = None;
        for line in lines {
            gantt.take(line, &mut row, draft);
        }
        match gantt.description {
            Some(Description::Open(line)) => {
                draft.error(
                    line.whole(),
                    "this description is never closed: `}` is missing",
                );
            }
            Some(Description::Named(line)) => gantt.task(&line, row, draft),
            None => {}
        }
        gantt.resolve(draft);
        gantt.finish(draft);
    }

    fn take(&mut self, line: &Line<'t>, row: &mut Option<usize>, draft: &mut Draft) {
        let text = line.text.trim();
        let list = |text: &str| -> Vec<String> {
            text.split([',', ' '])
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect()
        };
        if self.describes(line, *row, draft) || text.is_empty() || text.starts_with("%%") {
        } else if text == "accDescr" {
            self.description = Some(Description::Named(*line));
        } else if let Some(description) = accessible(text) {
            self.describe(description, line, draft);
        } else if let Some(title) = behind(text, "title") {
            draft.title = words(title);
        } else if let Some(format) = behind(text, "dateFormat") {
            format.clone_into(&mut self.format);
        } else if let Some(section) = behind(text, "section") {
            *row = draft.lane(&words(section));
        } else if text == "inclusiveEndDates" {
            self.inclusive = true;
        } else if let Some(days) = behind(text, "excludes") {
            self.excluded.extend(list(days));
        } else if let Some(days) = behind(text, "includes") {
            self.included.extend(list(days));
        } else if OPTIONS.iter().any(|option| behind(text, option).is_some()) {
            draft.left.add(Extra::Option, 1);
        } else if let Some(click) = behind(text, "click") {
            self.clicked.push(click.to_owned());
        } else {
            self.task(line, *row, draft);
        }
    }

    /// Whether a line belongs to the description that the lines before it began.
    fn describes(&mut self, line: &Line<'t>, row: Option<usize>, draft: &mut Draft) -> bool {
        let text = line.text.trim();
        match self.description {
            Some(Description::Open(_)) => {
                self.description = self.description.filter(|_| !text.contains('}'));
                true
            }
            Some(Description::Named(_)) if text.starts_with('{') => {
                self.describe(text, line, draft);
                true
            }
            Some(Description::Named(name)) if !text.is_empty() => {
                self.description = None;
                self.task(&name, row, draft);
                false
            }
            Some(Description::Named(_)) | None => false,
        }
    }

    /// Begins a title or a description, which is left out.
    fn describe(&mut self, description: &str, line: &Line<'t>, draft: &mut Draft) {
        draft.left.add(Extra::Option, 1);
        let is_open = description.starts_with('{') && !description.contains('}');
        self.description = is_open.then_some(Description::Open(*line));
    }

    fn task(&mut self, line: &Line<'t>, row: Option<usize>, draft: &mut Draft) {
        let text = line.text.trim();
        let Some((name, rest)) = text.split_once(':') else {
            draft.error(
                line.whole(),
                "a task needs a colon between its name and its dates",
            );
            return;
        };
        let mut parts: Vec<&'t str> = rest.split(',').map(str::trim).collect();
        let mut entry = Entry {
            name: words(name),
            lane: row,
            ..Entry::default()
        };
        let mut is_point = false;
        while let Some(word) = parts.first() {
            match *word {
                "done" | "active" | "crit" => entry.left.add(Extra::State, 1),
                "milestone" | "vert" => is_point = true,
                _ => break,
            }
            parts.remove(0);
        }
        let (id, start, end) = match parts.as_slice() {
            [end] => (None, "", *end),
            [start, end] => (None, *start, *end),
            [id, start, end, ..] => (Some(*id), *start, *end),
            [] => (None, "", ""),
        };
        if let Some(id) = id {
            self.ids.insert(id.to_owned(), self.tasks.len());
        }
        self.tasks.push(Task {
            entry,
            line: *line,
            start,
            end,
            is_point,
            span: None,
            failed: false,
        });
    }

    /// Resolves the dates of tasks, each after those that it depends on.
    fn resolve(&mut self, draft: &mut Draft) {
        let off = DaysOff::of(&self.excluded, &self.included, &self.format);
        let count = self.tasks.len();
        let mut followers: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut waits_for: Vec<usize> = vec![0; count];
        for (at, task) in self.tasks.iter().enumerate() {
            for other in self.needed(at, task) {
                followers[other].push(at);
                waits_for[at] += 1;
            }
        }
        let mut ready: Vec<usize> = (0..count).filter(|at| waits_for[*at] == 0).collect();
        while let Some(at) = ready.pop() {
            match self.span(at, &off) {
                Ok(span) => self.tasks[at].span = Some(span),
                Err((place, message)) => {
                    draft.error(place, message);
                    self.tasks[at].failed = true;
                }
            }
            for follower in std::mem::take(&mut followers[at]) {
                waits_for[follower] -= 1;
                if waits_for[follower] == 0 {
                    ready.push(follower);
                }
            }
        }
        for task in self
            .tasks
            .iter()
            .filter(|task| task.span.is_none() && !task.failed)
        {
            draft.error(
                task.line.whole(),
                "this task depends on an unknown task, or on itself",
            );
        }
    }

    /// The tasks that a task depends on, as far as there are such tasks.
    fn needed(&self, at: usize, task: &Task<'_>) -> impl Iterator<Item = usize> {
        let before = at.checked_sub(1).filter(|_| task.start.is_empty());
        let named = [behind(task.start, "after"), behind(task.end, "until")];
        let ids = named.into_iter().flatten().flat_map(str::split_whitespace);
        let named = ids.filter_map(|id| self.ids.get(id).copied());
        before.into_iter().chain(named)
    }

    /// The start and end of a task. Those that it depends on have theirs, or none.
    fn span(&self, at: usize, off: &DaysOff) -> Result<Seconds, Wrong> {
        let task = &self.tasks[at];
        let wrong = |part: &'t str, message: String| {
            let place = match part {
                "" => task.line.whole(),
                part => task.line.place(part),
            };
            (place, message)
        };
        let start = match (task.start, behind(task.start, "after")) {
            ("", _) => {
                let before = at.checked_sub(1).and_then(|before| self.tasks.get(before));
                let before = before.ok_or("the first task has no start");
                let end = before.and_then(|task| task.span.ok_or("the previous task has no end"));
                end.map_err(|message| wrong(task.end, message.to_owned()))?
                    .1
            }
            (start, Some(ids)) => {
                let others = self.others(ids).map_err(|error| wrong(start, error))?;
                others.iter().map(|(_, end)| *end).max().unwrap_or(0)
            }
            (start, None) => self.date(start).map_err(|error| wrong(start, error))?,
        };
        let of_end = |error| wrong(task.end, error);
        let end = match (behind(task.end, "until"), duration(task.end)) {
            (Some(ids), _) => {
                let others = self.others(ids).map_err(of_end)?;
                others
                    .iter()
                    .map(|(start, _)| *start)
                    .min()
                    .unwrap_or(start)
            }
            (None, Some(Length::Seconds(length))) => self.worked(start, length, off),
            (None, Some(Length::Months(length))) => Stamp::months_later(start, length),
            (None, None) => {
                let end = self.date(task.end).map_err(of_end)?;
                let more = if self.inclusive { SECONDS_PER_DAY } else { 0 };
                end.saturating_add(more)
            }
        };
        if end < start {
            return Err(of_end("the end is before the start".to_owned()));
        }
        Ok((start, end))
    }

    /// The start and end of the given tasks.
    fn others(&self, ids: &str) -> Result<Vec<Seconds>, String> {
        let known = |id: &str| {
            let task = self.ids.get(id).and_then(|at| self.tasks.get(*at));
            let task = task.ok_or_else(|| format!("there is no task \"{id}\""))?;
            task.span
                .ok_or_else(|| format!("the task \"{id}\" has no dates"))
        };
        ids.split_whitespace().map(known).collect()
    }

    /// A date in the format of the chart, in seconds.
    fn date(&self, text: &str) -> Result<i64, String> {
        by_format(text, &self.format)
            .ok_or_else(|| format!("not a date of the form {}", self.format))
    }

    /// The end of a task of the given length in seconds, without counting days off.
    fn worked(&self, start: i64, length: i64, off: &DaysOff) -> i64 {
        if self.excluded.is_empty() || length % SECONDS_PER_DAY != 0 {
            return start.saturating_add(length);
        }
        off.worked(start, length / SECONDS_PER_DAY)
    }

    /// Converts the tasks to events.
    fn finish(self, draft: &mut Draft) {
        let mut links: HashMap<usize, Vec<&str>> = HashMap::new();
        for click in &self.clicked {
            let (ids, rest) = click.split_once(' ').unwrap_or((click, ""));
            let address = rest.split('"').find(|part| part.contains("://"));
            for task in ids.split(',').filter_map(|id| self.ids.get(id)) {
                let of_task = links.entry(*task).or_default();
                of_task.push(address.unwrap_or("click"));
            }
        }
        for (at, mut task) in self.tasks.into_iter().enumerate() {
            let Some((start, end)) = task.span else {
                continue;
            };
            for address in links.get(&at).into_iter().flatten() {
                task.entry.link(address);
            }
            let (first, last) = (
                Stamp::of_seconds(start).edtf(),
                Stamp::last_of(start, end).edtf(),
            );
            let last = if task.is_point { "" } else { last.as_str() };
            match task.entry.date(&first, last) {
                Ok(()) => {
                    task.entry.name_by_date();
                    draft.events.push(task.entry);
                }
                Err(error) => draft.error(task.line.whole(), error),
            }
        }
    }
}

/// The text of a title or a description for screen readers, if a line has one. The name of a task may begin like it.
pub(super) fn accessible(text: &str) -> Option<&str> {
    let rest = ["accTitle", "accDescr"].map(|option| text.strip_prefix(option));
    let rest = rest.into_iter().flatten().next()?.trim_start();
    rest.starts_with([':', '{']).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::super::{Options, import};

    /// The event file made of a chart, and what is said about it.
    fn read(lines: &str) -> (String, String) {
        let text = format!("gantt\n{lines}");
        let options = Options::default();
        let (ron, report) = match import(text.as_bytes(), "a.mmd", &options) {
            Ok(import) => (import.ron, import.report),
            Err(refusal) => (String::new(), refusal.report),
        };
        (ron, report.render("a.mmd", &text, false))
    }

    #[test]
    fn a_description_that_is_never_closed_is_told() {
        let (ron, said) =
            read("one :2024-05-14, 1d\naccDescr {\nwhat it shows\ntwo :2024-05-15, 1d\n");
        assert!(
            ron.contains("2024-05-14") && !ron.contains("2024-05-15"),
            "{ron}"
        );
        assert!(
            said.contains("a.mmd:3:1") && said.contains("`}` is missing"),
            "{said}"
        );
    }

    #[test]
    fn the_brace_of_a_description_may_be_in_another_line() {
        let (ron, said) = read("accDescr\n\n{\nwhat: it shows\n}\none :2024-05-14, 1d\n");
        assert!(
            ron.contains("2024-05-14") && !ron.contains("it shows"),
            "{ron}"
        );
        assert_eq!(said, "");
        for lines in [
            "accDescr\none :2024-05-14, 1d\n",
            "one :2024-05-14, 1d\naccDescr\n",
        ] {
            let (ron, said) = read(lines);
            assert!(ron.contains("2024-05-14"), "{lines}: {ron}");
            assert!(said.contains("a task needs a colon"), "{lines}: {said}");
        }
    }
}
