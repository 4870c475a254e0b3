//! A text being searched, in the forms that words are matched with.

use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::fold_into;
use super::{han, hangul, kana, pinyin, typing};

/// A text to be searched, with reusable buffers.
pub(super) struct Scratch {
    matcher: Matcher,
    /// The unmodified text.
    pub(super) text: String,
    pub(super) folded: String,
    /// The pronounced characters of a text that contains Han characters; empty for other texts.
    pub(super) han: Vec<char>,
    characters: Vec<char>,
    /// The total number of bytes of text taken so far.
    pub(super) taken: usize,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            text: String::new(),
            folded: String::new(),
            han: Vec::new(),
            characters: Vec::new(),
            taken: 0,
        }
    }
}

impl Scratch {
    /// Sets the text to be searched.
    pub(super) fn take(&mut self, text: &str) {
        self.taken += text.len();
        self.text.clear();
        self.text.push_str(text);
        fold_into(text, &mut self.folded);
        self.take_han(text);
    }

    pub(super) fn take_han(&mut self, text: &str) {
        self.han.clear();
        if !text.is_ascii() && text.contains(han::is_han) {
            self.han
                .extend(text.chars().filter(|character| pinyin::counts(*character)));
        }
    }

    /// The kana of the text with long vowels shortened, and a space for every other character; `None` if it contains no kana.
    pub(super) fn kana(&self) -> Option<String> {
        kana::of(&self.folded)
    }

    /// Where the hangul of the text matches the word, and how many hangul characters it has. Other characters are skipped.
    pub(super) fn hangul(&mut self, word: &[char]) -> Option<(hangul::Met, usize)> {
        self.characters.clear();
        let syllables = self.folded.chars();
        self.characters
            .extend(syllables.filter(|character| hangul::is_hangul(*character)));
        hangul::find(word, &self.characters).map(|met| (met, self.characters.len()))
    }

    /// The number of typing mistakes with which the word occurs in the text; `None` if there are too many.
    pub(super) fn mistakes(&mut self, word: &[char], bits: u64) -> Option<usize> {
        let missing = bits & !typing::bits(self.folded.chars());
        let allowed = u32::try_from(typing::allowed(word.len())).unwrap_or(0);
        if missing.count_ones() > allowed {
            return None;
        }
        self.characters.clear();
        self.characters.extend(self.folded.chars());
        typing::mistakes(word, &self.characters)
    }

    /// The score of the fuzzy matcher for the text.
    pub(super) fn guess(&mut self, needle: &str) -> Option<u16> {
        // A word cannot match letters of another script.
        if self.folded.len() < needle.len() || needle.is_ascii() != self.folded.is_ascii() {
            return None;
        }
        let folded = std::mem::take(&mut self.folded);
        let score = self.guess_in(&folded, needle);
        self.folded = folded;
        score
    }

    pub(super) fn guess_in(&mut self, haystack: &str, needle: &str) -> Option<u16> {
        let mut needle_characters = Vec::new();
        let haystack = Utf32Str::new(haystack, &mut self.characters);
        self.matcher
            .fuzzy_match(haystack, Utf32Str::new(needle, &mut needle_characters))
    }
}
