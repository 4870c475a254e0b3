//! The precision of dates.

/// The unit to which a date is known, from coarse to fine: `Precision::Year < Precision::Day`.
///
/// A date is only as precise as its coarsest uncertainty: some Christmas of the 1560s (`156X-12-25`) is known to the decade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Precision {
    /// A billion years or more.
    Eon,
    /// A hundred million years.
    HundredMillionYears,
    /// Ten million years.
    TenMillionYears,
    /// A million years.
    MillionYears,
    /// A hundred thousand years.
    HundredMillennia,
    /// Ten thousand years.
    TenMillennia,
    /// A thousand years.
    Millennium,
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// A season, a quarter, or another part of a year longer than a month.
    Season,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

impl Precision {
    const BY_YEARS: [Self; 10] = [
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Millennium,
        Self::TenMillennia,
        Self::HundredMillennia,
        Self::MillionYears,
        Self::TenMillionYears,
        Self::HundredMillionYears,
        Self::Eon,
    ];

    /// The precision of a year whose last `digits` decimal digits are unknown.
    pub(super) fn of_unknown_digits(digits: u32) -> Self {
        Self::BY_YEARS
            .get(digits as usize)
            .copied()
            .unwrap_or(Self::Eon)
    }

    /// The finest unit that is at least `days` days long.
    pub(super) fn of_days(days: i64) -> Self {
        match days {
            ..=1 => Self::Day,
            2..=31 => Self::Month,
            32..=184 => Self::Season,
            185..=385 => Self::Year,
            _ => {
                let years = days / 365;
                (1..10)
                    .find(|digits| years <= 10_i64.pow(*digits))
                    .map_or(Self::Eon, Self::of_unknown_digits)
            }
        }
    }

    /// The English name, as used in scripts: "month", "ten million years".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eon => "thousand million years",
            Self::HundredMillionYears => "hundred million years",
            Self::TenMillionYears => "ten million years",
            Self::MillionYears => "million years",
            Self::HundredMillennia => "hundred thousand years",
            Self::TenMillennia => "ten thousand years",
            Self::Millennium => "millennium",
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Season => "season",
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coarse_comes_before_fine() {
        assert!(Precision::Eon < Precision::Millennium);
        assert!(Precision::Year < Precision::Day);
        assert_eq!(Precision::of_days(30), Precision::Month);
        assert_eq!(Precision::of_days(384), Precision::Year);
        assert_eq!(Precision::of_days(3_653), Precision::Decade);
        assert_eq!(Precision::of_days(i64::MAX), Precision::Eon);
        assert_eq!(Precision::of_unknown_digits(2), Precision::Century);
    }
}
