//! Centuries, millennia and parts of them: "12th century", "early 12th century", "1. Hälfte 12. Jh.", `1re moitié du XIIe s.`, 12世紀前半.

use super::is_han;
use super::part::{self, Part};
use crate::time::common_era::CommonEra;
use crate::time::eastern::in_digits;
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::reckoning::Reckoning;
use crate::time::roman::roman;

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

const CENTURY: i64 = 100;
const MILLENNIUM: i64 = 1_000;

/// What is counted, with its years, if it is before the number.
const UNITS_AHEAD: [(&str, i64); 14] = [
    ("thế kỷ thứ ", CENTURY),
    ("thế kỷ ", CENTURY),
    ("thiên niên kỷ thứ ", MILLENNIUM),
    ("thiên niên kỷ ", MILLENNIUM),
    ("siglo ", CENTURY),
    ("secolo ", CENTURY),
    ("século ", CENTURY),
    ("seculo ", CENTURY),
    ("saeculum ", CENTURY),
    ("saec. ", CENTURY),
    ("sec. ", CENTURY),
    ("séc. ", CENTURY),
    ("milenio ", MILLENNIUM),
    (LETTER, CENTURY),
];

/// A letter by itself stands for a century only with a Roman number: "s. XIV".
const LETTER: &str = "s. ";

/// Units with their years, written after the number and without a point. A longer unit precedes its own endings.
const UNITS_BEHIND: [(&str, i64); 36] = [
    ("century", CENTURY),
    ("centuries", CENTURY),
    ("cent", CENTURY),
    ("cen", CENTURY),
    ("世紀", CENTURY),
    ("世纪", CENTURY),
    ("세기", CENTURY),
    ("jahrhunderts", CENTURY),
    ("jahrhundert", CENTURY),
    ("jhdt", CENTURY),
    ("jhs", CENTURY),
    ("jhd", CENTURY),
    ("jh.s", CENTURY),
    ("jh", CENTURY),
    ("siècle", CENTURY),
    ("siecle", CENTURY),
    ("siglo", CENTURY),
    ("secolo", CENTURY),
    ("século", CENTURY),
    ("seculo", CENTURY),
    ("saeculum", CENTURY),
    ("sec", CENTURY),
    ("eeuw", CENTURY),
    ("millennium", MILLENNIUM),
    ("千年紀", MILLENNIUM),
    ("千纪", MILLENNIUM),
    ("천년기", MILLENNIUM),
    ("jahrtausends", MILLENNIUM),
    ("jahrtausend", MILLENNIUM),
    ("jt", MILLENNIUM),
    ("millénaire", MILLENNIUM),
    ("millenaire", MILLENNIUM),
    ("millennio", MILLENNIUM),
    ("milenio", MILLENNIUM),
    (" c", CENTURY),
    (" s", CENTURY),
];

/// A number in order, or what is wrong with it, and the years of its unit.
type Counted = (Result<i64, String>, i64);

/// Reads a text in lower case, or nothing if it is no century and no millennium.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let (era, rest) = CommonEra::split(text);
    let (body, part) = part::split(rest);
    let (number, years) = counted(body)?;
    let number = number.and_then(|number| in_reach(number, years));
    let number = number.map_err(|reason| DateError::new(1, reason).that_cannot_be());
    Some(number.and_then(|number| spanned(number, years, era, part, reckoning)))
}

/// Whether a word in lower case may be part of one.
pub(super) fn is_word(word: &str) -> bool {
    ORDINALS.contains(&word)
        || UNITS_AHEAD
            .iter()
            .chain(&UNITS_BEHIND)
            .any(|(unit, _)| unit.trim_matches([' ', '.']) == word)
}

/// The years of a century or a millennium, or of a part of it.
fn spanned(
    number: i64,
    years: i64,
    era: Option<CommonEra>,
    part: Option<Part>,
    reckoning: Reckoning,
) -> Result<When, DateError> {
    let is_before = era == Some(CommonEra::Before);
    let Some(part) = part else {
        let sign = if is_before { "-" } else { "" };
        return match years {
            CENTURY if number == 1 && !is_before => among(1, years - 2, "", reckoning),
            CENTURY => When::parse(&format!("{sign}{:02}XX", number - 1), reckoning),
            _ => among(
                first_year(number, years, is_before),
                years - 1,
                "",
                reckoning,
            ),
        };
    };
    let scale = years / CENTURY;
    let first = first_year(number, years, is_before) + part.from * scale;
    let last = first + (part.to - part.from + 1) * scale - 1;
    // There is no year 0 of our era.
    let first = if is_before { first } else { first.max(1) };
    among(first, last - first, part.mark(), reckoning)
}

/// One of the years from `first` to `more` years later, in EDTF.
fn among(first: i64, more: i64, mark: &str, reckoning: Reckoning) -> Result<When, DateError> {
    let [from, to] = [first, first + more].map(|year| When::of_year(year, reckoning));
    When::parse(&format!("[{from}{mark}..{to}{mark}]"), reckoning)
}

