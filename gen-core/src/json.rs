//! Values as JSON text, laid out as Prettier lays it out, so that it would not change a byte.

use std::fmt::Write;

use crate::value::Value;
use crate::width::width;

/// The columns that a line may take before an array is spread over several.
const COLUMNS: usize = 80;

/// A newline and an indent that most lines need no more of: one push instead of many.
const NEW_LINE: &str = "\n                                                                ";

/// A value on one line: `{"label": "Save", "tags": ["a", "b"]}`.
pub fn compact(value: &Value) -> String {
    let mut text = String::new();
    push_compact(&mut text, value);
    text
}

/// A value as a document of its own: indented, with a newline at its end.
pub fn pretty(value: &Value) -> String {
    let mut writer = Writer::new();
    writer.value(value);
    writer.finish()
}

/// Writes one JSON document into a string, front to back.
///
/// ```
/// let mut json = gen_core::json::Writer::new();
/// json.begin_object();
/// json.key("type").string("object");
/// json.key("required").begin_array();
/// json.string("label");
/// json.end_array();
/// json.end_object();
/// assert_eq!(json.finish(), "{\n  \"type\": \"object\",\n  \"required\": [\"label\"]\n}\n");
/// ```
///
/// The caller keeps the document well formed: a key before each value of an object, an end for
/// each beginning.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    open: Vec<Container>,
    /// An array that has ended, but may still move to one line: whether it fits depends on
    /// whether a comma follows.
    undecided: Option<Array>,
}

/// An object or array that has begun and not ended.
#[derive(Debug, Clone, Copy)]
struct Container {
    /// What only matters for arrays, or nothing for an object.
    array: Option<Array>,
    items: usize,
}

/// What decides how an array is laid out.
#[derive(Debug, Clone, Copy)]
struct Array {
    /// Where its text starts.
    start: usize,
    /// Whether something in it takes several lines in any case.
    spread: bool,
    /// Whether there are only numbers in it; they fill lines.
    numbers: bool,
    /// Whether there are only arrays of two items or more in it; they get a line each.
    matrix: bool,
}

impl Writer {
    /// An empty document.
    pub fn new() -> Self {
        Writer::default()
    }

    /// How many bytes there are so far. Behind an object they stay as they are.
    pub(crate) fn position(&self) -> usize {
        self.text.len()
    }

    /// The document, with a newline at its end.
    pub fn finish(mut self) -> String {
        self.decide(false);
        self.text.push('\n');
        self.text
    }

    /// Begins an object, as the value of a key, as an item of an array or as the document.
    pub fn begin_object(&mut self) {
        self.begin_value(Kind::Other);
        self.text.push('{');
        self.open.push(Container { array: None, items: 0 });
    }

    /// Ends the object that began last.
    pub fn end_object(&mut self) {
        self.decide(false);
        let items = self.open.pop().map_or(0, |container| container.items);
        if items > 0 {
            self.new_line();
            self.spread_around();
        }
        self.text.push('}');
    }

