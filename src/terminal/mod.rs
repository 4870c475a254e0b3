//! The real terminal: entering and leaving it, frames, keys, signals.
//!
//! Only this module writes to the terminal, and on every exit (a normal end, an error, a panic, a signal, a suspension) it restores exactly
//! what it changed. Two exits cannot be caught in safe Rust: `SIGKILL`, and an abort when memory runs out. If the terminal vanishes, the
//! process ends at once. Queries to the terminal are sent with the first frame; nothing waits for the replies, which may come at any time.
//!
//! Keys are read from standard input if it is a terminal, otherwise from `/dev/tty`, so that a chronicle can be piped in while the keyboard
//! remains usable.
//!
//! When idle, all threads sleep in the kernel without a timeout, so there are no wake-ups.

#[cfg(unix)]
mod decode;
mod display;
#[cfg(unix)]
mod gate;
mod hyperlinks;
mod output;
mod pen;
mod replies;
mod screen;
#[cfg(unix)]
mod sequence;
#[cfg(unix)]
mod tty;
mod wakes;
#[cfg(unix)]
mod watch;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseEvent};
use ratatui::buffer::Buffer;
use thiserror::Error;

use crate::text::Ambiguous;
pub use display::Display;
pub use hyperlinks::Hyperlink;
pub(crate) use hyperlinks::push_encoded;
use replies::Unanswered;
use screen::Screen;
pub use wakes::Waker;
use wakes::{Listening, Sources, Wake};

/// A program that runs in a terminal.
pub trait Program {
    /// Draws a whole frame into empty cells, as many as the screen has, as [`Display::draw`] expects it. Returns the column and row of a
    /// visible cursor.
    fn draw(&mut self, cells: &mut Buffer) -> Option<(u16, u16)>;

    /// The column and row of the selected item. The hidden cursor is placed there, since braille displays and screen readers follow it.
    fn resting_place(&self) -> Option<(u16, u16)>;

    /// The parts of the last frame that link to web addresses.
    fn hyperlinks(&self) -> Vec<Hyperlink>;

    /// Handles one input and returns what to do next.
    fn handle(&mut self, input: Input) -> Flow;

    /// Whether mouse events are wanted from the next frame on. The terminal's own text selection then needs `Shift`.
    fn mouse(&self) -> bool;

    /// Called when the first frame is on the screen. Other threads of the program can use the waker to cause an [`Input::News`].
    fn started(&mut self, _waker: Waker) {}

    /// Which queries to send to the terminal.
    fn questions(&self) -> Questions;

    /// Whether there is work to do while no input arrives.
    fn busy(&self) -> bool;

    /// After how long [`Program::work`] is to be called even if no input comes; none if there is nothing to wait for.
    fn patience(&self) -> Option<Duration>;

    /// Does a part of the work, short enough not to delay input.
    fn work(&mut self) -> Flow;
}

/// The queries that are sent to a terminal with the first frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Questions {
    /// Whether to ask for the width of ambiguous characters. The reply is an [`Input::Ambiguous`].
    pub width: bool,
    /// Whether to ask for the background colour. The reply is an [`Input::Background`].
    pub background: bool,
}

/// An input from the user, the terminal or another thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed or is repeating; releases are not reported.
    Key(KeyEvent),
    /// A mouse event; only while [`Program::mouse`] returns true.
    Mouse(MouseEvent),
    /// Pasted text exactly as it arrived, including line endings and control characters.
    Paste(String),
    /// The terminal has a new size, in columns and rows.
    Resize(u16, u16),
    /// The width of ambiguous characters, as reported by the terminal. Sent at most once, and only if [`Questions::width`] was set.
    Ambiguous(Ambiguous),
    /// The terminal's background colour as red, green and blue. Sent only if [`Questions::background`] was set.
    Background([u8; 3]),
    /// Another thread of the program has called [`Waker::wake`]: see [`Program::started`].
    News,
    /// The program that was run has ended, and the terminal is ours again.
    Returned(Ran),
}

/// How a program that had the terminal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ran {
    /// With exit status 0.
    Succeeded,
    /// With another exit status, or by a signal.
    Failed,
    /// It could not be started.
    NotStarted,
}

impl Ran {
    fn of(status: &io::Result<ExitStatus>) -> Self {
        match status {
            Ok(status) if status.success() => Self::Succeeded,
            Ok(_) => Self::Failed,
            Err(_) => Self::NotStarted,
        }
    }
}

