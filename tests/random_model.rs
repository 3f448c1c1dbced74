//! Random models, through the renderers, to the tools that users run.
//!
//! `GEN_TEST_SEED` sets the seed and `GEN_TEST_ITERATIONS` the number of projects.

use gen_tests::expected::assert_none;
use gen_tests::inputs::{empty_folder, write};
use gen_tests::judge::{Scope, describe_case, judge};
use gen_tests::pipeline::{Options, render};
use gen_tests::random::{Random, iterations, seed};
use gen_tests::random_model::project;

#[test]
fn random_models_are_rendered_right() {
    let folder = empty_folder(env!("CARGO_TARGET_TMPDIR"), "random-model");
    for seed in seed()..seed() + iterations(20) {
        let case = folder.join(format!("seed-{seed}"));
        let project = project(&mut Random::new(seed), 12);
        for (name, text) in render(&project, &Options::default()) {
            if name.ends_with(".ts") {
                write(&case.join(name), text.as_bytes());
            }
        }
        describe_case(&case, None, &[]);
    }
    assert_none(judge(&folder, Scope::ALL));
}
