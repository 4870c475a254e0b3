//! Eras defined in a chronicle file and used for dating: "Caesare V et Antonio cos.", "15 March AUC 710".

use super::edtf::When;
use super::moment::{Day, Moment};
use super::reading::{Context, read_in};

/// An era defined in a file.
#[derive(Debug, Clone)]
pub struct OwnEra {
    /// Its id in the file.
    pub id: String,
    /// Its names in all languages.
    pub names: Vec<String>,
    /// The time during which it was in use.
    pub when: When,
}

/// An era without an end is counted until the end of 9999.
const FAR: Day = Day(5_373_484);

/// Parses a date in one of these eras: the era as a whole, one of its years, or a day of such a year. Returns it with the id of the
/// era. The first year is the one in which the era begins.
///
/// ```
/// use annals::time::{Context, OwnEra, Reckoning, When, read_own};
///
/// let city = OwnEra {
///     id: String::from("auc"),
///     names: vec![String::from("AUC")],
///     when: When::parse("-0752/0476", Reckoning::Julian)?,
/// };
/// let context = Context::of(Reckoning::Julian);
/// let read = |text| read_own(text, &[city.clone()], context).map(|(_, when)| when.to_string());
/// assert_eq!(read("AUC 710").as_deref(), Some("-0043"));
/// assert_eq!(read("15 March AUC DCCX").as_deref(), Some("-0043-03-15"));
/// assert_eq!(read("AUC 2000"), None);
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn read_own<'e>(
    text: &str,
    eras: &'e [OwnEra],
    context: Context<'_>,
) -> Option<(&'e str, When)> {
    let text = text.trim();
    eras.iter()
        .find_map(|era| Some((era.id.as_str(), era.read(text, context)?)))
}

impl OwnEra {
    fn read(&self, text: &str, context: Context<'_>) -> Option<When> {
        self.names.iter().find_map(|name| {
            if text == name {
                return self.some_time();
            }
            let (before, behind) = text.split_once(name.as_str())?;
            self.of_year(before.trim(), behind.trim(), context)
        })
    }

    fn some_time(&self) -> Option<When> {
        if !self.when.is_interval() {
            return Some(self.when.clone());
        }
        let (first, last) = self.days()?;
        Some(When::within_days(first, last, self.when.reckoning()))
    }

    /// A year whose number follows or precedes the name, or a day in that year given by the rest of the text.
    fn of_year(&self, before: &str, behind: &str, context: Context<'_>) -> Option<When> {
        let (number, rest) = match (number_first(behind), number_last(before)) {
            (Some((number, tail)), _) => (number, format!("{before} {tail}")),
            (None, Some((number, head))) => (number, format!("{head} {behind}")),
            (None, None) if self.is_of_one_year() => (1, format!("{before} {behind}")),
            (None, None) => return None,
        };
        let reckoning = self.when.reckoning();
        let (first, last) = self.days()?;
        let year = reckoning.date(first).year.checked_add(number - 1)?;
        if !(-9_998..=reckoning.date(last).year.min(9_999)).contains(&year) {
            return None;
        }
        let rest = rest.trim_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return Some(When::of_year(year, reckoning));
        }
        let called = if year > 0 {
            format!("{year:04}")
        } else {
            format!("{} BCE", 1 - year)
        };
        let text = format!("{rest} {called}");
        Some(read_in(&text, context).ok()?.when)
    }

    fn is_of_one_year(&self) -> bool {
        let year = |day| self.when.reckoning().date(day).year;
        self.days()
            .is_some_and(|(first, last)| year(first) == year(last))
    }

    fn days(&self) -> Option<(Day, Day)> {
        let (start, end) = (self.when.extent().start(), self.when.extent().end());
        let last = if end == Moment::MAX {
            FAR
        } else {
            end.plus(-1).day()
        };
        (start > Moment::MIN).then(|| (start.day(), last))
    }
}

/// The number at the start of a text, and the rest.
fn number_first(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start_matches([',', ' ', '.']);
    let end = text
        .find(|c: char| c.is_whitespace() || c == ',' || c == '年')
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    Some((number_of(number)?, rest.trim_start_matches('年')))
}

/// The number at the end of a text, and the text before it: "15 March 710", "year 3 of".
fn number_last(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_end_matches("of").trim_end();
    let text = text.strip_suffix("year").map_or(text, str::trim_end);
    let (head, number) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let head = head.trim_end().trim_end_matches("year").trim_end();
    Some((number_of(number)?, head.trim_end_matches("the").trim_end()))
}

/// A positive number in digits, with or without an ordinal suffix, or in Roman numerals; 元 is 1.
fn number_of(text: &str) -> Option<i64> {
    if text == "元" {
        return Some(1);
    }
    let endings = ["st", "nd", "rd", "th"];
    let bare = endings.iter().find_map(|ending| text.strip_suffix(ending));
    let number = bare.unwrap_or(text).parse().ok().or_else(|| roman(text));
    number.filter(|number| (1..=100_000).contains(number))
}

/// A number in upper-case Roman numerals.
fn roman(text: &str) -> Option<i64> {
    let value = |letter: char| match letter {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        'D' => Some(500),
        'M' => Some(1_000),
        _ => None,
    };
    let values: Vec<i64> = text.chars().map(value).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(place, value)| {
        let next = values.get(place + 1).copied().unwrap_or(0);
        if *value < next { -value } else { *value }
    });
    Some(signed.sum())
}
