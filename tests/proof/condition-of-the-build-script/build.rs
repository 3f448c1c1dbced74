fn main() {
    println!("cargo::rustc-check-cfg=cfg(special)");
    println!("cargo::rustc-cfg=special");
    gen_build::generate()
}
