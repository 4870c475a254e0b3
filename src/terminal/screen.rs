//! Enters and leaves the terminal: everything that is changed on entering is restored on leaving.

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
use crossterm::queue;
use crossterm::style::{Print, ResetColor, force_color_output};
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::{Rect, Size};

use super::display::Display;
use super::hyperlinks::Hyperlinks;
use super::output::{Output, write_whole};
#[cfg(unix)]
use super::tty;
use super::{Program, Questions};

/// Writes an ambiguous character at the start of the screen, queries the cursor position, and clears the row.
const ASK_WIDTH: &str = "\x1b[H·\x1b[6n\x1b[H\x1b[2K";

/// Resets what another program may have left and a frame depends on (origin mode, scroll region, insert mode, wrapping, colours), and clears
/// the screen.
const CLEAR: &str = "\x1b[?6l\x1b[r\x1b[4l\x1b[?7h\x1b[m\x1b[H\x1b[J";

/// Queries the background colour (OSC 11).
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Maximum size to draw, in columns and rows, since a terminal may report any size.
const LARGEST: Size = Size::new(1024, 512);

/// What was changed about the terminal. The thread that clears a flag restores the setting, so that this happens once: leaving the
/// alternate screen a second time would move the cursor over the message of a panic.
static CHANGED: AtomicU8 = AtomicU8::new(NOTHING);

/// True once a thread has panicked. Its report is on the restored screen, and no frame may overwrite it.
static PANICKED: AtomicBool = AtomicBool::new(false);

/// Exit status of a process that a panic ends.
const BROKEN: i32 = 101;

const NOTHING: u8 = 0;
/// Raw mode is on.
const KEYS: u8 = 1;
/// The alternate screen and bracketed paste are on.
const SCREEN: u8 = 2;
/// Mouse reports are on.
const MOUSE: u8 = 4;

/// Reports buttons, drags and the wheel, at any column. crossterm's own command also requests every motion, and each would be a wake-up.
const REPORT_MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// The terminal while a program runs on it. Dropping it restores the terminal.
pub(super) struct Screen {
    display: Display,
    output: Output,
    /// Whether mouse reports are on.
    mouse: bool,
    hyperlinks: Hyperlinks,
}

impl Screen {
    /// Takes over the terminal.
    ///
    /// # Errors
    ///
    /// Returns an error, with nothing changed, if there is no terminal to read keys from or to write to.
    pub(super) fn enter(questions: Questions) -> io::Result<Self> {
        restore_on_panic();
        // With NO_COLOR, crossterm would drop reverse and bold along with the colours. NO_COLOR is handled where frames are drawn.
        force_color_output(true);
        let mut screen = Self {
            display: Display::new(area()?),
            output: Output::new(),
            mouse: false,
            hyperlinks: Hyperlinks::default(),
        };
        screen.resume()?;
        // On other systems the console itself knows its widths, and replies would arrive as keys.
        if questions.width && cfg!(unix) {
            queue!(screen.output, Print(ASK_WIDTH))?;
        }
        if questions.background && cfg!(unix) {
            queue!(screen.output, Print(ASK_BACKGROUND))?;
        }
        Ok(screen)
    }

