//! A program in a pseudo-terminal, and what a user would see of it.
//!
//! Nothing here sleeps: a thread reads the program's output, and waiting tests are notified of all of it. An emulator gets the output only
//! when the screen is looked at, so that it costs nothing while times are measured.

#![allow(dead_code, reason = "not every test and bench needs all of it")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "what fails here fails the test"
)]

use std::cell::{Cell, RefCell};
use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::{MouseProtocolMode, Parser, Screen};

/// Maximum time for anything before a test fails; much longer than needed on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

const FRAME_START: &[u8] = b"\x1b[?2026h";
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// A running program and its terminal.
pub(crate) struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Keys>,
    process: Pid,
    started: Instant,
    shared: Arc<Shared>,
}

/// The writer of keys, on its own thread: a write of more than the terminal can hold blocks until the program reads, or forever if the
/// program ends at that moment.
struct Keys {
    to_writer: mpsc::Sender<Vec<u8>>,
    writer: JoinHandle<()>,
    /// How many writes were requested.
    asked: usize,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// The emulator, and how much of the output it has got.
    parser: RefCell<Parser>,
    parsed: Cell<usize>,
    output: Vec<u8>,
    /// The time when the first byte was read.
    first_output: Option<Instant>,
    /// The time when the latest byte was read.
    last_output: Option<Instant>,
    /// The time when the last byte of each frame was read.
    frames: Vec<Instant>,
    /// How many writes of keys are done.
    written: usize,
    status: Option<u32>,
    /// Whether nothing more can be read from the program.
    closed: bool,
    /// Whether the terminal should be closed: the reader keeps it open otherwise.
    hanging_up: bool,
}

/// How to start a program.
pub(crate) struct Launch {
    command: CommandBuilder,
    size: PtySize,
}

