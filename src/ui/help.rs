//! The help: what the marks mean, and every action with its keys, in as many columns as there is room for.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{Canvas, put};
use super::{Theme, frames, glyphs, legend};
use crate::app::{App, Group};
use crate::messages::Message;
use crate::text::Widths;

/// Something with its meaning, or a heading alone.
struct Entry {
    left: Left,
    right: &'static str,
}

/// What stands at the left of a row.
#[derive(Clone)]
enum Left {
    /// Nothing: words go on from the row above.
    Blank,
    Heading(String),
    Keys(String),
    /// A sign in its looks.
    Sign(Vec<(String, Style)>),
}

/// A row of a column: the first of an entry, or what its words go on with.
struct Row {
    left: Left,
    right: String,
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
    let rows = rows(entries(app, theme), width, app.widths);
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
    let inner = frames::sheet_with_foot(theme, body, (app.say(Message::TitleHelp), &keys), buffer);
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
    (width * 3 / 10).clamp(9, 11)
}

fn draw_row(theme: Theme, area: Rect, row: u16, shown: &Row, buffer: &mut Canvas<'_>) {
    let area = area.intersection(buffer.area);
    let keys = keys(area.width);
    let left = Rect {
        width: area.width.min(keys),
        ..area
    };
    match &shown.left {
        Left::Blank => {}
        Left::Heading(words) => {
            put(buffer, area, row, 0, words, theme.accent());
        }
        Left::Keys(words) => {
            put(buffer, left, row, 0, words, theme.key());
        }
        Left::Sign(runs) => {
            let mut column = 0;
            for (words, look) in runs {
                column = put(buffer, left, row, column, words, *look);
            }
        }
    }
    put(buffer, area, row, keys + 1, &shown.right, Style::new());
}

/// The entries in rows of a column.
fn rows(entries: Vec<Entry>, width: u16, widths: Widths) -> Vec<Row> {
    let keys = usize::from(keys(width));
    let room = usize::from(width).saturating_sub(keys + 1).max(1);
    let row = |left, right: &str| Row {
        left,
        right: right.to_owned(),
    };
    let mut rows = Vec::new();
    for entry in entries {
        let left = match entry.left {
            heading @ Left::Heading(_) => {
                rows.extend((!rows.is_empty()).then(|| row(Left::Blank, "")));
                rows.push(row(heading, ""));
                continue;
            }
            // As many keys as have room on one row, of each action the first at least.
            Left::Keys(listed) => Left::Keys(fitting(&listed, keys, widths)),
            left @ (Left::Sign(_) | Left::Blank) => left,
        };
        let lefts = std::iter::once(left).chain(std::iter::repeat(Left::Blank));
        let rights = widths.wrap_plain(entry.right, room);
        rows.extend(lefts.zip(&rights).map(|(left, right)| row(left, right)));
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
fn entries(app: &App, theme: Theme) -> Vec<Entry> {
    let interface = app.interface;
    let heading = |title| Entry {
        left: Left::Heading(interface.say(title).to_owned()),
        right: "",
    };
    let meaning = |left, meaning| Entry {
        left,
        right: interface.say(meaning),
    };
    let signs = legend::signs(theme).into_iter();
    let mut entries = vec![heading(Message::GroupLegend)];
    entries.extend(signs.map(|sign| meaning(Left::Sign(sign.runs), sign.meaning)));
    for group in app.help_groups() {
        entries.push(heading(group.group.title()));
        let lines = group.lines.into_iter();
        entries.extend(lines.map(|(keys, description)| meaning(Left::Keys(keys), description)));
        if group.group == Group::Map {
            let look = theme.lane(0, None).mark;
            let places = glyphs::MAP_LEGEND.iter();
            entries.extend(places.map(|(mark, message)| {
                meaning(Left::Sign(vec![((*mark).to_owned(), look)]), *message)
            }));
        }
    }
    entries
}
