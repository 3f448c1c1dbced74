//! XXH64 with seed 0, after <https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>.
//!
//! The manifest holds it for each artifact, so it must never change. It is written here because
//! every project that uses this crate would have to compile a crate for it, without optimisation.

const PRIME_1: u64 = 0x9E37_79B1_85EB_CA87;
const PRIME_2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const PRIME_3: u64 = 0x1656_67B1_9E37_79F9;
const PRIME_4: u64 = 0x85EB_CA77_C2B2_AE63;
const PRIME_5: u64 = 0x27D4_EB2F_1656_67C5;

/// The XXH64 of some bytes.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let (stripes, rest) = bytes.as_chunks::<32>();
    let mut lanes = START;
    add(&mut lanes, stripes);
    finish(lanes, rest, bytes.len())
}

/// The XXH64 of bytes that come piece by piece.
#[derive(Debug)]
pub(crate) struct Hasher {
    lanes: [u64; 4],
    /// What is left of the last stripe.
    rest: Vec<u8>,
    length: usize,
}

impl Hasher {
    pub(crate) fn new() -> Hasher {
        Hasher { lanes: START, rest: Vec::new(), length: 0 }
    }

    /// Adds the next piece.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.length += bytes.len();
        let missing = if self.rest.is_empty() { 0 } else { bytes.len().min(32 - self.rest.len()) };
        let (first, bytes) = bytes.split_at(missing);
        self.rest.extend(first);
        if let Ok(stripe) = <[u8; 32]>::try_from(self.rest.as_slice()) {
            add(&mut self.lanes, &[stripe]);
            self.rest.clear();
        }
        let (stripes, rest) = bytes.as_chunks::<32>();
        add(&mut self.lanes, stripes);
        self.rest.extend(rest);
    }

    /// The XXH64 of all pieces.
    pub(crate) fn finish(&self) -> u64 {
        finish(self.lanes, &self.rest, self.length)
    }
}

const START: [u64; 4] = [PRIME_1.wrapping_add(PRIME_2), PRIME_2, 0, PRIME_1.wrapping_neg()];

/// The hash of stripes that were added to lanes, and of less than a stripe behind them.
fn finish(lanes: [u64; 4], rest: &[u8], length: usize) -> u64 {
    let start = if length < 32 { PRIME_5 } else { converge(lanes) };
    let mut hash = start.wrapping_add(length as u64);

    let (words, rest) = rest.as_chunks::<8>();
    for &word in words {
        hash ^= round(0, u64::from_le_bytes(word));
        hash = hash.rotate_left(27).wrapping_mul(PRIME_1).wrapping_add(PRIME_4);
    }
    let (halves, rest) = rest.as_chunks::<4>();
    for &half in halves {
        hash ^= u64::from(u32::from_le_bytes(half)).wrapping_mul(PRIME_1);
        hash = hash.rotate_left(23).wrapping_mul(PRIME_2).wrapping_add(PRIME_3);
    }
    for &byte in rest {
        hash ^= u64::from(byte).wrapping_mul(PRIME_5);
        hash = hash.rotate_left(11).wrapping_mul(PRIME_1);
    }

    hash ^= hash >> 33;
    hash = hash.wrapping_mul(PRIME_2);
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(PRIME_3);
    hash ^ (hash >> 32)
}

/// Adds stripes to four lanes, a word of each stripe to each.
fn add(lanes: &mut [u64; 4], stripes: &[[u8; 32]]) {
    for stripe in stripes {
        let (words, _) = stripe.as_chunks::<8>();
        lanes[0] = round(lanes[0], u64::from_le_bytes(words[0]));
        lanes[1] = round(lanes[1], u64::from_le_bytes(words[1]));
        lanes[2] = round(lanes[2], u64::from_le_bytes(words[2]));
        lanes[3] = round(lanes[3], u64::from_le_bytes(words[3]));
    }
}

/// Four lanes brought together.
fn converge(lanes: [u64; 4]) -> u64 {
    let [a, b, c, d] = lanes;
    let mut hash = a
        .rotate_left(1)
        .wrapping_add(b.rotate_left(7))
        .wrapping_add(c.rotate_left(12))
        .wrapping_add(d.rotate_left(18));
    for lane in lanes {
        hash ^= round(0, lane);
        hash = hash.wrapping_mul(PRIME_1).wrapping_add(PRIME_4);
    }
    hash
}

fn round(lane: u64, word: u64) -> u64 {
    lane.wrapping_add(word.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1)
}

#[cfg(test)]
mod tests {
    use super::{Hasher, hash};

    /// The buffer of xxHash's own sanity test.
    fn sanity_buffer(length: usize) -> Vec<u8> {
        let mut state = 2_654_435_761_u64;
        let mut next = || {
            let byte = (state >> 56) as u8;
            state = state.wrapping_mul(11_400_714_785_074_694_797);
            byte
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn official_vectors() {
        let vectors = [
            (0, 0xEF46_DB37_51D8_E999),
            (1, 0xE934_A84A_DB05_2768),
            (4, 0x9136_A0DC_A574_57EE),
            (14, 0x8282_DCC4_994E_35C8),
            (222, 0xB641_AE8C_B691_C174),
        ];
        for (length, expected) in vectors {
            assert_eq!(hash(&sanity_buffer(length)), expected, "{length} bytes");
        }
    }

    #[test]
    fn pieces() {
        let bytes = sanity_buffer(222);
        for size in [1, 7, 31, 32, 33, 64, 100, 222] {
            let mut hasher = Hasher::new();
            bytes.chunks(size).for_each(|piece| hasher.add(piece));
            assert_eq!(hasher.finish(), 0xB641_AE8C_B691_C174, "pieces of {size} bytes");
        }
        assert_eq!(Hasher::new().finish(), hash(b""));
    }

    #[test]
    fn words() {
        assert_eq!(hash(b"a"), 0xD24E_C4F1_A98C_6E5B);
        assert_eq!(hash(b"abc"), 0x44BC_2CF5_AD77_0999);
        assert_eq!(hash(b"Nobody inspects the spammish repetition"), 0xFBCE_A83C_8A37_8BF1);
    }
}
