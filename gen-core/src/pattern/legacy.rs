//! The syntax without the `u` flag, in which almost everything stands for itself: what the format
//! `regex` of JSON Schema means to ajv. Only judged, never matched.

use super::parse::Parser;

/// Whether `new RegExp(pattern)` takes a pattern.
pub(super) fn is_valid(pattern: &str) -> bool {
    Parser::new(pattern).legacy().is_some()
}

impl Parser<'_> {
    /// Reads the whole pattern; nothing if it is not valid.
    fn legacy(&mut self) -> Option<()> {
        let mut names: Vec<String> = Vec::new();
        let mut references: Vec<Option<String>> = Vec::new();
        // For each open group, whether it may be repeated.
        let mut open = Vec::new();
        let mut is_repeatable = false;
        while let Some(character) = self.next() {
            is_repeatable = match character {
                '(' => {
                    open.push(self.legacy_group(&mut names)?);
                    false
                }
                ')' => open.pop()?,
                '|' | '^' | '$' => false,
                '*' | '+' | '?' if !is_repeatable => return None,
                '*' | '+' | '?' => self.lazy(),
                '{' => match self.legacy_counts() {
                    Some((least, most)) if !is_repeatable || least > most => return None,
                    Some(_) => self.lazy(),
                    None => true,
                },
                '[' => self.legacy_class()?,
                '\\' => match self.next()? {
                    'b' | 'B' => false,
                    'k' => {
                        references.push(self.legacy_reference());
                        true
                    }
                    _ => true,
                },
                _ => true,
            };
        }
        // `\k` stands for itself unless some group has a name.
        let known = |name: &Option<String>| name.as_ref().is_some_and(|name| names.contains(name));
        (open.is_empty() && (names.is_empty() || references.iter().all(known))).then_some(())
    }

    /// Goes past the `?` that makes a quantifier lazy. A quantifier cannot be repeated.
    fn lazy(&mut self) -> bool {
        self.eat("?");
        false
    }

    /// What comes after `(`, and whether the group may be repeated.
    fn legacy_group(&mut self, names: &mut Vec<String>) -> Option<bool> {
        if self.eat("?<=") || self.eat("?<!") {
            return Some(false);
        }
        if self.eat("?:") || self.eat("?=") || self.eat("?!") {
            return Some(true);
        }
        if self.eat("?<") {
            let name = self.group_name().ok()?;
            if names.contains(&name) {
                return None;
            }
            names.push(name);
        }
        (self.peek() != Some('?')).then_some(true)
    }

    /// The name that comes after `\\k`.
    fn legacy_reference(&mut self) -> Option<String> {
        let start = self.position;
        let name = if self.eat("<") { self.group_name().ok() } else { None };
        if name.is_none() {
            self.position = start;
        }
        name
    }

    /// What comes after `{`, if that is a quantifier.
    fn legacy_counts(&mut self) -> Option<(usize, usize)> {
        let start = self.position;
        let counts = self.counts();
        if counts.is_none() {
            self.position = start;
        }
        counts
    }

    /// What comes after `[`.
    fn legacy_class(&mut self) -> Option<bool> {
        self.eat("^");
        while !self.eat("]") {
            let first = self.legacy_item()?;
            if self.eat("-") && self.peek() != Some(']') {
                let last = self.legacy_item()?;
                if let (Some((_, first)), Some((last, _))) = (first, last)
                    && first > last
                {
                    return None;
                }
            }
        }
        Some(true)
    }

    /// The first and the last unit of UTF-16 of a part of a class; nothing inside for `\d`.
    fn legacy_item(&mut self) -> Option<Option<(u16, u16)>> {
        let mut units = [0; 2];
        let character = self.next()?;
        if character != '\\' {
            let units = character.encode_utf16(&mut units);
            return Some(Some((units[0], units[units.len() - 1])));
        }
        let start = self.position;
        let escaped = self.next()?;
        let code = match escaped {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => return Some(None),
            'b' => Some(0x08),
            't' => Some(0x09),
            'n' => Some(0x0a),
            'v' => Some(0x0b),
            'f' => Some(0x0c),
            'r' => Some(0x0d),
            'x' => self.legacy_digits(2),
            'u' => self.legacy_digits(4),
            'c' => match self.peek() {
                Some(control) if control.is_ascii_alphanumeric() || control == '_' => {
                    self.next();
                    Some(control as u16 % 32)
                }
                _ => {
                    self.position = start;
                    Some('\\' as u16)
                }
            },
            '0'..='7' => {
                let mut code = escaped as u16 % 8;
                while let Some(digit @ '0'..='7') = self.peek().filter(|_| code < 32) {
                    code = code * 8 + digit as u16 % 8;
                    self.next();
                }
                Some(code)
            }
            _ => None,
        };
        let units = escaped.encode_utf16(&mut units);
        Some(Some(code.map_or((units[0], units[units.len() - 1]), |code| (code, code))))
    }

    /// A number of exactly so many hexadecimal digits, if that comes next.
    fn legacy_digits(&mut self, count: usize) -> Option<u16> {
        let start = self.position;
        let code = self.hexadecimal(count);
        if code.is_none() {
            self.position = start;
        }
        code.and_then(|code| u16::try_from(code).ok())
    }
}
