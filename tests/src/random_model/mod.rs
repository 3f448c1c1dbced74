//! Random models: definitions as they are after all checks, with all that nobody would write. They
//! reach what no reader produces yet, and tell a fault of a renderer from one of a reader.

pub mod text;
pub mod value;

use std::collections::BTreeSet;

use gen_core::diagnostic::Place;
use gen_core::link::link;
use gen_core::model::{
    Additional, Array, Component, Definition, Described, Docs, Enum, EnumValue, Event, Field,
    Group, GroupKind, Main, Number, Object, Parameter, Presence, Project, Reference, Slot, Text,
    Type, TypeDefinition, TypeScript, Union,
};
use gen_core::name::{exports, name_inline_types, pascal_case};
use gen_core::value::Value;

use crate::random::Random;

/// A project of so many definitions, linked, with its inline types named.
pub fn project(random: &mut Random, definitions: usize) -> Project {
    loop {
        let project = candidate(random, definitions);
        if !has_collisions(&project) {
            return project;
        }
    }
}

fn candidate(random: &mut Random, definitions: usize) -> Project {
    let plans = plan(random, definitions);
    let mut project = Project::default();
    for current in 0..plans.len() {
        let mut generator = Generator { random, plans: &plans, current, generics: &[] };
        let definition = generator.definition();
        project.definitions.insert(definition.name().to_owned(), definition);
    }
    let diagnostics = link(&mut project);
    assert!(diagnostics.is_empty(), "random definitions refer to each other: {diagnostics:?}");
    name_inline_types(&mut project);
    project
}

/// Whether exported names collide, as a check would find.
fn has_collisions(project: &Project) -> bool {
    let mut seen = BTreeSet::new();
    let mut names = project.definitions.values().flat_map(exports);
    names.any(|(name, _)| !seen.insert(name))
}

/// What is known of a definition before it is made, so that others can refer to it.
struct Plan {
    name: String,
    is_component: bool,
    generics: Vec<String>,
    locals: Vec<(String, Vec<String>)>,
}

fn plan(random: &mut Random, definitions: usize) -> Vec<Plan> {
    let mut names = BTreeSet::new();
    let mut plans = Vec::new();
    while plans.len() < definitions {
        let name = text::type_name(random);
        if !names.insert(name.to_lowercase()) {
            continue;
        }
        let is_component = random.chance(55);
        let mut locals = Vec::new();
        if is_component && random.chance(30) {
            for _ in 0..random.count(3) {
                let local = format!("{name}{}", text::type_name(random));
                if names.insert(local.to_lowercase()) {
                    locals.push((local, generics(random)));
                }
            }
        }
        plans.push(Plan { name, is_component, generics: generics(random), locals });
    }
    plans
}

fn generics(random: &mut Random) -> Vec<String> {
    let mut generics: Vec<String> = Vec::new();
    if random.chance(20) {
        for _ in 0..random.count(4) {
            let name = match random.below(4) {
                0 => "Slot".to_owned(),
                1 => "T".to_owned(),
                _ => text::type_name(random),
            };
            if !generics.contains(&name) {
                generics.push(name);
            }
        }
    }
    generics
}

/// Makes one definition.
struct Generator<'a> {
    random: &'a mut Random,
    plans: &'a [Plan],
    /// The definition that is being made.
    current: usize,
    /// The type parameters of what is being made.
    generics: &'a [String],
}

/// What may stand where a type is needed.
#[derive(Clone, Copy)]
struct Allowed {
    /// How deep types may still be nested.
    depth: usize,
    /// Any reference; otherwise only one to an earlier definition, since a type may not be nothing
    /// but itself.
    any_reference: bool,
    /// Types that only TypeScript knows.
    typescript: bool,
}

impl Allowed {
    fn inside(self) -> Self {
        Allowed { depth: self.depth - 1, any_reference: true, ..self }
    }

    fn beside(self) -> Self {
        Allowed { depth: self.depth - 1, ..self }
    }
}

const PROPS: Allowed = Allowed { depth: 3, any_reference: true, typescript: false };

impl<'a> Generator<'a> {
    fn definition(&mut self) -> Definition {
        let plan = &self.plans[self.current];
        self.generics = &plan.generics;
        let main = if plan.is_component {
            Main::Component(self.component(plan))
        } else {
            Main::Type(self.type_definition(&plan.name, &plan.generics))
        };
        let mut locals = Vec::new();
        for (name, generics) in &plan.locals {
            locals.push(self.type_definition(name, generics));
        }
        let place = Place::default();
        Definition { place, main, locals, tags: Vec::new(), extensions: Vec::new() }
    }

    fn component(&mut self, plan: &Plan) -> Component {
        let props = self.object(PROPS, 9);
        let input = self.random.chance(15).then(|| self.accepting(&props));
        let mut names = BTreeSet::new();
        let mut events = Vec::new();
        let count = if self.random.chance(50) { self.random.below(5) } else { 0 };
        for _ in 0..count {
            let name = text::property_name(self.random);
            if names.insert(pascal_case(&name).to_lowercase()) {
                let docs = text::docs(self.random);
                let payload = self
                    .random
                    .chance(60)
                    .then(|| self.ty(Allowed { depth: 2, any_reference: true, typescript: true }));
                events.push(Event { name, place: Place::default(), docs, payload });
            }
        }
        let mut slots = Vec::new();
        let count = if self.random.chance(50) { self.random.below(4) } else { 0 };
        for _ in 0..count {
            let name = text::property_name(self.random);
            if names.insert(pascal_case(&name).to_lowercase()) {
                let docs = text::docs(self.random);
                let props = self.random.chance(50).then(|| {
                    self.object(Allowed { depth: 2, any_reference: true, typescript: true }, 3)
                });
                let required = self.random.chance(20);
                slots.push(Slot { name, place: Place::default(), docs, required, props });
            }
        }
        Component {
            name: plan.name.clone(),
            docs: text::docs(self.random),
            generics: plan.generics.clone(),
            props,
            input,
            events,
            slots,
            examples: Vec::new(),
        }
    }

    fn type_definition(&mut self, name: &str, generics: &'a [String]) -> TypeDefinition {
        self.generics = generics;
        let own = Allowed { depth: 4, any_reference: false, typescript: false };
        let ty = if self.random.chance(40) {
            Type::Object(self.object(own.inside(), 8))
        } else {
            self.ty(own)
        };
        let input = match &ty {
            Type::Object(object) if self.random.chance(15) => {
                Some(Type::Object(self.accepting(object)))
            }
            _ => None,
        };
        TypeDefinition {
            name: name.to_owned(),
            place: Place::default(),
            docs: text::docs(self.random),
            generics: generics.to_vec(),
            ty,
            input,
        }
    }

    /// What is accepted where an object is sent: the same, or less strict.
    fn accepting(&mut self, sent: &Object) -> Object {
        let mut accepted = sent.clone();
        for field in &mut accepted.fields {
            match self.random.below(6) {
                0 => field.presence = Presence::Optional,
                1 if field.presence == Presence::Optional => {
                    let members = vec![field.ty.clone().into(), Type::Null.into()];
                    field.ty = Type::Union(Union { name: None, discriminator: None, members });
                }
                _ => {}
            }
        }
        accepted
    }

    fn ty(&mut self, allowed: Allowed) -> Type {
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

    fn object(&mut self, allowed: Allowed, limit: usize) -> Object {
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
        let kinds = [GroupKind::AtLeastOne, GroupKind::ExactlyOne];
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
        Type::Reference(Reference { definition, name, arguments, place: Place::default() })
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
    }
}
