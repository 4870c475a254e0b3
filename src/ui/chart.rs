//! The chart of lanes.

use std::sync::Arc;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::annals::lane_look;
use super::kept::{AxisKey, ChartKey, Kept};
use super::lanes::Drawn;
use super::overlay::DateChip;
use super::paint::{Canvas, fill, put, put_right};
use super::{Theme, axis, glyphs, overlay, rivals};
use crate::app::{App, Places, SeenLane};
use crate::chronicle::{EventId, Ref};
use crate::layout::{
    Chart, ChartRequest, LaneRows, axis_rows, lay_out, selection, strip, strip_columns,
};
use crate::messages::Message;
use crate::time::{CalendarView, write_ends};

/// The parts of the chart's area.
struct Parts {
    axis: Rect,
    gutter: Rect,
    lanes: Rect,
    density: Rect,
}

/// Draws the axis, the lanes and the strip; returns where they are.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    area: Rect,
    buffer: &mut Canvas<'_>,
    kept: &mut Kept,
) -> Places {
    let chronicle = &app.chronicle;
    if area.is_empty()
        || (chronicle.events.is_empty() && chronicle.spans.is_empty() && chronicle.eras.is_empty())
    {
        return Places::default();
    }
    // A second calendar has a row of its own where there is room for it, also while it is out of reach.
    let wanted = 1 + u16::from(area.height >= 10 && app.calendars().beside.is_some());
    let parts = parts(app, area, wanted);
    let rows_shown = app.rows_shown();
    let request = ChartRequest {
        chronicle,
        timeline: app.timeline(),
        window: app.window,
        settled: app.settled(),
        columns: parts.lanes.width,
        rows: parts.lanes.height,
        choice: app.choice,
        widths: app.widths,
        rows_shown: &rows_shown,
        stand: app.stand(),
        scale: app.scale(),
    };
    let chart = Chart {
        columns: request.spread(),
        laid_out: kept
            .chart
            .get(chart_key(app, &request), || Arc::new(lay_out(request))),
    };
    let selected = app.selected.filter(|event| app.is_shown(*event));
    let selected =
        selected.map(|event| selection(&chart, chronicle, app.choice, app.widths, event));
    let chip = selected
        .as_ref()
        .map(|selected| DateChip::of(app, selected, parts.axis.width));
    draw_axis(app, theme, &chart, &parts, chip.as_ref(), (buffer, kept));
    draw_behind(theme, &chart, parts.lanes, buffer);
    let lanes = drawn_lanes(app, theme, &chart, parts.lanes);
    let (seen, mut events) = draw_lanes(&lanes, parts.gutter, buffer);
    if chart.visible == 0 {
        draw_nearest(app, theme, parts.lanes, buffer);
    }
    events.extend(rivals::draw(&lanes, chart.columns, buffer));
    if let Some(selected) = &selected {
        events.extend(overlay::draw(selected, &lanes, theme, buffer));
    }
    if let Some(chip) = chip {
        chip.draw(parts.axis, theme, buffer);
    }
    let strip = draw_strip(app, theme, &parts, buffer);
    let time = Rect {
        y: parts.axis.y,
        height: parts.axis.height + parts.lanes.height,
        ..parts.lanes
    };
    Places {
        time,
        strip,
        events,
        lanes: seen,
        ..Places::default()
    }
}

/// What the rows of the chart follow from.
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

/// The axis, the names of its calendars, and the grounds of its steps behind the lanes.
fn draw_axis(
    app: &App,
    theme: Theme,
    chart: &Chart<'_>,
    parts: &Parts,
    chip: Option<&DateChip>,
    (buffer, kept): (&mut Canvas<'_>, &mut Kept),
) {
    let own = CalendarView::of_reckoning(app.chronicle.reckoning);
    let room = usize::from(parts.axis.height);
    let key = AxisKey {
        dating: app.dating(),
        own,
        window: app.window,
        columns: parts.lanes.width,
        widths: app.widths,
        room,
        scale: app.scale().clone(),
    };
    let rows = kept.axis.get(key, || {
        axis_rows(app.dating(), own, chart.columns, app.widths, room).into()
    });
    if let Some(first) = rows.first() {
        let ground = Rect {
            height: parts.axis.height + parts.lanes.height,
            ..parts.axis
        };
        let ground = if theme.has_shades() {
            ground
        } else {
            parts.lanes
        };
        axis::draw_grounds(first, theme, ground, buffer);
    }
    // Eras are in the colour of the lane that counted by them.
    let look = |place: usize, calendar: CalendarView| match axis::lane_of(app, calendar) {
        Some(lane) => lane_look(app, theme, Some(lane)).name,
        None if place == 0 => theme.strong(),
        None => theme.dim(),
    };
    let looks: Vec<Style> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| look(place, row.calendar))
        .collect();
    axis::draw(&rows, &looks, chip, (theme, parts.axis), buffer);
    let gutter = Rect {
        y: parts.axis.y,
        height: parts.axis.height,
        ..parts.gutter
    };
    for ((row, axis), look) in (0u16..).zip(&*rows).zip(&looks) {
        let name = axis::calendar_label(app, axis.calendar, gutter.width.saturating_sub(1));
        let dim = if row == 0 { theme.dim() } else { *look };
        put(buffer, gutter, row, u16::from(gutter.width > 5), name, dim);
    }
}

