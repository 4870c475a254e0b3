//! Dates in free form, as in tables.

use super::dashes::{joins_years, short_years};
use super::iso::{iso, minus, short_span, split_time};
use super::lexicon::{self, Prefix, is_open};
use super::numeric::{NO_YEAR, numeric, short};
use super::serial::{asked, serial};
use super::single::in_words;
use super::stamp::Stamp;
use super::weekday::without_weekday;
use super::{Habits, Minus, between};
use crate::text::narrow;
use crate::time::{self, CommonEra, Reckoning, When};

/// Maximum length of a date in bytes.
const LONGEST: usize = 120;

/// Reads a date, which may also be an interval or a set.
///
/// # Errors
/// A message that says why the text is not a date.
pub(in super::super) fn read(text: &str, habits: Habits) -> Result<String, String> {
    let text = text.trim();
    if let Some(Ok(when)) = habits.edtf.map(|reckoning| When::parse(text, reckoning)) {
        return Ok(when.to_string());
    }
    if habits.serial
        && let Some(stamp) = serial(text)
    {
        return Ok(stamp.edtf());
    }
    if let Some(asked) = asked(text).filter(|_| compact(text).is_none()) {
        return Err(asked);
    }
    if let Some(year) = text.strip_prefix(['–', '—']) {
        return Err(dash_before(year.trim()));
    }
    if let Some(quick) = quick(text, habits) {
        return quick;
    }
    if text.len() > LONGEST {
        return Err("not a date".to_owned());
    }
    let tidy = tidied(text);
    attempt(&tidy, habits, 3)
        .or_else(|| east_asian(&tidy, habits))
        .unwrap_or_else(|| Err(format!("not a date: \"{}\"", text.replace('\n', " "))))
}

/// The error for a date after a dash, which is no minus sign.
fn dash_before(date: &str) -> String {
    format!(
        "a dash before a date: write \"../{date}\" if it is the end, or a minus sign for a year BC"
    )
}

/// The most common forms: a year, or a date in ISO 8601.
fn quick(text: &str, habits: Habits) -> Option<Result<String, String>> {
    if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+' | '−'))
    {
        return None;
    }
    if short_span(text).is_some() {
        return None;
    }
    if let Some(error) = short(split_time(text).0) {
        return Some(Err(error.to_owned()));
    }
    if text.len() < 4 && text.bytes().all(|byte| byte == b'0') {
        return Some(Err(NO_YEAR_0.to_owned()));
    }
    if let Some(compact) = compact(text) {
        return Some(compact);
    }
    let minus = minus(text, habits).unwrap_or(habits.minus);
    Some(iso(text, minus)?.map(Stamp::edtf))
}

/// The error for a number that stands for no year.
pub(in super::super) const NO_YEAR_0: &str =
    "there is no year 0: write nothing if it is unknown, or \"0000\" for 1 BC";

/// A date without separators: `20240501`.
fn compact(text: &str) -> Option<Result<String, String>> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |part: &str| part.parse::<i64>().ok();
    let (year, month, day) = (
        number(&text[..4])?,
        number(&text[4..6])?,
        number(&text[6..])?,
    );
    let fit = (1000..3000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fit.then(|| Stamp::of_numbers(year, Some(month), Some(day)).map(Stamp::edtf))
}

/// Normalises dashes, spaces and digits. A dash that may join two years is an en dash, others are hyphens.
fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let letter = match letter {
            '–' | '—' if joins_years(&tidy, &text[at + letter.len_utf8()..]) => '–',
            '–' | '—' | '‐' | '‑' | '−' | '－' => '-',
            '０'..='９' | '／' => narrow(letter),
            '～' | '〜' => '〜',
            _ if letter.is_whitespace() => ' ',
            _ => letter,
        };
        if letter != ' ' || !tidy.ends_with(' ') {
            tidy.push(letter);
        }
    }
    tidy
}

