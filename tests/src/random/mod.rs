//! Random definitions: YAML as a person might write it, with values that are right and wrong by
//! construction. What is here knows the format and nothing of gen's code.

pub mod definition;
pub mod format;
pub mod shape;
pub mod text;
pub mod values;
pub mod yaml;

/// A source of random numbers: SplitMix64. The same seed gives the same numbers everywhere.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// The numbers of this seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % end as u64).expect("less than a usize")
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Between one and a limit, small numbers more often than large ones.
    pub fn count(&mut self, limit: usize) -> usize {
        let limit = 1 + self.below(limit);
        1 + self.below(limit)
    }

    /// One of several things.
    pub fn pick<T: Clone>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())].clone()
    }
}

/// The seed of a run: `GEN_TEST_SEED`, or always the same one. Failures name it.
pub fn seed() -> u64 {
    number_in_environment("GEN_TEST_SEED").unwrap_or(1)
}

/// How often to try: `GEN_TEST_ITERATIONS`, or the given number.
pub fn iterations(default: u64) -> u64 {
    number_in_environment("GEN_TEST_ITERATIONS").unwrap_or(default)
}

fn number_in_environment(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} is `{value}`, which is no number")))
}
