//! Reading dates in Han characters.

use super::numeral::Characters;
use super::{At, Eastern, all_eras, only_era};
use crate::time::calendar::{CalendarView, calendars};
use crate::time::error::DateError;
use crate::time::sexagenary::Sexagenary;

/// Reads the parts of a date. A part that the text leaves out is left out, so that a second date can lean on a first.
///
/// # Errors
///
/// Text that is not such a date, with the column it goes wrong at.
pub(crate) fn read(text: &str) -> Result<Eastern, DateError> {
    let mut reader = Characters::new(text);
    let mut date = Eastern::default();
    reader.skip_spaces();
    read_era(&mut reader, &mut date)?;
    read_season(&mut reader, &mut date);
    read_month(&mut reader, &mut date)?;
    read_day(&mut reader, &mut date)?;
    reader.skip_spaces();
    match reader.peek() {
        Some(other) => Err(error(
            &reader,
            format!("\u{201c}{other}\u{201d} is not part of a date"),
        )),
        None if is_empty(&date) => Err(error(&reader, "there is no date here")),
        None => Ok(date),
    }
}

fn is_empty(date: &Eastern) -> bool {
    date.era.is_none()
        && date.month.is_none()
        && date.season.is_none()
        && date.day.is_none()
        && date.last_day.is_none()
        && date.pair.is_none()
}

fn error(reader: &Characters, reason: impl Into<String>) -> DateError {
    DateError::new(reader.at + 1, reason)
}

fn read_era(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    let start = reader.at;
    let polity = take_polity(reader);
    reader.skip_spaces();
    let column = reader.at + 1;
    let Some(length) = longest_era(reader) else {
        reader.at = start;
        return no_era(reader);
    };
    let found: Vec<_> = eras_here(reader)
        .filter(|(_, _, taken)| *taken == length)
        .filter(|(view, ..)| polity.as_ref().is_none_or(|wanted| wanted.contains(view)))
        .map(|(view, era, _)| (view, era))
        .collect();
    if found.is_empty() {
        return Err(DateError::new(
            column,
            "this is not an era of the polity before it",
        ));
    }
    date.era = Some(only_era(&found, column)?);
    reader.at += length;
    date.year = read_year(reader)?;
    Ok(())
}

/// A text without an era may still be a month and a day; one with a year in it names an era that is not known.
fn no_era(reader: &Characters) -> Result<(), DateError> {
    let mut ahead = reader.clone();
    let mut passed = 0;
    while let Some(character) = ahead.peek() {
        if matches!(character, '月' | '日' | '朔' | '晦' | '閏' | '正') {
            break;
        }
        if character == '年' && passed > 1 {
            return Err(error(reader, "no era of Song, Jin or Liao has this name"));
        }
        ahead.at += 1;
        passed += 1;
    }
    Ok(())
}

/// Which calendars a polity before the era means, if one stands here.
fn take_polity(reader: &mut Characters) -> Option<Vec<CalendarView>> {
    let named = |reader: &Characters, word: &str| reader.starts_with(word);
    let words: Vec<_> = calendars()
        .iter()
        .filter_map(|view| view.calendar().eras().map(|table| (*view, table)))
        .flat_map(|(view, table)| table.polities.iter().map(move |word| (view, word.as_str())))
        .collect();
    let length = words
        .iter()
        .filter(|(_, word)| named(reader, word))
        .map(|(_, word)| word.chars().count())
        .max()?;
    let views = words
        .iter()
        .filter(|(_, word)| word.chars().count() == length && named(reader, word))
        .map(|(view, _)| *view)
        .collect();
    reader.at += length;
    Some(views)
}

/// Every era whose name stands here, with the length of the name.
fn eras_here(
    reader: &Characters,
) -> impl Iterator<Item = (CalendarView, &'static crate::time::calendar::Era, usize)> {
    all_eras().filter_map(move |(view, era)| {
        let written = [era.han.as_str(), era.hans()]
            .into_iter()
            .find(|name| reader.starts_with(name))?;
        Some((view, era, written.chars().count()))
    })
}

fn longest_era(reader: &Characters) -> Option<usize> {
    eras_here(reader).map(|(.., length)| length).max()
}

fn read_year(reader: &mut Characters) -> Result<Option<At<u32>>, DateError> {
    reader.skip_spaces();
    let column = reader.at + 1;
    let number = if reader.take('元') {
        Some(1)
    } else {
        reader.number()
    };
    let Some(number) = number else {
        return Err(error(reader, "after an era comes its year: 元年, 二年"));
    };
    if !reader.take('年') && !reader.take('載') {
        return Err(error(reader, "a year ends with 年"));
    }
    reader.skip_spaces();
    Ok(Some(At::new(number, column)))
}

fn read_season(reader: &mut Characters, date: &mut Eastern) {
    let column = reader.at + 1;
    let season = match reader.take_any(&['春', '夏', '秋', '冬']) {
        Some('春') => 0,
        Some('夏') => 1,
        Some('秋') => 2,
        Some(_) => 3,
        None => return,
    };
    reader.take('季');
    reader.skip_spaces();
    date.season = Some(At::new(season, column));
}

fn read_month(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    let start = reader.at;
    let intercalary = reader.take('閏');
    let number = match reader.take_any(&['正', '臘']) {
        Some('正') => Some(1),
        Some(_) => Some(12),
        None => reader.number(),
    };
    if !reader.take('月') {
        if intercalary {
            return Err(error(reader, "after 閏 comes a month: 閏十一月"));
        }
        reader.at = start;
        return Ok(());
    }
    let month = number
        .and_then(|number| u8::try_from(number).ok())
        .filter(|month| (1..=12).contains(month));
    let Some(month) = month else {
        return Err(DateError::new(
            start + 1,
            "months are 正月 (一月) to 十二月",
        ));
    };
    date.month = Some(At::new((month, intercalary), start + 1));
    reader.skip_spaces();
    Ok(())
}

/// Numbers, the cycle of sixty, 朔 and 晦, in any order that names one day: 廿五日丙辰, 丁卯朔, 朔丁卯, 晦.
fn read_day(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    loop {
        let column = reader.at + 1;
        if reader.take('朔') {
            set_day(date, 1, column)?;
        } else if reader.take('望') {
            set_day(date, 15, column)?;
        } else if reader.take('晦') {
            date.last_day = Some(At::new((), column));
        } else if let Some(pair) = take_pair(reader) {
            if date.pair.is_some() {
                return Err(DateError::new(column, "a date has one sexagenary day"));
            }
            date.pair = Some(At::new(pair, column));
        } else if let Some(number) = reader.number() {
            let day = u8::try_from(number)
                .ok()
                .filter(|day| (1..=30).contains(day));
            set_day(
                date,
                day.ok_or_else(|| DateError::new(column, "a lunar month has 29 or 30 days"))?,
                column,
            )?;
        } else {
            return Ok(());
        }
        reader.take('日');
        reader.skip_spaces();
    }
}

fn set_day(date: &mut Eastern, day: u8, column: usize) -> Result<(), DateError> {
    match date.day {
        Some(already) if already.value != day => Err(DateError::new(
            column,
            format!(
                "this is day {day}, and day {} is named before it",
                already.value
            ),
        )),
        _ => {
            date.day = Some(At::new(day, column));
            Ok(())
        }
    }
}

fn take_pair(reader: &mut Characters) -> Option<Sexagenary> {
    let (stem, branch) = reader.pair()?;
    let pair = Sexagenary::of_characters(stem, branch)?;
    reader.at += 2;
    Some(pair)
}
