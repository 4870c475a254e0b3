//! Days of a year that have names of their own: 元日, 上元, 端午, 七夕, 中秋, 重陽, 除夕.

use super::numeral::Characters;
use super::{At, Eastern, Month, Said};
use crate::time::error::DateError;

/// The names, each with its month and its day.
const NAMES: [(&str, (u8, u8)); 21] = [
    ("元旦", (1, 1)),
    ("元日", (1, 1)),
    ("설날", (1, 1)),
    ("人日", (1, 7)),
    ("上元", (1, 15)),
    ("元宵", (1, 15)),
    ("대보름", (1, 15)),
    ("端午", (5, 5)),
    ("端陽", (5, 5)),
    ("단오", (5, 5)),
    ("七夕", (7, 7)),
    ("たなばた", (7, 7)),
    ("칠석", (7, 7)),
    ("中元", (7, 15)),
    ("盂蘭盆", (7, 15)),
    ("中秋", (8, 15)),
    ("추석", (8, 15)),
    ("한가위", (8, 15)),
    ("重陽", (9, 9)),
    ("重九", (9, 9)),
    ("臘八", (12, 8)),
];

/// The names of the last day of the year.
const LAST: [&str; 5] = ["除夕", "除夜", "歲除", "大晦日", "제야"];

/// Names of the first day of the year in any calendar.
const OF_ANY_YEAR: [&str; 2] = ["元旦", "元日"];

/// Days that Japan has kept in the months of the Gregorian calendar.
const MOVED: [&str; 7] = ["人日", "端午", "七夕", "たなばた", "重陽", "除夜", "大晦日"];

/// Whether nothing but such a name follows: 中秋. An era and its year may begin like one: 中元二年.
pub(super) fn is_alone(reader: &Characters) -> bool {
    let mut ahead = reader.clone();
    let is_name = ahead.take_entry(&NAMES).is_some() || ahead.take_one_of(&LAST).is_some();
    is_name && ahead.peek().is_none()
}

/// Parses such a name after a year, or after the month to which the day belongs.
///
/// # Errors
///
/// If another month is before the name.
pub(super) fn read(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    let column = reader.at + 1;
    let is_any = |names: &[&str]| names.iter().any(|name| reader.starts_with(name));
    let (is_of_any_year, is_moved) = (is_any(&OF_ANY_YEAR), is_any(&MOVED));
    let (number, said) = if let Some((month, day)) = reader.take_entry(&NAMES) {
        date.day = Some(At::new(day, column));
        // The first day of the year, which began with month 11 under Wu Zetian.
        let said = if (month, day) == (1, 1) {
            Said::First
        } else {
            Said::Number
        };
        (month, said)
    } else if reader.take_one_of(&LAST).is_some() {
        date.last_day = Some(At::new((), column));
        (12, Said::Last)
    } else {
        return Ok(());
    };
    reader.take('日');
    let said_here = Some(At::new((), column));
    if is_moved {
        date.lunar_abroad = said_here;
    } else if !is_of_any_year {
        date.lunar = date.lunar.or(said_here);
    }
    if date.month.is_some_and(|month| month.value.number != number) {
        let reason = format!("this day is in month {number}");
        return Err(DateError::new(column, reason).that_cannot_be());
    }
    let month = Month {
        number,
        intercalary: false,
        said,
    };
    date.month = date.month.or(Some(At::new(month, column)));
    Ok(())
}
