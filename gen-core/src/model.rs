//! The model: what every reader produces, every check judges and every renderer turns into text.
//!
//! It is plain data. Inheritance, folder defaults and local names are resolved before a
//! [`Definition`] exists, so nothing here needs another file to be understood, except a
//! [`Reference`], which names another definition of the [`Project`].

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::value::Value;

/// All definitions of a run, by name.
#[derive(Debug, Default)]
pub struct Project {
    /// The definitions that get artifacts; the key is [`Definition::name`].
    pub definitions: BTreeMap<String, Definition>,
    /// The abstract components: checked, but without artifacts.
    pub bases: Vec<Definition>,
}

/// One component or shared type, with the types that live in its files.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Where the definition's name is written.
    pub place: Place,
    /// The component or the type itself.
    pub main: Main,
    /// The types beside a component, exported from its file, in source order.
    pub locals: Vec<TypeDefinition>,
    /// Words to group definitions by; kept in the manifest.
    pub tags: Vec<String>,
    /// The `x-…` keys, kept in the manifest.
    pub extensions: Vec<(String, Value)>,
    /// What only matters to other Rust types.
    pub rust: RustFacts,
}

/// What other Rust types have to know of the Rust type of a [`Definition`].
#[derive(Debug, Clone, Default)]
pub struct RustFacts {
    /// Its name, where that is not the name of the definition.
    pub name: Option<String>,
    /// The modules that it is in, from its crate on.
    pub modules: Vec<String>,
    /// The defaults of its last type parameters.
    pub parameter_defaults: Vec<Type>,
    /// The positions of the type parameters of which the default is an `Option`.
    pub option_defaults: Vec<usize>,
    /// Whether the definition is what the Rust type says. A definition in YAML may say more.
    pub is_source: bool,
    /// Whether a test of the Rust type needs samples.
    pub wants_samples: bool,
    /// How serde reads it where it is flattened.
    pub flattened: Flattened,
    /// Whether it is a struct with a `tag`, which serde sends and does not look for.
    pub has_loose_tag: bool,
    /// Whether serde reads it into a buffer first: an enum that is `untagged`, or has a `tag` alone.
    pub is_buffered: bool,
}

/// How serde reads a type that is flattened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Flattened {
    /// It takes properties away by their names and looks at no others: a struct of which no field
    /// is flattened, an enum with a `tag` and a `content`.
    #[default]
    ByName,
    /// It takes the first property away that has the name of a variant: an enum without a `tag`.
    OneKey,
    /// It looks at all properties that are left, and takes none away: a map, a struct of which a
    /// field is flattened, an enum that is `untagged` or has a `tag` alone.
    Everything,
    /// It cannot be: an enum that is an identifier, which is only ever a string.
    Never,
}

impl Definition {
    /// The unique name of the definition, which is also the stem of its files: `Button`.
    pub fn name(&self) -> &str {
        match &self.main {
            Main::Component(component) => &component.name,
            Main::Type(ty) => &ty.name,
        }
    }

    /// The name that other TypeScript files import: `ButtonProps` for a component, `Row` for a type.
    pub fn type_name(&self) -> String {
        match &self.main {
            Main::Component(component) => format!("{}Props", component.name),
            Main::Type(ty) => ty.name.clone(),
        }
    }

    /// The type parameters of the component or type.
    pub fn generics(&self) -> &[String] {
        match &self.main {
            Main::Component(component) => &component.generics,
            Main::Type(ty) => &ty.generics,
        }
    }

    /// Whether what is accepted differs from what is sent, so that `…Input` exists.
    pub fn has_input(&self) -> bool {
        self.input().is_some()
    }

    /// The props or the type, as they are sent.
    pub fn sent(&self) -> &Type {
        match &self.main {
            Main::Component(component) => &component.props,
            Main::Type(ty) => &ty.ty,
        }
    }

    /// The props or the type as they are accepted, where that differs.
    pub fn input(&self) -> Option<&Type> {
        match &self.main {
            Main::Component(component) => component.input.as_ref(),
            Main::Type(ty) => ty.input.as_ref(),
        }
    }

