//! The chart of lanes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{fill, put, put_right};
use super::{Theme, glyphs};
use crate::app::App;
use crate::chronicle::{Chronicle, Event, Ref, SpanKind};
use crate::layout::{AxisRow, Band, Chart, ChartRequest, LaneRows, Mark, axis_row, chart};
use crate::text;
use crate::time::{CalendarView, DateStyle, Moment, calendars, lunar_day, write_short};

/// The parts of the chart's area.
struct Parts {
    axis: Rect,
    gutter: Rect,
    lanes: Rect,
    density: Rect,
}

/// Draws the axis, the lanes and the density.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let chronicle = &app.chronicle;
    if area.is_empty() || (chronicle.events.is_empty() && chronicle.spans.is_empty() && chronicle.eras.is_empty()) {
        return;
    }
    let axes = axes(app, area.height);
    let parts = parts(app, area, u16::try_from(axes.len()).unwrap_or(1));
    let request = ChartRequest {
        window: app.window,
        columns: parts.lanes.width,
        rows: parts.lanes.height,
        selected: u32::try_from(app.selected).ok(),
        choice: app.choice,
    };
    let chart = chart(&app.chronicle, request);
    for (row, calendar) in (0u16..).zip(&axes) {
        let style = if row == 0 { theme.strong() } else { theme.dim() };
        draw_axis(&axis_row(*calendar, style_of(app), chart.columns), parts.axis, row, style, buffer);
    }
    let mut top = 0;
    for (index, lane) in chart.lanes.iter().enumerate() {
        let height = lane.band_rows + lane.event_rows;
        let room = parts.lanes.height.saturating_sub(top).min(height);
        let rows = |area: Rect| Rect { y: area.y + top, height: room, ..area };
        draw_gutter(app, theme, rows(parts.gutter), lane, index, buffer);
        draw_lane(app, theme, rows(parts.lanes), lane, index, buffer);
        top += height;
    }
    draw_density(theme, &chart, parts.density, buffer);
    draw_hidden(theme, &chart, Rect { x: parts.gutter.x, width: parts.gutter.width, ..parts.density }, buffer);
}

/// The calendars of the axis: the chronicle's own, and a lunisolar one below it where there is room.
fn axes(app: &App, height: u16) -> Vec<CalendarView> {
    let own = CalendarView::of_reckoning(app.chronicle.reckoning);
    let middle = Moment(app.window.from().0.saturating_add(app.window.seconds() / 2)).day();
    // A chronicle that names no eras is not one of east Asia.
    let wanted = height >= 10 && !app.chronicle.eras.is_empty();
    let reaches = |calendar: &CalendarView| calendar.is_lunisolar() && lunar_day(*calendar, middle).is_some();
    let second = calendars().iter().copied().find(reaches).filter(|_| wanted);
    std::iter::once(own).chain(second).collect()
}

/// Eras are names: the axis writes them in the script of the chosen language.
fn style_of(app: &App) -> DateStyle {
    let tag = app.chronicle.languages.tag(app.choice.main);
    match tag.split('-').next().unwrap_or_default() {
        _ if tag.contains("Latn") => DateStyle::En,
        "zh" if tag.contains("Hans") => DateStyle::ZhHans,
        "zh" | "lzh" | "yue" => DateStyle::ZhHant,
        "ja" => DateStyle::Ja,
        "ko" => DateStyle::Ko,
        "vi" => DateStyle::Vi,
        _ => DateStyle::En,
    }
}

fn parts(app: &App, area: Rect, axis_rows: u16) -> Parts {
    let axis_rows = axis_rows.min(area.height);
    let density_rows = u16::from(area.height > axis_rows + 2);
    let names = app.chronicle.relations.rows.iter().map(|lane| text::columns(short_name(app, *lane)));
    let widest = u16::try_from(names.max().unwrap_or(0)).unwrap_or(u16::MAX);
    // The count of hidden events stands there too, and is never cut.
    let digits = u16::try_from(app.chronicle.events.len().to_string().len()).unwrap_or(u16::MAX);
    let gutter_width = (widest.min(area.width / 5) + 1).max(digits + 2);
    let right = Rect { x: area.x + gutter_width, width: area.width - gutter_width, ..area };
    let lane_rows = area.height - axis_rows - density_rows;
    let rows = |area: Rect, first: u16, height: u16| Rect { y: area.y + first, height, ..area };
    Parts {
        axis: rows(right, 0, axis_rows),
        gutter: rows(Rect { width: gutter_width, ..area }, axis_rows, lane_rows),
        lanes: rows(right, axis_rows, lane_rows),
        density: rows(right, axis_rows + lane_rows, density_rows),
    }
}

fn short_name(app: &App, of: Ref) -> &str {
    app.chronicle.short_name(of, app.choice.main)
}

fn draw_axis(axis: &AxisRow, area: Rect, row: u16, style: Style, buffer: &mut Buffer) {
    for label in &axis.labels {
        put(buffer, area, row, label.column, &label.text, style);
    }
}

