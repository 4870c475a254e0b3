//! Files of Timeline (thetimelineproj).

use std::collections::{BTreeMap, HashMap};

use super::dates::{self, Minus, Stamp};
use super::draft::{Draft, Entry};
use super::tally::Extra;
use super::xml::{self, Element};
use super::{Importer, Input, markup};

/// `.timeline` files.
pub(super) struct TheTimelineProj;

impl Importer for TheTimelineProj {
    fn name(&self) -> &'static str {
        "thetimelineproj"
    }

    fn title(&self) -> &'static str {
        "Timeline (thetimelineproj) XML"
    }

    fn fits(&self, input: &Input<'_>) -> bool {
        input.text.trim_start().starts_with('<')
            && xml::root_name(input.text).is_some_and(|name| name == "timeline")
    }

    fn read(&self, input: &Input<'_>) -> Draft {
        let mut draft = Draft::default();
        let document = xml::read(input.text);
        let root = &document.root;
        let categories = Categories::of(root, &mut draft);
        for era in root
            .child("eras")
            .map(|eras| eras.all("era"))
            .into_iter()
            .flatten()
        {
            take_era(era, &mut draft);
        }
        let mut containers = HashMap::new();
        let lists = ["events", "milestones"].map(|name| root.child(name));
        for list in lists.into_iter().flatten() {
            for event in list.all("event").chain(list.all("milestone")) {
                take_event(event, &categories, &mut containers, &mut draft);
            }
        }
        stretch(&mut draft);
        view(root, &mut draft);
        if let Some(slip) = document.broken {
            draft.error(slip.at..slip.at + 1, slip.message);
        }
        draft
    }
}

/// The categories, each with its lane.
struct Categories(HashMap<String, usize>);

impl Categories {
    fn of(root: &Element, draft: &mut Draft) -> Self {
        let all = || {
            let lists = root.child("categories").into_iter();
            lists.flat_map(|categories| categories.all("category"))
        };
        let mut by_name: HashMap<&str, &Element> = HashMap::new();
        for category in all() {
            by_name.entry(category.string("name")).or_insert(category);
        }
        let mut known = Self(HashMap::new());
        for category in all() {
            known.take(category, &by_name, draft, 0);
            draft
                .left
                .add_if(Extra::Colour, !category.string("color").is_empty());
        }
        known
    }

    fn take(
        &mut self,
        category: &Element,
        by_name: &HashMap<&str, &Element>,
        draft: &mut Draft,
        depth: usize,
    ) -> Option<usize> {
        let name = category.string("name");
        if let Some(lane) = self.find(name) {
            return Some(lane);
        }
        let parent = category.string("parent");
        let parent = by_name
            .get(parent)
            .filter(|_| !parent.is_empty() && depth < 8);
        let within = parent.and_then(|parent| self.take(parent, by_name, draft, depth + 1));
        let lane = draft.lane_in(within, name)?;
        self.0.insert(name.to_owned(), lane);
        Some(lane)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}

fn take_era(era: &Element, draft: &mut Draft) {
    let mut entry = Entry {
        name: markup::one_line(era.string("name")),
        ..Entry::default()
    };
    if dated(era, &mut entry, draft) {
        draft
            .left
            .add_if(Extra::Colour, !era.string("color").is_empty());
        entry.name_by_date();
        draft.spans.push(entry);
    }
}

fn take_event(
    event: &Element,
    categories: &Categories,
    containers: &mut HashMap<String, usize>,
    draft: &mut Draft,
) {
    let mut entry = Entry::default();
    if !dated(event, &mut entry, draft) {
        return;
    }
    let raw = event
        .child("text")
        .map(|text| text.text.text.as_str())
        .unwrap_or_default();
    let (mark, name) = container(raw);
    entry.name = markup::one_line(name);
    entry.name_by_date();
    entry.text = markup::tidy(event.string("description"), false);
    if !category(event, categories, &mut entry, draft) {
        return;
    }
    extras(event, &mut entry);
    match mark {
        Some(Mark::Whole(number)) => {
            containers.insert(number, draft.events.len());
        }
        Some(Mark::Part(number)) => entry.part_of = containers.get(&number).copied(),
        None => {}
    }
    draft.events.push(entry);
}

/// The meaning of a mark before a name.
enum Mark {
    Whole(String),
    Part(String),
}

/// "[1]" marks a container, "(1)" one of its parts. A space before the bracket escapes it.
fn container(text: &str) -> (Option<Mark>, &str) {
    let number = |open: char, close: char| {
        let (number, rest) = text.strip_prefix(open)?.split_once(close)?;
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| (number.to_owned(), rest))
    };
    if let Some((whole, rest)) = number('[', ']') {
        return (Some(Mark::Whole(whole)), rest);
    }
    match number('(', ')') {
        Some((whole, rest)) => (Some(Mark::Part(whole)), rest),
        None => (None, text),
    }
}