/// What to do after an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    /// Draw a frame once all pending input is handled.
    Continue,
    /// Copy this text to the clipboard of the terminal, even a remote one, and draw a frame.
    Copy(String),
    /// Do nothing: the screen has not changed.
    Unchanged,
    /// Suspend this job and return to the shell until the user resumes it.
    Suspend,
    /// Run an external program, given with its arguments, on the terminal until it ends. An [`Input::Returned`] follows.
    Run(Vec<OsString>),
    /// Redraw everything, in case other programs have written on the screen.
    Repaint,
    /// Quit.
    Quit,
    /// Quit as if by an interrupt signal, since `Ctrl-C` arrives as a key.
    Interrupt,
}

/// Why a program could not start or continue.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Standard output is not a terminal but, for example, a file or a pipe.
    #[error("standard output is not a terminal")]
    NoTerminal,
    /// The terminal cannot be set up, most likely because there is none to read keys from.
    #[error("cannot set up the terminal")]
    Setup(#[source] io::Error),
    /// A frame cannot be written.
    #[error("cannot write to the terminal")]
    Output(#[source] io::Error),
    /// No more keys can be read.
    #[error("cannot read from the terminal")]
    Input(#[source] io::Error),
}

/// Runs a program on the terminal until it ends. Returns its exit status: 0, or 128 plus the number of the signal that ended it.
///
/// Call it once, on the main thread: it takes over the signals and the panic hook of the process. If the terminal vanishes, it does not
/// return but exits the process with status 129.
///
/// # Errors
///
/// Returns an error, with the terminal restored, if there is no terminal or it fails.
pub fn run(program: &mut impl Program) -> Result<u8, TerminalError> {
    if !io::stdout().is_terminal() {
        return Err(TerminalError::NoTerminal);
    }
    // From here on, a signal waits for its listener instead of ending the process without restoring the screen.
    let sources = Sources::prepare().map_err(TerminalError::Setup)?;
    let questions = program.questions();
    let screen = Screen::enter(questions).map_err(TerminalError::Setup)?;
    let mut session = Session {
        program,
        screen,
        redraw: Redraw::Changes,
        questions,
        unanswered: Unanswered::new(questions),
        resumed: false,
        to_run: None,
    };
    // The first frame is drawn before the first read and before any thread is started.
    session.draw()?;
    let listening = sources.listen().map_err(TerminalError::Setup)?;
    let waker = Waker::new(listening.sender.clone());
    session.program.started(waker);
    let ended = session.serve(listening);
    #[cfg(unix)]
    {
        if ended.is_err() {
            watch::exit_if_gone();
        }
        if ended.as_ref().is_ok_and(|status| *status == watch::HUNG_UP) {
            drop(session);
            watch::die_of_hang_up();
        }
    }
    ended
}

/// How much of the screen the next frame must write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Redraw {
    Nothing,
    Changes,
    Everything,
}

/// A program with its screen.
struct Session<'a, P> {
    program: &'a mut P,
    screen: Screen,
    redraw: Redraw,
    /// The replies that are accepted. An unrequested cursor report is ignored.
    questions: Questions,
    unanswered: Unanswered,
    /// Whether we have just resumed from our own suspension, so that its SIGCONT is still to come.
    resumed: bool,
    /// The external program to run next.
    to_run: Option<Vec<OsString>>,
}

