//! An index of event names, so that names are found in very large chronicles without reading all of them.
//!
//! Events are grouped into blocks. Each block has a set of the n-grams in its folded names, and the Mandarin readings of their Han
//! characters. A word can only occur in a block that has all its n-grams. The index takes 8 bytes per event, and two for each Han
//! character of its names.

use std::sync::{Arc, OnceLock};

use super::fields::names_of;
use super::fold::fold_into;
use super::pinyin::counts;
use super::word::Word;
use super::{han, hangul, kana};
use crate::chronicle::{Chronicle, Event, EventId};

/// The number of events per block.
pub(super) const BLOCK: usize = 128;

/// The size of a set in words of 64 bits.
const SET: usize = 128;

/// The minimum number of events for an index; smaller chronicles are searched before the next key press.
const WORTHWHILE: usize = 100_000;

/// The maximum length in letters of a word that is looked up by its reading; positions are stored as bits.
const LONGEST: usize = 31;

/// Separates the readings of two names; no syllable has this number.
const END: u16 = u16::MAX;

/// The index of a chronicle's events. Searches that start before it is built run without it.
#[derive(Debug, Clone, Default)]
pub struct Index(Arc<OnceLock<Blocks>>);

impl Index {
    /// Whether a chronicle has enough events to be worth indexing.
    pub fn is_worthwhile(chronicle: &Chronicle) -> bool {
        chronicle.events.len() >= WORTHWHILE
    }

    /// Builds the index. This takes a second or two for a million events, so it should run on its own thread.
    pub fn make(&self, chronicle: &Chronicle) {
        self.0.get_or_init(|| Blocks::of(chronicle));
    }

    pub(super) fn blocks(&self) -> Option<&Blocks> {
        self.0.get()
    }
}

#[derive(Debug)]
pub(super) struct Blocks {
    sets: Vec<[u64; SET]>,
    /// The end of each block in `readings`.
    ends: Vec<usize>,
    /// The usual reading of each Han character, by its number.
    readings: Vec<u16>,
}

impl Blocks {
    fn of(chronicle: &Chronicle) -> Self {
        let mut blocks = Self {
            sets: Vec::new(),
            ends: Vec::new(),
            readings: Vec::new(),
        };
        let mut folded = String::new();
        for first in (0..chronicle.events.len()).step_by(BLOCK) {
            let mut set = [0; SET];
            let block = (first..first + BLOCK).map_while(|place| chronicle.events.id_at(place));
            for event in block {
                blocks.take(&chronicle[event], &mut set, &mut folded);
            }
            blocks.sets.push(set);
            blocks.ends.push(blocks.readings.len());
        }
        blocks.readings.shrink_to_fit();
        blocks
    }

    fn take(&mut self, event: &Event, set: &mut [u64; SET], folded: &mut String) {
        for name in names_of(event) {
            fold_into(&name.text, folded);
            add(folded, set);
            if !name.text.is_ascii() {
                kana::of(folded).inspect(|kana| add(kana, set));
                hangul::initials(folded.chars()).inspect(|initials| add(initials, set));
                let read = name.text.chars().filter(|character| counts(*character));
                let numbers = read.filter_map(han::usual_reading);
                let before = self.readings.len();
                self.readings.extend(numbers);
                if self.readings.len() > before {
                    self.readings.push(END);
                }
            }
        }
    }

    /// The number of blocks.
    pub(super) fn len(&self) -> usize {
        self.sets.len()
    }

    /// The readings of the names in a block.
    fn readings(&self, block: usize) -> &[u16] {
        let start = block.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.readings[start..self.ends[block]]
    }
}

fn add(folded: &str, set: &mut [u64; SET]) {
    for bit in parts(folded) {
        set[bit / 64] |= 1 << (bit % 64);
    }
}

/// The n-grams of a folded text, as bit positions in a set: bigrams for dense scripts (from U+2E80), trigrams for others. N-grams with
/// a space are skipped.
fn parts(folded: &str) -> impl Iterator<Item = usize> {
    let mut rest = folded.chars();
    std::iter::from_fn(move || {
        loop {
            let first = rest.next()?;
            let mut next = rest.clone();
            let (second, third) = (next.next(), next.next());
            let dense = first >= '\u{2E80}';
            let third = if dense { Some('\0') } else { third };
            if let (Some(second), Some(third)) = (second, third)
                && ![first, second, third].contains(&' ')
            {
                return Some(place([first, second, third]));
            }
        }
    })
}

/// The bit position of an n-gram in a set, from a hash of its characters.
fn place(characters: [char; 3]) -> usize {
    let hash = characters
        .into_iter()
        .fold(0x9E37_79B9_u32, |hash, character| {
            (hash ^ u32::from(character))
                .wrapping_mul(0x85EB_CA6B)
                .rotate_left(13)
        });
    usize::try_from(hash >> 7).unwrap_or(0) % (SET * 64)
}

/// What a block must contain for a word to occur in it.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    parts: Vec<usize>,
    /// The n-grams of the kana that its letters may stand for, and of the initial consonants of its hangul.
    typed: Vec<Vec<usize>>,
    /// For each syllable and each position in the word where it may begin, a bit mask of the positions where it may end; empty if the
    /// word cannot be a reading.
    steps: Vec<u32>,
    /// The number of letters of the word.
    letters: usize,
}

