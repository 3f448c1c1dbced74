//! What a pattern says.

use std::ops::Range;

use crate::ordered::sort;

/// A whole pattern.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) root: Node,
    /// The number of groups that capture.
    pub(super) groups: usize,
    /// The names of groups, with the number of the group.
    pub(super) names: Vec<(String, usize)>,
}

/// A part of a pattern.
#[derive(Debug)]
pub(super) enum Node {
    /// One code point.
    Character(u32),
    /// One code point that ends no line.
    Any,
    /// One code point of a class.
    Class(Class),
    /// One after the other; nothing at all if empty.
    Sequence(Vec<Node>),
    /// The first that leads to a match.
    Choice(Vec<Node>),
    /// A group that captures, counted from one.
    Group(usize, Box<Node>),
    /// A part with a quantifier.
    Repeat(Repeat),
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// The edge of a word, or anywhere else.
    Boundary { negated: bool },
    /// A look ahead or behind.
    Look { behind: bool, negated: bool, node: Box<Node> },
    /// What a group captured.
    Backreference(usize),
    /// What a group with a name captured.
    NamedBackreference(String),
}

/// A part that may occur several times.
#[derive(Debug)]
pub(super) struct Repeat {
    pub(super) node: Box<Node>,
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) greedy: bool,
    /// The groups inside, which each round begins anew.
    pub(super) groups: Range<usize>,
}

/// The largest code point.
const LAST: u32 = 0x10ffff;

/// A set of code points.
#[derive(Debug, Clone, Default)]
pub(super) struct Class {
    /// First and last code points, sorted and apart once the class is complete.
    ranges: Vec<(u32, u32)>,
    pub(super) negated: bool,
    /// Whether a Unicode property belongs to it, of which only the name is known.
    has_property: bool,
}

impl Class {
    pub(super) fn of(ranges: &[(u32, u32)]) -> Self {
        Class { ranges: ranges.to_vec(), ..Class::default() }
    }

    pub(super) fn of_property() -> Self {
        Class { has_property: true, ..Class::default() }
    }

    /// Everything that is not in some sorted ranges.
    pub(super) fn of_others(ranges: &[(u32, u32)]) -> Self {
        let mut others = Class::default();
        let mut next = 0;
        for &(first, last) in ranges {
            if first > next {
                others.ranges.push((next, first - 1));
            }
            next = last + 1;
        }
        others.ranges.push((next, LAST));
        others
    }

    pub(super) fn add(&mut self, other: &Class) {
        self.ranges.extend(&other.ranges);
        self.has_property |= other.has_property;
    }

    pub(super) fn add_range(&mut self, first: u32, last: u32) {
        self.ranges.push((first, last));
    }

    /// Sorts the ranges, so that they can be searched.
    pub(super) fn complete(mut self) -> Self {
        sort(&mut self.ranges);
        let mut apart: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for (first, last) in self.ranges {
            match apart.last_mut() {
                Some(before) if before.1 >= first => before.1 = before.1.max(last),
                _ => apart.push((first, last)),
            }
        }
        Class { ranges: apart, ..self }
    }

    /// The first code point that is listed.
    pub(super) fn first(&self) -> Option<u32> {
        if self.negated { None } else { self.ranges.first().map(|range| range.0) }
    }

    /// Whether a code point belongs to the class; nothing if only a property can tell.
    pub(super) fn contains(&self, code: u32) -> Option<bool> {
        let after = self.ranges.partition_point(|range| range.0 <= code);
        if after > 0 && self.ranges[after - 1].1 >= code {
            return Some(!self.negated);
        }
        if self.has_property { None } else { Some(self.negated) }
    }
}

/// `\d`.
pub(super) const DIGITS: &[(u32, u32)] = &[(0x30, 0x39)];

/// `\w`.
pub(super) const WORD: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)];

/// `\s`.
pub(super) const SPACES: &[(u32, u32)] = &[
    (0x09, 0x0d),
    (0x20, 0x20),
    (0xa0, 0xa0),
    (0x1680, 0x1680),
    (0x2000, 0x200a),
    (0x2028, 0x2029),
    (0x202f, 0x202f),
    (0x205f, 0x205f),
    (0x3000, 0x3000),
    (0xfeff, 0xfeff),
];
