//! The help: every action with its keys, and what the marks mean.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{Canvas, put, put_right};
use super::{Theme, frames, glyphs};
use crate::app::{App, Group};
use crate::layout::Panes;
use crate::messages::Message;

/// A line of the help: a heading alone, or something with its meaning.
struct Entry {
    left: String,
    right: &'static str,
    heading: bool,
}

/// Columns of the keys.
const KEYS: u16 = 20;

/// Draws the help over everything; returns how many of its rows are visible, and how many it has.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    screen: Rect,
    scroll: u16,
    buffer: &mut Canvas<'_>,
) -> (u16, u16) {
    let entries = entries(app);
    let all = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    let area = centred(screen, 76, all.saturating_add(2));
    let inner = frames::sheet(theme, area, app.say(Message::TitleHelp), "", buffer);
    let scroll = scroll.min(all.saturating_sub(inner.height));
    for (row, entry) in (0..inner.height).zip(entries.iter().skip(usize::from(scroll))) {
        draw_entry(theme, inner, row, entry, buffer);
    }
    let below = all.saturating_sub(inner.height + scroll);
    if Panes::framed(area) {
        let closes = || app.say(Message::HelpCloses).to_owned();
        let words = if below > 0 {
            app.tell(
                Message::HelpMore,
                &[("n", &app.interface.total(usize::from(below)))],
            )
        } else {
            closes()
        };
        let foot = Rect {
            width: area.width - 2,
            ..area
        };
        put_right(
            buffer,
            foot,
            area.height - 1,
            &format!(" {words} "),
            theme.dim(),
        );
    }
    (inner.height, all)
}

fn draw_entry(theme: Theme, area: Rect, row: u16, entry: &Entry, buffer: &mut Canvas<'_>) {
    if entry.heading {
        put(buffer, area, row, 0, &entry.left, theme.title(true));
        return;
    }
    let keys = Rect {
        width: area.width.min(KEYS),
        ..area
    };
    put(buffer, keys, row, 1, &entry.left, theme.strong());
    let room = usize::from(area.width.saturating_sub(KEYS + 1));
    put(
        buffer,
        area,
        row,
        KEYS + 1,
        &buffer.widths.shorten(entry.right, room),
        Style::new(),
    );
}

fn entries(app: &App) -> Vec<Entry> {
    let interface = app.interface;
    let heading = |title| Entry {
        left: interface.say(title).to_owned(),
        right: "",
        heading: true,
    };
    let meaning = |left, meaning| Entry {
        left,
        right: interface.say(meaning),
        heading: false,
    };
    let legend = |(mark, message): &(&str, Message)| meaning((*mark).to_owned(), *message);
    let mut entries = Vec::new();
    for group in app.help_groups() {
        entries.push(heading(group.group.title()));
        let lines = group.lines.into_iter();
        entries.extend(lines.map(|(keys, description)| meaning(keys, description)));
        if group.group == Group::Map {
            entries.extend(glyphs::MAP_LEGEND.iter().map(legend));
        }
    }
    entries.push(heading(Message::GroupLegend));
    entries.extend(glyphs::LEGEND.iter().map(legend));
    entries
}

fn centred(screen: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}
