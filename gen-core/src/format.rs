//! The string formats of JSON Schema.
