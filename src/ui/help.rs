//! The help: the meaning of the marks, and every action with its keys, in as many columns as fit.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{Canvas, put};
use super::{Theme, frames, glyphs, legend};
use crate::app::{App, Group, HelpPages};
use crate::messages::Message;
use crate::text::Widths;

/// A key or sign with its meaning, or a heading.
struct Entry {
    left: Left,
    right: &'static str,
}

/// The left part of a row.
#[derive(Clone)]
enum Left {
    /// Empty: the text continues from the row above.
    Blank,
    Heading(String),
    Keys(String),
    /// A sign in its style.
    Sign(Vec<(String, Style)>),
}

/// A row of a column: the first of an entry, or a continuation.
struct Row {
    left: Left,
    right: String,
}

/// Rows that stay together in one column: an entry, and its heading if it is the first one below it.
struct Block {
    /// Whether there is a blank row above it, unless it begins a column.
    gap: bool,
    rows: Vec<Row>,
}

/// Minimum width of a column, and maximum number of columns.
const COLUMN: u16 = 38;
const MOST: u16 = 3;

/// Columns between two columns.
const GAP: u16 = 2;

/// With fewer rows than this, blocks are split, since they might not fit on the screen.
const WHOLE: usize = 6;

/// Draws the help over everything, from the block `scroll` on.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    screen: Rect,
    scroll: u16,
    buffer: &mut Canvas<'_>,
) -> HelpPages {
    let panes = app.panes_on(screen);
    let body = Rect {
        y: panes.header.bottom(),
        height: screen.height - panes.header.height - panes.footer.height,
        ..screen
    };
    let count = (body.width / (COLUMN + GAP)).clamp(1, MOST);
    let width = (body.width.saturating_sub(4) / count).saturating_sub(GAP);
    let flow = Flow {
        blocks: blocks(entries(app, theme), width, app.widths()),
        height: usize::from(body.height.saturating_sub(2)),
        count: usize::from(count),
    };
    let flow = flow.parted_if_low();
    let last = flow.last();
    let first = usize::from(scroll).min(last);
    let columns = flow.columns(first);
    let below = flow.rows_from(columns.last().map_or(first, |column| column.end));
    let keys = if below == 0 {
        app.say(Message::HelpCloses).to_owned()
    } else {
        let more = app.interface().total(below);
        app.fill(Message::HelpMore, &[("n", &more)])
    };
    let inner = frames::sheet_with_foot(theme, body, app.say(Message::TitleHelp), &keys, buffer);
    for (place, column) in (0..count).zip(columns) {
        let area = Rect {
            x: inner.x + place * (width + GAP),
            width,
            ..inner
        };
        flow.draw_column(theme, area, column, buffer);
    }
    let counted = |blocks: usize| u16::try_from(blocks).unwrap_or(u16::MAX);
    HelpPages {
        page: counted(flow.page(first)),
        last: counted(last),
    }
}

/// Blocks in columns of equal height, each continuing in the next as in a newspaper.
struct Flow {
    blocks: Vec<Block>,
    height: usize,
    count: usize,
}

impl Flow {
    fn parted_if_low(self) -> Self {
        if self.height >= WHOLE {
            return self;
        }
        let rows = self.blocks.into_iter().flat_map(|block| block.rows);
        let alone = |row| Block {
            gap: false,
            rows: vec![row],
        };
        Self {
            blocks: rows.map(alone).collect(),
            ..self
        }
    }

    /// The blocks in each column, starting from block `first`.
    fn columns(&self, first: usize) -> Vec<Range<usize>> {
        let mut from = first;
        let column = |_| {
            let blocks = self.blocks.get(from..).unwrap_or_default();
            let held = held(blocks, self.height);
            from += held;
            from - held..from
        };
        (0..self.count).map(column).collect()
    }

    /// The first block that does not fit on a page from block `first` on.
    fn end(&self, first: usize) -> usize {
        let columns = self.columns(first);
        columns.last().map_or(first, |column| column.end)
    }

    /// The first block from which on everything fits.
    fn last(&self) -> usize {
        let all = self.blocks.len();
        (0..all).find(|first| self.end(*first) >= all).unwrap_or(0)
    }

    /// How many blocks to scroll by, in either direction, so that none is skipped: all columns of a page.
    fn page(&self, first: usize) -> usize {
        let on = self.end(first) - first;
        let before = (0..first).find(|before| self.end(*before) >= first);
        before.map_or(on, |before| on.min(first - before)).max(1)
    }

    fn rows_from(&self, block: usize) -> usize {
        let blocks = self.blocks.get(block..).unwrap_or_default();
        blocks.iter().map(|block| block.rows.len()).sum()
    }

    fn draw_column(&self, theme: Theme, area: Rect, column: Range<usize>, buffer: &mut Canvas<'_>) {
        let mut row = 0;
        for (place, block) in self
            .blocks
            .get(column)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            row += u16::from(block.gap && place > 0);
            for shown in &block.rows {
                if row < area.height {
                    draw_row(theme, area, row, shown, buffer);
                }
                row += 1;
            }
        }
    }
}

