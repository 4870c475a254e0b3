//! Eras defined in a chronicle file and used for dating: "Caesare V et Antonio cos.", "15 March AUC 710".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::edtf::When;
use super::error::DateError;
use super::moment::{Day, Moment};
use super::reading::{Context, read_in};
use super::roman::roman;

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

/// The eras of a file, which are found by the names in a text.
#[derive(Debug, Clone, Default)]
pub struct OwnEras {
    all: Vec<OwnEra>,
    /// The indices in `all` of the eras with a name.
    by_name: BTreeMap<String, Vec<usize>>,
}

impl OwnEras {
    /// The eras of a file, in its order.
    ///
    /// ```
    /// use annals::time::{Context, OwnEra, OwnEras, Reckoning, When};
    ///
    /// let city = OwnEra {
    ///     id: String::from("auc"),
    ///     names: vec![String::from("AUC")],
    ///     when: When::parse("-0752/0476", Reckoning::Julian)?,
    /// };
    /// let eras = OwnEras::new(vec![city]);
    /// assert!(eras.read("AUC 710", Context::of(Reckoning::Julian)).is_some());
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn new(all: Vec<OwnEra>) -> Self {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, era) in all.iter().enumerate() {
            for name in &era.names {
                by_name.entry(name.clone()).or_default().push(place);
            }
        }
        Self { all, by_name }
    }

    /// The date that a text names by one of these eras, and the id of the era: the whole era, one of its years, or a day in one. Year 1 is
    /// the year in which the era begins. If the text can mean several eras, the first of them. `None` if it names none of the eras.
    ///
    /// # Errors
    /// If the year consists of letters that are not a Roman numeral.
    ///
    /// ```
    /// use annals::time::{Context, OwnEra, OwnEras, Reckoning, When};
    ///
    /// let city = OwnEra {
    ///     id: String::from("auc"),
    ///     names: vec![String::from("AUC")],
    ///     when: When::parse("-0752/0476", Reckoning::Julian)?,
    /// };
    /// let context = Context::of(Reckoning::Julian);
    /// let eras = OwnEras::new(vec![city]);
    /// let read = |text| Some(eras.read(text, context)?.map(|(_, when)| when.to_string()));
    /// assert_eq!(read("AUC 710"), Some(Ok(String::from("-0043"))));
    /// assert_eq!(read("15 March AUC DCCX"), Some(Ok(String::from("-0043-03-15"))));
    /// assert_eq!(read("AUC 2000"), None);
    /// assert!(read("AUC IIX").is_some_and(|read| read.is_err()));
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn read(
        &self,
        text: &str,
        context: Context<'_>,
    ) -> Option<Result<(&str, When), DateError>> {
        let trimmed = text.trim();
        let skipped = text.chars().take_while(|c| c.is_whitespace()).count();
        let mut wrong = None;
        for era in self.named_in(trimmed) {
            match era.read(trimmed, context) {
                Some(Ok(when)) => return Some(Ok((era.id.as_str(), when))),
                Some(Err(error)) => wrong = wrong.or(Some(error.shifted(skipped))),
                None => {}
            }
        }
        wrong.map(Err)
    }

    /// The eras whose names occur in a text, in the order of the file.
    fn named_in(&self, text: &str) -> impl Iterator<Item = &OwnEra> {
        let mut places = BTreeSet::new();
        for (at, _) in text.char_indices() {
            self.find_at_start(&text[at..], &mut places);
        }
        places.into_iter().filter_map(|place| self.all.get(place))
    }

    /// Adds the eras with whose names a text begins.
    fn find_at_start(&self, text: &str, places: &mut BTreeSet<usize>) {
        // In the order of names, those that a text begins with are before it, the longest one last.
        let mut rest = text;
        while !rest.is_empty() {
            let up_to = (Bound::Unbounded, Bound::Included(rest));
            let Some((name, of)) = self.by_name.range::<str, _>(up_to).next_back() else {
                return;
            };
            rest = common_start(rest, name);
            if rest.len() == name.len() {
                places.extend(of);
                let last = rest.char_indices().next_back();
                rest = &rest[..last.map_or(0, |(at, _)| at)];
            }
        }
    }
}

/// The longest start of a text that another one begins with as well.
fn common_start<'t>(text: &'t str, other: &str) -> &'t str {
    let equal = text.chars().zip(other.chars());
    let equal = equal.take_while(|(one, other)| one == other);
    &text[..equal.map(|(letter, _)| letter.len_utf8()).sum()]
}

