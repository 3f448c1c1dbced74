use gen_macro::Type;
use serde::{Deserialize, Serialize};

/// What happened.
#[derive(Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Event {
    /// A pointer was pressed.
    Click(Click),
    Key { code: u32 },
}

#[derive(Serialize, Deserialize, Type)]
pub struct Click {
    /// The pressed button.
    button: u8,
    #[serde(flatten)]
    at: Point,
    target: Option<String>,
}

#[derive(Serialize, Deserialize, Type)]
pub struct Point {
    x: i32,
    y: i32,
}
