use gen_macro::Type;

#[derive(Type)]
#[serde(rename_all = "camel", from = "Raw")]
struct Row {
    #[serde(flatten)]
    rest: Rest,
    #[cfg(feature = "count")]
    count: u8,
}
