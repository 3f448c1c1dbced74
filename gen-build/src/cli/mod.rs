//! The command line: `cargo gen build`, `check`, `watch` and so on. It reads the same `gen.yaml` as
//! the build script and runs the same pipeline; see `docs/cli.md`.

mod arguments;
mod bench;
mod build;
mod check;
mod completions;
mod explain;
mod init;
mod list;
mod outcome;
mod package;
mod progress;
mod schema;
mod terminal;
mod watch;

use std::env;
use std::process::ExitCode;

use clap::ArgMatches;

use outcome::Stop;
use terminal::Terminal;

/// Runs the command that the arguments of the process ask for.
pub fn main() -> ExitCode {
    let mut arguments: Vec<_> = env::args_os().collect();
    // Cargo hands the name of the subcommand on.
    if arguments.get(1).is_some_and(|argument| argument == "gen") {
        arguments.remove(1);
    }
    let matches = match arguments::command()
        .color(terminal::color(&arguments))
        .try_get_matches_from(arguments)
    {
        Ok(matches) => matches,
        Err(message) => {
            _ = message.print();
            return if message.use_stderr() { outcome::usage() } else { ExitCode::SUCCESS };
        }
    };
    let terminal = Terminal::new(&matches);
    run(&matches, &terminal).unwrap_or_else(|stop| stop.report(&terminal))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> Result<ExitCode, Stop> {
    let Some((name, command)) = matches.subcommand() else {
        unreachable!("clap asks for a command")
    };
    match name {
        "build" => build::run(command, &package::folder(matches)?, terminal),
        "check" => check::run(&package::folder(matches)?, terminal),
        "init" => init::run(command, &package::folder(matches)?, terminal),
        "watch" => watch::run(&package::folder(matches)?, terminal),
        "bench" => bench::run(command, &package::folder(matches)?, terminal),
        "list" => list::run(&package::folder(matches)?, terminal),
        "schema" => schema::run(command, terminal),
        "completions" => completions::run(command, terminal),
        "explain" => explain::run(command, terminal),
        _ => unreachable!("`{name}` is declared and not run"),
    }
}
