//! The interactive program: the app with the terminal, the loader, the follower and the log.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;
use ratatui::buffer::Buffer;

use super::address;
use super::follow::{Followed, Follower};
use super::keys;
use super::loading::{self, Begun, Loader, Polled};
use super::log::Log;
use super::mouse::Presses;
use super::positions::{Position, Positions};
use super::state::{self, Chosen};
use crate::app::{App, Overlay};
use crate::opening::{self, Wishes};
use crate::settings::{AmbiguousChoice, Background, Looks};
use crate::terminal::{Flow, Hyperlink, Input, Program, Questions, Waker};
use crate::text::Widths;
use crate::ui::{Artist, Theme};

/// The app as it runs on the terminal.
pub(super) struct Interactive<'a> {
    pub(super) app: App,
    /// What decides the theme.
    pub(super) looks: Looks,
    pub(super) theme: Theme,
    artist: Artist,
    /// Whether to ask the terminal for the width of ambiguous characters.
    measure: bool,
    presses: Presses,
    /// How long the app has worked since the last frame that showed its results.
    since_shown: Duration,
    pub(super) reading: Reading<'a>,
    /// Whether what is shown is a file without mistakes, or the beginning of one.
    pub(super) is_valid: bool,
    /// The languages that the reader has chosen.
    pub(super) chosen: Chosen,
    /// The current file, if it can be read again.
    pub(super) file: Option<PathBuf>,
    /// The other files that it is made of.
    pub(super) included: Vec<PathBuf>,
    /// What to follow once the first frame is on the screen.
    followed: Option<Followed>,
    /// Whether the file is read again when it changes.
    watch: bool,
    pub(super) follower: Option<Follower>,
    pub(super) log: &'a mut Log,
}

/// How much of the file has been read.
pub(super) enum Reading<'a> {
    /// All of it.
    Whole,
    /// Its beginning.
    Part {
        /// Reads the rest.
        loader: Box<Loader>,
        /// Requests for the rest.
        wishes: Wishes<'a>,
        /// The remembered position, until it is shown or the user has moved on.
        position: Option<Position>,
    },
    /// Its beginning, since the user wanted no more.
    Stopped,
    /// The rest cannot be shown.
    Failed(anyhow::Error),
}

impl<'a> Interactive<'a> {
    /// Opens the requested file, or its beginning.
    pub(super) fn begin(wishes: Wishes<'a>, watch: bool, log: &'a mut Log) -> Result<Self> {
        let (arguments, config) = (wishes.arguments, wishes.config);
        let options = arguments.import.options();
        let file = opening::lasting(arguments);
        let mut followed = file.map(|file| Followed::of(file, options.clone()));
        let mut included = Vec::new();
        let read = |file| loading::begin(file, options);
        let begun = arguments.file.as_deref().map(read).transpose()?;
        let (mut app, reading) = match begun {
            None => (opening::app(&wishes)?, Reading::Whole),
            Some(Begun::Whole(opened)) => {
                included.clone_from(&opened.included);
                (opening::app_of(*opened, &wishes)?, Reading::Whole)
            }
            Some(Begun::Part(chronicle, loader)) => {
                let mut app = opening::app_of_beginning(*chronicle, &wishes)?;
                let events = app.chronicle().events.len();
                app.set_loading(Some(loader.loading(events)));
                let part = Reading::Part {
                    loader,
                    wishes,
                    position: None,
                };
                (app, part)
            }
        };
        if let Some(followed) = &mut followed {
            followed.include(&included);
        }
        app.set_file(file.map(|file| file.display().to_string()));
        Ok(Self {
            is_valid: app.problems().is_none(),
            chosen: Chosen::default(),
            app,
            looks: Looks::of(arguments, config),
            theme: Theme::default(),
            artist: Artist::default(),
            measure: opening::ambiguous(arguments, config) == AmbiguousChoice::Auto,
            presses: Presses::default(),
            since_shown: Duration::ZERO,
            reading,
            file: file.map(Path::to_owned),
            included,
            followed,
            watch,
            follower: None,
            log,
        })
    }

