//! TimelineJS: the JSON of version 3, and that of version 2 with everything in `timeline`.

use super::attached::Linked;
use super::dates::{self, Habits, Minus, Stamp};
use super::draft::{Draft, Entry};
use super::json::{Node, Value};
use super::tally::Extra;
use super::{Importer, Input, markup, records};

/// TimelineJS JSON of both versions.
pub(super) struct TimelineJs;

/// Dates in this format: negative years are BC without a year 0, and slashes separate month, day and year.
pub(super) const HABITS: Habits = Habits {
    day_first: false,
    minus: Minus::Historic,
    edtf: None,
    serial: false,
};

impl Importer for TimelineJs {
    fn name(&self) -> &'static str {
        "timelinejs"
    }

    fn title(&self) -> &'static str {
        "TimelineJS JSON"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let Some(root) = input.root() else {
            return false;
        };
        let dated = |events: &Node<'_>| {
            events
                .items()
                .iter()
                .any(|event| event.any(&["start_date"]).is_some())
        };
        let old = root
            .get("timeline")
            .and_then(|old| old.any(&["date", "era", "headline"]));
        old.is_some()
            || root.get("events").is_some_and(dated)
            || root.get("eras").is_some_and(dated)
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let Some(root) = records::root(input, false, &mut draft) else {
            return draft;
        };
        match root.get("timeline") {
            Some(old) => read_old(old, &mut draft),
            None => read_new(root, &mut draft),
        }
        draft
    }
}

fn read_new(root: &Node<'_>, draft: &mut Draft) {
    if let Some(title) = root.get("title") {
        let words = title.get("text");
        draft.title = words
            .map(|text| markup::html_name(text.string("headline")))
            .unwrap_or_default();
        draft.summary = words
            .map(|text| markup::html(text.string("text")))
            .unwrap_or_default();
        let mut left = Entry::default();
        looks(title, &mut left);
        draft.left.join(&left.left);
    }
    for event in root.get("events").map(Node::items).unwrap_or_default() {
        if let Some(mut entry) = entry(event, draft) {
            entry.lane = draft.lane(&markup::html_name(event.string("group")));
            draft.events.push(entry);
        }
    }
    for era in root.get("eras").map(Node::items).unwrap_or_default() {
        if let Some(span) = entry(era, draft) {
            draft.spans.push(span);
        }
    }
}

fn entry(node: &Node<'_>, draft: &mut Draft) -> Option<Entry> {
    let mut entry = Entry::default();
    if let Some(text) = node.get("text") {
        let [headline, body] = ["headline", "text"].map(|key| text.string(key));
        entry.name = markup::html_name(headline);
        entry.text = markup::html(body);
        entry.links_in(headline);
        entry.links_in(body);
    }
    let Some(start) = node.get("start_date").filter(|date| is_given(date)) else {
        draft.left.add(Extra::UndatedRecord, 1);
        draft.warn(node.at.clone(), "no start_date: left out");
        return None;
    };
    let end = node.get("end_date").filter(|date| is_given(date));
    let first = date(start, draft);
    let last = end.map_or(Ok(String::new()), |end| date(end, draft));
    let (first, last) = (first.ok()?, last.ok()?);
    if let Err(error) = entry.date(&first, &last) {
        draft.error(end.unwrap_or(start).at.clone(), error);
        return None;
    }
    looks(node, &mut entry);
    for date in [Some(node), Some(start), end].into_iter().flatten() {
        let words = date.get("display_date");
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            entry.left.add(Extra::ExtraField, 1);
            draft.left_out("display_date", node.at.start, || words.at.clone());
        }
    }
    entry.identify(node.string("unique_id"));
    entry.name_by_date();
    Some(entry)
}

/// Keeps media, and counts the background of a slide.
fn looks(node: &Node<'_>, entry: &mut Entry) {
    if let Some(media) = node.get("media") {
        entry.medium(Linked {
            caption: markup::html_name(media.string("caption")),
            credit: markup::html_name(media.string("credit")),
            ..Linked::to_url(media.string("url"))
        });
    }
    let background = node
        .get("background")
        .is_some_and(|background| background.any(&["url", "color", "colour"]).is_some());
    entry.left.add_if(Extra::Background, background);
}

fn is_given(date: &Node<'_>) -> bool {
    match &date.value {
        Value::Object(_) => date
            .get("year")
            .and_then(Node::text)
            .is_some_and(|year| !year.trim().is_empty()),
        _ => date.text().is_some_and(|text| !text.trim().is_empty()),
    }
}

