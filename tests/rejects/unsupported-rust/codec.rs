use gen_macro::Type;

#[derive(Type)]
struct Row {
    #[serde(with = "hex")]
    id: Vec<u8>,
}