impl<P: Program> Session<'_, P> {
    fn serve(&mut self, mut listening: Listening) -> Result<u8, TerminalError> {
        loop {
            if let Some(command) = self.to_run.take() {
                if let Some(status) = self.run(&command, &mut listening)? {
                    return Ok(status);
                }
                self.draw()?;
            }
            let wakes = &listening.wakes;
            let first = match wakes.try_recv() {
                Err(TryRecvError::Empty) if self.program.busy() => None,
                Err(TryRecvError::Empty) => wait(wakes, self.program.patience())?,
                first => Some(first.map_err(|_| gone())?),
            };
            let status = if let Some(first) = first {
                self.take(first, wakes)?
            } else {
                let flow = self.program.work();
                self.follow(flow)?
            };
            if let Some(status) = status {
                if matches!(status, 0 | wakes::INTERRUPTED) {
                    let sooner = self.await_replies(&listening.wakes)?;
                    return Ok(sooner.unwrap_or(status));
                }
                return Ok(status);
            }
            self.draw()?;
        }
    }

    /// Waits for replies before the terminal is left, and ignores keys. Returns the exit status if a signal comes first.
    fn await_replies(&mut self, wakes: &Receiver<Wake>) -> Result<Option<u8>, TerminalError> {
        while let Some(patience) = self.unanswered.patience(Instant::now()) {
            match wakes.recv_timeout(patience) {
                Ok(reply @ (Wake::Measured(_) | Wake::Background(_))) => self.step(reply)?,
                Ok(end @ (Wake::Ended(_) | Wake::Failed(_))) => return self.step(end),
                Ok(_) => None,
                Err(_) => return Ok(None),
            };
        }
        Ok(None)
    }

    /// Handles everything that is pending and belongs in one frame: bursts of keys, series of resizes.
    fn take(&mut self, first: Wake, wakes: &Receiver<Wake>) -> Result<Option<u8>, TerminalError> {
        let end = Instant::now() + SHOWN_WITHIN;
        let mut next = Some(first);
        while let Some(wake) = next {
            let status = self.step(wake)?;
            if status.is_some() {
                return Ok(status);
            }
            next = waiting(wakes, end);
        }
        Ok(None)
    }

    /// Runs an external program on the terminal and takes the terminal back. Returns an exit status if this process should end.
    fn run(
        &mut self,
        command: &[OsString],
        listening: &mut Listening,
    ) -> Result<Option<u8>, TerminalError> {
        let Some((program, arguments)) = command.split_first() else {
            return Ok(None);
        };
        if let Some(status) = self.await_replies(&listening.wakes)? {
            return Ok(Some(status));
        }
        #[cfg(unix)]
        let lent = {
            listening.gate.close();
            listening.holder.lend()
        };
        self.screen.leave();
        let (program, arguments) = (program.clone(), arguments.to_vec());
        let sender = listening.sender.clone();
        let waiting = thread::Builder::new().name("waits".to_owned());
        let started = waiting.spawn(move || {
            let status = Command::new(program).args(arguments).status();
            let _ = sender.send(Wake::Returned(Ran::of(&status)));
        });
        let ended = match started {
            Ok(_) => attend(&listening.wakes)?,
            Err(_) => Ok(Ran::NotStarted),
        };
        let Ok(ran) = ended else {
            return Ok(ended.err());
        };
        #[cfg(unix)]
        {
            drop(lent);
            listening.gate.open();
        }
        self.return_to_screen()?;
        self.handle(Input::Returned(ran))
    }

    fn draw(&mut self) -> Result<(), TerminalError> {
        let redraw = std::mem::replace(&mut self.redraw, Redraw::Nothing);
        if redraw == Redraw::Nothing {
            return Ok(());
        }
        let anew = redraw == Redraw::Everything;
        self.screen
            .draw(anew, self.program)
            .map_err(TerminalError::Output)
    }

    /// Handles one wake. Returns the exit status if the program should end.
    fn step(&mut self, wake: Wake) -> Result<Option<u8>, TerminalError> {
        self.unanswered.note(&wake);
        match wake {
            Wake::Terminal(event) => match input(event) {
                Some(input) => self.handle(input),
                None => Ok(None),
            },
            Wake::Resized => {
                // Terminals reflow their content, so even after a return to the old size the screen is unknown.
                self.redraw = Redraw::Everything;
                let size = screen::size().map_err(TerminalError::Input)?;
                self.handle(Input::Resize(size.width, size.height))
            }
            Wake::Measured(width) if std::mem::take(&mut self.questions.width) => {
                self.handle(Input::Ambiguous(width))
            }
            Wake::Background(colour) if self.questions.background => {
                self.handle(Input::Background(colour))
            }
            Wake::News => self.handle(Input::News),
            Wake::Measured(_) | Wake::Background(_) | Wake::Returned(_) => Ok(None),
            Wake::Stopped => self.stop().map(|()| None),
            Wake::Continued => self.continued().map(|()| None),
            Wake::Ended(status) => Ok(Some(status)),
            Wake::Failed(error) => Err(TerminalError::Input(error)),
        }
    }

    fn handle(&mut self, input: Input) -> Result<Option<u8>, TerminalError> {
        let flow = self.program.handle(input);
        self.follow(flow)
    }

    fn follow(&mut self, flow: Flow) -> Result<Option<u8>, TerminalError> {
        let redraw = match flow {
            Flow::Continue => Redraw::Changes,
            Flow::Copy(text) => {
                self.screen.copy(&text).map_err(TerminalError::Output)?;
                Redraw::Changes
            }
            Flow::Unchanged => Redraw::Nothing,
            Flow::Run(command) => {
                self.to_run = Some(command);
                Redraw::Nothing
            }
            Flow::Repaint => Redraw::Everything,
            Flow::Suspend => {
                self.stop_job()?;
                Redraw::Nothing
            }
            Flow::Quit => return Ok(Some(0)),
            Flow::Interrupt => return Ok(Some(wakes::INTERRUPTED)),
        };
        self.redraw = self.redraw.max(redraw);
        Ok(None)
    }

    /// Stops the whole job at once. A shell takes the terminal when one process of the job has stopped, and could continue the job before
    /// this process stops by itself.
    fn stop_job(&mut self) -> Result<(), TerminalError> {
        self.stop_by(wakes::stop_job)
    }

    fn stop(&mut self) -> Result<(), TerminalError> {
        self.stop_by(wakes::stop)
    }

    fn stop_by(&mut self, stop: fn() -> io::Result<()>) -> Result<(), TerminalError> {
        if !wakes::can_be_continued() {
            return Ok(());
        }
        self.screen.leave();
        stop().map_err(TerminalError::Setup)?;
        self.resumed = true;
        self.return_to_screen()
    }

    /// Takes over the terminal again after another process has stopped and continued this one.
    fn continued(&mut self) -> Result<(), TerminalError> {
        if std::mem::take(&mut self.resumed) {
            return Ok(());
        }
        self.redraw = Redraw::Everything;
        self.screen.retake().map_err(TerminalError::Setup)
    }

    fn return_to_screen(&mut self) -> Result<(), TerminalError> {
        self.redraw = Redraw::Everything;
        self.screen.resume().map_err(TerminalError::Setup)
    }
}

