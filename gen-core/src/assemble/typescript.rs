//! Types that only TypeScript knows, written under `typescript`.

use super::lower::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{
    Additional, Array, Described, Field, Object, Parameter, Presence, Type, TypeScript, Union,
};
use crate::name;
use crate::read::expression::{Expression, Kind, Property};
use crate::read::yaml::Spanned;

/// The type that a TypeScript expression stands for. `imports` tells from which module an
/// identifier comes; an empty identifier stands for the first one that nothing else explains.
pub(super) fn lower(
    lowering: &mut Lowering,
    ty: &Spanned<Expression>,
    imports: &[(String, String)],
) -> Type {
    let mut external =
        External { lowering, place: ty.place, imports, used: vec![false; imports.len()] };
    let lowered = external.ty(&ty.value);
    let unused = external.used.iter().position(|used| !used);
    if let Some((identifier, module)) = unused.and_then(|position| imports.get(position)) {
        let what =
            if identifier.is_empty() { "anything".to_owned() } else { format!("`{identifier}`") };
        let message = format!("the type does not use {what} from `{module}`");
        let diagnostic = Diagnostic::new(Code::ConflictingKeys, ty.place, message)
            .help("remove it from `import`");
        lowering.report(diagnostic);
    }
    lowered
}

struct External<'e, 's, 'n> {
    lowering: &'e mut Lowering<'s, 'n>,
    place: Place,
    imports: &'e [(String, String)],
    used: Vec<bool>,
}

impl External<'_, '_, '_> {
    fn ty(&mut self, expression: &Expression) -> Type {
        match &expression.kind {
            Kind::Literal(value) => Type::Literal(value.clone()),
            Kind::Name(path, arguments) => self.name(path, arguments, expression),
            Kind::Array(items) => {
                let items = Box::new(self.ty(items).into());
                Type::Array(Array { items, min_items: None, max_items: None, unique_items: false })
            }
            Kind::Tuple(items) => {
                Type::Tuple(items.iter().map(|item| self.ty(item).into()).collect())
            }
            Kind::Record(values) => Type::Object(Object {
                additional: Additional::Of(Box::new(self.ty(values).into())),
                ..Object::default()
            }),
            Kind::Object(properties) => {
                let fields = properties.iter().map(|property| self.field(property)).collect();
                Type::Object(Object { fields, ..Object::default() })
            }
            Kind::Union(members) => {
                let members: Vec<Described> =
                    members.iter().map(|member| self.ty(member).into()).collect();
                Type::Union(Union { name: None, discriminator: None, members })
            }
            Kind::Intersection(members) => Type::TypeScript(TypeScript::Intersection(
                members.iter().map(|member| self.ty(member)).collect(),
            )),
            Kind::Function(parameters, result) => {
                let parameters =
                    parameters.iter().map(|parameter| self.parameter(parameter)).collect();
                Type::TypeScript(TypeScript::Function {
                    parameters,
                    result: Box::new(self.ty(result)),
                })
            }
            // The parser reads every word of TypeScript as a name.
            Kind::Keyword(_) | Kind::Word(_) => Type::Unknown,
        }
    }

    fn field(&mut self, property: &Property) -> Field {
        Field {
            name: property.name.clone(),
            place: self.place.part(property.range.clone()),
            docs: Default::default(),
            ty: self.ty(&property.ty),
            presence: if property.optional { Presence::Optional } else { Presence::Required },
            read_only: false,
            write_only: false,
            typescript_only: true,
            typescript: None,
        }
    }

    fn parameter(&mut self, property: &Property) -> Parameter {
        if !name::is_identifier(&property.name) {
            self.refuse_name(&property.name, property.range.clone());
        }
        Parameter {
            name: property.name.clone(),
            optional: property.optional,
            ty: self.ty(&property.ty),
        }
    }

    fn refuse_name(&mut self, text: &str, range: std::ops::Range<usize>) {
        let message = format!("`{text}` is not a name in TypeScript");
        let diagnostic = Diagnostic::new(Code::InvalidExpression, self.place.part(range), message)
            .help("write identifiers, joined with dots if need be: `React.ReactNode`");
        self.lowering.report(diagnostic);
    }

    fn name(&mut self, path: &str, arguments: &[Expression], whole: &Expression) -> Type {
        let head = path.split('.').next().unwrap_or(path);
        let module = self.module(head);
        if module.is_none() && self.lowering.scope.meaning(path).is_some() {
            let mut ty = self.lowering.reference(path, arguments.len(), whole, self.place);
            if let Type::Reference(reference) = &mut ty {
                reference.arguments = arguments.iter().map(|argument| self.ty(argument)).collect();
            }
            return ty;
        }
        if !path.split('.').all(name::is_identifier) && !PRIMITIVES.contains(&path) {
            self.refuse_name(path, whole.range.clone());
            return Type::Unknown;
        }
        let module = module
            .or_else(|| if PRIMITIVES.contains(&path) { None } else { self.default_module() });
        let arguments = arguments.iter().map(|argument| self.ty(argument)).collect();
        match path {
            "string" => Type::String(Default::default()),
            "number" => Type::Number(Default::default()),
            "boolean" => Type::Boolean,
            "null" => Type::Null,
            "unknown" => Type::Unknown,
            _ => Type::TypeScript(TypeScript::Named { path: path.to_owned(), module, arguments }),
        }
    }

    /// The module from which an identifier is imported by name.
    fn module(&mut self, identifier: &str) -> Option<String> {
        let position =
            self.imports.iter().position(|(name, _)| !name.is_empty() && name == identifier)?;
        self.used[position] = true;
        Some(self.imports[position].1.clone())
    }

    /// The module of `import: module`, for the first identifier that asks.
    fn default_module(&mut self) -> Option<String> {
        let position = self.imports.iter().position(|(name, _)| name.is_empty())?;
        if std::mem::replace(&mut self.used[position], true) {
            return None;
        }
        Some(self.imports[position].1.clone())
    }
}

/// Types of the language itself, which no module exports.
const PRIMITIVES: &[&str] = &[
    "string",
    "number",
    "boolean",
    "null",
    "unknown",
    "undefined",
    "void",
    "never",
    "any",
    "object",
    "symbol",
    "bigint",
];
