use gen_macro::Type;

#[derive(Type)]
struct Row {
    #[component(minmum = 3)]
    count: u8,
}
