//! Whether a JSON value fits a type.
