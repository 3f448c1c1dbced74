use gen_macro::Component;

#[derive(Component)]
enum Button {
    A,
}
