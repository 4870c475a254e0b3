//! The card of a place.

use super::parts::{
    events, field, head, joined, list, nothing, other_names, paragraphs, push_line,
};
use super::{Block, Reader, Subject, Word, attached};
use crate::chronicle::{Chronicle, CoordinatePrecision, Place, PlaceId};
use crate::messages::Message;

/// What it was and is, where it lies, and what happened there.
pub(super) fn blocks(reader: Reader<'_>, id: PlaceId, place: &Place) -> Vec<Block> {
    let mut blocks = head(reader, &place.name);
    push_line(&mut blocks, reader.words(&place.kind));
    paragraphs(&mut blocks, reader.words(&place.note));
    blocks.extend(attached::tags(reader, &place.attached));
    field(
        &mut blocks,
        reader,
        Message::Today,
        today_words(reader, place),
    );
    field(
        &mut blocks,
        reader,
        Message::LiesAt,
        coordinates(reader, place),
    );
    field(
        &mut blocks,
        reader,
        Message::Under,
        joined(reader, place.lane),
    );
    blocks.extend(place.at.map(|_| Block::Map(Subject::Thing(id.into()))));
    list(
        &mut blocks,
        reader,
        Message::AlsoCalled,
        place.also.iter().map(|other| reader.also(other)),
    );
    events(
        &mut blocks,
        reader,
        Message::Events,
        reader.chronicle.appearances(id),
        nothing,
    );
    attached::elsewhere(&mut blocks, reader, &place.attached);
    other_names(&mut blocks, reader, &place.name, &[]);
    blocks
}

/// True if one of some places has coordinates.
pub(super) fn is_on_the_map(
    chronicle: &Chronicle,
    mut places: impl Iterator<Item = PlaceId>,
) -> bool {
    places.any(|place| chronicle[place].at.is_some())
}

/// A place as another card names it: `Bianjing (Kaifeng, Henan)`.
pub(super) fn in_passing(reader: Reader<'_>, id: PlaceId) -> Vec<Word> {
    let mut words = vec![reader.name(id)];
    let place = &reader.chronicle[id];
    let today = today(reader, place, reader.shown(&place.name).text);
    if !today.is_empty() {
        words.push(Word::dim(reader.interface.in_brackets(&today)));
    }
    words
}

impl Reader<'_> {
    /// Where a place lies today: `Kaifeng, Henan`, the greater before the smaller where its letters have it so.
    pub fn today(self, place: &Place) -> String {
        today(self, place, "")
    }
}

fn today_words(reader: Reader<'_>, place: &Place) -> Vec<Word> {
    let today = reader.today(place);
    if today.is_empty() {
        Vec::new()
    } else {
        vec![Word::plain(today)]
    }
}

/// Where a place lies today, without what its name says already (`Bianjing (Kaifeng)`).
fn today(reader: Reader<'_>, place: &Place, name: &str) -> String {
    let said = |text: String| {
        if name.contains(&text) {
            String::new()
        } else {
            text
        }
    };
    let (today, province) = (
        said(reader.plain(&place.today)),
        said(reader.plain(&place.province)),
    );
    if province.is_empty() || today.contains(&province) {
        return today;
    }
    if today.is_empty() {
        return province;
    }
    // In Chinese, Japanese and Korean the greater comes before the smaller.
    match joint(&today).max(joint(&province)) {
        Joint::Nothing => province + &today,
        Joint::Blank => format!("{province} {today}"),
        Joint::Comma => today + &reader.sign(Message::Comma) + &province,
    }
}

/// What stands between a place and the greater one in which it lies.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    Nothing,
    Blank,
    Comma,
}

/// As the letters of a name have it.
fn joint(name: &str) -> Joint {
    match name.chars().next() {
        Some('\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}') => Joint::Nothing,
        Some('\u{AC00}'..='\u{D7A3}') => Joint::Blank,
        _ => Joint::Comma,
    }
}

/// `34.80° N, 114.35° E`, and how far to trust it.
fn coordinates(reader: Reader<'_>, place: &Place) -> Vec<Word> {
    let Some(at) = place.at else {
        return Vec::new();
    };
    let at = reader
        .interface
        .coordinates((f64::from(at.0), f64::from(at.1)), 2);
    vec![
        Word::plain(at),
        Word::dim(format!("  {}", reader.say(trust(place.at_precision)))),
    ]
}

fn trust(precision: CoordinatePrecision) -> Message {
    match precision {
        CoordinatePrecision::City => Message::TrustTown,
        CoordinatePrecision::Site => Message::TrustSpot,
        CoordinatePrecision::Approximate => Message::TrustApproximate,
        CoordinatePrecision::Line => Message::TrustLine,
        CoordinatePrecision::Region => Message::TrustRegion,
    }
}
