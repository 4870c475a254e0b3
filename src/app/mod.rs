//! The program's state and its actions. Pure: no terminal, no files, no clock.

mod access;
mod action;
mod background;
mod bindings;
mod calendars;
mod chapters;
mod context;
mod copy;
mod dialog;
mod dialog_mouse;
mod filter;
mod found;
mod groups;
mod hints;
mod idle;
mod key;
mod keymap;
mod lanes;
mod left_out;
mod list;
mod loading;
mod map;
mod map_mouse;
mod mouse;
mod opening;
mod panel;
mod pointed;
mod possible;
mod problems;
mod range;
mod rebind;
mod related;
mod story;
mod top;
mod trail;
mod update;

pub use action::{
    Action, CardAction, DateAction, EditAction, FilterAction, FilterMenuAction, FocusAction,
    HelpAction, LaneAction, MapAction, MenuAction, NameAction, NamesMenuAction, OverlayAction,
    ProgramAction, PromptAction, ScreenAction, SelectionAction, Step, StoryAction, WindowAction,
    Zoom,
};
pub use bindings::{BINDINGS, Binding};
pub use context::{Context, Group};
pub use dialog::{
    Answer, Choosing, DateDialog, FilterMenu, FilterRow, Line, NamesMenu, Palette, SearchDialog,
};
pub use dialog_mouse::DialogPlaces;
pub use filter::{Filter, Shows};
pub use found::Found;
pub use hints::{HelpGroup, Hint, bindings_markdown};
pub use key::{Key, KeyCode, KeyError, parse_keys};
pub use keymap::Keymap;
pub use lanes::{Arrangement, LaneRow};
pub use left_out::LeftOut;
pub use loading::Loading;
pub use map::{MapState, Scene};
pub use pointed::{Gesture, Grip, Mouse, Places, Pointed, SeenLane, pointed};
pub use problems::{Diagnostic, Problems, ProblemsMenu, Spot};
pub use rebind::{Misbinding, Rebinding, Written};
pub use related::Bearing;
pub use top::{Help, HelpPages, Overlay, Screen};
pub use trail::{FocusedLink, Page, Trail};

use std::sync::Arc;

use filter::{Sifted, Sifting};
use top::Top;

use ratatui::layout::Rect;

use crate::card::{Reader, Subject};
use crate::chronicle::{Chronicle, Event, EventId, Ref};
use crate::layout::{Pane, Scale, Spread, Stand, Window};
use crate::map::BaseMap;
use crate::messages::{Interface, Message};
use crate::names::{Choice, own_name};
use crate::search::Index;
use crate::text::Widths;
use crate::time::{Calendars, Dating, Day, Moment, When};

/// What the main program must do after an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing: no state has changed.
    Unchanged,
    /// Draw a new frame.
    Redraw,
    /// Put a text on the clipboard and draw a new frame.
    Copy(String),
    /// Clear the screen and redraw everything.
    Repaint,
    /// Open the file in the editor.
    Edit(Spot),
    /// Reload the file.
    ReadAgain,
    /// Suspend the process until the shell continues it.
    Suspend,
    /// Quit.
    Quit,
    /// Quit as if interrupted by a signal.
    Interrupt,
}

/// What the last frame found out about the layout, for the next action and for the mouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The area of the screen.
    pub screen: Rect,
    /// The number of rows of the annals.
    pub annals_rows: u16,
    /// The screen positions of things, for the mouse.
    pub places: Places,
    /// The visible part of the card.
    pub card: SeenCard,
    /// How far the help can be scrolled.
    pub help: HelpPages,
    /// The column and row of the text cursor, while text is typed.
    pub cursor: Option<(u16, u16)>,
    /// The column and row of the selection, where the hidden cursor rests so that braille displays can follow it.
    pub rest: Option<(u16, u16)>,
}

/// Everything besides its content that determines the layout of a card or of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaidOut {
    choice: Choice,
    interface: Interface,
    calendars: Calendars,
    widths: Widths,
    spread: Spread,
    /// The width of its area.
    pub columns: u16,
}

/// What the last frame found out about the card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeenCard {
    /// Its subject.
    pub subject: Subject,
    /// The parameters of its layout; `None` before the first frame.
    pub laid_out: Option<LaidOut>,
    /// The number of rows above the first visible one.
    pub top: u16,
    /// The number of visible rows.
    pub visible: u16,
    /// The number of all rows, or `None` if not counted yet: the first frame only lays out what it shows.
    pub rows: Option<u16>,
    /// The targets of the visible links in order, each at its first occurrence.
    pub links: Vec<Ref>,
    /// The screen areas of external links with their addresses: a URL, or a file name relative to the chronicle.
    pub addresses: Vec<(Rect, String)>,
}

