//! The current screen and overlay, at most one of each.

use super::dialog::{DateDialog, FilterMenu, NamesMenu, Palette, SearchDialog};
use super::map::MapState;
use super::pointed::Grip;
use super::problems::ProblemsMenu;
use super::{App, Context};
use ratatui::layout::Rect;

use crate::layout::{Pane, Panes, Shape, Spread, arrange};

/// What fills the screen.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Screen {
    /// Chart, annals and card, as far as there is room.
    #[default]
    Panes,
    /// The card alone.
    Card,
    /// One event at a time, as a story.
    Story,
    /// The map.
    Map(MapState),
}

/// An overlay on the screen. While it is open, it receives the keys.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The help.
    Help(Help),
    /// The prompt for a date to go to.
    Date(DateDialog),
    /// The search.
    Search(Box<SearchDialog>),
    /// The menu of languages.
    Names(NamesMenu),
    /// The menu of lanes and filters.
    Filter(Box<FilterMenu>),
    /// The command palette.
    Palette(Box<Palette>),
    /// The list of problems.
    Problems(ProblemsMenu),
}

/// The state of the open help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Help {
    /// The number of blocks, which are kept whole, before the first visible one.
    pub scroll: u16,
}

/// How far the help can be scrolled, in blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HelpPages {
    /// The number of blocks on the page that is shown.
    pub page: u16,
    /// The first block of the last page.
    pub last: u16,
}

/// The screen, the overlay, and what the mouse is dragging. Changing the screen or the overlay ends a drag.
#[derive(Debug, Clone, Default)]
pub(super) struct Top {
    screen: Screen,
    overlay: Option<Overlay>,
    grip: Option<Grip>,
    /// Whether a narrow screen shows the card instead of chart and annals.
    card_open: bool,
}

impl Top {
    pub(super) fn screen(&self) -> Screen {
        self.screen
    }

    pub(super) fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    pub(super) fn overlay_mut(&mut self) -> Option<&mut Overlay> {
        self.overlay.as_mut()
    }

    pub(super) fn map_mut(&mut self) -> Option<&mut MapState> {
        match &mut self.screen {
            Screen::Map(state) => Some(state),
            Screen::Panes | Screen::Card | Screen::Story => None,
        }
    }

    pub(super) fn grip(&self) -> Option<Grip> {
        self.grip
    }

    pub(super) fn hold(&mut self, grip: Grip) {
        self.grip = Some(grip);
    }

    pub(super) fn let_go(&mut self) {
        self.grip = None;
    }

    /// Switches to a screen.
    pub(super) fn show(&mut self, screen: Screen) {
        self.grip = None;
        self.screen = screen;
    }

    /// Opens an overlay in place of the current one.
    pub(super) fn open(&mut self, overlay: Overlay) {
        self.grip = None;
        self.overlay = Some(overlay);
    }

    /// On a narrow screen, shows the card instead of chart and annals, or switches back to them.
    pub(super) fn open_card(&mut self, open: bool) {
        if self.card_open != open {
            self.grip = None;
        }
        self.card_open = open;
    }

    /// Closes the overlay and returns it.
    pub(super) fn close(&mut self) -> Option<Overlay> {
        self.grip = None;
        self.overlay.take()
    }
}

impl App {
    /// The current screen.
    pub fn screen(&self) -> Screen {
        self.top.screen()
    }

    /// The open overlay.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.top.overlay()
    }

    /// How the panes share the screen; on the map, how they will once it is closed.
    pub fn spread(&self) -> Spread {
        match self.screen() {
            Screen::Panes => Spread::Panes,
            Screen::Card => Spread::Card,
            Screen::Story => Spread::Story,
            Screen::Map(state) => state.under(),
        }
    }

    /// True if a narrow screen shows the card instead of chart and annals.
    pub(super) fn is_card_open(&self) -> bool {
        self.top.card_open
    }

    /// The areas of the panes on the last frame's screen; on the map, those once it is closed.
    pub(super) fn panes(&self) -> Panes {
        self.panes_on(self.seen.screen)
    }

    /// The areas of the panes on a screen.
    pub fn panes_on(&self, screen: Rect) -> Panes {
        arrange(screen, self.spread(), self.is_card_open())
    }

    /// True if the card is visible.
    pub(super) fn shows_card(&self, panes: &Panes) -> bool {
        match self.screen() {
            Screen::Panes => panes.shape == Shape::Whole || self.is_card_open(),
            Screen::Card | Screen::Story => true,
            Screen::Map(_) => false,
        }
    }

    /// True if the chart is visible.
    pub(super) fn shows_chart(&self, panes: &Panes) -> bool {
        match self.screen() {
            Screen::Panes | Screen::Card | Screen::Story => !panes.chart.is_empty(),
            Screen::Map(_) => false,
        }
    }

    /// The panes that can have the focus, in focus order.
    pub(super) fn focusable(&self, panes: &Panes) -> Vec<Pane> {
        let known = match self.screen() {
            Screen::Panes => [
                (Pane::Chart, self.shows_chart(panes)),
                (Pane::Annals, !panes.annals.is_empty()),
                (Pane::Card, self.shows_card(panes)),
            ],
            Screen::Card | Screen::Story | Screen::Map(_) => return Vec::new(),
        };
        let shown = known.into_iter().filter(|(_, shown)| *shown);
        shown.map(|(pane, _)| pane).collect()
    }

    /// The key context of the screen itself, ignoring overlays.
    pub(super) fn screen_context(&self) -> Context {
        match self.screen() {
            Screen::Panes if self.focus == Pane::Card && self.shows_card(&self.panes()) => {
                Context::Card
            }
            Screen::Panes => Context::Panes,
            Screen::Card => Context::Card,
            Screen::Story => Context::Story,
            Screen::Map(_) => Context::Map,
        }
    }
}
