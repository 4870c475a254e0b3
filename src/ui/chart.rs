//! The chart of lanes.

use std::rc::Rc;
use std::sync::Arc;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::annals::lane_look;
use super::chip::{Axis, DateChip};
use super::heads::{no_lane, tab_columns};
use super::kept::{AxisKey, ChartKey, Kept};
use super::lanes::{Drawn, Unruled};
use super::paint::{Canvas, fill, put, put_right};
use super::{Theme, axis, glyphs, nearest, overlay, rivals};
use crate::app::{App, Places, SeenLane};
use crate::chronicle::{EventId, Ref};
use crate::layout::{
    AxisRow, Chart, ChartRequest, LaneRows, RowView, Selection, Spread, axis_rows, lay_out,
    selection, strip,
};
use crate::time::{CalendarView, write_ends};

/// The parts of the chart's area.
struct Parts {
    axis: Rect,
    gutter: Rect,
    lanes: Rect,
    density: Rect,
}

/// Minimum number of lane rows, if there is room: the signs of the nearest events are among them.
const LEAST_ROWS: u16 = 4;

impl Parts {
    /// The same parts, with at most `rows` rows of lanes.
    fn with_lanes(self, rows: u16) -> Self {
        let spare = self.lanes.height.saturating_sub(rows);
        let lower = |area: Rect| Rect {
            height: area.height - spare,
            ..area
        };
        Self {
            gutter: lower(self.gutter),
            lanes: lower(self.lanes),
            density: Rect {
                y: self.density.y - spare,
                ..self.density
            },
            ..self
        }
    }
}

/// Draws the axis, the lanes and the strip. Returns where they are and how many rows they took; rows that the lanes do not use are left to
/// the pane below.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    area: Rect,
    buffer: &mut Canvas<'_>,
    kept: &mut Kept,
) -> (Places, u16) {
    let chronicle = app.chronicle();
    if area.is_empty()
        || (chronicle.events.is_empty() && chronicle.spans.is_empty() && chronicle.eras.is_empty())
    {
        return (Places::default(), area.height);
    }
    // A second calendar has its own row if there is room, even while it does not cover the window.
    let wanted = 1 + u16::from(area.height >= 10 && app.calendars().are_two());
    let parts = parts(app, area, wanted);
    let rows_shown = app.rows_shown();
    let chart = laid_out(app, parts.lanes, &rows_shown, kept);
    let used = match app.spread() {
        Spread::Panes => {
            chart.behind_rows + chart.lanes.iter().map(LaneRows::all_rows).sum::<u16>()
        }
        Spread::Card | Spread::Story => parts.lanes.height,
    };
    let parts = parts.with_lanes(used.max(LEAST_ROWS));
    let selected = app.selected().filter(|event| app.is_shown(*event));
    let selected =
        selected.map(|event| selection(&chart, chronicle, app.choice(), app.widths(), event));
    let axis = rows_of_axis(app, &chart, &parts, kept);
    let chips = chips(app, theme, &chart, selected.as_ref(), &axis);
    draw_axis(app, theme, &axis, &parts, &chips, buffer);
    draw_behind(theme, &chart, parts.lanes, buffer);
    let lanes = drawn_lanes(app, theme, &chart, parts.lanes, selected.as_ref());
    let tab = tab_columns(app, &lanes, parts.gutter.width);
    let (seen, mut events) = draw_lanes(&lanes, tab, parts.gutter, buffer);
    if chart.visible == 0 {
        nearest::draw(app, theme, parts.lanes, buffer);
    } else if let Some(first) = axis.first() {
        axis::draw_steps(first, &lanes, theme, buffer);
    }
    events.extend(rivals::draw(&lanes, chart.columns, buffer));
    if let Some(column) = marked_column(app, &chart) {
        overlay::draw_mark_line(&lanes, column, theme, buffer);
    }
    if let Some(selected) = &selected {
        events.extend(overlay::draw(selected, &lanes, theme, buffer));
    }
    for chip in chips {
        chip.draw(parts.axis, buffer);
    }
    let strip = draw_strip(app, theme, &parts, buffer);
    let time = Rect {
        y: parts.axis.y,
        height: parts.axis.height + parts.lanes.height,
        ..parts.lanes
    };
    let places = Places {
        time,
        strip,
        events,
        lanes: seen,
        ..Places::default()
    };
    (places, parts.density.bottom().max(time.bottom()) - area.y)
}

/// The chart of lanes in an area. The last frame's chart is reused if nothing has changed.
fn laid_out<'a>(
    app: &'a App,
    lanes: Rect,
    rows_shown: &'a [RowView],
    kept: &mut Kept,
) -> Chart<'a> {
    let request = ChartRequest {
        chronicle: app.chronicle(),
        timeline: app.timeline(),
        window: app.window(),
        settled: app.settled(),
        columns: lanes.width,
        rows: lanes.height,
        choice: app.choice(),
        widths: app.widths(),
        rows_shown,
        stand: app.stand(),
        scale: app.scale(),
    };
    Chart {
        columns: request.spread(),
        laid_out: kept
            .chart
            .get(chart_key(app, &request), || Arc::new(lay_out(request))),
    }
}

