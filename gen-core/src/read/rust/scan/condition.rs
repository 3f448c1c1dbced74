//! `cfg` and `cfg_attr`, evaluated with what the compiler will be told.

use std::iter::Peekable;

use crate::ordered::{Map, Set};

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, Literal, Spacing, TokenStream, TokenTree};

/// What is true of a compilation: names such as `unix`, and values such as `feature = "admin"`.
///
/// `test`, `doc` and names that are not stated are false.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Conditions {
    names: Set<String>,
    values: Map<String, Set<String>>,
}

impl Conditions {
    /// States that a name is set.
    pub fn set(&mut self, name: impl Into<String>) {
        self.names.insert(name.into());
    }

    /// States that a key has a value; it may have several.
    pub fn set_value(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.values.entry(key.into()).or_default().insert(value.into());
    }

    /// The conditions of a list as [`list`](Conditions::list) gives it.
    pub fn from_list<'l>(list: impl IntoIterator<Item = &'l str>) -> Conditions {
        let mut conditions = Conditions::default();
        for condition in list {
            match condition.split_once("=\"") {
                Some((key, value)) => {
                    conditions.set_value(key, value.strip_suffix('"').unwrap_or(value));
                }
                None => conditions.set(condition),
            }
        }
        conditions
    }

    /// All of them, sorted: `unix`, `feature="admin"`.
    pub fn list(&self) -> Vec<String> {
        let values = self
            .values
            .iter()
            .flat_map(|(key, values)| values.iter().map(move |value| format!("{key}=\"{value}\"")));
        self.names.iter().cloned().chain(values).collect()
    }

    /// Whether a predicate holds; `None` if it is none.
    fn holds(&self, predicate: TokenStream) -> Option<bool> {
        let mut tokens = predicate.into_iter().peekable();
        let holds = self.one(&mut tokens)?;
        tokens.next().is_none().then_some(holds)
    }

    fn one(&self, tokens: &mut Peekable<IntoIter>) -> Option<bool> {
        let Some(TokenTree::Ident(name)) = tokens.next() else { return None };
        let name = name.to_string();
        match tokens.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                let all = self.several(group.stream())?;
                tokens.next();
                match (name.as_str(), all.as_slice()) {
                    ("all", all) => Some(all.iter().all(|holds| *holds)),
                    ("any", any) => Some(any.iter().any(|holds| *holds)),
                    ("not", [holds]) => Some(!holds),
                    _ => None,
                }
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => {
                tokens.next();
                let Some(TokenTree::Literal(value)) = tokens.next() else { return None };
                let value = text(&value)?;
                Some(self.values.get(&name).is_some_and(|values| values.contains(&value)))
            }
            _ if name == "true" => Some(true),
            _ => Some(self.names.contains(&name)),
        }
    }

    fn several(&self, tokens: TokenStream) -> Option<Vec<bool>> {
        let mut tokens = tokens.into_iter().peekable();
        let mut all = Vec::new();
        while tokens.peek().is_some() {
            all.push(self.one(&mut tokens)?);
            match tokens.next() {
                Some(TokenTree::Punct(comma)) if comma.as_char() == ',' => {}
                None => {}
                Some(_) => return None,
            }
        }
        Some(all)
    }
}

/// What the conditions among some attributes leave.
#[derive(Debug)]
pub(super) enum Kept {
    /// The thing, with these attributes: without `cfg`, and with what `cfg_attr` gives.
    With(Vec<Group>),
    /// Nothing: a condition does not hold.
    Nothing,
    /// A condition that cannot be read, in this attribute.
    Unread(Group),
}

/// Applies `cfg` and `cfg_attr`. An attribute is what stands in the brackets.
pub(super) fn apply(conditions: &Conditions, attributes: Vec<Group>) -> Kept {
    let mut kept = Vec::with_capacity(attributes.len());
    // The first one last, so that what an attribute becomes can be put where it stood.
    let mut rest: Vec<Group> = attributes.into_iter().rev().collect();
    while let Some(attribute) = rest.pop() {
        let mut tokens = attribute.stream().into_iter();
        let inside = match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Ident(name)), Some(TokenTree::Group(inside))) => Some((name, inside)),
            _ => None,
        };
        match inside {
            Some((name, inside)) if name == "cfg" => match conditions.holds(inside.stream()) {
                Some(true) => {}
                Some(false) => return Kept::Nothing,
                None => return Kept::Unread(attribute),
            },
            Some((name, inside)) if name == "cfg_attr" => {
                let mut parts = split(inside.stream()).into_iter();
                let holds = parts.next().and_then(|predicate| conditions.holds(predicate));
                match holds {
                    Some(true) => {
                        let given = parts.filter(|part| !part.is_empty()).map(|part| {
                            let mut given = Group::new(Delimiter::Bracket, part);
                            given.set_span(attribute.span());
                            given
                        });
                        let given: Vec<Group> = given.collect();
                        rest.extend(given.into_iter().rev());
                    }
                    Some(false) => {}
                    None => return Kept::Unread(attribute),
                }
            }
            _ => kept.push(attribute),
        }
    }
    Kept::With(kept)
}

