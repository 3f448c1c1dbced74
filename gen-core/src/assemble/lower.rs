//! From forms to the model: what each key means for the type.

use super::constrain;
use super::documentation;
use super::names::{Meaning, Scope};
use super::typescript;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{
    Additional, Array, Described, Enum, EnumValue, Event, Field, Group, Number, Object, Presence,
    Reference, Slot, Text, Type, Union,
};
use crate::read::expression::{Expression, Kind, Property};
use crate::read::yaml::{Choice, Form, Other, RawGroup, RawProp, RawSlot, Spanned};
use crate::value::Value;

/// Turns forms into types, in the scope of one definition.
pub(super) struct Lowering<'s, 'n> {
    pub(super) scope: &'s Scope<'n>,
    pub(super) diagnostics: &'s mut Vec<Diagnostic>,
}

impl<'s, 'n> Lowering<'s, 'n> {
    pub(super) fn new(scope: &'s Scope<'n>, diagnostics: &'s mut Vec<Diagnostic>) -> Self {
        Lowering { scope, diagnostics }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The props of a component.
    pub(super) fn props(
        &mut self,
        props: &[RawProp],
        other: Option<&Other>,
        groups: &[RawGroup],
    ) -> Object {
        Object {
            name: None,
            fields: props.iter().map(|prop| self.field(prop, None)).collect(),
            additional: self.additional(other),
            groups: groups.iter().map(group).collect(),
        }
    }

    pub(super) fn event(&mut self, name: &Spanned<String>, form: &Form) -> Event {
        if let Some(default) = &form.default {
            let message = "the payload of an event has no default";
            self.report(
                Diagnostic::new(Code::ConflictingKeys, default.place, message).help("remove it"),
            );
        }
        let payload = form.states_type().then(|| match &form.typescript {
            Some(ty) => typescript::lower(self, ty, &form.imports),
            None => self.described(form, name).ty,
        });
        Event {
            name: name.value.clone(),
            place: name.place,
            docs: documentation(&form.docs),
            payload,
        }
    }

    pub(super) fn slot(&mut self, name: &Spanned<String>, slot: &RawSlot) -> Slot {
        Slot {
            name: name.value.clone(),
            place: name.place,
            docs: documentation(&slot.docs),
            required: slot.required,
            props: slot.props.as_ref().map(|props| self.props(props, None, &[])),
        }
    }

    /// A prop or property. `required` is JSON Schema's list, if the object has one: then it alone
    /// decides what is required.
    fn field(&mut self, prop: &RawProp, required: Option<&[Spanned<String>]>) -> Field {
        let name = &prop.name;
        let mut field = Field {
            name: name.value.clone(),
            place: name.place,
            docs: Default::default(),
            ty: Type::Unknown,
            presence: Presence::Required,
            read_only: false,
            write_only: false,
            typescript_only: false,
        };
        let listed =
            required.and_then(|list| list.iter().find(|listed| listed.value == name.value));
        if prop.optional || (required.is_some() && listed.is_none()) {
            field.presence = Presence::Optional;
        }
        let Some(form) = &prop.form else {
            let message = format!("`{}` has no type", name.value);
            let help = "write a type such as `string`, or `unknown` for anything";
            self.report(Diagnostic::new(Code::MissingType, name.place, message).help(help));
            return field;
        };
        if let Some(default) = &form.default {
            field.presence = Presence::Default(default.value.clone());
        }
        if let Some(listed) = listed {
            self.contradicted_required(listed, prop.optional, &field.presence);
        }
        field.read_only = form.read_only.unwrap_or_default();
        field.write_only = form.write_only.unwrap_or_default();
        match &form.typescript {
            Some(ty) => {
                self.only_one_statement(form, name);
                self.no_constraints(form);
                field.docs = documentation(&form.docs);
                field.ty = typescript::lower(self, ty, &form.imports);
                field.typescript_only = true;
            }
            None => {
                let described = self.described(form, name);
                field.docs = described.docs;
                field.ty = described.ty;
            }
        }
        field
    }

    fn no_constraints(&mut self, form: &Form) {
        for constraint in &form.constraints {
            let key = constraint.kind.key();
            let message = format!("`{key}` does not apply to a type that only TypeScript knows");
            let help = "a schema would check it, but this prop is not in the schema: remove it";
            let diagnostic = Diagnostic::new(Code::TypeScriptOnly, constraint.place, message);
            self.report(diagnostic.help(help));
        }
    }

    /// Something listed as `required` that is optional.
    fn contradicted_required(
        &mut self,
        listed: &Spanned<String>,
        optional: bool,
        presence: &Presence,
    ) {
        let name = &listed.value;
        if matches!(presence, Presence::Default(_)) {
            let message = format!("`{name}` is required and has a default");
            let help = "a property with a default may be missing: remove it from `required`, or remove the default";
            self.report(
                Diagnostic::new(Code::RequiredWithDefault, listed.place, message).help(help),
            );
        } else if optional {
            let message = format!("`{name}` is required and its key ends in `?`");
            let help = "remove the `?`, or remove it from `required`";
            self.report(Diagnostic::new(Code::ConflictingKeys, listed.place, message).help(help));
        }
    }

    /// The type of a form with its documentation. What is wrong is reported, and the type is then
    /// unknown.
    pub(super) fn described(&mut self, form: &Form, name: &Spanned<String>) -> Described {
        let docs = documentation(&form.docs);
        if !self.only_one_statement(form, name) {
            return Described { docs, ty: Type::Unknown };
        }
        if form.is_broken {
            return Described { docs, ty: Type::Unknown };
        }
        if let Some(ty) = &form.typescript {
            let message =
                "a type that only TypeScript knows can be a whole prop, not a part of another type";
            let help = "a schema cannot describe it: write the whole prop under `typescript`";
            self.report(Diagnostic::new(Code::TypeScriptOnly, ty.place, message).help(help));
            return Described { docs, ty: Type::Unknown };
        }
        let mut ty = self.stated_type(form, name);
        for constraint in &form.constraints {
            if let Err(diagnostic) = constrain::apply(&mut ty, constraint) {
                self.report(*diagnostic);
            }
        }
        Described { docs, ty }
    }

    /// Two keys that each say what the type is contradict each other, unless one is the general
    /// word for what the other spells out.
    fn only_one_statement(&mut self, form: &Form, name: &Spanned<String>) -> bool {
        let object = form.properties.is_some() || form.other.is_some();
        let keyword = form.ty.as_ref().and_then(|ty| match &ty.value.kind {
            Kind::Keyword(word) => Some(word.as_str()),
            _ => None,
        });
        let general = match keyword {
            Some("object") => object,
            Some("string" | "number" | "integer" | "boolean") => {
                form.choices.is_some() || form.constant.is_some()
            }
            _ => false,
        };
        let stated: Vec<&str> = [
            (form.ty.is_some() && !general, "type"),
            (form.choices.is_some(), "enum"),
            (form.constant.is_some(), "const"),
            (form.prefix_items.is_some(), "prefixItems"),
            (form.items.is_some(), "items"),
            (form.is_array && form.items.is_none() && form.prefix_items.is_none(), "type"),
            (object, if form.properties.is_some() { "properties" } else { "additionalProperties" }),
            (form.any_of.is_some(), "anyOf"),
            (form.one_of.is_some(), "oneOf"),
            (form.typescript.is_some(), "typescript"),
        ]
        .into_iter()
        .filter_map(|(is_stated, key)| is_stated.then_some(key))
        .collect();
        match stated.as_slice() {
            [_] => {}
            [] if form.is_broken => {}
            [] => {
                let message = format!("`{}` states no type", name.value);
                let help = missing_type_help(form);
                self.report(Diagnostic::new(Code::MissingType, name.place, message).help(help));
                return false;
            }
            [first, second, ..] => {
                let message =
                    format!("`{}` states its type twice: `{first}` and `{second}`", name.value);
                let help = format!("keep `{first}` or `{second}`");
                self.report(Diagnostic::new(Code::ConflictingKeys, name.place, message).help(help));
                return false;
            }
        }
        if !form.is_broken {
            self.keys_without_their_statement(form, name);
        }
        true
    }

    /// Keys that only mean something beside another key.
    fn keys_without_their_statement(&mut self, form: &Form, name: &Spanned<String>) {
        let is_object = form.properties.is_some();
        let orphans = [
            (form.required.is_some() && !is_object, "required", "properties"),
            (!form.groups.is_empty() && !is_object, "atLeastOne` or `exactlyOne", "properties"),
            (form.discriminator.is_some() && form.one_of.is_none(), "discriminator", "oneOf"),
            (form.one_of.is_some() && form.discriminator.is_none(), "oneOf", "discriminator"),
            (
                form.is_array && form.items.is_none() && form.prefix_items.is_none(),
                "type: array",
                "items",
            ),
        ];
        for (_, key, missing) in orphans.into_iter().filter(|(is_orphan, ..)| *is_orphan) {
            let message = format!("`{}` has `{key}` without `{missing}`", name.value);
            let help = format!("add `{missing}`, or remove `{key}`");
            self.report(Diagnostic::new(Code::MissingKey, name.place, message).help(help));
        }
        if is_object {
            self.required_without_property(form);
        }
    }

    fn required_without_property(&mut self, form: &Form) {
        let names =
            || form.properties.iter().flatten().map(|property| property.name.value.as_str());
        for listed in form.required.iter().flatten() {
            if names().any(|name| name == listed.value) {
                continue;
            }
            let message = format!("`required` lists `{}`, which is no property", listed.value);
            let help = match crate::name::nearest(&listed.value, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add it to `properties`".to_owned(),
            };
            self.report(Diagnostic::new(Code::ConflictingKeys, listed.place, message).help(help));
        }
    }

    fn stated_type(&mut self, form: &Form, name: &Spanned<String>) -> Type {
        if let Some(choices) = &form.choices {
            self.literals_fit_type(form, choices);
            return enumeration(choices);
        }
        if let Some(constant) = &form.constant {
            let choices = [Choice { value: constant.clone(), docs: Default::default() }];
            self.literals_fit_type(form, &choices);
            return Type::Literal(constant.value.clone());
        }
        if let Some(items) = &form.prefix_items {
            return Type::Tuple(items.iter().map(|item| self.part(item, name)).collect());
        }
        if let Some(items) = &form.items {
            return array(self.part(items, name));
        }
        if form.properties.is_some() || form.other.is_some() {
            return Type::Object(self.object(form));
        }
        if let Some(members) = &form.any_of {
            return self.any_of(members, name);
        }
        if let (Some(members), Some(discriminator)) = (&form.one_of, &form.discriminator) {
            return self.discriminated(members, discriminator);
        }
        match &form.ty {
            Some(ty) => self.expression(&ty.value, ty.place),
            None => Type::Unknown,
        }
    }

    /// A part of a type: an item, a member. It has no key of its own.
    fn part(&mut self, form: &Form, name: &Spanned<String>) -> Described {
        if let Some(ty) = &form.typescript {
            let message =
                "a type that only TypeScript knows can be a whole prop, not a part of another type";
            let help = "write the whole type under `typescript`";
            self.report(Diagnostic::new(Code::TypeScriptOnly, ty.place, message).help(help));
            return Type::Unknown.into();
        }
        if let Some(default) = &form.default {
            let message = "only a whole prop or property has a default";
            self.report(
                Diagnostic::new(Code::ConflictingKeys, default.place, message)
                    .help("move it there"),
            );
        }
        let name = Spanned { value: name.value.clone(), place: form.place };
        self.described(form, &name)
    }

    fn object(&mut self, form: &Form) -> Object {
        let properties = form.properties.as_deref().unwrap_or_default();
        let required = form.required.as_deref();
        Object {
            name: None,
            fields: properties.iter().map(|property| self.field(property, required)).collect(),
            additional: self.additional(form.other.as_ref()),
            groups: form.groups.iter().map(group).collect(),
        }
    }

    fn additional(&mut self, other: Option<&Other>) -> Additional {
        match other {
            None | Some(Other::Any(false)) => Additional::Refused,
            Some(Other::Any(true)) => Additional::Of(Box::new(Type::Unknown.into())),
            Some(Other::Of(form)) => {
                let name = Spanned { value: "additionalProperties".to_owned(), place: form.place };
                Additional::Of(Box::new(self.part(form, &name)))
            }
        }
    }

    fn any_of(&mut self, members: &[Form], name: &Spanned<String>) -> Type {
        if members.is_empty() {
            let message = "`anyOf` has no members";
            self.report(
                Diagnostic::new(Code::InvalidChoice, name.place, message)
                    .help("list at least two types"),
            );
            return Type::Unknown;
        }
        let members: Vec<Described> =
            members.iter().map(|member| self.part(member, name)).collect();
        union(members)
    }

    fn discriminated(
        &mut self,
        members: &[(Spanned<String>, Form)],
        discriminator: &Spanned<String>,
    ) -> Type {
        let members =
            members.iter().map(|(tag, form)| self.member(tag, form, discriminator)).collect();
        Type::Union(Union { name: None, discriminator: Some(discriminator.value.clone()), members })
    }

    /// A member of a discriminated union: its properties, with the tag in front.
    fn member(
        &mut self,
        tag: &Spanned<String>,
        form: &Form,
        discriminator: &Spanned<String>,
    ) -> Described {
        let mut object = Object::default();
        if form.states_type() {
            match self.part(form, tag).ty {
                Type::Object(stated) => object = stated,
                Type::Unknown => {}
                _ => {
                    let message = format!("the member `{}` is not an object", tag.value);
                    let help = "write its `properties`; it may have none: `{}`";
                    self.report(
                        Diagnostic::new(Code::InvalidDiscriminator, tag.place, message).help(help),
                    );
                }
            }
        }
        if let Some(field) = object.fields.iter().find(|field| field.name == discriminator.value) {
            let message = format!(
                "the member `{}` has a property with the name of the discriminator",
                tag.value
            );
            let diagnostic = Diagnostic::new(Code::InvalidDiscriminator, field.place, message)
                .help("remove it: the discriminator is there by itself");
            self.report(diagnostic);
            object.fields.retain(|field| field.name != discriminator.value);
        }
        let field = Field {
            name: discriminator.value.clone(),
            place: tag.place,
            docs: Default::default(),
            ty: Type::Literal(Value::String(tag.value.clone())),
            presence: Presence::Required,
            read_only: false,
            write_only: false,
            typescript_only: false,
        };
        object.fields.insert(0, field);
        Described { docs: documentation(&form.docs), ty: Type::Object(object) }
    }

    /// `type` beside `enum` or `const` must be what every value is.
    fn literals_fit_type(&mut self, form: &Form, choices: &[Choice]) {
        let Some(Spanned { value: Expression { kind: Kind::Keyword(word), .. }, .. }) = &form.ty
        else {
            return;
        };
        for choice in choices {
            let fits = match choice.value.value {
                Value::String(_) => word == "string",
                Value::Integer(_) => word == "integer" || word == "number",
                Value::Number(_) => word == "number",
                Value::Boolean(_) => word == "boolean",
                _ => false,
            };
            if !fits {
                let value = crate::json::compact(&choice.value.value);
                let message = format!(
                    "the type is `{word}`, but the value `{value}` is {}",
                    choice.value.value.kind()
                );
                let mut diagnostic =
                    Diagnostic::new(Code::InvalidChoice, choice.value.place, message);
                diagnostic = if word == "string" {
                    diagnostic.help("put quotes around it")
                } else {
                    diagnostic.help("remove `type`: the values say it all")
                };
                self.report(diagnostic);
            }
        }
    }

    /// A type expression.
    pub(super) fn expression(&mut self, expression: &Expression, place: Place) -> Type {
        match &expression.kind {
            Kind::Keyword(word) => keyword(word),
            Kind::Word(word) => {
                self.report(self.scope.unknown(word, place.part(expression.range.clone())));
                Type::Unknown
            }
            Kind::Literal(value) => Type::Literal(value.clone()),
            Kind::Name(name, arguments) => self.name(name, arguments, expression, place),
            Kind::Array(items) => array(self.expression(items, place).into()),
            Kind::Tuple(items) => {
                Type::Tuple(items.iter().map(|item| self.expression(item, place).into()).collect())
            }
            Kind::Record(values) => Type::Object(Object {
                additional: Additional::Of(Box::new(self.expression(values, place).into())),
                ..Object::default()
            }),
            Kind::Object(properties) => Type::Object(self.inline_object(properties, place)),
            Kind::Union(members) => self.union(members, place),
            // The parser takes these in TypeScript only.
            Kind::Function(..) | Kind::Intersection(_) => Type::Unknown,
        }
    }

    fn inline_object(&mut self, properties: &[Property], place: Place) -> Object {
        let mut fields: Vec<Field> = Vec::with_capacity(properties.len());
        for property in properties {
            let place_of_key = place.part(property.range.clone());
            if fields.iter().any(|field| field.name == property.name) {
                let message = format!("the key `{}` occurs twice", property.name);
                self.report(
                    Diagnostic::new(Code::DuplicateKey, place_of_key, message)
                        .help("remove one of the two"),
                );
                continue;
            }
            fields.push(Field {
                name: property.name.clone(),
                place: place_of_key,
                docs: Default::default(),
                ty: self.expression(&property.ty, place),
                presence: if property.optional { Presence::Optional } else { Presence::Required },
                read_only: false,
                write_only: false,
                typescript_only: false,
            });
        }
        Object { fields, ..Object::default() }
    }

    fn name(
        &mut self,
        name: &str,
        arguments: &[Expression],
        whole: &Expression,
        place: Place,
    ) -> Type {
        let mut ty = self.reference(name, arguments.len(), whole, place);
        if let Type::Reference(reference) = &mut ty {
            reference.arguments =
                arguments.iter().map(|argument| self.expression(argument, place)).collect();
        }
        ty
    }

    /// What a name stands for, if it can take that many type arguments; the caller adds them.
    pub(super) fn reference(
        &mut self,
        name: &str,
        arguments: usize,
        whole: &Expression,
        place: Place,
    ) -> Type {
        let place_of_name = place.part(whole.range.start..whole.range.start + name.len());
        let Some((meaning, generics)) = self.scope.meaning(name) else {
            self.report(self.scope.unknown(name, place_of_name));
            return Type::Unknown;
        };
        if arguments != generics {
            let message = format!("`{name}` takes {}, found {arguments}", counted(generics));
            let help = match generics {
                0 => format!("write `{name}`"),
                _ => format!("write `{name}<{}>`", vec!["…"; generics].join(", ")),
            };
            let part = place.part(whole.range.clone());
            self.report(Diagnostic::new(Code::TypeArguments, part, message).help(help));
            return Type::Unknown;
        }
        let (definition, exported) = match meaning {
            Meaning::Parameter => return Type::Parameter(name.to_owned()),
            Meaning::Local(exported) => (None, exported),
            Meaning::Definition(exported) => (Some(name.to_owned()), exported),
        };
        Type::Reference(Reference {
            definition,
            name: exported,
            arguments: Vec::new(),
            place: place_of_name,
        })
    }

    fn union(&mut self, members: &[Expression], place: Place) -> Type {
        let words = members.iter().filter(|member| matches!(member.kind, Kind::Word(_))).count();
        let literals =
            members.iter().filter(|member| matches!(member.kind, Kind::Literal(_))).count();
        let mut lowered = Vec::with_capacity(members.len());
        for member in members {
            match &member.kind {
                Kind::Keyword(word) if words > 0 && word != "null" => {
                    self.report(ambiguous(word, members, place.part(member.range.clone())));
                }
                Kind::Word(word) if words + literals == 1 && misspelled(word) => {
                    self.report(self.scope.unknown(word, place.part(member.range.clone())));
                }
                Kind::Word(word) => lowered.push(Type::Literal(Value::String(word.clone())).into()),
                _ => lowered.push(self.expression(member, place).into()),
            }
        }
        union(lowered)
    }
}

fn missing_type_help(form: &Form) -> &'static str {
    if !form.imports.is_empty() {
        return "add `typescript` with the name of the imported type";
    }
    let of = |kinds: &[&str]| {
        form.constraints.iter().any(|constraint| kinds.contains(&constraint.kind.key()))
    };
    if of(&["format", "pattern", "minLength", "maxLength"]) {
        "add `type: string`"
    } else if of(&["minItems", "maxItems", "uniqueItems"]) {
        "add `items` with the type of the items"
    } else if !form.constraints.is_empty() {
        "add `type: number`, or `type: integer`"
    } else {
        "add `type`, such as `type: string`, or `type: unknown` for anything"
    }
}