fn draw_gutter(app: &App, theme: Theme, area: Rect, lane: &LaneRows, index: usize, buffer: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(1));
    if let Some(of) = lane.lane {
        let name = short_name(app, of);
        put(buffer, area, 0, 0, &text::shorten(name, room), theme.lane(index).patch(theme.strong()));
    }
    if lane.hidden > 0 && area.height > 1 {
        let inner = Rect { width: area.width.saturating_sub(1), ..area };
        put_right(buffer, inner, area.height - 1, &format!("+{}", lane.hidden), theme.dim());
    }
}

fn draw_lane(app: &App, theme: Theme, area: Rect, lane: &LaneRows, index: usize, buffer: &mut Buffer) {
    let style = theme.lane(index);
    for band in &lane.bands {
        draw_band(app, theme, area, band, style, buffer);
    }
    for mark in &lane.marks {
        let selected = usize::try_from(mark.event) == Ok(app.selected);
        let style = if selected { style.patch(theme.selected()) } else { style };
        draw_mark(app, theme, area, mark, lane.band_rows + mark.row, style, selected, buffer);
    }
}

fn draw_band(app: &App, theme: Theme, area: Rect, band: &Band, lane: Style, buffer: &mut Buffer) {
    let (rule, style) = match kind_of(&app.chronicle, band.of) {
        Some(SpanKind::Reign | SpanKind::Regime) => (glyphs::REIGN, lane),
        Some(_) => (glyphs::STRETCH, lane),
        None => (glyphs::ERA, theme.dim()),
    };
    fill(buffer, area, band.row, band.first..band.last + 1, rule, style);
    let mut column = band.first;
    if band.begins {
        column = put(buffer, area, band.row, column, glyphs::BEGINS, style);
    }
    let room = usize::from((band.last + 1).saturating_sub(column));
    let name = band_name(app, band.of);
    // A name cut to a few letters says less than the line.
    if room >= text::columns(name).min(10) {
        put(buffer, area, band.row, column, &text::shorten(name, room), style.patch(theme.strong()));
    }
}

/// A reign is labelled with its ruler, who has a shorter name.
fn band_name(app: &App, of: Ref) -> &str {
    let person = match of {
        Ref::Span(index) => app
            .chronicle
            .spans
            .get(index as usize)
            .and_then(|span| span.person.filter(|_| span.kind == SpanKind::Reign)),
        _ => None,
    };
    short_name(app, person.unwrap_or(of))
}

fn kind_of(chronicle: &Chronicle, of: Ref) -> Option<SpanKind> {
    match of {
        Ref::Span(index) => chronicle.spans.get(index as usize).map(|span| span.kind),
        _ => None,
    }
}

#[expect(clippy::too_many_arguments, reason = "where, what and how of one mark")]
fn draw_mark(
    app: &App,
    theme: Theme,
    area: Rect,
    mark: &Mark,
    row: u16,
    style: Style,
    selected: bool,
    buffer: &mut Buffer,
) {
    let Some(event) = app.chronicle.event(mark.event as usize) else { return };
    if mark.first == mark.last {
        let bare = mark.label.is_none() && event.weight <= 2 && !selected;
        let glyph = if bare { glyphs::SMALL } else { glyphs::mark(event.kind) };
        put(buffer, area, row, mark.first, glyph, style);
    } else {
        // A bar is full already: selecting it shows in its label.
        let bar = if selected { Style::new() } else { style };
        fill(buffer, area, row, mark.first..mark.last + 1, glyphs::POSSIBLE, bar);
        if let Some((first, last)) = mark.certain {
            fill(buffer, area, row, first..last + 1, glyphs::CERTAIN, bar);
        }
    }
    let Some(label) = &mark.label else { return };
    let words = match (selected, label.inside) {
        (true, _) => theme.selected(),
        (false, true) => style.patch(theme.selected()),
        (false, false) => label_style(theme, event),
    };
    put(buffer, area, row, label.column, &label.text, words);
}

fn label_style(theme: Theme, event: &Event) -> Style {
    if event.weight >= 4 { theme.strong() } else { theme.text() }
}

fn draw_density(theme: Theme, chart: &Chart, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let most = chart.density.iter().copied().max().unwrap_or(0).max(4);
    for (column, count) in (0u16..).zip(&chart.density) {
        if *count > 0 {
            let height = (*count * 8).div_ceil(most).clamp(1, 8);
            let glyph = glyphs::HEIGHTS[usize::try_from(height).unwrap_or(1) - 1];
            put(buffer, area, 0, column, glyph, theme.density());
        }
    }
}

/// Counts what has no room anywhere in the chart.
fn draw_hidden(theme: Theme, chart: &Chart, area: Rect, buffer: &mut Buffer) {
    if chart.hidden > 0 && !area.is_empty() {
        let inner = Rect { width: area.width.saturating_sub(1), ..area };
        put_right(buffer, inner, 0, &format!("+{}", chart.hidden), theme.dim());
    }
}

/// The date of an event in the annals.
pub(super) fn short_date(app: &App, event: &Event) -> String {
    write_short(&event.when, CalendarView::of_reckoning(app.chronicle.reckoning), DateStyle::En)
}
