#![allow(dead_code, unused_imports)]

use gen_macro::Type;
use near::*;

mod near {
    #[derive(gen_macro::Type)]
    pub struct Row(pub u8);
}

mod far {
    #[derive(gen_macro::Type)]
    #[component(name = "FarRow")]
    pub struct Row(pub u8);
}

macro_rules! imports {
    () => {
        use far::Row;
    };
}

imports!();

#[derive(Type)]
pub struct Table {
    pub first: Row,
}
