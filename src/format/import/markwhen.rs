//! Markwhen, with headings and with the older words `section` and `group`. The supported part is described in
//! `docs/import.md`.

use super::attached::Linked;
use super::dates;
use super::draft::{Draft, Entry};
use super::lines::{Line, lines};
use super::markwhen_dates::{Clock, Known, Wrong};
use super::tally::Extra;
use super::zones::in_zone;
use super::{Importer, Input, markup};

/// Both notations.
pub(super) struct Markwhen;

/// Keys that are known in a header. Others are only accepted in front matter.
const KEYS: [&str; 12] = [
    "title",
    "description",
    "dateFormat",
    "timezone",
    "tz",
    "author",
    "edit",
    "view",
    "key",
    "style",
    "ranges",
    "font",
];

impl Importer for Markwhen {
    fn name(&self) -> &'static str {
        "markwhen"
    }

    fn title(&self) -> &'static str {
        "markwhen"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        let text = input.text.trim_start();
        if text.starts_with(['{', '[', '<'])
            || text.starts_with("BEGIN:")
            || text.starts_with("0 HEAD")
        {
            return false;
        }
        let draft = self.read(input);
        let lines = lines(input.text)
            .filter(|line| !line.text.trim().is_empty())
            .take(2000)
            .count();
        // A few lines of prose may begin with a date and a colon.
        draft.events.len() * 12 >= lines
            && !draft.events.is_empty()
            && draft.report.errors() <= draft.events.len()
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut reader = Reader::default();
        let mut draft = Draft::default();
        for line in lines(input.text) {
            reader.take(line, &mut draft);
        }
        reader.finish(&mut draft);
        draft
    }
}

/// An event that is being read.
struct Open {
    entry: Entry,
    text: Vec<String>,
    /// True if properties may still follow.
    head: bool,
}

#[derive(Default)]
struct Reader {
    clock: Clock,
    /// The zone of its times; empty if none is given.
    zone: String,
    /// True in the front matter between two `---` lines; `None` before the first line.
    matter: Option<bool>,
    /// True after the header.
    in_body: bool,
    in_heading: bool,
    /// The open headings: their level and their lane.
    open: Vec<(usize, Option<usize>)>,
    event: Option<Open>,
}

impl Reader {
    fn take(&mut self, line: Line<'_>, draft: &mut Draft) {
        let text = line.text.trim();
        if text.starts_with("//") {
            return;
        }
        if !self.in_body && text == "---" {
            // After other lines, it ends a header that does not begin with one.
            self.matter = Some(self.matter.is_none());
            self.in_body = !self.in_matter();
            return;
        }
        if !text.is_empty() {
            self.matter.get_or_insert(false);
        }
        if (self.in_matter() || !self.in_body) && self.header(line, draft) || self.in_matter() {
            return;
        }
        if text.is_empty() {
            self.blank();
        } else if self.heading(text, draft) || self.event_line(line, draft) {
            self.in_body = true;
        } else {
            self.more(line.text, draft);
        }
    }

    fn in_matter(&self) -> bool {
        self.matter == Some(true)
    }

    /// Reads a line of the header. Returns false if it is something else.
    fn header(&mut self, line: Line<'_>, draft: &mut Draft) -> bool {
        let text = line.text.trim();
        let Some((key, value)) = text.split_once(':') else {
            return text.is_empty();
        };
        let (key, value) = (key.trim(), value.trim().trim_matches(['"', '\'']));
        if key.starts_with('#') && !key.contains(' ') && key.len() > 1 {
            draft.left.add(Extra::Colour, 1);
            return true;
        }
        if !self.in_matter() && !KEYS.contains(&key) {
            return false;
        }
        match key {
            "title" => value.clone_into(&mut draft.title),
            "description" => value.clone_into(&mut draft.summary),
            "dateFormat" => self.clock.day_first = value.starts_with(['d', 'D']),
            "timezone" | "tz" => self.set_zone(value, line, draft),
            "edit" | "view" | "style" | "ranges" | "font" => draft.left.add(Extra::Option, 1),
            // The parts of a value are indented.
            _ => draft
                .left
                .add_if(Extra::ExtraField, !line.text.starts_with([' ', '\t', '-'])),
        }
        true
    }

