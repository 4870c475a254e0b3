//! Decimal numbers that keep their written form.

use std::cmp::Ordering;

/// The maximum number of decimals.
const MOST: u8 = 9;

/// A decimal number that keeps its written form: 0.50 has two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// The digits with the sign, without the decimal point.
    digits: i64,
    /// The number of digits after the decimal point.
    decimals: u8,
}

impl Number {
    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self {
            digits: number,
            decimals: 0,
        }
    }

    /// Parses a decimal number, which may have an exponent. `None` for anything else, including whole numbers without one and more than
    /// nine decimals.
    pub fn read(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent.parse::<i8>().ok()?)),
            None => (text, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => exponent.map(|_| (mantissa, ""))?,
        };
        let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if unsigned.is_empty() || !are_digits(unsigned) || !are_digits(fraction) {
            return None;
        }
        let digits: i64 = format!("{whole}{fraction}").parse().ok()?;
        let decimals = i64::try_from(fraction.len()).ok()? - i64::from(exponent.unwrap_or(0));
        if let Ok(decimals) = u8::try_from(decimals) {
            return (decimals <= MOST).then_some(Self { digits, decimals });
        }
        let unit = 10_i64.checked_pow(u32::try_from(-decimals).ok()?)?;
        digits.checked_mul(unit).map(Self::whole)
    }

    /// The number as an integer; `None` if it has a fraction.
    pub(crate) fn to_whole(self) -> Option<i64> {
        let unit = 10_i64.pow(self.decimals.into());
        (self.digits % unit == 0).then_some(self.digits / unit)
    }

    /// The absolute integer part, and the decimals as text.
    pub fn parts(self) -> (u64, String) {
        let unit = 10_u64.pow(self.decimals.into());
        let all = self.digits.unsigned_abs();
        let fraction = match self.decimals {
            0 => String::new(),
            decimals => format!("{:0width$}", all % unit, width = usize::from(decimals)),
        };
        (all / unit, fraction)
    }

    /// The digits without the decimal point, and the number of decimals.
    pub(crate) fn pair(self) -> (i64, u8) {
        (self.digits, self.decimals)
    }

    /// The number with such digits and decimals.
    pub(crate) fn of_pair((digits, decimals): (i64, u8)) -> Self {
        let decimals = decimals.min(MOST);
        Self { digits, decimals }
    }

    /// True for a number below zero.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The number in billionths.
    pub fn billionths(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow((MOST - self.decimals).into())
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.billionths()
            .cmp(&other.billionths())
            .then(self.decimals.cmp(&other.decimals))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_they_are_written() {
        for (text, parts, billionths) in [
            ("0.5", (0, "5"), 500_000_000),
            ("0.50", (0, "50"), 500_000_000),
            ("12.075", (12, "075"), 12_075_000_000),
            ("-3.25", (3, "25"), -3_250_000_000),
            ("+1.0", (1, "0"), 1_000_000_000),
            ("1e3", (1000, ""), 1_000_000_000_000),
            ("1.5E+2", (150, ""), 150_000_000_000),
            ("-1.25e1", (12, "5"), -12_500_000_000),
            ("5e-3", (0, "005"), 5_000_000),
        ] {
            let number = Number::read(text).unwrap();
            let (whole, fraction) = number.parts();
            assert_eq!((whole, &*fraction), parts, "{text}");
            assert_eq!(number.billionths(), billionths, "{text}");
        }
        for text in ["", ".", ".5", "5.", "1.2.3", "1.0000000001", "1.-2"] {
            assert_eq!(Number::read(text), None, "{text}");
        }
        for text in ["1e", "e3", "1.e3", "1e19", "1e-10", "1e400", "1e3e3", "10"] {
            assert_eq!(Number::read(text), None, "{text}");
        }
        assert_eq!(Number::whole(i64::MIN).parts().0, i64::MIN.unsigned_abs());
        let whole = |text| Number::read(text).unwrap().to_whole();
        assert_eq!((whole("5.0"), whole("-5.5")), (Some(5), None));
    }
}
