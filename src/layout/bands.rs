//! Reigns, eras and other stretches behind the events, stacked so that none overlap.

use super::detail::candidates;
use super::events::caps;
use super::grid::Grid;
use super::marks::Cap;
use crate::chronicle::{Chronicle, Ref, Row};
use crate::time::Extent;

/// One stretch of time on a lane, cut to the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The span or era.
    pub of: Ref,
    /// The row among the bands of its lane.
    pub row: u16,
    /// The first column.
    pub first: u16,
    /// The last column.
    pub last: u16,
    /// The columns where it certainly was going on.
    pub certain: Option<(u16, u16)>,
    /// How it begins and how it ends.
    pub caps: (Cap, Cap),
}

/// The bands of a lane, in at most `rows` rows: reigns first, then eras, then the rest.
pub(super) fn bands(chronicle: &Chronicle, row: &Row, grid: &Grid, rows: u16) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for stretches in row.layers() {
        let mut places = Vec::new();
        candidates(stretches, grid, |_| rows.into(), &mut places);
        places.sort_unstable();
        let of = places
            .into_iter()
            .filter_map(|(place, _)| stretches.at(place));
        for (of, extent) in of.filter_map(|of| Some((of, extent(chronicle, of)?))) {
            place(&mut bands, of, &extent, grid, rows);
        }
    }
    bands
}

/// How many rows the bands of a lane would like to have, whatever the window.
pub(super) fn rows_wanted(row: &Row) -> usize {
    row.layers()
        .filter(|stretches| !stretches.is_empty())
        .count()
}

fn extent(chronicle: &Chronicle, of: Ref) -> Option<Extent> {
    let when = match of {
        Ref::Span(id) => &chronicle[id].when,
        Ref::Era(id) => &chronicle[id].when,
        _ => return None,
    };
    Some(when.extent())
}

fn place(bands: &mut Vec<Band>, of: Ref, extent: &Extent, grid: &Grid, rows: u16) {
    let Some((first, last)) = grid.covering(extent.start(), extent.end()) else {
        return;
    };
    let certain = extent
        .certain()
        .and_then(|(from, to)| grid.covering(from, to));
    let fitting = (0..rows).find_map(|row| Some((row, fit(bands, row, first, last)?)));
    if let Some((row, first)) = fitting {
        bands.push(Band {
            of,
            row,
            first,
            last,
            certain,
            caps: caps(extent, grid),
        });
    }
}

/// The first column a band can have on a row. A stretch that begins in the column where the one before
/// it ends gives that column away: a reign follows a reign within a day, and a column is often longer.
fn fit(bands: &[Band], row: u16, first: u16, last: u16) -> Option<u16> {
    let on_row = || bands.iter().filter(|band| band.row == row);
    let free = |first: u16| on_row().all(|band| band.last < first || band.first > last);
    if free(first) {
        return Some(first);
    }
    (last > first && free(first + 1)).then_some(first + 1)
}