    /// The props or the type, as they are accepted.
    pub fn accepted(&self) -> &Type {
        self.input().unwrap_or(self.sent())
    }

    /// The props or the type as they are sent, and, where that differs, as they are accepted.
    pub fn forms(&self) -> impl Iterator<Item = &Type> {
        std::iter::once(self.sent()).chain(self.input())
    }

    /// Both of them, to change them.
    pub fn forms_mut(&mut self) -> (&mut Type, &mut Option<Type>) {
        match &mut self.main {
            Main::Component(component) => (&mut component.props, &mut component.input),
            Main::Type(ty) => (&mut ty.ty, &mut ty.input),
        }
    }
}

/// What a [`Definition`] defines.
#[derive(Debug, Clone)]
pub enum Main {
    /// A component: props, events and slots.
    Component(Component),
    /// A type: anything that a prop can be.
    Type(TypeDefinition),
}

/// A user interface component, flattened.
#[derive(Debug, Clone)]
pub struct Component {
    /// The name in PascalCase: `Button`.
    pub name: String,
    /// What the documentation says.
    pub docs: Docs,
    /// Type parameters: `Row` in `TableProps<Row>`.
    pub generics: Vec<String>,
    /// The props, as they are sent: an object, or a choice of objects.
    pub props: Type,
    /// The props as they are accepted, where that differs from [`Component::props`].
    pub input: Option<Type>,
    /// The events, in source order.
    pub events: Vec<Event>,
    /// The slots, in source order.
    pub slots: Vec<Slot>,
    /// Named, valid values of the props.
    pub examples: Vec<Example>,
}

/// A named type.
#[derive(Debug, Clone)]
pub struct TypeDefinition {
    /// The exported name: `Row`, or `ButtonRow` when it stands beside the component `Button`.
    pub name: String,
    /// Where the name is written.
    pub place: Place,
    /// What the documentation says.
    pub docs: Docs,
    /// Type parameters.
    pub generics: Vec<String>,
    /// The type, as it is sent.
    pub ty: Type,
    /// The type as it is accepted, where that differs from [`TypeDefinition::ty`].
    pub input: Option<Type>,
    /// What Rust says about fields that have this type.
    pub as_field: AsField,
}

/// What a Rust type says about fields that have this type.
#[derive(Debug, Clone, Default)]
pub struct AsField {
    /// Whether serde takes a field that is missing for a value: `Required` unless the type is
    /// read as an `Option` is, `OfType` if it is read as the type is that it refers to.
    pub presence: Presence,
    /// What its `Default` is in JSON, if that is known.
    pub default: Option<Value>,
}

/// What a person wrote about a thing. Everything is optional.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// A short name for people.
    pub title: Option<String>,
    /// What it is for; may have several lines.
    pub description: Option<String>,
    /// Present when it should not be used any more; the text is the reason and may be empty.
    pub deprecated: Option<String>,
    /// The version that brought it.
    pub since: Option<String>,
    /// Addresses of further reading.
    pub see: Vec<String>,
    /// Valid values, checked against the type.
    pub examples: Vec<Value>,
    /// The `x-…` keys, kept in the manifest.
    pub extensions: Vec<(String, Value)>,
}

/// A type with its documentation, where a type has no name or key of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Described {
    /// What the documentation says.
    pub docs: Docs,
    /// The type.
    pub ty: Type,
}

impl From<Type> for Described {
    fn from(ty: Type) -> Self {
        Described { docs: Docs::default(), ty }
    }
}

/// An event that a component emits.
#[derive(Debug, Clone)]
pub struct Event {
    /// The name as it is emitted; need not be an identifier: `update:modelValue`.
    pub name: String,
    /// Where the name is written.
    pub place: Place,
    /// What the documentation says.
    pub docs: Docs,
    /// What listeners get, if anything.
    pub payload: Option<Type>,
}

/// A place in a component that its user fills.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The name.
    pub name: String,
    /// Where the name is written.
    pub place: Place,
    /// What the documentation says.
    pub docs: Docs,
    /// Whether the component cannot do without.
    pub required: bool,
    /// The props that the component hands to the content.
    pub props: Option<Object>,
}

