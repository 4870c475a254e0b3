//! The help: what the marks mean, and every action with its keys, in as many columns as there is room for.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{Canvas, put};
use super::{Theme, frames, glyphs};
use crate::app::{App, Group};
use crate::messages::Message;
use crate::text::Widths;

/// Something with its meaning, or a heading alone.
struct Entry {
    left: String,
    right: &'static str,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Heading,
    Key,
    Mark,
}

/// A row of a column: the first of an entry, or what its words go on with.
struct Row {
    left: String,
    right: String,
    sort: Sort,
}

/// The narrowest column, and how many there are at most.
const COLUMN: u16 = 38;
const MOST: u16 = 3;

/// Columns between two columns.
const GAP: u16 = 2;

/// Draws the help over everything; returns how many of its rows are visible, and how many it has.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    screen: Rect,
    scroll: u16,
    buffer: &mut Canvas<'_>,
) -> (u16, u16) {
    let panes = app.panes_on(screen);
    let body = Rect {
        y: panes.header.bottom(),
        height: screen.height - panes.header.height - panes.footer.height,
        ..screen
    };
    let count = (body.width / (COLUMN + GAP)).clamp(1, MOST);
    let width = (body.width.saturating_sub(4) / count).saturating_sub(GAP);
    let rows = rows(&entries(app), width, app.widths);
    let visible = body.height.saturating_sub(2);
    // One column goes on in the next, as in a newspaper.
    let all = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let all = all
        .saturating_sub(visible * (count - 1))
        .max(visible.min(all));
    let scroll = scroll.min(all.saturating_sub(visible));
    let below = all.saturating_sub(visible + scroll);
    let keys = if below == 0 {
        app.say(Message::HelpCloses).to_owned()
    } else {
        let more = app.interface.total(usize::from(below));
        app.tell(Message::HelpMore, &[("n", &more)])
    };
    let inner = frames::sheet(theme, body, app.say(Message::TitleHelp), &keys, buffer);
    let shown = rows.get(usize::from(scroll)..).unwrap_or_default();
    let columns = shown.chunks(usize::from(visible).max(1));
    for (place, column) in (0..count).zip(columns) {
        let area = Rect {
            x: inner.x + place * (width + GAP),
            width,
            ..inner
        };
        for (row, shown) in (0..inner.height).zip(column) {
            draw_row(theme, area, row, shown, buffer);
        }
    }
    (inner.height, all)
}

/// Columns of the keys in a column of the help.
fn keys(width: u16) -> u16 {
    (width * 3 / 10).clamp(8, 11)
}

fn draw_row(theme: Theme, area: Rect, row: u16, shown: &Row, buffer: &mut Canvas<'_>) {
    let area = area.intersection(buffer.area);
    let style = match shown.sort {
        Sort::Heading => theme.accent(),
        Sort::Key => theme.key(),
        Sort::Mark => theme.lane(0, None).mark,
    };
    let left = if shown.sort == Sort::Heading {
        area
    } else {
        Rect {
            width: area.width.min(keys(area.width)),
            ..area
        }
    };
    put(buffer, left, row, 0, &shown.left, style);
    let column = keys(area.width) + 1;
    put(buffer, area, row, column, &shown.right, Style::new());
}

/// The entries in rows of a column.
fn rows(entries: &[Entry], width: u16, widths: Widths) -> Vec<Row> {
    let keys = usize::from(keys(width));
    let room = usize::from(width).saturating_sub(keys + 1).max(1);
    let row = |left: &str, right: &str, sort| Row {
        left: left.to_owned(),
        right: right.to_owned(),
        sort,
    };
    let mut rows = Vec::new();
    for entry in entries {
        if entry.sort == Sort::Heading {
            rows.extend((!rows.is_empty()).then(|| row("", "", Sort::Key)));
            rows.push(row(&entry.left, "", Sort::Heading));
            continue;
        }
        // As many keys as have room on one row, of each action the first at least.
        let left = match entry.sort {
            Sort::Key => vec![fitting(&entry.left, keys, widths)],
            Sort::Heading | Sort::Mark => widths.wrap_plain(&entry.left, keys),
        };
        let right = widths.wrap_plain(entry.right, room);
        for place in 0..left.len().max(right.len()) {
            let part = |of: &[String]| of.get(place).cloned().unwrap_or_default();
            rows.push(row(&part(&left), &part(&right), entry.sort));
        }
    }
    rows
}

/// The first keys of a list that have room.
fn fitting(listed: &str, room: usize, widths: Widths) -> String {
    let mut shown = String::new();
    for key in listed.split(BETWEEN_KEYS) {
        let longer = if shown.is_empty() {
            key.to_owned()
        } else {
            [&shown, key].join(BETWEEN_KEYS)
        };
        if !shown.is_empty() && widths.columns(&longer) > room {
            break;
        }
        shown = longer;
    }
    shown
}

/// What the app puts between two keys of a list.
const BETWEEN_KEYS: &str = "  ";

/// The legend first: who does not know a mark cannot ask for it.
fn entries(app: &App) -> Vec<Entry> {
    let interface = app.interface;
    let heading = |title| Entry {
        left: interface.say(title).to_owned(),
        right: "",
        sort: Sort::Heading,
    };
    let meaning = |left, meaning, sort| Entry {
        left,
        right: interface.say(meaning),
        sort,
    };
    let legend =
        |(mark, message): &(&str, Message)| meaning((*mark).to_owned(), *message, Sort::Mark);
    let mut entries = vec![heading(Message::GroupLegend)];
    entries.extend(glyphs::LEGEND.iter().map(legend));
    for group in app.help_groups() {
        entries.push(heading(group.group.title()));
        let lines = group.lines.into_iter();
        entries.extend(lines.map(|(keys, description)| meaning(keys, description, Sort::Key)));
        if group.group == Group::Map {
            entries.extend(glyphs::MAP_LEGEND.iter().map(legend));
        }
    }
    entries
}
