//! The looks of lanes, by the rows of the chart.

use crate::app::{App, LaneRow};
use crate::chronicle::Event;
use crate::ui::{LaneLook, Theme};

/// The looks of the lane that an event is at home on.
pub(in crate::ui) fn home_look(app: &App, theme: Theme, event: &Event) -> LaneLook {
    let lane = event.lanes.first();
    lane_look(app, theme, lane.map(|lane| app.chronicle.row_lane(*lane)))
}

/// The looks of a row of the chart: in the hue of its lane, or in turn.
pub(in crate::ui) fn lane_look(app: &App, theme: Theme, lane: LaneRow) -> LaneLook {
    let rows = &app.chronicle.relations.rows;
    let lane_of = |row: usize| rows.get(row).copied();
    theme.lane_among(row_of(app, lane), |row| app.chronicle[lane_of(row)?].hue)
}

/// The place of a lane among the rows of the chart as the chronicle has them, by which it has its colour.
pub(in crate::ui) fn row_of(app: &App, lane: LaneRow) -> usize {
    let rows = &app.chronicle.relations.rows;
    // They stand in the order of the lanes.
    lane.and_then(|lane| rows.binary_search(&lane).ok())
        .unwrap_or(rows.len())
}
