//! How the work of a run is cut and shared.

/// How a run goes about its work. All strategies write the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strategy {
    /// One definition after the other, on one thread.
    Sequential,
    /// Several threads, each of which takes one definition at a time.
    Parallel,
    /// Several threads, each of which takes a batch of definitions at a time.
    Batched,
    /// Like [`Batched`](Strategy::Batched), but nothing is done again for what did not change.
    #[default]
    Cached,
}

impl Strategy {
    /// All strategies.
    pub const ALL: [Strategy; 4] =
        [Strategy::Sequential, Strategy::Parallel, Strategy::Batched, Strategy::Cached];

    /// The name in `gen.yaml`: `batched`.
    pub fn name(self) -> &'static str {
        match self {
            Strategy::Sequential => "sequential",
            Strategy::Parallel => "parallel",
            Strategy::Batched => "batched",
            Strategy::Cached => "cached",
        }
    }

    /// The strategy with a name.
    pub fn from_name(name: &str) -> Option<Strategy> {
        Strategy::ALL.into_iter().find(|strategy| strategy.name() == name)
    }
}
