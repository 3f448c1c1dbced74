//! A sign of life while something takes long.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::Terminal;
use crate::progress::{self, Stage};

/// How long nobody wonders.
const PATIENCE: Duration = Duration::from_millis(400);
/// How long a picture stays.
const FRAME: Duration = Duration::from_millis(80);

/// Does the work. If it takes long and a person is looking, the terminal shows how far it has come:
/// first how many sources are read, then for how many definitions the artifacts are, which `writing`
/// is the word for.
pub(super) fn show<T>(terminal: &Terminal, writing: &str, work: impl FnOnce() -> T) -> T {
    if !terminal.is_watched() {
        return work();
    }
    let (done, is_done) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            // Ends when the other side is dropped.
            let is_going_on = |time| is_done.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
            if !is_going_on(PATIENCE) {
                return;
            }
            let counted = counted();
            // What is done all at once has no numbers.
            let plain = style("{msg:9} {spinner}  {elapsed}");
            let bar = ProgressBar::new(0);
            while is_going_on(FRAME) {
                let (stage, done, total) = progress::now();
                bar.set_style(if total == 0 { plain.clone() } else { counted.clone() });
                bar.set_message(match stage {
                    Stage::Reading => "reading".to_owned(),
                    Stage::Checking => "checking".to_owned(),
                    Stage::Writing => writing.to_owned(),
                });
                bar.set_length(total as u64);
                bar.set_position(done as u64);
                bar.tick();
            }
            bar.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}

/// Of what is counted.
pub(super) fn counted() -> ProgressStyle {
    style("{msg:9} {bar:40} {pos}/{len}  {elapsed}")
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
