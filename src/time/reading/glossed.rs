//! An era date with a date of our era in brackets, or with the Han characters of its era.

use super::Context;
use super::atom::Atom;
use super::grammar::side;
use super::is_han;
use crate::time::edtf::When;
use crate::time::han::is_hangul;

const OPEN: [char; 5] = ['(', '（', '[', '［', '〔'];
const CLOSED: [char; 5] = [')', '）', ']', '］', '〕'];

/// 貞觀三年（629年）三月: a date with one of our era in brackets; or the other way round, 629年（貞觀三年）三月.
pub(super) struct Glossed<'a> {
    pub(super) before: String,
    pub(super) behind: &'a str,
    /// Where the brackets begin.
    pub(super) column: usize,
    /// The date of our era.
    pub(super) gloss: When,
}

impl<'a> Glossed<'a> {
    pub(super) fn of(text: &'a str, context: Context<'_>) -> Option<Self> {
        let (before, inside, behind) = bracketed(text)?;
        let (before, inside) = (before.trim_end(), inside.trim());
        let column = before.chars().count() + 2;
        let year =
            |text: &str| When::parse(&format!("{:0>4}", year_of(text)?), context.reckoning).ok();
        let (before, gloss) = if let Some(gloss) = year(before).filter(|_| before.ends_with(YEARS))
        {
            (with_unit(inside), gloss)
        } else if let Some(gloss) = year(inside) {
            (before.to_owned(), gloss)
        } else if inside.contains(|c: char| c.is_ascii_digit()) {
            match side(inside, context).ok()? {
                (Atom::Civil(when, _), false) => (before.to_owned(), when),
                _ => return None,
            }
        } else {
            return None;
        };
        Some(Self {
            before,
            behind,
            column,
            gloss,
        })
    }

    /// The text without the brackets.
    pub(super) fn body(&self) -> String {
        [&self.before, self.behind].concat()
    }
}

/// The unit of a year.
const YEARS: [char; 2] = ['年', '년'];

/// The text before the first brackets, in them and after them.
fn bracketed(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_at(text.find(OPEN).filter(|at| *at > 0)?);
    let (inside, behind) = rest.split_at(rest.find(CLOSED)?);
    Some((
        before,
        inside.trim_start_matches(OPEN),
        behind.trim_start_matches(CLOSED),
    ))
}

/// The digits of a year: 629, 629年.
fn year_of(text: &str) -> Option<&str> {
    let year = text.trim_end_matches(YEARS);
    let is_year = (1..=4).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit());
    is_year.then_some(year)
}

/// A year of an era with its unit, which may be left out in brackets: 선조 25.
fn with_unit(year: &str) -> String {
    let has_unit = year.contains(YEARS);
    let in_hangul = year.contains(is_hangul);
    let unit = match (has_unit, in_hangul) {
        (true, _) => "",
        (false, true) => "년",
        (false, false) => "年",
    };
    format!("{year}{unit}")
}

/// A text with Han characters in place of the hangul that they explain in brackets: 萬曆 20년 for 만력(萬曆) 20년.
pub(super) fn with_hanja(text: &str) -> Option<String> {
    let (before, inside, behind) = bracketed(text)?;
    let count = inside.chars().count();
    let mut explained = before.char_indices().rev().take(count);
    let is_name = count > 1 && inside.chars().all(is_han) && !before.ends_with(YEARS);
    if !is_name || !explained.clone().all(|(_, c)| is_hangul(c)) {
        return None;
    }
    let (start, _) = explained.nth(count - 1)?;
    Some([&before[..start], inside, behind].concat())
}
