//! `cargo gen explain`: the page of a diagnostic's code.

use std::process::ExitCode;

use clap::ArgMatches;
use gen_core::diagnostic::Code;
use gen_core::name::nearest;
use gen_core::value::Value;

use super::outcome::Stop;
use super::terminal::{BOLD, FAINT, NOTICE, Terminal, object, text_of};

pub(super) fn run(command: &ArgMatches, terminal: &Terminal) -> Result<ExitCode, Stop> {
    match command.get_one::<String>("code") {
        Some(asked) => explain(find(asked)?, terminal),
        None => list(terminal),
    }
    Ok(ExitCode::SUCCESS)
}

/// The code with a name, also as a message shows it: `error[unknown-key]`.
fn find(asked: &str) -> Result<Code, Stop> {
    let name = asked.split_once('[').map_or(asked, |(_, name)| name);
    let name = name.trim_end_matches([']', ':']).to_lowercase().replace('_', "-");
    let names = || Code::ALL.iter().map(|code| code.name());
    Code::ALL.iter().copied().find(|code| code.name() == name).ok_or_else(|| {
        let help = match nearest(&name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`cargo gen explain` lists them all".to_owned(),
        };
        Stop::Usage(format!("there is no code `{asked}`: {help}"))
    })
}

fn explain(code: Code, terminal: &Terminal) {
    let mut is_code = false;
    for line in code.page().lines() {
        let is_fence = line.starts_with("```");
        let style = match line {
            _ if is_fence => FAINT,
            _ if is_code => NOTICE,
            _ if line.starts_with('#') => BOLD,
            _ => anstyle::Style::new(),
        };
        is_code ^= is_fence;
        terminal.print(&format!("{style}{line}{style:#}"));
    }
    terminal.json(|| {
        object([
            ("ok", Value::Boolean(true)),
            ("code", text_of(code.name())),
            ("page", text_of(code.page())),
        ])
    });
}

fn list(terminal: &Terminal) {
    for code in Code::ALL {
        terminal.print(&format!("{BOLD}{:<24}{BOLD:#} {}", code.name(), summary(*code)));
    }
    terminal.say(&format!("\n{FAINT}`cargo gen explain CODE` shows the page of one.{FAINT:#}"));
    let code = |code: &Code| {
        object([("code", text_of(code.name())), ("summary", text_of(&summary(*code)))])
    };
    terminal.json(|| {
        let codes = Value::Array(Code::ALL.iter().map(code).collect());
        object([("ok", Value::Boolean(true)), ("codes", codes)])
    });
}

/// The first sentence of the page.
fn summary(code: Code) -> String {
    let text = code.page().lines().skip(2).take_while(|line| !line.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    match text.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => text,
    }
}
