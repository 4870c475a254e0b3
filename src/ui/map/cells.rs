//! A map in cells.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::map::{ALL_LAND, Layer, Rank, SiteMark, Sketch};
use crate::ui::paint::{Canvas, put};
use crate::ui::{Theme, glyphs};

/// Draws the rows of a map from row `first` on, as many as fit in the area.
pub(in crate::ui) fn draw_sketch(
    sketch: &Sketch,
    theme: Theme,
    area: Rect,
    first: u16,
    buffer: &mut Canvas<'_>,
) {
    if area.is_empty() {
        return;
    }
    draw_ground(sketch, theme, area, first, buffer);
    draw_dots(sketch, theme, area, first, buffer);
    draw_air(sketch, area, first, buffer);
    let row = |row: u16| row.checked_sub(first).filter(|row| *row < area.height);
    let degrees = sketch.degrees.iter().map(|label| (label, theme.dim()));
    let rivers = sketch.rivers.iter().map(|label| (label, theme.course()));
    for (label, look) in degrees.chain(rivers) {
        if let Some(row) = row(label.row) {
            put(buffer, area, row, label.column, &label.text, look);
        }
    }
    for arrow in &sketch.arrows {
        if let Some(row) = row(arrow.row) {
            let glyph = glyphs::ARROWS[usize::from(arrow.eighths % 8)];
            put(buffer, area, row, arrow.column, glyph, theme.way(arrow.way));
        }
    }
    for mark in drawn_marks(sketch) {
        if let Some(row) = row(mark.row) {
            put(
                buffer,
                area,
                row,
                mark.column,
                glyphs::site(mark.rank),
                theme.site(mark.rank),
            );
        }
    }
    for label in &sketch.labels {
        if let Some(row) = row(label.row) {
            let rank = sketch
                .marks
                .iter()
                .find(|mark| mark.place == label.place)
                .map_or(Rank::Small, |mark| mark.rank);
            put(
                buffer,
                area,
                row,
                label.column,
                &label.text,
                theme.site(rank),
            );
        }
    }
}

/// The marks that are drawn.
pub(super) fn drawn_marks(sketch: &Sketch) -> impl Iterator<Item = &SiteMark> {
    sketch.marks.iter().filter(|mark| mark.is_drawn())
}

/// Clears the cells of a name and the columns beside it, so that lines do not run into it.
fn draw_air(sketch: &Sketch, area: Rect, first: u16, buffer: &mut Canvas<'_>) {
    let places = sketch
        .labels
        .iter()
        .map(|label| (label.column, label.row, &label.text));
    let rivers = sketch
        .rivers
        .iter()
        .map(|label| (label.column, label.row, &label.text));
    for (column, row, text) in places.chain(rivers) {
        let from = column.saturating_sub(1);
        let end =
            column.saturating_add(u16::try_from(buffer.widths.columns(text)).unwrap_or(u16::MAX));
        let Some(row) = row.checked_sub(first) else {
            continue;
        };
        let air = Rect {
            x: area.x + from,
            y: area.y.saturating_add(row),
            width: end + 1 - from,
            height: 1,
        };
        clear(air.intersection(area), buffer);
    }
    for mark in drawn_marks(sketch) {
        let Some(row) = mark.row.checked_sub(first) else {
            continue;
        };
        let cell = Rect {
            x: area.x + mark.column,
            y: area.y.saturating_add(row),
            width: 1,
            height: 1,
        };
        clear(cell.intersection(area), buffer);
    }
}

/// Clears cells that may contain dots, none of which are wide. Their modifiers are removed, since they would affect a name drawn there.
fn clear(cells: Rect, buffer: &mut Canvas<'_>) {
    for position in cells.intersection(buffer.area).positions() {
        let cell = &mut buffer[position];
        cell.set_symbol(" ");
        cell.modifier = Modifier::empty();
    }
}

/// Fills land and water. In a cell with both, the smaller part is drawn as a glyph on the background of the larger.
fn draw_ground(sketch: &Sketch, theme: Theme, area: Rect, first: u16, buffer: &mut Canvas<'_>) {
    let Some(land) = &sketch.land else {
        return;
    };
    let area = area.intersection(buffer.area);
    let shapes = theme.has_shapes(buffer.widths);
    let rows = land
        .chunks(usize::from(sketch.columns.max(1)))
        .skip(usize::from(first));
    for (row, cells) in (area.top()..area.bottom()).zip(rows) {
        for (column, quarters) in (area.left()..area.right()).zip(cells) {
            let mostly_land = quarters.count_ones() >= 2;
            let (ground, other, drawn) = if mostly_land {
                (theme.land(), theme.water(), ALL_LAND & !quarters)
            } else {
                (theme.water(), theme.land(), *quarters)
            };
            let cell = &mut buffer[(column, row)];
            cell.set_style(ground);
            if drawn > 0 && shapes {
                cell.set_symbol(glyphs::QUARTERS[usize::from(drawn)]);
                cell.fg = other.bg.unwrap_or(cell.fg);
            }
        }
    }
}

fn draw_dots(sketch: &Sketch, theme: Theme, area: Rect, first: u16, buffer: &mut Canvas<'_>) {
    let area = area.intersection(buffer.area);
    let rows = sketch
        .cells
        .chunks(usize::from(sketch.columns.max(1)))
        .skip(usize::from(first));
    for (row, cells) in (area.top()..area.bottom()).zip(rows) {
        for (column, cell) in (area.left()..area.right()).zip(cells) {
            if cell.layer != Layer::Empty {
                buffer[(column, row)]
                    .set_char(glyphs::dots(cell.dots))
                    .set_style(theme.map_line(cell.layer));
            }
        }
    }
}
