//! Reads Rust types that derive `Component` or `Type`.
