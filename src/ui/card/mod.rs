//! A card in a panel.

mod blocks;
mod figures;

use ratatui::layout::Rect;

use super::paint::{Canvas, put};
use super::{Theme, map};
use crate::app::{App, Page, Places, SeenCard};
use crate::card::{Block, Subject, card, story};
use crate::chronicle::Ref;
use crate::layout::Spread;
use crate::text::Line;
use blocks::{Setter, Tag};

/// Draws the card and returns what there was to see of it; where its names stand goes to the places for the mouse.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    area: Rect,
    places: &mut Places,
    buffer: &mut Canvas<'_>,
) -> SeenCard {
    let inner = padded(area);
    let page = app.trail.page();
    let seen = SeenCard {
        subject: page.subject,
        laid_out: Some(app.laid_out(inner.width)),
        visible: inner.height,
        ..SeenCard::default()
    };
    if area.is_empty() {
        return seen;
    }
    let sheet = Sheet::lay_out(app, theme, page, &seen);
    let top = sheet.top(page, inner.height);
    let shown = sheet
        .lines
        .iter()
        .skip(usize::from(top))
        .take(usize::from(inner.height));
    let mut seen = SeenCard {
        top,
        rows: sheet.rows,
        ..seen
    };
    for (row, line) in (0u16..).zip(shown) {
        draw_line(line, (inner, row), &mut seen, places, buffer);
    }
    for (row, subject) in &sheet.maps {
        draw_map(app, theme, *subject, (*row, top), inner, buffer);
    }
    seen
}

fn draw_line(
    line: &Line<Tag>,
    (area, row): (Rect, u16),
    seen: &mut SeenCard,
    places: &mut Places,
    buffer: &mut Canvas<'_>,
) {
    let mut column = 0;
    for run in &line.runs {
        let from = column;
        column = put(buffer, area, row, column, &run.text, run.tag.style);
        let place = Rect {
            x: area.x + from,
            y: area.y + row,
            width: column - from,
            height: 1,
        };
        if let Some(of) = run.tag.of {
            seen.links
                .extend(Some(of).filter(|_| run.tag.first && seen.links.last() != Some(&of)));
            places.links.push((place, of));
        }
        if run.tag.address {
            seen.addresses.push(place);
        }
    }
}

/// Draws the part of a small map that is in sight: it begins at a row of the card, which is shown from `top` on.
fn draw_map(
    app: &App,
    theme: Theme,
    subject: Subject,
    (row, top): (u16, u16),
    area: Rect,
    buffer: &mut Canvas<'_>,
) {
    let below = row.saturating_sub(top);
    let hidden = top.saturating_sub(row);
    if below < area.height && hidden < map::SMALL_ROWS {
        let height = (map::SMALL_ROWS - hidden).min(area.height - below);
        map::draw_small(
            app,
            theme,
            subject,
            Rect {
                y: area.y + below,
                height,
                ..area
            },
            hidden,
            buffer,
        );
    }
}

/// One column of air at each side where there is room.
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

/// A card laid out as far as a frame needs it.
struct Sheet {
    lines: Vec<Line<Tag>>,
    /// Small maps, with the first row of each.
    maps: Vec<(u16, Subject)>,
    /// All rows, if they are known.
    rows: Option<u16>,
}

impl Sheet {
    /// Lays out what is in sight; the rest only to be counted, and that once for a card and not in the first frame.
    fn lay_out(app: &App, theme: Theme, page: Page, seen: &SeenCard) -> Self {
        let before = &app.seen.card;
        let known = before
            .rows
            .filter(|_| (before.subject, before.laid_out) == (seen.subject, seen.laid_out));
        let whole = known.is_none() && before.laid_out.is_some();
        let card = match (app.spread(), page.subject) {
            (Spread::Story, Subject::Thing(Ref::Event(event))) => story(app.reader(), event),
            (_, subject) => card(app.reader(), subject),
        };
        let width = seen.laid_out.map_or(0, |(.., width)| usize::from(width));
        let mut setter = Setter::new(theme, (app.interface, app.widths), page.link, width);
        let bottom = usize::from(page.scroll) + usize::from(seen.visible);
        let mut lines: Vec<Line<Tag>> = Vec::new();
        let mut maps = Vec::new();
        let mut blocks = card.blocks.iter();
        let wanted = |lines: &[Line<Tag>]| {
            whole || lines.len() <= bottom || (page.reveal && !lines.iter().any(Tag::has_focus))
        };
        let mut ended = false;
        while !ended && wanted(&lines) {
            match blocks.next() {
                Some(block) => {
                    lines.extend(setter.lines(block));
                    if let Block::Map(subject) = block {
                        let first = u16::try_from(lines.len())
                            .unwrap_or(u16::MAX)
                            .saturating_sub(map::SMALL_ROWS);
                        maps.push((first, *subject));
                    }
                }
                None => ended = true,
            }
        }
        let rows = if ended {
            Some(u16::try_from(lines.len()).unwrap_or(u16::MAX))
        } else {
            known
        };
        Self { lines, maps, rows }
    }

    /// The first row to show: where the reader has scrolled to, or where the focused link is in sight.
    fn top(&self, page: Page, visible: u16) -> u16 {
        let last = self
            .rows
            .map_or(u16::MAX, |rows| rows.saturating_sub(visible));
        let top = page.scroll.min(last);
        let row = self
            .lines
            .iter()
            .position(Tag::has_focus)
            .and_then(|row| u16::try_from(row).ok());
        match row.filter(|row| page.reveal && !(top..top.saturating_add(visible)).contains(row)) {
            Some(row) => row.saturating_sub(visible / 3).min(last),
            None => top,
        }
    }
}
