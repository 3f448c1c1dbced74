//! Names: spelling, reserved words, and the names of inline types.
