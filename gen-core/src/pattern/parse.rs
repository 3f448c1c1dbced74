//! Text to tree: alternatives, groups and quantifiers.

use super::PatternError;
use super::tree::{Node, Repeat, Tree};

/// How deep groups may nest.
const DEPTH: usize = 100;

/// What a number in a quantifier is at most; engines take larger ones for this one.
const MOST: usize = 0x7fff_ffff;

pub(super) fn parse(pattern: &str) -> Result<Tree, PatternError> {
    let mut parser = Parser::new(pattern);
    let root = parser.choice()?;
    if parser.peek().is_some() {
        return Err(parser.error("this `)` closes no group; write `\\)`"));
    }
    parser.check_backreferences()?;
    Ok(Tree { root, groups: parser.groups, names: parser.names })
}

/// Reads a pattern front to back.
pub(super) struct Parser<'p> {
    pattern: &'p str,
    pub(super) position: usize,
    depth: usize,
    /// The number of groups that have begun.
    groups: usize,
    names: Vec<(String, usize)>,
    /// What may only be judged at the end: references, and where they stand.
    backreferences: Vec<(usize, Target)>,
}

/// What a backreference refers to.
pub(super) enum Target {
    Number(usize),
    Name(String),
}

impl<'p> Parser<'p> {
    pub(super) fn new(pattern: &'p str) -> Self {
        Parser {
            pattern,
            position: 0,
            depth: 0,
            groups: 0,
            names: Vec::new(),
            backreferences: Vec::new(),
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.pattern[self.position..].chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.position += character.len_utf8();
        Some(character)
    }

    /// Goes past a text if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.pattern[self.position..].starts_with(text);
        if found {
            self.position += text.len();
        }
        found
    }

