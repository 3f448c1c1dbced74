use std::fmt::Write;

use expect_test::expect;

use super::parse;

/// Enough for every pattern here that does not explode.
const BUDGET: usize = 10_000;

fn matches(pattern: &str, text: &str) -> Option<bool> {
    parse(pattern).unwrap().matches(text, &mut BUDGET.clone())
}

#[test]
fn matches_what_ecmascript_matches() {
    // A pattern, texts that match, texts that do not.
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("", &["", "a"], &[]),
        ("b", &["b", "abc"], &["", "a", "B"]),
        ("^b", &["b", "bc"], &["ab", "a\nb"]),
        ("b$", &["b", "ab"], &["bc", "b\n"]),
        ("^a|b$", &["ac", "cb"], &["ca", "bc"]),
        ("^.$", &["a", "🙂"], &["", "ab", "\n", "\r", "\u{2028}"]),
        ("^[a-c_]$", &["a", "c", "_"], &["d", "-", "ab"]),
        ("^[^a-c]$", &["d", "\n", "🙂"], &["a", ""]),
        ("^[]$", &[], &["", "a"]),
        ("^[^]$", &["a", "\n"], &[""]),
        ("^[-a]$", &["-", "a"], &["b"]),
        (r"^[\w-]+$", &["a-b", "A_1"], &["é", " "]),
        (r"^[\b\-\]\\]$", &["\u{8}", "-", "]", "\\"], &["b"]),
        (r"^\d\D$", &["1a", "1\u{661}"], &["11", "\u{661}a"]),
        (r"^\s\S$", &[" a", "\u{feff}a", "\u{a0}a"], &["a ", "  "]),
        (r"^\w\W$", &["_é", "a-"], &["éa", "aa"]),
        (r"\bfoo\b", &["foo", "a foo."], &["food", "_foo"]),
        (r"\Boo\B", &["fool"], &["foo", "oo"]),
        (r"^\x41\u0042\u{43}\cJ\0\/$", &["ABC\n\0/"], &["ABC\n0/"]),
        (r"^\ud83d\ude42$", &["🙂"], &["\u{fffd}"]),
        ("^[🙂-🙄]$", &["🙃"], &["🙅"]),
        ("^(?:a|ab)(?:c|bcd)$", &["ac", "abc", "abcd"], &["ab"]),
        ("^a{2}$", &["aa"], &["a", "aaa"]),
        ("^a{2,}$", &["aa", "aaaa"], &["a"]),
        ("^a{1,2}$", &["a", "aa"], &["", "aaa"]),
        ("^a{0}b$", &["b"], &["ab"]),
        ("^a{99999999999}$", &[], &["a"]),
        ("^(?:a*)*b$", &["b", "aab"], &["aa"]),
        (r"^(a+?)\1$", &["aa", "aaaa"], &["a", "aaa"]),
        (r"^(?<half>.+)-\k<half>$", &["ab-ab"], &["ab-ba"]),
        (r"^(?:(a)|b)*\1$", &["ab", "aa", "baa"], &["ba", "aba"]),
        (r"^\1(a)$", &["a"], &["aa"]),
        ("^(?=.*[0-9])(?!0).+$", &["a1"], &["a", "0a"]),
        (r"(?<=\$)\d+(?<!5)$", &["$10"], &["10", "$5"]),
        (r"(?<=\1(.))c", &["aac"], &["abc"]),
        (r"(?<=^(\w+))$", &["ab"], &["a-"]),
    ];
    for (pattern, right, wrong) in cases {
        for text in *right {
            assert_eq!(matches(pattern, text), Some(true), "{pattern} {text:?}");
        }
        for text in *wrong {
            assert_eq!(matches(pattern, text), Some(false), "{pattern} {text:?}");
        }
    }
}

#[test]
fn a_property_that_decides_cannot_be_judged() {
    assert_eq!(matches(r"^\p{Lu}", "A"), None);
    assert_eq!(matches(r"^[^\P{Script=Greek}]", "A"), None);
    assert_eq!(matches(r"^[a\p{Lu}]$", "a"), Some(true));
    assert_eq!(matches(r"^a|^\p{Lu}", "a"), Some(true));
}

#[test]
fn a_pattern_that_explodes_cannot_be_judged() {
    let text = "a".repeat(60) + "b";
    assert_eq!(matches("^(a+)+$", &text), None);
    assert_eq!(matches("^(a|a)*$", &text), None);
    assert_eq!(matches("(a*)*(a*)*(a*)*c", &text), None);
    assert_eq!(matches(&"a?".repeat(200), ""), Some(true));
}

