//! Scoring how well a text matches a word.

use std::iter;

use memchr::memchr_iter;

use super::fields::{Field, Naming};
use super::scratch::Scratch;
use super::word::Word;
use super::{han, pinyin};
use crate::messages::Message;
use crate::time::{Precision, When};

/// The scores of a kind of match by its [`Place`].
type Scores = [u32; 4];

/// The beginning of a word, or characters of a script that does not separate words.
const BEGUN: Scores = [1_000, 800, 630, 420];

/// A whole word. In a proper name, any word counts as much as the first, because a family name may precede it or a title follow it.
const WORD: Scores = [1_000, 880, 720, 420];
const WORD_OF_PROPER_NAME: Scores = [1_000, 920, 920, 420];

/// The words of a name, typed without spaces.
const CLOSED_UP: Scores = [930, 600, 600, 600];

/// A number with what is counted, in another notation.
const AMOUNT: Scores = [800, 800, 600, 600];

/// The reading of Han characters, spelt in full.
const READING: Scores = [940, 780, 560, 560];

/// The initials of Han characters or of hangul.
const INITIALS: Scores = [840, 500, 330, 330];

/// Kana by their romanisation.
const KANA: Scores = [900, 700, 700, 480];

/// A date that was searched for.
const DATED: u32 = 640;

/// The sort of a thing. With the thing's name, as in `xuanhe era`, it matches perfectly.
const SORT: u32 = 440;
const SORT_BESIDE_NAME: u32 = 1_000;

/// A word with typing mistakes: at best, the penalty of each mistake, and that of a name that is not the main one.
const MISTAKEN: u32 = 320;
const MISTAKE: u32 = 60;
const MISTAKEN_ALSO: u32 = 30;

/// A fuzzy match: at least, and the most that is added.
const GUESSED: u32 = 100;
const GUESSED_WELL: u32 = 200;

/// The minimum quality of a fuzzy match, in percent of a perfect one.
const GOOD_GUESS: u32 = 78;

/// The bonus of a text that contains the word exactly as typed, over texts that only match after folding.
const AS_TYPED: u32 = 30;

/// The maximum penalty for the letters around a match, and for the Han or hangul characters around it, each of which counts more.
const AROUND: u32 = 60;
const CHARACTERS_AROUND: u32 = 20;
const CHARACTER: u32 = 3;

/// The bonus of a hangul syllable that is typed in full, and the number of them that count.
const SYLLABLE: u32 = 10;
const SYLLABLES: u32 = 10;

/// Where a match is in a text. The order is that of [`Scores`].
#[derive(Debug, Clone, Copy)]
enum Place {
    /// It is the whole text.
    Whole,
    /// At the start of the text.
    Start,
    /// At the start of another word.
    Word,
    /// Elsewhere.
    Inside,
}

impl Place {
    /// The place of `length` characters among `all` of them, if nothing separates words.
    fn new(first: usize, length: usize, all: usize) -> Self {
        match first {
            0 if length == all => Self::Whole,
            0 => Self::Start,
            _ => Self::Inside,
        }
    }

    /// The place of `length` bytes at a byte offset of a text.
    fn within(text: &str, at: usize, length: usize) -> Self {
        match Self::new(at, length, text.len()) {
            Self::Inside if text[..at].ends_with(' ') => Self::Word,
            place => place,
        }
    }

    fn of(self, scores: Scores) -> u32 {
        scores[self as usize]
    }
}

impl Word {
    /// The score of a date that begins within the date that the word names; `None` if it does not.
    pub(super) fn score_date(&self, when: &When) -> Option<u32> {
        let start = when.extent().start();
        if let Some(wanted) = self.yearless {
            let date = when.reckoning().date(start.day());
            let is_exact = when.precision() >= Precision::Day;
            let is_wanted = wanted == (date.month.into(), date.day.into());
            return (is_exact && is_wanted).then_some(DATED);
        }
        let (from, to) = self.extent()?;
        (from <= start && start < to).then_some(DATED)
    }

    /// The score of the sort of a thing; 0 if it does not match.
    pub(super) fn score_sort(&self, sort: Message) -> u32 {
        if self.sorts.contains(&sort) { SORT } else { 0 }
    }

    /// The score of a sort in addition to the name of the thing; 0 if it does not match.
    pub(super) fn score_sort_beside_name(&self, sort: Message) -> u32 {
        if self.sorts.contains(&sort) {
            SORT_BESIDE_NAME
        } else {
            0
        }
    }

