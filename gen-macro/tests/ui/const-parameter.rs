use gen_macro::Type;

#[derive(Type)]
struct Matrix<const N: usize, T = f64> {
    rows: [[T; N]; N],
}

fn main() {}
