//! Figures and who claims them, grouped by what they count.

use std::collections::HashMap;

use super::{Reader, Word};
use crate::chronicle::{Bound, Figure, FigureValue, LaneId, Number, Side};
use crate::messages::Message;
use crate::text::is_ideograph;

/// The claims about one quantity in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureGroup {
    /// What is counted, and for which side.
    pub what: Vec<Word>,
    /// The unit; may be empty.
    pub unit: String,
    /// The claims, in the order of the file.
    pub claims: Vec<Claim>,
}

/// A figure as given by one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The side whose colour the bar has.
    pub side: Option<LaneId>,
    /// A label before the bar: the side, if the group compares sides.
    pub label: Vec<Word>,
    /// The figure in words: `at most 60,000`.
    pub value: Vec<Word>,
    /// Its bar, or `None` if there is nothing to compare.
    pub bar: Option<Bar>,
    /// Who says so.
    pub by: Vec<Word>,
    /// A remark.
    pub note: Vec<Word>,
}

/// A bar on the common scale of comparable figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The length that is certain, in thousandths of the largest figure.
    pub certain: u16,
    /// The length that is possible, in thousandths of the largest figure.
    pub possible: u16,
    /// Whether the figure is a lower bound without an upper one.
    pub open: bool,
}

impl FigureGroup {
    /// Its words in reading order.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        let claims = self
            .claims
            .iter()
            .flat_map(|claim| [&claim.label, &claim.value, &claim.by, &claim.note]);
        std::iter::once(&self.what).chain(claims).flatten()
    }

    /// The unit as it follows a claim's value: 七千人, 7,000人, `7,000 soldiers`. There is no space before a Han character except after
    /// a Latin letter.
    pub fn unit_after(&self, claim: &Claim) -> String {
        let value = claim.value.iter().rev();
        let before = value.flat_map(|word| word.text.chars().rev()).next();
        match (before, self.unit.chars().next()) {
            (_, None) => String::new(),
            (Some(before), Some(after)) if is_ideograph(after) && !before.is_ascii_alphabetic() => {
                self.unit.clone()
            }
            _ => format!(" {}", self.unit),
        }
    }
}

/// The figures of an event, grouped by what they count. Figures of the same unit share a scale.
pub(super) fn groups(reader: Reader<'_>, figures: &[Figure]) -> Vec<FigureGroup> {
    let units: Vec<String> = figures
        .iter()
        .map(|figure| reader.plain(&figure.unit))
        .collect();
    let mut scales: HashMap<&str, Scale> = HashMap::new();
    for (figure, unit) in figures.iter().zip(&units) {
        scales.entry(unit).or_default().take(figure);
    }
    let mut groups = Groups::default();
    for (figure, unit) in figures.iter().zip(&units) {
        let scale = scales.get(unit.as_str()).copied().unwrap_or_default();
        let claim = claim(reader, figure, bar(figure, scale));
        let key = (figure.side, unit.clone(), reader.plain(&figure.what));
        groups.add(key, claim, || what(reader, figure));
    }
    groups.all
}

/// The strengths of all sides on one scale: a group for each occasion, with a claim for each side.
pub(super) fn by_side(reader: Reader<'_>, sides: &[Side]) -> Vec<FigureGroup> {
    let mut scale = Scale::default();
    for figure in sides.iter().flat_map(|side| &side.strength) {
        scale.take(figure);
    }
    let mut groups = Groups::default();
    for (side, figure) in sides
        .iter()
        .flat_map(|side| side.strength.iter().map(move |figure| (side, figure)))
    {
        let label = side.lane.map_or_else(
            || reader.words(&side.name),
            |lane| vec![reader.short(reader.chronicle.row_lane(lane))],
        );
        let claim = Claim {
            side: side.lane.map(|lane| reader.chronicle.row_lane(lane)),
            label,
            ..claim(reader, figure, bar(figure, scale))
        };
        let key = (None, reader.plain(&figure.unit), reader.plain(&figure.what));
        groups.add(key, claim, || reader.words(&figure.what));
    }
    groups.all
}

/// Groups, in the order of their first claims.
#[derive(Default)]
struct Groups {
    all: Vec<FigureGroup>,
    /// The index of a group by side, unit and what is counted.
    places: HashMap<(Option<LaneId>, String, String), usize>,
}

impl Groups {
    fn add(
        &mut self,
        key: (Option<LaneId>, String, String),
        claim: Claim,
        what: impl FnOnce() -> Vec<Word>,
    ) {
        if let Some(group) = self.places.get(&key).and_then(|at| self.all.get_mut(*at)) {
            group.claims.push(claim);
            return;
        }
        self.all.push(FigureGroup {
            what: what(),
            unit: key.1.clone(),
            claims: vec![claim],
        });
        self.places.insert(key, self.all.len() - 1);
    }
}

/// The figures that are compared with each other.
#[derive(Debug, Clone, Copy, Default)]
struct Scale {
    largest: i128,
    count: usize,
}

impl Scale {
    fn take(&mut self, figure: &Figure) {
        if let Some(number) = number(figure) {
            self.largest = self.largest.max(number);
            self.count += 1;
        }
    }
}

