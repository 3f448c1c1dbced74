use gen_macro::{Component, Type};

#[derive(Component)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct CardProps<'a> {
    aria_label: &'a str,
    heading: Box<Heading>,
    lines: Vec<Line>,
    first: Line,
}

#[derive(Type)]
#[serde(deny_unknown_fields)]
struct Heading {
    text: String,
    level: u8,
}

#[derive(Type)]
#[serde(deny_unknown_fields)]
struct Line {
    text: String,
    tags: Vec<String>,
}
