//! Numbers with who claims them.

use super::{Block, Reader};
use crate::chronicle::{Bound, Figure, FigureValue};
use crate::text;

/// One number, ready to be drawn as a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// What is counted, and whose it is.
    pub what: String,
    /// The number in words, with its unit.
    pub value: String,
    /// Its size in thousandths of the largest with the same unit; nothing where there is nothing to compare.
    pub share: Option<u16>,
    /// Who says so, and what to know.
    pub claim: String,
}

/// The figures of something, if it has any.
pub(super) fn block(reader: Reader<'_>, figures: &[Figure]) -> Option<Block> {
    let rows = rows(reader, figures);
    (!rows.is_empty()).then_some(Block::Figures(rows))
}

/// Rows in the order of the file. A number that nothing else is counted in the unit of has no share: a bar alone
/// compares nothing.
pub(super) fn rows(reader: Reader<'_>, figures: &[Figure]) -> Vec<FigureRow> {
    let units: Vec<String> = figures.iter().map(|figure| reader.plain(&figure.unit)).collect();
    let same = |unit: &str| -> Vec<i64> {
        figures
            .iter()
            .zip(&units)
            .filter(|(_, other)| *other == unit)
            .filter_map(|(figure, _)| number(figure))
            .collect()
    };
    let share_of = |figure: &Figure, unit: &str| {
        let compared = same(unit);
        let largest = compared.iter().max().filter(|_| compared.len() > 1)?;
        Some(share(number(figure)?, *largest))
    };
    let row = |(figure, unit): (&Figure, &String)| FigureRow {
        what: what(reader, figure),
        value: value(reader, figure, unit),
        share: share_of(figure, unit),
        claim: claim(reader, figure),
    };
    figures.iter().zip(&units).map(row).collect()
}

pub(super) fn number(figure: &Figure) -> Option<i64> {
    match figure.value {
        FigureValue::Number { value, .. } => Some(value.max(0)),
        FigureValue::Words(_) => None,
    }
}

pub(super) fn share(value: i64, largest: i64) -> u16 {
    let thousandths = i128::from(value) * 1_000 / i128::from(largest.max(1));
    u16::try_from(thousandths).unwrap_or(1_000)
}

fn what(reader: Reader<'_>, figure: &Figure) -> String {
    let what = reader.plain(&figure.what);
    match figure.side {
        Some(side) => format!("{} · {what}", reader.name(side).text),
        None => what,
    }
}

/// A number as it is written: `at most 60,000 soldiers`.
fn value(reader: Reader<'_>, figure: &Figure, unit: &str) -> String {
    let number = match &figure.value {
        FigureValue::Words(words) => reader.plain(words),
        FigureValue::Number { value, bound } => {
            let number = text::thousands(*value);
            match bound {
                Bound::Exact => number,
                Bound::AtLeast => format!("at least {number}"),
                Bound::AtMost => format!("at most {number}"),
            }
        }
    };
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

fn claim(reader: Reader<'_>, figure: &Figure) -> String {
    let (claimed_by, note) = (reader.plain(&figure.claimed_by), reader.plain(&figure.note));
    match (claimed_by.is_empty(), note.is_empty()) {
        (true, _) => note,
        (false, true) => claimed_by,
        (false, false) if note.starts_with(char::is_uppercase) => format!("{claimed_by}. {note}"),
        (false, false) => format!("{claimed_by}; {note}"),
    }
}