/// Tries all forms in turn. The first that matches decides whether there is such a date.
fn attempt(text: &str, habits: Habits, depth: usize) -> Option<Result<String, String>> {
    let text = text.trim();
    let text = without_weekday(text);
    if text.is_empty() || depth == 0 {
        return None;
    }
    let lower = with_blanks(text).unwrap_or_else(|| text.to_lowercase());
    short_span(text)
        .map(|(from, to)| Ok(format!("{}/{}", from.edtf(), to.edtf())))
        .or_else(|| short_years(&lower))
        .or_else(|| quick(text, habits))
        .or_else(|| numeric(text, habits).map(|stamp| stamp.map(Stamp::edtf)))
        .or_else(|| edtf(text).map(Ok))
        .or_else(|| prefixed(&lower, habits, depth))
        .or_else(|| suffixed(&lower, habits, depth))
        .or_else(|| span(&lower))
        .or_else(|| in_words(&lower))
        .or_else(|| ongoing(&lower, habits, depth))
        .or_else(|| range(&lower, habits, depth))
}

/// "14-May-2024 14:30" and "May-2024", as spreadsheets write them, with blanks and in lower case.
fn with_blanks(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let (date, time) = lower.split_once(' ').unwrap_or((&lower, ""));
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |part: &str| !is_number(part) && lexicon::month_number(part).is_some();
    let are_parts = parts.iter().all(|part| is_number(part) || is_word(part));
    let words = parts.iter().filter(|part| is_word(part)).count();
    let fits = (2..=3).contains(&parts.len()) && are_parts && words == 1;
    fits.then(|| format!("{} {time}", parts.join(" ")).trim_end().to_owned())
}

fn edtf(text: &str) -> Option<String> {
    let begins = text.starts_with(|first: char| {
        first.is_ascii_digit() || matches!(first, '-' | 'Y' | '.' | '/' | '[' | '{')
    });
    if !begins {
        return None;
    }
    When::parse(text, Reckoning::Gregorian)
        .ok()
        .map(|when| when.to_string())
}

/// A date with a prefix: "c. 1120", "vor 1454", "since 2012".
fn prefixed(lower: &str, habits: Habits, depth: usize) -> Option<Result<String, String>> {
    let (prefix, rest) = lexicon::prefix(lower)?;
    if prefix == Prefix::Between {
        return between_two(rest, habits, depth);
    }
    let read = attempt(rest, habits, depth - 1);
    if prefix == Prefix::Since && !matches!(&read, Some(Ok(when)) if !when.contains('/')) {
        // "from 1120 to 1127" is a range.
        return range(rest, habits, depth);
    }
    let when = match read? {
        Ok(when) => when,
        Err(error) => return Some(Err(error)),
    };
    let plain = !when.contains(['[', '/']);
    Some(match prefix {
        Prefix::Circa => Ok(marked(&when, '~')),
        Prefix::Before if plain => beside(&when, habits, When::before),
        Prefix::After if plain => beside(&when, habits, When::after),
        Prefix::AtLatest if plain => Ok(format!("[..{when}]")),
        Prefix::AtEarliest if plain => Ok(format!("[{when}..]")),
        Prefix::Since if plain => Ok(format!("{when}/..")),
        Prefix::Until if plain => Ok(format!("../{when}")),
        _ => Err("not possible with an interval or a set".to_owned()),
    })
}

/// Any time before or after a date, without the date itself, as in dates that are typed.
fn beside(when: &str, habits: Habits, side: fn(&When) -> Option<When>) -> Result<String, String> {
    let reckoning = habits.edtf.unwrap_or(Reckoning::Gregorian);
    let date = When::parse(when, reckoning).map_err(|error| error.reason)?;
    let beside = side(&date).map(|beside| beside.to_string());
    beside.ok_or_else(|| format!("no date lies before or after {when}"))
}

