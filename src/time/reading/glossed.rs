//! An era date with a date of our era in brackets.

use super::Context;
use super::atom::Atom;
use super::grammar::side;
use crate::time::edtf::When;

/// 貞觀三年（629年）三月: a date with one of our era in brackets.
pub(super) struct Glossed<'a> {
    pub(super) before: &'a str,
    pub(super) behind: &'a str,
    /// Where the brackets begin.
    pub(super) column: usize,
    /// The date in the brackets.
    pub(super) gloss: When,
}

impl<'a> Glossed<'a> {
    pub(super) fn of(text: &'a str, context: Context<'_>) -> Option<Self> {
        let start = text.find(['(', '（'])?;
        let (before, rest) = text.split_at(start);
        let end = rest.find([')', '）'])?;
        let inside = rest[..end].trim_start_matches(['(', '（']).trim();
        let year = inside.trim_end_matches(['年', '년']);
        let is_year = (3..=4).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit());
        if !is_year && !inside.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let gloss = if is_year {
            When::parse(&format!("{year:0>4}"), context.reckoning).ok()?
        } else {
            match side(inside, context).ok()? {
                (Atom::Civil(when, _), false) => when,
                _ => return None,
            }
        };
        Some(Self {
            before: before.trim_end(),
            behind: rest[end..].trim_start_matches([')', '）']),
            column: text[..start].chars().count() + 2,
            gloss,
        })
    }

    /// The text without the brackets.
    pub(super) fn body(&self) -> String {
        [self.before, self.behind].concat()
    }
}
