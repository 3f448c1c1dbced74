use gen_macro::Component;

#[derive(Component)]
struct Button {
    label: String,