fn between_two(rest: &str, habits: Habits, depth: usize) -> Option<Result<String, String>> {
    let (first, last) = [" and ", " und ", " et ", " y ", " e ", " - "]
        .iter()
        .find_map(|word| rest.split_once(word))?;
    let last = attempt(last, habits, depth - 1)?;
    let first = attempt(first, habits, depth - 1)?;
    Some(first.and_then(|first| between(&first, &last?)))
}

/// Adds a mark to every date in an expression.
fn marked(when: &str, mark: char) -> String {
    if when.starts_with('[') {
        return when.to_owned();
    }
    let ends = when.split('/').map(|end| match end {
        "" | ".." => end.to_owned(),
        _ => match end.strip_suffix('?') {
            Some(bare) if mark == '~' => format!("{bare}%"),
            _ => format!("{}{mark}", end.trim_end_matches(['~', '?', '%'])),
        },
    });
    ends.collect::<Vec<_>>().join("/")
}

/// A date with a mark after it: "1607?", "1120 (?)", "794年頃".
fn suffixed(lower: &str, habits: Habits, depth: usize) -> Option<Result<String, String>> {
    let strip = |words: &[&str]| words.iter().find_map(|word| lower.strip_suffix(word));
    let (rest, mark) = strip(&["(?)", "?", " perhaps", " uncertain"])
        .map(|rest| (rest, '?'))
        .or_else(|| {
            strip(&[
                "頃", "ころ", "ごろ", "前後", "左右", "경", "~", " ca.", " approx.",
            ])
            .map(|rest| (rest, '~'))
        })?;
    let read = attempt(rest, habits, depth - 1).or_else(|| east_asian(rest.trim(), habits))?;
    Some(read.map(|when| marked(&when, mark)))
}

/// A century, a decade or a part of a year: "14th century", "années 1960", "late 1126", 12世紀.
fn span(lower: &str) -> Option<Result<String, String>> {
    let read = time::read_span(lower, Reckoning::Gregorian)?;
    let year = lower.rsplit(' ').next().unwrap_or_default();
    let year = year.strip_suffix('s').unwrap_or(year);
    let is_short = year.len() <= 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    if is_short && !matches!(&read, Ok(when) if when.to_string().contains("XX")) {
        return Some(Err(NO_YEAR.to_owned()));
    }
    Some(
        read.map(|when| when.to_string())
            .map_err(|error| error.reason),
    )
}

/// An interval: "1346 - 1353", "753 BC - 509 BC", "31 January - 4 March 1126", "1120 to 1127", "1914 bis 1918".
fn range(lower: &str, habits: Habits, depth: usize) -> Option<Result<String, String>> {
    const WORDS: [&str; 19] = [
        " - ",
        "〜",
        " to ",
        " bis ",
        " until ",
        " till ",
        " through ",
        " au ",
        " à ",
        " a ",
        " al ",
        " hasta ",
        " y ",
        "から",
        "至",
        "到",
        "/",
        "–",
        "-",
    ];
    WORDS.iter().find_map(|word| {
        let (first, last) = lower.split_once(word)?;
        let (first, last) = (first.trim(), last.trim().trim_end_matches("まで"));
        if first.is_empty() || last.is_empty() {
            return None;
        }
        if is_open(last) {
            let start = attempt(first, habits, depth - 1).or_else(|| east_asian(first, habits))?;
            return Some(start.and_then(|start| super::join(&start, "..")));
        }
        let end = attempt(last, habits, depth - 1).or_else(|| east_asian(last, habits))?;
        let start = leaning(first, last, habits, depth)?;
        Some(start.and_then(|start| super::join(&start, &end?)))
    })
}

/// A date with nothing after its dash: "1945–".
fn ongoing(lower: &str, habits: Habits, depth: usize) -> Option<Result<String, String>> {
    let start = lower.strip_suffix(['-', '〜'])?;
    let start = attempt(start, habits, depth - 1).or_else(|| east_asian(start, habits))?;
    Some(start.and_then(|start| super::join(&start, "..")))
}

