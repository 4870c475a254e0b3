//! Mermaid's `timeline` and `gantt`, alone or in fenced blocks of Markdown. The supported part is described in
//! `docs/import.md`.

use super::dates::{self, Habits};
use super::draft::{Draft, Entry};
use super::gantt::{Gantt, accessible};
use super::lines::{Line, blocks, lines};
use super::tally::Extra;
use super::{Importer, Input, markup};

/// Both kinds of diagram, anywhere in a file.
pub(super) struct Mermaid;

impl Importer for Mermaid {
    fn name(&self) -> &'static str {
        "mermaid"
    }

    fn title(&self) -> &'static str {
        "Mermaid"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        diagrams(input.text)
            .iter()
            .any(|diagram| diagram.kind.is_some())
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let mut found = false;
        for diagram in diagrams(input.text) {
            match diagram.kind {
                Some(Kind::Timeline) => timeline(&diagram, &mut draft),
                Some(Kind::Gantt) => Gantt::read(&diagram.lines, &mut draft),
                None => draft.left.add(Extra::Diagram, 1),
            }
            found |= diagram.kind.is_some();
            if draft.title.is_empty() {
                draft.title = diagram.title.unwrap_or_default();
            }
        }
        if !found {
            draft.error(0..1, "no Mermaid `timeline` or `gantt`");
        }
        draft
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Timeline,
    Gantt,
}

/// A diagram without its first line.
struct Diagram<'t> {
    kind: Option<Kind>,
    /// The title in its front matter.
    title: Option<String>,
    lines: Vec<Line<'t>>,
}

/// The diagrams of a text: the whole text, or its fenced blocks.
fn diagrams(text: &str) -> Vec<Diagram<'_>> {
    let whole = diagram(lines(text).collect());
    if whole.kind.is_some() {
        return vec![whole];
    }
    blocks(text)
        .into_iter()
        .filter(|block| block.language.eq_ignore_ascii_case("mermaid"))
        .map(|block| diagram(block.lines))
        .collect()
}

/// Reads the kind of a diagram from its first line after front matter, directives and comments.
fn diagram(all: Vec<Line<'_>>) -> Diagram<'_> {
    let mut title = None;
    let mut rest = all.into_iter().peekable();
    let mut first = true;
    let kind = loop {
        let Some(line) = rest.next() else {
            break None;
        };
        let text = line.text.trim();
        if text.is_empty() || text.starts_with("%%") {
            continue;
        }
        if std::mem::take(&mut first) && text == "---" {
            for line in rest.by_ref().take_while(|line| line.text.trim() != "---") {
                if let Some(said) = line.text.trim().strip_prefix("title:") {
                    title = Some(words(said.trim().trim_matches('"')));
                }
            }
            continue;
        }
        break match text.split(' ').next() {
            Some("timeline") => Some(Kind::Timeline),
            Some("gantt") => Some(Kind::Gantt),
            _ => None,
        };
    };
    Diagram {
        kind,
        title,
        lines: rest.collect(),
    }
}

/// A text with its line breaks and entities (such as `#58;` for a colon) resolved.
pub(super) fn words(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('#') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest.find(';').filter(|end| *end < 12).and_then(|end| {
            let name = &rest[1..end];
            let letter =
                markup::entity_text(&format!("#{name}")).or_else(|| markup::entity_text(name))?;
            Some((letter, end + 1))
        });
        if let Some((letter, end)) = known {
            plain.push_str(&letter);
            rest = &rest[end..];
        } else {
            plain.push('#');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    markup::html_name(&plain)
}

/// The text after a keyword and white space.
pub(super) fn behind<'t>(text: &'t str, keyword: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(keyword)?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim())
}

fn timeline(diagram: &Diagram<'_>, draft: &mut Draft) {
    let mut lane = None;
    let mut period: Option<Period> = None;
    let mut in_description = false;
    for line in &diagram.lines {
        let text = line.text.trim();
        if in_description {
            in_description = !text.contains('}');
        } else if text.is_empty() || text.starts_with("%%") {
        } else if let Some(title) = behind(text, "title") {
            draft.title = words(title);
        } else if let Some(section) = behind(text, "section") {
            finish(period.take(), draft);
            lane = draft.lane(&words(section));
        } else if let Some(description) = accessible(text) {
            draft.left.add(Extra::Option, 1);
            in_description = description.starts_with('{') && !description.contains('}');
        } else if behind(text, "direction").is_some() {
            draft.left.add(Extra::Option, 1);
        } else if let Some(more) = text.strip_prefix(':') {
            match &mut period {
                Some(period) => period.add(more),
                None => draft.error(line.whole(), "no period before this event"),
            }
        } else {
            finish(period.take(), draft);
            period = Period::read(line, lane, draft);
        }
    }
    finish(period, draft);
    if draft.title.is_empty() {
        draft.title = diagram.title.clone().unwrap_or_default();
    }
}

/// A period with its events.
struct Period {
    name: String,
    when: String,
    lane: Option<usize>,
    events: Vec<String>,
}

impl Period {
    fn read(line: &Line<'_>, row: Option<usize>, draft: &mut Draft) -> Option<Self> {
        let text = line.text.trim();
        let (name, events) = match text.split_once(" :") {
            Some((name, events)) => (name, Some(events)),
            None => match text.split_once(": ") {
                Some((name, events)) => (name, Some(events)),
                None => (text, None),
            },
        };
        let said = words(name);
        let when = match dates::read(&said, Habits::default()) {
            Ok(when) => when,
            Err(error) => {
                draft.error(line.place(name.trim()), error);
                return None;
            }
        };
        let mut period = Self {
            name: said,
            when,
            lane: row,
            events: Vec::new(),
        };
        if let Some(events) = events {
            period.add(events);
        }
        Some(period)
    }

    fn add(&mut self, events: &str) {
        let parts = events.split(" :").flat_map(|part| part.split(": "));
        self.events
            .extend(parts.map(words).filter(|event| !event.is_empty()));
    }
}

/// Adds the events of a period with its date. A period without events becomes an event itself.
fn finish(period: Option<Period>, draft: &mut Draft) {
    let Some(mut period) = period else {
        return;
    };
    if period.events.is_empty() {
        period.events.push(period.name);
    }
    for name in period.events {
        let mut entry = Entry {
            name,
            lane: period.lane,
            ..Entry::default()
        };
        if entry.date(&period.when, "").is_ok() {
            draft.events.push(entry);
        }
    }
}
