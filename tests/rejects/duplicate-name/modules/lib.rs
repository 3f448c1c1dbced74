mod activity;
mod issues;

#[derive(gen_macro::Type)]
struct Page {
    issues: Vec<issues::Event>,
    activity: Vec<activity::Event>,
}

mod inner {
    #[derive(gen_macro::Type)]
    struct Page {
        number: u8,
    }
}
