//! Diagnostics as a caller gets them: with their places found.

use std::fmt::{self, Display, Formatter};
use std::{fs, iter};

use gen_core::diagnostic::{self, Diagnostic, Place, Severity};
use gen_core::ordered::{Map, Set};
use gen_core::read::yaml;
use gen_core::report::{self, Located, Part, Report};

use crate::walk::{Language, Source};

/// One message to the user. Shown with [`Display`], it has the lines of source that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub(crate) code: Option<&'static str>,
    pub(crate) is_error: bool,
    pub(crate) position: Option<Position>,
    pub(crate) text: String,
    pub(crate) help: Vec<String>,
    pub(crate) line: String,
    pub(crate) report: String,
    pub(crate) colored: String,
}

/// Where a [`Message`] points to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// The source, relative to the package, with `/`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Message {
    /// The name of the rule, which `cargo gen explain` explains: `unknown-key`.
    pub fn code(&self) -> Option<&'static str> {
        self.code
    }

    /// Whether it kept the artifacts from being written.
    pub fn is_error(&self) -> bool {
        self.is_error
    }

    /// Where it points to.
    pub fn position(&self) -> Option<&Position> {
        self.position.as_ref()
    }

    /// What is wrong, alone.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What to write instead; may be empty.
    pub fn help(&self) -> &[String] {
        &self.help
    }

    /// The message in one line, with its place: `components/button.yaml:4:9: …`.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The whole report with the lines of source; with `color`, for a terminal.
    pub fn report(&self, color: bool) -> &str {
        if color { &self.colored } else { &self.report }
    }

    /// A warning that is not about a place.
    pub(crate) fn warning(text: String) -> Message {
        let report = format!("warning: {text}\n");
        Message {
            code: None,
            is_error: false,
            position: None,
            help: Vec::new(),
            line: text.clone(),
            colored: report.clone(),
            report,
            text,
        }
    }
}

impl Display for Message {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.report)
    }
}

/// The diagnostics in source order, each with its place found.
///
/// The files that have any are read once more. One that has changed in the meantime gives strange
/// places, one that has gone gives none.
pub(crate) fn messages(sources: &[Source], mut diagnostics: Vec<Diagnostic>) -> Vec<Message> {
    diagnostic::sort(&mut diagnostics);
    let mut wanted = Map::<u32, Set<PlaceInFile>>::new();
    for diagnostic in &diagnostics {
        for place in places(diagnostic) {
            wanted.entry(place.0.source).or_default().insert(place);
        }
    }
    let texts: Map<u32, Text> = wanted
        .into_iter()
        .filter_map(|(number, places)| {
            Some((number, Text::read(sources.get(number as usize)?, places)?))
        })
        .collect();
    diagnostics.iter().map(|diagnostic| message(diagnostic, &texts)).collect()
}

fn message<'d>(diagnostic: &'d Diagnostic, texts: &Map<u32, Text<'d>>) -> Message {
    let mut located = places(diagnostic).map(|place| texts.get(&place.0.source)?.locate(place));
    let report = Report { diagnostic, place: located.next().flatten(), related: located.collect() };
    let position = report.place.as_ref().map(|located| {
        let Part { line, column, .. } = *located.part;
        Position { path: located.path.to_owned(), line, column }
    });
    Message {
        code: Some(diagnostic.code.name()),
        is_error: diagnostic.code.severity() == Severity::Error,
        position,
        text: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        line: report.line(),
        report: report.render(false),
        colored: report.render(true),
    }
}

/// A place, and what leads from there to a part of its value.
type PlaceInFile<'d> = (Place, &'d [String]);

/// The place of a diagnostic, then the related ones.
fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = PlaceInFile<'_>> {
    let related = diagnostic.related.iter().map(|(place, _)| (*place, &[][..]));
    iter::once((diagnostic.place, diagnostic.path.as_slice())).chain(related)
}

/// A source with places found in it.
struct Text<'d> {
    path: &'d str,
    text: String,
    parts: Map<PlaceInFile<'d>, Part>,
}

impl<'d> Text<'d> {
    fn read(source: &'d Source, places: Set<PlaceInFile<'d>>) -> Option<Text<'d>> {
        let bytes = fs::read(&source.file).ok()?;
        let places: Vec<PlaceInFile> = places.into_iter().collect();
        let yaml = (source.language == Language::Yaml).then(|| yaml::spans(&bytes, &places));
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        // Places in Rust are bytes.
        let bytes = |(place, _): &PlaceInFile| place.as_bytes().unwrap_or_default();
        let spans = yaml.unwrap_or_else(|| places.iter().map(bytes).collect());
        let parts = report::parts(&text, &spans);
        Some(Text { path: &source.path, text, parts: places.into_iter().zip(parts).collect() })
    }

    fn locate(&self, place: PlaceInFile<'d>) -> Option<Located<'_>> {
        let part = self.parts.get(&place)?;
        Some(Located { path: self.path, text: &self.text, part })
    }
}