/// The first of two dates, which may take the parts it lacks from the second.
fn leaning(
    first: &str,
    last: &str,
    habits: Habits,
    depth: usize,
) -> Option<Result<String, String>> {
    let (era, _) = CommonEra::split(first);
    let (last_era, bare) = CommonEra::split(last);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let words: Vec<&str> = bare.split(' ').collect();
    let era_words = last.get(bare.len()..).unwrap_or_default();
    // "31 January" has no year, "753" has a year but no era.
    let lacks_year = digits(first) <= 2 && words.len() > 1 && digits(words.last()?) > 2;
    if lacks_year {
        let has_month = first.split(' ').any(|word| lexicon::month(word).is_some());
        let tail = words
            .get(words.len() - if has_month { 1 } else { 2 }..)?
            .join(" ");
        return attempt(&format!("{first} {tail}{era_words}"), habits, depth - 1);
    }
    if era.is_none() && last_era == Some(CommonEra::Before) {
        return attempt(&format!("{first}{era_words}"), habits, depth - 1);
    }
    attempt(first, habits, depth - 1).or_else(|| east_asian(first, habits))
}

/// Dates with East Asian eras and units, which the program can read anyway.
fn east_asian(text: &str, habits: Habits) -> Option<Result<String, String>> {
    let text = without_weekday(text);
    let bare = text
        .strip_prefix("約")
        .or_else(|| text.strip_prefix('约'))
        .unwrap_or(text);
    if !bare.chars().any(|letter| letter >= '\u{3000}') {
        return None;
    }
    if let Some((date, time)) = bare.rsplit_once(' ').filter(|(_, time)| time.contains(':')) {
        let day = iso(&east_asian(date, habits)?.ok()?, Minus::Astronomical)?;
        return Some(Ok(day.ok()?.at_time(time)?.edtf()));
    }
    let reckoning = habits.edtf.unwrap_or(Reckoning::Gregorian);
    let when = match time::read(bare, reckoning) {
        Ok(when) => when.to_string(),
        Err(error) => return error.cannot_be.then_some(Err(error.reason)),
    };
    Some(Ok(if bare.len() < text.len() {
        marked(&when, '~')
    } else {
        when
    }))
}

#[cfg(test)]
mod tests {
    use super::super::numeric::SHORT_YEAR;
    use super::*;

