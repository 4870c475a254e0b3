//! What the screen shows: the panes, the card alone, or a story.

use ratatui::layout::Rect;

use super::panes::{Panes, Shape, inside, panes};

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// Chart, annals and card, if there is room.
    #[default]
    Panes,
    /// The card alone.
    Card,
    /// One event at a time, as a story, with the chart as a strip below.
    Story,
}

/// Maximum width of lines that are easy to read, in columns.
const MEASURE: u16 = 76;

/// Maximum width of a card with several columns.
const WIDEST: u16 = 172;

/// Rows of the chart below a story on a low screen, including its divider: the axis, three bands, the strip.
const STRIP: u16 = 6;

/// Up to this many rows, the chart below a story keeps its minimum height.
const FEW: u16 = 26;

/// Minimum number of rows for a story that has a strip below it.
const STORY: u16 = 11;

/// Lays out everything. `card_open` is whether a narrow screen shows the card.
pub fn arrange(screen: Rect, spread: Spread, card_open: bool) -> Panes {
    let panes = panes(screen, card_open);
    let body = Rect {
        y: screen.y + panes.header.height,
        height: screen.height - panes.header.height - panes.footer.height,
        ..screen
    };
    match spread {
        Spread::Panes => panes,
        Spread::Card => card_alone(panes, body),
        Spread::Story => story(panes, body),
    }
}

/// The card in the whole area that the panes would share.
fn card_alone(panes: Panes, body: Rect) -> Panes {
    let (card, foot) = inside(body);
    Panes {
        shape: Shape::Narrow,
        panel: body,
        card: wide(card),
        foot,
        ..emptied(panes)
    }
}

/// The card above, and the chart as a strip below if there is room for both.
fn story(panes: Panes, body: Rect) -> Panes {
    let strip = match body.height {
        rows if rows < STORY + STRIP => 0,
        rows if rows <= FEW => STRIP,
        rows => rows * 2 / 5,
    };
    let divider = u16::from(strip > 0);
    let above = Rect {
        height: body.height - strip.min(body.height),
        ..body
    };
    let chart = Rect {
        y: above.bottom() + divider,
        height: strip.saturating_sub(divider),
        ..body
    };
    let line = Rect {
        y: above.bottom(),
        height: divider,
        ..body
    };
    let (card, foot) = inside(above);
    Panes {
        shape: Shape::Narrow,
        panel: above,
        card: wide(card),
        foot,
        chart: if strip == 0 { Rect::default() } else { chart },
        divider: line,
        ..emptied(panes)
    }
}

fn emptied(panes: Panes) -> Panes {
    let none = Rect::default();
    Panes {
        chart: none,
        divider: none,
        annals: none,
        panel: none,
        card: none,
        foot: none,
        ..panes
    }
}

/// From this many columns on, a card that fills the screen is laid out in several columns.
const COLUMNS: u16 = 110;

/// The area of a card that fills the screen: centred, and no wider than is easy to read, unless there is room for several columns.
fn wide(area: Rect) -> Rect {
    let most = if area.width >= COLUMNS {
        WIDEST
    } else {
        MEASURE
    };
    let width = area.width.min(most);
    Rect {
        x: area.x + (area.width - width) / 2,
        width,
        ..area
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_story_has_a_strip_where_there_is_room() {
        for ((width, height), strip) in [
            ((120, 36), true),
            ((80, 24), true),
            ((60, 16), false),
            ((9, 3), false),
        ] {
            let panes = arrange(Rect::new(0, 0, width, height), Spread::Story, false);
            assert_eq!(!panes.chart.is_empty(), strip, "{width}×{height}");
            assert!(
                !panes.card.is_empty() && panes.card.width <= WIDEST,
                "{panes:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn parts_stay_on_the_screen_and_apart(width in 0u16..320, height in 0u16..120, card: bool) {
            let screen = Rect::new(0, 0, width, height);
            let panes = arrange(screen, if card { Spread::Card } else { Spread::Story }, false);
            let parts = [panes.header, panes.chart, panes.card, panes.footer];
            for (index, part) in parts.iter().enumerate() {
                prop_assert!(part.is_empty() || screen.union(*part) == screen, "{part:?} leaves {screen:?}");
                for other in &parts[index + 1..] {
                    prop_assert!(part.intersection(*other).is_empty(), "{part:?} meets {other:?}");
                }
            }
        }
    }
}
