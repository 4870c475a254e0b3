//! The chart of lanes.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::annals::lane_look;
use super::paint::{Canvas, put, put_right};
use super::{Theme, glyphs, lanes};
use crate::app::{App, Places, SeenLane};
use crate::chronicle::{EventId, Ref};
use crate::layout::{AxisRow, Chart, ChartRequest, Strip, axis_rows, chart, strip};
use crate::messages::Message;
use crate::time::{CalendarView, DateStyle};

/// The parts of the chart's area.
struct Parts {
    axis: Rect,
    gutter: Rect,
    lanes: Rect,
    density: Rect,
}

/// Draws the axis, the lanes and the strip; returns where they are.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) -> Places {
    let chronicle = &app.chronicle;
    if area.is_empty()
        || (chronicle.events.is_empty() && chronicle.spans.is_empty() && chronicle.eras.is_empty())
    {
        return Places::default();
    }
    let own = CalendarView::of_reckoning(chronicle.reckoning);
    // A second calendar has a row of its own where there is room for it, also while it is out of reach.
    let axis_rows_wanted = if area.height >= 10 && app.calendars.beside.is_some() {
        2
    } else {
        1
    };
    let parts = parts(app, area, axis_rows_wanted);
    let rows_shown = app.rows_shown();
    let request = ChartRequest {
        chronicle,
        timeline: app.timeline(),
        window: app.window,
        columns: parts.lanes.width,
        rows: parts.lanes.height,
        selected: app.selected,
        choice: app.choice,
        widths: app.widths,
        rows_shown: &rows_shown,
        stand: app.stand,
        scale: &app.scale,
    };
    let chart = chart(request);
    for (row, axis) in (0u16..).zip(axis_rows(
        app.dating(),
        own,
        chart.columns,
        app.widths,
        usize::from(parts.axis.height),
    )) {
        let style = if row == 0 {
            theme.strong()
        } else {
            theme.dim()
        };
        draw_axis(&axis, parts.axis, row, style, buffer);
        let gutter = Rect {
            y: area.y,
            height: parts.axis.height,
            ..parts.gutter
        };
        put(
            buffer,
            gutter,
            row,
            0,
            calendar_label(app, axis.calendar, parts.gutter.width),
            theme.dim(),
        );
    }
    let (lanes, events) = draw_lanes(app, theme, &chart, &parts, buffer);
    if chart.visible == 0 {
        draw_nearest(app, theme, parts.lanes, buffer);
    }
    if !parts.density.is_empty() {
        draw_strip(
            theme,
            &strip(app.timeline(), app.whole(), app.window, parts.density.width),
            parts.density,
            buffer,
        );
    }
    draw_hidden(
        theme,
        &chart,
        Rect {
            x: parts.gutter.x,
            width: parts.gutter.width,
            ..parts.density
        },
        buffer,
    );
    let time = Rect {
        y: parts.axis.y,
        height: parts.axis.height + parts.lanes.height,
        ..parts.lanes
    };
    Places {
        time,
        strip: parts.density,
        events,
        lanes,
        ..Places::default()
    }
}

/// Draws the lanes one below the other; returns where they are, and their events.
fn draw_lanes(
    app: &App,
    theme: Theme,
    chart: &Chart<'_>,
    parts: &Parts,
    buffer: &mut Canvas<'_>,
) -> (Vec<SeenLane>, Vec<(Rect, EventId)>) {
    let (mut top, mut lanes, mut events) = (0, Vec::new(), Vec::new());
    for lane in &chart.lanes {
        let height = lane.band_rows + lane.event_rows;
        let room = parts.lanes.height.saturating_sub(top).min(height);
        let rows = |area: Rect| Rect {
            y: area.y + top,
            height: room,
            ..area
        };
        let style = lane_look(app, theme, lane.lane).mark;
        lanes::draw_head(app, theme, rows(parts.gutter), lane, style, buffer);
        events.extend(lanes::draw(
            app,
            theme,
            rows(parts.lanes),
            lane,
            style,
            buffer,
        ));
        let head = rows(parts.gutter);
        lanes.push(SeenLane {
            lane: lane.lane,
            head,
            rows: lane.event_rows,
            above: lane.scroll,
        });
        top += height;
    }
    (lanes, events)
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

/// How much happened when, and the window between brackets.
fn draw_strip(theme: Theme, strip: &Strip, area: Rect, buffer: &mut Canvas<'_>) {
    let most = strip.counts.iter().copied().max().unwrap_or(0).max(4);
    // Two brackets need two columns.
    let first = strip.window.0.min(area.width.saturating_sub(2));
    let last = strip.window.1.max(first + 1);
    for (column, count) in (0u16..).zip(&strip.counts).filter(|(_, count)| **count > 0) {
        // Reckoned wide: a column may hold a million.
        let height = (u64::from(*count) * 8)
            .div_ceil(u64::from(most))
            .clamp(1, 8);
        let glyph = glyphs::HEIGHTS[usize::try_from(height).unwrap_or(1) - 1];
        let style = if (first..=last).contains(&column) {
            theme.text()
        } else {
            theme.density()
        };
        put(buffer, area, 0, column, glyph, style);
    }
    put(buffer, area, 0, first, glyphs::WINDOW.0, theme.strong());
    put(buffer, area, 0, last, glyphs::WINDOW.1, theme.strong());
}

/// What the calendar of a row is called in the gutter, as far as there is room: whole, without its sign, by its sign.
fn calendar_label(app: &App, calendar: CalendarView, columns: u16) -> &'static str {
    let name = app.interface.calendar(calendar);
    let sign = match app.interface.date_style() {
        DateStyle::En | DateStyle::Vi => "",
        _ => calendar.short_name(),
    };
    let forms = [name, name.split(' ').next().unwrap_or_default(), sign];
    forms
        .into_iter()
        .find(|form| app.widths.columns(form) < usize::from(columns))
        .unwrap_or_default()
}

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
    let gutter_width = (widest.min(area.width / 5) + 1)
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

pub(super) fn short_name(app: &App, of: impl Into<Ref>) -> &str {
    app.chronicle.short_name(of, app.choice.main)
}

fn draw_axis(axis: &AxisRow, area: Rect, row: u16, style: Style, buffer: &mut Canvas<'_>) {
    for label in &axis.labels {
        put(buffer, area, row, label.column, &label.text, style);
    }
}

/// Counts what has no room anywhere in the chart.
fn draw_hidden(theme: Theme, chart: &Chart<'_>, area: Rect, buffer: &mut Canvas<'_>) {
    if chart.hidden > 0 && !area.is_empty() {
        let inner = Rect {
            width: area.width.saturating_sub(1),
            ..area
        };
        put_right(buffer, inner, 0, &format!("+{}", chart.hidden), theme.dim());
    }
}
