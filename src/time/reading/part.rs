//! Parts of a century or a year: "early 12th century", "1. Hälfte 12. Jh.", 12世紀前半, "late 1126".

use super::units::dated;
use crate::time::common_era::{CommonEra, year_of};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::reckoning::Reckoning;

/// A part of a century or of another time, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The first hundredth, from 0 on.
    pub(super) from: i64,
    /// The last.
    pub(super) to: i64,
    is_vague: bool,
}

const EARLY: Part = Part::vague(0, 33);
const MIDDLE: Part = Part::vague(33, 66);
const LATE: Part = Part::vague(66, 99);
const FIRST_HALF: Part = Part::exact(0, 49);
const SECOND_HALF: Part = Part::exact(50, 99);

impl Part {
    const fn vague(from: i64, to: i64) -> Self {
        Self {
            from,
            to,
            is_vague: true,
        }
    }

    const fn exact(from: i64, to: i64) -> Self {
        Self {
            is_vague: false,
            ..Self::vague(from, to)
        }
    }

    /// The mark of EDTF for its bounds.
    pub(super) const fn mark(self) -> &'static str {
        if self.is_vague { "~" } else { "" }
    }
}

/// Words before the whole.
const BEFORE: &[(&str, Part)] = &[
    ("early ", EARLY),
    ("beginning of ", EARLY),
    ("mid-", MIDDLE),
    ("mid ", MIDDLE),
    ("middle of ", MIDDLE),
    ("late ", LATE),
    ("end of ", LATE),
    ("first half of ", FIRST_HALF),
    ("1st half of ", FIRST_HALF),
    ("second half of ", SECOND_HALF),
    ("2nd half of ", SECOND_HALF),
    ("first quarter of ", Part::exact(0, 24)),
    ("second quarter of ", Part::exact(25, 49)),
    ("third quarter of ", Part::exact(50, 74)),
    ("fourth quarter of ", Part::exact(75, 99)),
    ("last quarter of ", Part::exact(75, 99)),
    ("anfang ", EARLY),
    ("mitte ", MIDDLE),
    ("ende ", LATE),
    ("1. hälfte ", FIRST_HALF),
    ("2. hälfte ", SECOND_HALF),
    ("erste hälfte ", FIRST_HALF),
    ("zweite hälfte ", SECOND_HALF),
    ("début ", EARLY),
    ("milieu ", MIDDLE),
    ("fin ", LATE),
    ("1re moitié ", FIRST_HALF),
    ("première moitié ", FIRST_HALF),
    ("2e moitié ", SECOND_HALF),
    ("seconde moitié ", SECOND_HALF),
    ("deuxième moitié ", SECOND_HALF),
    ("đầu ", EARLY),
    ("giữa ", MIDDLE),
    ("cuối ", LATE),
    ("nửa đầu ", FIRST_HALF),
    ("nửa sau ", SECOND_HALF),
];

/// Words after the whole in East Asian languages, longer ones before their suffixes.
const BEHIND: &[(&str, Part)] = &[
    ("前半葉", FIRST_HALF),
    ("上半葉", FIRST_HALF),
    ("上半叶", FIRST_HALF),
    ("前半", FIRST_HALF),
    ("전반", FIRST_HALF),
    ("後半葉", SECOND_HALF),
    ("下半葉", SECOND_HALF),
    ("下半叶", SECOND_HALF),
    ("後半", SECOND_HALF),
    ("후반", SECOND_HALF),
    ("初頭", EARLY),
    ("初期", EARLY),
    ("初", EARLY),
    ("초", EARLY),
    ("中葉", MIDDLE),
    ("中叶", MIDDLE),
    ("中期", MIDDLE),
    ("중엽", MIDDLE),
    ("중반", MIDDLE),
    ("末期", LATE),
    ("末", LATE),
    ("말", LATE),
];

/// Words that may precede the whole or its part, the longer before what it begins with.
const ARTICLES: [&str; 18] = [
    "the ", "of ", "in ", "des ", "du ", "de la ", "del ", "de ", "vom ", "im ", "au ", "le ",
    "el ", "il ", "la ", "nel ", "het ", "o ",
];