/// Sets the lane. Returns false if there is no such category, which is reported.
fn category(
    event: &Element,
    categories: &Categories,
    entry: &mut Entry,
    draft: &mut Draft,
) -> bool {
    let several = event.child("categories").map(|list| list.all("category"));
    let all: Vec<&Element> = event
        .all("category")
        .chain(several.into_iter().flatten())
        .filter(|category| !category.text.text.trim().is_empty())
        .collect();
    if let Some(first) = all.first() {
        let name = first.text.text.trim();
        entry.lane = categories.find(name);
        if entry.lane.is_none() {
            draft.error(
                first.text.at.clone(),
                format!("there is no category \"{name}\""),
            );
            return false;
        }
    }
    for further in all.iter().skip(1) {
        let lane = categories.find(further.text.text.trim());
        entry.left.keep_if(Extra::FurtherLane, lane.is_some());
        entry.also_on(lane);
    }
    true
}

fn extras(event: &Element, entry: &mut Entry) {
    let says = |name: &str| event.string(name).eq_ignore_ascii_case("true");
    for address in event.string("hyperlink").split(';') {
        entry.link(address);
    }
    entry.left.add_if(Extra::Lock, says("locked"));
    entry.left.add_if(
        Extra::Progress,
        !matches!(event.string("progress"), "" | "0"),
    );
    entry
        .left
        .add_if(Extra::Icon, !event.string("icon").is_empty());
    entry
        .left
        .add_if(Extra::Alarm, !event.string("alert").is_empty());
    let labels = event.string("labels");
    if !labels.is_empty() {
        entry.left.keep_if(Extra::Tag, true);
        labels.split(',').for_each(|label| entry.tag(label));
    }
    let coloured =
        !event.string("default_color").is_empty() && event.string("default_color") != "200,200,200";
    entry.left.add_if(Extra::Colour, coloured);
}

/// Sets the dates. Returns false if they are invalid, which is reported.
fn dated(element: &Element, entry: &mut Entry, draft: &mut Draft) -> bool {
    let says = |name: &str| element.string(name).eq_ignore_ascii_case("true");
    let mut read = |name: &str| {
        let Some(child) = element.child(name) else {
            return Err(());
        };
        date(&child.text.text).map_err(|error| draft.error(child.text.at.clone(), error))
    };
    let (start, end) = (read("start"), read("end"));
    if element.child("start").is_none() {
        draft.error(element.at.clone(), "no start");
    }
    let (Ok(mut start), Ok(mut end)) = (
        start,
        end.or_else(|()| {
            if element.child("end").is_none() {
                Ok(String::new())
            } else {
                Err(())
            }
        }),
    ) else {
        return false;
    };
    if says("fuzzy") || says("fuzzy_start") {
        start = about(&start);
    }
    if (says("fuzzy") || says("fuzzy_end")) && !end.is_empty() {
        end = about(&end);
    }
    if says("ends_today") {
        "..".clone_into(&mut end);
    }
    match entry.date(&start, &end) {
        Ok(()) => true,
        Err(error) => {
            let at = element
                .child("end")
                .map_or(element.at.clone(), |end| end.text.at.clone());
            draft.error(at, error);
            false
        }
    }
}

/// Marks a date as approximate, to the day: the time would be too precise.
fn about(date: &str) -> String {
    let (day, _) = date.split_once('T').unwrap_or((date, ""));
    format!("{day}~")
}

/// Sets the dates of containers to the range of their parts.
fn stretch(draft: &mut Draft) {
    let mut wholes: BTreeMap<usize, Vec<(String, String)>> = BTreeMap::new();
    for event in &draft.events {
        if let Some(whole) = event.part_of {
            let when = &event.when;
            let (first, last) = when.split_once('/').unwrap_or((when, when));
            let ends = (first.to_owned(), last.to_owned());
            wholes.entry(whole).or_default().push(ends);
        }
    }
    for (whole, ends) in wholes {
        let order = |text: &String| {
            dates::iso(text, Minus::Astronomical)
                .and_then(Result::ok)
                .map(|stamp| (stamp.year, stamp.month, stamp.day))
        };
        let first = ends
            .iter()
            .map(|(first, _)| first)
            .min_by_key(|text| order(text));
        let last = ends
            .iter()
            .map(|(_, last)| last)
            .max_by_key(|text| order(text));
        if let Some((first, last)) = first.zip(last)
            && let Ok(when) = dates::join(first, last)
            && let Some(event) = draft.events.get_mut(whole)
        {
            event.when = when;
        }
    }
}

/// Keeps the displayed period, and counts hidden categories.
fn view(root: &Element, draft: &mut Draft) {
    let Some(view) = root.child("view") else {
        return;
    };
    if let Some(period) = view.child("displayed_period") {
        let ends = date(period.string("start"))
            .and_then(|start| dates::join(&start, &date(period.string("end"))?));
        draft.focus = ends.unwrap_or_default();
    }
    let hidden = view
        .child("hidden_categories")
        .map_or(0, |hidden| hidden.all("name").count());
    draft
        .left
        .add(Extra::HiddenLane, u32::try_from(hidden).unwrap_or(0));
}

fn date(text: &str) -> Result<String, String> {
    let text = text.trim();
    dates::iso(text, Minus::Astronomical)
        .unwrap_or_else(|| Err(format!("not a date: \"{text}\"")))
        .map(Stamp::edtf)
}
