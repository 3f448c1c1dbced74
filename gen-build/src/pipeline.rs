//! From sources to artifacts: discover, read, assemble, check, render, plan, write.

use gen_core::assemble::assemble;
use gen_core::check::check;

use crate::config::Config;
use crate::deliver::{Mode, deliver};
use crate::failure::Failure;
use crate::lock::Lock;
use crate::message::{Message, messages};
use crate::read::read;
use crate::report::Report;
use crate::walk::discover;
use crate::write;

/// Brings all artifacts up to date.
pub(crate) fn run(config: &Config, mode: Mode) -> Result<Report, Failure> {
    let _lock = Lock::acquire(config);
    let sources = discover(config)?;
    let read = read(&sources, config.share())?;
    let (project, mut diagnostics) = assemble(read.files, read.rust);
    diagnostics.extend(read.diagnostics);
    diagnostics.extend(check(&project));

    let messages = messages(&sources, diagnostics);
    if messages.iter().any(Message::is_error) {
        return Err(Failure::Definitions(messages));
    }
    // Rendered, planned and written one by one, so that few texts are in memory at a time.
    let mut report = match deliver(&project, &sources, config, mode) {
        Err(failure)
            if matches!(mode, Mode::Write { .. })
                && write::is_read_only(&config.root, &failure) =>
        {
            deliver(&project, &sources, config, Mode::Compare)?
        }
        delivered => delivered?,
    };
    report.warnings.splice(0..0, messages);
    Ok(report)
}
