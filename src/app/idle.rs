//! What an action says that has changed nothing.

use super::action::{Action, CardAction, MapAction, ScreenAction, WindowAction};
use super::{App, Arrangement, Filter, Page, Screen};
use crate::chronicle::EventId;
use crate::layout::{Pane, Stand, Window};
use crate::messages::Message;

/// What actions on the panes, the map and the story can change.
#[derive(PartialEq)]
pub(super) struct Standing {
    selected: Option<EventId>,
    marked: bool,
    opening: bool,
    window: Window,
    settings: (u8, Stand, Arrangement, Filter),
    screen: (Screen, Pane, bool),
    page: Page,
    pages: (usize, bool),
    found: bool,
}

impl App {
    /// How everything stands that an action could change; nothing of one that has a reason to change nothing.
    pub(super) fn standing(&self, action: Action) -> Option<Standing> {
        match action {
            Action::Selection(_)
            | Action::Window(_)
            | Action::Lane(_)
            | Action::Filter(_)
            | Action::Card(_)
            | Action::Map(_)
            | Action::Story(_)
            | Action::Focus(_)
            | Action::Screen(_) => {}
            Action::Names(_)
            | Action::Dates(_)
            | Action::Overlay(_)
            | Action::Help(_)
            | Action::Prompt(_)
            | Action::Edit(_)
            | Action::Menu(_)
            | Action::NamesMenu(_)
            | Action::FilterMenu(_)
            | Action::Program(_) => return None,
        }
        let mut page = self.trail.page();
        if page.reveal && page.subject == self.seen.card.subject {
            // The last frame has scrolled the card to its link.
            page.scroll = self.seen.card.top;
        }
        Some(Standing {
            selected: self.selected,
            marked: self.date_mark.is_some(),
            opening: self.opening,
            window: self.window,
            settings: (
                self.scale.step().0,
                self.stand,
                self.arrangement.clone(),
                self.filter.clone(),
            ),
            screen: (self.screen(), self.focus, self.shows_card(&self.panes())),
            page,
            pages: (self.trail.before().count(), self.trail.has_more()),
            found: self.found.is_some(),
        })
    }

    /// Says in the footer that an action has changed nothing.
    pub(super) fn say_idle(&mut self, action: Action, before: Option<&Standing>) {
        let idle = before.is_some() && self.standing(action).as_ref() == before;
        if idle && self.notice.is_none() {
            self.explain(action, idle_words(action));
        }
    }
}

/// Whether what an action asks for is so already, or there is no more of it.
fn idle_words(action: Action) -> Message {
    match action {
        Action::Window(
            WindowAction::FitAll
            | WindowAction::FitFocus
            | WindowAction::FitSelected
            | WindowAction::FitLane
            | WindowAction::Centre,
        )
        | Action::Card(CardAction::Open | CardAction::Infobox)
        | Action::Map(MapAction::FitEvent | MapAction::FitAll | MapAction::Centre)
        | Action::Screen(ScreenAction::Opening) => Message::AlreadySo,
        Action::Selection(_)
        | Action::Window(_)
        | Action::Lane(_)
        | Action::Filter(_)
        | Action::Names(_)
        | Action::Dates(_)
        | Action::Card(_)
        | Action::Map(_)
        | Action::Story(_)
        | Action::Focus(_)
        | Action::Screen(_)
        | Action::Overlay(_)
        | Action::Help(_)
        | Action::Prompt(_)
        | Action::Edit(_)
        | Action::Menu(_)
        | Action::NamesMenu(_)
        | Action::FilterMenu(_)
        | Action::Program(_) => Message::NoFurther,
    }
}
