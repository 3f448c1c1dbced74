//! gen-macro
