//! Entering and leaving the terminal: whatever is changed on entering is changed back on leaving.

use std::io::{self, stdout};
use std::panic;
use std::process::exit;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::thread::{self, ThreadId};
#[cfg(unix)]
use std::{sync::mpsc::channel, time::Duration};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::{Print, ResetColor, force_color_output};
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::backend::FrameBackend;
use super::hyperlinks::Hyperlinks;
use super::output::Output;
use super::spills::Spills;
#[cfg(unix)]
use super::tty;
use super::{Program, Questions};

/// Writes an ambiguous character at the start of the screen, asks where the cursor is, and wipes the row.
const ASK_WIDTH: &str = "\x1b[H·\x1b[6n\x1b[H\x1b[2K";

/// Asks for the background (OSC 11).
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// The largest size that is drawn on, in columns and rows: a terminal may claim any.
const LARGEST: Size = Size::new(1024, 512);

/// What is changed about the terminal. The thread that clears it changes it back, so that this is done once:
/// to leave the alternate screen a second time would put the cursor over the message of a panic.
static CHANGED: AtomicU8 = AtomicU8::new(NOTHING);

/// True once a thread has panicked: what it reports stands on the restored screen, and no frame goes over it.
static PANICKED: AtomicBool = AtomicBool::new(false);

/// The status of a process that a panic ends.
const BROKEN: i32 = 101;

const NOTHING: u8 = 0;
/// Keys come raw.
const KEYS: u8 = 1;
/// The alternate screen is shown, and pastes are marked.
const SCREEN: u8 = 2;
/// The mouse is reported.
const MOUSE: u8 = 4;

/// Buttons, drags and the wheel, at any column. crossterm's own command asks for every motion too, and
/// each would be a wake-up.
const REPORT_MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// The terminal while a program runs on it. Dropping it restores the terminal.
pub(super) struct Screen {
    terminal: Terminal<FrameBackend<Output>>,
    output: Output,
    /// True if the mouse is reported.
    mouse: bool,
    hyperlinks: Hyperlinks,
    spills: Spills,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    ///
    /// Gives an error, with nothing changed, if there is no terminal to read keys from or to write to.
    pub(super) fn enter(questions: Questions) -> io::Result<Self> {
        restore_on_panic();
        // crossterm would drop reverse and bold along with the colours; NO_COLOR is handled where frames are drawn.
        force_color_output(true);
        let output = Output::new();
        // Not `Fullscreen`, which would ask the system for the size before every frame, and believe it.
        let viewport = Viewport::Fixed(area()?);
        let terminal = Terminal::with_options(
            FrameBackend::new(output.clone()),
            TerminalOptions { viewport },
        )?;
        let mut screen = Self {
            terminal,
            output,
            mouse: false,
            hyperlinks: Hyperlinks::default(),
            spills: Spills::default(),
        };
        screen.resume()?;
        // Elsewhere the console itself knows its widths, and answers would come as keys.
        if questions.width && cfg!(unix) {
            queue!(screen.output, Print(ASK_WIDTH))?;
        }
        if questions.background && cfg!(unix) {
            queue!(screen.output, Print(ASK_BACKGROUND))?;
        }
        Ok(screen)
    }