/// Splits off the words that say which part is meant. The text is in lower case.
pub(super) fn split(text: &str) -> (&str, Option<Part>) {
    let text = without_articles(text);
    let before = BEFORE
        .iter()
        .find_map(|(word, part)| Some((text.strip_prefix(word)?, Some(*part))));
    let behind = || {
        BEHIND
            .iter()
            .find_map(|(word, part)| Some((text.strip_suffix(word)?.trim_end(), Some(*part))))
    };
    let (whole, part) = before.or_else(behind).unwrap_or((text, None));
    (without_articles(whole), part)
}

fn without_articles(text: &str) -> &str {
    let mut rest = text;
    while let Some(behind) = ARTICLES.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest
}

/// Reads a part of a year in lower case: "late 1126", "first half of 1126", "mid-44 BC", 1126年初; `None` for anything else.
pub(super) fn of_year(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let (era, rest) = CommonEra::split(text);
    let (whole, part) = split(rest);
    let part = part?;
    let digits = whole.strip_prefix("năm ").unwrap_or(whole);
    let digits = digits.trim_end_matches(['年', '년', 'の']).trim_end();
    let is_year = digits.bytes().all(|byte| byte.is_ascii_digit())
        && (era.is_some() || (3..=4).contains(&digits.len()));
    let number = digits.parse().ok().filter(|_| is_year)?;
    // Rounded, so that thirds, halves and quarters are whole months.
    let months = |hundredths: i64| (hundredths * 12 + 50) / 100;
    Some(dated(year_of(number, era), 1, |year| {
        let year = When::of_year(year, reckoning);
        let (first, last, mark) = (months(part.from) + 1, months(part.to), part.mark());
        let text = format!("[{year}-{first:02}{mark}..{year}-{last:02}{mark}]");
        When::parse(&text, reckoning)
    }))
}

/// Whether a word in lower case may be part of one.
pub(super) fn is_word(word: &str) -> bool {
    let phrases = BEFORE.iter().map(|(phrase, _)| phrase).chain(&ARTICLES);
    phrases
        .into_iter()
        .any(|phrase| phrase.split([' ', '-']).any(|part| part == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_year_are_whole_months() {
        for (text, wanted) in [
            ("early 1126", "[1126-01~..1126-04~]"),
            ("mid-1126", "[1126-05~..1126-08~]"),
            ("mid 1126", "[1126-05~..1126-08~]"),
            ("late 1126", "[1126-09~..1126-12~]"),
            ("the end of 1126", "[1126-09~..1126-12~]"),
            ("first half of 1126", "[1126-01..1126-06]"),
            ("the second half of 1126", "[1126-07..1126-12]"),
            ("first quarter of 1126", "[1126-01..1126-03]"),
            ("second quarter of 1126", "[1126-04..1126-06]"),
            ("third quarter of 1126", "[1126-07..1126-09]"),
            ("last quarter of 1126", "[1126-10..1126-12]"),
            ("late 44 bc", "[-0043-09~..-0043-12~]"),
            ("anfang 1126", "[1126-01~..1126-04~]"),
            ("fin 1126", "[1126-09~..1126-12~]"),
            ("đầu năm 1126", "[1126-01~..1126-04~]"),
            ("1126年初", "[1126-01~..1126-04~]"),
            ("1126年末", "[1126-09~..1126-12~]"),
            ("1126년 초", "[1126-01~..1126-04~]"),
        ] {
            let found = of_year(text, Reckoning::Julian).unwrap().unwrap();
            assert_eq!(found.to_string(), wanted, "{text}");
        }
        for text in ["1126", "late", "late 12", "early 9 march 1126", "mid-"] {
            assert!(of_year(text, Reckoning::Julian).is_none(), "{text}");
        }
        assert!(of_year("late 0 bc", Reckoning::Julian).unwrap().is_err());
    }
}
