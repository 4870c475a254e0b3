//! Numbers in East Asian dates: 元, 廿五, 初十, 二十五, 五百四, 一〇二, 25, ２５.

use std::rc::Rc;

use super::fold::folded;
use crate::time::han::is_hangul;

/// A reader over the characters of a text.
#[derive(Clone)]
pub(super) struct Characters {
    all: Rc<[char]>,
    /// Whether the text contains hangul.
    pub(super) has_hangul: bool,
    /// The position of the reader in characters, from 0.
    pub(super) at: usize,
}

impl Characters {
    /// Takes a text, with simplified characters of dates made traditional and full-width digits made narrow, character by character.
    pub(super) fn new(text: &str) -> Self {
        Self {
            all: text.chars().map(folded).collect(),
            has_hangul: text.contains(is_hangul),
            at: 0,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.all.get(self.at).copied()
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    pub(super) fn take_any(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.peek().filter(|character| wanted.contains(character))?;
        self.at += 1;
        Some(found)
    }

    /// Whether the text continues with a word.
    pub(super) fn starts_with(&self, word: &str) -> bool {
        let mut here = self.all.get(self.at..).unwrap_or_default().iter();
        word.chars()
            .all(|character| here.next() == Some(&folded(character)))
    }

    /// Whether the text continues with these folded characters.
    pub(super) fn continues_with(&self, word: &[char]) -> bool {
        let here = self.all.get(self.at..).unwrap_or_default();
        here.starts_with(word)
    }

    /// A copy with the current character replaced.
    pub(super) fn with_first(&self, character: char) -> Self {
        let mut other = self.clone();
        let mut all = other.all.to_vec();
        if let Some(here) = all.get_mut(self.at) {
            *here = character;
        }
        other.all = all.into();
        other
    }

    /// Whether the text continues with a number followed by this sign.
    pub(super) fn is_number_before(&self, sign: char) -> bool {
        let mut ahead = self.clone();
        ahead.number().is_some() && ahead.take(sign)
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|character| {
            character.is_whitespace() || matches!(character, '，' | ',' | '、')
        }) {
            self.at += 1;
        }
    }

    /// The next two characters.
    pub(super) fn pair(&self) -> Option<(char, char)> {
        Some((self.peek()?, self.all.get(self.at + 1).copied()?))
    }

    /// Skips a word; false if the text does not continue with it.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let found = self.starts_with(word);
        self.at += if found { word.chars().count() } else { 0 };
        found
    }

