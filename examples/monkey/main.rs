//! A monkey test on a terminal: random keys, mouse events, pastes, resizes, late replies of the terminal and signals, without pauses.
//!
//! `cargo run --release --example monkey -- --minutes 10 [--seed N | --session N] [FILE]`
//!
//! Runs the program in a pseudo-terminal again and again. Reports the number of a session as failed if the program does not end as
//! requested, or leaves the terminal changed. At the end it prints how much was done and the slowest response.

#[cfg(unix)]
mod moves;
#[cfg(unix)]
#[path = "../../tests/pty/mod.rs"]
mod pty;
#[cfg(unix)]
mod run;
#[cfg(unix)]
mod session;

use std::process::ExitCode;

/// If set, this executable acts as the program under test.
const AS_PROGRAM: &str = "ANNALS_MONKEY";

fn main() -> ExitCode {
    if std::env::var_os(AS_PROGRAM).is_some() {
        return annals::cli::main();
    }
    #[cfg(unix)]
    return run::main();
    #[cfg(not(unix))]
    ExitCode::SUCCESS
}
