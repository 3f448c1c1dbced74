//! Texts that a pattern probably matches. Whoever wants to be sure asks the pattern.

use super::tree::{Class, Node, Tree};

/// Repetitions beyond the least, in a longer text.
const MORE: usize = 3;
/// The longest text, in code points.
const LONGEST: usize = 1000;

/// A short text, and one with other choices made.
pub(super) fn examples(tree: &Tree) -> Vec<String> {
    [Taste::Short, Taste::Long].into_iter().filter_map(|taste| example(&tree.root, taste)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Taste {
    /// The first of all choices, and as little as possible.
    Short,
    /// The last of all choices, and more than needed.
    Long,
}

fn example(node: &Node, taste: Taste) -> Option<String> {
    let mut text = String::new();
    write(node, taste, &mut text)?;
    Some(text)
}

fn write(node: &Node, taste: Taste, text: &mut String) -> Option<()> {
    if text.len() > LONGEST {
        return None;
    }
    match node {
        Node::Character(code) => text.push(char::from_u32(*code)?),
        Node::Any => text.push('a'),
        Node::Class(class) => text.push(member(class, taste)?),
        Node::Sequence(nodes) => {
            for node in nodes {
                write(node, taste, text)?;
            }
        }
        Node::Choice(nodes) => {
            let node = if taste == Taste::Short { nodes.first() } else { nodes.last() };
            write(node?, taste, text)?;
        }
        Node::Group(_, node) => write(node, taste, text)?,
        Node::Repeat(repeat) => {
            let count = match taste {
                Taste::Short => repeat.least,
                Taste::Long => repeat.most.min(repeat.least.saturating_add(MORE)),
            };
            if count > LONGEST {
                return None;
            }
            for _ in 0..count {
                write(&repeat.node, taste, text)?;
            }
        }
        Node::Start | Node::End | Node::Boundary { .. } | Node::Look { .. } => {}
        Node::Backreference(_) | Node::NamedBackreference(_) => return None,
    }
    Some(())
}

/// Characters that are tried, the plainest first.
const PLAIN: &str = "a0Ab1Bz9Z-_.:/ fF+é日🙂";

/// A character of a class, a plain one if there is any.
fn member(class: &Class, taste: Taste) -> Option<char> {
    let mut members = PLAIN.chars().filter(|it| class.contains(u32::from(*it)) == Some(true));
    match taste {
        Taste::Short => members.next(),
        Taste::Long => members.next_back(),
    }
    .or_else(|| class.first().and_then(char::from_u32))
}