    /// Takes one of several words; returns its index.
    pub(super) fn take_one_of(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.take_word(word))
    }

    /// Takes one of several words; returns its value.
    pub(super) fn take_entry<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        let taken = words.iter().find(|(word, _)| self.take_word(word))?;
        Some(taken.1)
    }

    /// Takes a number in Han characters or digits, below 100,000.
    pub(super) fn number(&mut self) -> Option<u32> {
        let start = self.at;
        let number = self
            .digits()
            .or_else(|| self.positional())
            .or_else(|| self.han_number());
        if number.is_none() {
            self.at = start;
        }
        number
    }

    fn digits(&mut self) -> Option<u32> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|character| character.to_digit(10)) {
            number = Some(
                number
                    .unwrap_or(0_u32)
                    .checked_mul(10)?
                    .checked_add(digit)?,
            );
            self.at += 1;
        }
        number.filter(|number| *number < 100_000)
    }

    /// Positional notation, 一〇二: digits that include a zero, exactly four digits, or fewer before a unit, 三九年.
    fn positional(&mut self) -> Option<u32> {
        let start = self.at;
        let mut digits = Vec::new();
        // A fifth digit says that it is no such number, or that another one follows.
        while digits.len() < 5 {
            if self.take_any(&['〇', '零', '○']).is_some() {
                digits.push(0);
            } else if let Some(one) = self.ones() {
                digits.push(one);
            } else {
                break;
            }
        }
        let has_unit = matches!(self.peek(), Some('年' | '月' | '日'));
        let is_number = digits.len() == 4
            || (2..5).contains(&digits.len()) && (has_unit || digits.contains(&0));
        if is_number && digits.first() != Some(&0) {
            return Some(digits.iter().fold(0, |number, digit| number * 10 + digit));
        }
        self.at = start;
        None
    }

    /// Takes thousands, hundreds, tens and ones.
    fn han_number(&mut self) -> Option<u32> {
        let first_of_month = self.take('初');
        let hundreds = match (self.counted('千', 1_000), self.counted('百', 100)) {
            (None, None) => None,
            (thousands, hundreds) => Some(thousands.unwrap_or(0) + hundreds.unwrap_or(0)),
        };
        if hundreds.is_some() {
            self.take_any(&['零', '〇']);
        }
        let tens = self.tens();
        let ones = self.ones();
        match (hundreds, tens, ones) {
            (None, None, None) => None,
            (_, Some(_), _) if first_of_month && tens != Some(10) => None,
            _ => Some(hundreds.unwrap_or(0) + tens.unwrap_or(0) + ones.unwrap_or(0)),
        }
    }

    /// Takes a number of hundreds or thousands; without a number it is one.
    fn counted(&mut self, unit: char, value: u32) -> Option<u32> {
        let start = self.at;
        let number = self.ones().unwrap_or(1);
        if self.take(unit) {
            return Some(number * value);
        }
        self.at = start;
        None
    }

    fn tens(&mut self) -> Option<u32> {
        let start = self.at;
        let tens = match self.take_any(&['十', '拾', '廿', '卄', '卅', '丗', '卌']) {
            Some('十' | '拾') => return Some(10),
            Some('廿' | '卄') => return Some(20),
            Some('卅' | '丗') => return Some(30),
            Some(_) => return Some(40),
            None => self.ones()?,
        };
        if self.take_any(&['十', '拾']).is_some() {
            return Some(tens * 10);
        }
        self.at = start;
        None
    }

    fn ones(&mut self) -> Option<u32> {
        const ONES: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
        // In documents, so that nobody makes another number of them.
        const FORMAL: [char; 3] = ['壹', '貳', '參'];
        let here = self.peek()?;
        let place = |digits: &[char]| digits.iter().position(|one| *one == here);
        let place = place(&ONES).or_else(|| place(&FORMAL))?;
        self.at += 1;
        u32::try_from(place + 1).ok()
    }
}

/// A text with its numbers in digits: 2008年8月8日 for 二〇〇八年八月八日.
pub(crate) fn in_digits(text: &str) -> String {
    let mut reader = Characters::new(text);
    let mut written = String::new();
    while let Some(character) = reader.peek() {
        if let Some(number) = reader.number() {
            written.push_str(&number.to_string());
        } else {
            written.push(character);
            reader.at += 1;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::han::han;

    #[test]
    fn numbers() {
        for (text, wanted) in [
            ("一", 1),
            ("十", 10),
            ("十一", 11),
            ("二十", 20),
            ("二十五", 25),
            ("廿五", 25),
            ("卅", 30),
            ("初十", 10),
            ("初三", 3),
            ("三十二", 32),
            ("五百四", 504),
            ("百二十", 120),
            ("一〇二", 102),
            ("一九一二", 1912),
            ("四千二百七十八", 4278),
            ("二千八", 2008),
            ("二千〇八", 2008),
            ("千九百", 1900),
            ("25", 25),
            ("２５", 25),
        ] {
            assert_eq!(Characters::new(text).number(), Some(wanted), "{text}");
        }
        for text in ["", "初", "初廿", "日"] {
            assert_eq!(Characters::new(text).number(), None, "{text}");
        }
        for number in 1..10_001 {
            assert_eq!(
                Characters::new(&han(number)).number(),
                Some(number),
                "{}",
                han(number)
            );
        }
    }
}
