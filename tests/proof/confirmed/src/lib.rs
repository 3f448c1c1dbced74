//! Aliases, globs, renamed imports, generics, constants: resolved as rustc resolves them.

#![deny(warnings)]
#![expect(dead_code, reason = "nobody uses the types")]

mod model;

use std::borrow::Cow;
use std::collections::{BTreeMap as Map, VecDeque};
use std::marker::PhantomData;

use gen_macro::{Component, Type};
use model::*;
use serde::{Deserialize, Serialize};

type Maybe<T = Id> = Option<T>;
type Pair<'a, T> = (Cow<'a, str>, T);

#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableProps<'a, T: Clone>
where
    T: Default,
{
    rows: Vec<Row>,
    by_id: Map<Id, model::Row>,
    queue: VecDeque<inner::Deep>,
    maybe: Maybe,
    other: Maybe<T>,
    pair: Pair<'a, Box<u8>>,
    #[serde(borrow)]
    text: &'a str,
    bytes: [u8; SIZE],
    itself: Option<Box<TableProps<'a, T>>>,
    #[serde(skip)]
    marker: PhantomData<fn() -> T>,
}

#[derive(Serialize, Deserialize, Type)]
#[serde(tag = "kind")]
enum Media {
    Image { alt: String, row: Row },
    Nothing {},
}

#[cfg(feature = "absent")]
#[derive(Type)]
struct LeftOut(Nowhere);

#[derive(Serialize, Deserialize, Type)]
struct Conditional {
    #[cfg(not(feature = "absent"))]
    here: u8,
    #[cfg(feature = "absent")]
    here: Nowhere,
    #[cfg_attr(unix, serde(default))]
    other: bool,
}

const _: &str = TableProps::<u8>::COMPONENT_NAME;
const _: &str = Media::JSON_SCHEMA;
const _: &str = Row::INPUT_JSON_SCHEMA;
