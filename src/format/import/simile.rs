//! Events of SIMILE Timeline, in XML and JSON (including JavaScript notation).

use std::ops::Range;

use super::attached::Linked;
use super::dates::{self, Habits, Minus};
use super::draft::{Draft, Entry};
use super::json::{Node, Value};
use super::tally::Extra;
use super::{Importer, Input, markup, records, xml};

/// Events in XML.
pub(super) struct Xml;

/// Events in JSON.
pub(super) struct Json;

/// ISO dates in this format have a year 0.
const HABITS: Habits = Habits {
    day_first: false,
    minus: Minus::Astronomical,
    edtf: None,
    serial: false,
};

impl Importer for Xml {
    fn name(&self) -> &'static str {
        "simile-xml"
    }

    fn title(&self) -> &'static str {
        "SIMILE XML"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        input.text.trim_start().starts_with('<')
            && xml::root_name(input.text).is_some_and(|name| name == "data")
            && input.text.contains("<event")
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let document = xml::read(input.text);
        let back = counts_back(document.root.all("event"));
        for event in document.root.all("event") {
            take(event, back, &mut draft);
        }
        if let Some(slip) = document.broken {
            draft.error(slip.at..slip.at + 1, slip.message);
        }
        draft
    }
}

impl Importer for Json {
    fn name(&self) -> &'static str {
        "simile"
    }

    fn title(&self) -> &'static str {
        "SIMILE JSON"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let Some(root) = input.root() else {
            return false;
        };
        let events = root.get("events").map(Node::items).unwrap_or_default();
        let timed = |event: &Node<'_>| {
            event.any(&["start", "s"]).is_some()
                && event.any(&["title", "t", "description", "d"]).is_some()
        };
        events.iter().take(20).any(timed)
            && (root
                .any(&["dateTimeFormat", "wikiURL", "wikiSection", "wiki-url"])
                .is_some()
                || events.iter().any(|event| {
                    event
                        .any(&[
                            "isDuration",
                            "durationEvent",
                            "latestStart",
                            "earliestEnd",
                            "s",
                            "caption",
                        ])
                        .is_some()
                }))
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let Some(root) = records::root(input, true, &mut draft) else {
            return draft;
        };
        let events = root.get("events").map(Node::items).unwrap_or_default();
        let back = counts_back(events.iter());
        for event in events {
            take(event, back, &mut draft);
        }
        draft
    }
}

/// An event in either form.
trait Fields {
    /// The value of a field and its place. The names after the first are aliases.
    fn field(&self, names: &[&str]) -> Option<(&str, Range<usize>)>;
    /// True if two dates without further information are a duration.
    fn lasts(&self) -> bool;
    /// The text of the description.
    fn description(&self) -> &str;
    fn at(&self) -> Range<usize>;
}

impl Fields for xml::Element {
    fn field(&self, names: &[&str]) -> Option<(&str, Range<usize>)> {
        let value = names.iter().find_map(|name| self.attribute(name))?;
        Some((value.text.trim(), value.at.clone())).filter(|(text, _)| !text.is_empty())
    }

    fn lasts(&self) -> bool {
        let says = |name: &str| {
            self.attribute(name)
                .map(|value| value.text.eq_ignore_ascii_case("true"))
        };
        says("isDuration")
            .or_else(|| says("durationEvent"))
            .unwrap_or(false)
    }

    fn description(&self) -> &str {
        &self.text.text
    }

    fn at(&self) -> Range<usize> {
        self.at.clone()
    }
}

impl Fields for Node<'_> {
    fn field(&self, names: &[&str]) -> Option<(&str, Range<usize>)> {
        let node = self.any(names)?;
        let text = node.text()?.trim();
        (!text.is_empty()).then(|| (text, node.at.clone()))
    }

    fn lasts(&self) -> bool {
        match (self.get("durationEvent"), self.get("isDuration")) {
            (Some(says), _) => !says.is_false(),
            (None, Some(says)) => says.is_true(),
            (None, None) => true,
        }
    }

    fn description(&self) -> &str {
        self.any(&["description", "d"])
            .filter(|node| matches!(node.value, Value::Text(_)))
            .and_then(Node::text)
            .unwrap_or_default()
    }

    fn at(&self) -> Range<usize> {
        self.at.clone()
    }
}