/// How many blocks fit in a column, at least one.
fn held(blocks: &[Block], height: usize) -> usize {
    let mut used = 0;
    let fits = |(place, block): &(usize, &Block)| {
        used += usize::from(block.gap && *place > 0) + block.rows.len();
        *place == 0 || used <= height
    };
    blocks.iter().enumerate().take_while(fits).count()
}

/// Width of the keys in a column of the help.
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

/// The entries as blocks of rows for a column of the given width.
fn blocks(entries: Vec<Entry>, width: u16, widths: Widths) -> Vec<Block> {
    let keys = usize::from(keys(width));
    let room = usize::from(width).saturating_sub(keys + 1).max(1);
    let row = |left, right: &str| Row {
        left,
        right: right.to_owned(),
    };
    let mut blocks: Vec<Block> = Vec::new();
    let mut heading = None;
    for entry in entries {
        let left = match entry.left {
            words @ Left::Heading(_) => {
                heading = Some(row(words, ""));
                continue;
            }
            // As many keys as fit on one row, but at least the first of each action.
            Left::Keys(listed) => Left::Keys(fitting(&listed, keys, widths)),
            left @ (Left::Sign(_) | Left::Blank) => left,
        };
        let lefts = std::iter::once(left).chain(std::iter::repeat(Left::Blank));
        let rights = widths.wrap_plain(entry.right, room);
        let rows = lefts.zip(&rights).map(|(left, right)| row(left, right));
        let gap = heading.is_some();
        let rows = heading.take().into_iter().chain(rows).collect();
        blocks.push(Block { gap, rows });
    }
    blocks
}

/// The first keys of a list that fit.
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

/// The separator that the app puts between keys of a list.
const BETWEEN_KEYS: &str = "  ";

/// The legend comes first: a user who does not know a mark cannot look it up by name.
fn entries(app: &App, theme: Theme) -> Vec<Entry> {
    let interface = app.interface();
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Overlay, Seen, parse_keys};
    use crate::messages::Interface;

    /// The help in the language of an app, on a screen of the given size.
    fn flow(app: &App, (width, height): (u16, u16)) -> Flow {
        let count = (width / (COLUMN + GAP)).clamp(1, MOST);
        let column = (width.saturating_sub(4) / count).saturating_sub(GAP);
        let flow = Flow {
            blocks: blocks(entries(app, Theme::night()), column, app.widths()),
            height: usize::from(height.saturating_sub(4)),
            count: usize::from(count),
        };
        flow.parted_if_low()
    }

    fn app() -> App {
        let chronicle = crate::format::embedded().unwrap().chronicle;
        App::new(Arc::new(chronicle), &["en".to_owned()])
    }

    const SIZES: [(u16, u16); 6] = [(80, 24), (120, 36), (200, 50), (60, 12), (40, 5), (120, 7)];

    #[test]
    fn an_entry_of_the_help_stays_whole_with_its_heading() {
        let mut app = app();
        for interface in Interface::ALL {
            app.set_interface(interface);
            for size in SIZES {
                let flow = flow(&app, size);
                let columns = (0..=flow.last()).flat_map(|first| flow.columns(first));
                for column in columns {
                    let blocks = &flow.blocks[column];
                    let rows: usize = blocks.iter().map(|block| block.rows.len()).sum();
                    let gaps = blocks.iter().skip(1).filter(|block| block.gap).count();
                    let case = format!("{interface:?} {size:?}");
                    assert!(rows + gaps <= flow.height.max(1), "{case}");
                    let last = blocks.last().and_then(|block| block.rows.last());
                    let heading = last.is_some_and(|row| matches!(row.left, Left::Heading(_)));
                    assert!(!heading || flow.height < WHOLE, "{case}");
                }
            }
        }
    }

    #[test]
    fn paging_through_the_help_passes_over_nothing() {
        let mut app = app();
        app.press(parse_keys("?").unwrap()[0]);
        for size in SIZES {
            let flow = flow(&app, size);
            let last = flow.last();
            for key in ["<space>", "u"] {
                let key = parse_keys(key).unwrap()[0];
                let mut seen = vec![false; flow.blocks.len()];
                for _ in 0..flow.blocks.len() {
                    let Some(Overlay::Help(help)) = app.overlay() else {
                        panic!("the help is open");
                    };
                    let first = usize::from(help.scroll).min(last);
                    for column in flow.columns(first) {
                        seen[column].fill(true);
                    }
                    let page = flow.page(first);
                    let counted = |blocks| u16::try_from(blocks).unwrap();
                    app.set_seen(Seen {
                        help: HelpPages {
                            page: counted(page),
                            last: counted(last),
                        },
                        ..app.seen().clone()
                    });
                    app.press(key);
                }
                let missed = seen.iter().filter(|seen| !**seen).count();
                assert_eq!(missed, 0, "{size:?} by {key}");
            }
        }
    }
}
