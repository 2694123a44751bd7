//! `cargo xtask bench`: calls through generated bindings beside the same through bindings written by hand.

mod calls;
mod grid;
mod measured;
mod sizes;
mod stats;
mod table;

use std::process::ExitCode;

use crate::engine::{self, Engine};
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::setup;

/// What the command line asks for.
struct Options {
    engines: Vec<Engine>,
    rows: Vec<String>,
    effort: calls::Effort,
}

/// Runs what the arguments ask for.
pub fn run(layout: &Layout, arguments: &[&str]) -> Result<ExitCode> {
    if arguments == ["sizes"] {
        setup::run(layout, &setup::steps_for(&[Engine::Node]))?;
        println!("\n{}", sizes::grid(&sizes::measure(layout)?).text());
        return Ok(ExitCode::SUCCESS);
    }
    let options = parse(arguments)?;
    setup::run(layout, &setup::steps_for(&options.engines))?;
    calls::build(layout)?;
    for engine in &options.engines {
        let rows = calls::measure(layout, *engine, &options.rows, options.effort)?;
        println!(
            "\n{}{}\n",
            table::grid(engine.title(), &rows).text(),
            table::mean_line(&rows)
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(arguments: &[&str]) -> Result<Options> {
    let mut options = Options {
        engines: engine::USUAL.to_vec(),
        rows: Vec::new(),
        effort: calls::FULL,
    };
    let mut rest = arguments;
    loop {
        rest = match rest {
            [] => return Ok(options),
            ["--engines", list, rest @ ..] => {
                options.engines = engine::parse(list)?;
                rest
            }
            ["--row", text, rest @ ..] => {
                options.rows.push((*text).to_owned());
                rest
            }
            ["--quick", rest @ ..] => {
                options.effort = calls::QUICK;
                rest
            }
            [other, ..] => {
                return Err(Failure::new(
                    format!("`bench` knows no `{other}`"),
                    "see `cargo xtask --help`",
                ));
            }
        };
    }
}
