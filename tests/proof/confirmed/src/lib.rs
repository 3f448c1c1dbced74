//! Aliases, globs, renamed imports, generics, constants: resolved as rustc resolves them.

#![deny(warnings)]

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
    pub rows: Vec<Row>,
    pub by_id: Map<Id, model::Row>,
    pub queue: VecDeque<inner::Deep>,
    pub maybe: Maybe,
    pub other: Maybe<T>,
    pub pair: Pair<'a, Box<u8>>,
    #[serde(borrow)]
    pub text: &'a str,
    pub bytes: [u8; SIZE],
    pub itself: Option<Box<TableProps<'a, T>>>,
    #[serde(skip)]
    pub marker: PhantomData<fn() -> T>,
}

#[derive(Serialize, Deserialize, Type)]
#[serde(tag = "kind")]
pub enum Media {
    Image { alt: String, row: Row },
    Nothing {},
}

#[cfg(feature = "absent")]
#[derive(Type)]
struct LeftOut(Nowhere);

#[derive(Serialize, Deserialize, Type)]
pub struct Conditional {
    #[cfg(not(feature = "absent"))]
    pub here: u8,
    #[cfg(feature = "absent")]
    here: Nowhere,
    #[cfg_attr(unix, serde(default))]
    pub other: bool,
}

const _: &str = TableProps::<u8>::COMPONENT_NAME;
const _: &str = Media::JSON_SCHEMA;
const _: &str = Row::INPUT_JSON_SCHEMA;
