//! The calendar of digits: `Julian`, `Gregorian`, or `JulianUntil("1582-10-15")`; and the zone of clocks.

use super::problem::Problem;
use super::record::list;
use super::scan::{Read, Reader};
use super::shape::Shape;
use super::values::Value;
use super::word::Word;
use crate::text::nearest;
use crate::time::{FirstGregorian, Reckoning, When};

const NAMES: [&str; 3] = ["Julian", "Gregorian", "JulianUntil"];

/// The calendar of the digits; none if the file names one that does not exist.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar(pub(super) Option<Reckoning>);

impl<'t> Value<'t> for Calendar {
    const SHAPE: &'static Shape = &Shape::Any;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let start = reader.at;
        let word = reader.word();
        let reckoning = match word {
            "" => return reader.wrong("a word without quotation marks"),
            "Julian" => Some(Reckoning::Julian),
            "Gregorian" => Some(Reckoning::Gregorian),
            "JulianUntil" => return reader.until().map(Some),
            _ => {
                let place = reader.since(start);
                let mut problem = Problem::error(place, format!("unknown calendar `{word}`"));
                if let Some(meant) = nearest(word, NAMES) {
                    problem = problem.expected(format!("did you mean `{meant}`?"));
                }
                reader
                    .report
                    .add(problem.help(format!("expected one of {}", list(&NAMES))));
                None
            }
        };
        Ok(Some(Self(reckoning)))
    }
}

impl<'t> Reader<'t> {
    /// The day in brackets from which on the calendar is the Gregorian one.
    fn until(&mut self) -> Result<Calendar, super::scan::Stop> {
        const EXPECTED: &str = "the first day of the Gregorian calendar, as `(\"1582-10-15\")`";
        self.skip_space()?;
        if self.byte() != b'(' {
            return Ok(self.wrong::<Calendar>(EXPECTED)?.unwrap_or(Calendar(None)));
        }
        let mut words: Vec<Word<'t>> = Vec::new();
        self.items(|reader| {
            words.extend(reader.value()?);
            Ok(())
        })?;
        let Some(word) = words.first() else {
            return Ok(Calendar(None));
        };
        let day = When::parse(&word.text, Reckoning::Gregorian)
            .ok()
            .and_then(|when| when.single_day());
        let first = day.and_then(FirstGregorian::of);
        if first.is_none() {
            let problem = Problem::error(word.place, format!("invalid day \"{}\"", word.text));
            self.report.add(
                problem.expected(
                    "expected the first day of the Gregorian calendar, 1582-10-15 or later",
                ),
            );
        }
        Ok(Calendar(first.map(Reckoning::JulianUntil)))
    }
}
