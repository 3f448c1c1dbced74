//! The string formats of JSON Schema.

mod address;
#[cfg(test)]
mod tests;
mod time;
mod uri;

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::pattern;

/// The formats that ajv-formats checks, in full mode, as [`fits`] does.
const CHECKED: &[&str] = &[
    "date",
    "date-time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
    "uuid",
];

/// Formats of JSON Schema that ajv-formats does not know, so that a schema cannot name them.
#[cfg(any(test, feature = "yaml", feature = "rust"))]
const UNCHECKED: &[&str] = &["idn-email", "idn-hostname", "iri", "iri-reference"];

/// Every format that a definition can name.
#[cfg(any(test, feature = "yaml", feature = "rust"))]
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    CHECKED.iter().chain(UNCHECKED).copied()
}

/// Whether a definition can name the format.
#[cfg(any(test, feature = "yaml", feature = "rust"))]
pub(crate) fn is_known(format: &str) -> bool {
    all().any(|known| known == format)
}

/// Whether validators know the format, so that a schema can name it.
pub(crate) fn is_checked(format: &str) -> bool {
    CHECKED.contains(&format)
}

/// Whether a text is in a format, as ajv-formats judges in full mode; true for a format that it
/// does not know.
pub(crate) fn fits(format: &str, text: &str) -> bool {
    match format {
        "date" => time::is_date(text),
        "date-time" => time::is_date_time(text),
        "duration" => time::is_duration(text),
        "email" => address::is_email(text),
        "hostname" => address::is_hostname(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "json-pointer" => is_pointer(text),
        "regex" => is_regex(text),
        "relative-json-pointer" => is_relative_pointer(text),
        "time" => time::is_time(text),
        "uri" => uri::is_uri(text),
        "uri-reference" => uri::is_reference(text),
        "uri-template" => uri::is_template(text),
        "uuid" => address::is_uuid(text),
        _ => true,
    }
}

/// `/rows/0/a~1b`.
fn is_pointer(text: &str) -> bool {
    let mut escapes = text.split('~').skip(1);
    (text.is_empty() || text.starts_with('/')) && escapes.all(|rest| rest.starts_with(['0', '1']))
}

/// `1/rows` or `0#`.
fn is_relative_pointer(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (up, rest) = text.split_at(digits);
    (up == "0" || !up.is_empty() && !up.starts_with('0')) && (rest == "#" || is_pointer(rest))
}

/// A regular expression, without the `u` flag and without the anchor `\Z` of other languages.
fn is_regex(text: &str) -> bool {
    let anchor =
        text.match_indices("\\Z").any(|(index, _)| index > 0 && !text[..index].ends_with('\\'));
    !anchor && pattern::is_valid_without_unicode_flag(text)
}