    #[test]
    fn dates_of_tables() {
        for (text, expected) in [
            ("63 BC", "-0062"),
            ("AD 79", "0079"),
            ("1085-12", "1085-12"),
            ("c. 1120", "1120~"),
            ("c.1120", "1120~"),
            ("1607?", "1607?"),
            ("1939-45", "1939/1945"),
            ("1939–45", "1939/1945"),
            ("1920-24", "1920/1924"),
            ("15 June 1215", "1215-06-15"),
            ("July 20, 1969", "1969-07-20"),
            ("1346/1353", "1346/1353"),
            ("753 BC - 509 BC", "-0752/-0508"),
            ("753 - 509 BC", "-0752/-0508"),
            ("9 n. Chr.", "0009"),
            ("15. März 44 v. Chr.", "-0043-03-15"),
            ("v. Chr. 44", "-0043"),
            ("BC 44", "-0043"),
            ("Q1 2007", "2007-33"),
            ("2007 Q4", "2007-36"),
            ("208年冬", "0208-24"),
            ("前208年春", "-0207-21"),
            ("1592년 여름", "1592-22"),
            ("10.01.1356", "1356-01-10"),
            ("um 1120", "1120~"),
            ("23.5.1618", "1618-05-23"),
            ("vor 1454", "[..1453]"),
            ("before 1950", "[..1949]"),
            ("before March 1127", "[..1127-02]"),
            ("after 2 May 2024", "[2024-05-03..]"),
            ("nach 1870", "[1871..]"),
            ("not later than 1454", "[..1454]"),
            ("not before 1454", "[1454..]"),
            ("Juni 1948", "1948-06"),
            ("52 av. J.-C.", "-0051"),
            ("1er août 1291", "1291-08-01"),
            ("v. 1120", "1120~"),
            ("5 septembre 1793", "1793-09-05"),
            ("XIVe siècle", "13XX"),
            ("14th century", "13XX"),
            ("14. Jh.", "13XX"),
            ("siglo XIV", "13XX"),
            ("2nd century BC", "-01XX"),
            ("44 a. C.", "-0043"),
            ("2 de enero de 1492", "1492-01-02"),
            ("h. 1120", "1120~"),
            ("公元前221年", "-0220"),
            ("约1120年", "1120~"),
            ("1911年10月10日", "1911-10-10"),
            ("紀元前660年", "-0659"),
            ("794年頃", "0794~"),
            ("12世紀", "11XX"),
            ("1960s", "196X"),
            ("les années 1960", "196X"),
            ("1960er Jahre", "196X"),
            ("twelfth century", "11XX"),
            ("early 12th century", "[1100~..1133~]"),
            ("12th century - 14th century", "11XX/13XX"),
            ("early 12th century - 1190", "1100~/1190"),
            ("c. 250 BC", "-0249~"),
            ("1942 - 1945", "1942/1945"),
            ("31 January – 4 March 1126", "1126-01-31/1126-03-04"),
            ("Mar 10 1876 00:00:00 GMT", "1876-03-10"),
            (
                "Fri Oct 24 1861 12:00:00 GMT-0500",
                "1861-10-24T12:00:00-05:00",
            ),
            ("10000 BC", "-9999"),
            ("-300", "-0299"),
            ("-44-03-15", "-0043-03-15"),
            ("-500-01-01", "-0499-01-01"),
            ("-044", "-0043"),
            ("-1200", "-1199"),
            ("-1200-01-01", "-1200-01-01"),
            ("-1500000", "Y-1499999"),
            ("−0044", "-0044"),
            ("-0300", "-0300"),
            ("autumn 1125", "1125-23"),
            ("from 1120 to 1127", "1120/1127"),
            ("between 1120 and 1127", "[1120..1127]"),
            ("since 2012", "2012/.."),
            ("2012 - present", "2012/.."),
            ("20240501", "2024-05-01"),
            ("1", "0001"),
            ("1945–", "1945/.."),
            ("1945 -", "1945/.."),
            ("March 1945–", "1945-03/.."),
            ("1945-05-08 –", "1945-05-08/.."),
            ("1945年〜", "1945/.."),
            (
                "Tue May 14 2024 10:00:00 GMT+0200 (Central European Summer Time)",
                "2024-05-14T10:00:00+02:00",
            ),
            ("2024年5月14日 10:30", "2024-05-14T10:30:00"),
        ] {
            let read = read(text, Habits::default());
            assert_eq!(read, Ok(expected.to_owned()), "{text}");
        }
    }

    /// What both readers accept, in a chronicle and in a table, is the same time.
    #[test]
    fn a_table_reads_what_a_chronicle_does() {
        for text in [
            "12th century",
            "12th century AD",
            "12th century CE",
            "5th c. AD",
            "5th c. BC",
            "5th cent. AD",
            "2nd century BC",
            "1st century BCE",
            "12. Jh. n. Chr.",
            "3. Jahrhundert v. Chr.",
            "XIVe siècle",
            "IIe siècle apr. J.-C.",
            "IIe siècle av. J.-C.",
            "2nd millennium",
            "2nd millennium AD",
            "3rd millennium BC",
            "1120s",
            "the 1120s",
            "the 1120s AD",
            "the 40s BC",
            "44 BC",
            "BC 44",
            "AD 79",
            "15 March 44 BC",
            "autumn of 44 BC",
            "公元前221年",
            "公元前3世紀",
            "12世紀",
            "twelfth century",
            "early 12th century",
            "late 1126",
            "winter 1126/27",
            "2. Hälfte des 12. Jahrhunderts",
            "siglo XIV",
            "siglo II a. C.",
            "XIV secolo",
            "século XIV",
            "14e eeuw",
            "12世紀前半",
            "années 1960",
            "los años 1960",
            "1960er Jahre",
            "1960年代",
            "before 1950",
            "after March 1127",
            "52 avant J.-C.",
            "44 a. C.",
            "v. Chr. 44",
        ] {
            let table =
                read(text, Habits::default()).unwrap_or_else(|error| panic!("{text}: {error}"));
            let table = When::parse(&table, Reckoning::Gregorian).unwrap();
            let chronicle = time::read(text, Reckoning::Gregorian).unwrap();
            assert_eq!(
                table.extent(),
                chronicle.extent(),
                "{text}: {table} {chronicle}"
            );
        }
    }

