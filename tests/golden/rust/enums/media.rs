use gen_macro::Type;

/// A tag beside the fields.
#[derive(Type)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Internal {
    /// A picture.
    StillImage { alt: String },
    Video { seconds: u32 },
    Nothing {},
}

/// A tag beside the content.
#[derive(Type)]
#[serde(tag = "kind", content = "value")]
enum Adjacent {
    Text(String),
    Size(u8, u8),
    Image { alt: String },
}

/// A key for each variant.
#[derive(Type)]
enum External {
    Nothing,
    /// A text.
    Text(String),
    Size(u8, u8),
    Image { alt: String },
}

/// The content alone.
#[derive(Type)]
#[serde(untagged)]
enum Untagged {
    Text(String),
    Size(u8, u8),
    Image { alt: String },
    Other(External),
}
