//! The tables of calendars and eras, embedded in packed form and unpacked on first use.
//!
//! They are packed by `examples/calendars` from the readable tables in `assets/calendars`.

use hashbrown::HashMap;
use std::sync::{Arc, OnceLock};

use super::bytes::Bytes;
use super::era::{Claim, Era, EraName, Exceptions};
use super::polity::{Kept, Polity};
use super::series::{Months, Series};
use super::view::EraView;
use crate::time::moment::Day;

/// The contents of the tables.
pub(crate) struct Store {
    series: Vec<Series>,
    /// States and courts.
    pub(crate) polities: Vec<Polity>,
    /// The calendars that dates can be shown in.
    pub(crate) views: Vec<EraView>,
    /// Pairs of a traditional and a simplified character.
    pairs: Bytes,
    simplified: OnceLock<HashMap<char, char>>,
    readings: Readings,
}

/// The readings of characters.
struct Readings {
    /// Those in names; the first have readings.
    characters: Vec<char>,
    /// A line for each of the first characters, with its readings in the order of [`Pronunciation`].
    lines: Bytes,
    /// The line of each character, on first use.
    known: OnceLock<HashMap<char, &'static str>>,
}

/// How a character is pronounced, and in what script that is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pronunciation {
    /// Mandarin, in Hanyu Pinyin.
    Pinyin,
    /// Korean.
    Hangul,
    /// Vietnamese.
    QuocNgu,
}

/// The tables, unpacked on first use.
pub(crate) fn store() -> &'static Store {
    static STORE: OnceLock<Store> = OnceLock::new();
    STORE.get_or_init(|| Store::read(include_bytes!("../../../assets/calendars/calendars.bin")))
}

impl Store {
    fn read(packed: &'static [u8]) -> Self {
        let mut bytes = Bytes::new(packed);
        let readings = Readings {
            characters: bytes.text().chars().collect(),
            lines: bytes.part(),
            known: OnceLock::new(),
        };
        let pairs = bytes.part();
        let series = read_series(&mut bytes);
        let polity_lines = bytes.text();
        let view_lines = bytes.text();
        let mut polities: Vec<Polity> = polity_lines
            .lines()
            .map(|line| Polity::read(line, &series))
            .collect();
        let mut first = 0;
        for polity in &mut polities {
            polity.eras = first..first + bytes.count();
            first = polity.eras.end;
            polity.packed_eras = bytes.part();
        }
        let views = EraView::all(view_lines, &polities);
        Self {
            series,
            polities,
            views,
            pairs,
            simplified: OnceLock::new(),
            readings,
        }
    }

    /// All eras and reigns, grouped by polity.
    pub(crate) fn eras(&self) -> impl Iterator<Item = &Era> {
        (0..self.polities.len()).flat_map(|polity| self.eras_of(polity))
    }

    /// The eras of a polity, unpacked on first use, as a chronicle uses few calendars.
    pub(crate) fn eras_of(&self, polity: usize) -> &[Era] {
        self.polities.get(polity).map_or(&[], |of| {
            of.unpacked_eras
                .get_or_init(|| self.unpack_eras(polity, of.eras.start, of.packed_eras))
        })
    }

    /// The era with an index in the list of all eras.
    pub(crate) fn era(&self, place: usize) -> &Era {
        let polity = self
            .polities
            .partition_point(|polity| polity.eras.end <= place);
        &self.eras_of(polity)[place - self.polities[polity].eras.start]
    }

    fn unpack_eras(&self, polity: usize, first_place: usize, mut bytes: Bytes) -> Vec<Era> {
        let mut eras = Vec::new();
        let (mut day, mut ruler, mut ruler_latin) = (0, Arc::from(""), "");
        let han = &self.readings.characters;
        while !bytes.is_at_end() {
            let (head, which) = (bytes.byte(), bytes.byte());
            let name = characters(&mut bytes, han);
            let first = day + bytes.signed();
            let length = i64::try_from(bytes.count()).unwrap_or_default();
            let end = (length > 0).then(|| first + length - 1);
            day = end.unwrap_or(first);
            let about = (first - 1_721_058) * 4 / 1_461;
            let first_year = about + bytes.signed();
            if head >> 7 == 0 {
                ruler = characters(&mut bytes, han).into();
                ruler_latin = bytes.text();
            }
            eras.push(Era {
                id: EraName::of_place(first_place + eras.len()),
                polity,
                is_reign: head & 1 == 1,
                claim: [Claim::None, Claim::Rebel, Claim::Disputed, Claim::KeptUp]
                    [usize::from(head >> 5 & 3)],
                han: name,
                ruler: Arc::clone(&ruler),
                ruler_latin,
                first_year,
                first: Day(first),
                end: end.map(Day),
                is_vague: head >> 1 & 3 == 2,
                exceptions: exceptions(&mut bytes, which, han),
                romanised: OnceLock::new(),
            });
        }
        eras
    }

