//! Messages to the user, as data. Words for the terminal are made last, in [`crate::report`].

use std::ops::Range;

use crate::ordered::sort_by;

/// A position in a source, cheap to carry and resolved to text only when a diagnostic is shown.
///
/// `node` is whatever the reader of the source can find again: for YAML the ordinal of the node,
/// for Rust the index of a span. Places of one source compare in source order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Place {
    /// Index of the source in the run.
    pub source: u32,
    /// The node, in the reader's own counting.
    pub node: u32,
    /// Start of a part of the node's text, in bytes of its value.
    pub start: u32,
    /// End of that part; equal to `start` when the whole node is meant.
    pub end: u32,
}

impl Place {
    /// The `node` of a place that counts the bytes of the file itself.
    const BYTES: u32 = u32::MAX;

    /// A place that is known in bytes of the file, for text that no reader could take apart.
    pub fn bytes(source: u32, start: usize, end: usize) -> Place {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { source, node: Place::BYTES, start: clamp(start), end: clamp(end) }
    }

    /// The bytes of the file, if the place was made with [`Place::bytes`].
    pub fn as_bytes(self) -> Option<Range<usize>> {
        (self.node == Place::BYTES).then_some(self.start as usize..self.end as usize)
    }

    /// A part of the node's text.
    #[must_use]
    pub fn part(self, part: Range<usize>) -> Place {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { start: clamp(part.start), end: clamp(part.end), ..self }
    }
}

/// One message to the user.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub code: Code,
    /// What is wrong, in one line: lowercase, no full stop.
    pub message: String,
    /// The smallest place that is responsible.
    pub place: Place,
    /// Keys and indices that lead from the place to a part of its value: `["default"]`.
    pub path: Vec<String>,
    /// A few words under the underlined place; may be empty.
    pub label: String,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Place, String)>,
    /// What to write instead; may be empty.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A diagnostic with a message at a place, to be completed with the other methods.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            message: message.into(),
            place,
            path: Vec::new(),
            label: String::new(),
            related: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Points at a part of what stands at the place.
    #[must_use]
    pub fn at<S: Into<String>>(mut self, path: impl IntoIterator<Item = S>) -> Self {
        self.path = path.into_iter().map(Into::into).collect();
        self
    }

    /// Adds the words under the underlined place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }

    /// Adds a line that says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

/// Puts diagnostics into source order. What an inherited prop breaks is said once, not once for
/// every component that inherits it.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    sort_by(diagnostics, |left, right| {
        let key = |diagnostic: &Diagnostic| (diagnostic.place, diagnostic.code);
        key(left).cmp(&key(right)).then_with(|| left.path.cmp(&right.path))
    });
    diagnostics.dedup_by(|later, earlier| {
        later.place == earlier.place && later.code == earlier.code && later.path == earlier.path
    });
}

/// Drops what may only follow from something else that is wrong: of a definition that could not be
/// read as a whole nobody knows whether it keeps its [contract](Code::Contract).
pub fn drop_consequences(diagnostics: &mut Vec<Diagnostic>) {
    let is_cause =
        |one: &Diagnostic| one.code != Code::Contract && one.code.severity() == Severity::Error;
    if diagnostics.iter().any(is_cause) {
        diagnostics.retain(|one| one.code != Code::Contract);
    }
}

/// Whether a diagnostic stops the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Artifacts are written all the same.
    Warning,
}

/// Declares [`Code`] with the stable name, the severity and the page of each code.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal $severity:ident,)+) => {
        /// The rule that a [`Diagnostic`] is about. The name is stable; its page says what the
        /// rule is for, shows the smallest wrong input and how to mend it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code, in the order in which a definition is judged.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// The stable name, as it is printed: `unknown-key`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// Whether it stops the run.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)+ }
            }

            /// The page that explains it, in Markdown.
            pub fn page(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("codes/", $name, ".md")),)+ }
            }
        }
    };
}

codes! {
    /// The file is not UTF-8, holds a NUL, is too large or too deep.
    Unreadable = "unreadable" Error,
    /// The text is not YAML.
    YamlSyntax = "yaml-syntax" Error,
    /// A mapping has the same key twice.
    DuplicateKey = "duplicate-key" Error,
    /// A merge key (`<<`) or a tag.
    UnsupportedYaml = "unsupported-yaml" Error,
    /// A key that the format does not have.
    UnknownKey = "unknown-key" Error,
    /// A value of the wrong kind: a list where a string is expected.
    WrongKind = "wrong-kind" Error,
    /// A document without what it needs: neither `component` nor `types`.
    MissingKey = "missing-key" Error,
    /// A name that is not PascalCase, not an identifier, or reserved.
    InvalidName = "invalid-name" Error,
    /// Two definitions with one name, or names that differ only in case.
    DuplicateName = "duplicate-name" Error,
    /// A definition that is another one in YAML than in Rust.
    Contract = "contract" Error,
    /// A type expression that cannot be parsed.
    InvalidExpression = "invalid-expression" Error,
    /// A type that does not exist.
    UnknownType = "unknown-type" Error,
    /// A bare word that may be a literal or a type.
    AmbiguousLiteral = "ambiguous-literal" Error,
    /// A property or prop whose type is not stated.
    MissingType = "missing-type" Error,
    /// Keys that say different things about one type.
    ConflictingKeys = "conflicting-keys" Error,
    /// The number of type arguments is wrong.
    TypeArguments = "type-arguments" Error,
    /// A base, a vocabulary entry or an inherited prop that does not exist.
    UnknownBase = "unknown-base" Error,
    /// Components that extend each other.
    CyclicExtends = "cyclic-extends" Error,
    /// A type that is nothing but itself.
    CyclicType = "cyclic-type" Error,
    /// A constraint that does not apply to its type.
    InapplicableConstraint = "inapplicable-constraint" Error,
    /// Constraints that no value can meet, or that contradict each other.
    ContradictoryConstraint = "contradictory-constraint" Error,
    /// A regular expression that ECMAScript refuses.
    InvalidPattern = "invalid-pattern" Error,
    /// A default that does not fit its type.
    InvalidDefault = "invalid-default" Error,
    /// An example that does not fit its type.
    InvalidExample = "invalid-example" Error,
    /// A property that is required and has a default.
    RequiredWithDefault = "required-with-default" Error,
    /// A choice that lists the same value twice, or none at all.
    InvalidChoice = "invalid-choice" Error,
    /// A group of properties that cannot work.
    InvalidGroup = "invalid-group" Error,
    /// A discriminated union whose members cannot be told apart.
    InvalidDiscriminator = "invalid-discriminator" Error,
    /// A type that only TypeScript knows, where a schema needs one.
    TypeScriptOnly = "typescript-only" Error,
    /// Two exported TypeScript names that are the same.
    ExportCollision = "export-collision" Error,
    /// Rust that gen does not understand.
    UnsupportedRust = "unsupported-rust" Error,
    /// Rust that compiles, and does not do with serde what it seems to.
    SerdeTrap = "serde-trap" Warning,
    /// A Rust source that cannot be parsed: rustc says the rest.
    RustSyntax = "rust-syntax" Warning,
    /// A Rust source that is no module of any crate.
    UnreachedFile = "unreached-file" Warning,
    /// A value in `gen.yaml` that its key cannot have.
    InvalidSetting = "invalid-setting" Error,
}
