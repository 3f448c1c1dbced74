use gen_macro::Type;

#[derive(Type)]
#[serde(untagged)]
enum Kind {
    Number(u8),
    #[serde(skip_serializing)]
    Other(Option<Box<Kind>>),
}

#[derive(Type)]
struct Row {
    #[serde(skip_serializing)]
    next: Box<Row>,
}
