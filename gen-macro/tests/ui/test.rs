use gen_macro::Type;

#[derive(Type)]
#[component(test)]
struct Page<T> {
    rows: Vec<T>,
}

#[derive(Type)]
#[component(test(sent))]
struct Row {
    #[component(test)]
    id: u8,
}

fn main() {}
