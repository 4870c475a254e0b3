//! The `annals` program. All code is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    annals::cli::main()
}
