//! The map of places: on the whole screen, and small in a card.

mod cells;
mod words;

use ratatui::layout::Rect;

use self::cells::draw_sketch;
use super::paint::{Canvas, put, put_right};
use super::{Theme, frames, glyphs};
use crate::app::{App, Scene};
use crate::card::Subject;
use crate::layout::Panes;
use crate::map::{ScaleBar, Sketch, SketchRequest, sketch};
use crate::messages::Message;

/// Rows of the map that are worth more than words about it.
const LEAST_ROWS: u16 = 8;

/// Draws the map over the place of all panes.
pub(super) fn draw(app: &App, theme: Theme, screen: Rect, buffer: &mut Canvas<'_>) {
    let Some(scene) = app.map_scene().filter(|_| !screen.is_empty()) else {
        return;
    };
    let framed = Panes::framed(screen);
    let inner = if framed { within(screen) } else { screen };
    let room = usize::from(inner.width.saturating_sub(2));
    let words = words::lines(app, theme, &scene, room);
    let below = u16::try_from(words.len()).unwrap_or(0) + 1;
    let has_room = inner.height >= LEAST_ROWS + below;
    let map = Rect {
        height: if has_room {
            inner.height - below
        } else {
            inner.height
        },
        ..inner
    };
    let drawn = sketch(SketchRequest {
        degrees: true,
        ..request(app, &scene, map)
    });
    draw_sketch(&drawn, theme, map, 0, buffer);
    if framed {
        draw_frame(app, theme, &drawn, (screen, map), buffer);
    }
    for (row, line) in (map.height + 1..inner.height).zip(&words) {
        let mut column = 1;
        for run in &line.runs {
            column = put(buffer, inner, row, column, &run.text, run.tag);
        }
    }
}

/// What a frame leaves of an area.
fn within(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width - 2,
        height: area.height - 2,
    }
}

/// The frame around the map and the words below it.
fn draw_frame(
    app: &App,
    theme: Theme,
    sketch: &Sketch,
    (screen, map): (Rect, Rect),
    buffer: &mut Canvas<'_>,
) {
    let row = |y: u16| Rect {
        y,
        height: 1,
        ..screen
    };
    let edge = row(map.bottom());
    frames::outline(theme, screen, buffer);
    frames::title(theme, screen, 0, app.say(Message::TitleMap), true, buffer);
    if map.height < screen.height - 2 {
        frames::divider(theme, edge, buffer);
    }
    draw_edges(app, theme, sketch, (row(screen.y), edge), buffer);
}

/// Rows of the small map in a card: the map itself, and a line about it.
pub(super) const SMALL_ROWS: u16 = 12;

/// Draws the small map of a card, from one of its rows on, into as many rows as there are.
pub(super) fn draw_small(
    app: &App,
    theme: Theme,
    subject: Subject,
    area: Rect,
    first: u16,
    buffer: &mut Canvas<'_>,
) {
    let Some(scene) = app.small_scene(subject) else {
        return;
    };
    let whole = Rect {
        height: SMALL_ROWS - 1,
        ..area
    };
    let drawn = sketch(request(app, &scene, whole));
    let rows = (whole.height).saturating_sub(first).min(area.height);
    draw_sketch(
        &drawn,
        theme,
        Rect {
            height: rows,
            ..area
        },
        first,
        buffer,
    );
    if rows < area.height {
        draw_caption(
            app,
            theme,
            &drawn,
            Rect {
                y: area.y + rows,
                height: 1,
                ..area
            },
            buffer,
        );
    }
}

/// What to know of the lines of the small map, and where there is room, how long a stretch of it is.
fn draw_caption(app: &App, theme: Theme, sketch: &Sketch, line: Rect, buffer: &mut Canvas<'_>) {
    let note = words::short_note(app, sketch);
    let column = put(
        buffer,
        line,
        0,
        0,
        &app.widths.shorten(note, usize::from(line.width)),
        theme.dim(),
    );
    let scale = sketch.scale.as_ref().map(scale_words).unwrap_or_default();
    if app.widths.columns(&scale) + 2 <= usize::from(line.width.saturating_sub(column)) {
        put_right(buffer, line, 0, &scale, theme.dim());
    }
}

fn request<'a>(app: &'a App, scene: &'a Scene, area: Rect) -> SketchRequest<'a> {
    SketchRequest {
        chronicle: &app.chronicle,
        base: app.base_map(),
        language: app.choice.main,
        widths: app.widths,
        interface: app.interface,
        view: scene.view,
        columns: area.width,
        rows: area.height,
        selected: scene.place,
        ways: &scene.ways,
        degrees: false,
    }
}

/// Above the map how long a stretch of it is, below it what to know of its lines.
fn draw_edges(
    app: &App,
    theme: Theme,
    sketch: &Sketch,
    (above, below): (Rect, Rect),
    buffer: &mut Canvas<'_>,
) {
    let inner = |edge: Rect| Rect {
        width: edge.width - 2,
        ..edge
    };
    if let Some(bar) = &sketch.scale {
        put_right(
            buffer,
            inner(above),
            0,
            &format!(" {} ", scale_words(bar)),
            theme.text(),
        );
    }
    if let Some(note) = words::note(app, sketch, usize::from(below.width.saturating_sub(6))) {
        put_right(buffer, inner(below), 0, &format!(" {note} "), theme.dim());
    }
}

fn scale_words(bar: &ScaleBar) -> String {
    format!(
        "{} {}",
        glyphs::SCALE.repeat(usize::from(bar.columns)),
        bar.text
    )
}
