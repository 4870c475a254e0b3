//! Where the panes stand on a screen of any size.

use ratatui::layout::Rect;

/// The parts of the screen that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The chart of lanes.
    Chart,
    /// The annals: the list of events.
    #[default]
    Annals,
    /// The side panel with a card.
    Card,
}

/// Whether the three panes are side by side or take turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// All three at once.
    Whole,
    /// Chart and annals, or the card in their place.
    Narrow,
}

/// The places of everything on the screen; an absent part has an empty rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// Whether the card stands beside the others.
    pub shape: Shape,
    /// One row at the top.
    pub header: Rect,
    /// The frame around chart and annals.
    pub left: Rect,
    /// The inside of the chart.
    pub chart: Rect,
    /// The row between chart and annals.
    pub divider: Rect,
    /// The inside of the annals.
    pub annals: Rect,
    /// The frame around the card.
    pub right: Rect,
    /// The inside of the card.
    pub card: Rect,
    /// One row at the bottom.
    pub footer: Rect,
}

/// The smallest screen that shows all three panes, in columns and rows.
const WHOLE: (u16, u16) = (80, 24);

/// Places everything; `card_open` says whether a narrow screen shows the card.
pub(super) fn panes(screen: Rect, card_open: bool) -> Panes {
    let whole = screen.width >= WHOLE.0 && screen.height >= WHOLE.1;
    let header = rows(screen, 0, u16::from(screen.height >= 5));
    let footer = rows(
        screen,
        screen.height.saturating_sub(1),
        u16::from(screen.height >= 7),
    );
    let body = rows(
        screen,
        header.height,
        screen.height - header.height - footer.height,
    );
    let (left, right) = if whole {
        let width = (screen.width * 32 / 100).clamp(28, 66);
        (
            columns(body, 0, body.width - width),
            columns(body, body.width - width, width),
        )
    } else if card_open {
        (Rect::default(), body)
    } else {
        (body, Rect::default())
    };
    let (chart, divider, annals) = split_left(left);
    Panes {
        shape: if whole { Shape::Whole } else { Shape::Narrow },
        header,
        left,
        chart,
        divider,
        annals,
        right,
        card: inside(right),
        footer,
    }
}

/// Chart above, annals below; a low or thin room has the annals alone.
fn split_left(left: Rect) -> (Rect, Rect, Rect) {
    let inner = inside(left);
    if inner.height < 12 || inner.width < 34 {
        return (Rect::default(), Rect::default(), inner);
    }
    let chart = (inner.height - 1) * 58 / 100;
    (
        rows(inner, 0, chart),
        Rect {
            x: left.x,
            width: left.width,
            ..rows(inner, chart, 1)
        },
        rows(inner, chart + 1, inner.height - chart - 1),
    )
}

/// The inside of a frame, with one column of margin where there is room; a frame that would leave
/// nothing is not drawn, and the inside is the whole.
pub(super) fn inside(frame: Rect) -> Rect {
    if !has_frame(frame) {
        return frame;
    }
    Rect {
        x: frame.x + 1,
        y: frame.y + 1,
        width: frame.width - 2,
        height: frame.height - 2,
    }
}

/// True if there is room for a frame around something worth showing.
pub(super) fn has_frame(frame: Rect) -> bool {
    frame.width >= 12 && frame.height >= 5
}

impl Panes {
    /// True if a frame is drawn around this rectangle.
    pub fn framed(frame: Rect) -> bool {
        has_frame(frame)
    }
}

fn rows(area: Rect, first: u16, count: u16) -> Rect {
    Rect {
        y: area.y + first,
        height: count,
        ..area
    }
}

fn columns(area: Rect, first: u16, count: u16) -> Rect {
    Rect {
        x: area.x + first,
        width: count,
        ..area
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_panes_at_eighty_by_twenty_four() {
        let panes = panes(Rect::new(0, 0, 80, 24), false);
        assert_eq!(panes.shape, Shape::Whole);
        assert!(
            panes.card.width >= 26,
            "a card can be read: {:?}",
            panes.card
        );
        assert!(
            panes.chart.width >= 48 && panes.chart.height >= 10,
            "{:?}",
            panes.chart
        );
        assert!(panes.annals.height >= 7, "{:?}", panes.annals);
    }

    proptest! {
        #[test]
        fn parts_stay_on_the_screen_and_apart(width in 0u16..320, height in 0u16..120, card_open: bool) {
            let screen = Rect::new(0, 0, width, height);
            let panes = panes(screen, card_open);
            let parts = [panes.header, panes.chart, panes.annals, panes.card, panes.footer];
            for (index, part) in parts.iter().enumerate() {
                prop_assert!(part.is_empty() || screen.union(*part) == screen, "{part:?} leaves {screen:?}");
                for other in &parts[index + 1..] {
                    prop_assert!(part.intersection(*other).is_empty(), "{part:?} meets {other:?}");
                }
            }
        }
    }
}
