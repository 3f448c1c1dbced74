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
                report(failure, terminal);
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
pub(super) fn report(failure: &Failure, terminal: &Terminal) {
    match failure {
        Failure::Definitions(all) => {
            let errors = all.iter().filter(|message| message.is_error()).count();
            terminal.messages(all);
            let errors = plural(errors, "error");
            terminal
                .error(&format!("the definitions have {errors}; the artifacts are as they were"));
            if let Some(code) = all.iter().find_map(|message| message.code()) {
                terminal.note(&format!("`cargo gen explain {code}` tells more"));
            }
            terminal.json(|| object([("ok", Value::Boolean(false)), ("messages", messages(all))]));
        }
        other => {
            terminal.error(&other.to_string());
            terminal.json(|| {
                object([("ok", Value::Boolean(false)), ("messages", plain(&other.to_string()))])
            });
        }
    }
}

/// Definitions are wrong, or artifacts are stale.
pub(super) fn wrong() -> ExitCode {
    ExitCode::from(1)
}

/// The command was used in a wrong way.
pub(super) fn usage() -> ExitCode {
    ExitCode::from(2)
}
