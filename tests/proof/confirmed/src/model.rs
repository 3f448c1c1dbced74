use gen_macro::Type;
use serde::{Deserialize, Serialize};

pub type Id = u32;
pub const SIZE: usize = 3;

#[derive(Serialize, Deserialize, Type)]
pub struct Row {
    pub id: Id,
    pub note: Option<String>,
}

pub mod inner {
    mod private {
        /// It has no path from outside.
        #[derive(serde::Serialize, serde::Deserialize, gen_macro::Type)]
        pub struct Deep(pub u8);
    }
    pub use private::Deep;
}
