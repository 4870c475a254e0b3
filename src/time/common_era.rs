//! Years before and after Christ. Nobody counted a year 0 among them; the astronomical year 0 is 1 BC.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An era of years: before or after Christ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommonEra {
    Before,
    After,
}

/// Words and abbreviations before or after a date, without points, spaces and accents.
const BEFORE: &str = "bc bce vchr vchristus vuz vdz avjc avantjc avjesuschrist avantjesuschrist avantnotreere ac adec antesdecristo \
    antesdec acn tcn ane aec";
const AFTER: &str = "ad ce nchr nchristus uz ndz apjc aprjc apresjc apresjesuschrist denotreere dc ddec despuesdecristo scn ne dne sn";

/// East Asian words before a date, the longer before what it begins with.
const AHEAD: &[(&str, CommonEra)] = &[
    ("公元前", CommonEra::Before),
    ("西元前", CommonEra::Before),
    ("紀元前", CommonEra::Before),
    ("纪元前", CommonEra::Before),
    ("기원전", CommonEra::Before),
    ("前", CommonEra::Before),
    ("公元", CommonEra::After),
    ("西元", CommonEra::After),
    ("西暦", CommonEra::After),
    ("西曆", CommonEra::After),
    ("公曆", CommonEra::After),
    ("紀元後", CommonEra::After),
    ("서기", CommonEra::After),
];

/// Maximum number of words of a mark: "avant Jésus Christ".
const MOST_WORDS: usize = 3;

/// Maximum length of a mark in bytes.
const LONGEST: usize = 32;

impl CommonEra {
    /// The astronomical year of a number.
    ///
    /// # Errors
    /// There is no such year; says what to write instead.
    pub(crate) fn year(self, number: i64) -> Result<i64, String> {
        match (self, number) {
            (Self::Before, 0) => Err("there is no year 0 BC; write 1 BC or 0000".to_owned()),
            (Self::After, 0) => {
                Err("there is no year 0 AD; write 1 AD, or 0000 for 1 BC".to_owned())
            }
            (_, ..0) => Err(format!("there is no year {number} of an era")),
            (Self::Before, _) => Ok(1 - number),
            (Self::After, _) => Ok(number),
        }
    }

    /// Splits off the mark of an era: "44 BC", "AD 79", "44 av. J.-C.", 公元前221年.
    pub(crate) fn split(text: &str) -> (Option<Self>, &str) {
        let han = || {
            AHEAD
                .iter()
                .find_map(|(word, era)| Some((*era, text.strip_prefix(word)?.trim())))
        };
        han()
            .or_else(|| latin(text))
            .map_or((None, text.trim()), |(era, rest)| (Some(era), rest))
    }

    fn of_mark(mark: &str) -> Option<Self> {
        let may_stand_in = |letter: char| {
            letter.is_alphabetic() || is_combining_mark(letter) || " .-'’".contains(letter)
        };
        if mark.len() > LONGEST || !mark.chars().all(may_stand_in) {
            return None;
        }
        let bare: String = mark
            .nfd()
            .filter(|letter| letter.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        let is_among = |words: &str| words.split_ascii_whitespace().any(|word| word == bare);
        if is_among(BEFORE) {
            Some(Self::Before)
        } else {
            is_among(AFTER).then_some(Self::After)
        }
    }
}

/// A mark in Latin letters after or before the date.
fn latin(text: &str) -> Option<(CommonEra, &str)> {
    // Most East Asian dates have none, and the search is long.
    let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    has_letters
        .then(|| behind(text).or_else(|| ahead(text)))
        .flatten()
}

/// A mark after the last digit: "44 BC", "44 av. J.-C.", "44bce"; or after a word: "`XIVe` siècle av. J.-C.".
fn behind(text: &str) -> Option<(CommonEra, &str)> {
    let from = text.len().saturating_sub(LONGEST);
    let mut starts = text.char_indices().filter(|(at, letter)| {
        let before = text[..*at].chars().next_back();
        *at >= from
            && letter.is_alphabetic()
            && before.is_some_and(|before| !before.is_alphabetic())
    });
    let split = |at: usize| Some((CommonEra::of_mark(text.get(at..)?)?, text.get(..at)?.trim()));
    starts
        .find_map(|(at, _)| {
            split(at).filter(|(_, rest)| {
                rest.ends_with(|last: char| !last.is_alphabetic() || last == '.')
            })
        })
        .or_else(|| {
            let blanks = text.rmatch_indices(' ').map(|(at, _)| at);
            let last: Vec<usize> = blanks.take(MOST_WORDS).collect();
            last.into_iter().rev().find_map(split)
        })
}

/// A mark before the date: "AD 79", "v. Chr. 44".
fn ahead(text: &str) -> Option<(CommonEra, &str)> {
    let digit = text.find(|letter: char| letter.is_ascii_digit());
    let ends = [digit, text.find(' ')];
    ends.into_iter()
        .flatten()
        .find_map(|at| Some((CommonEra::of_mark(text.get(..at)?)?, text.get(at..)?.trim())))
}

/// The astronomical year of a number; without an era it is one.
///
/// # Errors
/// As for [`CommonEra::year`].
pub(crate) fn year_of(number: i64, era: Option<CommonEra>) -> Result<i64, String> {
    era.map_or(Ok(number), |era| era.year(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_year_is_0() {
        for (number, era, expected) in [
            (44, CommonEra::Before, Ok(-43)),
            (1, CommonEra::Before, Ok(0)),
            (1, CommonEra::After, Ok(1)),
            (79, CommonEra::After, Ok(79)),
        ] {
            assert_eq!(era.year(number), expected);
        }
        for era in [CommonEra::Before, CommonEra::After] {
            assert!(era.year(0).is_err_and(|reason| reason.contains("0000")));
            assert!(era.year(i64::MIN).is_err());
            assert!(era.year(i64::MAX).is_ok());
        }
    }

    #[test]
    fn eras_are_told_from_dates() {
        for (text, expected) in [
            ("44 bc", (Some(CommonEra::Before), "44")),
            ("12th century ad", (Some(CommonEra::After), "12th century")),
            ("公元前221年", (Some(CommonEra::Before), "221年")),
            ("公元1127年", (Some(CommonEra::After), "1127年")),
            ("1127", (None, "1127")),
            ("44bce", (Some(CommonEra::Before), "44")),
            ("44 bc?", (None, "44 bc?")),
            ("24 august ad 79", (None, "24 august ad 79")),
            ("52 av. j.-c.", (Some(CommonEra::Before), "52")),
            ("52 avant notre ère", (Some(CommonEra::Before), "52")),
            (
                "xive siècle av. j.-c.",
                (Some(CommonEra::Before), "xive siècle"),
            ),
            (
                "iie siècle de notre ère",
                (Some(CommonEra::After), "iie siècle"),
            ),
            ("siglo ii a. c.", (Some(CommonEra::Before), "siglo ii")),
            ("44 a.C.", (Some(CommonEra::Before), "44")),
            ("221 tcn", (Some(CommonEra::Before), "221")),
            ("79 scn", (Some(CommonEra::After), "79")),
            ("v. chr. 44", (Some(CommonEra::Before), "44")),
            ("ad 12th century", (Some(CommonEra::After), "12th century")),
            ("5th c. ad", (Some(CommonEra::After), "5th c.")),
            ("5th c.", (None, "5th c.")),
            ("siglo xiv", (None, "siglo xiv")),
            ("march", (None, "march")),
            ("", (None, "")),
        ] {
            assert_eq!(CommonEra::split(text), expected, "{text}");
        }
    }
}
