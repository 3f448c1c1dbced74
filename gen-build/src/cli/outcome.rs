//! How a command ends.

use std::process::ExitCode;

use gen_core::value::Value;

use super::terminal::{Terminal, messages, object, plain, plural};
use crate::failure::Failure;

/// Why a command could not do what it should.
#[derive(Debug)]
pub(super) enum Stop {
    /// Definitions, settings or the disk.
    Failure(Failure),
    /// Something else that did not work.
    Other(String),
    /// It was asked for something that does not exist.
    Usage(String),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failure(failure)
    }
}

impl Stop {
    /// Tells the user, and gives the code to end with.
    pub(super) fn report(&self, terminal: &Terminal) -> ExitCode {
        match self {
            Stop::Failure(failure) => {
                show(failure, terminal);
                terminal.json(|| document(failure));
                wrong()
            }
            Stop::Other(problem) => {
                terminal.error(problem);
                terminal
                    .json(|| object([("ok", Value::Boolean(false)), ("messages", plain(problem))]));
                wrong()
            }
            Stop::Usage(problem) => {
                terminal.error(problem);
                terminal
                    .json(|| object([("ok", Value::Boolean(false)), ("messages", plain(problem))]));
                usage()
            }
        }
    }
}

/// Tells the user what is wrong with the definitions, or why nothing could be done.
pub(super) fn show(failure: &Failure, terminal: &Terminal) {
    let Failure::Definitions(all) = failure else { return terminal.error(&failure.to_string()) };
    let errors = all.iter().filter(|message| message.is_error());
    let mut places = errors.clone().filter_map(|message| message.position());
    let what = match places.all(|place| place.path == "gen.yaml") {
        true => "the settings",
        false => "the definitions",
    };
    terminal.messages(all);
    let errors = plural(errors.count(), "error");
    terminal.error(&format!("{what} have {errors}; the artifacts are as they were"));
    if let Some(code) = all.iter().find_map(|message| message.code()) {
        terminal.note(&format!("`cargo gen explain {code}` tells more"));
    }
}

/// What is wrong, for programs.
pub(super) fn document(failure: &Failure) -> Value {
    let messages = match failure {
        Failure::Definitions(all) => messages(all),
        other => plain(&other.to_string()),
    };
    object([("ok", Value::Boolean(false)), ("messages", messages)])
}

/// Definitions are wrong, or artifacts are stale.
pub(super) fn wrong() -> ExitCode {
    ExitCode::from(1)
}

/// The command was used in a wrong way.
pub(super) fn usage() -> ExitCode {
    ExitCode::from(2)
}
