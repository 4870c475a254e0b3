//! The layout of the panes on a screen of any size.

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

/// The areas of everything on the screen. A part that is not shown has an empty area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// Whether the card is beside the other panes.
    pub shape: Shape,
    /// The header, one row at the top.
    pub header: Rect,
    /// The chart.
    pub chart: Rect,
    /// The row between a story and the chart below it.
    pub divider: Rect,
    /// The annals.
    pub annals: Rect,
    /// The panel that contains the card.
    pub panel: Rect,
    /// The card in the panel.
    pub card: Rect,
    /// The last row of the panel, which shows the current position.
    pub foot: Rect,
    /// The footer, one row at the bottom.
    pub footer: Rect,
}

/// The smallest screen that shows all three panes, in columns and rows.
const WHOLE: (u16, u16) = (80, 24);

/// From this many rows on, a card has a blank row above it.
const AIRY: u16 = 28;

/// Lays out everything. `card_open` is whether a narrow screen shows the card.
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
    let (left, panel) = if whole {
        let width = (screen.width * 33 / 100).clamp(28, 66);
        (
            columns(body, 0, body.width - width),
            columns(body, body.width - width, width),
        )
    } else if card_open {
        (Rect::default(), body)
    } else {
        (body, Rect::default())
    };
    let (chart, annals) = split_left(left);
    let (card, foot) = inside(panel);
    Panes {
        shape: if whole { Shape::Whole } else { Shape::Narrow },
        header,
        chart,
        divider: Rect::default(),
        annals,
        panel,
        card,
        foot,
        footer,
    }
}

/// From this many rows on, the chart gets most of the additional rows: it has names to fill them.
const TALL: u16 = 40;

/// Chart above, annals below. A low or narrow area has only the annals.
fn split_left(left: Rect) -> (Rect, Rect) {
    if left.height < 13 || left.width < 34 {
        return (Rect::default(), left);
    }
    let share = if left.height >= TALL { 64 } else { 57 };
    let chart = left.height * share / 100;
    (rows(left, 0, chart), rows(left, chart, left.height - chart))
}

/// The card of a panel, and the row below it. One column at the left shows whether the panel has the focus. In a panel that is too small
/// for these, the card takes all of it.
pub(super) fn inside(panel: Rect) -> (Rect, Rect) {
    if !has_edge(panel) {
        return (panel, Rect::default());
    }
    let air = u16::from(panel.height >= AIRY);
    let inner = columns(panel, 1, panel.width - 1);
    (
        rows(inner, air, panel.height - 1 - air),
        rows(inner, panel.height - 1, 1),
    )
}

/// Whether a panel has room for more than its text.
pub(super) fn has_edge(panel: Rect) -> bool {
    panel.width >= 12 && panel.height >= 5
}

impl Panes {
    /// These panes with the chart reduced to `rows` rows, and the annals enlarged by as many as it loses.
    #[must_use]
    pub fn with_chart(&self, rows: u16) -> Self {
        let spare = self.chart.height.saturating_sub(rows);
        let spare = if self.annals.is_empty() { 0 } else { spare };
        Self {
            chart: Rect {
                height: self.chart.height - spare,
                ..self.chart
            },
            annals: Rect {
                y: self.annals.y - spare,
                height: self.annals.height + spare,
                ..self.annals
            },
            ..*self
        }
    }

    /// Whether something drawn over the panes has room for a title and its keys.
    pub fn framed(area: Rect) -> bool {
        has_edge(area)
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
