//! The menu of languages.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::paint::{Canvas, fill, put, put_right};
use super::super::{Theme, glyphs};
use super::{Drawn, draw_line, open_at};
use crate::app::{App, Choosing, NamesMenu};
use crate::messages::Message;
use crate::names::own_name;

/// Width of the menu, if the screen is wide enough: two marks, the name, the count.
const WIDTH: u16 = 34;

/// Columns of each of the two marks.
const MARK: u16 = 7;

pub(super) fn draw(
    app: &App,
    menu: &NamesMenu,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Drawn {
    let languages = &app.chronicle().languages;
    // The last one is for no gloss.
    let all = languages.len() + 1;
    // On the right, where it hides the card and not the names that change.
    let area = open_at(theme, screen, WIDTH, app.say(Message::TitleNames), buffer);
    let cursor = draw_heading(app, menu, theme, area, buffer);
    let rows = usize::from(area.height.saturating_sub(1));
    let at = app.menu_row(menu);
    let lowest = (at + 1).saturating_sub(rows.max(1));
    let before = app.seen().places.dialog.top.min(all.saturating_sub(rows));
    let top = before.clamp(lowest, at);
    let mut drawn = Drawn {
        cursor,
        ..Drawn::within(area)
    };
    drawn.places.top = top;
    for (row, place) in (0..).zip((top..all).take(rows)) {
        let line = Rect {
            y: area.y + row + 1,
            height: 1,
            ..area
        };
        draw_row(app, menu, theme, line, place, buffer);
        // The main language cannot be none.
        if place < languages.len() || menu.choosing == Choosing::Gloss {
            drawn.take(area, row + 1, place, place == at);
        }
    }
    drawn
}

/// The headings of the columns, and the text typed to find a row. Returns the cursor position in that text.
fn draw_heading(
    app: &App,
    menu: &NamesMenu,
    theme: Theme,
    area: Rect,
    buffer: &mut Canvas<'_>,
) -> Option<Position> {
    for (column, words, choosing) in [
        (0, Message::MenuMain, Choosing::Main),
        (MARK, Message::MenuGloss, Choosing::Gloss),
    ] {
        let style = if menu.choosing == choosing {
            theme.title(true)
        } else {
            theme.dim()
        };
        put(buffer, area, 0, column, app.say(words), style);
    }
    let missed =
        menu.typed().is_some_and(|line| !line.text().is_empty()) && app.typed_row(menu).is_none();
    let words = if missed {
        Message::NothingFound
    } else {
        Message::MenuCount
    };
    let end = put_right(buffer, area, 0, app.say(words), theme.dim());
    let line = Rect {
        x: area.x + 2 * MARK,
        width: end.saturating_sub(2 * MARK + 1),
        ..area
    };
    let line = line.intersection(area);
    draw_line(theme, line, "/ ", menu.typed()?, buffer)
}

fn draw_row(
    app: &App,
    menu: &NamesMenu,
    theme: Theme,
    area: Rect,
    index: usize,
    buffer: &mut Canvas<'_>,
) {
    let languages = &app.chronicle().languages;
    let language = languages.iter().nth(index);
    let at = index == app.menu_row(menu);
    let style = |plain: Style| if at { theme.selected() } else { plain };
    if at {
        fill(buffer, area, 0, 0..area.width, " ", theme.selected());
    }
    if language == Some(app.choice().main) {
        put(buffer, area, 0, 1, glyphs::CHOSEN, style(theme.strong()));
    }
    if language == app.choice().gloss {
        put(
            buffer,
            area,
            0,
            MARK + 1,
            glyphs::CHOSEN,
            style(theme.strong()),
        );
    }
    let words = language.map_or(app.say(Message::MenuNoGloss), |language| {
        own_name(languages.tag(language))
    });
    let name = if language.is_some() {
        Style::new()
    } else {
        theme.dim()
    };
    let count = language.map(|language| {
        let count = app.chronicle().relations.names(app.chronicle(), language);
        app.interface().total(count)
    });
    let end = put_right(
        buffer,
        area,
        0,
        &count.unwrap_or_default(),
        style(theme.dim()),
    );
    let room = usize::from(end.saturating_sub(2 * MARK + 1));
    put(
        buffer,
        area,
        0,
        2 * MARK,
        &app.widths().shorten(words, room),
        style(name),
    );
}