    /// The key of the value that comes next.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.begin_item();
        push_string(&mut self.text, key);
        self.text.push_str(": ");
        self
    }

    /// Begins an array, as the value of a key, as an item of an array or as the document.
    pub fn begin_array(&mut self) {
        self.begin_value(Kind::Array);
        let array = Array { start: self.text.len(), spread: false, numbers: true, matrix: true };
        self.text.push('[');
        self.open.push(Container { array: Some(array), items: 0 });
    }

    /// Ends the array that began last.
    pub fn end_array(&mut self) {
        self.decide(false);
        let Some(Container { array: Some(array), items }) = self.open.pop() else { return };
        if items > 0 {
            self.new_line();
        }
        self.text.push(']');
        if items < 2
            && let Some(Container { array: Some(outer), .. }) = self.open.last_mut()
        {
            outer.matrix = false;
        }
        if array.spread || (array.matrix && items > 1) {
            self.spread_around();
        } else if items > 0 {
            self.undecided = Some(array);
        }
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.begin_value(Kind::Other);
        push_string(&mut self.text, text);
    }

    /// A boolean.
    pub fn boolean(&mut self, value: bool) {
        self.begin_value(Kind::Other);
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// A whole number.
    pub fn integer(&mut self, value: impl Into<i128>) {
        self.begin_value(Kind::Number);
        self.text.push_str(&value.into().to_string());
    }

    /// Any value, with all that is in it.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => {
                self.begin_value(Kind::Other);
                self.text.push_str("null");
            }
            Value::Boolean(value) => self.boolean(*value),
            Value::Integer(value) => self.integer(*value),
            Value::Number(value) => {
                self.begin_value(Kind::Number);
                push_number(&mut self.text, *value);
            }
            Value::String(text) => self.string(text),
            Value::Array(items) => {
                self.begin_array();
                for item in items {
                    self.value(item);
                }
                self.end_array();
            }
            Value::Object(entries) => {
                self.begin_object();
                for (key, value) in entries {
                    self.key(key).value(value);
                }
                self.end_object();
            }
        }
    }

    fn begin_value(&mut self, kind: Kind) {
        let Some(Container { array: Some(array), .. }) = self.open.last_mut() else { return };
        array.numbers &= kind == Kind::Number;
        array.matrix &= kind == Kind::Array;
        self.begin_item();
    }

    /// Starts the line of an item, be it a value of an array or a key of an object.
    fn begin_item(&mut self) {
        let Some(container) = self.open.last_mut() else { return };
        container.items += 1;
        if container.items > 1 {
            self.decide(true);
            self.text.push(',');
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        let indent = 2 * self.open.len();
        match NEW_LINE.get(..1 + indent) {
            Some(line) => self.text.push_str(line),
            None => self.text.extend(std::iter::once('\n').chain(std::iter::repeat_n(' ', indent))),
        }
    }

    /// Marks the innermost open array as one that takes several lines.
    fn spread_around(&mut self) {
        if let Some(Container { array: Some(array), .. }) = self.open.last_mut() {
            array.spread = true;
        }
    }

    /// Moves the array that ended last to one line if it fits there.
    ///
    /// Arrays are written with one item a line, and strings hold no newline, so every newline in
    /// the text belongs to the layout.
    fn decide(&mut self, comma_follows: bool) {
        let Some(array) = self.undecided.take() else { return };
        let spread = &self.text[array.start..];
        let mut flat = String::with_capacity(spread.len());
        for line in spread.split('\n') {
            if flat.ends_with(',') {
                flat.push(' ');
            }
            flat.push_str(line.trim_start_matches(' '));
        }
        let line = self.text[..array.start].rfind('\n').map_or(0, |newline| newline + 1);
        let columns = width(&self.text[line..array.start]) + width(&flat);
        if columns + usize::from(comma_follows) <= COLUMNS {
            self.text.truncate(array.start);
            self.text.push_str(&flat);
            return;
        }
        self.spread_around();
        if array.numbers {
            let numbers = flat[1..flat.len() - 1].split_inclusive(", ");
            self.text.truncate(array.start);
            self.fill(numbers);
        }
    }

    /// Writes an array of numbers that needs several lines, as many to a line as fit.
    fn fill<'a>(&mut self, numbers: impl Iterator<Item = &'a str>) {
        let indent = 2 * self.open.len() + 2;
        let mut column = COLUMNS;
        self.text.push('[');
        for number in numbers {
            let number = number.trim_end();
            if column + 1 + number.len() > COLUMNS {
                self.new_line();
                self.text.push_str("  ");
                column = indent;
            } else {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(number);
            column += number.len();
        }
        self.new_line();
        self.text.push(']');
    }
}

/// What a value is, as far as the layout of the array around it depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Array,
    Other,
}

fn push_compact(text: &mut String, value: &Value) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Integer(value) => text.push_str(&value.to_string()),
        Value::Number(value) => push_number(text, *value),
        Value::String(string) => push_string(text, string),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push_str(", ");
                }
                push_compact(text, item);
            }
            text.push(']');
        }
        Value::Object(entries) => {
            text.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    text.push_str(", ");
                }
                push_string(text, key);
                text.push_str(": ");
                push_compact(text, value);
            }
            text.push('}');
        }
    }
}

/// A number as JavaScript prints it, but for the `+` of an exponent, which Prettier drops.
fn push_number(text: &mut String, number: f64) {
    if number == 0.0 {
        return text.push('0');
    }
    if (1e-6..1e21).contains(&number.abs()) {
        return text.push_str(&number.to_string());
    }
    let _ = write!(text, "{number:e}");
}

/// A string in double quotes. No newline and no other control character is left in it.
fn push_string(text: &mut String, string: &str) {
    text.push('"');
    let bytes = string.as_bytes();
    let mut done = 0;
    let mut index = 0;
    // No iterator and no slice more than needed: this runs in unoptimised build scripts.
    while index < bytes.len() {
        if let Some(word) = bytes[index..].first_chunk()
            && !may_need_escape(u64::from_le_bytes(*word))
        {
            index += 8;
            continue;
        }
        let byte = bytes[index];
        if byte < b' ' || byte == b'"' || byte == b'\\' || byte == 0x7f {
            text.push_str(&string[done..index]);
            push_escape(text, byte);
            done = index + 1;
        }
        index += 1;
    }
    text.push_str(if done == 0 { string } else { &string[done..] });
    text.push('"');
}

/// Whether one of eight bytes may have to be escaped. All are looked at together: see
/// <https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord>.
fn may_need_escape(word: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let has_less = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    let has = |byte: u8| has_less(word ^ (ONES * u64::from(byte)), 1);
    (has_less(word, b' ') | has(b'"') | has(b'\\') | has(0x7f)) & HIGHEST != 0
}

