//! A single date of an EDTF text: year, month, day and time of day, with unspecified digits and marks, in 24 bytes.

use super::super::extent::Extent;
use super::super::moment::{Day, Moment, YEAR_LIMIT};
use super::super::precision::Precision;
use super::super::reckoning::{CivilDate, Reckoning};

/// How the year was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum YearForm {
    /// Four digits, some of which may be `X`.
    Four,
    /// Four digits after a minus sign, where all specified digits are 0: `-00XX` is year 0 (1 BCE) or one of the 99 years before it.
    FourBefore,
    /// `Y` and a year with more than four digits.
    Long,
    /// `Y`, digits, `E` and this exponent.
    Power(u8),
}

/// A month, sub-year grouping or day: a number below 64, and which of its two digits are `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Part(u8);

impl Part {
    /// An absent component.
    pub(super) const ABSENT: Self = Self(0);

    /// The number with `X` digits as 0; in `unspecified`, bit 0 stands for the ones and bit 1 for the tens.
    pub(super) const fn new(number: u8, unspecified: u8) -> Self {
        Self(number | unspecified << 6)
    }

    pub(super) fn is_present(self) -> bool {
        self != Self::ABSENT
    }

    /// The number, with `X` digits as 0.
    pub(super) const fn number(self) -> u8 {
        self.0 & 0b11_1111
    }

    /// Bit 0 is set if the ones are `X`, bit 1 if the tens are.
    pub(super) const fn unspecified(self) -> u8 {
        self.0 >> 6
    }

    /// The number, if all its digits are specified.
    pub(super) fn exact(self) -> Option<u8> {
        (self.is_present() && self.unspecified() == 0).then(|| self.number())
    }

    fn admits(self, number: u8) -> bool {
        let (tens, ones) = (self.unspecified() & 2 != 0, self.unspecified() & 1 != 0);
        (tens || number / 10 == self.number() / 10) && (ones || number % 10 == self.number() % 10)
    }
}

/// The marks of the components: two bits each for year, month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Marks(u8);

impl Marks {
    /// `?`
    pub(super) const UNCERTAIN: u8 = 1;
    /// `~`
    pub(super) const APPROXIMATE: u8 = 2;
    const LEFT_OF_YEAR: u8 = 1 << 6;

    /// The bits of a component: 0 year, 1 month, 2 day.
    pub(super) const fn of(self, component: u8) -> u8 {
        (self.0 >> (component * 2)) & 3
    }

    pub(super) fn add(&mut self, component: u8, mark: u8) {
        self.0 |= mark << (component * 2);
    }

    /// Records that the mark of the year was written on its left side, as both positions are in use.
    pub(super) fn put_left_of_year(&mut self) {
        self.0 |= Self::LEFT_OF_YEAR;
    }

    pub(super) const fn is_left_of_year(self) -> bool {
        self.0 & Self::LEFT_OF_YEAR != 0
    }

    pub(super) const fn any(self, mark: u8) -> bool {
        self.0 & (mark | mark << 2 | mark << 4) != 0
    }
}

/// How the zone of a time of day was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Zone {
    /// No zone: local time.
    Local,
    /// `Z`
    Utc,
    /// `±hh`
    Hours,
    /// `±hh:mm`
    HoursMinutes,
    /// The zone of the chronicle, to which the time was converted.
    Own,
}

/// A time of day: milliseconds since midnight, and the number of digits of the fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Clock(u32);

impl Clock {
    /// The bit position of the number of digits: the milliseconds of a day fit below it.
    const DIGITS: u32 = 27;

    /// A time from a second below 86,400 and a fraction of up to three digits in milliseconds.
    pub(super) const fn new(second: u32, thousandths: u32, digits: u32) -> Self {
        Self((second * 1_000 + thousandths) | digits << Self::DIGITS)
    }

    /// Milliseconds since midnight.
    const fn thousandths(self) -> u32 {
        self.0 & ((1 << Self::DIGITS) - 1)
    }

    /// Seconds since midnight.
    pub(super) const fn second(self) -> u32 {
        self.thousandths() / 1_000
    }

    /// The fraction of the second with the decimal point before it; empty if none is given.
    pub(super) fn fraction(self) -> String {
        match (self.0 >> Self::DIGITS) as usize {
            0 => String::new(),
            digits => {
                let all = format!("{:03}", self.thousandths() % 1_000);
                format!(".{}", &all[..digits.min(3)])
            }
        }
    }

