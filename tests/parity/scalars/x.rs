use gen_macro::Component;

#[derive(Component)]
#[serde(deny_unknown_fields)]
struct Numbers {
    on: bool,
    text: String,
    character: char,
    ratio: f64,
    small: i8,
    byte: u8,
    short: i16,
    port: u16,
    count: i32,
    length: u32,
    size: u64,
    offset: i64,
    nothing: (),
    anything: serde_json::Value,
}
