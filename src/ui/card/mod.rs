//! A card in a panel.

mod balance;
mod blocks;
mod figures;
mod heads;
mod lives;
mod sheet;

use std::rc::Rc;

use ratatui::layout::Rect;

use super::kept::Kept;
use super::paint::{Canvas, put};
use super::{Theme, map};
use crate::app::{App, LaidOut, Places, SeenCard, Shows};
use crate::card::Subject;
use crate::chronicle::Ref;
use crate::text::Line;
use blocks::Tag;
pub(super) use sheet::Sheet;

/// Everything that the layout of a card depends on.
#[derive(Clone, PartialEq)]
pub(super) struct CardKey {
    shows: Shows,
    subject: Subject,
    /// The focused link.
    link: Option<Ref>,
    laid_out: Option<LaidOut>,
    /// The number of visible rows: if there are few, the head has no blank ones.
    visible: u16,
    theme: Theme,
}

/// Draws the card and returns what was visible of it. Adds the places of its names for the mouse.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    area: Rect,
    places: &mut Places,
    buffer: &mut Canvas<'_>,
    kept: &mut Kept,
) -> SeenCard {
    let inner = padded(area);
    let page = app.trail().page();
    let seen = SeenCard {
        subject: page.subject,
        laid_out: Some(app.laid_out(inner.width)),
        visible: inner.height,
        ..SeenCard::default()
    };
    if area.is_empty() {
        return seen;
    }
    let key = CardKey {
        shows: app.shows(),
        subject: page.subject,
        link: page.link(),
        laid_out: seen.laid_out,
        visible: seen.visible,
        theme,
    };
    let sheet = kept.card.known(&key).unwrap_or_else(|| {
        let sheet = Rc::new(Sheet::lay_out(app, theme, page, &seen));
        if sheet.is_whole() {
            kept.card.keep(key, Rc::clone(&sheet));
        }
        sheet
    });
    let top = sheet.top(page, inner.height);
    let mut seen = SeenCard {
        top,
        rows: sheet.rows,
        ..seen
    };
    for column in &sheet.columns {
        let place = Rect {
            x: inner.x + column.first,
            width: column.width,
            ..inner
        };
        let shown = column.lines.iter().skip(usize::from(top));
        for (area, line) in place.rows().zip(shown) {
            draw_line(line, area, &sheet.addresses, &mut seen, places, buffer);
        }
        for (row, subject) in &column.maps {
            if let Some((area, hidden)) = map_in_sight(*row, top, place) {
                map::draw_small(app, theme, *subject, area, hidden, buffer);
            }
        }
    }
    seen
}

fn draw_line(
    line: &Line<Tag>,
    area: Rect,
    addresses: &[String],
    seen: &mut SeenCard,
    places: &mut Places,
    buffer: &mut Canvas<'_>,
) {
    let mut column = 0;
    for run in &line.runs {
        let from = column;
        column = put(buffer, area, 0, column, &run.text, run.tag.style);
        let place = Rect {
            x: area.x + from,
            width: column - from,
            ..area
        };
        if let Some(of) = run.tag.of {
            seen.links
                .extend(Some(of).filter(|_| run.tag.first && seen.links.last() != Some(&of)));
            places.links.push((place, of));
        }
        if let Some(address) = run.tag.address.and_then(|number| addresses.get(number)) {
            seen.addresses.push((place, address.clone()));
        }
    }
}

/// Where the visible part of a small map is, and how many of its rows are hidden above. The map begins at a row of the card, which is
/// shown from row `top` on.
fn map_in_sight(row: u16, top: u16, area: Rect) -> Option<(Rect, u16)> {
    let below = row.saturating_sub(top);
    let hidden = top.saturating_sub(row);
    if below >= area.height || hidden >= map::SMALL_ROWS {
        return None;
    }
    let part = Rect {
        y: area.y + below,
        height: (map::SMALL_ROWS - hidden).min(area.height - below),
        ..area
    };
    Some((part, hidden))
}

/// Adds a blank column on each side if there is room.
fn padded(area: Rect) -> Rect {
    if area.width < 20 {
        return area;
    }
    Rect {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    }
}
