//! The lines around the panes, with their titles.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{fill, put, put_right};
use super::{Theme, focused};
use crate::app::{App, Panel};
use crate::layout::{Pane, Panes};
use crate::text;
use crate::time::write_stretch;

/// Draws every frame that has room.
pub(super) fn draw(app: &App, theme: Theme, places: &Panes, buffer: &mut Buffer) {
    let focus = focused(app, places);
    if Panes::framed(places.left) {
        outline(theme, places.left, buffer);
        if places.chart.is_empty() {
            title(theme, places.left, 0, "annals", focus == Pane::Annals, buffer);
        } else {
            let (window, style) = (app.window, app.dating().style);
            let stretch = write_stretch(window.from(), window.to(), app.chronicle.reckoning, style);
            title(theme, places.left, 0, &format!("chart  {stretch}"), focus == Pane::Chart, buffer);
            divider(theme, places.divider, buffer);
            title(theme, places.divider, 0, "annals", focus == Pane::Annals, buffer);
        }
    }
    if Panes::framed(places.right) {
        outline(theme, places.right, buffer);
        let words = match app.panel {
            Panel::Chronicle => "chronicle",
            Panel::Event => "event",
        };
        title(theme, places.right, 0, words, focus == Pane::Card, buffer);
    }
}

/// Says at the foot of the card how much is below.
pub(super) fn draw_card_position(app: &App, theme: Theme, right: Rect, rows: (u16, u16), buffer: &mut Buffer) {
    let (visible, all) = rows;
    let scroll = app.card_scroll.min(all.saturating_sub(visible));
    let below = all.saturating_sub(visible + scroll);
    if !Panes::framed(right) || (below == 0 && scroll == 0) {
        return;
    }
    let words = if below == 0 { String::from(" end ") } else { format!(" {below} more ") };
    let inner = Rect { width: right.width - 2, ..right };
    put_right(buffer, inner, right.height - 1, &words, theme.dim());
}

pub(super) fn outline(theme: Theme, area: Rect, buffer: &mut Buffer) {
    let style = theme.frame();
    let (last_row, last_column) = (area.height - 1, area.width - 1);
    for (row, left, right) in [(0, "┌", "┐"), (last_row, "└", "┘")] {
        fill(buffer, area, row, 1..last_column, "─", style);
        put(buffer, area, row, 0, left, style);
        put(buffer, area, row, last_column, right, style);
    }
    for row in 1..last_row {
        put(buffer, area, row, 0, "│", style);
        put(buffer, area, row, last_column, "│", style);
    }
}

pub(super) fn divider(theme: Theme, area: Rect, buffer: &mut Buffer) {
    fill(buffer, area, 0, 1..area.width - 1, "─", theme.frame());
    put(buffer, area, 0, 0, "├", theme.frame());
    put(buffer, area, 0, area.width - 1, "┤", theme.frame());
}

pub(super) fn title(theme: Theme, area: Rect, row: u16, words: &str, focused: bool, buffer: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(4));
    let words = format!(" {} ", text::shorten(words, room.saturating_sub(2)));
    put(buffer, area, row, 1, &words, theme.title(focused));
}
