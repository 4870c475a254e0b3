//! Opening a chronicle, in the terminal or as plain text.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use anyhow::Result;

use super::follow::{Followed, Follower};
use super::keys;
use super::loading::{self, Begun, Loader, Looked};
use super::log::Log;
use super::mouse::Presses;
use super::positions::{Position, Positions};
use super::state::{Grounds, Memory};
use crate::app::App;
use crate::chronicle::Ref;
use crate::messages::Interface;
use crate::opening::{self, Wishes};
use crate::print::{self, ListForm, Part};
use crate::settings::{AmbiguousChoice, Background, Config, Looks, ViewArguments};
use crate::terminal::{self, Flow, Hyperlink, Input, Program, Questions, Waker};
use crate::text::Widths;
use crate::time::Day;
use crate::ui::{Artist, Theme};

/// The current day in UTC.
fn today() -> Day {
    /// The Julian day number of 1 January 1970.
    const EPOCH: i64 = 2_440_588;
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs() / 86_400);
    Day(EPOCH + i64::try_from(since).unwrap_or(0))
}

/// How a chronicle is opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct How<'a> {
    /// Print as plain text.
    pub(crate) print: bool,
    /// Ignore and do not keep remembered state.
    pub(crate) no_state: bool,
    /// Read the file again when it changes.
    pub(crate) follow: bool,
    /// Where the log is written.
    pub(crate) log: Option<&'a Path>,
}

/// Opens a chronicle, or prints it if there is no suitable terminal.
pub(crate) fn open(arguments: &ViewArguments, how: How<'_>) -> Result<ExitCode> {
    let mut log = Log::open(how.log)?;
    let ended = open_logged(arguments, how, &mut log);
    match &ended {
        Ok(_) => log.note(|| "ended".to_owned()),
        Err(error) => log.note(|| format!("ended by an error: {error:#}")),
    }
    ended
}

fn open_logged(arguments: &ViewArguments, how: How<'_>, log: &mut Log) -> Result<ExitCode> {
    let How {
        print,
        no_state,
        follow,
        ..
    } = how;
    let config = Config::read(arguments.config.as_deref())?;
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if print || dumb || !io::stdout().is_terminal() {
        return print_logged(arguments, &config, log);
    }
    let memory = if no_state { None } else { Memory::of_user() };
    // Languages named by the user take precedence over remembered ones.
    let named = [
        &arguments.lang,
        &arguments.gloss,
        &config.lang,
        &config.gloss,
    ];
    let recalls_names = named.into_iter().all(Option::is_none);
    let mut program = Interactive::begin(arguments, &config, log)?;
    program.log.opened(&program.app, arguments.file.as_deref());
    program.watch = follow;
    program.app.set_today(today());
    if let Some(memory) = &memory {
        if recalls_names {
            memory.recall_names(&mut program.app);
        }
        if arguments.ui.is_none() && config.ui.is_none() {
            memory.recall_interface(&mut program.app);
        }
    }
    let positions = if no_state {
        None
    } else {
        Positions::of_user(arguments.file.as_deref())
    };
    // A place named by the user takes precedence over the remembered one.
    if arguments.at.is_none() {
        program.recall(positions.as_ref());
    }
    let grounds = if no_state { None } else { Grounds::of_user() };
    program
        .looks
        .recall(grounds.as_ref().and_then(Grounds::recall));
    program.theme = program.looks.theme()?;
    let before = languages(&program.app);
    let status = terminal::run(&mut program)?;
    if let (Some(grounds), Some(told)) = (grounds, program.looks.news()) {
        grounds.keep(told);
    }
    // Freeing a million events takes longer than exiting.
    std::mem::forget(Arc::clone(&program.app.chronicle));
    if let Some(error) = program.failed {
        return Err(error);
    }
    if let Some(memory) = memory.filter(|_| languages(&program.app) != before) {
        memory.keep(&program.app);
    }
    if let Some(positions) = positions.filter(|_| program.has_position()) {
        positions.keep(&program.app);
    }
    Ok(ExitCode::from(status))
}