    /// Stores the included files, which are followed as well.
    fn include(&mut self, included: Vec<PathBuf>) {
        if let Some(follower) = &self.follower {
            follower.also(&included);
        }
        self.included = included;
    }

    /// Goes to where the reader was the last time, if as much of the file has been read.
    pub(super) fn recall(&mut self, positions: Option<&Positions>) {
        if let Some(position) = positions.and_then(Positions::recall) {
            self.take_up(position);
        }
    }

    /// Whether there is a position to remember. The opening view of a file of which only the beginning has been read is not one.
    pub(super) fn has_position(&self) -> bool {
        let is_part = matches!(self.reading, Reading::Part { .. } | Reading::Stopped);
        !is_part || !self.app.is_opening()
    }

    /// Goes to a position, or keeps it until that part of the file has been read.
    fn take_up(&mut self, taken: Position) {
        let is_shown = taken.take_up(&mut self.app);
        if let Reading::Part { position, .. } = &mut self.reading {
            *position = Some(taken).filter(|_| !is_shown);
        }
    }

    /// Ends the loading, since the app has the whole file, and goes to where the reader wanted to be.
    ///
    /// # Errors
    /// Returns what the file does not have.
    pub(super) fn arrive(&mut self) -> Result<()> {
        let reading = std::mem::replace(&mut self.reading, Reading::Whole);
        if let Reading::Part {
            wishes, position, ..
        } = reading
        {
            wishes.fulfil(&mut self.app)?;
            if let Some(position) = position {
                self.take_up(position);
            }
        }
        Ok(())
    }

    /// Takes note of what a key or the mouse has changed, given the languages before. The reader no longer waits for a place to start.
    fn moved_on(&mut self, before: [String; 3]) {
        self.chosen.note(before, state::languages(&self.app));
        if let Reading::Part {
            wishes, position, ..
        } = &mut self.reading
        {
            *position = None;
            wishes.moved_on();
            if self.chosen.has_names() {
                wishes.names_are_chosen();
            }
        }
    }

    /// Handles the background colour that the terminal reports.
    fn take_background(&mut self, colour: [u8; 3]) -> Flow {
        let news = self.looks.set_reported(Background::of(colour));
        match self.looks.theme() {
            Ok(theme) if news => {
                self.theme = theme;
                Flow::Continue
            }
            _ => Flow::Unchanged,
        }
    }

    /// Handles the progress of reading the file.
    fn poll_loader(&mut self) -> Flow {
        self.read_on().unwrap_or_else(|error| {
            self.reading = Reading::Failed(error);
            Flow::Quit
        })
    }

    fn read_on(&mut self) -> Result<Flow> {
        let (loader, wishes, position) = match &mut self.reading {
            Reading::Whole | Reading::Stopped => return Ok(Flow::Unchanged),
            Reading::Failed(_) => return Ok(Flow::Quit),
            Reading::Part {
                loader,
                wishes,
                position,
            } => (loader, wishes, position),
        };
        let stopped = self.app.loading().is_some_and(|loading| loading.stopped);
        if !stopped && !loader.is_due() {
            return Ok(Flow::Unchanged);
        }
        let polled = loader.poll(&mut self.app)?;
        self.log.polled(&polled, &self.app);
        match polled {
            Polled::Progress => {}
            Polled::More => {
                wishes.fulfil_on_part(&mut self.app);
                if let Some(position) = position.take() {
                    self.take_up(position);
                }
            }
            Polled::Stopped => self.reading = Reading::Stopped,
            Polled::All { included, is_valid } => {
                self.is_valid = is_valid;
                self.arrive()?;
                self.include(included);
            }
        }
        Ok(Flow::Continue)
    }
}

/// How long the app works before it checks for keys.
const SLICE: Duration = Duration::from_millis(4);

/// How often unfinished work is shown.
const SHOWN_EVERY: Duration = Duration::from_millis(32);

