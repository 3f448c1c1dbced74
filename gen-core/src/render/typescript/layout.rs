//! A printer for documents that may break their lines, after Wadler, with the rules of Prettier:
//! a group is printed on one line if it fits there, up to the next place where a line may end.

use crate::width::width;

/// The columns of a line.
pub(super) const COLUMNS: usize = 80;

/// Whether a line has no more than so many columns. No character takes more columns than bytes.
pub(super) fn is_within(line: &str, columns: usize) -> bool {
    line.len() <= columns || width(line) <= columns
}

/// How far an indented line moves.
const INDENT: usize = 2;

/// A text with places where its lines may break.
#[derive(Debug)]
pub(super) enum Document<'a> {
    /// Text without a newline.
    Text(&'a str),
    /// A space, or a new line in a broken group.
    Line,
    /// Nothing, or a new line in a broken group.
    Softline,
    /// One after the other.
    Concat(Vec<Document<'a>>),
    /// Moves the new lines inside to the right.
    Indent(Box<Document<'a>>),
    /// Breaks as a whole or not at all.
    Group(Group<'a>),
    /// Text that depends on whether the group around it is broken.
    IfBroken {
        /// The text in a broken group.
        broken: Box<Document<'a>>,
    },
    /// Moves the new lines inside to the right if an earlier group is broken.
    IndentIfBroken {
        /// The earlier group.
        group: usize,
        /// What is moved.
        contents: Box<Document<'a>>,
    },
}

/// What breaks as a whole.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// A number to ask for whether it is broken.
    pub(super) id: Option<usize>,
    /// Whether it breaks even if it fits.
    pub(super) broken: bool,
    /// What is in it.
    pub(super) contents: Box<Document<'a>>,
}

/// A group that breaks if it does not fit.
pub(super) fn group<'a>(contents: impl Into<Document<'a>>) -> Document<'a> {
    Document::Group(Group { id: None, broken: false, contents: Box::new(contents.into()) })
}

/// Moves the new lines inside to the right.
pub(super) fn indent<'a>(contents: impl Into<Document<'a>>) -> Document<'a> {
    Document::Indent(Box::new(contents.into()))
}

/// Text that is there in a broken group only.
pub(super) fn if_broken<'a>(contents: impl Into<Document<'a>>) -> Document<'a> {
    Document::IfBroken { broken: Box::new(contents.into()) }
}

impl<'a> From<&'a str> for Document<'a> {
    fn from(text: &'a str) -> Self {
        Document::Text(text)
    }
}

impl<'a> From<Vec<Document<'a>>> for Document<'a> {
    fn from(parts: Vec<Document<'a>>) -> Self {
        Document::Concat(parts)
    }
}

impl Document<'_> {
    /// Breaks every group around one that breaks in any case. Says whether there is one.
    pub(super) fn break_around(&mut self) -> bool {
        match self {
            Document::Text(_) | Document::Line | Document::Softline => false,
            Document::Concat(parts) => {
                parts.iter_mut().fold(false, |broken, part| part.break_around() | broken)
            }
            Document::Indent(contents)
            | Document::IfBroken { broken: contents }
            | Document::IndentIfBroken { contents, .. } => contents.break_around(),
            Document::Group(group) => {
                group.broken |= group.contents.break_around();
                group.broken
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Flat,
    Broken,
}

#[derive(Clone, Copy)]
struct Command<'d> {
    indent: usize,
    mode: Mode,
    document: &'d Document<'d>,
}

/// Adds the text of a document whose first line starts at a column, as its other lines do.
/// Returns the ids of the groups that are broken.
pub(super) fn print(text: &mut String, column: usize, document: &Document<'_>) -> Vec<usize> {
    let mut printer = Printer { text, column, broken: Vec::new() };
    printer.print(Command { indent: column, mode: Mode::Broken, document });
    printer.broken
}

struct Printer<'t> {
    text: &'t mut String,
    column: usize,
    broken: Vec<usize>,
}

impl Printer<'_> {
    fn print(&mut self, command: Command<'_>) {
        let mut commands = vec![command];
        while let Some(Command { indent, mode, document }) = commands.pop() {
            match document {
                Document::Text(text) => {
                    self.text.push_str(text);
                    self.column += width(text);
                }
                Document::Line | Document::Softline if mode == Mode::Broken => {
                    self.new_line(indent);
                }
                Document::Line => {
                    self.text.push(' ');
                    self.column += 1;
                }
                Document::Softline => {}
                Document::Concat(parts) => {
                    let parts = parts.iter().rev();
                    commands.extend(parts.map(|document| Command { indent, mode, document }));
                }
                Document::Indent(contents) => {
                    commands.push(Command { indent: indent + INDENT, mode, document: contents });
                }
                Document::IfBroken { broken } => {
                    if mode == Mode::Broken {
                        commands.push(Command { indent, mode, document: broken });
                    }
                }
                Document::IndentIfBroken { group, contents } => {
                    let more = if self.broken.contains(group) { INDENT } else { 0 };
                    commands.push(Command { indent: indent + more, mode, document: contents });
                }
                Document::Group(group) => {
                    let flat = Command { indent, mode: Mode::Flat, document: &group.contents };
                    let fits = !group.broken && (mode == Mode::Flat || self.fits(flat, &commands));
                    if !fits {
                        self.broken.extend(group.id);
                    }
                    let mode = if fits { Mode::Flat } else { Mode::Broken };
                    commands.push(Command { mode, ..flat });
                }
            }
        }
    }

    fn new_line(&mut self, indent: usize) {
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    /// Whether a command, and what follows it up to the next possible new line, fits.
    fn fits(&self, next: Command<'_>, rest: &[Command<'_>]) -> bool {
        let Some(mut remaining) = COLUMNS.checked_sub(self.column) else { return false };
        let mut rest = rest.iter().rev();
        let mut commands = vec![(next.mode, next.document)];
        // A space counts once something follows it on the line.
        let mut space = 0;
        loop {
            let Some((mode, document)) = commands.pop() else {
                let Some(command) = rest.next() else { return true };
                commands.push((command.mode, command.document));
                continue;
            };
            let columns = match document {
                Document::Text("") => 0,
                Document::Text(text) => width(text) + std::mem::take(&mut space),
                Document::Line | Document::Softline if mode == Mode::Broken => return true,
                Document::Line => {
                    space = 1;
                    0
                }
                Document::Softline => 0,
                Document::Concat(parts) => {
                    commands.extend(parts.iter().rev().map(|part| (mode, part)));
                    0
                }
                Document::Indent(contents) | Document::IndentIfBroken { contents, .. } => {
                    commands.push((mode, contents));
                    0
                }
                Document::IfBroken { broken } => {
                    if mode == Mode::Broken {
                        commands.push((mode, broken));
                    }
                    0
                }
                Document::Group(group) => {
                    let mode = if group.broken { Mode::Broken } else { mode };
                    commands.push((mode, &group.contents));
                    0
                }
            };
            match remaining.checked_sub(columns) {
                Some(columns) => remaining = columns,
                None => return false,
            }
        }
    }
}