impl SeenCard {
    /// True if the row count is still unknown but the next frame will compute it.
    pub fn uncounted(&self) -> bool {
        self.visible > 0 && self.laid_out.is_some() && self.rows.is_none()
    }
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            screen: Rect::new(0, 0, 120, 36),
            annals_rows: 10,
            places: Places::default(),
            card: SeenCard::default(),
            help: HelpPages::default(),
            cursor: None,
            rest: None,
        }
    }
}

/// The step of the time scale that a chronicle opens with.
pub const OPENING_BALANCE: u8 = 1;

/// What a key steps through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stepped {
    /// The main language of names.
    Names,
    /// The gloss language.
    Gloss,
}

/// All state that can change while the program runs.
#[derive(Debug, Clone)]
pub struct App {
    /// The chronicle on display.
    chronicle: Arc<Chronicle>,
    /// The selected event, or `None` if the chronicle has no events.
    selected: Option<EventId>,
    /// The date jumped to; cleared by the next move.
    date_mark: Option<When>,
    /// The time window of the chart.
    window: Window,
    /// The window that the chart's layout is based on. While panning it stays the same, so that lanes and names do not move.
    settled: Window,
    /// The languages of names.
    choice: Choice,
    /// The language of the interface.
    interface: Interface,
    /// The calendars that dates are shown in.
    calendars: Calendars,
    /// How wide the terminal draws characters.
    widths: Widths,
    /// The history of cards in the side panel; its last page is the card on display.
    trail: Trail,
    /// The pane that movement keys act on.
    focus: Pane,
    /// How far the list of events is scrolled.
    list_scroll: list::ListScroll,
    /// What an import of another program's file left out.
    left_out: Option<LeftOut>,
    /// The problems of the file, or `None` if it has none.
    problems: Option<Problems>,
    /// The name of the file, or `None` if it cannot be reloaded and edited.
    file: Option<String>,
    /// The base map named by the chronicle, if any.
    own_map: Option<Arc<BaseMap>>,
    /// How much of the file has been read, or `None` once loading has finished.
    loading: Option<Loading>,
    /// The search index of event names; empty until a background thread has built it.
    index: Index,
    /// The result of the last search.
    found: Option<Found>,
    /// What the last frame found out.
    seen: Seen,
    /// How the lanes of the chart are arranged.
    arrangement: Arrangement,
    /// The groups of lanes that are folded into one row.
    folded: groups::Folded,
    /// Which events are shown.
    filter: Filter,
    /// The time scale of the chart.
    scale: Scale,
    /// How event names are oriented in the chart.
    stand: Stand,
    /// True if mouse capture is on; otherwise the terminal uses the mouse to select text.
    mouse: bool,
    /// The events that pass the filter, or `None` if all do.
    sifted: Option<Arc<Sifted>>,
    /// The filter evaluation in progress.
    sifting: Option<Sifting>,
    /// The screen and the overlay.
    top: Top,
    /// A message about the last key, shown in the footer until the next one.
    notice: Option<String>,
    /// What the last key stepped through; the footer lists all choices until the next key.
    stepped: Option<Stepped>,
    /// Today's date, if known, for words such as "today" in a typed date.
    today: Option<Day>,
    /// The key bindings.
    keymap: Arc<Keymap>,
    /// True until the first move: the chronicle's own card is shown, with the first event selected.
    opening: bool,
    /// What the last press was on.
    pressed: mouse::Pressed,
}

impl App {
    /// Opens a chronicle on its own card and at its focus, in the language that best matches `wanted`.
    pub fn new(chronicle: Arc<Chronicle>, wanted: &[String]) -> Self {
        let languages = &chronicle.languages;
        let main = languages.nearest_of(wanted);
        let gloss = languages.iter().find(|language| *language != main);
        Self {
            selected: chronicle.opening_event(),
            date_mark: None,
            window: range::opening_window(&chronicle),
            settled: range::opening_window(&chronicle),
            choice: Choice { main, gloss },
            interface: Interface::default(),
            calendars: calendars::opening(&chronicle),
            widths: Widths::default(),
            trail: Trail::default(),
            focus: Pane::default(),
            notice: None,
            stepped: None,
            list_scroll: list::ListScroll::default(),
            left_out: None,
            problems: None,
            file: None,
            own_map: None,
            loading: None,
            index: Index::default(),
            found: None,
            seen: Seen::default(),
            arrangement: Arrangement::default(),
            folded: groups::Folded::default(),
            filter: Filter::default(),
            sifted: None,
            sifting: None,
            scale: Scale::of(&chronicle.relations.timeline, OPENING_BALANCE),
            stand: Stand::default(),
            mouse: true,
            top: Top::default(),
            today: None,
            keymap: Keymap::standard(),
            opening: true,
            pressed: mouse::Pressed::default(),
            chronicle,
        }
    }

