//! `cargo gen completions`: what a shell needs to complete the command line.

use std::process::ExitCode;

use clap::ArgMatches;
use clap_complete::Shell;

use super::arguments;
use super::outcome::Stop;
use super::terminal::Terminal;

pub(super) fn run(command: &ArgMatches, terminal: &Terminal) -> Result<ExitCode, Stop> {
    let Some(shell) = command.get_one::<Shell>("shell") else { unreachable!("clap asks for it") };
    let mut script = Vec::new();
    // Shells complete the program, by whichever name Cargo finds it.
    let mut program = arguments::command().bin_name("cargo-gen");
    clap_complete::generate(*shell, &mut program, "cargo-gen", &mut script);
    terminal.raw(&String::from_utf8_lossy(&script));
    Ok(ExitCode::SUCCESS)
}
