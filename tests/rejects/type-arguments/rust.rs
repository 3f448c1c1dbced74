use gen_macro::Type;

#[derive(Type)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Type)]
struct Book {
    pages: Vec<Page>,
    chapters: Page<String, u8>,
}
