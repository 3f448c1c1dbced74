//! Values as JSON text.