impl OwnEra {
    fn read(&self, text: &str, context: Context<'_>) -> Option<Result<When, DateError>> {
        self.names.iter().find_map(|name| {
            if text == name {
                return self.some_time().map(Ok);
            }
            let (before, behind) = text.split_once(name.as_str())?;
            let read = self.of_year(before.trim(), behind.trim(), context);
            // The number follows the name more often than it precedes it.
            let column =
                (before.chars().count() + name.chars().count() + 2).min(text.chars().count());
            read.map_err(|reason| DateError::new(column, reason).that_cannot_be())
                .transpose()
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
    fn of_year(
        &self,
        before: &str,
        behind: &str,
        context: Context<'_>,
    ) -> Result<Option<When>, String> {
        let (number, rest) = match (number_first(behind), number_last(before)) {
            (Some((number, tail)), _) => (number?, format!("{before} {tail}")),
            (None, Some((number, head))) => (number?, format!("{head} {behind}")),
            (None, None) if self.is_of_one_year() => (1, format!("{before} {behind}")),
            (None, None) => return Ok(None),
        };
        Ok(self.in_year(number, &rest, context))
    }

    /// One of its years, or a day in that year.
    fn in_year(&self, number: i64, rest: &str, context: Context<'_>) -> Option<When> {
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
fn number_first(text: &str) -> Option<(Result<i64, String>, &str)> {
    let text = text.trim_start_matches([',', ' ', '.']);
    let end = text
        .find(|c: char| c.is_whitespace() || c == ',' || c == '年')
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    Some((number_of(number)?, rest.trim_start_matches('年')))
}

/// The number at the end of a text, and the text before it: "15 March 710", "year 3 of".
fn number_last(text: &str) -> Option<(Result<i64, String>, &str)> {
    let text = text.trim_end_matches("of").trim_end();
    let text = text.strip_suffix("year").map_or(text, str::trim_end);
    let (head, number) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let head = head.trim_end().trim_end_matches("year").trim_end();
    Some((number_of(number)?, head.trim_end_matches("the").trim_end()))
}

/// A positive number in digits, with or without an ordinal suffix, or in Roman numerals; 元 is 1.
fn number_of(text: &str) -> Option<Result<i64, String>> {
    if text == "元" {
        return Some(Ok(1));
    }
    let endings = ["st", "nd", "rd", "th"];
    let bare = endings.iter().find_map(|ending| text.strip_suffix(ending));
    let in_digits = bare.unwrap_or(text).parse().ok().map(Ok);
    let number = in_digits.or_else(|| roman(text))?;
    let is_year = |number: &i64| (1..=100_000).contains(number);
    number.as_ref().map_or(true, is_year).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Reckoning;

    fn eras(named: &[(&str, &[&str])]) -> OwnEras {
        let era = |(id, names): &(&str, &[&str])| OwnEra {
            id: (*id).to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            when: When::parse("-0752/0476", Reckoning::Julian).unwrap(),
        };
        OwnEras::new(named.iter().map(era).collect())
    }

    fn read(text: &str) -> Option<Result<String, DateError>> {
        let eras = eras(&[("auc", &["AUC"])]);
        let read = eras.read(text, Context::of(Reckoning::Julian))?;
        Some(read.map(|(_, when)| when.to_string()))
    }

    #[test]
    fn eras_are_found_by_the_names_in_a_text() {
        let eras = eras(&[
            ("a", &["建", "AUC"]),
            ("b", &["建福", "AU"]),
            ("c", &["福", "建福元年"]),
            ("d", &["U", "B", ""]),
        ]);
        for (text, expected) in [
            ("", ""),
            ("建福元年", "abc"),
            ("建元", "a"),
            ("15 March AUC 3", "abd"),
            ("in AU", "bd"),
            ("福建", "ac"),
            ("B", "d"),
            ("Z", ""),
        ] {
            let found: String = eras.named_in(text).map(|era| era.id.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn years_in_numerals() {
        for (text, expected) in [
            ("AUC 710", "-0043"),
            ("AUC DCCX", "-0043"),
            ("AUC VIIII", "-0744"),
            ("AUC DCCXLIIII", "-0009"),
            ("15 March AUC DCCX", "-0043-03-15"),
            ("DCCX AUC", "-0043"),
        ] {
            assert_eq!(read(text), Some(Ok(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn letters_that_are_no_numeral_are_refused() {
        for (text, column) in [
            ("AUC IIX", 5),
            (" AUC IVXLCDM", 6),
            ("15 March AUC IIX", 14),
            ("AUC VV, 15 March", 5),
        ] {
            let error = read(text).unwrap().unwrap_err();
            assert!(error.reason.contains("no Roman numeral"), "{text}: {error}");
            assert!(error.cannot_be, "{text}");
            assert_eq!(error.column, column, "{text}");
        }
        for text in ["AUC 2000", "AUC soon", "IIX"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
