//! The comparison of two types in one direction: the narrower, which is what is written to the
//! wire, fits the wider, which is what is read from it.

use super::alternatives::{Alternative, Arguments, Kind, Standing};
use super::{Direction, constraints, object, words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fits;
use crate::model::{Project, Type};
use crate::ordered::Set;
use crate::value::Value;

/// So many pairs of types are compared; more come only from generic types that grow without end.
const BUDGET: usize = 100_000;

/// How deep types may nest.
const DEPTH: usize = 100;

/// The nearest thing with a name, and where the two languages define it.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) name: &'a str,
    /// Whether a part of it is meant, such as its items.
    pub(super) is_part: bool,
    pub(super) yaml: Place,
    pub(super) rust: Place,
}

impl<'a> At<'a> {
    pub(super) fn new(name: &'a str, yaml: Place, rust: Place) -> Self {
        At { name, is_part: false, yaml, rust }
    }

    pub(super) fn part(self) -> Self {
        At { is_part: true, ..self }
    }

    /// What the difference is about, in words.
    pub(super) fn words(self) -> String {
        let what = if self.is_part { "a part of " } else { "" };
        format!("{what}`{}`", self.name)
    }
}

/// That two types are of different kinds, so that there is nothing more to compare.
#[derive(Debug)]
pub(super) struct Apart;

/// A pair of types that may contain themselves: the address and the arguments of each.
type Pair = (usize, usize, usize, usize);