    /// Sets the zone of the times that follow, if it is known.
    fn set_zone(&mut self, zone: &str, line: Line<'_>, draft: &mut Draft) {
        const NOON: &str = "2000-01-01T12:00:00";
        let is_known = in_zone(NOON, zone) != NOON;
        draft.left.keep_if(Extra::TimeZone, is_known);
        if is_known {
            zone.clone_into(&mut self.zone);
        } else {
            let message = format!(
                "the time zone \"{zone}\" is not known; write one such as Europe/Berlin or +02:00"
            );
            draft.warn(line.place(zone), message);
        }
    }

    fn blank(&mut self) {
        if let Some(event) = &mut self.event {
            event.head = false;
            event.text.push(String::new());
        }
        self.in_heading = false;
    }

    /// Reads a heading, or the older words for it. Returns false if the line is something else.
    fn heading(&mut self, text: &str, draft: &mut Draft) -> bool {
        let level = text.len() - text.trim_start_matches('#').len();
        let behind = text[level..].trim();
        if level > 0 && (text[level..].starts_with(' ') || behind.is_empty()) {
            self.close_event(draft);
            self.open.retain(|(open, _)| *open < level);
            self.open_lane(level, behind, draft);
            return true;
        }
        for (word, end) in [("section", "endSection"), ("group", "endGroup")] {
            if text == end || text == format!("end{word}") {
                self.close_event(draft);
                self.open.pop();
                return true;
            }
            if let Some(name) = super::mermaid::behind(text, word) {
                self.close_event(draft);
                self.open_lane(usize::MAX, name, draft);
                return true;
            }
        }
        false
    }

    fn open_lane(&mut self, level: usize, name: &str, draft: &mut Draft) {
        let (name, tags) = without_tags(name);
        let tags = u32::try_from(tags.len()).unwrap_or(u32::MAX);
        draft.left.add(Extra::Tag, tags);
        let within = self.open.last().and_then(|(_, lane)| *lane);
        let name = markup::markdown(&name, |_| {}, |_| {});
        let lane = draft.lane_in(within, &name);
        if self.open.len() < 12 {
            self.open.push((level, lane));
        }
        self.in_heading = true;
    }

    /// Reads an event. Returns false if the line does not begin with a date and a colon.
    fn event_line(&mut self, line: Line<'_>, draft: &mut Draft) -> bool {
        let text = line.text.trim();
        let Some((read, rest)) = self.dated(text) else {
            return false;
        };
        self.close_event(draft);
        self.in_heading = false;
        let written = &text[..text.len() - rest.len()];
        match read {
            Ok(known) => {
                let mut entry = Entry {
                    lane: self.open.last().and_then(|(_, lane)| *lane),
                    ..Entry::default()
                };
                entry.left.add_if(Extra::Recurrence, known.recurs);
                let [start, end] = [&known.start, &known.end].map(|end| in_zone(end, &self.zone));
                if let Err(error) = entry.date(&start, &end) {
                    draft.error(line.place(written.trim_end_matches(':')), error);
                    return true;
                }
                self.clock.passed(known.from, known.to);
                take_name(rest.trim(), &mut entry);
                self.event = Some(Open {
                    entry,
                    text: Vec::new(),
                    head: true,
                });
            }
            Err(Wrong { part, message }) => {
                let at = line.text.find(part.as_str()).filter(|_| !part.is_empty());
                let at = at.map_or(line.whole(), |at| line.at + at..line.at + at + part.len());
                draft.error(at, message);
            }
        }
        true
    }

