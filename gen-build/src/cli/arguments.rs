//! The commands and their options, with the help that they give.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::strategy::Strategy;

/// The whole command line.
pub(super) fn command() -> Command {
    Command::new("cargo-gen")
        .bin_name("cargo gen")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Component definitions become TypeScript and JSON Schema")
        .long_about(
            "Component definitions become TypeScript and JSON Schema.\n\n\
             Does what `cargo build` does in a package whose build script is \
             `gen_build::generate()`, and more. Reads the same `gen.yaml`; settings that a build \
             script makes in Rust are those of its last run.",
        )
        .after_help(
            "Exit codes: 0 fine, 1 definitions wrong or artifacts stale, 2 wrong usage.\n\
             `cargo gen COMMAND --help` tells more and shows an example.",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands([
            init(),
            build(),
            check(),
            watch(),
            bench(),
            list(),
            schema(),
            explain(),
            completions(),
        ])
        .args(common())
}

/// What every command understands.
fn common() -> Vec<Arg> {
    let common = |arg: Arg| arg.global(true).help_heading("Common options");
    vec![
        common(Arg::new("directory"))
            .short('C')
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .help("The folder of the package [default: the nearest one around here]"),
        common(Arg::new("manifest-path"))
            .long("manifest-path")
            .value_name("FILE")
            .conflicts_with("directory")
            .value_parser(value_parser!(PathBuf))
            .help("The Cargo.toml of the package"),
        common(Arg::new("format"))
            .long("format")
            .value_name("FORMAT")
            .default_value("text")
            .value_parser(["text", "json"])
            .help("Text for people, or a line of JSON for programs"),
        common(Arg::new("quiet"))
            .short('q')
            .long("quiet")
            .action(ArgAction::SetTrue)
            .help("Say only what is wrong, or what was asked for"),
        common(Arg::new("color"))
            .long("color")
            .value_name("WHEN")
            .default_value("auto")
            .value_parser(["auto", "always", "never"])
            .help("Colours; auto respects the terminal and NO_COLOR"),
    ]
}

fn init() -> Command {
    Command::new("init")
        .about("Set gen up in a project that exists")
        .long_about(
            "Set gen up in a project that exists: settings with comments, a first component, a \
             build script and the dependency of the build script. Nothing that exists is \
             overwritten; a build script that exists is completed by hand, with the line that is \
             shown.",
        )
        .after_help("Example:\n  cargo gen init && cargo build")
        .arg(
            Arg::new("path")
                .long("path")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help("Where gen-build is [default: where this program came from]"),
        )
}

fn build() -> Command {
    Command::new("build")
        .about("Write all artifacts that are not up to date")
        .long_about(
            "Write all artifacts that are not up to date, and remove those that no definition \
             produces any more. Nothing is written when a definition is wrong.",
        )
        .after_help("Example:\n  cargo gen build -C ui --strategy parallel")
        .args([
            Arg::new("strategy")
                .long("strategy")
                .value_name("STRATEGY")
                .value_parser(strategies())
                .help("How the work is cut and shared [default: gen.yaml, or cached]"),
            Arg::new("batch")
                .long("batch")
                .value_name("SIZE")
                .value_parser(size)
                .help("How many definitions a thread takes at a time [default: gen.yaml, or 32]"),
        ])
}

fn strategies() -> impl clap::builder::TypedValueParser {
    use clap::builder::TypedValueParser;
    PossibleValuesParser::new(Strategy::ALL.map(Strategy::name))
        .map(|name| Strategy::from_name(&name).expect("only names are possible"))
}

fn size(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("has to be at least 1".into()),
        Ok(size) => Ok(size),
        Err(_) => Err("is a whole number".into()),
    }
}

fn check() -> Command {
    Command::new("check")
        .about("Compare the artifacts with their definitions, and write nothing")
        .long_about(
            "Compare the artifacts with their definitions, and write nothing. Ends with 1 and \
             shows the difference when one is changed, missing or extra. Made for continuous \
             integration: it needs no earlier build.",
        )
        .after_help("Example:\n  cargo gen check --manifest-path ui/Cargo.toml")
}

fn watch() -> Command {
    Command::new("watch")
        .about("Build whenever a definition changes")
        .long_about(
            "Build, and build again whenever a YAML definition, a `_folder.yaml`, `gen.yaml` or a \
             Rust source changes. Says what came of it in one line, and goes on after errors. \
             Ctrl-c ends it.",
        )
        .after_help("Example:\n  cargo gen watch --quiet   # shows errors only")
}

fn bench() -> Command {
    Command::new("bench")
        .about("Measure all strategies on a copy of your definitions")
        .long_about(
            "Measure all strategies on a copy of your definitions in a temporary folder: with \
             nothing there (cold), with nothing changed, and with a line more in one source. The \
             ratio is to the first strategy.",
        )
        .after_help("Example:\n  cargo gen bench --svg bench.svg")
        .arg(
            Arg::new("svg")
                .long("svg")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Draw the times to a file"),
        )
}

fn list() -> Command {
    Command::new("list")
        .about("List all definitions, and where they come from")
        .long_about(
            "List all definitions: what each is, the file that defines it, and its artifacts. \
             Abstract components have no artifacts and are not listed.",
        )
        .after_help("Example:\n  cargo gen list --format json")
}

fn schema() -> Command {
    Command::new("schema")
        .about("Print a JSON Schema with which editors complete definitions")
        .long_about(
            "Print the JSON Schema of what is written for gen. Editors complete and check YAML \
             with it; `docs/cli.md` says how to tell them.",
        )
        .after_help("Example:\n  cargo gen schema > .gen/definitions.schema.json")
        .arg(
            Arg::new("of")
                .value_name("OF")
                .default_value("definitions")
                .value_parser(["definitions", "folder", "config"])
                .help("Of definitions, of _folder.yaml or of gen.yaml"),
        )
}

fn explain() -> Command {
    Command::new("explain")
        .about("Explain the code of a message, with a wrong and a right input")
        .long_about(
            "Explain the code of a message, with the smallest wrong input and how to mend it. \
             Without a code, list all of them.",
        )
        .after_help("Example:\n  cargo gen explain unknown-key")
        .arg(Arg::new("code").value_name("CODE").help("The code, as the message shows it"))
}

fn completions() -> Command {
    Command::new("completions")
        .about("Print a script with which a shell completes `cargo-gen`")
        .long_about(
            "Print a script with which a shell completes `cargo-gen`. Zsh uses it for `cargo gen` \
             as well, if it completes `cargo`.",
        )
        .after_help(
            "Example:\n  cargo gen completions bash > ~/.local/share/bash-completion/completions/cargo-gen",
        )
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .help("The shell"),
        )
}