/// The column of the date that the user went to, if it is in sight.
fn marked_column(app: &App, chart: &Chart<'_>) -> Option<u16> {
    let column = u16::try_from(chart.columns.of(app.marked_moment()?)).ok()?;
    (column < chart.columns.count()).then_some(column)
}

/// The chips over the axis: the date of the selected event, its name if the lanes have no room for it, and the date that the user went to.
fn chips(
    app: &App,
    theme: Theme,
    chart: &Chart<'_>,
    selected: Option<&Selection>,
    axis: &[AxisRow],
) -> Vec<DateChip> {
    let axis = Axis {
        columns: chart.columns.count(),
        rows: axis,
        widths: app.widths(),
    };
    let date = selected.and_then(|selected| DateChip::of(app, theme, selected, axis));
    let name = date.as_ref().zip(selected);
    let name = name.and_then(|(date, selected)| date.name(app, theme, selected, axis));
    let mut chips: Vec<DateChip> = date.into_iter().chain(name).collect();
    let marked = marked_column(app, chart)
        .and_then(|column| DateChip::gone_to(app, theme, column, axis, &chips));
    chips.extend(marked);
    chips
}

/// Everything that the rows of the chart depend on.
fn chart_key(app: &App, request: &ChartRequest<'_>) -> ChartKey {
    ChartKey {
        shows: app.shows(),
        window: request.window,
        settled: request.settled,
        size: (request.columns, request.rows),
        choice: request.choice,
        widths: request.widths,
        rows_shown: request.rows_shown.to_vec(),
        stand: request.stand,
        scale: request.scale.clone(),
    }
}

/// The rows of the axis. Those of the last frame are reused if nothing has changed.
fn rows_of_axis(app: &App, chart: &Chart<'_>, parts: &Parts, kept: &mut Kept) -> Rc<[AxisRow]> {
    let own = CalendarView::of_reckoning(app.chronicle().reckoning);
    let room = usize::from(parts.axis.height);
    let eras = app.own_years();
    let key = AxisKey {
        dating: app.dating(),
        own,
        eras: eras.clone(),
        window: app.window(),
        columns: parts.lanes.width,
        widths: app.widths(),
        room,
        scale: app.scale().clone(),
    };
    kept.axis.get(key, || {
        axis_rows(app.dating(), own, &eras, chart.columns, app.widths(), room).into()
    })
}

/// Draws the axis, the names of its calendars, and the backgrounds of its steps behind the lanes.
fn draw_axis(
    app: &App,
    theme: Theme,
    rows: &[AxisRow],
    parts: &Parts,
    chips: &[DateChip],
    buffer: &mut Canvas<'_>,
) {
    if let Some(first) = rows.first() {
        let ground = Rect {
            height: parts.axis.height + parts.lanes.height,
            ..parts.axis
        };
        axis::draw_grounds(first, theme, ground, buffer);
    }
    // Eras have the colour of the lane that used them.
    let look = |place: usize, row: &AxisRow| match axis::lane_of(app, row) {
        Some(lane) => lane_look(app, theme, Some(lane)).name,
        None if place == 0 => theme.strong(),
        None => theme.dim(),
    };
    let looks: Vec<Style> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| look(place, row))
        .collect();
    axis::draw(rows, &looks, chips, theme, parts.axis, buffer);
    let gutter = Rect {
        y: parts.axis.y,
        height: parts.axis.height,
        ..parts.gutter
    };
    for ((row, axis), look) in (0u16..).zip(rows).zip(&looks) {
        let name = axis::calendar_label(app, axis, gutter.width);
        let dim = if row == 0 { theme.dim() } else { *look };
        let air = app.widths().columns(&name) + 1 < usize::from(gutter.width);
        put(buffer, gutter, row, u16::from(air), &name, dim);
    }
}

/// Spans without a lane: a background behind all lanes, and a name above them.
fn draw_behind(theme: Theme, chart: &Chart<'_>, area: Rect, buffer: &mut Canvas<'_>) {
    for band in &chart.behind {
        let stretch = Rect {
            x: area.x + band.first,
            width: band.last + 1 - band.first,
            ..area
        };
        buffer.set_style(stretch.intersection(buffer.area), theme.bar());
        if !theme.has_shades() {
            let columns = band.first..band.last + 1;
            fill(
                buffer,
                area,
                band.row,
                columns,
                glyphs::STRETCH,
                theme.dim(),
            );
        }
        if let Some((column, name)) = &band.label {
            put(buffer, area, band.row, *column, name, theme.text());
        }
    }
}

