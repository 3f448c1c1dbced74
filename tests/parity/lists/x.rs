use gen_macro::Type;

#[derive(Type)]
#[serde(deny_unknown_fields)]
struct Lists {
    list: Vec<String>,
    pair: (u8, String),
    three: [bool; 3],
    many: [u8; 17],
    nested: Vec<(String, Vec<u8>)>,
    record: HashMap<String, f64>,
    records: Vec<BTreeMap<String, Vec<String>>>,
}

#[derive(Type)]
struct Pair(u8, String);

#[derive(Type)]
struct Names(Vec<String>);

#[derive(Type)]
struct Counts(HashMap<String, u32>);
