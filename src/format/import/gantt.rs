//! Mermaid's `gantt`: tasks whose dates can depend on other tasks.

use std::collections::HashMap;
use std::ops::Range;

use super::dates::Stamp;
use super::draft::{Draft, Entry};
use super::lines::Line;
use super::mermaid::{behind, words};
use super::tally::Extra;
use crate::time::SECONDS_PER_DAY;

/// Maximum number of days that are visited when counting working days.
const MOST: i64 = 400_000;

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
    /// True inside the braces of an accessible description.
    in_description: bool,
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
            in_description: false,
        };
        let mut row = None;
        for line in lines {
            gantt.take(line, &mut row, draft);
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
        if self.in_description {
            self.in_description = !text.contains('}');
        } else if text.is_empty() || text.starts_with("%%") {
        } else if let Some(description) = accessible(text) {
            draft.left.add(Extra::Option, 1);
            self.in_description = description.starts_with('{') && !description.contains('}');
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

    /// Resolves the dates of tasks, in the order of their dependencies.
    fn resolve(&mut self, draft: &mut Draft) {
        for _ in 0..=self.tasks.len().min(1000) {
            let mut changed = false;
            for at in 0..self.tasks.len() {
                if self.tasks[at].span.is_some() || self.tasks[at].failed {
                    continue;
                }
                match self.span(at) {
                    Ok(Some(span)) => {
                        self.tasks[at].span = Some(span);
                        changed = true;
                    }
                    Ok(None) => {}
                    Err((place, message)) => {
                        draft.error(place, message);
                        self.tasks[at].failed = true;
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
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

    /// The start and end of a task; `None` if a task it depends on is not resolved yet.
    fn span(&self, at: usize) -> Result<Option<Seconds>, Wrong> {
        let Some(task) = self.tasks.get(at) else {
            return Ok(None);
        };
        let place = |part: &str| {
            if part.is_empty() {
                task.line.whole()
            } else {
                task.line.place(part)
            }
        };
        let wrong = |part: &'t str, message: String| Err((place(part), message));
        let start = match task.start {
            "" => {
                let Some(before) = at.checked_sub(1).and_then(|before| self.tasks.get(before))
                else {
                    return wrong(task.end, "the first task has no start".to_owned());
                };
                if before.failed {
                    return wrong(task.end, "the previous task has no end".to_owned());
                }
                before.span.map(|(_, end)| end)
            }
            start => match behind(start, "after") {
                Some(ids) => match self.others(ids) {
                    Ok(spans) => {
                        spans.map(|spans| spans.iter().map(|(_, end)| *end).max().unwrap_or(0))
                    }
                    Err(message) => return wrong(start, message),
                },
                None => match self.date(start) {
                    Ok(date) => Some(date),
                    Err(message) => return wrong(start, message),
                },
            },
        };
        let Some(start) = start else {
            return Ok(None);
        };
        let end = match behind(task.end, "until") {
            Some(ids) => match self.others(ids) {
                Ok(Some(spans)) => spans.iter().map(|(start, _)| *start).min().unwrap_or(start),
                Ok(None) => return Ok(None),
                Err(message) => return wrong(task.end, message),
            },
            None => match duration(task.end) {
                Some(Length::Seconds(length)) => self.worked(start, length),
                Some(Length::Months(length)) => Stamp::months_later(start, length),
                None => match self.date(task.end) {
                    Ok(end) if self.inclusive => end.saturating_add(SECONDS_PER_DAY),
                    Ok(end) => end,
                    Err(message) => return wrong(task.end, message),
                },
            },
        };
        if end < start {
            return wrong(task.end, "the end is before the start".to_owned());
        }
        Ok(Some((start, end)))
    }

    /// The start and end of the given tasks; `None` if one of them is not resolved yet.
    fn others(&self, ids: &str) -> Result<Option<Vec<Seconds>>, String> {
        let mut spans = Vec::new();
        for id in ids.split_whitespace() {
            let Some(task) = self.ids.get(id).and_then(|at| self.tasks.get(*at)) else {
                return Err(format!("there is no task \"{id}\""));
            };
            if task.failed {
                return Err(format!("the task \"{id}\" has no dates"));
            }
            match task.span {
                Some(span) => spans.push(span),
                None => return Ok(None),
            }
        }
        Ok(Some(spans))
    }

    /// A date in the format of the chart, in seconds.
    fn date(&self, text: &str) -> Result<i64, String> {
        by_format(text, &self.format)
            .ok_or_else(|| format!("not a date of the form {}", self.format))
    }

    /// The end of a task of the given length in seconds, without counting days off.
    fn worked(&self, start: i64, length: i64) -> i64 {
        let end = start.saturating_add(length);
        if self.excluded.is_empty() || length % SECONDS_PER_DAY != 0 {
            return end;
        }
        let (mut day, mut left) = (start, length / SECONDS_PER_DAY);
        let mut passed = 0;
        while left > 0 && passed < MOST {
            if !self.is_off(day) {
                left -= 1;
            }
            day = day.saturating_add(SECONDS_PER_DAY);
            passed += 1;
        }
        day
    }

    fn is_off(&self, seconds: i64) -> bool {
        const NAMES: [&str; 7] = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let day = seconds.div_euclid(SECONDS_PER_DAY);
        // Julian Day Number 0 was a Monday.
        let weekday = usize::try_from(day.rem_euclid(7)).unwrap_or(0);
        let named = |list: &[String]| {
            list.iter().any(|word| {
                by_format(word, &self.format) == Some(day * SECONDS_PER_DAY)
                    || *word == NAMES[weekday]
                    || word == "weekends" && weekday >= 5
            })
        };
        named(&self.excluded) && !named(&self.included)
    }

    /// Converts the tasks to events.
    fn finish(self, draft: &mut Draft) {
        let mut links: Vec<(usize, &str)> = Vec::new();
        for click in &self.clicked {
            let (ids, rest) = click.split_once(' ').unwrap_or((click, ""));
            let address = rest.split('"').find(|part| part.contains("://"));
            let tasks = ids.split(',').filter_map(|id| self.ids.get(id));
            links.extend(tasks.map(|task| (*task, address.unwrap_or("click"))));
        }
        for (at, mut task) in self.tasks.into_iter().enumerate() {
            let Some((start, end)) = task.span else {
                continue;
            };
            for (_, address) in links.iter().filter(|(task, _)| *task == at) {
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
fn accessible(text: &str) -> Option<&str> {
    let rest = ["accTitle", "accDescr"].map(|option| text.strip_prefix(option));
    let rest = rest.into_iter().flatten().next()?.trim_start();
    rest.starts_with([':', '{']).then_some(rest)
}

/// The duration of a task.
enum Length {
    Seconds(i64),
    Months(i64),
}

/// A duration such as `30d`, `3w`, `36h`, `2M`.
fn duration(text: &str) -> Option<Length> {
    let digits = text.len()
        - text
            .trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.')
            .len();
    let number: f64 = text
        .get(..digits)?
        .parse()
        .ok()
        .filter(|number: &f64| *number < 1e6)?;
    let unit = match text.get(digits..)?.trim() {
        "ms" => 0.001,
        "m" => 60.0,
        "h" => 3600.0,
        "d" => 86_400.0,
        "w" => 604_800.0,
        "s" | "M" => 1.0,
        "y" => 12.0,
        _ => return None,
    };
    #[expect(clippy::cast_possible_truncation, reason = "the number is small")]
    let amount = (number * unit).round() as i64;
    Some(if text.ends_with(['M', 'y']) {
        Length::Months(amount)
    } else {
        Length::Seconds(amount)
    })
}

/// Parses a date with a pattern of `YYYY`, `MM`, `DD`, `HH`, `mm`, `ss`, or `X` and `x` for seconds and milliseconds
/// since 1970. The result is in seconds since midnight of Julian Day Number 0.
fn by_format(text: &str, format: &str) -> Option<i64> {
    const EPOCH: i64 = 2_440_588;
    if matches!(format, "X" | "x") {
        let number: i64 = text.parse().ok()?;
        let seconds = if format == "x" {
            number.div_euclid(1000)
        } else {
            number
        };
        return seconds.checked_add(EPOCH * SECONDS_PER_DAY);
    }
    let mut parts = [0_i64, 1, 1, 0, 0, 0];
    let mut rest = text;
    let mut pattern = format;
    while let Some(letter) = pattern.chars().next() {
        let length = pattern.len() - pattern.trim_start_matches(letter).len();
        let part = match letter {
            'Y' => Some(0),
            'M' => Some(1),
            'D' => Some(2),
            'H' => Some(3),
            'm' => Some(4),
            's' => Some(5),
            _ => None,
        };
        pattern = &pattern[length.max(letter.len_utf8())..];
        let Some(part) = part else {
            for _ in 0..(length / letter.len_utf8()).max(1) {
                rest = rest.strip_prefix(letter)?;
            }
            continue;
        };
        let most = if length == 1 { 2 } else { length };
        let digits = rest
            .bytes()
            .take(most)
            .take_while(u8::is_ascii_digit)
            .count();
        let number = rest.get(..digits)?.parse().ok()?;
        parts[part] = match (part, length) {
            (0, 4) if digits < 4 => return None,
            // Day.js, which reads these dates, has 1969 to 2068.
            (0, 2) if number > 68 => number + 1900,
            (0, 2) => number + 2000,
            _ => number,
        };
        rest = &rest[digits..];
    }
    if !rest.is_empty() {
        return None;
    }
    let stamp = Stamp::of_numbers(parts[0], Some(parts[1]), Some(parts[2]));
    let day = stamp.ok()?.to_day()?;
    let time = parts[3] * 3600 + parts[4] * 60 + parts[5];
    (time < SECONDS_PER_DAY).then(|| day.0 * SECONDS_PER_DAY + time)
}
