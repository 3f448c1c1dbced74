//! Program and text to an answer: a machine that goes back to the last choice when it is stuck.
//!
//! It keeps its choices in a list of its own, so that a long text cannot exhaust the stack, and
//! counts its steps, so that no pattern can keep it busy for ever.

use super::program::{Program, Round, Step};
use super::tree::WORD;

/// What a register holds before it holds anything.
const NONE: usize = usize::MAX;

/// Whether some part of a text matches; nothing when the budget is spent.
pub(super) fn matches(program: &Program, text: &str, budget: &mut usize) -> Option<bool> {
    let text: Vec<u32> = text.chars().map(u32::from).collect();
    let registers = vec![NONE; program.registers];
    let mut machine =
        Machine { steps: &program.steps, text: &text, registers, trail: Vec::new(), budget };
    for start in 0..=text.len() {
        if machine.run(0, start, false)? {
            return Some(true);
        }
    }
    Some(false)
}

struct Machine<'p> {
    steps: &'p [Step],
    text: &'p [u32],
    registers: Vec<usize>,
    /// What to undo and where to go on, the last first.
    trail: Vec<Mark>,
    budget: &'p mut usize,
}

enum Mark {
    /// Another step that may be tried at a position.
    Choice { step: usize, position: usize },
    /// What a register held before it was overwritten.
    Register { register: usize, value: usize },
}

impl Machine<'_> {
    /// Whether the steps from `step` on lead to a [`Step::Done`].
    fn run(&mut self, mut step: usize, mut position: usize, backward: bool) -> Option<bool> {
        let base = self.trail.len();
        loop {
            *self.budget = self.budget.checked_sub(1)?;
            let moved = match &self.steps[step] {
                Step::Done => return Some(true),
                Step::Start => (position == 0).then_some(position),
                Step::End => (position == self.text.len()).then_some(position),
                Step::Boundary { negated } => {
                    let before = position > 0 && is_word(self.text[position - 1]);
                    let after = position < self.text.len() && is_word(self.text[position]);
                    ((before != after) != *negated).then_some(position)
                }
                Step::Character(code) => {
                    let next = self.advance(position, backward);
                    next.filter(|(read, _)| read == code).map(|(_, next)| next)
                }
                Step::Any => {
                    let next = self.advance(position, backward);
                    next.filter(|(read, _)| !ends_line(*read)).map(|(_, next)| next)
                }
                Step::Class(class) => match self.advance(position, backward) {
                    Some((read, next)) => class.contains(read)?.then_some(next),
                    None => None,
                },
                Step::Backreference { group } => self.repeat_group(*group, position, backward),
                Step::Fork { other } => {
                    self.trail.push(Mark::Choice { step: *other, position });
                    Some(position)
                }
                Step::Jump { target } => {
                    step = *target;
                    continue;
                }
                Step::Save { register } => {
                    self.set(*register, position);
                    Some(position)
                }
                Step::Look { behind, negated, after } => {
                    let (behind, negated, after) = (*behind, *negated, *after);
                    let found = self.look(step + 1, position, behind, negated)?;
                    step = after - 1;
                    found.then_some(position)
                }
                Step::Loop { register } => {
                    self.set(*register, 0);
                    Some(position)
                }
                Step::Round(round) => {
                    step = self.round(round, step + 1, position);
                    continue;
                }
                Step::Enter { register, first, last } => {
                    let (first, last) = (*first, *last);
                    self.set(register + 1, position);
                    for group in first..last {
                        self.set(group, NONE);
                    }
                    Some(position)
                }
                Step::Again { register, least, round } => {
                    let rounds = self.registers[*register];
                    // A round that is not needed must read something, or there is no end.
                    if rounds < *least || self.registers[register + 1] != position {
                        let target = *round;
                        self.set(*register, rounds + 1);
                        step = target;
                        continue;
                    }
                    None
                }
            };
            match moved {
                Some(next) => {
                    position = next;
                    step += 1;
                }
                None => match self.go_back(base) {
                    Some(choice) => (step, position) = choice,
                    None => return Some(false),
                },
            }
        }
    }

    /// The code point that comes next, and the position behind it.
    fn advance(&self, position: usize, backward: bool) -> Option<(u32, usize)> {
        let next = if backward { position.checked_sub(1)? } else { position + 1 };
        Some((*self.text.get(position.min(next))?, next))
    }

    /// Reads once more what a group captured; nothing at all if it did not.
    fn repeat_group(&self, group: usize, position: usize, backward: bool) -> Option<usize> {
        let (start, end) = (self.registers[2 * group], self.registers[2 * group + 1]);
        if start == NONE || end == NONE {
            return Some(position);
        }
        let length = end - start;
        let next = if backward { position.checked_sub(length)? } else { position + length };
        let from = position.min(next);
        (self.text.get(from..from + length)? == &self.text[start..end]).then_some(next)
    }

    fn look(&mut self, step: usize, position: usize, behind: bool, negated: bool) -> Option<bool> {
        let base = self.trail.len();
        let found = self.run(step, position, behind)?;
        if found && negated {
            while self.go_back(base).is_some() {}
        } else if found {
            // What was captured stays, but nobody looks a second time.
            let looked = self.trail.split_off(base);
            let registers = looked.into_iter().filter(|mark| matches!(mark, Mark::Register { .. }));
            self.trail.extend(registers);
        }
        Some(found != negated)
    }

    /// The step that follows the choice between another round of a loop and what comes after.
    fn round(&mut self, round: &Round, body: usize, position: usize) -> usize {
        let rounds = self.registers[round.register];
        if rounds < round.least {
            return body;
        }
        if rounds >= round.most {
            return round.after;
        }
        let (first, second) = if round.greedy { (body, round.after) } else { (round.after, body) };
        self.trail.push(Mark::Choice { step: second, position });
        first
    }

    fn set(&mut self, register: usize, value: usize) {
        let before = std::mem::replace(&mut self.registers[register], value);
        if before != value {
            self.trail.push(Mark::Register { register, value: before });
        }
    }

    /// Undoes everything up to the last choice, which is returned, or up to a length of the trail.
    fn go_back(&mut self, base: usize) -> Option<(usize, usize)> {
        while self.trail.len() > base {
            match self.trail.pop()? {
                Mark::Choice { step, position } => return Some((step, position)),
                Mark::Register { register, value } => self.registers[register] = value,
            }
        }
        None
    }
}

fn is_word(code: u32) -> bool {
    WORD.iter().any(|&(first, last)| (first..=last).contains(&code))
}

fn ends_line(code: u32) -> bool {
    matches!(code, 0x0a | 0x0d | 0x2028 | 0x2029)
}
