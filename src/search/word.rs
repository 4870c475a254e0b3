//! A search word in the forms in which it may occur in a text.

use std::ops::Range;

use memchr::memchr2;
use memchr::memmem::Finder;

use super::amount::{Amount, amount};
use super::fields::{Field, Naming};
use super::fold::{find, fold, holds, ranges};
use super::query::SORTS;
use super::scratch::Scratch;
use super::{han, hangul, kana, pinyin, typing};
use crate::chronicle::EventKind;
use crate::messages::{Interface, Message};
use crate::time::{Context, Moment, month_and_day, read_in};

/// A word to search for.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) folded: String,
    pub(super) finder: Finder<'static>,
    /// Finds it in an unfolded name: without the first letter, which may be a capital there.
    caseless: Finder<'static>,
    /// In lower case with its marks; `None` if it is ASCII.
    pub(super) marked: Option<String>,
    /// Without spaces.
    pub(super) closed: String,
    /// The same, if it may be the reading of Han characters.
    pub(super) letters: Option<String>,
    /// The kana that its letters may stand for, with long vowels shortened.
    pub(super) kana: Option<String>,
    /// Its characters, if all of it is hangul.
    pub(super) hangul: Option<Vec<char>>,
    /// The number it stands for in East Asian notation.
    pub(super) amount: Option<Amount>,
    /// Its letters as a list and as a bit set, if typing mistakes are allowed in it.
    pub(super) mistakable: Option<(Vec<char>, u64)>,
    /// The start and end of the date it stands for, if it is a date.
    extent: Option<(Moment, Moment)>,
    /// The score of the name of each kind of event, in the order of [`EventKind::ALL`].
    kinds: [u32; EventKind::ALL.len()],
    /// The month and the day, if it is a date without a year.
    pub(super) yearless: Option<(i64, i64)>,
    /// The sorts of things that it names.
    pub(super) sorts: Vec<Message>,
    /// The score of a perfect match in the fuzzy matcher; `None` for a word that is too short for fuzzy matching.
    pub(super) perfect: Option<u16>,
}

/// The maximum number of characters of an excerpt, and the number of them before the match.
const AROUND: usize = 120;
const BEFORE: usize = 12;

/// The minimum length of a word for fuzzy matching.
const SHORTEST_GUESS: usize = 4;

impl Word {
    pub(super) fn new(text: &str, context: Context<'_>, scratch: &mut Scratch) -> Self {
        let folded = fold(text);
        let extent = read_in(text, context)
            .ok()
            .map(|read| (read.when.extent().start(), read.when.extent().end()));
        let closed = folded.replace(' ', "");
        let letters = Some(closed.clone()).filter(|letters| {
            letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        let lower = text.trim().to_lowercase();
        let caseless = Finder::new(without_capital(&folded)).into_owned();
        let mut word = Self {
            finder: Finder::new(&folded).into_owned(),
            caseless,
            marked: Some(lower).filter(|lower| !lower.is_ascii()),
            kana: letters.as_deref().and_then(kana::typed),
            hangul: syllables(&closed),
            amount: amount(text.trim(), fold),
            mistakable: mistakable(&folded),
            perfect: perfect(&folded, scratch),
            sorts: sorts(&folded),
            yearless: month_and_day(text),
            kinds: [0; EventKind::ALL.len()],
            letters,
            closed,
            extent,
            folded,
        };
        word.kinds = EventKind::ALL.map(|kind| word.score_words_for(kind, scratch));
        word
    }

    /// True if there is nothing to search for.
    pub(super) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether it is in the given list.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.folded.as_str())
    }

    /// The best score among the names of a kind of event in all interface languages.
    fn score_words_for(&self, kind: EventKind, scratch: &mut Scratch) -> u32 {
        let scores = Interface::ALL.into_iter().filter_map(|interface| {
            scratch.take(interface.say(kind.into()));
            self.score(Field::Kind, Naming::Descriptive, scratch)
        });
        scores.max().unwrap_or(0)
    }

    /// The score of the kind of an event; 0 if it does not match.
    pub(super) fn score_kind(&self, kind: EventKind) -> u32 {
        self.kinds.get(kind.index()).copied().unwrap_or(0)
    }

    /// The start and end of the date it stands for, if it is a date.
    pub(super) fn extent(&self) -> Option<(Moment, Moment)> {
        self.extent
    }

    /// Its length in bytes.
    pub(super) fn length(&self) -> usize {
        self.folded.len()
    }

