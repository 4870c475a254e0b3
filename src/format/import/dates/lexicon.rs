//! The words used in dates, in several languages.

use unicode_normalization::UnicodeNormalization;

use crate::time::{month_of_name, weekday};

const SEASONS: [(&str, u8); 4] = [
    ("spring fruhling fruhjahr printemps primavera", 21),
    ("summer sommer ete verano estate verao", 22),
    ("autumn fall herbst automne otono autunno outono", 23),
    ("winter hiver invierno inverno", 24),
];

/// Words without a meaning in a date.
const FILLERS: &str = "of the on in de del du le la el den der am im il year anno jahr";

const CIRCA: [&str; 26] = [
    "circa",
    "ca.",
    "ca",
    "c.",
    "cca.",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "abt.",
    "abt",
    "um",
    "etwa",
    "gegen",
    "ungefähr",
    "vers",
    "v.",
    "environ",
    "env.",
    "hacia",
    "h.",
    "alrededor de",
    "aprox.",
    "verso",
    "roughly",
];
const BEFORE: [&str; 8] = [
    "before",
    "vor",
    "avant",
    "antes de",
    "prima del",
    "prior to",
    "voor",
    "bef.",
];
const AT_LATEST: [&str; 1] = ["not later than"];
const AFTER: [&str; 7] = [
    "after",
    "nach",
    "après",
    "después de",
    "dopo il",
    "na",
    "aft.",
];
const AT_EARLIEST: [&str; 1] = ["not before"];
const SINCE: [&str; 8] = [
    "since",
    "from",
    "seit",
    "ab",
    "depuis",
    "desde",
    "dal",
    "from about",
];
const UNTIL: [&str; 7] = [
    "until", "till", "up to", "bis", "jusqu'en", "jusqu'à", "hasta",
];
const BETWEEN: [&str; 4] = ["between", "zwischen", "entre", "tra"];

const OPEN: &str = ".. present now today ongoing current heute laufend aujourd'hui présent presente actualidad hoy 至今 現在 现在 今 \
    current: current; -present";

/// The meaning of a prefix before a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    Circa,
    /// Not at the date itself.
    Before,
    AtLatest,
    /// Not at the date itself.
    After,
    AtEarliest,
    Since,
    Until,
    Between,
}

/// Removes the accents of Latin letters and converts to lower case. Kana marks and hangul are unchanged.
pub(in super::super) fn plain(text: &str) -> String {
    text.nfd()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .flat_map(char::to_lowercase)
        .nfc()
        .collect()
}

fn among(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// The number of a month, by its name or at least its first three letters.
pub(super) fn month(word: &str) -> Option<u8> {
    month_of_name(&plain(word.trim_end_matches('.')), usize::MAX)
}

/// The number of a season in EDTF.
pub(super) fn season(word: &str) -> Option<u8> {
    let word = plain(word);
    SEASONS
        .iter()
        .find(|(names, _)| among(names, &word))
        .map(|(_, number)| *number)
}

/// The number of a quarter of the year in EDTF.
pub(super) fn quarter(word: &str) -> Option<u8> {
    match word.strip_prefix('q')? {
        "1" => Some(33),
        "2" => Some(34),
        "3" => Some(35),
        "4" => Some(36),
        _ => None,
    }
}

/// Converts "208年冬" to words: the season and the year.
pub(super) fn season_of_year(text: &str) -> Option<String> {
    const SEASONS: [(&[&str], &str); 4] = [
        (&["春", "봄"], "spring"),
        (&["夏", "여름"], "summer"),
        (&["秋", "가을"], "autumn"),
        (&["冬", "겨울"], "winter"),
    ];
    let text = text.trim_end_matches(['季', '天']);
    SEASONS.iter().find_map(|(marks, season)| {
        let year = marks.iter().find_map(|mark| text.strip_suffix(mark))?;
        let year = year.trim().trim_end_matches('の');
        let year = year.strip_suffix(['年', '년'])?.trim();
        let digits = !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| format!("{season} {year}"))
    })
}

/// True for a word that can be ignored in a date: a weekday, an article.
pub(super) fn is_filler(word: &str) -> bool {
    let word = plain(word.trim_end_matches('.'));
    weekday(&word).is_some() || among(FILLERS, &word)
}

/// True for a word for an open end, such as "present".
pub(in super::super) fn is_open(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    among(OPEN, lower.trim_end_matches(['.', ')'])) || lower == ".."
}

/// Splits off a prefix such as "before" or "circa".
pub(super) fn prefix(lower: &str) -> Option<(Prefix, &str)> {
    if let Some(rest) = lower.strip_prefix(['~', '≈', '約', '约']) {
        return Some((Prefix::Circa, rest.trim()));
    }
    if let Some(rest) = lower
        .strip_prefix("大约")
        .or_else(|| lower.strip_prefix("大約"))
    {
        return Some((Prefix::Circa, rest.trim()));
    }
    let strip = |words: &[&str]| {
        words.iter().find_map(|word| {
            let rest = lower.strip_prefix(word)?;
            let apart = rest.starts_with([' ', '\u{a0}'])
                || word.ends_with('.') && rest.starts_with(|next: char| next.is_ascii_digit());
            apart.then(|| rest.trim())
        })
    };
    [
        (&CIRCA[..], Prefix::Circa),
        (&BEFORE[..], Prefix::Before),
        (&AT_LATEST[..], Prefix::AtLatest),
        (&AFTER[..], Prefix::After),
        (&AT_EARLIEST[..], Prefix::AtEarliest),
        (&SINCE[..], Prefix::Since),
        (&UNTIL[..], Prefix::Until),
        (&BETWEEN[..], Prefix::Between),
    ]
    .into_iter()
    .find_map(|(words, prefix)| Some((prefix, strip(words)?)))
}

/// The number of a month in a cell, in digits or by name.
pub(in super::super) fn month_number(text: &str) -> Option<u8> {
    let number = whole_number(text).and_then(|month| u8::try_from(month).ok());
    number
        .or_else(|| month(text))
        .filter(|month| (1..=12).contains(month))
}

/// An integer in a cell, with any separators between its digits: `1,998`, `-8 000`, `1998.0`.
pub(in super::super) fn whole_number(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let bare: String = digits
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, ',' | '\'' | '’'))
        .collect();
    if bare.is_empty() || bare.len() > 12 || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    bare.parse().ok().map(|number: i64| sign * number)
}