    /// Takes the terminal again after [`leave`](Self::leave). It shows with the next frame, which has
    /// to be a whole one: so an empty screen is never seen.
    ///
    /// # Errors
    ///
    /// Gives an error, with nothing changed, if the terminal fails.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        CHANGED.fetch_or(KEYS, Ordering::SeqCst);
        self.output.discard();
        // Leaving the screen has stopped the reports of the mouse.
        self.mouse = false;
        queue!(self.output, EnterAlternateScreen, EnableBracketedPaste)
    }

    /// Gives the terminal back as it was.
    pub(super) fn leave(&mut self) {
        self.output.discard();
        restore();
    }

    /// Takes the terminal anew after another process stopped and continued this one, and may have used the terminal meanwhile. It shows
    /// with the next frame, as with [`resume`](Self::resume).
    ///
    /// # Errors
    ///
    /// Gives an error if the terminal fails.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        self.output.discard();
        // Leaving first keeps the pairs of the alternate screen and of the modes in step. Keys stay raw: a terminal that waits for the end
        // of a line drops what is longer than one, such as the end of a paste.
        restore_screen(CHANGED.fetch_and(KEYS, Ordering::SeqCst));
        #[cfg(unix)]
        tty::make_raw()?;
        self.resume()
    }

    /// Draws one frame, which the terminal shows whole or not at all, and has the mouse reported or not. With `anew`, nothing that stands
    /// on the screen is taken to be as we left it.
    ///
    /// # Errors
    ///
    /// Gives an error if the terminal cannot be written to, or does not tell its size.
    pub(super) fn draw(&mut self, anew: bool, program: &mut impl Program) -> io::Result<()> {
        // For terminals without synchronized updates: no cursor running over the screen.
        queue!(self.output, BeginSynchronizedUpdate, Hide)?;
        if anew {
            // `Terminal::clear` would ask the terminal for its cursor, and race the reader of the keys.
            self.terminal.resize(area()?)?;
            self.hyperlinks.forget();
        }
        let drawn = self.terminal.draw(|frame| {
            program.draw(frame);
            self.spills.erase(frame.buffer_mut());
        })?;
        self.spills.note(drawn.buffer);
        let links = program.hyperlinks();
        if self.hyperlinks.differ(&links) {
            let drawn = drawn.buffer.clone();
            self.hyperlinks
                .update(self.terminal.backend_mut(), &drawn, links)?;
        }
        let mouse = program.mouse();
        if mouse != self.mouse {
            report_mouse(&mut self.output, mouse)?;
            self.mouse = mouse;
        }
        if let Some((column, row)) = program.resting_place() {
            queue!(self.output, MoveTo(column, row))?;
        }
        queue!(self.output, EndSynchronizedUpdate)?;
        self.send()
    }

    /// Puts a text on the clipboard, together with the next frame. The terminal is asked (OSC 52), so that it works over
    /// ssh; there is no answer.
    ///
    /// # Errors
    ///
    /// Never, as nothing is written yet; the type is that of all writers.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.output, CopyToClipboard::to_clipboard_from(text))
    }

    /// Writes what is queued. Only now has the terminal changed: after a panic in the first frame, the
    /// alternate screen is not left, because it was never entered.
    fn send(&self) -> io::Result<()> {
        // The thread that restores the screen waits for this lock, or has had it.
        let out = stdout().lock();
        if PANICKED.load(Ordering::SeqCst) {
            return Ok(());
        }
        let mouse = if self.mouse { MOUSE } else { NOTHING };
        CHANGED.fetch_or(SCREEN | mouse, Ordering::SeqCst);
        self.output.send(out)
    }
}

/// The size of the terminal, in columns and rows. One that does not know, such as a serial line, says 0
/// by 0 and most likely has 80 by 24.
///
/// # Errors
///
/// Gives an error if there is no terminal.
pub(super) fn size() -> io::Result<Size> {
    let (columns, rows) = terminal::size()?;
    Ok(drawable(Size::new(columns, rows)))
}

fn drawable(claimed: Size) -> Size {
    if claimed.width == 0 || claimed.height == 0 {
        return Size::new(80, 24);
    }
    Size::new(
        claimed.width.min(LARGEST.width),
        claimed.height.min(LARGEST.height),
    )
}

fn area() -> io::Result<Rect> {
    size().map(Rect::from)
}

fn report_mouse(output: &mut Output, mouse: bool) -> io::Result<()> {
    match mouse {
        false => queue!(output, DisableMouseCapture),
        true if cfg!(unix) => queue!(output, Print(REPORT_MOUSE)),
        // Elsewhere the mouse is no matter of escape sequences.
        true => queue!(output, EnableMouseCapture),
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Changes back what is still changed. May be called from any thread, in a panic too.
fn restore() {
    let changed = CHANGED.swap(NOTHING, Ordering::SeqCst);
    // On the way out nobody can be shown an error, and the rest is still worth trying.
    if changed & KEYS != 0 {
        let _ = disable_raw_mode();
    }
    restore_screen(changed);
}

/// Changes back what is shown and reported, of what was changed.
fn restore_screen(changed: u8) {
    let mut out = stdout().lock();
    if changed & MOUSE != 0 {
        let _ = queue!(out, DisableMouseCapture);
    }
    if changed & SCREEN != 0 {
        let _ = execute!(
            out,
            DisableBracketedPaste,
            EndSynchronizedUpdate,
            ResetColor,
            LeaveAlternateScreen,
            Show
        );
    }
}

/// The same, but a terminal that takes no output is not waited for any longer than this.
#[cfg(unix)]
pub(super) fn restore_within(time: Duration) {
    let (sender, done) = channel();
    let restoring = thread::Builder::new().spawn(move || {
        restore();
        let _ = sender.send(());
    });
    if restoring.is_ok() {
        let _ = done.recv_timeout(time);
    }
}

/// Lets a panic report on the restored screen, where it can be read. One of another thread than this ends the process as well:
/// a thread that waits for that one would wait forever.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        let this = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            PANICKED.store(true, Ordering::SeqCst);
            restore();
            report(info);
            end_unless(this);
        }));
    });
}

fn end_unless(this: ThreadId) {
    if thread::current().id() != this {
        exit(BROKEN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_taken_for_what_can_be_drawn() {
        for (claimed, expected) in [
            ((120, 36), (120, 36)),
            ((1, 1), (1, 1)),
            ((0, 0), (80, 24)),
            ((0, 36), (80, 24)),
            ((65_535, 65_535), (LARGEST.width, LARGEST.height)),
        ] {
            assert_eq!(drawable(Size::from(claimed)), Size::from(expected));
        }
    }
}
