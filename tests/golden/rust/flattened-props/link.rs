use std::collections::HashMap;

use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};

/// Leads somewhere.
#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase")]
#[component(event(follow = "Target -- Fired when it is followed."))]
#[component(slot(icon, content = "{ visited: boolean }"))]
pub struct Link {
    /// Text shown in the link.
    label: String,
    /// Where it leads.
    #[serde(flatten)]
    target: Target,
    #[serde(flatten)]
    size: Option<Size>,
    #[serde(default)]
    tags: Vec<String>,
}

/// Where something leads.
#[derive(Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Target {
    /// Another page.
    Page { href: String, rel: Option<Vec<String>> },
    /// A place on this page.
    Anchor { id: String },
}

#[derive(Serialize, Deserialize, Type)]
pub struct Size {
    width: u32,
    height: u32,
}

/// Either of two things, and nothing else.
#[derive(Serialize, Deserialize, Component)]
#[serde(deny_unknown_fields)]
pub struct Badge {
    #[serde(flatten)]
    content: Content,
    #[serde(flatten)]
    size: Option<Size>,
}

#[derive(Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Content {
    Text(String),
    Icon { name: String },
    Nothing,
}

/// Takes what it does not know along.
#[derive(Serialize, Deserialize, Component)]
pub struct Frame {
    title: String,
    #[serde(flatten)]
    attributes: Option<HashMap<String, String>>,
}

#[derive(Serialize, Deserialize, Component)]
pub struct Toolbar {
    links: Vec<Link>,
    #[serde(flatten)]
    first: Link,
}
