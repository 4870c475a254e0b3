//! Parsing years: four digits, long years, exponents, significant digits.

use super::super::error::DateError;
use super::super::moment::YEAR_LIMIT;
use super::parse::Reader;
use super::point::{Point, YearForm};

impl Reader<'_> {
    pub(super) fn year(&mut self) -> Result<Point, DateError> {
        if self.take(b'Y') {
            return self.long_year();
        }
        let start = self.at;
        let negative = self.take(b'-');
        let (mut value, mut unspecified) = (0_i64, 0_u8);
        for place in (0..4).rev() {
            match self.peek() {
                Some(digit @ b'0'..=b'9') => value = value * 10 + i64::from(digit - b'0'),
                Some(b'X') => {
                    value *= 10;
                    unspecified |= 1 << place;
                }
                _ => return Err(self.not_a_year(start)),
            }
            self.at += 1;
        }
        if negative && value == 0 && unspecified == 0 {
            return Err(self.error_at(start, "the year 0 (1 BCE) has no sign: write 0000"));
        }
        let mut point = Point::of_year(if negative { -value } else { value });
        point.unspecified = unspecified;
        if negative && value == 0 {
            point.form = YearForm::FourBefore;
        }
        point.significant = self.significant_digits(&point)?;
        Ok(point)
    }

    fn not_a_year(&self, start: usize) -> DateError {
        let digits = self.at - start;
        match self.peek() {
            Some(b'y') => self.error("a long year begins with a capital Y"),
            Some(b'x' | b'u') => self.error("an unspecified digit is a capital X"),
            _ if digits > 0 => self.error(format!(
                "a year has four digits, found {}: write 0099 for 99, -0221 for 222 BCE",
                self.here()
            )),
            _ => self.error(format!(
                "a date begins with a year of four digits, not with {}",
                self.here()
            )),
        }
    }

    fn long_year(&mut self) -> Result<Point, DateError> {
        let start = self.at;
        let negative = self.take(b'-');
        let first = self.at;
        let magnitude = self.number()?;
        let digits = self.at - first;
        let exponent = if self.take(b'E') {
            Some(self.small_number("an exponent")?)
        } else {
            None
        };
        if exponent.is_none() && digits < 5 {
            return Err(self.error_at(start, "a year after Y has more than four digits"));
        }
        if self.text.as_bytes().get(first) == Some(&b'0') {
            return Err(self.error_at(first, "a year after Y does not begin with 0"));
        }
        let value = 10_i64
            .checked_pow(u32::from(exponent.unwrap_or(0)))
            .and_then(|power| magnitude.checked_mul(power));
        let Some(value) = value.filter(|value| *value <= YEAR_LIMIT) else {
            return Err(self.error_at(start, DateError::year_beyond()));
        };
        let mut point = Point::of_year(if negative { -value } else { value });
        point.form = exponent.map_or(YearForm::Long, YearForm::Power);
        point.significant = self.significant_digits(&point)?;
        Ok(point)
    }

    fn number(&mut self) -> Result<i64, DateError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        let digits = &self.text[start..self.at];
        if digits.is_empty() {
            return Err(self.error(format!("expected a number, found {}", self.here())));
        }
        let beyond = |_| self.error_at(start, DateError::year_beyond());
        digits.parse().map_err(beyond)
    }

    fn small_number(&mut self, what: &str) -> Result<u8, DateError> {
        let start = self.at;
        let number = self.number()?;
        u8::try_from(number)
            .ok()
            .filter(|number| *number < 100)
            .ok_or_else(|| self.error_at(start, format!("{number} is too large for {what}")))
    }

    fn significant_digits(&mut self, year: &Point) -> Result<u8, DateError> {
        let start = self.at;
        if !self.take(b'S') {
            return Ok(0);
        }
        let count = self.small_number("a count of significant digits")?;
        let digits = year.year.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        if year.unspecified != 0 {
            return Err(self.error_at(
                start,
                "a year has unspecified digits or significant ones, not both",
            ));
        }
        if count == 0 || u32::from(count) > digits {
            return Err(self.error_at(
                start + 1,
                format!("of {digits} digits, 1 to {digits} can be significant"),
            ));
        }
        Ok(count)
    }
}
