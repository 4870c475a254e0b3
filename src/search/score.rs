//! Scoring how well a text matches a word.

use std::iter;

use memchr::memchr_iter;

use super::fields::Field;
use super::scratch::Scratch;
use super::word::Word;
use super::{han, pinyin};
use crate::messages::Message;
use crate::time::{Precision, When};

/// The minimum score of a fuzzy match, in percent of a perfect one.
const GOOD_GUESS: u32 = 78;

/// The score of a date that was searched for.
const DATED: u32 = 640;

/// The bonus of a text that contains the word exactly as typed, over texts that only match after folding.
const AS_TYPED: u32 = 30;

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
        if self.sorts.contains(&sort) { 440 } else { 0 }
    }

    /// The score of a sort in addition to the name of the thing: in `xuanhe era`, `era` matches perfectly.
    pub(super) fn score_sort_beside_name(&self, sort: Message) -> u32 {
        if self.sorts.contains(&sort) { 1_000 } else { 0 }
    }

    /// The score of the text in `scratch`, at least 1. `named` is true if the thing has a proper name.
    pub(super) fn score(&self, field: Field, named: bool, scratch: &mut Scratch) -> Option<u32> {
        let direct = self.direct(&scratch.folded, named, field);
        let direct = direct.map(|score| score + self.as_typed(scratch));
        let is_name = matches!(field, Field::Name | Field::Also);
        let score = direct
            .or_else(|| self.closed_up(&scratch.folded, is_name))
            .or_else(|| self.by_amount(field, &scratch.folded))
            .or_else(|| self.by_reading(field, &scratch.han))
            .or_else(|| self.typed_as(is_name, scratch))
            .or_else(|| self.guessed(field, scratch))?;
        Some(score.saturating_sub(handicap(field)).max(1))
    }

    /// The score of the text in `scratch` if the word has typing mistakes.
    pub(super) fn score_mistaken(&self, field: Field, scratch: &mut Scratch) -> Option<u32> {
        let (letters, bits) = self.mistakable.as_ref()?;
        let is_name = matches!(field, Field::Name | Field::Also);
        let mistakes = if is_name {
            scratch.mistakes(letters, *bits)
        } else {
            None
        }?;
        let over = scratch.folded.len().abs_diff(self.folded.len()).min(60);
        let less = mistakes * 60 + over + if field == Field::Also { 30 } else { 0 };
        Some(
            320u32
                .saturating_sub(u32::try_from(less).unwrap_or(u32::MAX))
                .max(1),
        )
    }

    /// The word anywhere in the text. In the name of a person or a place, any whole word counts as much as the first, because a family
    /// name may precede it or a title follow it.
    fn direct(&self, folded: &str, named: bool, field: Field) -> Option<u32> {
        let places = self
            .finder
            .find_iter(folded.as_bytes())
            .filter(|_| !self.folded.is_empty());
        let named = named && field == Field::Name;
        // The length of a date in a source means nothing.
        let most = if field == Field::AsWritten { 0 } else { 60 };
        places
            .map(|at| self.direct_at(at, folded, (named, most)))
            .max()
    }

    /// The score of a match at a byte offset, reduced by at most `most` for the text around it.
    fn direct_at(&self, at: usize, folded: &str, (named, most): (bool, usize)) -> u32 {
        let (before, after) = (&folded[..at], &folded[at + self.folded.len()..]);
        let over = u32::try_from((before.len() + after.len()).min(most)).unwrap_or(60);
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
            _ if self.goes_on_from(before) => 420,
            _ if self.folded.starts_with(han::is_han) => 630,
            _ => 420,
        };
        base - over
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
    fn closed_up(&self, folded: &str, is_name: bool) -> Option<u32> {
        let spaced = folded.contains(' ') || self.closed.len() < self.folded.len();
        if !is_name || !spaced || self.closed.chars().nth(1).is_none() {
            return None;
        }
        let behind_spaces = memchr_iter(b' ', folded.as_bytes()).map(|at| at + 1);
        let score = |at: usize| {
            let mut rest = folded[at..].chars().filter(|letter| *letter != ' ');
            let met = self
                .closed
                .chars()
                .all(|letter| rest.next() == Some(letter));
            let whole = at == 0 && rest.next().is_none();
            met.then_some(if whole { 930 } else { 600 })
        };
        iter::once(0).chain(behind_spaces).filter_map(score).max()
    }

    /// Matches a name in kana or hangul with the word as it may be typed for it.
    fn typed_as(&self, is_name: bool, scratch: &mut Scratch) -> Option<u32> {
        if !is_name {
            return None;
        }
        self.by_kana(scratch).or_else(|| self.by_hangul(scratch))
    }

    /// Matches a number in digits, followed by what is counted, with a word that writes it in number characters.
    fn by_amount(&self, field: Field, folded: &str) -> Option<u32> {
        let amount = self.amount.as_ref()?;
        let told = matches!(field, Field::Figure | Field::Text);
        let mut places = folded.match_indices(&*amount.digits).filter(|_| told);
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let (at, _) = places.find(|(at, digits)| {
            let (before, after) = (&folded[..*at], &folded[at + digits.len()..]);
            let mut rest = after.chars().filter(|letter| *letter != ' ');
            !digit(before.chars().next_back())
                && !digit(after.chars().next())
                && (amount.behind.chars()).all(|letter| rest.next() == Some(letter))
        })?;
        Some(if at == 0 { 800 } else { 600 })
    }

    /// Matches Han characters by their reading; in a long text, initials alone are not specific enough.
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
        let told = !matches!(field, Field::Name | Field::Also | Field::AsWritten);
        (sure && (spelt || !told)).then(|| base - over)
    }

    /// Matches kana by their romanisation.
    pub(super) fn by_kana(&self, scratch: &Scratch) -> Option<u32> {
        let wanted = self.kana.as_deref()?;
        let text = scratch.kana()?;
        let at = text.find(wanted)?;
        let over = u32::try_from((text.len() - wanted.len()).min(60)).unwrap_or(60);
        let several = wanted.chars().nth(1).is_some();
        let begins = at == 0 || text[..at].ends_with(' ');
        match at {
            0 if over == 0 => Some(900),
            _ if several && begins => Some(700 - over),
            _ if several => Some(480 - over),
            _ => None,
        }
    }

    /// Matches hangul by its initial consonants; a single consonant is not specific enough.
    pub(super) fn by_hangul(&self, scratch: &mut Scratch) -> Option<u32> {
        let wanted = self.hangul.as_deref()?;
        let (met, all) = scratch.hangul(wanted)?;
        let over = u32::try_from((all - wanted.len()).min(20)).unwrap_or(20) * 3;
        let base = match (met.first, all == wanted.len()) {
            (0, true) => 840,
            (0, false) => 500,
            _ => 330,
        };
        let sure = wanted.len() > 1 || all == 1;
        let whole = u32::try_from(met.whole.min(10)).unwrap_or(10) * 10;
        sure.then_some(base + whole - over)
    }

    /// Fuzzy match: the letters of the word in order, with few others between them.
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
