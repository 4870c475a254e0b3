//! What has the screen: the panes, the card alone, or a story.

use ratatui::layout::Rect;

use super::panes::{Panes, Shape, has_frame, inside, panes};

/// What has the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// Chart, annals and card, as far as there is room.
    #[default]
    Panes,
    /// The card alone.
    Card,
    /// One event to tell of, with the chart as a strip below.
    Story,
}

/// The longest lines that are read with ease, in columns.
const MEASURE: u16 = 76;

/// Rows below which the chart says too little to be there.
const STRIP: u16 = 9;

/// Rows that a story needs before there is a strip below it.
const STORY: u16 = 11;

/// Places everything; `card_open` says whether a narrow screen shows the card.
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

/// The card in the middle of what the panes would share.
fn card_alone(panes: Panes, body: Rect) -> Panes {
    let card = measured(inside(body));
    Panes {
        shape: Shape::Narrow,
        right: body,
        card,
        ..emptied(panes)
    }
}

/// The card above, the chart as a strip below where there is room for both.
fn story(panes: Panes, body: Rect) -> Panes {
    let inner = inside(body);
    let strip = if inner.height >= STORY + STRIP {
        (inner.height * 2 / 5).max(STRIP)
    } else {
        0
    };
    let above = Rect {
        height: inner.height - strip.min(inner.height),
        ..inner
    };
    let divider = u16::from(strip > 0);
    let chart = Rect {
        y: above.bottom() + divider,
        height: strip.saturating_sub(divider),
        ..inner
    };
    let line = Rect {
        x: body.x,
        y: above.bottom(),
        width: body.width,
        height: divider,
    };
    let card = measured(above);
    let chart = if strip == 0 { Rect::default() } else { chart };
    Panes {
        shape: Shape::Narrow,
        right: body,
        card,
        chart,
        divider: line,
        ..emptied(panes)
    }
}

fn emptied(panes: Panes) -> Panes {
    let none = Rect::default();
    Panes {
        left: none,
        chart: none,
        divider: none,
        annals: none,
        right: none,
        card: none,
        ..panes
    }
}

/// The middle columns of an area, no more than are read with ease, with air above where there is plenty.
fn measured(area: Rect) -> Rect {
    let width = area.width.min(MEASURE);
    let air = u16::from(has_frame(area) && area.height > STORY);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + air,
        width,
        height: area.height - air,
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
                !panes.card.is_empty() && panes.card.width <= MEASURE,
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
