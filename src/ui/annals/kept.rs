//! The list as drawn in the last frame: panning and zooming only change the chart above it.

use std::collections::BTreeSet;

use ratatui::buffer::Cell;
use ratatui::layout::Rect;

use super::{draw_afresh, is_unread};
use crate::app::{App, LaidOut, LaneRow, Shows};
use crate::card::Subject;
use crate::chronicle::EventId;
use crate::layout::Pane;
use crate::ui::Theme;
use crate::ui::kept::Kept;
use crate::ui::paint::Canvas;

/// Everything that the list depends on, except search results: with those, the list is always redrawn.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct ListKey {
    shows: Shows,
    hidden_lanes: BTreeSet<LaneRow>,
    selected: Option<EventId>,
    scroll: isize,
    subject: Subject,
    laid_out: LaidOut,
    area: Rect,
    focused: bool,
    theme: Theme,
    /// Whether an empty list says that nothing could be read.
    unread: bool,
}

/// What is kept of a list. Most lists are drawn only once, and copying those would be in vain.
#[derive(Clone)]
pub(in crate::ui) enum KeptList {
    DrawnOnce,
    Copied {
        cells: Vec<Cell>,
        /// The event of each row; for a rule, the event below it.
        events: Vec<EventId>,
        /// The row of the selected event.
        selected: Option<u16>,
    },
}

/// Draws the events around the selected one, which stays in the middle unless it is near an end of the list.
pub(in crate::ui) fn draw(
    app: &App,
    theme: Theme,
    area: Rect,
    focused: Pane,
    buffer: &mut Canvas<'_>,
    kept: &mut Kept,
) -> (Vec<EventId>, Option<u16>) {
    let focused = focused == Pane::Annals;
    if app.found_events().is_some() {
        return draw_afresh(app, theme, area, focused, buffer, kept);
    }
    let (filter, lanes) = (app.filter(), app.filter().hidden_lanes.iter());
    let key = ListKey {
        shows: app.shows(),
        hidden_lanes: lanes.filter(|lane| filter.hides(**lane)).copied().collect(),
        selected: app.selected(),
        scroll: app.list_scroll(),
        subject: app.trail().page().subject,
        laid_out: app.laid_out(area.width),
        area,
        focused,
        theme,
        unread: is_unread(app),
    };
    let last = kept.list.of(&key);
    if let Some(KeptList::Copied {
        cells,
        events,
        selected,
    }) = last
    {
        buffer.paste(area, cells);
        return (events.clone(), *selected);
    }
    let is_second = last.is_some();
    let (events, selected) = draw_afresh(app, theme, area, focused, buffer, kept);
    let drawn = if is_second {
        KeptList::Copied {
            cells: buffer.copy(area),
            events: events.clone(),
            selected,
        }
    } else {
        KeptList::DrawnOnce
    };
    kept.list.keep(key, drawn);
    (events, selected)
}
