//! A participant of an event, optionally with a role.

use super::scalars::Line;
use super::scan::{Read, Reader};
use super::shape::Shape;
use super::values::Value;
use super::word::Word;
use crate::check::Problem;

/// A person and their role.
#[derive(Debug)]
pub(super) struct Part<'t> {
    pub(super) person: Word<'t>,
    pub(super) role: Option<Line<'t>>,
}

impl<'t> Value<'t> for Part<'t> {
    const SHAPE: &'static Shape = &Shape::Part;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.byte() != b'(' {
            let person: Option<Word<'t>> = Value::read(reader)?;
            return Ok(person.map(|person| Self { person, role: None }));
        }
        if reader.at_description() {
            return reader.no_description();
        }
        let start = reader.at;
        let (mut person, mut role, mut count) = (None, None, 0);
        reader.items(|reader| {
            match count {
                0 => person = reader.value()?,
                1 => role = reader.value()?,
                _ => reader.skip_value()?,
            }
            count += 1;
            Ok(())
        })?;
        if !(1..=2).contains(&count) {
            let problem = Problem::error(
                reader.since(start),
                "a person and what they did are two values",
            );
            reader
                .report
                .add(problem.expected(
                    "expected an id and a text, such as `(\"guo-jing\", \"commander\")`",
                ));
        }
        Ok(person.map(|person| Self { person, role }))
    }
}
