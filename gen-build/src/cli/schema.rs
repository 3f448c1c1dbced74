//! `cargo gen schema`: the JSON Schemas with which editors complete what is written for gen.

use std::process::ExitCode;

use clap::ArgMatches;
use gen_core::schemas;

use super::outcome::Stop;
use super::terminal::Terminal;
use crate::config::schema::CONFIG;

pub(super) fn run(command: &ArgMatches, terminal: &Terminal) -> Result<ExitCode, Stop> {
    let folder;
    let schema = match command.get_one::<String>("of").map(String::as_str) {
        Some("config") => CONFIG,
        Some("folder") => {
            folder = schemas::folder();
            &folder
        }
        _ => schemas::DEFINITIONS,
    };
    terminal.raw(schema);
    Ok(ExitCode::SUCCESS)
}
