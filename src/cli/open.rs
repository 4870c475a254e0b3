//! Opening a chronicle, in the terminal or as plain text.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::arguments::{AmbiguousChoice, ViewArguments};
use super::config::Config;
use super::mouse::Presses;
use super::state::Memory;
use super::{keys, view};
use crate::app::{App, Outcome};
use crate::chronicle::Ref;
use crate::chronicle::card::Subject;
use crate::print;
use crate::terminal::{self, Flow, Hyperlink, Input, Program};
use crate::text;
use crate::ui::{self, Theme};

/// Opens a chronicle; without a terminal that can show it, prints it.
pub(super) fn open(arguments: &ViewArguments, print: bool, no_state: bool) -> Result<ExitCode> {
    let config = Config::read(arguments.config.as_deref())?;
    let mut app = view::app(arguments, &config)?;
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if print || dumb || !io::stdout().is_terminal() {
        let mut out = BufWriter::new(io::stdout().lock());
        let from = arguments.at.as_ref().map(|_| app.selected);
        print::print(app.reader(), from, &mut out)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let memory = if no_state { None } else { Memory::of_user() };
    // Who names languages wants these, and not those of the last time.
    if let Some(memory) = &memory {
        let names = [&arguments.lang, &arguments.gloss, &config.lang, &config.gloss].into_iter().all(Option::is_none);
        let interface = arguments.ui.is_none() && config.ui.is_none();
        memory.recall(&mut app, names, interface);
    }
    let before = (app.choice, app.interface);
    let mut program = Interactive {
        app,
        theme: view::theme(arguments, &config),
        measure: view::ambiguous(arguments, &config) == AmbiguousChoice::Auto,
        presses: Presses::default(),
        since_shown: Duration::ZERO,
    };
    let status = terminal::run(&mut program)?;
    if let Some(memory) = memory.filter(|_| (program.app.choice, program.app.interface) != before) {
        memory.keep(&program.app);
    }
    Ok(ExitCode::from(status))
}

/// The app as the terminal runs it.
struct Interactive {
    app: App,
    theme: Theme,
    /// Whether the terminal is asked how wide it draws ambiguous characters.
    measure: bool,
    presses: Presses,
    /// How long the app has worked since the last frame that showed what came of it.
    since_shown: Duration,
}

/// How long the app works before it looks whether a key waits.
const SLICE: Duration = Duration::from_millis(4);

/// How often unfinished work is shown.
const SHOWN_EVERY: Duration = Duration::from_millis(32);

impl Program for Interactive {
    fn draw(&mut self, frame: &mut ratatui::Frame<'_>) {
        let screen = frame.area();
        self.app.seen = ui::draw(&self.app, self.theme, screen, frame.buffer_mut());
        if let Some(cursor) = self.app.seen.cursor {
            frame.set_cursor_position(cursor);
        }
    }

    fn hyperlinks(&self) -> Vec<Hyperlink> {
        let covered = self.app.help.is_some() || self.app.dialog.is_some();
        let Subject::Thing(Ref::Source(source)) = self.app.seen.card.subject else { return Vec::new() };
        let source = self.app.chronicle.sources.get(source as usize);
        let Some(url) = source.and_then(|source| source.url.as_deref()) else { return Vec::new() };
        let areas = self.app.seen.card.addresses.iter().filter(|_| !covered);
        areas.map(|area| Hyperlink { area: *area, url: url.to_owned() }).collect()
    }

    fn handle(&mut self, input: Input) -> Flow {
        match input {
            Input::Key(event) => keys::key(event).map_or(Flow::Unchanged, |key| flow(self.app.press(key))),
            Input::Resize(..) => Flow::Continue,
            Input::Paste(text) => flow(self.app.paste(&text)),
            Input::Mouse(event) => {
                self.presses.mouse(event, Instant::now()).map_or(Flow::Unchanged, |mouse| flow(self.app.point(mouse)))
            }
            Input::Ambiguous(width) if width != text::ambiguous() => {
                text::set_ambiguous(width);
                Flow::Repaint
            }
            Input::Ambiguous(_) => Flow::Unchanged,
        }
    }

    fn mouse(&self) -> bool {
        self.app.mouse
    }

    fn measure(&self) -> bool {
        self.measure
    }

    fn busy(&self) -> bool {
        self.app.busy() || self.app.seen.card.uncounted()
    }

    fn work(&mut self) -> Flow {
        if self.app.seen.card.uncounted() {
            return Flow::Continue;
        }
        let start = Instant::now();
        while self.app.busy() && start.elapsed() < SLICE {
            self.app.work();
        }
        // What is found while many things are looked at is shown now and then; to draw it takes time as well.
        self.since_shown += start.elapsed();
        if self.app.busy() && self.since_shown < SHOWN_EVERY {
            return Flow::Unchanged;
        }
        self.since_shown = Duration::ZERO;
        Flow::Continue
    }
}

fn flow(outcome: Outcome) -> Flow {
    match outcome {
        Outcome::Unchanged => Flow::Unchanged,
        Outcome::Redraw => Flow::Continue,
        Outcome::Copy(text) => Flow::Copy(text),
        Outcome::Repaint => Flow::Repaint,
        Outcome::Suspend => Flow::Suspend,
        Outcome::Quit => Flow::Quit,
        Outcome::Interrupt => Flow::Interrupt,
    }
}
