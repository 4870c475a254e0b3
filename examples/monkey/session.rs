//! One life of a program in a terminal that a monkey sits at.

use std::cmp::Reverse;
use std::fmt::{self, Display};
use std::time::{Duration, Instant};

use fastrand::Rng;
use rustix::process::{Signal, kill_process};

use super::moves::{self, Move};
use super::pty::Session;

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Sum {
    pub(super) moves: usize,
    pub(super) bytes: usize,
    /// How often the program was left by the mouse or the palette, before its time.
    pub(super) left: usize,
    /// The slowest answers, and all that came later than [`LATE`].
    pub(super) slowest: Vec<Answer>,
    /// How many answers came later than that.
    pub(super) late: usize,
}

/// How long an answer took, and what it was an answer to.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) time: Duration,
    /// The seed of the session, and the number of the move in it, from 1.
    at: (u64, usize),
    /// The last moves and the sizes that followed them, the latest last: a frame may be of the one before.
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
        self.slowest.truncate(self.late.max(TOLD));
    }
}

/// The exit statuses of a program whose `quit` or `quit as if interrupted` was chosen.
const LEFT: [u32; 2] = [0, 130];

/// An answer that takes longer is too late.
const LATE: Duration = Duration::from_millis(300);

/// After how many moves the end of a program is seen: a signal and a new size draw a frame each, and keys are read beside them.
const SEEN_WITHIN: usize = 4;

/// As many slow answers are told, and as many moves before each.
const TOLD: usize = 5;

/// One life of a program.
struct Life<'a> {
    session: Session,
    seed: u64,
    /// How many moves were made.
    moves: usize,
    size: (u16, u16),
    /// What was done lately; it is told if the session fails.
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

/// Does so many things to a program that has drawn its first frame at a size, and ends it; gives the time of the slowest answer.
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
    // A program that leaves may draw what came before it was asked to: its end is seen some moves later.
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
    /// Makes a move, and gives the terminal a new size: that is drawn whatever is open, behind all that came before. True if the
    /// program ends of it.
    fn leaves(&mut self, next: Move, (columns, rows): (u16, u16), may_leave: bool) -> bool {
        // The same size again is no news.
        let columns = columns + u16::from(self.size == (columns, rows));
        self.size = (columns, rows);
        self.lately(format!("{}, {columns}×{rows}", next.told()));
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
        let begun = Instant::now();
        let (expected, status) = end(&mut self.session, rng);
        let left = may_have_left && LEFT.contains(&status);
        assert!(status == expected || left, "{status} for {expected}");
        assert_restored(&self.session);
        self.answered(begun);
    }

    fn lately(&mut self, told: String) {
        if self.lately.len() == TOLD {
            self.lately.remove(0);
        }
        self.lately.push(told);
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
    // It may have ended just now; waiting for its next frame shows that.
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

/// Asks the program to end in some way; gives the exit status that it should have, and that which it has.
fn end(session: &mut Session, rng: &mut Rng) -> (u32, u32) {
    // A program that has gone deaf does not hear the key.
    let (signal, expected) = match rng.u8(0..10) {
        0 => (Some(Signal::TERM), 143),
        1 => (Some(Signal::INT), 130),
        2 => (Some(Signal::QUIT), 131),
        _ => (None, 130),
    };
    match signal {
        Some(signal) => {
            let _ = kill_process(session.process(), signal);
        }
        None => session.press("\x03"),
    }
    (expected, session.wait_for_end())
}

/// Fails unless the terminal is as it was before, its line modes too.
fn assert_restored(session: &Session) {
    session.assert_restored();
    let modes = session.line_modes();
    assert!(
        modes.contains("ICANON") && modes.contains("ECHO"),
        "{modes}"
    );
}