impl Launch {
    /// A program to be started in an English locale at 120 columns by 36 rows.
    pub(crate) fn new<'a>(program: &str, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        for name in ["LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "COLORTERM"] {
            command.env_remove(name);
        }
        // Nothing can be remembered or found there.
        command.env("XDG_STATE_HOME", "/dev/null");
        command.env("XDG_CONFIG_HOME", "/dev/null");
        command.env("LANG", "en_US.UTF-8");
        command.env("TERM", "xterm-256color");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        Self {
            command,
            size: pty_size(120, 36),
        }
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets the size of the terminal.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = pty_size(columns, rows);
        self
    }

    /// Starts the program.
    pub(crate) fn start(self) -> Session {
        let pair = native_pty_system()
            .openpty(self.size)
            .expect("a pseudo-terminal");
        let started = Instant::now();
        let mut child = pair
            .slave
            .spawn_command(self.command)
            .expect("the program starts");
        let process = child
            .process_id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
        let keys = pair
            .master
            .take_writer()
            .expect("a pseudo-terminal can be written to");
        let reader = pair
            .master
            .try_clone_reader()
            .expect("a pseudo-terminal can be read");
        let shared = Arc::new(Shared::new(self.size));
        let session = Session {
            master: Some(pair.master),
            keys: Some(Keys::new(keys, Arc::clone(&shared))),
            process: process.expect("a process has an id"),
            started,
            shared: Arc::clone(&shared),
        };
        let reading = Arc::clone(&shared);
        thread::spawn(move || reading.read(reader));
        thread::spawn(move || {
            let status = child.wait().expect("a child can be waited for");
            shared.update(|state| state.status = Some(status.exit_code()));
        });
        session
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The text of a screen, one line per row, without blanks at the ends: to a user, a cell with a space looks like an empty one.
pub(crate) fn text_of(screen: &Screen) -> String {
    let (_, columns) = screen.size();
    let rows: Vec<_> = screen
        .rows(0, columns)
        .map(|row| row.trim_end().to_owned())
        .collect();
    rows.join("\n")
}

impl Keys {
    fn new(mut terminal: Box<dyn Write + Send>, shared: Arc<Shared>) -> Self {
        let (to_writer, keys) = mpsc::channel::<Vec<u8>>();
        let writer = thread::spawn(move || {
            for keys in keys {
                // A program that has ended takes no keys.
                let _ = terminal.write_all(&keys).and_then(|()| terminal.flush());
                shared.update(|state| state.written += 1);
            }
        });
        Self {
            to_writer,
            writer,
            asked: 0,
        }
    }

    /// Passes keys to the writer, and returns the number of this write.
    fn write(&mut self, keys: &str) -> usize {
        self.to_writer
            .send(keys.as_bytes().to_vec())
            .expect("the writer goes on to the end");
        self.asked += 1;
        self.asked
    }

    /// Releases the terminal.
    fn close(self) {
        drop(self.to_writer);
        self.writer.join().expect("the writer does not panic");
    }
}

/// An emulator in the modes that result from all of the output. The one for the screen may have been replaced in the middle of a sequence.
fn modes_after(output: &[u8]) -> Parser {
    let mut parser = Parser::new(24, 80, 0);
    for (start, _) in output
        .windows(3)
        .enumerate()
        .filter(|(_, mark)| mark.starts_with(b"\x1b[?"))
    {
        let sequence = &output[start..];
        let length = sequence[3..]
            .iter()
            .position(|byte| !matches!(byte, b'0'..=b'9' | b';'));
        if let Some(length) = length {
            parser.process(&sequence[..=3 + length]);
        }
    }
    parser
}

impl Shared {
    fn new(size: PtySize) -> Self {
        // A terminal that does not know its size still has one.
        let (rows, columns) = if size.rows == 0 {
            (24, 80)
        } else {
            (size.rows, size.cols)
        };
        let state = State {
            parser: RefCell::new(Parser::new(rows, columns, 0)),
            parsed: Cell::new(0),
            output: Vec::new(),
            first_output: None,
            last_output: None,
            frames: Vec::new(),
            written: 0,
            status: None,
            closed: false,
            hanging_up: false,
        };
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A failed test leaves the state intact enough to be shown.
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn update(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn read(&self, mut reader: Box<dyn Read + Send>) {
        let mut bytes = vec![0; 64 * 1024];
        while !self.lock().hanging_up {
            match reader.read(&mut bytes) {
                Ok(0) | Err(_) => break,
                Ok(count) => self.update(|state| state.take(&bytes[..count])),
            }
        }
        drop(reader);
        self.update(|state| state.closed = true);
    }
}

impl State {
    fn take(&mut self, bytes: &[u8]) {
        let now = Instant::now();
        self.first_output.get_or_insert(now);
        self.last_output = Some(now);
        // A mark may be split between two reads.
        let seam = self.output.len().saturating_sub(FRAME_END.len() - 1);
        self.output.extend_from_slice(bytes);
        let ended = self.output[seam..]
            .windows(FRAME_END.len())
            .filter(|window| *window == FRAME_END)
            .count();
        self.frames.extend(std::iter::repeat_n(now, ended));
    }

    /// Uses the emulator after all output so far.
    fn emulated<T>(&self, use_it: impl FnOnce(&mut Parser) -> T) -> T {
        let mut parser = self.parser.borrow_mut();
        parser.process(&self.output[self.parsed.replace(self.output.len())..]);
        use_it(&mut parser)
    }

    /// The text on the screen.
    fn text(&self) -> String {
        self.emulated(|parser| text_of(parser.screen()))
    }

    /// Whether the program has ended and all its output is read. Its status may be known earlier than its last output.
    fn has_ended(&self) -> bool {
        self.status.is_some() && self.closed
    }

    /// Whether no frame is partly drawn.
    fn is_settled(&self) -> bool {
        let last = |mark: &[u8]| {
            self.output
                .windows(mark.len())
                .rposition(|window| window == mark)
        };
        last(FRAME_START) <= last(FRAME_END)
    }
}

impl Session {
    /// Types keys, as the bytes that a terminal would send. When this returns, they are in the terminal, unless the program has ended.
    pub(crate) fn press(&mut self, keys: &str) {
        let writer = self.keys.as_mut().expect("the terminal is still there");
        let number = writer.write(keys);
        self.wait("the keys to be taken", |state| {
            state.written >= number || state.status.is_some()
        });
    }

    /// Waits until the screen is as `expected`; only complete frames are checked.
    pub(crate) fn wait_for(&self, what: &str, expected: impl Fn(&Screen) -> bool) {
        self.wait(what, |state| {
            state.is_settled() && state.emulated(|parser| expected(parser.screen()))
        });
    }

    /// Waits until `text` is on the screen.
    pub(crate) fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| text_of(screen).contains(text));
    }

    /// Waits until `count` frames have been drawn since the start, and returns the time of the last of them.
    pub(crate) fn wait_for_frame(&self, count: usize) -> Instant {
        self.wait("a frame", |state| state.frames.len() >= count);
        self.shared.lock().frames[count - 1]
    }

    /// Waits until `count` frames have been drawn since the start or the program has ended; returns the exit status if it has ended and all
    /// its output is read.
    pub(crate) fn wait_for_frame_or_end(&self, count: usize) -> Option<u32> {
        self.wait("a frame or the end", |state| {
            state.frames.len() >= count || state.has_ended()
        });
        let state = self.shared.lock();
        state.status.filter(|_| state.has_ended())
    }

    /// Waits for the first byte of output, and returns the time from the start to it.
    pub(crate) fn time_to_output(&self) -> Duration {
        self.wait("output", |state| state.first_output.is_some());
        self.shared
            .lock()
            .first_output
            .map_or(Duration::ZERO, |first| first - self.started)
    }

    /// Waits until there was output after `since` and then none for a while, and returns the time to its last byte. For programs that do
    /// not mark their frames.
    pub(crate) fn time_to_quiet(&self, since: Instant, quiet: Duration) -> Duration {
        self.wait("output", |state| {
            state.last_output.is_some_and(|last| last > since)
        });
        loop {
            let last = self.shared.lock().last_output.unwrap_or(since);
            let silent = last.elapsed();
            if silent >= quiet {
                return last - since;
            }
            thread::sleep(quiet.saturating_sub(silent));
        }
    }

    /// The time when the program was started.
    pub(crate) fn started(&self) -> Instant {
        self.started
    }

    /// Waits for the first frame, and returns the time from the start to its last byte.
    pub(crate) fn time_to_frame(&self) -> Duration {
        self.wait_for_frame(1) - self.started
    }

    /// Waits until the program has ended and all its output is read; returns its exit status.
    pub(crate) fn wait_for_end(&self) -> u32 {
        self.wait("the end", State::has_ended);
        self.shared.lock().status.unwrap_or_default()
    }

    /// Waits until the program has ended, or for the given time; returns whether it has ended.
    pub(crate) fn ends_within(&self, time: Duration) -> bool {
        let state = self.shared.lock();
        let waited = self
            .shared
            .changed
            .wait_timeout_while(state, time, |state| !state.has_ended());
        waited.is_ok_and(|(state, _)| state.has_ended())
    }

    fn wait(&self, what: &str, done: impl Fn(&State) -> bool) {
        let state = self.shared.lock();
        let (state, waited) = self
            .shared
            .changed
            .wait_timeout_while(state, PATIENCE, |state| !done(state))
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if waited.timed_out() {
            let (screen, status) = (state.text(), state.status);
            drop(state);
            panic!("waited in vain for {what}; exit status {status:?}; the screen:\n{screen}");
        }
    }

    /// The text on the screen, once a frame is complete.
    pub(crate) fn text(&self) -> String {
        self.wait("a whole frame", State::is_settled);
        self.shared.lock().text()
    }

    /// The complete output of the program.
    pub(crate) fn output(&self) -> Vec<u8> {
        self.shared.lock().output.clone()
    }

    /// The number of frames so far.
    pub(crate) fn frames(&self) -> usize {
        self.shared.lock().frames.len()
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        // Under the lock, so that no frame in the new size reaches an emulator of the old size.
        let state = self.shared.lock();
        state.emulated(|parser| parser.screen_mut().set_size(rows, columns));
        let master = self.master.as_ref().expect("the terminal is still there");
        master
            .resize(pty_size(columns, rows))
            .expect("a terminal can be resized");
    }

    /// The same for an emulator that fails if a smaller size cuts a wide character in two: it is replaced by a new one in the same modes.
    pub(crate) fn resize_anew(&self, columns: u16, rows: u16) {
        self.shared.lock().emulated(|parser| {
            let screen = parser.screen();
            let mut modes = screen.input_mode_formatted();
            if screen.alternate_screen() {
                modes.extend(b"\x1b[?1049h");
            }
            if screen.hide_cursor() {
                modes.extend(b"\x1b[?25l");
            }
            *parser = Parser::new(rows, columns, 0);
            parser.process(&modes);
        });
        self.resize(columns, rows);
    }

    /// The path of the terminal, for other programs that write to it.
    pub(crate) fn terminal(&self) -> std::path::PathBuf {
        let master = self.master.as_ref().expect("the terminal is still there");
        master.tty_name().expect("a pseudo-terminal has a name")
    }

    /// The process that was started.
    pub(crate) fn process(&self) -> Pid {
        self.process
    }

    /// Sends a signal to the process that was started.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.process, signal).expect("the program is running");
    }

    /// The settings of the line discipline (echo, canonical input and so on) as text.
    pub(crate) fn line_modes(&self) -> String {
        let master = self.master.as_ref().expect("the terminal is still there");
        let modes = master.get_termios().expect("a terminal has modes");
        format!(
            "{:?} {:?} {:?}",
            modes.input_flags, modes.output_flags, modes.local_flags
        )
    }

    /// Closes the terminal, as when its window is closed. The program must write something when `key` is pressed, to wake the reader, which
    /// releases the terminal.
    pub(crate) fn hang_up(&mut self, key: &str) {
        self.shared.update(|state| state.hanging_up = true);
        self.press(key);
        self.wait("the reader to let go", |state| state.closed);
        self.keys.take().into_iter().for_each(Keys::close);
        self.master = None;
    }

    /// Fails unless the terminal is as it was before the program started.
    pub(crate) fn assert_restored(&self) {
        let state = self.shared.lock();
        let modes = modes_after(&state.output);
        let screen = modes.screen();
        let end = &state.output[state.output.len().saturating_sub(300)..];
        let end = String::from_utf8_lossy(end);
        assert!(
            !screen.alternate_screen(),
            "the alternate screen is left; the output ends in {end:?}"
        );
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are not marked");
        assert_eq!(
            screen.mouse_protocol_mode(),
            MouseProtocolMode::None,
            "the mouse is not reported"
        );
        let count = |mark: &[u8]| {
            state
                .output
                .windows(mark.len())
                .filter(|window| *window == mark)
                .count()
        };
        assert_eq!(
            count(b"\x1b[?1049h"),
            count(b"\x1b[?1049l"),
            "the alternate screen is left as often as entered"
        );
        assert!(state.is_settled(), "every frame is ended");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.shared.lock().status.is_none() {
            // It may have ended already.
            let _ = kill_process(self.process, Signal::KILL);
        }
    }
}
