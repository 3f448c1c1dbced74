use std::collections::BTreeSet;

use gen_macro::{Component, Type};

/// Who somebody is.
#[derive(Component)]
struct ProfileProps {
    name: String,
    /// What friends say.
    nick: Option<String>,
    #[serde(default)]
    visible: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<u8>,
    address: Address,
    tags: BTreeSet<String>,
}

#[derive(Type)]
#[serde(rename_all = "camelCase")]
struct Address {
    street: String,
    zip_code: Option<String>,
}

/// The same in both directions.
#[derive(Type)]
struct Town {
    name: String,
}

/// A list of addresses.
#[derive(Type)]
struct Addresses(Vec<Address>, Town);
