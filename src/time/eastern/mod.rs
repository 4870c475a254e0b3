//! East Asian dates as the sources write them: 靖康元年閏十一月丙辰.

mod han;
mod numeral;
mod resolve;
mod romanised;
#[cfg(test)]
mod tests;

pub(crate) use han::read as read_han;
pub(crate) use numeral::han;
pub(crate) use resolve::Reading;
pub(crate) use romanised::read as read_romanised;

use super::calendar::{CalendarView, Era, calendars};
use super::error::DateError;
use super::sexagenary::Sexagenary;

/// The parts of an east Asian date, with the columns they stand at.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Eastern {
    /// The era, with whose calendar it is of.
    pub(crate) era: Option<At<&'static Era>>,
    /// The year of the era.
    pub(crate) year: Option<At<u32>>,
    /// 0 spring to 3 winter.
    pub(crate) season: Option<At<u8>>,
    /// The month and whether it is intercalary.
    pub(crate) month: Option<At<(u8, bool)>>,
    /// The day by its number.
    pub(crate) day: Option<At<u8>>,
    /// The last day of the month (晦).
    pub(crate) last_day: Option<At<()>>,
    /// The day by its place in the cycle of sixty.
    pub(crate) pair: Option<At<Sexagenary>>,
}

/// Something and its 1-based column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) column: usize,
}

impl<T> At<T> {
    pub(crate) const fn new(value: T, column: usize) -> Self {
        Self { value, column }
    }
}

impl Eastern {
    /// Takes what is left out from the date before: 靖康元年正月戊辰 / 己巳.
    #[must_use]
    pub(crate) fn after(mut self, before: &Self) -> Self {
        if self.era.is_none() {
            self.era = before.era;
            if self.year.is_none() {
                self.year = before.year;
                if self.month.is_none() && self.season.is_none() {
                    self.month = before.month;
                }
            }
        }
        self
    }
}

/// Every era with its calendar.
fn all_eras() -> impl Iterator<Item = (CalendarView, &'static Era)> {
    calendars()
        .iter()
        .filter_map(|view| view.calendar().eras().map(|table| (*view, table)))
        .flat_map(|(view, table)| table.eras.iter().map(move |era| (view, era)))
}

/// The one era of those found by name, or a message that says whose they are.
fn only_era(
    found: &[(CalendarView, &'static Era)],
    column: usize,
) -> Result<At<&'static Era>, DateError> {
    match found {
        [] => Err(DateError::new(
            column,
            "no era of Song, Jin or Liao has this name",
        )),
        [(_, era)] => Ok(At::new(*era, column)),
        several => {
            let owners: Vec<_> = several
                .iter()
                .map(|(view, era)| {
                    format!(
                        "{} {} ({}\u{2013}{})",
                        view.short_name(),
                        view.name(),
                        era.from,
                        era.to
                    )
                })
                .collect();
            Err(DateError::new(
                column,
                format!("this era name is of {}: say which", owners.join(" and of ")),
            ))
        }
    }
}
