//! What every name of the project means, and what a name means at one place.

use super::rename::Rename;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Definition, Main};
use crate::name;
use crate::ordered::{Map, Set};
use crate::read::yaml::{File, RawType, Spanned};

/// A definition, as far as others need to know it.
pub(super) struct Known {
    place: Place,
    kind: KnownKind,
    generics: usize,
}

#[derive(PartialEq)]
enum KnownKind {
    Component,
    AbstractComponent,
    Type,
    /// A type beside a component, which is not visible elsewhere; with the component's name.
    Local(String),
}

/// Every definition of the project by name.
pub(super) struct Names {
    known: Map<String, Known>,
    /// Local types, for messages only.
    locals: Map<String, Known>,
}

impl Names {
    /// Collects the names of all files. Names that are taken, differ only in case or cannot be
    /// names are reported.
    pub(super) fn collect(
        files: &[File],
        rust: &[Definition],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Names {
        let mut names = Names { known: Map::new(), locals: Map::new() };
        let mut folded = Map::new();
        let rename = Rename { files, rust };
        for file in files {
            for component in &file.components {
                let kind = if component.is_abstract {
                    KnownKind::AbstractComponent
                } else {
                    KnownKind::Component
                };
                let generics = component.generics.len();
                names.add(&mut folded, &component.name, kind, generics, rename, diagnostics);
                for ty in &component.types {
                    let known = Known {
                        place: ty.name.place,
                        kind: KnownKind::Local(component.name.value.clone()),
                        generics: ty.generics.len(),
                    };
                    names.locals.insert(ty.name.value.clone(), known);
                }
            }
            for ty in &file.types {
                let (kind, generics) = (KnownKind::Type, ty.generics.len());
                names.add(&mut folded, &ty.name, kind, generics, rename, diagnostics);
            }
        }
        let mut in_rust = Set::new();
        for definition in rust {
            let kind = match definition.main {
                Main::Component(_) => KnownKind::Component,
                Main::Type(_) => KnownKind::Type,
            };
            let name = Spanned { value: definition.name().to_owned(), place: definition.place };
            let is_contract = !in_rust.contains(&name.value)
                && names.known.get(&name.value).is_some_and(|known| known.kind == kind);
            // Whether the two agree is compared when they are complete.
            if !is_contract {
                let generics = definition.generics().len();
                names.add(&mut folded, &name, kind, generics, rename, diagnostics);
            }
            in_rust.insert(name.value);
        }
        names
    }

    /// Says how many type parameters a component has together with those that it inherits.
    pub(super) fn set_generics(&mut self, component: &Spanned<String>, generics: usize) {
        if let Some(known) = self.known.get_mut(&component.value)
            && known.place == component.place
        {
            known.generics = generics;
        }
    }

    fn add(
        &mut self,
        folded: &mut Map<String, (String, Place)>,
        name: &Spanned<String>,
        kind: KnownKind,
        generics: usize,
        rename: Rename,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let text = &name.value;
        diagnostics.extend(invalid_definition_name(name, kind == KnownKind::Type));
        if let Some((earlier, place)) = folded.get(&text.to_lowercase()) {
            let message = if earlier == text {
                format!("`{text}` is defined twice")
            } else {
                format!(
                    "`{text}` and `{earlier}` differ only in case, so their files collide on some systems"
                )
            };
            diagnostics.push(
                Diagnostic::new(Code::DuplicateName, name.place, message)
                    .related(*place, "first here")
                    .help(rename.help(*place, name.place)),
            );
            return;
        }
        folded.insert(text.to_lowercase(), (text.clone(), name.place));
        self.known.insert(text.clone(), Known { place: name.place, kind, generics });
    }
}

/// Names of files that gen writes itself, and names that Windows keeps for devices.
const RESERVED_FILES: &[&str] = &[
    "index",
    "components",
    "manifest",
    "con",
    "prn",
    "aux",
    "nul",
    "com0",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "lpt0",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
];

fn invalid_definition_name(name: &Spanned<String>, is_type: bool) -> Option<Diagnostic> {
    let text = &name.value;
    if let Some(diagnostic) = invalid_name(name) {
        return Some(diagnostic);
    }
    let reserved_file = RESERVED_FILES.contains(&text.to_lowercase().as_str());
    let reason = if reserved_file {
        "as a file name"
    } else if is_type && name::is_reserved_type_name(text) {
        "by TypeScript"
    } else {
        return None;
    };
    let message = format!("the name `{text}` is reserved {reason}");
    Some(
        Diagnostic::new(Code::InvalidName, name.place, message)
            .help(format!("choose another, such as `{text}Item`")),
    )
}

/// Names of components, types and type parameters are PascalCase.
pub(super) fn invalid_name(name: &Spanned<String>) -> Option<Diagnostic> {
    let text = &name.value;
    if name::is_pascal_case(text) && text.len() <= 100 {
        return None;
    }
    if text.len() > 100 {
        let message = "the name is longer than 100 characters";
        return Some(
            Diagnostic::new(Code::InvalidName, name.place, message).help("choose a shorter one"),
        );
    }
    let suggestion = name::pascal_case(text);
    let help = if name::is_pascal_case(&suggestion) {
        format!("write `{suggestion}`")
    } else {
        "start with a capital letter, then letters and digits of ASCII".to_owned()
    };
    let message = format!("the name `{text}` is not in PascalCase");
    Some(Diagnostic::new(Code::InvalidName, name.place, message).help(help))
}

/// The exported name of a type that stands beside a component.
pub(super) fn exported(component: &str, written: &str) -> String {
    if written.starts_with(component) {
        written.to_owned()
    } else {
        format!("{component}{written}")
    }
}

/// What a name means.
pub(super) enum Meaning {
    /// A type parameter.
    Parameter,
    /// A local type, with its exported name.
    Local(String),
    /// A definition, with its exported TypeScript name.
    Definition(String),
}

/// The names that can be used at a place.
pub(super) struct Scope<'n> {
    names: &'n Names,
    generics: Vec<String>,
    /// Written name to exported name and number of type parameters.
    locals: Map<String, (String, usize)>,
}

