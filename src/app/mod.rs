//! The program's state and what actions do to it: pure, no terminal, no files, no clock.

mod access;
mod action;
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
    ProgramAction, PromptAction, ScreenAction, SelectionAction, StoryAction, WindowAction,
};
pub use bindings::{BINDINGS, Binding};
pub use context::{Context, Group};
pub use dialog::{
    Answer, Choosing, DateDialog, FilterMenu, FilterRow, HEAVIEST, Line, NamesMenu, Palette,
    SearchDialog,
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
pub use problems::{Problems, ProblemsMenu, Spot, Trouble};
pub use rebind::{Misbinding, Rebinding, Written};
pub use related::Bearing;
pub use top::{Help, Overlay, Screen};
pub use trail::{Page, Trail};

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

/// What an action asks of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing changed; there is nothing to draw.
    Unchanged,
    /// Draw again.
    Redraw,
    /// Put this text on the clipboard, and draw again.
    Copy(String),
    /// Clear the screen and redraw everything.
    Repaint,
    /// Have the file edited.
    Edit(Spot),
    /// Read the file again.
    ReadAgain,
    /// Stop until the shell continues the process.
    Suspend,
    /// Leave.
    Quit,
    /// Leave as if interrupted.
    Interrupt,
}

/// What the last frame found out about room, so that the next action can page by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The screen.
    pub screen: Rect,
    /// Rows of the annals.
    pub annals_rows: u16,
    /// Where things stood, for the mouse.
    pub places: Places,
    /// What there was to see of the card.
    pub card: SeenCard,
    /// How many entries of the help a page goes on by, and with how many more it ends than it begins with.
    pub help_rows: (u16, u16),
    /// The column and row where something is being written.
    pub cursor: Option<(u16, u16)>,
    /// The column and row of what is selected, where the cursor rests while it is hidden: braille displays follow it.
    pub rest: Option<(u16, u16)>,
}

/// What a card is laid out for: languages, calendars, how characters are counted, what has the screen, columns.
pub type LaidOut = (Choice, Interface, Calendars, Widths, Spread, u16);

/// What the last frame found out about the card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeenCard {
    /// Its subject.
    pub subject: Subject,
    /// What it was laid out for; nothing before the first frame.
    pub laid_out: Option<LaidOut>,
    /// Rows above the first visible one.
    pub top: u16,
    /// Rows that were visible.
    pub visible: u16,
    /// All its rows, once they are counted: the first frame lays out no more than it shows.
    pub rows: Option<u16>,
    /// Where the names in sight lead that are met for the first time, from top to bottom.
    pub links: Vec<Ref>,
    /// Where on the screen something stands that leads elsewhere, and the address: on the web, or of a file by its name from the
    /// chronicle's.
    pub addresses: Vec<(Rect, String)>,
}

impl SeenCard {
    /// True if the next frame will know how many rows the card has, and this one did not.
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
            help_rows: (20, 20),
            cursor: None,
            rest: None,
        }
    }
}

/// The step of the balance that a chronicle opens with.
pub const OPENING_BALANCE: u8 = 1;

/// What is stepped through with one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stepped {
    /// The language of names.
    Names,
    /// The language of glosses.
    Gloss,
}

/// Everything that can change while the program runs.
#[derive(Debug, Clone)]
pub struct App {
    /// What is looked at.
    pub chronicle: Arc<Chronicle>,
    /// The selected event; none if the chronicle has none.
    pub selected: Option<EventId>,
    /// The date that was gone to, until the next move.
    date_mark: Option<When>,
    /// The stretch of time in the chart.
    pub window: Window,
    /// The window that the layout of the chart goes by: the one that panning began with, so that it moves nothing.
    settled: Window,
    /// The languages of names.
    pub choice: Choice,
    /// The language of whatever is not the chronicle's own.
    pub interface: Interface,
    /// The calendars of dates.
    calendars: Calendars,
    /// How wide the terminal draws characters.
    pub widths: Widths,
    /// The card that the side panel shows, and the way to it.
    trail: Trail,
    /// The pane that keys of movement act on.
    focus: Pane,
    /// What was left out of a file of another program.
    left_out: Option<LeftOut>,
    /// What is wrong with the file, if anything is.
    problems: Option<Problems>,
    /// The name of the file, if there is one that can be read again and edited.
    file: Option<String>,
    /// The base map that the chronicle names, if it names one.
    own_map: Option<Arc<BaseMap>>,
    /// How far the file has been read, while that is not all of it.
    loading: Option<Loading>,
    /// What the names of the events have in them, once a thread has made it.
    index: Index,
    /// What the last search found.
    found: Option<Found>,
    /// What the last frame found out.
    pub seen: Seen,
    /// How the lanes of the chart are arranged.
    arrangement: Arrangement,
    /// The groups of lanes that share one row each.
    folded: groups::Folded,
    /// Which events are shown.
    filter: Filter,
    /// How time is spread over the chart.
    scale: Scale,
    /// How the names of the chart stand.
    stand: Stand,
    /// True if the mouse is ours, and not the terminal's to select text with.
    mouse: bool,
    /// What passes the filter; none if that is everything.
    sifted: Option<Arc<Sifted>>,
    /// That being worked out.
    sifting: Option<Sifting>,
    /// What has the screen, and what lies over it.
    top: Top,
    /// What the footer says of the last key, until the next one.
    notice: Option<String>,
    /// What the last key stepped through, which the footer shows whole until the next one.
    stepped: Option<Stepped>,
    /// Today, where that is known: what a reader calls so.
    today: Option<Day>,
    /// Which keys ask for what.
    keymap: Arc<Keymap>,
    /// True until the first move: the first event waits behind the chronicle's own card.
    opening: bool,
}

impl App {
    /// Opens a chronicle: on its own card, at its focus, in the language nearest to one of `wanted`.
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
            chronicle,
        }
    }

    /// How dates are shown: in the calendars chosen, in the way of the interface; eras as other names are.
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

    /// The reader of the cards.
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            dating: self.dating(),
            interface: self.interface,
            ..Reader::new(&self.chronicle, self.choice)
        }
    }

    /// Says what day it is.
    pub fn set_today(&mut self, today: Day) {
        self.today = Some(today);
    }

    /// The index of names of the chronicle that is shown, to be made on a thread of its own.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Gives keys other meanings.
    pub fn set_keymap(&mut self, keymap: Arc<Keymap>) {
        self.keymap = keymap;
    }

    /// What the footer says of the last key, until the next one.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// The languages that the last key stepped through, by what they call themselves, and the place of the chosen one; none after
    /// another key.
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

    /// The words of the interface for something.
    pub fn say(&self, message: Message) -> &'static str {
        self.interface.say(message)
    }

    /// Has the very first frame count the rows of the card: for a frame that no one waits for.
    pub fn count_at_once(&mut self) {
        self.seen.card.laid_out = Some(self.laid_out(0));
    }

    /// What the card is laid out for.
    pub fn laid_out(&self, columns: u16) -> LaidOut {
        (
            self.choice,
            self.interface,
            self.calendars,
            self.widths,
            self.spread(),
            columns,
        )
    }

    /// Selects an event, brings it into view and shows its card. A filter that holds it back makes way.
    pub fn select(&mut self, event: EventId) {
        self.make_way(event);
        self.show_event(event);
    }

    /// Selects an event that is shown.
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