impl Wanted {
    pub(super) fn new(word: &Word) -> Self {
        let letters = word.letters.as_deref().unwrap_or_default();
        let letters = if letters.len() <= LONGEST {
            letters
        } else {
            ""
        };
        let syllables = word.hangul.iter().flatten().copied();
        let typed = [word.kana.clone(), hangul::initials(syllables)];
        let typed = typed.into_iter().flatten();
        let typed = typed.map(|typed| parts(&typed).collect::<Vec<_>>());
        Self {
            typed: typed.filter(|parts| !parts.is_empty()).collect(),
            parts: parts(&word.folded).collect(),
            steps: steps(letters),
            letters: letters.len(),
        }
    }

    /// Whether the word may occur in a name of a block.
    pub(super) fn may_be_in(&self, blocks: &Blocks, block: usize) -> bool {
        let set = &blocks.sets[block];
        let has = |bit: &usize| set[bit / 64] & (1 << (bit % 64)) != 0;
        let all = |parts: &Vec<usize>| parts.iter().all(has);
        all(&self.parts) || self.typed.iter().any(all) || self.is_read_in(blocks.readings(block))
    }

    /// Whether consecutive readings spell, begin or abbreviate the word.
    fn is_read_in(&self, readings: &[u16]) -> bool {
        let letters = self.letters;
        if letters == 0 {
            return false;
        }
        let mut reached = 0_u32;
        readings.iter().any(|reading| {
            if *reading == END {
                reached = 0;
                return false;
            }
            // A match may begin at any character.
            let (mut from, mut next) = (reached | 1, 0);
            while from != 0 {
                let place = usize::try_from(from.trailing_zeros()).unwrap_or(0);
                next |= self.steps[usize::from(*reading) * letters + place];
                from &= from - 1;
            }
            reached = next & !(1 << letters);
            next & (1 << letters) != 0
        })
    }
}

/// For each syllable and start position, the positions in the word where the syllable may end: after all its letters, after its first
/// letter, after an initial of two letters (`zh`), or at the end of a partially typed word.
fn steps(word: &str) -> Vec<u32> {
    if word.is_empty() {
        return Vec::new();
    }
    let ends = |syllable: &str, place: usize| {
        let rest = &word[place..];
        let double = ["zh", "ch", "sh"]
            .into_iter()
            .find(|double| syllable.starts_with(double) && rest.starts_with(double));
        let mut ends = 0;
        for (met, letters) in [
            (rest.starts_with(syllable), syllable.len()),
            (syllable.starts_with(rest), rest.len()),
            (double.is_some(), 2),
            (rest.as_bytes().first() == syllable.as_bytes().first(), 1),
        ] {
            ends |= u32::from(met) << (place + letters);
        }
        ends
    };
    han::syllables()
        .flat_map(|syllable| (0..word.len()).map(move |place| ends(syllable, place)))
        .collect()
}

/// The events in a block.
pub(super) fn events_of(chronicle: &Chronicle, block: usize) -> impl Iterator<Item = EventId> {
    let first = block * BLOCK;
    (first..first + BLOCK).map_while(|place| chronicle.events.id_at(place))
}

#[cfg(test)]
mod tests {
    use super::super::scratch::Scratch;
    use super::*;
    use crate::format;

    fn word(text: &str, chronicle: &Chronicle) -> Word {
        Word::new(text, chronicle.dates_among(), &mut Scratch::default())
    }

    #[test]
    fn a_word_may_be_in_every_block_that_has_it() {
        let chronicle = format::embedded().unwrap().chronicle;
        let index = Index::default();
        index.make(&chronicle);
        let blocks = index.blocks().unwrap();
        let words = [
            "bianjing", "jingkang", "陷落", "jkzb", "hszm", "tinh", "정강", "zhibian", "of",
            "seikou", "seiko", "benkei", "ㅈㄱ", "ㅂㄱ", "정ㄱ", "송휘", "변겨",
        ];
        for text in words {
            let word = word(text, &chronicle);
            let (wanted, mut scratch) = (Wanted::new(&word), Scratch::default());
            let is_in = |event: &Event, scratch: &mut Scratch| {
                let mut names = names_of(event);
                names.any(|name| {
                    word.is_in(&name.text, scratch) || word.is_typed_in(&name.text, scratch)
                })
            };
            for block in 0..blocks.len() {
                let met = events_of(&chronicle, block)
                    .any(|event| is_in(&chronicle[event], &mut scratch));
                assert!(
                    !met || wanted.may_be_in(blocks, block),
                    "{text} in block {block}"
                );
            }
        }
    }

    #[test]
    fn a_word_is_in_no_block_that_has_no_part_of_it() {
        let chronicle = format::embedded().unwrap().chronicle;
        let index = Index::default();
        index.make(&chronicle);
        let blocks = index.blocks().unwrap();
        for text in ["halley", "彗星", "hlhx", "xyzzy", "nagasaki", "ㅋㅋ"] {
            let wanted = Wanted::new(&word(text, &chronicle));
            assert!(
                (0..blocks.len()).all(|block| !wanted.may_be_in(blocks, block)),
                "{text}"
            );
        }
    }
}