    /// The date before a colon, and the text after it.
    fn dated<'t>(&self, text: &'t str) -> Option<(Result<Known, Wrong>, &'t str)> {
        let colons = || text.match_indices(':').map(|(at, _)| at).take(8);
        let spaced =
            |at: &usize| text[at + 1..].is_empty() || text[at + 1..].starts_with([' ', '\t']);
        let read = |at: usize| Some((self.clock.read(text[..at].trim())?, &text[at + 1..]));
        colons()
            .filter(spaced)
            .find_map(read)
            .or_else(|| colons().find_map(read))
    }

    /// Reads a line below an event or a heading.
    fn more(&mut self, line: &str, draft: &mut Draft) {
        let text = line.trim();
        let property = text.split_once(':').filter(|(key, _)| {
            !key.is_empty()
                && key
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        });
        let Some(event) = &mut self.event else {
            let property = property.filter(|_| self.in_heading);
            let extra = property.map_or(Extra::Note, |(key, _)| of_property(key));
            draft.left.add(extra, 1);
            return;
        };
        if let Some((key, value)) = property.filter(|(key, _)| {
            let indented = line.starts_with([' ', '\t']);
            event.head && (indented || matches!(*key, "id" | "tags"))
        }) {
            match key {
                "id" => self.clock.name(value.trim()),
                "tags" => {
                    event.entry.left.keep_if(Extra::Tag, true);
                    let words = value.trim().trim_matches(['[', ']']).split(',');
                    words.for_each(|tag| event.entry.tag(tag));
                }
                key => event.entry.left.add(of_property(key), 1),
            }
            return;
        }
        event.head = false;
        let (text, tags) = without_tags(text);
        keep_tags(&mut event.entry, &tags);
        let bullet = text.strip_prefix(['-', '*']);
        let item = bullet.filter(|item| item.starts_with(' '));
        let item = item.map_or(&*text, str::trim_start);
        let unmarked = ["[x]", "[X]", "[ ]"]
            .iter()
            .find_map(|mark| item.strip_prefix(mark));
        event.entry.left.add_if(Extra::State, unmarked.is_some());
        let words = words(unmarked.unwrap_or(item).trim(), &mut event.entry);
        event.text.push(words);
    }

    fn close_event(&mut self, draft: &mut Draft) {
        if let Some(Open {
            mut entry, text, ..
        }) = self.event.take()
        {
            entry.text = markup::tidy(&text.join("\n"), false);
            entry.name_by_date();
            draft.events.push(entry);
        }
    }

    fn finish(mut self, draft: &mut Draft) {
        self.close_event(draft);
        let title = markup::markdown(&draft.title, |_| {}, |_| {});
        draft.title = markup::one_line(&title);
    }
}

/// What a property is that no event and no lane has.
fn of_property(key: &str) -> Extra {
    match key {
        "color" | "colour" => Extra::Colour,
        _ => Extra::ExtraField,
    }
}

/// Reads the name of an event, with its tags, checkbox and percentage.
fn take_name(text: &str, entry: &mut Entry) {
    let (text, tags) = without_tags(text);
    keep_tags(entry, &tags);
    let mut name = text.as_str();
    if let Some(rest) = ["[x]", "[X]", "[ ]", "[]"]
        .iter()
        .find_map(|mark| name.strip_prefix(mark))
    {
        entry.left.add(Extra::State, 1);
        name = rest.trim_start();
    }
    let share = name.split_whitespace().any(|word| {
        let digits = word.strip_suffix('%');
        digits.is_some_and(|digits| digits.parse::<u8>().is_ok())
    });
    entry.left.add_if(Extra::Progress, share);
    entry.name = markup::one_line(&words(name, entry));
}

/// Removes Markdown from a text. Its links and pictures are added to the entry.
fn words(text: &str, entry: &mut Entry) -> String {
    let (mut links, mut pictures) = (Vec::new(), Vec::new());
    let words = markup::markdown(
        text,
        |link| links.push(link.to_owned()),
        |picture| pictures.push(Linked::to(picture)),
    );
    for link in &links {
        entry.link(link);
    }
    for picture in pictures {
        entry.medium(picture);
    }
    words
}

fn keep_tags(entry: &mut Entry, tags: &[String]) {
    for tag in tags {
        entry.left.keep_if(Extra::Tag, true);
        entry.tag(tag);
    }
}

/// A text without its tags, and the tags.
fn without_tags(text: &str) -> (String, Vec<String>) {
    let mut tags = Vec::new();
    let is_tag = |word: &str| {
        let inner = word.strip_prefix('#').unwrap_or_default();
        !inner.is_empty()
            && inner
                .chars()
                .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
    };
    let kept: Vec<&str> = text
        .split(' ')
        .filter(|word| {
            let tag = is_tag(word);
            if tag {
                tags.push(word.trim_start_matches('#').to_owned());
            }
            !tag
        })
        .collect();
    if tags.is_empty() {
        return (text.to_owned(), tags);
    }
    (kept.join(" ").trim_end().to_owned(), tags)
}

/// True for a word such as "now", which is an open end.
pub(super) fn is_now(text: &str) -> bool {
    text.eq_ignore_ascii_case("now") || dates::is_open(text)
}