/// Waits for the end of the program that has the terminal: how that went, or the exit status if ours is to end.
fn attend(wakes: &Receiver<Wake>) -> Result<Result<Ran, u8>, TerminalError> {
    loop {
        match wakes.recv().map_err(|_| gone())? {
            Wake::Returned(ran) => return Ok(Ok(ran)),
            Wake::Ended(status) => return Ok(Err(status)),
            Wake::Failed(error) => return Err(TerminalError::Input(error)),
            // The whole job stops, and the shell notices.
            Wake::Stopped if wakes::can_be_continued() => {
                wakes::stop().map_err(TerminalError::Setup)?;
            }
            // News are checked again after the program has ended.
            Wake::News
            | Wake::Stopped
            | Wake::Continued
            | Wake::Resized
            | Wake::Terminal(_)
            | Wake::Measured(_)
            | Wake::Background(_) => {}
        }
    }
}

/// If a burst of input takes longer than this, a frame is drawn in between.
const SHOWN_WITHIN: Duration = Duration::from_millis(100);

/// A pending wake; `None` if there is none, or if it is time for a frame.
fn waiting(wakes: &Receiver<Wake>, end: Instant) -> Option<Wake> {
    (Instant::now() < end)
        .then(|| wakes.try_recv().ok())
        .flatten()
}

/// Waits for a wake; `None` on a timeout.
fn wait(wakes: &Receiver<Wake>, patience: Option<Duration>) -> Result<Option<Wake>, TerminalError> {
    let Some(patience) = patience else {
        return wakes.recv().map(Some).map_err(|_| gone());
    };
    match wakes.recv_timeout(patience) {
        Err(RecvTimeoutError::Timeout) => Ok(None),
        wake => wake.map(Some).map_err(|_| gone()),
    }
}

/// The error when all sources of input are gone.
fn gone() -> TerminalError {
    TerminalError::Input(io::ErrorKind::UnexpectedEof.into())
}

/// Converts an event; `None` for those that are ignored. Only this function distinguishes key presses from releases, which some terminals
/// report too.
fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(key)),
        Event::Mouse(mouse) => Some(Input::Mouse(mouse)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Key(_) | Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEventState, KeyModifiers};

    fn key(kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent {
            code: KeyCode::Char('j'),
            modifiers: KeyModifiers::NONE,
            kind,
            state: KeyEventState::NONE,
        })
    }

    #[test]
    fn only_presses_and_repeats_are_input() {
        for (name, event, passes) in [
            ("press", key(KeyEventKind::Press), true),
            ("repeat", key(KeyEventKind::Repeat), true),
            ("release", key(KeyEventKind::Release), false),
            ("paste", Event::Paste("靖康".into()), true),
            ("focus", Event::FocusGained, false),
        ] {
            assert_eq!(input(event).is_some(), passes, "{name}");
        }
    }

    #[test]
    fn a_long_burst_leaves_time_for_a_frame() {
        let (sender, wakes) = std::sync::mpsc::channel();
        sender.send(Wake::News).unwrap();
        let now = Instant::now();
        assert!(waiting(&wakes, now).is_none(), "time is up");
        let later = now + Duration::from_secs(60);
        assert!(waiting(&wakes, later).is_some(), "it was not lost");
        assert!(waiting(&wakes, later).is_none());
    }

    #[test]
    fn the_greater_redraw_wins() {
        assert_eq!(Redraw::Changes.max(Redraw::Everything), Redraw::Everything);
        assert_eq!(Redraw::Changes.max(Redraw::Nothing), Redraw::Changes);
    }
}