fn push_escape(text: &mut String, byte: u8) {
    match byte {
        b'"' => text.push_str("\\\""),
        b'\\' => text.push_str("\\\\"),
        b'\n' => text.push_str("\\n"),
        b'\r' => text.push_str("\\r"),
        b'\t' => text.push_str("\\t"),
        0x08 => text.push_str("\\b"),
        0x0c => text.push_str("\\f"),
        _ => {
            let _ = write!(text, "\\u{byte:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{compact, pretty};
    use crate::value::Value;
    use crate::value::Value::{Array, Integer, Null, Number, Object};

    fn string(text: &str) -> Value {
        Value::String(text.into())
    }

    fn strings(texts: &[&str]) -> Value {
        Array(texts.iter().map(|text| string(text)).collect())
    }

    fn integers(count: i128) -> Value {
        Array((0..count).map(|number| Integer(number * 1000)).collect())
    }

    fn object(key: &str, value: Value) -> Value {
        Object(vec![(key.into(), value)])
    }

    fn check(value: &Value, expected: Expect) {
        expected.assert_eq(&pretty(value));
    }

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        let cases = [
            (Integer(0), "0"),
            (Integer(-12), "-12"),
            (Integer(u64::MAX.into()), "18446744073709551615"),
            (Number(0.1), "0.1"),
            (Number(-2.5), "-2.5"),
            (Number(3.0), "3"),
            (Number(-0.0), "0"),
            (Number(0.000001), "0.000001"),
            (Number(0.00000015), "1.5e-7"),
            (Number(123456789012345680000.0), "123456789012345680000"),
            (Number(1e21), "1e21"),
            (Number(f64::MAX), "1.7976931348623157e308"),
            (Number(5e-324), "5e-324"),
        ];
        for (value, expected) in cases {
            assert_eq!(compact(&value), expected);
        }
    }

    #[test]
    fn strings_are_escaped_no_more_than_needed() {
        let cases = [
            ("", r#""""#),
            ("say \"hi\" \\ /", r#""say \"hi\" \\ /""#),
            ("a\nb\r\tc", r#""a\nb\r\tc""#),
            ("\u{8}\u{c}\0\u{1b}\u{7f}", r#""\b\f\u0000\u001b\u007f""#),
            ("a long text\twith \"a few\" escapes", r#""a long text\twith \"a few\" escapes""#),
            ("naïve 日本 🙂\u{2028}", "\"naïve 日本 🙂\u{2028}\""),
        ];
        for (text, expected) in cases {
            assert_eq!(compact(&string(text)), expected);
        }
    }

    #[test]
    fn compact_values_stay_on_one_line() {
        let value = object("a", Array(vec![Null, object("b", Array(vec![])), Object(vec![])]));
        assert_eq!(compact(&value), r#"{"a": [null, {"b": []}, {}]}"#);
    }

    #[test]
    fn an_object_takes_a_line_for_each_key() {
        check(
            &Object(vec![
                ("empty".into(), Object(vec![])),
                ("list".into(), strings(&["a", "b"])),
                ("deep".into(), object("aria-label", Value::Boolean(true))),
            ]),
            expect![[r#"
                {
                  "empty": {},
                  "list": ["a", "b"],
                  "deep": {
                    "aria-label": true
                  }
                }
            "#]],
        );
    }

    #[test]
    fn an_object_spreads_the_arrays_around_it() {
        check(
            &Array(vec![strings(&["a"]), Array(vec![object("b", Null)]), Object(vec![])]),
            expect![[r#"
                [
                  ["a"],
                  [
                    {
                      "b": null
                    }
                  ],
                  {}
                ]
            "#]],
        );
    }

    #[test]
    fn an_array_is_spread_when_it_and_its_comma_do_not_fit() {
        let exactly_80 = strings(&["x".repeat(33).as_str(), "x".repeat(32).as_str()]);
        check(
            &Object(vec![("a".into(), exactly_80.clone()), ("b".into(), exactly_80)]),
            expect![[r#"
                {
                  "a": [
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                  ],
                  "b": ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]
                }
            "#]],
        );
    }

    #[test]
    fn numbers_fill_lines() {
        check(
            &object("n", integers(20)),
            expect![[r#"
                {
                  "n": [
                    0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000, 11000,
                    12000, 13000, 14000, 15000, 16000, 17000, 18000, 19000
                  ]
                }
            "#]],
        );
    }

    #[test]
    fn rows_of_a_matrix_get_a_line_each() {
        check(
            &Array(vec![integers(2), integers(3)]),
            expect![[r#"
                [
                  [0, 1000],
                  [0, 1000, 2000]
                ]
            "#]],
        );
        check(
            &Array(vec![integers(2), integers(1)]),
            expect![[r#"
                [[0, 1000], [0]]
            "#]],
        );
    }
}
