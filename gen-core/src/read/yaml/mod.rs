//! Reads YAML files. What a file says is kept as it is written, in a [`File`]: folders,
//! inheritance and references need other files and are the work of [`crate::assemble`].

mod document;
mod events;
mod form;
mod long_form;
mod mentions;
mod node_reader;
mod place;
mod scalar;
mod simple;
mod syntax;
pub mod tree;

#[cfg(test)]
pub(crate) use document::COMPONENT_KEYS;
pub use form::{Choice, Constraint, ConstraintKind, DocsForm, Form, LongForm, Other};
#[cfg(test)]
pub(crate) use long_form::KEYS as LONG_FORM_KEYS;
pub use mentions::mentions;
pub use node_reader::{NodeReader, Spanned};
pub use place::spans;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::GroupKind;
use crate::value::Value;

/// The name of the file that holds defaults, vocabulary and types for its folder.
pub const FOLDER_FILE: &str = "_folder.yaml";

/// What one file says, not yet joined with other files.
#[derive(Debug)]
pub struct File {
    /// The path relative to the package, with `/`.
    pub path: String,
    /// The components of the file.
    pub components: Vec<RawComponent>,
    /// The shared types of the file.
    pub types: Vec<RawType>,
    /// What the file says for its folder, if it is a `_folder.yaml`.
    pub folder: Option<Folder>,
    /// Whether an object somewhere in it takes over properties from elsewhere.
    pub has_inheriting_forms: bool,
}

/// The `defaults` and the `vocabulary` of a `_folder.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// Merged into every component below.
    pub defaults: Common,
    /// Props that components pick with `uses`.
    pub vocabulary: Vec<RawProp>,
}

/// What a component may say itself or get from a folder.
#[derive(Debug, Clone, Default)]
pub struct Common {
    /// Components whose props, events and slots are copied.
    pub extends: Option<Vec<Spanned<String>>>,
    /// Vocabulary that is picked.
    pub uses: Option<Vec<Spanned<String>>>,
    /// The props, in source order.
    pub props: Vec<RawProp>,
    /// Words to group components by.
    pub tags: Option<Vec<String>>,
    /// The version that brought it.
    pub since: Option<String>,
    /// Present when deprecated, with the reason; `Some(None)` takes back what was inherited.
    pub deprecated: Option<Option<String>>,
}

/// A component as it is written.
#[derive(Debug)]
pub struct RawComponent {
    /// The name.
    pub name: Spanned<String>,
    /// What it says that a folder could say too.
    pub common: Common,
    /// Title, description, `see`.
    pub docs: DocsForm,
    /// Whether it exists only to be extended.
    pub is_abstract: bool,
    /// Type parameters.
    pub generics: Vec<Spanned<String>>,
    /// Events, in source order; `None` drops an inherited one.
    pub events: Vec<(Spanned<String>, Option<Form>)>,
    /// Slots, in source order; `None` drops an inherited one.
    pub slots: Vec<(Spanned<String>, Option<RawSlot>)>,
    /// Local types.
    pub types: Vec<RawType>,
    /// Example values of the props.
    pub examples: Vec<RawExample>,
    /// What other props are, if it is stated.
    pub other: Option<Other>,
    /// Groups of props of which some must be there.
    pub groups: Vec<RawGroup>,
    /// The `x-…` keys.
    pub extensions: Vec<(String, Value)>,
}

/// A named type as it is written.
#[derive(Debug, Clone)]
pub struct RawType {
    /// The name.
    pub name: Spanned<String>,
    /// Type parameters.
    pub generics: Vec<Spanned<String>>,
    /// What it is.
    pub form: Form,
}

/// A prop or property as it is written.
#[derive(Debug, Clone)]
pub struct RawProp {
    /// The key without `?`.
    pub name: Spanned<String>,
    /// Whether the key ends in `?`.
    pub optional: bool,
    /// What it is; `None` drops an inherited prop.
    pub form: Option<Form>,
}

/// A slot as it is written.
#[derive(Debug, Clone, Default)]
pub struct RawSlot {
    /// What the documentation says.
    pub docs: DocsForm,
    /// Whether the component cannot do without.
    pub required: bool,
    /// Props that are handed to the content.
    pub props: Option<Vec<RawProp>>,
}

/// An example as it is written.
#[derive(Debug, Clone)]
pub struct RawExample {
    /// The name.
    pub name: Spanned<String>,
    /// The values of the props.
    pub value: Value,
}

/// `atLeastOne` or `exactlyOne` as it is written.
#[derive(Debug, Clone)]
pub struct RawGroup {
    /// Which of the two.
    pub kind: GroupKind,
    /// The names of the properties.
    pub properties: Vec<Spanned<String>>,
    /// Where the key is written.
    pub place: Place,
}

/// Reads one file. `path` is relative to the package, with `/`; a file named `_folder.yaml` holds
/// defaults, vocabulary and types for its folder. `source` is the file's number in every place.
pub fn read(source: u32, path: &str, bytes: &[u8]) -> (File, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let documents = tree::parse(source, bytes, &mut diagnostics);
    let mut file = File {
        path: path.to_owned(),
        components: Vec::new(),
        types: Vec::new(),
        folder: None,
        has_inheriting_forms: false,
    };
    let is_folder = path.rsplit('/').next() == Some(FOLDER_FILE);
    let mut reader = NodeReader::new(source, &mut diagnostics);
    for (number, node) in documents.iter().enumerate() {
        if is_folder && number > 0 {
            document::second_folder(&mut reader, node);
        } else if is_folder {
            document::folder(&mut reader, node, &mut file);
        } else {
            document::definitions(&mut reader, node, &mut file);
        }
    }
    file.has_inheriting_forms = reader.has_inheriting_forms;
    (file, diagnostics)
}
