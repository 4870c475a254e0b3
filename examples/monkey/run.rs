//! Runs sessions until the time is up.

use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fastrand::Rng;

use super::pty::Launch;
use super::session::{Sum, live};
use super::{AS_PROGRAM, moves};

const USAGE: &str = "usage: monkey [--minutes MINUTES] [--seed SEED | --session SESSION] [FILE]";

/// The distance between the first sessions of consecutive seeds, so that their sessions differ.
const APART: u64 = 1_000_000;

/// The command-line arguments.
struct Arguments {
    time: Duration,
    /// The seed of the first session.
    first: u64,
    file: Option<String>,
}

pub(super) fn main() -> ExitCode {
    let Some(arguments) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let Some(program) = std::env::current_exe()
        .ok()
        .and_then(|path| path.to_str().map(str::to_owned))
    else {
        eprintln!("this program has no path");
        return ExitCode::FAILURE;
    };
    let (begun, mut sum) = (Instant::now(), Sum::default());
    let (mut sessions, mut failed) = (0, Vec::new());
    while begun.elapsed() < arguments.time {
        let seed = arguments.first.wrapping_add(sessions);
        sessions += 1;
        let session = || session(&program, arguments.file.as_deref(), seed, &mut sum);
        // The panic has already reported what failed.
        if panic::catch_unwind(AssertUnwindSafe(session)).is_err() {
            eprintln!("session {seed} failed");
            failed.push(seed);
        }
    }
    println!(
        "{sessions} sessions, {} moves, {} bytes of keys; {} left by the mouse or the palette",
        sum.moves, sum.bytes, sum.left
    );
    for answer in &sum.slowest {
        println!("{answer}");
    }
    println!("{} answers came too late", sum.late);
    if failed.is_empty() {
        println!("the terminal was restored after each session");
        return ExitCode::SUCCESS;
    }
    println!("failed: {failed:?}");
    ExitCode::FAILURE
}

/// One session, determined by its seed, and a line of output about it.
fn session(program: &str, file: Option<&str>, seed: u64, sum: &mut Sum) {
    let mut rng = Rng::with_seed(seed);
    let (columns, rows) = moves::size(&mut rng);
    let session = Launch::new(program, ["--no-state"].into_iter().chain(file))
        .env(AS_PROGRAM, "1")
        // An editor that exits at once.
        .env("VISUAL", "true")
        .size(columns, rows)
        .start();
    session.wait_for_frame(1);
    let (moves, bytes) = (sum.moves, sum.bytes);
    let slowest = live(session, (columns, rows), seed, rng.usize(20..200), sum);
    println!(
        "session {seed}: {columns}×{rows}, {} moves, {} bytes of keys, the slowest answer after {} ms",
        sum.moves - moves,
        sum.bytes - bytes,
        slowest.as_millis()
    );
}

fn read(mut arguments: impl Iterator<Item = String>) -> Option<Arguments> {
    let mut read = Arguments {
        time: Duration::from_secs(60),
        first: APART,
        file: None,
    };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--minutes" => {
                let minutes: f64 = arguments.next()?.parse().ok()?;
                read.time = Duration::try_from_secs_f64(minutes * 60.0).ok()?;
            }
            "--seed" => {
                let seed: u64 = arguments.next()?.parse().ok()?;
                read.first = seed.wrapping_mul(APART);
            }
            // Repeats a failed session and those after it.
            "--session" => read.first = arguments.next()?.parse().ok()?,
            _ if argument.starts_with('-') => return None,
            _ => read.file = Some(argument),
        }
    }
    Some(read)
}
