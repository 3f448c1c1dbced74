use gen_macro::Type;

const SIZE: usize = 4;

#[derive(Type)]
struct Matrix<const N: usize, T = f64> {
    rows: [[T; N]; SIZE],
}

fn main() {
    assert_eq!(Matrix::<2>::TYPE_NAME, "Matrix");
}
