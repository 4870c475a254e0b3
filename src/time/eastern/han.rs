//! Parsing dates in Han characters, kana and hangul.

use super::dated::read_era;
use super::numeral::Characters;
use super::{At, Candidate, Eastern, Month, Said, Year, hour, named_day, part, refused};
use crate::time::error::DateError;
use crate::time::sexagenary::Sexagenary;

/// Names of months that 月 does not follow, each with the number of the month.
const WHOLE_MONTHS: [(&str, (u8, Said)); 26] = [
    ("睦月", (1, Said::Number)),
    ("如月", (2, Said::Number)),
    ("彌生", (3, Said::Number)),
    ("卯月", (4, Said::Number)),
    ("皐月", (5, Said::Number)),
    ("水無月", (6, Said::Number)),
    ("文月", (7, Said::Number)),
    ("葉月", (8, Said::Number)),
    ("長月", (9, Said::Number)),
    ("神無月", (10, Said::Number)),
    ("霜月", (11, Said::Number)),
    ("師走", (12, Said::Number)),
    ("むつき", (1, Said::Number)),
    ("きさらぎ", (2, Said::Number)),
    ("弥生", (3, Said::Number)),
    ("うづき", (4, Said::Number)),
    ("さつき", (5, Said::Number)),
    ("みなづき", (6, Said::Number)),
    ("ふみづき", (7, Said::Number)),
    ("はづき", (8, Said::Number)),
    ("ながつき", (9, Said::Number)),
    ("かんなづき", (10, Said::Number)),
    ("しもつき", (11, Said::Number)),
    ("極月", (12, Said::Number)),
    ("섣달", (12, Said::Twelfth)),
    ("동짓달", (11, Said::Number)),
];

/// Names of months that 月 follows, each with the number of the month.
const NAMED_MONTHS: [(&str, (u8, Said)); 5] = [
    ("正", (1, Said::First)),
    ("정", (1, Said::First)),
    ("端", (1, Said::First)),
    ("元", (1, Said::First)),
    ("臘", (12, Said::Twelfth)),
];

const BRANCHES: [char; 12] = [
    '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥',
];

/// Parses the parts of a date. Missing parts are left empty, so that a second date can take them from a first one.
///
/// # Errors
///
/// If the text is not such a date, with the column of the problem.
pub(super) fn read(mut reader: Characters) -> Result<Eastern, DateError> {
    let mut date = Eastern::default();
    reader.skip_spaces();
    if !read_named_year(&mut reader, &mut date) {
        read_era(&mut reader, &mut date)?;
    }
    read_year_pair(&mut reader, &mut date);
    read_lunar(&mut reader, &mut date);
    reader.take('王');
    read_season(&mut reader, &mut date)?;
    reader.take('王');
    read_month(&mut reader, &mut date)?;
    named_day::read(&mut reader, &mut date)?;
    read_day(&mut reader, &mut date)?;
    if date.has_day() {
        let column = reader.at + 1;
        date.hours = hour::take(&mut reader).map(|hours| At::new(hours, column));
    }
    part::read(&mut reader, &mut date);
    reader.skip_spaces();
    if date.has_day() {
        read_reckoning(&mut reader, &mut date);
    }
    match reader.peek() {
        Some(other) => Err(refused::why(&reader, date.has_day()).unwrap_or_else(|| {
            let reason = format!("\u{201c}{other}\u{201d} is not part of a date");
            error(&reader, reason)
        })),
        None if date.is_empty() => Err(error(&reader, "no date found")),
        None => Ok(date),
    }
}

pub(super) fn error(reader: &Characters, reason: impl Into<String>) -> DateError {
    DateError::new(reader.at + 1, reason)
}

/// Parses the sexagenary name of a year before its era: 戊申，順天元年. False if no era follows.
fn read_named_year(reader: &mut Characters, date: &mut Eastern) -> bool {
    let (mut ahead, column) = (reader.clone(), reader.at + 1);
    let Some(pair) = take_pair(&mut ahead) else {
        return false;
    };
    ahead.take('年');
    ahead.skip_spaces();
    let mut named = Eastern::default();
    let is_read = read_era(&mut ahead, &mut named).is_ok();
    // 庚子元年 is a year of the era 庚子.
    let is_named = |eras: &At<Vec<Candidate>>| eras.value.iter().all(|one| one.era.han != "元年");
    if !is_read || !named.eras.as_ref().is_some_and(is_named) {
        return false;
    }
    *date = named;
    date.year_pair = Some(At::new(pair, column));
    *reader = ahead;
    true
}

/// Parses 음력 before a month, which says that the month is lunar.
fn read_lunar(reader: &mut Characters, date: &mut Eastern) {
    let column = reader.at + 1;
    let said = reader.take_one_of(&["음력", "陰曆", "舊曆", "旧曆", "農曆"]);
    if said.is_some() {
        date.lunar = Some(At::new((), column));
        reader.skip_spaces();
    }
}

