//! One run of a program in a terminal with a monkey.

use std::cmp::Reverse;
use std::fmt::{self, Display};
use std::time::{Duration, Instant};

use fastrand::Rng;
use rustix::process::{Signal, kill_process};

use super::moves::{self, Move};
use super::pty::Session;

/// A summary of what was done.
#[derive(Debug, Default)]
pub(super) struct Sum {
    pub(super) moves: usize,
    pub(super) bytes: usize,
    /// How often the program was quit early, by the mouse or the palette.
    pub(super) left: usize,
    /// The slowest responses, including all later than [`LATE`].
    pub(super) slowest: Vec<Answer>,
    /// How many responses were later than that.
    pub(super) late: usize,
}

/// How long a response took, and what it responded to.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) time: Duration,
    /// The seed of the session, and the number of the move, from 1.
    at: (u64, usize),
    /// The last moves and the resizes after them, the latest last. A frame may belong to the previous one.
    after: Vec<String>,
}

impl Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seed, number) = self.at;
        let (time, after) = (self.time.as_millis(), self.after.join("; "));
        write!(out, "{time} ms in session {seed} at move {number}: {after}")
    }
}

impl Sum {
    fn answered(&mut self, answer: Answer) {
        self.late += usize::from(answer.time > LATE);
        self.slowest.push(answer);
        self.slowest.sort_by_key(|answer| Reverse(answer.time));
        self.slowest.truncate(self.late.max(SHOWN));
    }
}

/// The exit statuses of a program that was quit by `quit` or `quit as if interrupted`.
const LEFT: [u32; 2] = [0, 130];

/// A response that takes longer is late.
const LATE: Duration = Duration::from_millis(300);

/// How many moves may pass before the end of a program is noticed: a signal and a resize draw a frame each, and keys are read in parallel.
const SEEN_WITHIN: usize = 4;

/// For how long after the end of an editor a signal of a key may be taken for the editor's, and somewhat more.
const EDITORS: Duration = Duration::from_millis(250);

/// How many slow responses are reported, and how many moves before each.
const SHOWN: usize = 5;

/// One run of a program.
struct Life<'a> {
    session: Session,
    seed: u64,
    /// How many moves were made.
    moves: usize,
    size: (u16, u16),
    /// The most recent moves, which are reported if the session fails.
    lately: Vec<String>,
    slowest: Duration,
    sum: &'a mut Sum,
}

impl Drop for Life<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the last moves: {}", self.lately.join("; "));
        }
    }
}

/// Makes a number of moves on a program that has drawn its first frame, and ends it. Returns the time of the slowest response.
pub(super) fn live(
    session: Session,
    size: (u16, u16),
    seed: u64,
    moves: usize,
    sum: &mut Sum,
) -> Duration {
    let mut life = Life {
        session,
        seed,
        moves: 0,
        size,
        lately: Vec::new(),
        slowest: Duration::ZERO,
        sum,
    };
    let mut rng = Rng::with_seed(seed);
    // A program that quits may still draw earlier frames, so its end is noticed some moves later.
    let mut since_leave = SEEN_WITHIN;
    for _ in 0..moves {
        let next = moves::any(&mut rng);
        since_leave = if next.may_leave() { 0 } else { since_leave + 1 };
        let size = moves::size(&mut rng);
        if life.leaves(next, size, since_leave < SEEN_WITHIN) {
            return life.slowest;
        }
    }
    life.end(&mut rng, since_leave < SEEN_WITHIN);
    life.slowest
}

impl Life<'_> {
    /// Makes a move and resizes the terminal. The resize is always drawn, after everything that came before. Returns true if the program
    /// ends.
    fn leaves(&mut self, next: Move, (columns, rows): (u16, u16), may_leave: bool) -> bool {
        // The same size again would have no effect.
        let columns = columns + u16::from(self.size == (columns, rows));
        self.size = (columns, rows);
        self.lately(format!("{}, {columns}×{rows}", next.described()));
        let (frames, begun) = (self.session.frames(), Instant::now());
        self.sum.bytes += act(&mut self.session, next);
        self.sum.moves += 1;
        self.moves += 1;
        self.session.resize_anew(columns, rows);
        if let Some(status) = self.session.wait_for_frame_or_end(frames + 1) {
            assert!(may_leave && LEFT.contains(&status), "it ended: {status}");
            self.sum.left += 1;
            assert_restored(&self.session);
            return true;
        }
        self.answered(begun);
        false
    }

    /// Asks the program to end.
    fn end(&mut self, rng: &mut Rng, may_have_left: bool) {
        self.lately("the end".to_owned());
        let (expected, begun) = ask_to_end(&mut self.session, rng);
        let status = self.session.wait_for_end();
        let left = may_have_left && LEFT.contains(&status);
        assert!(status == expected || left, "{status} for {expected}");
        assert_restored(&self.session);
        self.answered(begun);
    }

    fn lately(&mut self, step: String) {
        if self.lately.len() == SHOWN {
            self.lately.remove(0);
        }
        self.lately.push(step);
    }

    fn answered(&mut self, begun: Instant) {
        let time = begun.elapsed();
        self.slowest = self.slowest.max(time);
        self.sum.answered(Answer {
            time,
            at: (self.seed, self.moves),
            after: self.lately.clone(),
        });
    }
}

fn act(session: &mut Session, next: Move) -> usize {
    // The program may have ended already; waiting for its next frame shows that.
    let signal = |signal| {
        let _ = kill_process(session.process(), signal);
    };
    match next {
        Move::Type(keys) => {
            session.press(&keys);
            return keys.len();
        }
        Move::Signal(sent) => signal(sent),
        Move::StopAndContinue => {
            signal(Signal::STOP);
            signal(Signal::CONT);
        }
    }
    0
}

/// Asks the program to end in one of several ways. Returns the expected exit status, and when it was asked.
fn ask_to_end(session: &mut Session, rng: &mut Rng) -> (u32, Instant) {
    let (signal, expected) = match rng.u8(0..10) {
        0 => (Signal::TERM, 143),
        1 => (Signal::INT, 130),
        2 => (Signal::QUIT, 131),
        _ => {
            // A program that hangs does not respond to the key.
            let begun = Instant::now();
            session.press("\x03");
            return (130, begun);
        }
    };
    let ask = || {
        // The program may have ended already; waiting for its end shows that.
        let _ = kill_process(session.process(), signal);
        Instant::now()
    };
    let begun = ask();
    // Just after an editor has ended, the signals of keys are taken for the editor's, and only a later one is for the program.
    if signal == Signal::TERM || session.ends_within(EDITORS) {
        return (expected, begun);
    }
    (expected, ask())
}

/// Fails unless the terminal, including its line modes, is as it was before.
fn assert_restored(session: &Session) {
    session.assert_restored();
    let modes = session.line_modes();
    assert!(
        modes.contains("ICANON") && modes.contains("ECHO"),
        "{modes}"
    );
}
