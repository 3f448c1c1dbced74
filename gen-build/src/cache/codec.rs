//! The form in which the cache is kept: numbers of eight bytes, texts with their length in front.

use std::str;

use crate::hash::hash;

/// Writes values one after the other.
#[derive(Default)]
pub(super) struct Encoder(Vec<u8>);

impl Encoder {
    pub(super) fn number(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    pub(super) fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    pub(super) fn texts(&mut self, texts: &[String]) {
        self.list(texts, |encoder, text| encoder.text(text));
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        self.count(items.len());
        items.iter().for_each(|one| item(self, one));
    }

    /// What was written, with its hash at the end.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let hash = hash(&self.0);
        self.number(hash);
        self.0
    }
}

/// Reads values in the order in which they were written. `None` where something else is found.
pub(super) struct Decoder<'b>(&'b [u8]);

impl<'b> Decoder<'b> {
    /// Reads what [`Encoder::finish`] gave, if every byte of it is there.
    pub(super) fn new(bytes: &'b [u8]) -> Option<Decoder<'b>> {
        let (bytes, expected) = bytes.split_last_chunk()?;
        (hash(bytes) == u64::from_le_bytes(*expected)).then_some(Decoder(bytes))
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*number))
    }

    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub(super) fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.count()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        str::from_utf8(self.bytes()?).ok().map(str::to_owned)
    }

    pub(super) fn texts(&mut self) -> Option<Vec<String>> {
        self.list(Decoder::text)
    }

    pub(super) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.count()?;
        // An item takes eight bytes or more; the number may be anything.
        let mut items = Vec::with_capacity(count.min(self.0.len() / 8));
        for _ in 0..count {
            items.push(item(self)?);
        }
        Some(items)
    }
}
