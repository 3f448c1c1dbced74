use gen_macro::Type;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Type)]
struct Row {
    id: String,
    tone: Tone,
}
