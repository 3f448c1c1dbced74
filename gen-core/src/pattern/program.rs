//! Tree to program: the steps that the machine takes.

use super::tree::{Class, Node, Repeat, Tree};

/// The steps of a pattern.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    /// How many numbers the machine has to keep: the two ends of each group and two numbers for
    /// each loop.
    pub(super) registers: usize,
}

/// What the machine does next. Targets are indexes of steps.
#[derive(Debug)]
pub(super) enum Step {
    Character(u32),
    Any,
    Class(Class),
    Start,
    End,
    Boundary {
        negated: bool,
    },
    Backreference {
        group: usize,
    },
    /// Tries the step that follows, then another.
    Fork {
        other: usize,
    },
    Jump {
        target: usize,
    },
    /// Keeps the position.
    Save {
        register: usize,
    },
    /// Tries the steps that follow, up to a [`Step::Done`], without moving.
    Look {
        behind: bool,
        negated: bool,
        after: usize,
    },
    /// A match, of the pattern or of what a look sees.
    Done,
    /// Begins a loop: no round is done.
    Loop {
        register: usize,
    },
    /// Starts a round of a loop, or leaves it.
    Round(Round),
    /// Notes where a round starts, and forgets what the registers of its groups hold.
    Enter {
        register: usize,
        first: usize,
        last: usize,
    },
    /// Ends a round.
    Again {
        register: usize,
        least: usize,
        round: usize,
    },
}

/// The choice between another round of a loop and what comes after it.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) register: usize,
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) greedy: bool,
    pub(super) after: usize,
}

impl Program {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut writer = Writer { tree, steps: Vec::new(), registers: 2 * (tree.groups + 1) };
        writer.node(&tree.root, false);
        writer.steps.push(Step::Done);
        Program { steps: writer.steps, registers: writer.registers }
    }
}

struct Writer<'t> {
    tree: &'t Tree,
    steps: Vec<Step>,
    registers: usize,
}

impl Writer<'_> {
    /// Writes the steps of a node. Behind a look behind, text is read `backward`.
    fn node(&mut self, node: &Node, backward: bool) {
        match node {
            Node::Character(code) => self.steps.push(Step::Character(*code)),
            Node::Any => self.steps.push(Step::Any),
            Node::Class(class) => self.steps.push(Step::Class(class.clone())),
            Node::Start => self.steps.push(Step::Start),
            Node::End => self.steps.push(Step::End),
            Node::Boundary { negated } => self.steps.push(Step::Boundary { negated: *negated }),
            Node::Backreference(group) => self.steps.push(Step::Backreference { group: *group }),
            Node::NamedBackreference(name) => {
                let named = self.tree.names.iter().find(|(other, _)| other == name);
                let group = named.map_or(0, |(_, number)| *number);
                self.steps.push(Step::Backreference { group });
            }
            Node::Sequence(nodes) if backward => {
                nodes.iter().rev().for_each(|node| self.node(node, backward));
            }
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node, backward)),
            Node::Choice(options) => self.choice(options, backward),
            Node::Group(number, node) => {
                let (before, after) = (2 * number, 2 * number + 1);
                let (before, after) = if backward { (after, before) } else { (before, after) };
                self.steps.push(Step::Save { register: before });
                self.node(node, backward);
                self.steps.push(Step::Save { register: after });
            }
            Node::Look { behind, negated, node } => {
                let look = self.reserve();
                self.node(node, *behind);
                self.steps.push(Step::Done);
                let after = self.steps.len();
                self.steps[look] = Step::Look { behind: *behind, negated: *negated, after };
            }
            Node::Repeat(repeat) => self.repeat(repeat, backward),
        }
    }

    fn choice(&mut self, options: &[Node], backward: bool) {
        let mut jumps = Vec::new();
        for (index, option) in options.iter().enumerate() {
            let is_last = index + 1 == options.len();
            let fork = if is_last { None } else { Some(self.reserve()) };
            self.node(option, backward);
            if let Some(fork) = fork {
                jumps.push(self.reserve());
                self.steps[fork] = Step::Fork { other: self.steps.len() };
            }
        }
        let target = self.steps.len();
        for jump in jumps {
            self.steps[jump] = Step::Jump { target };
        }
    }

    fn repeat(&mut self, repeat: &Repeat, backward: bool) {
        let Repeat { node, least, most, greedy, groups } = repeat;
        let register = self.registers;
        self.registers += 2;
        self.steps.push(Step::Loop { register });
        let round = self.reserve();
        self.steps.push(Step::Enter { register, first: 2 * groups.start, last: 2 * groups.end });
        self.node(node, backward);
        self.steps.push(Step::Again { register, least: *least, round });
        let (least, most, greedy, after) = (*least, *most, *greedy, self.steps.len());
        self.steps[round] = Step::Round(Round { register, least, most, greedy, after });
    }

    /// Keeps a place for a step whose target is not known yet.
    fn reserve(&mut self) -> usize {
        self.steps.push(Step::Done);
        self.steps.len() - 1
    }
}
