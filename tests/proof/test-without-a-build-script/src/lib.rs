//! A test needs samples, which a build script leaves. Without tests nothing is missing.

use gen_macro::Type;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct Row {
    pub id: u32,
}
