//! The opening view of a chronicle, and returning to it.

use super::filter::Filter;
use super::list::ListScroll;
use super::{App, Arrangement, OPENING_BALANCE, Screen, Trail, range};
use crate::chronicle::EventId;
use crate::layout::{Pane, Scale, Stand, Window};
use crate::messages::Message;

impl App {
    /// True if everything that keys can move is still in its opening state.
    pub fn is_opening(&self) -> bool {
        self.opening
            && self.screen() == Screen::Panes
            && self.window == range::opening_window(&self.chronicle)
            && self.filter.is_open()
            && self.folded.is_empty()
            && self.arrangement == Arrangement::default()
            && self.scale == self.opening_scale()
            && self.stand == Stand::default()
            && self.list_scroll() == 0
    }

    fn opening_scale(&self) -> Scale {
        Scale::of(&self.chronicle.relations.timeline, OPENING_BALANCE)
    }

    /// Restores the event and window of the last session, and reports that in the footer.
    pub fn take_up(&mut self, event: EventId, window: Window) {
        self.select(event);
        self.show_window(window);
        self.notice = Some(self.fill(Message::TakenUp, &[]));
    }

    /// Restores the opening view: events, window, card and lanes. Languages and calendars stay as chosen.
    pub(super) fn show_opening(&mut self) {
        self.top.show(Screen::Panes);
        self.folded.clear();
        self.set_filter(Filter::default());
        self.found = None;
        self.arrangement = Arrangement::default();
        self.scale = self.opening_scale();
        self.stand = Stand::default();
        self.list_scroll = ListScroll::default();
        self.selected = self.chronicle.opening_event();
        self.date_mark = None;
        self.window = range::opening_window(&self.chronicle);
        self.settled = self.window;
        self.trail = Trail::default();
        self.focus = Pane::default();
        self.top.open_card(false);
        self.opening = true;
    }
}
