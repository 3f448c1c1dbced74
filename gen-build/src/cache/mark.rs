//! Whether a file is still what it was, as far as that can be told without reading it.

use std::fs::Metadata;
use std::time::SystemTime;

use super::codec::{Decoder, Encoder};

/// What the system says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    size: u64,
    /// Nanoseconds since 1970.
    modified: u64,
    /// On Unix, when anything about the file changed last, and its number: nobody can set these.
    changed: u64,
    number: u64,
}

impl Mark {
    pub(crate) fn new(metadata: &Metadata) -> Mark {
        let modified = metadata.modified().map_or(0, nanoseconds);
        let (changed, number) = changed(metadata);
        Mark { size: metadata.len(), modified, changed, number }
    }

    /// The mark if later runs may trust it: the file was last changed before that time.
    pub(crate) fn trusted(self, time: SystemTime) -> Option<Mark> {
        let latest = nanoseconds(time);
        (self.modified < latest && self.changed < latest).then_some(self)
    }

    pub(super) fn encode(mark: Option<Mark>, encoder: &mut Encoder) {
        let Some(Mark { size, modified, changed, number }) = mark else {
            return encoder.number(0);
        };
        encoder.number(1);
        [size, modified, changed, number].into_iter().for_each(|part| encoder.number(part));
    }

    pub(super) fn decode(decoder: &mut Decoder) -> Option<Option<Mark>> {
        match decoder.number()? {
            0 => Some(None),
            1 => Some(Some(Mark {
                size: decoder.number()?,
                modified: decoder.number()?,
                changed: decoder.number()?,
                number: decoder.number()?,
            })),
            _ => None,
        }
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).unwrap_or(0);
    let nanoseconds = u64::try_from(metadata.ctime_nsec()).unwrap_or(0);
    (seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds), metadata.ino())
}

#[cfg(not(unix))]
fn changed(_metadata: &Metadata) -> (u64, u64) {
    (0, 0)
}