impl<'n> Scope<'n> {
    /// The scope of a component with its local types, or of a shared type.
    pub(super) fn new<'s>(
        names: &'n Names,
        component: Option<&str>,
        locals: &[&RawType],
        generics: impl IntoIterator<Item = &'s Spanned<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Scope<'n> {
        let mut scope = Scope { names, generics: Vec::new(), locals: Map::new() };
        for ty in locals {
            diagnostics.extend(invalid_name(&ty.name));
            let exported = exported(component.unwrap_or_default(), &ty.name.value);
            scope.locals.insert(exported.clone(), (exported.clone(), ty.generics.len()));
            scope.locals.insert(ty.name.value.clone(), (exported, ty.generics.len()));
        }
        scope.with_generics(generics, diagnostics)
    }

    /// The same scope with these type parameters alone: a local type is exported by itself, where
    /// the parameters of its component mean nothing.
    pub(super) fn with_generics<'s>(
        &self,
        generics: impl IntoIterator<Item = &'s Spanned<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Scope<'n> {
        let mut all = Vec::new();
        for parameter in generics {
            diagnostics.extend(invalid_name(parameter));
            let taken =
                all.contains(&parameter.value) || self.locals.contains_key(&parameter.value);
            if taken
                || self.names.known.contains_key(&parameter.value)
                || name::is_reserved_type_name(&parameter.value)
            {
                let message = format!(
                    "the type parameter `{}` has the name of another type",
                    parameter.value
                );
                diagnostics.push(
                    Diagnostic::new(Code::InvalidName, parameter.place, message)
                        .help("choose another name, such as `T`"),
                );
            }
            all.push(parameter.value.clone());
        }
        Scope { names: self.names, generics: all, locals: self.locals.clone() }
    }