/// A named value of a component's props.
#[derive(Debug, Clone)]
pub struct Example {
    /// The name.
    pub name: String,
    /// Where the name is written.
    pub place: Place,
    /// What it shows.
    pub description: Option<String>,
    /// An object of prop values.
    pub value: Value,
}

/// Anything a prop can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Any JSON value.
    Unknown,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number or an integer.
    Number(Number),
    /// A string.
    String(Text),
    /// Exactly one value: a string, number or boolean.
    Literal(Value),
    /// One of several literal values.
    Enum(Enum),
    /// A list of any length.
    Array(Array),
    /// A list of fixed length, each item with a type of its own.
    Tuple(Vec<Described>),
    /// An object: with known properties, or a record, or both.
    Object(Object),
    /// Any of several types.
    Union(Union),
    /// Another definition.
    Reference(Reference),
    /// A type parameter of the definition; a schema takes anything there.
    Parameter(String),
    /// Something that only TypeScript knows. Stands only inside a [`Field`] that is
    /// `typescript_only`, in an event's payload or in a slot's props.
    TypeScript(TypeScript),
}

impl Type {
    /// Whether it takes other definitions to know whether serde reads it as an `Option`.
    pub fn decides_presence(&self) -> bool {
        matches!(self, Type::Reference(_) | Type::Parameter(_))
    }
}

/// A number and its bounds; each bound is [`Value::Integer`] or [`Value::Number`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Number {
    /// Whether fractions are refused.
    pub integer: bool,
    /// The smallest value.
    pub minimum: Option<Value>,
    /// The largest value.
    pub maximum: Option<Value>,
    /// A value that every value is above.
    pub exclusive_minimum: Option<Value>,
    /// A value that every value is below.
    pub exclusive_maximum: Option<Value>,
    /// What every value is a multiple of.
    pub multiple_of: Option<Value>,
}

/// A string and what is known of its content.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// A format that JSON Schema names: `date-time`.
    pub format: Option<String>,
    /// A regular expression of ECMAScript, with the `u` flag, not anchored.
    pub pattern: Option<String>,
    /// The least number of characters (Unicode code points).
    pub min_length: Option<u64>,
    /// The largest number of characters (Unicode code points).
    pub max_length: Option<u64>,
}

/// One of several literal values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// The exported TypeScript name when it is written inline: `ButtonVariant`. Set once the
    /// definition is complete, by `name_inline_types`; `None` in a named type's own position.
    pub name: Option<String>,
    /// The values, in source order; strings, numbers, booleans or null.
    pub values: Vec<EnumValue>,
}

/// One value of an [`Enum`].
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// The literal.
    pub value: Value,
    /// What the documentation says.
    pub docs: Docs,
}

/// A list of any length.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// What each item is.
    pub items: Box<Described>,
    /// The least number of items.
    pub min_items: Option<u64>,
    /// The largest number of items.
    pub max_items: Option<u64>,
    /// Whether no item may occur twice.
    pub unique_items: bool,
}

/// An object: properties, and what else it may hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object {
    /// The exported TypeScript name when it is written inline; see [`Enum::name`].
    pub name: Option<String>,
    /// The known properties, in source order.
    pub fields: Vec<Field>,
    /// What other properties are.
    pub additional: Additional,
    /// Groups of properties of which some must be there.
    pub groups: Vec<Group>,
    /// What the keys of a record are, unless any string: a string that is narrowed down, or an
    /// integer, whose digits they are. A [`Reference`] stands for one of these or for an enum, and
    /// is followed by `link`.
    pub key: Option<Box<Type>>,
    /// What serde mixes into the fields. `link` puts the properties among them, so that only type
    /// parameters are left in a complete project.
    pub merged: Vec<Merged>,
}

/// A type whose properties belong to an [`Object`].
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// A [`Reference`], a type parameter, or what they leave of a type when they are followed.
    pub ty: Type,
    /// The definition whose type is written out here, with arguments in place of its parameters.
    pub written_out: Option<String>,
    /// How many fields stand before its properties.
    pub position: usize,
    /// Whether it decides what else the object holds; otherwise the object does.
    pub is_whole: bool,
    /// Whether all of its properties may be missing together.
    pub is_optional: bool,
    /// Where it is written.
    pub place: Place,
}

