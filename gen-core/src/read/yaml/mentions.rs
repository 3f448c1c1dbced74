//! Which names a file uses: all that other files can change about it, beside the `_folder.yaml`
//! files above.

use super::{
    Common, File, Folder, Form, LongForm, Other, RawComponent, RawProp, RawSlot, RawType, Spanned,
};
use crate::ordered::Set;
use crate::read::expression::{Expression, Kind, Property};

/// Every name in a file that may be that of a definition: what it refers to, extends, defines and
/// declares. Some are names of something else, but none is missing: what a file says means the
/// same as long as the definitions of these names, and of those that they mention, are the same.
pub fn mentions(file: &File) -> Set<&str> {
    let mut names = Names::default();
    let File { path: _, components, types, folder, has_inheriting_forms: _ } = file;
    components.iter().for_each(|component| names.component(component));
    names.types(types);
    if let Some(Folder { defaults, vocabulary }) = folder {
        names.common(defaults);
        names.props(vocabulary);
    }
    names.0
}

#[derive(Default)]
struct Names<'f>(Set<&'f str>);

// Everything is taken apart here, so that whatever is added to the format has to be thought of.
impl<'f> Names<'f> {
    fn all(&mut self, names: &'f [Spanned<String>]) {
        self.0.extend(names.iter().map(|name| name.value.as_str()));
    }

    fn component(&mut self, component: &'f RawComponent) {
        let RawComponent {
            name,
            common,
            docs: _,
            is_abstract: _,
            generics,
            events,
            slots,
            types,
            examples: _,
            other,
            groups: _,
            extensions: _,
        } = component;
        self.0.insert(&name.value);
        self.all(generics);
        self.common(common);
        self.types(types);
        self.other(other.as_ref());
        events.iter().filter_map(|(_, form)| form.as_ref()).for_each(|form| self.form(form));
        for RawSlot { docs: _, required: _, props } in slots.iter().filter_map(|it| it.1.as_ref()) {
            self.props(props.as_deref().unwrap_or_default());
        }
    }

    fn common(&mut self, common: &'f Common) {
        let Common { extends, uses: _, props, tags: _, since: _, deprecated: _ } = common;
        self.all(extends.as_deref().unwrap_or_default());
        self.props(props);
    }

    fn types(&mut self, types: &'f [RawType]) {
        for RawType { name, generics, form } in types {
            self.0.insert(&name.value);
            self.all(generics);
            self.form(form);
        }
    }

    fn props(&mut self, props: &'f [RawProp]) {
        for RawProp { name: _, optional: _, form } in props {
            form.iter().for_each(|form| self.form(form));
        }
    }

    fn other(&mut self, other: Option<&'f Other>) {
        if let Some(Other::Of(form)) = other {
            self.form(form);
        }
    }

    fn form(&mut self, form: &'f Form) {
        let Form { place: _, docs: _, ty, is_array: _, is_broken: _, default: _, long } = form;
        ty.iter().for_each(|ty| self.expression(&ty.value));
        long.iter().for_each(|long| self.long_form(long));
    }

    fn long_form(&mut self, form: &'f LongForm) {
        let LongForm {
            choices: _,
            constant: _,
            items,
            prefix_items,
            extends,
            uses: _,
            properties,
            required: _,
            other,
            any_of,
            one_of,
            discriminator: _,
            typescript,
            imports: _,
            groups: _,
            constraints: _,
            read_only: _,
            write_only: _,
        } = form;
        self.all(extends);
        self.other(other.as_ref());
        self.props(properties.as_deref().unwrap_or_default());
        items.iter().for_each(|form| self.form(form));
        prefix_items.iter().flatten().for_each(|form| self.form(form));
        any_of.iter().flatten().for_each(|form| self.form(form));
        one_of.iter().flatten().for_each(|(_, form)| self.form(form));
        typescript.iter().for_each(|ty| self.expression(&ty.value));
    }

    fn expression(&mut self, expression: &'f Expression) {
        match &expression.kind {
            Kind::Keyword(_) | Kind::Word(_) | Kind::Literal(_) => {}
            Kind::Name(name, arguments) => {
                self.0.insert(name);
                arguments.iter().for_each(|argument| self.expression(argument));
            }
            Kind::Array(item) | Kind::Record(item) => self.expression(item),
            Kind::Tuple(parts) | Kind::Union(parts) | Kind::Intersection(parts) => {
                parts.iter().for_each(|part| self.expression(part));
            }
            Kind::Object(properties) => self.properties(properties),
            Kind::Function(parameters, result) => {
                self.properties(parameters);
                self.expression(result);
            }
        }
    }

    fn properties(&mut self, properties: &'f [Property]) {
        properties.iter().for_each(|property| self.expression(&property.ty));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::mentions;
    use crate::read::yaml;

    fn check(path: &str, text: &str, expected: Expect) {
        let (file, diagnostics) = yaml::read(0, path, text.as_bytes());
        assert_eq!(diagnostics, [], "{text}");
        expected.assert_eq(&mentions(&file).into_iter().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn of_a_component() {
        check(
            "list.yaml",
            "
            component: List
            extends: [Base]
            generics: [Item]
            uses: [size]
            props:
              a: A
              b?: B[] | Record<string, C>
              c: { type: array, items: D }
              d: { properties: { x: E }, extends: [F], additionalProperties: G }
              e: { anyOf: [H, { prefixItems: [I] }] }
              f: { oneOf: { x: { properties: { y: J } } }, discriminator: kind }
              g: { typescript: \"(row: K) => L & M\" }
              h: '{ a: [N, O<P>] }'
            additionalProperties: Q
            events: { press: R }
            slots: { cell: { props: { row: S } } }
            types: { T: { properties: { u: U } } }
            examples: { E1: { a: V } }
            ",
            expect!["A B Base C D E F G H I Item J K L List M N O P Q R S T U"],
        );
    }

    #[test]
    fn of_a_folder() {
        check(
            "_folder.yaml",
            "
            defaults: { extends: [Base], uses: [size], props: { a: A } }
            vocabulary: { size: Size }
            types: { Size: s | m }
            ",
            expect!["A Base Size"],
        );
    }
}
