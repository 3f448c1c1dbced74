//! What the server sends for an address: the name of a component, and its props.

use gen_macro::{Component, Type};
use serde::Serialize;

use crate::workshop::Workshop;

/// A page. The browser shows the component that it names.
#[derive(Serialize, Type)]
#[serde(tag = "component", content = "props")]
pub(crate) enum Page {
    WorkshopList(WorkshopList),
    WorkshopDetail(WorkshopDetail),
    NotFound(NotFound),
}

/// All workshops of the season.
#[derive(Serialize, Component)]
pub(crate) struct WorkshopList {
    /// By date.
    pub(crate) workshops: Vec<Workshop>,
}

/// One workshop, with the form to sign up.
#[derive(Serialize, Component)]
pub(crate) struct WorkshopDetail {
    pub(crate) workshop: Workshop,
}

/// Nothing is at this address.
#[derive(Serialize, Component)]
pub(crate) struct NotFound {
    /// The address that was asked for.
    pub(crate) path: String,
}
