//! Reading a date in any form a person types.

use super::calendar::calendars;
use super::eastern::{read_han, read_romanised};
use super::edtf::When;
use super::error::DateError;
use super::reckoning::Reckoning;
use super::words;

/// Reads EDTF, "9 Jan 1127", "January 1127", "221 BCE", "1120s", east Asian dates (靖康元年閏十一月丙辰, in traditional or simplified
/// characters, with or without the polity) and romanised ones ("Jingkang 1, intercalary month 11, day 25"). Digits of European forms are in
/// the calendar `reckoning`, and so is the date that comes out.
///
/// A lunar month becomes the set of its days, one of which is meant; an era year whose months are not known becomes an approximate year.
///
/// # Errors
///
/// Text of none of these forms, or a date that cannot be, with the column.
pub fn read(text: &str, reckoning: Reckoning) -> Result<When, DateError> {
    let trimmed = text.trim_start();
    let skipped = text.chars().count() - trimmed.chars().count();
    read_trimmed(trimmed.trim_end(), reckoning).map_err(|error| error.shifted(skipped))
}

fn read_trimmed(text: &str, reckoning: Reckoning) -> Result<When, DateError> {
    let as_edtf = match When::parse(text, reckoning) {
        Ok(when) => return Ok(when),
        Err(error) => error,
    };
    if let Some(read) = read_romanised(text) {
        let reading = read?.resolve()?;
        return reading.when(reckoning).ok_or(as_edtf);
    }
    if let Some(read) = words::read(text, reckoning) {
        return read;
    }
    if text.chars().any(is_han) {
        let reading = read_han(text)?.resolve()?;
        return reading.when(reckoning).ok_or(as_edtf);
    }
    Err(
        if text.starts_with(char::is_alphabetic) && !text.starts_with(['Y', 'X', 'y']) {
            unknown(text)
        } else {
            as_edtf
        },
    )
}

/// Whether a character is a Han character, as far as dates have them.
pub(crate) fn is_han(character: char) -> bool {
    ('\u{3007}'..='\u{9fff}').contains(&character)
}

fn unknown(text: &str) -> DateError {
    let first: String = text
        .chars()
        .take_while(|character| character.is_alphabetic())
        .collect();
    let calendars: Vec<_> = calendars()
        .iter()
        .filter(|view| view.is_lunisolar())
        .map(|view| view.name())
        .collect();
    DateError::new(
        1,
        format!(
            "\u{201c}{first}\u{201d} begins no date: no month, and no era of {}",
            calendars.join(", ")
        ),
    )
}
