//! The program's state and what actions do to it: pure, no terminal, no files, no clock.

mod action;
mod calendars;
mod dialog;
mod found;
mod key;
mod keymap;
mod map;
mod mouse;
mod range;
mod update;

pub use action::{Action, BINDINGS, Binding, Group};
pub use dialog::{Answer, Choosing, DateDialog, Dialog, Line, NamesMenu, SearchDialog};
pub use found::Found;
pub use key::{Key, KeyCode, KeyError, parse_keys};
pub use keymap::{action_for, binding, bindings_markdown, hints, map_hints};
pub use map::{MapState, ON_THE_MAP};
pub use mouse::{Gesture, Grip, Mouse, Places, Pointed, pointed};

use std::sync::Arc;

use crate::chronicle::Chronicle;
use crate::chronicle::card::Reader;
use crate::layout::{Pane, Shape, Window};
use crate::map::BaseMap;
use crate::names::{Choice, LanguageId};
use crate::time::{Calendars, DateStyle, Dating, Moment};

/// What the side panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// The chronicle's own card, with its infobox.
    #[default]
    Chronicle,
    /// The card of the selected event.
    Event,
}

/// What an action asks of whoever runs the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing changed; there is nothing to draw.
    Unchanged,
    /// Draw again.
    Redraw,
    /// Clear the screen and draw everything anew.
    Repaint,
    /// Stop and wait to be brought back.
    Suspend,
    /// Leave.
    Quit,
    /// Leave as if interrupted.
    Interrupt,
}

/// What the last frame found out about room, so that the next action can page by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Whether the panes were side by side.
    pub shape: Shape,
    /// Rows of the annals.
    pub annals_rows: u16,
    /// Where things stood, for the mouse.
    pub places: Places,
    /// Rows of the card that were visible, and all that it has.
    pub card_rows: (u16, u16),
    /// Rows of the help that were visible, and all that it has.
    pub help_rows: (u16, u16),
    /// The column and row where something is being written.
    pub cursor: Option<(u16, u16)>,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            shape: Shape::Whole,
            annals_rows: 10,
            places: Places::default(),
            card_rows: (20, 20),
            help_rows: (20, 20),
            cursor: None,
        }
    }
}

/// Everything that can change while the program runs.
#[derive(Debug, Clone)]
pub struct App {
    /// What is looked at.
    pub chronicle: Arc<Chronicle>,
    /// The selected event, by its place in the list.
    pub selected: usize,
    /// The stretch of time in the chart.
    pub window: Window,
    /// The languages of names.
    pub choice: Choice,
    /// The calendars of dates.
    pub calendars: Calendars,
    /// What the side panel shows.
    pub panel: Panel,
    /// The pane that keys of movement speak to.
    pub focus: Pane,
    /// True if a narrow screen shows the card in place of chart and annals.
    pub card_open: bool,
    /// Rows of the card above its first visible one.
    pub card_scroll: u16,
    /// Rows of the help above its first visible one, while the help is open.
    pub help: Option<u16>,
    /// The map, while it has the screen.
    pub map: Option<MapState>,
    /// The base map that the chronicle names, if it names one.
    pub own_map: Option<Arc<BaseMap>>,
    /// The question that is open over the panes.
    pub dialog: Option<Dialog>,
    /// What the last search found.
    pub found: Option<Found>,
    /// What the last frame found out.
    pub seen: Seen,
    /// True if the mouse is ours, and not the terminal's to select text with.
    pub mouse: bool,
    /// What the mouse holds.
    grip: Option<Grip>,
    /// True until the first move: the first event waits behind the chronicle's own card.
    opening: bool,
}

impl App {
    /// Opens a chronicle: on its own card, at its focus, in the language nearest to one of `wanted`.
    pub fn new(chronicle: Arc<Chronicle>, wanted: &[String]) -> Self {
        let languages = &chronicle.languages;
        let first = languages.iter().next().unwrap_or(FIRST_LANGUAGE);
        let main = wanted.iter().find_map(|tag| languages.nearest(tag)).unwrap_or(first);
        let gloss = languages.iter().find(|language| *language != main);
        Self {
            selected: chronicle.opening_event(),
            window: range::opening_window(&chronicle),
            choice: Choice { main, gloss },
            calendars: calendars::opening(&chronicle),
            panel: Panel::default(),
            focus: Pane::default(),
            card_open: false,
            card_scroll: 0,
            help: None,
            map: None,
            own_map: None,
            dialog: None,
            found: None,
            seen: Seen::default(),
            mouse: true,
            grip: None,
            opening: true,
            chronicle,
        }
    }

    /// How dates are shown: in the calendars chosen, in the way of the language of names.
    pub fn dating(&self) -> Dating {
        let style = DateStyle::of_language(self.chronicle.languages.tag(self.choice.main));
        Dating { calendars: self.calendars, style }
    }

    /// The reader of the cards.
    pub fn reader(&self) -> Reader<'_> {
        Reader { dating: self.dating(), ..Reader::new(&self.chronicle, self.choice) }
    }

    /// Selects an event and brings it into view; a place past the end is the last event.
    pub fn select(&mut self, event: usize) {
        self.selected = event.min(self.chronicle.events.len().saturating_sub(1));
        self.panel = Panel::Event;
        self.opening = false;
        self.card_scroll = 0;
        if let Some(event) = self.chronicle.event(self.selected) {
            self.window = self.window.showing(event.when.extent().start());
        }
    }

    /// Selects the first event at or after a moment, or the last one before it.
    pub fn select_at(&mut self, moment: Moment) {
        self.select(self.chronicle.relations.timeline.started_before(moment));
    }
}

/// The language of a chronicle that names none: its texts are plain strings.
const FIRST_LANGUAGE: LanguageId = LanguageId::FIRST;