    /// A time with the same fraction at another second.
    pub(super) const fn at(self, second: u32) -> Self {
        Self::new(second, self.thousandths() % 1_000, self.0 >> Self::DIGITS)
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Time {
    /// The local time.
    pub(super) clock: Clock,
    /// Minutes that local time is ahead of UTC.
    pub(super) offset: i16,
    /// The precision: hour, minute or second.
    pub(super) unit: Precision,
    pub(super) zone: Zone,
}

impl Time {
    /// Whether it has a zone other than that of the chronicle.
    pub(super) const fn has_zone(self) -> bool {
        !matches!(self.zone, Zone::Local | Zone::Own)
    }

    /// Seconds that it is ahead of UTC.
    const fn behind(self) -> i64 {
        if self.has_zone() {
            self.offset as i64 * 60
        } else {
            0
        }
    }

    /// The length of its unit in seconds.
    pub(super) const fn unit_seconds(self) -> i64 {
        match self.unit {
            Precision::Hour => 3_600,
            Precision::Minute => 60,
            _ => 1,
        }
    }
}

/// A single date with all its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Point {
    /// The astronomical year, with `X` digits as 0.
    pub(super) year: i64,
    pub(super) form: YearForm,
    /// Which of the four digits are `X`; bit 0 stands for the ones.
    pub(super) unspecified: u8,
    /// The number of significant digits after `S`; 0 if not given.
    pub(super) significant: u8,
    /// A month 1–12, or a sub-year grouping 21–41.
    pub(super) month: Part,
    pub(super) day: Part,
    pub(super) marks: Marks,
    pub(super) time: Option<Time>,
}

/// The first day, and the day after the last.
type Span = (Day, Day);

impl Point {
    /// A year by itself.
    pub(super) fn of_year(year: i64) -> Self {
        let form = if (-9_999..=9_999).contains(&year) {
            YearForm::Four
        } else {
            YearForm::Long
        };
        Self {
            year,
            form,
            unspecified: 0,
            significant: 0,
            month: Part::ABSENT,
            day: Part::ABSENT,
            marks: Marks::default(),
            time: None,
        }
    }

    /// A complete date.
    pub(super) fn of_date(date: CivilDate) -> Self {
        Self {
            month: Part::new(date.month, 0),
            day: Part::new(date.day, 0),
            ..Self::of_year(date.year)
        }
    }

    /// Marks every component.
    pub(super) fn mark(&mut self, mark: u8) {
        let components = 1 + u8::from(self.month.is_present()) + u8::from(self.day.is_present());
        (0..components).for_each(|component| self.marks.add(component, mark));
    }

    /// Whether the month is a season, quarter or other grouping.
    pub(super) fn is_grouping(&self) -> bool {
        self.month.number() > 12
    }

    /// The first and last unit (day, month, season, year) that the digits allow; `None` if there is none.
    pub(super) fn spans(&self, reckoning: Reckoning) -> Option<(Span, Span)> {
        if self.day.is_present() && self.month.is_present() {
            return self.day_spans(reckoning);
        }
        let mut years = self.years();
        let first = years.next()?;
        let last = years.next_back().unwrap_or(first);
        if !self.month.is_present() {
            return Some((year_span(reckoning, first), year_span(reckoning, last)));
        }
        if self.is_grouping() {
            let code = self.month.number();
            return Some((
                grouping_span(reckoning, first, code)?,
                grouping_span(reckoning, last, code)?,
            ));
        }
        let mut months = self.months();
        let early = months.next()?;
        let late = months.next_back().unwrap_or(early);
        Some((
            month_span(reckoning, first, early),
            month_span(reckoning, last, late),
        ))
    }

    fn day_spans(&self, reckoning: Reckoning) -> Option<(Span, Span)> {
        if let Some(date) = self.date() {
            let day = reckoning.day(date)?;
            return Some(((day, day.plus(1)), (day, day.plus(1))));
        }
        if !self.could_be_in_a_leap_year() {
            return None;
        }
        let mut dates = self.dates(reckoning);
        let first = dates.next()?;
        let last = dates.next_back().unwrap_or(first);
        let (first, last) = (reckoning.day(first)?, reckoning.day(last)?);
        Some(((first, first.plus(1)), (last, last.plus(1))))
    }

