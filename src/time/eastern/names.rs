//! Finding the names of states, rulers and eras at a position in East Asian text.

use std::ops::Range;
use std::sync::OnceLock;

use super::fold::folded;
use super::numeral::Characters;
use crate::time::calendar::{Era, store};

/// Folded names, with what they refer to.
struct Index {
    /// The characters of all names, concatenated.
    characters: Vec<char>,
    /// Sorted by first character; entries with the same one keep their order.
    entries: Vec<Entry>,
}

/// A name as a range of characters, with what it refers to.
struct Entry {
    name: Range<usize>,
    named: Named,
}

/// The index of what is named, and whether this is its primary name.
type Named = (usize, bool);

impl Index {
    fn new<'a>(names: impl Iterator<Item = (&'a str, Named)>) -> Self {
        let (mut characters, mut entries) = (Vec::new(), Vec::new());
        for (name, named) in names {
            let start = characters.len();
            characters.extend(name.chars().map(folded));
            let name = start..characters.len();
            // Two forms of one name are near each other, and often fold to the same characters.
            let same = |entry: &&Entry| {
                entry.named.0 == named.0 && characters[entry.name.clone()] == characters[start..]
            };
            let near = entries.len().saturating_sub(MOST_WRITINGS);
            if !name.is_empty() && !entries[near..].iter().any(|entry| same(&entry)) {
                entries.push(Entry { name, named });
            }
        }
        entries.sort_by_key(|entry: &Entry| characters[entry.name.start]);
        Self {
            characters,
            entries,
        }
    }

    /// All names at the reader's position, with their lengths.
    fn here<'a>(&'a self, reader: &'a Characters) -> impl Iterator<Item = (Named, usize)> + 'a {
        let first = |entry: &Entry| self.characters[entry.name.start];
        let wanted = reader.peek().unwrap_or_default();
        let start = self.entries.partition_point(|entry| first(entry) < wanted);
        self.entries[start..]
            .iter()
            .take_while(move |entry| first(entry) == wanted)
            .filter(|entry| reader.continues_with(&self.characters[entry.name.clone()]))
            .map(|entry| (entry.named, entry.name.len()))
    }
}

/// The maximum number of forms of one name.
const MOST_WRITINGS: usize = 8;

fn han_names() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let of = |era: &'static Era, place: usize| {
            [era.han.as_str(), era.kana()]
                .into_iter()
                .chain(era.alts())
                .map(move |name| (name, (place, *name == *era.han || *name == *era.kana())))
        };
        let eras = store().eras().enumerate();
        Index::new(eras.flat_map(|(place, era)| of(era, place)))
    })
}

/// The Japanese readings of names of non-Japanese eras.
fn kana_names() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let foreign = store().eras().enumerate();
        let foreign = foreign.filter(|(_, era)| era.kana().is_empty());
        let read: Vec<(String, usize)> = foreign
            .filter_map(|(place, era)| Some((era.read_in_kana()?, place)))
            .collect();
        let names = read
            .iter()
            .map(|(name, place)| (name.as_str(), (*place, false)));
        Index::new(names)
    })
}

fn hangul_names() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let named: Vec<(String, usize)> = store()
            .eras()
            .enumerate()
            .filter_map(|(place, era)| Some((era.hangul()?, place)))
            .collect();
        Index::new(
            named
                .iter()
                .map(|(name, place)| (name.as_str(), (*place, true))),
        )
    })
}

fn polity_names() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let polities = store().polities.iter().enumerate();
        Index::new(polities.flat_map(|(place, polity)| {
            let names = polity.east_asian_names();
            let is_vietnamese = polity.id.starts_with("vn-");
            // 陳重興四年, for 陳朝重興四年.
            let short = move |name: &'static str| name.strip_suffix('朝').filter(|_| is_vietnamese);
            names
                .flat_map(move |name| [Some(name), short(name)])
                .flatten()
                .map(move |name| (name, (place, true)))
        }))
    })
}

fn ruler_names() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let eras = store().eras().enumerate();
        Index::new(eras.map(|(place, era)| (&*era.ruler, (place, true))))
    })
}

/// The eras named at this position, whether by their primary name, and the length of the name.
pub(super) fn eras(reader: &Characters) -> Vec<(&'static Era, bool, usize)> {
    let in_hangul = reader.has_hangul.then(hangul_names);
    let is_kana = |c: char| ('\u{3041}'..='\u{309f}').contains(&c);
    let in_japanese = reader.peek().filter(|c| is_kana(*c)).map(|_| kana_names());
    let indexes = [Some(han_names()), in_hangul, in_japanese];
    let found: Vec<_> = indexes
        .into_iter()
        .flatten()
        .flat_map(|index| index.here(reader))
        .map(|((place, is_first), length)| (store().era(place), is_first, length))
        .collect();
    if found.is_empty() {
        confused(reader)
    } else {
        found
    }
}

/// Names in which a character is replaced by one that was confused with it, or that replaced it because of a taboo: 大和 for 太和.
fn confused(reader: &Characters) -> Vec<(&'static Era, bool, usize)> {
    const PAIRS: [(char, char); 3] = [('太', '大'), ('玄', '元'), ('弘', '宏')];
    let Some(first) = reader.peek() else {
        return Vec::new();
    };
    let other = PAIRS.iter().find_map(|(one, other)| match first {
        _ if first == *one => Some(*other),
        _ if first == *other => Some(*one),
        _ => None,
    });
    other
        .map(|other| reader.with_first(other))
        .map(|reader| {
            han_names()
                .here(&reader)
                .map(|((place, _), length)| (store().era(place), false, length))
                .collect()
        })
        .unwrap_or_default()
}

/// The states named at this position, by index, with the length of the name.
pub(super) fn polities(reader: &Characters) -> Vec<(usize, usize)> {
    let here = polity_names().here(reader);
    here.map(|((place, _), length)| (place, length)).collect()
}

/// The eras whose ruler is named at this position, with the length of the ruler's name.
pub(super) fn rulers(reader: &Characters) -> Vec<(&'static Era, usize)> {
    ruler_names()
        .here(reader)
        .map(|((place, _), length)| (store().era(place), length))
        .collect()
}
