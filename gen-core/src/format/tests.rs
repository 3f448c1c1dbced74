use super::{all, fits, is_checked};

#[test]
fn each_format_takes_what_ajv_takes() {
    // A format, texts that fit, texts that do not.
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "date",
            &["2020-02-29", "2000-02-29", "0000-12-31"],
            &[
                "",
                "2021-02-29",
                "1900-02-29",
                "2020-13-01",
                "2020-04-31",
                "2020-1-01",
                "2020-00-10",
            ],
        ),
        (
            "time",
            &["10:20:30Z", "10:20:30.5z", "10:20:30+02:00", "10:20:30-0230", "10:20:30+02"],
            &["10:20:30", "10:20Z", "24:00:00Z", "10:60:00Z", "10:20:30.Z", "10:20:30+24:00"],
        ),
        (
            "time",
            &["23:59:60Z", "23:59:60.9Z", "00:59:60+01:00", "15:59:60-08:00"],
            &["23:58:60Z", "22:59:60Z", "23:59:61Z", "10:20:60Z"],
        ),
        (
            "date-time",
            &["2020-02-29T10:20:30Z", "2020-02-29t10:20:30z", "2020-02-29 10:20:30+01:00"],
            &["2020-02-29", "2020-02-30T10:20:30Z", "2020-02-29T10:20:30", "2020-02-29_10:20:30Z"],
        ),
        (
            "duration",
            &["P1Y2M3DT4H5M6S", "P1D", "PT36H", "P2W", "P1YT1S"],
            &["", "P", "PT", "P1", "1D", "P1YT", "P1D1Y", "P1W1D", "P-1D", "p1d"],
        ),
        (
            "email",
            &["ada@example.com", "a.b+c@x-y.example", "A@B.C"],
            &["ada", "ada@example", "@a.b", "a@b@c.d", ".a@b.c", "a..b@c.d", "a@-b.c", "é@a.b"],
        ),
        (
            "hostname",
            &["localhost", "a-b.example", "example.com.", "1.2"],
            &["", ".", "a..b", "-a", "a-", "a_b", "é.example"],
        ),
        (
            "ipv4",
            &["127.0.0.1", "255.255.255.255"],
            &["256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4 "],
        ),
        (
            "ipv6",
            &["::", "::1", "1:2:3:4:5:6:7:8", "1::8", "::ffff:1.2.3.4"],
            &["1", ":::", "1:2:3:4:5:6:7", "1::2::3", "g::", "::1.2.3", "::1%eth0"],
        ),
        ("json-pointer", &["", "/", "/a/0", "/a~0b~1c"], &["a", "/~", "/~2"]),
        ("relative-json-pointer", &["0", "1/a", "0#", "10"], &["", "/a", "01", "#", "1#/a", "-1"]),
        (
            "regex",
            &["a", r"^[\w-.]+\-$", "a{", r"\k<a>", "(?=a)*", r"[\c]", r"\\Z"],
            &["(", "a)", "[", "[b-a]", "*", "a{2,1}", "(?<=a)*", r"(?<a>)\k<b>", r"a\Z", "\\"],
        ),
        (
            "uri",
            &["https://a@b.example:80/c%20d?e#f", "urn:isbn:1", "file:///a", "a://[::1]:8/", "a:b"],
            &["", "//a", "/a", "a", "a:", "1:b", "a://b c", "a://%2", "a://[::1", "a:é", "a:b#c#d"],
        ),
        (
            "uri-reference",
            &["", "../a?b#c", "//a.example", "?a", "#", "a:b", "1:b", "a\"b"],
            &["a b", "%zz", "\\", "//[a]", "#a#b", "é"],
        ),
        (
            "uri-template",
            &["", "/users/{id}", "{?page,size*,name:3}", "{+a}", "é", "%41"],
            &["{", "}", "{}", "{a:0}", "{a:12345}", "{a b}", "a b", "%4", "{{a}}"],
        ),
        (
            "uuid",
            &[
                "123e4567-e89b-12d3-a456-426614174000",
                "URN:UUID:123E4567-e89b-12d3-a456-426614174000",
            ],
            &["", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"],
        ),
    ];
    for (format, right, wrong) in cases {
        for text in *right {
            assert!(fits(format, text), "{format} {text:?}");
        }
        for text in *wrong {
            assert!(!fits(format, text), "{format} {text:?}");
        }
    }
}

#[test]
fn a_long_host_name_does_not_fit() {
    let label = "a".repeat(63);
    let name = [label.as_str(); 4].join(".");
    assert!(fits("hostname", &format!("{}.", &name[2..])));
    assert!(!fits("hostname", &name));
    assert!(!fits("hostname", &format!("{label}a.example")));
}

#[test]
fn a_format_that_ajv_does_not_know_takes_anything() {
    let unchecked: Vec<&str> = all().filter(|format| !is_checked(format)).collect();
    assert_eq!(unchecked, ["idn-email", "idn-hostname", "iri", "iri-reference"]);
    assert!(fits("iri", "not an address"));
}