/// True for dates of earth history: plain numbers that count millions of years back, so that the start is greater than
/// the end. The unit is known only to the page that shows the file, not in the file itself.
fn counts_back<'f, F: Fields + 'f>(events: impl Iterator<Item = &'f F>) -> bool {
    let number = |event: &F, names: &[&str]| event.field(names)?.0.parse::<f64>().ok();
    let (mut back, mut other) = (0_usize, 0_usize);
    for event in events {
        let Some(start) = number(event, &["start", "s"]) else {
            other += 1;
            continue;
        };
        match number(event, &["end", "e"]) {
            Some(end) if start > end => back += 1,
            Some(end) if start < end => other += 1,
            _ => {}
        }
    }
    back > 4 * other
}

/// A number of millions of years ago, as a year.
fn millions_of_years_ago(text: &str) -> Result<String, String> {
    let millions = text.parse::<f64>().ok().filter(|millions| *millions >= 0.0);
    let years = millions.and_then(|millions| format!("{:.0}", millions * 1e6).parse::<i64>().ok());
    match years {
        // The present, at the precision of millions of years.
        Some(0) => Ok("2000".to_owned()),
        Some(years) => Ok(format!("Y-{years}")),
        None => Err(format!("not a number of millions of years: \"{text}\"")),
    }
}

fn take(event: &impl Fields, back: bool, draft: &mut Draft) {
    let mut read = |names: &[&str]| match event.field(names) {
        None => Ok(String::new()),
        Some((text, at)) => {
            let read = if back {
                millions_of_years_ago(text)
            } else {
                dates::read(text, HABITS)
            };
            read.map_err(|error| draft.error(at, error))
        }
    };
    let (start, latest) = (read(&["start", "s"]), read(&["latestStart", "ls"]));
    let (earliest, end) = (read(&["earliestEnd", "ee"]), read(&["end", "e"]));
    let (Ok(start), Ok(latest), Ok(earliest), Ok(end)) = (start, latest, earliest, end) else {
        return;
    };
    if start.is_empty() && end.is_empty() {
        draft.left.add(Extra::UndatedRecord, 1);
        draft.warn(event.at(), "an event without a start is left out");
        return;
    }
    let mut entry = Entry::default();
    let dated = ends(&start, &latest, &earliest, &end, event.lasts())
        .and_then(|(first, last)| entry.date(&first, &last));
    if let Err(error) = dated {
        let at = event.field(&["end", "e"]).map_or(event.at(), |(_, at)| at);
        draft.error(at, error);
        return;
    }
    words(event, &mut entry);
    draft.events.push(entry);
}

/// The two ends: those of a duration, or a single date between them.
fn ends(
    start: &str,
    latest: &str,
    earliest: &str,
    end: &str,
    lasts: bool,
) -> Result<(String, String), String> {
    if !lasts && !end.is_empty() && !start.is_empty() {
        return Ok((dates::between(start, end)?, String::new()));
    }
    let first = if latest.is_empty() || start.is_empty() {
        start.to_owned()
    } else {
        dates::between(start, latest)?
    };
    let last = if earliest.is_empty() || end.is_empty() {
        end.to_owned()
    } else {
        dates::between(earliest, end)?
    };
    Ok((first, last))
}

fn words(event: &impl Fields, entry: &mut Entry) {
    let field = |names: &[&str]| {
        event
            .field(names)
            .map(|(text, _)| text.to_owned())
            .unwrap_or_default()
    };
    entry.name = markup::html_name(&field(&["title", "t"]));
    entry.text = markup::html(event.description());
    if entry.name.is_empty() {
        entry.name = markup::one_line(&std::mem::take(&mut entry.text));
    }
    entry.name_by_date();
    entry.link(&field(&["link", "l"]));
    let has = |names: &[&str]| event.field(names).is_some();
    let image = field(&["image", "img"]);
    if has(&["image", "img"]) {
        entry.medium(Linked::to(&image));
    }
    entry.left.add_if(Extra::Icon, has(&["icon"]));
    for name in ["color", "textColor", "tapeImage"] {
        entry.left.add_if(Extra::Colour, has(&[name]));
    }
    for name in ["classname", "trackNum", "tapeRepeat"] {
        entry.left.add_if(Extra::Style, has(&[name]));
    }
}
