pub fn answer() -> u8 {
    #[derive(gen_macro::Type)]
    struct Row(u8);
    Row(42).0
}