/// The lanes with the screen rows that they are drawn on.
fn drawn_lanes<'a>(
    app: &'a App,
    theme: Theme,
    chart: &'a Chart<'_>,
    area: Rect,
    selected: Option<&Selection>,
) -> Vec<Drawn<'a>> {
    let mut top = chart.behind_rows;
    let is_ruled = chart.lanes.iter().any(|lane| !lane.always);
    let unruled = if is_ruled {
        Unruled::Line
    } else {
        Unruled::Band
    };
    let mut drawn = |(place, lane): (usize, &'a LaneRows)| {
        top += lane.heading_rows();
        let room = area.height.saturating_sub(top).min(lane.height());
        let area = Rect {
            y: area.y + top,
            height: room,
            ..area
        };
        top += lane.height();
        Drawn {
            app,
            theme,
            area,
            lane,
            look: lane_look(app, theme, lane.lane),
            unruled,
            // If no events are in sight at all, one message covers all lanes.
            signs: match chart.visible {
                0 => Vec::new(),
                _ => nearest::signs(app, lane, area.width),
            },
            sign: selected.and_then(|selected| selected.column_on(place)),
        }
    };
    chart.lanes.iter().enumerate().map(&mut drawn).collect()
}

/// Draws the lanes below each other. Returns where they and their events are.
fn draw_lanes(
    lanes: &[Drawn<'_>],
    tab: u16,
    gutter: Rect,
    buffer: &mut Canvas<'_>,
) -> (Vec<SeenLane>, Vec<(Rect, EventId)>) {
    let (mut seen, mut events) = (Vec::new(), Vec::new());
    for lane in lanes {
        let head = Rect {
            y: lane.area.y,
            height: lane.area.height,
            ..gutter
        };
        lane.draw_head(head, tab, buffer);
        let heading = lane.draw_heading(head, buffer);
        events.extend(lane.draw(buffer));
        seen.push(lane.seen(head, heading));
    }
    (seen, events)
}

/// Draws the strip of the whole range between its first and last year. Returns where it is.
fn draw_strip(app: &App, theme: Theme, parts: &Parts, buffer: &mut Canvas<'_>) -> Rect {
    let area = parts.density;
    if area.is_empty() {
        return area;
    }
    let bounds = app.chronicle().relations.timeline.bounds();
    let style = app.dating().style;
    let ends = bounds.map(|(from, to)| write_ends(from, to, app.chronicle().reckoning, style));
    let (first, last) = ends.unwrap_or_default();
    let width = u16::try_from(app.widths().columns(&last) + 1).unwrap_or(u16::MAX);
    // The first year may be wider than the names of the lanes.
    let before = u16::try_from(app.widths().columns(&first) + 1).unwrap_or(u16::MAX);
    let before = before.saturating_sub(parts.gutter.width).min(area.width);
    let area = Rect {
        x: area.x + before,
        width: (area.width - before).saturating_sub(width),
        ..area
    };
    let strip = strip(app.timeline(), app.whole(), app.window(), area.width);
    axis::draw_strip(theme, &strip, area, buffer);
    let left = Rect {
        x: parts.gutter.x,
        width: area.x.saturating_sub(parts.gutter.x + 1),
        ..area
    };
    let right = Rect {
        x: area.right() + 1,
        width: width.saturating_sub(1),
        ..area
    };
    put_right(buffer, left, 0, &first, theme.dim());
    put(buffer, right, 0, 0, &last, theme.dim());
    area
}

/// From this many columns on, the longest name of a lane has a blank before it.
const ROOMY: u16 = 84;

/// The layout of the parts of the chart.
fn parts(app: &App, area: Rect, axis_rows: u16) -> Parts {
    let axis_rows = axis_rows.min(area.height);
    let density_rows = u16::from(area.height > axis_rows + 2);
    let rows = app.chronicle().relations.rows.iter();
    let names = rows.map(|lane| short_name(app, *lane));
    let names = names
        .chain(no_lane(app))
        .map(|name| app.widths().columns(name));
    let widest = u16::try_from(names.max().unwrap_or(0)).unwrap_or(u16::MAX);
    // The count of hidden events is there too, and is never cut.
    let digits = u16::try_from(app.chronicle().events.len().to_string().len()).unwrap_or(u16::MAX);
    // A blank and a single-digit count follow the name; a blank is before it if there is room.
    let gutter_width = (widest.min(area.width / 8) + 3 + u16::from(area.width >= ROOMY))
        .max(digits + 2)
        .max(axis::widest_name(app, area.width / 8) + 1)
        .min(area.width);
    let right = Rect {
        x: area.x + gutter_width,
        width: area.width - gutter_width,
        ..area
    };
    let lane_rows = area.height - axis_rows - density_rows;
    let rows = |area: Rect, first: u16, height: u16| Rect {
        y: area.y + first,
        height,
        ..area
    };
    Parts {
        axis: rows(right, 0, axis_rows),
        gutter: rows(
            Rect {
                width: gutter_width,
                ..area
            },
            axis_rows,
            lane_rows,
        ),
        lanes: rows(right, axis_rows, lane_rows),
        density: rows(right, axis_rows + lane_rows, density_rows),
    }
}

/// The name of an item for narrow places.
pub(super) fn short_name(app: &App, of: impl Into<Ref>) -> &str {
    app.chronicle().short_name(of, app.choice().main)
}
