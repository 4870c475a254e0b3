//! Underlines what the last search found, in the lanes and in the strip below.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::paint::Canvas;
use crate::app::{App, Places};
use crate::layout::strip;
use crate::search::Matches;

/// Added to the style of each item found.
const FOUND: Style = Style::new().add_modifier(Modifier::UNDERLINED);

/// Underlines the events found, with their names, and the columns of the strip in which any of them begin.
pub(super) fn draw(app: &App, places: &Places, buffer: &mut Canvas<'_>) {
    let Some(found) = app.found_events() else {
        return;
    };
    for (area, _) in places
        .events
        .iter()
        .filter(|(_, event)| found.contains(*event))
    {
        buffer.set_style(area.intersection(buffer.area), FOUND);
    }
    let area = places.strip;
    if area.is_empty() {
        return;
    }
    let counts = strip(app.timeline(), app.whole(), app.window(), area.width).counts;
    let mut first = app.timeline().started_before(app.whole().from());
    for (column, count) in (area.left()..area.right()).zip(counts) {
        let next = first.saturating_add(usize::try_from(count).unwrap_or(0));
        let places = first..next;
        if any_found(app, found, places) {
            let cell = Rect {
                x: column,
                width: 1,
                height: 1,
                ..area
            };
            buffer.set_style(cell.intersection(buffer.area), FOUND);
        }
        first = next;
    }
}

/// How many found events that are filtered out are checked for a column of the strip before it is left plain.
const PASSED_OVER: usize = 16;

/// Whether the search found any of the shown events in a range of indices.
fn any_found(app: &App, found: &Matches, places: Range<usize>) -> bool {
    let Some((first, last)) = places
        .clone()
        .last()
        .and_then(|last| Some((app.shown_at(places.start)?, app.shown_at(last)?)))
    else {
        return false;
    };
    let next = Some(first)
        .filter(|first| found.contains(*first))
        .or_else(|| found.after(first));
    std::iter::successors(next, |event| found.after(*event))
        .take_while(|event| *event <= last)
        .take(PASSED_OVER)
        .any(|event| app.is_shown(event))
}
