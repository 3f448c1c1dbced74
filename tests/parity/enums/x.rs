use gen_macro::Type;

#[derive(Type)]
#[serde(rename_all = "kebab-case")]
enum Level {
    Low,
    MidLevel,
    High,
}

#[derive(Type)]
enum Single {
    #[serde(rename = "only")]
    Only,
}

#[derive(Type)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
enum Tagged {
    Image { url: String },
    Video { url: String, loops: bool },
}

#[derive(Type)]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
enum Adjacent {
    Text(String),
    Count(u8),
}

#[derive(Type)]
#[serde(untagged, deny_unknown_fields)]
enum Untagged {
    Text(String),
    Count(u8),
    Point { x: f64, y: f64 },
}

#[derive(Type)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum External {
    Circle { r: f64 },
    Square(f64),
    None,
}