    /// The byte ranges of a text that match it as it is written, otherwise by its Mandarin reading in full.
    pub(super) fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let direct = ranges(text, &self.folded);
        if !direct.is_empty() {
            return direct;
        }
        let read = || {
            let spoken = text.char_indices();
            let spoken: Vec<(usize, char)> = spoken.filter(|pair| pinyin::counts(pair.1)).collect();
            let characters: Vec<char> = spoken.iter().map(|(_, character)| *character).collect();
            let met = pinyin::find(self.letters.as_ref()?, &characters)?;
            let (first, _) = spoken.get(met.first)?;
            let (last, letter) = spoken.get(met.first + met.characters.checked_sub(1)?)?;
            (met.spelt == met.characters).then(|| *first..last + letter.len_utf8())
        };
        read().into_iter().collect()
    }

    /// The part of a text around the match.
    pub(super) fn excerpt(&self, text: &str) -> String {
        let read = || {
            let characters: Vec<char> = text
                .chars()
                .filter(|character| pinyin::counts(*character))
                .collect();
            let first = pinyin::find(self.letters.as_ref()?, &characters)?.first;
            text.char_indices()
                .filter(|(_, character)| pinyin::counts(*character))
                .nth(first)
                .map(|(at, _)| at)
        };
        let number = || find(text, &self.amount.as_ref()?.digits);
        let found = find(text, &self.folded).or_else(number);
        let at = found.or_else(read).unwrap_or(0);
        let before = text[..at]
            .char_indices()
            .rev()
            .take(BEFORE)
            .last()
            .map_or(at, |(start, _)| start);
        // Do not start in the middle of a word.
        let whole = text[before..at]
            .find(' ')
            .map_or(before, |space| before + space + 1);
        let start = if before == 0 { 0 } else { whole };
        let words: String = text[start..]
            .chars()
            .take(AROUND)
            .map(|letter| if letter == '\n' { ' ' } else { letter })
            .collect();
        if start == 0 {
            words
        } else {
            format!("…{words}")
        }
    }

    /// Whether a name contains the word, as it is written or by its Mandarin reading. This is a fast check that misses a few matches.
    pub(super) fn is_in(&self, name: &str, scratch: &mut Scratch) -> bool {
        let bytes = name.as_bytes();
        if self.caseless.find(bytes).is_some() {
            return true;
        }
        if name.is_ascii() && memchr2(b'-', b'\'', bytes).is_none() {
            return false;
        }
        let read = |letters: &str| {
            let begins = |letter| {
                name.chars()
                    .any(|character| han::may_begin(character, letter))
            };
            letters.bytes().next().is_some_and(begins) && {
                scratch.take_han(name);
                pinyin::find(letters, &scratch.han).is_some()
            }
        };
        holds(name, &self.folded) || self.letters.as_deref().is_some_and(read)
    }

    /// Whether a name contains the word as it is typed for kana, or by its initial consonants in hangul. Only used for the few names
    /// that pass the index.
    pub(super) fn is_typed_in(&self, name: &str, scratch: &mut Scratch) -> bool {
        if name.is_ascii() || (self.kana.is_none() && self.hangul.is_none()) {
            return false;
        }
        scratch.take(name);
        self.by_kana(scratch).is_some() || self.by_hangul(scratch).is_some()
    }
}

fn without_capital(word: &str) -> &str {
    let mut rest = word.chars();
    let cased = rest.next().is_some_and(char::is_lowercase);
    if cased && !rest.as_str().is_empty() {
        rest.as_str()
    } else {
        word
    }
}

/// The hangul of a word that consists of nothing else, including single consonants and incomplete syllables.
fn syllables(closed: &str) -> Option<Vec<char>> {
    let all = !closed.is_empty() && closed.chars().all(hangul::is_hangul);
    all.then(|| closed.chars().collect())
}

/// The letters of a word in which typing mistakes are allowed, as a list and as a bit set; `None` for numbers, which must match
/// exactly.
fn mistakable(folded: &str) -> Option<(Vec<char>, u64)> {
    let letters: Vec<char> = folded.chars().collect();
    let meant = letters.iter().any(char::is_ascii_digit);
    let bits = typing::bits(letters.iter().copied());
    (!meant && typing::allowed(letters.len()) > 0).then_some((letters, bits))
}

/// The score of a perfect match in the fuzzy matcher, for a word that is long enough for it.
fn perfect(folded: &str, scratch: &mut Scratch) -> Option<u16> {
    let guessable = |letter: char| letter.is_alphabetic() || letter == ' ';
    let long = folded.chars().count() >= SHORTEST_GUESS && folded.chars().all(guessable);
    long.then(|| scratch.guess_in(folded, folded)).flatten()
}

/// The sorts of things that a word names in any interface language, as the whole name or one of its words.
fn sorts(folded: &str) -> Vec<Message> {
    let names = |sort: &Message| {
        Interface::ALL.into_iter().any(|interface| {
            let said = fold(interface.say(*sort));
            said == folded || said.split(' ').any(|word| word == folded)
        })
    };
    SORTS.into_iter().filter(names).collect()
}
