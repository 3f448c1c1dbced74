use gen_macro::Component;

#[derive(Component)]
enum Button {
    Primary,
}

#[derive(Component)]
struct Label(String);

fn main() {}
