//! Random types.

use std::collections::BTreeSet;

use gen_core::diagnostic::Place;
use gen_core::model::{
    Additional, Array, Described, Docs, Enum, EnumValue, Field, Group, GroupKind, Number, Object,
    Parameter, Presence, Reference, Text, Type, TypeScript, Union,
};
use gen_core::name::pascal_case;
use gen_core::value::Value;

use super::definition::{Allowed, Generator};
use super::{text, value};

impl<'a> Generator<'a> {
    pub(super) fn ty(&mut self, allowed: Allowed) -> Type {
        if allowed.depth == 0 || self.random.chance(40) {
            return self.leaf(allowed);
        }
        match self.random.below(13) {
            0 | 1 => Type::Enum(self.choice()),
            2 | 3 => Type::Array(self.array(allowed)),
            4 => Type::Tuple(self.list(allowed.inside(), 4)),
            5 | 6 => Type::Object(self.object(allowed.inside(), 5)),
            7 => self.record(allowed),
            8 => Type::Union(self.cases(allowed.inside())),
            9 | 10 => {
                let mut members = self.list(allowed.beside(), 6);
                members.push(self.leaf(allowed).into());
                Type::Union(Union { name: None, discriminator: None, members })
            }
            11 if allowed.typescript => self.typescript(allowed.inside()),
            _ => self.reference(allowed),
        }
    }

    fn leaf(&mut self, allowed: Allowed) -> Type {
        match self.random.below(10) {
            0 => Type::Boolean,
            1 | 2 => Type::Number(self.number()),
            3..=5 => Type::String(self.text()),
            6 => Type::Literal(match self.random.below(4) {
                0 => text::integer(self.random),
                1 => Value::Boolean(true),
                _ => Value::String(text::string(self.random)),
            }),
            7 if self.random.chance(50) => Type::Null,
            7 => Type::Unknown,
            8 if !self.generics.is_empty() => Type::Parameter(self.random.pick(self.generics)),
            _ => self.reference(allowed),
        }
    }

    fn list(&mut self, allowed: Allowed, limit: usize) -> Vec<Described> {
        let mut list = Vec::new();
        for _ in 0..self.random.count(limit) {
            let docs = if self.random.chance(20) { self.docs() } else { Docs::default() };
            list.push(Described { docs, ty: self.ty(allowed) });
        }
        list
    }

    /// What is written about a type in a list; titles become names, so they are plain.
    fn docs(&mut self) -> Docs {
        let title = self.random.chance(30).then(|| text::type_name(self.random));
        Docs { title, ..text::docs(self.random) }
    }

    fn number(&mut self) -> Number {
        let mut number = Number { integer: self.random.chance(50), ..Number::default() };
        match self.random.below(8) {
            0 => number.minimum = Some(Value::Integer(0)),
            1 => number.maximum = Some(Value::Integer(100)),
            2 => {
                number.minimum = Some(Value::Integer(-1));
                number.maximum = Some(Value::Integer(i128::from(u64::MAX)));
            }
            3 => number.exclusive_minimum = Some(Value::Number(0.5)),
            4 => number.multiple_of = Some(Value::Integer(5)),
            _ => {}
        }
        number
    }

    fn text(&mut self) -> Text {
        let mut text = Text::default();
        match self.random.below(10) {
            0 => text.format = Some("date-time".to_owned()),
            1 => text.format = Some("email".to_owned()),
            2 => text.pattern = Some("^[a-z*/`@]+$".to_owned()),
            3 => text.min_length = Some(1),
            4 => {
                text.min_length = Some(2);
                text.max_length = Some(80);
            }
            _ => {}
        }
        text
    }

    fn choice(&mut self) -> Enum {
        let mut values: Vec<EnumValue> = Vec::new();
        let documented = self.random.chance(30);
        let only_strings = self.random.chance(80);
        let limit = if self.random.chance(10) { 60 } else { 8 };
        for _ in 0..self.random.count(limit) {
            let value = match self.random.below(if only_strings { 1 } else { 5 }) {
                0 => Value::String(text::string(self.random)),
                1 => text::integer(self.random),
                2 => text::float(self.random),
                3 => Value::Boolean(self.random.chance(50)),
                _ => Value::Null,
            };
            if values.iter().all(|other| other.value != value) {
                let docs = if documented { text::docs(self.random) } else { Docs::default() };
                values.push(EnumValue { value, docs });
            }
        }
        Enum { name: None, values }
    }

    fn array(&mut self, allowed: Allowed) -> Array {
        let docs = if self.random.chance(20) { self.docs() } else { Docs::default() };
        let items = Box::new(Described { docs, ty: self.ty(allowed.inside()) });
        let mut array = Array { items, min_items: None, max_items: None, unique_items: false };
        match self.random.below(6) {
            0 => array.min_items = Some(1),
            1 => array.max_items = Some(10),
            2 => array.unique_items = true,
            _ => {}
        }
        array
    }

    fn record(&mut self, allowed: Allowed) -> Type {
        let additional = match self.random.below(6) {
            0 => Additional::Refused,
            1 => Additional::Ignored,
            _ => Additional::Of(Box::new(self.ty(allowed.inside()).into())),
        };
        Type::Object(Object { additional, ..Object::default() })
    }

