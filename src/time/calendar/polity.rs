//! States and courts, and the calendars they used.

use std::ops::Range;
use std::sync::OnceLock;

use super::bytes::{Bytes, cells};
use super::era::Era;
use super::names::CalendarNames;
use super::series::Series;
use crate::time::moment::Day;
use crate::time::writing::Writing;

/// A state, a court, or a group of claimants.
pub(crate) struct Polity {
    /// Its id in the tables: "tang".
    pub(crate) id: &'static str,
    /// Its names: 唐, "Tang".
    pub(crate) names: CalendarNames,
    /// Alternative names, separated by "/".
    alt: &'static str,
    /// Whether an era name that several states used most likely refers to this one.
    pub(crate) is_prominent: bool,
    /// The range of its eras in the list of all eras.
    pub(super) eras: Range<usize>,
    pub(super) packed_eras: Bytes,
    pub(super) unpacked_eras: OnceLock<Vec<Era>>,
    calendars: Vec<(Day, Kept)>,
}

/// How months were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// By the months of the series with this index.
    Lunar(usize),
    /// By the Gregorian calendar.
    Gregorian,
    /// In a way that the tables do not contain.
    Unknown,
}

impl Polity {
    /// Parses a line of the table: id, names, calendars, flags.
    pub(super) fn read(line: &'static str, series: &[Series]) -> Self {
        let mut cells = cells(line);
        let mut cell = || cells.next().unwrap_or_default();
        let (id, han, hans, alt) = (cell(), cell(), cell(), cell());
        let (en, kana, ko, vi) = (cell(), cell(), cell(), cell());
        let kept = |name: &str| match name {
            "greg" => Kept::Gregorian,
            name => series
                .iter()
                .position(|series| series.id == name)
                .map_or(Kept::Unknown, Kept::Lunar),
        };
        let calendars = cell().split(';').map(|part| {
            let (name, from) = part.split_once('@').unwrap_or((part, ""));
            (Day(from.parse().unwrap_or(i64::MIN / 4)), kept(name))
        });
        let calendars = calendars.collect();
        let is_prominent = cell().contains('p');
        Self {
            id,
            names: CalendarNames {
                en,
                han,
                hans,
                ja: han,
                kana,
                ko,
                vi,
                ..CalendarNames::default()
            },
            alt,
            is_prominent,
            eras: 0..0,
            packed_eras: Bytes::new(&[]),
            unpacked_eras: OnceLock::new(),
            calendars,
        }
    }

    /// How it counted months on a day.
    pub(crate) fn kept(&self, day: Day) -> Kept {
        let last = self.calendars.iter().rev().find(|(from, _)| *from <= day);
        last.map_or(Kept::Unknown, |(_, kept)| *kept)
    }

    /// All calendars it used, each with its range of days.
    pub(crate) fn calendars(&self) -> impl Iterator<Item = (Kept, Range<Day>)> {
        self.calendars
            .iter()
            .enumerate()
            .map(|(place, (from, kept))| {
                let next = self.calendars.get(place + 1);
                (
                    *kept,
                    *from..next.map_or(Day(i64::MAX / 4), |(from, _)| *from),
                )
            })
    }

    /// The East Asian names that may precede an era to identify its state.
    pub(crate) fn east_asian_names(&self) -> impl Iterator<Item = &str> {
        let alt = self.alt.split('/').filter(|name| !name.is_empty());
        let forms = [
            Writing::Traditional,
            Writing::Simplified,
            Writing::Hangul,
            Writing::Kana,
        ];
        let names = forms.map(|form| self.names.in_writing(form));
        names.into_iter().chain(alt)
    }
}
