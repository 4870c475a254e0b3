//! The palette: a prompt, and the actions that match it with their keys.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::Theme;
use super::super::paint::{Canvas, fill, mark, put, put_right};
use super::sight::{Entries, Sight, draw_below};
use super::{Drawn, draw_line, open};
use crate::app::{App, Palette};
use crate::messages::Message;

/// Minimum number of rows of the palette, if the screen has them.
const LOWEST: u16 = 8;

pub(super) fn draw(
    app: &App,
    palette: &Palette,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Drawn {
    let rows = (screen.height * 42 / 100).max(LOWEST) - 1;
    let area = open(theme, screen, rows, app.say(Message::TitlePalette), buffer);
    let cursor = draw_line(theme, area, "> ", &palette.line, buffer);
    let cursor = cursor.filter(|_| !palette.has_moved());
    let mut drawn = Drawn {
        cursor,
        ..Drawn::within(area)
    };
    let list = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    if palette.offered().is_empty() {
        put(
            buffer,
            list,
            0,
            0,
            app.say(Message::NothingFound),
            theme.dim(),
        );
    }
    let chosen = palette.chosen_place();
    let all = Entries::all(palette.offered().len());
    let sight = Sight::of(
        all,
        chosen,
        usize::from(list.height),
        app.seen().places.dialog.top,
    );
    drawn.places.top = sight.top;
    draw_below(app, theme, list, sight.below, Message::MoreBelow, buffer);
    let offered = palette.offered().iter().enumerate().skip(sight.top);
    for (row, (place, offered)) in (0..list.height).zip(offered.take(sight.rows)) {
        let selected = place == chosen;
        drawn.take(list, row, place, selected);
        let style = |plain: Style| if selected { theme.selected() } else { plain };
        if selected {
            fill(buffer, list, row, 0..list.width, " ", theme.selected());
        }
        let keys = app.keys_of(offered.binding);
        let end = put_right(buffer, list, row, &keys, style(theme.dim()));
        let room = usize::from(end.saturating_sub(3));
        let description = app.say(offered.binding.description);
        let words = app.widths().shorten(description, room);
        put(buffer, list, row, 2, &words, style(theme.text()));
        let met = if selected {
            Style::new().add_modifier(Modifier::UNDERLINED)
        } else {
            theme.accent()
        };
        let is_whole =
            |part: &&Range<usize>| words.get((*part).clone()) == description.get((*part).clone());
        let marks: Vec<Range<usize>> = offered.marks.iter().filter(is_whole).cloned().collect();
        mark(buffer, list, (row, 2), &words, &marks, met);
    }
    drawn
}
