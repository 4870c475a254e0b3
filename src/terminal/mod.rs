//! The real terminal: enter and leave, frames, keys, signals.
//!
//! Only this module writes to the terminal, and on every way out (the end, an error, a panic, a signal, a suspension) it
//! restores exactly what it changed. Two ways cannot be caught in safe Rust: `SIGKILL`, and an abort when memory runs out. A
//! terminal that has vanished ends the process at once. What is asked of the terminal goes out with the first frame; nobody
//! waits for the answers, which may come at any time.
//!
//! Keys are read from standard input if that is a terminal, and else from `/dev/tty`, so that a chronicle can come through a
//! pipe while the keyboard stays usable.
//!
//! Idle, all threads are asleep in the kernel without a time limit: there are no wake-ups.

mod backend;
#[cfg(unix)]
mod decode;
#[cfg(unix)]
mod gate;
mod hyperlinks;
mod output;
mod pen;
mod screen;
#[cfg(unix)]
mod sequence;
mod spills;
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
use ratatui::Frame;
use thiserror::Error;

use crate::text::Ambiguous;
pub use backend::FrameBackend;
pub use hyperlinks::Hyperlink;
use screen::Screen;
pub use wakes::Waker;
use wakes::{Listening, Sources, Wake};

/// What runs in a terminal.
pub trait Program {
    /// Draws the whole of a frame.
    fn draw(&mut self, frame: &mut Frame<'_>);

    /// The column and row of what is selected: the cursor rests there while it is hidden, as braille displays and screen readers
    /// follow it.
    fn resting_place(&self) -> Option<(u16, u16)>;

    /// The parts of the last frame that lead to addresses on the web.
    fn hyperlinks(&self) -> Vec<Hyperlink>;

    /// Takes one input and says what is to follow.
    fn handle(&mut self, input: Input) -> Flow;

    /// True if the mouse is to be reported from the next frame on. The terminal's own selection of text then needs `Shift`.
    fn mouse(&self) -> bool;

    /// The first frame is on the screen; with the waker, other threads of the program can tell it of news.
    fn started(&mut self, waker: Waker) {
        let _ = waker;
    }

    /// What the terminal is to be asked.
    fn questions(&self) -> Questions;

    /// True if there is work to do while no input comes.
    fn busy(&self) -> bool;

    /// After how long [`Program::work`] is to be called even if no input comes; none if there is nothing to wait for.
    fn patience(&self) -> Option<Duration>;

    /// Does so little of it that an input does not wait for long.
    fn work(&mut self) -> Flow;
}

/// What a terminal is asked along with the first frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Questions {
    /// How wide it draws ambiguous characters; the answer is an [`Input::Ambiguous`].
    pub width: bool,
    /// What its background is; the answer is an [`Input::Background`].
    pub background: bool,
}

/// What a user or the terminal does to a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed or repeats; releases are not reported.
    Key(KeyEvent),
    /// The mouse did something; only while [`Program::mouse`] says so.
    Mouse(MouseEvent),
    /// Text was pasted, line ends and all, as it came: it has not been cleaned.
    Paste(String),
    /// The terminal has a new size, in columns and rows.
    Resize(u16, u16),
    /// The terminal has reported how wide it draws ambiguous characters; once, and only if it was asked.
    Ambiguous(Ambiguous),
    /// The terminal has reported its background, as red, green and blue; only if it was asked.
    Background([u8; 3]),
    /// Another thread of the program has something for it: see [`Program::started`].
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

/// What is to follow an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    /// Draw a frame once all waiting input is handled.
    Continue,
    /// Put this text on the clipboard of the terminal, wherever that runs, and draw a frame.
    Copy(String),
    /// Nothing on the screen has changed.
    Unchanged,
    /// Hand the terminal back to the shell until the user returns to this job.
    Suspend,
    /// Hand the terminal to another program, given with its arguments, until that ends; [`Input::Returned`] follows.
    Run(Vec<OsString>),
    /// Redraw everything, over whatever other programs wrote on the screen.
    Repaint,
    /// End.
    Quit,
    /// End as if by an interrupt signal: `Ctrl-C` comes as a key.
    Interrupt,
}

