//! The card of a place.

use super::parts::{
    events, field, head, joined, list, nothing, other_names, paragraphs, push_line,
};
use super::{Block, Reader, Subject, Word, attached};
use crate::chronicle::{Chronicle, CoordinatePrecision, Place, PlaceId};
use crate::messages::Message;

/// What separates a place from the larger unit that contains it, in scripts that use it.
const BETWEEN_UNITS: &str = ", ";

/// The full card: what it was and is, where it lies, and what happened there.
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

/// A place as other cards name it: `Dengzhou (Penglai, Shandong)`, or `Bianjing (Kaifeng), Henan` if its name has brackets.
pub(super) fn in_passing(reader: Reader<'_>, id: PlaceId) -> Vec<Word> {
    let place = &reader.chronicle[id];
    let name = reader.shown(&place.name).text;
    let today = today(reader, place, name);
    let mut words = vec![reader.name(id)];
    if today.is_empty() {
        return words;
    }
    let interface = reader.interface;
    let today = if name.ends_with([')', '\u{ff09}']) {
        interface.sign(Message::Comma) + &today
    } else {
        interface.in_brackets(&today)
    };
    words.push(Word::dim(today));
    words
}

impl Reader<'_> {
    /// The coordinates of a place, with as many decimals as its precision allows.
    pub fn coordinates(self, place: &Place) -> Option<String> {
        let (latitude, longitude) = place.at?;
        let digits = match place.at_precision {
            CoordinatePrecision::City | CoordinatePrecision::Site => 2,
            CoordinatePrecision::Approximate
            | CoordinatePrecision::Line
            | CoordinatePrecision::Region => 1,
        };
        let at = (f64::from(latitude), f64::from(longitude));
        Some(self.interface.coordinates(at, digits))
    }

    /// The present-day location of a place beside its name: without a part that is the name itself.
    pub fn today_beside_name(self, place: &Place) -> String {
        let name = self.shown(&place.name).text;
        let today = self.today(place);
        let parts = today.split(BETWEEN_UNITS).filter(|part| *part != name);
        parts.collect::<Vec<_>>().join(BETWEEN_UNITS)
    }

    /// The present-day location: `Kaifeng, Henan`. The larger unit comes first in scripts that order it that way.
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

/// The present-day location, without parts that the name already contains (`Bianjing (Kaifeng)`).
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
    // In Chinese, Japanese and Korean, the larger unit comes first.
    match joint(&today).max(joint(&province)) {
        Joint::Nothing => province + &today,
        Joint::Blank => format!("{province} {today}"),
        Joint::Comma => today + &reader.sign(Message::Comma) + &province,
    }
}

/// The separator between a place and the larger unit that contains it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    Nothing,
    Blank,
    Comma,
}

/// The separator for the script of a name.
fn joint(name: &str) -> Joint {
    match name.chars().next() {
        Some('\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}') => Joint::Nothing,
        Some('\u{AC00}'..='\u{D7A3}') => Joint::Blank,
        _ => Joint::Comma,
    }
}

/// The coordinates and their precision: `34.80° N, 114.35° E`.
fn coordinates(reader: Reader<'_>, place: &Place) -> Vec<Word> {
    let Some(at) = reader.coordinates(place) else {
        return Vec::new();
    };
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
