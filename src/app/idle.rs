//! Messages for actions that had no effect.

use super::action::{
    Action, CardAction, LaneAction, MapAction, ScreenAction, SelectionAction, StoryAction,
    WindowAction,
};
use super::groups::Folded;
use super::{App, Arrangement, Filter, Page, Screen};
use crate::chronicle::EventId;
use crate::layout::{Pane, Stand, Window};
use crate::messages::Message;

/// The state that actions on the panes, the map and the story can change.
#[derive(PartialEq)]
pub(super) struct Standing {
    selected: Option<EventId>,
    marked: bool,
    opening: bool,
    window: Window,
    list_scroll: isize,
    settings: (u8, Stand, Arrangement, Filter),
    folded: Folded,
    screen: (Screen, Pane, bool),
    page: Page,
    pages: (usize, bool),
    found: bool,
}

impl App {
    /// The state that an action could change, to compare before and after it. `None` for actions that may legitimately change nothing.
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
        if page.reveals() && page.subject == self.seen.card.subject {
            // The last frame scrolled the card to its link.
            page.scroll = self.seen.card.top;
        }
        Some(Standing {
            selected: self.selected,
            marked: self.date_mark.is_some(),
            opening: self.opening,
            window: self.window,
            list_scroll: self.list_scroll(),
            settings: (
                self.scale.step().0,
                self.stand,
                self.arrangement.clone(),
                self.filter.clone(),
            ),
            folded: self.folded.clone(),
            screen: (self.screen(), self.focus, self.shows_card(&self.panes())),
            page,
            pages: (self.trail.before().count(), self.trail.has_more()),
            found: self.found.is_some(),
        })
    }

    /// Reports in the footer that an action had no effect.
    pub(super) fn say_idle(&mut self, action: Action, before: Option<&Standing>) {
        let idle = before.is_some() && self.standing(action).as_ref() == before;
        if idle && self.notice.is_none() {
            self.explain(action, idle_words(action));
        }
    }
}

/// The reason why an action had no effect.
fn idle_words(action: Action) -> Message {
    match action {
        Action::Selection(of) => of_selection(of),
        Action::Window(of) => of_window(of),
        Action::Card(of) => of_card(of),
        Action::Map(of) => of_map(of),
        Action::Story(StoryAction::ReadOn) => Message::StoryEnds,
        Action::Story(StoryAction::ReadBack) => Message::StoryBegins,
        Action::Lane(LaneAction::ScrollDown | LaneAction::ScrollUp) => Message::LaneAtEnd,
        Action::Screen(ScreenAction::Opening) => Message::OpeningShown,
        Action::Screen(ScreenAction::StepOut) => Message::NothingToClose,
        Action::Lane(
            LaneAction::Whole | LaneAction::Low | LaneAction::Fold | LaneAction::FoldAll,
        )
        | Action::Screen(ScreenAction::Map | ScreenAction::WideCard | ScreenAction::Story)
        | Action::Filter(_)
        | Action::Names(_)
        | Action::Dates(_)
        | Action::Focus(_)
        | Action::Overlay(_)
        | Action::Help(_)
        | Action::Prompt(_)
        | Action::Edit(_)
        | Action::Menu(_)
        | Action::NamesMenu(_)
        | Action::FilterMenu(_)
        | Action::Program(_) => Message::NoChange,
    }
}

const fn of_selection(action: SelectionAction) -> Message {
    match action {
        SelectionAction::Next | SelectionAction::PageDown | SelectionAction::Last => {
            Message::NoLaterEvent
        }
        SelectionAction::Previous | SelectionAction::PageUp | SelectionAction::First => {
            Message::NoEarlierEvent
        }
        SelectionAction::NextInLane => Message::NoLaterInLane,
        SelectionAction::PreviousInLane => Message::NoEarlierInLane,
        SelectionAction::NextFound | SelectionAction::PreviousFound => Message::NoOtherFound,
        SelectionAction::NextChapter => Message::NoLaterChapter,
        SelectionAction::PreviousChapter => Message::NoEarlierChapter,
    }
}

const fn of_window(action: WindowAction) -> Message {
    match action {
        WindowAction::PanLeft => Message::NothingEarlier,
        WindowAction::PanRight => Message::NothingLater,
        WindowAction::ZoomIn => Message::Largest,
        WindowAction::ZoomOut => Message::Smallest,
        WindowAction::FitAll
        | WindowAction::FitFocus
        | WindowAction::FitSelected
        | WindowAction::FitLane => Message::ShownAlready,
        WindowAction::Centre => Message::InMiddle,
        WindowAction::NextScale | WindowAction::NextStand => Message::NoChange,
    }
}

const fn of_card(action: CardAction) -> Message {
    match action {
        CardAction::NextLink | CardAction::PreviousLink => Message::NoLink,
        CardAction::Open => Message::CardOpen,
        CardAction::Back => Message::NoCardBefore,
        CardAction::Forward => Message::NoCardAfter,
        CardAction::Infobox => Message::InfoboxOpen,
        CardAction::LineDown | CardAction::ScrollDown => Message::CardEnd,
        CardAction::LineUp | CardAction::ScrollUp => Message::CardTop,
        CardAction::CopyText | CardAction::CopyMarkdown => Message::NoChange,
    }
}

const fn of_map(action: MapAction) -> Message {
    match action {
        MapAction::NextPlace | MapAction::PreviousPlace => Message::NoOtherPlace,
        MapAction::OpenPlace => Message::CardOpen,
        MapAction::West | MapAction::South | MapAction::North | MapAction::East => {
            Message::MapAtEdge
        }
        MapAction::ZoomIn => Message::Largest,
        MapAction::ZoomOut => Message::Smallest,
        MapAction::FitEvent | MapAction::FitAll => Message::ShownAlready,
        MapAction::Centre => Message::InMiddle,
    }
}
