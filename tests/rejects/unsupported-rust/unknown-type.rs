use gen_macro::Component;

#[derive(Component)]
struct Button {
    handler: fn(u8) -> u8,
}
