//! Years that Joseon counted from the Ming era 崇禎 after its end: 崇禎紀元後三甲申 is the third year 甲申 since 1628.

use super::Candidate;
use super::han::take_pair;
use super::numeral::Characters;
use crate::time::calendar::store;
use crate::time::sexagenary::Sexagenary;

/// The first year of 崇禎.
const FIRST: i64 = 1628;

/// Parses such a year. Returns the position after it, the Joseon reign that the year belongs to, and the year of the reign.
pub(super) fn read(reader: &Characters) -> Option<(usize, Candidate, u32)> {
    let mut ahead = reader.clone();
    ahead.take_one_of(&["皇明", "大明", "明"]);
    ahead.take_one_of(&["崇禎", "숭정"])?;
    ahead.skip_spaces();
    ahead.take_one_of(&["紀元後", "後", "기원후", "기원 후"])?;
    ahead.skip_spaces();
    let year = counted(&mut ahead).or_else(|| by_sexagenary_name(&mut ahead))?;
    let polities = &store().polities;
    let joseon = polities.iter().position(|polity| polity.id == "joseon")?;
    let mut reigns = store().eras_of(joseon).iter();
    let era = reigns.rfind(|era| era.is_reign && era.first_year <= year)?;
    let found = Candidate {
        era,
        is_first: true,
        by_ruler: false,
    };
    let number = u32::try_from(year - era.first_year + 1).ok()?;
    Some((ahead.at, found, number))
}

/// Parses a number of years: 一百三十七年.
fn counted(reader: &mut Characters) -> Option<i64> {
    let mut ahead = reader.clone();
    let number = ahead.number()?;
    ahead.take('年').then(|| {
        *reader = ahead;
        FIRST + i64::from(number) - 1
    })
}

/// Parses the first, second or third year with a sexagenary name: 甲申, 再甲申, 三甲申.
fn by_sexagenary_name(reader: &mut Characters) -> Option<i64> {
    const ROUNDS: [&str; 5] = ["初", "再", "三", "四", "五"];
    const ROUNDS_IN_HANGUL: [&str; 5] = ["초", "재", "삼", "사", "오"];
    let round = reader
        .take_one_of(&ROUNDS)
        .or_else(|| reader.take_one_of(&ROUNDS_IN_HANGUL));
    let round = i64::try_from(round.unwrap_or(0)).ok()?;
    let pair = i64::from(take_pair(reader)?.index());
    reader.take('年');
    reader.skip_spaces();
    let first = i64::from(Sexagenary::of_year(FIRST).index());
    Some(FIRST + (pair - first).rem_euclid(60) + 60 * round)
}
