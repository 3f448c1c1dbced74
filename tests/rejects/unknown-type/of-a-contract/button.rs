use gen_macro::Component;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Component)]
struct Button {
    label: String,
}