/// Moves the sources and remarks of the claims into separate entries, one for each claim that has any.
pub(super) fn grounds(reader: Reader<'_>, groups: &mut [FigureGroup]) -> Vec<Vec<Word>> {
    let mut grounds = Vec::new();
    for group in groups {
        for claim in &mut group.claims {
            let (by, note) = (
                std::mem::take(&mut claim.by),
                std::mem::take(&mut claim.note),
            );
            if by.is_empty() && note.is_empty() {
                continue;
            }
            let mut words = group.what.clone();
            words.push(Word::dim(" · "));
            words.extend(
                claim
                    .label
                    .iter()
                    .chain([&Word::dim(reader.sign(Message::Colon))])
                    .chain(&claim.value)
                    .cloned(),
            );
            let by = sentence(reader.sign(Message::Comma), &by);
            words.extend(by.chain(sentence(reader.sign(Message::Stop), &note)));
            grounds.push(words);
        }
    }
    grounds
}

/// Words with a prefix, or nothing if there are no words.
fn sentence(before: String, words: &[Word]) -> impl Iterator<Item = Word> {
    let before = (!words.is_empty()).then(|| Word::plain(before));
    before.into_iter().chain(words.iter().cloned())
}

/// An entry for each group in which sources disagree: `Jin strength: Overview 100,000 · Li Gang at most 60,000`.
pub(super) fn differing(reader: Reader<'_>, groups: &[FigureGroup]) -> Vec<Vec<Word>> {
    let differs = |group: &&FigureGroup| {
        let mut values = group.claims.iter().map(|claim| &claim.value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    };
    groups
        .iter()
        .filter(differs)
        .map(|group| difference(reader, group))
        .collect()
}

fn difference(reader: Reader<'_>, group: &FigureGroup) -> Vec<Word> {
    let mut words = group.what.clone();
    if !group.unit.is_empty() {
        words.push(Word::dim(reader.interface.in_brackets(&group.unit)));
    }
    let mut before = reader.sign(Message::Colon);
    for claim in &group.claims {
        words.push(Word::dim(std::mem::replace(&mut before, " · ".to_owned())));
        words.extend(claim.by.iter().cloned());
        words.extend((!claim.by.is_empty()).then(|| Word::dim(reader.sign(Message::Colon))));
        words.extend(claim.value.iter().cloned());
    }
    words
}

/// The number in billionths; for a range, its upper end. `None` for words.
fn number(figure: &Figure) -> Option<i128> {
    match figure.value {
        FigureValue::Number {
            bound: Bound::UpTo(most),
            ..
        } => Some(most.billionths().max(0)),
        FigureValue::Number { value, .. } => Some(value.billionths().max(0)),
        FigureValue::Words(_) => None,
    }
}

/// The bar of a figure. A single figure has none, as there is nothing to compare.
fn bar(figure: &Figure, scale: Scale) -> Option<Bar> {
    if scale.count < 2 {
        return None;
    }
    let FigureValue::Number { value, bound } = figure.value else {
        return None;
    };
    let share = |value: Number| {
        let thousandths = value.billionths().max(0) * 1_000 / scale.largest.max(1);
        u16::try_from(thousandths).unwrap_or(1_000)
    };
    let (certain, possible) = match bound {
        Bound::Exact | Bound::AtLeast => (share(value), share(value)),
        Bound::AtMost => (0, share(value)),
        Bound::UpTo(most) => (share(value), share(most)),
    };
    Some(Bar {
        certain,
        possible,
        open: bound == Bound::AtLeast,
    })
}

/// What is counted, preceded by the side unless the text already names it.
fn what(reader: Reader<'_>, figure: &Figure) -> Vec<Word> {
    let mut words = reader.words(&figure.what);
    let row = |lane| reader.chronicle.row_lane(lane);
    let said = |side: &LaneId| {
        let lanes = words.iter().filter_map(|word| LaneId::of(word.of?));
        lanes.map(row).any(|lane| lane == row(*side))
    };
    if let Some(side) = figure.side.filter(|side| !said(side)) {
        words.splice(0..0, [reader.name(side), Word::dim(" · ")]);
    }
    words
}

fn claim(reader: Reader<'_>, figure: &Figure, bar: Option<Bar>) -> Claim {
    let side = figure.side;
    Claim {
        side: side.map(|side| reader.chronicle.row_lane(side)),
        label: Vec::new(),
        value: value(reader, figure),
        bar,
        by: reader.words(&figure.claimed_by),
        note: reader.words(&figure.note),
    }
}

/// The value in words: `at most 60,000`.
fn value(reader: Reader<'_>, figure: &Figure) -> Vec<Word> {
    let (value, bound) = match &figure.value {
        FigureValue::Words(words) => return reader.words(words),
        FigureValue::Number { value, bound } => (reader.interface.decimal(*value), bound),
    };
    vec![Word::plain(match bound {
        Bound::Exact => value,
        Bound::AtLeast => reader
            .interface
            .fill(Message::AtLeast, &[("value", &value)]),
        Bound::AtMost => reader.interface.fill(Message::AtMost, &[("value", &value)]),
        Bound::UpTo(most) => format!("{value}–{}", reader.interface.decimal(*most)),
    })]
}
