//! What can only be known when all definitions are together.
