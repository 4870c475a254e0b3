//! What is searched for, and how well a text answers it.

use memchr::memchr2;
use memchr::memmem::Finder;
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fields::Field;
use super::fold::{find, fold, fold_into, holds};
use super::{han, pinyin};
use crate::chronicle::EventKind;
use crate::messages::Interface;
use crate::time::{Moment, Reckoning, When, read};

/// What is searched for: the whole of it, and its words one by one.
#[derive(Debug, Clone)]
pub(super) struct Query {
    pub(super) words: Vec<Word>,
    pub(super) whole: Word,
    /// What it means as a date.
    pub(super) when: Option<When>,
}

/// A word to be found.
#[derive(Debug, Clone)]
pub(super) struct Word {
    folded: String,
    finder: Finder<'static>,
    /// Finds it in a name that is not folded: without the first letter, which may be a capital there.
    caseless: Finder<'static>,
    /// The same without spaces, if it may be the reading of Han characters.
    letters: Option<String>,
    /// Of a word that is a date: from when to when.
    extent: Option<(Moment, Moment)>,
    /// How well what each sort of event is called answers, in the order of [`EventKind::ALL`].
    kinds: [u32; EventKind::ALL.len()],
    /// What a perfect match scores with the fuzzy matcher; nothing for a word too short to be guessed at.
    perfect: Option<u16>,
}

/// A text to be searched, and what the searching needs room for.
pub(super) struct Scratch {
    matcher: Matcher,
    folded: String,
    /// The characters of a text with Han in it; nothing for another.
    han: Vec<char>,
    characters: Vec<char>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            folded: String::new(),
            han: Vec::new(),
            characters: Vec::new(),
        }
    }
}

/// How many characters an excerpt has, and how many of them stand before what was found.
const AROUND: usize = 120;
const BEFORE: usize = 12;

/// The shortest word that letters may be missing from.
const SHORTEST_GUESS: usize = 4;

/// How much of a perfect score a guess must reach, in hundredths.
const GOOD_GUESS: u32 = 78;

impl Query {
    pub(super) fn new(text: &str, reckoning: Reckoning) -> Self {
        let mut scratch = Scratch::default();
        let words = text
            .split_whitespace()
            .map(|word| Word::new(word, reckoning, &mut scratch));
        let words: Vec<Word> = words.filter(|word| !word.folded.is_empty()).collect();
        Self {
            words,
            whole: Word::new(text, reckoning, &mut scratch),
            when: read(text, reckoning).ok(),
        }
    }

