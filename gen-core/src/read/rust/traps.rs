//! What compiles, and surprises on the wire: warnings.

use proc_macro2::Ident;

use super::attribute;
use super::both::Both;
use super::fields::Rules;
use super::value::Value;
use super::{Reader, SpanRange};

/// A field that is left out, and needed when it is read back.
pub(super) fn field(
    reader: &mut Reader,
    attributes: &attribute::Field,
    value: &Both<Value>,
    rules: Rules,
    ident: &Ident,
) {
    let accepted = value.accepted.as_ref().unwrap_or(&value.sent);
    let is_needed = attributes.default.is_none() && !rules.default && !accepted.is_option;
    let is_read = !attributes.skip_deserializing;
    if attributes.skip_serializing_if.is_some() && is_needed && is_read {
        let place = reader.place(SpanRange::from(ident.span()));
        let message = format!(
            "`{}` may be left out when it is sent, but is needed when it is read",
            super::name(ident)
        );
        reader.warn_at(place, message, "add `#[serde(default)]`");
    }
}
