//! Uniform resource identifiers of RFC 3986, templates of RFC 6570.

use std::net::Ipv6Addr;

/// What may stand in a user name, beside letters and digits; less in a host, more in a path.
const USER: &[u8] = b"-._~!$&'()*+,;=:";

/// `https://example.com/a?b#c`: with a scheme.
pub(super) fn is_uri(text: &str) -> bool {
    let Some(rest) = after_scheme(text) else { return false };
    let (hierarchy, are_rest_valid) = split(rest, Quotes::Refused);
    are_rest_valid && is_hierarchy(hierarchy, Quotes::Refused)
}

/// `../a?b#c`: with or without a scheme.
pub(super) fn is_reference(text: &str) -> bool {
    let is_valid = |text: &str| {
        let (hierarchy, are_rest_valid) = split(text, Quotes::Accepted);
        let is_valid = hierarchy.is_empty() || is_hierarchy(hierarchy, Quotes::Accepted);
        are_rest_valid && is_valid
    };
    after_scheme(text).is_some_and(is_valid) || is_valid(text)
}

/// Whether `"` is taken for a character of a path. RFC 3986 does not, ajv does in references.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Accepted,
    Refused,
}

/// What comes after `https:`.
fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let is_valid = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_valid.then_some(rest)
}

/// What comes before the query and the fragment, and whether these two are valid.
fn split(text: &str, quotes: Quotes) -> (&str, bool) {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let is_valid = |part: &str| part.split(['/', '?']).all(|part| is_segment(part, quotes));
    (text, is_valid(query) && is_valid(fragment))
}

/// Whether a text is `//host/path`, `/path` or `path`.
fn is_hierarchy(text: &str, quotes: Quotes) -> bool {
    let is_path = |path: &str| path.split('/').all(|segment| is_segment(segment, quotes));
    // After one slash there may be a host as well, to ajv.
    let hosts = [text.strip_prefix("//"), text.strip_prefix('/')];
    if hosts.into_iter().flatten().any(|text| {
        let (authority, path) = text.split_at(text.find('/').unwrap_or(text.len()));
        is_authority(authority, quotes) && is_path(path)
    }) {
        return true;
    }
    let first = text.strip_prefix('/').unwrap_or(text);
    (text == "/" || !first.is_empty() && !first.starts_with('/')) && is_path(first)
}

/// `user@host:80`.
fn is_authority(text: &str, quotes: Quotes) -> bool {
    let host = match text.split_once('@') {
        Some((user, _)) if !is_encoded(user, |byte| USER.contains(&byte)) => return false,
        Some((_, host)) => host,
        None => text,
    };
    let (is_host_valid, port) = if let Some(host) = host.strip_prefix('[') {
        let Some((address, port)) = host.split_once(']') else { return false };
        (is_ipv6(address) || is_future(address), port)
    } else {
        let (host, port) = host.split_at(host.find(':').unwrap_or(host.len()));
        (is_encoded(host, |byte| is_mark(byte, quotes)), port)
    };
    let is_port_valid = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    is_host_valid && is_port_valid
}

/// An address whose last part may be one of IPv4, where leading zeros are fine.
fn is_ipv6(text: &str) -> bool {
    let Some((groups, last)) = text.rsplit_once(':').filter(|(_, last)| last.contains('.')) else {
        return text.parse::<Ipv6Addr>().is_ok();
    };
    let is_octet = |octet: &str| {
        (1..=3).contains(&octet.len())
            && octet.bytes().all(|byte| byte.is_ascii_digit())
            && octet.parse::<u8>().is_ok()
    };
    let are_octets = last.split('.').count() == 4 && last.split('.').all(is_octet);
    are_octets && format!("{groups}:0:0").parse::<Ipv6Addr>().is_ok()
}

/// An address of a version to come: `v1.a`.
fn is_future(text: &str) -> bool {
    let Some((version, address)) = text.split_once('.') else { return false };
    let digits = version.strip_prefix(['v', 'V']).unwrap_or_default();
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || USER.contains(&byte);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        && !address.is_empty()
        && address.bytes().all(is_valid)
}

fn is_segment(text: &str, quotes: Quotes) -> bool {
    is_encoded(text, |byte| is_mark(byte, quotes) || byte == b':' || byte == b'@')
}

/// Whether a character may stand in a host.
fn is_mark(byte: u8, quotes: Quotes) -> bool {
    (USER.contains(&byte) && byte != b':') || (byte == b'"' && quotes == Quotes::Accepted)
}

/// Whether a text is letters, digits, percent-encoded bytes and what else is allowed.
fn is_encoded(text: &str, is_allowed: impl Fn(u8) -> bool) -> bool {
    let mut parts = text.split('%');
    let is_plain =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_allowed(byte));
    parts.next().is_none_or(is_plain)
        && parts.all(|part| match part.split_at_checked(2) {
            Some((code, rest)) => is_hexadecimal(code) && is_plain(rest),
            None => false,
        })
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// `/users/{id}{?page,size}`.
pub(super) fn is_template(text: &str) -> bool {
    let mut rest = text;
    while let Some((literal, expression)) = rest.split_once('{') {
        let Some((expression, after)) = expression.split_once('}') else { return false };
        if !is_literal(literal) || !is_expression(expression) {
            return false;
        }
        rest = after;
    }
    is_literal(rest)
}

fn is_literal(text: &str) -> bool {
    is_encoded(text, |byte| byte > b' ' && !b"\"'<>\\^`{|}".contains(&byte))
}

/// `+path:3,rest*`.
fn is_expression(text: &str) -> bool {
    let variables = text.strip_prefix(|first| "+#./;?&=,!@|".contains(first)).unwrap_or(text);
    variables.split(',').all(|variable| {
        let name = match variable.split_once(':') {
            Some((name, length)) if is_length(length) => name,
            Some(_) => return false,
            None => variable.strip_suffix('*').unwrap_or(variable),
        };
        !name.is_empty() && is_encoded(name, |byte| byte == b'_')
    })
}

/// A length from 1 to 9999.
fn is_length(text: &str) -> bool {
    (1..=4).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit())
}
