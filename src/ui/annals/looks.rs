//! The styles of lanes, by row of the chart.

use crate::app::{App, LaneRow};
use crate::chronicle::Event;
use crate::ui::{LaneLook, Theme};

/// The style of an event's home lane.
pub(in crate::ui) fn home_look(app: &App, theme: Theme, event: &Event) -> LaneLook {
    let lane = event.lanes.first();
    lane_look(app, theme, lane.map(|lane| app.chronicle().row_lane(*lane)))
}

/// The style of a row of the chart: by the hue of its lane, otherwise by its position.
pub(in crate::ui) fn lane_look(app: &App, theme: Theme, lane: LaneRow) -> LaneLook {
    let rows = &app.chronicle().relations.rows;
    let lane_of = |row: usize| rows.get(row).copied();
    theme.lane_among(row_of(app, lane), |row| app.chronicle()[lane_of(row)?].hue)
}

/// The index of a lane among the chronicle's rows, which decides its colour.
fn row_of(app: &App, lane: LaneRow) -> usize {
    let rows = &app.chronicle().relations.rows;
    // The rows are in the order of the lanes.
    lane.and_then(|lane| rows.binary_search(&lane).ok())
        .unwrap_or(rows.len())
}
