use gen_macro::Component;

#[derive(Component)]
#[serde(deny_unknown_fields)]
struct Toolbar {
    buttons: Vec<Button>,
    main: Button,
}

#[derive(Component)]
#[serde(deny_unknown_fields)]
struct Button {
    label: String,
}

#[derive(Component)]
#[serde(deny_unknown_fields)]
struct Spacer {}
