//! The tables behind the lunisolar calendars, embedded in the program and read when first asked for.

use std::sync::OnceLock;

use serde::Deserialize;

use super::super::moment::Day;

/// How the first day of a lunar month is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// A text states it.
    Stated,
    /// Texts leave one choice.
    Implied,
    /// It is worked out from the moon.
    Computed,
}

/// One lunar month.
#[derive(Debug)]
pub(crate) struct Lunation {
    /// The Julian year its lunar year begins in.
    pub(crate) year: i64,
    pub(crate) month: u8,
    pub(crate) intercalary: bool,
    /// Julian Day Number of its first day.
    first: i64,
    /// Its length.
    days: i64,
    pub(crate) source: Source,
}

impl Lunation {
    /// Its first day (朔).
    pub(crate) const fn first(&self) -> Day {
        Day(self.first)
    }

    /// Its last day (晦).
    pub(crate) const fn last(&self) -> Day {
        Day(self.first + self.days - 1)
    }

    /// The month written as `閏5小c`, in the lunar year that begins in `year`.
    fn read(written: &str, year: i64, first: i64) -> Option<Self> {
        let (written, source) = split_last(written)?;
        let (written, length) = split_last(written)?;
        let number = written.trim_start_matches('閏');
        Some(Self {
            year,
            month: number.parse().ok()?,
            intercalary: number.len() < written.len(),
            first,
            days: [('大', 30), ('小', 29)]
                .into_iter()
                .find(|(sign, _)| *sign == length)?
                .1,
            source: [
                ('s', Source::Stated),
                ('i', Source::Implied),
                ('c', Source::Computed),
            ]
            .into_iter()
            .find(|(sign, _)| *sign == source)?
            .1,
        })
    }
}

fn split_last(text: &str) -> Option<(&str, char)> {
    let last = text.chars().next_back()?;
    Some((text.strip_suffix(last)?, last))
}

/// The lunar months that are known, in order and without a gap.
pub(crate) fn lunations() -> &'static [Lunation] {
    static TABLE: OnceLock<Vec<Lunation>> = OnceLock::new();
    TABLE.get_or_init(|| {
        // The tables are part of the program and read whole in its tests.
        let text = include_str!("../../../assets/calendars/lunations.ron");
        let years: Vec<(i64, i64, &str)> = ron::from_str(text).unwrap_or_default();
        years
            .into_iter()
            .flat_map(|(year, first, months)| lunar_year(year, first, months))
            .collect()
    })
}

/// The months of the lunar year that begins in `year`, on the day `first`.
fn lunar_year(year: i64, mut first: i64, months: &str) -> impl Iterator<Item = Lunation> {
    months.split(' ').map_while(move |written| {
        let month = Lunation::read(written, year, first)?;
        first += month.days;
        Some(month)
    })
}

/// An era name and the years it counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Era {
    pub(crate) han: String,
    /// In simplified characters, where they differ.
    #[serde(default)]
    hans: Option<String>,
    pub(crate) romanised: String,
    /// The Julian years its first and last lunar years begin in.
    pub(crate) from: i64,
    pub(crate) to: i64,
    /// Its first day, where that is not a new year's day.
    #[serde(default)]
    pub(crate) first_day: Option<i64>,
    /// Set up beside the ruling era: read, never written.
    #[serde(default)]
    pub(crate) claimant: bool,
}

impl Era {
    /// The name in simplified characters.
    pub(crate) fn hans(&self) -> &str {
        self.hans.as_deref().unwrap_or(&self.han)
    }
}

/// The eras of one calendar.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct EraTable {
    pub(crate) name: String,
    pub(crate) han: String,
    pub(crate) hans: String,
    /// What may stand before an era to say whose it is.
    pub(crate) polities: Vec<String>,
    /// The last day its eras were counted, if the lunar months are known for longer.
    #[serde(default)]
    pub(crate) last_day: Option<i64>,
    pub(crate) eras: Vec<Era>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lunations_follow_each_other() {
        assert_eq!(lunations().len(), 101);
        for pair in lunations().windows(2) {
            assert_eq!(pair[0].last().plus(1), pair[1].first(), "{:?}", pair[1]);
            assert!((29..=30).contains(&pair[0].days));
            let next = if pair[1].intercalary {
                pair[0].month
            } else {
                pair[0].month % 12 + 1
            };
            assert_eq!(pair[1].month, next, "{:?}", pair[1]);
            assert_eq!(
                pair[1].year,
                pair[0].year + i64::from(pair[1].month == 1 && !pair[1].intercalary)
            );
        }
    }
}
