//! The selected event, drawn over the chart: a line through all lanes, its name, the lanes it belongs to, its causes and consequences.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::lanes::Drawn;
use super::paint::{Canvas, cell_columns, clear, put};
use super::{Theme, glyphs};
use crate::chronicle::EventId;
use crate::layout::{At, Link, NamePlace, Selection};

/// Draws the selection. Returns where its name is, if that is on its own chip.
pub(super) fn draw(
    selection: &Selection,
    lanes: &[Drawn<'_>],
    theme: Theme,
    buffer: &mut Canvas<'_>,
) -> Option<(Rect, EventId)> {
    if let At::Column(column) = selection.at {
        for link in &selection.links {
            draw_link(link, column, lanes, theme, buffer);
        }
        for (index, lane) in lanes.iter().enumerate() {
            draw_line(lane, column, theme, theme.accent_line(), buffer);
            if selection.guests.contains(&index) {
                draw_guest(lane, column, buffer);
            }
        }
    }
    let home = lanes.get(selection.home?)?;
    if let At::Column(column) = selection.at {
        draw_mark(home, selection.event, column, theme, buffer);
    }
    draw_name(home, selection, lanes, theme, buffer)
}

/// The sign of a guest on the band of a lane. If there is a letter, it is kept in the filled style of the lane.
fn draw_guest(lane: &Drawn<'_>, column: u16, buffer: &mut Canvas<'_>) {
    let row = lane.band_row();
    if !lane.has_words(row, column) {
        let mut marks = lane.lane.marks.iter();
        // The background of several marks has their colour.
        let look = if marks.any(|mark| mark.column == column && mark.several) {
            lane.look.several
        } else {
            lane.look.mark
        };
        put(buffer, lane.area, row, column, glyphs::GUEST, look);
        return;
    }
    let covers = |before: u16| {
        let at = (lane.area.x + before, lane.area.y + row);
        buffer
            .cell(at)
            .is_some_and(|cell| cell_columns(cell) > usize::from(column - before))
    };
    let first = (column.saturating_sub(1)..=column)
        .find(|before| covers(*before))
        .unwrap_or(column);
    let at = (lane.area.x + first, lane.area.y + row);
    let width = buffer.cell(at).map_or(1, cell_columns);
    let letter = lane.cell(row, first, u16::try_from(width).unwrap_or(1), 1);
    // A filled letter is never dim.
    let look = lane.look.label.remove_modifier(Modifier::DIM);
    buffer.set_style(letter, look);
}

/// A thin line in a column of a lane, on all bare cells; on a bar, in the colour of the bar's text.
fn draw_line(lane: &Drawn<'_>, column: u16, theme: Theme, look: Style, buffer: &mut Canvas<'_>) {
    let glyph = glyphs::selection(theme);
    let bar = lane.look.label.bg;
    for row in 0..lane.area.height {
        if is_bare(lane, row, column, buffer) {
            let cell = buffer.cell((lane.area.x + column, lane.area.y + row));
            let is_bar = bar.is_some() && cell.is_some_and(|cell| Some(cell.bg) == bar);
            let look = if is_bar { lane.look.label } else { look };
            put(buffer, lane.area, row, column, glyph, look);
        }
    }
    let heading = Rect {
        y: lane.area.y.saturating_sub(1),
        height: lane.lane.heading_rows(),
        ..lane.area
    };
    let cell = buffer.cell((heading.x + column, heading.y));
    let is_blank = cell.is_some_and(|cell| matches!(cell.symbol(), " " | glyphs::STEP));
    if is_blank && lane.area.height > 0 {
        put(buffer, heading, 0, column, glyph, look);
    }
}

/// The line of a date that the user went to.
pub(super) fn draw_mark_line(
    lanes: &[Drawn<'_>],
    column: u16,
    theme: Theme,
    buffer: &mut Canvas<'_>,
) {
    for lane in lanes {
        draw_line(lane, column, theme, theme.second(), buffer);
    }
}

/// Whether a cell of a lane contains no text or mark.
pub(super) fn is_bare(lane: &Drawn<'_>, row: u16, column: u16, buffer: &Canvas<'_>) -> bool {
    let (x, y) = (lane.area.x + column, lane.area.y + row);
    let bare = [
        " ",
        glyphs::STEP,
        glyphs::REIGN,
        glyphs::VAGUE_REIGN,
        glyphs::ERA,
        glyphs::POSSIBLE,
        glyphs::STEM,
        glyphs::LINK,
    ];
    let empty = buffer
        .cell((x, y))
        .is_some_and(|cell| bare.contains(&cell.symbol()));
    empty && !lane.has_words(row, column)
}

fn draw_mark(home: &Drawn<'_>, event: EventId, column: u16, theme: Theme, buffer: &mut Canvas<'_>) {
    let glyph = glyphs::mark_of(home.app, home.app.chronicle()[event].kind);
    put(
        buffer,
        home.area,
        home.band_row(),
        column,
        glyph,
        theme.chip(),
    );
}

/// Highlights the name where the chart already shows it, or draws it on its own chip.
fn draw_name(
    home: &Drawn<'_>,
    selection: &Selection,
    lanes: &[Drawn<'_>],
    theme: Theme,
    buffer: &mut Canvas<'_>,
) -> Option<(Rect, EventId)> {
    let place = match &selection.name {
        NamePlace::Flag(flag) => {
            let flag = home.lane.flags.get(*flag)?;
            for row in (0..flag.row).filter_map(|row| home.flag_row(row)) {
                put(
                    buffer,
                    home.area,
                    row,
                    flag.column,
                    glyphs::STEM,
                    theme.accent_line(),
                );
            }
            let top = home.flag_row(flag.row + flag.height().saturating_sub(1))?;
            home.cell(top, flag.from, flag.width, flag.height())
        }
        NamePlace::Beside(name) => {
            let name = home.lane.beside.get(*name)?;
            home.cell(home.band_row(), name.column, name.width, 1)
        }
        NamePlace::Bar(bar) => {
            let bar = home.lane.bars.get(*bar)?;
            let label = bar.label.as_ref()?;
            home.cell(home.bar_row(bar.row), label.column, label.width, 1)
        }
        NamePlace::Chip {
            lane,
            row,
            column,
            text,
        } => {
            let lane = lanes.get(*lane)?;
            let width = u16::try_from(buffer.widths.columns(text)).unwrap_or(u16::MAX);
            let place = lane.cell(*row, *column, width, 1);
            clear(buffer, place, theme.chip());
            put(buffer, lane.area, *row, *column, text, theme.chip());
            place
        }
        NamePlace::Elsewhere => return None,
    };
    buffer.set_style(place.intersection(buffer.area), theme.chip());
    Some((place, selection.event))
}

/// A line along the band of an event, from its mark to the column of the selected one. The arrowhead points to the consequence.
fn draw_link(
    link: &Link,
    selected: u16,
    lanes: &[Drawn<'_>],
    theme: Theme,
    buffer: &mut Canvas<'_>,
) {
    let Some(lane) = lanes.get(link.lane) else {
        return;
    };
    let (from, to) = if link.column < selected {
        (link.column + 1, selected)
    } else {
        (selected + 1, link.column)
    };
    let row = lane.band_row();
    let look = Style::new().fg(theme.accent().fg.unwrap_or_default());
    for column in from..to {
        if is_bare(lane, row, column, buffer) {
            put(buffer, lane.area, row, column, glyphs::LINK, look);
        }
    }
    // The arrowhead is right before the consequence: the line of the selection, or the mark of the other event.
    let rightwards = (link.column < selected) == link.cause;
    let (head, glyph) = match (rightwards, link.cause) {
        (true, true) => (selected.checked_sub(1), glyphs::LEADS),
        (true, false) => (link.column.checked_sub(1), glyphs::LEADS),
        (false, true) => (Some(selected + 1), glyphs::LEADS_BACK),
        (false, false) => (Some(link.column + 1), glyphs::LEADS_BACK),
    };
    if let Some(head) =
        head.filter(|head| (from..to).contains(head) && is_bare(lane, row, *head, buffer))
    {
        put(buffer, lane.area, row, head, glyph, look);
    }
}
