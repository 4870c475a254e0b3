//! The calendar of numeric dates (`Julian`, `Gregorian` or `JulianUntil("1582-10-15")`) and the time zone.

use super::scan::{Read, Reader};
use super::shape::Shape;
use super::values::Value;
use super::word::Word;
use crate::check::{Problem, dates};
use crate::time::{FirstGregorian, Reckoning, When};

const NAMES: [&str; 3] = ["Julian", "Gregorian", "JulianUntil"];

/// The calendar of numeric dates; `None` if the file names one that does not exist.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar(pub(super) Option<Reckoning>);

impl<'t> Value<'t> for Calendar {
    const SHAPE: &'static Shape = &Shape::Any;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let start = reader.at;
        let word = reader.word();
        let reckoning = match word {
            "" => return reader.mismatch("a word without quotation marks"),
            "Julian" => Some(Reckoning::Julian),
            "Gregorian" => Some(Reckoning::Gregorian),
            "JulianUntil" => return reader.until().map(Some),
            _ => {
                let place = reader.since(start);
                reader
                    .report
                    .add(dates::unknown_digits(place, word, &NAMES));
                None
            }
        };
        Ok(Some(Self(reckoning)))
    }
}

impl<'t> Reader<'t> {
    /// Reads the first Gregorian day, in the brackets after `JulianUntil`.
    fn until(&mut self) -> Result<Calendar, super::scan::Stop> {
        const EXPECTED: &str =
            "the first day of the Gregorian calendar, such as `(\"1582-10-15\")`";
        self.skip_space()?;
        if self.byte() != b'(' {
            return Ok(self
                .mismatch::<Calendar>(EXPECTED)?
                .unwrap_or(Calendar(None)));
        }
        let start = self.at;
        let mut words: Vec<Option<Word<'t>>> = Vec::new();
        self.items(|reader| {
            words.push(reader.value()?);
            Ok(())
        })?;
        if words.len() != 1 {
            let problem = Problem::error(self.since(start), "`JulianUntil` has exactly one day");
            self.report
                .add(problem.expected(format!("expected {EXPECTED}")));
        }
        let Some(Some(word)) = words.first() else {
            return Ok(Calendar(None));
        };
        let day = When::parse(&word.text, Reckoning::Gregorian)
            .ok()
            .and_then(|when| when.single_day());
        let first = day.and_then(FirstGregorian::of);
        if first.is_none() {
            self.report
                .add(dates::no_first_gregorian(word.place, &word.text));
        }
        Ok(Calendar(first.map(Reckoning::JulianUntil)))
    }
}