/// A date in parts. Problems are reported.
fn date(node: &Node<'_>, draft: &mut Draft) -> Result<String, ()> {
    if let Some(text) = node.text() {
        draft.cut(text, node.at.clone());
        return dates::read(text, HABITS).map_err(|error| draft.error(node.at.clone(), error));
    }
    let part = |key: &str| {
        node.get(key)
            .filter(|part| part.text().is_none_or(|text| !text.trim().is_empty()))
    };
    let mut number = |key: &'static str| match part(key) {
        None => Ok(None),
        Some(part) => {
            if let Some(number) = part.text().and_then(dates::whole_number) {
                Ok(Some(number))
            } else {
                draft.error(part.at.clone(), format!("the {key} must be a number"));
                Err(())
            }
        }
    };
    let year = number("year")?.ok_or(())?;
    let (month, day) = (known(number("month")?), known(number("day")?));
    let thousandths = number("millisecond")?.and_then(|part| u16::try_from(part).ok());
    let thousandths = thousandths.filter(|part| *part < 1000).unwrap_or(0);
    let time = match number("hour")? {
        Some(hour) => {
            let (minute, second) = (
                number("minute")?.unwrap_or(0),
                number("second")?.unwrap_or(0),
            );
            u32::try_from(hour * 3600 + minute * 60 + second).ok()
        }
        None => None,
    };
    let place = part("day").or(part("month")).unwrap_or(node).at.clone();
    Stamp::of_numbers(year_of(year), month, day)
        .and_then(|day| {
            let timed = Stamp {
                time,
                thousandths,
                ..day
            };
            timed.check()
        })
        .map(Stamp::edtf)
        .map_err(|error| draft.error(place, error))
}

/// A month or a day; the format has 0 for an unknown one.
fn known(number: Option<i64>) -> Option<i64> {
    number.filter(|number| *number != 0)
}

/// Negative years of more than five digits are "years ago" and stay as they are; others are BC.
pub(super) fn year_of(year: i64) -> i64 {
    if year < -99_999 {
        year
    } else {
        HABITS.minus.year(year)
    }
}

fn read_old(old: &Node<'_>, draft: &mut Draft) {
    draft.title = markup::html_name(old.string("headline"));
    draft.summary = markup::html(old.string("text"));
    draft.left.add_if(Extra::Media, has_asset(old));
    for event in old.get("date").map(Node::items).unwrap_or_default() {
        if let Some(mut entry) = old_entry(event, draft) {
            entry.lane = draft.lane(&markup::html_name(
                event
                    .any(&["tag", "category"])
                    .and_then(Node::text)
                    .unwrap_or_default(),
            ));
            draft.events.push(entry);
        }
    }
    for era in old.get("era").map(Node::items).unwrap_or_default() {
        if let Some(span) = old_entry(era, draft) {
            draft.spans.push(span);
        }
    }
}

fn has_asset(node: &Node<'_>) -> bool {
    node.get("asset")
        .is_some_and(|asset| !asset.string("media").trim().is_empty())
}

fn old_entry(node: &Node<'_>, draft: &mut Draft) -> Option<Entry> {
    let mut entry = Entry {
        name: markup::html_name(node.string("headline")),
        text: markup::html(node.string("text")),
        ..Entry::default()
    };
    entry.links_in(node.string("headline"));
    entry.links_in(node.string("text"));
    let given = |key: &str| {
        node.get(key)
            .filter(|date| date.text().is_some_and(|text| !text.trim().is_empty()))
    };
    let Some(start) = given("startDate") else {
        draft.left.add(Extra::UndatedRecord, 1);
        draft.warn(node.at.clone(), "no startDate: left out");
        return None;
    };
    let mut read = |date: &Node<'_>| {
        let text = date.text().unwrap_or_default();
        draft.cut(text, date.at.clone());
        old_date(text).map_err(|error| draft.error(date.at.clone(), error))
    };
    let first = read(start);
    let last = given("endDate").map_or(Ok(String::new()), &mut read);
    let (first, last) = (first.ok()?, last.ok()?);
    if let Err(error) = entry.date(&first, &last) {
        draft.error(start.at.clone(), error);
        return None;
    }
    if let Some(asset) = node.get("asset") {
        entry.medium(Linked {
            caption: markup::html_name(asset.string("caption")),
            credit: markup::html_name(asset.string("credit")),
            ..Linked::to_url(asset.string("media"))
        });
    }
    entry.name_by_date();
    Some(entry)
}

/// `1492,8,3` is year, month, day, hour, minute; others have slashes.
pub(super) fn old_date(text: &str) -> Result<String, String> {
    let text = text.trim();
    if !text.contains(',') {
        return slashed(text);
    }
    let parts: Option<Vec<i64>> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(dates::whole_number)
        .collect();
    let Some(parts) = parts else {
        return dates::read(text, HABITS);
    };
    let part = |at: usize| parts.get(at).copied();
    let seconds =
        part(3).map(|hour| hour * 3600 + part(4).unwrap_or(0) * 60 + part(5).unwrap_or(0));
    let time = seconds.and_then(|seconds| u32::try_from(seconds).ok());
    let year = year_of(part(0).unwrap_or(0));
    let day = Stamp::of_numbers(year, known(part(1)), known(part(2)))?;
    Stamp { time, ..day }.check().map(Stamp::edtf)
}

/// A date with slashes or in ISO 8601: `9/7/1927 13:30:00`, `1901-12-12`.
fn slashed(text: &str) -> Result<String, String> {
    let Some((date, time)) = text.split_once(' ').filter(|(_, time)| time.contains(':')) else {
        return dates::read(text, HABITS);
    };
    let day = dates::read(date, HABITS)?;
    dates::iso(&day, Minus::Astronomical)
        .and_then(Result::ok)
        .and_then(|stamp| stamp.at_time(time))
        .map(Stamp::edtf)
        .ok_or_else(|| format!("not a date: \"{text}\""))
}
