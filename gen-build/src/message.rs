//! Diagnostics as a caller gets them: with their places found.

use std::fmt::{self, Display, Formatter};

use gen_core::diagnostic::{Diagnostic, Severity};

use crate::walk::Source;

/// One message to the user. Shown with [`Display`], it has the lines of source that it is about.
#[derive(Debug, Clone)]
pub struct Message {
    is_error: bool,
    line: String,
    report: String,
}

impl Message {
    /// Whether it kept the artifacts from being written.
    pub fn is_error(&self) -> bool {
        self.is_error
    }

    /// The message in one line, with its place: `components/button.yaml:4:9: …`.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// A warning that is not about a place.
    pub(crate) fn warning(text: String) -> Message {
        Message { is_error: false, report: format!("warning: {text}\n"), line: text }
    }
}

impl Display for Message {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.report)
    }
}

/// The diagnostics in source order, each with its place found.
pub(crate) fn messages(sources: &[Source], mut diagnostics: Vec<Diagnostic>) -> Vec<Message> {
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    diagnostics.iter().map(|diagnostic| message(sources, diagnostic)).collect()
}

fn message(sources: &[Source], diagnostic: &Diagnostic) -> Message {
    let path = sources.get(diagnostic.place.source as usize).map_or("", |source| &source.path);
    let is_error = diagnostic.code.severity() == Severity::Error;
    let severity = if is_error { "error" } else { "warning" };
    let code = diagnostic.code.name();
    Message {
        is_error,
        line: format!("{path}: {} [{code}]", diagnostic.message),
        report: format!("{path}: {severity}[{code}]: {}\n", diagnostic.message),
    }
}
