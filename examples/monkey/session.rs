//! One life of a program in a terminal that a monkey sits at.

use std::cmp::Reverse;
use std::time::{Duration, Instant};

use fastrand::Rng;
use rustix::process::Signal;

use super::moves::{self, Move};
use super::pty::Session;

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Sum {
    pub(super) moves: usize,
    pub(super) bytes: usize,
    /// The slowest answers, with what they were answers to.
    pub(super) slowest: Vec<(Duration, String)>,
}

/// As many slow answers are told.
const TOLD: usize = 5;

/// Does so many things to a program that has drawn its first frame, and ends it.
pub(super) fn live(mut session: Session, rng: &mut Rng, moves: usize, sum: &mut Sum) {
    for _ in 0..moves {
        let next = moves::any(rng);
        let (columns, rows) = moves::size(rng);
        let (frames, begun, told) = (session.frames(), Instant::now(), next.told());
        sum.bytes += act(&mut session, next);
        // A new size is drawn whatever is open, behind all that came before.
        session.resize_anew(columns, rows);
        session.wait_for_frame(frames + 1);
        sum.slowest.push((begun.elapsed(), told));
        sum.slowest.sort_by_key(|(time, _)| Reverse(*time));
        sum.slowest.truncate(TOLD);
    }
    sum.moves += moves;
    end(&mut session, rng);
}

fn act(session: &mut Session, next: Move) -> usize {
    match next {
        Move::Type(keys) => {
            session.press(&keys);
            return keys.len();
        }
        Move::Signal(signal) => session.signal(signal),
        Move::StopAndContinue => {
            session.signal(Signal::STOP);
            session.signal(Signal::CONT);
        }
    }
    0
}

/// Ends the program in some way, and looks at what it leaves behind.
fn end(session: &mut Session, rng: &mut Rng) {
    let expected = match rng.u8(0..5) {
        0 => {
            session.signal(Signal::TERM);
            143
        }
        1 => {
            session.signal(Signal::INT);
            130
        }
        2 => {
            session.signal(Signal::QUIT);
            131
        }
        _ => {
            session.press("\x03");
            130
        }
    };
    let status = session.wait_for_end();
    assert_eq!(status, expected);
    session.assert_restored();
    let modes = session.line_modes();
    assert!(
        modes.contains("ICANON") && modes.contains("ECHO"),
        "{modes}"
    );
}