/// A word beside literals that is also the name of a type.
fn ambiguous(word: &str, members: &[Expression], place: Place) -> Diagnostic {
    let quoted = |member: &Expression| match &member.kind {
        Kind::Word(word) => Some(format!("\"{word}\"")),
        _ => None,
    };
    let literal = members.iter().find_map(quoted).unwrap_or_default();
    Diagnostic::new(
        Code::AmbiguousLiteral,
        place,
        format!("`{word}` may be a literal or the type `{word}`"),
    )
    .label("literal or type?")
    .help(format!("for the literal, quote it: '\"{word}\"', or write the choice as a list"))
    .help(format!("for the type, quote the literals: '{literal} | {word}'"))
}

/// Whether a lone bare word in a union is more likely a type with a slip of the pen.
fn misspelled(word: &str) -> bool {
    let keywords = crate::read::expression::KEYWORDS.iter().copied();
    crate::name::nearest(word, keywords).is_some()
}

fn counted(generics: usize) -> String {
    match generics {
        0 => "no type arguments".to_owned(),
        1 => "1 type argument".to_owned(),
        _ => format!("{generics} type arguments"),
    }
}

fn group(raw: &RawGroup) -> Group {
    Group {
        kind: raw.kind,
        properties: raw.properties.iter().map(|property| property.value.clone()).collect(),
        place: raw.place,
    }
}

