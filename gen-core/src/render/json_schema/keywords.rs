//! The keywords that say what a value is.

use super::annotations::is_bare;
use super::{Document, Draft};
use crate::format;
use crate::model::{
    Additional, Array, Described, Enum, Group, GroupKind, Number, Object, Presence, Reference,
    Text, Type, Union,
};
use crate::value::Value;

impl Document<'_> {
    /// The keywords of a type. `siblings` says whether other keywords stand beside them.
    pub(super) fn ty(&mut self, ty: &Type, siblings: bool) {
        match ty {
            Type::Reference(reference) => self.reference(reference, siblings),
            Type::Union(union) => self.union(union),
            _ => self.plain(ty, Nullable::No),
        }
    }

    /// The keywords of a type, or of the type or `null`.
    fn plain(&mut self, ty: &Type, nullable: Nullable) {
        match ty {
            Type::Null => self.type_keyword("null", Nullable::No),
            Type::Boolean => self.type_keyword("boolean", nullable),
            Type::Number(number) => self.number(number, nullable),
            Type::String(text) => self.text(text, nullable),
            Type::Literal(value) => self.literal(value, nullable),
            Type::Enum(choice) => self.choice(choice, nullable),
            Type::Array(array) => self.array(array, nullable),
            Type::Tuple(items) => self.tuple(items, nullable),
            Type::Object(object) => self.object(object, nullable),
            Type::Reference(_) | Type::Union(_) => self.ty(ty, false),
            Type::Unknown | Type::Parameter(_) | Type::TypeScript(_) => {}
        }
    }

    fn type_keyword(&mut self, ty: &str, nullable: Nullable) {
        self.json.key("type");
        if nullable == Nullable::Yes {
            self.json.begin_array();
            self.json.string(ty);
            self.json.string("null");
            self.json.end_array();
        } else {
            self.json.string(ty);
        }
    }

    fn number(&mut self, number: &Number, nullable: Nullable) {
        self.type_keyword(if number.integer { "integer" } else { "number" }, nullable);
        let bounds = [
            ("minimum", &number.minimum),
            ("maximum", &number.maximum),
            ("exclusiveMinimum", &number.exclusive_minimum),
            ("exclusiveMaximum", &number.exclusive_maximum),
            ("multipleOf", &number.multiple_of),
        ];
        for (key, bound) in bounds {
            if let Some(bound) = bound {
                self.json.key(key).value(bound);
            }
        }
    }

    fn text(&mut self, text: &Text, nullable: Nullable) {
        self.type_keyword("string", nullable);
        if let Some(format) = text.format.as_deref().filter(|format| format::is_checked(format)) {
            self.json.key("format").string(format);
        }
        if let Some(pattern) = &text.pattern {
            self.json.key("pattern").string(pattern);
        }
        self.count("minLength", text.min_length);
        self.count("maxLength", text.max_length);
    }

    fn literal(&mut self, value: &Value, nullable: Nullable) {
        let values = [value];
        match nullable {
            Nullable::Yes => self.values(&values, nullable),
            Nullable::No => {
                self.type_of(&values, nullable);
                self.json.key("const").value(value);
            }
        }
    }

    fn choice(&mut self, choice: &Enum, nullable: Nullable) {
        if !is_annotated(choice) {
            let values: Vec<&Value> = choice.values.iter().map(|value| &value.value).collect();
            return self.values(&values, nullable);
        }
        self.json.key("anyOf").begin_array();
        for value in &choice.values {
            self.json.begin_object();
            self.docs(&value.docs, None);
            self.literal(&value.value, Nullable::No);
            self.json.end_object();
        }
        self.json.end_array();
    }

    fn values(&mut self, values: &[&Value], nullable: Nullable) {
        if values.is_empty() && nullable == Nullable::No {
            return self.nothing();
        }
        self.type_of(values, nullable);
        self.json.key("enum").begin_array();
        for value in values {
            self.json.value(value);
        }
        if nullable == Nullable::Yes && !values.contains(&&Value::Null) {
            self.json.value(&Value::Null);
        }
        self.json.end_array();
    }

    /// The type of some values, unless they have several: ajv refuses a list of types, but for
    /// one type and `null`.
    fn type_of(&mut self, values: &[&Value], nullable: Nullable) {
        let mut common = None;
        let mut nullable = nullable;
        for value in values {
            let ty = match (value, common) {
                (Value::Null, _) => {
                    nullable = Nullable::Yes;
                    continue;
                }
                (Value::Boolean(_), _) => "boolean",
                (Value::Integer(_), Some("number")) | (Value::Number(_), Some("integer")) => {
                    common = Some("number");
                    continue;
                }
                (Value::Integer(_), _) => "integer",
                (Value::Number(_), _) => "number",
                (Value::String(_), _) => "string",
                (Value::Array(_), _) => "array",
                (Value::Object(_), _) => "object",
            };
            if *common.get_or_insert(ty) != ty {
                return;
            }
        }
        match common {
            Some(ty) => self.type_keyword(ty, nullable),
            None => self.type_keyword("null", Nullable::No),
        }
    }

    fn array(&mut self, array: &Array, nullable: Nullable) {
        self.type_keyword("array", nullable);
        if !is_anything(&array.items) {
            self.json.key("items");
            self.described(&array.items);
        }
        self.count("minItems", array.min_items);
        self.count("maxItems", array.max_items);
        if array.unique_items {
            self.json.key("uniqueItems").boolean(true);
        }
    }

    fn tuple(&mut self, items: &[Described], nullable: Nullable) {
        self.type_keyword("array", nullable);
        if items.is_empty() {
            return self.count("maxItems", Some(0));
        }
        let (first, rest) = match self.draft {
            Draft::Draft202012 => ("prefixItems", "items"),
            Draft::Draft07 => ("items", "additionalItems"),
        };
        self.json.key(first);
        self.schemas(items);
        self.json.key(rest).boolean(false);
        self.count("minItems", Some(items.len() as u64));
    }

    pub(super) fn object(&mut self, object: &Object, nullable: Nullable) {
        self.type_keyword("object", nullable);
        let mut fields = object.fields.iter().filter(|field| !field.typescript_only).peekable();
        let mut required = Vec::new();
        if fields.peek().is_some() {
            self.json.key("properties").begin_object();
            for field in fields {
                if field.presence == Presence::Required {
                    required.push(field.name.as_str());
                }
                self.json.key(&field.name);
                self.field(field);
            }
            self.json.end_object();
        }
        if !required.is_empty() {
            self.names("required", &required);
        }
        match &object.additional {
            Additional::Refused => self.json.key("additionalProperties").boolean(false),
            Additional::Ignored => {}
            Additional::Of(values) if is_anything(values) => {
                self.json.key("additionalProperties").boolean(true);
            }
            Additional::Of(values) => {
                self.json.key("additionalProperties");
                self.described(values);
            }
        }
        if let Some(key) = &object.key {
            self.json.key("propertyNames").begin_object();
            match &**key {
                // The digits of an integer, as JSON writes it.
                Type::Number(number) => {
                    let is_negative = number.minimum != Some(Value::Integer(0));
                    let sign = if is_negative { "-?" } else { "" };
                    self.json.key("pattern").string(&format!("^{sign}(?:0|[1-9][0-9]*)$"));
                }
                key => self.ty(key, false),
            }
            self.json.end_object();
        }
        self.groups(&object.groups);
    }

    fn groups(&mut self, groups: &[Group]) {
        match groups {
            [] => {}
            [group] => self.group(group),
            _ => {
                self.json.key("allOf").begin_array();
                for group in groups {
                    self.json.begin_object();
                    self.group(group);
                    self.json.end_object();
                }
                self.json.end_array();
            }
        }
    }

    fn group(&mut self, group: &Group) {
        match group.kind {
            GroupKind::AtLeastOne => {
                self.require_each("anyOf", group.properties.iter().map(|name| vec![name.as_str()]));
            }
            GroupKind::ExactlyOne => {
                self.require_each("oneOf", group.properties.iter().map(|name| vec![name.as_str()]));
            }
            GroupKind::AtMostOne => {
                let names = group.properties.iter().enumerate();
                let pairs = names.flat_map(|(index, name)| {
                    group.properties[index + 1..]
                        .iter()
                        .map(move |other| vec![name.as_str(), other.as_str()])
                });
                self.json.key("not").begin_object();
                self.require_each("anyOf", pairs);
                self.json.end_object();
            }
        }
    }

    /// A list of schemas, each of which requires some properties.
    fn require_each<'n>(&mut self, key: &str, alternatives: impl Iterator<Item = Vec<&'n str>>) {
        self.json.key(key).begin_array();
        for names in alternatives {
            self.json.begin_object();
            // ajv refuses to require what is not declared in the same schema.
            self.json.key("properties").begin_object();
            for name in &names {
                self.json.key(name).begin_object();
                self.json.end_object();
            }
            self.json.end_object();
            self.names("required", &names);
            self.json.end_object();
        }
        self.json.end_array();
    }

    fn union(&mut self, union: &Union) {
        if let Some(ty) = nullable_member(union) {
            return self.plain(ty, Nullable::Yes);
        }
        if union.members.is_empty() {
            return self.nothing();
        }
        self.json.key("anyOf");
        self.schemas(&union.members);
    }

    fn reference(&mut self, reference: &Reference, siblings: bool) {
        let Some(scope) = self.scope else { return };
        let Some(target) = scope.resolve(reference, self.project) else { return };
        let name = target.name();
        let wrapped = siblings && self.draft == Draft::Draft07;
        if wrapped {
            self.json.key("allOf").begin_array();
            self.json.begin_object();
        }
        self.json.key("$ref");
        if self.root.is_some_and(|root| root.name() == name) {
            self.json.string("#");
        } else {
            self.json.string(&format!("#/{}/{name}", self.draft.definitions()));
        }
        if wrapped {
            self.json.end_object();
            self.json.end_array();
        }
    }

    fn schemas(&mut self, schemas: &[Described]) {
        self.json.begin_array();
        for schema in schemas {
            self.described(schema);
        }
        self.json.end_array();
    }

    fn names(&mut self, key: &str, names: &[&str]) {
        self.json.key(key).begin_array();
        for name in names {
            self.json.string(name);
        }
        self.json.end_array();
    }

    fn count(&mut self, key: &str, count: Option<u64>) {
        if let Some(count) = count {
            self.json.key(key).integer(count);
        }
    }

    /// Refuses every value: a choice of nothing.
    fn nothing(&mut self) {
        self.json.key("not").begin_object();
        self.json.end_object();
    }
}

