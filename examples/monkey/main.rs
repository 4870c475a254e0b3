//! A monkey at the terminal: any keys, the mouse, pastes, sizes, late answers of the terminal and signals, without pauses.
//!
//! `cargo run --release --example monkey -- --minutes 10 [--seed N | --session N] [FILE]`
//!
//! The program runs in a pseudo-terminal again and again. It fails with the number of the session if the program does not end as it is
//! asked to, or leaves the terminal changed. At the end it prints how much was done and how long the slowest answer took.

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

/// Set where this program is to be the one that is tried.
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
