//! The command `cargo gen`.

use std::process::ExitCode;

fn main() -> ExitCode {
    gen_build::cli::main()
}
