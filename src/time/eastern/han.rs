//! Reading dates in Han characters, kana and hangul.

use super::numeral::Characters;
use super::{At, Candidate, Eastern, Month, Part, Said, Year, names};
use crate::time::calendar::Era;
use crate::time::error::DateError;
use crate::time::sexagenary::Sexagenary;

const BRANCHES: [char; 12] = [
    '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥',
];

/// Reads the parts of a date. A part that the text leaves out is left out, so that a second date can lean on a first.
///
/// # Errors
///
/// Text that is not such a date, with the column it goes wrong at.
pub(super) fn read(mut reader: Characters) -> Result<Eastern, DateError> {
    let mut date = Eastern::default();
    reader.skip_spaces();
    read_era(&mut reader, &mut date)?;
    read_year_pair(&mut reader, &mut date);
    reader.take('王');
    read_season(&mut reader, &mut date)?;
    reader.take('王');
    read_month(&mut reader, &mut date)?;
    read_day(&mut reader, &mut date)?;
    read_part(&mut reader, &mut date);
    reader.skip_spaces();
    match reader.peek() {
        Some(other) => Err(error(
            &reader,
            format!("\u{201c}{other}\u{201d} is not part of a date"),
        )),
        None if date.is_empty() => Err(error(&reader, "there is no date here")),
        None => Ok(date),
    }
}

fn error(reader: &Characters, reason: impl Into<String>) -> DateError {
    DateError::new(reader.at + 1, reason)
}

/// An era with its year, read in one way of several.
struct Found {
    eras: Vec<Candidate>,
    column: usize,
    year: At<Year>,
    /// Where the reading goes on.
    after: usize,
}

fn read_era(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    let mut best: Option<Found> = None;
    let mut failed: Option<DateError> = None;
    for (start, eras) in ways(reader) {
        let mut ahead = reader.clone();
        ahead.at = start;
        ahead.skip_spaces();
        match read_year(&mut ahead, &eras) {
            Ok(year) => {
                let found = Found {
                    eras,
                    column: reader.at + 1,
                    year,
                    after: ahead.at,
                };
                match &mut best {
                    Some(before) if before.after == found.after => before.add(found.eras),
                    Some(before) if before.after > found.after => {}
                    _ => best = Some(found),
                }
            }
            Err(error)
                if failed
                    .as_ref()
                    .is_none_or(|other| other.column < error.column) =>
            {
                failed = Some(error);
            }
            Err(_) => {}
        }
    }
    let Some(found) = best else {
        return failed.map_or_else(|| no_era(reader).map(|()| lone_year(reader, date)), Err);
    };
    reader.at = found.after;
    date.eras = Some(At::new(found.eras, found.column));
    date.year = Some(found.year);
    Ok(())
}

impl Found {
    fn add(&mut self, eras: Vec<Candidate>) {
        for found in eras {
            if self.eras.iter().all(|other| other.era.id != found.era.id) {
                self.eras.push(found);
            }
        }
    }
}

/// Where the name of an era ends, and the eras it may be.
type Way = (usize, Vec<Candidate>);

/// Every way to read a state, a ruler and an era here.
fn ways(reader: &Characters) -> Vec<Way> {
    let mut states: Vec<(usize, Vec<usize>)> = vec![(0, Vec::new())];
    for (polity, length) in names::polities(reader) {
        match states.iter_mut().find(|(other, _)| *other == length) {
            Some((_, polities)) => polities.push(polity),
            None => states.push((length, vec![polity])),
        }
    }
    let mut ways = Vec::new();
    for (length, polities) in states {
        let mut here = reader.clone();
        here.at += length;
        here.skip_spaces();
        let polities = (length > 0).then_some(polities.as_slice());
        ways_of(&here, polities, &mut ways);
    }
    ways
}

