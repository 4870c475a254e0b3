//! Series: the lunar months of a calendar over the years.

use std::ops::Range;
use std::sync::OnceLock;

use super::bytes::{Bits, Bytes};
use crate::time::moment::Day;

/// The lunar months of one calendar.
pub(crate) struct Series {
    /// Its id in the tables.
    pub(super) id: &'static str,
    /// The index of the series that it is based on. Only the differences are stored.
    base: Option<usize>,
    years: Range<i64>,
    /// The day after its last month.
    end: Day,
    packed: Bytes,
    computed: Vec<Range<Day>>,
    all: OnceLock<Vec<LunarYear>>,
}

/// A lunar year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LunarYear {
    /// The Julian year (Gregorian after 1582) in which its month 寅 begins.
    pub(crate) year: i64,
    first: Day,
    /// One bit per month, the first month lowest: set if the month has 30 days.
    long: u16,
    order: Order,
}

/// The order of the months in a year.
#[derive(Debug, Clone, Copy)]
enum Order {
    /// 1 to 12, with an intercalary month after the one with this number; 0 for no intercalary month.
    Usual(u8),
    /// 10, 11, 12, 1 to 9, and an intercalary 後九月 if true.
    FromTenth(bool),
    /// As listed; intercalary months are negative, 0 marks the end.
    Listed([i8; 15]),
}

/// A lunar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Month {
    /// The year of the series to which it belongs.
    pub(crate) year: i64,
    /// Its index in the year, from 0.
    pub(crate) place: usize,
    /// The number, 1 to 12.
    pub(crate) number: u8,
    /// Whether it repeats the month before it (閏).
    pub(crate) intercalary: bool,
    /// Its first day (朔).
    pub(crate) first: Day,
    /// Its last day (晦).
    pub(crate) last: Day,
}

impl LunarYear {
    fn read(bits: &mut Bits, year: i64, first: Day) -> Self {
        let from_tenth = bits.take(1) == 1;
        let leap = bits.take(4);
        let mut count = 12 + u32::from(leap > 0);
        let order = if leap == 15 {
            count = bits.take(4).into();
            let mut months = [0; 15];
            for month in months.iter_mut().take(count as usize) {
                let sign = if bits.take(1) == 1 { -1 } else { 1 };
                *month = sign * i8::try_from(bits.take(4)).unwrap_or_default();
            }
            Order::Listed(months)
        } else if from_tenth {
            Order::FromTenth(leap > 0)
        } else {
            Order::Usual(u8::try_from(leap).unwrap_or_default())
        };
        // Move the first month to the lowest bit.
        let long = bits.take(count).reverse_bits() >> (16 - count.max(1));
        Self {
            year,
            first,
            long,
            order,
        }
    }

    /// The length in days.
    fn length(&self) -> i64 {
        let months = match self.order {
            Order::Usual(leap) => 12 + i64::from(leap > 0),
            Order::FromTenth(leap) => 12 + i64::from(leap),
            Order::Listed(months) => months.iter().map(|month| i64::from(*month != 0)).sum(),
        };
        29 * months + i64::from(self.long.count_ones())
    }

    /// The number of the month at an index, negative if intercalary.
    fn number(&self, place: usize) -> Option<i8> {
        let usual = i8::try_from(place).ok()?;
        match self.order {
            Order::Usual(0) => (usual < 12).then_some(usual + 1),
            Order::Usual(leap) => {
                let leap = i8::try_from(leap).ok()?;
                (usual < 13).then_some(match usual {
                    at if at < leap => at + 1,
                    at if at == leap => -leap,
                    at => at,
                })
            }
            Order::FromTenth(_) if usual < 12 => Some((usual + 9) % 12 + 1),
            Order::FromTenth(leap) => (leap && usual == 12).then_some(-9),
            Order::Listed(months) => months.get(place).copied().filter(|month| *month != 0),
        }
    }

    /// The first day of the month at an index, at most 15.
    fn month_start(&self, place: u8) -> Day {
        let before = self.long & ((1 << place) - 1);
        self.first
            .plus(29 * i64::from(place) + i64::from(before.count_ones()))
    }

    /// The month at an index.
    fn month(&self, place: u8) -> Option<Month> {
        let number = self.number(place.into()).filter(|_| place < 15)?;
        Some(Month {
            year: self.year,
            place: place.into(),
            number: number.unsigned_abs(),
            intercalary: number < 0,
            first: self.month_start(place),
            last: self.month_start(place + 1).plus(-1),
        })
    }

    /// The month that contains a day of the year.
    fn month_at(&self, day: Day) -> Option<Month> {
        // No month is longer than 30 days, so the guess is never too late.
        let mut place = u8::try_from((day.0 - self.first.0) / 30).ok()?.min(14);
        while place < 14 && self.month_start(place + 1) <= day {
            place += 1;
        }
        self.month(place).filter(|month| day <= month.last)
    }

    /// Its months in order.
    pub(crate) fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let year = *self;
        (0..15).map_while(move |place| year.month(place))
    }
}