    /// The score of the text in `scratch`, at least 1.
    pub(super) fn score(&self, field: Field, naming: Naming, scratch: &mut Scratch) -> Option<u32> {
        let direct = self.direct(&scratch.folded, naming, field);
        let direct = direct.map(|score| score + self.as_typed(scratch));
        let score = direct
            .or_else(|| self.closed_up(field, &scratch.folded))
            .or_else(|| self.by_amount(field, &scratch.folded))
            .or_else(|| self.by_reading(field, &scratch.han))
            .or_else(|| self.typed_as(field, scratch))
            .or_else(|| self.guessed(field, scratch))?;
        Some(score.saturating_sub(handicap(field)).max(1))
    }

    /// The score of the text in `scratch` if the word has typing mistakes.
    pub(super) fn score_mistaken(&self, field: Field, scratch: &mut Scratch) -> Option<u32> {
        let (letters, bits) = self.mistakable.as_ref().filter(|_| field.is_name())?;
        let mistakes = up_to(u32::MAX, scratch.mistakes(letters, *bits)?);
        let over = up_to(AROUND, scratch.folded.len().abs_diff(self.folded.len()));
        let also = if field == Field::Also {
            MISTAKEN_ALSO
        } else {
            0
        };
        let less = mistakes.saturating_mul(MISTAKE).saturating_add(over + also);
        Some(MISTAKEN.saturating_sub(less).max(1))
    }

    /// The word anywhere in the text.
    fn direct(&self, folded: &str, naming: Naming, field: Field) -> Option<u32> {
        let places = self
            .finder
            .find_iter(folded.as_bytes())
            .filter(|_| !self.folded.is_empty());
        let whole_word = match (field, naming) {
            (Field::Name, Naming::Proper) => WORD_OF_PROPER_NAME,
            _ => WORD,
        };
        let best = places
            .map(|at| self.direct_at(at, folded, whole_word))
            .max()?;
        let over = match field {
            // The length of a date in a source means nothing.
            Field::AsWritten => 0,
            _ => up_to(AROUND, folded.len() - self.folded.len()),
        };
        Some(best - over)
    }

    /// The score of a match at a byte offset; `whole_word` has the scores if it is not the beginning of a longer word.
    fn direct_at(&self, at: usize, folded: &str, whole_word: Scores) -> u32 {
        let (before, after) = (&folded[..at], &folded[at + self.folded.len()..]);
        let ends = after.is_empty() || after.starts_with(' ');
        match Place::within(folded, at, self.folded.len()) {
            Place::Inside if self.goes_on_from(before) => Place::Inside.of(BEGUN),
            // Any Han character may begin a word.
            Place::Inside if self.folded.starts_with(han::is_han) => Place::Word.of(BEGUN),
            place if ends => place.of(whole_word),
            place => place.of(BEGUN),
        }
    }

    /// True if the text before the match makes it another number or month: 閏 before 十一月, 十 before 一月.
    fn goes_on_from(&self, before: &str) -> bool {
        let is_numeral = |letter: char| "一二三四五六七八九十廿卅百千".contains(letter);
        let numeral = self.folded.starts_with(is_numeral);
        numeral && (before.ends_with(is_numeral) || before.ends_with(['閏', '闰']))
    }

    /// The bonus if the text contains the word with its marks and in its form as typed.
    fn as_typed(&self, scratch: &Scratch) -> u32 {
        let marked = self.marked.as_deref();
        let same = marked.is_some_and(|marked| scratch.text.to_lowercase().contains(marked));
        if same { AS_TYPED } else { 0 }
    }

    /// Matches the word without spaces, starting at any word of a name: `송휘종` for `송 휘종`.
    fn closed_up(&self, field: Field, folded: &str) -> Option<u32> {
        let spaced = folded.contains(' ') || self.closed.len() < self.folded.len();
        if !field.is_name() || !spaced || self.closed.chars().nth(1).is_none() {
            return None;
        }
        let after_spaces = memchr_iter(b' ', folded.as_bytes()).map(|at| at + 1);
        let score = |at: usize| {
            let mut rest = folded[at..].chars().filter(|letter| *letter != ' ');
            let met = self
                .closed
                .chars()
                .all(|letter| rest.next() == Some(letter));
            let place = match (at, rest.next()) {
                (0, None) => Place::Whole,
                (0, Some(_)) => Place::Start,
                _ => Place::Word,
            };
            met.then(|| place.of(CLOSED_UP))
        };
        iter::once(0).chain(after_spaces).filter_map(score).max()
    }

