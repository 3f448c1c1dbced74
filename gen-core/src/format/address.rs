//! Addresses and identifiers: of people, of machines, of anything.

/// `ada@example.com`.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_atom = |atom: &str| {
        let mark = |byte| b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
        !atom.is_empty() && atom.bytes().all(|byte| byte.is_ascii_alphanumeric() || mark(byte))
    };
    local.split('.').all(is_atom) && domain.contains('.') && domain.split('.').all(is_label)
}

/// `example.com`, also with a dot at its end.
pub(super) fn is_hostname(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    name.len() <= 253 && name.split('.').all(|label| label.len() <= 63 && is_label(label))
}

/// A part of a host name: letters, digits and, inside, hyphens.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// `123e4567-e89b-12d3-a456-426614174000`, also behind `urn:uuid:`.
pub(super) fn is_uuid(text: &str) -> bool {
    let digits = match text.split_at_checked(9) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case("urn:uuid:") => rest,
        _ => text,
    };
    digits.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}
