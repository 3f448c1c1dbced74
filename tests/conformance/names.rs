//! The rename rules, on every kind of name.

use gen_macro::Type;
use serde::{Deserialize, Serialize};

use crate::runner::Cases;

types! {
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "lowercase")]
    struct LowerFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "lowercase")]
    struct LowerCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "lowercase")]
    enum LowerVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "lowercase")]
    enum LowerInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "UPPERCASE")]
    struct UpperFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "UPPERCASE")]
    struct UpperCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "UPPERCASE")]
    enum UpperVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "UPPERCASE")]
    enum UpperInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "PascalCase")]
    struct PascalFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "PascalCase")]
    struct PascalCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "PascalCase")]
    enum PascalVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "PascalCase")]
    enum PascalInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    struct CamelFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    struct CamelCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    enum CamelVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "camelCase")]
    enum CamelInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "snake_case")]
    struct SnakeFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "snake_case")]
    struct SnakeCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "snake_case")]
    enum SnakeVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "snake_case")]
    enum SnakeInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    struct ScreamingSnakeFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    struct ScreamingSnakeCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    enum ScreamingSnakeVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "SCREAMING_SNAKE_CASE")]
    enum ScreamingSnakeInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "kebab-case")]
    struct KebabFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "kebab-case")]
    struct KebabCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "kebab-case")]
    enum KebabVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "kebab-case")]
    enum KebabInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "SCREAMING-KEBAB-CASE")]
    struct ScreamingKebabFields { foo_bar: u8, FOO: u8, a1_b2: u8, _lead: u8, trail_: u8, dbl__under: u8, n_2x: u8, r#type: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "SCREAMING-KEBAB-CASE")]
    struct ScreamingKebabCamel { fooBar: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "SCREAMING-KEBAB-CASE")]
    enum ScreamingKebabVariants { FooBar, HTTPServer, A1B2, snake_v, Under_Score, Self_ }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", rename_all_fields = "SCREAMING-KEBAB-CASE")]
    enum ScreamingKebabInner { A { foo_bar: u8, #[serde(rename = "own")] b: u8 }, #[serde(rename_all = "lowercase")] B { foo_Bar: u8 } }
}

pub(crate) fn cases(cases: &mut Cases) {
    cases.conform([LowerFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([LowerCamel { fooBar: 1 }]);
    cases.conform([
        LowerVariants::FooBar,
        LowerVariants::HTTPServer,
        LowerVariants::A1B2,
        LowerVariants::snake_v,
        LowerVariants::Under_Score,
        LowerVariants::Self_,
    ]);
    cases.conform([LowerInner::A { foo_bar: 1, b: 1 }, LowerInner::B { foo_Bar: 1 }]);
    cases.conform([UpperFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([UpperCamel { fooBar: 1 }]);
    cases.conform([
        UpperVariants::FooBar,
        UpperVariants::HTTPServer,
        UpperVariants::A1B2,
        UpperVariants::snake_v,
        UpperVariants::Under_Score,
        UpperVariants::Self_,
    ]);
    cases.conform([UpperInner::A { foo_bar: 1, b: 1 }, UpperInner::B { foo_Bar: 1 }]);
    cases.conform([PascalFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([PascalCamel { fooBar: 1 }]);
    cases.conform([
        PascalVariants::FooBar,
        PascalVariants::HTTPServer,
        PascalVariants::A1B2,
        PascalVariants::snake_v,
        PascalVariants::Under_Score,
        PascalVariants::Self_,
    ]);
    cases.conform([PascalInner::A { foo_bar: 1, b: 1 }, PascalInner::B { foo_Bar: 1 }]);
    cases.conform([CamelFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([CamelCamel { fooBar: 1 }]);
    cases.conform([
        CamelVariants::FooBar,
        CamelVariants::HTTPServer,
        CamelVariants::A1B2,
        CamelVariants::snake_v,
        CamelVariants::Under_Score,
        CamelVariants::Self_,
    ]);
    cases.conform([CamelInner::A { foo_bar: 1, b: 1 }, CamelInner::B { foo_Bar: 1 }]);
    cases.conform([SnakeFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([SnakeCamel { fooBar: 1 }]);
    cases.conform([
        SnakeVariants::FooBar,
        SnakeVariants::HTTPServer,
        SnakeVariants::A1B2,
        SnakeVariants::snake_v,
        SnakeVariants::Under_Score,
        SnakeVariants::Self_,
    ]);
    cases.conform([SnakeInner::A { foo_bar: 1, b: 1 }, SnakeInner::B { foo_Bar: 1 }]);
    cases.conform([ScreamingSnakeFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([ScreamingSnakeCamel { fooBar: 1 }]);
    cases.conform([
        ScreamingSnakeVariants::FooBar,
        ScreamingSnakeVariants::HTTPServer,
        ScreamingSnakeVariants::A1B2,
        ScreamingSnakeVariants::snake_v,
        ScreamingSnakeVariants::Under_Score,
        ScreamingSnakeVariants::Self_,
    ]);
    cases.conform([
        ScreamingSnakeInner::A { foo_bar: 1, b: 1 },
        ScreamingSnakeInner::B { foo_Bar: 1 },
    ]);
    cases.conform([KebabFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([KebabCamel { fooBar: 1 }]);
    cases.conform([
        KebabVariants::FooBar,
        KebabVariants::HTTPServer,
        KebabVariants::A1B2,
        KebabVariants::snake_v,
        KebabVariants::Under_Score,
        KebabVariants::Self_,
    ]);
    cases.conform([KebabInner::A { foo_bar: 1, b: 1 }, KebabInner::B { foo_Bar: 1 }]);
    cases.conform([ScreamingKebabFields {
        foo_bar: 1,
        FOO: 1,
        a1_b2: 1,
        _lead: 1,
        trail_: 1,
        dbl__under: 1,
        n_2x: 1,
        r#type: 1,
    }]);
    cases.conform([ScreamingKebabCamel { fooBar: 1 }]);
    cases.conform([
        ScreamingKebabVariants::FooBar,
        ScreamingKebabVariants::HTTPServer,
        ScreamingKebabVariants::A1B2,
        ScreamingKebabVariants::snake_v,
        ScreamingKebabVariants::Under_Score,
        ScreamingKebabVariants::Self_,
    ]);
    cases.conform([
        ScreamingKebabInner::A { foo_bar: 1, b: 1 },
        ScreamingKebabInner::B { foo_Bar: 1 },
    ]);
}