    /// The months of the series with an index.
    pub(crate) fn months(&self, series: usize) -> Option<Months<'_>> {
        let found = self.series.get(series)?;
        Some(Months::new(found, &self.series))
    }

    /// The months of the series with an id.
    #[cfg(test)]
    pub(crate) fn months_of(&self, id: &str) -> Option<Months<'_>> {
        self.months(self.series.iter().position(|series| series.id == id)?)
    }

    /// How a polity counted its months on a day.
    pub(crate) fn kept(&self, polity: usize, day: Day) -> Kept {
        self.polities
            .get(polity)
            .map_or(Kept::Unknown, |polity| polity.kept(day))
    }

    /// Converts a text to simplified characters.
    pub(crate) fn simplified(&self, han: &str) -> String {
        let simplified = self
            .simplified
            .get_or_init(|| pairs(self.pairs.rest_as_text()).collect());
        let one = |character| simplified.get(&character).copied();
        han.chars()
            .map(|character| one(character).unwrap_or(character))
            .collect()
    }

    /// Pairs of a traditional and a simplified character.
    pub(crate) fn simplified_pairs(&self) -> impl Iterator<Item = (char, char)> {
        pairs(self.pairs.rest_as_text())
    }

    /// The pronunciations of the characters of a name; `None` if one of them is not known.
    pub(super) fn syllables(&self, han: &str, how: Pronunciation) -> Option<Vec<&'static str>> {
        han.chars()
            .map(|character| self.readings.of(character, how))
            .collect()
    }
}

impl Readings {
    fn of(&self, character: char, how: Pronunciation) -> Option<&'static str> {
        let known = self.known.get_or_init(|| {
            let mut known = HashMap::with_capacity(self.characters.len());
            let lines = self.lines.rest_as_text().lines();
            known.extend(self.characters.iter().copied().zip(lines));
            known
        });
        known.get(&character)?.split(' ').nth(how as usize)
    }
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    let mut characters = text.chars();
    std::iter::from_fn(move || Some((characters.next()?, characters.next()?)))
}

fn read_series(bytes: &mut Bytes) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for _ in 0..bytes.count() {
        let series = Series::read(bytes, &all);
        all.push(series);
    }
    for _ in 0..bytes.count() {
        let id = bytes.text();
        let days = Day(bytes.signed())..Day(bytes.signed());
        if let Some(series) = all.iter_mut().find(|series| series.id == id) {
            series.add_computed(days);
        }
    }
    all
}

fn characters(bytes: &mut Bytes, han: &[char]) -> String {
    let length = bytes.count();
    let mut text = String::with_capacity(length * 3);
    text.extend((0..length).filter_map(|_| han.get(bytes.count())));
    text
}

fn exceptions(bytes: &mut Bytes, which: u8, han: &[char]) -> Exceptions {
    let mut found = Exceptions::default();
    for at in (0..8).filter(|at| which >> at & 1 == 1) {
        match at {
            0 => found.hans = Some(bytes.text()),
            1 => found.alt = characters(bytes, han),
            2 => found.pinyin = Some(bytes.text()),
            3 => found.kana = kana(bytes),
            4 => found.romaji = Some(bytes.text()),
            5 => found.hangul = Some(bytes.text()),
            6 => found.romanised_korean = Some(bytes.text()),
            _ => found.viet = Some(bytes.text()),
        }
    }
    found
}

fn kana(bytes: &mut Bytes) -> String {
    let length = bytes.count();
    bytes
        .slice(length)
        .iter()
        .filter_map(|byte| char::from_u32(0x3040 + u32::from(*byte)))
        .collect()
}
