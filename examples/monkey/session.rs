//! One life of a program in a terminal that a monkey sits at.

use std::cmp::Reverse;
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
    /// The slowest answers, with what they were answers to.
    pub(super) slowest: Vec<(Duration, String)>,
}

/// The exit statuses of a program whose `quit` or `quit as if interrupted` was chosen.
const LEFT: [u32; 2] = [0, 130];

/// As many slow answers are told.
const TOLD: usize = 5;

/// Does so many things to a program that has drawn its first frame, and ends it.
pub(super) fn live(mut session: Session, rng: &mut Rng, moves: usize, sum: &mut Sum) {
    // A program that leaves may draw what came before it was asked to: its end is seen one move later.
    let mut may_have_left = false;
    for _ in 0..moves {
        let next = moves::any(rng);
        let (columns, rows) = moves::size(rng);
        let (frames, begun, told) = (session.frames(), Instant::now(), next.told());
        let may_leave = next.may_leave();
        sum.bytes += act(&mut session, next);
        sum.moves += 1;
        // A new size is drawn whatever is open, behind all that came before.
        session.resize_anew(columns, rows);
        may_have_left |= may_leave;
        if let Some(status) = session.wait_for_frame_or_end(frames + 1) {
            assert!(
                may_have_left && LEFT.contains(&status),
                "{status} after {told}"
            );
            sum.left += 1;
            return assert_restored(&session);
        }
        may_have_left = may_leave;
        sum.slowest.push((begun.elapsed(), told));
        sum.slowest.sort_by_key(|(time, _)| Reverse(*time));
        sum.slowest.truncate(TOLD);
    }
    let (expected, status) = end(&mut session, rng);
    let left = may_have_left && LEFT.contains(&status);
    assert!(status == expected || left, "{status} for {expected}");
    assert_restored(&session);
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
    let (signal, expected) = match rng.u8(0..5) {
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
