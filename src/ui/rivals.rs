//! Dates of events according to other accounts: a hollow mark for each, on the band of the event's lane.

use ratatui::layout::Rect;

use super::glyphs;
use super::lanes::Drawn;
use super::overlay::is_bare;
use super::paint::{Canvas, put};
use crate::chronicle::EventId;
use crate::layout::{Columns, Mark};

/// Draws them for the events whose marks are drawn. Returns where they are.
pub(super) fn draw(
    lanes: &[Drawn<'_>],
    columns: Columns<'_>,
    buffer: &mut Canvas<'_>,
) -> Vec<(Rect, EventId)> {
    let mut places = Vec::new();
    for lane in lanes {
        for mark in &lane.lane.marks {
            draw_of(lane, *mark, columns, &mut places, buffer);
        }
    }
    places
}

fn draw_of(
    lane: &Drawn<'_>,
    mark: Mark,
    columns: Columns<'_>,
    places: &mut Vec<(Rect, EventId)>,
    buffer: &mut Canvas<'_>,
) {
    let event = &lane.app.chronicle()[mark.event];
    let glyph = glyphs::hollow(glyphs::mark_of(lane.app, event.kind));
    let dates = event.details.claims.iter().filter_map(|claim| {
        let start = claim.when.as_ref()?.extent().start();
        u16::try_from(columns.of(start)).ok()
    });
    for column in dates.filter(|column| *column < columns.count()) {
        if is_bare(lane, lane.band_row(), column, buffer) {
            let look = lane.look.mark;
            put(buffer, lane.area, lane.band_row(), column, glyph, look);
            places.push((lane.cell(lane.band_row(), column, 1, 1), mark.event));
        }
    }
}
