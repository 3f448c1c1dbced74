//! Text to tree: escapes and classes.

use super::parse::{Parser, Target};
use super::tree::{Class, DIGITS, Node, SPACES, WORD};
use super::{PatternError, property};

/// The characters that have a meaning of their own outside of classes.
const SYNTAX: &str = "^$\\.*+?()[]{}|/";

/// A part of a class.
enum Item {
    Character(u32),
    Class(Class),
}

impl Parser<'_> {
    /// What comes after `\` outside of a class.
    pub(super) fn escape(&mut self, start: usize) -> Result<Node, PatternError> {
        match self.peek() {
            Some('b') => {
                self.next();
                Ok(Node::Boundary { negated: false })
            }
            Some('B') => {
                self.next();
                Ok(Node::Boundary { negated: true })
            }
            Some('1'..='9') => {
                let number = self.number().unwrap_or_default();
                Ok(self.backreference(start, Target::Number(number)))
            }
            Some('k') => {
                self.next();
                if !self.eat("<") {
                    return Err(
                        self.error_at(start, "expected `<` and the name of a group after `\\k`")
                    );
                }
                let name = self.group_name()?;
                Ok(self.backreference(start, Target::Name(name)))
            }
            _ => Ok(match self.common_escape(start)? {
                Item::Character(code) => Node::Character(code),
                Item::Class(class) => Node::Class(class.complete()),
            }),
        }
    }

    /// What comes after `[`.
    pub(super) fn class(&mut self, start: usize) -> Result<Node, PatternError> {
        let mut class = Class::default();
        class.negated = self.eat("^");
        loop {
            if self.eat("]") {
                return Ok(Node::Class(class.complete()));
            }
            let from = self.position;
            let first = self.class_item(start)?;
            let rest = self.position;
            if !self.eat("-") || self.peek() == Some(']') {
                self.position = rest;
                match first {
                    Item::Character(code) => class.add_range(code, code),
                    Item::Class(other) => class.add(&other),
                }
                continue;
            }
            let (Item::Character(first), Item::Character(last)) = (first, self.class_item(start)?)
            else {
                return Err(self.error_at(
                    from,
                    "a range goes from one character to another; write `\\-` for a hyphen",
                ));
            };
            if first > last {
                return Err(self.error_at(from, "the ends of this range are out of order"));
            }
            class.add_range(first, last);
        }
    }

    fn class_item(&mut self, class: usize) -> Result<Item, PatternError> {
        let start = self.position;
        match self.next() {
            None => Err(self.error_at(class, "this `[` is not closed; write `\\[` for a bracket")),
            Some('\\') => match self.peek() {
                Some('b') => {
                    self.next();
                    Ok(Item::Character(0x08))
                }
                Some('-') => {
                    self.next();
                    Ok(Item::Character('-'.into()))
                }
                _ => self.common_escape(start),
            },
            Some(character) => Ok(Item::Character(character.into())),
        }
    }

    /// What may come after `\` anywhere.
    fn common_escape(&mut self, start: usize) -> Result<Item, PatternError> {
        let Some(character) = self.next() else {
            return Err(self.error_at(start, "a `\\` escapes nothing here; write `\\\\`"));
        };
        let code = match character {
            'd' => return Ok(Item::Class(Class::of(DIGITS))),
            'D' => return Ok(Item::Class(Class::of_others(DIGITS))),
            's' => return Ok(Item::Class(Class::of(SPACES))),
            'S' => return Ok(Item::Class(Class::of_others(SPACES))),
            'w' => return Ok(Item::Class(Class::of(WORD))),
            'W' => return Ok(Item::Class(Class::of_others(WORD))),
            'p' | 'P' => return self.property(start),
            't' => 0x09,
            'n' => 0x0a,
            'v' => 0x0b,
            'f' => 0x0c,
            'r' => 0x0d,
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => 0,
            'c' => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => u32::from(letter) % 32,
                _ => return Err(self.error_at(start, "expected a letter after `\\c`")),
            },
            'x' => match self.hexadecimal(2) {
                Some(code) => code,
                None => {
                    return Err(self.error_at(start, "expected two hexadecimal digits after `\\x`"));
                }
            },
            'u' => self.unicode_escape(start)?,
            _ if SYNTAX.contains(character) => character.into(),
            _ => {
                let message = format!(
                    "`\\{character}` is no escape; write `{character}` alone or `\\\\` for a backslash"
                );
                return Err(self.error_at(start, message));
            }
        };
        Ok(Item::Character(code))
    }

    /// What comes after `\u`: `0041`, `{1f642}`, or the two halves `d83d\ude42`.
    pub(super) fn unicode_escape(&mut self, start: usize) -> Result<u32, PatternError> {
        if self.eat("{") {
            let digits = self.eat_while(|character| character.is_ascii_hexdigit());
            let significant = digits.trim_start_matches('0');
            let code = match significant {
                "" if !digits.is_empty() => Some(0),
                _ => u32::from_str_radix(significant, 16).ok(),
            };
            return match code.filter(|code| *code <= 0x10ffff) {
                Some(code) if self.eat("}") => Ok(code),
                _ => {
                    Err(self
                        .error_at(start, "expected a code point like `\\u{1f642}`, at most 10ffff"))
                }
            };
        }
        let Some(code) = self.hexadecimal(4) else {
            return Err(
                self.error_at(start, "expected four hexadecimal digits after `\\u`, or `{…}`")
            );
        };
        let rest = self.position;
        if (0xd800..0xdc00).contains(&code)
            && self.eat("\\u")
            && let Some(low @ 0xdc00..0xe000) = self.hexadecimal(4)
        {
            return Ok(0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
        }
        self.position = rest;
        Ok(code)
    }

    pub(super) fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let mut code = 0;
        for _ in 0..digits {
            code = code * 16 + self.peek()?.to_digit(16)?;
            self.next();
        }
        Some(code)
    }

    /// What comes after `\p`: `{Lu}`, `{Script=Greek}`.
    fn property(&mut self, start: usize) -> Result<Item, PatternError> {
        if self.eat("{") {
            let name = self.eat_while(|character| character != '}' && character != '{');
            if self.eat("}") && property::is_known(name) {
                return Ok(Item::Class(Class::of_property()));
            }
        }
        Err(self
            .error_at(start, "expected a Unicode property like `\\p{Lu}` or `\\p{Script=Greek}`"))
    }
}
