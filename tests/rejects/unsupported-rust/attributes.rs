use gen_macro::Type;

#[derive(Type)]
#[serde(rename_all = "camel", from = "String")]
struct Row {
    #[serde(skip_serializing)]
    rest: u8,
    #[cfg(feature = "count")]
    count: u8,
}
