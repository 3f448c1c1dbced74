//! JSON values: defaults, examples and literals, with their order and exact integers kept.

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number written without fraction or exponent.
    Integer(i128),
    /// Any other number; always finite.
    Number(f64),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Key and value pairs in source order; no key occurs twice.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// What kind of JSON value it is, in the words of JSON Schema, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Boolean(_) => "a boolean",
            Value::Integer(_) => "an integer",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}
