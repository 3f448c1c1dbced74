//! Regular expressions of ECMAScript, as `new RegExp(pattern, "u")` takes them.
//!
//! The syntax is that of ECMAScript 2018 with the `u` flag, the last that every engine knows.
//! Matching takes a bounded number of steps, whatever the pattern.

mod escape;
mod example;
mod legacy;
mod machine;
mod parse;
mod program;
mod property;
#[cfg(test)]
mod tests;
mod tree;

use program::Program;

/// A regular expression, ready to match.
#[derive(Debug)]
pub(crate) struct Pattern {
    program: Program,
}

/// Why a text is no regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PatternError {
    /// Where in the pattern, in bytes.
    pub(crate) offset: usize,
    /// What is wrong there.
    pub(crate) message: String,
}

/// Reads a pattern.
pub(crate) fn parse(pattern: &str) -> Result<Pattern, PatternError> {
    Ok(Pattern { program: Program::of(&parse::parse(pattern)?) })
}

/// Texts that a pattern probably matches, if any can be made up.
pub(crate) fn examples(pattern: &str) -> Vec<String> {
    parse::parse(pattern).map(|tree| example::examples(&tree)).unwrap_or_default()
}

/// Whether a text is a regular expression without the `u` flag, which is more lenient.
pub(crate) fn is_valid_without_unicode_flag(pattern: &str) -> bool {
    legacy::is_valid(pattern)
}

impl Pattern {
    /// Whether some part of a text matches. Takes the steps that it needs from a budget, and
    /// answers nothing when they do not suffice or when a Unicode property decides.
    pub(crate) fn matches(&self, text: &str, budget: &mut usize) -> Option<bool> {
        machine::matches(&self.program, text, budget)
    }
}