pub(super) struct Comparison<'a> {
    pub(super) direction: Direction,
    yaml: &'a Project,
    rust: &'a Project,
    pub(super) arguments: Arguments<'a>,
    /// The pairs that are being compared or were. They are taken to agree: a pair that does not has
    /// been reported.
    assumed: Set<Pair>,
    /// The same in their order, to take back what a try assumed.
    order: Vec<Pair>,
    budget: usize,
    depth: usize,
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(direction: Direction, yaml: &'a Project, rust: &'a Project) -> Self {
        Comparison {
            direction,
            yaml,
            rust,
            arguments: Arguments::new(),
            assumed: Set::new(),
            order: Vec::new(),
            budget: BUDGET,
            depth: 0,
            found: Vec::new(),
        }
    }

    /// Compares what a type is in YAML and in Rust.
    pub(super) fn compare(&mut self, yaml: Standing<'a>, rust: Standing<'a>, at: At<'a>) {
        let (narrow, wide) = self.order(yaml, rust);
        self.fit(narrow, wide, at);
    }

    /// Compares the props of a component.
    pub(super) fn props(&mut self, yaml: Alternative<'a>, rust: Alternative<'a>, at: At<'a>) {
        let (narrow, wide) = self.order(yaml, rust);
        // Two objects are never of different kinds.
        _ = self.alternative(narrow, wide, at);
    }

    /// The narrower before the wider of what is YAML's and what is Rust's; and the other way round.
    pub(super) fn order<T>(&self, left: T, right: T) -> (T, T) {
        match self.direction {
            Direction::Sent => (right, left),
            Direction::Accepted => (left, right),
        }
    }

    /// Reports where the narrower type does not fit the wider one.
    pub(super) fn fit(&mut self, narrow: Standing<'a>, wide: Standing<'a>, at: At<'a>) {
        if self.budget == 0 || self.depth == DEPTH {
            return self.give_up(at);
        }
        self.budget -= 1;
        self.depth += 1;
        self.fit_members(narrow, wide, at);
        self.depth -= 1;
    }

    fn fit_members(&mut self, narrow: Standing<'a>, wide: Standing<'a>, at: At<'a>) {
        let mut open = self.arguments.members(narrow);
        let members = self.arguments.members(wide);
        if let ([one], [other]) = (&open[..], &members[..])
            && let Some(arguments) = self.same_definition(*one, *other)
        {
            return arguments.into_iter().for_each(|(one, other)| self.fit(one, other, at));
        }
        open.retain(|one| !members.iter().any(|other| self.is_same(*one, *other, at)));
        let [of_narrow, of_wide] = self.projects();
        let open = self.arguments.alternatives(&open, of_narrow);
        let choices = self.arguments.alternatives(&members, of_wide);
        if let ([one], [other]) = (&open[..], &choices[..]) {
            if self.alternative(*one, *other, at).is_err() {
                self.report(&open, narrow, wide, at);
            }
            return;
        }
        let mut apart = Vec::new();
        for one in open {
            if has_both_booleans(one, &choices)
                || choices.iter().any(|other| self.is_fitting(one, *other, at))
            {
                continue;
            }
            match only_alike(one, &choices) {
                Some(other) if self.alternative(one, other, at).is_ok() => {}
                _ => apart.push(one),
            }
        }
        if !apart.is_empty() {
            self.report(&apart, narrow, wide, at);
        }
    }

    /// The projects of the narrower and of the wider type.
    fn projects(&self) -> [&'a Project; 2] {
        let (narrow, wide) = self.order(self.yaml, self.rust);
        [narrow, wide]
    }

    /// The type arguments, if both are one and the same definition. Whether its two versions agree
    /// is compared once, for the definition itself.
    fn same_definition(
        &self,
        one: Standing<'a>,
        other: Standing<'a>,
    ) -> Option<Vec<(Standing<'a>, Standing<'a>)>> {
        let (Type::Reference(left), Type::Reference(right)) = (one.ty, other.ty) else {
            return None;
        };
        let [of_narrow, of_wide] = self.projects();
        let is_shared = |project: &Project| {
            let definition = left.definition.as_ref().and_then(|it| project.definitions.get(it));
            definition.is_some_and(|definition| definition.type_name() == left.name)
        };
        let is_same = left.definition == right.definition
            && left.name == right.name
            && left.arguments.len() == right.arguments.len()
            && is_shared(of_narrow)
            && is_shared(of_wide);
        is_same.then(|| {
            let pairs = left.arguments.iter().zip(&right.arguments);
            pairs.map(|(left, right)| (one.with(left), other.with(right))).collect()
        })
    }

    fn is_same(&mut self, one: Standing<'a>, other: Standing<'a>, at: At<'a>) -> bool {
        let Some(arguments) = self.same_definition(one, other) else { return false };
        self.is_right(|comparison| {
            arguments.into_iter().for_each(|(one, other)| comparison.fit(one, other, at));
            Ok(())
        })
    }

    fn is_fitting(&mut self, one: Alternative<'a>, other: Alternative<'a>, at: At<'a>) -> bool {
        match (one.kind, other.kind) {
            (Kind::Object(left), Kind::Object(right)) if !object::are_alike(left, right) => false,
            _ => self.is_right(|comparison| comparison.alternative(one, other, at)),
        }
    }

    /// Tries whether a comparison finds nothing.
    fn is_right(&mut self, attempt: impl FnOnce(&mut Self) -> Result<(), Apart>) -> bool {
        let (found, assumed) = (self.found.len(), self.order.len());
        if attempt(self).is_ok() && self.found.len() == found {
            return true;
        }
        self.found.truncate(found);
        for pair in self.order.split_off(assumed) {
            self.assumed.remove(&pair);
        }
        false
    }

    /// Compares two types that are no unions.
    fn alternative(
        &mut self,
        narrow: Alternative<'a>,
        wide: Alternative<'a>,
        at: At<'a>,
    ) -> Result<(), Apart> {
        if let (Some(left), Some(right)) = (narrow.kind.address(), wide.kind.address()) {
            let pair = (left, narrow.arguments, right, wide.arguments);
            if !self.assumed.insert(pair) {
                return Ok(());
            }
            self.order.push(pair);
        }
        let is_fitting = match (narrow.kind, wide.kind) {
            (_, Kind::Unknown) | (Kind::Null, Kind::Null) | (Kind::Boolean, Kind::Boolean) => true,
            (Kind::Parameter(narrow), Kind::Parameter(wide)) => narrow == wide,
            (Kind::Literal(narrow), Kind::Literal(wide)) => constraints::are_equal(narrow, wide),
            (Kind::Literal(Value::Null), Kind::Null)
            | (Kind::Literal(Value::Boolean(_)), Kind::Boolean) => true,
            (Kind::Null, Kind::Literal(wide)) => *wide == Value::Null,
            (Kind::Literal(value), Kind::Number(wide)) => {
                self.holds(value, &Type::Number(wide.clone()), narrow)
            }
            (Kind::Literal(value), Kind::Text(wide)) => {
                self.holds(value, &Type::String(wide.clone()), narrow)
            }
            (Kind::Number(narrow), Kind::Number(wide)) => {
                constraints::numbers(self.direction, narrow, wide)
            }
            (Kind::Text(narrow), Kind::Text(wide)) => {
                constraints::texts(self.direction, narrow, wide)
            }
            (Kind::Array(left), Kind::Array(right)) => {
                let fits = constraints::lengths(self.direction, left, right);
                self.fit(narrow.part(&left.items.ty), wide.part(&right.items.ty), at.part());
                fits
            }
            (Kind::Tuple(left), Kind::Tuple(right)) if left.len() == right.len() => {
                for (left, right) in left.iter().zip(right) {
                    self.fit(narrow.part(&left.ty), wide.part(&right.ty), at.part());
                }
                true
            }
            (Kind::Tuple(items), Kind::Array(array)) => {
                for item in items {
                    self.fit(narrow.part(&item.ty), wide.part(&array.items.ty), at.part());
                }
                constraints::allows(array, items.len())
            }
            (Kind::Array(array), Kind::Tuple(items)) => {
                for item in items {
                    self.fit(narrow.part(&array.items.ty), wide.part(&item.ty), at.part());
                }
                constraints::is_exactly(array, items.len())
            }
            (Kind::Object(left), Kind::Object(right)) => {
                self.objects((narrow, left), (wide, right), at);
                true
            }
            _ => false,
        };
        if is_fitting { Ok(()) } else { Err(Apart) }
    }

    /// Whether a literal fits a type without references.
    fn holds(&self, value: &Value, ty: &Type, at: Alternative<'a>) -> bool {
        fits::mismatches(value, ty, at.scope.home, self.yaml).is_empty()
    }

    /// Says that some of what the narrower type may be is not in the wider one.
    fn report(
        &mut self,
        apart: &[Alternative<'a>],
        narrow: Standing<'a>,
        wide: Standing<'a>,
        at: At<'a>,
    ) {
        let (yaml, rust) = self.order(narrow, wide);
        let (yaml, rust) = (words::ty(&self.arguments, yaml), words::ty(&self.arguments, rust));
        let some = words::alternatives(&self.arguments, apart);
        let message = format!("{} is `{yaml}` in YAML and `{rust}` in Rust", at.words());
        let is_null = matches!(apart, [Alternative { kind: Kind::Null, .. }]);
        let help = match self.direction {
            Direction::Sent if is_null => "Rust sends `null`: write `… | null` in YAML, or leave `None` out with `#[serde(skip_serializing_if = \"Option::is_none\")]`".to_owned(),
            Direction::Sent => format!("Rust sends `{some}`, which the YAML does not allow"),
            Direction::Accepted => {
                format!("the YAML allows `{some}`, which Rust does not accept")
            }
        };
        self.differ(at, message, help);
    }

    fn give_up(&mut self, at: At<'a>) {
        self.budget = 0;
        let message = format!("{} is too deep to be compared with what Rust has", at.words());
        self.differ(at, message, "give parts of it names".to_owned());
    }

    /// Reports a difference in something that both have.
    pub(super) fn differ(&mut self, at: At<'a>, message: String, help: String) {
        let found = Diagnostic::new(Code::Contract, at.yaml, message);
        self.found.push(found.related(at.rust, "in Rust").help(help));
    }
}

/// Whether a boolean is listed as `true` and as `false`.
fn has_both_booleans(one: Alternative<'_>, choices: &[Alternative<'_>]) -> bool {
    let lists = |value| {
        choices
            .iter()
            .any(|it| matches!(it.kind, Kind::Literal(Value::Boolean(it)) if *it == value))
    };
    matches!(one.kind, Kind::Boolean) && lists(true) && lists(false)
}

/// What something is probably meant to be, if only one can be meant: then what differs is inside.
fn only_alike<'a>(one: Alternative<'a>, choices: &[Alternative<'a>]) -> Option<Alternative<'a>> {
    let mut alike = choices.iter().filter(|other| match (one.kind, other.kind) {
        (Kind::Object(left), Kind::Object(right)) => object::are_alike(left, right),
        (Kind::Array(_) | Kind::Tuple(_), Kind::Array(_) | Kind::Tuple(_)) => true,
        _ => false,
    });
    let only = alike.next().copied();
    only.filter(|_| alike.next().is_none())
}