    /// Goes past characters as long as they are of a kind.
    pub(super) fn eat_while(&mut self, kind: impl Fn(char) -> bool) -> &'p str {
        let rest = &self.pattern[self.position..];
        let end = rest.find(|character| !kind(character)).unwrap_or(rest.len());
        self.position += end;
        &rest[..end]
    }

    pub(super) fn error(&self, message: impl Into<String>) -> PatternError {
        self.error_at(self.position, message)
    }

    pub(super) fn error_at(&self, offset: usize, message: impl Into<String>) -> PatternError {
        PatternError { offset, message: message.into() }
    }

    /// `a|b`.
    fn choice(&mut self) -> Result<Node, PatternError> {
        let first = self.sequence()?;
        if self.peek() != Some('|') {
            return Ok(first);
        }
        let mut options = vec![first];
        while self.eat("|") {
            options.push(self.sequence()?);
        }
        Ok(Node::Choice(options))
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let groups = self.groups;
            let node = self.term()?;
            nodes.push(self.quantified(node, groups)?);
        }
        Ok(Node::Sequence(nodes))
    }

    fn term(&mut self) -> Result<Node, PatternError> {
        let start = self.position;
        match self.next() {
            Some('^') => Ok(Node::Start),
            Some('$') => Ok(Node::End),
            Some('.') => Ok(Node::Any),
            Some('(') => self.group(start),
            Some('[') => self.class(start),
            Some('\\') => self.escape(start),
            Some('*' | '+' | '?') => Err(self.error_at(start, "there is nothing to repeat")),
            Some(bracket @ ('{' | '}' | ']')) => {
                let message = format!("`{bracket}` stands for nothing here; write `\\{bracket}`");
                Err(self.error_at(start, message))
            }
            Some(character) => Ok(Node::Character(character.into())),
            None => Ok(Node::Sequence(Vec::new())),
        }
    }

    /// What comes after `(`.
    fn group(&mut self, start: usize) -> Result<Node, PatternError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error_at(start, format!("more than {DEPTH} groups in each other")));
        }
        let look =
            [("?=", false, false), ("?!", false, true), ("?<=", true, false), ("?<!", true, true)];
        let look = look.into_iter().find(|(opening, ..)| self.eat(opening));
        let node = if let Some((_, behind, negated)) = look {
            let node = Box::new(self.choice()?);
            Node::Look { behind, negated, node }
        } else if self.eat("?:") {
            self.choice()?
        } else {
            self.groups += 1;
            let number = self.groups;
            if self.eat("?<") {
                self.group_definition(number)?;
            } else if self.peek() == Some('?') {
                return Err(self.error("expected `:`, `=`, `!`, `<=`, `<!` or `<name>` after `(?`"));
            }
            Node::Group(number, Box::new(self.choice()?))
        };
        if !self.eat(")") {
            return Err(self.error_at(start, "this group is not closed"));
        }
        self.depth -= 1;
        Ok(node)
    }

    fn group_definition(&mut self, number: usize) -> Result<(), PatternError> {
        let start = self.position;
        let name = self.group_name()?;
        if self.names.iter().any(|(other, _)| *other == name) {
            return Err(self.error_at(start, format!("there are two groups named `{name}`")));
        }
        self.names.push((name, number));
        Ok(())
    }

    /// The name of a group and the `>` behind it.
    pub(super) fn group_name(&mut self) -> Result<String, PatternError> {
        let start = self.position;
        let mut name = String::new();
        loop {
            let at = self.position;
            let character = match self.next() {
                Some('>') if !name.is_empty() => return Ok(name),
                Some('\\') if self.eat("u") => char::from_u32(self.unicode_escape(at)?),
                other => other,
            };
            let fits = |character: &char| match character {
                '$' | '_' => true,
                '\u{200c}' | '\u{200d}' => !name.is_empty(),
                _ if name.is_empty() => character.is_alphabetic(),
                _ => character.is_alphanumeric(),
            };
            let Some(character) = character.filter(fits) else {
                return Err(self.error_at(start, "expected the name of a group and `>`"));
            };
            name.push(character);
        }
    }

    /// A node with the quantifier that follows it, if one does. `groups` is the number of groups
    /// before the node.
    fn quantified(&mut self, node: Node, groups: usize) -> Result<Node, PatternError> {
        let start = self.position;
        let (least, most) = if self.eat("*") {
            (0, MOST)
        } else if self.eat("+") {
            (1, MOST)
        } else if self.eat("?") {
            (0, 1)
        } else if self.eat("{") {
            self.counts().ok_or_else(|| {
                self.error_at(
                    start,
                    "expected a quantifier like `{2}`, `{2,}` or `{2,3}`; write `\\{` for a brace",
                )
            })?
        } else {
            return Ok(node);
        };
        if least > most {
            return Err(self.error_at(start, "the numbers of this quantifier are out of order"));
        }
        let greedy = !self.eat("?");
        if matches!(node, Node::Start | Node::End | Node::Boundary { .. } | Node::Look { .. }) {
            return Err(self.error_at(start, "there is nothing to repeat"));
        }
        let groups = groups + 1..self.groups + 1;
        Ok(Node::Repeat(Repeat { node: Box::new(node), least, most, greedy, groups }))
    }

    /// What comes after `{`: `2}`, `2,}` or `2,3}`.
    pub(super) fn counts(&mut self) -> Option<(usize, usize)> {
        let least = self.number()?;
        let most = match self.eat(",") {
            true if self.peek() == Some('}') => MOST,
            true => self.number()?,
            false => least,
        };
        self.eat("}").then_some((least, most))
    }

    /// A decimal number, if one comes next.
    pub(super) fn number(&mut self) -> Option<usize> {
        let digits = self.eat_while(|character| character.is_ascii_digit());
        if digits.is_empty() {
            return None;
        }
        Some(digits.parse().map_or(MOST, |number: usize| number.min(MOST)))
    }

    pub(super) fn backreference(&mut self, start: usize, target: Target) -> Node {
        let node = match &target {
            Target::Number(number) => Node::Backreference(*number),
            Target::Name(name) => Node::NamedBackreference(name.clone()),
        };
        self.backreferences.push((start, target));
        node
    }

    fn check_backreferences(&self) -> Result<(), PatternError> {
        for (offset, target) in &self.backreferences {
            match target {
                Target::Number(number) if *number > self.groups => {
                    return Err(self.error_at(*offset, format!("there is no group {number}")));
                }
                Target::Name(name) if !self.names.iter().any(|(other, _)| other == name) => {
                    return Err(self.error_at(*offset, format!("there is no group named `{name}`")));
                }
                _ => {}
            }
        }
        Ok(())
    }
}
