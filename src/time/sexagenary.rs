//! The sexagenary cycle (干支), by which days and years are named.

use std::fmt;
use std::str::FromStr;

use super::error::DateError;

const STEMS: [(char, &str); 10] = [
    ('甲', "jia"),
    ('乙', "yi"),
    ('丙', "bing"),
    ('丁', "ding"),
    ('戊', "wu"),
    ('己', "ji"),
    ('庚', "geng"),
    ('辛', "xin"),
    ('壬', "ren"),
    ('癸', "gui"),
];

const BRANCHES: [(char, &str); 12] = [
    ('子', "zi"),
    ('丑', "chou"),
    ('寅', "yin"),
    ('卯', "mao"),
    ('辰', "chen"),
    ('巳', "si"),
    ('午', "wu"),
    ('未', "wei"),
    ('申', "shen"),
    ('酉', "you"),
    ('戌', "xu"),
    ('亥', "hai"),
];

/// One of the sixty pairs of a heavenly stem and an earthly branch; 甲子 is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sexagenary(u8);

impl Sexagenary {
    /// The pair with this index, taken modulo 60; 甲子 is 0.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the remainder of a division by 60 fits"
    )]
    pub(super) const fn of_index(index: i64) -> Self {
        Self(index.rem_euclid(60) as u8)
    }

    /// The name of a Chinese year, given the astronomical Julian or Gregorian year in which it begins; 4 CE was 甲子.
    pub(super) const fn of_year(year: i64) -> Self {
        Self::of_index(year.saturating_sub(4))
    }

    /// The index in the cycle, from 0 (甲子) to 59 (癸亥).
    pub const fn index(self) -> u8 {
        self.0
    }

    /// The pair for a stem and a branch; `None` if they do not occur together.
    pub(super) fn of_characters(stem: char, branch: char) -> Option<Self> {
        let stem = STEMS.iter().position(|(han, _)| *han == stem)?;
        let branch = BRANCHES.iter().position(|(han, _)| *han == branch)?;
        Self::of_places(stem, branch)
    }

    /// The pair for its two Korean syllables: 병진.
    pub(super) fn of_hangul(stem: char, branch: char) -> Option<Self> {
        let place = |all: &str, one| all.chars().position(|syllable| syllable == one);
        Self::of_places(
            place("갑을병정무기경신임계", stem)?,
            place("자축인묘진사오미신유술해", branch)?,
        )
    }

    /// The pair for its two Vietnamese words without marks: "binh thin". Two branches are then both "ty"; the stem distinguishes them.
    pub(super) fn of_vietnamese(stem: &str, branch: &str) -> Option<Self> {
        const STEMS: [&str; 10] = [
            "giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy",
        ];
        const BRANCHES: [&str; 12] = [
            "ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi",
        ];
        let stem = STEMS.iter().position(|word| *word == stem)?;
        let branches = BRANCHES.iter().enumerate();
        branches
            .filter(|(_, word)| **word == branch)
            .find_map(|(place, _)| Self::of_places(stem, place))
    }

    /// The Hanyu Pinyin without tones, as one word: "bingchen".
    ///
    /// ```
    /// use annals::time::Sexagenary;
    ///
    /// let pair: Sexagenary = "丙辰".parse().expect("a pair");
    /// assert_eq!(pair.romanised(), "bingchen");
    /// ```
    pub fn romanised(self) -> String {
        [self.stem().1, self.branch().1].concat()
    }

    /// Stems and branches advance together, so only pairs with indices of equal parity exist.
    #[allow(clippy::cast_possible_truncation, reason = "an index is below 60")]
    fn of_places(stem: usize, branch: usize) -> Option<Self> {
        (0..60)
            .find(|index| index % 10 == stem && index % 12 == branch)
            .map(|index| Self(index as u8))
    }

    fn stem(self) -> (char, &'static str) {
        STEMS[usize::from(self.0 % 10)]
    }

    fn branch(self) -> (char, &'static str) {
        BRANCHES[usize::from(self.0 % 12)]
    }
}

impl fmt::Display for Sexagenary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.stem().0, self.branch().0)
    }
}

impl FromStr for Sexagenary {
    type Err = DateError;

    /// Parses "丙辰" or "bingchen".
    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut characters = text.chars();
        if let (Some(stem), Some(branch), None) =
            (characters.next(), characters.next(), characters.next())
            && let Some(found) = Self::of_characters(stem, branch)
        {
            return Ok(found);
        }
        let romanised = text.to_ascii_lowercase();
        (0..60)
            .map(Self)
            .find(|pair| pair.romanised() == romanised)
            .ok_or_else(|| {
                DateError::new(
                    1,
                    format!(
                        "\u{201c}{text}\u{201d} is not one of the sixty pairs of stem and branch"
                    ),
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::super::moment::Day;
    use super::*;

    #[test]
    fn anchors() {
        for (day, han, romanised) in [
            (2_433_191, "甲子", "jiazi"),
            (2_451_551, "甲子", "jiazi"),
            (2_132_703, "丙辰", "bingchen"),
            (2_132_857, "庚寅", "gengyin"),
            (2_132_354, "丁卯", "dingmao"),
        ] {
            let pair = Day(day).sexagenary();
            assert_eq!(
                (pair.to_string().as_str(), pair.romanised().as_str()),
                (han, romanised)
            );
        }
        assert_eq!(Sexagenary::of_year(1126).to_string(), "丙午");
    }

    #[test]
    fn all_sixty_are_read_back() {
        for index in 0..60 {
            let pair = Sexagenary::of_index(index);
            assert_eq!(pair.to_string().parse(), Ok(pair));
            assert_eq!(pair.romanised().parse(), Ok(pair));
        }
        for wrong in ["甲丑", "甲", "甲子子", "", "jia", "子甲"] {
            assert!(wrong.parse::<Sexagenary>().is_err(), "{wrong}");
        }
    }
}