/// What an [`Object`] holds beside its fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Additional {
    /// Nothing: other properties are refused.
    #[default]
    Refused,
    /// Anything, and nobody looks at it: other properties are accepted and not described.
    Ignored,
    /// Values of a type. An object with no fields and this is a record: `Record<string, T>`.
    Of(Box<Described>),
}

/// A group of properties of an [`Object`].
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// How many of the properties there must be.
    pub kind: GroupKind,
    /// The names of the properties; each is an optional field of the object. At least two.
    pub properties: Vec<String>,
    /// Where the group is written.
    pub place: Place,
}

/// How many properties of a [`Group`] there must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// One or more.
    AtLeastOne,
    /// One and no other.
    ExactlyOne,
    /// One or none.
    AtMostOne,
}

/// A property of an [`Object`], or a prop.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key on the wire; need not be an identifier: `aria-label`.
    pub name: String,
    /// Where the key is written.
    pub place: Place,
    /// What the documentation says.
    pub docs: Docs,
    /// What the value is.
    pub ty: Type,
    /// Whether the key must be there.
    pub presence: Presence,
    /// Whether only the owner sets it.
    pub read_only: bool,
    /// Whether it is never shown.
    pub write_only: bool,
    /// Whether only TypeScript knows it: a schema leaves it out.
    pub typescript_only: bool,
    /// What TypeScript shows in place of `ty`, where a schema takes one type and TypeScript
    /// knows a better one.
    pub typescript: Option<Type>,
}

impl Field {
    /// The type that TypeScript shows.
    pub fn shown(&self) -> &Type {
        self.typescript.as_ref().unwrap_or(&self.ty)
    }
}

/// Whether a [`Field`] must be there.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Presence {
    /// It must.
    #[default]
    Required,
    /// It may be missing.
    Optional,
    /// It may be missing, and then means this value.
    Default(Value),
    /// What the type says, which is a [`Reference`] or a type parameter: whether serde reads it as
    /// an `Option`, or, with a default, what that is. `link` makes one of the others of it.
    OfType {
        /// Whether it may be missing in any case.
        has_default: bool,
    },
}

/// Any of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The exported TypeScript name when a discriminated union is written inline; see
    /// [`Enum::name`]. Always `None` for a union without a discriminator.
    pub name: Option<String>,
    /// The property that tells the members apart: then each member is a [`Type::Object`] whose
    /// first field has this name and a string [`Type::Literal`].
    pub discriminator: Option<String>,
    /// The members, in source order; at least two unless discriminated.
    pub members: Vec<Described>,
}

/// The use of another definition or of a local type.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The definition whose file exports it; `None` for a local type of the same definition.
    pub definition: Option<String>,
    /// The exported TypeScript name: `Row`, `ButtonRow`, or `ButtonProps` for a component.
    pub name: String,
    /// Type arguments.
    pub arguments: Vec<Type>,
    /// The positions of the arguments that are an `Option` of Rust: serde takes a field that is
    /// such an argument for `None` if it is missing.
    pub options: Vec<usize>,
    /// Where the name is written.
    pub place: Place,
}

/// What only TypeScript can say.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeScript {
    /// A type of TypeScript's own libraries or of another module: `CSSProperties`,
    /// `React.ReactNode`, `Map<string, Row>`.
    Named {
        /// Identifiers joined by dots.
        path: String,
        /// The module from which the path's first identifier is imported, as a type.
        module: Option<String>,
        /// Type arguments.
        arguments: Vec<Type>,
    },
    /// A function type: `(row: Row, index?: number) => string`.
    Function {
        /// Names and types of the parameters, in order.
        parameters: Vec<Parameter>,
        /// What it returns.
        result: Box<Type>,
    },
    /// All of several types at once: `A & B`. At least two.
    Intersection(Vec<Type>),
}

/// A parameter of a [`TypeScript::Function`].
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// An identifier.
    pub name: String,
    /// Whether a caller may leave it out.
    pub optional: bool,
    /// Its type.
    pub ty: Type,
}
