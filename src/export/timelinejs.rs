//! TimelineJS JSON, version 3: events as slides, spans as eras.

use serde_json::{Map, Value, json};

use super::ends::{End, Ends};
use super::{
    Exported, accounts, beside, counted, escaped, further_languages, lane, links, more, name,
    summary_and_text,
};
use crate::card::Reader;
use crate::chronicle::Link;
use crate::time::{Date, Parts, Precision, When};

/// Exports events and spans in one language; the format does not support more.
pub(super) fn write(reader: Reader<'_>) -> Exported {
    let chronicle = reader.chronicle;
    let mut left = Left::default();
    let mut events = Vec::new();
    for (_, event) in chronicle.events.entries() {
        let Some(mut slide) = dated(&event.when, reader) else {
            left.events += 1;
            continue;
        };
        slide.insert("unique_id".to_owned(), json!(&*event.id));
        slide.insert("text".to_owned(), json!({"headline": escaped(&name(reader, event)), "text": paragraphs(&summary_and_text(reader, event))}));
        if let Some(medium) = event.details.attached.media.first() {
            slide.insert("media".to_owned(), media(reader, medium));
        }
        let lane = lane(reader, event);
        if !lane.is_empty() {
            slide.insert("group".to_owned(), json!(escaped(&lane)));
        }
        events.push(Value::Object(slide));
    }
    let eras = eras(reader, &mut left);
    let title = json!({"text": {"headline": escaped(reader.shown(&chronicle.title).text), "text": paragraphs(&reader.plain(&chronicle.summary))}});
    let mut whole = json!({"title": title, "events": events});
    if !eras.is_empty() {
        whole["eras"] = Value::Array(eras);
    }
    let left_out = [
        counted(
            left.events,
            "event without a start",
            "events without a start",
        ),
        counted(left.spans, "open-ended span", "open-ended spans"),
        counted(
            more(reader, |event| event.details.attached.media.len()),
            "additional media item",
            "additional media items",
        ),
        counted(links(reader), "link", "links"),
        counted(chronicle.places.len(), "place", "places"),
    ];
    let mut left_out: Vec<String> = left_out.into_iter().flatten().collect();
    left_out.extend(beside(reader, &[]));
    left_out.extend(further(reader).into_iter().flatten());
    Exported {
        text: format!("{whole:#}\n"),
        left_out,
    }
}

/// The names and texts in further languages of what is written.
fn further(reader: Reader<'_>) -> [Option<String>; 2] {
    let chronicle = reader.chronicle;
    let events = chronicle.events.iter().map(|event| &event.name);
    let lanes = chronicle.lanes.iter().map(|lane| &lane.name);
    let spans = chronicle.spans.iter().map(|span| &span.name);
    let names = std::iter::once(&chronicle.title);
    let names = names.chain(events).chain(lanes).chain(spans);
    let texts = std::iter::once(&chronicle.summary);
    further_languages(names, texts.chain(accounts(reader)))
}

/// The spans that have a start and an end that differs from it. Others are counted as left out.
fn eras(reader: Reader<'_>, left: &mut Left) -> Vec<Value> {
    let mut eras = Vec::new();
    for (_, span) in reader.chronicle.spans.entries() {
        // An era needs both ends.
        let dated = dated(&span.when, reader);
        let Some(mut era) = dated.filter(|era| era.contains_key("end_date")) else {
            left.spans += 1;
            continue;
        };
        era.insert(
            "text".to_owned(),
            json!({"headline": escaped(reader.shown(&span.name).text)}),
        );
        eras.push(Value::Object(era));
    }
    eras
}

#[derive(Default)]
struct Left {
    events: usize,
    spans: usize,
}

/// The dates of a slide, or `None` if the start is open.
fn dated(when: &When, reader: Reader<'_>) -> Option<Map<String, Value>> {
    let ends = Ends::of(when);
    let start = ends.start?;
    let mut slide = Map::new();
    slide.insert("start_date".to_owned(), date(start));
    if let Some(end) = ends.end {
        slide.insert("end_date".to_owned(), date(end));
    }
    if !says_all(when, ends) {
        let long = reader.dating.long(when).into_iter().next();
        let words = long.map_or_else(|| when.to_string(), |line| line.text);
        slide.insert("display_date".to_owned(), json!(escaped(&words)));
    }
    Some(slide)
}

/// True if the start and the end say everything about a date, so that the program can write it itself.
fn says_all(when: &When, ends: Ends) -> bool {
    let is_certain = |date: &Date| {
        let has_digits = matches!(
            date.precision(),
            Precision::Year | Precision::Month | Precision::Day
        );
        let is_of_days = date.is_of_ten_days() || date.is_one_of_several();
        has_digits && !date.approximate() && !date.uncertain() && !is_of_days
    };
    match when.parts() {
        Parts::One(date) => is_certain(&date) && ends.end.is_none() && ends.is_usual(),
        Parts::Interval(Ok(from), Ok(to)) => {
            is_certain(&from) && is_certain(&to) && ends.is_usual()
        }
        Parts::Interval(..) | Parts::Set(..) => false,
    }
}

/// A date in parts. In this format −44 is 44 BC; years of six or more digits are unchanged.
fn date(end: End) -> Value {
    let year = match end.year {
        year @ (..-99_999 | 1..) => year,
        year => year - 1,
    };
    let mut date = Map::new();
    let mut put = |name: &str, value: i64| date.insert(name.to_owned(), json!(value));
    put("year", year);
    if end.month > 0 {
        put("month", end.month.into());
    }
    if end.day > 0 {
        put("day", end.day.into());
    }
    if let Some(time) = end.time {
        put("hour", (time / 3600).into());
        put("minute", (time / 60 % 60).into());
        if time % 60 > 0 {
            put("second", (time % 60).into());
        }
    }
    Value::Object(date)
}

/// A medium, of which a slide has at most one.
fn media(reader: Reader<'_>, link: &Link) -> Value {
    let mut media = Map::new();
    media.insert("url".to_owned(), json!(link.to.url()));
    for (name, text) in [("caption", &link.caption), ("credit", &link.credit)] {
        let words = reader.plain(text);
        if !words.is_empty() {
            media.insert(name.to_owned(), json!(escaped(&words)));
        }
    }
    Value::Object(media)
}

/// Paragraphs as HTML.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let paragraphs: Vec<String> = lines
        .map(|line| format!("<p>{}</p>", escaped(line)))
        .collect();
    paragraphs.concat()
}
