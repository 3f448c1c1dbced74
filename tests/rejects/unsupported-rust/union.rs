use gen_macro::Type;

#[derive(Type)]
union Either {
    a: u8,
    b: u16,
}