/// Parses (음력) or (양력) after a day: whether its month is lunar or not.
fn read_reckoning(reader: &mut Characters, date: &mut Eastern) {
    const LUNAR: [&str; 4] = ["음력", "陰曆", "舊曆", "음"];
    const SOLAR: [&str; 4] = ["양력", "陽曆", "新曆", "양"];
    let (start, column) = (reader.clone(), reader.at + 1);
    let is_open = reader.take_any(&['（', '(']).is_some();
    let is_lunar = reader.take_one_of(&LUNAR).is_some();
    let is_solar = !is_lunar && reader.take_one_of(&SOLAR).is_some();
    if !is_open || reader.take_any(&['）', ')']).is_none() || !(is_lunar || is_solar) {
        *reader = start;
        return;
    }
    let said = Some(At::new((), column));
    if is_lunar {
        date.lunar = said;
    } else {
        date.solar = said;
    }
}

/// Parses 歲次丙午, or 丙午 between the year and the month.
fn read_year_pair(reader: &mut Characters, date: &mut Eastern) {
    let start = reader.clone();
    let column = reader.at + 1;
    let said = reader
        .take_one_of(&["歲次", "歲在", "（歲次", "歲"])
        .is_some();
    let bracket = reader.take('（') || reader.take('(');
    if let Some(pair) = take_pair(reader) {
        let closed = !bracket || reader.take('）') || reader.take(')');
        let year = reader.take('年') || reader.take('歲');
        reader.skip_spaces();
        let goes_on = begins_month(reader) || (reader.peek().is_none() && is_of_year(pair, date));
        if closed && (said || year || bracket || (date.year.is_some() && goes_on)) {
            date.year_pair = Some(At::new(pair, column));
            return;
        }
    }
    *reader = start;
    read_year_branch(reader, date);
}

/// Parses the branch of the year between its number and the month: 寛政二年戌五月, 寛政二戌年五月.
fn read_year_branch(reader: &mut Characters, date: &mut Eastern) {
    let (start, column) = (reader.clone(), reader.at + 1);
    let Some(branch) = take_branch(reader).filter(|_| date.year.is_some()) else {
        *reader = start;
        return;
    };
    let has_unit = reader.take('年') || reader.take('歲');
    reader.skip_spaces();
    if has_unit || begins_month(reader) {
        date.year_branch = Some(At::new(branch, column));
    } else {
        *reader = start;
    }
}

/// Whether a season or a month follows.
fn begins_month(reader: &Characters) -> bool {
    const FIRST: [char; 7] = ['春', '夏', '秋', '冬', '閏', '正', '臘'];
    reader.peek().is_some_and(|next| FIRST.contains(&next)) || reader.is_number_before('月')
}

/// Whether the year of the date has this sexagenary name in one of the eras it may refer to.
fn is_of_year(pair: Sexagenary, date: &Eastern) -> bool {
    let (Some(eras), Some(year)) = (&date.eras, date.year) else {
        return false;
    };
    let Year::Number(number) = year.value else {
        return false;
    };
    let called =
        |found: &Candidate| Sexagenary::of_year(found.era.first_year + i64::from(number) - 1);
    eras.value.iter().any(|found| called(found) == pair)
}

/// Parses 春, 春季, 孟春: a season, or its first, second or third month.
fn read_season(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    const SEASONS: [&str; 4] = ["春", "夏", "秋", "冬"];
    const IN_HANGUL: [&str; 4] = ["봄", "여름", "가을", "겨울"];
    let column = reader.at + 1;
    let third = reader.take_any(&['孟', '仲', '季']);
    let season = reader.take_one_of(&SEASONS);
    let Some(season) = season.or_else(|| reader.take_one_of(&IN_HANGUL)) else {
        return match third {
            Some(_) => Err(error(reader, "孟, 仲 or 季 must be followed by a season")),
            None => Ok(()),
        };
    };
    let season = u8::try_from(season).unwrap_or_default();
    reader.take('季');
    reader.skip_spaces();
    let third = third.map(|third| match third {
        '孟' => 1,
        '仲' => 2,
        _ => 3,
    });
    if let Some(third) = third {
        reader.take('月');
        let month = Month {
            number: season * 3 + third,
            intercalary: false,
            said: Said::Number,
        };
        date.month = Some(At::new(month, column));
    } else {
        date.season = Some(At::new(season, column));
    }
    Ok(())
}

fn read_month(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    let start = reader.at;
    let word = reader.peek();
    let intercalary = reader.take_one_of(&["閏", "潤", "後", "うるう"]).is_some();
    reader.skip_spaces();
    if let Some((number, said)) = reader.take_entry(&WHOLE_MONTHS) {
        return set_month(reader, date, (number, intercalary, said), start);
    }
    let (number, said) = if reader.take('建') {
        let Some(place) = take_branch(reader) else {
            reader.at = start;
            return Ok(());
        };
        (Some(u32::from((place + 10) % 12 + 1)), Said::Branch(place))
    } else if let Some((number, said)) = reader.take_entry(&NAMED_MONTHS) {
        (Some(u32::from(number)), said)
    } else {
        (reader.number(), Said::Number)
    };
    reader.skip_spaces();
    if !reader.take('月') {
        if intercalary {
            let word = word.unwrap_or('閏');
            let reason = format!("{word} must be followed by a month: {word}十一月");
            return Err(error(reader, reason));
        }
        reader.at = start;
        return Ok(());
    }
    let number = match number {
        None if intercalary => 0,
        number => number
            .and_then(|number| u8::try_from(number).ok())
            .filter(|month| (1..=12).contains(month))
            .ok_or_else(|| {
                DateError::new(start + 1, "months are 正月 (一月) to 十二月").that_cannot_be()
            })?,
    };
    set_month(reader, date, (number, intercalary, said), start)
}

