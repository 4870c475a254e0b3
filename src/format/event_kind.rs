//! The kind of an event: predefined, or declared in the file.

use super::scalars::Choice;
use super::scan::{Read, Reader};
use super::shape::Shape;
use super::values::Value;
use super::word::Word;
use crate::chronicle::EventKind;

/// The kind of an event, as written.
#[derive(Debug)]
pub(super) enum WrittenKind<'t> {
    /// A predefined kind.
    Known(EventKind),
    /// A kind declared in the file's `kinds`.
    Own(Word<'t>),
}

impl<'t> Value<'t> for WrittenKind<'t> {
    const SHAPE: &'static Shape = &Shape::WordOrString;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if reader.at_string() {
            return Ok(Some(Self::Own(reader.cleaned::<false>()?)));
        }
        let choice: Option<Choice<EventKind>> = Value::read(reader)?;
        Ok(choice.map(|choice| Self::Known(choice.0)))
    }
}
