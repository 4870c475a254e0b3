//! The hue of a lane: a word, or `#rrggbb`.

use super::scalars::Choice;
use super::scan::{Read, Reader};
use super::shape::Shape;
use super::values::Value;
use serde::Deserialize;
use serde::de::IntoDeserializer;

use crate::check::Problem;
use crate::chronicle::{HueName, read_rgb};

/// A colour as RGB; `None` if the file names one that does not exist.
#[derive(Debug)]
pub(super) struct Hue(pub(super) Option<[u8; 3]>);

impl<'t> Value<'t> for Hue {
    const SHAPE: &'static Shape = &Shape::WordOrString;

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        if !reader.at_string() {
            let choice: Option<Choice<HueName>> = Value::read(reader)?;
            return Ok(Some(Self(choice.map(|choice| choice.0.rgb()))));
        }
        let word = reader.cleaned::<false>()?;
        let rgb = read_rgb(&word.text);
        if rgb.is_none() {
            let problem = Problem::error(word.place, format!("\"{}\" is not a colour", word.text));
            let named = HueName::deserialize(capitalised(&word.text).into_deserializer());
            let named: Result<HueName, serde::de::value::Error> = named;
            reader.report.add(match named {
                Ok(_) => {
                    let name = capitalised(&word.text);
                    problem.expected(format!("write `{name}`")).rewritten(name)
                }
                Err(_) => match doubled(&word.text) {
                    Some(doubled) => problem
                        .expected(format!("write {doubled}"))
                        .rewritten(doubled),
                    None => problem.expected(
                        "expected `\"#rrggbb\"`, such as `\"#dc143c\"`, or a word such as `Red`",
                    ),
                },
            });
        }
        Ok(Some(Self(rgb)))
    }
}

/// The word with a capital first letter, like the names of hues.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The colour `#rgb`, as on web pages, with each digit twice and in quotation marks.
fn doubled(word: &str) -> Option<String> {
    let digits = word.strip_prefix('#').filter(|digits| digits.len() == 3)?;
    let doubled: String = digits.chars().flat_map(|digit| [digit; 2]).collect();
    let hue = format!("#{doubled}");
    read_rgb(&hue).map(|_| format!("\"{hue}\""))
}