fn set_month(
    reader: &mut Characters,
    date: &mut Eastern,
    (number, intercalary, said): (u8, bool, Said),
    start: usize,
) -> Result<(), DateError> {
    if date.month.is_some() {
        return Err(DateError::new(start + 1, "a date has one month"));
    }
    let month = Month {
        number,
        intercalary,
        said,
    };
    date.month = Some(At::new(month, start + 1));
    if said == Said::Twelfth {
        date.lunar = date.lunar.or(Some(At::new((), start + 1)));
    }
    reader.skip_spaces();
    Ok(())
}

/// Parses a day as a number, a sexagenary name, 朔 or 晦, in any combination that names one day: 廿五日丙辰, 丁卯朔,
/// 朔丁卯, 晦.
fn read_day(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    loop {
        let column = reader.at + 1;
        let bracket = reader.take('（') || reader.take('(');
        let is_lunar = reader.peek() == Some('初');
        if reader.take('朔') {
            set_day(date, 1, column)?;
            new_moon(reader, date);
        } else if reader.take_one_of(&["초하루"]).is_some() {
            set_day(date, 1, column)?;
        } else if reader.take_one_of(&["既望", "旣望", "기망"]).is_some() {
            set_day(date, 16, column)?;
        } else if reader.take_one_of(&["望", "보름"]).is_some() {
            set_day(date, 15, column)?;
        } else if reader.take_one_of(&["晦", "그믐"]).is_some() {
            date.last_day = Some(At::new((), column));
        } else if let Some(pair) = take_pair(reader) {
            if date.pair.is_some() {
                return Err(DateError::new(column, "a date has one sexagenary day"));
            }
            date.pair = Some(At::new(pair, column));
        } else if ['更', '刻', '點']
            .iter()
            .any(|unit| reader.is_number_before(*unit))
        {
            reader.at = column - 1;
            return Ok(());
        } else if let Some(number) = reader.number() {
            let day = u8::try_from(number)
                .ok()
                .filter(|day| (1..=31).contains(day));
            set_day(
                date,
                day.ok_or_else(|| {
                    DateError::new(column, "a lunar month has 29 or 30 days").that_cannot_be()
                })?,
                column,
            )?;
            if is_lunar {
                date.lunar = date.lunar.or(Some(At::new((), column)));
            }
            if bracket && reader.peek() != Some('日') {
                let reason = "a number in brackets is a day only with 日, and a year only if it is that of the date";
                return Err(DateError::new(column, reason).that_cannot_be());
            }
        } else {
            reader.at = column - 1;
            return Ok(());
        }
        let is_pair = date.pair.is_some_and(|pair| pair.column == column);
        // 丙辰日出 is sunrise.
        if !(is_pair && hour::is_word(reader)) {
            reader.take('日');
        }
        if bracket && !reader.take('）') && !reader.take(')') {
            return Err(error(reader, "the bracket is not closed"));
        }
        reader.skip_spaces();
    }
}

/// Parses 庚寅朔，辛卯: the sexagenary name of the first day of the month, followed by the actual day.
fn new_moon(reader: &mut Characters, date: &mut Eastern) {
    let mut ahead = reader.clone();
    ahead.take('日');
    ahead.skip_spaces();
    let goes_on = take_pair(&mut ahead).is_some() || ahead.number().is_some();
    if goes_on && let Some(pair) = date.pair.take() {
        date.new_moon = Some(pair);
        date.day = None;
    }
}

fn set_day(date: &mut Eastern, day: u8, column: usize) -> Result<(), DateError> {
    match date.day {
        Some(already) if already.value != day => Err(DateError::new(
            column,
            format!("a date has one day: {} or {day}", already.value),
        )
        .that_cannot_be()),
        _ => {
            date.day = Some(At::new(day, column));
            Ok(())
        }
    }
}

/// Parses a branch: 0 for 子.
pub(super) fn take_branch(reader: &mut Characters) -> Option<u8> {
    let branch = reader.take_any(&BRANCHES)?;
    let place = BRANCHES.iter().position(|name| *name == branch)?;
    u8::try_from(place).ok()
}

/// Parses a sexagenary pair in Han characters or hangul: 丙辰, 병진.
pub(super) fn take_pair(reader: &mut Characters) -> Option<Sexagenary> {
    let (stem, branch) = reader.pair()?;
    let pair =
        Sexagenary::of_characters(stem, branch).or_else(|| Sexagenary::of_hangul(stem, branch))?;
    reader.at += 2;
    Some(pair)
}
