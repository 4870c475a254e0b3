//! What has the screen, and what lies over it: one value each.

use super::dialog::{DateDialog, FilterMenu, NamesMenu, Palette, SearchDialog};
use super::map::MapState;
use super::pointed::Grip;
use super::problems::ProblemsMenu;
use super::{App, Context};
use ratatui::layout::Rect;

use crate::layout::{Pane, Panes, Shape, Spread, arrange};

/// What has the screen.
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

/// What lies over the screen. Until it is closed, keys go to it.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The help.
    Help(Help),
    /// Which date to go to.
    Date(DateDialog),
    /// What to look for.
    Search(Box<SearchDialog>),
    /// Which languages names are to be in.
    Names(NamesMenu),
    /// Which lanes and events are to be shown.
    Filter(Box<FilterMenu>),
    /// What is to be done, by its words.
    Palette(Box<Palette>),
    /// What is wrong with the file.
    Problems(ProblemsMenu),
}

/// The help while it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Help {
    /// Rows above the first visible one.
    pub scroll: u16,
}

/// The screen, what lies over it, and what the mouse holds of it. A drag ends wherever one of the two changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Top {
    screen: Screen,
    overlay: Option<Overlay>,
    grip: Option<Grip>,
    /// Whether a narrow screen shows the card in place of chart and annals.
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

    /// Gives the screen to something.
    pub(super) fn show(&mut self, screen: Screen) {
        self.grip = None;
        self.screen = screen;
    }

    /// Opens something over the screen, in place of what is open there.
    pub(super) fn open(&mut self, overlay: Overlay) {
        self.grip = None;
        self.overlay = Some(overlay);
    }

    /// Shows the card in place of chart and annals, or these again, where the screen is too narrow for all of them.
    pub(super) fn open_card(&mut self, open: bool) {
        if self.card_open != open {
            self.grip = None;
        }
        self.card_open = open;
    }

    /// Closes what lies over the screen.
    pub(super) fn close(&mut self) -> Option<Overlay> {
        self.grip = None;
        self.overlay.take()
    }
}

impl App {
    /// What has the screen.
    pub fn screen(&self) -> Screen {
        self.top.screen()
    }

    /// What lies over the screen.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.top.overlay()
    }

    /// How the panes share the screen; under the map, how they will when it is closed.
    pub fn spread(&self) -> Spread {
        match self.screen() {
            Screen::Panes => Spread::Panes,
            Screen::Card => Spread::Card,
            Screen::Story => Spread::Story,
            Screen::Map(state) => state.under(),
        }
    }

    /// True if a narrow screen shows the card in place of chart and annals.
    pub(super) fn is_card_open(&self) -> bool {
        self.top.card_open
    }

    /// Where the panes are on the screen as the last frame knew it; under the map, where they will be.
    pub(super) fn panes(&self) -> Panes {
        self.panes_on(self.seen.screen)
    }

    /// Where the panes are on a screen.
    pub fn panes_on(&self, screen: Rect) -> Panes {
        arrange(screen, self.spread(), self.is_card_open())
    }

    /// True if the card can be seen.
    pub(super) fn shows_card(&self, panes: &Panes) -> bool {
        match self.screen() {
            Screen::Panes => panes.shape == Shape::Whole || self.is_card_open(),
            Screen::Card | Screen::Story => true,
            Screen::Map(_) => false,
        }
    }

    /// True if the chart can be seen.
    pub(super) fn shows_chart(&self, panes: &Panes) -> bool {
        match self.screen() {
            Screen::Panes | Screen::Card | Screen::Story => !panes.chart.is_empty(),
            Screen::Map(_) => false,
        }
    }

    /// The panes that can have the focus, in its order.
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

    /// The context of keys while nothing lies over the screen.
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