/// Spans that belong to no lane: a ground behind all of them, and a name above.
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

/// The lanes with the rows that they are drawn on.
fn drawn_lanes<'a>(app: &'a App, theme: Theme, chart: &'a Chart<'_>, area: Rect) -> Vec<Drawn<'a>> {
    let mut top = chart.behind_rows;
    let mut drawn = |lane: &'a LaneRows| {
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
        }
    };
    chart.lanes.iter().map(&mut drawn).collect()
}

/// Draws the lanes one below the other; returns where they are, and their events.
fn draw_lanes(
    lanes: &[Drawn<'_>],
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
        lane.draw_head(head, buffer);
        events.extend(lane.draw(buffer));
        seen.push(SeenLane {
            lane: lane.lane.lane,
            head,
            rows: lane.lane.flag_rows,
            above: lane.lane.scroll,
        });
    }
    (seen, events)
}

/// The strip of the whole range between its first and its last year; returns where it is.
fn draw_strip(app: &App, theme: Theme, parts: &Parts, buffer: &mut Canvas<'_>) -> Rect {
    let area = parts.density;
    if area.is_empty() {
        return area;
    }
    let bounds = app.chronicle.relations.timeline.bounds();
    let style = app.dating().style;
    let ends = bounds.map(|(from, to)| write_ends(from, to, app.chronicle.reckoning, style));
    let (first, last) = ends.unwrap_or_default();
    let width = u16::try_from(app.widths.columns(&last) + 1).unwrap_or(u16::MAX);
    let area = Rect {
        width: area.width.saturating_sub(width),
        ..area
    };
    let strip = strip(app.timeline(), app.whole(), app.window, area.width);
    axis::draw_strip(theme, &strip, area, buffer);
    if let Some(chapter) = app.chapter_bounds() {
        let (first, last) = strip_columns(app.whole(), chapter, area.width);
        let of_chapter = Rect {
            x: area.x + first,
            width: (last + 1)
                .saturating_sub(first)
                .min(area.width.saturating_sub(first)),
            ..area
        };
        buffer.set_style(of_chapter.intersection(buffer.area), theme.strong());
    }
    let left = Rect {
        x: parts.gutter.x,
        width: parts.gutter.width.saturating_sub(1),
        ..area
    };
    let right = Rect {
        x: area.right() + 1,
        width: width.saturating_sub(1),
        ..area
    };
    axis::draw_range(theme, (&first, &last), (left, right), buffer);
    area
}

/// Says of a view without events which way the nearest ones lie, and how far.
fn draw_nearest(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let (from, to) = (app.window.from(), app.window.to());
    let (before, after) = app.timeline().starts_around(from);
    let row = area.height / 2;
    if let Some(before) = before {
        let words = app.interface.fill(
            Message::Earlier,
            &[("distance", &distance(app, from.since(before)))],
        );
        let words = format!("{} {words}", glyphs::EARLIER);
        put(buffer, area, row, 0, &words, theme.text());
    }
    if let Some(after) = after {
        let words = app.interface.fill(
            Message::Later,
            &[("distance", &distance(app, after.since(to)))],
        );
        put_right(
            buffer,
            area,
            row,
            &format!("{words} {}", glyphs::LATER),
            theme.text(),
        );
    }
}

/// A length of time in the largest unit of which it has two.
fn distance(app: &App, seconds: i64) -> String {
    const UNITS: [(i64, Message); 4] = [
        (31_556_952, Message::Years),
        (2_629_746, Message::Months),
        (86_400, Message::Days),
        (3_600, Message::Hours),
    ];
    let unit = UNITS.into_iter().find(|(length, _)| seconds >= 2 * length);
    let (length, unit) = unit.unwrap_or((60, Message::Minutes));
    app.interface
        .count(unit, usize::try_from(seconds / length).unwrap_or(0))
}

/// Where everything stands.
fn parts(app: &App, area: Rect, axis_rows: u16) -> Parts {
    let axis_rows = axis_rows.min(area.height);
    let density_rows = u16::from(area.height > axis_rows + 2);
    let names = app
        .chronicle
        .relations
        .rows
        .iter()
        .map(|lane| app.widths.columns(short_name(app, *lane)));
    let widest = u16::try_from(names.max().unwrap_or(0)).unwrap_or(u16::MAX);
    // The count of hidden events stands there too, and is never cut.
    let digits = u16::try_from(app.chronicle.events.len().to_string().len()).unwrap_or(u16::MAX);
    let gutter_width = (widest.min(area.width / 8) + 3)
        .max(digits + 2)
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

/// The name of something for where there is little room.
pub(super) fn short_name(app: &App, of: impl Into<Ref>) -> &str {
    app.chronicle.short_name(of, app.choice.main)
}