fn array(items: Described) -> Type {
    Type::Array(Array {
        items: Box::new(items),
        min_items: None,
        max_items: None,
        unique_items: false,
    })
}

fn enumeration(choices: &[Choice]) -> Type {
    let value = |choice: &Choice| EnumValue {
        value: choice.value.value.clone(),
        docs: documentation(&choice.docs),
    };
    Type::Enum(Enum { name: None, values: choices.iter().map(value).collect() })
}

/// A union of members: nested unions dissolve, and literals join into one choice.
fn union(members: Vec<Described>) -> Type {
    let mut flat: Vec<Described> = Vec::with_capacity(members.len());
    for member in members {
        match member.ty {
            Type::Union(Union { discriminator: None, members, .. }) => flat.extend(members),
            _ => flat.push(member),
        }
    }
    let is_literal = |member: &Described| matches!(member.ty, Type::Literal(_) | Type::Enum(_));
    if flat.iter().filter(|member| is_literal(member)).count() > 1 {
        flat = join_literals(flat);
    }
    match flat.len() {
        1 => flat.remove(0).ty,
        _ => Type::Union(Union { name: None, discriminator: None, members: flat }),
    }
}

fn join_literals(members: Vec<Described>) -> Vec<Described> {
    let mut joined: Vec<Described> = Vec::new();
    let mut position = None;
    for member in members {
        let values = match member.ty {
            Type::Literal(value) => vec![EnumValue { value, docs: member.docs }],
            Type::Enum(choice) => choice.values,
            _ => {
                joined.push(member);
                continue;
            }
        };
        match position.and_then(|position: usize| joined.get_mut(position)) {
            Some(Described { ty: Type::Enum(choice), .. }) => choice.values.extend(values),
            _ => {
                position = Some(joined.len());
                joined.push(Type::Enum(Enum { name: None, values }).into());
            }
        }
    }
    joined
}

