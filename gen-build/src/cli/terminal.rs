//! What the user sees: text in colours that the terminal understands, or JSON for programs.

use std::ffi::OsString;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::Path;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::{ArgMatches, ColorChoice};
use gen_core::json::compact;
use gen_core::value::Value;

use crate::message::Message;
use crate::path;

/// Of what went well.
pub(super) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Of what is wrong.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Of what deserves attention.
pub(super) const NOTICE: Style = AnsiColor::Cyan.on_default().bold();
/// Of what matters less.
pub(super) const FAINT: Style = Style::new().dimmed();
/// Of headings.
pub(super) const BOLD: Style = Style::new().bold();

/// Where a command writes, and in which form.
#[derive(Debug)]
pub(super) struct Terminal {
    is_json: bool,
    is_quiet: bool,
    color: anstream::ColorChoice,
}

impl Terminal {
    pub(super) fn new(matches: &ArgMatches) -> Terminal {
        let text = |name| matches.get_one::<String>(name).map(String::as_str);
        let color = match text("color") {
            Some("always") => anstream::ColorChoice::Always,
            Some("never") => anstream::ColorChoice::Never,
            _ => anstream::ColorChoice::Auto,
        };
        let is_json = text("format") == Some("json");
        Terminal { is_json, is_quiet: matches.get_flag("quiet"), color }
    }

    /// Says how something went; not with `--quiet`.
    pub(super) fn say(&self, text: &str) {
        if !self.is_quiet {
            self.print(text);
        }
    }

    /// Prints what the command was asked for.
    pub(super) fn print(&self, text: &str) {
        if !self.is_json {
            // Whoever reads may have heard enough.
            _ = writeln!(AutoStream::new(stdout(), self.color), "{text}");
        }
    }

    /// Prints a text that is the same for people and for programs, and ends its last line.
    pub(super) fn raw(&self, text: &str) {
        _ = stdout().write_all(text.as_bytes());
    }

    /// Prints a document for programs, on one line.
    pub(super) fn json(&self, document: impl FnOnce() -> Value) {
        if self.is_json {
            _ = writeln!(stdout(), "{}", compact(&document()));
        }
    }

    /// Says what is wrong, on standard error.
    pub(super) fn error(&self, text: &str) {
        self.complain(&format!("{BAD}error{BAD:#}{BOLD}:{BOLD:#} {text}"));
    }

    /// Says what may help, on standard error.
    pub(super) fn note(&self, text: &str) {
        if !self.is_quiet {
            self.complain(&format!("{NOTICE}help{NOTICE:#}{BOLD}:{BOLD:#} {text}"));
        }
    }

    /// Shows messages with their lines of source, on standard error.
    pub(super) fn messages(&self, messages: &[Message]) {
        for message in messages {
            self.complain(message.report(true));
        }
    }

    fn complain(&self, text: &str) {
        if !self.is_json {
            _ = writeln!(AutoStream::new(stderr(), self.color), "{text}");
        }
    }

    /// Whether a person is looking who may wait for something.
    pub(super) fn is_watched(&self) -> bool {
        !self.is_json && !self.is_quiet && stderr().is_terminal()
    }
}

/// The colours of help and of complaints about the arguments, before these are understood.
pub(super) fn color(arguments: &[OsString]) -> ColorChoice {
    let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let is_said = |word: &str| {
        arguments.contains(&format!("--color={word}").into())
            || arguments.windows(2).any(|pair| pair[0] == "--color" && pair[1] == word)
    };
    match (is_said("always"), is_said("never")) {
        (true, _) => ColorChoice::Always,
        (_, true) => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// A JSON object.
pub(super) fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

/// A JSON array of strings.
pub(super) fn strings<S: Into<String>>(texts: impl IntoIterator<Item = S>) -> Value {
    Value::Array(texts.into_iter().map(|text| Value::String(text.into())).collect())
}

/// A JSON number.
pub(super) fn count(number: usize) -> Value {
    Value::Integer(number as i128)
}

/// Messages as a JSON array.
pub(super) fn messages(messages: &[Message]) -> Value {
    Value::Array(messages.iter().map(message).collect())
}

/// A message that is about no place, as a JSON array.
pub(super) fn plain(text: &str) -> Value {
    Value::Array(vec![object([("severity", text_of("error")), ("message", text_of(text))])])
}

fn message(message: &Message) -> Value {
    let severity = if message.is_error() { "error" } else { "warning" };
    let mut entries = vec![("severity", text_of(severity))];
    entries.extend(message.code().map(|code| ("code", text_of(code))));
    entries.push(("message", text_of(message.text())));
    if let Some(position) = message.position() {
        entries.push(("path", text_of(&position.path)));
        entries.push(("line", count(position.line)));
        entries.push(("column", count(position.column)));
    }
    entries.push(("help", strings(message.help().iter().map(String::as_str))));
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A JSON string.
pub(super) fn text_of(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// Paths as the user writes them: relative to the package.
pub(super) fn relative<P: AsRef<Path>>(root: &Path, files: &[P]) -> Vec<String> {
    files.iter().map(|file| path::relative(&path::normal(root), file.as_ref())).collect()
}

/// `1 definition`, `2 definitions`.
pub(super) fn plural(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
