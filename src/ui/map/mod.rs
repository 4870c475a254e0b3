//! The map of places: on the whole screen, and as a small map in a card.

mod cells;
mod words;

use ratatui::layout::Rect;

use self::cells::{draw_sketch, drawn_marks};
use super::paint::{Canvas, fill, put, put_right};
use super::{Theme, glyphs};
use crate::app::{App, Places, Scene};
use crate::card::Subject;
use crate::chronicle::PlaceId;
use crate::map::{ScaleBar, Sketch, SketchRequest, sketch};
use crate::messages::Message;

/// Minimum rows of the map before there is room for text about it.
const LEAST_ROWS: u16 = 8;

/// Draws the map over all panes, with text about it below. Returns where the map and its places are.
pub(super) fn draw(app: &App, theme: Theme, screen: Rect, buffer: &mut Canvas<'_>) -> Places {
    let Some(scene) = app.map_scene().filter(|_| !screen.is_empty()) else {
        return Places::default();
    };
    let room = usize::from(screen.width.saturating_sub(2));
    let words = words::lines(app, theme, &scene, room);
    let below = u16::try_from(words.len()).unwrap_or(0) + 1;
    let rows = if screen.height >= LEAST_ROWS + below {
        screen.height - below
    } else {
        screen.height
    };
    let map = Rect {
        height: rows,
        ..screen
    };
    let drawn = sketch(SketchRequest {
        degrees: true,
        ..request(app, theme, &scene, map)
    });
    draw_sketch(&drawn, theme, map, 0, buffer);
    let panel = Rect {
        y: map.bottom(),
        height: screen.height - map.height,
        ..screen
    };
    buffer.set_style(panel, theme.panel());
    if !panel.is_empty() {
        draw_edge(app, theme, &drawn, &scene, panel, buffer);
    }
    for (row, line) in (1..panel.height).zip(&words) {
        let mut column = 1;
        for run in &line.runs {
            column = put(buffer, panel, row, column, &run.text, run.tag);
        }
    }
    Places {
        map,
        sites: sites(app, &drawn, map),
        ..Places::default()
    }
}

/// The positions of the marks and names of places on the screen.
fn sites(app: &App, drawn: &Sketch, map: Rect) -> Vec<(Rect, PlaceId)> {
    let place = |column: u16, row: u16, width: u16| {
        let place = Rect {
            x: map.x + column,
            y: map.y + row,
            width,
            height: 1,
        };
        place.intersection(map)
    };
    let width = |text: &str| u16::try_from(app.widths().columns(text)).unwrap_or(u16::MAX);
    let marks = drawn_marks(drawn);
    let marks = marks.map(|mark| (place(mark.column, mark.row, 1), mark.place));
    let labels = drawn.labels.iter();
    let labels = labels.map(|label| {
        (
            place(label.column, label.row, width(&label.text)),
            label.place,
        )
    });
    marks.chain(labels).collect()
}

/// Rows of the small map in a card: the map itself, and a line about it.
pub(super) const SMALL_ROWS: u16 = 12;

/// Draws the small map of a card from one of its rows on, into as many rows as there are.
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
    let drawn = sketch(request(app, theme, &scene, whole));
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

/// The note about the lines of the small map and, if there is room, its scale.
fn draw_caption(app: &App, theme: Theme, sketch: &Sketch, line: Rect, buffer: &mut Canvas<'_>) {
    let note = words::short_note(app, sketch);
    let column = put(
        buffer,
        line,
        0,
        0,
        &app.widths().shorten(note, usize::from(line.width)),
        theme.dim(),
    );
    let scale = scale_words(app, sketch);
    if app.widths().columns(&scale) + 2 <= usize::from(line.width.saturating_sub(column)) {
        put_right(buffer, line, 0, &scale, theme.dim());
    }
}

fn request<'a>(app: &'a App, theme: Theme, scene: &'a Scene, area: Rect) -> SketchRequest<'a> {
    SketchRequest {
        chronicle: app.chronicle(),
        base: app.base_map(&scene.view),
        language: app.choice().main,
        widths: app.widths(),
        interface: app.interface(),
        event: scene.event.or(app.selected()),
        about: scene.event,
        view: scene.view,
        columns: area.width,
        rows: area.height,
        selected: scene.place,
        ways: &scene.ways,
        uncoloured: theme.ways_are_alike(),
        filled: theme.has_shades(),
        degrees: false,
    }
}

/// Below the map, the note about its lines, and its scale.
fn draw_edge(
    app: &App,
    theme: Theme,
    sketch: &Sketch,
    scene: &Scene,
    panel: Rect,
    buffer: &mut Canvas<'_>,
) {
    let line = Rect {
        width: panel.width.saturating_sub(1),
        height: 1,
        ..panel
    };
    if !theme.has_shades() {
        fill(
            buffer,
            panel,
            0,
            0..panel.width,
            glyphs::STRETCH,
            theme.rule(),
        );
    }
    let room = usize::from(line.width.saturating_sub(2));
    let scale = scale_words(app, sketch);
    // The scale is worth more than the last parts of the note, but the first part must be there.
    let beside = room.saturating_sub(app.widths().columns(&scale) + 1);
    let note = words::note(app, sketch, scene, beside);
    let note = note.or_else(|| words::note(app, sketch, scene, room));
    let column = put(buffer, line, 0, 1, &note.unwrap_or_default(), theme.dim());
    if app.widths().columns(&scale) + 2 <= usize::from(line.width.saturating_sub(column)) {
        put_right(buffer, line, 0, &scale, theme.text());
    }
}

/// The scale bar of the map with its length; empty if there is none.
fn scale_words(app: &App, sketch: &Sketch) -> String {
    let words = |bar: &ScaleBar| {
        let long = bar.kilometres.to_string();
        let long = app
            .interface()
            .fill(Message::MapKilometres, &[("n", &long)]);
        format!("{} {long}", glyphs::SCALE.repeat(usize::from(bar.columns)))
    };
    sketch.scale.as_ref().map(words).unwrap_or_default()
}