    /// How dates are written: in the chosen calendars and the style of the interface, with era names in the language of names.
    pub fn dating(&self) -> Dating {
        let names = self.chronicle.languages.tag(self.choice.main);
        let eras = self.interface.date_style_of(names);
        Dating {
            calendars: self.calendars,
            style: self.interface.date_style(),
            eras,
            offered: calendars::offered(&self.chronicle),
        }
    }

    /// The settings with which cards are composed.
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            dating: self.dating(),
            interface: self.interface,
            ..Reader::new(&self.chronicle, self.choice)
        }
    }

    /// Sets today's date.
    pub fn set_today(&mut self, today: Day) {
        self.today = Some(today);
    }

    /// The search index of event names, to be built on a background thread.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Replaces the key bindings.
    pub fn set_keymap(&mut self, keymap: Arc<Keymap>) {
        self.keymap = keymap;
    }

    /// The message about the last key, shown in the footer until the next one.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// The native names of the languages that the last key stepped through, and the index of the chosen one. `None` after any other key.
    pub fn languages_stepped(&self) -> Option<(Vec<&str>, usize)> {
        let languages = &self.chronicle.languages;
        let of = |language| own_name(languages.tag(language));
        let main = self.choice.main;
        match self.stepped? {
            Stepped::Names => {
                let chosen = languages.iter().position(|language| language == main);
                Some((languages.iter().map(of).collect(), chosen.unwrap_or(0)))
            }
            Stepped::Gloss => {
                let others: Vec<_> = languages.iter().filter(|other| *other != main).collect();
                let place = |gloss| others.iter().position(|other| *other == gloss);
                let chosen = self
                    .choice
                    .gloss
                    .and_then(place)
                    .map_or(0, |place| place + 1);
                let none = std::iter::once(self.say(Message::MenuNoGloss));
                Some((none.chain(others.into_iter().map(of)).collect(), chosen))
            }
        }
    }

    /// A message in the language of the interface.
    pub fn say(&self, message: Message) -> &'static str {
        self.interface.say(message)
    }

    /// Makes the first frame count the rows of the card, for output where nobody waits for that frame.
    pub fn count_at_once(&mut self) {
        self.seen.card.laid_out = Some(self.laid_out(0));
    }

    /// The parameters of the layout of a card or of the list, in an area of the given width.
    pub fn laid_out(&self, columns: u16) -> LaidOut {
        LaidOut {
            choice: self.choice,
            interface: self.interface,
            calendars: self.calendars,
            widths: self.widths,
            spread: self.spread(),
            columns,
        }
    }

    /// Selects an event, brings it into view and shows its card. A filter that hides the event is disabled.
    pub fn select(&mut self, event: EventId) {
        self.make_way(event);
        self.show_event(event);
    }

    /// Selects an event that passes the filter.
    pub(super) fn show_event(&mut self, event: EventId) {
        self.settle();
        self.bring_into_view(event);
        let subject = self.selected_subject();
        match self.trail.page().subject {
            Subject::Thing(Ref::Event(_)) | Subject::Chapter(_) => self.trail.replace(subject),
            _ => self.trail.open(subject),
        }
    }

    pub(super) fn bring_into_view(&mut self, event: EventId) {
        self.selected = Some(event);
        self.date_mark = None;
        self.opening = false;
        self.scroll_lanes_back();
        let start = self.chronicle[event].when.extent().start();
        self.window = self.shown(start);
    }

    /// The selected event.
    pub fn selected_event(&self) -> Option<&Event> {
        self.selected.map(|selected| &self.chronicle[selected])
    }

    /// Selects the first event at or after a moment, or the last one before it, of those that are shown.
    fn select_at(&mut self, moment: Moment) {
        if let Some(event) = self.shown_from(moment) {
            self.show_event(event);
        }
    }
}
