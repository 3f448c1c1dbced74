//! Regular expressions of ECMAScript.