    pub(super) fn object(&mut self, allowed: Allowed, limit: usize) -> Object {
        let mut object = Object::default();
        let mut names = BTreeSet::new();
        for _ in 0..self.random.count(limit) {
            let name = text::property_name(self.random);
            if names.insert(pascal_case(&name).to_lowercase()) {
                object.fields.push(self.field(name, allowed));
            }
        }
        object.additional = match self.random.below(12) {
            0 => Additional::Of(Box::new(self.ty(allowed).into())),
            1 => Additional::Ignored,
            _ => Additional::Refused,
        };
        if self.random.chance(12) {
            object.groups.extend(self.group(&object.fields));
            if self.random.chance(20) {
                object.groups.extend(self.group(&object.fields));
            }
        }
        object
    }

    fn group(&mut self, fields: &[Field]) -> Option<Group> {
        let free = fields.iter().filter(|it| it.presence == Presence::Optional);
        let properties: Vec<String> = free.take(3).map(|field| field.name.clone()).collect();
        let kinds = [GroupKind::AtLeastOne, GroupKind::ExactlyOne, GroupKind::AtMostOne];
        let kind = self.random.pick(&kinds);
        (properties.len() > 1).then_some(Group { kind, properties, place: Place::default() })
    }

    fn field(&mut self, name: String, allowed: Allowed) -> Field {
        let typescript_only = self.random.chance(6);
        let ty = if typescript_only {
            self.typescript(Allowed { depth: 2, any_reference: true, typescript: true })
        } else {
            self.ty(allowed)
        };
        let mut docs = text::docs(self.random);
        let mut presence =
            if self.random.chance(50) { Presence::Required } else { Presence::Optional };
        if self.random.chance(20)
            && let Some(value) = value::value(self.random, &ty)
        {
            presence = Presence::Default(value);
        }
        if self.random.chance(10) {
            docs.examples.extend(value::value(self.random, &ty));
        }
        Field {
            name,
            place: Place::default(),
            docs,
            ty,
            presence,
            read_only: self.random.chance(8),
            write_only: self.random.chance(4),
            typescript_only,
            typescript: None,
        }
    }

    fn cases(&mut self, allowed: Allowed) -> Union {
        let tag = text::property_name(self.random);
        let mut names = BTreeSet::new();
        let mut members = Vec::new();
        for _ in 0..self.random.count(5) {
            let case = text::string(self.random);
            if !names.insert(pascal_case(&case).to_lowercase()) {
                continue;
            }
            let mut object = self.object(allowed, 4);
            object.fields.retain(|field| field.name != tag);
            object.groups.clear();
            let literal = Type::Literal(Value::String(case));
            object.fields.insert(0, Field { ty: literal, ..plain(tag.clone()) });
            members.push(Described { docs: text::docs(self.random), ty: Type::Object(object) });
        }
        Union { name: None, discriminator: Some(tag), members }
    }

    fn reference(&mut self, allowed: Allowed) -> Type {
        let to = if allowed.any_reference { self.plans.len() } else { self.current };
        if to == 0 {
            return Type::Boolean;
        }
        let target = self.random.below(to);
        let plan = &self.plans[target];
        let use_local = allowed.any_reference && !plan.locals.is_empty() && self.random.chance(50);
        let (name, generics) = if use_local {
            self.random.pick(&plan.locals)
        } else if plan.is_component {
            (format!("{}Props", plan.name), plan.generics.clone())
        } else {
            (plan.name.clone(), plan.generics.clone())
        };
        let inside = Allowed { depth: allowed.depth.saturating_sub(1), ..allowed };
        let arguments = generics.iter().map(|_| self.ty(inside)).collect();
        let definition = (target != self.current).then(|| plan.name.clone());
        Type::Reference(Reference {
            definition,
            name,
            arguments,
            options: Vec::new(),
            place: Place::default(),
        })
    }

    fn typescript(&mut self, allowed: Allowed) -> Type {
        let named = |path: &str, module: Option<&str>, arguments| TypeScript::Named {
            path: path.to_owned(),
            module: module.map(str::to_owned),
            arguments,
        };
        Type::TypeScript(match self.random.below(8) {
            0 => named("CSSProperties", Some("react"), Vec::new()),
            1 => named("React.ReactNode", Some("react"), Vec::new()),
            2 => named("HTMLElement", None, Vec::new()),
            3 => named("Map", None, vec![self.ty(allowed), self.ty(allowed)]),
            4 => named("undefined", None, Vec::new()),
            5 => TypeScript::Intersection(vec![
                Type::TypeScript(named("HTMLElement", None, Vec::new())),
                Type::TypeScript(named("CSSProperties", Some("react"), Vec::new())),
                self.ty(allowed),
            ]),
            _ => {
                let mut parameters: Vec<Parameter> = Vec::new();
                let optional_from = self.random.below(4);
                for index in 0..self.random.below(4) {
                    let name = text::parameter_name(self.random);
                    if parameters.iter().all(|other| other.name != name) {
                        let optional = index >= optional_from;
                        parameters.push(Parameter { name, optional, ty: self.ty(allowed) });
                    }
                }
                TypeScript::Function { parameters, result: Box::new(self.ty(allowed)) }
            }
        })
    }
}

fn plain(name: String) -> Field {
    Field {
        name,
        place: Place::default(),
        docs: Docs::default(),
        ty: Type::Null,
        presence: Presence::Required,
        read_only: false,
        write_only: false,
        typescript_only: false,
        typescript: None,
    }
}
