//! Where in the chart the last search found something: underlined, in the lanes and in the strip below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::{App, Places};
use crate::layout::strip;

/// Over whatever looks a thing has.
const FOUND: Style = Style::new().add_modifier(Modifier::UNDERLINED);

/// Underlines the events that were found, with their names, and the columns of the strip in which some begin.
pub(super) fn draw(app: &App, places: &Places, buffer: &mut Buffer) {
    let Some(found) = app.found_events() else { return };
    for (area, _) in places.events.iter().filter(|(_, event)| found.contains(*event)) {
        buffer.set_style(area.intersection(buffer.area), FOUND);
    }
    let area = places.strip;
    if area.is_empty() {
        return;
    }
    let counts = strip(app.timeline(), app.whole(), app.window, area.width).counts;
    let mut first = u32::try_from(app.timeline().started_before(app.whole().from())).unwrap_or(u32::MAX);
    for (column, count) in (area.left()..area.right()).zip(counts) {
        let next = first.saturating_add(count);
        if found.any_in(first..next) {
            let cell = Rect { x: column, width: 1, height: 1, ..area };
            buffer.set_style(cell.intersection(buffer.area), FOUND);
        }
        first = next;
    }
}