/// The ways to read a ruler and an era here, of one of these states where one was named.
fn ways_of(here: &Characters, polities: Option<&[usize]>, ways: &mut Vec<Way>) {
    let of_polity = |era: &Era| polities.is_none_or(|polities| polities.contains(&era.polity));
    let mut add = |end: usize, era, is_first, by_ruler| {
        let found = Candidate {
            era,
            is_first,
            by_ruler,
        };
        match ways.iter_mut().find(|way| way.0 == end) {
            Some((_, eras)) => eras.push(found),
            None => ways.push((end, vec![found])),
        }
    };
    for (era, is_first, name) in names::eras(here) {
        if of_polity(era) {
            add(here.at + name, era, is_first, false);
        }
    }
    let rulers = names::rulers(here);
    for (ruled, ruler) in &rulers {
        let mut behind = here.clone();
        behind.at += ruler;
        behind.skip_spaces();
        for (era, is_first, name) in names::eras(&behind) {
            if of_polity(era) && era.ruler == ruled.ruler {
                add(behind.at + name, era, is_first, false);
            }
        }
        let others = rulers
            .iter()
            .filter(|(other, _)| other.polity == ruled.polity);
        let first = others.min_by_key(|(other, _)| other.first_year);
        let is_first = first.is_some_and(|(other, _)| other.id == ruled.id);
        if is_first && polities.is_some() && of_polity(ruled) {
            add(behind.at, ruled, true, true);
        }
    }
}

/// A text without an era may still be a month and a day; one with a year in it names an era that is not known.
fn no_era(reader: &Characters) -> Result<(), DateError> {
    let mut ahead = reader.clone();
    let mut passed = 0;
    while let Some(character) = ahead.peek() {
        if matches!(character, '月' | '日' | '朔' | '晦' | '閏' | '正') {
            break;
        }
        if character == '年' && passed > 1 && !starts_with_pair(reader) {
            return Err(error(reader, "no era of this name is known"));
        }
        ahead.at += 1;
        passed += 1;
    }
    Ok(())
}

/// A year that leaves its era to the date before: 至八年.
fn lone_year(reader: &mut Characters, date: &mut Eastern) {
    let start = reader.at;
    let number = if reader.take('元') {
        Some(1)
    } else {
        reader.number()
    };
    match number {
        Some(number) if reader.take_any(&['年', '載']).is_some() => {
            reader.skip_spaces();
            date.year = Some(At::new(Year::Number(number), start + 1));
        }
        _ => reader.at = start,
    }
}

fn starts_with_pair(reader: &Characters) -> bool {
    let mut ahead = reader.clone();
    ahead.take_word("歲次");
    take_pair(&mut ahead).is_some() || ahead.number().is_some() || ahead.take('元')
}

fn read_year(reader: &mut Characters, eras: &[Candidate]) -> Result<At<Year>, DateError> {
    let column = reader.at + 1;
    if eras.iter().any(|found| found.era.han == "元年") {
        return Ok(At::new(Year::Number(1), column));
    }
    if reader.take_one_of(&["年間", "年中", "間"]).is_some() {
        return Ok(At::new(Year::Some, column));
    }
    if matches!(reader.peek(), Some('初' | '末' | '中')) {
        return Ok(At::new(Year::Some, column));
    }
    let number = if reader.take_one_of(&["即位", "卽位", "즉위"]).is_some() {
        Some(0)
    } else if reader.take_one_of(&["元", "원"]).is_some() {
        Some(1)
    } else {
        reader.number()
    };
    let Some(number) = number else {
        return Err(error(reader, "after an era comes its year: 元年, 二年"));
    };
    if reader.take_any(&['年', '載', '歲']).is_none() {
        return Err(error(reader, "a year ends with 年"));
    }
    reader.skip_spaces();
    Ok(At::new(Year::Number(number), column))
}

/// 歲次丙午, or 丙午 between the year and the month.
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
        let goes_on = matches!(
            reader.peek(),
            Some('春' | '夏' | '秋' | '冬' | '閏' | '正' | '臘')
        ) || reader.is_number_before('月');
        if closed && (said || year || bracket || (date.year.is_some() && goes_on)) {
            date.year_pair = Some(At::new(pair, column));
            return;
        }
    }
    *reader = start;
}

