//! Writes the types of the front end: TypeScript and JSON Schema.

fn main() {
    gen_build::generate()
}