    /// Avoids iterating over ten thousand years for a day like 30 February.
    fn could_be_in_a_leap_year(&self) -> bool {
        self.months().any(|month| {
            self.days()
                .any(|day| day <= Reckoning::Julian.month_length(0, month))
        })
    }

    fn dates(&self, reckoning: Reckoning) -> impl DoubleEndedIterator<Item = CivilDate> {
        let of_month = move |year: i64, month: u8| {
            let length = reckoning.month_length(year, month);
            self.days()
                .filter(move |day| *day <= length)
                .map(move |day| CivilDate::new(year, month, day))
                .filter(move |date| !reckoning.leaves_out(*date))
        };
        let of_year = move |year: i64| self.months().flat_map(move |month| of_month(year, month));
        self.years().flat_map(of_year)
    }

    fn months(&self) -> impl DoubleEndedIterator<Item = u8> {
        let part = self.month;
        (1..=12).filter(move |month| part.admits(*month))
    }

    fn days(&self) -> impl DoubleEndedIterator<Item = u8> {
        let part = self.day;
        (1..=31).filter(move |day| part.admits(*day))
    }

    /// All years that the digits allow, in order. Unspecified digits of a year before 0 count backwards.
    fn years(&self) -> impl DoubleEndedIterator<Item = i64> + use<> {
        let (base, count) = self.year_choices();
        let (mask, backwards) = (self.unspecified, self.is_before() && self.unspecified != 0);
        (0..count).map(move |step| match (mask, backwards) {
            (0, _) => base + step,
            (_, false) => base + spread(step, mask),
            (_, true) => base - spread(count - 1 - step, mask),
        })
    }

    /// Whether its digits count backwards from year 0.
    pub(super) const fn is_before(&self) -> bool {
        self.year < 0 || matches!(self.form, YearForm::FourBefore)
    }

    /// The first year and the number of years, before these are distributed over the `X` digits.
    fn year_choices(&self) -> (i64, i64) {
        if self.significant > 0 {
            let unit = self.significant_unit();
            let magnitude = self.year.abs() / unit * unit;
            let first = if self.year < 0 {
                -(magnitude + unit - 1)
            } else {
                magnitude
            };
            return (first, unit);
        }
        (self.year, 10_i64.pow(self.unspecified.count_ones()))
    }

    /// The number of years that a year with significant digits may stand for.
    fn significant_unit(&self) -> i64 {
        let digits = self.year.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        10_i64.pow(digits.saturating_sub(u32::from(self.significant)))
    }

    /// The precision: that of its coarsest uncertainty, otherwise of its finest component.
    pub(super) fn precision(&self) -> Precision {
        if self.unspecified != 0 {
            return Precision::of_unknown_digits(8 - self.unspecified.leading_zeros());
        }
        if self.significant > 0 {
            return Precision::of_unknown_digits(self.significant_unit().ilog10());
        }
        match (self.month.is_present(), self.day.is_present(), self.time) {
            (false, ..) => Precision::Year,
            _ if self.month.unspecified() != 0 => Precision::Year,
            _ if self.is_grouping() => Precision::Season,
            (_, false, _) => Precision::Month,
            _ if self.day.unspecified() != 0 => Precision::Month,
            (_, _, Some(time)) => time.unit,
            _ => Precision::Day,
        }
    }

    /// The date, if every digit down to the day is specified.
    pub(super) fn date(&self) -> Option<CivilDate> {
        let whole = self.unspecified == 0 && self.significant == 0;
        let (month, day) = (self.month.exact()?, self.day.exact()?);
        whole.then(|| CivilDate::new(self.year, month, day))
    }

    /// The same moment on clocks that are `minutes` ahead of UTC; a time without a zone is not changed, as it already is on these
    /// clocks.
    pub(super) fn on_clocks(mut self, minutes: i16, reckoning: Reckoning) -> Self {
        let (Some(time), Some(date)) = (self.time.filter(|time| time.has_zone()), self.date())
        else {
            return self;
        };
        let Some(day) = reckoning.day(date) else {
            return self;
        };
        let ahead = i64::from(minutes) - i64::from(time.offset);
        let moment = day
            .start()
            .plus(i64::from(time.clock.second()) + ahead * 60);
        let moved = Self::of_date(reckoning.date(moment.day()));
        let second = u32::try_from(moment.second_of_day()).unwrap_or_default();
        self = Self {
            time: Some(Time {
                clock: time.clock.at(second),
                offset: minutes,
                zone: Zone::Own,
                ..time
            }),
            ..moved
        };
        self
    }