/// The first century before our era began in the year -99. A century is that of its hundreds, as EDTF has it; a millennium begins with the
/// year 1 of its thousand.
fn first_year(number: i64, years: i64, is_before: bool) -> i64 {
    match (is_before, years) {
        (true, _) => 1 - number * years,
        (false, CENTURY) => (number - 1) * years,
        (false, _) => (number - 1) * years + 1,
    }
}

/// The number before or after a unit: "12th century", "twelfth century", "12. jh.", "xiie s.", "thế kỷ 12", "siglo xii".
fn counted(text: &str) -> Option<Counted> {
    for (unit, years) in UNITS_AHEAD {
        if let Some(number) = text.strip_prefix(unit) {
            let digits = || Some(Ok(number.parse().ok().filter(|_| unit != LETTER)?));
            return Some((ordinal(number).or_else(digits)?, years));
        }
    }
    let text = text.strip_suffix('.').unwrap_or(text);
    let (unit, years) = *UNITS_BEHIND.iter().find(|(unit, _)| text.ends_with(unit))?;
    let number = text.strip_suffix(unit)?.trim_end_matches([' ', '-']);
    if let Some(place) = ORDINALS.iter().position(|word| *word == number) {
        return Some((Ok(i64::try_from(place).ok()? + 1), years));
    }
    if let Some(roman) = ordinal(number) {
        return Some((roman, years));
    }
    let in_han = number.starts_with(is_han).then(|| in_digits(number));
    let number = in_han.as_deref().unwrap_or(number);
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase() || "è.ᵉºª°".contains(c));
    let is_ordinal = ["st", "nd", "rd", "th"].contains(&&number[digits.len()..]);
    // A single letter occurs only after Roman numerals and ordinals.
    if unit.starts_with(' ') && !is_ordinal {
        return None;
    }
    Some((Ok(digits.parse().ok()?), years))
}

fn in_reach(number: i64, years: i64) -> Result<i64, String> {
    let name = if years == CENTURY {
        "century"
    } else {
        "millennium"
    };
    (1..=100)
        .contains(&number)
        .then_some(number)
        .ok_or_else(|| format!("there is no {name} {number}"))
}

/// A Roman numeral with or without an ordinal suffix: "xiie", "ier", "xii".
fn ordinal(text: &str) -> Option<Result<i64, String>> {
    let endings = ["ième", "ème", "er", "e", "è", "ᵉ", ""];
    let bare = endings
        .iter()
        .find_map(|ending| text.strip_suffix(ending))?;
    roman(&bare.to_ascii_uppercase())
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
            ("12th century ad", "11XX"),
            ("12th century ce", "11XX"),
            ("12th century a.d.", "11XX"),
            ("ad 12th century", "11XX"),
            ("5th c. ad", "04XX"),
            ("5th c. bc", "-04XX"),
            ("5th c.", "04XX"),
            ("5th c", "04XX"),
            ("siglo xiv", "13XX"),
            ("el siglo xiv a. c.", "-13XX"),
            ("s. xiv", "13XX"),
            ("xiv secolo", "13XX"),
            ("século xiv", "13XX"),
            ("14e eeuw", "13XX"),
            ("14º século", "13XX"),
            ("im 14. jahrhundert", "13XX"),
            ("in the 14th century", "13XX"),
            ("14th-century", "13XX"),
            ("thế kỷ thứ 12", "11XX"),
            ("3rd cent. ad", "02XX"),
            ("12. jh. n. chr.", "11XX"),
            ("iie s. apr. j.-c.", "01XX"),
            ("thế kỷ 12 scn", "11XX"),
            ("公元3世紀", "02XX"),
            ("十九世紀", "18XX"),
            ("二十世纪", "19XX"),
            ("early 2nd century ad", "[0100~..0133~]"),
            ("100th century", "99XX"),
            ("2nd millennium", "[1001..2000]"),
            ("2nd millennium ad", "[1001..2000]"),
            ("third millennium bc", "[-2999..-2000]"),
            ("12th millennium bc", "[Y-11999..Y-11000]"),
            ("first half of the 2nd millennium bc", "[-1999..-1500]"),
            ("late 3rd millennium bc", "[-2339~..-2000~]"),
            ("2. jahrtausend v. chr.", "[-1999..-1000]"),
            ("xiiiie siècle", "13XX"),
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
            let found = read(text, Reckoning::Julian).unwrap().unwrap();
            assert_eq!(found.to_string(), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_century() {
        for (text, reason) in [
            ("101st century", "there is no century 101"),
            ("0th century ad", "there is no century 0"),
            ("0. jh.", "there is no century 0"),
            ("0th millennium bc", "there is no millennium 0"),
            ("xiixe siècle", "is no Roman numeral"),
        ] {
            let error = read(text, Reckoning::Julian).unwrap().unwrap_err();
            assert!(error.reason.contains(reason), "{text}: {error}");
        }
        for text in ["century", "12 s.", "5 c.", "c.", "s.", "e s.", "early"] {
            assert!(read(text, Reckoning::Julian).is_none(), "{text}");
        }
    }
}
