use gen_macro::Type;

#[derive(Type)]
#[serde(tag = "kind")]
enum Media {
    Image(String),
    Video { src: String },
}
