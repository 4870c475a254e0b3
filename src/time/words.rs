//! Dates in the words of modern languages: "9 January 1127", "221 BCE", 1127年1月9日, 1127년 1월 9일.

use super::edtf::When;
use super::error::DateError;
use super::extent::Edge;
use super::reckoning::{CivilDate, Reckoning};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads a date in words, or `None` if it is nothing of the kind.
pub(super) fn read(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let lower = text.to_lowercase();
    if lower.chars().count() != text.chars().count() {
        return None;
    }
    range(&lower, reckoning)
        .or_else(|| with_prefix(&lower, reckoning))
        .or_else(|| in_east_asian_units(&lower, reckoning))
        .or_else(|| plain(&lower, reckoning))
}

/// "31 January – 4 March 1126", "between 10 and 19 December 1123": the first part leans on the second for what it leaves out.
fn range(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let (body, word, between) = match text.strip_prefix("between ") {
        Some(rest) => (rest, " and ", true),
        None => (
            text,
            if text.contains(" – ") {
                " – "
            } else {
                " - "
            },
            false,
        ),
    };
    let (from, to) = body.split_once(word)?;
    let end = read(to, reckoning)?;
    let start = (0..=2).find_map(|words| read(&leaning(from, to, words)?, reckoning))?;
    let joined = |from: When, to: When| match (from.single_day(), to.single_day()) {
        (Some(first), Some(last)) if between && first <= last => {
            Some(When::within_days(first, last, reckoning))
        }
        _ if between => When::parse(&format!("[{from}..{to}]"), reckoning).ok(),
        _ => When::interval(Ok(&from), Ok(&to)),
    };
    Some(match (start, end) {
        (Ok(from), Ok(to)) => joined(from, to)
            .ok_or_else(|| DateError::new(1, "the second date lies before the first")),
        (Err(error), _) | (_, Err(error)) => Err(error),
    })
}

/// The first date with the last words of the second behind it.
fn leaning(from: &str, to: &str, words: usize) -> Option<String> {
    if words == 0 {
        return from
            .chars()
            .any(|c| c.is_ascii_alphabetic())
            .then(|| from.to_owned())
            .filter(|text| text.chars().filter(char::is_ascii_digit).count() > 2);
    }
    let all: Vec<_> = to.split(' ').collect();
    let year_words = if all.last() == Some(&"bce") {
        words + 1
    } else {
        words
    };
    let tail = all.get(all.len().checked_sub(year_words)?..)?.join(" ");
    Some(format!("{from} {tail}"))
}

/// "c. 1120", "before March 1127", "from 1120".
fn with_prefix(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    const CIRCA: [&str; 6] = ["circa ", "ca. ", "ca ", "c. ", "c.", "about "];
    let strip = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let shifted = |rest: &str, made: &dyn Fn(When) -> Option<When>| {
        let gone = text.chars().count() - rest.chars().count();
        let refused = || DateError::new(gone + 1, "this cannot be said of an interval or a set");
        Some(
            inner(rest, reckoning)?
                .map_err(|error| error.shifted(gone))
                .and_then(|when| made(when).ok_or_else(refused)),
        )
    };
    if let Some(rest) = strip(&CIRCA) {
        return shifted(rest, &|when| Some(when.marked_approximate()));
    }
    if let Some(rest) = strip(&["before "]) {
        return shifted(rest, &|when| beyond(&when, true));
    }
    if let Some(rest) = strip(&["after "]) {
        return shifted(rest, &|when| beyond(&when, false));
    }
    if let Some(rest) = strip(&["until "]) {
        return shifted(rest, &|when| When::interval(Err(Edge::Open), Ok(&when)));
    }
    let rest = strip(&["from ", "since "])?;
    shifted(rest, &|when| When::interval(Ok(&when), Err(Edge::Open)))
}

fn inner(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    match When::parse(text, reckoning) {
        Ok(when) => Some(Ok(when)),
        Err(_) => read(text, reckoning),
    }
}

/// Any day before the first of a date, or after its last.
fn beyond(when: &When, before: bool) -> Option<When> {
    let extent = when.extent();
    let neighbour = if before {
        extent.earliest_start?.day().plus(-1)
    } else {
        extent.latest_end?.day()
    };
    let date = when.reckoning().date(neighbour);
    let next = match when.precision() {
        super::Precision::Month => When::of_month(date.year, date.month, when.reckoning())?,
        super::Precision::Year => When::of_year(date.year, when.reckoning()),
        _ => When::of_day(neighbour, when.reckoning()),
    };
    let text = if before {
        format!("[..{next}]")
    } else {
        format!("[{next}..]")
    };
    When::parse(&text, when.reckoning()).ok()
}

