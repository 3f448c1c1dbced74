use gen_macro::Type;

#[derive(Type)]
#[serde(tag = "kind")]
enum Media {
    Image(String),
    Video { kind: u8 },
    #[serde(other)]
    Other,
}

fn main() {}
