//! The hue of a lane: a word, or `#rrggbb`.

use super::problem::Problem;
use super::scalars::Choice;
use super::scan::{Read, Reader};
use super::shape::Shape;
use super::values::Value;
use crate::chronicle::HueName;

/// A hue; none if the file names one that does not exist.
#[derive(Debug)]
pub(super) struct Hue(pub(super) Option<[u8; 3]>);

impl<'t> Value<'t> for Hue {
    const SHAPE: &'static Shape = &Shape::Hue;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if !reader.at_string() {
            let choice: Option<Choice<HueName>> = Value::read(reader)?;
            return Ok(Some(Self(choice.map(|choice| choice.0.rgb()))));
        }
        let word = reader.cleaned::<false>()?;
        let rgb = rgb(&word.text);
        if rgb.is_none() {
            let problem = Problem::error(word.place, format!("\"{}\" is no colour", word.text));
            reader
                .report
                .add(problem.expected("expected `\"#rrggbb\"`, or a word such as `Red`"));
        }
        Ok(Some(Self(rgb)))
    }
}

/// Reads `#rrggbb`.
fn rgb(word: &str) -> Option<[u8; 3]> {
    let digits = word.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let [_, rgb @ ..] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(rgb)
}
