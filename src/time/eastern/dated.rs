//! Parsing the state, ruler, era and year at the start of a date in Han characters, kana or hangul.

use super::han::{error, take_branch, take_pair};
use super::numeral::Characters;
use super::{At, Candidate, Eastern, Year, kept_up, named_day, names, resumed};
use crate::time::calendar::Era;
use crate::time::error::DateError;
use crate::time::sexagenary::Sexagenary;

/// An era with its year, from one of several ways to read the text.
struct Found {
    eras: Vec<Candidate>,
    column: usize,
    year: At<Year>,
    /// The position after it.
    after: usize,
}

pub(super) fn read_era(reader: &mut Characters, date: &mut Eastern) -> Result<(), DateError> {
    if named_day::is_alone(reader) {
        return Ok(());
    }
    if let Some((after, found, year)) = kept_up::read(reader) {
        date.eras = Some(At::new(vec![found], reader.at + 1));
        date.year = Some(At::new(Year::Number(year), reader.at + 1));
        reader.at = after;
        return Ok(());
    }
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

/// The end of an era name, and the eras it may refer to.
type Way = (usize, Vec<Candidate>);

/// All ways to read a state, a ruler and an era at this position.
fn ways(reader: &Characters) -> Vec<Way> {
    let mut states: Vec<(usize, Vec<usize>)> = vec![(0, Vec::new())];
    let mut behind = reader.clone();
    let own = behind.take_any(&['大', '皇', '有', '我', '本', '故', '대']);
    let praised = own.map(|_| names::polities(&behind)).unwrap_or_default();
    let praised = praised
        .into_iter()
        .map(|(polity, length)| (polity, length + 1));
    for (polity, length) in names::polities(reader).into_iter().chain(praised) {
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

/// The ways to read a ruler and an era at this position, limited to the given states if one was named.
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
            let titled = if era.is_reign { title(here, name) } else { 0 };
            if titled > 0 {
                add(here.at + name + titled, era, is_first, false);
            }
            if let Some(end) = resumed::behind(here, name + titled, era) {
                add(end, era, is_first, false);
            }
        }
    }
    for (era, is_first, end) in resumed::ahead(here) {
        if of_polity(era) {
            add(end, era, is_first, false);
        }
    }
    let rulers = names::rulers(here);
    for (ruled, ruler) in &rulers {
        let mut behind = here.clone();
        behind.at += ruler + title(here, *ruler);
        behind.skip_spaces();
        for (era, is_first, name) in names::eras(&behind) {
            let is_of = era.ruler == ruled.ruler || went_on_under(era, ruled);
            if of_polity(era) && is_of {
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

/// Whether an era may have gone on under the ruler of this one, which follows it: 宣宗洪熙元年.
fn went_on_under(era: &Era, ruled: &Era) -> bool {
    era.polity == ruled.polity && era.end == Some(ruled.first)
}

/// The length of the title after a ruler's name, and of the word for the annals of the reign: 世宗大王, 世宗實錄.
fn title(here: &Characters, name: usize) -> usize {
    let mut behind = here.clone();
    behind.at += name;
    let start = behind.at;
    behind.take_one_of(&["大王", "대왕", "皇帝", "황제", "王", "왕", "帝"]);
    // The annals of the reign: 세종실록 28년.
    behind.take_one_of(&["改修", "修正", "개수", "수정"]);
    behind.take_one_of(&["實錄", "실록"]);
    behind.at - start
}

/// A text without an era may still be a month and a day. If it has a year, it names an unknown era.
fn no_era(reader: &Characters) -> Result<(), DateError> {
    let mut ahead = reader.clone();
    let mut passed = 0;
    while let Some(character) = ahead.peek() {
        if matches!(character, '月' | '日' | '朔' | '晦' | '閏' | '正') {
            break;
        }
        if character == '年' && passed > 1 && !starts_with_pair(reader) {
            return Err(error(reader, "unknown era name"));
        }
        ahead.at += 1;
        passed += 1;
    }
    Ok(())
}

/// A year whose era is that of the previous date: 至八年.
fn lone_year(reader: &mut Characters, date: &mut Eastern) {
    let start = reader.at;
    let number = if reader.take('元') {
        Some(1)
    } else {
        reader.number()
    };
    match number {
        Some(number) if reader.take_any(&['年', '載', '歲']).is_some() => {
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

/// Words after an era or a ruler for the whole of it.
const DURING: [&str; 26] = [
    "年間",
    "年中",
    "연간",
    "間",
    "朝",
    "時代",
    "時",
    "期",
    "代",
    "頃",
    "ころ",
    "ごろ",
    "の頃",
    "のころ",
    "のごろ",
    "の時代",
    "の代",
    "の間",
    "때",
    "대",
    "조",
    "시대",
    "경",
    "무렵",
    "연중",
    "기",
];

fn read_year(reader: &mut Characters, eras: &[Candidate]) -> Result<At<Year>, DateError> {
    let column = reader.at + 1;
    if eras.iter().any(|found| found.era.han == "元年") {
        return Ok(At::new(Year::Number(1), column));
    }
    reader.skip_spaces();
    if reader.take_one_of(&DURING).is_some() && !reader.starts_with("왕") {
        return Ok(At::new(Year::Some, column));
    }
    let has_part = |word| reader.starts_with(word);
    if ["前期", "後期", "전기", "후기"].into_iter().any(has_part)
        || matches!(reader.peek(), Some('初' | '末' | '中' | '초' | '말' | '중'))
    {
        return Ok(At::new(Year::Some, column));
    }
    if let Some(pair) = year_by_pair(reader) {
        return Ok(At::new(Year::Named(pair), column));
    }
    let number = if reader.take_one_of(&["即位", "卽位", "즉위"]).is_some() {
        Some(0)
    } else if reader.take_one_of(&["元", "원"]).is_some() {
        Some(1)
    } else {
        reader.number()
    };
    let Some(number) = number else {
        return Err(error(
            reader,
            "an era must be followed by a year: 元年, 二年",
        ));
    };
    // 享保十七壬子年: the name of the year is before the unit.
    let is_named = names_year(&mut reader.clone());
    if !is_named && reader.take_any(&['年', '載', '歲']).is_none() {
        return Err(error(reader, "a year ends with 年"));
    }
    reader.skip_spaces();
    Ok(At::new(Year::Number(number), column))
}

/// Takes a sexagenary name, or its branch alone, and the unit of a year.
fn names_year(reader: &mut Characters) -> bool {
    let is_name = take_pair(reader).is_some() || take_branch(reader).is_some();
    is_name && reader.take_any(&['年', '歲']).is_some()
}

/// The year of an era by its name in the sexagenary cycle: 萬曆壬辰.
fn year_by_pair(reader: &mut Characters) -> Option<Sexagenary> {
    let mut ahead = reader.clone();
    ahead.take_one_of(&["歲次", "歲在"]);
    let pair = take_pair(&mut ahead)?;
    let ends = ahead.take_any(&['年', '歲']).is_some() || ahead.peek().is_none();
    ahead.skip_spaces();
    let goes_on = matches!(
        ahead.peek(),
        Some('春' | '夏' | '秋' | '冬' | '閏' | '正' | '臘')
    ) || ahead.is_number_before('月');
    (ends || goes_on).then(|| {
        *reader = ahead;
        pair
    })
}
