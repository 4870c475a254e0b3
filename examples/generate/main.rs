//! Writes a generated chronicle of any size for testing; its events are fictional.
//!
//! `cargo run --release --example generate -- 1000000 --seed 7 > large.ron`

mod made_up;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use made_up::Measure;

const USAGE: &str = "usage: generate EVENTS [--seed SEED] [--short]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((events, seed, measure)) = read(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match made_up::write(&mut out, events, seed, measure).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // The pipe was closed by its reader.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write the chronicle: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The number of events, the seed (1 if not given), and how much data each event has.
fn read(arguments: &[String]) -> Option<(u32, u64, Measure)> {
    let (arguments, measure) = match arguments {
        [others @ .., last] if last == "--short" => (others, Measure::Short),
        all => (all, Measure::Full),
    };
    match arguments {
        [events] => Some((events.parse().ok()?, 1, measure)),
        [events, option, seed] if option == "--seed" => {
            Some((events.parse().ok()?, seed.parse().ok()?, measure))
        }
        _ => None,
    }
}