/// Prints the chronicle, or the requested part of it.
fn print_logged(arguments: &ViewArguments, config: &Config, log: &mut Log) -> Result<ExitCode> {
    let app = opening::app(arguments, config)?;
    log.opened(&app, arguments.file.as_deref());
    let mut out = BufWriter::new(io::stdout().lock());
    print::print(app.reader(), part(&app, arguments.at.as_deref()), &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Lists the events of a chronicle.
pub(crate) fn list(arguments: &ViewArguments, form: ListForm) -> Result<ExitCode> {
    let config = Config::read(arguments.config.as_deref())?;
    let app = opening::app(arguments, &config)?;
    let mut out = BufWriter::new(io::stdout().lock());
    print::list(app.reader(), form, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The address for a terminal to open; `None` for a path relative to a chronicle that is not in a file.
fn address_for_terminal(address: &str, chronicle: Option<&Path>) -> Option<String> {
    if address.contains("://") {
        return Some(address.to_owned());
    }
    let beside = std::path::absolute(chronicle?).ok()?;
    let file = beside.parent()?.join(address);
    Some(format!(
        "file://{}",
        file.to_str()?.replace('%', "%25").replace(' ', "%20")
    ))
}

/// The part of a chronicle to print, given the place to start at.
fn part(app: &App, at: Option<&str>) -> Part {
    match at.and_then(|at| app.chronicle.find(at)) {
        Some(thing) if !matches!(thing, Ref::Event(_)) => Part::Card(thing),
        _ => match at.and(app.selected) {
            Some(event) => Part::From(event),
            None => Part::Whole,
        },
    }
}

/// The languages that the user can choose, by tags that are valid for the whole file as well as its beginning.
fn languages(app: &App) -> (String, Option<String>, Interface) {
    let tag = |language| app.chronicle.languages.tag(language).to_owned();
    (
        tag(app.choice.main),
        app.choice.gloss.map(tag),
        app.interface,
    )
}

/// The app as it runs on the terminal.
pub(super) struct Interactive<'a> {
    pub(super) app: App,
    /// What decides the theme.
    looks: Looks,
    theme: Theme,
    artist: Artist,
    /// Whether to ask the terminal for the width of ambiguous characters.
    measure: bool,
    presses: Presses,
    /// How long the app has worked since the last frame that showed its results.
    since_shown: Duration,
    /// Reads the rest of the file.
    pub(super) loader: Option<Loader>,
    /// Requests for the rest of the file, unless the user has moved on.
    pub(super) wishes: Option<Wishes<'a>>,
    /// The remembered position, until it is shown or the user has moved on.
    pub(super) position: Option<Position>,
    /// Why the rest cannot be shown.
    failed: Option<anyhow::Error>,
    /// The current file, if it can be read again.
    pub(super) file: Option<PathBuf>,
    /// The files that it includes.
    pub(super) included: Vec<PathBuf>,
    /// What to follow once the first frame is on the screen.
    followed: Option<Followed>,
    /// Whether the file is read again when it changes.
    watch: bool,
    pub(super) follower: Option<Follower>,
    pub(super) log: &'a mut Log,
}

impl<'a> Interactive<'a> {
    /// Opens the requested file, or its beginning.
    fn begin(arguments: &'a ViewArguments, config: &'a Config, log: &'a mut Log) -> Result<Self> {
        let options = arguments.import.options();
        let file = arguments
            .file
            .as_deref()
            // A pipe cannot be read again.
            .filter(|file| file.as_os_str() != "-" && file.is_file());
        let mut followed = file.map(|file| Followed::of(file, options.clone()));
        let mut included = Vec::new();
        let read = |file| loading::begin(file, options);
        let begun = arguments.file.as_deref().map(read).transpose()?;
        let (mut app, wishes, loader) = match begun {
            None => (opening::app(arguments, config)?, None, None),
            Some(Begun::Whole(opened)) => {
                included.clone_from(&opened.included);
                (opening::app_of(*opened, arguments, config)?, None, None)
            }
            Some(Begun::Part(chronicle, loader)) => {
                let (mut app, wishes) = opening::app_of_beginning(*chronicle, arguments, config)?;
                let events = app.chronicle.events.len();
                app.set_loading(Some(loader.loading(events)));
                (app, Some(wishes), Some(*loader))
            }
        };
        if let Some(followed) = &mut followed {
            followed.included.clone_from(&included);
        }
        app.set_file(file.map(|file| file.display().to_string()));
        Ok(Self {
            app,
            looks: Looks::of(arguments, config),
            theme: Theme::default(),
            artist: Artist::default(),
            measure: opening::ambiguous(arguments, config) == AmbiguousChoice::Auto,
            presses: Presses::default(),
            since_shown: Duration::ZERO,
            loader,
            wishes,
            position: None,
            failed: None,
            file: file.map(Path::to_owned),
            included,
            followed,
            watch: true,
            follower: None,
            log,
        })
    }

    /// Stores the included files, which are followed as well.
    fn include(&mut self, included: Vec<PathBuf>) {
        if let Some(follower) = &self.follower {
            follower.also(included.clone());
        }
        self.included = included;
    }

    /// Goes to where the reader was the last time, if as much of the file has been read.
    fn recall(&mut self, positions: Option<&Positions>) {
        self.position = positions.and_then(Positions::recall);
        self.take_up_position();
    }

    /// Whether there is a position to remember. The opening view of a file that is still loading is not one.
    fn has_position(&self) -> bool {
        self.loader.is_none() || !self.app.is_opening()
    }

    fn take_up_position(&mut self) {
        let Some(position) = self.position.take() else {
            return;
        };
        if !position.take_up(&mut self.app) && self.loader.is_some() {
            self.position = Some(position);
        }
    }

    /// Handles the background colour that the terminal reports.
    fn tell(&mut self, colour: [u8; 3]) -> Flow {
        let news = self.looks.tell(Background::of(colour));
        match self.looks.theme() {
            Ok(theme) if news => {
                self.theme = theme;
                Flow::Continue
            }
            _ => Flow::Unchanged,
        }
    }

    /// Handles the progress of reading the file.
    fn look(&mut self) -> Flow {
        if self.failed.is_some() {
            return Flow::Quit;
        }
        let Some(loader) = &mut self.loader else {
            return Flow::Unchanged;
        };
        let stopped = self.app.loading().is_some_and(|loading| loading.stopped);
        if !stopped && !loader.is_due() {
            return Flow::Unchanged;
        }
        let looked = loader.look(&mut self.app).and_then(|looked| {
            let more = matches!(looked, Looked::More | Looked::All(_));
            let wishes = self.wishes.as_mut().filter(|_| more);
            wishes.map_or(Ok(()), |wishes| {
                wishes.fulfil(&mut self.app, matches!(looked, Looked::All(_)))
            })?;
            Ok(looked)
        });
        match looked {
            Ok(looked) => {
                self.log.looked(&looked, &self.app);
                match looked {
                    Looked::All(included) => {
                        self.loader = None;
                        self.include(included);
                    }
                    Looked::Stopped => self.loader = None,
                    Looked::Progress => return Flow::Continue,
                    Looked::More => {}
                }
                self.take_up_position();
                Flow::Continue
            }
            Err(error) => {
                self.failed = Some(error);
                Flow::Quit
            }
        }
    }
}

/// How long the app works before it checks for keys.
const SLICE: Duration = Duration::from_millis(4);

/// How often unfinished work is shown.
const SHOWN_EVERY: Duration = Duration::from_millis(32);

impl Program for Interactive<'_> {
    fn draw(&mut self, frame: &mut ratatui::Frame<'_>) {
        let screen = frame.area();
        self.app.prepare();
        self.app.seen = self
            .artist
            .draw(&self.app, self.theme, screen, frame.buffer_mut());
        if let Some(cursor) = self.app.seen.cursor {
            frame.set_cursor_position(cursor);
        }
    }

    fn resting_place(&self) -> Option<(u16, u16)> {
        // In a text input the cursor is visible.
        let seen = &self.app.seen;
        seen.rest.filter(|_| seen.cursor.is_none())
    }

    fn hyperlinks(&self) -> Vec<Hyperlink> {
        let covered = self.app.overlay().is_some();
        let addresses = self.app.seen.card.addresses.iter().filter(|_| !covered);
        addresses
            .filter_map(|(area, address)| {
                let url = address_for_terminal(address, self.file.as_deref())?;
                Some(Hyperlink { area: *area, url })
            })
            .collect()
    }

    fn handle(&mut self, input: Input) -> Flow {
        self.log.input(&input);
        if matches!(input, Input::Key(_) | Input::Mouse(_) | Input::Paste(_)) {
            (self.wishes, self.position) = (None, None);
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
            Input::Ambiguous(width) if width != self.app.widths.ambiguous() => {
                self.app.widths = Widths::new(width);
                Flow::Repaint
            }
            Input::Ambiguous(_) => Flow::Unchanged,
            Input::Background(colour) => self.tell(colour),
        };
        match self.look() {
            Flow::Quit => Flow::Quit,
            looked if flow == Flow::Unchanged => looked,
            _ => flow,
        }
    }

    fn started(&mut self, waker: Waker) {
        // Without the thread, the file is just not read again.
        let start = |followed| Follower::start(followed, self.watch, waker).ok();
        self.follower = self.followed.take().and_then(start);
        if let Some(Err(error)) = self.loader.as_mut().map(Loader::start) {
            self.failed = Some(error.into());
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
        self.app.busy() || self.app.seen.card.uncounted()
    }

    fn patience(&self) -> Option<Duration> {
        self.loader.as_ref().map(|_| loading::LOOK_EVERY)
    }

    fn work(&mut self) -> Flow {
        if self.app.seen.card.uncounted() {
            return Flow::Continue;
        }
        let looked = self.look();
        if looked != Flow::Unchanged || !self.app.busy() {
            return looked;
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
