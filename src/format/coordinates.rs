//! Coordinates: a latitude and a longitude in degrees.

use super::scan::{Read, Reader};
use super::shape::Shape;
use super::values::Value;
use crate::check::{Place, Problem, coordinates};

/// A latitude and a longitude, each with its place in the file.
impl<'t> Value<'t> for [(f64, Place); 2] {
    const SHAPE: &'static Shape = &Shape::Tuple(&Shape::Number);

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if let Some(problem) = reader.loose_coordinates() {
            reader.report.add(problem);
            reader.skip_value()?;
            return Ok(None);
        }
        if reader.byte() != b'(' {
            return reader.mismatch(coordinates::EXPECTED);
        }
        let start = reader.at;
        let mut values = Vec::new();
        reader.items(|reader| {
            values.extend(reader.decimal()?);
            Ok(())
        })?;
        let place = reader.since(start);
        let pair = Self::try_from(values).ok();
        if pair.is_none() {
            reader.report.add(coordinates::not_two(place));
        }
        Ok(pair)
    }
}

impl Reader<'_> {
    /// The problem for coordinates in another notation. They are taken to end on the same line, at the first matching
    /// bracket or quotation mark.
    fn loose_coordinates(&self) -> Option<Problem> {
        let rest = self.rest();
        let closing = match self.byte() {
            b'(' => ')',
            b'[' => ']',
            b'"' => '"',
            _ => return None,
        };
        let inside = rest.get(1..)?;
        let end = inside.find([closing, '\n'])?;
        if inside.get(end..)?.starts_with('\n') {
            return None;
        }
        let end = end + 2;
        let written = rest.get(..end)?;
        let is_ours = closing == ')' && coordinates::are_read(written);
        let place = Place::new(self.at, self.at + end);
        let problem = (!is_ours).then(|| coordinates::written_otherwise(place, written));
        problem.flatten()
    }

    fn decimal(&mut self) -> Read<(f64, Place)> {
        self.skip_space()?;
        let start = self.at;
        let Ok(value) = self.bare().replace('_', "").parse() else {
            self.at = start;
            return self.mismatch("a number");
        };
        Ok(Some((value, self.since(start))))
    }
}
