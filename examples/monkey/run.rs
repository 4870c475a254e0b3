//! Sessions until the time is up.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use fastrand::Rng;

use super::pty::Launch;
use super::session::{Sum, live};
use super::{AS_PROGRAM, moves};

const USAGE: &str = "usage: monkey [--minutes MINUTES] [--seed SEED] [FILE]";

/// What was asked for.
struct Arguments {
    time: Duration,
    seed: u64,
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
    let (begun, mut sum, mut sessions) = (Instant::now(), Sum::default(), 0);
    while begun.elapsed() < arguments.time {
        let seed = arguments.seed.wrapping_add(sessions);
        println!("session {} with seed {seed}", sessions + 1);
        let mut rng = Rng::with_seed(seed);
        let (columns, rows) = moves::size(&mut rng);
        let session = Launch::new(
            &program,
            ["--no-state"].into_iter().chain(arguments.file.as_deref()),
        )
        .env(AS_PROGRAM, "1")
        .size(columns, rows)
        .start();
        session.wait_for_frame(1);
        let moves = rng.usize(20..200);
        live(session, &mut rng, moves, &mut sum);
        sessions += 1;
    }
    println!(
        "{sessions} sessions, {} moves, {} bytes of keys; {} left by the mouse or the palette; the terminal was restored after each",
        sum.moves, sum.bytes, sum.left
    );
    for (time, after) in &sum.slowest {
        println!("{} ms after {after}", time.as_millis());
    }
    ExitCode::SUCCESS
}

fn read(mut arguments: impl Iterator<Item = String>) -> Option<Arguments> {
    let mut read = Arguments {
        time: Duration::from_secs(60),
        seed: 1,
        file: None,
    };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--minutes" => {
                let minutes: f64 = arguments.next()?.parse().ok()?;
                read.time = Duration::try_from_secs_f64(minutes * 60.0).ok()?;
            }
            "--seed" => read.seed = arguments.next()?.parse().ok()?,
            _ if argument.starts_with('-') => return None,
            _ => read.file = Some(argument),
        }
    }
    Some(read)
}