    /// Takes over the terminal again after [`leave`](Self::leave). The change becomes visible with the next frame, which must be a complete
    /// one, so that an empty screen is never shown.
    ///
    /// # Errors
    ///
    /// Returns an error, with nothing changed, if the terminal fails.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        if PANICKED.load(Ordering::SeqCst) {
            return Ok(());
        }
        enable_raw_mode()?;
        CHANGED.fetch_or(KEYS, Ordering::SeqCst);
        self.output.discard();
        // Leaving the screen has turned off mouse reports.
        self.mouse = false;
        // There are terminals without an alternate screen.
        queue!(
            self.output,
            EnterAlternateScreen,
            EnableBracketedPaste,
            Print(CLEAR)
        )
    }

    /// Restores the terminal.
    pub(super) fn leave(&mut self) {
        self.output.discard();
        restore();
    }

    /// Takes over the terminal again after another process has stopped and continued this one, and may have used the terminal in between.
    /// The change becomes visible with the next frame, as with [`resume`](Self::resume).
    ///
    /// # Errors
    ///
    /// Returns an error if the terminal fails.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        self.output.discard();
        // Leaving first keeps the alternate screen and the modes balanced. Raw mode stays on: a terminal in line mode drops the part of a
        // line that is too long, such as the end of a paste.
        restore_screen();
        #[cfg(unix)]
        tty::make_raw()?;
        self.resume()
    }

    /// Draws one frame, which the terminal shows completely or not at all, and turns mouse reports on or off. With `anew`, the content of
    /// the screen is considered unknown, and all cells are written.
    ///
    /// # Errors
    ///
    /// Returns an error if the terminal cannot be written to, or does not report its size.
    pub(super) fn draw(&mut self, anew: bool, program: &mut impl Program) -> io::Result<()> {
        // For terminals without synchronized updates: hide the cursor so that it is not seen running over the screen.
        queue!(self.output, BeginSynchronizedUpdate, Hide)?;
        if anew {
            self.display = Display::new(area()?);
            self.hyperlinks.forget();
            queue!(self.output, Print(CLEAR))?;
        }
        let out = self.output.frame();
        let cursor = self.display.draw(out, |cells| program.draw(cells));
        if let Some(shown) = self.display.shown() {
            self.hyperlinks.update(out, shown, program.hyperlinks());
        }
        let mouse = program.mouse();
        if mouse != self.mouse {
            report_mouse(&mut self.output, mouse)?;
            self.mouse = mouse;
        }
        if let Some((column, row)) = cursor.or_else(|| program.resting_place()) {
            queue!(self.output, MoveTo(column, row))?;
        }
        if cursor.is_some() {
            queue!(self.output, Show)?;
        }
        queue!(self.output, EndSynchronizedUpdate)?;
        self.send()
    }

    /// Copies a text to the clipboard, at once: there may be no further frame before the program stops. The terminal does this (OSC 52), so
    /// it works over ssh; there is no reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the terminal cannot be written to.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.output, CopyToClipboard::to_clipboard_from(text))?;
        self.send()
    }

    /// Writes the buffered output. The terminal counts as changed only from here on: after a panic in the first frame, the alternate screen
    /// is not left, because it was never entered.
    fn send(&mut self) -> io::Result<()> {
        // A thread that restores the screen either waits for this lock, or has already held it.
        let out = stdout().lock();
        if PANICKED.load(Ordering::SeqCst) {
            return Ok(());
        }
        let mouse = if self.mouse { MOUSE } else { NOTHING };
        CHANGED.fetch_or(SCREEN | mouse, Ordering::SeqCst);
        self.output.send(out)
    }
}

/// The size of the terminal, in columns and rows. A terminal that does not know its size, such as a serial line, reports 0 by 0 and is
/// assumed to have 80 by 24.
///
/// # Errors
///
/// Returns an error if there is no terminal.
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
        // On other systems the mouse does not use escape sequences.
        true => queue!(output, EnableMouseCapture),
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Restores everything that is still changed. May be called from any thread, also during a panic.
fn restore() {
    let changed = CHANGED.fetch_and(!KEYS, Ordering::SeqCst);
    // On the way out errors cannot be shown, and the rest is still worth trying.
    if changed & KEYS != 0 {
        let _ = disable_raw_mode();
    }
    restore_screen();
}

/// Restores the screen, pastes and mouse reports, if they are changed. The lock comes first: a frame that is being sent may still change them.
fn restore_screen() {
    let mut out = stdout().lock();
    let changed = CHANGED.fetch_and(KEYS, Ordering::SeqCst);
    let mut restored = Vec::new();
    if changed & MOUSE != 0 {
        let _ = queue!(restored, DisableMouseCapture);
    }
    if changed & SCREEN != 0 {
        let _ = queue!(
            restored,
            DisableBracketedPaste,
            EndSynchronizedUpdate,
            ResetColor,
            LeaveAlternateScreen,
            Show
        );
    }
    let _ = write_whole(&mut out, &restored);
}

/// Like [`restore`], but waits at most this long for a terminal that accepts no output.
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

/// Makes a panic report on the restored screen, where it can be read. A panic on any thread but the current one also ends the process,
/// because a thread that waits for the panicked one would wait forever.
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
    fn what_a_frame_changes_while_the_terminal_is_restored_is_restored_too() {
        let frame = stdout().lock();
        CHANGED.store(KEYS, Ordering::SeqCst);
        let restoring = thread::spawn(restore);
        while CHANGED.load(Ordering::SeqCst) != NOTHING {
            thread::yield_now();
        }
        CHANGED.store(MOUSE, Ordering::SeqCst);
        drop(frame);
        restoring.join().unwrap();
        assert_eq!(CHANGED.load(Ordering::SeqCst), NOTHING);
    }

    #[test]
    fn a_size_is_limited_to_what_can_be_drawn() {
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
