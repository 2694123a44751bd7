//! `cargo xtask`: the commands of the README. Needs only the ordinary toolchain; set-up installs what else a command needs.
#![forbid(unsafe_code)]

mod bench;
mod beside;
mod book;
mod bundled;
mod contract_report;
mod demo;
mod editors;
mod engine;
mod examples;
mod failure;
mod fuzz;
mod import_report;
mod layout;
mod package;
mod packaged;
mod packages;
mod platform;
mod playground;
mod quick_starts;
mod run;
mod setup;
mod templates;
mod test;
mod toolchain;
mod tutorial;
mod vendored_bindings;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use engine::Engines;
use failure::Result;
use layout::Layout;
use setup::Consent;
use toolchain::Toolchain;

const ENVIRONMENT: &str = "\
Environment:
  JSI_CACHE  folder for tools, default .cache
  JSI_WASM=debian
             use the distribution's compiler for WebAssembly even where rustup has the target
  CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER, DENO, BUN, NVIM, EMACS
             programs to use instead of those in PATH or of set-up";

/// Set-up, demo, tests and benchmarks of this repository
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", after_help = ENVIRONMENT)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
struct Cli {
    /// Allow what set-up otherwise asks for: to become root, to link a toolchain, to build a program without its lock file
    #[arg(long, global = true)]
    yes: bool,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Install what the other commands need; existing tools are kept
    Setup {
        /// For tests in these engines: node, chromium, firefox, deno, bun, or all
        #[arg(long, value_name = "LIST", default_value = engine::DEFAULT)]
        engines: Engines,
        /// For tests in VS Code, Neovim and Emacs
        #[arg(long)]
        editors: bool,
        /// For tests of our templates with Trunk and wasm-pack
        #[arg(long)]
        integrations: bool,
    },
    /// Build the examples and run them in Node
    Demo {
        /// Then open them to a browser
        #[arg(long)]
        serve: bool,
        /// Renew the picture of their first page in the README, and that of the tutorial
        #[arg(long, conflicts_with = "serve")]
        picture: bool,
    },
    Book(book::Options),
    Test(test::Options),
    Bench(bench::BenchArgs),
    Fuzz(fuzz::Options),
    ContractReport(contract_report::Options),
    ImportReport(import_report::Options),
    /// Package the extension of VS Code
    Vsix,
    /// Renew the documentation's pictures of VS Code
    Pictures,
    Platform(platform::Options),
    /// Build the page of the playground, a folder of files
    Playground {
        /// Then serve it to a browser
        #[arg(long)]
        serve: bool,
    },
    /// Run cargo with the toolchain for WebAssembly, as in `cargo xtask wasm build -p jsi-runtime`
    #[command(disable_help_flag = true)]
    Wasm {
        /// The arguments of cargo
        #[arg(
            value_name = "ARGUMENT",
            trailing_var_arg = true,
            allow_hyphen_values = true
        )]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(&Layout::find(), Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; returns whether all checks have passed.
fn run(layout: &Layout, cli: Cli) -> Result<bool> {
    let consent = if cli.yes {
        Consent::Given
    } else {
        Consent::Asked
    };
    match cli.command {
        Command::Setup {
            engines,
            editors,
            integrations,
        } => {
            let mut steps = steps(&engines, editors);
            if integrations {
                steps.extend(setup::INTEGRATIONS);
            }
            setup::run(layout, consent, &steps)?;
        }
        Command::Demo { picture: true, .. } => demo::picture(layout, consent)?,
        Command::Demo { serve, .. } => demo::run(layout, consent, serve)?,
        Command::Book(options) => book::run(layout, consent, &options)?,
        Command::Test(options) => return test::run(layout, consent, &options),
        Command::Bench(arguments) => return bench::run(layout, consent, &arguments),
        Command::Fuzz(options) => return fuzz::run(layout, consent, &options),
        Command::ContractReport(options) => return contract_report::run(layout, consent, &options),
        Command::ImportReport(options) => return import_report::run(layout, consent, &options),
        Command::Vsix => editors::vsix(layout, consent)?,
        Command::Pictures => editors::pictures(layout, consent)?,
        Command::Playground { serve } => playground::run(layout, consent, serve)?,
        Command::Platform(options) => return platform::renew(layout, consent, &options),
        Command::Wasm { arguments } => return wasm(layout, consent, &arguments),
    }
    Ok(true)
}

/// The steps of `cargo xtask setup`.
fn steps(engines: &Engines, editors: bool) -> Vec<setup::Step> {
    let editors = if editors {
        setup::steps_for_editors()
    } else {
        Vec::new()
    };
    let checks = vec![
        setup::Step::Valgrind,
        setup::Step::Deny,
        setup::Step::Mdbook,
        setup::Step::Workerd,
    ];
    [setup::steps_for(&engines.0), editors, checks].concat()
}

/// Cargo with the toolchain and runner for WebAssembly; the target is added if none is named.
fn wasm(layout: &Layout, consent: Consent, arguments: &[String]) -> Result<bool> {
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
    Ok(command.status()?.success())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn arguments_after_wasm_belong_to_cargo() -> std::result::Result<(), clap::Error> {
        let cli = Cli::try_parse_from(["xtask", "wasm", "build", "--yes", "--help"])?;
        assert!(!cli.yes);
        assert!(matches!(cli.command, Command::Wasm { arguments } if arguments.len() == 3));
        assert!(Cli::try_parse_from(["xtask", "test", "--yes"])?.yes);
        Ok(())
    }
}