/// The type that a lowercase name stands for.
fn keyword(word: &str) -> Type {
    let integer = |minimum: i128, maximum: i128| {
        Type::Number(Number {
            integer: true,
            minimum: Some(Value::Integer(minimum)),
            maximum: Some(Value::Integer(maximum)),
            ..Number::default()
        })
    };
    match word {
        "string" => Type::String(Text::default()),
        "number" => Type::Number(Number::default()),
        "integer" => Type::Number(Number { integer: true, ..Number::default() }),
        "boolean" => Type::Boolean,
        "null" => Type::Null,
        "unknown" => Type::Unknown,
        "object" => Type::Object(Object {
            additional: Additional::Of(Box::new(Type::Unknown.into())),
            ..Object::default()
        }),
        "i8" => integer(i8::MIN.into(), i8::MAX.into()),
        "i16" => integer(i16::MIN.into(), i16::MAX.into()),
        "i32" => integer(i32::MIN.into(), i32::MAX.into()),
        "i64" => integer(i64::MIN.into(), i64::MAX.into()),
        "u8" => integer(0, u8::MAX.into()),
        "u16" => integer(0, u16::MAX.into()),
        "u32" => integer(0, u32::MAX.into()),
        "u64" => integer(0, u64::MAX.into()),
        format => Type::String(Text { format: Some(format.to_owned()), ..Text::default() }),
    }
}
