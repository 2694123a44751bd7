//! `cargo xtask`: what the commands of the README run. Needs the ordinary toolchain and nothing else;
//! what more a command needs it sets up by itself.
#![forbid(unsafe_code)]

mod bench;
mod checked_in;
mod demo;
mod editors;
mod engine;
mod examples;
mod failure;
mod fuzz;
mod layout;
mod package;
mod packages;
mod run;
mod setup;
mod test;
mod toolchain;

use std::process::ExitCode;

use failure::{Failure, Result};
use layout::Layout;
use setup::Consent;
use toolchain::Toolchain;

const USAGE: &str = "\
usage: cargo xtask [--yes] COMMAND

  --yes            allows set-up what it would ask for otherwise: to become root, to link a
                   toolchain, to build a program without its lock file

  setup            installs what the other commands need; what is there already is left alone
       --engines L for tests in these engines, too: node, chromium, firefox, deno, bun, or all
       --editors   for tests in VS Code, Neovim and Emacs
  demo [--serve]   builds the examples and runs them in Node; --serve opens them to a browser
  test             runs every test and check
       --engines L in these engines (without it, in node and chromium)
       --editors   in VS Code, Neovim and Emacs, too
       --only A,B  only these parts
       --fail-fast stops at the first part that fails
       --list      names the parts
  bench            measures calls against bindings written by hand, in node and chromium
       --engines L in these engines
       --row TEXT  only rows with this in their names (may be repeated)
       --quick     a look: one process, few rounds
       --check     fails where a bar is missed by far
       --write     puts tables and charts into docs/
  bench compiler   the compiler beside others, and how its time and memory grow
  bench sizes      the sizes of programs with generated and with hand-written bindings, and of generated code
       --generated only generated code: lines and bytes for each member
  fuzz             makes up inputs for an hour, and runs everything on them that must not fail
       --seconds N for so long
       --target T  only this: analyze, edits, format, generate, fix, lsp, codecs or values
       --seed N    the same inputs once more
       --coverage  with libFuzzer
  vsix             packages the extension of VS Code
  pictures         renews the documentation's pictures of VS Code
  wasm ARGS…       cargo with the toolchain for WebAssembly, as `cargo xtask wasm build -p …`

environment: JSI_CACHE (folder for tools, default .cache), JSI_WASM=debian (use the distribution's
compiler for WebAssembly even where rustup has the target), CHROME, CHROMEDRIVER,
FIREFOX, GECKODRIVER, DENO, BUN, NVIM, EMACS (programs to use)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (consent, arguments) = consent(arguments.iter().map(String::as_str).collect());
    match command(&Layout::find(), consent, &arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether `--yes` was given, and the other arguments. What stands behind `wasm` is cargo's.
fn consent(mut arguments: Vec<&str>) -> (Consent, Vec<&str>) {
    let count = arguments.len();
    let mut ours = true;
    arguments.retain(|it| {
        ours = ours && *it != "wasm";
        !ours || *it != "--yes"
    });
    let consent = if arguments.len() < count {
        Consent::Given
    } else {
        Consent::Asked
    };
    (consent, arguments)
}

fn command(layout: &Layout, consent: Consent, arguments: &[&str]) -> Result<ExitCode> {
    if arguments.first() != Some(&"wasm") && arguments.contains(&"--help") {
        print!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    match arguments {
        ["setup", rest @ ..] => setup::run(layout, consent, &steps(rest)?)?,
        ["demo"] => demo::run(layout, consent, false)?,
        ["demo", "--serve"] => demo::run(layout, consent, true)?,
        ["test", rest @ ..] => return test::run(layout, consent, rest),
        ["bench", rest @ ..] => return bench::run(layout, consent, rest),
        ["fuzz", rest @ ..] => return fuzz::run(layout, consent, rest),
        ["vsix"] => editors::vsix(layout, consent)?,
        ["pictures"] => editors::pictures(layout, consent)?,
        ["wasm", rest @ ..] => return wasm(layout, consent, rest),
        [] | ["help" | "-h"] => print!("{USAGE}"),
        other => {
            return Err(Failure::new(
                format!("unknown command `{}`", other.join(" ")),
                USAGE,
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What `cargo xtask setup` does with these arguments.
fn steps(arguments: &[&str]) -> Result<Vec<setup::Step>> {
    let mut engines = engine::USUAL.to_vec();
    let mut editors = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--engines" => engines = engine::parse(rest.next().copied().unwrap_or_default())?,
            "--editors" => editors = setup::steps_for_editors(),
            other => return Err(Failure::new(format!("unknown argument `{other}`"), USAGE)),
        }
    }
    let checks = vec![setup::Step::Valgrind, setup::Step::Deny];
    Ok([setup::steps_for(&engines), editors, checks].concat())
}

/// Cargo with the toolchain and runner for WebAssembly; the target is added if none is named.
fn wasm(layout: &Layout, consent: Consent, arguments: &[&str]) -> Result<ExitCode> {
    setup::run(layout, consent, setup::RUN)?;
    let mut command = Toolchain::required()?.cargo(layout);
    if let Some((subcommand, rest)) = arguments.split_first() {
        command
            .arg(subcommand)
            .args(["--target", toolchain::TARGET])
            .args(rest);
    }
    if let Some(programs) = setup::wasm_bindgen(layout) {
        command.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            programs.runner,
        );
    }
    let good = command.status()?.success();
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