#[test]
fn a_long_text_is_no_deep_recursion() {
    let text = "a".repeat(100_000);
    let mut budget = 1_000_000;
    assert_eq!(parse("^(?:a|b)*$").unwrap().matches(&text, &mut budget), Some(true));
}

#[test]
fn what_ecmascript_refuses_is_refused_with_a_reason() {
    let patterns = [
        "a)",
        "(a",
        "(?a)",
        "(?i:a)",
        "(?<1>a)",
        "(?<n>a)(?<n>b)",
        "[a",
        "[b-a]",
        r"[\d-x]",
        "*",
        "a**",
        "^*",
        "(?=a)*",
        "]",
        "}",
        "{1}",
        "a{",
        "a{1",
        "a{,2}",
        "a{2,1}",
        "\\",
        r"\-",
        r"\é",
        r"\00",
        r"\c1",
        r"\x4",
        r"\u12",
        r"\u{110000}",
        r"\u{}",
        r"\1",
        r"(a)\2",
        r"\k",
        r"\k<n>",
        r"[\1]",
        r"[\B]",
        r"\p",
        r"\p{}",
        r"\p{Latin}",
        r"\p{Script=Elvish}",
        r"\p{Script}",
    ];
    let mut table = String::new();
    for pattern in patterns {
        let error = parse(pattern).unwrap_err();
        let _ = writeln!(table, "{pattern:<18} {}: {}", error.offset, error.message);
    }
    expect![[r#"
        a)                 1: this `)` closes no group; write `\)`
        (a                 0: this group is not closed
        (?a)               1: expected `:`, `=`, `!`, `<=`, `<!` or `<name>` after `(?`
        (?i:a)             1: expected `:`, `=`, `!`, `<=`, `<!` or `<name>` after `(?`
        (?<1>a)            3: expected the name of a group and `>`
        (?<n>a)(?<n>b)     10: there are two groups named `n`
        [a                 0: this `[` is not closed; write `\[` for a bracket
        [b-a]              1: the ends of this range are out of order
        [\d-x]             1: a range goes from one character to another; write `\-` for a hyphen
        *                  0: there is nothing to repeat
        a**                2: there is nothing to repeat
        ^*                 1: there is nothing to repeat
        (?=a)*             5: there is nothing to repeat
        ]                  0: `]` stands for nothing here; write `\]`
        }                  0: `}` stands for nothing here; write `\}`
        {1}                0: `{` stands for nothing here; write `\{`
        a{                 1: expected a quantifier like `{2}`, `{2,}` or `{2,3}`; write `\{` for a brace
        a{1                1: expected a quantifier like `{2}`, `{2,}` or `{2,3}`; write `\{` for a brace
        a{,2}              1: expected a quantifier like `{2}`, `{2,}` or `{2,3}`; write `\{` for a brace
        a{2,1}             1: the numbers of this quantifier are out of order
        \                  0: a `\` escapes nothing here; write `\\`
        \-                 0: `\-` is no escape; write `-` alone or `\\` for a backslash
        \é                 0: `\é` is no escape; write `é` alone or `\\` for a backslash
        \00                0: `\0` is no escape; write `0` alone or `\\` for a backslash
        \c1                0: expected a letter after `\c`
        \x4                0: expected two hexadecimal digits after `\x`
        \u12               0: expected four hexadecimal digits after `\u`, or `{…}`
        \u{110000}         0: expected a code point like `\u{1f642}`, at most 10ffff
        \u{}               0: expected a code point like `\u{1f642}`, at most 10ffff
        \1                 0: there is no group 1
        (a)\2              3: there is no group 2
        \k                 0: expected `<` and the name of a group after `\k`
        \k<n>              0: there is no group named `n`
        [\1]               1: `\1` is no escape; write `1` alone or `\\` for a backslash
        [\B]               1: `\B` is no escape; write `B` alone or `\\` for a backslash
        \p                 0: expected a Unicode property like `\p{Lu}` or `\p{Script=Greek}`
        \p{}               0: expected a Unicode property like `\p{Lu}` or `\p{Script=Greek}`
        \p{Latin}          0: expected a Unicode property like `\p{Lu}` or `\p{Script=Greek}`
        \p{Script=Elvish}  0: expected a Unicode property like `\p{Lu}` or `\p{Script=Greek}`
        \p{Script}         0: expected a Unicode property like `\p{Lu}` or `\p{Script=Greek}`
    "#]].assert_eq(&table);
}

#[test]
fn groups_nest_to_a_bounded_depth() {
    let nested = |depth| "(".repeat(depth) + &")".repeat(depth);
    assert_eq!(matches(&nested(100), ""), Some(true));
    assert_eq!(parse(&nested(101)).unwrap_err().message, "more than 100 groups in each other");
    assert!(parse(&"(".repeat(100_000)).is_err());
}