impl Series {
    /// Reads the header of a series and skips its years.
    pub(super) fn read(bytes: &mut Bytes, before: &[Self]) -> Self {
        let (id, base) = (bytes.text(), bytes.text());
        let (first, last) = (bytes.signed(), bytes.signed());
        let end = Day(bytes.signed());
        let packed = *bytes;
        for _ in 0..bytes.count() {
            bytes.signed();
            bytes.signed();
            bytes.count();
            bytes.part();
        }
        Self {
            id,
            base: before.iter().position(|series| series.id == base),
            years: first..last + 1,
            end,
            packed,
            computed: Vec::new(),
            all: OnceLock::new(),
        }
    }

    /// Adds a range of days whose months are only computed.
    pub(super) fn add_computed(&mut self, days: Range<Day>) {
        self.computed.push(days);
    }

    /// Unpacks the years that are stored for this series itself.
    fn own(&self) -> Vec<LunarYear> {
        let mut bytes = self.packed;
        let (mut year, mut day) = (0, 0);
        let mut years = Vec::new();
        for _ in 0..bytes.count() {
            year += bytes.signed();
            day += bytes.signed();
            let count = bytes.count();
            let length = bytes.count();
            let mut bits = Bits::new(bytes.slice(length));
            let mut first = Day(day);
            for number in (year..).take(count) {
                let read = LunarYear::read(&mut bits, number, first);
                first = read.first.plus(read.length());
                years.push(read);
            }
        }
        years
    }

    fn all<'a>(&'a self, every: &'a [Self]) -> &'a [LunarYear] {
        self.all.get_or_init(|| {
            let own = self.own();
            let Some(base) = self.base.and_then(|base| every.get(base)) else {
                return own;
            };
            let base = base.all(every);
            let place = |year: i64| base.partition_point(|of_base| of_base.year < year);
            let mut own = own.into_iter().peekable();
            let mut all = Vec::new();
            let shared = base.get(place(self.years.start)..place(self.years.end));
            for year in shared.unwrap_or_default() {
                while let Some(before) = own.next_if(|own| own.year < year.year) {
                    all.push(before);
                }
                all.push(own.next_if(|own| own.year == year.year).unwrap_or(*year));
            }
            all.extend(own);
            all
        })
    }
}

/// A series together with all others, as it may be based on one of them.
#[derive(Clone, Copy)]
pub(crate) struct Months<'a> {
    series: &'a Series,
    every: &'a [Series],
}

impl<'a> Months<'a> {
    pub(super) const fn new(series: &'a Series, every: &'a [Series]) -> Self {
        Self { series, every }
    }

    /// All years in order.
    pub(crate) fn years(self) -> &'a [LunarYear] {
        self.series.all(self.every)
    }

    /// The months of a year, cut off at the end of the series; empty if the series does not have the year.
    pub(crate) fn of_year(self, year: i64) -> impl Iterator<Item = Month> + use<'a> {
        let years = self.years();
        let found = years.binary_search_by_key(&year, |year| year.year);
        found
            .ok()
            .into_iter()
            .flat_map(move |place| self.of(years[place]))
    }

    fn of(self, year: LunarYear) -> impl Iterator<Item = Month> + use<'a> {
        year.months().map_while(move |month| self.cut_off(month))
    }

    /// The part of a month before the end of the series.
    fn cut_off(self, month: Month) -> Option<Month> {
        let last = month.last.min(self.series.end.plus(-1));
        (month.first <= last).then_some(Month { last, ..month })
    }

    /// The month that contains a day.
    pub(crate) fn at(self, day: Day) -> Option<Month> {
        let month = self.year_at(day)?.month_at(day)?;
        self.cut_off(month).filter(|month| day <= month.last)
    }

    /// The last year that has begun by a day. Most series have no gaps, so a guess from the length of the solar year is close.
    fn year_at(self, day: Day) -> Option<LunarYear> {
        let years = self.years();
        let since = day.0.saturating_sub(years.first()?.first.0);
        let guess = usize::try_from(since / 365).unwrap_or_default();
        let mut place = guess.min(years.len() - 1);
        while years[place].first > day {
            place = place.checked_sub(1)?;
        }
        while years.get(place + 1).is_some_and(|next| next.first <= day) {
            place += 1;
        }
        Some(years[place])
    }

    /// Whether the month of a day is only computed.
    pub(crate) fn is_computed(self, day: Day) -> bool {
        self.series.computed.iter().any(|days| days.contains(&day))
    }

    /// How the months are named: by number, by branches, or with the special names used under Wu Zetian.
    pub(crate) fn names(self) -> MonthNames {
        match self.series.id {
            "zhou" => MonthNames::Zhou,
            "tang761" => MonthNames::Branches,
            _ => MonthNames::Usual,
        }
    }
}

/// How the months of a series are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum MonthNames {
    /// By number, with 正月 for the first.
    #[default]
    Usual,
    /// Under Wu Zetian: 正月, 臘月, 一月, 二月 … 十月.
    Zhou,
    /// 761 to 762: 建子月, 建丑月 …
    Branches,
}
