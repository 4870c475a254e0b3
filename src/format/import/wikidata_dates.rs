//! Dates in results of the Wikidata query service, with the precision from another variable.

use std::ops::Range;

use super::dates::{self, Minus, Stamp};
use super::draft::Draft;
use super::wikidata::{Binding, Cell, Kind};

/// The date of a variable.
pub(super) enum Dated {
    Nothing,
    Unknown(Range<usize>),
    When(String),
}

/// Reads the date of a variable. A problem is reported.
pub(super) fn dated(
    binding: &Binding,
    of: Option<(&str, &Cell)>,
    draft: &mut Draft,
) -> Result<Dated, ()> {
    let Some((name, cell)) = of else {
        return Ok(Dated::Nothing);
    };
    match cell.kind {
        Kind::Address => return Ok(Dated::Unknown(cell.at.clone())),
        Kind::Wrong(what) => {
            draft.error(
                cell.at.clone(),
                format!("a value must be a string, found {what}"),
            );
            return Err(());
        }
        Kind::Literal => {}
    }
    cell.take();
    let precision = ["Precision", "_precision", "precision", "Prec"]
        .iter()
        .find_map(|end| binding.get(&format!("{name}{end}")))
        .or_else(|| binding.get("precision"));
    let precision = precision.and_then(|cell| cell.take().text.trim().parse::<u8>().ok());
    // An unknown month or day is 00.
    let text = cell.text.replace("-00-00T", "T").replace("-00T", "T");
    let text = match text.split_once('T') {
        Some((date, "00:00:00Z")) if text.len() < cell.text.len() => date,
        _ => &text,
    };
    let read = match dates::iso(text, Minus::Astronomical) {
        Some(stamp) => stamp.map(|stamp| rounded(stamp, precision, binding.years)),
        None => dates::read(&cell.text, dates::Habits::default()),
    };
    read.map(Dated::When)
        .map_err(|error| draft.error(cell.at.clone(), error))
}

/// Rounds a date to its precision: 11 is a day, 10 a month, 9 a year, 8 a decade, 7 a century, 6 a millennium.
fn rounded(stamp: Stamp, precision: Option<u8>, years: bool) -> String {
    let stamp = if stamp.time == Some(0) {
        Stamp {
            time: None,
            offset: None,
            ..stamp
        }
    } else {
        stamp
    };
    let year = stamp.year;
    let many = |length: i64| {
        // Centuries are the years 1–100 and so on; before Christ, 100–1.
        let number = if year > 0 { year } else { year - 1 };
        let first = (number.abs() - 1) / length * length + 1;
        let (first, last) = if year > 0 {
            (first, first + length - 1)
        } else {
            (1 - (first + length - 1), 1 - first)
        };
        dates::between(&Stamp::year(first).edtf(), &Stamp::year(last).edtf())
    };
    let approximate = || format!("{}~", Stamp::year(year).edtf());
    match precision {
        Some(10) => Stamp { day: None, ..stamp }.edtf(),
        Some(9) => Stamp::year(year).edtf(),
        Some(8) if (0..10_000).contains(&year) => format!("{:03}X", year / 10),
        Some(7) if (1..10_000).contains(&year) => format!("{:02}XX", (year - 1) / 100),
        Some(7) => many(100).unwrap_or_else(|_| approximate()),
        Some(6) => many(1000).unwrap_or_else(|_| approximate()),
        Some(0..=8) => approximate(),
        // A day of the distant past is the first of a year that has no other.
        None if year.abs() > 9999 && (stamp.month, stamp.day) == (Some(1), Some(1)) => {
            Stamp::year(year).edtf()
        }
        None if years && (stamp.month, stamp.day) == (Some(1), Some(1)) => Stamp::year(year).edtf(),
        _ => stamp.edtf(),
    }
}