    /// True if there is nothing to search for.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl Word {
    fn new(text: &str, reckoning: Reckoning, scratch: &mut Scratch) -> Self {
        let folded = fold(text);
        let extent = read(text, reckoning)
            .ok()
            .map(|when| (when.extent().start(), when.extent().end()));
        let guessable = |letter: char| letter.is_alphabetic() || letter == ' ';
        let long = folded.chars().count() >= SHORTEST_GUESS && folded.chars().all(guessable);
        let perfect = if long {
            scratch.guess_in(&folded, &folded)
        } else {
            None
        };
        let letters = folded.replace(' ', "");
        let letters = Some(letters).filter(|letters| {
            letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        let finder = Finder::new(&folded).into_owned();
        let caseless = Finder::new(without_capital(&folded)).into_owned();
        let mut word = Self {
            folded,
            finder,
            caseless,
            letters,
            extent,
            kinds: [0; EventKind::ALL.len()],
            perfect,
        };
        word.kinds = EventKind::ALL.map(|kind| word.score_words_for(kind, scratch));
        word
    }

    /// How well the best of the words answers that the interface has for a sort of event in its languages.
    fn score_words_for(&self, kind: EventKind, scratch: &mut Scratch) -> u32 {
        let scores = Interface::ALL.into_iter().filter_map(|interface| {
            scratch.take(interface.say(kind.into()));
            self.score(Field::Kind, false, scratch)
        });
        scores.max().unwrap_or(0)
    }

    /// How well the sort of an event answers; 0 if it does not.
    pub(super) fn score_kind(&self, kind: EventKind) -> u32 {
        self.kinds.get(kind.index()).copied().unwrap_or(0)
    }

    /// From when to when it is, if it is a date.
    pub(super) fn extent(&self) -> Option<(Moment, Moment)> {
        self.extent
    }

    /// How many bytes it has.
    pub(super) fn length(&self) -> usize {
        self.folded.len()
    }

    /// The words of a text around the place where it answers.
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
        let at = find(text, &self.folded).or_else(read).unwrap_or(0);
        let before = text[..at]
            .char_indices()
            .rev()
            .take(BEFORE)
            .last()
            .map_or(at, |(start, _)| start);
        // A word that is cut in two is left out.
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

    /// Whether a name holds it, as it is written or as Mandarin reads it. This is told quickly, and of a few names wrongly that they
    /// do not.
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

    /// How well a date answers: whether it begins within the time that the word names.
    pub(super) fn score_date(&self, start: Moment) -> Option<u32> {
        let (from, to) = self.extent?;
        (from <= start && start < to).then_some(640)
    }

    /// How well the text in `scratch` answers, from 1 to 1000; `named` if it belongs to what is no event.
    pub(super) fn score(&self, field: Field, named: bool, scratch: &mut Scratch) -> Option<u32> {
        let direct = self.direct(&scratch.folded, named && field == Field::Name);
        let direct = direct.or_else(|| self.by_reading(field, &scratch.han));
        let score = direct.or_else(|| self.guessed(field, scratch))?;
        let handicap = match field {
            Field::Name => 0,
            Field::Also => 130,
            Field::AsWritten => 100,
            Field::Kind => 260,
            Field::Date | Field::Text => 400,
        };
        Some(score.saturating_sub(handicap).max(1))
    }

    /// The word as it stands, somewhere in the text. In the name of a person or a place, with its family name before it or a title
    /// after, any whole word counts as much as the first.
    fn direct(&self, folded: &str, named: bool) -> Option<u32> {
        let places = self
            .finder
            .find_iter(folded.as_bytes())
            .filter(|_| !self.folded.is_empty());
        places.map(|at| self.direct_at(at, folded, named)).max()
    }

    fn direct_at(&self, at: usize, folded: &str, named: bool) -> u32 {
        let (before, after) = (&folded[..at], &folded[at + self.folded.len()..]);
        let over = u32::try_from((before.len() + after.len()).min(60)).unwrap_or(60);
        let ends = after.is_empty() || after.starts_with(' ');
        let base = match before {
            "" if after.is_empty() => return 1_000,
            "" if ends => {
                if named {
                    920
                } else {
                    880
                }
            }
            "" => 800,
            _ if before.ends_with(' ') && ends => {
                if named {
                    920
                } else {
                    720
                }
            }
            _ if before.ends_with(' ') => 630,
            _ if self.folded.starts_with(han::is_han) => 630,
            _ => 420,
        };
        base - over
    }

    /// The word as the reading of Han characters; in a long text first letters alone say too little.
    fn by_reading(&self, field: Field, text: &[char]) -> Option<u32> {
        let met = pinyin::find(self.letters.as_ref()?, text)?;
        let all = text
            .iter()
            .filter(|character| han::is_han(**character))
            .count();
        let over = u32::try_from((all - met.characters.min(all)).min(20)).unwrap_or(20) * 3;
        let whole = met.first == 0 && met.characters == all;
        let spelt = met.spelt == met.characters;
        let base = match (spelt, whole, met.first) {
            (true, true, _) => 940,
            (true, false, 0) => 780,
            (true, false, _) => 560,
            (false, true, _) => 840,
            (false, false, 0) => 500,
            (false, false, _) => 330,
        };
        let sure = met.spelt > 0 || met.characters > 2 || whole;
        let told = matches!(field, Field::Text | Field::Kind);
        (sure && (spelt || !told)).then(|| base - over)
    }

    /// The letters of the word in their order, with few others between them.
    fn guessed(&self, field: Field, scratch: &mut Scratch) -> Option<u32> {
        let perfect = u32::from(
            self.perfect
                .filter(|_| matches!(field, Field::Name | Field::Also))?,
        );
        let reached = u32::from(scratch.guess(&self.folded)?);
        (reached * 100 >= perfect * GOOD_GUESS)
            .then(|| 100 + (200 * reached / perfect.max(1)).min(200))
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

impl Scratch {
    /// Takes a text that words are to be looked for in.
    pub(super) fn take(&mut self, text: &str) {
        fold_into(text, &mut self.folded);
        self.take_han(text);
    }

    fn take_han(&mut self, text: &str) {
        self.han.clear();
        if !text.is_ascii() && text.contains(han::is_han) {
            self.han
                .extend(text.chars().filter(|character| pinyin::counts(*character)));
        }
    }

    /// What the fuzzy matcher makes of the text.
    fn guess(&mut self, needle: &str) -> Option<u16> {
        // Letters of another script cannot be among these.
        if self.folded.len() < needle.len() || needle.is_ascii() != self.folded.is_ascii() {
            return None;
        }
        let folded = std::mem::take(&mut self.folded);
        let score = self.guess_in(&folded, needle);
        self.folded = folded;
        score
    }

    fn guess_in(&mut self, haystack: &str, needle: &str) -> Option<u16> {
        let mut needle_characters = Vec::new();
        let haystack = Utf32Str::new(haystack, &mut self.characters);
        self.matcher
            .fuzzy_match(haystack, Utf32Str::new(needle, &mut needle_characters))
    }
}
