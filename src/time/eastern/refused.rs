//! What is wrong with characters that are not part of a date: misspelt sexagenary names, and hours.

use super::hour;
use super::numeral::Characters;
use crate::time::error::DateError;
use crate::time::sexagenary::Sexagenary;

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// Characters that are mistaken for stems and branches, each with the right ones.
const MISTAKEN: [(char, &str); 14] = [
    ('已', "己巳"),
    ('巳', "己"),
    ('己', "巳"),
    ('戍', "戌戊"),
    ('戌', "戊"),
    ('戊', "戌"),
    ('戉', "戊戌"),
    ('酋', "酉"),
    ('西', "酉"),
    ('末', "未"),
    ('王', "壬"),
    ('任', "壬"),
    ('幸', "辛"),
    ('牛', "午"),
];

/// The error for the characters at this position, before which there is a day or not; `None` if nothing better is known than that they are not part of a date.
pub(super) fn why(reader: &Characters, has_day: bool) -> Option<DateError> {
    let error = |reason| DateError::new(reader.at + 1, reason);
    let misspelt = misspelt(reader).map(|reason| error(reason).that_cannot_be());
    misspelt.or_else(|| other_hour(reader, has_day).map(error))
}

/// 已卯 for 己卯; 己辰, which is none of the sixty.
fn misspelt(reader: &Characters) -> Option<String> {
    let (stem, branch) = reader.pair()?;
    let either = |character: char| {
        let others = MISTAKEN.iter().find(|(wrong, _)| *wrong == character);
        let others = others.map_or("", |(_, right)| *right);
        std::iter::once(character).chain(others.chars())
    };
    let mut right = either(stem).flat_map(|stem| either(branch).map(move |branch| (stem, branch)));
    let right = right.find_map(|(stem, branch)| Sexagenary::of_characters(stem, branch));
    if let Some(right) = right.filter(|_| Sexagenary::of_characters(stem, branch).is_none()) {
        return Some(format!("did you mean {right}?"));
    }
    let is_pair = STEMS.contains(stem) && BRANCHES.contains(branch);
    is_pair.then(|| format!("{stem}{branch} is none of the sixty sexagenary names"))
}

/// Watches and quarters, and hours without a day.
fn other_hour(reader: &Characters, has_day: bool) -> Option<String> {
    const UNITS: [char; 7] = ['時', '刻', '更', '點', '시', '正', '初'];
    let mut ahead = reader.clone();
    let is_branch = ahead.peek().is_some_and(|c| BRANCHES.contains(c));
    ahead.at += usize::from(is_branch);
    let is_counted = (is_branch || ahead.number().is_some()) && ahead.take_any(&UNITS).is_some();
    let reason = if has_day {
        "quarters (刻) and watches of the night (更, 點) are not read, only double hours: 卯時, 卯初, 卯正"
    } else {
        "an hour needs its day before it: 丙辰卯時"
    };
    (is_counted || hour::is_word(reader)).then(|| reason.to_owned())
}