    #[test]
    fn dates_that_cannot_be_say_why() {
        for (text, reason) in [
            ("0 BC", "there is no year 0 BC; write 1 BC or 0000"),
            ("15 March 0 BC", "there is no year 0 BC; write 1 BC or 0000"),
            ("0 v. Chr.", "there is no year 0 BC; write 1 BC or 0000"),
            (
                "0 AD",
                "there is no year 0 AD; write 1 AD, or 0000 for 1 BC",
            ),
            ("公元前0年", "there is no year 0 BC; write 1 BC or 0000"),
            ("0th century AD", "there is no century 0"),
            ("101st millennium", "there is no millennium 101"),
            ("XIIXe siècle", "no Roman numeral"),
        ] {
            let error = read(text, Habits::default()).unwrap_err();
            assert!(error.contains(reason), "{text}: {error}");
        }
        assert_eq!(read("0000", Habits::default()), Ok("0000".to_owned()));
        assert_eq!(read("0", Habits::default()), Err(NO_YEAR_0.to_owned()));
        let dash = read("–1945", Habits::default()).unwrap_err();
        assert!(dash.contains("write \"../1945\""), "{dash}");
    }

    #[test]
    fn a_year_that_is_missing_or_short_is_asked_about() {
        for (text, error) in [
            ("May 14", NO_YEAR),
            ("14 May", NO_YEAR),
            ("14th May", NO_YEAR),
            ("Mai 14", NO_YEAR),
            ("May-24", NO_YEAR),
            ("24-May", NO_YEAR),
            ("5/14", NO_YEAR),
            ("1/2", NO_YEAR),
            ("24-05", NO_YEAR),
            ("Q1 24", NO_YEAR),
            ("autumn 25", NO_YEAR),
            ("the 60s", NO_YEAR),
            ("c. May 14", NO_YEAR),
            ("May 14 - June 3", NO_YEAR),
            ("24-05-14", SHORT_YEAR),
            ("24-05-14 10:00", SHORT_YEAR),
            ("14-May-24", SHORT_YEAR),
            ("14 May 24", SHORT_YEAR),
            ("May 14, 24", SHORT_YEAR),
            ("Thu, 2 May 24", SHORT_YEAR),
        ] {
            let read = read(text, Habits::default());
            assert_eq!(read, Err(error.to_owned()), "{text}");
        }
        for (text, expected) in [
            ("14 May 24 AD", "0024-05-14"),
            ("May 44 BC", "-0043-05"),
            ("14 May 0024", "0024-05-14"),
            ("May 980", "0980-05"),
            ("24", "0024"),
            ("-44", "-0043"),
            ("May 3 - June 5, 1969", "1969-05-03/1969-06-05"),
        ] {
            let read = read(text, Habits::default());
            assert_eq!(read, Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn texts_that_are_no_dates() {
        for text in [
            "day before yesterday",
            "red",
            "12.50",
            "x",
            "Rope",
            "",
            "23:01 8/5/1945",
        ] {
            let read = read(text, Habits::default());
            assert!(read.is_err(), "{text}: {read:?}");
        }
    }
}
