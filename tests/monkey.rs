//! A monkey test with fixed seeds. `examples/monkey` runs for any length of time.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::sync::Arc;

use annals::chronicle::Chronicle;
use annals::format;
use fastrand::Rng;

#[path = "../fuzz/src/keys.rs"]
mod keys;
#[path = "../examples/monkey/moves.rs"]
mod moves;
mod pty;
#[path = "../examples/monkey/session.rs"]
mod session;

fn presses(chronicle: &Arc<Chronicle>, seed: u64) {
    let bytes: Vec<u8> = std::iter::repeat_with({
        let mut rng = Rng::with_seed(seed);
        move || rng.u8(..)
    })
    .take(24)
    .collect();
    keys::press(chronicle, &bytes);
}

#[test]
fn any_keys_in_the_embedded_chronicle() {
    let chronicle = Arc::new(format::embedded().unwrap().chronicle);
    (1..4).for_each(|seed| presses(&chronicle, seed));
}

#[test]
fn any_keys_in_many_scripts() {
    let text = fs::read("tests/files/valid/scripts.ron").unwrap();
    let chronicle = Arc::new(format::load(&text).unwrap().chronicle);
    (4..7).for_each(|seed| presses(&chronicle, seed));
}

#[test]
fn anything_in_a_terminal() {
    let session = pty::Launch::new(env!("CARGO_BIN_EXE_annals"), ["--no-state"]).start();
    session.wait_for_frame(1);
    let mut sum = session::Sum::default();
    session::live(session, (120, 36), 7, 20, &mut sum);
    assert_eq!(sum.moves, 20);
}