/// 1127年1月9日, 公元前221年, 1127년 1월 9일.
fn in_east_asian_units(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    const BEFORE: [&str; 6] = ["公元前", "西元前", "紀元前", "纪元前", "기원전", "前"];
    const AFTER: [&str; 4] = ["公元", "西元", "西暦", "서기"];
    let strip = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let (rest, before) = match (strip(&BEFORE), strip(&AFTER)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => (text, false),
    };
    let (year, rest) = counted(rest, &['年', '년'])?;
    let month = counted(rest, &['月', '월']);
    let rest_of_day = month.map_or(rest, |(_, rest)| rest);
    let day = counted(rest_of_day, &['日', '일']);
    if !day.map_or(rest_of_day, |(_, rest)| rest).trim().is_empty() {
        return None;
    }
    let column = text.chars().count() - rest.chars().count() + 1;
    Some(assembled(
        if before { 1 - year } else { year },
        month.map(|(month, _)| month),
        day.map(|(day, _)| day),
        reckoning,
        column,
    ))
}

/// A number in digits with its unit behind it.
fn counted<'a>(text: &'a str, units: &[char]) -> Option<(i64, &'a str)> {
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = text[..digits]
        .parse()
        .ok()
        .filter(|number| *number < 1_000_000_i64)?;
    Some((number, text[digits..].trim_start().strip_prefix(units)?))
}

fn assembled(
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    reckoning: Reckoning,
    column: usize,
) -> Result<When, DateError> {
    let Some(month) = month else {
        return Ok(When::of_year(year, reckoning));
    };
    let Some(valid) = u8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month))
    else {
        return Err(DateError::new(column, format!("there is no month {month}")));
    };
    let Some(day) = day else {
        return When::of_month(year, valid, reckoning)
            .ok_or_else(|| DateError::new(column, format!("there is no month {month}")));
    };
    let date = u8::try_from(day)
        .ok()
        .and_then(|day| reckoning.day(CivilDate::new(year, valid, day)));
    date.map(|day| When::of_day(day, reckoning))
        .ok_or_else(|| DateError::new(column, format!("this {reckoning:?} month has no day {day}")))
}

/// What a word of a date may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Number(i64),
    Month(u8),
    Season(u8),
    Before,
    After,
    Decade(i64),
}

/// "9 January 1127", "January 9, 1127", "Jan 1127", "autumn 1125", "221 BCE", "1120s", "ngày 9 tháng 1 năm 1127".
fn plain(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let text = text
        .strip_suffix(" tcn")
        .map_or_else(|| text.to_owned(), |rest| format!("{rest} bce"));
    if text.starts_with("ngày ") || text.starts_with("tháng ") || text.starts_with("năm ") {
        return vietnamese(&text, reckoning);
    }
    let uncertain = text.ends_with('?');
    let body = text.trim_end_matches('?').replace(',', " ");
    let words: Vec<Word> = body.split_whitespace().map(word).collect::<Option<_>>()?;
    let (dated, before) = match words.as_slice() {
        [rest @ .., Word::Before] => (rest, true),
        [rest @ .., Word::After] | [Word::After, rest @ ..] | rest => (rest, false),
    };
    let year = |number: i64| if before { 1 - number } else { number };
    let is_marked = dated.len() < words.len();
    let column = text.chars().position(|c| c.is_ascii_digit()).unwrap_or(0) + 1;
    let found = match *dated {
        [Word::Number(number)] if is_marked => {
            assembled(year(number), None, None, reckoning, column)
        }
        [Word::Month(month), Word::Number(number)] => {
            assembled(year(number), Some(month.into()), None, reckoning, column)
        }
        [Word::Number(day), Word::Month(month), Word::Number(number)]
        | [Word::Month(month), Word::Number(day), Word::Number(number)] => assembled(
            year(number),
            Some(month.into()),
            Some(day),
            reckoning,
            column,
        ),
        [Word::Season(code), Word::Number(number)] => When::of_month(year(number), code, reckoning)
            .ok_or_else(|| DateError::new(column, "no such season")),
        [Word::Decade(decade)] if !before => {
            When::parse(&format!("{:03}X", decade / 10), reckoning)
        }
        _ => return None,
    };
    Some(found.map(|when| {
        if uncertain {
            when.marked_uncertain()
        } else {
            when
        }
    }))
}

