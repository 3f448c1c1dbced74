//! Work in batches, several at a time.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use gen_core::ordered::sort_by_key;

use crate::progress;
use crate::strategy::Strategy;

/// How many threads there are, and how many items each takes at a time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) threads: usize,
    pub(crate) size: usize,
}

impl Share {
    /// The share of work that a strategy gives to threads, with a size of its batches.
    pub(crate) fn new(strategy: Strategy, size: usize) -> Share {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        match strategy {
            Strategy::Sequential => Share { threads: 1, size: 1 },
            Strategy::Parallel => Share { threads, size: 1 },
            Strategy::Batched | Strategy::Cached => Share { threads, size },
        }
    }
}

/// Does `work` for each item and its position, and returns what it gave, in the order of the items.
///
/// Threads take a batch of neighbouring items at a time. A single batch needs no thread: to start
/// one costs more than a few small files.
pub(crate) fn each<T: Sync, R: Send>(
    items: &[T],
    share: Share,
    work: impl Fn(usize, &T) -> R + Sync,
) -> Vec<R> {
    let size = share.size.max(1);
    let batches = items.len().div_ceil(size);
    let do_batch = |batch: usize| {
        let start = batch * size;
        let end = items.len().min(start + size);
        let results = (start..end).map(|index| work(index, &items[index])).collect::<Vec<R>>();
        progress::add(results.len());
        results
    };
    if !items.is_empty() {
        progress::begin(items.len());
    }
    let workers = share.threads.min(batches);
    if workers < 2 {
        return (0..batches).flat_map(do_batch).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let batch = next.fetch_add(1, Ordering::Relaxed);
            if batch >= batches {
                return done;
            }
            done.push((batch, do_batch(batch)));
        }
    };
    let mut done = Vec::with_capacity(batches);
    thread::scope(|scope| {
        let threads: Vec<_> = (1..workers).map(|_| scope.spawn(worker)).collect();
        // This thread would only wait, and its memory is the cheapest to get.
        done.extend(worker());
        for thread in threads {
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
    });
    sort_by_key(&mut done, |(batch, _)| *batch);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use super::{Share, each};

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let expected: Vec<(usize, usize)> = (0..1000).map(|item| (item, item * 2)).collect();
        for size in [0, 1, 7, 32, 999, 1000, 5000] {
            for threads in [1, 2, 8] {
                let share = Share { threads, size };
                let results = each(&items, share, |index, item| (index, item * 2));
                assert_eq!(results, expected, "batches of {size} on {threads} threads");
            }
        }
    }

    #[test]
    fn nothing_to_do() {
        assert_eq!(each(&[], Share { threads: 2, size: 32 }, |_, item: &u8| *item), []);
    }
}