/// Why a program could not run, or not go on.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Standard output is a file or a pipe.
    #[error("standard output is not a terminal")]
    NoTerminal,
    /// The terminal cannot be set up: most likely there is none to read keys from.
    #[error("cannot set up the terminal")]
    Setup(#[source] io::Error),
    /// A frame cannot be written.
    #[error("cannot write to the terminal")]
    Output(#[source] io::Error),
    /// No more keys can be read.
    #[error("cannot read from the terminal")]
    Input(#[source] io::Error),
}

/// Runs a program on the terminal until it ends; gives its exit status: 0, or 128 and the number of
/// the signal that ended it.
///
/// Call it on the main thread, once: it takes over the signals and the panic hook of the process. If
/// the terminal vanishes, it does not return but exits the process with status 129, as there is
/// no receiver left.
///
/// # Errors
///
/// Gives an error, with the terminal restored, if there is no terminal or it fails.
pub fn run(program: &mut impl Program) -> Result<u8, TerminalError> {
    if !io::stdout().is_terminal() {
        return Err(TerminalError::NoTerminal);
    }
    // A signal that comes from here on waits for its listener instead of leaving the screen behind.
    let sources = Sources::prepare().map_err(TerminalError::Setup)?;
    let questions = program.questions();
    let screen = Screen::enter(questions).map_err(TerminalError::Setup)?;
    let mut session = Session {
        program,
        screen,
        redraw: Redraw::Changes,
        questions,
        resumed: false,
        to_run: None,
    };
    // The first frame comes before the first read and before any thread is started.
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

/// How much of the screen the next frame has to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Redraw {
    Nothing,
    Changes,
    Everything,
}

/// A program on its screen.
struct Session<'a, P> {
    program: &'a mut P,
    screen: Screen,
    redraw: Redraw,
    /// What was asked and is not answered yet: an unrequested report of the cursor is ignored.
    questions: Questions,
    /// True if we came back from a suspension of our own, whose SIGCONT is still to be heard of.
    resumed: bool,
    /// What is to have the terminal next.
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
                return Ok(status);
            }
            self.draw()?;
        }
    }

    /// Handles everything that waits by now, which belongs to one frame: bursts of keys, storms of sizes.
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

    /// Gives the terminal to another program and takes it again; gives the exit status if ours is to end meanwhile.
    fn run(
        &mut self,
        command: &[OsString],
        listening: &mut Listening,
    ) -> Result<Option<u8>, TerminalError> {
        let Some((program, arguments)) = command.split_first() else {
            return Ok(None);
        };
        #[cfg(unix)]
        listening.gate.close();
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
        listening.gate.open();
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

    /// Handles one wake; gives the exit status if it is the last.
    fn step(&mut self, wake: Wake) -> Result<Option<u8>, TerminalError> {
        match wake {
            Wake::Terminal(event) => match input(event) {
                Some(input) => self.handle(input),
                None => Ok(None),
            },
            Wake::Resized => {
                // Terminals reflow what stands on them: a size that comes back is no old screen.
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

    /// Stops the whole job. A shell may take the terminal as soon as one process of it has stopped: it is restored before.
    fn stop_job(&mut self) -> Result<(), TerminalError> {
        if wakes::can_be_continued() {
            self.screen.leave();
            wakes::stop_job().map_err(TerminalError::Setup)?;
        }
        Ok(())
    }

    fn stop(&mut self) -> Result<(), TerminalError> {
        if !wakes::can_be_continued() {
            return Ok(());
        }
        self.screen.leave();
        wakes::stop().map_err(TerminalError::Setup)?;
        self.resumed = true;
        self.return_to_screen()
    }

    /// Takes the terminal again after another process stopped and continued this one.
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
            // The job stops as a whole, and the shell hears of it.
            Wake::Stopped if wakes::can_be_continued() => {
                wakes::stop().map_err(TerminalError::Setup)?;
            }
            // News are looked for once more when it has ended.
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

/// A burst that takes longer than this is followed on the screen.
const SHOWN_WITHIN: Duration = Duration::from_millis(100);

/// A wake that has come; none if it is time for a frame.
fn waiting(wakes: &Receiver<Wake>, end: Instant) -> Option<Wake> {
    (Instant::now() < end)
        .then(|| wakes.try_recv().ok())
        .flatten()
}

/// Waits for a wake; none if that takes too long.
fn wait(wakes: &Receiver<Wake>, patience: Option<Duration>) -> Result<Option<Wake>, TerminalError> {
    let Some(patience) = patience else {
        return wakes.recv().map(Some).map_err(|_| gone());
    };
    match wakes.recv_timeout(patience) {
        Err(RecvTimeoutError::Timeout) => Ok(None),
        wake => wake.map(Some).map_err(|_| gone()),
    }
}

/// No source of input is left that could wake the program.
fn gone() -> TerminalError {
    TerminalError::Input(io::ErrorKind::UnexpectedEof.into())
}

/// The only place that distinguishes key presses from releases, which some terminals report too.
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
    fn what_comes_in_a_long_burst_waits_for_the_frame() {
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
