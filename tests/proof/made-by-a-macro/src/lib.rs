macro_rules! row {
    ($name:ident) => {
        #[derive(gen_macro::Type)]
        pub struct $name {
            pub id: u32,
        }
    };
}

row!(Row);