    /// Matches a name in kana or hangul with the word as it may be typed for it.
    fn typed_as(&self, field: Field, scratch: &mut Scratch) -> Option<u32> {
        if !field.is_name() {
            return None;
        }
        self.by_kana(scratch).or_else(|| self.by_hangul(scratch))
    }

    /// Matches a number in digits, followed by what is counted, with a word that writes it in number characters.
    fn by_amount(&self, field: Field, folded: &str) -> Option<u32> {
        let amount = self.amount.as_ref()?;
        let has_numbers = matches!(field, Field::Figure | Field::Text);
        let mut places = folded
            .match_indices(&*amount.digits)
            .filter(|_| has_numbers);
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let (at, _) = places.find(|(at, digits)| {
            let (before, after) = (&folded[..*at], &folded[at + digits.len()..]);
            let mut rest = after.chars().filter(|letter| *letter != ' ');
            !digit(before.chars().next_back())
                && !digit(after.chars().next())
                && (amount.after.chars()).all(|letter| rest.next() == Some(letter))
        })?;
        Some(Place::within(folded, at, amount.digits.len()).of(AMOUNT))
    }

    /// Matches Han characters by their reading; in a long text, initials alone are not specific enough.
    fn by_reading(&self, field: Field, text: &[char]) -> Option<u32> {
        let met = pinyin::find(self.letters.as_ref()?, text)?;
        let all = text
            .iter()
            .filter(|character| han::is_han(**character))
            .count();
        let over = up_to(CHARACTERS_AROUND, all.saturating_sub(met.characters)) * CHARACTER;
        let place = Place::new(met.first, met.characters, all);
        let spelt = met.spelt == met.characters;
        let sure = met.spelt > 0 || met.characters > 2 || matches!(place, Place::Whole);
        let is_text = !field.is_name() && field != Field::AsWritten;
        let scores = if spelt { READING } else { INITIALS };
        (sure && (spelt || !is_text)).then(|| place.of(scores) - over)
    }

    /// Matches kana by their romanisation.
    pub(super) fn by_kana(&self, scratch: &Scratch) -> Option<u32> {
        let wanted = self.kana.as_deref()?;
        let text = scratch.kana()?;
        let at = text.find(wanted)?;
        let over = up_to(AROUND, text.len() - wanted.len());
        let several = wanted.chars().nth(1).is_some();
        let place = Place::within(&text, at, wanted.len());
        (several || matches!(place, Place::Whole)).then(|| place.of(KANA) - over)
    }

    /// Matches hangul by its initial consonants; a single consonant is not specific enough.
    pub(super) fn by_hangul(&self, scratch: &mut Scratch) -> Option<u32> {
        let wanted = self.hangul.as_deref()?;
        let (met, all) = scratch.hangul(wanted)?;
        let over = up_to(CHARACTERS_AROUND, all - wanted.len()) * CHARACTER;
        let sure = wanted.len() > 1 || all == 1;
        let whole = up_to(SYLLABLES, met.whole) * SYLLABLE;
        let place = Place::new(met.first, wanted.len(), all);
        sure.then(|| place.of(INITIALS) + whole - over)
    }

    /// Fuzzy match: the letters of the word in order, with few others between them.
    fn guessed(&self, field: Field, scratch: &mut Scratch) -> Option<u32> {
        let perfect = u32::from(self.perfect.filter(|_| field.is_name())?);
        let reached = u32::from(scratch.guess(&self.folded)?);
        (reached * 100 >= perfect * GOOD_GUESS)
            .then(|| GUESSED + (GUESSED_WELL * reached / perfect.max(1)).min(GUESSED_WELL))
    }
}

/// A number, but at most `most`.
fn up_to(most: u32, number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).min(most)
}

/// The score penalty of a field compared with a name.
fn handicap(field: Field) -> u32 {
    match field {
        Field::Name => 0,
        Field::Also => 130,
        Field::AsWritten => 100,
        Field::Citation => 240,
        Field::Kind => 260,
        Field::Figure => 300,
        Field::Date | Field::Text => 400,
    }
}
