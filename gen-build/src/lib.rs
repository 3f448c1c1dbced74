//! gen-build
