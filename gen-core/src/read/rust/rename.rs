//! serde's rename rules. They are not those of a case library: a field is taken to be snake_case
//! and a variant PascalCase, whatever it is, and only ASCII letters change.

/// A value of `rename_all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RenameRule {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

/// Every rule under the name that serde gives it.
pub(super) const RULES: [(&str, RenameRule); 8] = [
    ("lowercase", RenameRule::Lower),
    ("UPPERCASE", RenameRule::Upper),
    ("PascalCase", RenameRule::Pascal),
    ("camelCase", RenameRule::Camel),
    ("snake_case", RenameRule::Snake),
    ("SCREAMING_SNAKE_CASE", RenameRule::ScreamingSnake),
    ("kebab-case", RenameRule::Kebab),
    ("SCREAMING-KEBAB-CASE", RenameRule::ScreamingKebab),
];

impl RenameRule {
    pub(super) fn named(name: &str) -> Option<RenameRule> {
        RULES.iter().find(|(known, _)| *known == name).map(|(_, rule)| *rule)
    }

    /// What the rule makes of a field's name.
    pub(super) fn field(self, name: &str) -> String {
        match self {
            RenameRule::Lower | RenameRule::Snake => name.to_owned(),
            RenameRule::Upper | RenameRule::ScreamingSnake => name.to_ascii_uppercase(),
            RenameRule::Pascal => pascal(name),
            RenameRule::Camel => lower_first(&pascal(name)),
            RenameRule::Kebab => name.replace('_', "-"),
            RenameRule::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// What the rule makes of a variant's name.
    pub(super) fn variant(self, name: &str) -> String {
        match self {
            RenameRule::Pascal => name.to_owned(),
            RenameRule::Lower => name.to_ascii_lowercase(),
            RenameRule::Upper => name.to_ascii_uppercase(),
            RenameRule::Camel => lower_first(name),
            RenameRule::Snake => snake(name),
            RenameRule::ScreamingSnake => snake(name).to_ascii_uppercase(),
            RenameRule::Kebab => snake(name).replace('_', "-"),
            RenameRule::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn pascal(field: &str) -> String {
    let mut result = String::with_capacity(field.len());
    let mut at_start = true;
    for letter in field.chars() {
        if letter == '_' {
            at_start = true;
        } else if at_start {
            result.push(letter.to_ascii_uppercase());
            at_start = false;
        } else {
            result.push(letter);
        }
    }
    result
}

fn snake(variant: &str) -> String {
    let mut result = String::with_capacity(variant.len() + 4);
    for (index, letter) in variant.char_indices() {
        if index > 0 && letter.is_uppercase() {
            result.push('_');
        }
        result.push(letter.to_ascii_lowercase());
    }
    result
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => {
            let mut result = String::with_capacity(name.len());
            result.push(first.to_ascii_lowercase());
            result.push_str(letters.as_str());
            result
        }
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::RULES;

    fn check(apply: impl Fn(super::RenameRule, &str) -> String, names: &str, expected: Expect) {
        let mut table = String::new();
        for (name, rule) in RULES {
            table.push_str(name);
            table.push(':');
            for source in names.split(' ') {
                table.push(' ');
                table.push_str(&apply(rule, source));
            }
            table.push('\n');
        }
        expected.assert_eq(&table);
    }

    #[test]
    fn fields_are_taken_to_be_snake_case() {
        check(
            super::RenameRule::field,
            "foo_bar fooBar FOO a1_b2 _lead trail_ dbl__under n_2x é_ß",
            expect![[r"
                lowercase: foo_bar fooBar FOO a1_b2 _lead trail_ dbl__under n_2x é_ß
                UPPERCASE: FOO_BAR FOOBAR FOO A1_B2 _LEAD TRAIL_ DBL__UNDER N_2X é_ß
                PascalCase: FooBar FooBar FOO A1B2 Lead Trail DblUnder N2x éß
                camelCase: fooBar fooBar fOO a1B2 lead trail dblUnder n2x éß
                snake_case: foo_bar fooBar FOO a1_b2 _lead trail_ dbl__under n_2x é_ß
                SCREAMING_SNAKE_CASE: FOO_BAR FOOBAR FOO A1_B2 _LEAD TRAIL_ DBL__UNDER N_2X é_ß
                kebab-case: foo-bar fooBar FOO a1-b2 -lead trail- dbl--under n-2x é-ß
                SCREAMING-KEBAB-CASE: FOO-BAR FOOBAR FOO A1-B2 -LEAD TRAIL- DBL--UNDER N-2X é-ß
            "]],
        );
    }

    #[test]
    fn variants_are_taken_to_be_pascal_case() {
        check(
            super::RenameRule::variant,
            "FooBar HTTPServer A1B2 snake_v Under_Score Self_ ÉÀ",
            expect![[r"
                lowercase: foobar httpserver a1b2 snake_v under_score self_ ÉÀ
                UPPERCASE: FOOBAR HTTPSERVER A1B2 SNAKE_V UNDER_SCORE SELF_ ÉÀ
                PascalCase: FooBar HTTPServer A1B2 snake_v Under_Score Self_ ÉÀ
                camelCase: fooBar hTTPServer a1B2 snake_v under_Score self_ ÉÀ
                snake_case: foo_bar h_t_t_p_server a1_b2 snake_v under__score self_ É_À
                SCREAMING_SNAKE_CASE: FOO_BAR H_T_T_P_SERVER A1_B2 SNAKE_V UNDER__SCORE SELF_ É_À
                kebab-case: foo-bar h-t-t-p-server a1-b2 snake-v under--score self- É-À
                SCREAMING-KEBAB-CASE: FOO-BAR H-T-T-P-SERVER A1-B2 SNAKE-V UNDER--SCORE SELF- É-À
            "]],
        );
    }

    #[test]
    fn nothing_but_underscores_is_no_panic() {
        assert_eq!(super::RenameRule::Camel.field("__"), "");
    }
}
