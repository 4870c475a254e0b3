//! Story mode: one event after another, full-screen.

use super::{App, Screen, SelectionAction, StoryAction};
use crate::card::Subject;

impl App {
    /// Enters story mode at the selected event, or leaves it.
    pub(super) fn toggle_story(&mut self) {
        if self.screen() == Screen::Story {
            self.top.show(Screen::Panes);
            return;
        }
        self.settle();
        self.top.show(Screen::Story);
        // In a chronicle with chapters that has just been opened, the story starts at its title page.
        let from_the_start = self.opening
            && self.trail.page().subject == Subject::Chronicle
            && !self.chronicle.chapters.is_empty();
        if let Some(selected) = self.selected.filter(|_| !from_the_start) {
            self.select(selected);
        }
        self.scroll_card(-i32::from(u16::MAX));
    }

    /// Scrolls the card. At its end, goes to the next event; at its top, to the previous one.
    pub(super) fn read_story(&mut self, asked: StoryAction) {
        match asked {
            StoryAction::ReadOn if self.at_end() => self.move_selection(SelectionAction::Next),
            StoryAction::ReadOn => self.scroll_card(self.half_card()),
            StoryAction::ReadBack if self.card_top() == 0 => {
                self.move_selection(SelectionAction::Previous);
            }
            StoryAction::ReadBack => self.scroll_card(-self.half_card()),
        }
    }

    /// True if the last frame showed the end of the card: what has not been drawn is not read yet.
    fn at_end(&self) -> bool {
        let top = self.card_seen().map_or(0, |card| card.top);
        self.last_top().is_some_and(|last| top >= last)
    }
}