impl Program for Interactive<'_> {
    fn draw(&mut self, cells: &mut Buffer) -> Option<(u16, u16)> {
        self.app.prepare();
        self.app
            .set_seen(self.artist.draw(&self.app, self.theme, cells.area, cells));
        self.app.seen().cursor
    }

    fn resting_place(&self) -> Option<(u16, u16)> {
        // In a text input the cursor is visible.
        let seen = self.app.seen();
        seen.rest.filter(|_| seen.cursor.is_none())
    }

    fn hyperlinks(&self) -> Vec<Hyperlink> {
        let covered = self.app.overlay().is_some();
        let addresses = self.app.seen().card.addresses.iter().filter(|_| !covered);
        addresses
            .filter_map(|(area, address)| {
                let url = address::of(address, self.file.as_deref())?;
                Some(Hyperlink { area: *area, url })
            })
            .collect()
    }

    fn handle(&mut self, input: Input) -> Flow {
        for failure in self.follower.iter().flat_map(Follower::failures) {
            self.log.note(|| format!("not followed: {failure}"));
        }
        self.log.input(&input);
        let moves_on = matches!(input, Input::Key(_) | Input::Mouse(_) | Input::Paste(_));
        let before = moves_on.then(|| state::languages(&self.app));
        if moves_on && matches!(self.app.overlay(), Some(Overlay::Date(_))) {
            // It may be tomorrow by now.
            self.app.set_today(opening::today());
        }
        let flow = match input {
            Input::Key(event) => keys::key(event).map_or(Flow::Unchanged, |key| {
                let outcome = self.app.press(key);
                self.flow(outcome)
            }),
            Input::Resize(..) => Flow::Continue,
            Input::Paste(text) => {
                let outcome = self.app.paste(&text);
                self.flow(outcome)
            }
            Input::Mouse(event) => {
                let mouse = self.presses.mouse(event, Instant::now());
                mouse.map_or(Flow::Unchanged, |mouse| {
                    let outcome = self.app.point(mouse);
                    self.flow(outcome)
                })
            }
            Input::News => self.take_news(),
            Input::Returned(ran) => self.returned(ran),
            Input::Ambiguous(width) if width != self.app.widths().ambiguous() => {
                self.app.set_widths(Widths::new(width));
                Flow::Repaint
            }
            Input::Ambiguous(_) => Flow::Unchanged,
            Input::Background(colour) => self.take_background(colour),
        };
        if let Some(before) = before {
            self.moved_on(before);
        }
        match self.poll_loader() {
            Flow::Quit => Flow::Quit,
            polled if flow == Flow::Unchanged => polled,
            _ => flow,
        }
    }

    fn started(&mut self, waker: Waker) {
        if let Some(followed) = self.followed.take() {
            match Follower::start(followed, self.watch, waker) {
                Ok(follower) => self.follower = Some(follower),
                // Without the thread, the file is just not read again.
                Err(error) => self.log.note(|| format!("not followed: {error}")),
            }
        }
        if let Reading::Part { loader, .. } = &mut self.reading
            && let Err(error) = loader.start()
        {
            self.reading = Reading::Failed(error.into());
        }
    }

    fn mouse(&self) -> bool {
        self.app.mouse()
    }

    fn questions(&self) -> Questions {
        Questions {
            width: self.measure,
            background: self.looks.wants_background(),
        }
    }

    fn busy(&self) -> bool {
        self.app.busy() || self.app.seen().card.uncounted()
    }

    fn patience(&self) -> Option<Duration> {
        matches!(self.reading, Reading::Part { .. }).then_some(loading::POLL_EVERY)
    }

    fn work(&mut self) -> Flow {
        if self.app.seen().card.uncounted() {
            return Flow::Continue;
        }
        let polled = self.poll_loader();
        if polled != Flow::Unchanged || !self.app.busy() {
            return polled;
        }
        let start = Instant::now();
        while self.app.busy() && start.elapsed() < SLICE {
            self.app.work();
        }
        // Results of long work are shown only now and then, since drawing takes time as well.
        self.since_shown += start.elapsed();
        if self.app.busy() && self.since_shown < SHOWN_EVERY {
            return Flow::Unchanged;
        }
        self.since_shown = Duration::ZERO;
        Flow::Continue
    }
}