    /// The date with its digits in another calendar; `None` if it is no day and has other days there.
    pub(super) fn in_calendar(self, from: Reckoning, to: Reckoning) -> Option<Self> {
        let Some(date) = self.date() else {
            return (self.extent(from) == self.extent(to)).then_some(self);
        };
        let date = to.date(from.day(date)?);
        let is_kept = (-YEAR_LIMIT..=YEAR_LIMIT).contains(&date.year);
        is_kept.then(|| Self {
            marks: self.marks,
            time: self.time,
            ..Self::of_date(date)
        })
    }

    /// The time that is a number of its units later.
    pub(super) fn later(&self, units: i64, reckoning: Reckoning) -> Option<Self> {
        let time = self.time?;
        let start = reckoning.day(self.date()?)?.start();
        let moment = start.plus(i64::from(time.clock.second()) + units * time.unit_seconds());
        let second = u32::try_from(moment.second_of_day()).ok()?;
        Some(Self {
            marks: self.marks,
            time: Some(Time {
                clock: time.clock.at(second),
                ..time
            }),
            ..Self::of_date(reckoning.date(moment.day()))
        })
    }

    /// Whether another date ends before it begins.
    pub(super) fn is_after(&self, other: &Self, reckoning: Reckoning) -> bool {
        other.extent(reckoning).latest_end <= self.extent(reckoning).earliest_start
    }

    /// The bounds. A time with a zone is converted to UTC; one without a zone is kept as the local time of the chronicle.
    pub(super) fn extent(&self, reckoning: Reckoning) -> Extent {
        let nothing = ((Day(0), Day(1)), (Day(0), Day(1)));
        let (first, last) = self.spans(reckoning).unwrap_or(nothing);
        if let Some(time) = self.time {
            let in_day = i64::from(time.clock.second()) - time.behind();
            let (early, late) = (first.0.start().plus(in_day), last.0.start().plus(in_day));
            return Extent::known(
                early,
                late,
                early.plus(time.unit_seconds()),
                late.plus(time.unit_seconds()),
            );
        }
        let (start, end) = (first.0, last.1);
        Extent::known(
            start.start(),
            end.plus(-1).start(),
            start.end(),
            Moment::of_day(end),
        )
    }
}

/// Distributes the digits of `step` over the bits of the mask: 25 over 0b0101 is 205.
fn spread(step: i64, mask: u8) -> i64 {
    let (mut rest, mut sum) = (step, 0);
    for place in (0..4).filter(|place| mask & (1 << place) != 0) {
        sum += rest % 10 * 10_i64.pow(place);
        rest /= 10;
    }
    sum
}

fn year_span(reckoning: Reckoning, year: i64) -> Span {
    (reckoning.year_start(year), reckoning.year_start(year + 1))
}

fn month_span(reckoning: Reckoning, year: i64, month: u8) -> Span {
    let month = i64::from(month);
    (
        reckoning.month_start(year, month),
        reckoning.month_start(year, month + 1),
    )
}

fn grouping_span(reckoning: Reckoning, year: i64, code: u8) -> Option<Span> {
    let (first, months) = grouping_months(code)?;
    Some((
        reckoning.month_start(year, first),
        reckoning.month_start(year, first + months),
    ))
}

/// The first month of a sub-year grouping and its length in months.
///
/// ISO 8601-2 does not define the bounds of seasons. We use whole months, as in meteorology. A season without a hemisphere is northern.
/// A winter (or southern summer) begins in December of its year and ends in February of the next.
fn grouping_months(code: u8) -> Option<(i64, i64)> {
    match code {
        21..=32 => Some((
            [3, 6, 9, 12, 3, 6, 9, 12, 9, 12, 3, 6][usize::from(code - 21)],
            3,
        )),
        33..=36 => Some((i64::from(code - 33) * 3 + 1, 3)),
        37..=39 => Some((i64::from(code - 37) * 4 + 1, 4)),
        40..=41 => Some((i64::from(code - 40) * 6 + 1, 6)),
        _ => None,
    }
}
