//! Centuries and parts of them: "12th century", "early 12th century", "1. Hälfte 12. Jh.", `1re moitié du XIIe s.`, 12世紀前半.

use crate::time::edtf::When;
use crate::time::reckoning::Reckoning;

const ORDINALS: [&str; 21] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
];

/// A part of a century: its first and last year, from 0 to 99, and whether the wording is vague.
type Part = (i64, i64, bool);

const EARLY: Part = (0, 33, true);
const MIDDLE: Part = (33, 66, true);
const LATE: Part = (66, 99, true);
const FIRST_HALF: Part = (0, 49, false);
const SECOND_HALF: Part = (50, 99, false);

/// Words before a century.
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
    ("first quarter of ", (0, 24, false)),
    ("second quarter of ", (25, 49, false)),
    ("third quarter of ", (50, 74, false)),
    ("fourth quarter of ", (75, 99, false)),
    ("last quarter of ", (75, 99, false)),
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

/// Words after a century in East Asian languages, longer ones before their suffixes.
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

/// Words for centuries before our era.
const ERAS_BEFORE: [&str; 9] = [
    " bce",
    " bc",
    " b.c.",
    " tcn",
    " v. chr.",
    " v.chr.",
    " av. j.-c.",
    " avant j.-c.",
    " avant notre ère",
];

/// Words that may precede the number, and words for the unit.
const ARTICLES: [&str; 5] = ["the ", "des ", "du ", "de ", "vom "];

const UNITS: [&str; 12] = [
    "century",
    "世紀",
    "世纪",
    "세기",
    "jahrhunderts",
    "jahrhundert",
    "jhs.",
    "jhd.",
    "jh.s",
    "jh.",
    "siècle",
    "s.",
];

/// Parses a lower-case text; `None` if it is not a century.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Option<When> {
    let (rest, before) = counted_back(text);
    let part = BEFORE
        .iter()
        .find_map(|(word, part)| Some((rest.strip_prefix(word)?, *part)))
        .or_else(|| {
            let (rest, part) = BEHIND
                .iter()
                .find_map(|(word, part)| Some((rest.strip_suffix(word)?, *part)))?;
            Some((rest.trim_end(), part))
        });
    let body = part.map_or(rest, |(body, _)| body);
    let body = ARTICLES
        .iter()
        .find_map(|article| body.strip_prefix(article))
        .unwrap_or(body);
    let number = number_of(body)?;
    let Some((_, part)) = part else {
        let sign = if before { "-" } else { "" };
        return When::parse(&format!("{sign}{:02}XX", number - 1), reckoning).ok();
    };
    // The first century BCE began in the year -99.
    let first = if before {
        1 - number * 100
    } else {
        (number - 1) * 100
    };
    let (from, to, is_vague) = part;
    let mark = if is_vague { "~" } else { "" };
    let year = |of: i64| When::of_year(first + of, reckoning).to_string();
    When::parse(
        &format!("[{}{mark}..{}{mark}]", year(from), year(to)),
        reckoning,
    )
    .ok()
}

/// Removes the words for "before our era"; returns the rest, and whether they were present.
fn counted_back(text: &str) -> (&str, bool) {
    const EAST_ASIAN: [&str; 6] = ["公元前", "西元前", "紀元前", "纪元前", "기원전 ", "前"];
    let behind = ERAS_BEFORE.iter().find_map(|era| text.strip_suffix(era));
    let found = behind.or_else(|| EAST_ASIAN.iter().find_map(|era| text.strip_prefix(era)));
    found.map_or((text, false), |rest| (rest.trim_start(), true))
}

/// The number of a century, 1 to 99: "12th century", "twelfth century", "12. jh.", "xiie s.", "thế kỷ 12".
fn number_of(text: &str) -> Option<i64> {
    if let Some(number) = text.strip_prefix("thế kỷ ") {
        return in_reach(number.strip_prefix("thứ ").unwrap_or(number).parse().ok()?);
    }
    let unit = UNITS
        .iter()
        .find(|unit| text.ends_with(*unit))
        .filter(|unit| text.len() > unit.len())?;
    let number = text.strip_suffix(unit)?.trim_end().trim_end_matches(' ');
    if let Some(place) = ORDINALS.iter().position(|word| *word == number) {
        return in_reach(i64::try_from(place).ok()? + 1);
    }
    if let Some(roman) = roman(number) {
        return in_reach(roman);
    }
    // A bare "s." only follows Roman numerals.
    if *unit == "s." {
        return None;
    }
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase() || "è.ᵉ".contains(c));
    in_reach(digits.parse().ok()?)
}

fn in_reach(number: i64) -> Option<i64> {
    (1..=99).contains(&number).then_some(number)
}

/// A Roman numeral with or without an ordinal suffix: "xiie", "ier", "xii".
fn roman(text: &str) -> Option<i64> {
    let endings = ["ième", "ème", "er", "e", "è", "ᵉ", ""];
    let bare = endings
        .iter()
        .find_map(|ending| text.strip_suffix(ending))?;
    let value = |letter: char| match letter {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let values: Vec<i64> = bare.chars().map(value).collect::<Option<_>>()?;
    let mut all = 0;
    for (place, one) in values.iter().enumerate() {
        let is_less = values.get(place + 1).is_some_and(|next| next > one);
        all += if is_less { -one } else { *one };
    }
    (all > 0).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centuries_and_their_parts() {
        for (text, wanted) in [
            ("12th century", "11XX"),
            ("twelfth century", "11XX"),
            ("12 世紀", "11XX"),
            ("1st century bc", "-00XX"),
            ("early 12th century", "[1100~..1133~]"),
            ("early 1st century bc", "[-0099~..-0066~]"),
            ("first half of the 12th century", "[1100..1149]"),
            ("second half of the twelfth century", "[1150..1199]"),
            ("third quarter of the 12th century", "[1150..1174]"),
            ("1. hälfte 12. jh.", "[1100..1149]"),
            ("2. hälfte des 12. jahrhunderts", "[1150..1199]"),
            ("ende 12. jh.", "[1166~..1199~]"),
            ("12. jh.", "11XX"),
            ("12. jh. v. chr.", "-11XX"),
            ("1re moitié du xiie s.", "[1100..1149]"),
            ("seconde moitié du xiie siècle", "[1150..1199]"),
            ("fin du xviiie siècle", "[1766~..1799~]"),
            ("ier s. av. j.-c.", "-00XX"),
            ("xixe siècle", "18XX"),
            ("12世紀前半", "[1100..1149]"),
            ("12世纪初", "[1100~..1133~]"),
            ("12세기 말", "[1166~..1199~]"),
            ("前3世紀", "-02XX"),
            ("thế kỷ 12", "11XX"),
            ("nửa đầu thế kỷ 12", "[1100..1149]"),
        ] {
            let found = read(text, Reckoning::Julian).map(|when| when.to_string());
            assert_eq!(found.as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "century",
            "100th century",
            "12 s.",
            "0. jh.",
            "s.",
            "e s.",
            "early",
        ] {
            assert!(read(text, Reckoning::Julian).is_none(), "{text}");
        }
    }
}