    /// What a name means here, and how many type arguments it takes.
    pub(super) fn meaning(&self, text: &str) -> Option<(Meaning, usize)> {
        if self.generics.iter().any(|parameter| parameter == text) {
            return Some((Meaning::Parameter, 0));
        }
        if let Some((exported, generics)) = self.locals.get(text) {
            return Some((Meaning::Local(exported.clone()), *generics));
        }
        let known = self.names.known.get(text)?;
        match known.kind {
            KnownKind::Component => {
                Some((Meaning::Definition(format!("{text}Props")), known.generics))
            }
            KnownKind::Type => Some((Meaning::Definition(text.to_owned()), known.generics)),
            KnownKind::AbstractComponent | KnownKind::Local(_) => None,
        }
    }

    /// Says that a name means nothing here, and what may have been meant.
    pub(super) fn unknown(&self, text: &str, place: Place) -> Diagnostic {
        if let Some(known) = self.names.known.get(text) {
            return Diagnostic::new(
                Code::UnknownType,
                place,
                format!("`{text}` is abstract, so it is no type"),
            )
            .related(known.place, "declared abstract")
            .help("remove `abstract: true` there, or name a component that extends it");
        }
        let diagnostic =
            Diagnostic::new(Code::UnknownType, place, format!("there is no type `{text}`"));
        if let Some((_, instead)) = FOREIGN_TYPES.iter().find(|(foreign, _)| *foreign == text) {
            return diagnostic.help(format!("write `{instead}`"));
        }
        if let Some(Known { kind: KnownKind::Local(component), place, .. }) =
            self.names.locals.get(text)
        {
            return diagnostic.related(*place, format!("local to `{component}`")).help(
                "move it to a file of types, or to the `types` of `_folder.yaml`, to share it",
            );
        }
        let names = self.names.known.keys().chain(self.locals.keys()).chain(&self.generics);
        let mut candidates: Vec<&str> = names.map(String::as_str).collect();
        let keywords = crate::read::expression::KEYWORDS.iter().copied();
        keywords.chain(crate::format::all()).for_each(|word| candidates.push(word));
        match name::nearest(text, candidates) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None if text.starts_with(|c: char| c.is_ascii_uppercase()) => {
                diagnostic.help(format!(
                    "define it under `types`, quote it if it is a literal, or write `{{ typescript: {text} }}` if only TypeScript has it"
                ))
            }
            None => diagnostic
                .help(format!("a single literal is written as `const: {text}`, or in quotes twice: '\"{text}\"'")),
        }
    }
}

/// Names that people bring from TypeScript, Rust and elsewhere.
const FOREIGN_TYPES: &[(&str, &str)] = &[
    ("any", "unknown"),
    ("Any", "unknown"),
    ("array", "T[]"),
    ("Array", "T[]"),
    ("ReadonlyArray", "T[]"),
    ("Vec", "T[]"),
    ("list", "T[]"),
    ("List", "T[]"),
    ("Set", "T[]"),
    ("HashSet", "T[]"),
    ("Option", "T | null"),
    ("bool", "boolean"),
    ("Boolean", "boolean"),
    ("str", "string"),
    ("String", "string"),
    ("char", "string"),
    ("text", "string"),
    ("int", "integer"),
    ("Number", "number"),
    ("float", "number"),
    ("f32", "number"),
    ("f64", "number"),
    ("usize", "u64"),
    ("isize", "i64"),
    ("Object", "object"),
    ("Map", "Record<string, T>"),
    ("map", "Record<string, T>"),
    ("HashMap", "Record<string, T>"),
    ("BTreeMap", "Record<string, T>"),
    ("undefined", "unknown` with a `?` behind the key, or `null"),
    ("Date", "date-time"),
    ("datetime", "date-time"),
    ("timestamp", "date-time"),
    ("url", "uri"),
    ("Function", "{ typescript: \"() => void\" }"),
    ("function", "{ typescript: \"() => void\" }"),
    ("ReactNode", "{ typescript: ReactNode, import: react }"),
];