/// Whether a schema accepts `null` too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nullable {
    Yes,
    No,
}

/// The other type of `T | null`, if its keywords leave `null` alone, so that a list of types says
/// it all.
fn nullable_member(union: &Union) -> Option<&Type> {
    let (other, null) = match union.members.as_slice() {
        [other, null] if matches!(null.ty, Type::Null) => (other, null),
        [null, other] if matches!(null.ty, Type::Null) => (other, null),
        _ => return None,
    };
    let fits = match &other.ty {
        Type::Boolean | Type::Number(_) | Type::String(_) => true,
        Type::Array(_) | Type::Tuple(_) | Type::Literal(_) => true,
        Type::Enum(choice) => !is_annotated(choice),
        Type::Object(object) => object.groups.is_empty(),
        _ => false,
    };
    let bare = is_bare(&other.docs) && is_bare(&null.docs);
    (fits && bare).then_some(&other.ty)
}

/// Whether some value of a choice has something to say.
fn is_annotated(choice: &Enum) -> bool {
    choice.values.iter().any(|value| !is_bare(&value.docs))
}

/// Whether a schema would be `{}`.
fn is_anything(described: &Described) -> bool {
    matches!(described.ty, Type::Unknown | Type::Parameter(_)) && is_bare(&described.docs)
}