/// Applies the conditions in the body of a struct or enum to its fields and variants, and gives the
/// attributes that cannot be read.
pub(super) fn apply_inside(
    conditions: &Conditions,
    tokens: TokenStream,
    unread: &mut Vec<Group>,
) -> TokenStream {
    if !mentions_condition(&tokens) {
        return tokens;
    }
    let mut result = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut attributes: Vec<Group> = Vec::new();
    while let Some(token) = tokens.next() {
        if let TokenTree::Punct(hash) = &token
            && hash.as_char() == '#'
            && let Some(TokenTree::Group(group)) =
                tokens.next_if(|next| super::is_group(next, Delimiter::Bracket))
        {
            attributes.push(group);
            continue;
        }
        match apply(conditions, std::mem::take(&mut attributes)) {
            Kept::With(kept) => {
                for attribute in kept {
                    let hash = proc_macro2::Punct::new('#', Spacing::Alone);
                    result.push(TokenTree::Punct(hash));
                    result.push(TokenTree::Group(attribute));
                }
            }
            Kept::Unread(attribute) => unread.push(attribute),
            Kept::Nothing => {
                skip_to_comma(token, &mut tokens);
                continue;
            }
        }
        result.push(match token {
            TokenTree::Group(group) => {
                let inside = apply_inside(conditions, group.stream(), unread);
                let mut changed = Group::new(group.delimiter(), inside);
                changed.set_span(group.span());
                TokenTree::Group(changed)
            }
            token => token,
        });
    }
    result.into_iter().collect()
}

/// Skips a field or variant and the comma behind it. A comma between `<` and `>` is inside of it.
fn skip_to_comma(first: TokenTree, rest: &mut Peekable<IntoIter>) {
    let mut angles = 0_usize;
    let mut after_minus = false;
    for token in std::iter::once(first).chain(rest) {
        let punct = match &token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match punct {
            ',' if angles == 0 => return,
            '<' => angles += 1,
            '>' if !after_minus => angles = angles.saturating_sub(1),
            _ => {}
        }
        after_minus = punct == '-';
    }
}

fn mentions_condition(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "cfg" || word == "cfg_attr",
        TokenTree::Group(group) => mentions_condition(&group.stream()),
        _ => false,
    })
}

/// The parts between commas.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![Vec::new()];
    for token in tokens {
        if super::is_punct(&token, ',') {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.into_iter().map(|part| part.into_iter().collect()).collect()
}

/// The value of a string literal.
pub(super) fn text(literal: &Literal) -> Option<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Conditions;

    #[test]
    fn a_list_says_it_all() {
        let list = ["unix", "feature=\"a\"", "feature=\"b=c\""];
        let conditions = Conditions::from_list(list);
        assert_eq!(conditions.list(), list);
        assert_eq!(conditions.holds("feature = \"b=c\"".parse().expect("tokens")), Some(true));
    }

    #[test]
    fn predicates() {
        let mut conditions = Conditions::default();
        conditions.set("unix");
        conditions.set_value("feature", "admin");
        conditions.set_value("feature", "default");
        let cases = [
            ("unix", Some(true)),
            ("windows", Some(false)),
            ("test", Some(false)),
            ("true", Some(true)),
            ("false", Some(false)),
            (r#"feature = "admin""#, Some(true)),
            (r##"feature = r#"default"#"##, Some(true)),
            (r#"feature = "other""#, Some(false)),
            ("all()", Some(true)),
            ("any()", Some(false)),
            (r#"all(unix, feature = "admin",)"#, Some(true)),
            ("any(windows, not(unix))", Some(false)),
            ("not(any(windows, test))", Some(true)),
            ("not(unix, windows)", None),
            ("unix windows", None),
            ("some(unix)", None),
            ("feature = 1", None),
            ("", None),
        ];
        for (predicate, expected) in cases {
            let tokens = predicate.parse().expect("these are tokens");
            assert_eq!(conditions.holds(tokens), expected, "{predicate}");
        }
    }
}
