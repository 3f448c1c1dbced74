//! What `cfg` is told when the package is compiled.

use std::env::{self, consts};
use std::path::Path;

use gen_core::read::rust::Conditions;

use crate::cargo_toml::Manifest;

/// The conditions that Cargo names to a build script, in variables such as `CARGO_CFG_TARGET_OS`.
/// Outside of one, those of this computer and of the package's default features.
pub(crate) fn find(package: &Path) -> Conditions {
    let mut conditions = Conditions::default();
    if env::var_os("CARGO_CFG_TARGET_OS").is_none() {
        conditions.set_value("target_os", consts::OS);
        conditions.set_value("target_family", consts::FAMILY);
        conditions.set_value("target_arch", consts::ARCH);
        conditions.set(consts::FAMILY);
        conditions.set("debug_assertions");
        for feature in Manifest::of(package).default_features() {
            conditions.set_value("feature", feature);
        }
        return conditions;
    }
    for (variable, value) in env::vars_os() {
        let (Some(variable), Some(value)) = (variable.to_str(), value.to_str()) else { continue };
        let Some(name) = variable.strip_prefix("CARGO_CFG_") else { continue };
        let name = name.to_lowercase();
        if value.is_empty() {
            conditions.set(name);
            continue;
        }
        for value in value.split(',') {
            conditions.set_value(name.clone(), value);
        }
    }
    conditions
}
