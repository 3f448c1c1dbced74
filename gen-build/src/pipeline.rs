//! From sources to artifacts: discover, read, assemble, check, render, plan, write.

use std::mem;
use std::path::Path;
use std::time::SystemTime;

use gen_core::diagnostic::{Code, drop_consequences};

use crate::cache::Facts;
use crate::config::Config;
use crate::deliver::{self, Delivery, Mode, deliver};
use crate::failure::Failure;
use crate::incremental;
use crate::lock::Lock;
use crate::message::{Message, messages};
use crate::parts::survey;
use crate::progress::{self, Stage};
use crate::proof;
use crate::report::Report;
use crate::walk::{Source, discover};
use crate::write;

/// What a run goes by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'r> {
    pub(crate) sources: &'r [Source],
    pub(crate) config: &'r Config,
    pub(crate) mode: Mode,
    /// A file that was changed before that time has not changed since without a trace.
    pub(crate) settled: SystemTime,
}

/// Brings all artifacts up to date, or says how they differ.
pub(crate) fn run(config: &Config, mode: Mode) -> Result<Report, Failure> {
    let _lock = Lock::package(config);
    let settled = SystemTime::now().checked_sub(config.doubt).unwrap_or(SystemTime::UNIX_EPOCH);
    let sources = discover(config)?;
    let run = Run { sources: &sources, config, mode, settled };
    if let Some(folder) = run.cache()
        // Whatever goes wrong will go wrong again, and is then reported as it should be.
        && let Ok(Some(report)) = incremental::run(run, folder)
    {
        return Ok(report);
    }
    run_all(run)
}

impl Run<'_> {
    /// Where the cache is, if there is one: to write is all that it saves.
    pub(crate) fn cache(&self) -> Option<&Path> {
        self.config.cache.as_deref().filter(|_| matches!(self.mode, Mode::Write { .. }))
    }
}

/// Does everything, whatever was done before.
fn run_all(run: Run) -> Result<Report, Failure> {
    let Run { sources, config, mode, .. } = run;
    let (mut parts, mut diagnostics) = survey(run)?;
    drop_consequences(&mut diagnostics);
    let unparsed = diagnostics.iter().any(|diagnostic| diagnostic.code == Code::RustSyntax);
    if unparsed {
        // The missing types may well be in the source that cannot be parsed.
        diagnostics.retain(|diagnostic| diagnostic.code != Code::UnknownType);
    }

    let messages = messages(sources, diagnostics);
    if messages.iter().any(Message::is_error) {
        return Err(Failure::Definitions(messages));
    }
    if unparsed && mode.writes() {
        // What that source defines is not known, so nothing is written and nothing removed: rustc
        // says what is wrong with it, and its next version is read.
        let report = deliver::report(&parts, config);
        return Ok(Report { warnings: messages, ..report });
    }
    progress::enter(Stage::Writing);
    let mut delivery = match deliver(&parts, run) {
        Err(failure)
            if matches!(mode, Mode::Write { .. })
                && write::is_read_only(&config.root, &failure) =>
        {
            deliver(&parts, Run { mode: Mode::Compare, ..run })?
        }
        delivered => delivered?,
    };
    proof::leave(&mut parts, run)?;
    if let Some(folder) = run.cache()
        && delivery.report.stale.is_empty()
    {
        let facts = Facts {
            sources: mem::take(&mut parts.facts),
            names: mem::take(&mut parts.names),
            entries: mem::take(&mut delivery.entries),
            notes: mem::take(&mut parts.outline.notes),
        };
        incremental::keep(run, folder, facts, &parts.contents, &mut delivery, &messages);
    }
    let Delivery { mut report, .. } = delivery;
    report.read = sources.len();
    report.warnings.splice(0..0, messages);
    Ok(report)
}
