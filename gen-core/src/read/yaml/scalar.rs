//! What a scalar without quotes stands for, by the core schema of YAML 1.2. As most of its readers
//! have it, digits behind a zero are text (`007`), and `0b1` is a number.

use super::tree::Kind;

/// What else than a string a scalar without quotes is.
pub(super) fn resolve(text: &str) -> Option<Kind<'static>> {
    match text.as_bytes().first() {
        None => Some(Kind::Null),
        Some(b't' | b'T' | b'f' | b'F' | b'n' | b'N' | b'~') => match text {
            "true" | "True" | "TRUE" => Some(Kind::Boolean(true)),
            "false" | "False" | "FALSE" => Some(Kind::Boolean(false)),
            "null" | "Null" | "NULL" | "~" => Some(Kind::Null),
            _ => None,
        },
        Some(b'+' | b'-' | b'.' | b'0'..=b'9') => number(text),
        Some(_) => None,
    }
}

fn number(text: &str) -> Option<Kind<'static>> {
    let (is_negative, digits) = match text.as_bytes()[0] {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let float = |value: f64| Some(Kind::Number(if is_negative { -value } else { value }));
    match digits.as_bytes() {
        [b'0'..=b'9', ..] => {}
        [b'.', ..] => match digits {
            ".inf" | ".Inf" | ".INF" => return float(f64::INFINITY),
            ".nan" | ".NaN" | ".NAN" if digits == text => return float(f64::NAN),
            _ => {}
        },
        _ => return None,
    }
    if let Some(value) = integer(digits) {
        return match i128::try_from(value) {
            Ok(value) => Some(Kind::Integer(if is_negative { -value } else { value })),
            Err(_) => float(value as f64),
        };
    }
    if digits.len() > 1 && digits.starts_with('0') && is_decimal(digits) {
        return None;
    }
    digits.parse().ok().filter(|value: &f64| value.is_finite()).and_then(float)
}

/// An integer without a sign; `None` if it has too many digits.
fn integer(text: &str) -> Option<u128> {
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x', ..] => (&text[2..], 16),
        [b'0', b'o', ..] => (&text[2..], 8),
        [b'0', b'b', ..] => (&text[2..], 2),
        [b'0', _, ..] => return None,
        _ if !is_decimal(text) => return None,
        _ => (text, 10),
    };
    if digits.starts_with('+') { None } else { u128::from_str_radix(digits, radix).ok() }
}

fn is_decimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
