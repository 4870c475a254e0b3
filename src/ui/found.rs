//! Where in the chart the last search found something: underlined, in the lanes and in the strip below.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::paint::Canvas;
use crate::app::{App, Places};
use crate::layout::strip;
use crate::search::Matches;

/// Over whatever looks a thing has.
const FOUND: Style = Style::new().add_modifier(Modifier::UNDERLINED);

/// Underlines the events that were found, with their names, and the columns of the strip in which some begin.
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
    let counts = strip(app.timeline(), app.whole(), app.window, area.width).counts;
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

/// So many events that were found and are filtered out are passed over before a column of the strip is left plain.
const PASSED_OVER: usize = 16;

/// Whether any of the events shown at some places was found.
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
