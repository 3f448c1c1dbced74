use gen_macro::{Component, Type};

/// Says something.
///
/// In two paragraphs with `code` and */ in them.
#[derive(Component)]
#[deprecated(note = "Use `Alert`.")]
#[serde(deny_unknown_fields)]
struct Notice {
    /// What it says.
    text: String,
    #[deprecated]
    old: bool,
    /// Older still.
    #[deprecated = "Use `old`."]
    older: bool,
    /// How it looks.
    tone: Tone,
}

/// How a notice looks.
#[derive(Type)]
#[serde(rename_all = "lowercase")]
enum Tone {
    /// Blends in.
    Calm,
    Loud,
    #[deprecated = "Use `loud`."]
    Shrill,
}
