use gen_macro::Component;

#[derive(Component)]
#[serde(deny_unknown_fields)]
struct Field {
    label: String,
    #[serde(default = "note", skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default = "depth", skip_serializing_if = "is_small")]
    depth: u8,
}