fn vietnamese(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let body = text.strip_suffix(" bce");
    let after = |label: &str| {
        let mut words = text.split_whitespace().skip_while(|word| *word != label);
        words.nth(1).and_then(|word| word.parse::<i64>().ok())
    };
    let year = after("năm")?;
    Some(assembled(
        if body.is_some() { 1 - year } else { year },
        after("tháng"),
        after("ngày"),
        reckoning,
        1,
    ))
}

fn word(text: &str) -> Option<Word> {
    let text = text.trim_end_matches('.');
    match text {
        "bce" | "bc" | "b.c" | "b.c.e" => return Some(Word::Before),
        "ce" | "ad" | "a.d" | "c.e" => return Some(Word::After),
        "spring" => return Some(Word::Season(21)),
        "summer" => return Some(Word::Season(22)),
        "autumn" | "fall" => return Some(Word::Season(23)),
        "winter" => return Some(Word::Season(24)),
        _ => {}
    }
    if let Some(decade) = text
        .strip_suffix('s')
        .and_then(|number| number.parse::<i64>().ok())
    {
        return (decade % 10 == 0 && (10..10_000).contains(&decade))
            .then_some(Word::Decade(decade));
    }
    if let Ok(number) = text.parse::<i64>() {
        return (0..1_000_000)
            .contains(&number)
            .then_some(Word::Number(number));
    }
    let day = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .and_then(|number| number.parse().ok());
    day.map(Word::Number)
        .or_else(|| month(text).map(Word::Month))
}

/// A month by its English name or the first three letters or more of it.
fn month(text: &str) -> Option<u8> {
    let place = MONTHS.iter().position(|name| text.starts_with(name))?;
    let number = u8::try_from(place + 1).ok()?;
    let whole = super::write::month_name(number).to_lowercase();
    (whole.starts_with(text) || text == "sept").then_some(number)
}

#[cfg(test)]
mod tests {
    use super::super::read as read_any;
    use super::*;

    #[test]
    fn dates_in_words() {
        for (text, wanted) in [
            ("9 Jan 1127", "1127-01-09"),
            ("9 January 1127", "1127-01-09"),
            ("January 9, 1127", "1127-01-09"),
            ("9th January 1127", "1127-01-09"),
            ("January 1127", "1127-01"),
            ("Sept. 1125", "1125-09"),
            ("autumn 1125", "1125-23"),
            ("221 BCE", "-0220"),
            ("221 BC", "-0220"),
            ("1 Mar 44 BC", "-0043-03-01"),
            ("AD 79", "0079"),
            ("99 CE", "0099"),
            ("1120s", "112X"),
            ("c. 1120", "1120~"),
            ("1120?", "1120?"),
            ("c. January 1127", "1127-01~"),
            ("before March 1127", "[..1127-02]"),
            ("after 1126", "[1127..]"),
            ("until 1127", "../1127"),
            ("from 9 January 1127", "1127-01-09/.."),
            ("31 January – 4 March 1126", "1126-01-31/1126-03-04"),
            ("10 – 19 December 1123", "1123-12-10/1123-12-19"),
            (
                "between 10 and 19 December 1123",
                "[1123-12-10..1123-12-19]",
            ),
            ("1127年1月9日", "1127-01-09"),
            ("公元1127年1月", "1127-01"),
            ("公元前221年", "-0220"),
            ("紀元前221年", "-0220"),
            ("1127년 1월 9일", "1127-01-09"),
            ("ngày 9 tháng 1 năm 1127", "1127-01-09"),
            ("tháng 1 năm 1127", "1127-01"),
            ("  1127-01-09 ", "1127-01-09"),
        ] {
            assert_eq!(
                read_any(text, Reckoning::Julian).map(|when| when.to_string()),
                Ok(wanted.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn words_that_are_no_dates() {
        for text in [
            "now",
            "today",
            "31 April 1127",
            "Smarch 1127",
            "1127年13月",
            "99",
            "9 Jan",
            "12/25/1999",
            "BCE",
            "x",
            "between 9 and",
            "c. now",
        ] {
            assert!(read_any(text, Reckoning::Julian).is_err(), "{text}");
        }
    }
}
