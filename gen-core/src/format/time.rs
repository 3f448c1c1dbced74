//! Dates and times of RFC 3339, durations of ISO 8601.

/// `2020-02-29`.
pub(super) fn is_date(text: &str) -> bool {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return false };
    let (Some(century), Some(year)) = (number(y1, y2), number(y3, y4)) else { return false };
    let (Some(month), Some(day)) = (number(m1, m2), number(d1, d2)) else { return false };
    // Of the years that end in 00 only each fourth is a leap year.
    let leap = if year == 0 { century % 4 == 0 } else { year % 4 == 0 };
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// `10:20:30.5+02:00`, with a time zone; `Z` is one.
pub(super) fn is_time(text: &str) -> bool {
    let Some((clock, zone)) = text.split_at_checked(8) else { return false };
    let &[h1, h2, b':', m1, m2, b':', s1, s2] = clock.as_bytes() else { return false };
    let (Some(hour), Some(minute)) = (number(h1, h2), number(m1, m2)) else { return false };
    if number(s1, s2).is_none() {
        return false;
    }
    let fraction = match zone.strip_prefix('.') {
        Some(rest) => match rest.bytes().take_while(u8::is_ascii_digit).count() {
            0 => return false,
            digits => digits + 1,
        },
        None => 0,
    };
    let (Ok(second), Some((zone_hour, zone_minute))) =
        (text[6..8 + fraction].parse::<f64>(), offset(&zone[fraction..]))
    else {
        return false;
    };
    if hour <= 23 && minute <= 59 && second < 60.0 {
        return true;
    }
    // A leap second: 23:59:60 in universal time.
    let minute = minute - zone_minute;
    let hour = hour - zone_hour - i32::from(minute < 0);
    (hour == 23 || hour == -1) && (minute == 59 || minute == -1) && second < 61.0
}

/// The hours and minutes of a time zone, both with its sign.
fn offset(zone: &str) -> Option<(i32, i32)> {
    let (sign, hour, minute) = match *zone.as_bytes() {
        [b'Z' | b'z'] => return Some((0, 0)),
        [sign, h1, h2] => (sign, number(h1, h2)?, 0),
        [sign, h1, h2, m1, m2] | [sign, h1, h2, b':', m1, m2] => {
            (sign, number(h1, h2)?, number(m1, m2)?)
        }
        _ => return None,
    };
    match sign {
        _ if hour > 23 || minute > 59 => None,
        b'+' => Some((hour, minute)),
        b'-' => Some((-hour, -minute)),
        _ => None,
    }
}

/// A date and a time with `T` or a space between them.
pub(super) fn is_date_time(text: &str) -> bool {
    let is_separator = |character: char| matches!(character, 'T' | 't') || is_space(character);
    match text.split_once(is_separator) {
        Some((date, time)) => is_date(date) && is_time(time),
        None => false,
    }
}

/// What JavaScript takes for white space.
fn is_space(character: char) -> bool {
    (character.is_whitespace() && character != '\u{85}') || character == '\u{feff}'
}

/// `P1Y2M3DT4H5M6S` or `P2W`.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    match time {
        Some(time) => are_amounts(date, "YMD") && !time.is_empty() && are_amounts(time, "HMS"),
        None => !date.is_empty() && (are_amounts(date, "YMD") || is_weeks(date)),
    }
}

fn is_weeks(text: &str) -> bool {
    text.strip_suffix('W').is_some_and(|amount| !amount.is_empty() && are_digits(amount))
}

/// Whether a text is numbers with units, each unit at most once and in order.
fn are_amounts(mut text: &str, mut units: &str) -> bool {
    while !text.is_empty() {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let Some(unit) = text[digits..].chars().next() else { return false };
        let Some(index) = units.find(unit).filter(|_| digits > 0) else { return false };
        units = &units[index + 1..];
        text = &text[digits + 1..];
    }
    true
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number that two digits make.
fn number(tens: u8, ones: u8) -> Option<i32> {
    let digits = tens.is_ascii_digit() && ones.is_ascii_digit();
    digits.then(|| i32::from(tens - b'0') * 10 + i32::from(ones - b'0'))
}
