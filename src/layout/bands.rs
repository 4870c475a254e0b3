//! Reigns, eras and other stretches behind the events, stacked so that none overlap.

use super::window::Columns;
use crate::chronicle::{Chronicle, Ref, SpanKind};
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
    /// True if it begins on screen.
    pub begins: bool,
    /// True if it ends on screen.
    pub ends: bool,
}

/// A stretch before it has a row.
struct Candidate {
    of: Ref,
    layer: u8,
    extent: Extent,
}

/// The bands of the lane on row `lane`, in at most `rows` rows: reigns first, then eras, then the rest.
pub(super) fn bands(chronicle: &Chronicle, lane: Ref, columns: Columns, rows: u16) -> Vec<Band> {
    let mut candidates = candidates(chronicle, lane);
    candidates.sort_by_key(|candidate| (candidate.layer, candidate.extent.start()));
    let mut bands: Vec<Band> = Vec::new();
    for candidate in &candidates {
        let found = columns.covering(candidate.extent.start(), candidate.extent.end());
        let Some((first, last)) = found else { continue };
        let window = columns.window();
        let band = |row, first| Band {
            of: candidate.of,
            row,
            first,
            last,
            begins: candidate.extent.start() >= window.from(),
            ends: candidate.extent.end() <= window.to(),
        };
        if let Some(placed) = (0..rows).find_map(|row| fit(&bands, row, first, last).map(|first| band(row, first))) {
            bands.push(placed);
        }
    }
    bands
}

/// How many rows the bands of a lane would like to have, whatever the window.
pub(super) fn rows_wanted(chronicle: &Chronicle, lane: Ref) -> usize {
    let mut layers: Vec<u8> = candidates(chronicle, lane).iter().map(|candidate| candidate.layer).collect();
    layers.sort_unstable();
    layers.dedup();
    layers.len()
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

fn candidates(chronicle: &Chronicle, lane: Ref) -> Vec<Candidate> {
    let on_row = |of: Option<Ref>| of.is_some_and(|of| chronicle.row_lane(of) == lane);
    // A span that an event tells of is drawn as that event.
    let spans = (0u32..).zip(&chronicle.spans).filter(|(_, span)| on_row(span.lane) && span.event.is_none());
    let eras = (0u32..).zip(&chronicle.eras).filter(|(_, era)| on_row(era.lane));
    let spans = spans.map(|(index, span)| Candidate {
        of: Ref::Span(index),
        layer: layer(span.kind),
        extent: span.when.extent(),
    });
    let eras = eras.map(|(index, era)| Candidate { of: Ref::Era(index), layer: 1, extent: era.when.extent() });
    spans.chain(eras).collect()
}

fn layer(kind: SpanKind) -> u8 {
    match kind {
        SpanKind::Reign | SpanKind::Regime => 0,
        SpanKind::Period | SpanKind::War | SpanKind::Siege => 2,
    }
}
