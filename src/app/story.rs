//! Story mode: one event after the other on the whole screen.

use super::{Action, App, Outcome};
use crate::layout::Spread;

impl App {
    /// Begins to tell the story at the selected event.
    pub(super) fn tell_story(&mut self) {
        self.settle();
        self.spread = Spread::Story;
        if let Some(selected) = self.selected {
            self.select(selected);
        }
        self.scroll_card(-i32::from(u16::MAX));
    }

    /// Answers an action in story mode.
    pub(super) fn act_in_story(&mut self, action: Action) -> Outcome {
        match action {
            Action::NextEvent | Action::PanRight | Action::OpenCard => {
                self.move_selection(Action::NextEvent);
            }
            Action::PreviousEvent | Action::PanLeft | Action::CardBack => {
                self.move_selection(Action::PreviousEvent);
            }
            Action::ScrollDown if self.at_end() => self.move_selection(Action::NextEvent),
            Action::ScrollUp if self.seen.card.top == 0 => {
                self.move_selection(Action::PreviousEvent);
            }
            Action::Back | Action::Story => self.spread = Spread::Panes,
            // There are no panes, and no links: who wants them leaves.
            Action::NextPane
            | Action::PreviousPane
            | Action::NextLink
            | Action::PreviousLink
            | Action::CardForward
            | Action::Infobox => return Outcome::Unchanged,
            _ => return self.act_on_chronicle(action),
        }
        Outcome::Redraw
    }

    fn at_end(&self) -> bool {
        let card = &self.seen.card;
        card.rows
            .is_some_and(|rows| card.top.saturating_add(card.visible) >= rows)
    }
}