/// 春, 春季, 孟春: a season, or the month that is the first, second or third of it.
fn read_season(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    const SEASONS: [char; 4] = ['春', '夏', '秋', '冬'];
    let column = reader.at + 1;
    let third = reader.take_any(&['孟', '仲', '季']);
    let Some(season) = reader.take_any(&SEASONS) else {
        return match third {
            Some(_) => Err(error(reader, "after 孟, 仲 or 季 comes a season")),
            None => Ok(()),
        };
    };
    let season = SEASONS
        .iter()
        .zip(0_u8..)
        .find(|(name, _)| **name == season);
    let season = season.map_or(0, |(_, place)| place);
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
    let intercalary = reader.take('閏') || reader.take('後');
    reader.skip_spaces();
    let (number, said) = if reader.take('建') {
        let branch = reader.take_any(&BRANCHES);
        let place = branch.and_then(|branch| BRANCHES.iter().position(|name| *name == branch));
        let Some(place) = place.and_then(|place| u8::try_from(place).ok()) else {
            reader.at = start;
            return Ok(());
        };
        (Some(u32::from((place + 10) % 12 + 1)), Said::Branch(place))
    } else {
        match reader.take_one_of(&["正", "정", "臘", "섣달", "端", "동짓달"]) {
            Some(0 | 1 | 4) => (Some(1), Said::First),
            Some(2) => (Some(12), Said::Twelfth),
            Some(3) => return set_month(reader, date, (12, intercalary, Said::Twelfth), start),
            Some(_) => return set_month(reader, date, (11, intercalary, Said::Number), start),
            None => (reader.number(), Said::Number),
        }
    };
    reader.skip_spaces();
    if !reader.take('月') {
        if intercalary {
            return Err(error(reader, "after 閏 comes a month: 閏十一月"));
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
    reader.skip_spaces();
    Ok(())
}

/// Numbers, the cycle of sixty, 朔 and 晦, in any order that names one day: 廿五日丙辰, 丁卯朔, 朔丁卯, 晦.
fn read_day(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    loop {
        let column = reader.at + 1;
        let bracket = reader.take('（') || reader.take('(');
        if reader.take_one_of(&["朔", "초하루"]).is_some() {
            set_day(date, 1, column)?;
        } else if reader.take_one_of(&["望", "보름"]).is_some() {
            set_day(date, 15, column)?;
        } else if reader.take_one_of(&["晦", "그믐"]).is_some() {
            date.last_day = Some(At::new((), column));
        } else if let Some(pair) = take_pair(reader) {
            if date.pair.is_some() {
                return Err(DateError::new(column, "a date has one sexagenary day"));
            }
            date.pair = Some(At::new(pair, column));
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
        } else {
            reader.at = column - 1;
            return Ok(());
        }
        reader.take('日');
        if bracket && !reader.take('）') && !reader.take(')') {
            return Err(error(reader, "the bracket is not closed"));
        }
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
        )
        .that_cannot_be()),
        _ => {
            date.day = Some(At::new(day, column));
            Ok(())
        }
    }
}

/// 初, 中 and 末 of an era, a year or a month; 上旬, 中旬 and 下旬 of a month.
fn read_part(reader: &mut Characters, date: &mut Eastern) {
    const PARTS: [(&str, Part); 9] = [
        ("上旬", Part::Early),
        ("中旬", Part::Middle),
        ("下旬", Part::Late),
        ("初年", Part::Early),
        ("末年", Part::Late),
        ("初", Part::Early),
        ("中", Part::Middle),
        ("末", Part::Late),
        ("底", Part::Late),
    ];
    let column = reader.at + 1;
    let found = PARTS.iter().find(|(word, _)| reader.take_word(word));
    if let Some((_, part)) = found {
        date.part = Some(At::new(*part, column));
    }
}

fn take_pair(reader: &mut Characters) -> Option<Sexagenary> {
    let (stem, branch) = reader.pair()?;
    let pair = Sexagenary::of_characters(stem, branch)?;
    reader.at += 2;
    Some(pair)
}
